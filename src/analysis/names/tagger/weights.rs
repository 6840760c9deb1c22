//! What was learnt: a row of weights for each feature, and the best sequence of labels by them.

use super::label::{Label, N_LABELS};

/// Scores of one word by label.
pub type Scores = [i32; N_LABELS];

/// Weights of features, by hash, and of labels that follow one another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weights {
    // Invariant: as long as a power of two.
    rows: Vec<[i8; N_LABELS]>,
    /// By the label before, then by label.
    steps: [[i16; N_LABELS]; N_LABELS],
}

impl Weights {
    /// Weights in rows as many as a power of two.
    ///
    /// # Panics
    ///
    /// Panics if they are as many as none.
    pub fn new(rows: Vec<[i8; N_LABELS]>, steps: [[i16; N_LABELS]; N_LABELS]) -> Weights {
        assert!(rows.len().is_power_of_two());
        Weights { rows, steps }
    }

    /// The number of the row that a feature has among `n_rows`, a power of two.
    pub const fn row(feature: u32, n_rows: usize) -> usize {
        feature as usize & (n_rows - 1)
    }

    /// Adds the weights of a feature.
    pub(super) fn add(&self, feature: u32, scores: &mut Scores) {
        let row = &self.rows[Weights::row(feature, self.rows.len())];
        for (score, &weight) in scores.iter_mut().zip(row) {
            *score += i32::from(weight);
        }
    }

    /// The best sequence of labels for words with the given scores (Viterbi 1967).
    pub(super) fn best(&self, scores: &[Scores]) -> Vec<Label> {
        best(scores, |before, label| i32::from(self.steps[before][label]))
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
        Some(Weights { rows, steps })
    }
}

/// The best sequence of labels where words and steps between labels score as given (Viterbi 1967).
pub fn best<S>(scores: &[[S; N_LABELS]], step: impl Fn(usize, usize) -> S) -> Vec<Label>
where
    S: Copy + PartialOrd + std::ops::Add<Output = S>,
{
    let mut reached: [Option<S>; N_LABELS] = [None; N_LABELS];
    let mut from = vec![[0u8; N_LABELS]; scores.len()];
    for (at, own) in scores.iter().enumerate() {
        let mut next = [None; N_LABELS];
        for label in 0..N_LABELS {
            let mut best: Option<S> = None;
            for before in 0..N_LABELS {
                if !LEGAL[before][label] {
                    continue;
                }
                let sum = match (at, reached[before]) {
                    (0, _) if before == 0 => step(0, label),
                    (0, _) | (_, None) => continue,
                    (_, Some(sum)) => sum + step(before, label),
                };
                if best.is_none_or(|best| sum > best) {
                    best = Some(sum);
                    from[at][label] = before as u8;
                }
            }
            next[label] = best.map(|sum| sum + own[label]);
        }
        reached = next;
    }
    let mut last: Option<(S, usize)> = None;
    for (label, sum) in reached.iter().enumerate() {
        if let Some(sum) = *sum
            && LEGAL[label][0]
        {
            let sum = sum + step(label, 0);
            if last.is_none_or(|(best, _)| sum > best) {
                last = Some((sum, label));
            }
        }
    }
    let mut label = last.map_or(0, |(_, label)| label);
    let mut labels = vec![Label::NONE; scores.len()];
    for at in (0..scores.len()).rev() {
        labels[at] = Label::of(label);
        label = usize::from(from[at][label]);
    }
    labels
}

static LEGAL: std::sync::LazyLock<[[bool; N_LABELS]; N_LABELS]> = std::sync::LazyLock::new(|| {
    std::array::from_fn(|before| {
        std::array::from_fn(|label| Label::of(label).follows(Label::of(before)))
    })
});

/// Takes so many bytes off the front.
pub(super) fn take<const N: usize>(bytes: &mut &[u8]) -> Option<[u8; N]> {
    let (taken, rest) = bytes.split_first_chunk::<N>()?;
    *bytes = rest;
    Some(*taken)
}
