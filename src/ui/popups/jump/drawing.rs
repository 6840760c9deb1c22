//! Draws the jump, with a look at what is chosen.

use std::sync::Arc;

use ratatui::{buffer::Buffer, layout::Rect};

use super::Jump;
use crate::display::{dates, visible};
use crate::ui::{
    highlight::{self, Marks},
    keymap::BINDINGS,
    page::{Folding, Page, RowKind},
    paint::{self, DrawContext, Row},
    popups::{frame, prompt},
    rank::{self, Candidate, Scope},
    scene::Scene,
    theme::StyleRole,
};
use dateline_core::{
    corpus::{
        Corpus,
        fuzzy::{Folded, Scorer},
    },
    story::ArticleId,
    text::Span,
};

/// Columns from which a look at the choice stands beside the list.
const PREVIEW_COLUMNS: u16 = 70;

/// Draws the box.
pub fn draw(scene: Scene<'_>, jump: &Jump, buffer: &mut Buffer) {
    let context = scene.context;
    let screen = scene.layout.area;
    let area = frame::area(screen, 150, screen.height);
    let heading = match jump.scope {
        Scope::Articles => "Jump to an article",
        Scope::Everything => "Jump to an article, name, event or command",
        Scope::Names => "Jump to a name",
        Scope::Beside(_) => "Compare this article with",
    };
    let merged = jump.merged.as_ref().and_then(|it| it.entity(scene.corpus));
    let heading = match merged {
        Some(id) => format!("{} is the same as", scene.corpus.entity(id).name),
        None => heading.to_owned(),
    };
    let inner = frame::draw(&heading, context, buffer, area);
    prompt::draw(
        &jump.input,
        "> ",
        context,
        buffer,
        Rect { height: 1, ..inner },
    );
    let ranked = &jump.ranked;
    let n_hits = ranked.hits.len();
    let more = match ranked.complete && n_hits < rank::MAX_HITS {
        true => "",
        false => "+",
    };
    let counts = format!("{n_hits}{more}/{} ", ranked.n_candidates);
    let mut row = Row::of(buffer, inner, 0);
    row.skip(visible::width(jump.input.value()) + 4)
        .put_right(&counts, context.style(StyleRole::Dim));
    let list = Rect {
        y: inner.y + 2.min(inner.height),
        height: inner.height.saturating_sub(2),
        ..inner
    };
    let beside = inner.width >= PREVIEW_COLUMNS;
    let list_width = if beside { inner.width / 2 } else { inner.width };
    draw_hits(
        jump,
        context,
        buffer,
        Rect {
            width: list_width,
            ..list
        },
    );
    if beside {
        for n in 0..list.height {
            let divider = Rect {
                x: list.x + list_width,
                width: 1,
                ..list
            };
            Row::of(buffer, divider, n)
                .put(context.glyphs.vertical, context.style(StyleRole::Border));
        }
        let preview = Rect {
            x: list.x + list_width + 2,
            width: inner.width - list_width - 3,
            ..list
        };
        draw_preview(scene, jump, buffer, preview);
    }
}

