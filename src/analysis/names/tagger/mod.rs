//! A learnt tagger over the rules: labels of words by a linear model, decided for a whole stretch at once.
//!
//! A first pass sees the words alone; it was learnt from much text labelled by another tagger. The second sees the words, the
//! labels of the first pass here and elsewhere in the article, and what the rules say; it was learnt from text labelled by hand.
//! Both are averaged structured perceptrons (Collins 2002) over hashed features, in the order of Viterbi's algorithm.

mod features;
pub mod label;
pub mod weights;

use std::{collections::HashMap, ops::Range, sync::LazyLock};

use features::{Opinion, View};
use label::{Label, N_LABELS};
use weights::{Scores, Weights, take};

use super::{
    Found,
    lexicon::Class,
    rules::Ruled,
    runs::syllable,
    words::{Unit, UsageTable, Word},
};
use crate::{
    analysis::{
        Head,
        names::{rules, words},
        segment,
    },
    article::{Block, Role},
    text::{Span, Text},
};

/// The model in use, written by `examples/train_names`.
static BYTES: &[u8] = include_bytes!("weights.bin");

/// What was learnt.
#[derive(Clone, Debug, PartialEq, Eq)]
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
    if std::env::var("RULES").is_ok() {
        return ruled.names.clone();
    }
    let Some(model) = Model::embedded() else {
        return ruled.names.clone();
    };
    let desk = Desk::new(units, usage, ruled);
    let mut found = Vec::new();
    for (stretch, labels) in desk.stretches.iter().zip(desk.tag(model)) {
        for (range, kind) in Label::names(&labels) {
            let start = stretch.words.start;
            let range = start + range.start..start + range.end;
            let Some(words) = at_edges(&units[stretch.unit].words, range) else {
                continue;
            };
            found.push(Found {
                unit: stretch.unit,
                words,
                kind,
                why: "it is used as such names are in the texts learnt from",
                told: false,
            });
        }
    }
    keep_rules(ruled, &mut found);
    found
}

