//! What happened when: one event a dated sentence.

use super::{ArticleId, EntityId};
use crate::{
    analysis::{Annotations, time::Value},
    article::{Article, DateRange},
    text::Span,
};

/// An event's place in one snapshot; means nothing outside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EventId(pub u32);

impl EventId {
    /// As an index into the snapshot's list of events.
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// Something that happened, or is to happen, on known days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// The days.
    pub when: DateRange,
    /// The sentences that tell it, the one that tells it best first.
    pub reports: Vec<Report>,
    /// Who and what takes part, in the order of the telling.
    pub entities: Vec<EntityId>,
    /// How much it matters to the story: greater is more; comparable within one snapshot only.
    pub weight: u32,
}

/// A sentence that tells an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Report {
    /// The article.
    pub article: ArticleId,
    /// The sentence.
    pub sentence: Span,
    /// The time expression in it.
    pub time: Span,
}

/// The dated sentences of one article as events, without their entities; `values` are those of its times.
pub fn of_article(id: ArticleId, article: &Article, annotations: &Annotations, values: &[Value]) -> Vec<Event> {
    let _ = (id, article, annotations, values);
    Vec::new()
}

/// x
pub fn merge(events: Vec<Event>) -> Vec<Event> {
    events
}
