//! Articles → snapshots, published as they grow.

use std::{
    cmp::Reverse,
    collections::{HashMap, HashSet},
    ops::ControlFlow,
    sync::Arc,
};

use rayon::prelude::*;

use super::{
    Corpus, Entry, Label,
    corrections::{self, Claim, Corrections},
    fuzzy::Folded,
    names::{self, NameAnchor},
};
use crate::{
    analysis::{self, AnnotatedArticle, EntityKind, time},
    article::{Article, ArticleKey},
    guard::guarded,
    source::{self, Input, Item, Problem},
    story::{ArticleId, Entity, EntityId, Event, Linker, Timeline, dating, events},
};

/// Articles analysed together: the first batch is small, so that something can be shown at once.
const FIRST_BATCH: usize = 8;
const LAST_BATCH: usize = 256;

/// A snapshot is published when the corpus has grown by this part since the last one, so that all
/// snapshots together cost no more than a few times the last.
const GROWTH: f64 = 1.5;

/// People of an article that a jump finds it by.
const MAX_LABEL_PEOPLE: usize = 8;

/// Takes articles in and makes snapshots of what it has.
///
/// Articles may come in any order; the snapshots after all have come are the same.
#[derive(Debug, Default)]
pub struct Builder {
    entries: Vec<Arc<Entry>>,
    problems: Vec<Problem>,
    linker: Linker,
    timeline: Timeline,
    // Invariant: `entries` are sorted by key when true, and `linker` and `timeline` know them by their index.
    sorted: bool,
    corrections: Corrections,
    claims: HashMap<ArticleKey, Vec<Claim>>,
    /// Articles with claims, as their sources gave them.
    originals: HashMap<ArticleKey, Article>,
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
    let mut next_publication = FIRST_BATCH as f64;
    let flow = builder.read(inputs, |builder| {
        if (builder.len() as f64) < next_publication {
            return ControlFlow::Continue(());
        }
        next_publication = builder.len() as f64 * GROWTH;
        publish(builder.snapshot(false))
    });
    if flow.is_continue() {
        // There is nothing left to stop.
        let _ = publish(builder.snapshot(true));
    }
    builder
}

/// Reads and analyses all of `inputs`.
pub fn read(inputs: &[Input], corrections: Corrections) -> Corpus {
    let mut builder = Builder::new(corrections);
    let _ = builder.read(inputs, |_| ControlFlow::Continue(()));
    builder.snapshot(true)
}

impl Builder {
    /// A builder that has taken nothing in, and will read articles as `corrections` say.
    pub fn new(corrections: Corrections) -> Builder {
        Builder {
            claims: corrections.by_article(),
            corrections,
            ..Builder::default()
        }
    }

    /// Reads the articles anew that `corrections` and those before say different things of; names are
    /// linked anew by the next snapshot.
    pub fn correct(&mut self, corrections: Corrections) {
        let claims = corrections.by_article();
        for entry in &mut self.entries {
            let key = &entry.article.key;
            let new = claims.get(key).map_or(&[][..], Vec::as_slice);
            if self.claims.get(key).map_or(&[][..], Vec::as_slice) == new {
                continue;
            }
            let original = self.originals.get(key).unwrap_or(&entry.article).clone();
            let corrected = corrections::apply(&original, new);
            self.originals.insert(key.clone(), original);
            // An article whose analysis fails stays as it was.
            if let Ok(corrected) = analyse(corrected) {
                *entry = Arc::new(corrected);
                self.sorted = false;
            }
        }
        // A mention that stands for itself is taken in as such.
        self.sorted &= self.corrections.mentions().eq(corrections.mentions());
        self.claims = claims;
        self.corrections = corrections;
    }

