//! What was learnt: a row of weights for each feature, and the best sequence of labels by them.

use std::array;

use super::label::{Label, N_LABELS};

/// The sum of a word's weights by label. Of a hundred features the sum fits.
pub(super) type Scores = [i16; N_LABELS];

/// Weights of features, by hash, and of labels that follow one another.
#[derive(Clone, Debug, PartialEq)]
pub struct Weights {
    // Invariant: as long as a power of two.
    rows: Vec<[i8; N_LABELS]>,
    /// By the label before, then by label.
    steps: [[i16; N_LABELS]; N_LABELS],
    /// The same, where legal.
    legal: [Row; N_LABELS],
}

const _: () = assert!(
    N_LABELS <= u16::BITS as usize,
    "weights.bin has one bit a label: write wider rows, and learn anew"
);

impl Weights {
    /// Weights in rows as many as a power of two.
    ///
    /// # Panics
    ///
    /// Panics if they are as many as none.
    pub fn new(rows: Vec<[i8; N_LABELS]>, steps: [[i16; N_LABELS]; N_LABELS]) -> Weights {
        assert!(rows.len().is_power_of_two());
        let legal = legal(steps.map(|row| row.map(f32::from)));
        Weights { rows, steps, legal }
    }

    /// The number of the row that a feature has among `n_rows`, a power of two.
    pub const fn row(feature: u32, n_rows: usize) -> usize {
        feature as usize & (n_rows - 1)
    }

    /// Adds the weights of features.
    pub(super) fn add(&self, features: &[u32], scores: &mut Scores) {
        // A sum of its own, so that rows are fetched ahead and added lane by lane.
        let mut sum = *scores;
        for &feature in features {
            let row = &self.rows[Weights::row(feature, self.rows.len())];
            for (sum, &weight) in sum.iter_mut().zip(row) {
                *sum = sum.wrapping_add(i16::from(weight));
            }
        }
        *scores = sum;
    }

    /// The best sequence of labels for words with the given scores (Viterbi 1967).
    pub(super) fn best(&self, scores: &[Scores]) -> Vec<Label> {
        let scores: Vec<Row> = scores.iter().map(|row| row.map(f32::from)).collect();
        best(&scores, &self.legal)
    }

    /// The best sequence of labels for words with the given features.
    pub fn label(&self, words: &[&[u32]]) -> Vec<Label> {
        let scores = words.iter().map(|features| {
            let mut scores = [0; N_LABELS];
            self.add(features, &mut scores);
            scores
        });
        self.best(&scores.collect::<Vec<Scores>>())
    }

    /// Appends the weights as they are stored: rows of nothing but noughts take one bit.
    pub(super) fn write(&self, out: &mut Vec<u8>) {
        out.push(self.rows.len().trailing_zeros() as u8);
        for step in self.steps.as_flattened() {
            out.extend(step.to_le_bytes());
        }
        for rows in self.rows.chunks(8) {
            let bit = |(n, row): (usize, &[i8; N_LABELS])| u8::from(*row != [0; N_LABELS]) << n;
            out.push(rows.iter().enumerate().map(bit).sum());
        }
        for row in self.rows.iter().filter(|row| **row != [0; N_LABELS]) {
            // Which weights are not nought, then those.
            let bit = |(n, &weight): (usize, &i8)| u16::from(weight != 0) << n;
            out.extend(row.iter().enumerate().map(bit).sum::<u16>().to_le_bytes());
            out.extend(
                row.iter()
                    .filter(|weight| **weight != 0)
                    .map(|&weight| weight as u8),
            );
        }
    }

