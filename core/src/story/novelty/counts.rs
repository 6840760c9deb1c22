//! In how many articles a word stands.

use rustc_hash::FxHashMap;

use super::Statements;

/// For each word, a hash of [`Statements`], the number of articles whose sentences have it; words that only one article has are
/// left out.
#[derive(Clone, Debug, Default)]
pub struct WordCounts(FxHashMap<u32, u32>);

impl WordCounts {
    /// Counts the words of articles.
    pub fn new<'a>(articles: impl Iterator<Item = &'a Statements>) -> WordCounts {
        let mut counts: FxHashMap<u32, u32> = FxHashMap::default();
        let mut words: Vec<u32> = Vec::new();
        for statements in articles {
            words.clear();
            words.extend(statements.terms().flatten());
            words.sort_unstable();
            words.dedup();
            for word in &words {
                *counts.entry(*word).or_default() += 1;
            }
        }
        counts.retain(|_, n| *n > 1);
        WordCounts(counts)
    }

    /// How many articles have `word`; at least one.
    pub fn n_having(&self, word: u32) -> usize {
        self.0.get(&word).map_or(1, |n| *n as usize)
    }
}
