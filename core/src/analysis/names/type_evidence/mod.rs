//! What kind of thing a candidate span names, by its own words and by those around it.

mod own_words;
mod words_after;
mod words_before;

use super::{
    EntityKind, NameRule, PerKind,
    candidate_spans::CandidateSpan,
    lexicon::Class,
    words::{Segment, Shape, Style, Word},
};

/// How much speaks for each kind, and the strongest piece of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Evidence(PerKind<KindEvidence>);

/// What speaks for one kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct KindEvidence {
    weight: u32,
    /// The weight of the strongest piece, and the rule that gives it.
    strongest: Option<(u32, NameRule)>,
}

/// One piece of evidence: what it speaks for, its weight, and the rule that gives it.
type Piece = (EntityKind, u32, NameRule);

/// It is a guess.
pub(super) const WEAK: u32 = 1;
/// It is mostly so.
pub(super) const FAIR: u32 = 4;
/// It is nearly always so.
pub(super) const STRONG: u32 = 16;
/// Nothing else in the article weighs more.
const CERTAIN: u32 = 256;

impl Evidence {
    /// Adds one piece.
    pub(super) fn add(&mut self, kind: EntityKind, weight: u32, rule: NameRule) {
        self.0[kind].add(KindEvidence {
            weight,
            strongest: Some((weight, rule)),
        });
    }

    /// Adds all of `other`.
    pub(super) fn merge(&mut self, other: &Evidence) {
        for kind in EntityKind::ALL {
            self.0[kind].add(other.0[kind]);
        }
    }

    /// The kind that most speaks for, the weight of its strongest piece and the rule that gives it; the first of equals.
    pub(super) fn best(&self) -> Option<Piece> {
        let mut best: Option<(EntityKind, KindEvidence)> = None;
        for kind in EntityKind::ALL {
            let found = self.0[kind];
            if found.weight > best.map_or(0, |(_, best)| best.weight) {
                best = Some((kind, found));
            }
        }
        let (kind, found) = best?;
        let (strength, rule) = found.strongest?;
        Some((kind, strength, rule))
    }

    /// How much speaks for `kind`.
    pub(super) fn weight(&self, kind: EntityKind) -> u32 {
        self.0[kind].weight
    }
}

impl Extend<Piece> for Evidence {
    fn extend<T: IntoIterator<Item = Piece>>(&mut self, pieces: T) {
        for (kind, weight, rule) in pieces {
            self.add(kind, weight, rule);
        }
    }
}

impl KindEvidence {
    fn add(&mut self, more: KindEvidence) {
        let strength = |found: &KindEvidence| found.strongest.map_or(0, |(weight, _)| weight);
        self.weight = self.weight.saturating_add(more.weight);
        if strength(&more) > strength(self) {
            self.strongest = more.strongest;
        }
    }
}

/// Evidence in the span itself and in the words beside it.
pub(super) fn collect(segment: &Segment<'_>, span: &CandidateSpan) -> Evidence {
    let mut evidence = Evidence::default();
    own_words::add(segment, span, &mut evidence);
    if segment.style != Style::AllCaps {
        words_before::add(&segment.words, span, &mut evidence);
        words_after::add(&segment.words, span, &mut evidence);
    }
    evidence
}

/// Whether the word is made of two to six capitals.
pub(super) fn acronym(word: &Word<'_>) -> bool {
    word.shape == Shape::AllCaps && word.text.len() <= 7 && !word.is(Class::GIVEN)
}

pub(super) fn is_quote(mark: &str) -> bool {
    matches!(
        mark,
        "\"" | "“" | "”" | "«" | "»" | "„" | "‘" | "’" | "'" | "`"
    )
}
