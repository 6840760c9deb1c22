//! One line of typed text.

use crossterm::event::{KeyCode, KeyModifiers};
use ratatui::{buffer::Buffer, layout::Rect};
use tui_input::{Input, InputRequest};

use crate::display::visible;
use crate::ui::{
    key::Key,
    paint::{Row, Skin},
    theme::Look,
};

/// Takes `key` as a line editor does; `None` when it is no editing key, else whether the text changed.
pub fn edit(input: &mut Input, key: Key) -> Option<bool> {
    let control = key.modifiers == KeyModifiers::CONTROL;
    let alt = key.modifiers == KeyModifiers::ALT;
    let request = match key.code {
        KeyCode::Char('a') if control => InputRequest::GoToStart,
        KeyCode::Char('e') if control => InputRequest::GoToEnd,
        KeyCode::Char('b') if alt => InputRequest::GoToPrevWord,
        KeyCode::Char('f') if alt => InputRequest::GoToNextWord,
        KeyCode::Char('h') if control => InputRequest::DeletePrevChar,
        KeyCode::Char('d') if control => InputRequest::DeleteNextChar,
        KeyCode::Char('w') if control => InputRequest::DeletePrevWord,
        KeyCode::Backspace if alt => InputRequest::DeletePrevWord,
        KeyCode::Char('u') if control => InputRequest::DeleteLine,
        KeyCode::Char('k') if control => InputRequest::DeleteTillEnd,
        KeyCode::Char(c) if !control && !alt => InputRequest::InsertChar(c),
        KeyCode::Backspace => InputRequest::DeletePrevChar,
        KeyCode::Delete => InputRequest::DeleteNextChar,
        KeyCode::Left => InputRequest::GoToPrevChar,
        KeyCode::Right => InputRequest::GoToNextChar,
        KeyCode::Home => InputRequest::GoToStart,
        KeyCode::End => InputRequest::GoToEnd,
        _ => return None,
    };
    let before = input.value().to_owned();
    input.handle(request);
    Some(before != input.value())
}

/// Inserts `text` where the cursor is, its line breaks and controls as blanks.
pub fn insert(input: &mut Input, text: &str) {
    for c in text.chars() {
        let c = if c.is_control() { ' ' } else { c };
        input.handle(InputRequest::InsertChar(c));
    }
}

/// Draws a prompt and what is typed, with the cursor, in row 0 of `area`.
pub fn draw(input: &Input, sign: &str, skin: Skin<'_>, buffer: &mut Buffer, area: Rect) {
    let mut row = Row::of(buffer, area, 0);
    row.put(sign, skin.style(Look::Accent));
    let typed = input.value();
    let cursor = typed
        .char_indices()
        .nth(input.cursor())
        .map_or(typed.len(), |(at, _)| at);
    // The start is cut off where the line is too long for its cursor to be seen.
    let mut start = 0;
    while visible::width(&typed[start..cursor]) + 2 > row.left() && start < cursor {
        start += typed[start..].chars().next().map_or(1, char::len_utf8);
    }
    row.put(&typed[start..cursor], skin.style(Look::Text));
    let under = typed[cursor..]
        .chars()
        .next()
        .map_or(" ".to_owned(), String::from);
    let reversed = skin
        .style(Look::Text)
        .add_modifier(ratatui::style::Modifier::REVERSED);
    row.put(&under, reversed);
    let rest = cursor + if cursor < typed.len() { under.len() } else { 0 };
    row.put(&typed[rest..], skin.style(Look::Text));
}
