//! What pairs of articles have in common → one group for each passage.

use std::collections::BTreeMap;

use super::{Match, Passage, Shared, SharedKind, Source, index::MAX_ARTICLES};
use crate::{
    story::{
        ArticleId,
        disjoint::{join, root},
    },
    text::Span,
};

/// Two stretches of one article are the same passage when they have so much of what both cover in common.
const MIN_OVERLAP: f64 = 0.75;
/// Of the articles of one outlet so many are looked at for what they are about.
const MAX_LOOKED_AT: usize = 8;

/// Gathers `matches` into groups, by where each stands first; their order does not matter.
///
/// A passage that N articles carry is one group with N passages. `related` tells whether two articles are about
/// one thing: what only one outlet carries, and in articles that are not, is its boilerplate. What is
/// carried by hundreds is boilerplate too, and is left out.
pub fn groups<'a>(
    matches: &[Match],
    source: impl Fn(ArticleId) -> Source<'a>,
    related: impl Fn(&Passage, &Passage) -> bool,
) -> Vec<Shared> {
    let mut found = joined(matches);
    found.retain(|group| n_articles(group) < MAX_ARTICLES);
    let mut groups: Vec<Shared> = without_parts(found)
        .into_iter()
        .map(|group| Shared {
            earliest: earliest(&group.passages, &source),
            kind: match is_house(&group.passages, &source, &related) {
                true => SharedKind::House,
                false => group.kind,
            },
            passages: group.passages,
        })
        .collect();
    groups.sort_by(|a, b| a.passages.cmp(&b.passages));
    groups
}

struct Group {
    kind: SharedKind,
    passages: Vec<Passage>,
}

/// The components over matches, where two passages of one article are one if they cover about the same.
fn joined(matches: &[Match]) -> Vec<Group> {
    let mut passages: Vec<Passage> = matches.iter().flat_map(|it| it.passages).collect();
    passages.sort_unstable();
    passages.dedup();
    let at = |passage: &Passage| passages.binary_search(passage).unwrap_or_default();
    let mut parents: Vec<usize> = (0..passages.len()).collect();
    for it in matches {
        join(&mut parents, at(&it.passages[0]), at(&it.passages[1]));
    }
    for (n, one) in passages.iter().enumerate() {
        let onwards = passages[n + 1..].iter();
        let overlapping =
            onwards.take_while(|it| it.article == one.article && it.span.start() < one.span.end());
        for (after, other) in overlapping.enumerate() {
            if is_same(one.span, other.span) {
                join(&mut parents, n, n + 1 + after);
            }
        }
    }
    // For each component its passages, and its matches by kind.
    let mut groups: BTreeMap<usize, (Vec<Passage>, [usize; 3])> = BTreeMap::new();
    for (n, passage) in passages.iter().enumerate() {
        let group = groups.entry(root(&mut parents, n)).or_default();
        match group.0.last_mut() {
            Some(last) if last.article == passage.article && last.span.intersects(passage.span) => {
                last.span = last.span.cover(passage.span);
            }
            _ => group.0.push(*passage),
        }
    }
    for it in matches {
        let root = root(&mut parents, at(&it.passages[0]));
        if let Some((_, n_of_kind)) = groups.get_mut(&root) {
            n_of_kind[it.kind as usize] += 1;
        }
    }
    let groups = groups.into_values().map(|(passages, [quote, copy, near])| {
        let kind = if quote > copy + near {
            SharedKind::Quote
        } else if near > 0 {
            SharedKind::NearCopy
        } else {
            SharedKind::Copy
        };
        Group { kind, passages }
    });
    groups.collect()
}

/// Leaves out what is but a part of another passage of the same articles.
fn without_parts(groups: Vec<Group>) -> Vec<Group> {
    let mut by_article: BTreeMap<ArticleId, Vec<usize>> = BTreeMap::new();
    for (n, group) in groups.iter().enumerate() {
        for passage in &group.passages {
            by_article.entry(passage.article).or_default().push(n);
        }
    }
    let holds = |whole: &Group, part: &Group| {
        let inside = |it: &Passage| {
            let same =
                |other: &Passage| other.article == it.article && other.span.contains(it.span);
            whole.passages.iter().any(same)
        };
        part.passages.iter().all(inside)
    };
    let is_part = |n: usize| {
        let part = &groups[n];
        let others = part
            .passages
            .iter()
            .min_by_key(|it| by_article[&it.article].len());
        let others = others.map_or(&[][..], |it| &by_article[&it.article]);
        let mut others = others.iter().filter(|other| **other != n);
        others.any(|&other| {
            let whole = &groups[other];
            holds(whole, part) && (other < n || !holds(part, whole))
        })
    };
    let keep: Vec<bool> = (0..groups.len()).map(|n| !is_part(n)).collect();
    let kept = groups.into_iter().zip(keep);
    kept.filter_map(|(group, keep)| keep.then_some(group))
        .collect()
}

fn is_same(one: Span, other: Span) -> bool {
    let both = one
        .end()
        .min(other.end())
        .saturating_sub(one.start().max(other.start()));
    f64::from(both) >= MIN_OVERLAP * f64::from(one.cover(other).len())
}

fn n_articles(group: &Group) -> usize {
    let articles = group
        .passages
        .chunk_by(|one, other| one.article == other.article);
    articles.count()
}

/// The article in which a passage stood first: the one of the agency that others give credit to, or
/// the one published on days before those of all others.
fn earliest<'a>(
    passages: &[Passage],
    source: impl Fn(ArticleId) -> Source<'a>,
) -> Option<ArticleId> {
    let sources = passages.chunk_by(|one, other| one.article == other.article);
    let sources: Vec<(ArticleId, Source<'a>)> = sources
        .map(|same| (same[0].article, source(same[0].article)))
        .collect();
    let same = |one: Option<&str>, other: Option<&str>| match (one, other) {
        (Some(one), Some(other)) => one.eq_ignore_ascii_case(other),
        _ => false,
    };
    let credited = |own: &Source<'_>| {
        let mut others = sources
            .iter()
            .filter(|(_, it)| !same(it.outlet, own.outlet));
        others.any(|(_, it)| same(it.agency, own.outlet))
    };
    let mut of_agency = sources.iter().filter(|(_, it)| credited(it));
    if let (Some((agency, _)), None) = (of_agency.next(), of_agency.next()) {
        return Some(*agency);
    }
    let (first, days) = sources
        .iter()
        .filter_map(|(id, it)| Some((*id, it.days?)))
        .min_by_key(|(_, days)| days.last())?;
    let after = |it: &Source<'_>| it.days.is_some_and(|other| days.last() < other.first());
    let all_after = sources.iter().all(|(id, it)| *id == first || after(it));
    all_after.then_some(first)
}

fn is_house<'a>(
    passages: &[Passage],
    source: impl Fn(ArticleId) -> Source<'a>,
    related: impl Fn(&Passage, &Passage) -> bool,
) -> bool {
    let outlet = |it: &Passage| source(it.article).outlet;
    let first = outlet(&passages[0]);
    let pairs = || passages.windows(2).take(MAX_LOOKED_AT);
    first.is_some()
        && passages.iter().all(|it| outlet(it) == first)
        && !pairs().any(|pair| related(&pair[0], &pair[1]))
}
