//! Which articles have a word.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::{Statement, Statements};
use crate::story::{ArticleId, MentionId};

/// An article has to have so many of the rarest words of a sentence before it is looked at further.
const MIN_RARE: usize = 5;
/// To look an article up in the lists of a sentence takes so many times as long as to pass over it.
const LOOKUP: usize = 128;
/// A list so many times longer than what is looked for is searched and not followed.
const LONGER: usize = 16;
/// A word or name that more articles have is followed through the first of them only.
const MAX_FOLLOWED: usize = 16_384;

/// For each word and figure the articles whose sentences have it; words that only one article has are left out.
#[derive(Clone, Debug, Default)]
pub struct WordIndex {
    // Invariant: the articles of one word stand together, in order, each once.
    articles: Vec<ArticleId>,
    places: FxHashMap<u32, Range<u32>>,
    n_articles: usize,
}

impl WordIndex {
    /// Indexes articles by their statements, given in the order of their ids from 0 on.
    pub fn new<'a>(articles: impl Iterator<Item = &'a Statements>) -> WordIndex {
        let mut postings = Vec::new();
        let mut words: Vec<u32> = Vec::new();
        let mut n_articles = 0;
        for (id, statements) in (0..).map(ArticleId).zip(articles) {
            words.clear();
            for it in statements.iter() {
                words.extend(it.words.iter().chain(it.names).chain(it.figures));
            }
            words.sort_unstable();
            words.dedup();
            postings.extend(words.iter().map(|word| (*word, id)));
            n_articles += 1;
        }
        postings.sort_unstable();
        let mut index = WordIndex {
            n_articles,
            ..WordIndex::default()
        };
        let by_word = postings.chunk_by(|one, other| one.0 == other.0);
        for same in by_word.filter(|same| same.len() > 1) {
            let start = index.articles.len() as u32;
            index.articles.extend(same.iter().map(|(_, id)| *id));
            let place = start..index.articles.len() as u32;
            index.places.insert(same[0].0, place);
        }
        index
    }

    /// Articles that may tell what `statement` does: they have all of its figures and `n_needed` of its words; in order.
    ///
    /// `named` are the mentions of each of its names throughout the corpus. By prefix filtering (Chaudhuri,
    /// Ganti & Kaushik, 2006; with longer prefixes as by Wang, Li & Feng, 2012): who has all words but `n` has so many
    /// of the rarest, or has a figure, or a name, if that is rarer still. `counts` holds a zero for each
    /// article, before and after; only articles that are `wanted` are given.
    pub(super) fn candidates(
        &self,
        statement: &Statement<'_>,
        n_needed: usize,
        named: &[&[MentionId]],
        counts: &mut [u8],
        wanted: impl Fn(ArticleId) -> bool,
    ) -> Vec<ArticleId> {
        let words = self.rarest_first(statement.words);
        let figures = self.rarest_first(statement.figures);
        let n_others = words.len().saturating_sub(n_needed);
        let n_rare = n_needed.min(MIN_RARE);
        let rare = &words[..words.len().min(n_others + n_rare)];
        let n_following: usize = rare.iter().map(|list| list.len()).sum();
        let figure = figures.first().map_or(usize::MAX, |list| list.len());
        let name = named.iter().min_by_key(|mentions| mentions.len());
        let n_name = name.map_or(usize::MAX, |mentions| mentions.len());
        let mut found: Vec<ArticleId> =
            if n_name.saturating_mul(LOOKUP) <= n_following && n_name <= figure {
                let mentions = name.copied().unwrap_or_default().iter();
                mentions
                    .map(|mention| mention.article)
                    .take(MAX_FOLLOWED)
                    .collect()
            } else if figure.saturating_mul(LOOKUP) <= n_following {
                figures[0].iter().copied().take(MAX_FOLLOWED).collect()
            } else {
                having(rare, n_rare, counts)
            };
        found.sort_unstable();
        found.dedup();
        found.retain(|id| {
            let lacks = |list: &&&[ArticleId]| list.binary_search(id).is_err();
            wanted(*id)
                && words.iter().filter(lacks).nth(n_others).is_none()
                && !figures.iter().any(|it| lacks(&it))
        });
        found
    }

    /// How many articles have `word`, a hash of [`Statements`]; at least one.
    pub fn n_having(&self, word: u32) -> usize {
        self.places.get(&word).map_or(1, |place| place.len())
    }

    /// A zero for each article.
    pub(super) fn counts(&self) -> Vec<u8> {
        vec![0; self.n_articles]
    }

    /// For each of `words` the articles that have it, the fewest first.
    fn rarest_first(&self, words: &[u32]) -> Vec<&[ArticleId]> {
        let list = |word| match self.places.get(word) {
            Some(place) => &self.articles[place.start as usize..place.end as usize],
            None => &[],
        };
        let mut lists: Vec<&[ArticleId]> = words.iter().map(list).collect();
        lists.sort_by_key(|list| list.len());
        lists
    }
}

/// The articles that stand in `n_least` of `lists`, which are given the shortest first; unordered.
///
/// Only what stands in one of the first lists can stand in so many of all, and when that is little, it is looked up in
/// the long ones and these are not followed. `counts` holds a zero for each article, before and after.
fn having(lists: &[&[ArticleId]], n_least: usize, counts: &mut [u8]) -> Vec<ArticleId> {
    let lists = || {
        lists
            .iter()
            .map(|list| &list[..list.len().min(MAX_FOLLOWED)])
    };
    let n_lists = lists().len();
    let n_first = (n_lists + 1).saturating_sub(n_least.max(1));
    let mut found = Vec::new();
    for id in lists().take(n_first).flatten() {
        let count = &mut counts[id.index()];
        *count = count.saturating_add(1);
        if *count == 1 {
            found.push(*id);
        }
    }
    for (n, list) in lists().enumerate().skip(n_first) {
        if found.len() * LONGER <= list.len() {
            for id in &found {
                let count = &mut counts[id.index()];
                *count = count.saturating_add(u8::from(list.binary_search(id).is_ok()));
            }
        } else {
            for id in list {
                let count = &mut counts[id.index()];
                // What stands in none of the first lists is not counted, and stays zero.
                *count = count.saturating_add(u8::from(*count > 0));
            }
        }
        let n_to_come = n_lists - n - 1;
        found.retain(|id| {
            let count = &mut counts[id.index()];
            let may = usize::from(*count) + n_to_come >= n_least;
            if !may {
                *count = 0;
            }
            may
        });
    }
    found.retain(|id| usize::from(std::mem::take(&mut counts[id.index()])) >= n_least);
    found
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn articles_that_stand_in_enough_lists_are_found_however_long_these_are(
            lists in proptest::collection::vec(proptest::collection::btree_set(0_u32..200, 0..160), 1..9),
            n_least in 1_usize..6,
        ) {
            let mut lists: Vec<Vec<ArticleId>> = lists
                .into_iter()
                .map(|list: BTreeSet<u32>| list.into_iter().map(ArticleId).collect())
                .collect();
            lists.sort_by_key(Vec::len);
            let lists: Vec<&[ArticleId]> = lists.iter().map(Vec::as_slice).collect();
            let mut counts = vec![0; 200];
            let mut found = having(&lists, n_least, &mut counts);
            found.sort_unstable();
            let stands = |id: &ArticleId| lists.iter().filter(|list| list.contains(id)).count();
            let all = (0..200).map(ArticleId);
            let expected: Vec<ArticleId> = all.filter(|id| stands(id) >= n_least).collect();
            prop_assert_eq!(found, expected);
            prop_assert_eq!(counts, vec![0; 200], "what was counted is forgotten");
        }
    }
}