/// Moves the edges of a name out of hyphens: `al-Tin`, `Min Seok-yun`; `None` where nothing with a capital is left.
fn at_edges(words: &[Word<'_>], mut range: Range<usize>) -> Option<Range<usize>> {
    let is_particle = |word: &Word<'_>| word.is(Class::HYPHEN_PARTICLE) && !word.capital();
    if range.start >= 2 && words[range.start - 1].hyphen() && is_particle(&words[range.start - 2]) {
        range.start -= 2;
    }
    if range.len() > 1 && words[range.end - 1].hyphen() {
        let next = words
            .get(range.end)
            .filter(|word| word.glued && syllable(word));
        range.end = if next.is_some() {
            range.end + 1
        } else {
            range.end - 1
        };
    }
    words[range.clone()]
        .iter()
        .any(Word::capital)
        .then_some(range)
}

fn keep_rules(ruled: &Ruled, found: &mut Vec<Found>) {
    let mut fixed: Vec<bool> = ruled.names.iter().map(|name| name.told).collect();
    for &at in ruled.definitions.as_flattened() {
        fixed[at] = true;
    }
    for (name, fixed) in ruled.names.iter().zip(fixed) {
        if fixed {
            found.retain(|other| {
                other.unit != name.unit
                    || other.words.end <= name.words.start
                    || name.words.end <= other.words.start
            });
            found.push(name.clone());
        } else if let Some(same) = found.iter_mut().find(|other| {
            other.unit == name.unit && other.words == name.words && other.kind == name.kind
        }) {
            same.why = name.why;
        }
    }
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
        Desk {
            views: units.iter().map(|unit| View::new(unit, usage)).collect(),
            stretches,
            ruled: said,
        }
    }

    /// What the rules and the first pass say of every word.
    fn opinions(&self, first: &Weights) -> Vec<Vec<Opinion>> {
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
        for stretch in &self.stretches {
            scores.clear();
            let view = &self.views[stretch.unit];
            scores.extend(stretch.words.clone().map(|at| {
                let mut sum = [0; N_LABELS];
                view.first(at, &mut |feature| first.add(feature, &mut sum));
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
        let opinions = self.opinions(&model.first);
        let mut scores: Vec<Scores> = Vec::new();
        self.stretches
            .iter()
            .map(|stretch| {
                scores.clear();
                scores.extend(stretch.words.clone().map(|at| {
                    let mut sum = [0; N_LABELS];
                    self.second(&opinions, stretch.unit, at, &mut |feature| {
                        model.second.add(feature, &mut sum);
                    });
                    sum
                }));
                model.second.best(&scores)
            })
            .collect()
    }

    /// The features of a word for the second pass.
    fn second(&self, opinions: &[Vec<Opinion>], unit: usize, at: usize, put: &mut impl FnMut(u32)) {
        if *SKIP {
            self.views[unit].some(at, put);
        } else {
            self.views[unit].first(at, put);
        }
        static NOTHING: Opinion = Opinion {
            ruled: Label::NONE,
            rule: 0,
            first: Label::NONE,
            margin: 0,
            elsewhere: 0,
            ruled_elsewhere: 0,
        };
        let said = [-2, -1, 0, 1, 2].map(|by| {
            at.checked_add_signed(by)
                .and_then(|at| opinions[unit].get(at))
                .unwrap_or(&NOTHING)
        });
        self.views[unit].second(at, said, put);
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
    let own = scores[label.number()];
    let other = (0..N_LABELS)
        .filter(|&other| Label::of(other).kind() != label.kind())
        .map(|other| scores[other])
        .max()
        .unwrap_or(own);
    let by = (own - other).max(0) as u32;
    (u32::BITS - (by / 32).leading_zeros()).min(7)
}

/// Where names may stand in a unit: capitals, what stands between two of them, and one word on either side.
fn stretches_of(n: usize, unit: &Unit<'_>, ruled: &[(Label, u32)], found: &mut Vec<Stretch>) {
    const MAX_BETWEEN: usize = 3;
    let words = &unit.words;
    let is_seed = |at: usize| words[at].capital() || ruled[at].0 != Label::NONE;
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

/// A text to learn from: where names may stand, and what is seen there.
pub struct Lesson {
    desk: Desk,
    words: Vec<Vec<Span>>,
    titles: Vec<Vec<bool>>,
    whys: Vec<Vec<&'static str>>,
}

/// One stretch of a lesson.
pub struct Row {
    /// The features of each word.
    pub features: Vec<Vec<u32>>,
    /// The words.
    pub words: Vec<Span>,
    /// Whether each is a title that stands before a name.
    pub titles: Vec<bool>,
    /// What the rules say of each.
    pub ruled: Vec<Label>,
    /// What the first pass says of each, where it was given.
    pub first: Vec<Label>,
    /// By which rule.
    pub whys: Vec<&'static str>,
}

impl Lesson {
    /// Lays out a text, each line of which is taken for a paragraph of a story.
    pub fn new(text: &Text) -> Lesson {
        let blocks: Vec<Block> = text
            .lines()
            .map(|line| text.trim(line))
            .filter(|line| !line.is_empty())
            .map(|span| Block {
                span,
                role: Role::Body,
            })
            .collect();
        let sentences = segment::sentences(text, &blocks);
        let times = crate::analysis::time::find(text, &blocks);
        let units = words::units(text, &blocks, &Head::default(), &sentences, &times);
        let usage = words::usage(&units);
        let ruled = rules::find(&units, &usage);
        let desk = Desk::new(&units, &usage, &ruled);
        let mut whys: Vec<Vec<&'static str>> =
            units.iter().map(|u| vec![""; u.words.len()]).collect();
        for n in &ruled.names {
            for at in n.words.clone() {
                whys[n.unit][at] = n.why;
            }
        }
        Lesson {
            whys,
            desk,
            words: units
                .iter()
                .map(|unit| unit.words.iter().map(|word| word.span).collect())
                .collect(),
            titles: units
                .iter()
                .map(|unit| {
                    unit.words
                        .iter()
                        .map(|word| word.is(Class::TITLE))
                        .collect()
                })
                .collect(),
        }
    }

    /// The stretches for the first pass, or for the second where the weights of the first are given.
    pub fn rows(&self, first: Option<&Weights>) -> Vec<Row> {
        let opinions = first.map(|first| self.desk.opinions(first));
        self.desk
            .stretches
            .iter()
            .map(|stretch| {
                let features = stretch.words.clone().map(|at| {
                    let mut features = Vec::new();
                    let put = &mut |feature| features.push(feature);
                    match &opinions {
                        None => self.desk.views[stretch.unit].first(at, put),
                        Some(opinions) => self.desk.second(opinions, stretch.unit, at, put),
                    }
                    features
                });
                Row {
                    features: features.collect(),
                    words: self.words[stretch.unit][stretch.words.clone()].to_vec(),
                    titles: self.titles[stretch.unit][stretch.words.clone()].to_vec(),
                    whys: self.whys[stretch.unit][stretch.words.clone()].to_vec(),
                    first: opinions
                        .iter()
                        .flat_map(|opinions| {
                            opinions[stretch.unit][stretch.words.clone()]
                                .iter()
                                .map(|opinion| opinion.first)
                        })
                        .collect(),
                    ruled: self.desk.ruled[stretch.unit][stretch.words.clone()]
                        .iter()
                        .map(|said| said.0)
                        .collect(),
                }
            })
            .collect()
    }

    /// The labels of every stretch by both passes.
    pub fn tag(&self, model: &Model) -> Vec<Vec<Label>> {
        self.desk.tag(model)
    }

    /// The labels of every stretch by the first pass alone.
    pub fn tag_first(&self, model: &Model) -> Vec<Vec<Label>> {
        let opinions = self.desk.opinions(&model.first);
        let stretches = self.desk.stretches.iter();
        stretches
            .map(|stretch| {
                let said = &opinions[stretch.unit][stretch.words.clone()];
                said.iter().map(|opinion| opinion.first).collect()
            })
            .collect()
    }
}

static SKIP: LazyLock<bool> = LazyLock::new(|| std::env::var("SKIP").is_ok());
