//! Phrases that count units of time.

use super::{
    From, Meaning, Part, Reference, Side, Unit, When, YearOf,
    find::Found,
    lexicon::{Word, Words},
    quarters,
};

/// The phrase that begins with token `at` and counts units of time.
pub(super) fn count(words: &Words<'_>, at: usize) -> Option<Found> {
    match words.at(at) {
        Word::Glue("every" | "each") => every(words, at + 1),
        Word::Every(unit) => Some((at + 1, Meaning::Every(1, unit))),
        Word::Weekdays(weekday) => Some((at + 1, Meaning::EveryWeekday(weekday))),
        Word::Glue("that" | "same") => match words.at(at + 1) {
            Word::Unit(unit @ (Unit::Day | Unit::Week | Unit::Month | Unit::Year)) => Some((
                at + 2,
                Meaning::On(When::Counted(0, unit, From::Told), None),
            )),
            Word::Unit(Unit::Quarter) => Some((at + 2, Meaning::On(When::Compared(0), None))),
            Word::Part(part @ (Part::Morning | Part::Afternoon | Part::Evening | Part::Night)) => {
                let when = When::Counted(0, Unit::Day, From::Told);
                Some((at + 2, Meaning::On(when, Some(part))))
            }
            _ => None,
        },
        Word::Glue("past") => past(words, at),
        Word::Glue("recent") => match words.at(at + 1) {
            Word::Units(_) => Some((at + 2, Meaning::Vague(Reference::Past))),
            _ => None,
        },
        Word::Glue("future") => {
            let whole = words.before(at) == Word::Glue("the") && !words.is(at + 1, "of");
            let noun = words.is(at.wrapping_sub(2), "in")
                || !matches!(words.at(at + 1), Word::Units(_) | Word::Unit(_));
            (whole && noun).then_some((at + 1, Meaning::Vague(Reference::Future)))
        }
        Word::Glue("these") if words.at(at + 1) == Word::Units(Unit::Day) => {
            Some((at + 2, Meaning::Vague(Reference::Present)))
        }
        Word::Side(Side::Next) if matches!(words.at(at + 1), Word::Units(_)) => {
            Some((at + 2, Meaning::Vague(Reference::Future)))
        }
        Word::Side(_) | Word::Ordinal(1) => {
            let (count, after) = number(words, at + 1)?;
            plural(words, after).map(|(unit, after)| (after, Meaning::Length(count, unit)))
        }
        Word::Units(unit)
            if matches!(
                words.at(at + 1),
                Word::Glue("ago" | "before" | "earlier" | "later")
            ) =>
        {
            let reference = match words.is(at + 1, "later") {
                true => Reference::Future,
                false => Reference::Past,
            };
            (unit != Unit::Weekend).then_some((at + 2, Meaning::Vague(reference)))
        }
        Word::Units(unit) if bare_units(words, at) && unit != Unit::Weekend => {
            Some((at + 1, Meaning::Length(None, unit)))
        }
        _ => amount(words, at),
    }
}

/// Whether the units at `at` are a length although nothing counts them: `for years`, `within weeks`.
fn bare_units(words: &Words<'_>, at: usize) -> bool {
    let followed = words.is(at + 1, "of");
    match words.before(at) {
        Word::Glue("for" | "within") => true,
        Word::Glue("in" | "after" | "over") => !matches!(words.at(at + 1), Word::Other),
        // `months of talks`, but `the last days of` and `two days of` are longer phrases.
        Word::Other | Word::Told | Word::Stop => followed,
        _ => false,
    }
}

