//! Towns that are told of as such: a second look at what was taken for a person.

use rustc_hash::FxHashSet;

use super::{
    EntityKind, MentionCandidate, NameRule,
    words::{Segment, Word},
};
use crate::lexicon::{self, Class};

/// Makes places of single words that somebody is mayor of, or that streets are those of, wherever they stand.
pub(super) fn amend(segments: &[Segment<'_>], found: &mut [MentionCandidate]) {
    let last = |name: &MentionCandidate| segments[name.segment].words[name.words.end - 1].text;
    let persons = |name: &&MentionCandidate| name.kind == EntityKind::Person;
    let surnames: FxHashSet<&str> = found
        .iter()
        .filter(persons)
        .filter(|name| name.words.len() > 1)
        .map(last)
        .collect();
    let is_single = |name: &MentionCandidate| {
        matches!(name.kind, EntityKind::Person | EntityKind::Place) && name.words.len() == 1
    };
    let towns: FxHashSet<&str> = found
        .iter()
        .filter(|name| is_single(name) && is_town(&segments[name.segment].words, name.words.start))
        .map(last)
        .filter(|name| !surnames.contains(name))
        .collect();
    for name in found.iter_mut().filter(|name| is_single(name)) {
        if name.kind == EntityKind::Person && towns.contains(last(name)) {
            (name.kind, name.rule) = (EntityKind::Place, NameRule::TownOf);
        }
    }
}

/// `the mayor of` before the word at `at`.
fn is_town(words: &[Word<'_>], at: usize) -> bool {
    let before = |n: usize| at.checked_sub(n).map_or("", |at| words[at].text);
    before(1) == "of" && lexicon::english().is(&before(2).to_lowercase(), Class::OF_TOWN)
}