    /// Number of articles taken in.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether no article has been taken in.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Takes in all that `inputs` hold, batch by batch, until `after_batch` breaks.
    fn read(
        &mut self,
        inputs: &[Input],
        mut after_batch: impl FnMut(&mut Builder) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        let mut batch = Vec::new();
        let mut flow = ControlFlow::Continue(());
        source::read(inputs, &mut |item| {
            batch.push(item);
            if batch.len() >= self.len().clamp(FIRST_BATCH, LAST_BATCH) {
                self.add(std::mem::take(&mut batch));
                flow = after_batch(self);
            }
            flow
        });
        self.add(batch);
        flow
    }

    /// Analyses the articles among `items` and takes them in. An article whose analysis panics
    /// becomes a problem.
    pub fn add(&mut self, items: Vec<Item>) {
        let mut items = items;
        for item in &mut items {
            if let Item::Article(article) = item
                && let Some(claims) = self.claims.get(&article.key)
            {
                let corrected = corrections::apply(article, claims);
                let original = std::mem::replace(article, corrected);
                self.originals.insert(original.key.clone(), original);
            }
        }
        let read: Vec<Result<Entry, Problem>> = items
            .into_par_iter()
            .map(|item| match item {
                Item::Article(article) => analyse(article),
                Item::Problem(problem) => Err(problem),
            })
            .collect();
        self.sorted |= self.entries.is_empty();
        for entry in read {
            match entry {
                Ok(entry) => self.take(Arc::new(entry)),
                Err(problem) => self.problems.push(problem),
            }
        }
    }

    /// The corpus of all that was taken in; `complete` says that no more will come.
    pub fn snapshot(&mut self, complete: bool) -> Corpus {
        if !self.sorted {
            self.sort();
        }
        let entities = self.linker.entities(&names::constraints(
            &self.corrections,
            &self.entries,
            &self.linker,
        ));
        let ranking = ranking(&entities);
        let entity_of = by_article(&self.entries, &entities);
        let mut events = self.timeline.events();
        for event in &mut events {
            event.entities = taking_part(&self.entries, &entity_of, event);
        }
        let mut problems = self.problems.clone();
        if complete {
            let text = |key: &ArticleKey| self.find(key).map(|at| &self.entries[at].article.text);
            let knows = |name: &NameAnchor| name.find(&self.entries, &self.linker).is_some();
            problems.extend(self.corrections.lost(text, knows));
        }
        // As with articles, the tenth item of a file comes after the second.
        problems.sort_by_cached_key(|it| (ArticleKey(it.place.as_str().into()), it.reason.clone()));
        Corpus {
            chronology: chronology(&self.entries),
            articles: self.entries.clone(),
            entities,
            ranking,
            entity_of,
            events,
            problems,
            n_outlets: n_outlets(&self.entries),
            complete,
        }
    }

    fn find(&self, key: &ArticleKey) -> Option<usize> {
        let found = self.entries.binary_search_by(|it| it.article.key.cmp(key));
        found.ok()
    }

    fn take(&mut self, entry: Arc<Entry>) {
        let id = ArticleId(self.entries.len() as u32);
        if let Some(last) = self.entries.last() {
            self.sorted &= last.article.key < entry.article.key;
        }
        if self.sorted {
            self.index(id, &entry);
        }
        self.entries.push(entry);
    }

    /// Puts articles that came out of order in order, and begins the indexes anew.
    fn sort(&mut self) {
        self.entries
            .sort_by(|a, b| a.article.key.cmp(&b.article.key));
        self.linker = Linker::default();
        self.timeline = Timeline::default();
        self.sorted = true;
        for (at, entry) in self.entries.clone().iter().enumerate() {
            self.index(ArticleId(at as u32), entry);
        }
    }

    fn index(&mut self, id: ArticleId, entry: &Entry) {
        let alone = self.corrections.mentions();
        let alone = alone.filter(|name| name.is_in(&entry.article.key));
        let mentions = &entry.annotations.mentions;
        let alone: Vec<u32> = alone
            .filter_map(|name| name.mention_in(&entry.article.text, mentions))
            .collect();
        self.linker.add(id, entry, &alone);
        self.timeline.add(id, &entry.tellings);
    }
}

