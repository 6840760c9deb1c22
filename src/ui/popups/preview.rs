//! A look at an article beside a list.

use std::sync::Arc;

use ratatui::{buffer::Buffer, layout::Rect};

use crate::{
    corpus::Corpus,
    story::ArticleId,
    text::Span,
    ui::{
        app::App,
        dates,
        highlight::{self, Marks},
        page::{Page, RowKind},
        paint::Row,
        theme::Look,
    },
};

/// Draws the article `id` from its head, or so that `cursor` is seen, which is marked.
pub fn draw(
    app: &App,
    corpus: &Corpus,
    id: ArticleId,
    cursor: Option<Span>,
    buffer: &mut Buffer,
    area: Rect,
) {
    let skin = app.skin();
    let entry: &Arc<_> = &corpus.articles()[id.index()];
    let page = Page::new(entry, area.width, false, false);
    let top = cursor.map_or(0, |span| {
        page.row_of(span.start())
            .saturating_sub(usize::from(area.height) / 3)
    });
    let marks = Marks {
        followed: cursor.into_iter().collect(),
        ..Marks::default()
    };
    for (n, row) in page
        .rows
        .iter()
        .skip(top)
        .take(usize::from(area.height))
        .enumerate()
    {
        let mut cells = Row::of(buffer, area, n as u16);
        match row.kind {
            RowKind::Text(role) => highlight::put(entry, &marks, role, row.span, skin, cells),
            RowKind::About => {
                let dot = skin.glyphs.dot;
                let date = dates::in_full(entry.published.as_ref());
                cells.put(
                    &format!("{} {dot} {date}", entry.outlet()),
                    skin.style(Look::Byline),
                );
            }
            RowKind::News | RowKind::Folded(_) | RowKind::Blank => (),
        }
    }
}
