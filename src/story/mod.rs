//! All articles together: when each was published, which names mean the same, what happened, and where.
//!
//! Pure, and no result depends on the order in which the articles came.

pub mod dating;
pub mod events;
#[cfg(test)]
pub(crate) mod fixture;
pub mod link;
pub mod places;

pub use events::{Event, EventId, Report, Telling, Timeline};
pub use link::{Entity, EntityId, Link, LinkRule, Linker, MentionId};
pub use places::Place;

/// An article's place in one snapshot; means nothing outside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArticleId(pub u32);

impl ArticleId {
    /// As an index into the snapshot's list of articles.
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}
