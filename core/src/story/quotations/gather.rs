//! What pairs of quotes lead to: groups, each with its versions and attributions.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, HashMap},
};

use super::{
    Attributed, Attribution, Extent, Quotation, SHORT, Version,
    alike::{align, is_within},
    saying::{Saying, Voice},
    speakers::{Agreement, agreement},
};
use crate::{
    analysis::EntityKind,
    story::{
        Entity, EntityId,
        disjoint::{join, root},
        shared::words::{self, FoldedWord},
    },
    text::{Span, Text},
};

/// A wording with so much of the words of the longest says no less.
const FULL: f64 = 0.9;

/// The quotations that several quotes give, by where they stand first; `pairs` are indices into `sayings` of those that
/// are one, in any order.
pub fn gather(sayings: &[Saying<'_>], pairs: &[(u32, u32)], entities: &[Entity]) -> Vec<Quotation> {
    let mut parents: Vec<usize> = (0..sayings.len()).collect();
    let n_words = |n: u32| sayings[n as usize].words.len();
    let is_short = |n: u32| sayings[n as usize].n_content() < SHORT;
    // A short cut, and what it may be cut from.
    let mut cuts: Vec<(u32, u32)> = Vec::new();
    for &(one, other) in pairs {
        let (short, long) = match n_words(one) <= n_words(other) {
            true => (one, other),
            false => (other, one),
        };
        match is_short(short) && n_words(short) < n_words(long) {
            true => cuts.push((short, long)),
            false => join(&mut parents, one as usize, other as usize),
        }
    }
    // What is cut from one utterance alone belongs to it; the words of two do not make them one. The longer first, which
    // may hold the shorter.
    let mut by_wording: BTreeMap<(Reverse<usize>, usize), Vec<usize>> = BTreeMap::new();
    for (short, long) in cuts {
        let wording = (Reverse(n_words(short)), root(&mut parents, short as usize));
        by_wording.entry(wording).or_default().push(long as usize);
    }
    for ((_, short), long) in by_wording {
        let mut wholes = long.into_iter().map(|n| root(&mut parents, n));
        if let Some(whole) = wholes.next()
            && wholes.all(|it| it == whole)
        {
            join(&mut parents, whole, short);
        }
    }
    // One that belongs to two is left alone, and is no quotation unless others have its words.
    let mut groups: BTreeMap<usize, Vec<&Saying<'_>>> = BTreeMap::new();
    for (n, saying) in sayings.iter().enumerate() {
        let group = groups.entry(root(&mut parents, n)).or_default();
        group.push(saying);
    }
    let groups = groups.into_values().filter(|group| group.len() > 1);
    groups.map(|group| quotation(&group, entities)).collect()
}

fn quotation(group: &[&Saying<'_>], entities: &[Entity]) -> Quotation {
    let (attributions, differs) = attributions(group, entities);
    Quotation {
        versions: versions(group),
        attributions,
        differs,
    }
}

/// The wordings of `group`, the fullest first.
fn versions(group: &[&Saying<'_>]) -> Vec<Version> {
    let mut by_words: HashMap<Vec<u32>, Vec<&Saying<'_>>> = HashMap::new();
    for saying in group {
        let words = saying.words.iter().map(|word| word.hash).collect();
        by_words.entry(words).or_default().push(saying);
    }
    let mut wordings: Vec<Vec<&Saying<'_>>> = by_words.into_values().collect();
    wordings.sort_by_key(|same| {
        let first = same[0];
        (Reverse(first.words.len()), Reverse(same.len()), first.id)
    });
    let longest = wordings[0][0];
    let is_full = |it: &&Saying<'_>| {
        it.words.len() as f64 >= FULL * longest.words.len() as f64
            && !is_within(&it.words, &longest.words)
    };
    // Of wordings that are about as long, the one that most have.
    let others = wordings.iter().enumerate().skip(1);
    let full = others.filter(|(_, same)| is_full(&same[0]));
    let best = full.chain([(0, &wordings[0])]).min_by_key(|(_, same)| {
        let first = same.iter().map(|it| it.id).min();
        (Reverse(same.len()), first)
    });
    if let Some((at, _)) = best {
        wordings[..=at].rotate_right(1);
    }
    let fullest = wordings[0][0];
    let versions = wordings.iter().enumerate().map(|(n, same)| {
        let words = &same[0].words;
        let extent = match n {
            0 => Extent::Whole,
            _ if is_within(words, &fullest.words) || align(same[0], fullest).is_cut => Extent::Cut,
            _ => Extent::Otherwise,
        };
        Version {
            extent,
            places: same.iter().map(|it| it.id).collect(),
        }
    });
    versions.collect()
}

/// What one who speaks is known by.
#[derive(PartialEq, Eq, Hash)]
enum Key {
    Entity(EntityId),
    Words(Vec<u32>),
}

/// Those who are said to say it, and whether two of them cannot both be right.
fn attributions(group: &[&Saying<'_>], entities: &[Entity]) -> (Vec<Attribution>, bool) {
    // Who has no name is known by the words. Of each, the voice that has a name beside the words, if one has.
    let mut known: HashMap<Key, usize> = HashMap::new();
    let mut voices: Vec<(Voice, &Saying<'_>)> = Vec::new();
    let mut found: Vec<Attribution> = Vec::new();
    for saying in group {
        let (voice, by, key) = match saying.speaker {
            Some(voice @ Voice::Named { entity, .. }) => {
                (voice, Attributed::Entity(entity), Key::Entity(entity))
            }
            Some(voice @ Voice::Unnamed(span)) => {
                let by = Attributed::Unnamed(saying.id.article, span);
                (voice, by, Key::Words(folded(saying.text, span)))
            }
            None => continue,
        };
        let at = *known.entry(key).or_insert(found.len());
        if at == found.len() {
            voices.push((voice, saying));
            found.push(Attribution {
                by,
                differs: false,
                places: Vec::new(),
            });
        }
        found[at].places.push(saying.id);
        if is_beside(voice) {
            voices[at] = (voice, saying);
        }
    }
    for one in 0..voices.len() {
        for other in one + 1..voices.len() {
            let [(a, at), (b, there)] = [voices[one], voices[other]];
            let names = |saying: &Saying<'_>, voice: Voice| match voice {
                Voice::Named { entity, .. } => saying.named.binary_search(&entity).is_ok(),
                Voice::Unnamed(_) => false,
            };
            if is_beside(a)
                && is_beside(b)
                && agreement(Some(a), Some(b), entities) == Agreement::Different
                && !names(at, b)
                && !names(there, a)
            {
                found[one].differs = true;
                found[other].differs = true;
            }
        }
    }
    let differs = found.iter().any(|it| it.differs);
    let sure: Vec<bool> = voices.iter().map(|(voice, _)| is_beside(*voice)).collect();
    let mut ranked: Vec<(bool, Attribution)> = sure.into_iter().zip(found).collect();
    ranked.sort_by_key(|(sure, it)| {
        let unnamed = matches!(it.by, Attributed::Unnamed(..));
        (!sure, unnamed, Reverse(it.places.len()), it.places[0])
    });
    (ranked.into_iter().map(|(_, it)| it).collect(), differs)
}

fn is_beside(voice: Voice) -> bool {
    matches!(
        voice,
        Voice::Named {
            beside: true,
            kind: EntityKind::Person,
            ..
        }
    )
}

fn folded(text: &Text, span: Span) -> Vec<u32> {
    let mut found: Vec<FoldedWord> = Vec::new();
    words::of_span(text, span, &mut found);
    found.iter().map(|word| word.hash).collect()
}