/// `day`, `two weeks`, `Friday` after `every`.
fn every(words: &Words<'_>, at: usize) -> Option<Found> {
    match words.at(at) {
        Word::Unit(unit) => Some((at + 1, Meaning::Every(1, unit))),
        Word::Month(month, true) => Some((at + 1, Meaning::EveryMonth(month))),
        Word::Weekday(weekday, true) => Some((at + 1, Meaning::EveryWeekday(weekday))),
        Word::Part(Part::Morning | Part::Afternoon | Part::Evening | Part::Night) => {
            Some((at + 1, Meaning::Every(1, Unit::Day)))
        }
        _ => {
            let (count, after) = number(words, at)?;
            let (unit, after) = plural(words, after)?;
            count.map(|count| (after, Meaning::Every(count, unit)))
        }
    }
}

/// `past three years`, `past week`, `past spring`, `in the past`.
fn past(words: &Words<'_>, at: usize) -> Option<Found> {
    if let Word::Season(season) = words.at(at + 1) {
        let when = When::Season(season, YearOf::Near(Side::Latest));
        return Some((at + 2, Meaning::On(when, None)));
    }
    if let Word::Unit(unit) = words.at(at + 1) {
        let length = matches!(
            unit,
            Unit::Day | Unit::Week | Unit::Month | Unit::Year | Unit::Decade
        );
        return length.then_some((at + 2, Meaning::Length(Some(1), unit)));
    }
    if let Some((count, after)) = number(words, at + 1) {
        return plural(words, after).map(|(unit, after)| (after, Meaning::Length(count, unit)));
    }
    if matches!(words.at(at + 1), Word::Units(_)) {
        return Some((at + 2, Meaning::Vague(Reference::Past)));
    }
    let in_the = at >= 2 && words.is(at - 2, "in") && words.is(at - 1, "the");
    in_the.then_some((at + 1, Meaning::Vague(Reference::Past)))
}

/// `nine months`, `two years ago`, `a day later`, `10-day`.
fn amount(words: &Words<'_>, at: usize) -> Option<Found> {
    let glued = at > 0 && words.touches_next(at - 1);
    if glued && matches!(words.before(at), Word::Glue("$" | "-" | "/" | ":")) {
        return None;
    }
    let (count, mut after) = number(words, at)?;
    if let Some(found) = and_a_half(words, count, after) {
        return Some(found);
    }
    let hyphen = words.is(after, "-");
    after += usize::from(hyphen);
    if matches!(
        words.at(after),
        Word::Glue("more" | "consecutive" | "straight" | "full")
    ) {
        after += 1;
    }
    let unit = match words.at(after) {
        Word::Units(unit) => unit,
        Word::Unit(unit) if hyphen || count == Some(1) => unit,
        // `a five year low`, `a three hour meeting`; `ten second` and `two minute` are seldom lengths.
        Word::Unit(unit @ (Unit::Hour | Unit::Day | Unit::Week | Unit::Month | Unit::Year))
            if count.is_some() =>
        {
            unit
        }
        _ => return None,
    };
    // `three-quarters` is a share.
    let share = hyphen && unit == Unit::Quarter;
    if share || matches!(words.at(after), Word::Unit(Unit::Quarter | Unit::Weekend)) {
        return None;
    }
    let or_so = words.is(after + 1, "or") && words.is(after + 2, "so");
    let next = after + 1 + if or_so { 2 } else { 0 };
    // `it will one day be`
    if words.covered(at) == "one" && unit == Unit::Day && words.before(at) == Word::Ahead {
        return Some((next, Meaning::Vague(Reference::Future)));
    }
    if words.is(next, "old") || words.is(next, "-") && words.is(next + 1, "old") {
        return None;
    }
    if let Some(found) = away(words, at, next, count, unit) {
        return Some(found);
    }
    let article = matches!(words.at(at), Word::Glue("a" | "an")) && after == at + 1;
    if article {
        return singular(words, at, next, unit);
    }
    Some((next, Meaning::Length(count, unit)))
}

