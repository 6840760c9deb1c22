//! Whether the words around a number of four digits make it a year.

use super::{
    Side, Unit, clock,
    lexicon::{Word, Words},
    years,
};
use crate::{analysis::Measure, lexicon::Class};

/// Things that are numbered, so that a number after one is no year.
const NUMBERED: [&str; 14] = [
    "room",
    "flight",
    "page",
    "pages",
    "route",
    "no.",
    "number",
    "channel",
    "model",
    "section",
    "resolution",
    "highway",
    "rule",
    "gate",
];

/// How far apart the years of a range may lie.
const MAX_YEARS_OF_RANGE: i16 = 200;

/// Whether the words around token `at` make its number, from 1000 to 2099, a year.
///
/// A number from 1900 on is one unless something speaks against it, an earlier one where something
/// speaks for it: round numbers are amounts more often.
pub(super) fn make_year(words: &Words<'_>, at: usize, year: i16) -> bool {
    let before = words.before(at);
    let ends_range = ends_range(words, at, year);
    let glued = at > 0 && words.touches_next(at - 1);
    let open = matches!(before, Word::Glue("(" | "[" | "'"));
    if glued && !open && !ends_range && !is_mid(words, at) {
        return false;
    }
    // `92 (6): 1087–1101` are pages.
    if before == Word::Glue(":") || counts_what_follows(words, at, year) {
        return false;
    }
    if follows_word_of_years(words, at) || ends_range || begins_range(words, at, year) {
        return true;
    }
    let modern = year >= 1900;
    if year % 10 != 0 && (stands_alone(words, at) || year >= 1500 && may_precede_year(before)) {
        return true;
    }
    if is_cited(words, at) {
        return modern || open;
    }
    modern && !is_amount_or_name(words, at)
}

/// `mid-1990`.
fn is_mid(words: &Words<'_>, at: usize) -> bool {
    at >= 2 && words.is(at - 1, "-") && words.is(at - 2, "mid")
}

/// Whether the number at `at` counts what follows it or is part of it: `1999 votes`, `2000-strong`, `1950 m`, `1900 GMT`.
fn counts_what_follows(words: &Words<'_>, at: usize, year: i16) -> bool {
    let next = words.covered(at + 1);
    let touching = words.touches_next(at);
    match words.at(at + 1) {
        Word::Unit(_) | Word::Units(_) | Word::Glue("%" | "thousand" | "million" | "billion") => {
            true
        }
        _ if clock::is_zone(words, at + 1) => true,
        // `1900 to 2200 EST`.
        Word::Glue("to" | "and" | "-") if clock::is_zone(words, at + 3) => {
            matches!(words.at(at + 2), Word::Number(_))
        }
        Word::Glue("'s" | "’s" | "`s") | Word::Told | Word::Ahead | Word::Stop => false,
        Word::Glue(":") => touching && matches!(words.at(at + 2), Word::Number(_)),
        Word::Glue("-" | "/") => {
            touching && words.touches_next(at + 1) && !begins_range(words, at, year)
        }
        _ if touching && next.starts_with(char::is_alphanumeric) => true,
        _ if is_address(words, at) || Measure::is_unit(next) => true,
        _ if words.has(at + 1, Class::PLURAL)
            || next.ends_with("men")
            || next.ends_with("children") =>
        {
            !is_dated(words.before(at))
        }
        _ => is_plural(next) && counts_things(words.before(at), year),
    }
}

/// `1999 Elm Street`.
fn is_address(words: &Words<'_>, at: usize) -> bool {
    let capital = |at: usize| words.covered(at).starts_with(char::is_uppercase);
    let mut names = (at + 1..at + 4).take_while(|&at| capital(at));
    names.any(|name| name > at + 1 && words.has(name, Class::STREET))
}

/// Whether what follows is a year and no number: `in 1999 voters`, `from 2019 levels`.
fn is_dated(before: Word) -> bool {
    matches!(before, Word::Glue("in" | "since" | "until" | "from"))
}

fn is_plural(word: &str) -> bool {
    let lower = word.starts_with(|c: char| c.is_lowercase());
    lower && word.len() > 3 && word.ends_with('s') && !word.ends_with("ss")
}

/// Whether `year` before a plural counts it: `2000 men`, `1999 votes`, but `the 2010 elections` and `in 1999 voters`.
fn counts_things(before: Word, year: i16) -> bool {
    let determined = matches!(
        before,
        Word::Glue("the" | "his" | "her" | "their" | "its") | Word::Side(_)
    );
    let dated = is_dated(before);
    match (year % 10, year % 100) {
        (_, 0) => true,
        (0, _) => !determined,
        _ => !determined && !dated,
    }
}

