//! The orders in which names can stand, and the rows that come of them.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, HashMap},
};

use dateline_core::{
    analysis::EntityKind,
    corpus::Corpus,
    story::{ArticleId, EntityId},
};

/// The order in which the names stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// Under headings of their kinds, the most mentioned first.
    #[default]
    Kind,
    /// The most mentioned first.
    Count,
    /// As they first appear in the story, by publication.
    First,
    /// Those of the article that is shown, as they first appear in it.
    Here,
}

/// A row of the pane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntityRow {
    /// The heading of a kind, with the number of its entities.
    Heading(&'static str, usize),
    /// An entity, with its mentions: in all articles, or in the one that is shown.
    Entity(EntityId, u32),
}

/// The heading over the names of a kind.
const fn heading(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "People",
        EntityKind::Org => "Organisations",
        EntityKind::Place => "Places",
        EntityKind::Norp => "Peoples and groups",
        EntityKind::Event => "Operations and events",
    }
}

impl Order {
    /// The order after this one, round and round.
    pub const fn next(self) -> Order {
        match self {
            Order::Kind => Order::Count,
            Order::Count => Order::First,
            Order::First => Order::Here,
            Order::Here => Order::Kind,
        }
    }

    /// What the heading of the pane says of it.
    pub const fn name(self) -> &'static str {
        match self {
            Order::Kind => "by kind",
            Order::Count => "by count",
            Order::First => "by first mention",
            Order::Here => "in this article",
        }
    }

    /// The names of `corpus`, or of `shown`, in this order, of those that `is_seen` lets through.
    pub(super) fn rows(
        self,
        corpus: &Corpus,
        shown: Option<ArticleId>,
        is_seen: impl Fn(EntityId) -> bool,
    ) -> Vec<EntityRow> {
        let row = |id: EntityId| EntityRow::Entity(id, corpus.entity(id).mentions.len() as u32);
        let seen = || corpus.ranking().iter().copied().filter(|id| is_seen(*id));
        match self {
            Order::Kind => by_kind(seen().map(|id| (corpus.entity(id).kind, row(id)))),
            Order::Count => {
                let mut ids: Vec<EntityId> = seen().collect();
                ids.sort_by_key(|id| (Reverse(corpus.entity(*id).mentions.len()), *id));
                ids.into_iter().map(row).collect()
            }
            Order::First => {
                let mut ids: Vec<EntityId> = seen().collect();
                ids.sort_by_cached_key(|id| {
                    let mentions = corpus.entity(*id).mentions.iter();
                    mentions
                        .map(|it| (corpus.nth_published(it.article), it.index))
                        .min()
                });
                ids.into_iter().map(row).collect()
            }
            Order::Here => {
                let named = shown.map_or(&[][..], |id| corpus.entities_in(id));
                let mut counts: HashMap<EntityId, u32> = HashMap::new();
                let mut ids = Vec::new();
                for &id in named.iter().filter(|id| is_seen(**id)) {
                    let count = counts.entry(id).or_default();
                    if *count == 0 {
                        ids.push(id);
                    }
                    *count += 1;
                }
                let row = |id: EntityId| EntityRow::Entity(id, counts[&id]);
                ids.into_iter().map(row).collect()
            }
        }
    }
}

fn by_kind(entities: impl Iterator<Item = (EntityKind, EntityRow)>) -> Vec<EntityRow> {
    let mut kinds: BTreeMap<EntityKind, Vec<EntityRow>> = BTreeMap::new();
    for (kind, row) in entities {
        kinds.entry(kind).or_default().push(row);
    }
    let mut rows = Vec::new();
    for (kind, entities) in kinds {
        rows.push(EntityRow::Heading(heading(kind), entities.len()));
        rows.extend(entities);
    }
    rows
}
