//! Phrases that name an hour of the day.

use super::{
    From, Meaning, Part, Unit, When, calendar,
    find::Found,
    lexicon::{Word, Words},
};
use crate::lexicon::Class;

/// How the digits of an hour stand.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// `5`
    Bare,
    /// `5:30`
    Colon,
    /// `5.30`
    Dot,
    /// `0530`
    Four,
}

/// The digits of an hour.
#[derive(Clone, Copy)]
struct Digits {
    hour: i16,
    minute: i16,
    shape: Shape,
    after: usize,
}

/// `5 p.m.`, `5.30am`, `0742 GMT`, `22:30`, `half past five`, and the day that may follow.
pub(super) fn hour(words: &Words<'_>, at: usize) -> Option<Found> {
    let found = digits(words, at)?;
    let (hour, after) = half_of_day(words, found)
        .or_else(|| by_zone(words, at, found))
        .or_else(|| alone(words, at, found))
        .or_else(|| begins_range(words, at, found))?;
    let after = after + zone(words, after);
    let part = Part::Clock(hour as i8, found.minute as i8);
    Some(with_day(words, after, part))
}

/// `1905:` at the head of an entry of an article that is told hour by hour.
pub(super) fn head(words: &Words<'_>, at: usize) -> Option<Found> {
    let found = digits(words, at).filter(|found| found.shape != Shape::Bare)?;
    if !matches!(words.at(found.after), Word::Glue(":" | "-")) {
        return None;
    }
    let when = When::Counted(0, Unit::Day, From::Published);
    let part = Part::Clock(found.hour as i8, found.minute as i8);
    Some((found.after, Meaning::On(when, Some(part))))
}

/// `noon`, `midnight`.
pub(super) fn named(words: &Words<'_>, at: usize, part: Part) -> Option<Found> {
    let lower = words.covered(at).starts_with(char::is_lowercase);
    let hyphen = words.is(at + 1, "-") && words.touches_next(at);
    // `a midnight raid`, `the noon prayers`
    let compound = matches!(words.at(at + 1), Word::Other | Word::Units(_))
        && words.covered(at + 1).starts_with(char::is_alphabetic)
        && matches!(
            words.before(at),
            Word::Glue("a" | "an" | "the" | "'s" | "’s")
        );
    (lower && !hyphen && !compound).then(|| with_day(words, at + 1, part))
}

/// `half past five`, `quarter to six`; `at` is the fraction.
pub(super) fn spoken(words: &Words<'_>, at: usize) -> Option<Found> {
    let minutes = match words.at(at) {
        Word::Glue("half") => 30,
        Word::Unit(Unit::Quarter) => 15,
        _ => return None,
    };
    let past = words.is(at + 1, "past");
    let (Word::Number(hour @ 1..=12), true) = (
        words.at(at + 2),
        past || words.is(at + 1, "to") && minutes == 15,
    ) else {
        return None;
    };
    let (hour, minute) = match past {
        true => (hour, minutes),
        false => (hour - 1, 60 - minutes),
    };
    let found = Digits {
        hour,
        minute,
        shape: Shape::Bare,
        after: at + 3,
    };
    let (hour, after) = half_of_day(words, found).unwrap_or((hour, at + 3));
    Some(with_day(
        words,
        after,
        Part::Clock(hour as i8, minute as i8),
    ))
}

fn digits(words: &Words<'_>, at: usize) -> Option<Digits> {
    let word = words.covered(at);
    let number = |digits: &str| digits.parse::<i16>().ok();
    let is_digits = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit());
    let (hour, minute, shape, after) = if let Some((hour, minute)) = word.split_once('.')
        && minute.len() == 2
        && is_digits(minute)
    {
        (number(hour)?, number(minute)?, Shape::Dot, at + 1)
    } else if word.len() == 4 && is_digits(word) {
        (
            number(&word[..2])?,
            number(&word[2..])?,
            Shape::Four,
            at + 1,
        )
    } else if words.is(at + 1, ":")
        && words.touches_next(at)
        && words.touches_next(at + 1)
        && words.covered(at + 2).len() == 2
        && is_digits(words.covered(at + 2))
    {
        let seconds = words.is(at + 3, ":")
            && words.touches_next(at + 2)
            && words.touches_next(at + 3)
            && is_digits(words.covered(at + 4));
        let after = at + 3 + 2 * usize::from(seconds);
        (
            number(word)?,
            number(words.covered(at + 2))?,
            Shape::Colon,
            after,
        )
    } else {
        let Word::Number(hour) = words.at(at) else {
            return None;
        };
        (hour, 0, Shape::Bare, at + 1)
    };
    ((0..=24).contains(&hour) && (0..=59).contains(&minute)).then_some(Digits {
        hour,
        minute,
        shape,
        after,
    })
}

/// The hour of 24 by `am`, `p.m.`, `in the evening` after the digits.
fn half_of_day(words: &Words<'_>, found: Digits) -> Option<(i16, usize)> {
    let Digits { hour, after, .. } = found;
    let in_the = words.is(after, "in") && words.is(after + 1, "the");
    let afternoon = |hour: i16| if hour < 12 { hour + 12 } else { hour };
    match (words.at(after), words.at(after + 2)) {
        (Word::Glue("am" | "a.m."), _) if hour <= 12 => Some((hour % 12, after + 1)),
        (Word::Glue("pm" | "p.m."), _) if hour <= 12 => Some((hour % 12 + 12, after + 1)),
        (Word::Glue("o'clock" | "o’clock"), _) if hour <= 12 => {
            let rest = Digits {
                after: after + 1,
                ..found
            };
            Some(half_of_day(words, rest).unwrap_or((hour, after + 1)))
        }
        (Word::Part(Part::Clock(noon, _)), _) if hour == 12 => Some((i16::from(noon), after + 1)),
        (_, Word::Part(Part::Morning)) if in_the && hour <= 12 => Some((hour % 12, after + 3)),
        (_, Word::Part(Part::Afternoon | Part::Evening)) if in_the && hour <= 12 => {
            Some((afternoon(hour), after + 3))
        }
        (Word::Glue("at"), _)
            if words.at(after + 1) == Word::Part(Part::Night) && hour <= 12 && hour > 5 =>
        {
            Some((afternoon(hour), after + 2))
        }
        _ => None,
    }
}

