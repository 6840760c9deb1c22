//! What a name card tells, a row each.

use std::{cmp::Reverse, collections::BTreeMap};

use jiff::civil::Date;

use crate::display::{dates, numbers::counted};
use crate::ui::{highlight, theme::StyleRole};
use dateline_core::{
    analysis::EntityKind,
    article::ArticleKey,
    corpus::{Corpus, Entry, profile},
    story::{ArticleId, Entity, EntityId},
    text::Span,
};

/// Others that an entity appears with, at most.
const MAX_COMPANIONS: usize = 12;

/// Quotations that are shown, at most.
const MAX_QUOTES: usize = 200;

/// Words of a sentence that are shown before a name in it.
const WORDS_BEFORE: usize = 3;

#[derive(Clone, Debug)]
pub(super) enum CardRow {
    /// How often it is mentioned; leads to a mention.
    Mentions(String),
    /// Mentions by day.
    Days(Vec<(Date, usize)>),
    /// What the rows below tell.
    Heading(String),
    /// A row that leads to a place.
    Place(Line),
}

#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) text: String,
    pub(super) role: StyleRole,
    /// More about it, as long as there is room.
    pub(super) aside: String,
    pub(super) aside_role: StyleRole,
    pub(super) article: ArticleKey,
    pub(super) span: Span,
    /// The kind of thing it was taken for, where the text is a spelling of its name.
    pub(super) spelling: Option<EntityKind>,
}

/// All that `corpus` knows of the entity, a row each.
pub(super) fn rows(corpus: &Corpus, id: EntityId) -> Vec<CardRow> {
    let entity = corpus.entity(id);
    let mut articles: Vec<ArticleId> = entity.mentions.iter().map(|it| it.article).collect();
    articles.dedup();
    let n_mentions = counted(entity.mentions.len(), "mention");
    let in_articles = counted(articles.len(), "article");
    let mut rows = vec![CardRow::Mentions(format!("{n_mentions} in {in_articles}"))];
    let days: Vec<(Date, usize)> = profile::days(corpus, id).into_iter().collect();
    if !days.is_empty() {
        rows.push(CardRow::Days(days));
    }
    section(&mut rows, "Roles", usize::MAX, roles(corpus, id));
    section(&mut rows, "Spellings", usize::MAX, spellings(corpus, id));
    let companions = profile::companions(corpus, id).into_iter();
    let companions = companions.map(|it| {
        let other = corpus.entity(it.entity);
        CardRow::Place(Line {
            text: other.name.clone(),
            role: highlight::style_role_of(other.kind),
            aside: counted(it.n_sentences as usize, "sentence"),
            ..line(corpus, it.first.article, corpus.mention_span(it.first))
        })
    });
    section(&mut rows, "Appears with", MAX_COMPANIONS, companions);
    section(&mut rows, "Says", MAX_QUOTES, quotes(corpus, id));
    section(
        &mut rows,
        "Why these are one",
        usize::MAX,
        reasons(corpus, entity),
    );
    rows
}

/// Puts a heading and the first `most` of `lines` under it, if there are any; says how many there are if not all are shown.
fn section(
    rows: &mut Vec<CardRow>,
    heading: &str,
    most: usize,
    lines: impl IntoIterator<Item = CardRow>,
) {
    let mut lines = lines.into_iter();
    let at = rows.len();
    rows.extend(lines.by_ref().take(most));
    let n_more = lines.count();
    let n_shown = rows.len() - at;
    if n_shown > 0 {
        let heading = match n_more {
            0 => heading.to_owned(),
            more => format!("{heading} ({n_shown} of {})", n_shown + more),
        };
        rows.insert(at, CardRow::Heading(heading));
    }
}

fn line(corpus: &Corpus, article: ArticleId, span: Span) -> Line {
    Line {
        text: String::new(),
        role: StyleRole::Text,
        aside: String::new(),
        aside_role: StyleRole::Dim,
        article: corpus.article(article).article.key.clone(),
        span,
        spelling: None,
    }
}

fn roles(corpus: &Corpus, id: EntityId) -> impl Iterator<Item = CardRow> {
    let roles = profile::roles(corpus, id).into_iter();
    roles.filter_map(|it| {
        let (article, span) = *it.places.first()?;
        Some(CardRow::Place(Line {
            text: one_line(it.text),
            aside: by_outlet(&it.outlets),
            ..line(corpus, article, span)
        }))
    })
}

fn spellings(corpus: &Corpus, id: EntityId) -> impl Iterator<Item = CardRow> {
    let spellings = profile::spellings(corpus, id).into_iter();
    spellings.map(|it| {
        CardRow::Place(Line {
            text: it.surface.to_owned(),
            role: highlight::style_role_of(it.kind),
            aside: by_outlet(&it.outlets),
            spelling: Some(it.kind),
            ..line(corpus, it.first.article, corpus.mention_span(it.first))
        })
    })
}

/// `courier 3, ledger 1`, the most first; with the sum before where there are several.
fn by_outlet(outlets: &BTreeMap<&str, u32>) -> String {
    let mut counts: Vec<(&str, u32)> = outlets.iter().map(|(name, n)| (*name, *n)).collect();
    counts.sort_by_key(|(name, n)| (Reverse(*n), *name));
    let told: Vec<String> = counts
        .iter()
        .map(|(name, n)| format!("{name} {n}"))
        .collect();
    match counts.len() {
        0 | 1 => told.join(", "),
        _ => format!(
            "{}: {}",
            counts.iter().map(|(_, n)| n).sum::<u32>(),
            told.join(", ")
        ),
    }
}

fn quotes(corpus: &Corpus, id: EntityId) -> impl Iterator<Item = CardRow> {
    let quotes = profile::quotes(corpus, id).into_iter();
    quotes.map(|(quote, n_articles)| {
        let entry = corpus.article(quote.article);
        let span = corpus.quote_span(quote);
        let date = dates::short(entry.published.as_ref());
        let times = match n_articles {
            1 => String::new(),
            n => format!(" ×{n}"),
        };
        CardRow::Place(Line {
            text: format!("{} {}{times}", date.trim(), entry.outlet()),
            role: StyleRole::Dim,
            aside: one_line(&entry.article.text[span]),
            aside_role: StyleRole::Quote,
            ..line(corpus, quote.article, span)
        })
    })
}

fn reasons(corpus: &Corpus, entity: &Entity) -> impl Iterator<Item = CardRow> {
    entity.links.iter().flat_map(|link| {
        let [long, short] = &link.spellings;
        let first = link.evidence.first().map(|&(article, span)| Line {
            text: format!("{short} = {long}"),
            aside: link.rule.reason().to_owned(),
            ..line(corpus, article, span)
        });
        let evidence = link.evidence.iter().map(|&(article, span)| {
            let entry = corpus.article(article);
            Line {
                text: format!("  {}", entry.outlet()),
                role: StyleRole::Dim,
                aside: around(entry, span),
                ..line(corpus, article, span)
            }
        });
        first.into_iter().chain(evidence).map(CardRow::Place)
    })
}

/// The sentence in which `span` stands, from a few words before it.
fn around(entry: &Entry, span: Span) -> String {
    let sentence = entry.sentence_at(span.start()).unwrap_or(span);
    let said = &entry.article.text[sentence];
    let at = (span.start() - sentence.start()) as usize;
    let words = said[..at].char_indices().rev();
    let starts = words.filter(|(_, c)| c.is_whitespace());
    let mut starts = starts.map(|(n, space)| n + space.len_utf8());
    let from = starts.nth(WORDS_BEFORE).unwrap_or(0);
    one_line(&said[from..])
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
