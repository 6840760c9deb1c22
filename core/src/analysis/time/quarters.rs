//! Phrases that name quarters and halves of a year, as reports of a company's results do.

use super::{
    Meaning, Side, Unit, When, YearOf,
    find::Found,
    lexicon::{Word, Words},
    tense, years,
};
use crate::lexicon::Class;

/// So many tokens before `a year earlier` are searched for an amount.
const REACH_OF_AMOUNT: usize = 20;

/// `Q3`, `Q1 2024`, `H1`.
pub(super) fn short(words: &Words<'_>, at: usize) -> Option<Found> {
    let (year, after) = year_of(words, at + 1, Qualified::default());
    let when = match words.at(at) {
        _ if matches!(year, YearOf::Near(_)) && !is_business(words, at) => return None,
        Word::Quarter(number) => When::Quarter(number, year),
        Word::Half(number) => When::Half(number, year),
        _ => return None,
    };
    Some((after, Meaning::On(when, None)))
}

/// Whether the sentence around token `at` tells of results or statistics.
fn is_business(words: &Words<'_>, at: usize) -> bool {
    let within = |at: &usize| words.at(*at) != Word::Stop;
    let says = |at: usize| words.is(at, "$") || words.has(at, Class::BUSINESS);
    let before = (0..at).rev().take(REACH_OF_AMOUNT).take_while(within);
    let after = (at..words.len()).take(REACH_OF_AMOUNT).take_while(within);
    before.chain(after).any(says)
}

/// What stands between article and noun: `latest`, `year-earlier`, `1988`, `fiscal`.
#[derive(Clone, Copy, Default)]
struct Qualified {
    earlier: bool,
    latest: bool,
    fiscal: bool,
    year: Option<i16>,
}

/// The phrase that begins with token `at`, after the article if there is one: `third quarter of 2008`,
/// `latest quarter`, `year-earlier period`, `1988 third quarter`, `first half`.
pub(super) fn quarter(words: &Words<'_>, at: usize) -> Option<Found> {
    let (qualified, at_noun) = qualified(words, at);
    let on = |after: usize, when| Some((after, Meaning::On(when, None)));
    if let Word::Ordinal(number @ 1..=4) = words.at(at_noun) {
        let at_unit = at_noun + 1 + usize::from(words.is(at_noun + 1, "-"));
        let is_half = number <= 2 && words.is(at_unit, "half");
        if words.at(at_unit) != Word::Unit(Unit::Quarter) && !is_half {
            return None;
        }
        let (year, after) = year_of(words, at_unit + 1, qualified);
        // `the second half of the century`, `half-hour`
        let of = words.is(at_unit + 1, "of")
            && matches!(
                words.at(at_unit + 2),
                Word::Glue("the" | "its" | "his" | "her" | "my")
            );
        let of_year = (at_unit + 3..at_unit + 5).any(|at| words.at(at) == Word::Unit(Unit::Year));
        let of_another = matches!(year, YearOf::Near(_)) && of && !of_year;
        if of_another || is_half && words.is(at_unit + 1, "-") {
            return None;
        }
        if is_half {
            // A match, a film and a road have halves as well.
            let of_year = of_year || of && !matches!(year, YearOf::Near(_));
            let is_of_year = of_year || !matches!(year, YearOf::Near(_)) || is_business(words, at);
            return is_of_year.then_some(on(after, When::Half(number as i8, year)))?;
        }
        return on(after, When::Quarter(number as i8, year));
    }
    let is_quarter = words.at(at_noun) == Word::Unit(Unit::Quarter);
    let marked = qualified.earlier || qualified.latest || qualified.year.is_some();
    if !(is_quarter || marked && words.is(at_noun, "period")) {
        // `year-earlier results`
        let hyphen = words.is(at + 1, "-");
        return (qualified.earlier && at_noun > at && hyphen)
            .then_some(on(at + 3, When::Compared(-1)))?;
    }
    let after = at_noun + 1;
    if let Some(year) = qualified.year {
        return on(after, When::ComparedIn(year));
    }
    if qualified.earlier {
        return on(after, When::Compared(-1));
    }
    match year_of(words, after, qualified) {
        (YearOf::Counted(years), end) => on(end, When::Compared(years)),
        _ => {
            let the = matches!(
                words.before(at),
                Word::Glue("the" | "that" | "same" | "its" | "'s" | "’s" | "`s")
            );
            let compound = words.is(after, "-");
            (marked || the && !compound).then(|| on(after, When::Compared(0)))?
        }
    }
}

