//! Draws the text.

use ratatui::{buffer::Buffer, layout::Rect};

use crate::display::{dates, numbers::counted, visible};
use crate::ui::{
    action::Action,
    highlight::{self, Marks},
    layout::LayoutKind,
    page::{Piece, Row, RowKind},
    paint::{self, DrawContext},
    panes::text::TextPane,
    reading_state::ReadingState,
    scene::Scene,
    theme::StyleRole,
};
use dateline_core::{
    analysis::Language,
    corpus::{Entry, OtherPlace},
};

/// Draws the page of the article that is shown.
pub fn draw(scene: Scene<'_>, pane: &TextPane, buffer: &mut Buffer, area: Rect) {
    let context = scene.context;
    let Some(entry) = &pane.entry else {
        let why = match scene.corpus.is_complete() {
            true => "No article is open; f jumps to one.",
            false => "The first articles are being read.",
        };
        paint::put_wrapped(buffer, area, why, context.style(StyleRole::Dim));
        return;
    };
    let marks = marks(scene, pane, entry);
    let rows = pane.page.rows.iter().skip(pane.top_row());
    for (n, row) in rows.take(usize::from(area.height)).enumerate() {
        let area = Rect::new(area.x, area.y + n as u16, area.width, 1);
        draw_row(scene, pane, entry, &marks, *row, buffer, area);
    }
}

/// The marks for `entry`, which the pane shows.
fn marks(scene: Scene<'_>, pane: &TextPane, entry: &Entry) -> Marks {
    let mut marks = Marks {
        cursor: pane.cursor,
        known: pane.reading.dimmed.clone(),
        found: pane.found.spans.clone(),
        followed: Vec::new(),
    };
    if let (Some(entity), Some(article)) = (scene.followed.entity, scene.shown) {
        let entities = scene.corpus.entities_in(article);
        let mentions = entry.annotations.mentions.iter().zip(entities);
        let followed = mentions.filter(|(_, it)| **it == entity);
        marks.followed = followed.map(|(mention, _)| mention.span).collect();
    }
    marks
}

fn draw_row(
    scene: Scene<'_>,
    pane: &TextPane,
    entry: &Entry,
    marks: &Marks,
    row: Row,
    buffer: &mut Buffer,
    area: Rect,
) {
    let context = scene.context;
    if matches!(row.kind, RowKind::Known(_) | RowKind::Text(_)) {
        put_sign(scene, pane, row, buffer, area);
    }
    let mut cells = paint::Row::of(buffer, area, 0);
    match row.kind {
        RowKind::Blank => (),
        RowKind::About => about(scene, entry, cells),
        RowKind::Novelty => news(&pane.reading, context, cells),
        RowKind::MadeOf => {
            let made_of = pane.reading.made_of.as_deref().unwrap_or_default();
            let cut = visible::cut(made_of, cells.left(), context.glyphs.ellipsis);
            cells.put(&cut, context.style(StyleRole::Byline));
        }
        RowKind::Noise {
            n_lines,
            n_corrected,
        } => {
            let things = counted(n_lines as usize, "line");
            let (what, sign) = match n_corrected {
                0 => (format!("{things} of page noise"), ""),
                n => (
                    format!("{things} of page noise, {n} corrected"),
                    context.glyphs.corrected,
                ),
            };
            let short = format!("{n_lines}{sign}");
            put_fold(n_lines, [&what, &short], Action::Noise, context, cells);
        }
        RowKind::Known(n) => {
            let what = format!("{} known", counted(n as usize, "sentence"));
            put_fold(n, [&what, &n.to_string()], Action::Known, context, cells);
        }
        RowKind::Text(role) => {
            for piece in pane.page.pieces(row.span) {
                match piece {
                    Piece::Shown(span) => {
                        highlight::put(entry, marks, role, span, context, &mut cells);
                    }
                    Piece::LeftOut(_) => {
                        cells.put(context.glyphs.fold, context.style(StyleRole::Noise));
                    }
                }
            }
        }
    }
}

