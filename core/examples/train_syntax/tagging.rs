//! Learns parts of speech.

use dateline_core::syntax::{
    HIDDEN_OF_TAGGER, Tag,
    net::{Net, feature},
    tagger,
};

use crate::{
    corpus::Sentence,
    learner::{Learner, greatest, soften},
    random::Random,
};

/// How to learn.
#[derive(Clone, Copy)]
pub struct Course {
    pub n_rows: usize,
    pub n_epochs: usize,
    pub rate: f32,
    /// Whether what the guides say is seen.
    pub guided: bool,
}

pub struct Tagger {
    learner: Learner<HIDDEN_OF_TAGGER>,
    guided: bool,
}

impl Tagger {
    pub fn learn(sentences: &[&Sentence], course: &Course) -> Tagger {
        let mut tagger = Tagger {
            learner: Learner::new(course.n_rows, Tag::ALL.len(), 0),
            guided: course.guided,
        };
        let mut order: Vec<&Sentence> = sentences.to_vec();
        let mut random = Random::new(1);
        let n_steps = (order.len() * course.n_epochs) as f32;
        let mut n_seen = 0.0;
        for _ in 0..course.n_epochs {
            random.shuffle(&mut order);
            for sentence in &order {
                tagger.learn_sentence(sentence, course.rate * (1.0 - n_seen / n_steps).max(0.02));
                n_seen += 1.0;
            }
        }
        tagger
    }

    fn learn_sentence(&mut self, sentence: &Sentence, rate: f32) {
        let mut before = [None; 2];
        for at in 0..sentence.words.len() {
            let features = self.features(sentence, at, before);
            let hidden = self.learner.hidden(&features);
            let mut scores: Vec<f32> = (0..Tag::ALL.len())
                .map(|tag| self.learner.score(&hidden, tag))
                .collect();
            let best = Tag::ALL[greatest(scores.iter().copied())];
            before = [Some(best), before[0]];
            let Some(gold) = sentence.gold[at] else {
                continue;
            };
            soften(&mut scores);
            if scores[gold as usize] > SURE {
                continue;
            }
            scores[gold as usize] -= 1.0;
            let slopes: Vec<(usize, f32)> = scores
                .into_iter()
                .enumerate()
                .filter(|(_, slope)| slope.abs() > 1e-4)
                .collect();
            self.learner.learn(&features, &hidden, &slopes, rate);
        }
    }

    pub fn tag(&self, sentence: &Sentence) -> Vec<Tag> {
        let mut before = [None; 2];
        let mut tags = Vec::new();
        for at in 0..sentence.words.len() {
            let hidden = self.learner.hidden(&self.features(sentence, at, before));
            let tag =
                Tag::ALL[greatest((0..Tag::ALL.len()).map(|tag| self.learner.score(&hidden, tag)))];
            before = [Some(tag), before[0]];
            tags.push(tag);
        }
        tags
    }

    fn features(&self, sentence: &Sentence, at: usize, before: [Option<Tag>; 2]) -> Vec<u32> {
        let mut features = tagger::features(&sentence.words, at, before).to_vec();
        if !self.guided {
            return features;
        }
        for (n, guide) in sentence.guides.iter().enumerate() {
            let kind = 60 + 10 * n as u32;
            let tag = |at: usize| guide.get(at).map_or(0, |word| word.tag);
            features.extend([
                feature(kind, tag(at), 0, 0),
                feature(kind + 1, tag(at), sentence.words[at].lower, 0),
                feature(kind + 2, tag(at), guide[at].relation, 0),
                feature(
                    kind + 3,
                    tag(at),
                    tag(at + 1),
                    at.checked_sub(1).map_or(0, tag),
                ),
            ]);
        }
        features
    }

    pub fn net(&self) -> Net<HIDDEN_OF_TAGGER> {
        self.learner.net()
    }
}

/// What is right with so much probability is not learnt further.
const SURE: f32 = 0.995;

/// Tags the sentences, each by weights learnt from the others.
pub fn tag_by_others(sentences: &mut [Sentence], course: &Course) {
    const N_FOLDS: usize = 5;
    for fold in 0..N_FOLDS {
        let others: Vec<&Sentence> = sentences
            .iter()
            .enumerate()
            .filter(|(n, _)| n % N_FOLDS != fold)
            .map(|(_, sentence)| sentence)
            .collect();
        let tagger = Tagger::learn(&others, course);
        for sentence in sentences.iter_mut().skip(fold).step_by(N_FOLDS) {
            sentence.tags = tagger.tag(sentence);
        }
    }
}
