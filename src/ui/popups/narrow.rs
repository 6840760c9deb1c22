//! Narrowing the list of names, as one types.

use ratatui::buffer::Buffer;
use tui_input::Input;

use super::{outcome::PopupOutcome, prompt};
use crate::ui::{action::Action, scene::Scene};

/// What the names have to match, being typed.
#[derive(Clone, Debug, Default)]
pub struct Narrow {
    /// The letters.
    pub input: Input,
    /// How many names match.
    pub n_names: usize,
}

impl Narrow {
    /// Does `action`.
    pub fn update(&mut self, action: Action) -> PopupOutcome {
        match action {
            Action::Close => PopupOutcome::Widen,
            Action::Open => PopupOutcome::Close,
            Action::Move(_) => PopupOutcome::Above(action),
            _ => PopupOutcome::Stay,
        }
    }

    /// Draws the prompt in the last row.
    pub fn draw(&self, scene: Scene<'_>, buffer: &mut Buffer) {
        let words = match self.n_names {
            0 => "no name matches ".to_owned(),
            1 => "1 name; Enter keeps it ".to_owned(),
            n => format!("{n} names; Enter keeps them "),
        };
        prompt::draw_last_row(&self.input, "names: ", &words, scene, buffer);
    }
}
