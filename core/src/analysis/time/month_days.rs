//! Phrases that name days of a month.

use jiff::civil::Date;

use super::{
    Meaning, Side, When, YearOf,
    calendar::{on, year_beside},
    find::Found,
    lexicon::{Word, Words},
    tense, years,
};
use crate::lexicon::Class;

/// The first day of `Tuesday 10 and Thursday 12 September`, at its number.
pub(super) fn day_before_weekday(words: &Words<'_>, at: usize) -> Option<Found> {
    let day = day_number(words, at)?;
    let joined = matches!(words.at(at + 1), Word::Glue("and" | "to" | "-" | ","));
    let weekday = matches!(words.at(at + 2), Word::Weekday(..));
    let other = day_number(words, at + 3).filter(|_| joined && weekday)?;
    on(at + 1, earlier(day, other, day_month(words, at + 3)?)?)
}

/// The day that stands before `later`, which has the number `other`, in the same month.
fn earlier(day: i8, other: i8, (_, later): Found) -> Option<When> {
    match later {
        _ if day >= other => None,
        Meaning::On(When::Day(last), _) => {
            Some(When::Day(Date::new(last.year(), last.month(), day).ok()?))
        }
        Meaning::On(When::MonthDay { month, year, .. }, _) => Some(When::MonthDay {
            month,
            day,
            weekday: None,
            year,
        }),
        _ => None,
    }
}

/// The day of the month at `at`, as `23` or `23rd`.
fn day_number(words: &Words<'_>, at: usize) -> Option<i8> {
    let (Word::Number(day) | Word::Ordinal(day)) = words.at(at) else {
        return None;
    };
    let clock = words.is(at + 1, ":")
        && words.touches_next(at)
        && words.touches_next(at + 1)
        && matches!(words.at(at + 2), Word::Number(_));
    let digits = words.covered(at).starts_with(|c: char| c.is_ascii_digit());
    let spelt = matches!(words.at(at), Word::Ordinal(_));
    let share = words.is(at + 1, "%");
    ((digits || spelt) && !clock && !share && (1..=31).contains(&day)).then_some(day as i8)
}

/// `November 23`, `Nov. 23rd, 2017`.
pub(super) fn month_day(words: &Words<'_>, at: usize) -> Option<Found> {
    let Word::Month(month, _) = words.at(at) else {
        return None;
    };
    let day = day_number(words, at + 1)?;
    let side = match words.before(at) {
        Word::Glue("ended") => Side::Latest,
        Word::Glue("ending") => Side::Coming,
        _ => ahead_or_open(words, at, at + 2),
    };
    // `the Sept. 11 attacks`
    let known = namesake(month, day).filter(|_| words.has(at + 2, Class::ATTACK));
    if let Some(day) = known {
        return on(at + 2, When::Namesake(day));
    }
    in_year(words, at + 2, month, day, side)
}

/// `23 November`, `the 23rd of November 2017`.
pub(super) fn day_month(words: &Words<'_>, at: usize) -> Option<Found> {
    let day = day_number(words, at)?;
    let hyphen = words.is(at + 1, "-") && words.touches_next(at);
    let at_month = at + 1 + usize::from(words.is(at + 1, "of") || hyphen);
    let Word::Month(month, _) = words.at(at_month) else {
        return None;
    };
    if hyphen {
        let (year, after) =
            years::number(words, at_month + 2).filter(|_| words.is(at_month + 1, "-"))?;
        return on(after, When::Day(Date::new(year, month, day).ok()?));
    }
    let side = ahead_or_open(words, at, at_month + 1);
    in_year(words, at_month + 1, month, day, side)
}

/// Whether the verbs around a day of a month look ahead; else it is the nearest one.
fn ahead_or_open(words: &Words<'_>, first: usize, after: usize) -> Side {
    match tense::side(words, first, after) {
        Side::Coming => Side::Coming,
        _ => Side::Open,
    }
}

/// The day that all later ones of the name are called after.
fn namesake(month: i8, day: i8) -> Option<Date> {
    let year = match (month, day) {
        (1, 6) => 2021,
        (3, 11) => 2011,
        (7, 7) => 2005,
        (7, 22) => 2011,
        (9, 11) => 2001,
        (10, 7) => 2023,
        (11, 13) => 2015,
        (11, 26) => 2008,
        _ => return None,
    };
    Date::new(year, month, day).ok()
}

