//! Narrowing the list of names, as one types.

use crossterm::event::KeyCode;
use ratatui::{buffer::Buffer, layout::Rect};
use tui_input::Input;

use super::{Outcome, prompt};
use crate::display::visible;
use crate::ui::{
    action::{Action, Direction, Motion},
    app::App,
    key::Key,
    paint,
    panes::entities::EntityRow,
    theme::Look,
};

/// What the names have to match, being typed.
#[derive(Clone, Debug, Default)]
pub struct Narrow {
    /// The letters.
    pub input: Input,
}

impl Narrow {
    /// Takes a key.
    pub fn press(&mut self, key: Key) -> Outcome {
        match key.code {
            KeyCode::Esc => Outcome::Widen,
            KeyCode::Backspace if self.input.value().is_empty() => Outcome::Widen,
            KeyCode::Enter => Outcome::Close,
            KeyCode::Down => Outcome::Above(Action::Move(Motion::Line(Direction::Next))),
            KeyCode::Up => Outcome::Above(Action::Move(Motion::Line(Direction::Previous))),
            _ => match prompt::edit(&mut self.input, key) {
                Some(true) => Outcome::Narrow,
                _ => Outcome::Stay,
            },
        }
    }
}

/// Draws the prompt in the last row.
pub fn draw(app: &App, narrow: &Narrow, buffer: &mut Buffer) {
    let screen = app.layout.area;
    let area = Rect::new(0, screen.bottom().saturating_sub(1), screen.width, 1);
    let skin = app.skin();
    paint::clear(buffer, area, skin.style(Look::Ground));
    prompt::draw(&narrow.input, "names: ", skin, buffer, area);
    let rows = app.entities.rows.iter();
    let n_names = rows.filter(|row| matches!(row, EntityRow::Entity(..)));
    let told = match n_names.count() {
        0 => "no name matches ".to_owned(),
        1 => "1 name; Enter keeps it ".to_owned(),
        n => format!("{n} names; Enter keeps them "),
    };
    let used = visible::width(narrow.input.value()) + 9;
    let mut row = paint::Row::of(buffer, area, 0);
    row.skip(used).put_right(&told, skin.style(Look::Dim));
}
