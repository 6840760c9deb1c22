//! Names of people, organisations, places, peoples and events.

use crate::{
    analysis::{Head, Sentence, TimeExpression},
    article::Block,
    text::{Span, Text},
};

/// What kind of thing a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntityKind {
    /// A person.
    Person,
    /// An organisation.
    Org,
    /// A place.
    Place,
    /// A people, a religious or a political group: `Iraqi`, `Shiite`.
    Norp,
    /// A named operation, war or summit.
    Event,
}

/// A name as it stands in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Where it stands, without title (`President`) and possessive `'s`.
    pub span: Span,
    /// What kind of thing it names.
    pub kind: EntityKind,
    /// The rule that found it, as a reader may be told: `a title stands before it`.
    pub why: &'static str,
}

/// A place where the text says that two names mean one thing: `Popular Mobilisation Forces (PMF)`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Definition {
    /// The name in full; the span of a mention.
    pub long: Span,
    /// The other name; the span of a mention.
    pub short: Span,
}

/// What [`find`] finds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    /// The names, in document order; none inside another.
    pub mentions: Vec<Mention>,
    /// The definitions, in document order.
    pub definitions: Vec<Definition>,
}

impl EntityKind {
    /// The name in the export.
    pub const fn name(self) -> &'static str {
        match self {
            EntityKind::Person => "PERSON",
            EntityKind::Org => "ORG",
            EntityKind::Place => "PLACE",
            EntityKind::Norp => "NORP",
            EntityKind::Event => "EVENT",
        }
    }
}

/// Finds every name in the blocks that tell something.
pub fn find(
    _text: &Text,
    _blocks: &[Block],
    _head: &Head,
    _sentences: &[Sentence],
    _times: &[TimeExpression],
) -> Names {
    Names::default()
}
