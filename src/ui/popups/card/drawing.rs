//! Draws the name card.

use jiff::civil::Date;
use ratatui::{buffer::Buffer, layout::Rect};

use super::{Card, rows::CardRow};
use crate::display::{dates, visible};
use crate::ui::{
    app::App,
    paint::{self, Row, Skin},
    popups::frame,
    theme::Look,
};

/// Columns of the box.
const COLUMNS: u16 = 100;

/// The keys, in as many words as there is room for.
const HINTS: [&str; 2] = [
    "Enter goes there  n follows  M merges  B breaks a spelling off  u undoes  Esc closes",
    "Enter goes  n follows  M merges  B breaks off  u undoes",
];

/// Draws the box.
pub fn draw(app: &App, card: &Card, buffer: &mut Buffer) {
    let skin = app.skin();
    let area = frame::list_area(app.layout.area, COLUMNS, card.rows.len());
    let inner = frame::draw(&visible::clean(&card.heading), skin, buffer, area);
    let list = Rect {
        height: inner.height.saturating_sub(2),
        ..inner
    };
    let selected = card.leading().get(card.at).copied();
    let seen = card.rows.iter().enumerate().skip(card.scroll.top);
    for (n, (at, row)) in seen.take(usize::from(list.height)).enumerate() {
        let area = Rect::new(list.x, list.y + n as u16, list.width, 1);
        draw_row(row, selected == Some(at), skin, buffer, area);
    }
    // What was just done stands at the foot of the window unless the box covers it.
    let over_foot = area.bottom() == app.layout.area.bottom();
    match app.message.as_ref().filter(|_| over_foot) {
        Some(message) => {
            let mut row = Row::of(buffer, inner, inner.height.saturating_sub(1));
            let room = row.left().saturating_sub(2);
            let said = visible::clean(&message.text);
            row.skip(1)
                .put_cut(&said, room, skin, skin.style(Look::Message));
        }
        None => frame::put_hint(&HINTS, skin, buffer, inner),
    }
}

fn draw_row(row: &CardRow, selected: bool, skin: Skin<'_>, buffer: &mut Buffer, area: Rect) {
    if selected {
        paint::shade(buffer, area, skin.style(Look::Selection));
    }
    let style = |look| paint::on(selected, skin.style(look));
    let mut cells = Row::of(buffer, area, 0);
    let bar = if selected { skin.glyphs.bar } else { " " };
    cells.put(bar, skin.style(Look::Accent));
    match row {
        CardRow::Mentions(text) => {
            cells.put(text, style(Look::Text));
        }
        CardRow::Days(days) => draw_days(days, skin, &mut cells),
        CardRow::Heading(text) => {
            cells.put(text, style(Look::Heading));
        }
        CardRow::Place(line) => {
            let room = cells.left().saturating_sub(3);
            let width = visible::width(&line.text).min(room);
            cells.skip(2);
            cells.put_cut(&line.text, width, skin, style(line.look));
            let room = cells.left().saturating_sub(3);
            cells.skip(2);
            cells.put_cut(&line.aside, room, skin, style(line.aside_look));
        }
    }
}

/// Draws mentions by day from the first day to the last, several days to a column where they are many.
fn draw_days(days: &[(Date, usize)], skin: Skin<'_>, cells: &mut Row<'_>) {
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
    cells.put(&labels[0], skin.style(Look::Dim)).skip(1);
    for n in counts {
        let level = (n * skin.glyphs.levels.len()).div_ceil(most);
        match level.checked_sub(1) {
            Some(level) => cells.put(skin.glyphs.levels[level], skin.style(Look::Bar)),
            None => cells.put(skin.glyphs.dot, skin.style(Look::Dim)),
        };
    }
    if n_days > 1 {
        cells.skip(1).put(&labels[1], skin.style(Look::Dim));
    }
}
