//! Kinds of happenings that a sentence names: `captured` and `retook` are one.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::{
    analysis::segment::{self, TokenKind},
    text::{Span, Text},
};

/// The words for each kind of happening, as they stand in news.
#[rustfmt::skip]
const KINDS: &[&[&str]] = &[
    &["begin", "began", "begins", "beginning", "begun", "embark", "embarked", "launch", "launched", "launches",
      "launching", "open", "opened", "opening", "opens", "outbreak", "start", "started", "starting", "starts"],
    &["capture", "captured", "captures", "capturing", "fall", "fallen", "falls", "fell", "liberated", "liberation",
      "recapture", "recaptured", "recapturing", "retake", "retaken", "retaking", "retook", "seize", "seized", "seizing", "seizure"],
    &["assault", "campaign", "offensive", "operation", "operations", "raid", "raided", "raids", "sweep"],
    &["dead", "death", "deaths", "die", "died", "dies", "fatal", "fatalities", "kill", "killed", "killing", "kills", "murder",
      "murdered", "slain"],
    &["hurt", "injured", "injures", "injuries", "injuring", "wounded", "wounding", "wounds"],
    &["blast", "blasts", "blew", "bomb", "bombed", "bombing", "bombings", "bombs", "detonated", "erupted", "exploded",
      "explodes", "explosion", "explosions"],
    &["arrest", "arrested", "arresting", "arrests", "captive", "custody", "detain", "detained", "detains", "detention"],
    &["departed", "departure", "oust", "ousted", "quit", "quits", "resign", "resignation", "resigned", "resigning", "resigns"],
    &["accord", "agree", "agreed", "agreement", "agrees", "deal", "pact", "sign", "signed", "signing", "treaty"],
    &["conference", "meet", "meeting", "meets", "met", "summit", "talks"],
    &["acquire", "acquired", "acquires", "acquisition", "bought", "buy", "buying", "buys", "purchase", "takeover"],
    &["close", "closed", "closes", "closing", "closure", "shut", "shutdown", "shuts", "shutting"],
    &["crash", "crashed", "crashes", "collided", "collision", "derailed", "wreck"],
    &["earthquake", "quake", "tremor"],
    &["demonstrated", "demonstration", "demonstrations", "demonstrators", "march", "marched", "marchers", "protest", "protested",
      "protesters", "protests", "rallied", "rallies", "rally"],
    &["charged", "charges", "indicted", "indictment", "lawsuit", "prosecuted", "sue", "sued", "sues", "suing"],
    &["convicted", "conviction", "jailed", "sentence", "sentenced", "verdict"],
    &["defeat", "defeated", "victory", "win", "winning", "wins", "won"],
    &["elect", "elected", "election", "elections", "poll", "polls", "vote", "voted", "voters", "votes", "voting"],
    &["appoint", "appointed", "appointment", "appoints", "named", "nominate", "nominated", "nomination"],
    &["ban", "banned", "banning", "bans", "forbade", "forbidden", "outlawed", "prohibited", "suspended", "suspension"],
    &["declare", "declared", "declares", "declaring", "proclaimed"],
];

/// The bit of the kind of each word.
static KIND_OF: LazyLock<FxHashMap<&str, u32>> = LazyLock::new(|| {
    let kinds = KINDS.iter().zip(0..);
    let words = kinds.flat_map(|(words, at)| words.iter().map(move |word| (*word, 1 << at)));
    words.collect()
});

/// Kinds of happenings: a set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Happenings(u32);

impl Happenings {
    /// Those that the words of `sentence` name.
    pub(super) fn named_in(text: &Text, sentence: Span) -> Happenings {
        let tokens = segment::tokens(text, sentence).into_iter();
        let words = tokens.filter(|token| token.kind == TokenKind::Word);
        let kinds = words.map(|token| kind(&text[token.span]));
        Happenings(kinds.fold(0, |all, kind| all | kind))
    }

    /// How many kinds both have.
    pub(super) const fn n_shared(self, other: Happenings) -> u32 {
        (self.0 & other.0).count_ones()
    }
}

/// The bit of the kind that `word` names, or none; a word with a capital is a name or a sentence's first.
fn kind(word: &str) -> u32 {
    KIND_OF.get(word).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_for_one_kind_of_happening_are_one() {
        let shared = |a: &str, b: &str| {
            let named = |it: &str| {
                let text = Text::new(it);
                Happenings::named_in(&text, text.span())
            };
            named(a).n_shared(named(b))
        };
        assert_eq!(shared("They retook the port.", "The port was seized."), 1);
        assert_eq!(shared("They began to vote.", "The elections started."), 2);
        assert_eq!(shared("They retook the port.", "The port was closed."), 0);
        assert_eq!(shared("In March they met.", "They will march."), 0);
    }
}
