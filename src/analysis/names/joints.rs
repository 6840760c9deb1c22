//! What stands between the capitals of one name: particles, hyphens, `of`, `and`, `for`.

use std::ops::Range;

use super::{lexicon::Class, words::Word};

/// Whether the word is in no word list and looks like no participle, as the second half of a Korean given name.
pub(super) fn syllable(word: &Word<'_>) -> bool {
    word.lower()
        && word.class == Class::default()
        && word.text.len() <= 6
        && !word.text.ends_with("ed")
        && !word.text.ends_with("ing")
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
