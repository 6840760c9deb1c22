//! What happened when: the dated sentences, and which of them tell one event.

mod alike;
mod days;
mod happenings;
mod telling;
mod timeline;
mod weight;

use super::{ArticleId, EntityId};
use crate::{article::DateRange, text::Span};
pub use telling::{Telling, of_article};
pub(super) use telling::{Words, content_words, is_common, stem};
pub use timeline::Timeline;

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
    /// What is said against its days, by the days.
    pub doubts: Vec<Doubt>,
}

/// Other days on which an article has an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Doubt {
    /// The days; none is one of the event's.
    pub when: DateRange,
    /// The article.
    pub article: ArticleId,
}

/// A sentence that tells an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Report {
    /// The article.
    pub article: ArticleId,
    /// The sentence.
    pub sentence: Span,
    /// The time expression in it.
    pub time: Span,
}
