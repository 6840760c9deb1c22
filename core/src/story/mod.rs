//! All articles together: when each was published, which names mean the same, what happened, where, in which
//! figures the reports differ, which quotes are one, what is new in each, who copied whom, and which tell one story.
//!
//! Pure, and no result depends on the order in which the articles came.

pub mod compare;
pub mod dating;
mod disjoint;
pub mod events;
#[cfg(test)]
pub(crate) mod fixture;
pub mod link;
pub mod novelty;
pub mod places;
pub mod quotations;
pub mod same;
pub mod shared;
pub mod stories;

pub use compare::{Claim, Claims, Comparison, Teller, Told, Verdict};
pub use events::{Doubt, Event, EventId, Report, Telling, Timeline};
pub use link::{Constraint, Entity, EntityId, Link, LinkRule, Linker, MentionId, Name};
pub use novelty::Novelty;
pub use places::Place;
pub use quotations::{Quotation, QuotationId, QuoteId};
pub use shared::{Passage, Shared, SharedId, SharedKind};
pub use stories::{Story, StoryId};

/// An article's place in one snapshot; means nothing outside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArticleId(pub u32);

impl ArticleId {
    /// As an index into the snapshot's list of articles.
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}
