//! Where the text itself says that two names mean one thing.

use std::ops::Range;

use crate::syntax::{self, Tag};

use super::{
    candidate_spans::CandidateSpan,
    lexicon::{self, Class},
    type_evidence::{acronym, is_quote},
    words::{Segment, Shape, Style, Word},
};

/// Names that marks set apart, found before capitals are looked at.
#[derive(Default)]
pub(super) struct Fixed<'t> {
    /// In order, disjoint.
    pub(super) spans: Vec<CandidateSpan>,
    /// A long form and the short one in brackets after it.
    pub(super) pairs: Vec<[Range<usize>; 2]>,
    /// Short forms of what is no name: `improvised explosive devices (IEDs)`.
    pub(super) not_names: Vec<&'t str>,
}

/// Finds names in quotation marks, and short forms in brackets whose letters begin the words before them.
///
/// After Schwartz & Hearst, "A simple algorithm for identifying abbreviation definitions in
/// biomedical text" (2003), with every letter beginning a word.
pub(super) fn fixed<'t>(segment: &Segment<'t>) -> Fixed<'t> {
    let mut fixed = Fixed::default();
    let words = &segment.words;
    for at in 0..words.len() {
        match words[at].text {
            "(" | "[" => bracketed(words, at, &mut fixed),
            mark if is_quote(mark) && segment.style == Style::Plain => {
                if let Some(span) = quoted(words, at)
                    && !crowded(&fixed.spans, &span.words)
                {
                    fixed.spans.push(span);
                }
            }
            _ => {}
        }
    }
    fixed.spans.sort_by_key(|span| span.words.start);
    fixed
}

/// `Name of the Long Form (NLF)`, with the opening bracket at `at`.
fn bracketed<'t>(words: &[Word<'t>], at: usize, fixed: &mut Fixed<'t>) {
    let Some([short, close]) = words.get(at + 1..at + 3) else {
        return;
    };
    let letters = short.text.strip_suffix('s').unwrap_or(short.text);
    let capitals = letters.chars().filter(|c| c.is_alphabetic());
    let is_acronym = capitals.clone().count() > 1 && capitals.clone().all(char::is_uppercase);
    if !matches!(close.text, ")" | "]" | "," | ";") || !is_acronym {
        return;
    }
    let end = at - usize::from(at > 0 && is_quote(words[at - 1].text));
    let Some(start) = first_of_letters(&words[..end], capitals) else {
        return;
    };
    if !words[start].capital()
        && !words[start..end]
            .iter()
            .all(|word| word.capital() || word.is(Class::FUNCTION))
    {
        fixed.not_names.push(short.text);
        return;
    }
    let quoted = fixed
        .spans
        .last()
        .is_some_and(|span| span.words == (start..end));
    if !quoted {
        if crowded(&fixed.spans, &(start..at)) {
            return;
        }
        fixed.spans.push(span_of(words, start..end, false));
    }
    fixed.spans.push(span_of(words, at + 1..at + 2, false));
    fixed.pairs.push([start..end, at + 1..at + 2]);
}