/// `and a half years`, `year and a half` at `after`, behind a number.
fn and_a_half(words: &Words<'_>, count: Option<u32>, after: usize) -> Option<Found> {
    let half = |at: usize| words.is(at, "and") && words.is(at + 1, "a") && words.is(at + 2, "half");
    let ago = |at: usize| {
        matches!(
            words.at(at),
            Word::Glue("ago" | "later" | "earlier" | "old")
        )
    };
    let (unit, after) = match words.at(after) {
        Word::Unit(unit) if count == Some(1) && half(after + 1) => (unit, after + 4),
        _ if half(after) => match words.at(after + 3) {
            Word::Units(unit) | Word::Unit(unit) => (unit, after + 4),
            _ => return None,
        },
        _ => return None,
    };
    (!ago(after)).then_some((after, Meaning::LengthAndHalf(count?, unit)))
}

/// `half an hour`, `half-hour`; `at` is the fraction.
pub(super) fn half_unit(words: &Words<'_>, at: usize) -> Option<Found> {
    let joined = words.is(at + 1, "-") || words.is(at + 1, "a") || words.is(at + 1, "an");
    let (count, unit) = match words.at(at + 2) {
        Word::Unit(Unit::Hour) => (30, Unit::Minute),
        Word::Unit(Unit::Day) => (12, Unit::Hour),
        Word::Unit(Unit::Year) => (6, Unit::Month),
        Word::Unit(Unit::Decade) => (5, Unit::Year),
        Word::Unit(Unit::Century) => (50, Unit::Year),
        _ => return None,
    };
    let alone = words.is(at + 1, "-") || !matches!(words.at(at + 3), Word::Glue("-"));
    (joined && alone).then_some((at + 3, Meaning::Length(Some(count), unit)))
}

/// `for the second day`, `for a third straight week`; `at` is the ordinal.
pub(super) fn nth_unit(words: &Words<'_>, at: usize) -> Option<Found> {
    let Word::Ordinal(n @ 2..) = words.at(at) else {
        return None;
    };
    let straight = matches!(words.at(at + 1), Word::Glue("consecutive" | "straight"))
        || matches!(words.lower(at + 1), "successive");
    let after = at + 1 + usize::from(straight);
    let Word::Unit(unit @ (Unit::Day | Unit::Week | Unit::Month | Unit::Year)) = words.at(after)
    else {
        return None;
    };
    let on_end = words.is(at.wrapping_sub(2), "for")
        && !matches!(words.at(after + 1), Word::Glue("of" | "-"));
    (on_end && n < 100).then_some((after + 1, Meaning::Length(u32::try_from(n).ok(), unit)))
}

/// `ago`, `later` and the like at `next`, after an amount that begins with token `first`.
fn away(
    words: &Words<'_>,
    first: usize,
    next: usize,
    count: Option<u32>,
    unit: Unit,
) -> Option<Found> {
    let ends = matches!(words.at(next + 1), Word::Stop | Word::Glue(","));
    let (sign, from) = match words.at(next) {
        Word::Glue("ago") => (-1, From::Published),
        Word::Glue("back") if ends => (-1, From::Published),
        Word::Glue("earlier") => (-1, From::Told),
        Word::Glue("before") if ends => (-1, From::Told),
        Word::Glue("prior") if !words.is(next + 1, "to") => (-1, From::Told),
        Word::Glue("later") => (1, From::Told),
        Word::Glue("after") if ends => (1, From::Told),
        _ => return None,
    };
    // `four minutes later` is no other day.
    if matches!(unit, Unit::Second | Unit::Minute) && from == From::Told {
        return Some((next + 1, Meaning::Length(count, unit)));
    }
    let meaning = match (count.and_then(|n| i32::try_from(n).ok()), unit) {
        (Some(1), Unit::Year) if sign < 0 && quarters::compares_amounts(words, first) => {
            Meaning::On(When::Compared(-1), None)
        }
        (Some(n), _) => Meaning::On(When::Counted(sign * n, unit, from), None),
        (None, _) if sign < 0 => Meaning::Vague(Reference::Past),
        (None, _) => Meaning::Vague(Reference::Future),
    };
    Some((next + 1, meaning))
}

