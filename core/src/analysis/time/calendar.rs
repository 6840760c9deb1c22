//! Phrases that name days of the calendar.

use jiff::civil::Weekday;

use super::{
    From, Meaning, Part, Reference, Side, Unit, When, YearOf, clock, counted, feasts,
    find::Found,
    lexicon::{Word, Words},
    month_days::{day_before_weekday, day_month, day_of_month, digits, later_day, month_day},
    quarters, tense, years,
};
use crate::lexicon::Class;

/// The phrase that begins with token `at` and names days of the calendar.
pub(super) fn date(words: &Words<'_>, at: usize) -> Option<Found> {
    if let Some(found) = feasts::feast(words, at, None) {
        return Some(found);
    }
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
            let marked = marked && !film && !is_named(words, at);
            let side = || match words.before(at) {
                Word::Glue("that") => Side::Latest,
                _ => tense::side(words, at, at + 1),
            };
            marked.then(|| from_weekday(words, at, weekday, side()))
        }
        Word::Quarter(_) | Word::Half(_) => quarters::short(words, at),
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
            .or_else(|| day_of_month(words, at))
            .or_else(|| counted::nth_unit(words, at))
            .or_else(|| quarters::quarter(words, at))
            .or_else(|| years::century(words, at, number)),
        Word::Decade(first) => years::decade(words, at, first),
        Word::Day(0) if is_nowadays(words, at) => {
            Some((at + 1, Meaning::Vague(Reference::Present)))
        }
        // `tomorrow week`
        Word::Day(days) if words.at(at + 1) == Word::Unit(Unit::Week) => on(
            at + 2,
            When::Counted(i32::from(days) + 7, Unit::Day, From::Published),
        ),
        Word::Day(days) => {
            let when = When::Counted(i32::from(days), Unit::Day, From::Published);
            Some(with_part(words, at + 1, when))
        }
        Word::Part(part @ Part::Clock(..)) => clock::named(words, at, part),
        Word::Season(season) => years::season(words, at, season),
        Word::Side(side) => beside(words, at, side),
        _ => None,
    }
}

/// `the Sunday Chronicle`, `Chief Sunday Eze`.
fn is_named(words: &Words<'_>, at: usize) -> bool {
    let capital = |at: usize| words.covered(at).starts_with(char::is_uppercase);
    let goes_on = capital(at + 1) && words.at(at + 1) == Word::Other;
    let begun = words.before(at) == Word::Other && capital(at.wrapping_sub(1));
    goes_on && (begun || words.has(at + 1, Class::MASTHEAD))
}

pub(super) fn on(after: usize, when: When) -> Option<Found> {
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
    let Some((end, Meaning::On(when, _))) = month_day(words, inner)
        .or_else(|| day_month(words, inner))
        .or_else(|| day_before_weekday(words, inner))
    else {
        return (after, meaning);
    };
    let when = match when {
        When::MonthDay {
            month, day, year, ..
        } => When::MonthDay {
            month,
            day,
            weekday: Some(weekday),
            year,
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
        _ if words.has(at + 1, Class::FEAST)
            && let Some(found) = feasts::feast(words, at + 1, Some(side)) =>
        {
            Some(found)
        }
        Word::Glue("half") if side == Side::Last && words.is(at + 2, "of") => {
            let (year, after) = years::after_month(words, at + 2)?;
            on(after, When::Half(2, YearOf::Known(year)))
        }
        Word::Season(season) => on(at + 2, When::Season(season, YearOf::Near(side))),
        Word::Part(Part::Clock(..)) => None,
        Word::Part(part) => {
            let days = match side {
                Side::This => 0,
                Side::Next => {
                    let when = When::Counted(1, Unit::Day, From::Told);
                    return Some((at + 2, Meaning::On(when, Some(part))));
                }
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
    let (year, after) = year_beside(words, at + 1)?;
    on(after, When::Month(month, year))
}

/// `last year`, `of that year` at `at`, after a month or a day of one, and the token after it.
pub(super) fn year_beside(words: &Words<'_>, at: usize) -> Option<(YearOf, usize)> {
    let at = at + usize::from(words.is(at, "of"));
    if words.at(at + 1) != Word::Unit(Unit::Year) {
        return None;
    }
    let told = matches!(words.lower(at), "previous" | "following");
    let year = match words.at(at) {
        Word::Side(_) if told => return None,
        Word::Side(Side::Last) => YearOf::Counted(-1),
        Word::Side(Side::This) => YearOf::Counted(0),
        Word::Side(Side::Next) => YearOf::Counted(1),
        Word::Glue("that" | "same") => YearOf::Told,
        _ => return None,
    };
    Some((year, at + 2))
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