/// Where the words begin whose first letters are `letters` and which end with the last of `words`.
fn first_of_letters(
    words: &[Word<'_>],
    letters: impl DoubleEndedIterator<Item = char>,
) -> Option<usize> {
    let mut at = words.len();
    let mut letters = letters.rev().peekable();
    while let Some(letter) = letters.peek() {
        at = at.checked_sub(1)?;
        let word = &words[at];
        let first = word.text.chars().next()?;
        if first.to_uppercase().eq(letter.to_uppercase()) {
            letters.next();
        } else {
            let function = word.lower() && word.is(Class::FUNCTION | Class::PARTICLE);
            if !function && !word.hyphen() && word.shape != Shape::Possessive {
                return None;
            }
        }
    }
    Some(at)
}

/// A name that fills the quotation marks which open at `at`, if what stands beside them says it is one.
fn quoted(words: &[Word<'_>], at: usize) -> Option<CandidateSpan> {
    const MAX_WORDS: usize = 9;
    if words.get(at + 1).is_none_or(|word| !word.capital()) || at > 0 && words[at].glued {
        return None;
    }
    let len = words[at + 1..]
        .iter()
        .take(MAX_WORDS + 1)
        .position(|word| is_quote(word.text))?;
    let inside = at + 1..at + 1 + len;
    let named = words[inside.clone()].iter().all(|word| {
        word.capital()
            || word.hyphen()
            || word.shape == Shape::Number
            || word.lower() && word.is(Class::FUNCTION | Class::PARTICLE | Class::HYPHEN_PARTICLE)
    });
    if !named || !words[inside.end - 1].capital() {
        return None;
    }
    let next = words.get(inside.end + 1);
    let beside = Class::EVENT_NOUN;
    let says = next.is_some_and(|word| word.lower() && word.is(beside | Class::ORG_NOUN))
        || at > 0 && words[at - 1].lower() && words[at - 1].is(beside);
    let span = span_of(words, inside, true);
    (says || span.known.intersects(Class::ORG | Class::PLACE)).then_some(span)
}

fn span_of(words: &[Word<'_>], range: Range<usize>, quoted: bool) -> CandidateSpan {
    let texts = words[range.clone()].iter().map(|word| word.text);
    let known = match lexicon::phrase(texts) {
        Some((len, class)) if len == range.len() => class,
        _ if range.len() == 1 => words[range.start].class,
        _ => Class::default(),
    };
    CandidateSpan {
        words: range,
        titled: false,
        known,
        quoted,
    }
}

/// Finds definitions between `candidate_spans`, as pairs of their indices: the fuller name first.
///
/// May lengthen a span in brackets by the lower-case words that end it: `Name (Other Name units)`.
pub(super) fn stated(segment: &Segment<'_>, spans: &mut [CandidateSpan]) -> Vec<[usize; 2]> {
    let words = &segment.words;
    let mut found = Vec::new();
    for first in 0..spans.len() {
        if let Some(second) = spans.get(first + 1)
            && let Some(end) = in_brackets(words, &spans[first], second)
        {
            spans[first + 1].words.end = end;
            found.push([first, first + 1]);
        } else if let Some(second) = also_known(words, spans, first) {
            found.push([first, second]);
        } else if let Some(other) = acronym_for(words, spans, first) {
            found.push([first, other]);
        }
    }
    found
}

/// The end of the name in brackets right after `first`, where it is another name for it.
fn in_brackets(words: &[Word<'_>], first: &CandidateSpan, second: &CandidateSpan) -> Option<usize> {
    let mut open = first.words.end;
    open += usize::from(words.get(open).is_some_and(|word| is_quote(word.text)));
    if words.get(open)?.text != "(" || second.words.start != open + 1 {
        return None;
    }
    let close = (second.words.end..words.len().min(second.words.end + 4))
        .find(|&at| words[at].text == ")")?;
    let rest = &words[second.words.end..close];
    let noun = Class::ORG_HEAD | Class::ORG_NOUN;
    let ends = rest.last().is_none_or(|word| word.lower() && word.is(noun));
    if !ends || first.known.intersects(Class::GEOGRAPHIC) || first.titled || second.titled {
        return None;
    }
    let head = &words[first.words.start];
    let article = first.words.start > 0
        && words[first.words.start - 1]
            .text
            .eq_ignore_ascii_case("the");
    let organisation = article
        || !rest.is_empty()
        || first.known.intersects(Class::ORG)
        || words[first.words.clone()]
            .iter()
            .any(|word| word.is(Class::ORG_HEAD) && word.capital());
    let is_acronym = second.words.len() == 1 && acronym(&words[second.words.start]);
    let other = if is_acronym {
        // An agency in brackets after an organisation it reports on is no other name for it.
        !(first.known.intersects(Class::ORG) && second.known.intersects(Class::ORG))
            && first.words.len() > 1
    } else {
        !second.known.intersects(Class::KNOWN)
            && !words[second.words.start].is(Class::GIVEN | Class::PLACE)
    };
    (organisation && other && !head.is(Class::GIVEN)).then_some(close)
}

/// `NAME - also known by its Arabic acronym NAME`, `NAME, formerly called NAME`.
fn also_known(words: &[Word<'_>], spans: &[CandidateSpan], first: usize) -> Option<usize> {
    const MAX_BETWEEN: usize = 9;
    let start = spans[first].words.end;
    let mut says = false;
    let mut at = start;
    while at < words.len().min(start + MAX_BETWEEN) {
        let word = &words[at];
        let near = first + 1..spans.len().min(first + 4);
        if let Some(second) = near.into_iter().find(|&n| spans[n].words.start == at) {
            let skipped = spans[second].known.intersects(Class::NORP);
            if !skipped {
                let end = spans[second].words.end;
                let owns = words
                    .get(end)
                    .is_some_and(|word| word.shape == Shape::Possessive);
                return (says && !owns && is_named(words, start..at)).then_some(second);
            }
        }
        says |= at > start
            && matches!(
                word.text,
                "known" | "called" | "dubbed" | "abbreviated" | "nicknamed"
            );
        let linking = match word.shape {
            Shape::Mark => at == start || is_quote(word.text) || word.text == "-",
            Shape::Lower => {
                says || matches!(
                    word.text,
                    "also"
                        | "or"
                        | "better"
                        | "formerly"
                        | "previously"
                        | "commonly"
                        | "often"
                        | "widely"
                        | "sometimes"
                        | "now"
                        | "locally"
                        | "more"
                        | "otherwise"
                )
            }
            _ => says && word.is(Class::NORP | Class::NOT_NAME),
        };
        let spent = says && matches!(word.text, "for" | "in" | "to" | "on" | "at" | "with");
        if !linking || spent {
            return None;
        }
        at += 1;
    }
    None
}

/// Whether the participle among the words `between` two names says what the first is called; one that has the first for its
/// subject (`Hale, called Sabri a liar`) says nothing of the kind.
fn is_named(words: &[Word<'_>], between: Range<usize>) -> bool {
    let active =
        |word: &Word<'_>| matches!(word.text, "called" | "dubbed" | "nicknamed" | "abbreviated");
    let Some(verb) = between.clone().find(|&at| active(&words[at])) else {
        return true;
    };
    let forms: Vec<&str> = words.iter().map(|word| word.text).collect();
    let tree = syntax::parse(&forms);
    let node = tree.nodes()[verb];
    node.tag != Tag::Vbd && (tree.own_subject(verb).is_none() || tree.is_passive(verb))
}

/// The name before that stands for the span: `"… Daesh," he said, using an Arabic acronym for NAME`.
fn acronym_for(words: &[Word<'_>], spans: &[CandidateSpan], long: usize) -> Option<usize> {
    let span = &spans[long];
    let text = |at: Option<usize>| at.and_then(|at| words.get(at)).map_or("", |word| word.text);
    let start = span.words.start;
    let noun = |text: &str| {
        matches!(
            text,
            "acronym" | "abbreviation" | "initials" | "name" | "term"
        )
    };
    let article = usize::from(text(start.checked_sub(1)) == "the");
    let back = |n: usize| start.checked_sub(n + article);
    let for_name = text(back(1)) == "for" && noun(text(back(2)));
    let referring = text(back(1)) == "to"
        && text(back(2)) == "referring"
        && text(Some(span.words.end)) == "by"
        && words[span.words.end..]
            .iter()
            .take(6)
            .any(|word| noun(word.text));
    if !for_name && !referring || span.known.intersects(Class::GEOGRAPHIC) {
        return None;
    }
    let name = |span: &CandidateSpan| &words[span.words.start];
    (0..long).rev().find(|&other| {
        spans[other].words.len() == 1
            && !spans[other].titled
            && !spans[other]
                .known
                .intersects(Class::GEOGRAPHIC | Class::GIVEN)
            && name(&spans[other]).text != name(span).text
    })
}

/// Whether one of the spans found last takes some of the words.
fn crowded(spans: &[CandidateSpan], words: &Range<usize>) -> bool {
    let last = spans.iter().rev().take(4);
    last.into_iter()
        .any(|span| span.words.start < words.end && words.start < span.words.end)
}
