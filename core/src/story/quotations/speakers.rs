//! Whether two may be the same speaker.

use super::saying::Voice;
use crate::{
    analysis::EntityKind,
    story::{Entity, EntityId},
};

/// How the speakers of two quotes stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Agreement {
    /// One name.
    Same,
    /// They may be one: not both are named, or the names do not exclude each other.
    Compatible,
    /// Two people, or two organisations.
    Different,
}

/// Letters of a part of a name that tells who is meant; particles are shorter.
const MIN_PART: usize = 4;

/// How the speakers `one` and `other` stand to each other.
pub(super) fn agreement(
    one: Option<Voice>,
    other: Option<Voice>,
    entities: &[Entity],
) -> Agreement {
    let (
        Some(Voice::Named { entity, kind, .. }),
        Some(Voice::Named {
            entity: b, kind: k, ..
        }),
    ) = (one, other)
    else {
        return Agreement::Compatible;
    };
    if entity == b {
        Agreement::Same
    } else if kind == k && excludes(entity, b, kind, entities) {
        Agreement::Different
    } else {
        Agreement::Compatible
    }
}

/// Whether two entities of one kind cannot be one speaker.
///
/// A person may speak for an organisation or a government, and a name may be linked too little: with a part in
/// common, or one the initials of the other, they may be one.
fn excludes(one: EntityId, other: EntityId, kind: EntityKind, entities: &[Entity]) -> bool {
    let [one, other] = [one, other].map(|id| entities[id.index()].name.to_lowercase());
    match kind {
        EntityKind::Person => !have_part_in_common(&one, &other),
        EntityKind::Org => {
            !have_part_in_common(&one, &other)
                && !is_initials(&one, &other)
                && !is_initials(&other, &one)
        }
        EntityKind::Place | EntityKind::Norp | EntityKind::Event => false,
    }
}

fn have_part_in_common(one: &str, other: &str) -> bool {
    let parts = |name: &'_ str| -> Vec<String> {
        let parts = name.split(|c: char| !c.is_alphanumeric());
        let long = parts.filter(|part| part.chars().count() >= MIN_PART);
        long.map(str::to_owned).collect()
    };
    let (one, other) = (parts(one), parts(other));
    let near = |a: &str, b: &str| a == b || strsim::jaro_winkler(a, b) >= 0.9;
    // Where no part is long enough to tell, nothing is known.
    one.is_empty() || other.is_empty() || one.iter().any(|a| other.iter().any(|b| near(a, b)))
}

fn is_initials(short: &str, long: &str) -> bool {
    let first = |word: &str| word.chars().next();
    let initials: String = long.split_whitespace().filter_map(first).collect();
    let letters: String = short.chars().filter(|c| c.is_alphabetic()).collect();
    initials.len() > 1 && initials.contains(&letters)
}
