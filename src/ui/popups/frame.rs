//! The frame of a box, and what its keys do.

use ratatui::{buffer::Buffer, layout::Rect};

use crate::ui::{
    keymap::Hint,
    paint::{self, DrawContext, Row},
    theme::StyleRole,
};

/// Rows of a box that hold no list: its frame and its prompt.
const ROWS_AROUND: u16 = 4;
/// Columns between two hints.
const GAP: usize = 2;

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

/// Puts as many of `hints` as there is room for in so many columns.
pub fn put_hints(hints: &[Hint], room: usize, context: DrawContext<'_>, row: &mut Row<'_>) {
    let mut used = 0;
    for hint in hints {
        used += hint.columns() + GAP;
        if used > room + GAP {
            break;
        }
        row.put(&hint.keys, context.style(StyleRole::HintKey))
            .skip(1);
        row.put(&hint.word, context.style(StyleRole::Hint))
            .skip(GAP);
    }
}

/// Puts what the keys of a box do in the last row of `inner`: the last of `hints`, which says how one leaves, goes before
/// those for which there is no room.
pub fn put_foot(hints: &[Hint], context: DrawContext<'_>, buffer: &mut Buffer, inner: Rect) {
    let mut row = Row::of(buffer, inner, inner.height.saturating_sub(1));
    row.skip(1);
    let room = row.left();
    let Some((last, others)) = hints.split_last() else {
        return;
    };
    let mut left = room.saturating_sub(last.columns());
    let fits = |hint: &&Hint| -> bool {
        let columns = hint.columns() + GAP;
        let fits = columns <= left;
        left = left.saturating_sub(columns);
        fits
    };
    let shown = others.iter().take_while(fits).chain([last]);
    let shown: Vec<Hint> = shown.cloned().collect();
    put_hints(&shown, room, context, &mut row);
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
pub fn draw(heading: &str, context: DrawContext<'_>, buffer: &mut Buffer, area: Rect) -> Rect {
    paint::clear(buffer, area, context.style(StyleRole::Ground));
    if area.width < 3 || area.height < 3 {
        return area;
    }
    let glyphs = context.glyphs;
    let style = context.style(StyleRole::BorderFocused);
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
            .put(&format!(" {heading} "), context.style(StyleRole::Heading));
    }
    Rect::new(area.x + 1, area.y + 1, area.width - 2, area.height - 2)
}
