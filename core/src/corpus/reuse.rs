//! What articles have in common: taken in as the corpus grows, and looked up in a snapshot.

use std::{collections::BTreeMap, sync::Arc};

use rayon::prelude::*;

use super::{ALL, Corpus, Entry, novelty};
use crate::{
    guard::{Fault, Faults},
    story::{
        ArticleId, EntityId, EventId, Passage, Shared, SharedId,
        shared::{
            self, Candidate, Fingerprint, Fingerprints, FoldedWord, InCommon, KeptWords, Parts,
            Source, words,
        },
    },
};

/// Articles taken in at once, so that what is compared is never held for the whole corpus.
const BATCH: usize = 4096;
/// As many as this part of those before at least: the fingerprints of all are gone through for each batch.
const BATCH_PART: usize = 8;
/// The words of articles that share something are kept up to so many, some 400 MB; those of further ones are made
/// again whenever one is compared.
const MAX_KEPT_WORDS: usize = 64 << 20;
/// What is done, as a fault names it.
const LOOKING: &str = "looking for what it shares with others";
/// Names that stand in fewer articles than this, or than one in [`RARE_PART`], say what an article is about.
const RARE_ARTICLES: usize = 20;
const RARE_PART: usize = 50;

/// Finds what articles have in common, each compared with those before it.
#[derive(Debug, Default)]
pub(super) struct Reuse {
    n_taken: usize,
    fingerprints: Fingerprints,
    kept: Kept,
    matches: Vec<shared::Match>,
    faults: Faults,
    /// Whether what is needed to take more articles in was given up.
    is_closed: bool,
}

/// The words of articles that share text with others: what stood in two will stand in a third.
#[derive(Debug, Default)]
struct Kept {
    /// By article; nothing for those that share nothing so far.
    words: Vec<Option<KeptWords>>,
    n_words: usize,
}

impl Reuse {
    /// Takes in those of `entries` that came since the last time; those before are the same as then but for their dates.
    pub(super) fn take_in(&mut self, entries: &[Arc<Entry>]) {
        if self.is_closed && self.n_taken < entries.len() {
            *self = Reuse::default();
        }
        while self.n_taken < entries.len() {
            let first = self.n_taken;
            let n_new = BATCH.max(first / BATCH_PART);
            let new = &entries[first..entries.len().min(first + n_new)];
            let words: Vec<(KeptWords, Box<[Fingerprint]>)> = (new.par_iter())
                .map(|entry| read(entry, &self.faults))
                .collect();
            let (words, prints): (Vec<KeptWords>, Vec<Box<[Fingerprint]>>) =
                words.into_iter().unzip();
            let candidates = self.fingerprints.add(ArticleId(first as u32), &prints);
            self.keep(entries, words, &candidates);
            let of_later: Vec<&[Candidate]> = candidates
                .chunk_by(|one, other| one.later == other.later)
                .collect();
            let words_of = |id: ArticleId| match &self.kept.words[id.index()] {
                Some(kept) => kept.unpack(),
                None => words::of_article(&entries[id.index()]),
            };
            let found = of_later.into_par_iter().flat_map_iter(|candidates| {
                let later = candidates.first().map(|it| it.later.index());
                let place = later.map_or(ALL, |later| entries[later].place());
                let compare = || compared(entries, candidates, words_of);
                self.faults.guard(LOOKING, place, compare)
            });
            let found: Vec<shared::Match> = found.collect();
            self.matches.extend(found);
            self.n_taken += new.len();
        }
    }

    /// What went wrong in taking them in.
    pub(super) fn faults(&self) -> Vec<Fault> {
        self.faults.list()
    }

    /// Gives up what is needed only to take more articles in; if more come after all, it begins anew with the first.
    pub(super) fn close(&mut self) {
        self.fingerprints = Fingerprints::default();
        self.kept = Kept::default();
        self.is_closed = true;
    }

