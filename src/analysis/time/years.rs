//! Phrases that name years, decades and centuries.

use super::{
    Meaning, Season, Side, Unit, When, YearOf,
    find::Found,
    lexicon::{Word, Words},
};

/// A phrase that begins with token `at`, a number or an ordinal, and names a year or more.
pub(super) fn year(words: &Words<'_>, at: usize) -> Option<Found> {
    if let Some(found) = of_era(words, at) {
        return Some(found);
    }
    if let Some((year, after)) = number(words, at) {
        return stands_for_year(words, at, after, year)
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
    let circa = matches!(words.before(at), Word::Glue("c." | "ca." | "circa"))
        || words.covered(at.wrapping_sub(1)) == "." && matches!(words.covered(at.wrapping_sub(2)), "c" | "ca");
    let after = at + 1 + usize::from(era(at + 1));
    let marked = era(at + 1) || at > 0 && era(at - 1) || circa;
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

/// Whether the words around make `year`, from token `at` up to `after`, one.
fn stands_for_year(words: &Words<'_>, at: usize, after: usize, year: i16) -> bool {
    if after > at + 1 {
        return true;
    }
    let before = words.before(at);
    let glued = at > 0 && words.touches_next(at - 1);
    let range = is_end_of_range(words, at, year);
    let open = matches!(before, Word::Glue("(" | "[" | "'"));
    if glued && !open && !range && !is_mid(words, at) {
        return false;
    }
    // `92 (6): 1087–1101` are pages.
    if is_counted(words, at, year) || words.is(at.wrapping_sub(1), ":") {
        return false;
    }
    if is_beside_word_of_years(words, at) || range || begins_range(words, at, year) {
        return true;
    }
    let modern = (1900..=2099).contains(&year);
    let odd = year % 10 != 0;
    let begins = matches!(words.before(at), Word::Stop) && (words.is(after, ",") || words.is(after, ":"));
    let ends = words.is(at.wrapping_sub(1), ",") && words.at(after) == Word::Stop;
    let placed = matches!(
        before,
        Word::Glue("by" | "of" | "to" | "after" | "before" | "around" | "about" | "the" | "his" | "her" | "its" | "their" | "'s" | "’s" | "`s")
            | Word::Side(Side::This)
    );
    if odd && (begins || ends || placed && year >= 1500) {
        return true;
    }
    let cited = matches!(before, Word::Glue("(" | "[" | ",") | Word::Stop)
        && (words.is(after, ")")
            || words.covered(after) == "]"
            || words.is(after, ",")
            || words.covered(after) == ";");
    if cited {
        return modern || open;
    }
    modern && !measures(words, at)
}

/// `mid-1990`.
fn is_mid(words: &Words<'_>, at: usize) -> bool {
    at >= 2 && words.is(at - 1, "-") && words.is(at - 2, "mid")
}

/// Whether what follows the number at `at` is what it counts or belongs to it: `1999 votes`, `2000-strong`, `1950 m`.
fn is_counted(words: &Words<'_>, at: usize, year: i16) -> bool {
    let next = words.covered(at + 1);
    let lower = next.starts_with(|c: char| c.is_lowercase());
    match words.at(at + 1) {
        Word::Unit(_)
        | Word::Units(_)
        | Word::Glue("%" | "gmt" | "utc" | "thousand" | "million" | "billion") => true,
        Word::Glue("'s" | "’s" | "`s") => false,
        Word::Glue(":" | "-" | "/") => {
            let touching = words.touches_next(at) && words.touches_next(at + 1);
            touching && !begins_range(words, at, year) && next != ":"
                || touching && next == ":" && matches!(words.at(at + 2), Word::Number(_))
        }
        Word::Told | Word::Ahead | Word::Stop => false,
        _ if words.touches_next(at) && next.starts_with(char::is_alphanumeric) => true,
        _ => {
            // `the 2010 elections`, but `2000 men`.
            let plural = lower && next.len() > 3 && next.ends_with('s') && !next.ends_with("ss");
            let people = matches!(
                next,
                "people" | "men" | "women" | "children" | "troops" | "police"
            );
            let round = year % 10 == 0;
            let determined = matches!(
                words.before(at),
                Word::Glue("the" | "his" | "her" | "their" | "its") | Word::Side(_)
            );
            let dated = matches!(words.before(at), Word::Glue("in" | "since" | "until"));
            people || plural && (round && !(determined && year % 100 != 0) || !determined && !dated)
        }
    }
}

/// Whether the word before token `at` is one that years follow.
fn is_beside_word_of_years(words: &Words<'_>, at: usize) -> bool {
    match words.before(at) {
        Word::Glue(
            "in" | "since" | "during" | "until" | "early" | "late" | "mid" | "circa" | "c." | "ca."
            | "c" | "ca" | "b." | "d." | "m." | "born" | "died" | "fiscal",
        )
        | Word::Month(..)
        | Word::Season(_)
        | Word::Unit(Unit::Year) => true,
        Word::Ahead => matches!(words.covered(at - 1), "until" | "till" | "Until"),
        // `c. 1640`, `m. 1949`: the stop may stand alone.
        Word::Stop if words.covered(at - 1) == "." => {
            matches!(words.covered(at.wrapping_sub(2)), "c" | "ca" | "b" | "d" | "m" | "r" | "div" | "est")
        }
        Word::Glue("-") => is_mid(words, at),
        Word::Glue("of") => {
            at >= 2
                && matches!(
                    words.at(at - 2),
                    Word::Month(..)
                        | Word::Season(_)
                        | Word::Glue("end" | "start" | "beginning" | "middle")
                )
        }
        Word::Glue("between" | "from") => true,
        // `in 1876 and 1877`, `from 1655 to 1660`.
        Word::Glue("and" | "or" | "to" | ",") => {
            at >= 2 && number(words, at - 2).is_some_and(|(_, after)| after == at - 1)
        }
        _ => false,
    }
}

/// Whether the word before token `at` makes of it an amount or a name of something else: `room 2012`, `some 2000`.
fn measures(words: &Words<'_>, at: usize) -> bool {
    matches!(
        words.before(at),
        Word::Glue(
            "$" | "some"
                | "than"
                | "nearly"
                | "almost"
                | "only"
                | "just"
                | "least"
                | "at"
                | "over"
                | "-"
        )
    ) || matches!(words.before(at), Word::Number(_))
        || matches!(
            words.covered(at.wrapping_sub(1)),
            "room"
                | "Room"
                | "flight"
                | "Flight"
                | "page"
                | "pages"
                | "route"
                | "Route"
                | "No."
                | "no."
                | "number"
                | "channel"
                | "Channel"
                | "model"
                | "Model"
                | "top"
                | "section"
                | "Section"
                | "approximately"
                | "roughly"
                | "Resolution"
                | "resolution"
                | "Highway"
                | "line"
                | "level"
                | "rule"
                | "Rule"
                | "gate"
                | "unit"
        )
}

/// `2014-16`, `1868 – 1912`: whether the years end in token `at`.
fn is_end_of_range(words: &Words<'_>, at: usize, year: i16) -> bool {
    let dash = matches!(words.before(at), Word::Glue("-" | "/"));
    let first = at.checked_sub(2).and_then(|n| number(words, n));
    dash && matches!(first, Some((first, _)) if first < year && year < first + 200)
}

fn begins_range(words: &Words<'_>, at: usize, year: i16) -> bool {
    let dash = matches!(words.at(at + 1), Word::Glue("-" | "/"));
    dash && match words.at(at + 2) {
        Word::Number(last) if words.covered(at + 2).len() == 4 => year < last && last < year + 200,
        Word::Number(last) if words.covered(at + 2).len() == 2 => {
            i32::from(year % 100) < i32::from(last) && !words.touches_next(at + 2)
                || i32::from(year % 100) < i32::from(last)
                    && !matches!(words.at(at + 3), Word::Glue("-" | "/"))
        }
        _ => words.covered(at + 2) == "present",
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
    let clock = words.is(at + 1, ":") && words.touches_next(at) || words.is(at + 1, "gmt");
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
    let compound = name || words.covered(at + 1).starts_with(char::is_alphabetic)
        && words.at(at + 1) == Word::Other
        && !sure;
    (marked && !compound).then(|| {
        let when = When::Season(season, YearOf::Near(Side::Open));
        (at + 1, Meaning::On(when, None))
    })
}