fn draw_hits(jump: &Jump, context: DrawContext<'_>, buffer: &mut Buffer, area: Rect) {
    let ranked = &jump.ranked;
    if ranked.hits.is_empty() && ranked.complete {
        let why = match ranked.n_candidates {
            0 => "No articles have been read yet.",
            _ => "Nothing matches; Backspace widens the search.",
        };
        Row::of(buffer, area, 0)
            .skip(1)
            .put(why, context.style(StyleRole::Dim));
    }
    let query = jump.query();
    let scorer = Scorer::default();
    let seen = ranked
        .hits
        .iter()
        .enumerate()
        .skip(jump.selection.scroll.top);
    for (n, (at, candidate)) in seen.take(usize::from(area.height)).enumerate() {
        let n = n as u16;
        let selected = at == jump.selection.at;
        if selected {
            let row = Rect::new(area.x, area.y + n, area.width, 1);
            paint::shade(buffer, row, context.style(StyleRole::Selection));
        }
        let mut row = Row::of(buffer, area, n);
        row.put(
            if selected { context.glyphs.bar } else { " " },
            context.style(StyleRole::Accent),
        );
        let role = match candidate {
            Candidate::Article(_) => StyleRole::Text,
            Candidate::Entity(id) => highlight::style_role_of(ranked.corpus.entity(*id).kind),
            Candidate::Event(_) => StyleRole::Date,
            Candidate::Command(_) => StyleRole::HintKey,
        };
        let line = rank::line(&ranked.corpus, *candidate);
        let matched = query.matches(&scorer, &Folded::new(&line));
        let style = paint::on(selected, context.style(role));
        let share = match candidate {
            Candidate::Article(id) => jump.shares.get(id),
            _ => None,
        };
        if let Some(share) = share {
            row.put(&format!("{share:>3} % "), style);
        } else if matches!(jump.scope, Scope::Beside(_)) {
            row.skip(6);
        }
        put_line(&mut row, &line, &matched, style, context);
    }
}

/// Puts `line` with its matched parts marked, cut where there is no more room.
fn put_line(
    row: &mut Row<'_>,
    line: &str,
    matched: &[std::ops::Range<usize>],
    style: ratatui::style::Style,
    context: DrawContext<'_>,
) {
    let cut = visible::cut(line, row.left(), context.glyphs.ellipsis);
    for (at, grapheme) in visible::graphemes(&cut) {
        let hit = matched.iter().any(|range| range.contains(&at));
        let style = if hit {
            style.patch(context.style(StyleRole::Found))
        } else {
            style
        };
        row.put_grapheme(&grapheme, style);
    }
}

/// Draws the article that is chosen, or the place where what is chosen stands first.
fn draw_preview(scene: Scene<'_>, jump: &Jump, buffer: &mut Buffer, area: Rect) {
    let corpus = &jump.ranked.corpus;
    let Some(candidate) = jump.ranked.hits.get(jump.selection.at) else {
        return;
    };
    let (id, cursor) = match candidate {
        Candidate::Article(id) => (*id, None),
        Candidate::Entity(id) => match corpus.entity(*id).mentions.first() {
            Some(first) => (first.article, Some(corpus.mention_span(*first))),
            None => return,
        },
        Candidate::Event(id) => match corpus.event(*id).reports.first() {
            Some(best) => (best.article, Some(best.sentence)),
            None => return,
        },
        Candidate::Command(at) => {
            let binding = &BINDINGS[*at];
            let keys = scene.context.keymap.keys_of(binding).join("  ");
            Row::of(buffer, area, 0).put(&keys, scene.context.style(StyleRole::HintKey));
            Row::of(buffer, area, 1).put(binding.help, scene.context.style(StyleRole::Text));
            return;
        }
    };
    draw_article(scene, corpus, id, cursor, buffer, area);
}

fn draw_article(
    scene: Scene<'_>,
    corpus: &Corpus,
    id: ArticleId,
    cursor: Option<Span>,
    buffer: &mut Buffer,
    area: Rect,
) {
    let context = scene.context;
    let entry: &Arc<_> = &corpus.articles()[id.index()];
    let page = Page::new(entry, area.width, Folding::NOISE, &[]);
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
            RowKind::Text(role) => {
                highlight::put(entry, &marks, role, row.span, context, &mut cells)
            }
            RowKind::About => {
                let dot = context.glyphs.dot;
                let date = dates::in_full(entry.published.as_ref());
                cells.put(
                    &format!("{} {dot} {date}", entry.outlet()),
                    context.style(StyleRole::Byline),
                );
            }
            RowKind::Novelty
            | RowKind::MadeOf
            | RowKind::Noise { .. }
            | RowKind::Known(_)
            | RowKind::Blank => (),
        }
    }
}
