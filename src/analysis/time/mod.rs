//! Time expressions: where they stand ([`find`]) and, once the article's date is known, which days they mean ([`resolve`]).

mod find;
mod resolve;

pub use find::find;
pub use resolve::{Value, resolve};

use crate::text::Span;

/// A phrase that tells when: a TIMEX3 of TimeML 1.2, with its meaning before the article's date is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeExpression {
    /// Where it stands, without preposition: `Thursday (Nov 23)`.
    pub span: Span,
    /// TIMEX3 type.
    pub kind: TimeKind,
    /// What it means, as far as the phrase itself tells.
    pub meaning: Meaning,
}

/// The types of TIMEX3.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TimeKind {
    /// A day or longer.
    Date,
    /// A part of a day.
    Time,
    /// A length of time.
    Duration,
    /// A recurring time.
    Set,
}

/// What a time expression means, as far as the phrase itself tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// A TIMEX3 value that needs nothing else: `P9M`, `PAST_REF`.
    Fixed(&'static str),
}
