//! Phrases that name days of the calendar.

use jiff::civil::{Date, Weekday};

use super::{
    From, Meaning, Part, Reference, Side, Unit, When, YearOf, clock, counted, feasts,
    find::Found,
    lexicon::{Word, Words},
    quarters, tense, years,
};

/// The phrase that begins with token `at` and names days of the calendar.
pub(super) fn date(words: &Words<'_>, at: usize) -> Option<Found> {
    match words.at(at) {
        Word::Weekday(weekday, full) => {
            let after = at + 1 + usize::from(words.is(at + 1, ",") || words.is(at + 1, "("));
            let marked = full
                || words.covered(at).ends_with('.')
                || matches!(words.at(after), Word::Month(..))
                || matches!(
                    (words.at(after), words.at(after + 1)),
                    (Word::Number(_), Word::Month(..))
                );
            let recurs = words.at(at + 1) == Word::Parts;
            // `she plays on a Sunday`, but `a Sunday night raid` and `a Monday meeting` were on that day.
            let alone = !matches!(words.at(at + 1), Word::Part(_) | Word::Other);
            if full && (recurs || alone && words.before(at) == Word::Glue("a")) {
                return Some((at + 1 + usize::from(recurs), Meaning::EveryWeekday(weekday)));
            }
            let film = words.is(at + 1, "the") && matches!(words.at(at + 2), Word::Ordinal(_));
            let marked = marked && !film;
            marked.then(|| from_weekday(words, at, weekday, tense::side(words, at, at + 1)))
        }
        Word::Month(month, full) => month_day(words, at)
            .or_else(|| month_year(words, at, month))
            .or_else(|| bare_month(words, at, month, full)),
        Word::Number(_) => digits(words, at)
            .or_else(|| day_month(words, at))
            .or_else(|| later_day(words, at))
            .or_else(|| clock::hour(words, at))
            .or_else(|| quarters::quarter(words, at))
            .or_else(|| decade_of_digits(words, at))
            .or_else(|| years::year(words, at)),
        Word::Ordinal(number) => day_month(words, at)
            .or_else(|| later_day(words, at))
            .or_else(|| quarters::quarter(words, at))
            .or_else(|| years::century(words, at, number)),
        Word::Decade(first) => years::decade(words, at, first),
        Word::Feast(_) | Word::Glue("new") => feasts::feast(words, at, None),
        Word::Day(0) if is_nowadays(words, at) => {
            Some((at + 1, Meaning::Vague(Reference::Present)))
        }
        Word::Day(days) => {
            let when = When::Counted(i32::from(days), Unit::Day, From::Published);
            Some(with_part(words, at + 1, when))
        }
        Word::Part(part @ Part::Clock(..)) if words.is(at.wrapping_sub(1), "at") => {
            Some(clock::with_day(words, at + 1, part))
        }
        Word::Season(season) => years::season(words, at, season),
        Word::Side(side) => beside(words, at, side),
        _ => None,
    }
}

fn on(after: usize, when: When) -> Option<Found> {
    Some((after, Meaning::On(when, None)))
}

/// `is still used today`, `known today as`.
fn is_nowadays(words: &Words<'_>, at: usize) -> bool {
    matches!(
        words.covered(at.wrapping_sub(1)),
        "still" | "used" | "use" | "known" | "called" | "seen" | "exist" | "exists" | "continues"
    )
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
        When::MonthDay {
            month, day, side, ..
        } => When::MonthDay {
            month,
            day,
            weekday: Some(weekday),
            side,
        },
        when => when,
    };
    let closed = open && (words.is(end, ")") || words.covered(end) == "]");
    (end + usize::from(closed), Meaning::On(when, part))
}

