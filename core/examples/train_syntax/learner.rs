//! Learns a network by stochastic gradient descent, with steps that shrink by row (Duchi et al. 2011) and over time.

use std::array;

use dateline_core::syntax::net::{Net, row};

use crate::random::Random;

/// A network whose weights are learnt.
pub struct Learner<const H: usize> {
    rows: Vec<[f32; H]>,
    bias: [f32; H],
    outcomes: Vec<[f32; H]>,
    outcome_bias: Vec<f32>,
    /// Sums of squares of what each was changed by.
    rows_moved: Vec<f32>,
    bias_moved: f32,
    outcomes_moved: Vec<f32>,
}

/// One unit of a stored weight of a row, and of one of an outcome.
const UNIT: f32 = 1.0 / 48.0;
const UNIT_OF_OUTCOME: f32 = 1.0 / 256.0;
/// What a row counts as moved by when it is first met.
const STILL: f32 = 0.05;

impl<const H: usize> Learner<H> {
    pub fn new(n_rows: usize, n_outcomes: usize, seed: u64) -> Learner<H> {
        let mut random = Random::new(seed);
        let mut outcomes = vec![[0.0; H]; n_outcomes];
        for weight in outcomes.as_flattened_mut() {
            *weight = (random.unit() - 0.5) * 0.6;
        }
        Learner {
            // What is never met adds nothing.
            rows: vec![[0.0; H]; n_rows],
            bias: array::from_fn(|_| 0.1 + 0.4 * random.unit()),
            outcomes,
            outcome_bias: vec![0.0; n_outcomes],
            rows_moved: vec![STILL; n_rows],
            bias_moved: 1.0,
            outcomes_moved: vec![1.0; n_outcomes],
        }
    }

    pub fn hidden(&self, features: &[u32]) -> [f32; H] {
        let mut sum = self.bias;
        for &feature in features {
            for (sum, weight) in sum
                .iter_mut()
                .zip(&self.rows[row(feature, self.rows.len())])
            {
                *sum += weight;
            }
        }
        sum.map(|unit| unit.max(0.0))
    }

    pub fn score(&self, hidden: &[f32; H], outcome: usize) -> f32 {
        let (hidden, _) = hidden.as_chunks::<8>();
        let (weights, _) = self.outcomes[outcome].as_chunks::<8>();
        let mut sums = [0.0; 8];
        for (hidden, weights) in hidden.iter().zip(weights) {
            for (sum, (unit, weight)) in sums.iter_mut().zip(hidden.iter().zip(weights)) {
                *sum += unit * weight;
            }
        }
        sums.iter().sum::<f32>() + self.outcome_bias[outcome]
    }

    /// Moves the weights against the slopes of the loss by outcome.
    pub fn learn(
        &mut self,
        features: &[u32],
        hidden: &[f32; H],
        slopes: &[(usize, f32)],
        rate: f32,
    ) {
        let mut back = [0.0; H];
        let size = hidden.iter().map(|unit| unit * unit).sum::<f32>() / H as f32;
        for &(outcome, slope) in slopes {
            let weights = &mut self.outcomes[outcome];
            self.outcomes_moved[outcome] += slope * slope * size;
            let step = rate * slope / self.outcomes_moved[outcome].sqrt();
            for ((back, weight), unit) in back.iter_mut().zip(weights).zip(hidden) {
                *back += slope * *weight;
                *weight -= step * unit;
            }
            self.outcome_bias[outcome] -= step * 0.3;
        }
        for (back, unit) in back.iter_mut().zip(hidden) {
            *back = if *unit > 0.0 { *back } else { 0.0 };
        }
        let size = back.iter().map(|slope| slope * slope).sum::<f32>() / H as f32;
        if size == 0.0 {
            return;
        }
        for &feature in features {
            let row = row(feature, self.rows.len());
            step(
                &mut self.rows[row],
                &back,
                &mut self.rows_moved[row],
                size,
                rate,
            );
        }
        step(&mut self.bias, &back, &mut self.bias_moved, size, rate);
    }

    /// The network in the numbers that are stored.
    pub fn net(&self) -> Net<H> {
        let rounded = |weight: f32, unit: f32| (weight / unit).round();
        Net::new(
            self.rows
                .iter()
                .map(|row| row.map(|weight| rounded(weight, UNIT).clamp(-127.0, 127.0) as i8))
                .collect(),
            self.bias.map(|weight| rounded(weight, UNIT) as i16),
            self.outcomes
                .iter()
                .map(|row| row.map(|weight| rounded(weight, UNIT_OF_OUTCOME) as i16))
                .collect(),
            self.outcome_bias
                .iter()
                .map(|&bias| rounded(bias, UNIT * UNIT_OF_OUTCOME) as i32)
                .collect(),
        )
    }
}

fn step<const H: usize>(
    weights: &mut [f32; H],
    back: &[f32; H],
    moved: &mut f32,
    size: f32,
    rate: f32,
) {
    *moved += size;
    let step = rate / moved.sqrt();
    for (weight, slope) in weights.iter_mut().zip(back) {
        *weight -= step * slope;
    }
}

/// Makes probabilities of scores.
pub fn soften(scores: &mut [f32]) {
    let most = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let mut sum = 0.0;
    for score in scores.iter_mut() {
        *score = (*score - most).exp();
        sum += *score;
    }
    scores.iter_mut().for_each(|score| *score /= sum);
}

/// The place of the greatest; the last of equals.
pub fn greatest(scores: impl IntoIterator<Item = f32>) -> usize {
    let scores = scores.into_iter().enumerate();
    scores
        .max_by(|one, other| one.1.total_cmp(&other.1))
        .map_or(0, |(at, _)| at)
}
