//! A learnt tagger over the rules: labels of words by a linear model, decided for a whole stretch at once.
//!
//! A first pass sees the words alone; it was learnt from much text labelled by another tagger. The second sees the words, the
//! labels of the first pass here and elsewhere in the article, and what the rules say; it was learnt from text labelled by hand.
//! Both are averaged structured perceptrons (Collins 2002) over hashed features, in the order of Viterbi's algorithm.

mod features;
pub mod label;
pub mod lesson;
pub mod weights;

use std::{
    collections::{HashMap, HashSet},
    ops::Range,
    sync::LazyLock,
};

use features::{Opinion, View};
use label::{Label, N_LABELS};
use weights::{Scores, Weights, take};

use super::{
    Found,
    joints::syllable,
    lexicon::{self, Class},
    rules::Ruled,
    words::{Shape, Unit, UsageTable, Word, opens},
};
use crate::analysis::EntityKind;

/// The model in use, written by `examples/train_names`.
static BYTES: &[u8] = include_bytes!("weights.bin");

/// What was learnt.
#[derive(Clone, Debug, PartialEq)]
pub struct Model {
    /// Of the first pass.
    pub first: Weights,
    /// Of the second.
    pub second: Weights,
}

/// Words that are decided together: from where a name may begin to where all must have ended.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Stretch {
    unit: usize,
    words: Range<usize>,
}

impl Model {
    /// The model that comes with the program.
    pub fn embedded() -> Option<&'static Model> {
        static MODEL: LazyLock<Option<Model>> = LazyLock::new(|| Model::read(BYTES));
        MODEL.as_ref()
    }

    /// The model as it is stored.
    pub fn write(&self) -> Vec<u8> {
        let mut out = b"names".to_vec();
        out.push(features::VERSION);
        self.first.write(&mut out);
        self.second.write(&mut out);
        out
    }

    /// The model stored in `bytes`; `None` where it is damaged or was made for other features.
    pub fn read(mut bytes: &[u8]) -> Option<Model> {
        let bytes = &mut bytes;
        if take(bytes)? != *b"names" || take(bytes)? != [features::VERSION] {
            return None;
        }
        let model = Model {
            first: Weights::read(bytes)?,
            second: Weights::read(bytes)?,
        };
        bytes.is_empty().then_some(model)
    }
}

