//! An article as the tagger works on it: its sequences, and what rules and passes say of every word.

use std::{collections::HashMap, ops::Range};

use super::{
    Model,
    features::{StackedPrediction, TokenFeatures},
    label::{Label, N_LABELS},
    weights::{Scores, Weights},
};
use crate::analysis::{
    EntityKind,
    names::{
        boundary_rules::{commands, prefix},
        lexicon::Class,
        rules::RuleMentions,
        words::{Segment, Shape, UsageTable, opens},
    },
};

/// Words that are decided together: from where a name may begin to where all must have ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sequence {
    pub(super) segment: usize,
    pub(super) words: Range<usize>,
}

/// An article laid out for the tagger.
pub(super) struct TaggingContext {
    pub(super) tokens: Vec<TokenFeatures>,
    pub(super) sequences: Vec<Sequence>,
    /// What the rules say of each word of each segment: label and rule.
    pub(super) by_rules: Vec<Vec<(Label, u32)>>,
}

impl TaggingContext {
    /// Lays an article out.
    pub(super) fn new(
        segments: &[Segment<'_>],
        usage: &UsageTable<'_>,
        by_rules: &RuleMentions,
    ) -> TaggingContext {
        let mut said: Vec<Vec<(Label, u32)>> = segments
            .iter()
            .map(|segment| vec![(Label::NONE, 0); segment.words.len()])
            .collect();
        let mut labels = Vec::new();
        for name in &by_rules.names {
            labels.clear();
            labels.resize(name.words.len(), Label::NONE);
            Label::write(&mut labels, name.kind);
            let rule = name.rule.id();
            for (at, &label) in name.words.clone().zip(&labels) {
                said[name.segment][at] = (label, rule);
            }
        }
        let mut sequences = Vec::new();
        for (n, segment) in segments.iter().enumerate() {
            sequences_of(n, segment, &said[n], &mut sequences);
        }
        let mut rest = sequences.as_slice();
        let tokens = segments
            .iter()
            .enumerate()
            .map(|(n, segment)| {
                let own = rest.partition_point(|sequence| sequence.segment == n);
                let (own, others) = rest.split_at(own);
                rest = others;
                TokenFeatures::new(segment, usage, own.iter().map(|sequence| &sequence.words))
            })
            .collect();
        TaggingContext {
            tokens,
            sequences,
            by_rules: said,
        }
    }

    /// What the rules and the first pass say of every word. Hands on the features of each word, with its number among
    /// those of all sequences.
    pub(super) fn predictions(
        &self,
        first: &Weights,
        mut seen: impl FnMut(usize, &[u32]),
    ) -> Vec<Vec<StackedPrediction>> {
        let mut predictions: Vec<Vec<StackedPrediction>> = self
            .by_rules
            .iter()
            .map(|segment| {
                let prediction = |&(by_rules, rule): &(Label, u32)| StackedPrediction {
                    by_rules,
                    rule,
                    ..StackedPrediction::default()
                };
                segment.iter().map(prediction).collect()
            })
            .collect();
        let mut votes: HashMap<u32, [KindCounts; 2]> = HashMap::new();
        let mut scores: Vec<Scores> = Vec::new();
        let mut features = Vec::new();
        let mut n_words = 0;
        for sequence in &self.sequences {
            scores.clear();
            let tokens = &self.tokens[sequence.segment];
            scores.extend(sequence.words.clone().map(|at| {
                let mut sum = [0; N_LABELS];
                features.clear();
                tokens.first(at, &mut features);
                first.add(&features, &mut sum);
                seen(n_words, &features);
                n_words += 1;
                sum
            }));
            let labels = first.best(&scores);
            for ((at, label), scores) in sequence.words.clone().zip(labels).zip(&scores) {
                let prediction = &mut predictions[sequence.segment][at];
                prediction.first = label;
                prediction.margin = margin(label, scores);
                let said = votes.entry(tokens.key(at)).or_default();
                for (said, label) in said.iter_mut().zip([label, prediction.by_rules]) {
                    said[place(label)] = said[place(label)].saturating_add(1);
                }
            }
        }
        for sequence in &self.sequences {
            for at in sequence.words.clone() {
                let prediction = &mut predictions[sequence.segment][at];
                if let Some(said) = votes.get(&self.tokens[sequence.segment].key(at)) {
                    let [first, by_rules] = said;
                    prediction.elsewhere = majority(first, prediction.first);
                    prediction.by_rules_elsewhere = majority(by_rules, prediction.by_rules);
                }
            }
        }
        predictions
    }

    /// The labels of every sequence.
    pub(super) fn tag(&self, model: &Model) -> Vec<Vec<Label>> {
        let n_words = self.sequences.iter().map(|sequence| sequence.words.len());
        let mut scores: Vec<Scores> = vec![[0; N_LABELS]; n_words.sum()];
        let predictions = self.predictions(&model.first, |word, features| {
            model.second.add(features, &mut scores[word]);
        });
        let mut features = Vec::new();
        let mut rest = scores.as_mut_slice();
        let mut labels = Vec::with_capacity(self.sequences.len());
        for sequence in &self.sequences {
            let (scores, after) = rest.split_at_mut(sequence.words.len());
            rest = after;
            for (at, sum) in sequence.words.clone().zip(&mut *scores) {
                features.clear();
                self.second(&predictions, sequence.segment, at, &mut features);
                model.second.add(&features, sum);
            }
            labels.push(model.second.best(scores));
        }
        labels
    }

    /// The features of a word for the second pass that the first has not.
    pub(super) fn second(
        &self,
        predictions: &[Vec<StackedPrediction>],
        segment: usize,
        at: usize,
        features: &mut Vec<u32>,
    ) {
        let said = [-2, -1, 0, 1, 2].map(|by| {
            let at = at.checked_add_signed(by);
            at.and_then(|at| predictions[segment].get(at).copied())
                .unwrap_or_default()
        });
        self.tokens[segment].second(at, &said, features);
    }
}

/// How often a word has no label, or one of each kind.
type KindCounts = [u16; 1 + EntityKind::ALL.len()];

/// The kind of a label as a number from 0.
fn place(label: Label) -> usize {
    label.kind().map_or(0, |kind| 1 + kind as usize)
}

/// What is said of the word most often but for here, and whether that is agreed.
fn majority(votes: &KindCounts, here: Label) -> u32 {
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

/// Where names may stand in a segment: capitals, what stands between two of them, particles before
/// them and a word after.
fn sequences_of(
    n: usize,
    segment: &Segment<'_>,
    by_rules: &[(Label, u32)],
    found: &mut Vec<Sequence>,
) {
    const MAX_BETWEEN: usize = 3;
    let words = &segment.words;
    // `The`, `In`, `But` at the head of a sentence.
    let is_opener = |at: usize| {
        let word = &words[at];
        word.shape == Shape::Capital
            && word.is(Class::FUNCTION)
            && !word.is(Class::KNOWN | Class::CALENDAR)
            && opens(words, at)
            || commands(words, at)
            || prefix(words, at)
    };
    let is_seed =
        |at: usize| by_rules[at].0 != Label::NONE || words[at].capital() && !is_opener(at);
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
            .filter(|sequence| sequence.segment == n)
            .map_or(0, |sequence| sequence.words.end);
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
        found.push(Sequence {
            segment: n,
            words: start..end,
        });
        at = end;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_kind_that_most_places_agree_on_counts_without_the_place_asked_about() {
        let person = Label::of(1);
        let mut votes = KindCounts::default();
        votes[place(person)] = 1;
        assert_eq!(majority(&votes, person), 0);
        votes[place(person)] = 3;
        assert_ne!(majority(&votes, person), majority(&votes, Label::NONE));
    }
}
