//! Draws the name card.

use jiff::civil::Date;
use ratatui::{buffer::Buffer, layout::Rect};

use super::{Card, rows::CardRow};
use crate::display::{dates, visible};
use crate::ui::{
    keymap::Mode,
    paint::{self, DrawContext, Row},
    popups::frame,
    scene::Scene,
    theme::StyleRole,
};

/// Columns of the box.
const COLUMNS: u16 = 100;

/// Draws the box.
pub fn draw(scene: Scene<'_>, card: &Card, buffer: &mut Buffer) {
    let context = scene.context;
    let area = frame::list_area(scene.layout.area, COLUMNS, card.rows.len());
    let inner = frame::draw(&visible::clean(&card.heading), context, buffer, area);
    let list = Rect {
        height: inner.height.saturating_sub(2),
        ..inner
    };
    let selected = card.leading().get(card.selection.at).copied();
    let seen = card.rows.iter().enumerate().skip(card.selection.scroll.top);
    for (n, (at, row)) in seen.take(usize::from(list.height)).enumerate() {
        let area = Rect::new(list.x, list.y + n as u16, list.width, 1);
        draw_row(row, selected == Some(at), context, buffer, area);
    }
    // What was just done stands at the foot of the window unless the box covers it.
    let over_foot = area.bottom() == scene.layout.area.bottom();
    match scene.message.filter(|_| over_foot) {
        Some(message) => {
            let mut row = Row::of(buffer, inner, inner.height.saturating_sub(1));
            let room = row.left().saturating_sub(2);
            let said = visible::clean(&message.text);
            row.skip(1)
                .put_cut(&said, room, context, context.style(StyleRole::Message));
        }
        None => {
            let hints = context.keymap.hints(&[Mode::Card, Mode::List]);
            frame::put_foot(&hints, context, buffer, inner);
        }
    }
}

fn draw_row(
    row: &CardRow,
    selected: bool,
    context: DrawContext<'_>,
    buffer: &mut Buffer,
    area: Rect,
) {
    if selected {
        paint::shade(buffer, area, context.style(StyleRole::Selection));
    }
    let style = |role| paint::on(selected, context.style(role));
    let mut cells = Row::of(buffer, area, 0);
    let bar = if selected { context.glyphs.bar } else { " " };
    cells.put(bar, context.style(StyleRole::Accent));
    match row {
        CardRow::Mentions(text) => {
            cells.put(text, style(StyleRole::Text));
        }
        CardRow::Days(days) => draw_days(days, context, &mut cells),
        CardRow::Heading(text) => {
            cells.put(text, style(StyleRole::Heading));
        }
        CardRow::Place(line) => {
            let room = cells.left().saturating_sub(3);
            let width = visible::width(&line.text).min(room);
            cells.skip(2);
            cells.put_cut(&line.text, width, context, style(line.role));
            let room = cells.left().saturating_sub(3);
            cells.skip(2);
            cells.put_cut(&line.aside, room, context, style(line.aside_role));
        }
    }
}

/// Draws mentions by day from the first day to the last, several days to a column where they are many.
fn draw_days(days: &[(Date, usize)], context: DrawContext<'_>, cells: &mut Row<'_>) {
    let (Some((first, _)), Some((last, _))) = (days.first(), days.last()) else {
        return;
    };
    let labels = [*first, *last].map(|day| dates::day_month_year(day).trim().to_owned());
    let around: usize = labels.iter().map(|label| visible::width(label) + 1).sum();
    let n_days = (*last - *first).get_days().max(0) as usize + 1;
    let room = cells.left().saturating_sub(around + 1).max(1);
    let days_each = n_days.div_ceil(room);
    let mut counts = vec![0; n_days.div_ceil(days_each)];
    for (day, n) in days {
        counts[(*day - *first).get_days().max(0) as usize / days_each] += n;
    }
    let most = counts.iter().copied().max().unwrap_or(1).max(1);
    cells.put(&labels[0], context.style(StyleRole::Dim)).skip(1);
    for n in counts {
        let level = (n * context.glyphs.levels.len()).div_ceil(most);
        match level.checked_sub(1) {
            Some(level) => cells.put(context.glyphs.levels[level], context.style(StyleRole::Bar)),
            None => cells.put(context.glyphs.dot, context.style(StyleRole::Dim)),
        };
    }
    if n_days > 1 {
        cells.skip(1).put(&labels[1], context.style(StyleRole::Dim));
    }
}