/// `a week` as a length or, in `twice a week`, as a rate; `next` is after the unit.
fn singular(words: &Words<'_>, at: usize, next: usize, unit: Unit) -> Option<Found> {
    if matches!(words.before(at), Word::Glue("once" | "twice" | "times")) {
        return Some((next, Meaning::Every(1, unit)));
    }
    let cue = matches!(
        words.before(at),
        Word::Glue(
            "for"
                | "in"
                | "within"
                | "over"
                | "than"
                | "about"
                | "nearly"
                | "almost"
                | "half"
                | "only"
                | "just"
                | "after"
                | "around"
                | "barely"
                | "least"
                | "of"
                | "another"
        )
    ) || matches!(
        words.covered(at.wrapping_sub(1)),
        "last" | "lasted" | "lasting" | "take" | "takes" | "took" | "him" | "them" | "spent"
    );
    let alone = !matches!(words.at(next), Word::Other) || words.is(next, "of");
    let alone = alone || words.covered(next) == "that";
    (cue && alone && !matches!(unit, Unit::Second | Unit::Minute)
        || cue && matches!(words.at(next), Word::Stop | Word::Glue(",")))
    .then_some((next, Meaning::Length(Some(1), unit)))
}

/// `nine months` after `the`; `at` is the number.
pub(super) fn the_number(words: &Words<'_>, at: usize) -> Option<Found> {
    let (count, after) = number(words, at)?;
    let (unit, after) = plural(words, after)?;
    let ended = words.is(after, "ended") || words.is(after, "ending");
    let told = matches!(words.at(after), Word::Glue(",") | Word::Stop | Word::Told);
    (ended || told).then_some((after, Meaning::Length(count, unit)))
}

/// A number of units at `at`, `None` where it is `several` or the like, and the token after it.
fn number(words: &Words<'_>, at: usize) -> Option<(Option<u32>, usize)> {
    match words.at(at) {
        Word::Number(tens @ (20 | 30 | 40 | 50 | 60 | 70 | 80 | 90)) => {
            let hyphen = usize::from(words.is(at + 1, "-"));
            let spelt = words.covered(at).starts_with(|c: char| c.is_alphabetic());
            match words.at(at + 1 + hyphen) {
                Word::Number(ones @ 1..=9) if spelt => {
                    Some((Some(tens as u32 + ones as u32), at + 2 + hyphen))
                }
                _ => Some((Some(tens as u32), at + 1)),
            }
        }
        Word::Number(number) => {
            // `two to three weeks` is at least two.
            if words.is(at + 1, "to")
                && let Word::Number(_) = words.at(at + 2)
                && matches!(words.at(at + 3), Word::Units(_))
            {
                return Some((Some(u32::try_from(number).ok()?), at + 3));
            }
            let thousand = words.is(at + 1, "thousand");
            let number = u32::try_from(number).ok()? * if thousand { 1000 } else { 1 };
            Some((Some(number), at + 1 + usize::from(thousand)))
        }
        Word::Glue("several" | "few" | "many" | "some") => Some((None, at + 1)),
        Word::Glue("couple") => Some((Some(2), at + 1 + usize::from(words.is(at + 1, "of")))),
        Word::Glue("a" | "an") => match words.at(at + 1) {
            Word::Glue("few" | "couple") => number(words, at + 1),
            Word::Glue("hundred") => Some((Some(100), at + 2)),
            Word::Glue("thousand") => Some((Some(1000), at + 2)),
            _ => Some((Some(1), at + 1)),
        },
        _ => None,
    }
}

/// The plural unit at `at`, and the token after it.
fn plural(words: &Words<'_>, at: usize) -> Option<(Unit, usize)> {
    match words.at(at) {
        Word::Units(unit) if unit != Unit::Weekend => Some((unit, at + 1)),
        _ => None,
    }
}
