//! The look-ups of a snapshot, made from what stands in it.

use std::{cmp::Reverse, collections::HashSet, sync::Arc};

use super::Entry;
use crate::story::{
    ArticleId, Constraint, Entity, EntityId, Event, EventId, Linker, Story, StoryId,
    stories::{self, Told},
};

/// For each report, its article, where its time begins, and its event; sorted.
pub(super) fn told_at(events: &[Event]) -> Vec<(ArticleId, u32, EventId)> {
    let ids = (0..).map(EventId);
    let told = ids.zip(events).flat_map(|(id, event)| {
        let reports = event.reports.iter();
        reports.map(move |it| (it.article, it.time.start(), id))
    });
    let mut told: Vec<(ArticleId, u32, EventId)> = told.collect();
    told.sort_unstable();
    told
}

/// For each article of `chronology` its place in it.
pub(super) fn nth_published(chronology: &[ArticleId]) -> Vec<u32> {
    let mut nth = vec![0; chronology.len()];
    for (n, id) in (0..).zip(chronology) {
        nth[id.index()] = n;
    }
    nth
}

/// All entities by kind, the most mentioned of each first.
pub(super) fn ranking(entities: &[Entity]) -> Vec<EntityId> {
    let mut ids: Vec<EntityId> = (0..entities.len() as u32).map(EntityId).collect();
    ids.sort_by_key(|id| {
        let entity = &entities[id.index()];
        (entity.kind, Reverse(entity.mentions.len()), *id)
    });
    ids
}

/// For each article, the entity of each of its mentions.
pub(super) fn by_article(entries: &[Arc<Entry>], entities: &[Entity]) -> Vec<Box<[EntityId]>> {
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

/// The entities that `constraints` are about, sorted.
pub(super) fn corrected(
    constraints: &[Constraint],
    linker: &Linker,
    entity_of: &[Box<[EntityId]>],
) -> Vec<EntityId> {
    let names = constraints.iter().flat_map(Constraint::names);
    let mentions = names.filter_map(|name| linker.first_mention(name));
    let entities = mentions.map(|it| entity_of[it.article.index()][it.index as usize]);
    let mut corrected: Vec<EntityId> = entities.collect();
    corrected.sort_unstable();
    corrected.dedup();
    corrected
}

/// The entities that the reports of `event` name, in the order in which they do.
pub(super) fn taking_part(
    entries: &[Arc<Entry>],
    entity_of: &[Box<[EntityId]>],
    event: &Event,
) -> Vec<EntityId> {
    let mut res = Vec::new();
    let mut seen = HashSet::new();
    for report in &event.reports {
        let mentions = &entries[report.article.index()].annotations.mentions;
        let first = mentions.partition_point(|it| it.span.start() < report.sentence.start());
        let inside = mentions[first..]
            .iter()
            .take_while(|it| it.span.end() <= report.sentence.end());
        for (at, _) in inside.enumerate() {
            let entity = entity_of[report.article.index()][first + at];
            if seen.insert(entity) {
                res.push(entity);
            }
        }
    }
    res
}

/// The stories that `entries` tell.
pub(super) fn stories(entries: &[Arc<Entry>], entity_of: &[Box<[EntityId]>]) -> Vec<Story> {
    let told = entries.iter().zip(entity_of).map(|(entry, entities)| Told {
        statements: &entry.statements,
        entities,
        days: entry.published.as_ref().map(|dating| dating.days),
    });
    stories::stories(&told.collect::<Vec<_>>())
}

/// For each of `n_articles` articles, its story; nothing when there are no stories.
pub(super) fn story_of(n_articles: usize, stories: &[Story]) -> Vec<StoryId> {
    let mut story_of = vec![StoryId(0); if stories.is_empty() { 0 } else { n_articles }];
    for (at, story) in stories.iter().enumerate() {
        for article in &story.articles {
            story_of[article.index()] = StoryId(at as u32);
        }
    }
    story_of
}

/// The number of outlets that are named.
pub(super) fn n_outlets(entries: &[Arc<Entry>]) -> usize {
    let outlets = entries
        .iter()
        .filter_map(|entry| entry.article.stated.outlet.as_deref());
    outlets.collect::<HashSet<&str>>().len()
}

/// All articles by publication, the earliest first and those without a date last.
pub(super) fn chronology(entries: &[Arc<Entry>]) -> Vec<ArticleId> {
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
