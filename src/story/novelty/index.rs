//! Which articles have a word.

use super::{Statement, Statements};
use crate::story::{ArticleId, MentionId};

/// So many articles that have the rarest word of a sentence are looked at, and no more.
const MAX_CANDIDATES: usize = 2_000;

/// For each word and number the articles whose sentences have it.
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

    /// Articles that may tell what `statement` does: they have all of its numbers and `n_needed` of its words; in order.
    ///
    /// `named` are the mentions of each of its names throughout the corpus. By prefix filtering (Chaudhuri,
    /// Ganti & Kaushik, 2006): whoever has so many of the words has one at least of the few rarest; or has a number, or
    /// a name, if that is rarer still. What is not rare at all is followed through its first articles only.
    pub(super) fn candidates(
        &self,
        statement: &Statement<'_>,
        n_needed: usize,
        named: &[&[MentionId]],
    ) -> Vec<ArticleId> {
        let lists = |words: &[u32]| -> Vec<&[(u32, ArticleId)]> {
            let mut lists: Vec<_> = words.iter().map(|word| self.having(*word)).collect();
            lists.sort_by_key(|list| list.len());
            lists
        };
        let (words, numbers) = (lists(statement.words), lists(statement.numbers));
        let n_others = words.len().saturating_sub(n_needed);
        let rarest = &words[..words.len().min(n_others + 1)];
        let n_rarest: usize = rarest.iter().map(|list| list.len()).sum();
        let number = numbers.first().map_or(usize::MAX, |list| list.len());
        let name = named.iter().min_by_key(|mentions| mentions.len());
        let n_name = name.map_or(usize::MAX, |mentions| mentions.len());
        let mut found: Vec<ArticleId> = if n_name <= n_rarest.min(number) {
            let mentions = name.copied().unwrap_or_default().iter();
            mentions.map(|mention| mention.article).collect()
        } else {
            let lists = if number <= n_rarest {
                &numbers[..1]
            } else {
                rarest
            };
            lists.iter().copied().flatten().map(|(_, id)| *id).collect()
        };
        found.sort_unstable();
        found.dedup();
        found.truncate(MAX_CANDIDATES);
        let has = |list: &[(u32, ArticleId)], id: ArticleId| {
            list.binary_search_by_key(&id, |(_, id)| *id).is_ok()
        };
        found.retain(|&id| {
            let mut missing = words.iter().filter(|list| !has(list, id));
            missing.nth(n_others).is_none() && numbers.iter().all(|list| has(list, id))
        });
        found
    }

    fn having(&self, word: u32) -> &[(u32, ArticleId)] {
        let first = self.postings.partition_point(|(it, _)| *it < word);
        let rest = &self.postings[first..];
        &rest[..rest.partition_point(|(it, _)| *it == word)]
    }
}