    /// Takes weights off the front of `bytes`; `None` where they are cut short.
    pub(super) fn read(bytes: &mut &[u8]) -> Option<Weights> {
        let [log] = take(bytes)?;
        let n_rows = 1usize.checked_shl(u32::from(log)).filter(|_| log <= 24)?;
        let mut steps = [[0; N_LABELS]; N_LABELS];
        for step in steps.as_flattened_mut() {
            *step = i16::from_le_bytes(take(bytes)?);
        }
        let (used, rest) = bytes.split_at_checked(n_rows.div_ceil(8))?;
        *bytes = rest;
        let mut rows = vec![[0; N_LABELS]; n_rows];
        for (n, row) in rows.iter_mut().enumerate() {
            if used[n / 8] >> (n % 8) & 1 == 1 {
                let set = u16::from_le_bytes(take(bytes)?);
                for (label, weight) in row.iter_mut().enumerate() {
                    if set >> label & 1 == 1 {
                        let [byte] = take(bytes)?;
                        *weight = byte as i8;
                    }
                }
            }
        }
        Some(Weights::new(rows, steps))
    }
}

/// Scores of words and of steps from label to label.
pub type Row = [f32; N_LABELS];

/// The steps where those against [`Label::follows`] are out of reach.
pub fn legal(steps: [Row; N_LABELS]) -> [Row; N_LABELS] {
    array::from_fn(|before| {
        array::from_fn(|label| {
            if Label::of(label).follows(Label::of(before)) {
                steps[before][label]
            } else {
                f32::NEG_INFINITY
            }
        })
    })
}

/// The best sequence of labels where words and [`legal`] steps between labels score as given (Viterbi 1967).
pub fn best(scores: &[Row], steps: &[Row; N_LABELS]) -> Vec<Label> {
    let mut reached = [f32::NEG_INFINITY; N_LABELS];
    reached[Label::NONE.number()] = 0.0;
    let mut from = vec![[0u8; N_LABELS]; scores.len()];
    for (own, from) in scores.iter().zip(&mut from) {
        let mut next = [f32::NEG_INFINITY; N_LABELS];
        let mut came = [0u32; N_LABELS];
        for before in 0..N_LABELS {
            for label in 0..N_LABELS {
                let sum = reached[before] + steps[before][label];
                let better = sum > next[label];
                next[label] = if better { sum } else { next[label] };
                came[label] = if better { before as u32 } else { came[label] };
            }
        }
        for label in 0..N_LABELS {
            reached[label] = next[label] + own[label];
            from[label] = came[label] as u8;
        }
    }
    let mut label = 0;
    let mut last = f32::NEG_INFINITY;
    for (n, &sum) in reached.iter().enumerate() {
        let sum = sum + steps[n][0];
        if sum > last {
            (label, last) = (n, sum);
        }
    }
    let mut labels = vec![Label::NONE; scores.len()];
    for (to, from) in labels.iter_mut().zip(&from).rev() {
        *to = Label::of(label);
        label = usize::from(from[label]);
    }
    labels
}

/// Takes so many bytes off the front.
pub(super) fn take<const N: usize>(bytes: &mut &[u8]) -> Option<[u8; N]> {
    let (taken, rest) = bytes.split_first_chunk::<N>()?;
    *bytes = rest;
    Some(*taken)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NO_STEPS: [Row; N_LABELS] = [[0.0; N_LABELS]; N_LABELS];

    #[test]
    fn a_name_is_chosen_as_a_whole() {
        let mut scores = [[0.0; N_LABELS]; 2];
        let mut name = [Label::NONE; 2];
        Label::write(&mut name, crate::analysis::EntityKind::Org);
        scores[0][name[0].number()] = 1.0;
        scores[1][name[1].number()] = 1.0;
        assert_eq!(best(&scores, &legal(NO_STEPS)), name);
        let mut steps = NO_STEPS;
        steps[name[0].number()][name[1].number()] = -3.0;
        assert_ne!(best(&scores, &legal(steps)), name);
    }

    #[test]
    fn weights_are_read_as_they_were_written() {
        let mut rows = vec![[0; N_LABELS]; 16];
        rows[3][0] = -7;
        rows[3][15] = 127;
        rows[9][4] = 1;
        let mut steps = [[0; N_LABELS]; N_LABELS];
        steps[2][3] = -300;
        let weights = Weights::new(rows, steps);
        let mut bytes = Vec::new();
        weights.write(&mut bytes);
        assert_eq!(Weights::read(&mut bytes.as_slice()), Some(weights));
        bytes.pop();
        assert_eq!(Weights::read(&mut bytes.as_slice()), None);
    }
}
