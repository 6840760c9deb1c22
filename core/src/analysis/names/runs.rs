//! Which words stretch together into one name, by their capitals.

use std::ops::Range;

use super::{
    joints::{commands, given_month, goes_on, particle_end, prefix, syllable, takes_of, two_names},
    lexicon::{self, Class},
    words::{Shape, Style, Unit, UsageTable, Word, opens, title_case},
};

/// No name is longer; what is, is no running text.
const MAX_WORDS: usize = 24;

/// A stretch of words that may be a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Run {
    /// Indices of the unit's words.
    pub(super) words: Range<usize>,
    /// A title with a capital stands before it.
    pub(super) titled: bool,
    /// What a table says of exactly this name.
    pub(super) known: Class,
    /// It fills a pair of quotation marks.
    pub(super) quoted: bool,
}

/// Finds the runs of `unit`; those in `fixed`, which is in order, are taken as they are.
pub(super) fn find(unit: &Unit<'_>, usage: &UsageTable<'_>, fixed: &[Run]) -> Vec<Run> {
    let words = &unit.words;
    let mut found = Vec::new();
    let mut fixed = fixed.iter().peekable();
    let mut at = 0;
    while at < words.len() {
        if let Some(run) = fixed.next_if(|run| run.words.start <= at) {
            at = run.words.end.max(at);
            found.push(run.clone());
            continue;
        }
        let limit = fixed.peek().map_or(words.len(), |run| run.words.start);
        let stretch = stretch(unit, usage, at, limit);
        if stretch.is_empty() {
            at += 1;
            continue;
        }
        at = stretch.end;
        split(words, stretch, &mut found);
    }
    found
}

