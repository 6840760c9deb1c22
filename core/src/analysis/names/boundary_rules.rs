//! What stands between the capitals of one name: particles, hyphens, `of`, `and`, `for`.

use std::ops::Range;

use super::{
    lexicon::Class,
    words::{Shape, Word, opens},
};

/// Whether the word is in no word list and looks like no participle, as the second half of a Korean given name.
pub(super) fn syllable(word: &Word<'_>) -> bool {
    word.lower()
        && word.class == Class::default()
        && word.text.len() <= 6
        && !word.text.ends_with("ed")
        && !word.text.ends_with("ing")
}

/// What is joined to a name by a hyphen and is no part of it.
pub(super) const PREFIX: [&str; 12] = [
    "anti", "Anti", "pro", "Pro", "non", "Non", "post", "Post", "pre", "Pre", "ex", "Ex",
];

/// Whether the word at `at` is such a one.
pub(super) fn prefix(words: &[Word<'_>], at: usize) -> bool {
    words.get(at + 1).is_some_and(Word::hyphen) && PREFIX.contains(&words[at].text)
}

/// Whether a given name at `at` is a verb at the head of a sentence: `Mark my words`, `Will the talks go on?`
pub(super) fn commands(words: &[Word<'_>], at: usize) -> bool {
    let determiner = |word: &Word<'_>| {
        matches!(
            word.text,
            "the"
                | "a"
                | "an"
                | "this"
                | "that"
                | "these"
                | "those"
                | "my"
                | "your"
                | "his"
                | "her"
                | "its"
                | "our"
                | "their"
                | "me"
                | "you"
                | "him"
                | "it"
                | "us"
                | "them"
                | "he"
                | "she"
                | "we"
                | "they"
                | "I"
        )
    };
    words[at].is(Class::GIVEN) && opens(words, at) && words.get(at + 1).is_some_and(determiner)
}

/// Whether a month at `at` is a given name: `April Quill`, where nothing of a date stands before it.
pub(super) fn given_month(words: &[Word<'_>], at: usize) -> bool {
    let given = matches!(words[at].text, "April" | "May" | "June" | "August");
    let alone = opens(words, at) || words[at - 1].is(Class::SPEECH);
    let surname = |word: &Word<'_>| {
        word.shape == Shape::Capital && !word.timed && word.class == Class::default()
    };
    given && alone && words.get(at + 1).is_some_and(surname)
}

/// Whether the name begins with an Arabic article (`al-Tin`), as no other word does.
pub(super) fn has_article(name: &[Word<'_>]) -> bool {
    matches!(name, [article, hyphen, ..] if article.is(Class::HYPHEN_PARTICLE) && hyphen.hyphen())
}

/// Whether a hyphen between the two joins two names: `Norway-Sweden`.
pub(super) fn two_names(one: &Word<'_>, other: &Word<'_>) -> bool {
    let thing = Class::GEOGRAPHIC | Class::ORG;
    one.is(thing) && other.is(thing) && (one.is(Class::GEOGRAPHIC) || other.is(Class::GEOGRAPHIC))
}

/// The index after particles that begin at `at` and that a name follows; `at` itself where there are none.
pub(super) fn particle_end(words: &[Word<'_>], at: usize) -> Option<usize> {
    let mut end = at;
    loop {
        let word = words.get(end)?;
        if !word.lower() {
            return Some(end);
        }
        let hyphen = words.get(end + 1).is_some_and(Word::hyphen);
        if hyphen && word.is(Class::HYPHEN_PARTICLE) {
            end += 2;
        } else if word.is(Class::PARTICLE) && !hyphen {
            end += 1;
        } else {
            return None;
        }
        if end > at + 4 {
            return None;
        }
    }
}

/// Whether `of` goes on with the name: `Ministry of Defence`.
pub(super) fn takes_of(words: &[Word<'_>], name: Range<usize>) -> bool {
    let last = &words[name.end - 1];
    let known = name.len() > 1 || !last.is(Class::GEOGRAPHIC) || last.is(Class::PLACE_HEAD);
    last.is(Class::ORG_HEAD | Class::PLACE_HEAD | Class::EVENT_HEAD | Class::TITLE) && known
        || matches!(
            last.text,
            "Republic" | "Kingdom" | "House" | "State" | "States" | "Battle"
        )
}

/// Whether `and` or `for` at `at` goes on with the name: `Ministry of Trade and Industry`, `Trade and Industry Ministry`.
pub(super) fn goes_on(words: &[Word<'_>], name: Range<usize>, at: usize) -> bool {
    const MAX_AFTER: usize = 4;
    let unknown = |word: &Word<'_>| !word.is(Class::KNOWN | Class::TITLE);
    let plain =
        |word: &Word<'_>| word.is(Class::COMMON) && unknown(word) && !word.is(Class::ORG_HEAD);
    let before = name.start.checked_sub(1).map_or("", |at| words[at].text);
    let name = &words[name];
    let has_head = name.iter().any(|word| word.is(Class::ORG_HEAD));
    let binds = |word: &Word<'_>| matches!(word.text, "of" | "for");
    if has_head && plain(&words[at + 1]) && (name.iter().any(binds) || words[at].text == "for") {
        return true;
    }
    let after = words[at + 1..].iter().take(MAX_AFTER);
    let after: Vec<&Word<'_>> = after.take_while(|word| word.capital()).collect();
    words[at].text == "and"
        && !has_head
        && before.eq_ignore_ascii_case("the")
        && name.iter().all(unknown)
        && after.split_last().is_some_and(|(head, rest)| {
            head.is(Class::ORG_HEAD)
                && !head.is(Class::TITLE)
                && !rest.is_empty()
                && rest.iter().all(|word| unknown(word))
        })
}
