//! Texts as the program that learns sees them.

use super::{Desk, Model, label::Label, weights::Weights};
use crate::{
    analysis::{
        Head,
        names::{lexicon::Class, rules, words},
        segment, time,
    },
    article::{Block, Role},
    text::{Span, Text},
};

/// A text laid out for the tagger.
pub struct Lesson {
    desk: Desk,
    /// The words of each unit, and whether each is one that stands before names as a title.
    words: Vec<Vec<(Span, bool)>>,
}

/// Words that are decided together.
pub struct Row {
    /// The features of each word.
    pub features: Vec<Vec<u32>>,
    /// Where they stand.
    pub words: Vec<Span>,
    /// Whether each is a title.
    pub titles: Vec<bool>,
    /// What the rules say of each.
    pub ruled: Vec<Label>,
}

impl Lesson {
    /// Lays out a text, each line of which is taken for a paragraph of a story.
    pub fn new(text: &Text) -> Lesson {
        let lines = text.lines().map(|line| text.trim(line));
        let blocks: Vec<Block> = lines
            .filter(|line| !line.is_empty())
            .map(|span| Block {
                span,
                role: Role::Body,
            })
            .collect();
        let sentences = segment::sentences(text, &blocks);
        let times = time::find(text, &blocks);
        let units = words::units(text, &blocks, &Head::default(), &sentences, &times);
        let usage = words::usage(&units);
        let ruled = rules::find(&units, &usage);
        let words = units.iter().map(|unit| {
            let words = unit.words.iter();
            words
                .map(|word| (word.span, word.is(Class::TITLE)))
                .collect()
        });
        Lesson {
            desk: Desk::new(&units, &usage, &ruled),
            words: words.collect(),
        }
    }

    /// All stretches with the features of the first pass.
    pub fn first(&self) -> Vec<Row> {
        self.rows(|unit, at, features| {
            self.desk.views[unit].first(at, features);
        })
    }

    /// All stretches with the features of the second pass, after a first with the given weights.
    pub fn second(&self, first: &Weights) -> Vec<Row> {
        let opinions = self.desk.opinions(first, |_, _| {});
        self.rows(|unit, at, features| {
            self.desk.views[unit].first(at, features);
            self.desk.second(&opinions, unit, at, features);
        })
    }

    fn rows(&self, put: impl Fn(usize, usize, &mut Vec<u32>)) -> Vec<Row> {
        let stretches = self.desk.stretches.iter();
        stretches
            .map(|stretch| {
                let words = &self.words[stretch.unit][stretch.words.clone()];
                let ruled = &self.desk.ruled[stretch.unit][stretch.words.clone()];
                let features = stretch.words.clone().map(|at| {
                    let mut features = Vec::new();
                    put(stretch.unit, at, &mut features);
                    features
                });
                Row {
                    features: features.collect(),
                    words: words.iter().map(|word| word.0).collect(),
                    titles: words.iter().map(|word| word.1).collect(),
                    ruled: ruled.iter().map(|said| said.0).collect(),
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
        let opinions = self.desk.opinions(&model.first, |_, _| {});
        let stretches = self.desk.stretches.iter();
        stretches
            .map(|stretch| {
                let said = &opinions[stretch.unit][stretch.words.clone()];
                said.iter().map(|opinion| opinion.first).collect()
            })
            .collect()
    }
}