/// What stands before the noun from token `at` on, and the token of the noun.
fn qualified(words: &Words<'_>, at: usize) -> (Qualified, usize) {
    let mut res = Qualified::default();
    let mut at = at;
    loop {
        match words.at(at) {
            Word::Unit(Unit::Year) => {
                let at_word = at + 1 + usize::from(words.is(at + 1, "-"));
                if !(words.is(at_word, "earlier") || words.is(at_word, "ago")) {
                    return (res, at);
                }
                res.earlier = true;
                at = at_word + 1;
            }
            Word::Glue("latest") => {
                res.latest = true;
                at += 1;
            }
            Word::Glue("comparable" | "corresponding" | "same") => {
                res.latest = true;
                at += 1;
            }
            Word::Glue("fiscal") => {
                res.fiscal = true;
                at += 1 + usize::from(words.is(at + 1, "-"));
            }
            Word::Number(_) if res.year.is_none() => match years::number(words, at) {
                Some((year, after)) if year >= 1900 && of_year(words, after) => {
                    res.year = Some(year);
                    at = after;
                }
                _ => return (res, at),
            },
            _ => return (res, at),
        }
    }
}

/// Whether the token at `at` is what a year may qualify here.
fn of_year(words: &Words<'_>, at: usize) -> bool {
    let quarter = |at| words.at(at) == Word::Unit(Unit::Quarter);
    match words.at(at) {
        Word::Glue("period" | "fiscal") => true,
        Word::Ordinal(1..=4) => quarter(at + 1) || quarter(at + 2) || words.is(at + 1, "half"),
        _ => quarter(at),
    }
}

/// The year of a quarter by what stands before its noun and at `at`, after it: `of 1990`, `a year ago`, `last year`.
fn year_of(words: &Words<'_>, at: usize, qualified: Qualified) -> (YearOf, usize) {
    if let Some(year) = qualified.year {
        return (YearOf::Known(year), at);
    }
    if qualified.earlier {
        return (YearOf::Earlier, at);
    }
    let at_year = at + usize::from(words.is(at, "of"));
    let fiscal = usize::from(words.is(at_year, "fiscal"));
    if let Some((year, after)) = years::after_month(words, at_year + fiscal) {
        return (YearOf::Known(year), after);
    }
    if let (Word::Side(side), Word::Unit(Unit::Year)) = (words.at(at_year), words.at(at_year + 1)) {
        return (YearOf::Counted(years_of(side)), at_year + 2);
    }
    let ago = words.is(at_year, "a")
        && words.at(at_year + 1) == Word::Unit(Unit::Year)
        && (words.is(at_year + 2, "ago") || words.is(at_year + 2, "earlier"));
    match ago {
        true => (YearOf::Counted(-1), at_year + 3),
        false => (YearOf::Near(tense::side(words, at_year, at_year)), at),
    }
}

fn years_of(side: Side) -> i32 {
    match side {
        Side::Last => -1,
        Side::Next => 1,
        _ => 0,
    }
}

/// `last year's third quarter`; `at` is after `year`.
pub(super) fn of_year_beside(words: &Words<'_>, at: usize, side: Side) -> Option<Found> {
    let possessive = matches!(words.at(at), Word::Glue("'s" | "’s" | "`s"));
    let (after, Meaning::On(when, None)) = possessive.then(|| quarter(words, at + 1))?? else {
        return None;
    };
    let years = years_of(side);
    let when = match when {
        When::Quarter(quarter, YearOf::Near(_)) => When::Quarter(quarter, YearOf::Counted(years)),
        When::Half(half, YearOf::Near(_)) => When::Half(half, YearOf::Counted(years)),
        When::Compared(0) => When::Compared(years),
        _ => return None,
    };
    Some((after, Meaning::On(when, None)))
}

/// Whether `a year earlier` at `at` is set against another amount, as where results are compared.
pub(super) fn compares_amounts(words: &Words<'_>, at: usize) -> bool {
    let amount = |at: usize| {
        matches!(
            words.at(at),
            Word::Glue("$" | "%" | "million" | "billion" | "cents" | "share")
        )
    };
    let within = |at: &usize| words.at(*at) != Word::Stop;
    let before = (0..at).rev().take(REACH_OF_AMOUNT);
    let after = (at..words.len()).take(REACH_OF_AMOUNT);
    let begins = words.before(at) == Word::Stop;
    matches!(words.before(at), Word::Glue("than" | "from" | "with"))
        || before.take_while(within).any(amount)
        || begins && after.take_while(within).any(amount)
}
