//! Days that have a name.

use super::{
    Feast, Meaning, Side, When, YearOf,
    find::Found,
    lexicon::{Word, Words},
    tense, years,
};
use crate::{
    lexicon::{Class, feasts},
    syntax::Relation,
};

/// The feast whose name begins with token `at`, or after the word before it as `side` says.
pub(super) fn feast(words: &Words<'_>, at: usize, side: Option<Side>) -> Option<Found> {
    let (feast, after) = named(words, at)?;
    let on = |after, year| Some((after, Meaning::On(When::Feast(feast, year), None)));
    if let Some((year, after)) = years::number(words, after + usize::from(words.is(after, ","))) {
        return on(after, YearOf::Known(year));
    }
    if let Some(side) = side {
        return on(after, YearOf::Near(side));
    }
    // `a Christmas tree` is no day.
    let single = after == at + 1;
    if single && !(is_marked(words, at) && stands_alone(words, at, after)) {
        return None;
    }
    on(after, YearOf::Near(tense::side(words, at, after)))
}

/// Whether the word before token `at` is one that days follow.
fn is_marked(words: &Words<'_>, at: usize) -> bool {
    matches!(
        words.before(at),
        Word::Glue(
            "at" | "by"
                | "before"
                | "after"
                | "until"
                | "since"
                | "for"
                | "on"
                | "over"
                | "around"
                | "during"
                | "this"
                | "in"
                | "from"
                | "and"
                | "through"
        ) | Word::Ahead
            | Word::Stop
    )
}

/// Whether what ends before `after` is no part of the name or noun that goes on there.
fn stands_alone(words: &Words<'_>, at: usize, after: usize) -> bool {
    if !matches!(words.at(after), Word::Other) {
        return true;
    }
    let compound = words.in_tree(
        at.saturating_sub(8)..words.len().min(after + 8),
        at,
        |tree, at, _| {
            let relation = tree.nodes()[at].relation;
            Some(matches!(
                relation,
                Relation::Compound | Relation::NmodUnmarked | Relation::Amod | Relation::Flat
            ))
        },
    );
    let capital = words.covered(after).starts_with(char::is_uppercase);
    compound == Some(false) && !capital
}

/// The feast, and the token after its name.
fn named(words: &Words<'_>, at: usize) -> Option<(Feast, usize)> {
    let capital = |at: usize| words.covered(at).starts_with(char::is_uppercase);
    if !words.has(at, Class::FEAST) || !capital(at) {
        return None;
    }
    let (feast, n_words) = feasts::named(|n| words.lower(at + n))?;
    let goes_on = n_words == 1 && capital(at + 1);
    (!goes_on && capital(at + n_words - 1)).then_some((feast, at + n_words))
}