/// The longest stretch of capitals, and of what stands between them in names, that begins at `start`.
fn stretch(unit: &Unit<'_>, usage: &UsageTable<'_>, start: usize, limit: usize) -> Range<usize> {
    let limit = limit.min(start + MAX_WORDS);
    let words = &unit.words[..limit];
    let mut at = match particle_end(words, start) {
        Some(after) if able(unit, usage, after) => after,
        _ if able(unit, usage, start) => start,
        _ => return start..start,
    };
    at += listed(&words[at..]).unwrap_or(1);
    while let Some(word) = words.get(at) {
        let next = |n: usize| at + n < limit && able(unit, usage, at + n);
        let before = &words[at - 1];
        let step = if word.hyphen() {
            let glued = words.get(at + 1).is_some_and(|word| word.glued);
            match words.get(at + 1) {
                Some(after) if glued && next(1) && !two_names(before, after) => 2,
                // `Min Seok-yun`
                Some(after)
                    if glued && at > start + 1 && words[at - 2].capital() && syllable(after) =>
                {
                    2
                }
                _ => break,
            }
        } else if let Some(after) = particle_end(words, at).filter(|&after| after > at) {
            if !able(unit, usage, after) {
                break;
            }
            after + 1 - at
        } else if next(0) {
            1
        } else if word.text == "of" && takes_of(words, start..at) {
            let the = words.get(at + 1).is_some_and(|word| word.text == "the");
            if next(1) {
                2
            } else if the && next(2) {
                3
            } else {
                break;
            }
        } else if next(1)
            && (word.text == "&"
                || matches!(word.text, "and" | "for") && goes_on(words, start..at, at))
        {
            2
        } else if word.shape == Shape::Possessive || (word.glued && matches!(word.text, "'" | "’"))
        {
            let common = words
                .get(at + 1)
                .is_some_and(|word| word.is(Class::ORG_HEAD | Class::COMMON));
            if before.is(Class::OWNER) && next(1) && common {
                2
            } else {
                break;
            }
        } else {
            break;
        };
        at += step;
    }
    start..at
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
fn able(unit: &Unit<'_>, usage: &UsageTable<'_>, at: usize) -> bool {
    let words = &unit.words;
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
    let seen = usage.get(word.text).copied().unwrap_or_default();
    match unit.style {
        Style::AllCaps => {
            if word.text.len() < 4 {
                return word.is(Class::KNOWN) && !word.is(Class::COMMON | Class::FUNCTION);
            }
            let title = title_case(word.text);
            word.is(Class::KNOWN) && !word.is(Class::COMMON)
                || usage
                    .get(title.as_str())
                    .is_some_and(|seen| seen.capital > 0)
                || seen.capital > 0
        }
        Style::TitleCase => {
            let acronym = word.shape == Shape::AllCaps && !word.is(Class::COMMON);
            let lower = usage
                .get(word.text.to_lowercase().as_str())
                .is_some_and(|seen| seen.lower > 0);
            word.known()
                || acronym
                || word.is(Class::TITLE)
                || seen.capital > 0 && !lower && !word.is(Class::FUNCTION)
        }
        Style::Plain if word.is(Class::FUNCTION) => {
            word.shape == Shape::AllCaps && word.is(Class::KNOWN)
        }
        Style::Plain if !opens(words, at) => true,
        Style::Plain => {
            let common = word.is(Class::COMMON)
                || usage
                    .get(word.text.to_lowercase().as_str())
                    .is_some_and(|seen| seen.lower > 0);
            if word.shape == Shape::AllCaps {
                return !common || word.is(Class::KNOWN);
            }
            if word.known() || seen.capital > 0 || word.is(Class::TITLE) {
                return true;
            }
            let goes_on = words.get(at + 1).is_some_and(|next| {
                next.capital() && !next.timed && !next.is(Class::NOT_NAME | Class::CALENDAR)
                    || next.hyphen() && words.get(at + 2).is_some_and(Word::capital)
                    || next.lower()
                        && next.is(Class::PARTICLE)
                        && words
                            .get(at + 2)
                            .is_some_and(|word| word.capital() || word.hyphen())
            });
            if common {
                // `Harbour Rescue Service` is a name at the head of a sentence, `Sailor Tarek Haddad` is not.
                let next_common = words
                    .get(at + 1)
                    .is_some_and(|next| next.is(Class::COMMON | Class::ORG_HEAD) && !next.known());
                return goes_on && (next_common || explains(words, at));
            }
            let speaks = words.get(at + 1).is_some_and(|next| {
                next.lower() && next.is(Class::SPEECH) && !plural(word.text)
                    || next.shape == Shape::Possessive
            });
            goes_on || speaks || dateline_follows(words, at)
        }
    }
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

/// Cuts a stretch at titles and before and after peoples: `Iraqi | Prime Minister | Haider al-Abadi`.
fn split(words: &[Word<'_>], stretch: Range<usize>, found: &mut Vec<Run>) {
    let last = &words[stretch.end - 1];
    let headed = last.capital()
        && last.is(Class::ORG_HEAD | Class::PLACE_HEAD | Class::EVENT_HEAD)
        && !last.is(Class::TITLE);
    let head_of = |at: usize| {
        words[at..stretch.end]
            .windows(2)
            .any(|pair| pair[0].is(Class::ORG_HEAD) && pair[1].text == "of")
    };
    let mut start = stretch.start;
    let mut titled = false;
    let mut at = start;
    let mut push = |range: Range<usize>, titled: bool, known: Class| {
        if let Some(run) = trim(words, range, titled, known) {
            found.push(run);
        }
    };
    while at < stretch.end {
        let word = &words[at];
        let rest = || words[at..stretch.end].iter().map(|word| word.text);
        let phrase = word
            .is(Class::OPENS)
            .then(|| lexicon::phrase(rest()))
            .flatten();
        let (len, class) = phrase.unwrap_or((1, word.class));
        let left = stretch.end - at - len;
        let body = words[at + len..stretch.end].iter();
        let generic = |word: &Word<'_>| word.is(Class::COMMON | Class::ORG_HEAD);
        let whole = headed && (at == start || body.clone().all(generic))
            || body
                .clone()
                .next()
                .is_some_and(|word| word.shape == Shape::Possessive);
        if phrase.is_none()
            && word.is(Class::TITLE)
            && !(whole && left > 0)
            && !(left == 0 && at > start && word.is(Class::ORG_HEAD))
        {
            let qualifies = |word: &Word<'_>| word.is(Class::COMMON) && !word.is(Class::KNOWN);
            if !words[start..at].iter().all(qualifies) {
                push(start..at, titled, Class::default());
            }
            titled = true;
            start = at;
            at += 1;
            if word.is(Class::HONORIFIC) && left > 0 && words[at].capital() {
                continue;
            }
            // `Secretary of State John Hale`, but not `President of the Republic`.
            if words.get(at).is_some_and(|word| word.text == "of") && at < stretch.end {
                at += 1;
                let office = at;
                while at < stretch.end && words[at].capital() && words[at].is(Class::COMMON) {
                    at += 1;
                }
                titled = at > office;
            }
            start = at;
            continue;
        }
        let people = class.intersects(Class::NORP) && !class.intersects(Class::ORG);
        if people
            && !(left > 0 && (headed || head_of(at)))
            && !(at > start && words[at - 1].hyphen())
        {
            push(start..at, titled, Class::default());
            push(at..at + len, false, Class::NORP);
            at += len;
            titled = false;
            // Hyphens between two peoples end the stretch, so what follows is a name of its own.
            start = at;
            continue;
        }
        if phrase.is_some()
            && at == start
            && left > 0
            && !headed
            && words
                .get(at + len)
                .is_some_and(|next| next.is(Class::TITLE))
        {
            push(at..at + len, titled, class);
            at += len;
            start = at;
            titled = false;
            continue;
        }
        at += len;
    }
    push(start..stretch.end, titled, Class::default());
}

/// Whether the last of the words is the second half of a given name: `Min Seok-yun`.
fn second_half(words: &[Word<'_>], range: &Range<usize>) -> bool {
    let last = range.end - 1;
    range.len() > 3 && words[last - 1].hyphen() && words[last].glued && syllable(&words[last])
}

/// Takes off what is no part of a name at either end.
fn trim(words: &[Word<'_>], mut range: Range<usize>, titled: bool, known: Class) -> Option<Run> {
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
    (capital && !common && !letter).then_some(Run {
        words: range,
        titled,
        known,
        quoted: false,
    })
}
