//! Where the names end that the labels of words spell.

use std::ops::Range;

use crate::analysis::{
    EntityKind,
    names::{
        boundary_rules::{PREFIX, syllable, two_names},
        lexicon::{self, Class},
        words::Word,
    },
};

/// The names in a name: two where a hyphen joins them (`Norway-Sweden`), none where nothing has a capital.
pub(super) fn trim_boundaries(
    words: &[Word<'_>],
    range: Range<usize>,
    kind: EntityKind,
) -> impl Iterator<Item = (Range<usize>, EntityKind)> {
    let mut range = at_edges(words, range);
    if kind == EntityKind::Person && range.len() == 1 && honoured(words, range.start) {
        range.start -= 1;
    }
    let texts = words[range.clone()].iter().map(|word| word.text);
    let two = range.len() == 3
        && words[range.start + 1].hyphen()
        && two_names(&words[range.start], &words[range.end - 1])
        && lexicon::phrase(texts).is_none();
    let names = if two {
        let kind = |at: usize| own_kind(&words[at]).unwrap_or(kind);
        [
            (range.start..range.start + 1, kind(range.start)),
            (range.end - 1..range.end, kind(range.end - 1)),
        ]
    } else {
        [(range.clone(), kind), (range.end..range.end, kind)]
    };
    let has_capital = |part: &Range<usize>| words[part.clone()].iter().any(Word::capital);
    names.into_iter().filter(move |(part, _)| has_capital(part))
}

/// Whether a title stands before the one name at `at` that is part of it: `Imam Tarek`.
fn honoured(words: &[Word<'_>], at: usize) -> bool {
    let before = at.checked_sub(1).map(|before| &words[before]);
    before.is_some_and(|before| before.capital() && before.is(Class::HONORIFIC))
}

/// What the word lists say of the word.
fn own_kind(word: &Word<'_>) -> Option<EntityKind> {
    [
        (Class::PLACE, EntityKind::Place),
        (Class::NORP, EntityKind::Norp),
        (Class::ORG, EntityKind::Org),
    ]
    .into_iter()
    .find_map(|(class, kind)| word.is(class).then_some(kind))
}

/// Moves the edges of a name out of hyphens: `al-Tin`, `Min Seok-yun`, `anti-` before `Dol`.
fn at_edges(words: &[Word<'_>], mut range: Range<usize>) -> Range<usize> {
    let is_particle = |word: &Word<'_>| word.is(Class::HYPHEN_PARTICLE) && !word.capital();
    if range.start >= 2 && words[range.start - 1].hyphen() && is_particle(&words[range.start - 2]) {
        range.start -= 2;
    }
    let first = &words[range.start];
    if range.len() > 2 && words[range.start + 1].hyphen() && PREFIX.contains(&first.text) {
        range.start += 2;
    }
    if range.len() > 1 && words[range.end - 1].hyphen() {
        let goes_on = words
            .get(range.end)
            .is_some_and(|word| word.glued && syllable(word));
        range.end = if goes_on {
            range.end + 1
        } else {
            range.end - 1
        };
    }
    range
}
