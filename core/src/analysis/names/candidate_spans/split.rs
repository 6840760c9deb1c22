//! Cuts what capitals join where titles and peoples stand in it, and trims what remains.

use std::ops::Range;

use super::{
    super::{
        boundary_rules::syllable,
        lexicon::{self, Class},
        words::{Shape, Word},
    },
    CandidateSpan,
};

/// Cuts a range of capitals at titles and before and after peoples: `Iraqi | Prime Minister | Haider al-Abadi`.
pub(super) fn split(words: &[Word<'_>], range: Range<usize>, found: &mut Vec<CandidateSpan>) {
    let last = &words[range.end - 1];
    let headed = last.capital()
        && last.is(Class::ORG_HEAD | Class::PLACE_HEAD | Class::EVENT_HEAD)
        && !last.is(Class::TITLE);
    let mut at = range.start;
    let mut splitting = Splitting {
        words: &words[..range.end],
        headed,
        start: range.start,
        titled: false,
        found,
    };
    while at < range.end {
        at = splitting.step(at);
    }
    splitting.push(splitting.start..range.end, Class::default());
}

struct Splitting<'w, 't> {
    /// Up to the end of the range.
    words: &'w [Word<'t>],
    /// The last word says what the whole is: `Ministry`.
    headed: bool,
    /// Where the span begins that is not yet found.
    start: usize,
    /// A title stands before it.
    titled: bool,
    found: &'w mut Vec<CandidateSpan>,
}

impl Splitting<'_, '_> {
    fn push(&mut self, range: Range<usize>, known: Class) {
        self.found
            .extend(trim(self.words, range, self.titled, known));
    }

    /// Looks at the word or known phrase at `at`, and gives the index of the next.
    fn step(&mut self, at: usize) -> usize {
        let words = self.words;
        let rest = words[at..].iter().map(|word| word.text);
        let opens = words[at].is(Class::OPENS);
        let phrase = opens.then(|| lexicon::phrase(rest)).flatten();
        let (len, class) = phrase.unwrap_or((1, words[at].class));
        let after = &words[at + len..];
        if phrase.is_none() && self.is_title(at, after) {
            return self.cut_at_title(at);
        }
        if self.is_people(at, class, after) {
            self.push(self.start..at, Class::default());
            self.begin(at, false);
            self.push(at..at + len, Class::NORP);
            // Hyphens between two peoples end the range, so what follows is a name of its own.
            self.begin(at + len, false);
        } else if phrase.is_some()
            && at == self.start
            && !self.headed
            && after.first().is_some_and(|next| next.is(Class::TITLE))
        {
            self.push(at..at + len, class);
            self.begin(at + len, false);
        }
        at + len
    }

    fn begin(&mut self, start: usize, titled: bool) {
        self.start = start;
        self.titled = titled;
    }

    /// Whether the word at `at` is a title, and not part of the name that it stands in: `President's Office`.
    fn is_title(&self, at: usize, after: &[Word<'_>]) -> bool {
        let word = &self.words[at];
        let Some(next) = after.first() else {
            return word.is(Class::TITLE) && !(at > self.start && word.is(Class::ORG_HEAD));
        };
        let generic = |word: &Word<'_>| word.is(Class::COMMON | Class::ORG_HEAD);
        let whole = self.headed && (at == self.start || after.iter().all(generic));
        word.is(Class::TITLE) && !whole && next.shape != Shape::Possessive
    }

    fn cut_at_title(&mut self, at: usize) -> usize {
        let words = self.words;
        let qualifies = |word: &Word<'_>| word.is(Class::COMMON) && !word.is(Class::KNOWN);
        if !words[self.start..at].iter().all(qualifies) {
            self.push(self.start..at, Class::default());
        }
        self.begin(at, true);
        let mut at = at + 1;
        let Some(next) = words.get(at) else {
            self.begin(at, true);
            return at;
        };
        if words[at - 1].is(Class::HONORIFIC) && next.capital() {
            return at;
        }
        // `Secretary of State John Hale`, but not `President of the Republic`.
        if next.text == "of" {
            at += 1;
            let office = words[at..].iter();
            let n = office
                .take_while(|word| word.capital() && word.is(Class::COMMON))
                .count();
            self.titled = n > 0;
            at += n;
        }
        self.start = at;
        at
    }

    /// Whether the words at `at` name a people, and not an office of it: `Iraqi Ministry of Defence`.
    fn is_people(&self, at: usize, class: Class, after: &[Word<'_>]) -> bool {
        let has_head = || {
            let mut pairs = self.words[at..].windows(2);
            self.headed || pairs.any(|pair| pair[0].is(Class::ORG_HEAD) && pair[1].text == "of")
        };
        class.intersects(Class::NORP)
            && !class.intersects(Class::ORG)
            && !(at > self.start && self.words[at - 1].hyphen())
            && (after.is_empty() || !has_head())
    }
}

/// Whether the last of the words is the second half of a given name: `Min Seok-yun`.
fn second_half(words: &[Word<'_>], range: &Range<usize>) -> bool {
    let last = range.end - 1;
    range.len() > 3 && words[last - 1].hyphen() && words[last].glued && syllable(&words[last])
}

/// Takes off what is no part of a name at either end.
fn trim(
    words: &[Word<'_>],
    mut range: Range<usize>,
    titled: bool,
    known: Class,
) -> Option<CandidateSpan> {
    let edge = |word: &Word<'_>| word.hyphen() || word.shape == Shape::Mark || word.lower();
    while range.len() > 1 {
        let first = &words[range.start];
        let last = &words[range.end - 1];
        let particle = first.lower() && first.is(Class::PARTICLE | Class::HYPHEN_PARTICLE);
        let headed = last.is(Class::ORG_HEAD | Class::EVENT_HEAD | Class::PLACE_HEAD);
        if edge(first) && !particle
            || first.is(Class::OCCUPATION) && !first.is(Class::TITLE) && !headed
        {
            range.start += 1;
        } else if edge(last) && !second_half(words, &range) {
            range.end -= 1;
        } else {
            break;
        }
    }
    let capital = words[range.clone()].iter().any(Word::capital);
    let rest = words[range.clone()].iter().map(|word| word.text);
    let known = match (lexicon::phrase(rest), range.len()) {
        _ if known != Class::default() => known,
        (Some((len, class)), all) if len == all => class,
        (_, 1) => words[range.start].class,
        _ => Class::default(),
    };
    let common = range.len() == 1
        && !titled
        && words[range.start].is(Class::TITLE | Class::OCCUPATION)
        && !known.intersects(Class::KNOWN);
    let letter = range.len() == 1 && words[range.start].text.len() == 1;
    (capital && !common && !letter).then_some(CandidateSpan {
        words: range,
        titled,
        known,
        quoted: false,
    })
}
