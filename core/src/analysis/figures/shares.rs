//! Parts of a whole in words: `two-thirds of voters`, `one in five`; told as so many of a hundred.

use super::{Amount, words::Words};
use crate::lexicon::Class;

/// The most that one of is told: `one in a million`.
const MAX_OF: f64 = 1e6;

/// The part that begins at `at`, as so many of a hundred, and the word after it.
pub(super) fn share(words: &Words<'_>, at: usize) -> Option<(Amount, usize)> {
    fraction(words, at).or_else(|| one_in(words, at))
}

/// `two-thirds`, `a fifth of`, `three quarters`.
fn fraction(words: &Words<'_>, at: usize) -> Option<(Amount, usize)> {
    let one = matches!(words.at(at), "a" | "one");
    let n_parts = match one {
        true => 1.0,
        false => small(words, at).filter(|n| (2.0..=9.0).contains(n))?,
    };
    let hyphen = usize::from(words.at(at + 1) == "-");
    let after = at + 2 + hyphen;
    let size = denominator(words, at + 1 + hyphen, one)?;
    // `a third man` and `a quarter of 2019` are no parts.
    let of = words.at(after) == "of" && !words.is_number(after + 1);
    let by = matches!(
        words.before(at, 1),
        "by" | "than" | "about" | "nearly" | "almost" | "around"
    );
    let ends =
        !words.is_word(after) || matches!(words.at(after), "in" | "since" | "to" | "from" | "on");
    let told = !one || hyphen == 1 && !words.is_word(after) || of || by && ends;
    let part = 100.0 * n_parts / size;
    (told && n_parts < size).then_some((Amount::exactly(part), after))
}

/// The parts of which `third`, `quarters` is one or are several.
fn denominator(words: &Words<'_>, at: usize, one: bool) -> Option<f64> {
    let word = words.at(at);
    let name = match one {
        true => word,
        false => word.strip_suffix('s')?,
    };
    if name == "quarter" {
        return Some(4.0);
    }
    let entry = crate::lexicon::english().get(name);
    let ordinal = entry.classes.contains(Class::ORDINAL);
    entry.value.filter(|n| ordinal && (3.0..=10.0).contains(n))
}

/// `one in five`, `9 out of 10`.
fn one_in(words: &Words<'_>, at: usize) -> Option<(Amount, usize)> {
    let part = small(words, at)?;
    let second = match (words.at(at + 1), words.at(at + 2)) {
        ("in", "a" | "every") => at + 3,
        ("in", _) => at + 2,
        ("out", "of") => at + 3,
        _ => return None,
    };
    let (whole, after) = super::numbers::number(words, second, None)?;
    let whole = whole
        .only()
        .filter(|whole| (2.0..=MAX_OF).contains(whole))?;
    let year = words.is_number(second) && words.at(second).len() == 4;
    // `two in 10 days`
    let stretch = words.entry(after).classes.contains(Class::UNIT);
    let fits =
        part < whole && !year && !stretch && (part == 1.0 || whole <= 10.0 || whole % 10.0 == 0.0);
    fits.then(|| (Amount::exactly(100.0 * part / whole), after))
}

/// The whole number that the one word at `at` is.
fn small(words: &Words<'_>, at: usize) -> Option<f64> {
    if words.is_number(at) {
        return words.at(at).parse().ok().filter(|n: &f64| n.fract() == 0.0);
    }
    let entry = words.entry(at);
    let is_small = entry.classes.contains(Class::CARDINAL) && !entry.classes.contains(Class::SCALE);
    entry.value.filter(|_| is_small)
}