/// What the sentences of `row` are to the reader, in the gutter if there is one; that the reader was led there comes before.
fn put_sign(scene: Scene<'_>, pane: &TextPane, row: Row, buffer: &mut Buffer, area: Rect) {
    let context = scene.context;
    let has_gutter = area.x >= 2 && scene.layout.kind > LayoutKind::Tiny;
    let is_here = pane.cursor.is_some_and(|it| it.intersects(row.span));
    let sign = match pane.reading.sign(row.span) {
        _ if is_here => Some((context.glyphs.bar, StyleRole::Accent)),
        sign => sign.map(|it| (it.glyph(context.glyphs), it.role())),
    };
    if let (true, Some((glyph, role))) = (has_gutter, sign) {
        let area = Rect::new(area.x - 2, area.y, 1, area.height);
        paint::Row::of(buffer, area, 0).put(glyph, context.style(role));
    }
}

/// Puts what stands for `n` things that are folded, in as many words as there is room for: at full length, or short.
fn put_fold(
    n: u32,
    [what, short]: [&str; 2],
    shows: Action,
    context: DrawContext<'_>,
    mut row: paint::Row<'_>,
) {
    let (fold, key) = (context.glyphs.fold, context.keymap.key_of(shows));
    let it = if n == 1 { "it" } else { "them" };
    let words = [
        format!("{fold} {what} {fold} {key} shows {it}"),
        format!("{fold} {what} {fold} {key}"),
        format!("{fold} {short} {fold} {key}"),
    ];
    let fits = words.iter().find(|it| visible::width(it) <= row.left());
    row.put(fits.unwrap_or(&words[2]), context.style(StyleRole::Noise));
}

/// Outlet, date, agency, length and other places, as many as there is room for.
fn about(scene: Scene<'_>, entry: &Entry, mut row: paint::Row<'_>) {
    let context = scene.context;
    let style = context.style(StyleRole::Byline);
    let published = entry.published.as_ref();
    let how_known = dates::mark(published, context.glyphs);
    let parts = [
        Some(format!("{}{}", dates::in_full(published), how_known.trim())),
        (entry.annotations.language == Language::Other).then(|| "not in English".to_owned()),
        Some(format!("{} min", dates::reading_minutes(entry.n_words))),
        entry.agency().filter(|agency| agency != entry.outlet()),
    ];
    let room = row.left();
    let outlet = visible::cut(entry.outlet(), room, context.glyphs.ellipsis);
    row.put(&outlet, style.patch(context.style(StyleRole::Heading)));
    let set_off = |part: String| format!(" {} {part}", context.glyphs.dot);
    for part in parts.into_iter().flatten().map(set_off) {
        if visible::width(&part) <= row.left() {
            row.put(&part, style);
        }
    }
    let other_places = scene.shown.map(|id| scene.corpus.other_places(id));
    let mut also_in = also_in(other_places.unwrap_or_default())
        .into_iter()
        .map(set_off);
    if let Some(fits) = also_in.find(|it| visible::width(it) <= row.left()) {
        row.put(&fits, style);
    }
}

/// That an article stands in `others` too, the longest way of saying it first.
fn also_in(others: &[OtherPlace]) -> Vec<String> {
    let first = others.first().map(|it| visible::clean(&it.key.0));
    let ways = first.map(|first| match others.len() {
        1 => vec![format!("also in {first}"), "in 2 places".to_owned()],
        n => vec![
            format!("also in {first} and {} more", n - 1),
            format!("in {} places", n + 1),
        ],
    });
    ways.unwrap_or_default()
}

/// What the article tells, as much of it as there is room for.
fn news(news: &ReadingState, context: DrawContext<'_>, mut row: paint::Row<'_>) {
    let style = context.style(StyleRole::Byline);
    for (n, part) in news.head.iter().enumerate() {
        let part = match n {
            0 => part.clone(),
            _ => format!(" {} {part}", context.glyphs.dot),
        };
        if n == 0 || visible::width(&part) <= row.left() {
            row.put(
                &visible::cut(&part, row.left(), context.glyphs.ellipsis),
                style,
            );
        }
    }
}
