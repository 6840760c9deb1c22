//! Who stands behind a set of articles, and how much of one is its own.

use std::{cmp::Reverse, collections::BTreeMap};

use super::{Passage, Shared, SharedKind, Source, words};
use crate::{analysis::AnnotatedArticle, article::Role, story::ArticleId, text::Span};

/// `articles` by origin, in their order: those of one outlet, and those that carry a copy of the same text, have one.
///
/// `shared` are the passages that they carry, those of other articles too. Who copied whom does not matter here.
pub fn origins<'a, 's>(
    articles: &[ArticleId],
    shared: impl IntoIterator<Item = &'s Shared>,
    source: impl Fn(ArticleId) -> Source<'a>,
) -> Vec<Vec<ArticleId>> {
    let mut origin_of: BTreeMap<ArticleId, ArticleId> =
        articles.iter().map(|id| (*id, *id)).collect();
    let mut join = |group: &[ArticleId]| {
        let origins: Vec<ArticleId> = group
            .iter()
            .filter_map(|id| origin_of.get(id))
            .copied()
            .collect();
        if let Some(first) = origins.iter().min() {
            let of_group = origin_of
                .values_mut()
                .filter(|origin| origins.contains(origin));
            of_group.for_each(|origin| *origin = *first);
        }
    };
    let mut by_outlet: BTreeMap<&str, Vec<ArticleId>> = BTreeMap::new();
    for id in articles {
        if let Some(outlet) = source(*id).outlet {
            by_outlet.entry(outlet).or_default().push(*id);
        }
    }
    by_outlet.values().for_each(|group| join(group));
    for it in shared.into_iter().filter(|it| it.kind.is_copy()) {
        let group: Vec<ArticleId> = it.passages.iter().map(|it| it.article).collect();
        join(&group);
    }
    let mut by_origin: BTreeMap<ArticleId, Vec<ArticleId>> = BTreeMap::new();
    for (id, origin) in origin_of {
        by_origin.entry(origin).or_default().push(id);
    }
    by_origin.into_values().collect()
}

/// The articles that share passages with the article `id`, each with the number of words of it that they share; the
/// greatest first. `shared` are the passages that it carries; boilerplate is not counted.
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
    let words = words::of_article(annotated);
    let n_shared = |spans: &[Span]| {
        let is_shared = |word: &&words::FoldedWord| spans.iter().any(|it| it.contains(word.span));
        words.iter().filter(is_shared).count() as u32
    };
    let mut found: Vec<(ArticleId, u32)> = spans_of
        .iter()
        .map(|(other, spans)| (*other, n_shared(spans)))
        .collect();
    found.sort_by_key(|(other, n_words)| (Reverse(*n_words), *other));
    found
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
    let within = |spans: &[Span], word: Span| spans.iter().any(|span| span.contains(word));
    let quotes: Vec<Span> = annotated
        .annotations
        .quotes
        .iter()
        .map(|it| it.span)
        .collect();
    let mut parts = Parts::default();
    let mut found = Vec::new();
    for block in &annotated.annotations.blocks {
        found.clear();
        words::of_span(&annotated.article.text, block.span, &mut found);
        for word in &found {
            let part = match block.role {
                Role::Noise | Role::Metadata => &mut parts.noise,
                _ if within(&house, word.span) => &mut parts.noise,
                _ if within(&quotes, word.span) => &mut parts.quoted,
                _ if within(&copied, word.span) => &mut parts.copied,
                _ => &mut parts.own,
            };
            *part += 1;
        }
    }
    parts
}
