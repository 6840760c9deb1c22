//! The story in memory: one immutable snapshot, with look-ups.

mod build;
mod comparisons;
mod copies;
mod corrected;
pub mod corrections;
mod dates;
mod entry;
#[cfg(test)]
pub(crate) mod fixture;
pub mod fuzzy;
#[cfg(test)]
mod linear_tests;
mod lookups;
pub mod names;
mod novelty;
pub mod profile;
mod quotations;
mod reuse;
mod silence;
mod threads;
mod whereabouts;

use std::{collections::HashSet, sync::Arc};

use crate::{
    article::{ArticleKey, DateRange},
    problem::Problem,
    story::{
        ArticleId, Doubt, Entity, EntityId, Event, EventId, MentionId, Place, Report, Shared,
        SharedId, Story, StoryId,
    },
    text::Span,
};
pub use build::{Builder, build, read};
use comparisons::Comparisons;
pub use comparisons::{Against, ComparisonId};
pub use copies::OtherPlace;
use copies::OtherPlaces;
pub use entry::{Entry, Label};
pub use novelty::Precedence;
use quotations::Quotations;
pub use reuse::Tellers;
pub use silence::Unsaid;
pub use threads::start_threads;

/// What a fault is about that is about no single article.
const ALL: &str = "all articles";

/// All articles read so far with all that was found in them: one snapshot, never changed.
///
/// Articles stand in the order of their keys, entities in that of their first mentions, events in
/// that of their days.
#[derive(Clone, Debug, Default)]
pub struct Corpus {
    articles: Vec<Arc<Entry>>,
    chronology: Vec<ArticleId>,
    /// For each article, its place in that.
    nth_published: Vec<u32>,
    entities: Vec<Entity>,
    ranking: Vec<EntityId>,
    /// For each article, the entity of each mention.
    entity_of: Vec<Box<[EntityId]>>,
    /// The entities that the reader's corrections are about; sorted.
    corrected: Vec<EntityId>,
    /// Where each entity is.
    places: Vec<Option<Place>>,
    events: Vec<Event>,
    /// For each report, its article, where its time begins, and its event; sorted.
    told_at: Vec<(ArticleId, u32, EventId)>,
    shared: Vec<Shared>,
    /// For each article, the passages that it shares.
    shared_in: Vec<Box<[SharedId]>>,
    /// What follows from that.
    derived: reuse::Derived,
    /// Which articles have a word.
    words: novelty::LazyIndex,
    comparisons: Comparisons,
    stories: Vec<Story>,
    /// For each article, its story; nothing while articles come.
    story_of: Vec<StoryId>,
    quotations: Quotations,
    problems: Vec<Problem>,
    n_outlets: usize,
    places_elsewhere: Arc<OtherPlaces>,
    complete: bool,
}

impl Corpus {
    /// The articles, in the order of their keys.
    pub fn articles(&self) -> &[Arc<Entry>] {
        &self.articles
    }

    /// The article known as `id` in this snapshot.
    ///
    /// # Panics
    ///
    /// Panics if `id` is from another snapshot with more articles.
    pub fn article(&self, id: ArticleId) -> &Entry {
        &self.articles[id.index()]
    }

    /// The article named `key`, or that stands there too.
    pub fn find(&self, key: &ArticleKey) -> Option<ArticleId> {
        let key = self.places_elsewhere.own(key).unwrap_or(key);
        let found = self
            .articles
            .binary_search_by(|entry| entry.article.key.cmp(key));
        found.ok().map(|at| ArticleId(at as u32))
    }

    /// Where else `article` stands, by key.
    ///
    /// # Panics
    ///
    /// Panics if `article` is from another snapshot with more articles.
    pub fn other_places(&self, article: ArticleId) -> &[OtherPlace] {
        let key = &self.article(article).article.key;
        self.places_elsewhere.of(key)
    }

    /// All articles by publication, the earliest first and those without a date last.
    pub fn chronology(&self) -> &[ArticleId] {
        &self.chronology
    }

    /// The place of `article` in the chronology, from 0.
    ///
    /// # Panics
    ///
    /// Panics if `article` is from another snapshot with more articles.
    pub fn nth_published(&self, article: ArticleId) -> u32 {
        self.nth_published[article.index()]
    }

