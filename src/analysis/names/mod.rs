//! Names of people, organisations, places, peoples and events.
//!
//! Capitals say where a name may stand ([`runs`]), definitions which names belong together, the words in
//! and beside it and the tables what it names ([`kinds`]), and all of its places in the article together decide ([`agreement`]).

mod agreement;
mod definitions;
mod kinds;
mod lexicon;
mod runs;
mod vocabulary;
mod words;

use std::ops::Range;

use agreement::Candidate;

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

/// Finds every name in the blocks that tell something, and in byline, dateline and credits.
pub fn find(
    text: &Text,
    blocks: &[Block],
    head: &Head,
    sentences: &[Sentence],
    times: &[TimeExpression],
) -> Names {
    let units = words::units(text, blocks, head, sentences, times);
    let usage = words::usage(&units);
    let mut candidates: Vec<Candidate> = Vec::new();
    let mut same: Vec<[usize; 2]> = Vec::new();
    let mut not_names: Vec<&str> = Vec::new();
    for (n, unit) in units.iter().enumerate() {
        let fixed = definitions::fixed(unit);
        let mut found = runs::find(unit, &usage, &fixed.runs);
        let first = candidates.len();
        let stated = definitions::stated(unit, &mut found);
        same.extend(stated.iter().map(|pair| pair.map(|at| first + at)));
        for pair in &fixed.pairs {
            let place = |range: &Range<usize>| found.iter().position(|run| run.words == *range);
            if let [Some(long), Some(short)] = [place(&pair[0]), place(&pair[1])] {
                same.push([first + long, first + short]);
            }
        }
        not_names.extend(fixed.not_names);
        candidates.extend(found.into_iter().map(|run| Candidate {
            unit: n,
            votes: kinds::votes(unit, &run),
            run,
        }));
    }
    same.sort_unstable();
    same.dedup();
    let kinds = agreement::decide(&units, &candidates, &same);
    let span = |candidate: &Candidate| {
        let words = &units[candidate.unit].words[candidate.run.words.clone()];
        words[0].span.cover(words[words.len() - 1].span)
    };
    let is_name = |at: usize| {
        let words = &units[candidates[at].unit].words[candidates[at].run.words.clone()];
        kinds[at].is_some() && !(words.len() == 1 && not_names.contains(&words[0].text))
    };
    let mentions = candidates.iter().enumerate().filter_map(|(at, candidate)| {
        let (kind, why) = kinds[at].filter(|_| is_name(at))?;
        Some(Mention {
            span: span(candidate),
            kind,
            why,
        })
    });
    let definitions = same
        .iter()
        .filter(|pair| pair.iter().all(|&at| is_name(at)));
    let mut names = Names {
        mentions: mentions.collect(),
        definitions: definitions
            .map(|&[long, short]| Definition {
                long: span(&candidates[long]),
                short: span(&candidates[short]),
            })
            .collect(),
    };
    names.mentions.sort_by_key(|mention| mention.span);
    names
        .definitions
        .sort_by_key(|definition| (definition.long, definition.short));
    names
}
