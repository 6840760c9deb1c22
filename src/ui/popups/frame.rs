//! The frame of a box, and the list in it.

use ratatui::{buffer::Buffer, layout::Rect};

use crate::display::visible;
use crate::ui::{
    action::{Direction, Motion},
    key::Key,
    paint::{self, Row, Skin},
    panes::list::{self, Scroll},
    theme::Look,
};
use crossterm::event::{KeyCode, KeyModifiers};

/// Rows of a box that hold no list: its frame and its prompt.
const ROWS_AROUND: u16 = 4;

/// A place for a box of up to `width` by `height` in the upper middle of `screen`; all of a small one.
pub fn area(screen: Rect, width: u16, height: u16) -> Rect {
    let width = if screen.width < 60 {
        screen.width
    } else {
        width.min(screen.width - 4)
    };
    let height = if screen.height < 16 {
        screen.height
    } else {
        height.min(screen.height - 2)
    };
    Rect {
        x: screen.x + (screen.width - width) / 2,
        y: screen.y + (screen.height - height) / 3,
        width,
        height,
    }
}

/// Whether `key` closes a box in which nothing is typed.
pub fn closes(key: Key) -> bool {
    match key.code {
        KeyCode::Char('o') => key.modifiers == KeyModifiers::CONTROL,
        KeyCode::Esc | KeyCode::Backspace | KeyCode::Char('q') => true,
        _ => false,
    }
}

/// Where `key` moves in a box in which nothing is typed.
pub fn motion(key: Key) -> Option<Motion> {
    let control = key.modifiers == KeyModifiers::CONTROL;
    Some(match key.code {
        KeyCode::Char('d') if control => Motion::HalfPage(Direction::Next),
        KeyCode::Char('u') if control => Motion::HalfPage(Direction::Previous),
        KeyCode::Char('f') if control => Motion::Page(Direction::Next),
        KeyCode::Char('b') if control => Motion::Page(Direction::Previous),
        KeyCode::Char('n') if control => Motion::Line(Direction::Next),
        KeyCode::Char('p') if control => Motion::Line(Direction::Previous),
        KeyCode::Down | KeyCode::Char('j') => Motion::Line(Direction::Next),
        KeyCode::Up | KeyCode::Char('k') => Motion::Line(Direction::Previous),
        KeyCode::PageDown | KeyCode::Char(' ') => Motion::Page(Direction::Next),
        KeyCode::PageUp => Motion::Page(Direction::Previous),
        KeyCode::Home | KeyCode::Char('g') => Motion::First,
        KeyCode::End | KeyCode::Char('G') => Motion::Last,
        _ => return None,
    })
}

/// Puts the first of `hints` that fits, or as much as fits of the last, in the last row of a box.
pub fn put_hint(hints: &[&str], skin: Skin<'_>, buffer: &mut Buffer, inner: Rect) {
    let mut row = Row::of(buffer, inner, inner.height.saturating_sub(1));
    let room = row.left().saturating_sub(2);
    let fits = hints.iter().find(|hint| visible::width(hint) <= room);
    if let Some(hint) = fits.or(hints.last()) {
        row.skip(1)
            .put_cut(hint, room, skin, skin.style(Look::Hint));
    }
}

/// A place for a box with a list of `n_rows` rows of up to `columns` columns, with a blank and a hint below.
pub fn list_area(screen: Rect, columns: u16, n_rows: usize) -> Rect {
    let n_rows = n_rows.min(usize::from(u16::MAX)) as u16;
    area(screen, columns, n_rows.saturating_add(ROWS_AROUND))
}

/// Columns within the frame of a box of up to `columns` columns in a window with `width`.
pub fn inner_columns(columns: u16, width: u16) -> u16 {
    let screen = Rect::new(0, 0, width, u16::MAX);
    area(screen, columns, u16::MAX).width.saturating_sub(2)
}

/// Rows of a list in a box of a window with `height` rows.
pub fn list_rows(height: u16) -> usize {
    let box_height = if height < 16 { height } else { height - 2 };
    usize::from(box_height.saturating_sub(ROWS_AROUND)).max(1)
}

/// Draws the frame with its heading, and gives what is inside.
pub fn draw(heading: &str, skin: Skin<'_>, buffer: &mut Buffer, area: Rect) -> Rect {
    paint::clear(buffer, area, skin.style(Look::Ground));
    if area.width < 3 || area.height < 3 {
        return area;
    }
    let glyphs = skin.glyphs;
    let style = skin.style(Look::BorderFocused);
    let inner = usize::from(area.width - 2);
    let horizontal = glyphs.horizontal.repeat(inner);
    let bottom = area.height - 1;
    for (n, left, right) in [
        (0, glyphs.top_left, glyphs.top_right),
        (bottom, glyphs.bottom_left, glyphs.bottom_right),
    ] {
        let mut row = Row::of(buffer, area, n);
        row.put(left, style)
            .put(&horizontal, style)
            .put(right, style);
    }
    for n in 1..bottom {
        let mut row = Row::of(buffer, area, n);
        row.put(glyphs.vertical, style)
            .skip(inner)
            .put(glyphs.vertical, style);
    }
    if !heading.is_empty() {
        let mut row = Row::of(buffer, area, 0);
        row.skip(2)
            .put(&format!(" {heading} "), skin.style(Look::Heading));
    }
    Rect::new(area.x + 1, area.y + 1, area.width - 2, area.height - 2)
}

/// A selection in a list that is as long as its filter lets it be.
#[derive(Clone, Copy, Debug, Default)]
pub struct Choice {
    /// The row that is selected.
    pub at: usize,
    /// Which rows are seen.
    pub scroll: Scroll,
}

impl Choice {
    /// Moves by `key` within `len` rows, `height` of which are seen; `false` when the key does not move.
    pub fn press(&mut self, key: Key, len: usize, height: usize) -> bool {
        let control = key.modifiers == KeyModifiers::CONTROL;
        let motion = match key.code {
            KeyCode::Down => Motion::Line(Direction::Next),
            KeyCode::Up => Motion::Line(Direction::Previous),
            KeyCode::Char('n' | 'j') if control => Motion::Line(Direction::Next),
            KeyCode::Char('p' | 'k') if control => Motion::Line(Direction::Previous),
            KeyCode::PageDown => Motion::Page(Direction::Next),
            KeyCode::PageUp => Motion::Page(Direction::Previous),
            KeyCode::Home if control => Motion::First,
            KeyCode::End if control => Motion::Last,
            _ => return false,
        };
        self.at = list::moved(self.at, motion, 0, len, height);
        self.scroll.show(self.at, len, height);
        true
    }

    /// Selects the first row.
    pub fn reset(&mut self) {
        *self = Choice::default();
    }
}
