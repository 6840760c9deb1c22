//! Articles → snapshots, published as they grow.

use std::{collections::HashMap, ops::ControlFlow, sync::Arc};

use rayon::prelude::*;

use super::{
    ALL, Corpus, Entry,
    comparisons::Comparisons,
    copies::Copies,
    corrections::{Claim, Corrections},
    dates::published,
    entry, lookups,
    names::{self, NameAnchor},
    novelty,
    quotations::Quotations,
    reuse::{self, Reuse},
    whereabouts::Whereabouts,
};
use crate::{
    article::{Article, ArticleKey},
    guard::{Fault, Faults, guarded},
    problem::Problem,
    source::{self, Input, Item},
    story::{ArticleId, Claims, Linker, Timeline, places},
};

/// Articles analysed together: the first batch is small, so that something can be shown at once.
const FIRST_BATCH: usize = 8;
const LAST_BATCH: usize = 256;

/// The time for an article grows with its length: one of more bytes than this is analysed after all that are shorter, so that
/// none of these waits for it.
const MAX_SHORT_BYTES: usize = 256 << 10;

/// A snapshot is published when the corpus has grown by this part since the last one, so that all
/// snapshots together cost no more than a few times the last.
const GROWTH: f64 = 1.5;

/// What is done for a snapshot, as a fault names it.
const PUTTING_TOGETHER: &str = "putting the story together";
/// What is done with an article before that.
const TAKING_IN: &str = "taking it in";

/// Takes articles in and makes snapshots of what it has.
///
/// Articles may come in any order; the snapshots after all have come are the same.
#[derive(Debug, Default)]
pub struct Builder {
    pub(super) entries: Vec<Arc<Entry>>,
    pub(super) problems: Vec<Problem>,
    pub(super) linker: Linker,
    pub(super) timeline: Timeline,
    reuse: Reuse,
    claims_made: Claims,
    /// Articles whose date others may tell.
    pub(super) open: Vec<ArticleId>,
    places: places::Finder,
    n_snapshots: usize,
    // Invariant: `entries` are sorted by key when true, and all of the above know them by their index.
    pub(super) sorted: bool,
    pub(super) copies: Copies,
    pub(super) corrections: Corrections,
    pub(super) whereabouts: Whereabouts,
    pub(super) claims: HashMap<ArticleKey, Vec<Claim>>,
    /// The mentions that corrections are about, which are linked to nothing else.
    pub(super) alone: HashMap<ArticleKey, Vec<NameAnchor>>,
    /// Articles with claims, as their sources gave them.
    pub(super) originals: HashMap<ArticleKey, Article>,
}

/// Reads `inputs` and analyses what is read, handing over a snapshot each time the corpus has grown
/// by half, and one when all is read; stops when `publish` breaks. Gives the builder, which can take
/// in more corrections.
pub fn build(
    inputs: &[Input],
    corrections: Corrections,
    mut publish: impl FnMut(Corpus) -> ControlFlow<()>,
) -> Builder {
    let mut builder = Builder::new(corrections);
    let (mut n_published, mut next_publication) = (0, FIRST_BATCH as f64);
    let mut flow = builder.read(inputs, |builder, has_all_short| {
        let n = builder.len();
        if (n as f64) < next_publication && !(has_all_short && n > n_published) {
            return ControlFlow::Continue(());
        }
        (n_published, next_publication) = (n, n as f64 * GROWTH);
        publish(builder.snapshot(false))
    });
    if flow.is_continue() && builder.n_snapshots == 0 && !builder.is_empty() {
        // A few articles stand there before all that the last snapshot has is worked out.
        flow = publish(builder.snapshot(false));
    }
    if flow.is_continue() {
        // There is nothing left to stop.
        let _ = publish(builder.snapshot(true));
    }
    builder
}

/// Reads and analyses all of `inputs`.
pub fn read(inputs: &[Input], corrections: Corrections) -> Corpus {
    let mut builder = Builder::new(corrections);
    let _ = builder.read(inputs, |_, _| ControlFlow::Continue(()));
    builder.snapshot(true)
}

impl Builder {
    /// A builder that has taken nothing in, and will read articles as `corrections` say.
    pub fn new(corrections: Corrections) -> Builder {
        Builder {
            corrections,
            sorted: true,
            ..Builder::default()
        }
    }

