//! What a jump can lead to, ranked for what is typed, off the drawing thread.

use std::{collections::HashSet, ops::ControlFlow, sync::Arc};

use super::keymap::BINDINGS;
use dateline_core::{
    corpus::{
        Corpus,
        fuzzy::{self, Folded, Query, Ranking, Scorer},
    },
    story::{ArticleId, EntityId, EventId},
};

/// Hits that are kept.
pub const MAX_HITS: usize = 1000;

/// Candidates ranked before what has been found so far is shown.
const SLICE: usize = 50_000;

/// Where a jump can lead.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// To articles.
    #[default]
    Articles,
    /// To articles, entities, events and commands.
    Everything,
    /// To entities.
    Names,
    /// To all articles but this one, those that have most in common with it first.
    Beside(ArticleId),
}

/// One of the things that a jump can lead to, in one snapshot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Candidate {
    /// An article.
    Article(ArticleId),
    /// An entity.
    Entity(EntityId),
    /// An event.
    Event(EventId),
    /// The nth line of the key table.
    Command(usize),
}

/// What to rank.
#[derive(Clone, Debug)]
pub struct Request {
    /// Makes the results of an older query known as such.
    pub generation: u64,
    /// What is looked for.
    pub query: Query,
    /// Among what.
    pub scope: Scope,
    /// In which snapshot.
    pub corpus: Arc<Corpus>,
}

/// What was found, the best first.
#[derive(Clone, Debug, Default)]
pub struct Ranked {
    /// That of the request.
    pub generation: u64,
    /// The snapshot that the candidates belong to.
    pub corpus: Arc<Corpus>,
    /// The best of what matches.
    pub hits: Vec<Candidate>,
    /// How many there are.
    pub n_candidates: usize,
    /// Whether all candidates have been looked at.
    pub complete: bool,
}

/// Ranks candidates; keeps the folded lines of the snapshot it ranked last.
#[derive(Debug, Default)]
pub struct Ranker {
    scorer: Scorer,
    lines: Option<(Arc<Corpus>, Vec<Folded>)>,
}

impl Ranker {
    /// Ranks what `request` asks for, handing over what it has after each slice until `publish` breaks.
    pub fn rank(&mut self, request: &Request, mut publish: impl FnMut(Ranked) -> ControlFlow<()>) {
        let corpus = &request.corpus;
        // The latest come first where nothing else decides.
        let articles: Vec<ArticleId> = match request.scope {
            Scope::Names => Vec::new(),
            Scope::Beside(own) => others(corpus, own),
            Scope::Articles | Scope::Everything => {
                corpus.chronology().iter().rev().copied().collect()
            }
        };
        if matches!(request.scope, Scope::Everything | Scope::Names) {
            self.fold(corpus);
        }
        let others = match (&self.lines, request.scope) {
            (Some((_, lines)), Scope::Everything) => lines.as_slice(),
            (Some((_, lines)), Scope::Names) => &lines[..corpus.ranking().len()],
            _ => &[],
        };
        let n_candidates = articles.len() + others.len();
        let mut ranking = Ranking::new(MAX_HITS);
        for start in (0..n_candidates.max(1)).step_by(SLICE) {
            let end = (start + SLICE).min(n_candidates);
            let slice = (start..end).map(|at| {
                let line = match articles.get(at) {
                    Some(id) => &corpus.article(*id).label.folded,
                    None => &others[at - articles.len()],
                };
                (at as u32, line)
            });
            fuzzy::rank(&self.scorer, &request.query, slice, &mut ranking);
            let hits = ranking.best().into_iter();
            let ranked = Ranked {
                generation: request.generation,
                corpus: corpus.clone(),
                hits: hits
                    .map(|(_, at)| candidate(corpus, &articles, at as usize))
                    .collect(),
                n_candidates,
                complete: end == n_candidates,
            };
            if publish(ranked).is_break() {
                return;
            }
        }
    }

    /// Folds the lines of all candidates of `corpus` but its articles, unless it was done.
    fn fold(&mut self, corpus: &Arc<Corpus>) {
        let stale = !self
            .lines
            .as_ref()
            .is_some_and(|(of, _)| Arc::ptr_eq(of, corpus));
        if stale {
            let entities = corpus.ranking().iter().map(|id| Candidate::Entity(*id));
            let events = (0..corpus.events().len()).map(|at| Candidate::Event(EventId(at as u32)));
            let commands = (0..BINDINGS.len()).map(Candidate::Command);
            let lines = entities
                .chain(events)
                .chain(commands)
                .map(|it| Folded::new(&line(corpus, it)));
            self.lines = Some((corpus.clone(), lines.collect()));
        }
    }
}

/// The line by which `candidate` is found and shown.
pub fn line(corpus: &Corpus, candidate: Candidate) -> String {
    match candidate {
        Candidate::Article(id) => corpus.article(id).label.line.clone(),
        Candidate::Entity(id) => corpus.entity(id).name.clone(),
        Candidate::Event(id) => {
            let event = corpus.event(id);
            let best = event.reports.first();
            let sentence = best.map(|it| &corpus.article(it.article).article.text[it.sentence]);
            format!("{}  {}", event.when, sentence.unwrap_or_default())
        }
        Candidate::Command(at) => format!("{}  {}", BINDINGS[at].name, BINDINGS[at].help),
    }
}

/// All articles but `own`: those that share text with it, the rest of its story, then the others.
fn others(corpus: &Corpus, own: ArticleId) -> Vec<ArticleId> {
    let in_common = corpus.in_common(own).into_iter();
    let mut others: Vec<ArticleId> = in_common.map(|(id, _)| id).collect();
    let n_common = others.len();
    let known: HashSet<ArticleId> = others.iter().copied().chain([own]).collect();
    let rest = corpus.chronology().iter().rev();
    others.extend(rest.filter(|id| !known.contains(id)));
    let story = corpus.story_of(own);
    others[n_common..].sort_by_key(|id| corpus.story_of(*id) != story);
    others
}

/// The candidate at `at`: articles, then entities by rank, events by day, commands.
fn candidate(corpus: &Corpus, articles: &[ArticleId], at: usize) -> Candidate {
    let Some(at) = at.checked_sub(articles.len()) else {
        return Candidate::Article(articles[at]);
    };
    let ranking = corpus.ranking();
    let Some(at) = at.checked_sub(ranking.len()) else {
        return Candidate::Entity(ranking[at]);
    };
    match at.checked_sub(corpus.events().len()) {
        None => Candidate::Event(EventId(at as u32)),
        Some(at) => Candidate::Command(at),
    }
}