/// `last Friday`, `this morning`, `next month`; `at` is the word before.
fn beside(words: &Words<'_>, at: usize, side: Side) -> Option<Found> {
    match words.at(at + 1) {
        Word::Weekday(weekday, _) => Some(from_weekday(words, at + 1, weekday, side)),
        Word::Month(month, _) => on(at + 2, When::Month(month, YearOf::Near(side))),
        Word::Feast(_) => feasts::feast(words, at + 1, Some(side)),
        Word::Glue("half") if side == Side::Last && words.is(at + 2, "of") => {
            let (year, after) = years::after_month(words, at + 2)?;
            on(after, When::Half(2, YearOf::Known(year)))
        }
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
        Word::Unit(unit) => {
            if unit == Unit::Year
                && let Some(found) = quarters::of_year_beside(words, at + 2, side)
            {
                return Some(found);
            }
            let possessive = matches!(words.at(at + 2), Word::Glue("'s" | "’s" | "`s"));
            if unit == Unit::Quarter && side == Side::This && possessive {
                return on(at + 2, When::Compared(0));
            }
            let count = match side {
                Side::Last => -1,
                Side::Next => 1,
                _ => 0,
            };
            // `the next day`, `the following year` follow what was told; `next week` follows publication.
            let named = words.covered(at).to_ascii_lowercase();
            let told = matches!(named.as_str(), "previous" | "following")
                || named == "next" && words.before(at) == Word::Glue("the");
            match (unit, told) {
                (Unit::Day, false) if side != Side::This => None,
                (_, true) => on(at + 2, When::Counted(count, unit, From::Told)),
                _ => on(at + 2, When::Counted(count, unit, From::Published)),
            }
        }
        _ => counted::count(words, at),
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
fn month_day(words: &Words<'_>, at: usize) -> Option<Found> {
    let Word::Month(month, _) = words.at(at) else {
        return None;
    };
    let day = day_number(words, at + 1)?;
    let side = match words.before(at) {
        Word::Glue("ended") => Side::Latest,
        _ => Side::Open,
    };
    in_year(words, at + 2, month, day, side)
}

/// `23 November`, `the 23rd of November 2017`.
fn day_month(words: &Words<'_>, at: usize) -> Option<Found> {
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
    in_year(words, at_month + 1, month, day, Side::Open)
}

fn in_year(words: &Words<'_>, at: usize, month: i8, day: i8, side: Side) -> Option<Found> {
    // 2024 is a leap year, so this refuses only days that the month never has.
    Date::new(2024, month, day).ok()?;
    let Some((year, after)) = years::after_month(words, at)
        .filter(|_| !words.is(at, "in"))
        .or_else(|| after_range(words, at))
    else {
        return on(
            at,
            When::MonthDay {
                month,
                day,
                weekday: None,
                side,
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
fn later_day(words: &Words<'_>, at: usize) -> Option<Found> {
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
    let other =
        day_number(words, at + 2).filter(|&other| joins(words.at(at + 1)) && day < other)?;
    let (_, Meaning::On(when, _)) = day_month(words, at + 2)? else {
        return None;
    };
    let when = match when {
        When::Day(last) => When::Day(Date::new(last.year(), last.month(), day).ok()?),
        When::MonthDay { month, .. } if day < other => When::MonthDay {
            month,
            day,
            weekday: None,
            side: Side::Open,
        },
        _ => return None,
    };
    on(at + 1, when)
}

/// `the 1930's`.
fn decade_of_digits(words: &Words<'_>, at: usize) -> Option<Found> {
    let (year, _) = years::number(words, at).filter(|(year, _)| year % 10 == 0)?;
    let possessive = matches!(words.at(at + 1), Word::Glue("'s" | "’s" | "`s"));
    let the = matches!(
        words.before(at),
        Word::Glue("the" | "early" | "late" | "mid" | "-")
    );
    (possessive && the).then_some((at + 2, Meaning::On(When::Decade(year), None)))
}

/// `July 2017`, `July last year`.
fn month_year(words: &Words<'_>, at: usize, month: i8) -> Option<Found> {
    if let Some((year, after)) = years::after_month(words, at + 1) {
        return on(after, When::Month(month, YearOf::Known(year)));
    }
    // `from March to August 2011`
    let joined = matches!(words.at(at + 1), Word::Glue("-" | "and" | "to"));
    if joined
        && matches!(words.at(at + 2), Word::Month(..))
        && let Some((year, _)) = years::after_month(words, at + 3)
    {
        return on(at + 1, When::Month(month, YearOf::Known(year)));
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
        let when = When::Month(month, YearOf::Near(tense::side(words, at, at + 1)));
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
