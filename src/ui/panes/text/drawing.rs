//! Draws the text.

use ratatui::{buffer::Buffer, layout::Rect};

use crate::{
    corpus::Entry,
    text::Span,
    ui::{
        action::Action,
        app::App,
        dates,
        glyphs::Glyphs,
        highlight::{self, Marks},
        keymap,
        layout::Form,
        news::News,
        page::{Piece, Row, RowKind},
        paint::{self, Skin},
        theme::Look,
        visible,
    },
};

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
        let n = n as u16;
        draw_row(app, entry, &marks, *row, buffer, area, n);
    }
}

fn draw_row(
    app: &App,
    entry: &Entry,
    marks: &Marks,
    row: Row,
    buffer: &mut Buffer,
    area: Rect,
    n: u16,
) {
    let skin = app.skin();
    match row.kind {
        RowKind::Blank => (),
        RowKind::About => about(entry, skin, paint::Row::of(buffer, area, n)),
        RowKind::News => news(&app.text.news, skin, paint::Row::of(buffer, area, n)),
        RowKind::Noise(n_lines) => {
            let shown = folded(
                n_lines,
                ["line", "lines"],
                "of page noise",
                Action::Noise,
                skin.glyphs,
            );
            let mut cells = paint::Row::of(buffer, area, n);
            put_fold(shown, skin, &mut cells);
        }
        RowKind::Known(n_sentences) => {
            put_sign(app, row, None, buffer, area, n);
            let shown = folded(
                n_sentences,
                ["sentence", "sentences"],
                "known",
                Action::Known,
                skin.glyphs,
            );
            let mut cells = paint::Row::of(buffer, area, n);
            put_fold(shown, skin, &mut cells);
        }
        RowKind::Text(role) => {
            put_sign(app, row, marks.cursor, buffer, area, n);
            let mut cells = paint::Row::of(buffer, area, n);
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
fn put_sign(app: &App, row: Row, cursor: Option<Span>, buffer: &mut Buffer, area: Rect, n: u16) {
    let skin = app.skin();
    let has_gutter = area.x >= 2 && app.layout.form > Form::Tiny;
    let is_here = cursor.is_some_and(|it| it.intersects(row.span));
    let sign = match app.text.news.sign(row.span) {
        _ if is_here => Some((skin.glyphs.bar, Look::Accent)),
        sign => sign.map(|it| (it.glyph(skin.glyphs), it.look())),
    };
    if let (true, Some((glyph, look))) = (has_gutter, sign) {
        let area = Rect::new(area.x - 2, area.y, 1, area.height);
        paint::Row::of(buffer, area, n).put(glyph, skin.style(look));
    }
}

/// What stands for something that is folded, in fewer and fewer words.
fn folded(
    n: u32,
    [one, many]: [&str; 2],
    what: &str,
    shows: Action,
    glyphs: &Glyphs,
) -> [String; 3] {
    let fold = glyphs.fold;
    let (noun, it) = if n == 1 { (one, "it") } else { (many, "them") };
    let key = keymap::key_of(shows);
    [
        format!("{fold} {n} {noun} {what} {fold} {key} shows {it}"),
        format!("{fold} {n} {noun} {fold} {key}"),
        format!("{fold} {n} {fold} {key}"),
    ]
}

/// Puts as many words about something that is folded as there is room for.
fn put_fold(words: [String; 3], skin: Skin<'_>, row: &mut paint::Row<'_>) {
    let [.., fewest] = &words;
    let fits = words.iter().find(|it| visible::width(it) <= row.left());
    row.put(fits.unwrap_or(fewest), skin.style(Look::Noise));
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
