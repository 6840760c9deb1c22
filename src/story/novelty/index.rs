//! Which articles have a word.

use std::collections::BTreeMap;

use super::{Statement, Statements};
use crate::story::ArticleId;

/// For each word the articles whose sentences have it, in a name or outside.
#[derive(Clone, Debug, Default)]
pub struct WordIndex {
    // Invariant: sorted, each pair once; words that only one article has are left out.
    postings: Vec<(u32, ArticleId)>,
}

impl WordIndex {
    /// Indexes articles by their statements, given in the order of their ids from 0 on.
    pub fn new<'a>(articles: impl Iterator<Item = &'a Statements>) -> WordIndex {
        let mut postings = Vec::new();
        let mut words: Vec<u32> = Vec::new();
        for (id, statements) in (0..).map(ArticleId).zip(articles) {
            words.clear();
            words.extend(
                statements
                    .iter()
                    .flat_map(|it| it.words.iter().chain(it.names)),
            );
            words.sort_unstable();
            words.dedup();
            postings.extend(words.iter().map(|word| (*word, id)));
        }
        // Stable, because such a sort merges the sorted lists of the articles.
        postings.sort();
        let by_word = postings.chunk_by(|one, other| one.0 == other.0);
        let several = by_word.filter(|same| same.len() > 1);
        let postings = several.flatten().copied().collect();
        WordIndex { postings }
    }

    /// Articles for which `asked` holds and that have `n_needed` of the words of `statement`, in order; the first `n_most` of them.
    ///
    /// By prefix filtering (Chaudhuri, Ganti & Kaushik, 2006): whoever has so many of the words has one at
    /// least of the few rarest.
    pub(super) fn candidates(
        &self,
        statement: &Statement<'_>,
        n_needed: usize,
        asked: impl Fn(ArticleId) -> bool,
        n_most: usize,
    ) -> Vec<ArticleId> {
        let mut lists: Vec<&[(u32, ArticleId)]> = statement
            .words
            .iter()
            .map(|word| self.having(*word))
            .collect();
        lists.sort_by_key(|list| list.len());
        let n_rarest = (lists.len() + 1).saturating_sub(n_needed);
        let (rarest, others) = lists.split_at(n_rarest.min(lists.len()));
        let mut n_words: BTreeMap<ArticleId, usize> = BTreeMap::new();
        for list in rarest {
            for (_, id) in list.iter().filter(|(_, id)| asked(*id)).take(n_most) {
                *n_words.entry(*id).or_default() += 1;
            }
        }
        let has = |list: &&[(u32, ArticleId)], id: ArticleId| {
            list.binary_search_by_key(&id, |(_, id)| *id).is_ok()
        };
        let enough = |(id, n_rare): (ArticleId, usize)| {
            let n_words = n_rare + others.iter().filter(|list| has(list, id)).count();
            (n_words >= n_needed).then_some(id)
        };
        n_words
            .into_iter()
            .filter_map(enough)
            .take(n_most)
            .collect()
    }

    fn having(&self, word: u32) -> &[(u32, ArticleId)] {
        let first = self.postings.partition_point(|(it, _)| *it < word);
        let rest = &self.postings[first..];
        &rest[..rest.partition_point(|(it, _)| *it == word)]
    }
}