/// The names of an article, by the learnt model over what the rules found.
pub(super) fn tag(units: &[Unit<'_>], usage: &UsageTable<'_>, ruled: &Ruled) -> Vec<Found> {
    let Some(model) = Model::embedded() else {
        return ruled.names.clone();
    };
    let desk = Desk::new(units, usage, ruled);
    let mut found = Vec::new();
    for (stretch, labels) in desk.stretches.iter().zip(desk.tag(model)) {
        for (range, kind) in Label::names(&labels) {
            let start = stretch.words.start;
            let range = start + range.start..start + range.end;
            let words = &units[stretch.unit].words;
            for words in parts(words, at_edges(words, range)) {
                found.push(Found {
                    unit: stretch.unit,
                    words,
                    kind,
                    why: "it is used as such names are in the texts learnt from",
                    told: false,
                });
            }
        }
    }
    keep_rules(units, ruled, found)
}

/// Moves the edges of a name out of hyphens: `al-Tin`, `Min Seok-yun`.
fn at_edges(words: &[Word<'_>], mut range: Range<usize>) -> Range<usize> {
    let is_particle = |word: &Word<'_>| word.is(Class::HYPHEN_PARTICLE) && !word.capital();
    if range.start >= 2 && words[range.start - 1].hyphen() && is_particle(&words[range.start - 2]) {
        range.start -= 2;
    }
    if range.len() > 1 && words[range.end - 1].hyphen() {
        let goes_on = words
            .get(range.end)
            .is_some_and(|word| word.glued && syllable(word));
        range.end = if goes_on {
            range.end + 1
        } else {
            range.end - 1
        };
    }
    range
}

/// The names in a name: two where a hyphen joins places or peoples (`Norway-Sweden`), none where nothing has a capital.
fn parts(words: &[Word<'_>], range: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let two = range.len() == 3
        && words[range.start + 1].hyphen()
        && [range.start, range.start + 2].map(|at| words[at].is(Class::GEOGRAPHIC)) == [true; 2];
    let parts = if two {
        [range.start..range.start + 1, range.start + 2..range.end]
    } else {
        [range.clone(), range.end..range.end]
    };
    let has_capital = |part: &Range<usize>| words[part.clone()].iter().any(Word::capital);
    parts.into_iter().filter(has_capital)
}

/// What the article itself says stands against what was learnt from others, and a name that is one elsewhere in the article is
/// one wherever a rule sees it and nothing else was seen, as is one with an Arabic article.
fn keep_rules(units: &[Unit<'_>], ruled: &Ruled, mut found: Vec<Found>) -> Vec<Found> {
    let mut told: Vec<bool> = ruled.names.iter().map(|name| name.told).collect();
    for &at in ruled.definitions.as_flattened() {
        told[at] = true;
    }
    let texts = |name: &Found| -> Vec<&str> {
        let words = &units[name.unit].words[name.words.clone()];
        words.iter().map(|word| word.text).collect()
    };
    let known: HashSet<(EntityKind, Vec<&str>)> =
        found.iter().map(|name| (name.kind, texts(name))).collect();
    let mut dropped = vec![false; found.len()];
    let mut more = Vec::new();
    for (name, told) in ruled.names.iter().zip(told) {
        let first = found.partition_point(|other| {
            (other.unit, other.words.end) <= (name.unit, name.words.start)
        });
        let last = found
            .partition_point(|other| (other.unit, other.words.start) < (name.unit, name.words.end));
        let crossed = first..last.max(first);
        if told {
            dropped[crossed].fill(true);
            more.push(name.clone());
        } else if crossed.is_empty() {
            let texts = texts(name);
            if has_article(&texts) || known.contains(&(name.kind, texts)) {
                more.push(name.clone());
            }
        } else if let [same] = &mut found[crossed]
            && same.words == name.words
            && same.kind == name.kind
        {
            same.why = name.why;
        }
    }
    let kept = found.into_iter().zip(dropped);
    more.extend(kept.filter(|(_, dropped)| !dropped).map(|(name, _)| name));
    more
}

/// Whether the name begins with an Arabic article (`al-Tin`), as no other word does.
fn has_article(name: &[&str]) -> bool {
    matches!(name, [article, "-", ..] if lexicon::word_class(article).is(Class::HYPHEN_PARTICLE))
}

/// An article laid out for the tagger.
struct Desk {
    views: Vec<View>,
    stretches: Vec<Stretch>,
    /// What the rules say of each word of each unit: label and rule.
    ruled: Vec<Vec<(Label, u32)>>,
}

impl Desk {
    fn new(units: &[Unit<'_>], usage: &UsageTable<'_>, ruled: &Ruled) -> Desk {
        let mut said: Vec<Vec<(Label, u32)>> = units
            .iter()
            .map(|unit| vec![(Label::NONE, 0); unit.words.len()])
            .collect();
        let mut labels = Vec::new();
        for name in &ruled.names {
            labels.clear();
            labels.resize(name.words.len(), Label::NONE);
            Label::write(&mut labels, name.kind);
            let rule = features::hash(name.why.bytes());
            for (at, &label) in name.words.clone().zip(&labels) {
                said[name.unit][at] = (label, rule);
            }
        }
        let mut stretches = Vec::new();
        for (n, unit) in units.iter().enumerate() {
            stretches_of(n, unit, &said[n], &mut stretches);
        }
        let mut rest = stretches.as_slice();
        let views = units
            .iter()
            .enumerate()
            .map(|(n, unit)| {
                let own = rest.partition_point(|stretch| stretch.unit == n);
                let (own, others) = rest.split_at(own);
                rest = others;
                View::new(unit, usage, own.iter().map(|stretch| &stretch.words))
            })
            .collect();
        Desk {
            views,
            stretches,
            ruled: said,
        }
    }

    /// What the rules and the first pass say of every word. Hands on the features of each word, with its number among
    /// those of all stretches.
    fn opinions(&self, first: &Weights, mut seen: impl FnMut(usize, &[u32])) -> Vec<Vec<Opinion>> {
        let mut opinions: Vec<Vec<Opinion>> = self
            .ruled
            .iter()
            .map(|unit| {
                let opinion = |&(ruled, rule): &(Label, u32)| Opinion {
                    ruled,
                    rule,
                    ..Opinion::default()
                };
                unit.iter().map(opinion).collect()
            })
            .collect();
        let mut votes: HashMap<u32, [[u16; 6]; 2]> = HashMap::new();
        let mut scores: Vec<Scores> = Vec::new();
        let mut features = Vec::new();
        let mut n_words = 0;
        for stretch in &self.stretches {
            scores.clear();
            let view = &self.views[stretch.unit];
            scores.extend(stretch.words.clone().map(|at| {
                let mut sum = [0; N_LABELS];
                features.clear();
                view.first(at, &mut features);
                first.add(&features, &mut sum);
                seen(n_words, &features);
                n_words += 1;
                sum
            }));
            let labels = first.best(&scores);
            for ((at, label), scores) in stretch.words.clone().zip(labels).zip(&scores) {
                let opinion = &mut opinions[stretch.unit][at];
                opinion.first = label;
                opinion.margin = margin(label, scores);
                let said = votes.entry(view.key(at)).or_default();
                for (said, label) in said.iter_mut().zip([label, opinion.ruled]) {
                    said[place(label)] = said[place(label)].saturating_add(1);
                }
            }
        }
        for stretch in &self.stretches {
            for at in stretch.words.clone() {
                let opinion = &mut opinions[stretch.unit][at];
                if let Some(said) = votes.get(&self.views[stretch.unit].key(at)) {
                    let [first, ruled] = said;
                    opinion.elsewhere = majority(first, opinion.first);
                    opinion.ruled_elsewhere = majority(ruled, opinion.ruled);
                }
            }
        }
        opinions
    }

    /// The labels of every stretch.
    fn tag(&self, model: &Model) -> Vec<Vec<Label>> {
        let n_words = self.stretches.iter().map(|stretch| stretch.words.len());
        let mut scores: Vec<Scores> = vec![[0; N_LABELS]; n_words.sum()];
        let opinions = self.opinions(&model.first, |word, features| {
            model.second.add(features, &mut scores[word]);
        });
        let mut features = Vec::new();
        let mut rest = scores.as_mut_slice();
        let mut labels = Vec::with_capacity(self.stretches.len());
        for stretch in &self.stretches {
            let (scores, after) = rest.split_at_mut(stretch.words.len());
            rest = after;
            for (at, sum) in stretch.words.clone().zip(&mut *scores) {
                features.clear();
                self.second(&opinions, stretch.unit, at, &mut features);
                model.second.add(&features, sum);
            }
            labels.push(model.second.best(scores));
        }
        labels
    }

    /// The features of a word for the second pass that the first has not.
    fn second(&self, opinions: &[Vec<Opinion>], unit: usize, at: usize, features: &mut Vec<u32>) {
        let said = [-2, -1, 0, 1, 2].map(|by| {
            let at = at.checked_add_signed(by);
            at.and_then(|at| opinions[unit].get(at).copied())
                .unwrap_or_default()
        });
        self.views[unit].second(at, &said, features);
    }
}

/// The kind of a label as a number from 0.
fn place(label: Label) -> usize {
    label.kind().map_or(0, |kind| 1 + kind as usize)
}

/// What is said of the word most often but for here, and whether that is agreed.
fn majority(votes: &[u16; 6], here: Label) -> u32 {
    let mut others = *votes;
    others[place(here)] = others[place(here)].saturating_sub(1);
    let all: u32 = others.iter().map(|&n| u32::from(n)).sum();
    if all == 0 {
        return 0;
    }
    let mut best = 0;
    for (n, &count) in others.iter().enumerate() {
        if count > others[best] {
            best = n;
        }
    }
    let count = u32::from(others[best]);
    let agreed = if count == all {
        2
    } else {
        u32::from(count * 3 > all * 2)
    };
    1 + best as u32 * 8 + agreed * 2 + u32::from(all > 2)
}

/// How far the label stands above the best of another kind, in steps from 0.
fn margin(label: Label, scores: &Scores) -> u32 {
    let own = i32::from(scores[label.number()]);
    let other = (0..N_LABELS)
        .filter(|&other| Label::of(other).kind() != label.kind())
        .map(|other| i32::from(scores[other]))
        .max()
        .unwrap_or(own);
    let by = (own - other).max(0) as u32;
    (u32::BITS - (by / 32).leading_zeros()).min(7)
}

/// Where names may stand in a unit: capitals, what stands between two of them, particles before
/// them and a word after.
fn stretches_of(n: usize, unit: &Unit<'_>, ruled: &[(Label, u32)], found: &mut Vec<Stretch>) {
    const MAX_BETWEEN: usize = 3;
    let words = &unit.words;
    // `The`, `In`, `But` at the head of a sentence.
    let is_opener = |at: usize| {
        let word = &words[at];
        word.shape == Shape::Capital
            && word.is(Class::FUNCTION)
            && !word.is(Class::KNOWN | Class::CALENDAR)
            && opens(words, at)
    };
    let is_seed = |at: usize| ruled[at].0 != Label::NONE || words[at].capital() && !is_opener(at);
    let mut at = 0;
    while at < words.len() {
        if !is_seed(at) {
            at += 1;
            continue;
        }
        let particle = Class::PARTICLE | Class::HYPHEN_PARTICLE;
        let mut start = at;
        let reach = found
            .last()
            .filter(|stretch| stretch.unit == n)
            .map_or(0, |stretch| stretch.words.end);
        while start > reach.max(at.saturating_sub(2))
            && (words[start - 1].hyphen()
                || words[start - 1].lower() && words[start - 1].is(particle))
        {
            start -= 1;
        }
        let mut end = at + 1;
        while let Some(next) = (end..words.len().min(end + MAX_BETWEEN + 1)).find(|&at| is_seed(at))
        {
            end = next + 1;
        }
        end = (end + 1).min(words.len());
        found.push(Stretch {
            unit: n,
            words: start..end,
        });
        at = end;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Text;

    #[test]
    fn the_embedded_weights_are_read_and_written_alike() {
        let model = Model::read(BYTES).expect("weights.bin is of this version");
        assert_eq!(model.write(), BYTES);
    }

    #[test]
    fn weights_of_another_version_and_cut_ones_are_refused() {
        let mut other = BYTES.to_vec();
        other[5] ^= 1;
        assert_eq!(Model::read(&other), None);
        assert_eq!(Model::read(&BYTES[..BYTES.len() - 1]), None);
        assert_eq!(Model::read(b""), None);
    }

    /// Where this fails, features have changed their meaning: raise their version and learn anew.
    #[test]
    fn the_features_are_those_that_the_weights_were_learnt_over() {
        let text = Text::new("On Friday Maj. Gen. Tarek al-Dol of the HWU left Oslo's port.");
        let lesson = lesson::Lesson::new(&text);
        let model = Model::embedded().expect("weights.bin is of this version");
        let rows = lesson.second(&model.first);
        let features = rows.iter().flat_map(|row| row.features.iter().flatten());
        let seen = features.fold(0u32, |sum, feature| sum.rotate_left(5) ^ feature);
        assert_eq!((features::VERSION, seen), (1, 351_686_546));
    }

    #[test]
    fn the_kind_that_most_places_agree_on_counts_without_the_place_asked_about() {
        let person = Label::of(1);
        let mut votes = [0; 6];
        votes[place(person)] = 1;
        assert_eq!(majority(&votes, person), 0);
        votes[place(person)] = 3;
        assert_ne!(majority(&votes, person), majority(&votes, Label::NONE));
    }
}
