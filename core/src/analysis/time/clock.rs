//! Phrases that name an hour of the day.

use super::{
    From, Meaning, Part, Unit, When, calendar,
    find::Found,
    lexicon::{Word, Words},
};

/// `5 p.m.`, `10:30 GMT`, and the day that may follow.
pub(super) fn hour(words: &Words<'_>, at: usize) -> Option<Found> {
    let Word::Number(hour @ 0..=23) = words.at(at) else {
        return None;
    };
    let (minute, after) = match (words.is(at + 1, ":"), words.at(at + 2)) {
        (true, Word::Number(minute @ 0..=59)) if words.covered(at + 2).len() == 2 => {
            (Some(minute), at + 3)
        }
        _ => (None, at + 1),
    };
    let hour = match words.at(after) {
        Word::Glue("am" | "a.m.") => hour % 12,
        Word::Glue("pm" | "p.m.") if hour <= 12 => hour % 12 + 12,
        Word::Glue("o'clock" | "o’clock") if hour <= 12 => hour,
        word if minute.is_some() && is_zone(word) => hour,
        _ => return None,
    };
    let zone = usize::from(is_zone(words.at(after + 1)));
    let part = Part::Clock(hour as i8, minute.unwrap_or(0) as i8);
    Some(with_day(words, after + 1 + zone, part))
}

/// Whether `word` is a zone of the clock.
pub(super) fn is_zone(word: Word) -> bool {
    matches!(
        word,
        Word::Glue("gmt" | "utc" | "est" | "edt" | "pst" | "pdt" | "cst" | "cdt" | "bst" | "cet")
    )
}

/// `part` on the day that stands at `at`, or on the day told last.
pub(super) fn with_day(words: &Words<'_>, at: usize, part: Part) -> Found {
    let at_day = at + usize::from(words.is(at, ","));
    let is_day = match words.at(at_day) {
        Word::Weekday(..) | Word::Day(_) => at_day == at,
        Word::Month(..) => matches!(words.at(at_day + 1), Word::Number(_)),
        _ => false,
    };
    if is_day && let Some((after, Meaning::On(when, None))) = calendar::date(words, at_day) {
        return (after, Meaning::On(when, Some(part)));
    }
    let when = When::Counted(0, Unit::Day, From::Told);
    (at, Meaning::On(when, Some(part)))
}
