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
        Word::Glue("gmt" | "utc") if minute.is_some() => hour,
        _ => return None,
    };
    let zone = words.is(after + 1, "gmt") || words.is(after + 1, "utc");
    let part = Part::Clock(hour as i8, minute.unwrap_or(0) as i8);
    Some(with_day(words, after + 1 + usize::from(zone), part))
}

/// `part` on the day that stands at `at`, or on the day told last.
pub(super) fn with_day(words: &Words<'_>, at: usize, part: Part) -> Found {
    if matches!(words.at(at), Word::Weekday(..) | Word::Day(_))
        && let Some((after, Meaning::On(when, None))) = calendar::date(words, at)
    {
        return (after, Meaning::On(when, Some(part)));
    }
    let when = When::Counted(0, Unit::Day, From::Told);
    (at, Meaning::On(when, Some(part)))
}