/// `the 14th`, where nothing is counted.
pub(super) fn day_of_month(words: &Words<'_>, at: usize) -> Option<Found> {
    let Word::Ordinal(day @ 1..=31) = words.at(at) else {
        return None;
    };
    let digits = words.covered(at).starts_with(|c: char| c.is_ascii_digit());
    let dated = words.before(at) == Word::Glue("the")
        && matches!(
            words.before(at.saturating_sub(1)),
            Word::Glue("on" | "by" | "since" | "from" | "before" | "after") | Word::Ahead
        );
    let alone = matches!(
        words.at(at + 1),
        Word::Stop
            | Word::Told
            | Word::Ahead
            | Word::Glue("," | "and" | "at" | "when" | "as" | "to")
    );
    let side = || tense::side(words, at, at + 1);
    (digits && dated && alone).then(|| {
        (
            at + 1,
            Meaning::On(When::DayOfMonth(day as i8, side()), None),
        )
    })
}

fn in_year(words: &Words<'_>, at: usize, month: i8, day: i8, side: Side) -> Option<Found> {
    // 2024 is a leap year, so this refuses only days that the month never has.
    Date::new(2024, month, day).ok()?;
    let Some((year, after)) = years::after_month(words, at)
        .filter(|_| !words.is(at, "in"))
        .or_else(|| after_range(words, at))
    else {
        let (year, after) = year_beside(words, at).unwrap_or((YearOf::Near(side), at));
        return on(
            after,
            When::MonthDay {
                month,
                day,
                weekday: None,
                year,
            },
        );
    };
    match Date::new(year, month, day) {
        Ok(day) => on(after, When::Day(day)),
        Err(_) => on(after, When::Month(month, YearOf::Known(year))),
    }
}

/// The year that stands after the second day of a range: `Nov. 23-25, 2017`; `at` is after the first day.
fn after_range(words: &Words<'_>, at: usize) -> Option<(i16, usize)> {
    let joined = matches!(words.at(at), Word::Glue("-" | "and" | "to"));
    day_number(words, at + 1).filter(|_| joined)?;
    let year = years::after_month(words, at + 2).filter(|_| words.is(at + 2, ","));
    year.map(|(year, _)| (year, at))
}

/// The second day of `Nov. 23-25`, or the first one of `23-25 November`.
pub(super) fn later_day(words: &Words<'_>, at: usize) -> Option<Found> {
    let day = day_number(words, at)?;
    let joins = |word| matches!(word, Word::Glue("-" | "and" | "to"));
    if joins(words.before(at)) && at >= 3 {
        day_number(words, at - 2)?;
        let Word::Month(month, _) = words.at(at - 3) else {
            return None;
        };
        let counted = matches!(
            words.at(at + 1),
            Word::Other | Word::Units(_) | Word::Unit(_)
        );
        return match counted && !words.covered(at).ends_with(|c: char| c.is_alphabetic()) {
            true => None,
            false => in_year(words, at + 1, month, day, Side::Open),
        };
    }
    let other = day_number(words, at + 2).filter(|_| joins(words.at(at + 1)))?;
    on(at + 1, earlier(day, other, day_month(words, at + 2)?)?)
}

/// `2017-11-23`, `23/11/2017`; which of two small numbers is the month is not guessed.
pub(super) fn digits(words: &Words<'_>, at: usize) -> Option<Found> {
    // `9/11` names that of 2001.
    let touching = words.touches_next(at) && words.touches_next(at + 1) && words.is(at + 1, "/");
    let whole = !(words.is(at + 3, "/") && words.touches_next(at + 2));
    if (words.covered(at), words.covered(at + 2)) == ("9", "11") && touching && whole {
        return on(at + 3, When::Day(Date::new(2001, 9, 11).ok()?));
    }
    let (Word::Number(a), Word::Number(b), Word::Number(c)) =
        (words.at(at), words.at(at + 2), words.at(at + 4))
    else {
        return None;
    };
    let touching = (at..at + 4).all(|n| words.touches_next(n));
    let same_mark = words.at(at + 1) == words.at(at + 3);
    if !touching || !same_mark || !(words.is(at + 1, "-") || words.is(at + 1, "/")) {
        return None;
    }
    let (year, month, day) = match (a, b, c) {
        (1900..=2099, ..) => (a, b, c),
        (13.., 1..=12, 1900..=2099) => (c, b, a),
        (1..=12, 13.., 1900..=2099) => (c, a, b),
        _ if a == b => (c, a, b),
        _ => return None,
    };
    let date = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    on(at + 5, When::Day(date))
}
