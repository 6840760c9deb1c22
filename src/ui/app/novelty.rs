//! What is new to the reader: worked out, walked, and what is not, folded.

use super::App;
use crate::ui::{action::Direction, follow::Target, reading_state::ReadingState};
use dateline_core::story::ArticleId;

/// So many articles on, what is new to the reader is looked for at one press of a key.
const MAX_AHEAD: usize = 64;

impl App {
    /// Works out what the article that is shown tells, where anything has changed since.
    pub(super) fn sync_reading(&mut self) {
        let Some(key) = self
            .text
            .key()
            .cloned()
            .filter(|_| self.world.corpus.is_complete())
        else {
            self.text.receive_reading(ReadingState::default());
            return;
        };
        let read = self.world.read();
        if !self.text.reading.is_of(&key, &read) {
            self.text.receive_reading(ReadingState::of(key, read));
        }
    }

    /// Goes to the next sentence that is new to the reader, or the one before, in the order of the articles.
    pub(super) fn walk_new(&mut self, direction: Direction) {
        let Some(shown) = self.shown().filter(|_| self.world.corpus.is_complete()) else {
            self.notify("what is new is known when all articles have been read");
            return;
        };
        let read = self.world.read();
        let order = &self.articles.ids;
        let at = self.articles.position(shown).unwrap_or(0);
        let here = self.text.cursor;
        let ahead: Vec<ArticleId> = match direction {
            Direction::Next => order[at..].iter().take(MAX_AHEAD).copied().collect(),
            Direction::Previous => order[..order.len().min(at + 1)]
                .iter()
                .rev()
                .take(MAX_AHEAD)
                .copied()
                .collect(),
        };
        let n_ahead = ahead.len();
        for article in ahead {
            let new = read.new_in(article);
            let own = article == shown;
            let found = match (direction, here.filter(|_| own)) {
                (Direction::Next, Some(here)) => {
                    new.iter().position(|it| it.start() > here.start())
                }
                (Direction::Next, None) => (!new.is_empty()).then_some(0),
                (Direction::Previous, Some(here)) => {
                    new.iter().rposition(|it| it.start() < here.start())
                }
                (Direction::Previous, None) if own => None,
                (Direction::Previous, None) => new.len().checked_sub(1),
            };
            if let Some(n) = found {
                if !own {
                    self.history.leave(self.location());
                }
                let span = new[n];
                self.lead_to(Target { article, span });
                let dot = self.screen.glyphs.dot;
                let (n, n_new) = (n + 1, new.len());
                self.notify(format!("new to you {n} of {n_new} here {dot} n next"));
                return;
            }
        }
        self.notify(match n_ahead {
            MAX_AHEAD => format!("nothing new to you in {MAX_AHEAD} articles that way"),
            _ => "nothing more that is new to you that way".to_owned(),
        });
    }

    /// Folds what the reader knows, in all articles, or shows it again; and says what comes of it.
    pub(super) fn toggle_known(&mut self) {
        let is_any = self.text.toggle_known();
        let folds = self.text.folds_known;
        self.notify(match (folds, is_any) {
            (false, _) => "what you know is shown",
            (true, _) if !self.world.corpus.is_complete() => {
                "what you know is known when all articles have been read"
            }
            (true, true) => "what you know is folded",
            (true, false) if self.text.reading.n_read() == 0 => {
                "you have read no other article yet; what it tells will be folded"
            }
            (true, false) => "nothing here is known to you; elsewhere it is folded",
        });
    }
}
