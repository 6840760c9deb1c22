//! Phrases that name days of the calendar.

use jiff::civil::{Date, Weekday};

use super::{
    From, Meaning, Part, Side, Unit, When, YearOf, clock, counted,
    find::Found,
    lexicon::{Word, Words},
};

/// How many tokens before a weekday or month are searched for words that look ahead.
const REACH_OF_AHEAD: usize = 6;

/// The phrase that begins with token `at` and names days of the calendar.
pub(super) fn date(words: &Words<'_>, at: usize) -> Option<Found> {
    match words.at(at) {
        Word::Weekday(weekday, full) => {
            let marked = full
                || words.covered(at).ends_with('.')
                || words.is(at + 1, ",")
                || words.is(at + 1, "(")
                || matches!(words.at(at + 1), Word::Number(_) | Word::Month(..));
            marked.then(|| from_weekday(words, at, weekday, side(words, at)))
        }
        Word::Month(month, full) => month_day(words, at)
            .or_else(|| month_year(words, at, month))
            .or_else(|| bare_month(words, at, month, full)),
        Word::Number(_) => digits(words, at)
            .or_else(|| day_month(words, at))
            .or_else(|| clock::hour(words, at))
            .or_else(|| year(words, at)),
        Word::Ordinal(number) => day_month(words, at).or_else(|| ordinal(words, at, number)),
        Word::Decade(first) => on(at + 1, When::Decade(first)),
        Word::Day(days) => {
            let when = When::Counted(i32::from(days), Unit::Day, From::Published);
            Some(with_part(words, at + 1, when))
        }
        Word::Part(part @ Part::Clock(..)) if words.is(at.wrapping_sub(1), "at") => {
            Some(clock::with_day(words, at + 1, part))
        }
        Word::Season(season) => {
            let at_year = at + 1 + usize::from(words.is(at + 1, "of"));
            let year = year_number(words, at_year)?;
            on(at_year + 1, When::Season(season, YearOf::Known(year)))
        }
        Word::Side(side) => beside(words, at, side),
        _ => None,
    }
}

fn on(after: usize, when: When) -> Option<Found> {
    Some((after, Meaning::On(when, None)))
}

/// Where a weekday or month at `at` lies by the words before it.
fn side(words: &Words<'_>, at: usize) -> Side {
    for before in (0..at).rev().take(REACH_OF_AHEAD) {
        match words.at(before) {
            Word::Ahead => return Side::Coming,
            Word::Told => return Side::Latest,
            Word::Stop => break,
            _ => {}
        }
    }
    if words.before(at) == Word::Glue("by") {
        Side::Coming
    } else {
        Side::Latest
    }
}

/// `when`, with the part of the day that may stand at `at`.
fn with_part(words: &Words<'_>, at: usize, when: When) -> Found {
    match words.at(at) {
        Word::Part(part @ (Part::Morning | Part::Afternoon | Part::Evening | Part::Night)) => {
            (at + 1, Meaning::On(when, Some(part)))
        }
        _ => (at, Meaning::On(when, None)),
    }
}

/// `Thursday`, `Thursday night`, `Thursday (Nov 23)`, `Thursday, 23 November 2017`.
fn from_weekday(words: &Words<'_>, at: usize, weekday: Weekday, side: Side) -> Found {
    let (after, meaning) = with_part(words, at + 1, When::Weekday(weekday, side));
    let Meaning::On(_, part) = meaning else {
        return (after, meaning);
    };
    let open = words.is(after, "(") || words.is(after, "[");
    let inner = after + usize::from(open || words.is(after, ","));
    let Some((end, Meaning::On(when, _))) =
        month_day(words, inner).or_else(|| day_month(words, inner))
    else {
        return (after, meaning);
    };
    let when = match when {
        When::MonthDay { month, day, .. } => When::MonthDay {
            month,
            day,
            weekday: Some(weekday),
        },
        when => when,
    };
    let closed = open && (words.is(end, ")") || words.covered(end) == "]");
    (end + usize::from(closed), Meaning::On(when, part))
}

