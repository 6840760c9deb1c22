//! Finding titles and names by a few typed letters, whatever their accents and case.
//!
//! Both sides are [`Folded`] once; a [`Query`] is scored against each candidate by a [`Scorer`],
//! and a [`Ranking`] keeps the best. Nothing here knows of threads: one scorer and one ranking
//! for each of them, and the candidates in slices.
//!
//! Words that stand in a candidate as they were typed are found by substring search and always
//! rank above scattered letters; only for these is the crate `fuzzy-matcher` asked.

mod fold;
mod query;
mod rank;
mod score;

pub use fold::Folded;
pub use query::Query;
pub use rank::{Ranking, rank};
pub use score::Scorer;
