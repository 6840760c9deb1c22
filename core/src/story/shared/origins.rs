//! Who stands behind a set of articles, and how much of one is its own.

use std::{cmp::Reverse, collections::BTreeMap};

use super::{Passage, Shared, SharedKind, Source, words};
use crate::{
    analysis::AnnotatedArticle,
    article::Role,
    story::{
        ArticleId,
        disjoint::{join, root},
    },
    text::Span,
};

/// From this share of it on, in per cent, an article that others published before is a copy.
const COPY_PERCENT: u32 = 80;

/// What an article has in common with others; boilerplate is not counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InCommon {
    /// The article with which it has most in common, the first of several.
    pub with: ArticleId,
    /// How much of its standfirst and body that is, in per cent of the words.
    pub percent: u32,
    /// The number of articles with which it has something in common.
    pub n_others: usize,
    /// Whether nearly all of it stands in one article that came before it.
    pub is_copy: bool,
}

/// What an article is made of, in words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Parts {
    /// What no other article carries and nobody is quoted with.
    pub own: u32,
    /// What others carry as well, outside quotations: agency copy.
    pub copied: u32,
    /// What is given as somebody's words.
    pub quoted: u32,
    /// What belongs to the page and not to the article, and boilerplate of the house.
    pub noise: u32,
}

/// `articles` by origin, in their order: those of one outlet, and those that carry a copy of the same text, have one.
///
/// `shared` are the passages that they carry, those of other articles too. Who copied whom does not matter here.
pub fn origins<'a, 's>(
    articles: &[ArticleId],
    shared: impl IntoIterator<Item = &'s Shared>,
    source: impl Fn(ArticleId) -> Source<'a>,
) -> Vec<Vec<ArticleId>> {
    let mut ids = articles.to_vec();
    ids.sort_unstable();
    ids.dedup();
    let mut parents: Vec<usize> = (0..ids.len()).collect();
    let mut first_of: BTreeMap<&str, usize> = BTreeMap::new();
    for (at, id) in ids.iter().enumerate() {
        if let Some(outlet) = source(*id).outlet {
            let first = *first_of.entry(outlet).or_insert(at);
            join(&mut parents, first, at);
        }
    }
    for it in shared.into_iter().filter(|it| it.kind.is_copy()) {
        let carriers = it.passages.iter();
        let mut carriers = carriers.filter_map(|it| ids.binary_search(&it.article).ok());
        if let Some(first) = carriers.next() {
            carriers.for_each(|at| join(&mut parents, first, at));
        }
    }
    let mut by_origin: BTreeMap<usize, Vec<ArticleId>> = BTreeMap::new();
    for (at, id) in ids.iter().enumerate() {
        let origin = root(&mut parents, at);
        by_origin.entry(origin).or_default().push(*id);
    }
    by_origin.into_values().collect()
}

/// What the article `id` has in common with others, if anything; `shared` are the passages that it carries, and
/// `is_before` tells whether an article was published before it. So does a passage that stood first in the other.
pub fn most_in_common<'s>(
    id: ArticleId,
    annotated: &AnnotatedArticle,
    shared: impl IntoIterator<Item = &'s Shared> + Clone,
    is_before: impl Fn(ArticleId) -> bool,
) -> Option<InCommon> {
    let found = in_common(id, annotated, shared.clone());
    let (with, percent) = *found.first()?;
    let is_first = |other| {
        let mut shared = shared.clone().into_iter();
        shared.any(|it| it.earliest == Some(other))
    };
    let mut nearly_all = found
        .iter()
        .take_while(|(_, percent)| *percent >= COPY_PERCENT);
    Some(InCommon {
        with,
        percent,
        n_others: found.len(),
        is_copy: nearly_all.any(|(other, _)| is_before(*other) || is_first(*other)),
    })
}