    /// The entities, by first mention.
    pub fn entities(&self) -> &[Entity] {
        &self.entities
    }

    /// The entity known as `id` in this snapshot.
    ///
    /// # Panics
    ///
    /// Panics if `id` is from another snapshot with more entities.
    pub fn entity(&self, id: EntityId) -> &Entity {
        &self.entities[id.index()]
    }

    /// Where `id` is, if it is a place and that is known.
    ///
    /// # Panics
    ///
    /// Panics if `id` is from another snapshot with more entities.
    pub fn place(&self, id: EntityId) -> Option<&Place> {
        self.places[id.index()].as_ref()
    }

    /// All entities by kind, the most mentioned of each first.
    pub fn ranking(&self) -> &[EntityId] {
        &self.ranking
    }

    /// What each mention of `article` names.
    pub fn entities_in(&self, article: ArticleId) -> &[EntityId] {
        &self.entity_of[article.index()]
    }

    /// Whether the reader's corrections say something of `id`: that names are one, or are not.
    pub fn is_corrected(&self, id: EntityId) -> bool {
        self.corrected.binary_search(&id).is_ok()
    }

    /// Where `mention` stands.
    ///
    /// # Panics
    ///
    /// Panics if `mention` is from another snapshot.
    pub fn mention_span(&self, mention: MentionId) -> Span {
        self.article(mention.article).annotations.mentions[mention.index as usize].span
    }

    /// The events, by their days.
    pub fn events(&self) -> &[Event] {
        &self.events
    }

    /// The event known as `id` in this snapshot.
    ///
    /// # Panics
    ///
    /// Panics if `id` is from another snapshot with more events.
    pub fn event(&self, id: EventId) -> &Event {
        &self.events[id.index()]
    }

    /// The event that `article` tells with the time expression that begins at the byte `start`.
    pub fn event_told_at(&self, article: ArticleId, start: u32) -> Option<EventId> {
        let first = self
            .told_at
            .partition_point(|(id, at, _)| (*id, *at) < (article, start));
        let found = self.told_at.get(first);
        let found = found.filter(|(id, at, _)| (*id, *at) == (article, start));
        found.map(|(_, _, event)| *event)
    }

    /// The days that `report` itself gives for its event.
    ///
    /// # Panics
    ///
    /// Panics if `report` is of another snapshot with more articles.
    pub fn days_of(&self, report: &Report) -> Option<DateRange> {
        let entry = self.article(report.article);
        let times = &entry.annotations.times;
        let at = times.binary_search_by_key(&report.time.start(), |it| it.span.start());
        entry.values.get(at.ok()?)?.days
    }

    /// What outlets say against the days of `event`: those of its doubts whose outlet nowhere has it on its own days. One
    /// that gives both tells of two days, and contradicts nobody.
    ///
    /// # Panics
    ///
    /// Panics if `event` is of another snapshot with more articles.
    pub fn doubts(&self, event: &Event) -> Vec<Doubt> {
        let outlet = |article: ArticleId| self.article(article).outlet();
        if event.doubts.is_empty() {
            return Vec::new();
        }
        let agreeing = event.reports.iter();
        let agreeing = agreeing.filter(|it| self.days_of(it) == Some(event.when));
        let agreeing: HashSet<&str> = agreeing.map(|it| outlet(it.article)).collect();
        let doubts = event.doubts.iter().copied();
        let alone = doubts.filter(|doubt| !agreeing.contains(outlet(doubt.article)));
        alone.collect()
    }

    /// The stories, by publication; none until everything has been read.
    pub fn stories(&self) -> &[Story] {
        &self.stories
    }

    /// The story that `article` belongs to; `None` until everything has been read.
    pub fn story_of(&self, article: ArticleId) -> Option<StoryId> {
        self.story_of.get(article.index()).copied()
    }

    /// What could not be read, or not wholly, by place.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// Whether everything that was to be read has been.
    pub fn is_complete(&self) -> bool {
        self.complete
    }

    /// The number of outlets that are named.
    pub fn n_outlets(&self) -> usize {
        self.n_outlets
    }
}
