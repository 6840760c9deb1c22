//! Whether a day without a date lies back or ahead, by the verbs around it.

use super::{
    Side,
    clause::Clauses,
    lexicon::{Word, Words},
};
use crate::lexicon::Class;

/// How many tokens of the sentence before and after a weekday or month are searched for a verb.
const REACH: usize = 16;
/// So many tokens around a time are read as its sentence at most.
const MAX_SENTENCE: usize = 64;

/// Where the weekday, month or feast from token `first` up to `after` lies.
///
/// Where a verb of the past stands just before it and nothing looks ahead, it decides: `police said on Monday`.
/// Else the clause is read.
pub(super) fn side(words: &Words<'_>, first: usize, after: usize) -> Side {
    if is_plainly_past(words, first, after) {
        return Side::Latest;
    }
    let stop = |at: &usize| words.at(*at) == Word::Stop;
    let before = (0..first).rev().take(MAX_SENTENCE);
    let from = match before.clone().find(stop) {
        Some(at) => at + 1,
        None if first <= MAX_SENTENCE => 0,
        // Of what has no end each stretch is read once.
        None => first - first % MAX_SENTENCE,
    };
    let rest = (after.max(first + 1)..words.len()).take_while(|&at| at < from + 2 * MAX_SENTENCE);
    let until = rest.clone().find(stop).or(rest.last());
    let until = until.map_or(after.max(first + 1).min(words.len()), |at| at + 1);
    let found = words.in_tree(
        from..until,
        after.max(first + 1) - 1,
        |tree, at, historic| Clauses { tree, historic }.side(at),
    );
    found.unwrap_or(Side::Open)
}

fn is_plainly_past(words: &Words<'_>, first: usize, after: usize) -> bool {
    let until = matches!(
        words.before(first),
        Word::Glue("by" | "through") | Word::Ahead
    );
    let within = |at: &usize| !matches!(words.at(*at), Word::Stop | Word::Glue(","));
    let ahead = |at: usize| {
        matches!(words.at(at), Word::Ahead | Word::Glue("to"))
            || matches!(words.lower(at), "if" | "unless")
    };
    let before = || {
        (0..first)
            .rev()
            .take(REACH)
            .take_while(within)
            .take_while(|&at| !ahead(at))
    };
    // `could be relegated` tells of nothing that was.
    let is_past =
        |&at: &usize| words.at(at) == Word::Told && words.lower(at.wrapping_sub(1)) != "be";
    let told = before().find(is_past).is_some_and(|told| {
        // `the man arrested on Monday appears on Friday`
        let may_be_verb = |at: usize| {
            let word = words.covered(at);
            word.ends_with('s') && word.starts_with(|c: char| c.is_ascii_lowercase())
        };
        !words.covered(told).ends_with("ed") || !(told + 1..first).any(may_be_verb)
    });
    let mut following = (after..words.len()).take(REACH).take_while(within);
    !until && told && !following.any(ahead)
}

/// Whether the time from token `first` up to `after` tells since when something is, or when something was said: the nearest
/// verb of the past, before it or else after it, is one of saying.
pub(super) fn is_aside(words: &Words<'_>, first: usize, after: usize) -> bool {
    if words.is(first.wrapping_sub(1), "since") {
        return true;
    }
    let within = |at: &usize| words.at(*at) != Word::Stop;
    let verb = |at: &usize| matches!(words.at(*at), Word::Told | Word::Ahead);
    let before = (0..first).rev().take(REACH).take_while(within).find(verb);
    let following = || {
        (after..words.len())
            .take(REACH)
            .take_while(within)
            .find(verb)
    };
    let nearest = before.or_else(following);
    nearest.is_some_and(|at| words.at(at) == Word::Told && words.has(at, Class::SAYS))
}