/// Whether the word before token `at` is one that years follow.
fn follows_word_of_years(words: &Words<'_>, at: usize) -> bool {
    match words.before(at) {
        Word::Glue(
            "in" | "since" | "during" | "until" | "between" | "from" | "early" | "late" | "mid"
            | "born" | "died" | "fiscal",
        )
        | Word::Month(..)
        | Word::Season(_)
        | Word::Unit(Unit::Year) => true,
        Word::Ahead => matches!(words.covered(at - 1), "until" | "till" | "Until"),
        Word::Glue("-") => is_mid(words, at),
        Word::Glue("of") => matches!(
            words.before(at - 1),
            Word::Month(..)
                | Word::Season(_)
                | Word::Glue("end" | "start" | "beginning" | "middle")
        ),
        // `in 1876 and 1877`, `from 1655 to 1660`.
        Word::Glue("and" | "or" | "to" | ",") => {
            at >= 2 && years::number(words, at - 2).is_some_and(|(_, after)| after == at - 1)
        }
        _ => is_abbreviated(words, at),
    }
}

/// Whether `c.`, `born` or another word of dates stands before token `at` in short; its full stop may stand alone.
pub(super) fn is_abbreviated(words: &Words<'_>, at: usize) -> bool {
    let stop = usize::from(words.covered(at.wrapping_sub(1)) == ".");
    match words.covered(at.wrapping_sub(1 + stop)) {
        "c." | "ca." | "circa" | "b." | "d." | "m." | "r." => true,
        "c" | "ca" => true,
        "b" | "d" | "m" | "r" | "div" | "est" => stop == 1,
        _ => false,
    }
}

/// `1596, dating from …`, `…, London, 1859.`
fn stands_alone(words: &Words<'_>, at: usize) -> bool {
    let begins =
        words.before(at) == Word::Stop && matches!(words.at(at + 1), Word::Glue("," | ":"));
    let ends = words.before(at) == Word::Glue(",") && words.at(at + 1) == Word::Stop;
    begins || ends
}

/// `by 1835`, `the 1863 proclamation`, `his 1796 essay`.
fn may_precede_year(before: Word) -> bool {
    matches!(
        before,
        Word::Glue(
            "by" | "of"
                | "to"
                | "after"
                | "before"
                | "around"
                | "about"
                | "the"
                | "his"
                | "her"
                | "its"
                | "their"
                | "'s"
                | "’s"
                | "`s"
        ) | Word::Side(Side::This)
    )
}

/// `(1999)`, `Hale, 1999;`
fn is_cited(words: &Words<'_>, at: usize) -> bool {
    let begins = matches!(words.before(at), Word::Glue("(" | "[" | ",") | Word::Stop);
    begins && matches!(words.covered(at + 1), ")" | "]" | "," | ";")
}

/// `room 2012`, `some 2000`.
fn is_amount_or_name(words: &Words<'_>, at: usize) -> bool {
    match words.before(at) {
        Word::Number(_)
        | Word::Glue(
            "$" | "some" | "than" | "nearly" | "almost" | "only" | "just" | "least" | "at" | "over"
            | "-",
        ) => true,
        _ => {
            let before = words.covered(at.wrapping_sub(1));
            let before_is = |word: &&str| before.eq_ignore_ascii_case(word);
            NUMBERED.iter().any(before_is) || matches!(before, "approximately" | "roughly" | "top")
        }
    }
}

/// Whether the years of a range end in token `at`: `1868 – 1912`.
fn ends_range(words: &Words<'_>, at: usize, year: i16) -> bool {
    let dash = matches!(words.before(at), Word::Glue("-" | "/"));
    let first = at.checked_sub(2).and_then(|n| years::number(words, n));
    dash && first.is_some_and(|(first, _)| (first + 1..first + MAX_YEARS_OF_RANGE).contains(&year))
}

/// Whether the years of a range begin with token `at`: `2014-16`, `2013 – present`.
fn begins_range(words: &Words<'_>, at: usize, year: i16) -> bool {
    if !matches!(words.at(at + 1), Word::Glue("-" | "/")) {
        return false;
    }
    let last = words.covered(at + 2);
    match words.at(at + 2) {
        Word::Number(number) if last.len() == 4 => {
            (year + 1..year + MAX_YEARS_OF_RANGE).contains(&number)
        }
        // `2014-16`, but `2014-06-16` is a day.
        Word::Number(number) if last.len() == 2 => {
            let goes_on =
                words.touches_next(at + 2) && matches!(words.at(at + 3), Word::Glue("-" | "/"));
            year % 100 < number && !goes_on
        }
        _ => last == "present",
    }
}
