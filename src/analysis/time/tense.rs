//! Whether a day without a date lies back or ahead, by the verbs around it.

use super::{
    Side,
    lexicon::{Word, Words},
};

/// How many tokens of the sentence before and after a weekday or month are searched for a verb.
const REACH: usize = 16;

/// Where the weekday, month or feast from token `first` up to `after` lies.
///
/// The nearest verb before it in its sentence decides, or else the first one after it: `the council,
/// which met on Monday, will vote on Friday`; `on Friday the council will vote`.
pub(super) fn side(words: &Words<'_>, first: usize, after: usize) -> Side {
    let until = matches!(words.before(first), Word::Glue("by" | "through") | Word::Ahead);
    if until && !had_done(words, first) {
        return Side::Coming;
    }
    let before = (0..first).rev().take(REACH);
    let before = before.take_while(|&at| words.at(at) != Word::Stop);
    let following = (after..words.len()).take(REACH);
    let following = following.take_while(|&at| words.at(at) != Word::Stop);
    let mut verbs = before.chain(following);
    verbs.find_map(|at| tense(words, at)).unwrap_or(Side::Open)
}

/// `had left by`: whether what was to be done by the day at `at` was.
fn had_done(words: &Words<'_>, at: usize) -> bool {
    let before = (0..at).rev().take(REACH);
    let mut before = before.take_while(|&at| words.at(at) != Word::Stop);
    before.any(|at| words.covered(at) == "had")
}

/// What the token at `at` says of its clause.
fn tense(words: &Words<'_>, at: usize) -> Option<Side> {
    match words.at(at) {
        // `is scheduled to`, but `was due to`.
        Word::Ahead if words.covered(at) == "due" && words.is(at + 1, "to") => {
            (!is_infinitive(words, at + 1)).then_some(Side::Latest)
        }
        Word::Ahead => Some(Side::Coming),
        Word::Told => Some(Side::Latest),
        Word::Glue("to") if is_infinitive(words, at) => Some(Side::Coming),
        _ => None,
    }
}

/// Whether `to` at `at` begins what someone is about to do: `agreed to meet`, but not `failed to meet`.
fn is_infinitive(words: &Words<'_>, at: usize) -> bool {
    let verb = words.covered(at + 1);
    let lower = verb.len() > 1 && verb.bytes().all(|b| b.is_ascii_lowercase());
    let noun = matches!(
        verb,
        "the"
            | "an"
            | "his"
            | "her"
            | "their"
            | "its"
            | "this"
            | "that"
            | "these"
            | "those"
            | "some"
            | "all"
            | "any"
            | "power"
            | "court"
            | "work"
            | "school"
            | "him"
            | "them"
            | "us"
            | "me"
            | "you"
            | "it"
            | "death"
            | "about"
            | "at"
            | "more"
           
    ) || verb.ends_with("ing");
    // What these say was done is done.
    let done = at > 0
        && matches!(
            words.covered(at - 1),
            "began"
                | "failed"
                | "refused"
                | "managed"
                | "tried"
                | "continued"
                | "forced"
                | "used"
                | "appeared"
                | "seemed"
                | "started"
                | "had"
                | "helped"
                | "came"
                | "due"
                | "according"
                | "declined"
                | "able"
        );
    lower && !noun && !done
}
