//! What the rest of the article says of names in headlines, where every word has a capital, and of those seen in one place only.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::{
    EntityKind, MentionCandidate, NameRule, PerKind,
    lexicon::Class,
    words::{Segment, Style, UsageTable, Word, opens},
};

/// A name is no longer than so many words.
const MAX_WORDS: usize = 8;

/// Names by their words, as the sentences of the article have them, with how often they are of each kind; of none where the
/// words are only the last of a person's name.
type Known<'t> = FxHashMap<Vec<&'t str>, PerKind<u32>>;

/// The kind that a known name mostly is, and how often.
fn mostly(kinds: &PerKind<u32>) -> (EntityKind, u32) {
    let all = EntityKind::ALL.into_iter().map(|kind| (kind, kinds[kind]));
    all.rev()
        .max_by_key(|(_, count)| *count)
        .unwrap_or((EntityKind::Person, 0))
}

/// Cuts names of headlines to those that the sentences have, and finds those in places where they were not seen.
pub(super) fn amend<'t>(
    segments: &[Segment<'t>],
    usage: &UsageTable<'t>,
    found: &mut Vec<MentionCandidate>,
) {
    let known = known(segments, found);
    let mut more = Vec::new();
    let mut at = 0;
    for (n, segment) in segments.iter().enumerate() {
        let end = at + found[at..].partition_point(|name| name.segment == n);
        if segment.style == Style::TitleCase {
            for name in &mut found[at..end] {
                shorten(segment, name, &known, usage);
            }
        }
        unseen(n, segment, &found[at..end], &known, &mut more);
        at = end;
    }
    found.retain(|name| !name.words.is_empty());
    found.extend(more);
    found.sort_by_key(|name| (name.segment, name.words.start));
}

/// The names of plain sentences; the bare last words of persons too.
fn known<'t>(segments: &[Segment<'t>], found: &[MentionCandidate]) -> Known<'t> {
    let mut known = Known::default();
    for name in found {
        let segment = &segments[name.segment];
        if segment.style != Style::Plain {
            continue;
        }
        let words: Vec<&str> = segment.words[name.words.clone()]
            .iter()
            .map(|it| it.text)
            .collect();
        if let ([.., last], EntityKind::Person) = (&words[..], name.kind) {
            known.entry(vec![*last]).or_default();
        }
        known.entry(words).or_default()[name.kind] += 1;
    }
    known
}

/// Cuts a name of a headline to the longest that the article has elsewhere; where it has none of it, a person's name to
/// what is not written small elsewhere.
fn shorten(
    segment: &Segment<'_>,
    name: &mut MentionCandidate,
    known: &Known<'_>,
    usage: &UsageTable<'_>,
) {
    let text = |range: Range<usize>| -> Vec<&str> {
        segment.words[range].iter().map(|word| word.text).collect()
    };
    let whole = name.words.clone();
    if whole.len() < 2 || whole.len() > MAX_WORDS || known.contains_key(&text(whole.clone())) {
        return;
    }
    let parts = (1..whole.len()).rev().flat_map(|len| {
        let starts = whole.start..=whole.end - len;
        starts.map(move |start| start..start + len)
    });
    for part in parts {
        if let Some((kind, _)) = known.get(&text(part.clone())).map(mostly) {
            let single = part.len() == 1;
            let word = &segment.words[part.start];
            if single && word.is(Class::COMMON | Class::FUNCTION) {
                continue;
            }
            // An organisation's name may begin with a place's: `Idowa Council`.
            let longer = name.kind == EntityKind::Org && kind != EntityKind::Org;
            if longer && !has_small(&segment.words[whole.clone()], usage) {
                return;
            }
            (name.words, name.kind, name.rule) = (part, kind, NameRule::ToldElsewhere);
            return;
        }
    }
    if name.kind == EntityKind::Person {
        let small = |word: &Word<'_>| {
            word.is(Class::COMMON | Class::FUNCTION) && !word.is(Class::GIVEN)
                || is_small(word, usage)
        };
        while name.words.len() > 1 && small(&segment.words[name.words.end - 1]) {
            name.words.end -= 1;
        }
        while name.words.len() > 1 && small(&segment.words[name.words.start]) {
            name.words.start += 1;
        }
    }
}

fn has_small(words: &[Word<'_>], usage: &UsageTable<'_>) -> bool {
    words
        .iter()
        .any(|word| word.is(Class::COMMON) || is_small(word, usage))
}

/// Whether the article writes a word small elsewhere.
fn is_small(word: &Word<'_>, usage: &UsageTable<'_>) -> bool {
    let lower = word.text.to_lowercase();
    usage
        .get(lower.as_str())
        .is_some_and(|usage| usage.lower > 0)
}

/// Finds known names where no name was seen: of several words anywhere, of one where its capital tells something or in a
/// headline.
fn unseen(
    n: usize,
    segment: &Segment<'_>,
    found: &[MentionCandidate],
    known: &Known<'_>,
    more: &mut Vec<MentionCandidate>,
) {
    if segment.style == Style::AllCaps {
        return;
    }
    let words = &segment.words;
    let mut free = 0;
    let ends = found
        .iter()
        .map(|name| name.words.clone())
        .chain(std::iter::once(words.len()..words.len()));
    for taken in ends {
        let mut at = free;
        while at < taken.start {
            let longest = MAX_WORDS.min(taken.start - at);
            let fits = (1..=longest).rev().find_map(|len| {
                if !words[at].capital() {
                    return None;
                }
                let text: Vec<&str> = words[at..at + len].iter().map(|word| word.text).collect();
                let (kind, count) = mostly(known.get(&text)?);
                let ordinary = words[at].is(Class::COMMON | Class::FUNCTION | Class::CALENDAR)
                    || words[at].timed;
                let sure = len > 1
                    || !ordinary
                        && count > 0
                        && (segment.style == Style::TitleCase || !opens(words, at));
                let ends = words.get(at + len).is_none_or(|next| !next.hyphen());
                (sure && ends).then_some((len, kind))
            });
            match fits {
                Some((len, kind)) => {
                    more.push(MentionCandidate {
                        segment: n,
                        words: at..at + len,
                        kind,
                        rule: NameRule::ToldElsewhere,
                        is_explicit: false,
                    });
                    at += len;
                }
                None => at += 1,
            }
        }
        free = taken.end;
    }
}
