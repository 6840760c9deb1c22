//! What is read: the newest snapshot, what the reader corrected in it and how far the reader has come.

use std::{rc::Rc, sync::Arc};

use super::{
    read_status::{ReadStatus, Reading},
    reading_state::ReadArticles,
};
use dateline_core::{
    article::ArticleKey,
    corpus::{
        Corpus,
        corrections::{Correction, Corrections},
    },
};

/// All that does not hang on the screen.
#[derive(Clone, Debug, Default)]
pub struct World {
    /// The newest snapshot.
    pub corpus: Arc<Corpus>,
    /// What was opened, as the header names it.
    pub name: String,
    /// What the reader corrected, and can take back.
    pub corrections: Corrections,
    /// Those of them that were made since the start, the last at the end.
    pub made: Vec<Correction>,
    /// What was taken back, and can be made again.
    pub undone: Vec<Correction>,
    /// How far the reader has come in each article.
    pub status: ReadStatus,
    /// The articles that have been read, as they were last worked out.
    read: Option<Rc<ReadArticles>>,
    seen_problems: usize,
}

impl World {
    /// Nothing yet of what is opened under this name.
    pub fn new(name: String) -> World {
        World {
            name,
            ..World::default()
        }
    }

    /// Takes a newer snapshot, and gives the one before.
    pub fn receive(&mut self, corpus: Arc<Corpus>) -> Arc<Corpus> {
        self.status.receive(&corpus);
        std::mem::replace(&mut self.corpus, corpus)
    }

    /// Articles that were never opened.
    pub fn n_unread(&self) -> usize {
        let n_articles = self.corpus.articles().len();
        n_articles.saturating_sub(self.status.n_opened())
    }

    /// The article named `key` is seen, and its end too.
    pub fn mark_seen(&mut self, key: ArticleKey, to_its_end: bool) {
        if to_its_end {
            self.status.set(key, Reading::Read);
        } else if self.status.of(&key) == Reading::Unread {
            self.status.set(key, Reading::Partly);
        }
    }

    /// Marks the article named `key` read, or unread if it is.
    pub fn toggle_read(&mut self, key: ArticleKey) {
        let reading = match self.status.of(&key) {
            Reading::Read => Reading::Unread,
            Reading::Unread | Reading::Partly => Reading::Read,
        };
        self.status.set(key, reading);
    }

    /// Marks all articles read.
    pub fn mark_all_read(&mut self) {
        for entry in self.corpus.articles() {
            self.status.set(entry.article.key.clone(), Reading::Read);
        }
    }

    /// The articles that have been read; made anew only when that, or the snapshot, has changed.
    pub fn read(&mut self) -> Rc<ReadArticles> {
        let (corpus, status) = (&self.corpus, &self.status);
        let known = self.read.as_ref().filter(|it| it.is_of(corpus, status));
        let read = match known {
            Some(read) => read.clone(),
            None => Rc::new(ReadArticles::new(corpus, status)),
        };
        self.read = Some(read.clone());
        read
    }

    /// Whether the reader has looked at all problems that are listed.
    pub fn has_seen_problems(&self) -> bool {
        self.seen_problems >= self.corpus.problems().len()
    }

    /// The reader looks at all problems that are listed.
    pub fn see_problems(&mut self) {
        self.seen_problems = self.corpus.problems().len();
    }
}
