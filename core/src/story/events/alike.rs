//! How much two tellings tell the same.

use super::{
    days::Told,
    happenings::Happenings,
    telling::{Telling, Words},
};
use crate::article::DateRange;

/// Of the words of the sentence with fewer, the share that two sentences of the same days have in common when they tell one event.
const SAME: f64 = 0.5;
/// The same for sentences that name the same kind of happening.
const SAME_HAPPENING: f64 = 0.35;
/// The same for sentences that date what they tell to neighbouring days.
const OTHERWISE_DATED: f64 = 0.6;
/// Where both have names and none in common.
const OTHER_NAMES: f64 = 0.75;
/// Fewer words in common than so many are chance.
const MIN_SHARED_WORDS: u32 = 3;
const MIN_SHARED_OTHERWISE_DATED: u32 = 4;
/// Longer ranges hold so much that a day in them tells nothing.
pub(super) const MAX_RANGE_DAYS: i32 = 7;

/// How the days of two tellings lie to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Days {
    /// They are the same, or those of one lie within those of the other.
    Agree,
    /// They are neighbouring days.
    Neighbours,
    /// Neither.
    Apart,
}

/// How the days `a` and `b` lie to each other.
pub(super) fn days(a: DateRange, b: DateRange) -> Days {
    let (short, long) = if length(a) <= length(b) {
        (a, b)
    } else {
        (b, a)
    };
    let within = long.contains(short.first()) && long.contains(short.last());
    if a == b || within && length(long) <= MAX_RANGE_DAYS {
        Days::Agree
    } else if a.only().is_some() && b.only().is_some() && a.days_apart(b) == 1 {
        Days::Neighbours
    } else {
        Days::Apart
    }
}

/// From the first day to the last.
pub(super) fn length(days: DateRange) -> i32 {
    let distance = days.first().until(days.last());
    distance
        .map_or(i32::MAX, |distance| distance.get_days())
        .saturating_add(1)
}

/// What a telling can have in common with others at most, to be seen fast.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Sketch {
    /// For each of its words a bit, the one of [`bit`].
    bits: u64,
    /// The weight of all its words.
    weight: u32,
    happenings: Happenings,
    has_names: bool,
}

impl Sketch {
    pub(super) fn of(telling: &Telling) -> Sketch {
        let words = telling.words.iter();
        Sketch {
            bits: words.clone().fold(0, |bits, (word, _)| bits | bit(*word)),
            weight: words.clone().map(|(_, weight)| weight).sum(),
            happenings: telling.happenings,
            has_names: words.clone().any(|(_, weight)| *weight > 1),
        }
    }
}

/// Whether [`alike`] may find that `told` and a telling with the sketch `other` are of one event; it never finds it otherwise.
pub(super) fn may_be_alike(told: &Told, other: &Sketch) -> bool {
    let (mut n_words, mut weight) = (0, 0);
    for (word, its) in &*told.telling.words {
        // Without a branch: nobody can foretell it.
        let may_have = u32::from(other.bits & bit(*word) != 0);
        n_words += may_have;
        weight += may_have * its;
    }
    let n_happenings = told.sketch.happenings.n_shared(other.happenings);
    let least = if n_happenings > 0 {
        SAME_HAPPENING
    } else {
        SAME
    };
    n_words + n_happenings >= MIN_SHARED_WORDS
        && overlap(weight + n_happenings, &told.sketch, other) >= least
}

/// The share of words that `a` and `b` have in common, if that is enough for one event on `days`.
pub(super) fn alike(a: &Told, b: &Told, days: Days) -> Option<f64> {
    let common = Common::of(&a.telling.words, &b.telling.words);
    let other_names = common.n_names == 0 && a.sketch.has_names && b.sketch.has_names;
    let n_happenings = match other_names {
        // Two bombs in two towns are told in the same words.
        true => 0,
        false => a.telling.happenings.n_shared(b.telling.happenings),
    };
    let overlap = overlap(common.weight + n_happenings, &a.sketch, &b.sketch);
    let (needed, n_needed) = match (days, n_happenings) {
        (Days::Apart, _) => return None,
        _ if other_names => (OTHER_NAMES, MIN_SHARED_WORDS),
        (Days::Neighbours, _) => (OTHERWISE_DATED, MIN_SHARED_OTHERWISE_DATED),
        (Days::Agree, 0) => (SAME, MIN_SHARED_WORDS),
        (Days::Agree, _) => (SAME_HAPPENING, MIN_SHARED_WORDS),
    };
    (overlap >= needed && common.n_words + n_happenings >= n_needed).then_some(overlap)
}

/// The share that `common` is of the words of that which has fewer.
fn overlap(common: u32, a: &Sketch, b: &Sketch) -> f64 {
    f64::from(common) / f64::from(a.weight.min(b.weight).max(1))
}

/// What two lists of words have in common.
#[derive(Default)]
struct Common {
    n_words: u32,
    n_names: u32,
    weight: u32,
}

impl Common {
    fn of(a: &Words, b: &Words) -> Common {
        let mut common = Common::default();
        let mut others = b.iter().peekable();
        for (word, weight) in &**a {
            while others.next_if(|(other, _)| other < word).is_some() {}
            if let Some((_, other)) = others.next_if(|(other, _)| other == word) {
                let weight = *weight.min(other);
                common.n_words += 1;
                common.n_names += u32::from(weight > 1);
                common.weight += weight;
            }
        }
        common
    }
}

/// A bit for the hash of a word.
fn bit(word: u64) -> u64 {
    1 << (word % u64::from(u64::BITS))
}
