//! Jump to something by typing a few of its letters, with a look at it beside.

mod drawing;

use std::collections::BTreeMap;

use crossterm::event::{KeyCode, KeyModifiers};
use tui_input::Input;

use super::{AppView, Outcome, frame, frame::Choice, prompt};
use crate::ui::{
    follow::Anchor,
    key::Key,
    rank::{Candidate, Ranked, Scope},
};
use dateline_core::{
    article::ArticleKey,
    corpus::{Corpus, fuzzy::Query},
    story::ArticleId,
};
pub use drawing::draw;

/// A jump being typed.
#[derive(Clone, Debug, Default)]
pub struct Jump {
    /// What is typed.
    pub input: Input,
    /// Where it can lead.
    pub scope: Scope,
    /// A mention of the name that the one found is merged with.
    pub merged: Option<Anchor>,
    /// The article that the one found is set beside.
    pub beside: Option<ArticleKey>,
    /// Which part of it others have too, in per cent, by article.
    shares: BTreeMap<ArticleId, u32>,
    /// The query whose results are awaited.
    pub generation: u64,
    /// Whether what is found is to be gone to as soon as it is.
    opening: bool,
    ranked: Ranked,
    choice: Choice,
}

/// Where a jump leads, in any snapshot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hit {
    /// An article.
    Article(ArticleKey),
    /// The entity that is mentioned there.
    Entity(Anchor),
    /// The event that is told there.
    Event(Anchor),
    /// The nth line of the key table.
    Command(usize),
    /// Nowhere: the first article is set beside the second.
    Beside(ArticleKey, ArticleKey),
    /// Nowhere: what is mentioned at the first is merged with what is at the second.
    Merge(Anchor, Anchor),
}

impl Jump {
    /// An empty jump.
    pub fn new(scope: Scope) -> Jump {
        Jump {
            scope,
            ..Jump::default()
        }
    }

    /// An empty choice of the name that the one mentioned at `merged` is merged with.
    pub fn merge(merged: Anchor) -> Jump {
        Jump {
            merged: Some(merged),
            ..Jump::new(Scope::Names)
        }
    }

    /// An empty choice of the article that the one named `own` is set beside.
    pub fn beside(own: ArticleKey) -> Jump {
        Jump {
            beside: Some(own),
            ..Jump::default()
        }
    }

    /// Takes a newer snapshot for what is to be ranked next.
    pub fn take_corpus(&mut self, corpus: &Corpus) {
        let own = self.beside.as_ref().and_then(|key| corpus.find(key));
        if let Some(own) = own {
            self.shares = corpus.in_common(own).into_iter().collect();
            self.scope = Scope::Beside(own);
        }
    }

    /// Takes a key.
    pub fn press(&mut self, app: &AppView<'_>, key: Key) -> Outcome {
        match key.code {
            KeyCode::Esc => return Outcome::Close,
            KeyCode::Backspace if self.input.value().is_empty() => return Outcome::Close,
            KeyCode::Enter if self.ranked.generation != self.generation => {
                self.opening = true;
                return Outcome::Stay;
            }
            KeyCode::Enter => {
                return match self.hit() {
                    Some(hit) => Outcome::Go(hit),
                    None => Outcome::Stay,
                };
            }
            KeyCode::Tab if key.modifiers.is_empty() => return self.step(app, KeyCode::Down),
            KeyCode::Tab => return self.step(app, KeyCode::Up),
            _ => (),
        }
        let n_hits = self.ranked.hits.len();
        if self.choice.press(key, n_hits, frame::list_rows(app.height)) {
            return Outcome::Stay;
        }
        match prompt::edit(&mut self.input, key) {
            Some(true) => {
                self.opening = false;
                self.choice.reset();
                Outcome::Rank
            }
            _ => Outcome::Stay,
        }
    }

    /// Whether it leads somewhere, and does not only choose what something is done with.
    pub fn is_free(&self) -> bool {
        self.merged.is_none() && self.beside.is_none()
    }

    /// What is typed, as a query.
    pub fn query(&self) -> Query {
        Query::parse(self.input.value())
    }

    /// Takes results, unless they are those of an older query. What is chosen stays chosen; gives
    /// the best where Enter was pressed before it was known.
    pub fn take(&mut self, ranked: Ranked, height: u16) -> Option<Hit> {
        if ranked.generation != self.generation {
            return None;
        }
        let chosen = self.chosen().filter(|_| self.choice.at > 0);
        self.ranked = ranked;
        let same = |hit: &Hit| {
            let mut hits = self.ranked.hits.iter();
            hits.position(|it| to_hit(&self.ranked.corpus, *it).as_ref() == Some(hit))
        };
        let n_hits = self.ranked.hits.len();
        let at = chosen.as_ref().and_then(same).unwrap_or(self.choice.at);
        self.choice.at = at.min(n_hits.saturating_sub(1));
        self.choice
            .scroll
            .show(self.choice.at, n_hits, frame::list_rows(height));
        let opening = self.opening && self.ranked.complete;
        if opening { self.hit() } else { None }
    }

    fn step(&mut self, app: &AppView<'_>, code: KeyCode) -> Outcome {
        let key = Key {
            code,
            modifiers: KeyModifiers::NONE,
        };
        let n_hits = self.ranked.hits.len();
        self.choice.press(key, n_hits, frame::list_rows(app.height));
        Outcome::Stay
    }

    fn hit(&self) -> Option<Hit> {
        Some(match (&self.merged, self.chosen()?) {
            (Some(merged), Hit::Entity(other)) => Hit::Merge(merged.clone(), other),
            (_, Hit::Article(other)) => match &self.beside {
                Some(own) => Hit::Beside(own.clone(), other),
                None => Hit::Article(other),
            },
            (_, hit) => hit,
        })
    }

    fn chosen(&self) -> Option<Hit> {
        let candidate = self.ranked.hits.get(self.choice.at)?;
        to_hit(&self.ranked.corpus, *candidate)
    }
}

fn to_hit(corpus: &Corpus, candidate: Candidate) -> Option<Hit> {
    Some(match candidate {
        Candidate::Article(id) => Hit::Article(corpus.article(id).article.key.clone()),
        Candidate::Entity(id) => Hit::Entity(Anchor::of_entity(corpus, id)?),
        Candidate::Event(id) => Hit::Event(Anchor::of_event(corpus, id)?),
        Candidate::Command(at) => Hit::Command(at),
    })
}
