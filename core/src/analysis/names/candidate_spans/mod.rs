//! Which words stretch together into one name, by their capitals.

mod split;

use std::ops::Range;

use split::split;

use super::{
    boundary_rules::{
        commands, given_month, goes_on, particle_end, prefix, syllable, takes_of, two_names,
    },
    lexicon::{self, Class},
    words::{Segment, Shape, Style, UsageTable, Word, opens, title_case},
};

/// No name is longer; what is, is no running text.
const MAX_WORDS: usize = 24;

/// Words that may be a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct CandidateSpan {
    /// Indices of the segment's words.
    pub(super) words: Range<usize>,
    /// A title with a capital stands before it.
    pub(super) titled: bool,
    /// What a table says of exactly this name.
    pub(super) known: Class,
    /// It fills a pair of quotation marks.
    pub(super) quoted: bool,
}

impl CandidateSpan {
    /// Whether a word list has it as a place, a people or an organisation.
    pub(super) fn is_listed(&self) -> bool {
        self.known.intersects(Class::GEOGRAPHIC | Class::ORG)
    }
}

/// Finds the candidate spans of `segment`; those in `fixed`, which is in order, are taken as they are.
pub(super) fn find(
    segment: &Segment<'_>,
    usage: &UsageTable<'_>,
    fixed: &[CandidateSpan],
) -> Vec<CandidateSpan> {
    let words = &segment.words;
    let mut found = Vec::new();
    let mut fixed = fixed.iter().peekable();
    let mut at = 0;
    while at < words.len() {
        if let Some(span) = fixed.next_if(|span| span.words.start <= at) {
            at = span.words.end.max(at);
            found.push(span.clone());
            continue;
        }
        let limit = fixed.peek().map_or(words.len(), |span| span.words.start);
        match capitals(segment, usage, at, limit) {
            Some(range) => {
                at = range.end;
                split(words, range, &mut found);
            }
            None => at += 1,
        }
    }
    found
}

/// The longest range of capitals, and of what stands between them in names, that begins at `start`.
fn capitals(
    segment: &Segment<'_>,
    usage: &UsageTable<'_>,
    start: usize,
    limit: usize,
) -> Option<Range<usize>> {
    let limit = limit.min(start + MAX_WORDS);
    let growing = Growing {
        segment,
        usage,
        words: &segment.words[..limit],
        start,
    };
    let first = match particle_end(growing.words, start) {
        Some(after) if growing.able(after) => after,
        _ if growing.able(start) => start,
        _ => return None,
    };
    let mut end = first + listed(&growing.words[first..]).unwrap_or(1);
    while end < limit
        && let Some(n) = growing.taken(end)
    {
        end += n;
    }
    Some(start..end)
}

/// A range of words that grows over what joins the capitals of one name.
struct Growing<'w, 't> {
    segment: &'w Segment<'t>,
    usage: &'w UsageTable<'t>,
    /// Up to where it may grow.
    words: &'w [Word<'t>],
    start: usize,
}

impl Growing<'_, '_> {
    /// Whether the word there can be part of a name for its capital.
    fn able(&self, at: usize) -> bool {
        at < self.words.len() && able(self.segment, self.usage, at)
    }

    /// How many words the range takes in at its end `at`.
    fn taken(&self, at: usize) -> Option<usize> {
        let words = self.words;
        let word = &words[at];
        if word.hyphen() {
            return self.over_hyphen(at).then_some(2);
        }
        if let Some(after) = particle_end(words, at).filter(|&after| after > at) {
            return self.able(after).then_some(after + 1 - at);
        }
        if self.able(at) {
            return Some(1);
        }
        if word.text == "of" && takes_of(words, self.start..at) {
            let the = words.get(at + 1).is_some_and(|word| word.text == "the");
            return if self.able(at + 1) {
                Some(2)
            } else {
                (the && self.able(at + 2)).then_some(3)
            };
        }
        let joins = || {
            word.text == "&"
                || matches!(word.text, "and" | "for") && goes_on(words, self.start..at, at)
        };
        (self.able(at + 1) && (joins() || self.owns(at))).then_some(2)
    }

    /// Whether the hyphen at `at` joins what stands after it: `al-Tin`, `Min Seok-yun`, but not `Norway-Sweden`.
    fn over_hyphen(&self, at: usize) -> bool {
        let Some(after) = self.words.get(at + 1).filter(|after| after.glued) else {
            return false;
        };
        self.able(at + 1) && !two_names(&self.words[at - 1], after)
            || at > self.start + 1 && self.words[at - 2].capital() && syllable(after)
    }

    /// Whether a possessive at `at` is one within a name: `People's Party`.
    fn owns(&self, at: usize) -> bool {
        let word = &self.words[at];
        let mark = word.glued && matches!(word.text, "'" | "’");
        let noun = |word: &Word<'_>| word.is(Class::ORG_HEAD | Class::COMMON);
        (word.shape == Shape::Possessive || mark)
            && self.words[at - 1].is(Class::OWNER)
            && self.words.get(at + 1).is_some_and(noun)
    }
}