/// `last Friday`, `this morning`, `next month`; `at` is the word before.
fn beside(words: &Words<'_>, at: usize, side: Side) -> Option<Found> {
    let plain = matches!(words.covered(at), "last" | "Last" | "LAST");
    match words.at(at + 1) {
        Word::Weekday(weekday, true) => Some(from_weekday(words, at + 1, weekday, side)),
        Word::Month(month, true) => on(at + 2, When::Month(month, YearOf::Near(side))),
        Word::Season(season) => on(at + 2, When::Season(season, YearOf::Near(side))),
        Word::Part(Part::Clock(..)) => None,
        Word::Part(part) => {
            let days = match side {
                Side::This => 0,
                Side::Last if matches!(part, Part::Night | Part::Evening) => -1,
                _ => return None,
            };
            let when = When::Counted(days, Unit::Day, From::Published);
            Some((at + 2, Meaning::On(when, Some(part))))
        }
        Word::Unit(Unit::Second | Unit::Minute | Unit::Hour) => None,
        Word::Unit(Unit::Day) => {
            let days = match side {
                Side::Last if !plain => -1,
                Side::Next => 1,
                _ => return None,
            };
            on(at + 2, When::Counted(days, Unit::Day, From::Told))
        }
        Word::Unit(unit) => {
            let count = match side {
                Side::Last => -1,
                Side::Next => 1,
                _ => 0,
            };
            on(at + 2, When::Counted(count, unit, From::Published))
        }
        _ => counted::count(words, at),
    }
}

/// The day of the month at `at`, as `23` or `23rd`.
fn day_number(words: &Words<'_>, at: usize) -> Option<i8> {
    let (Word::Number(day) | Word::Ordinal(day)) = words.at(at) else {
        return None;
    };
    let clock = words.is(at + 1, ":") && words.touches_next(at);
    let digits = words.covered(at).starts_with(|c: char| c.is_ascii_digit());
    let share = words.is(at + 1, "%");
    (digits && !clock && !share && (1..=31).contains(&day)).then_some(day as i8)
}

/// The year at `at`, judged by its digits alone.
fn year_number(words: &Words<'_>, at: usize) -> Option<i16> {
    match words.at(at) {
        Word::Number(year @ 1900..=2099) => Some(year),
        _ => None,
    }
}

/// The year at `at` or after a comma there, and the token after it.
fn year_after(words: &Words<'_>, at: usize) -> Option<(i16, usize)> {
    let at = at + usize::from(words.is(at, ",") || words.is(at, "of"));
    let clock = words.is(at + 1, ":") || words.is(at + 1, "gmt");
    year_number(words, at)
        .filter(|_| !clock)
        .map(|year| (year, at + 1))
}

/// `November 23`, `Nov. 23rd, 2017`.
fn month_day(words: &Words<'_>, at: usize) -> Option<Found> {
    let Word::Month(month, _) = words.at(at) else {
        return None;
    };
    let day = day_number(words, at + 1)?;
    in_year(words, at + 2, month, day)
}

/// `23 November`, `the 23rd of November 2017`.
fn day_month(words: &Words<'_>, at: usize) -> Option<Found> {
    let day = day_number(words, at)?;
    let at_month = at + 1 + usize::from(words.is(at + 1, "of"));
    let Word::Month(month, _) = words.at(at_month) else {
        return None;
    };
    in_year(words, at_month + 1, month, day)
}

fn in_year(words: &Words<'_>, at: usize, month: i8, day: i8) -> Option<Found> {
    // 2024 is a leap year, so this refuses only days that the month never has.
    Date::new(2024, month, day).ok()?;
    let Some((year, after)) = year_after(words, at) else {
        return on(
            at,
            When::MonthDay {
                month,
                day,
                weekday: None,
            },
        );
    };
    match Date::new(year, month, day) {
        Ok(day) => on(after, When::Day(day)),
        Err(_) => on(after, When::Month(month, YearOf::Known(year))),
    }
}

/// `July 2017`, `July last year`.
fn month_year(words: &Words<'_>, at: usize, month: i8) -> Option<Found> {
    if let Some((year, after)) = year_after(words, at + 1) {
        return on(after, When::Month(month, YearOf::Known(year)));
    }
    let at_side = at + 1 + usize::from(words.is(at + 1, "of"));
    let years = match (words.at(at_side), words.at(at_side + 1)) {
        (Word::Side(Side::Last), Word::Unit(Unit::Year)) => -1,
        (Word::Side(Side::This), Word::Unit(Unit::Year)) => 0,
        (Word::Side(Side::Next), Word::Unit(Unit::Year)) => 1,
        _ => return None,
    };
    on(at_side + 2, When::Month(month, YearOf::Counted(years)))
}

