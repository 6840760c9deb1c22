//! Jump to something by typing a few of its letters, with a look at it beside.

mod drawing;

use std::collections::BTreeMap;

use tui_input::Input;

use super::{
    frame,
    outcome::{Hit, PopupContext, PopupOutcome},
};
use crate::ui::{
    action::Action,
    follow::Anchor,
    list::ListSelection,
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
    selection: ListSelection,
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
    pub fn receive_corpus(&mut self, corpus: &Corpus) {
        let own = self.beside.as_ref().and_then(|key| corpus.find(key));
        if let Some(own) = own {
            self.shares = corpus.in_common(own).into_iter().collect();
            self.scope = Scope::Beside(own);
        }
    }

    /// Does `action`.
    pub fn update(&mut self, context: &PopupContext<'_>, action: Action) -> PopupOutcome {
        match action {
            Action::Close => return PopupOutcome::Close,
            Action::Open if self.ranked.generation != self.generation => self.opening = true,
            Action::Open => {
                if let Some(hit) = self.hit() {
                    return PopupOutcome::Go(hit);
                }
            }
            Action::Move(motion) => {
                let height = frame::list_rows(context.size.1);
                self.selection.step(motion, self.ranked.hits.len(), height);
            }
            _ => (),
        }
        PopupOutcome::Stay
    }

    /// What is typed has changed.
    pub fn typed(&mut self) -> PopupOutcome {
        self.opening = false;
        self.selection = ListSelection::default();
        PopupOutcome::Rank
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
    pub fn receive(&mut self, ranked: Ranked, height: u16) -> Option<Hit> {
        if ranked.generation != self.generation {
            return None;
        }
        let chosen = self.chosen().filter(|_| self.selection.at > 0);
        self.ranked = ranked;
        let same = |hit: &Hit| {
            let mut hits = self.ranked.hits.iter();
            hits.position(|it| to_hit(&self.ranked.corpus, *it).as_ref() == Some(hit))
        };
        let n_hits = self.ranked.hits.len();
        let at = chosen.as_ref().and_then(same).unwrap_or(self.selection.at);
        self.selection.at = at.min(n_hits.saturating_sub(1));
        self.selection
            .scroll
            .show(self.selection.at, n_hits, frame::list_rows(height));
        let opening = self.opening && self.ranked.complete;
        if opening { self.hit() } else { None }
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
        let candidate = self.ranked.hits.get(self.selection.at)?;
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
