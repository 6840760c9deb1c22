//! Draws the versions of a quotation.

use ratatui::{buffer::Buffer, layout::Rect};

use super::{COLUMNS, PassageRow, Place, Versions};
use crate::display::{dates, visible};
use crate::ui::{
    app::App,
    paint::{self, Row},
    popups::frame,
    theme::Look,
};
use dateline_core::{story::quotations::Extent, text::Span};

const HINT: &str = "Enter goes there  j k next  Esc closes";

/// Draws the box.
pub fn draw(app: &App, versions: &Versions, buffer: &mut Buffer) {
    let skin = app.skin();
    let area = frame::list_area(app.layout.area, COLUMNS, versions.rows.len());
    let room = usize::from(area.width).saturating_sub(6);
    let heading = visible::cut(&versions.heading, room, skin.glyphs.ellipsis);
    let inner = frame::draw(&heading, skin, buffer, area);
    frame::put_hint(&[HINT], skin, buffer, inner);
    let seen = versions.rows.iter().skip(versions.selection.scroll.top);
    let height = inner.height.saturating_sub(2);
    for (n, row) in seen.take(usize::from(height)).enumerate() {
        let area = Rect::new(inner.x, inner.y + n as u16, inner.width, 1);
        let selected = row.of() == Some(versions.selection.at);
        if selected && matches!(row, PassageRow::Head(_)) {
            paint::shade(buffer, area, skin.style(Look::Selection));
        }
        let mut cells = Row::of(buffer, area, 0);
        let bar = if selected { skin.glyphs.bar } else { " " };
        cells.put(bar, skin.style(Look::Accent));
        match row {
            PassageRow::About(text, look) => {
                cells.put(text, skin.style(*look));
            }
            PassageRow::Head(n) => draw_place(app, &versions.places[*n], selected, cells),
            PassageRow::Text(n, span) => draw_words(app, &versions.places[*n], *span, cells),
            PassageRow::Blank => (),
        }
    }
}

/// Outlet, date and speaker, and how the words stand to the fullest.
fn draw_place(app: &App, it: &Place, selected: bool, mut row: Row<'_>) {
    let skin = app.skin();
    let style = |look| paint::on(selected, skin.style(look));
    let entry = app.corpus.article(it.quote.article);
    let date = dates::in_full(entry.published.as_ref());
    let mark = dates::mark(entry.published.as_ref(), skin.glyphs).trim();
    let extent = match (it.is_repeated, it.extent) {
        (true, _) => "the same words",
        (_, Extent::Whole) => "",
        (_, Extent::Cut) => "cut",
        (_, Extent::Otherwise) => "in other words",
    };
    let room = row.left().saturating_sub(visible::width(&date) + 4) / 2;
    let outlet = visible::cut(entry.outlet(), room, skin.glyphs.ellipsis);
    row.put(&outlet, style(Look::Heading));
    let dot = skin.glyphs.dot;
    row.put(&format!(" {dot} {date}{mark} {dot} "), style(Look::Dim));
    let look = match it.differs {
        true => Look::Error,
        false => Look::Person,
    };
    if it.differs {
        row.put(skin.glyphs.clash, style(look)).skip(1);
    }
    let after = if extent.is_empty() {
        0
    } else {
        extent.len() + 3
    };
    let room = row.left().saturating_sub(after + 1);
    row.put_cut(
        &it.speaker,
        room.min(visible::width(&it.speaker)),
        skin,
        style(look),
    );
    if !extent.is_empty() {
        row.put(&format!(" {dot} {extent}"), style(Look::Dim));
    }
}

/// A row of the words, with those marked that others have not.
fn draw_words(app: &App, it: &Place, span: Span, mut row: Row<'_>) {
    let skin = app.skin();
    row.skip(2);
    let text = &app.corpus.article(it.quote.article).article.text;
    for (offset, grapheme) in visible::graphemes(&text[span]) {
        let at = span.start() + offset as u32;
        let mut style = skin.style(Look::Quote);
        let mut edits = it.edits.iter();
        if edits.any(|edit| edit.start() <= at && at < edit.end()) {
            style = style.patch(skin.style(Look::Found));
        }
        if grapheme.control {
            style = style.patch(skin.style(Look::Control));
        }
        if !row.put_grapheme(&grapheme, style) {
            break;
        }
    }
}
