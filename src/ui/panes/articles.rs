//! Every report: outlet, date, headline, read or unread.

use ratatui::{buffer::Buffer, layout::Rect};

use super::{Pane, list::Scroll};
use crate::{
    corpus::Entry,
    story::ArticleId,
    ui::{
        app::{App, Reading},
        dates, paint,
        theme::Look,
        visible,
    },
};

/// Columns of an outlet's name where an article takes one row.
const OUTLET_COLUMNS: usize = 10;

/// What the list of articles shows. The selection is the article that the text pane shows.
#[derive(Clone, Debug, Default)]
pub struct ArticlesPane {
    /// Which articles are seen.
    pub scroll: Scroll,
}

/// Rows that an article takes.
pub fn rows_each(app: &App) -> usize {
    if app.layout.two_line_rows() { 2 } else { 1 }
}

/// Draws the list.
pub fn draw(app: &App, buffer: &mut Buffer, area: Rect) {
    let each = rows_each(app);
    let selected = app.shown();
    let ids = app.corpus.chronology();
    if ids.is_empty() {
        let why = match app.corpus.is_complete() {
            true => "No articles here; :problems says why.",
            false => "Reading…",
        };
        paint::put_wrapped(buffer, area, why, app.skin().style(Look::Dim));
    }
    let n_seen = usize::from(area.height).div_ceil(each);
    let seen = ids.iter().skip(app.articles.scroll.top).take(n_seen);
    for (n, id) in seen.enumerate() {
        let height = (each as u16).min(area.height - (n * each) as u16);
        let rows = Rect::new(area.x, area.y + (n * each) as u16, area.width, height);
        draw_article(app, *id, selected == Some(*id), buffer, rows);
    }
}

fn draw_article(app: &App, id: ArticleId, selected: bool, buffer: &mut Buffer, area: Rect) {
    let skin = app.skin();
    let entry = app.corpus.article(id);
    let reading = app.reading(&entry.article.key);
    if selected {
        let look = match app.focus {
            Pane::Articles => Look::Selection,
            _ => Look::SelectionUnfocused,
        };
        paint::shade(buffer, area, skin.style(look));
    }
    let followed = app.follows(id);
    let lead = |row: &mut paint::Row<'_>, mark: &str, look: Look| {
        let bar = if selected { skin.glyphs.bar } else { " " };
        let bar_look = match app.focus {
            Pane::Articles => Look::Accent,
            _ => Look::Dim,
        };
        row.put(bar, skin.style(bar_look))
            .put(mark, skin.style(look))
            .skip(1);
    };
    let mark = match reading {
        Reading::Unread => skin.glyphs.unread,
        Reading::Partly => skin.glyphs.partly,
        Reading::Read => skin.glyphs.read,
    };
    let (mark_look, text_look) = match reading {
        Reading::Unread => (Look::Unread, Look::Text),
        Reading::Partly => (Look::Unread, Look::Text),
        Reading::Read => (Look::Dim, Look::Dim),
    };
    // A selected row keeps the colours of the selection.
    let look = |look| paint::on(selected, skin.style(look));
    let published = dates::short(entry.published.as_ref());
    let two_rows = area.height > 1;
    let mut row = paint::Row::of(buffer, area, 0);
    lead(&mut row, mark, mark_look);
    row.put(&published, look(Look::Date));
    let how_known = dates::mark(entry.published.as_ref(), skin.glyphs);
    row.put(how_known, look(Look::Dim));
    if two_rows {
        let room = row.left().saturating_sub(if followed { 2 } else { 0 });
        row.put_cut(entry.outlet(), room, skin, look(Look::Heading));
        if followed {
            row.put(skin.glyphs.here, skin.style(Look::Followed));
        }
        let mut row = paint::Row::of(buffer, area, 1);
        lead(&mut row, " ", mark_look);
        let room = row.left();
        row.put_cut(headline(entry), room, skin, look(text_look));
    } else {
        row.put_cut(
            entry.outlet(),
            OUTLET_COLUMNS.min(row.left()),
            skin,
            look(Look::Heading),
        );
        row.skip(1);
        let room = row.left();
        row.put_cut(headline(entry), room, skin, look(text_look));
    }
}

fn headline(entry: &Entry) -> &str {
    let headline = entry.headline();
    let end = headline
        .char_indices()
        .nth(200)
        .map_or(headline.len(), |(at, _)| at);
    debug_assert!(visible::width("…") == 1);
    &headline[..end]
}
