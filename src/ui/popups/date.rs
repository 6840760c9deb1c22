//! The date of an article, as the reader says it is.

use ratatui::buffer::Buffer;
use tui_input::Input;

use super::{outcome::PopupOutcome, prompt};
use crate::{
    display::dates,
    ui::{action::Action, scene::Scene},
};
use dateline_core::{article::DateRange, source};

/// A date being typed.
#[derive(Clone, Debug, Default)]
pub struct DatePrompt {
    /// What is typed.
    pub input: Input,
}

impl DatePrompt {
    /// Does `action`.
    pub fn update(&mut self, action: Action) -> PopupOutcome {
        match (action, self.days()) {
            (Action::Close, _) => PopupOutcome::Close,
            (Action::Open, Some(days)) => PopupOutcome::Publish(days),
            _ => PopupOutcome::Stay,
        }
    }

    /// What is typed, as days.
    fn days(&self) -> Option<DateRange> {
        let typed = self.input.value();
        let exact = typed.parse().ok();
        exact.or_else(|| source::parse_date(typed).map(|dating| dating.days))
    }

    /// Draws the prompt in the last row, and what is understood of it.
    pub fn draw(&self, scene: Scene<'_>, buffer: &mut Buffer) {
        let words = match self.days() {
            Some(days) => format!("{} ", dates::days_in_full(days)),
            None => "2017-11-23, 23 Nov 2017, 2017-11, or two days with / ".to_owned(),
        };
        prompt::draw_last_row(&self.input, "Published on: ", &words, scene, buffer);
    }
}
