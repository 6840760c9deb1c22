//! Which stands where the rules and the model say different things.

use std::{collections::HashSet, ops::Range};

use super::label;
use crate::analysis::{
    EntityKind,
    names::{
        MentionCandidate, NameRule,
        boundary_rules::has_article,
        lexicon::Class,
        rules::RuleMentions,
        words::{Segment, Style, Word, opens},
    },
};

/// What the article itself says stands against what was learnt from others, and what the rules say of a kind that nothing was
/// learnt of. Where the model sees nothing, a name that the rules
/// see is one if it is elsewhere in the article, has an Arabic article or a title before it, or a word
/// list knows it.
pub(super) fn reconcile(
    segments: &[Segment<'_>],
    rules: &RuleMentions,
    mut found: Vec<MentionCandidate>,
) -> Vec<MentionCandidate> {
    let mut explicit: Vec<bool> = rules
        .names
        .iter()
        .map(|name| {
            let is_listed = listed(words(segments, name), name.rule);
            name.is_explicit || is_listed || !label::is_learnt(name.kind)
        })
        .collect();
    for &at in rules.definitions.as_flattened() {
        explicit[at] = true;
    }
    let known: HashSet<(EntityKind, Vec<String>)> = found
        .iter()
        .map(|name| (name.kind, small_letters(words(segments, name))))
        .collect();
    let mut dropped = vec![false; found.len()];
    for (name, is_explicit) in rules.names.iter().zip(&mut explicit) {
        for at in crossed(&found, name) {
            let other = &found[at];
            *is_explicit |= other.words != name.words && is_ragged(words(segments, other));
        }
        if *is_explicit {
            dropped[crossed(&found, name)].fill(true);
        }
    }
    let mut more = Vec::new();
    for (name, is_explicit) in rules.names.iter().zip(explicit) {
        let crossed = crossed(&found, name);
        if is_explicit {
            more.push(name.clone());
        } else if crossed.clone().all(|at| dropped[at]) {
            let words = words(segments, name);
            if has_article(words)
                || name.rule == NameRule::Title
                || evident(&segments[name.segment], name.words.clone())
                || known.contains(&(name.kind, small_letters(words)))
            {
                more.push(name.clone());
            }
        } else if let [same] = &mut found[crossed]
            && same.words == name.words
            && same.kind == name.kind
        {
            same.rule = name.rule;
        }
    }
    let kept = found.into_iter().zip(dropped);
    more.extend(kept.filter(|(_, dropped)| !dropped).map(|(name, _)| name));
    more
}

/// Indices of those among `found`, which is in order, that share a word with `name`.
fn crossed(found: &[MentionCandidate], name: &MentionCandidate) -> Range<usize> {
    let first = found.partition_point(|other| {
        (other.segment, other.words.end) <= (name.segment, name.words.start)
    });
    let last = found.partition_point(|other| {
        (other.segment, other.words.start) < (name.segment, name.words.end)
    });
    first..last.max(first)
}

fn words<'u, 't>(segments: &'u [Segment<'t>], name: &MentionCandidate) -> &'u [Word<'t>] {
    &segments[name.segment].words[name.words.clone()]
}

fn small_letters(words: &[Word<'_>]) -> Vec<String> {
    words.iter().map(|word| word.text.to_lowercase()).collect()
}

/// Whether the name ends in a word in small letters, as hardly any does: there the rules know better.
fn is_ragged(name: &[Word<'_>]) -> bool {
    matches!(name, [.., before, last] if last.lower() && !before.hyphen())
}

/// Whether a word list has the name and it is joined by more than capitals: `Trinidad and Tobago`, `Guinea-Bissau`.
fn listed(words: &[Word<'_>], rule: NameRule) -> bool {
    rule == NameRule::Listed && words.iter().any(|word| word.lower() || word.hyphen())
}

/// Whether a word list knows the one word and it stands within a sentence, where its capital makes it a name.
fn evident(segment: &Segment<'_>, range: Range<usize>) -> bool {
    let word = &segment.words[range.start];
    let thing = word.is(Class::GEOGRAPHIC | Class::ORG) && word.known();
    range.len() == 1
        && thing
        && segment.style == Style::Plain
        && !opens(&segment.words, range.start)
}
