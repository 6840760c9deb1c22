//! Which articles have a word.

use std::ops::{ControlFlow, Range};

use rustc_hash::FxHashMap;

use super::{Statement, Statements};
use crate::story::{ArticleId, MentionId};

/// An article has to have so many of the rarest words of a sentence before it is looked at further.
const MIN_RARE: usize = 5;
/// To look an article up in the lists of a sentence takes so many times as long as to pass over it.
const LOOKUP: usize = 128;
/// A list so many times longer than what is looked for is searched and not followed.
const LONGER: usize = 16;
/// A word that more articles have is followed through the first of them only.
const MAX_FOLLOWED: usize = 16_384;
/// So many articles are looked through first, and so many times more each time that this was not enough.
const FIRST_WINDOW: u32 = 512;
const WINDOW_GROWTH: u32 = 4;

/// For each word and figure the articles whose sentences have it; words that only one article has are left out.
///
/// Articles stand in an order of its own, the one in which they were given, and are found in it: who seeks those that
/// told something first goes no further than they stand, however many tell it.
#[derive(Clone, Debug, Default)]
pub struct WordIndex {
    // Invariant: the articles of one word stand together, in order, each once.
    postings: Vec<Nth>,
    places: FxHashMap<u32, Range<u32>>,
    ids: Vec<ArticleId>,
    /// For each article its place in that.
    nth: Vec<Nth>,
}

/// A place in the order of an index.
pub(super) type Nth = u32;

impl WordIndex {
    /// Indexes articles by their statements; each of those with an id from 0 on is given once, in the order in which they
    /// are to be found.
    pub fn new<'a>(articles: impl Iterator<Item = (ArticleId, &'a Statements)>) -> WordIndex {
        let mut postings = Vec::new();
        let mut words: Vec<u32> = Vec::new();
        let mut index = WordIndex::default();
        for (nth, (id, statements)) in (0..).zip(articles) {
            words.clear();
            for it in statements.iter() {
                words.extend(it.words.iter().chain(it.names).chain(it.figures));
            }
            words.sort_unstable();
            words.dedup();
            postings.extend(words.iter().map(|word| (*word, nth)));
            index.ids.push(id);
        }
        index.nth = vec![0; index.ids.len()];
        for (nth, id) in (0..).zip(&index.ids) {
            index.nth[id.index()] = nth;
        }
        postings.sort_unstable();
        let by_word = postings.chunk_by(|one, other| one.0 == other.0);
        for same in by_word.filter(|same| same.len() > 1) {
            let start = index.postings.len() as u32;
            index.postings.extend(same.iter().map(|(_, nth)| *nth));
            let place = start..index.postings.len() as u32;
            index.places.insert(same[0].0, place);
        }
        index
    }

    /// Where `article` stands.
    pub(super) fn nth(&self, article: ArticleId) -> u32 {
        self.nth[article.index()]
    }

    /// The article that stands there.
    pub(super) fn id(&self, nth: u32) -> ArticleId {
        self.ids[nth as usize]
    }

    /// Hands over, in order, the first `n_first` articles that may tell what `statement` does, until `take` has enough: they
    /// have all of its figures and `n_needed` of its words.
    ///
    /// `named` are the mentions of each of its names throughout the corpus. By prefix filtering (Chaudhuri,
    /// Ganti & Kaushik, 2006; with longer prefixes as by Wang, Li & Feng, 2012): who has all words but `n` has so many
    /// of the rarest, or has a figure, or a name, if that is rarer still. `counts` holds a zero for each
    /// article, before and after.
    pub(super) fn candidates(
        &self,
        statement: &Statement<'_>,
        n_needed: usize,
        named: &[&[MentionId]],
        n_first: u32,
        counts: &mut [u8],
        mut take: impl FnMut(ArticleId) -> ControlFlow<()>,
    ) {
        let words = self.rarest_first(statement.words);
        let figures = self.rarest_first(statement.figures);
        let n_others = words.len().saturating_sub(n_needed);
        let n_rare = n_needed.min(MIN_RARE);
        let rare = &words[..words.len().min(n_others + n_rare)];
        let n_following: usize = rare.iter().map(|list| list.len()).sum();
        let figure = figures.first().map_or(usize::MAX, |list| list.len());
        let name = named.iter().min_by_key(|mentions| mentions.len());
        let n_name = name.map_or(usize::MAX, |mentions| mentions.len());
        let lacks = |nth: Nth| move |list: &&&[Nth]| list.binary_search(&nth).is_err();
        let mut take_all = |mut found: Vec<Nth>| {
            found.sort_unstable();
            found.dedup();
            let fitting = found.into_iter().filter(|&nth| {
                let mut lacking = words.iter().filter(lacks(nth));
                lacking.nth(n_others).is_none() && !figures.iter().any(|it| lacks(nth)(&it))
            });
            let mut known = fitting.take_while(|nth| *nth < n_first);
            known.try_for_each(|nth| take(self.id(nth)))
        };
        // Either list is short, as it is so much shorter than others.
        if n_name.saturating_mul(LOOKUP) <= n_following && n_name <= figure {
            let mentions = name.copied().unwrap_or_default().iter();
            let _ = take_all(mentions.map(|mention| self.nth(mention.article)).collect());
        } else if figure.saturating_mul(LOOKUP) <= n_following {
            let _ = take_all(figures[0].to_vec());
        } else {
            let followed = rare
                .iter()
                .map(|list| &list[..list.len().min(MAX_FOLLOWED)]);
            let followed: Vec<&[Nth]> = followed.collect();
            let (mut start, mut end) = (0, FIRST_WINDOW);
            while start < n_first {
                let end_here = end.min(n_first);
                let at = |list: &[Nth], nth: Nth| list.partition_point(|it| *it < nth);
                let here = followed.iter();
                let here = here.map(|list| &list[at(list, start)..at(list, end_here)]);
                let mut here: Vec<&[Nth]> = here.collect();
                here.sort_by_key(|list| list.len());
                if take_all(having(&here, n_rare, counts)).is_break() {
                    break;
                }
                (start, end) = (end_here, end.saturating_mul(WINDOW_GROWTH));
            }
        }
    }

    /// How many articles have `word`, a hash of [`Statements`]; at least one.
    pub fn n_having(&self, word: u32) -> usize {
        self.places.get(&word).map_or(1, |place| place.len())
    }

    /// A zero for each article.
    pub(super) fn counts(&self) -> Vec<u8> {
        vec![0; self.ids.len()]
    }

    /// For each of `words` the articles that have it, the fewest first.
    fn rarest_first(&self, words: &[u32]) -> Vec<&[Nth]> {
        let list = |word| match self.places.get(word) {
            Some(place) => &self.postings[place.start as usize..place.end as usize],
            None => &[],
        };
        let mut lists: Vec<&[Nth]> = words.iter().map(list).collect();
        lists.sort_by_key(|list| list.len());
        lists
    }
}

