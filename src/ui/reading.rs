//! How far the reader has come in each article.

use std::collections::HashMap;

use super::{app::App, panes::Pane};
use dateline_core::article::ArticleKey;

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
pub struct Progress {
    /// Only those that were opened or marked have an entry.
    readings: HashMap<ArticleKey, Reading>,
    version: u64,
}

impl Progress {
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

    /// A number that is another one after each change.
    pub const fn version(&self) -> u64 {
        self.version
    }

    /// The articles that have been read.
    pub fn read(&self) -> impl Iterator<Item = &ArticleKey> {
        let read = self.readings.iter().filter(|(_, it)| **it == Reading::Read);
        read.map(|(key, _)| key)
    }

    fn n_opened(&self) -> usize {
        let opened = self.readings.values().filter(|it| **it != Reading::Unread);
        opened.count()
    }
}

impl App {
    /// How far the reader has come in the article named `key`.
    pub fn reading(&self, key: &ArticleKey) -> Reading {
        self.progress.of(key)
    }

    /// Articles that were never opened.
    pub fn n_unread(&self) -> usize {
        let n_articles = self.corpus.articles().len();
        n_articles.saturating_sub(self.progress.n_opened())
    }

    /// What was seen while the text had the focus counts as read.
    pub(super) fn mark_progress(&mut self) {
        let (Pane::Text, Some(key)) = (self.focus, self.text.key().cloned()) else {
            return;
        };
        if self.text.at_end() {
            self.progress.set(key, Reading::Read);
        } else if self.reading(&key) == Reading::Unread {
            self.progress.set(key, Reading::Partly);
        }
    }

    pub(super) fn toggle_read(&mut self) {
        if let Some(key) = self.text.key().cloned() {
            let read = match self.reading(&key) {
                Reading::Read => Reading::Unread,
                Reading::Unread | Reading::Partly => Reading::Read,
            };
            self.progress.set(key, read);
        }
    }

    pub(super) fn mark_all_read(&mut self) {
        for entry in self.corpus.articles() {
            self.progress.set(entry.article.key.clone(), Reading::Read);
        }
        self.say("all articles are marked read");
    }
}
