//! Phrases that name years, decades and centuries.

use super::{
    Meaning, Season, Side, Unit, When, YearOf, clock,
    find::Found,
    lexicon::{Word, Words},
    year_words,
};

/// A phrase that begins with token `at`, a number or an ordinal, and names a year or more.
pub(super) fn year(words: &Words<'_>, at: usize) -> Option<Found> {
    if let Some(found) = of_era(words, at) {
        return Some(found);
    }
    if let Some((year, after)) = number(words, at) {
        let spelt = after > at + 1;
        return (spelt || year_words::make_year(words, at, year))
            .then_some((after, Meaning::On(When::Year(year), None)));
    }
    end_of_range(words, at)
}

/// `347 AD`, `AD 842`, `c. 314`; years before Christ have no place in a TIMEX3 value of four digits.
fn of_era(words: &Words<'_>, at: usize) -> Option<Found> {
    let Word::Number(year @ 100..=999) = words.at(at) else {
        return None;
    };
    let era = |at: usize| matches!(words.covered(at), "AD" | "CE" | "A.D." | "C.E.");
    let after = at + 1 + usize::from(era(at + 1));
    let marked = era(at + 1) || at > 0 && era(at - 1) || year_words::is_abbreviated(words, at);
    marked.then_some((after, Meaning::On(When::Year(year), None)))
}

/// The year written at `at`, judged by its digits or words alone, and the token after it.
pub(super) fn number(words: &Words<'_>, at: usize) -> Option<(i16, usize)> {
    let Word::Number(number) = words.at(at) else {
        return None;
    };
    if words.covered(at).starts_with(|c: char| c.is_ascii_digit()) {
        return (1000..=2099).contains(&number).then_some((number, at + 1));
    }
    spelt(words, at, number)
}

/// `nineteen ninety-six`, `two thousand and five`.
fn spelt(words: &Words<'_>, at: usize, first: i16) -> Option<(i16, usize)> {
    let (century, at) = match (first, words.is(at + 1, "thousand")) {
        (15..=20, _) => (first * 100, at + 1),
        (2, true) => (2000, at + 2),
        _ => return None,
    };
    let in_thousand = first == 2;
    let and = usize::from(in_thousand && words.is(at, "and"));
    let spelt = |at| match words.at(at) {
        Word::Number(n) if words.covered(at).starts_with(|c: char| c.is_alphabetic()) => Some(n),
        _ => None,
    };
    match spelt(at + and) {
        Some(tens @ (20 | 30 | 40 | 50 | 60 | 70 | 80 | 90)) => {
            let after = at + and + 1;
            let hyphen = usize::from(words.is(after, "-"));
            match spelt(after + hyphen) {
                Some(ones @ 1..=9) => Some((century + tens + ones, after + hyphen + 1)),
                _ => Some((century + tens, after)),
            }
        }
        Some(rest @ 10..=19) => Some((century + rest, at + and + 1)),
        Some(rest @ 1..=9) if in_thousand => Some((century + rest, at + and + 1)),
        _ if in_thousand && words.covered(at.wrapping_sub(3)) == "year" => Some((century, at)),
        _ => None,
    }
}

/// The `16` of `2014-16`.
fn end_of_range(words: &Words<'_>, at: usize) -> Option<Found> {
    let Word::Number(last) = words.at(at) else {
        return None;
    };
    let dash = matches!(words.before(at), Word::Glue("-" | "/"));
    let first = at.checked_sub(2).and_then(|n| number(words, n));
    let (first, _) = first.filter(|_| dash && words.covered(at).len() == 2)?;
    let more = words.touches_next(at) && matches!(words.at(at + 1), Word::Glue("-" | "/"));
    (first % 100 < last && !more).then(|| {
        let year = first - first % 100 + last;
        (at + 1, Meaning::On(When::Year(year), None))
    })
}

/// The year at `at`, or after a comma or `of` there, and the token after it; the word before is a month or a day.
pub(super) fn after_month(words: &Words<'_>, at: usize) -> Option<(i16, usize)> {
    let at = at + usize::from(words.is(at, ",") || words.is(at, "of") || words.is(at, "in"));
    let clock = words.is(at + 1, ":") && words.touches_next(at) || clock::is_zone(words, at + 1);
    number(words, at).filter(|_| !clock)
}

/// `the 1990s`, `the '80s`, `the sixties`; an age (`in her 20s`) is none.
pub(super) fn decade(words: &Words<'_>, at: usize, first: i16) -> Option<Found> {
    let short = !words.covered(at).starts_with(['1', '2']) || words.covered(at).len() < 4;
    let mut before = at;
    while matches!(
        words.before(before),
        Word::Glue("early" | "late" | "mid" | "-" | "'")
    ) {
        before -= 1;
    }
    let of_person = matches!(
        words.before(before),
        Word::Glue("his" | "her" | "their" | "my" | "our" | "your")
    );
    let named = words.before(before) == Word::Glue("the")
        || words.is(at.wrapping_sub(1), "'")
        || words.is(before.wrapping_sub(1), "and");
    (!short || named && !of_person).then_some((at + 1, Meaning::On(When::Decade(first), None)))
}

/// `19th century`.
pub(super) fn century(words: &Words<'_>, at: usize, number: i16) -> Option<Found> {
    let hyphen = usize::from(words.is(at + 1, "-"));
    let after = at + 2 + hyphen;
    let is_century = words.at(after - 1) == Word::Unit(Unit::Century) && (1..=21).contains(&number);
    is_century.then(|| (after, Meaning::On(When::Century((number - 1) * 100), None)))
}

/// `summer`, `spring of 2014`, `fall 2004`.
pub(super) fn season(words: &Words<'_>, at: usize, season: Season) -> Option<Found> {
    let at_year = at + 1 + usize::from(words.is(at + 1, "of"));
    if let Some((year, after)) = number(words, at_year) {
        return Some((
            after,
            Meaning::On(When::Season(season, YearOf::Known(year)), None),
        ));
    }
    // `spring`, `fall` and `second` are other words as well.
    let sure = matches!(season, Season::Summer | Season::Winter);
    let marked = match words.before(at) {
        Word::Glue("the" | "early" | "late") => {
            sure || matches!(
                words.before(at - 1),
                Word::Glue("in" | "during" | "by" | "over")
            )
        }
        Word::Glue("in" | "during" | "over" | "by" | "past" | "since" | "until") => true,
        _ => false,
    };
    let name = words.covered(at).starts_with(char::is_uppercase)
        && words.covered(at + 1).starts_with(char::is_uppercase);
    let compound = name
        || words.covered(at + 1).starts_with(char::is_alphabetic)
            && words.at(at + 1) == Word::Other
            && !sure;
    (marked && !compound).then(|| {
        let when = When::Season(season, YearOf::Near(Side::Open));
        (at + 1, Meaning::On(when, None))
    })
}
