//! One line of typed text.

use ratatui::{buffer::Buffer, layout::Rect};
use tui_input::{Input, InputRequest};

use crate::{
    display::visible,
    ui::{
        paint::{self, DrawContext, Row},
        scene::Scene,
        theme::StyleRole,
    },
};

/// Inserts `text` where the cursor is, its line breaks and controls as blanks.
pub fn insert(input: &mut Input, text: &str) {
    for c in text.chars() {
        let c = if c.is_control() { ' ' } else { c };
        input.handle(InputRequest::InsertChar(c));
    }
}

/// Draws a prompt and what is typed in the last row of the window, and at its right end `words` about it.
pub fn draw_last_row(
    input: &Input,
    sign: &str,
    words: &str,
    scene: Scene<'_>,
    buffer: &mut Buffer,
) {
    let (screen, context) = (scene.layout.area, scene.context);
    let area = Rect::new(0, screen.bottom().saturating_sub(1), screen.width, 1);
    paint::clear(buffer, area, context.style(StyleRole::Ground));
    draw(input, sign, context, buffer, area);
    let mut row = Row::of(buffer, area, 0);
    row.skip(visible::width(sign) + visible::width(input.value()) + 2)
        .put_right(words, context.style(StyleRole::Dim));
}

/// Draws a prompt and what is typed, with the cursor, in row 0 of `area`.
pub fn draw(input: &Input, sign: &str, context: DrawContext<'_>, buffer: &mut Buffer, area: Rect) {
    let mut row = Row::of(buffer, area, 0);
    row.put(sign, context.style(StyleRole::Accent));
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
    row.put(&typed[start..cursor], context.style(StyleRole::Text));
    let under = typed[cursor..]
        .chars()
        .next()
        .map_or(" ".to_owned(), String::from);
    let reversed = context
        .style(StyleRole::Text)
        .add_modifier(ratatui::style::Modifier::REVERSED);
    row.put(&under, reversed);
    let rest = cursor + if cursor < typed.len() { under.len() } else { 0 };
    row.put(&typed[rest..], context.style(StyleRole::Text));
}
