//! Names, dates, quotes and hits marked in the text.

use ratatui::style::Style;

use super::{
    app::App,
    follow::{self, Follow},
    paint::{self, Skin},
    theme::Look,
};
use crate::display::visible;
use dateline_core::{analysis::EntityKind, article::Role, corpus::Entry, text::Span};

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

impl Marks {
    /// The marks for `entry`, which the text pane shows.
    pub fn of(app: &App, entry: &Entry) -> Marks {
        let mut marks = Marks {
            cursor: app.text.cursor,
            ..Marks::default()
        };
        if app.text.key() == Some(&entry.article.key) {
            marks.known.clone_from(&app.text.news.known);
        }
        let searched = match (&app.popup, &app.follow) {
            (Some(open), _) if open.searched().is_some() => open.searched(),
            (_, Some(Follow::Search(words))) => Some(words.as_str()),
            _ => None,
        };
        if let Some(words) = searched {
            marks.found = follow::hits(&entry.article.text, words);
        }
        let followed = app
            .follow
            .as_ref()
            .and_then(|it| it.followed_entity(&app.corpus));
        let shown = app.corpus.find(&entry.article.key);
        if let (Some(entity), Some(article)) = (followed, shown) {
            let entities = app.corpus.entities_in(article);
            let mentions = entry.annotations.mentions.iter().zip(entities);
            marks.followed = mentions
                .filter(|(_, it)| **it == entity)
                .map(|(mention, _)| mention.span)
                .collect();
        }
        marks
    }
}

/// The hue of a kind of entity, the same in every pane.
pub fn look_of(kind: EntityKind) -> Look {
    match kind {
        EntityKind::Person => Look::Person,
        EntityKind::Org => Look::Org,
        EntityKind::Place => Look::Place,
        EntityKind::Norp => Look::Norp,
        EntityKind::Event => Look::Event,
    }
}

/// Puts the text of `span`, part of a block with this role, with all its marks.
pub fn put(
    entry: &Entry,
    marks: &Marks,
    role: Role,
    span: Span,
    skin: Skin<'_>,
    row: &mut paint::Row<'_>,
) {
    let layers = layers(entry, marks, role, span);
    let base = skin.style(look_of_role(role));
    for (offset, grapheme) in visible::graphemes(&entry.article.text[span]) {
        let at = span.start() + offset as u32;
        let mut style = base;
        for (covered, look) in &layers {
            if covered.start() <= at && at < covered.end() {
                style = over(style, skin.style(*look));
            }
        }
        if grapheme.control {
            style = over(style, skin.style(Look::Control));
        }
        if !row.put_grapheme(&grapheme, style) {
            break;
        }
    }
}

fn over(style: Style, upper: Style) -> Style {
    style.patch(upper)
}

/// The marks that touch `row`, the lowest first.
fn layers(entry: &Entry, marks: &Marks, role: Role, row: Span) -> Vec<(Span, Look)> {
    let found = &entry.annotations;
    let mut layers = Vec::new();
    if !matches!(role, Role::Noise | Role::Metadata | Role::Section) {
        let known = touching(&marks.known, row, |it: &Span| *it);
        layers.extend(known.iter().map(|it| (*it, Look::Dim)));
        let quotes = touching(&found.quotes, row, |it| it.span);
        layers.extend(quotes.iter().map(|it| (it.span, Look::Quote)));
        let times = touching(&found.times, row, |it| it.span);
        layers.extend(times.iter().map(|it| (it.span, Look::Date)));
        let mentions = touching(&found.mentions, row, |it| it.span);
        layers.extend(mentions.iter().map(|it| (it.span, look_of(it.kind))));
    }
    let spans = |spans, look| {
        touching(spans, row, |it: &Span| *it)
            .iter()
            .map(move |it| (*it, look))
    };
    layers.extend(spans(&marks.followed, Look::Followed));
    layers.extend(spans(&marks.found, Look::Found));
    let current = |span: &Span| marks.followed.contains(span) || marks.found.contains(span);
    if let Some(cursor) = marks.cursor.filter(current) {
        layers.push((cursor, Look::Current));
    }
    layers
}

/// Those of `items`, which are disjoint and in document order, that touch `row`.
fn touching<T>(items: &[T], row: Span, span: impl Fn(&T) -> Span) -> &[T] {
    let first = items.partition_point(|item| span(item).end() <= row.start());
    let after = items.partition_point(|item| span(item).start() < row.end());
    &items[first..after.max(first)]
}

fn look_of_role(role: Role) -> Look {
    match role {
        Role::Title => Look::Title,
        Role::Standfirst => Look::Standfirst,
        Role::Caption => Look::Caption,
        Role::Subhead => Look::Subhead,
        Role::Body => Look::Text,
        Role::Byline | Role::Dateline | Role::Credit => Look::Byline,
        Role::Section | Role::Metadata | Role::Noise => Look::Noise,
    }
}
