//! Fuzzy matching as people type: without case, accents or order of words.
//!
//! The crate `fuzzy-matcher` scores; [`Folded`] and [`Query`] stand in front of it, since by
//! itself it knows no case but ASCII's, no accents, and takes one pattern in order.

mod fold;
mod query;
mod rank;

pub use fold::Folded;
pub use query::{Query, Scorer};
pub use rank::{Ranking, rank};
