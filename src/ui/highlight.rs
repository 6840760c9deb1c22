//! Names, dates, quotes and hits marked in the text.

use super::{
    paint::{self, DrawContext},
    theme::StyleRole,
};
use crate::display::visible;
use dateline_core::{
    analysis::EntityKind,
    article::Role,
    corpus::Entry,
    text::{Span, Text},
};

/// What is marked in the article that is shown beside what was found in it; in document order.
#[derive(Clone, Debug, Default)]
pub struct Marks {
    /// Mentions of the name that is followed.
    pub followed: Vec<Span>,
    /// Hits of the search.
    pub found: Vec<Span>,
    /// What the reader was led to.
    pub cursor: Option<Span>,
    /// Sentences that the reader knows.
    pub known: Vec<Span>,
}

/// The hue of a kind of entity, the same in every pane.
pub fn style_role_of(kind: EntityKind) -> StyleRole {
    match kind {
        EntityKind::Person => StyleRole::Person,
        EntityKind::Org => StyleRole::Org,
        EntityKind::Place => StyleRole::Place,
        EntityKind::Norp => StyleRole::Norp,
        EntityKind::Event => StyleRole::Event,
    }
}

/// Puts the text of `span`, part of a block with this role, with all its marks.
pub fn put(
    entry: &Entry,
    marks: &Marks,
    role: Role,
    span: Span,
    context: DrawContext<'_>,
    row: &mut paint::Row<'_>,
) {
    let layers = layers(entry, marks, role, span);
    let text = &entry.article.text;
    put_layers(text, role_of_block(role), &layers, span, context, row);
}

/// Puts `span` of `text` in the style of `base`, and over it that of all `layers` that cover a letter, the last uppermost.
pub fn put_layers(
    text: &Text,
    base: StyleRole,
    layers: &[(Span, StyleRole)],
    span: Span,
    context: DrawContext<'_>,
    row: &mut paint::Row<'_>,
) {
    for (offset, grapheme) in visible::graphemes(&text[span]) {
        let at = span.start() + offset as u32;
        let mut style = context.style(base);
        for (covered, role) in layers {
            if covered.start() <= at && at < covered.end() {
                style = style.patch(context.style(*role));
            }
        }
        if grapheme.control {
            style = style.patch(context.style(StyleRole::Control));
        }
        if !row.put_grapheme(&grapheme, style) {
            break;
        }
    }
}

/// The marks that touch `row`, the lowest first.
fn layers(entry: &Entry, marks: &Marks, role: Role, row: Span) -> Vec<(Span, StyleRole)> {
    let found = &entry.annotations;
    let mut layers = Vec::new();
    if !matches!(role, Role::Noise | Role::Metadata | Role::Section) {
        let known = touching(&marks.known, row, |it: &Span| *it);
        layers.extend(known.iter().map(|it| (*it, StyleRole::Dim)));
        let quotes = touching(&found.quotes, row, |it| it.span);
        layers.extend(quotes.iter().map(|it| (it.span, StyleRole::Quote)));
        let times = touching(&found.times, row, |it| it.span);
        layers.extend(times.iter().map(|it| (it.span, StyleRole::Date)));
        let mentions = touching(&found.mentions, row, |it| it.span);
        layers.extend(mentions.iter().map(|it| (it.span, style_role_of(it.kind))));
    }
    let spans = |spans, role| {
        touching(spans, row, |it: &Span| *it)
            .iter()
            .map(move |it| (*it, role))
    };
    layers.extend(spans(&marks.followed, StyleRole::Followed));
    layers.extend(spans(&marks.found, StyleRole::Found));
    let current = |span: &Span| marks.followed.contains(span) || marks.found.contains(span);
    if let Some(cursor) = marks.cursor.filter(current) {
        layers.push((cursor, StyleRole::Current));
    }
    layers
}

/// Those of `items`, which are disjoint and in document order, that touch `row`.
fn touching<T>(items: &[T], row: Span, span: impl Fn(&T) -> Span) -> &[T] {
    let first = items.partition_point(|item| span(item).end() <= row.start());
    let after = items.partition_point(|item| span(item).start() < row.end());
    &items[first..after.max(first)]
}

fn role_of_block(role: Role) -> StyleRole {
    match role {
        Role::Title => StyleRole::Title,
        Role::Standfirst => StyleRole::Standfirst,
        Role::Caption => StyleRole::Caption,
        Role::Subhead => StyleRole::Subhead,
        Role::Body => StyleRole::Text,
        Role::Byline | Role::Dateline | Role::Credit => StyleRole::Byline,
        Role::Section | Role::Metadata | Role::Noise => StyleRole::Noise,
    }
}