/// The articles that stand in `n_least` of `lists`, which are given the shortest first; unordered.
///
/// Only what stands in one of the first lists can stand in so many of all, and when that is little, it is looked up in
/// the long ones and these are not followed. `counts` holds a zero for each article, before and after.
fn having(lists: &[&[Nth]], n_least: usize, counts: &mut [u8]) -> Vec<Nth> {
    let n_lists = lists.len();
    let n_first = (n_lists + 1).saturating_sub(n_least.max(1));
    let mut found = Vec::new();
    for id in lists.iter().take(n_first).copied().flatten() {
        let count = &mut counts[*id as usize];
        *count = count.saturating_add(1);
        if *count == 1 {
            found.push(*id);
        }
    }
    for (n, list) in lists.iter().enumerate().skip(n_first) {
        if found.len() * LONGER <= list.len() {
            for id in &found {
                let count = &mut counts[*id as usize];
                *count = count.saturating_add(u8::from(list.binary_search(id).is_ok()));
            }
        } else {
            for id in *list {
                let count = &mut counts[*id as usize];
                // What stands in none of the first lists is not counted, and stays zero.
                *count = count.saturating_add(u8::from(*count > 0));
            }
        }
        let n_to_come = n_lists - n - 1;
        found.retain(|id| {
            let count = &mut counts[*id as usize];
            let may = usize::from(*count) + n_to_come >= n_least;
            if !may {
                *count = 0;
            }
            may
        });
    }
    found.retain(|id| usize::from(std::mem::take(&mut counts[*id as usize])) >= n_least);
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
            let mut lists: Vec<Vec<Nth>> = lists
                .into_iter()
                .map(|list: BTreeSet<u32>| list.into_iter().collect())
                .collect();
            lists.sort_by_key(Vec::len);
            let lists: Vec<&[Nth]> = lists.iter().map(Vec::as_slice).collect();
            let mut counts = vec![0; 200];
            let mut found = having(&lists, n_least, &mut counts);
            found.sort_unstable();
            let stands = |id: &Nth| lists.iter().filter(|list| list.contains(id)).count();
            let expected: Vec<Nth> = (0..200).filter(|id| stands(id) >= n_least).collect();
            prop_assert_eq!(found, expected);
            prop_assert_eq!(counts, vec![0; 200], "what was counted is forgotten");
        }
    }
}
