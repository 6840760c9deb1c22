//! Which stands where the rules and the model say different things.

use std::{collections::HashSet, ops::Range};

use crate::analysis::{
    EntityKind,
    names::{
        Found, NameRule,
        joints::has_article,
        lexicon::Class,
        rules::Ruled,
        words::{Style, Unit, Word, opens},
    },
};

/// What the article itself says stands against what was learnt from others. Where the model sees nothing, a name that the rules
/// see is one if it is elsewhere in the article, has an Arabic article or a title before it, or a word
/// list knows it.
pub(super) fn settle(units: &[Unit<'_>], ruled: &Ruled, mut found: Vec<Found>) -> Vec<Found> {
    let mut told: Vec<bool> = ruled
        .names
        .iter()
        .map(|name| name.told || listed(words(units, name), name.rule))
        .collect();
    for &at in ruled.definitions.as_flattened() {
        told[at] = true;
    }
    let known: HashSet<(EntityKind, Vec<String>)> = found
        .iter()
        .map(|name| (name.kind, small_letters(words(units, name))))
        .collect();
    let mut dropped = vec![false; found.len()];
    for (name, told) in ruled.names.iter().zip(&mut told) {
        for at in crossed(&found, name) {
            let other = &found[at];
            *told |= other.words != name.words && is_ragged(words(units, other));
        }
        if *told {
            dropped[crossed(&found, name)].fill(true);
        }
    }
    let mut more = Vec::new();
    for (name, told) in ruled.names.iter().zip(told) {
        let crossed = crossed(&found, name);
        if told {
            more.push(name.clone());
        } else if crossed.clone().all(|at| dropped[at]) {
            let words = words(units, name);
            if has_article(words)
                || name.rule == NameRule::Title
                || evident(&units[name.unit], name.words.clone())
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
fn crossed(found: &[Found], name: &Found) -> Range<usize> {
    let first = found
        .partition_point(|other| (other.unit, other.words.end) <= (name.unit, name.words.start));
    let last = found
        .partition_point(|other| (other.unit, other.words.start) < (name.unit, name.words.end));
    first..last.max(first)
}

fn words<'u, 't>(units: &'u [Unit<'t>], name: &Found) -> &'u [Word<'t>] {
    &units[name.unit].words[name.words.clone()]
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
fn evident(unit: &Unit<'_>, range: Range<usize>) -> bool {
    let word = &unit.words[range.start];
    let thing = word.is(Class::GEOGRAPHIC | Class::ORG) && word.known();
    range.len() == 1 && thing && unit.style == Style::Plain && !opens(&unit.words, range.start)
}
