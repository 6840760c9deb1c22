//! Labels of words: which kind of name a word is part of, and where in it.

use std::ops::Range;

use crate::analysis::EntityKind;

/// The kinds that `weights.bin` was learnt over, the first of all; others are for the rules alone.
const LEARNT: [EntityKind; 5] = [
    EntityKind::Person,
    EntityKind::Org,
    EntityKind::Place,
    EntityKind::Norp,
    EntityKind::Event,
];

/// No name, or for each kind that was learnt: a name of one word, the first of several words, a later one.
pub const N_LABELS: usize = 1 + LEARNT.len() * N_PARTS;

const N_PARTS: usize = Part::Later as usize + 1;

/// A number below [`N_LABELS`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Label(u8);

/// Where in a name a word stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Whole,
    First,
    Later,
}

impl Label {
    /// Of a word that is in no name.
    pub const NONE: Label = Label(0);

    /// The label of the given number.
    ///
    /// # Panics
    ///
    /// Panics if there is no such label.
    pub const fn of(number: usize) -> Label {
        assert!(number < N_LABELS);
        Label(number as u8)
    }

    fn new(kind: EntityKind, part: Part) -> Label {
        match is_learnt(kind) {
            true => Label((1 + kind as usize * N_PARTS + part as usize) as u8),
            false => Label::NONE,
        }
    }

    /// The label as a number.
    pub const fn number(self) -> usize {
        self.0 as usize
    }

    /// The kind of name that the word is part of.
    pub const fn kind(self) -> Option<EntityKind> {
        match self.0.checked_sub(1) {
            Some(number) => Some(LEARNT[number as usize / N_PARTS]),
            None => None,
        }
    }

    const fn part(self) -> Option<Part> {
        match self.0.checked_sub(1) {
            None => None,
            Some(number) => Some(match number as usize % N_PARTS {
                0 => Part::Whole,
                1 => Part::First,
                _ => Part::Later,
            }),
        }
    }

    /// Whether the label may stand right after `before`; [`Label::NONE`] stands before the first and after the last.
    pub fn follows(self, before: Label) -> bool {
        let goes_on = self.part() == Some(Part::Later);
        match before.part() {
            None | Some(Part::Whole) => !goes_on,
            Some(Part::First) => goes_on && self.kind() == before.kind(),
            Some(Part::Later) => !goes_on || self.kind() == before.kind(),
        }
    }

    /// Writes the labels of a name over those of its words; none for a kind that was not learnt.
    pub fn write(labels: &mut [Label], kind: EntityKind) {
        match labels {
            [] => {}
            [only] => *only = Label::new(kind, Part::Whole),
            [first, later @ ..] => {
                *first = Label::new(kind, Part::First);
                later.fill(Label::new(kind, Part::Later));
            }
        }
    }

    /// The names that the labels spell.
    pub fn names(labels: &[Label]) -> impl Iterator<Item = (Range<usize>, EntityKind)> + '_ {
        let mut at = 0;
        std::iter::from_fn(move || {
            loop {
                let kind = labels.get(at)?.kind();
                let start = at;
                at += 1;
                if let Some(kind) = kind {
                    while labels
                        .get(at)
                        .is_some_and(|label| label.part() == Some(Part::Later))
                    {
                        at += 1;
                    }
                    return Some((start..at, kind));
                }
            }
        })
    }
}

/// Whether the weights have labels for names of this kind.
pub(super) fn is_learnt(kind: EntityKind) -> bool {
    LEARNT.contains(&kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_kinds_that_were_learnt_are_the_first() {
        assert!(EntityKind::ALL.starts_with(&LEARNT));
    }

    #[test]
    fn names_are_read_as_they_were_written() {
        let mut labels = [Label::NONE; 6];
        Label::write(&mut labels[0..2], EntityKind::Org);
        Label::write(&mut labels[2..3], EntityKind::Place);
        Label::write(&mut labels[4..6], EntityKind::Event);
        let names: Vec<_> = Label::names(&labels).collect();
        let expected = [
            (0..2, EntityKind::Org),
            (2..3, EntityKind::Place),
            (4..6, EntityKind::Event),
        ];
        assert_eq!(names, expected);
    }

    #[test]
    fn a_name_that_has_begun_goes_on_as_it_began() {
        let [mut org, mut place] = [[Label::NONE; 2]; 2];
        Label::write(&mut org, EntityKind::Org);
        Label::write(&mut place, EntityKind::Place);
        assert!(org[1].follows(org[0]) && org[1].follows(org[1]));
        assert!(!place[1].follows(org[0]) && !Label::NONE.follows(org[0]));
        assert!(!org[1].follows(Label::NONE) && place[0].follows(org[1]));
    }
}
