//! Draws the text.

use ratatui::{buffer::Buffer, layout::Rect};

use crate::display::{dates, numbers::counted, visible};
use crate::ui::{
    action::Action,
    app::App,
    highlight::{self, Marks},
    keymap,
    layout::Form,
    news::News,
    page::{Piece, Row, RowKind},
    paint::{self, Skin},
    theme::Look,
};
use dateline_core::{corpus::Entry, text::Span};

/// Draws the page of the article that is shown.
pub fn draw(app: &App, buffer: &mut Buffer, area: Rect) {
    let pane = &app.text;
    let skin = app.skin();
    let Some(entry) = &pane.entry else {
        let why = match app.corpus.is_complete() {
            true => "No article is open; f jumps to one.",
            false => "The first articles are being read.",
        };
        paint::put_wrapped(buffer, area, why, skin.style(Look::Dim));
        return;
    };
    let marks = Marks::of(app, entry);
    let rows = pane.page.rows.iter().skip(pane.top_row());
    for (n, row) in rows.take(usize::from(area.height)).enumerate() {
        let area = Rect::new(area.x, area.y + n as u16, area.width, 1);
        draw_row(app, entry, &marks, *row, buffer, area);
    }
}

fn draw_row(app: &App, entry: &Entry, marks: &Marks, row: Row, buffer: &mut Buffer, area: Rect) {
    let skin = app.skin();
    if matches!(row.kind, RowKind::Known(_) | RowKind::Text(_)) {
        put_sign(app, row, marks.cursor, buffer, area);
    }
    let mut cells = paint::Row::of(buffer, area, 0);
    match row.kind {
        RowKind::Blank => (),
        RowKind::About => about(entry, skin, cells),
        RowKind::News => news(&app.text.news, skin, cells),
        RowKind::MadeOf => {
            let made_of = app.text.news.made_of.as_deref().unwrap_or_default();
            let cut = visible::cut(made_of, cells.left(), skin.glyphs.ellipsis);
            cells.put(&cut, skin.style(Look::Byline));
        }
        RowKind::Noise(n) => {
            put_fold(n, ["line", "of page noise"], Action::Noise, skin, cells);
        }
        RowKind::Known(n) => {
            put_fold(n, ["sentence", "known"], Action::Known, skin, cells);
        }
        RowKind::Text(role) => {
            for piece in app.text.page.pieces(row.span) {
                match piece {
                    Piece::Shown(span) => {
                        highlight::put(entry, marks, role, span, skin, &mut cells);
                    }
                    Piece::LeftOut(_) => {
                        cells.put(skin.glyphs.fold, skin.style(Look::Noise));
                    }
                }
            }
        }
    }
}

/// What the sentences of `row` are to the reader, in the gutter if there is one; that the reader was led there comes before.
fn put_sign(app: &App, row: Row, cursor: Option<Span>, buffer: &mut Buffer, area: Rect) {
    let skin = app.skin();
    let has_gutter = area.x >= 2 && app.layout.form > Form::Tiny;
    let is_here = cursor.is_some_and(|it| it.intersects(row.span));
    let sign = match app.text.news.sign(row.span) {
        _ if is_here => Some((skin.glyphs.bar, Look::Accent)),
        sign => sign.map(|it| (it.glyph(skin.glyphs), it.look())),
    };
    if let (true, Some((glyph, look))) = (has_gutter, sign) {
        let area = Rect::new(area.x - 2, area.y, 1, area.height);
        paint::Row::of(buffer, area, 0).put(glyph, skin.style(look));
    }
}

/// Puts what stands for `n` things that are folded, in as many words as there is room for.
fn put_fold(
    n: u32,
    [noun, what]: [&str; 2],
    shows: Action,
    skin: Skin<'_>,
    mut row: paint::Row<'_>,
) {
    let (fold, key) = (skin.glyphs.fold, keymap::key_of(shows));
    let it = if n == 1 { "it" } else { "them" };
    let things = counted(n as usize, noun);
    let words = [
        format!("{fold} {things} {what} {fold} {key} shows {it}"),
        format!("{fold} {things} {what} {fold} {key}"),
        format!("{fold} {n} {fold} {key}"),
    ];
    let fits = words.iter().find(|it| visible::width(it) <= row.left());
    row.put(fits.unwrap_or(&words[2]), skin.style(Look::Noise));
}

/// Outlet, date, agency and length, as many as there is room for.
fn about(entry: &Entry, skin: Skin<'_>, mut row: paint::Row<'_>) {
    let style = skin.style(Look::Byline);
    let published = entry.published.as_ref();
    let how_known = dates::mark(published, skin.glyphs);
    let parts = [
        Some(format!("{}{}", dates::in_full(published), how_known.trim())),
        Some(format!("{} min", dates::reading_minutes(entry.n_words))),
        entry.agency().filter(|agency| agency != entry.outlet()),
    ];
    let room = row.left();
    let outlet = visible::cut(entry.outlet(), room, skin.glyphs.ellipsis);
    row.put(&outlet, style.patch(skin.style(Look::Heading)));
    for part in parts.into_iter().flatten() {
        let part = format!(" {} {part}", skin.glyphs.dot);
        if visible::width(&part) <= row.left() {
            row.put(&part, style);
        }
    }
}

/// What the article tells, as much of it as there is room for.
fn news(news: &News, skin: Skin<'_>, mut row: paint::Row<'_>) {
    let style = skin.style(Look::Byline);
    for (n, part) in news.head.iter().enumerate() {
        let part = match n {
            0 => part.clone(),
            _ => format!(" {} {part}", skin.glyphs.dot),
        };
        if n == 0 || visible::width(&part) <= row.left() {
            row.put(
                &visible::cut(&part, row.left(), skin.glyphs.ellipsis),
                style,
            );
        }
    }
}