    /// Keeps the words of the articles of `candidates`, of which `new` are those of the articles taken in last.
    fn keep(&mut self, entries: &[Arc<Entry>], new: Vec<KeptWords>, candidates: &[Candidate]) {
        let first = self.n_taken;
        self.kept.words.resize(first + new.len(), None);
        let mut shares = vec![false; self.kept.words.len()];
        for it in candidates {
            shares[it.earlier.index()] = true;
            shares[it.later.index()] = true;
        }
        for (at, words) in (first..).zip(new) {
            if shares[at] {
                self.kept.keep(at, words);
            }
        }
        let mut missing: Vec<usize> = (0..first)
            .filter(|&at| shares[at] && self.kept.words[at].is_none())
            .collect();
        // What is past all room is not made only to be dropped.
        let mut room = MAX_KEPT_WORDS.saturating_sub(self.kept.n_words);
        missing.retain(|&at| {
            let fits = room > 0;
            room = room.saturating_sub(entries[at].n_words as usize);
            fits
        });
        let made = missing
            .par_iter()
            .map(|&at| read(&entries[at], &self.faults).0);
        let made: Vec<KeptWords> = made.collect();
        for (at, words) in missing.into_iter().zip(made) {
            self.kept.keep(at, words);
        }
    }

    /// The passages that articles have in common; `entity_of` names the entities of each article.
    pub(super) fn shared(
        &self,
        entries: &[Arc<Entry>],
        entity_of: &[Box<[EntityId]>],
        n_entities: usize,
    ) -> Vec<Shared> {
        let n_articles = n_articles_naming(entity_of, n_entities);
        let rare = RARE_ARTICLES.max(entries.len() / RARE_PART);
        let names = |passage: &Passage| -> Vec<EntityId> {
            let at = passage.article.index();
            let mentions = entries[at].annotations.mentions.iter().zip(&entity_of[at]);
            let outside = mentions.filter(|(mention, _)| !passage.span.contains(mention.span));
            let names = outside.map(|(_, entity)| *entity);
            names
                .filter(|entity| n_articles[entity.index()] < rare)
                .collect()
        };
        let related = |one: &Passage, other: &Passage| {
            let (one, other) = (names(one), names(other));
            one.iter().any(|entity| other.contains(entity))
        };
        shared::groups(&self.matches, |id| source(&entries[id.index()]), related)
    }
}

impl Kept {
    fn keep(&mut self, at: usize, words: KeptWords) {
        if self.n_words < MAX_KEPT_WORDS {
            self.n_words += words.len();
            self.words[at] = Some(words);
        }
    }
}

/// The words of `entry`, and by which of them it is found.
fn read(entry: &Entry, faults: &Faults) -> (KeptWords, Box<[Fingerprint]>) {
    faults.guard(LOOKING, entry.place(), || {
        let words = words::of_article(entry);
        (KeptWords::new(&words), shared::fingerprints(&words))
    })
}

/// What the later article of `candidates`, the same for all, has in common with the earlier ones.
fn compared(
    entries: &[Arc<Entry>],
    candidates: &[Candidate],
    words_of: impl Fn(ArticleId) -> Vec<FoldedWord>,
) -> Vec<shared::Match> {
    let Some(first) = candidates.first() else {
        return Vec::new();
    };
    let (later, later_words) = (&entries[first.later.index()], words_of(first.later));
    let found = candidates.iter().flat_map(|candidate| {
        let (earlier, words) = (
            &entries[candidate.earlier.index()],
            words_of(candidate.earlier),
        );
        shared::compare(candidate, (earlier, &words), (later, &later_words))
    });
    found.collect()
}

/// For each entity the number of articles that name it.
fn n_articles_naming(entity_of: &[Box<[EntityId]>], n_entities: usize) -> Vec<usize> {
    let mut n_articles = vec![0; n_entities];
    let mut last = vec![usize::MAX; n_entities];
    for (article, entities) in entity_of.iter().enumerate() {
        for entity in entities {
            if last[entity.index()] != article {
                last[entity.index()] = article;
                n_articles[entity.index()] += 1;
            }
        }
    }
    n_articles
}

/// For each article the passages that it shares, by where they stand.
pub(super) fn by_article(n_articles: usize, shared: &[Shared]) -> Vec<Box<[SharedId]>> {
    let mut found = vec![BTreeMap::new(); n_articles];
    for (group, id) in shared.iter().zip((0..).map(SharedId)) {
        for passage in &group.passages {
            let of_article = &mut found[passage.article.index()];
            of_article.entry((passage.span, id)).or_insert(id);
        }
    }
    let ids = found.into_iter().map(|of_article| {
        let mut ids: Vec<SharedId> = of_article.into_values().collect();
        ids.dedup();
        ids.into()
    });
    ids.collect()
}

