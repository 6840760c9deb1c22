//! The words around a number that say how closely it is meant: `at least`, `nearly`, `or so`.

use super::{amount::Bound, words::Words};

/// What the words that end before `at` say of a number there, and the first of them.
pub(super) fn before(words: &Words<'_>, at: usize) -> Option<(Bound, usize)> {
    let word = |places| words.before(at, places);
    let (bound, n_words) = match (word(2), word(1)) {
        ("at", "least") => (Bound::AtLeast, 2),
        ("fewer" | "less", "than") if matches!(word(3), "no" | "not") => (Bound::AtLeast, 3),
        ("more" | "greater" | "higher", "than") if word(3) == "no" => (Bound::AtMost, 3),
        ("more" | "greater" | "higher" | "larger", "than") => (Bound::MoreThan, 2),
        ("fewer" | "less" | "lower", "than") => (Bound::LessThan, 2),
        ("upwards" | "excess", "of") => (Bound::MoreThan, 2),
        ("well", "over" | "above") => (Bound::MoreThan, 2),
        ("just", "over") => (Bound::MoreThan, 2),
        ("just", "under") | ("close", "to") => (Bound::Nearly, 2),
        ("as", "many" | "much") => return None,
        ("many" | "much", "as") if word(3) == "as" => (Bound::AtMost, 3),
        ("up", "to") | ("at", "most") => (Bound::AtMost, 2),
        ("an", "estimated") => (Bound::About, 2),
        (_, "over" | "above" | "exceeding") => (Bound::MoreThan, 1),
        (_, "under" | "below") => (Bound::LessThan, 1),
        (_, "nearly" | "almost") => (Bound::Nearly, 1),
        (_, "about" | "around" | "some" | "roughly" | "approximately" | "estimated" | "circa") => {
            (Bound::About, 1)
        }
        (_, "minimum") => (Bound::AtLeast, 1),
        _ => return None,
    };
    Some((bound, at - n_words))
}

/// What the words from `at` on say of the number before them, and the word after.
pub(super) fn after(words: &Words<'_>, at: usize) -> Option<(Bound, usize)> {
    match (words.at(at), words.at(at + 1)) {
        ("or", "more") => Some((Bound::AtLeast, at + 2)),
        ("or", "so") => Some((Bound::About, at + 2)),
        ("or", "fewer" | "less") => Some((Bound::AtMost, at + 2)),
        ("+", _) if words.touches_next(at - 1) => Some((Bound::MoreThan, at + 1)),
        ("plus", next) if !next.is_empty() => Some((Bound::MoreThan, at + 1)),
        ("-", "odd") => Some((Bound::About, at + 2)),
        _ => None,
    }
}
