//! Search in the article that is shown, as one types.

use crossterm::event::KeyCode;
use ratatui::{buffer::Buffer, layout::Rect};
use tui_input::Input;

use super::{Outcome, prompt};
use crate::ui::{app::App, key::Key, paint, place::Place, theme::Look};

/// A search being typed.
#[derive(Clone, Debug)]
pub struct Search {
    /// The words.
    pub input: Input,
    /// Where the reader was when it began.
    pub from: Place,
}

impl Search {
    /// Takes a key.
    pub fn press(&mut self, key: Key) -> Outcome {
        match key.code {
            KeyCode::Esc => Outcome::Return(self.from.clone()),
            KeyCode::Backspace if self.input.value().is_empty() => {
                Outcome::Return(self.from.clone())
            }
            KeyCode::Enter => Outcome::Found,
            _ => match prompt::edit(&mut self.input, key) {
                Some(true) => Outcome::Seek,
                _ => Outcome::Stay,
            },
        }
    }
}

/// Draws the prompt in the last row.
pub fn draw(app: &App, search: &Search, buffer: &mut Buffer) {
    let screen = app.layout.area;
    let area = Rect::new(0, screen.bottom().saturating_sub(1), screen.width, 1);
    let skin = app.skin();
    paint::clear(buffer, area, skin.style(Look::Ground));
    prompt::draw(&search.input, "/", skin, buffer, area);
    let n_hits = app.hits_in_article(search.input.value());
    let words = match n_hits {
        _ if search.input.value().is_empty() => String::new(),
        0 => "nothing found".to_owned(),
        1 => "1 hit; Enter keeps it ".to_owned(),
        n => format!("{n} hits; Enter keeps them "),
    };
    let mut row = paint::Row::of(buffer, area, 0);
    let used = crate::display::visible::width(search.input.value()) + 3;
    row.skip(used).put_right(&words, skin.style(Look::Dim));
}