/// By how many articles an event is told, and from how many origins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tellers {
    /// The articles.
    pub n_articles: usize,
    /// The origins.
    pub n_origins: usize,
}

/// What follows from shared text for each article and each event of a snapshot.
#[derive(Clone, Debug, Default)]
pub(super) struct Derived {
    in_common: Vec<Option<InCommon>>,
    tellers: Vec<Tellers>,
}

impl Corpus {
    /// The snapshot with what follows from its shared text.
    pub(super) fn with_derived(mut self, faults: &Faults) -> Corpus {
        let ids = (0..self.articles.len() as u32)
            .into_par_iter()
            .map(ArticleId);
        let in_common = ids.map(|id| {
            let own = novelty::days(self.article(id));
            let is_before = |other: ArticleId| {
                let days = novelty::days(self.article(other)).zip(own);
                days.is_some_and(|(other, own)| other.last() < own.first())
            };
            let entry = self.article(id);
            let common = || shared::most_in_common(id, entry, self.shared_in(id), is_before);
            faults.guard(LOOKING, entry.place(), common)
        });
        let tellers = self.events.par_iter().map(|event| {
            let mut articles: Vec<ArticleId> = event.reports.iter().map(|it| it.article).collect();
            articles.sort_unstable();
            articles.dedup();
            Tellers {
                n_articles: articles.len(),
                n_origins: match articles.len() {
                    1 => 1,
                    _ => faults.guard("counting the origins of an event", ALL, || {
                        self.origins(&articles).len()
                    }),
                },
            }
        });
        self.derived = Derived {
            in_common: in_common.collect(),
            tellers: tellers.collect(),
        };
        self
    }
}

fn source(entry: &Entry) -> Source<'_> {
    let agency = entry.annotations.head.agency;
    Source {
        outlet: entry.article.stated.outlet.as_deref(),
        agency: agency.map(|span| &entry.article.text[span]),
        days: novelty::days(entry),
    }
}

impl Corpus {
    /// The passages that several articles carry, by where they stand first; boilerplate of one outlet too.
    pub fn shared(&self) -> &[Shared] {
        &self.shared
    }

    /// Those of them that `article` carries, by where they stand in it.
    ///
    /// # Panics
    ///
    /// Panics if `article` is from another snapshot with more articles.
    pub fn shared_in(&self, article: ArticleId) -> impl Iterator<Item = &Shared> + Clone {
        let ids = self.shared_in[article.index()].iter();
        ids.map(|id| &self.shared[id.index()])
    }

    /// How much of `article` is its own, agency copy, quoted, and noise.
    ///
    /// # Panics
    ///
    /// Panics if `article` is from another snapshot with more articles.
    pub fn parts(&self, article: ArticleId) -> Parts {
        shared::parts(article, self.article(article), self.shared_in(article))
    }

    /// `articles` by origin: those that copied one another, or an agency, have one, as have those of one outlet.
    ///
    /// # Panics
    ///
    /// Panics if one of them is from another snapshot with more articles.
    pub fn origins(&self, articles: &[ArticleId]) -> Vec<Vec<ArticleId>> {
        let shared = articles.iter().flat_map(|id| self.shared_in(*id));
        shared::origins(articles, shared, |id| source(self.article(id)))
    }

    /// By how many articles `event` is told, and from how many origins.
    ///
    /// # Panics
    ///
    /// Panics if `event` is from another snapshot with more events.
    pub fn tellers(&self, event: EventId) -> Tellers {
        self.derived.tellers[event.index()]
    }

    /// What `article` has in common with others, if anything.
    ///
    /// # Panics
    ///
    /// Panics if `article` is from another snapshot with more articles.
    pub fn most_in_common(&self, article: ArticleId) -> Option<InCommon> {
        self.derived.in_common[article.index()]
    }

    /// The articles that have most in common with `article`, each with the part of its standfirst and body that they
    /// share, in per cent of the words; the greatest first. Boilerplate is not counted.
    ///
    /// # Panics
    ///
    /// Panics if `article` is from another snapshot with more articles.
    pub fn in_common(&self, article: ArticleId) -> Vec<(ArticleId, u32)> {
        shared::in_common(article, self.article(article), self.shared_in(article))
    }
}