/// The articles that share passages with the article `id`, each with the part of its standfirst and body that they
/// share, in per cent of the words; the greatest first. `shared` are the passages that it carries; boilerplate is
/// not counted.
pub fn in_common<'s>(
    id: ArticleId,
    annotated: &AnnotatedArticle,
    shared: impl IntoIterator<Item = &'s Shared>,
) -> Vec<(ArticleId, u32)> {
    let mut spans_of: BTreeMap<ArticleId, Vec<Span>> = BTreeMap::new();
    for it in shared.into_iter().filter(|it| it.kind != SharedKind::House) {
        let (own, others): (Vec<&Passage>, Vec<&Passage>) = it
            .passages
            .iter()
            .partition(|passage| passage.article == id);
        for other in others {
            let spans = spans_of.entry(other.article).or_default();
            spans.extend(own.iter().map(|passage| passage.span));
        }
    }
    if spans_of.is_empty() {
        return Vec::new();
    }
    let words = words::of_article(annotated);
    let found = spans_of.into_iter().map(|(other, mut spans)| {
        spans.sort_unstable();
        let mut n_words = 0;
        // Words before this one are counted.
        let mut from = 0;
        for span in spans {
            let first = words.partition_point(|word| word.span.start() < span.start());
            let after = words.partition_point(|word| word.span.end() <= span.end());
            n_words += after.saturating_sub(first.max(from)) as u32;
            from = from.max(after);
        }
        (other, n_words)
    });
    let mut found: Vec<(ArticleId, u32)> = found.collect();
    found.sort_by_key(|(other, n_words)| (Reverse(*n_words), *other));
    let n_all = words.len().max(1) as u32;
    for (_, n_words) in &mut found {
        *n_words = 100 * *n_words / n_all;
    }
    found
}

/// The parts of the article `id`; `shared` are the passages that it carries.
pub fn parts<'s>(
    id: ArticleId,
    annotated: &AnnotatedArticle,
    shared: impl IntoIterator<Item = &'s Shared>,
) -> Parts {
    let mut copied: Vec<Span> = Vec::new();
    let mut house: Vec<Span> = Vec::new();
    for it in shared {
        let own = it.passages.iter().filter(|passage| passage.article == id);
        let spans = own.map(|Passage { span, .. }| *span);
        match it.kind {
            SharedKind::House => house.extend(spans),
            SharedKind::Copy | SharedKind::NearCopy => copied.extend(spans),
            SharedKind::Quote => {}
        }
    }
    let quotes = annotated.annotations.quotes.iter();
    let quotes = Cover::of(quotes.map(|it| it.span).collect());
    let [copied, house] = [copied, house].map(Cover::of);
    let mut parts = Parts::default();
    let mut found = Vec::new();
    for block in &annotated.annotations.blocks {
        found.clear();
        words::of_span(&annotated.article.text, block.span, &mut found);
        for word in &found {
            let part = match block.role {
                Role::Noise | Role::Metadata => &mut parts.noise,
                _ if house.holds(word.span) => &mut parts.noise,
                _ if quotes.holds(word.span) => &mut parts.quoted,
                _ if copied.holds(word.span) => &mut parts.copied,
                _ => &mut parts.own,
            };
            *part += 1;
        }
    }
    parts
}

/// Spans in document order, each with the furthest end of those up to it.
struct Cover(Vec<(Span, u32)>);

impl Cover {
    fn of(mut spans: Vec<Span>) -> Cover {
        spans.sort_unstable();
        let mut furthest = 0;
        let ends = spans.into_iter().map(|span| {
            furthest = span.end().max(furthest);
            (span, furthest)
        });
        Cover(ends.collect())
    }

    /// Whether one of the spans holds all of `word`.
    fn holds(&self, word: Span) -> bool {
        let begun = self
            .0
            .partition_point(|(span, _)| span.start() <= word.start());
        self.0[..begun]
            .last()
            .is_some_and(|(_, end)| *end >= word.end())
    }
}