    /// Number of articles taken in.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether no article has been taken in.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Takes in all that `inputs` hold, batch by batch, the long articles last, until `after_batch` breaks. It is told when all
    /// short ones are there, and what comes next takes a while.
    fn read(
        &mut self,
        inputs: &[Input],
        mut after_batch: impl FnMut(&mut Builder, bool) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        let (mut batch, mut long) = (Vec::new(), Vec::new());
        let mut flow = ControlFlow::Continue(());
        source::read(inputs, &mut |item| {
            if item.n_bytes() > MAX_SHORT_BYTES {
                long.push(item);
                return flow;
            }
            batch.push(item);
            if batch.len() >= self.len().clamp(FIRST_BATCH, LAST_BATCH) {
                self.add(std::mem::take(&mut batch));
                flow = after_batch(self, false);
            }
            flow
        });
        self.add(batch);
        long.sort_by_key(Item::n_bytes);
        let mut long = long.into_iter().peekable();
        let mut has_all_short = true;
        while flow.is_continue() && long.peek().is_some() {
            flow = after_batch(self, has_all_short);
            has_all_short = false;
            self.add(long.by_ref().take(rayon::current_num_threads()).collect());
        }
        flow
    }

    /// Analyses the articles among `items` and takes them in. Of an article whose analysis panics the text is there,
    /// and a problem.
    pub fn add(&mut self, items: Vec<Item>) {
        let (items, elsewhere) = self.copies.each_once(items);
        if !elsewhere.is_empty() {
            (self.entries).retain(|it| !elsewhere.contains(&it.article.key));
            self.sorted = false;
        }
        let articles = items.iter().filter_map(|item| match item {
            Item::Article(article) => Some((article, &article.key)),
            Item::Problem(_) => None,
        });
        let met = Whereabouts::of(&self.corrections, articles.clone());
        if self.whereabouts.extend(met) {
            self.claims = self.corrections.by_article(&self.whereabouts);
            self.alone = self.corrections.mentions_by_article(&self.whereabouts);
        }
        for (article, key) in articles.filter(|(_, key)| self.claims.contains_key(key)) {
            self.originals.insert(key.clone(), article.clone());
        }
        let claims = &self.claims;
        let read: Vec<(Option<Entry>, Option<Problem>)> = items
            .into_par_iter()
            .map(|item| match item {
                Item::Article(article) => {
                    let claims = claims.get(&article.key).map_or(&[][..], Vec::as_slice);
                    entry::analyse(article, claims)
                }
                Item::Problem(problem) => (None, Some(problem)),
            })
            .collect();
        for (entry, problem) in read {
            self.problems.extend(problem);
            if let Some(entry) = entry {
                self.take(Arc::new(entry));
            }
        }
    }

    /// The corpus of all that was taken in; `complete` says that no more will come.
    ///
    /// Where a stage panics, what it finds is missing, and a problem is listed.
    pub fn snapshot(&mut self, complete: bool) -> Corpus {
        let put_together = guarded(PUTTING_TOGETHER, ALL, || self.put_together(complete));
        put_together.unwrap_or_else(|fault| {
            // What is half done is not built upon.
            self.sorted = false;
            self.unread(fault, complete)
        })
    }

    /// The articles as they can be read, with nothing that was found in them.
    fn unread(&self, fault: Fault, complete: bool) -> Corpus {
        let mut problems = self.problems.clone();
        problems.push(fault.into());
        let mut unread = Builder {
            problems: problems.clone(),
            copies: self.copies.clone(),
            ..Builder::default()
        };
        let articles = self.entries.iter().map(|it| it.article.clone());
        let read = guarded("showing them", ALL, || {
            unread.entries = articles.map(|it| Arc::new(Entry::unread(it))).collect();
            unread.put_together(complete)
        });
        read.unwrap_or_else(|_| Corpus {
            problems,
            complete,
            ..Corpus::default()
        })
    }

