//! Texts as the program that learns sees them.

use super::{Model, TaggingContext, label::Label, weights::Weights};
use crate::{
    analysis::{
        Head, Tokens,
        names::{lexicon::Class, rules, words},
        segment, time,
    },
    article::{Block, Role},
    text::{Span, Text},
};

/// A text laid out for the tagger.
pub struct TrainingExample {
    context: TaggingContext,
    /// The words of each segment, and whether each is one that stands before names as a title.
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
    pub by_rules: Vec<Label>,
}

impl TrainingExample {
    /// Lays out a text, each line of which is taken for a paragraph of a story.
    pub fn new(text: &Text) -> TrainingExample {
        let lines = text.lines().map(|line| text.trim(line));
        let blocks: Vec<Block> = lines
            .filter(|line| !line.is_empty())
            .map(|span| Block {
                span,
                role: Role::Body,
            })
            .collect();
        let tokens = Tokens::of(text, &blocks);
        let sentences = segment::sentences(text, &tokens, &blocks);
        let times = time::find(&tokens, &blocks);
        let segments = words::segments(&tokens, &blocks, &Head::default(), &sentences, &times);
        let usage = words::usage(&segments);
        let by_rules = rules::find(&segments, &usage);
        let words = segments.iter().map(|segment| {
            let words = segment.words.iter();
            words
                .map(|word| (word.span, word.is(Class::TITLE)))
                .collect()
        });
        TrainingExample {
            context: TaggingContext::new(&segments, &usage, &by_rules),
            words: words.collect(),
        }
    }

    /// All sequences with the features of the first pass.
    pub fn first(&self) -> Vec<Row> {
        self.rows(|segment, at, features| {
            self.context.tokens[segment].first(at, features);
        })
    }

    /// All sequences with the features of the second pass, after a first with the given weights.
    pub fn second(&self, first: &Weights) -> Vec<Row> {
        let predictions = self.context.predictions(first, |_, _| {});
        self.rows(|segment, at, features| {
            self.context.tokens[segment].first(at, features);
            self.context.second(&predictions, segment, at, features);
        })
    }

    fn rows(&self, put: impl Fn(usize, usize, &mut Vec<u32>)) -> Vec<Row> {
        let sequences = self.context.sequences.iter();
        sequences
            .map(|sequence| {
                let words = &self.words[sequence.segment][sequence.words.clone()];
                let by_rules = &self.context.by_rules[sequence.segment][sequence.words.clone()];
                let features = sequence.words.clone().map(|at| {
                    let mut features = Vec::new();
                    put(sequence.segment, at, &mut features);
                    features
                });
                Row {
                    features: features.collect(),
                    words: words.iter().map(|word| word.0).collect(),
                    titles: words.iter().map(|word| word.1).collect(),
                    by_rules: by_rules.iter().map(|said| said.0).collect(),
                }
            })
            .collect()
    }

    /// The labels of every sequence by both passes.
    pub fn tag(&self, model: &Model) -> Vec<Vec<Label>> {
        self.context.tag(model)
    }

    /// The labels of every sequence by the first pass alone.
    pub fn tag_first(&self, model: &Model) -> Vec<Vec<Label>> {
        let predictions = self.context.predictions(&model.first, |_, _| {});
        let sequences = self.context.sequences.iter();
        sequences
            .map(|sequence| {
                let said = &predictions[sequence.segment][sequence.words.clone()];
                said.iter().map(|prediction| prediction.first).collect()
            })
            .collect()
    }
}
