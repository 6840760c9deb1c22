//! How far the reader has come in each article.

use std::collections::HashMap;

use dateline_core::{article::ArticleKey, corpus::Corpus};

/// How far the reader has come in an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// Never opened.
    Unread,
    /// Opened, and not seen to its end.
    Partly,
    /// Seen to its end, or marked so.
    Read,
}

/// How far the reader has come in all articles.
#[derive(Clone, Debug, Default)]
pub struct ReadStatus {
    /// Only those that were opened or marked have an entry.
    readings: HashMap<ArticleKey, Reading>,
    version: u64,
}

impl ReadStatus {
    /// How far the reader has come in the article named `key`.
    pub fn of(&self, key: &ArticleKey) -> Reading {
        self.readings.get(key).copied().unwrap_or(Reading::Unread)
    }

    /// Says how far the reader has come.
    pub fn set(&mut self, key: ArticleKey, reading: Reading) {
        if self.of(&key) != reading {
            self.version += 1;
            self.readings.insert(key, reading);
        }
    }

    /// Keeps what is known of an article under the key that `corpus` has for it now.
    pub fn receive(&mut self, corpus: &Corpus) {
        let own = |key: &ArticleKey| Some(&corpus.article(corpus.find(key)?).article.key);
        let moved = |key: &&ArticleKey| own(key).is_some_and(|own| own != *key);
        let moved: Vec<ArticleKey> = self.readings.keys().filter(moved).cloned().collect();
        for key in moved {
            if let (Some(reading), Some(own)) = (self.readings.remove(&key), own(&key)) {
                self.set(own.clone(), reading);
            }
        }
    }

    /// A number that is another one after each change.
    pub const fn version(&self) -> u64 {
        self.version
    }

    /// The articles that have been read.
    pub fn read(&self) -> impl Iterator<Item = &ArticleKey> {
        let read = self.readings.iter().filter(|(_, it)| **it == Reading::Read);
        read.map(|(key, _)| key)
    }

    /// How many were opened.
    pub fn n_opened(&self) -> usize {
        let opened = self.readings.values().filter(|it| **it != Reading::Unread);
        opened.count()
    }
}
