//! Names in a text whose words the rules do not know: by capitals, and by the lists of names.

use std::{collections::HashSet, ops::Range};

use super::{
    EntityKind, MentionCandidate, NameRule,
    lexicon::{self, Class},
    type_evidence::acronym,
    words::{Segment, Style, UsageTable, Word, opens},
};
use crate::article::Role;

/// A name of a person has no more words.
const MAX_PERSON_WORDS: usize = 4;

/// Of the words within sentences, one in so many has a capital where nouns have it too, as in German.
const NOUNS_HAVE_CAPITALS: usize = 5;

/// Finds the names of one article, in order.
pub(super) fn find(segments: &[Segment<'_>], usage: &UsageTable<'_>) -> Vec<MentionCandidate> {
    let tells = capitals_tell(segments);
    let mut found = Vec::new();
    let mut alone: Vec<(usize, usize)> = Vec::new();
    for (n, segment) in segments.iter().enumerate() {
        if segment.style != Style::Plain && segment.role != Role::Byline {
            continue;
        }
        let mut at = 0;
        while at < segment.words.len() {
            let Some(words) = name_at(&segment.words, usage, at) else {
                at += 1;
                continue;
            };
            at = words.end;
            match kind(segment, words.clone(), tells) {
                Some((kind, rule)) => found.push(MentionCandidate {
                    segment: n,
                    words,
                    kind,
                    rule,
                    is_explicit: false,
                }),
                None if words.len() == 1 => alone.push((n, words.start)),
                None => {}
            }
        }
    }
    let surnames: HashSet<&str> = found
        .iter()
        .filter(|name| name.kind == EntityKind::Person && name.words.len() > 1)
        .map(|name| segments[name.segment].words[name.words.end - 1].text)
        .collect();
    let is_surname = |&(n, at): &(usize, usize)| surnames.contains(segments[n].words[at].text);
    let more = alone.into_iter().filter(is_surname);
    found.extend(more.map(|(segment, at)| MentionCandidate {
        segment,
        words: at..at + 1,
        kind: EntityKind::Person,
        rule: NameRule::FullerPerson,
        is_explicit: false,
    }));
    found.sort_by_key(|name| (name.segment, name.words.start));
    found
}

/// Whether hardly any words but names have capitals.
fn capitals_tell(segments: &[Segment<'_>]) -> bool {
    let mut n_words = 0;
    let mut n_capitals = 0;
    for segment in segments.iter().filter(|it| it.style == Style::Plain) {
        for (at, word) in segment.words.iter().enumerate() {
            if !opens(&segment.words, at) {
                n_words += usize::from(word.capital() || word.lower());
                n_capitals += usize::from(word.capital());
            }
        }
    }
    n_capitals * NOUNS_HAVE_CAPITALS < n_words
}

/// The words that may be a name for their capitals, from `start` on.
fn name_at(words: &[Word<'_>], usage: &UsageTable<'_>, start: usize) -> Option<Range<usize>> {
    let first = &words[start];
    if !first.capital() || first.timed {
        return None;
    }
    if first.is(Class::OPENS)
        && let Some((n, _)) = lexicon::phrase(words[start..].iter().map(|word| word.text))
    {
        return Some(start..start + n);
    }
    let elsewhere = usage.get(first.text).is_some_and(|seen| seen.capital > 0);
    if opens(words, start) && !first.known() && !elsewhere {
        return None;
    }
    let capital = |at: usize| {
        words
            .get(at)
            .is_some_and(|word| word.capital() && !word.timed)
    };
    let mut end = start + 1;
    while let Some(word) = words.get(end) {
        let joins = word.hyphen() && words.get(end + 1).is_some_and(|word| word.glued)
            // `Ursula von der Leyen`; elsewhere `de` and `la` are no part of a name.
            || first.is(Class::GIVEN) && word.lower() && word.is(Class::PARTICLE);
        if capital(end) {
            end += 1;
        } else if joins && capital(end + 1) {
            end += 2;
        } else {
            break;
        }
    }
    Some(start..end)
}

fn kind(segment: &Segment<'_>, range: Range<usize>, tells: bool) -> Option<(EntityKind, NameRule)> {
    let words = &segment.words[range];
    let first = words.first()?;
    let listed = match lexicon::phrase(words.iter().map(|word| word.text)) {
        Some((n, class)) if n == words.len() => class,
        _ if words.len() == 1 => first.class,
        _ => Class::empty(),
    };
    let n_capitals = words.iter().filter(|word| word.capital()).count();
    let is_person = n_capitals > 1 && n_capitals <= MAX_PERSON_WORDS;
    if listed.intersects(Class::PLACE) {
        Some((EntityKind::Place, NameRule::Listed))
    } else if listed.intersects(Class::ORG) {
        Some((EntityKind::Org, NameRule::Listed))
    } else if listed.intersects(Class::NORP) {
        Some((EntityKind::Norp, NameRule::Listed))
    } else if words.len() == 1 && acronym(first) && !first.is(Class::NOT_NAME) {
        Some((EntityKind::Org, NameRule::Acronym))
    } else if segment.role == Role::Byline && is_person {
        Some((EntityKind::Person, NameRule::Byline))
    } else if is_person && first.is(Class::GIVEN) {
        Some((EntityKind::Person, NameRule::GivenNameFirst))
    } else if is_person
        && tells
        && !words
            .iter()
            .any(|word| word.is(Class::KNOWN) || acronym(word))
    {
        Some((EntityKind::Person, NameRule::PersonalForm))
    } else {
        None
    }
}
