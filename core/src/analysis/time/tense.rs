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
    let until = matches!(
        words.before(first),
        Word::Glue("by" | "through") | Word::Ahead
    );
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
        Word::Glue("to") => infinitive(words, at),
        // `had been due to leave on Friday`
        Word::Ahead if words.covered(at.saturating_sub(1)) == "been" => None,
        Word::Ahead => Some(Side::Coming),
        Word::Told if is_intent(words.covered(at)) && words.is(at + 1, "to") => Some(Side::Coming),
        Word::Told => Some(Side::Latest),
        _ => None,
    }
}

/// What `to` at `at` says, if a verb follows it: `agreed to meet` looks ahead, `advanced to take` does not.
fn infinitive(words: &Words<'_>, at: usize) -> Option<Side> {
    let verb = words.covered(at + 1);
    let lower = verb.len() > 1 && verb.bytes().all(|b| b.is_ascii_lowercase());
    let plural = verb.ends_with('s') && !verb.ends_with("ss");
    let article = matches!(
        verb,
        "the" | "an" | "his" | "her" | "their" | "its" | "this" | "that"
    );
    let before = words.covered(at.checked_sub(1)?);
    (lower && !plural && !article && is_intent(before)).then_some(Side::Coming)
}

/// Words of what someone is about to do, before `to`.
fn is_intent(word: &str) -> bool {
    matches!(
        word,
        "is" | "are"
            | "set"
            | "ready"
            | "likely"
            | "agreed"
            | "agree"
            | "agrees"
            | "voted"
            | "vowed"
            | "vows"
            | "promised"
            | "promises"
            | "pledged"
            | "pledges"
            | "decided"
            | "decides"
            | "wants"
            | "want"
            | "wanted"
            | "hoped"
            | "hope"
            | "asked"
            | "invited"
            | "ordered"
            | "threatened"
            | "threatens"
            | "offered"
            | "offers"
            | "urged"
            | "intend"
            | "intended"
            | "prepares"
            | "preparing"
            | "prepared"
            | "agreement"
            | "decision"
            | "deal"
            | "offer"
            | "proposal"
            | "proposed"
            | "meeting"
            | "deadline"
            | "time"
            | "move"
            | "continuing"
    )
}
