//! The averaged structured perceptron (Collins 2002), with a margin.

use std::array;

use dateline_core::analysis::names::tagger::{
    label::{Label, N_LABELS},
    weights::{self, Weights},
};

/// A sequence of words with its features and its right labels.
pub struct Example {
    /// Numbers of rows, of all words one after the other.
    pub features: Vec<u32>,
    /// Where those of each word end.
    pub ends: Vec<u32>,
    pub gold: Vec<Label>,
    /// Which kind of text it is from.
    pub source: usize,
}

/// What a wrong label must fall short by.
const MARGIN: f32 = 1.0;

struct Sum {
    now: [f32; N_LABELS],
    /// Changes times the moment they were made at.
    late: [f32; N_LABELS],
}

/// How to learn.
#[derive(Clone, Copy)]
pub struct Course {
    /// Rows of the weights; a power of two.
    pub n_rows: usize,
    /// Kinds of text that have weights of their own beside those of all, left out in the end (Daumé 2007).
    pub n_sources: usize,
    /// How often all examples are gone over.
    pub n_epochs: usize,
    /// Runs in other orders, whose mean is taken.
    pub n_runs: u64,
    /// One unit of a stored weight.
    pub unit: f32,
}

/// Learns weights from the examples.
pub fn learn(examples: &[&Example], course: &Course) -> Weights {
    let mut rows = vec![[0.0; N_LABELS]; course.n_rows];
    let mut steps = [[0.0; N_LABELS]; N_LABELS];
    for run in 0..course.n_runs {
        let learner = Learner::run(examples, course, run);
        for (mean, sum) in rows.iter_mut().zip(&learner.rows) {
            sum.add_mean(mean);
        }
        for (mean, sum) in steps.iter_mut().zip(&learner.steps) {
            sum.add_mean(mean);
        }
    }
    let unit = course.unit * course.n_runs as f32;
    let stored = rows
        .iter()
        .map(|row| row.map(|weight| (weight / unit).round().clamp(-127.0, 127.0) as i8));
    Weights::new(
        stored.collect(),
        steps.map(|row| row.map(|weight| (weight / unit).round() as i16)),
    )
}

impl Sum {
    const NOTHING: Sum = Sum {
        now: [0.0; N_LABELS],
        late: [0.0; N_LABELS],
    };

    fn change(&mut self, label: Label, by: f32, clock: f32) {
        self.now[label.number()] += by;
        self.late[label.number()] += by * clock;
    }

    /// The mean over time: what changed at a moment counts for the share that is left.
    fn add_mean(&self, to: &mut [f32; N_LABELS]) {
        for ((to, now), late) in to.iter_mut().zip(self.now).zip(self.late) {
            *to += now - late;
        }
    }
}

struct Learner {
    /// Those of all texts, then those of each source.
    rows: Vec<Sum>,
    steps: Vec<Sum>,
    /// From 0 to 1 over the whole run.
    clock: f32,
}

impl Learner {
    fn run(examples: &[&Example], course: &Course, run: u64) -> Learner {
        let mut learner = Learner {
            rows: (0..course.n_rows * (1 + course.n_sources))
                .map(|_| Sum::NOTHING)
                .collect(),
            steps: (0..N_LABELS).map(|_| Sum::NOTHING).collect(),
            clock: 0.0,
        };
        let mut order: Vec<usize> = (0..examples.len()).collect();
        let mut random = Random(0x9e37_79b9_7f4a_7c15 ^ run.wrapping_mul(0x2545_f491_4f6c_dd1d));
        let n_steps = (examples.len() * course.n_epochs) as f32;
        let mut scores = Vec::new();
        let mut n_seen = 0;
        for _ in 0..course.n_epochs {
            random.shuffle(&mut order);
            for &at in &order {
                learner.clock = n_seen as f32 / n_steps;
                n_seen += 1;
                let example = examples[at];
                let own = (course.n_sources > 0).then(|| course.n_rows * (1 + example.source));
                learner.score(example, own, &mut scores);
                let steps = weights::legal(array::from_fn(|before| learner.steps[before].now));
                let found = weights::best(&scores, &steps);
                if found != example.gold {
                    learner.correct(example, own, &found);
                }
            }
        }
        learner
    }

    /// The score of every label, with the margin for those that are wrong.
    fn score(&self, example: &Example, own: Option<usize>, scores: &mut Vec<[f32; N_LABELS]>) {
        scores.clear();
        let mut start = 0;
        for (&end, gold) in example.ends.iter().zip(&example.gold) {
            let mut sum = [MARGIN; N_LABELS];
            sum[gold.number()] = 0.0;
            for &row in &example.features[start..end as usize] {
                let own = own.map(|own| row as usize + own);
                for row in [Some(row as usize), own].into_iter().flatten() {
                    for (sum, weight) in sum.iter_mut().zip(&self.rows[row].now) {
                        *sum += weight;
                    }
                }
            }
            scores.push(sum);
            start = end as usize;
        }
    }

    fn correct(&mut self, example: &Example, own: Option<usize>, found: &[Label]) {
        let clock = self.clock;
        let mut start = 0;
        for ((&end, &right), &wrong) in example.ends.iter().zip(&example.gold).zip(found) {
            if right != wrong {
                for &row in &example.features[start..end as usize] {
                    let own = own.map(|own| row as usize + own);
                    for row in [Some(row as usize), own].into_iter().flatten() {
                        self.rows[row].change(right, 1.0, clock);
                        self.rows[row].change(wrong, -1.0, clock);
                    }
                }
            }
            start = end as usize;
        }
        for (labels, by) in [(example.gold.as_slice(), 1.0), (found, -1.0)] {
            let mut before = Label::NONE;
            for &label in labels.iter().chain([&Label::NONE]) {
                self.steps[before.number()].change(label, by, clock);
                before = label;
            }
        }
    }
}

/// xorshift64*, so that a run repeats.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 11
    }

    fn shuffle(&mut self, items: &mut [usize]) {
        for at in (1..items.len()).rev() {
            items.swap(at, (self.next() % (at as u64 + 1)) as usize);
        }
    }
}

#[cfg(test)]
mod tests {
    use dateline_core::analysis::EntityKind;

    use super::*;

    /// One word with two features, one of which is its own.
    fn example(own: u32, gold: Label, source: usize) -> Example {
        Example {
            features: vec![0, own],
            ends: vec![2],
            gold: vec![gold],
            source,
        }
    }

    #[test]
    fn what_all_sources_share_is_kept_and_their_own_is_not() {
        let mut place = [Label::NONE];
        Label::write(&mut place, EntityKind::Place);
        let examples = [
            example(1, place[0], 0),
            example(2, Label::NONE, 0),
            example(1, place[0], 1),
            example(2, Label::NONE, 1),
        ];
        let course = Course {
            n_rows: 4,
            n_sources: 2,
            n_epochs: 5,
            n_runs: 2,
            unit: 0.1,
        };
        let examples: Vec<&Example> = examples.iter().collect();
        let weights = learn(&examples, &course);
        assert_eq!(weights.label(&[&[0, 1]]), place);
        assert_eq!(weights.label(&[&[0, 2]]), [Label::NONE]);
        assert_eq!(learn(&examples, &course), weights);
    }
}
