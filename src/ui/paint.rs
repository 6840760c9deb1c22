//! Puts text into cells.

use ratatui::{buffer::Buffer, layout::Rect, style::Style};

use super::{
    keymap::Keymap,
    theme::{StyleRole, Theme},
};
use crate::display::{glyphs::Glyphs, visible, wrap};

/// A row of cells that is being filled from left to right.
pub struct Row<'a> {
    buffer: &'a mut Buffer,
    x: u16,
    y: u16,
    end: u16,
}

/// How everything is drawn.
#[derive(Clone, Copy, Debug)]
pub struct DrawContext<'a> {
    /// The colours.
    pub theme: &'a Theme,
    /// The glyphs.
    pub glyphs: &'a Glyphs,
    /// The keys, as hints name them.
    pub keymap: &'a Keymap,
}

impl DrawContext<'_> {
    /// The style of `role`.
    pub fn style(&self, role: StyleRole) -> Style {
        self.theme.style(role)
    }
}

impl<'a> Row<'a> {
    /// Row `n` of `area`, from the top; empty when there is none.
    pub fn of(buffer: &'a mut Buffer, area: Rect, n: u16) -> Row<'a> {
        let area = area.intersection(buffer.area);
        let inside = n < area.height;
        Row {
            x: area.x,
            y: area.y + if inside { n } else { 0 },
            end: if inside { area.right() } else { area.x },
            buffer,
        }
    }

    /// Columns that are left.
    pub fn left(&self) -> usize {
        usize::from(self.end.saturating_sub(self.x))
    }

    /// Puts as much of `text` as there is room for.
    pub fn put(&mut self, text: &str, style: Style) -> &mut Self {
        for (_, grapheme) in visible::graphemes(text) {
            if !self.put_grapheme(&grapheme, style) {
                break;
            }
        }
        self
    }

    /// Puts `text` cut to `columns` with an ellipsis, and blanks up to there.
    pub fn put_cut(
        &mut self,
        text: &str,
        columns: usize,
        context: DrawContext<'_>,
        style: Style,
    ) -> &mut Self {
        let columns = columns.min(self.left());
        let cut = visible::cut(text, columns, context.glyphs.ellipsis);
        let used = visible::width(&cut);
        self.put(&cut, style).skip(columns - used)
    }

    /// Puts one grapheme; `false` when there is no room for it.
    pub fn put_grapheme(&mut self, grapheme: &visible::Visible<'_>, style: Style) -> bool {
        if grapheme.width == 0 {
            return true;
        }
        if self.x + grapheme.width > self.end {
            return false;
        }
        self.buffer[(self.x, self.y)]
            .set_symbol(&grapheme.symbol)
            .set_style(style);
        for x in self.x + 1..self.x + grapheme.width {
            self.buffer[(x, self.y)].reset();
            self.buffer[(x, self.y)].set_style(style);
        }
        self.x += grapheme.width;
        true
    }

    /// Leaves `columns` as they are.
    pub fn skip(&mut self, columns: usize) -> &mut Self {
        self.x = self.end.min(self.x.saturating_add(columns as u16));
        self
    }

    /// Puts `text` at the right end, if there is room for it and a blank before it.
    pub fn put_right(&mut self, text: &str, style: Style) -> &mut Self {
        let columns = visible::width(text);
        if columns < self.left() {
            let end = self.end;
            self.x = end - columns as u16;
            self.put(text, style);
        }
        self
    }
}

/// Gives all cells of `area` the style, without changing what they show.
pub fn shade(buffer: &mut Buffer, area: Rect, style: Style) {
    buffer.set_style(area.intersection(buffer.area), style);
}

/// Empties `area`.
pub fn clear(buffer: &mut Buffer, area: Rect, style: Style) {
    let area = area.intersection(buffer.area);
    for position in area.positions() {
        buffer[position].reset();
    }
    buffer.set_style(area, style);
}

/// `style` in a row that is selected or not: a selected row keeps the colours of the selection.
pub fn on(selected: bool, style: Style) -> Style {
    match selected {
        true => Style {
            fg: None,
            bg: None,
            ..style
        },
        false => style,
    }
}

/// Puts `text` into the rows of `area` from the top, wrapped, a blank column before it.
pub fn put_wrapped(buffer: &mut Buffer, area: Rect, text: &str, style: Style) {
    for (n, line) in wrap::wrap(text, area.width.saturating_sub(2))
        .into_iter()
        .enumerate()
    {
        Row::of(buffer, area, n as u16)
            .skip(1)
            .put(&text[line], style);
    }
}