/// A month alone, if it is no name and no verb.
fn bare_month(words: &Words<'_>, at: usize, month: i8, full: bool) -> Option<Found> {
    let cue = matches!(
        words.before(at),
        Word::Side(_)
            | Word::Ahead
            | Word::Glue(
                "in" | "since"
                    | "until"
                    | "by"
                    | "of"
                    | "early"
                    | "late"
                    | "mid"
                    | "from"
                    | "during"
                    | "before"
                    | "after"
                    | "between"
                    | "through"
                    | "throughout"
                    | "to"
                    | "-"
                    | "for"
                    | "and"
            )
    );
    let named = |word: &str| word.starts_with(|c: char| c.is_uppercase());
    let is_month = match words.covered(at) {
        "May" | "March" | "MAY" | "MARCH" => {
            cue && (!words.is(at.wrapping_sub(1), "and") || is_month_before(words, at))
        }
        "April" | "June" | "August" => {
            cue || !(named(words.covered(at.wrapping_sub(1))) || named(words.covered(at + 1)))
        }
        word if !full => cue && word.ends_with('.'),
        _ => true,
    };
    is_month.then(|| {
        let when = When::Month(month, YearOf::Near(side(words, at)));
        (at + 1, Meaning::On(when, None))
    })
}

/// Whether `and` before token `at` joins it to a word that is surely a month.
fn is_month_before(words: &Words<'_>, at: usize) -> bool {
    let before = at.checked_sub(2).map(|n| words.at(n));
    matches!(before, Some(Word::Month(month, true)) if !matches!(month, 3 | 5))
}

/// `2017-11-23`, `23/11/2017`; which of two small numbers is the month is not guessed.
fn digits(words: &Words<'_>, at: usize) -> Option<Found> {
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

/// A year where the words around make it one: `in 2014`, `2014-16`.
fn year(words: &Words<'_>, at: usize) -> Option<Found> {
    let year = year_number(words, at)?;
    let before = words.before(at);
    let glued = at > 0 && words.touches_next(at - 1);
    if words.is(at + 1, "-")
        && words.touches_next(at)
        && words.touches_next(at + 1)
        && let Word::Number(last) = words.at(at + 2)
    {
        let last = match words.covered(at + 2).len() {
            2 => year - year % 100 + last,
            _ => last,
        };
        let plausible = year < last && last < year + 100 && !glued;
        return if plausible {
            on(at + 3, When::Years(year, last))
        } else {
            None
        };
    }
    let next = words.covered(at + 1);
    let things = year % 10 == 0
        && next.len() > 3
        && next.ends_with('s')
        && next.starts_with(|c: char| c.is_lowercase());
    let counts = match words.at(at + 1) {
        Word::Unit(_) | Word::Units(_) | Word::Glue("%" | ":" | "/") => true,
        Word::Glue("'s" | "’s" | "`s") => false,
        _ => words.touches_next(at) && next.starts_with(char::is_alphanumeric),
    };
    let listed = at >= 2 && year_number(words, at - 2).is_some();
    let cue = match before {
        Word::Glue("-") if at >= 2 && words.is(at - 2, "mid") => true,
        Word::Glue("(" | "/" | "-") if glued => words.is(at + 1, ")"),
        Word::Glue("and" | "or" | "," | "to") if listed => true,
        Word::Glue(
            "in" | "since" | "of" | "by" | "during" | "until" | "before" | "after" | "from"
            | "between" | "through" | "throughout" | "mid" | "early" | "late" | "the" | "a" | "'s"
            | "’s" | "`s" | "his" | "her" | "their" | "its" | "fiscal" | "circa",
        ) => true,
        Word::Ahead => matches!(words.covered(at - 1), "until" | "till" | "Until"),
        Word::Unit(Unit::Year) | Word::Season(_) | Word::Month(..) => true,
        _ => false,
    };
    if cue && !counts && !things {
        on(at + 1, When::Year(year))
    } else {
        None
    }
}

/// `third quarter of 2008`, `19th century`.
fn ordinal(words: &Words<'_>, at: usize, number: i16) -> Option<Found> {
    let hyphen = usize::from(words.is(at + 1, "-"));
    match words.at(at + 1 + hyphen) {
        Word::Unit(Unit::Century) if (1..=21).contains(&number) => {
            on(at + 2 + hyphen, When::Century((number - 1) * 100))
        }
        Word::Unit(Unit::Quarter) if (1..=4).contains(&number) => {
            let after = at + 2 + hyphen;
            let (year, after) = match year_after(words, after) {
                Some((year, after)) => (YearOf::Known(year), after),
                None => (YearOf::Near(side(words, at)), after),
            };
            on(after, When::Quarter(number as i8, year))
        }
        _ => None,
    }
}
