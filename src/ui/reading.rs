//! How far the reader has come in each article.

use super::{
    app::{App, Reading},
    panes::Pane,
};
use crate::article::ArticleKey;

impl App {
    /// How far the reader has come in the article named `key`.
    pub fn reading(&self, key: &ArticleKey) -> Reading {
        self.reading.get(key).copied().unwrap_or(Reading::Unread)
    }

    /// Articles that were never opened. Only those that were have an entry in `reading`.
    pub fn n_unread(&self) -> usize {
        let opened = self.reading.values().filter(|it| **it != Reading::Unread);
        self.corpus.articles().len().saturating_sub(opened.count())
    }

    /// What was seen while the text had the focus counts as read.
    pub(super) fn mark_progress(&mut self) {
        let (Pane::Text, Some(key)) = (self.focus, self.text.key().cloned()) else {
            return;
        };
        let reading = self.reading.entry(key).or_insert(Reading::Partly);
        if self.text.at_end() {
            *reading = Reading::Read;
        }
    }

    pub(super) fn toggle_read(&mut self) {
        if let Some(key) = self.text.key().cloned() {
            let read = match self.reading(&key) {
                Reading::Read => Reading::Unread,
                Reading::Unread | Reading::Partly => Reading::Read,
            };
            self.reading.insert(key, read);
        }
    }
}