    fn put_together(&mut self, complete: bool) -> Corpus {
        let faults = Faults::default();
        self.find_corrected();
        if !self.sorted {
            self.sort();
        }
        self.date_open(&faults);
        self.reuse.take_in(&self.entries);
        if complete {
            self.reuse.close();
        }
        let constraints = names::constraints(
            &self.corrections,
            &self.whereabouts,
            &self.entries,
            &self.linker,
        );
        let entities = self.linker.entities(&constraints);
        // What is to stand on the screen at once does not wait for the gazetteer to be unpacked.
        let places = match complete || self.n_snapshots > 0 {
            true => self.places.places(&entities),
            false => vec![None; entities.len()],
        };
        self.n_snapshots += 1;
        let ranking = lookups::ranking(&entities);
        let entity_of = lookups::by_article(&self.entries, &entities);
        let corrected = lookups::corrected(&constraints, &self.linker, &entity_of);
        let mut events = self.timeline.events();
        for event in &mut events {
            event.entities = lookups::taking_part(&self.entries, &entity_of, event);
        }
        let shared = self.reuse.shared(&self.entries, &entity_of, entities.len());
        let comparisons = Comparisons::new(
            &self.claims_made,
            &self.entries,
            &entity_of,
            &events,
            &faults,
        );
        // A story is told from the others by what all articles say: while they come, there are none.
        let stories = match complete {
            true => lookups::stories(&self.entries, &entity_of),
            false => Vec::new(),
        };
        let story_of = lookups::story_of(self.entries.len(), &stories);
        // As are the quotations that several articles give.
        let quotations = match complete {
            true => Quotations::new(&self.entries, &entity_of, &entities, &story_of, &faults),
            false => Quotations::default(),
        };
        let mut problems = self.problems.clone();
        problems.extend_from_slice(&self.corrections.unread);
        if complete {
            problems.extend(self.lost_corrections());
        }
        let chronology = lookups::chronology(&self.entries);
        let corpus = Corpus {
            nth_published: lookups::nth_published(&chronology),
            chronology,
            articles: self.entries.clone(),
            entities,
            ranking,
            entity_of,
            corrected,
            places,
            told_at: lookups::told_at(&events),
            events,
            shared_in: reuse::by_article(self.entries.len(), &shared),
            shared,
            derived: reuse::Derived::default(),
            words: novelty::words(&self.entries, complete),
            comparisons,
            story_of,
            stories,
            quotations,
            problems,
            n_outlets: lookups::n_outlets(&self.entries),
            places_elsewhere: self.copies.places(),
            complete,
        };
        let mut corpus = corpus.with_derived(&faults);
        let faults = faults.list().into_iter().chain(self.reuse.faults());
        corpus.problems.extend(faults.map(Problem::from));
        // As with articles, the tenth item of a file comes after the second.
        (corpus.problems)
            .sort_by_cached_key(|it| (ArticleKey(it.place.as_str().into()), it.reason.clone()));
        corpus.problems.dedup();
        corpus
    }

    pub(super) fn find(&self, key: &ArticleKey) -> Option<usize> {
        let found = self.entries.binary_search_by(|it| it.article.key.cmp(key));
        found.ok()
    }

    fn take(&mut self, entry: Arc<Entry>) {
        let id = ArticleId(self.entries.len() as u32);
        if let Some(last) = self.entries.last() {
            self.sorted &= last.article.key < entry.article.key;
        }
        if self.sorted {
            let indexed = guarded(TAKING_IN, entry.place(), || self.index(id, &entry));
            // One that cannot be taken in is found, and left out, when the indexes are begun anew.
            self.sorted = indexed.is_ok();
        }
        self.entries.push(entry);
    }

    /// Puts articles that came out of order in order, and begins the indexes anew. An article that cannot be taken in is
    /// left out.
    fn sort(&mut self) {
        self.entries
            .sort_by(|a, b| a.article.key.cmp(&b.article.key));
        while let Err((at, fault)) = self.begin_anew() {
            self.entries.remove(at);
            self.problems.push(fault.into());
        }
        self.sorted = true;
    }

    /// Begins the indexes anew; stops at the first article that cannot be taken in.
    fn begin_anew(&mut self) -> Result<(), (usize, Fault)> {
        self.linker = Linker::default();
        self.timeline = Timeline::default();
        self.reuse = Reuse::default();
        self.claims_made = Claims::default();
        self.open.clear();
        for at in 0..self.entries.len() {
            let entry = self.entries[at].clone();
            guarded(TAKING_IN, entry.place(), || self.index_anew(at)).map_err(|it| (at, it))?;
        }
        Ok(())
    }

    /// Takes in the article at `at`, however others dated it before.
    fn index_anew(&mut self, at: usize) {
        let mut entry = self.entries[at].clone();
        let alone = entry.dated_alone();
        if alone != entry.published {
            entry = Arc::new(Entry::clone(&entry).dated(alone));
            self.entries[at] = entry.clone();
        }
        self.index(ArticleId(at as u32), &entry);
    }

    /// Takes in `entry`, which is dated by itself alone.
    fn index(&mut self, id: ArticleId, entry: &Entry) {
        let mentions = &entry.annotations.mentions;
        let alone = self.alone.get(&entry.article.key).into_iter().flatten();
        let alone: Vec<u32> = alone
            .filter_map(|name| name.mention_in(&entry.article.text, mentions))
            .collect();
        self.linker.add(id, entry, &alone);
        self.timeline.add(id, published(entry), &entry.tellings);
        self.claims_made.add(id, &entry.claims);
        if !entry.clues.is_empty() {
            self.open.push(id);
        }
    }
}
