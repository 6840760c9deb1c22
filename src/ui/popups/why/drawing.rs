//! Draws the answer to why.

use ratatui::{buffer::Buffer, layout::Rect};

use super::{Why, WhyRow, rows::Place};
use crate::display::{dates, visible};
use crate::ui::{
    app::App,
    highlight::{self, Marks},
    paint::{self, Row},
    popups::frame,
    theme::Look,
};
use dateline_core::{article::Role, corpus::Entry, text::Span};

/// Columns of the box.
const COLUMNS: u16 = 84;
/// Columns before the words and after them.
const MARGINS: u16 = 2;

/// The keys, in as many words as there is room for: where there are places, and where there are none.
const HINTS: [[&str; 2]; 2] = [
    [
        "Enter goes there  D sets the date  Esc closes",
        "Enter goes  D dates",
    ],
    ["D sets the date  Esc closes", "D dates  Esc closes"],
];

/// Columns for words in a terminal of `width` columns.
pub(super) fn columns(width: u16) -> u16 {
    frame::inner_columns(COLUMNS, width).saturating_sub(MARGINS)
}

/// Draws the box.
pub fn draw(app: &App, why: &Why, buffer: &mut Buffer) {
    let skin = app.skin();
    let answer = &why.answer;
    let area = frame::list_area(app.layout.area, COLUMNS, answer.rows.len());
    let inner = frame::draw(answer.heading, skin, buffer, area);
    frame::put_hint(
        &HINTS[usize::from(answer.places.is_empty())],
        skin,
        buffer,
        inner,
    );
    let seen = answer.rows.iter().skip(why.selection.scroll.top);
    let height = inner.height.saturating_sub(2);
    for (n, row) in seen.take(usize::from(height)).enumerate() {
        let area = Rect::new(inner.x, inner.y + n as u16, inner.width, 1);
        draw_row(app, why, row, buffer, area);
    }
}

fn draw_row(app: &App, why: &Why, row: &WhyRow, buffer: &mut Buffer, area: Rect) {
    let skin = app.skin();
    let selected = row.of() == Some(why.selection.at);
    let style = |look| paint::on(selected, skin.style(look));
    if selected {
        paint::shade(buffer, area, skin.style(Look::Selection));
    }
    let mut cells = Row::of(buffer, area, 0);
    let is_first = matches!(row, WhyRow::Place(_));
    let bar = if selected && is_first {
        skin.glyphs.bar
    } else {
        " "
    };
    cells.put(bar, skin.style(Look::Accent));
    match row {
        WhyRow::Blank => (),
        WhyRow::Says(text, look) => {
            cells.put(text, skin.style(*look));
        }
        WhyRow::Sign(sign, text) => {
            cells
                .put(sign.glyph(skin.glyphs), skin.style(sign.look()))
                .skip(1);
            cells.put(text, skin.style(Look::Text));
        }
        WhyRow::Date => {
            let published = app.corpus.find(&why.article);
            let published = published.and_then(|id| app.corpus.article(id).published.as_ref());
            let mark = dates::mark(published, skin.glyphs);
            let date = format!("{} {mark}", dates::in_full(published));
            cells.put(&date, skin.style(Look::Date));
        }
        WhyRow::Own(span) => {
            if let Some(id) = app.corpus.find(&why.article) {
                let entry = app.corpus.article(id);
                highlight::put(
                    entry,
                    &Marks::default(),
                    Role::Body,
                    *span,
                    skin,
                    &mut cells,
                );
            }
        }
        WhyRow::Place(n) => {
            let place = &why.answer.places[*n];
            if place.look == Look::Error {
                cells.put(skin.glyphs.clash, style(place.look)).skip(1);
            }
            let entry = app.corpus.article(place.article);
            let outlet = visible::cut(entry.outlet(), cells.left(), skin.glyphs.ellipsis);
            cells.put(&outlet, style(Look::Heading));
            let room = cells.left().saturating_sub(1);
            let how = visible::cut(&place.how, room, skin.glyphs.ellipsis);
            cells.skip(1).put(&how, style(place.look));
        }
        WhyRow::Text(n, span) => {
            let place = &why.answer.places[*n];
            let marks = Marks {
                followed: vec![place.words],
                ..Marks::default()
            };
            let entry = app.corpus.article(place.article);
            cells.skip(2);
            highlight::put(entry, &marks, Role::Body, *span, skin, &mut cells);
        }
        WhyRow::Around(n) => {
            let place = &why.answer.places[*n];
            let entry = app.corpus.article(place.article);
            let room = cells.left().saturating_sub(2);
            let shown = around(entry, place, room, skin.glyphs.ellipsis);
            cells.skip(2).put_cut(&shown, room, skin, style(Look::Text));
        }
    }
}

/// The sentence of `place` from so near its words that they are seen in `room` columns.
fn around(entry: &Entry, place: &Place, room: usize, ellipsis: &str) -> String {
    let text = &entry.article.text;
    let said = place.leads_to;
    let before = &text[Span::new(said.start(), place.words.start())];
    let from = said.start() + n_skipped(before, room / 2) as u32;
    let cut = if from > said.start() { ellipsis } else { "" };
    format!("{cut}{}", &text[Span::new(from, said.end())])
}

/// Bytes of whole words to leave out of `before`, so that at most `room` columns stay before the phrase that matters.
fn n_skipped(before: &str, room: usize) -> usize {
    let mut left = visible::width(before);
    let mut words = before.split_inclusive(' ');
    let mut skipped = 0;
    while left > room
        && let Some(word) = words.next()
    {
        left = left.saturating_sub(visible::width(word));
        skipped += word.len();
    }
    skipped
}
