//! The date of an article, as the reader says it is.

use crossterm::event::KeyCode;
use ratatui::{buffer::Buffer, layout::Rect};
use tui_input::Input;

use super::{Outcome, prompt};
use crate::display::{dates, visible};
use crate::ui::{app::App, key::Key, paint, theme::Look};
use dateline_core::{article::DateRange, source};

const SIGN: &str = "Published on: ";

/// A date being typed.
#[derive(Clone, Debug, Default)]
pub struct DatePrompt {
    /// What is typed.
    pub input: Input,
}

impl DatePrompt {
    /// Takes a key.
    pub fn press(&mut self, key: Key) -> Outcome {
        match key.code {
            KeyCode::Esc => Outcome::Close,
            KeyCode::Backspace if self.input.value().is_empty() => Outcome::Close,
            KeyCode::Enter => match self.days() {
                Some(days) => Outcome::Published(days),
                None => Outcome::Stay,
            },
            _ => {
                prompt::edit(&mut self.input, key);
                Outcome::Stay
            }
        }
    }

    /// What is typed, as days.
    fn days(&self) -> Option<DateRange> {
        let typed = self.input.value();
        let exact = typed.parse().ok();
        exact.or_else(|| source::parse_date(typed).map(|dating| dating.days))
    }
}

/// Draws the prompt in the last row, and what is understood of it.
pub fn draw(app: &App, date: &DatePrompt, buffer: &mut Buffer) {
    let screen = app.layout.area;
    let area = Rect::new(0, screen.bottom().saturating_sub(1), screen.width, 1);
    let skin = app.skin();
    paint::clear(buffer, area, skin.style(Look::Ground));
    prompt::draw(&date.input, SIGN, skin, buffer, area);
    let words = match date.days() {
        Some(days) => format!("{} ", dates::days_in_full(days)),
        None => "2017-11-23, 23 Nov 2017, 2017-11, or two days with / ".to_owned(),
    };
    let mut row = paint::Row::of(buffer, area, 0);
    row.skip(visible::width(SIGN) + visible::width(date.input.value()) + 2)
        .put_right(&words, skin.style(Look::Dim));
}
