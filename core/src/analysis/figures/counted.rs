//! The noun that a number counts: `villages and hamlets` of `56 villages and hamlets`.

use super::words::Words;
use crate::lexicon::{self, Class};

/// Words that stand between a number and its noun at most.
const MAX_MODIFIERS: usize = 5;

/// Stretches of time, and those who each have a share, after `a` or `per`.
#[rustfmt::skip]
const RATES: &[&str] = &[
    "second", "minute", "hour", "day", "night", "week", "month", "year", "person", "household",
];

/// What one thing is said of without counting it.
#[rustfmt::skip]
const IDLE: &[&str] = &[
    "another", "day", "thing", "way", "reason", "time", "side", "hand", "more", "point", "step",
];

/// Verbs in the present, which look like plurals.
#[rustfmt::skip]
const VERBS: &[&str] = &[
    "says", "tells", "adds", "means", "makes", "takes", "comes", "goes", "gives", "remains", "includes",
    "shows", "keeps", "gets", "lives", "works", "needs", "wants", "brings", "seems", "believes", "leaves",
    "becomes", "begins", "faces",
];

/// Words over which no noun phrase goes on.
#[rustfmt::skip]
const NO_NOUN: &[&str] = &[
    "a", "an", "the", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my", "your",
    "he", "she", "it", "they", "we", "i", "you", "them", "him", "us", "who", "which", "what", "whom",
    "whose", "where", "when", "while", "as", "if", "because", "although", "of", "in", "on", "at", "to",
    "from", "by", "with", "for", "into", "onto", "over", "under", "about", "around", "after", "before",
    "since", "until", "during", "between", "among", "across", "against", "through", "near", "without",
    "within", "off", "out", "up", "down", "than", "per", "via", "outside", "inside", "along", "behind",
    "beyond", "towards", "and", "or", "but", "nor", "so", "not", "no", "is", "are", "was", "were", "be",
    "been", "being", "am", "has", "have", "had", "having", "do", "does", "did", "will", "would", "can",
    "could", "may", "might", "must", "shall", "should", "said", "told", "plus", "minus", "ago",
    "later", "earlier", "then", "there", "here", "including", "made", "took", "came", "went", "got", "gave",
    "left", "became", "began", "held", "saw", "lost", "won", "alone", "according", "yesterday", "today",
    "tomorrow", "again", "also", "too", "only", "even", "just", "still", "already", "however", "'s", "’s",
    "each", "both",
];

/// A counted noun with the words that go before it.
#[derive(Clone, Copy)]
pub(super) struct Counted {
    pub(super) first: usize,
    /// The noun itself; of two joined by `and`, the first.
    pub(super) head: usize,
    pub(super) after: usize,
}

/// What a number that ends before `at` counts; `one` tells that it is a single thing.
///
/// Without a tagger the noun is known by its plural: `improvised explosive devices` ends with the first
/// word that has one. Words that no noun phrase holds end the search.
pub(super) fn counted(words: &Words<'_>, at: usize, one: bool) -> Option<Counted> {
    if one {
        return single(words, at);
    }
    let mut at_word = at;
    while at_word <= at + MAX_MODIFIERS {
        let word = words.at(at_word);
        let hyphen = word == "-" && words.touches_next(at_word) && at_word > at;
        // `AK-47 rifles`
        let numbered = words.is_number(at_word)
            && at_word > at + 1
            && words.at(at_word - 1) == "-"
            && words.touches_next(at_word - 1);
        if hyphen || numbered {
            at_word += 1;
            continue;
        }
        if !words.is_word(at_word) || ends_phrase(word) {
            return None;
        }
        let compound = words.at(at_word + 1) == "-" && words.touches_next(at_word);
        // The first of two plurals is seldom the noun: `sports clubs`, `United States troops`.
        let next = words.at(at_word + 1);
        let goes_on =
            words.is_word(at_word + 1) && is_plural(next) && !ends_phrase(next) && !tells(next);
        if is_plural(word) && !compound && !goes_on {
            return Some(with_rest(words, at, at_word));
        }
        at_word += 1;
    }
    None
}

/// The head with `and hamlets` and `a day`.
fn with_rest(words: &Words<'_>, first: usize, head: usize) -> Counted {
    let mut after = head + 1;
    let second = words.at(after + 1);
    let noun = is_plural(second) && !ends_phrase(second) && !tells(second);
    if matches!(words.at(after), "and" | "or") && noun && words.is_word(after + 1) {
        after += 2;
    }
    let rate = matches!(words.at(after), "a" | "an" | "per" | "each" | "every")
        && RATES.contains(&words.at(after + 1));
    if rate {
        after += 2;
    }
    Counted { first, head, after }
}

/// `Iraqi soldier` of `one Iraqi soldier was`.
fn single(words: &Words<'_>, at: usize) -> Option<Counted> {
    let ends = |&at: &usize| {
        let word = words.at(at);
        !words.is_word(at) || ends_phrase(word) || tells(word) || word.ends_with("ed")
    };
    if ends(&at) {
        return None;
    }
    let after = (at + 1..at + 5).find(ends)?;
    let head = after - 1;
    let noun = words.at(head);
    // `one soldier was killed`, but `he uses one name`
    let told = matches!(
        words.at(after),
        "was" | "is" | "has" | "had" | "died" | "dead" | "missing"
    ) || words.at(after).ends_with("ed")
        || matches!(
            words.before(at, 2),
            "killing" | "killed" | "injuring" | "injured" | "least" | "only" | "and"
        );
    if !told {
        return None;
    }
    let idle = IDLE.contains(&words.at(at)) || is_plural(noun) || noun.ends_with("ly");
    (!idle).then_some(Counted {
        first: at,
        head,
        after,
    })
}

/// The words from `at` on that name what a share or an amount is of: `national territory` after `of`.
pub(super) fn whole(words: &Words<'_>, at: usize) -> Option<Counted> {
    let article = matches!(
        words.at(at),
        "the" | "its" | "their" | "his" | "her" | "all" | "our"
    );
    let first = at + usize::from(article);
    let ends = |at: &usize| {
        !words.is_word(*at)
            || ends_phrase(words.at(*at))
            || words.at(*at) == "'s"
            || tells(words.at(*at))
            || *at > first && words.at(*at).ends_with("ed")
    };
    let after = (first..first + 5).find(ends)?;
    (after > first).then_some(Counted {
        first,
        head: after - 1,
        after,
    })
}

/// Whether `word`, in lower case, looks like the plural of a noun.
pub(super) fn is_plural(word: &str) -> bool {
    let irregular = lexicon::english().is(word, Class::PLURAL)
        || ["men", "women", "children"]
            .iter()
            .any(|ending| word.ends_with(ending));
    let ends = word.len() > 3
        && word.ends_with('s')
        && !["ss", "us", "is", "'s"]
            .iter()
            .any(|ending| word.ends_with(ending));
    irregular || ends
}

/// Whether `word` is a verb in the present, which looks like a plural.
fn tells(word: &str) -> bool {
    VERBS.contains(&word)
}

/// Whether no noun phrase goes on over `word`.
fn ends_phrase(word: &str) -> bool {
    NO_NOUN.contains(&word)
}