/// The hour by `GMT`, `local time` or `hours` after the digits, which are more than an hour.
fn by_zone(words: &Words<'_>, at: usize, found: Digits) -> Option<(i16, usize)> {
    let Digits {
        hour, shape, after, ..
    } = found;
    let hours = matches!(words.covered(after), "hours" | "hrs" | "hrs." | "h")
        && !words.is(after + 1, "of")
        && (words.covered(at).starts_with('0') || is_cue(words, at));
    if shape == Shape::Bare || hour == 24 {
        return None;
    }
    if hours {
        return Some((hour, after + 1));
    }
    (zone(words, after) > 0).then_some((hour, after))
}

/// The hour where the digits alone make it one: `22:30`, `at 9:15`, `at 07.30`.
fn alone(words: &Words<'_>, at: usize, found: Digits) -> Option<(i16, usize)> {
    let Digits {
        hour, shape, after, ..
    } = found;
    let counted = matches!(
        words.at(after),
        Word::Unit(_) | Word::Units(_) | Word::Glue("%" | "million" | "billion" | "share")
    );
    // `John 12:30`, `a ratio of 10:15`, `in 12:30`
    let named = words
        .covered(at.wrapping_sub(1))
        .starts_with(char::is_uppercase)
        && words.before(at) == Word::Other;
    let sum = matches!(words.before(at), Word::Glue("$" | "of" | "in" | "than"));
    let wide = words.covered(at).len() == 2 && hour < 24;
    let fits = match shape {
        Shape::Colon => is_cue(words, at) || wide && !named && !sum,
        Shape::Dot => words.is(at.wrapping_sub(1), "at") && words.covered(at).starts_with('0'),
        Shape::Bare | Shape::Four => false,
    };
    (fits && !counted && hour < 24).then_some((hour, after))
}

/// The hour that begins a range of which only the end has `pm`: `from 7 to 9 p.m.`
fn begins_range(words: &Words<'_>, at: usize, found: Digits) -> Option<(i16, usize)> {
    let joined = match words.at(found.after) {
        Word::Glue("-") => is_cue(words, at) || words.touches_next(found.after),
        Word::Glue("to") => words.is(at.wrapping_sub(1), "from"),
        Word::Glue("and") => words.is(at.wrapping_sub(1), "between"),
        _ => false,
    };
    let last = digits(words, found.after + 1).filter(|_| joined)?;
    if by_zone(words, found.after + 1, last).is_some() && found.shape == last.shape {
        return Some((found.hour, found.after));
    }
    if found.hour > 12 || found.shape == Shape::Four {
        return None;
    }
    let (last_hour, _) = half_of_day(words, last)?;
    let same = if last_hour >= 12 && found.hour % 12 < last_hour % 12 {
        found.hour % 12 + 12
    } else {
        found.hour % 12
    };
    Some((same, found.after))
}

/// Whether the word before token `at` is one that hours follow.
fn is_cue(words: &Words<'_>, at: usize) -> bool {
    match words.before(at) {
        Word::Glue(
            "at" | "by" | "from" | "before" | "after" | "about" | "around" | "since" | "between"
            | "to" | "past" | "circa",
        )
        | Word::Stop => true,
        Word::Ahead => matches!(words.lower(at - 1), "until" | "till"),
        _ => false,
    }
}

/// How many tokens from `at` on name a zone of the clock: `GMT`, `local time`, `Eastern Time`.
pub(super) fn zone(words: &Words<'_>, at: usize) -> usize {
    if is_zone(words, at) {
        return 1;
    }
    let time = |at: usize| matches!(words.covered(at), "time" | "Time");
    let capital = words.covered(at).starts_with(char::is_uppercase);
    match words.covered(at) {
        "local" | "Eastern" | "Pacific" | "Central" | "British" if time(at + 1) => 2,
        _ if capital && words.covered(at + 1) == "time" => 2,
        _ => 0,
    }
}

/// Whether the token at `at` is a zone of the clock.
pub(super) fn is_zone(words: &Words<'_>, at: usize) -> bool {
    words.has(at, Class::ZONE)
        && words
            .covered(at)
            .bytes()
            .all(|byte| byte.is_ascii_uppercase())
}

/// `part` on the day that stands at `at` or, after `on`, a little behind, or else on the day told last.
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
    let is_clock = matches!(part, Part::Clock(..));
    let behind = at + 1 + usize::from(words.is(at + 1, "the"));
    if is_clock
        && words.is(at, "on")
        && !matches!(words.at(behind), Word::Side(_))
        && let Some((_, Meaning::On(when, _))) = calendar::date(words, behind)
    {
        return (at, Meaning::On(when, Some(part)));
    }
    let when = When::Counted(0, Unit::Day, From::Told);
    (at, Meaning::On(when, Some(part)))
}
