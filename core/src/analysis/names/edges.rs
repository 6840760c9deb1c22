//! What is cut off from persons' names, and what is added to names that marks part.

use super::{
    EntityKind, MentionCandidate, NameRule,
    lexicon::Class,
    type_evidence::is_quote,
    words::{Segment, Word},
};
use crate::{
    analysis::{Head, roles},
    lexicon::{self, Class as Words},
};

/// Cuts forms of address and descriptions off, joins what stands on both sides of a nickname, and drops what is no name.
/// `found` need not be in order and is so afterwards.
pub(super) fn amend(segments: &[Segment<'_>], found: &mut Vec<MentionCandidate>) {
    found.sort_by_key(|name| (name.segment, name.words.start));
    for name in found.iter_mut() {
        let words = &segments[name.segment].words;
        match name.kind {
            EntityKind::Person => {
                cut_role(words, name);
                cut(words, name);
                cut_repetition(words, name);
            }
            EntityKind::Place | EntityKind::Org => saint(words, name),
            EntityKind::Norp | EntityKind::Event => {}
        }
    }
    found.retain(|name| !is_contraction(&segments[name.segment].words[name.words.clone()]));
    nicknames(segments, found);
}

/// What is printed at the head of the text: the place of its dateline is one, and its agency an organisation.
pub(super) fn printed(segments: &[Segment<'_>], head: &Head, found: &mut Vec<MentionCandidate>) {
    let printed = [
        (head.dateline, EntityKind::Place, NameRule::Dateline),
        (head.agency, EntityKind::Org, NameRule::Source),
    ];
    for (span, kind, rule) in printed {
        let Some(span) = span else { continue };
        let place = segments
            .iter()
            .position(|it| it.words.iter().any(|word| span.contains(word.span)));
        let Some(segment) = place else { continue };
        let words = &segments[segment].words;
        let inside = words.partition_point(|word| word.span.start() < span.start());
        let rest = words[inside..]
            .iter()
            .take_while(|word| span.contains(word.span));
        let n_words = rest
            .take_while(|word| word.capital() || word.hyphen())
            .count();
        let own = inside..inside + n_words;
        let mut across = found.iter_mut().filter(|it| {
            it.segment == segment && it.words.start < own.end && own.start < it.words.end
        });
        match (across.next(), across.next()) {
            (None, _) if n_words > 0 => found.push(MentionCandidate {
                segment,
                words: own,
                kind,
                rule,
                is_explicit: true,
            }),
            (Some(name), None) if name.words == own => (name.kind, name.rule) = (kind, rule),
            _ => {}
        }
    }
    found.sort_by_key(|name| (name.segment, name.words.start));
}

/// `I'm`, `I’ll`
fn is_contraction(words: &[Word<'_>]) -> bool {
    let [word, ..] = words else { return true };
    let rest = word.text.strip_prefix('I');
    words.len() < 3 && rest.is_some_and(|rest| rest.starts_with(['\'', '’']))
}

/// Takes what is no part of it off the head of a person's name: `Recorder`, `Det Con`, `Pensioner`.
fn cut(words: &[Word<'_>], name: &mut MentionCandidate) {
    while name.words.len() > 1 {
        let first = &words[name.words.start];
        let lower = first.text.to_lowercase();
        let is_address = lexicon::english().is(&lower, Words::ADDRESS);
        let rest = &words[name.words.start + 1..name.words.end];
        let n_capitals = rest.iter().filter(|word| word.capital()).count();
        let is_part = first.is(Class::HONORIFIC) && n_capitals == 1 || n_capitals == 0;
        // `Con Hession` and `Major Owens` have given names.
        let is_given =
            first.is(Class::GIVEN) || lexicon::english().is(&lower, Words::GIVEN) && n_capitals < 2;
        if !is_address || is_part || is_given {
            break;
        }
        name.words.start += 1;
    }
}

/// `Ada Lark Ada Lark Reed`, where a page's own links stand in its text, is `Ada Lark`; `Boutros Boutros-Ghali` is a name.
fn cut_repetition(words: &[Word<'_>], name: &mut MentionCandidate) {
    let range = name.words.clone();
    let first = words[range.start].text;
    let again = range.skip(2).find(|&at| words[at].text == first);
    if let Some(again) = again {
        name.words.end = again;
    }
}

/// `National Security Adviser` before a given name.
fn cut_role(words: &[Word<'_>], name: &mut MentionCandidate) {
    let range = name.words.clone();
    let is_given = |word: &Word<'_>| {
        word.is(Class::GIVEN) || lexicon::english().is(&word.text.to_lowercase(), Words::GIVEN)
    };
    let heads = range.start..range.end.saturating_sub(2);
    let mut heads = heads
        .rev()
        .filter(|&at| roles::is_person(&words[at].text.to_lowercase()));
    if let Some(head) = heads.find(|&at| is_given(&words[at + 1])) {
        name.words.start = head + 1;
    }
}

/// `St Oswald` of `St Oswald's Hospital`: takes the rest in.
fn saint(words: &[Word<'_>], name: &mut MentionCandidate) {
    let is_saint = matches!(words[name.words.start].text, "St" | "St." | "Saint");
    let [owner, head] = [0, 1].map(|n| words.get(name.words.end + n));
    if !is_saint
        || !owner
            .is_some_and(|word| word.text.ends_with(['s', 'S']) && word.glued && !word.capital())
    {
        return;
    }
    let is_head = |word: &Word<'_>| {
        word.capital() && word.is(Class::ORG_HEAD | Class::PLACE_HEAD)
            || matches!(
                word.text,
                "Hospital" | "Cathedral" | "Church" | "College" | "School" | "Hospice" | "Park"
            )
    };
    if head.is_some_and(is_head) {
        name.words.end += 2;
    }
}

/// Joins `Earl "Red" Haddow`, whose nickname stands in quotation marks.
fn nicknames(segments: &[Segment<'_>], found: &mut Vec<MentionCandidate>) {
    let mut at = 0;
    while at < found.len() {
        let (segment, end) = (found[at].segment, found[at].words.end);
        let words = &segments[segment].words;
        if let Some(last) = surname_after_nickname(words, &found[at], end) {
            let mut whole = found[at].words.start..last;
            let next = found[at + 1..].iter();
            let inside =
                next.take_while(|other| other.segment == segment && other.words.start < last);
            let ends: Vec<usize> = inside.map(|other| other.words.end).collect();
            whole.end = ends.iter().copied().fold(last, usize::max);
            let n_inside = ends.len();
            found[at].words = whole;
            found[at].kind = EntityKind::Person;
            found.drain(at + 1..at + 1 + n_inside);
        }
        at += 1;
    }
}

fn surname_after_nickname(
    words: &[Word<'_>],
    name: &MentionCandidate,
    end: usize,
) -> Option<usize> {
    let may = matches!(name.kind, EntityKind::Person) && end - name.words.start < 3;
    let opens = words.get(end).filter(|_| may)?;
    if !is_quote(opens.text) || opens.glued {
        return None;
    }
    let close = (end + 2..words.len().min(end + 4)).find(|&at| is_quote(words[at].text))?;
    let inside = &words[end + 1..close];
    let after = words.get(close + 1)?;
    let named = inside.iter().all(Word::capital) && after.capital() && !after.glued;
    named.then_some(close + 2)
}