fn analyse(article: Article) -> Result<Entry, Problem> {
    let place = article.stated.path.clone();
    let place = place.unwrap_or_else(|| article.key.to_string());
    guarded(|| entry(article)).ok_or_else(|| Problem {
        place,
        reason: "the analysis of this article failed; please report it".to_owned(),
        recovered: false,
    })
}

fn entry(article: Article) -> Entry {
    let annotations = analysis::annotate(&article);
    let annotated = AnnotatedArticle {
        article,
        annotations,
    };
    let published = dating::published(&annotated);
    let AnnotatedArticle {
        article,
        annotations,
    } = &annotated;
    let day = published.as_ref().and_then(|dating| dating.days.only());
    let values = time::resolve(&annotations.times, day);
    let n_words = annotations
        .blocks
        .iter()
        .filter(|block| block.role.tells())
        .map(|block| article.text[block.span].split_whitespace().count() as u32)
        .sum();
    let mut entry = Entry {
        annotated,
        published,
        values,
        tellings: Vec::new(),
        label: Label::default(),
        n_words,
    };
    entry.tellings = events::of_article(&entry, &entry.values);
    entry.label = label(&entry);
    entry
}

fn label(entry: &Entry) -> Label {
    let mut line = format!("{}  {}", entry.headline(), entry.outlet());
    if let Some(dating) = &entry.published {
        line.push_str(&format!("  {}", dating.days));
    }
    let mut people: Vec<&str> = Vec::new();
    for mention in &entry.annotations.mentions {
        let name = &entry.article.text[mention.span];
        if mention.kind == EntityKind::Person && !people.contains(&name) {
            people.push(name);
        }
        if people.len() == MAX_LABEL_PEOPLE {
            break;
        }
    }
    for name in people {
        line.push_str(&format!("  {name}"));
    }
    let folded = Folded::new(&line);
    Label { line, folded }
}

fn ranking(entities: &[Entity]) -> Vec<EntityId> {
    let mut ids: Vec<EntityId> = (0..entities.len() as u32).map(EntityId).collect();
    ids.sort_by_key(|id| {
        let entity = &entities[id.index()];
        (entity.kind, Reverse(entity.mentions.len()), *id)
    });
    ids
}

fn by_article(entries: &[Arc<Entry>], entities: &[Entity]) -> Vec<Box<[EntityId]>> {
    let mut entity_of: Vec<Box<[EntityId]>> = entries
        .iter()
        .map(|entry| vec![EntityId(0); entry.annotations.mentions.len()].into())
        .collect();
    for (at, entity) in entities.iter().enumerate() {
        for mention in &entity.mentions {
            entity_of[mention.article.index()][mention.index as usize] = EntityId(at as u32);
        }
    }
    entity_of
}

fn taking_part(
    entries: &[Arc<Entry>],
    entity_of: &[Box<[EntityId]>],
    event: &Event,
) -> Vec<EntityId> {
    let mut res = Vec::new();
    for report in &event.reports {
        let mentions = &entries[report.article.index()].annotations.mentions;
        let first = mentions.partition_point(|it| it.span.start() < report.sentence.start());
        let inside = mentions[first..]
            .iter()
            .take_while(|it| it.span.end() <= report.sentence.end());
        for (at, _) in inside.enumerate() {
            let entity = entity_of[report.article.index()][first + at];
            if !res.contains(&entity) {
                res.push(entity);
            }
        }
    }
    res
}

fn n_outlets(entries: &[Arc<Entry>]) -> usize {
    let outlets = entries
        .iter()
        .filter_map(|entry| entry.article.stated.outlet.as_deref());
    outlets.collect::<HashSet<&str>>().len()
}

fn chronology(entries: &[Arc<Entry>]) -> Vec<ArticleId> {
    let mut ids: Vec<ArticleId> = (0..entries.len() as u32).map(ArticleId).collect();
    ids.sort_by_key(|id| {
        let published = entries[id.index()].published.as_ref();
        (
            published.is_none(),
            published.map(|dating| (dating.days, dating.time)),
            *id,
        )
    });
    ids
}
