//! By which words the sentences are found that may tell what one tells.

use rustc_hash::FxHashMap;

use super::terms::{ArticleTerms, Key, SentenceTerms};
use crate::story::ArticleId;

/// Of the known sentences that have a word so many are looked at, the first published.
const MAX_POSTINGS: usize = 256;
/// Among so many that have a word they are searched for; what more have tells nothing.
const MAX_SEARCHED: usize = 16_384;
/// For one sentence so many are looked at, those that have its rarest words first.
pub const MAX_LOOKED_AT: usize = 1024;

/// A sentence with terms: its article, and its place among those of the article that have any.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The article.
    pub article: ArticleId,
    /// The index for [`ArticleTerms::get`].
    pub nth: u32,
}

/// For each word the sentences that have it.
#[derive(Clone, Debug, Default)]
pub struct Index {
    // Invariant: the sentences of one word stand together, those of articles published earlier first.
    postings: Box<[Place]>,
    starts: FxHashMap<Key, (u32, u32)>,
    /// The place of each article in the order of publication.
    nth: Vec<u32>,
}

impl Index {
    /// Indexes the sentences of articles, given in the order in which they were published.
    pub fn new<'a>(articles: impl Iterator<Item = (ArticleId, &'a ArticleTerms)>) -> Index {
        let mut all: Vec<(Key, Place)> = Vec::new();
        let mut nths = Vec::new();
        for (n, (article, terms)) in (0..).zip(articles) {
            if nths.len() <= article.index() {
                nths.resize(article.index() + 1, 0);
            }
            nths[article.index()] = n;
            let first = all.len();
            for (nth, sentence) in (0..).zip(terms.iter()) {
                let place = Place { article, nth };
                all.extend(sentence.terms.iter().map(|term| (term.key, place)));
            }
            all[first..].sort_unstable();
        }
        // Stable: within a word the articles stay in the order in which they were published.
        all.sort_by_key(|(key, _)| *key);
        all.dedup();
        let mut starts = FxHashMap::default();
        let mut at = 0;
        for same in all.chunk_by(|one, other| one.0 == other.0) {
            starts.insert(same[0].0, (at, at + same.len() as u32));
            at += same.len() as u32;
        }
        Index {
            postings: all.into_iter().map(|(_, place)| place).collect(),
            starts,
            nth: nths,
        }
    }

    /// The place of `article` in the order of publication.
    pub fn nth(&self, article: ArticleId) -> u32 {
        self.nth[article.index()]
    }

    /// The sentences of the first `n_first` articles that are `known` which have words of `own`, with the weight of what they
    /// have; unordered.
    pub fn sharing(
        &self,
        own: &SentenceTerms<'_>,
        n_first: u32,
        known: impl Fn(ArticleId) -> bool,
    ) -> FxHashMap<Place, f32> {
        let first = |list: &'_ [Place]| list.partition_point(|it| self.nth(it.article) < n_first);
        let mut lists: Vec<(&[Place], Key, f32)> = own
            .terms
            .iter()
            .map(|term| (self.having(term.key), term.key, term.weight()))
            .map(|(list, key, weight)| (&list[..first(list)], key, weight))
            .collect();
        lists.sort_unstable_by_key(|(list, key, _)| (list.len(), *key));
        lists.dedup_by_key(|(_, key, _)| *key);
        let mut found: FxHashMap<Place, f32> = FxHashMap::default();
        found.reserve(MAX_LOOKED_AT);
        let mut left = MAX_LOOKED_AT;
        for (list, _, weight) in lists {
            let searched = list.iter().take(MAX_SEARCHED);
            let looked_at = searched.filter(|it| known(it.article));
            for place in looked_at.take(MAX_POSTINGS.min(left)) {
                *found.entry(*place).or_default() += weight;
                left -= 1;
            }
        }
        found
    }

    fn having(&self, key: Key) -> &[Place] {
        match self.starts.get(&key) {
            Some((start, end)) => &self.postings[*start as usize..*end as usize],
            None => &[],
        }
    }
}