/// How many words make the place at the head of `words` whose name in the word lists is joined by more than capitals:
/// `Trinidad and Tobago`, `Guinea-Bissau`.
fn listed(words: &[Word<'_>]) -> Option<usize> {
    let first = words.first().filter(|word| word.is(Class::OPENS))?;
    let (len, class) = lexicon::phrase(words.iter().map(|word| word.text))?;
    let joined = |word: &Word<'_>| word.hyphen() || word.text == "and";
    (first.capital() && class.intersects(Class::PLACE) && words[..len].iter().any(joined))
        .then_some(len)
}

/// Whether the word can be part of a name for its capital.
fn able(segment: &Segment<'_>, usage: &UsageTable<'_>, at: usize) -> bool {
    let words = &segment.words;
    let word = &words[at];
    if !word.capital() || word.is(Class::NOT_NAME) || commands(words, at) || prefix(words, at) {
        return false;
    }
    if given_month(words, at) {
        return true;
    }
    if word.timed || word.is(Class::CALENDAR) && !word.is(Class::GIVEN) {
        // `Mrs May`
        let before = at.checked_sub(1).map(|before| &words[before]);
        let titled = before.is_some_and(|before| before.capital() && before.is(Class::TITLE));
        return word.text == "May" && titled;
    }
    match segment.style {
        Style::AllCaps => able_in_capitals(word, usage),
        Style::TitleCase => able_in_title_case(word, usage),
        Style::Plain if word.is(Class::FUNCTION) => {
            word.shape == Shape::AllCaps && word.is(Class::KNOWN)
        }
        Style::Plain => !opens(words, at) || able_at_head(words, at, usage),
    }
}

fn has_capital(usage: &UsageTable<'_>, word: &str) -> bool {
    usage.get(word).is_some_and(|seen| seen.capital > 0)
}

fn has_lower_case(usage: &UsageTable<'_>, word: &str) -> bool {
    let lower = usage.get(word.to_lowercase().as_str());
    lower.is_some_and(|seen| seen.lower > 0)
}

/// In a line all in capitals.
fn able_in_capitals(word: &Word<'_>, usage: &UsageTable<'_>) -> bool {
    if word.text.len() < 4 {
        return word.is(Class::KNOWN) && !word.is(Class::COMMON | Class::FUNCTION);
    }
    word.is(Class::KNOWN) && !word.is(Class::COMMON)
        || has_capital(usage, &title_case(word.text))
        || has_capital(usage, word.text)
}

/// In a headline.
fn able_in_title_case(word: &Word<'_>, usage: &UsageTable<'_>) -> bool {
    let acronym = word.shape == Shape::AllCaps && !word.is(Class::COMMON);
    word.known()
        || acronym
        || word.is(Class::TITLE)
        || !word.is(Class::FUNCTION)
            && has_capital(usage, word.text)
            && !has_lower_case(usage, word.text)
}

/// At the head of a sentence, where any word has a capital.
fn able_at_head(words: &[Word<'_>], at: usize, usage: &UsageTable<'_>) -> bool {
    let word = &words[at];
    let next = words.get(at + 1);
    let common = word.is(Class::COMMON) || has_lower_case(usage, word.text);
    if word.shape == Shape::AllCaps {
        return !common || word.is(Class::KNOWN);
    }
    if word.known() || has_capital(usage, word.text) || word.is(Class::TITLE) {
        return true;
    }
    let goes_on = next.is_some_and(|next| {
        let name = next.capital() && !next.timed && !next.is(Class::NOT_NAME | Class::CALENDAR);
        let particle = next.lower() && next.is(Class::PARTICLE);
        let joined = |word: &Word<'_>| {
            word.capital() && (next.hyphen() || particle) || word.hyphen() && particle
        };
        name || words.get(at + 2).is_some_and(joined)
    });
    if common {
        // `Harbour Rescue Service` is a name at the head of a sentence, `Sailor Tarek Haddad` is not.
        let noun = |next: &Word<'_>| next.is(Class::COMMON | Class::ORG_HEAD) && !next.known();
        return goes_on && (next.is_some_and(noun) || explains(words, at));
    }
    let speaks = next.is_some_and(|next| {
        next.lower() && next.is(Class::SPEECH) && !plural(word.text)
            || next.shape == Shape::Possessive
    });
    goes_on || speaks || dateline_follows(words, at)
}

/// Whether the word looks like a noun for several: `Aides`, `Fishermen`.
fn plural(word: &str) -> bool {
    word.ends_with("men") || word.ends_with('s') && !word.ends_with("ss")
}

/// Whether the word opens brackets right after a name, where nobody begins a sentence: `Tajamu al-Watan (Popular Tajamu)`.
fn explains(words: &[Word<'_>], at: usize) -> bool {
    at > 1 && words[at - 1].text == "(" && words[at - 2].capital()
}

/// Whether brackets, a colon or a dash follow the first word, as they follow the place in `BASRA (Reuters) -`.
pub(super) fn dateline_follows(words: &[Word<'_>], at: usize) -> bool {
    let text = |n: usize| words.get(at + n).map_or("", |word| word.text);
    let dash = |text: &str| matches!(text, "-" | "–" | "—");
    at == 0
        && (text(1) == ":" && words[0].is(Class::PLACE)
            || text(1) == "(" && text(3) == ")" && (dash(text(4)) || text(4) == ":")
            || dash(text(1)) && !words[1].glued && words[0].is(Class::PLACE)
            || text(1) == "—" && words[0].shape == Shape::AllCaps)
}
