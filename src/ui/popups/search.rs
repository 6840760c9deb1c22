//! Search in the article that is shown, as one types.

use ratatui::buffer::Buffer;
use tui_input::Input;

use super::{outcome::PopupOutcome, prompt};
use crate::ui::{action::Action, location::Location, scene::Scene};

/// A search being typed.
#[derive(Clone, Debug)]
pub struct Search {
    /// The words.
    pub input: Input,
    /// Where the reader was when it began.
    pub from: Location,
    /// How often the words stand in the article.
    pub n_hits: usize,
}

impl Search {
    /// Does `action`.
    pub fn update(&mut self, action: Action) -> PopupOutcome {
        match action {
            Action::Close => PopupOutcome::Return(self.from.clone()),
            Action::Open => PopupOutcome::Found,
            _ => PopupOutcome::Stay,
        }
    }

    /// Draws the prompt in the last row.
    pub fn draw(&self, scene: Scene<'_>, buffer: &mut Buffer) {
        let words = match self.n_hits {
            _ if self.input.value().is_empty() => String::new(),
            0 => "nothing found".to_owned(),
            1 => "1 hit; Enter keeps it ".to_owned(),
            n => format!("{n} hits; Enter keeps them "),
        };
        prompt::draw_last_row(&self.input, "/", &words, scene, buffer);
    }
}
