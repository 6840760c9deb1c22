//! One hidden layer over hashed features.

use std::ops::Range;

/// Rows of hidden units by hashed feature, and rows of weights by outcome.
#[derive(Clone, Debug, PartialEq)]
pub struct Net<const H: usize> {
    rows: Vec<Row<H>>,
    bias: [i16; H],
    outcomes: Vec<[i16; H]>,
    outcome_bias: Vec<i32>,
}

/// What a feature adds to each hidden unit, on a cache line of its own.
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(align(32))]
struct Row<const H: usize>([i8; H]);

/// The hidden units, none below nought.
pub type Hidden<const H: usize> = [i16; H];

impl<const H: usize> Net<H> {
    /// A network with at least one row.
    ///
    /// # Panics
    ///
    /// Panics if there is none, or if the outcomes have other biases.
    pub fn new(
        rows: Vec<[i8; H]>,
        bias: [i16; H],
        outcomes: Vec<[i16; H]>,
        outcome_bias: Vec<i32>,
    ) -> Net<H> {
        assert!(!rows.is_empty() && outcomes.len() == outcome_bias.len());
        let rows = rows.into_iter().map(Row).collect();
        Net {
            rows,
            bias,
            outcomes,
            outcome_bias,
        }
    }

    /// One to which all outcomes are alike.
    pub(super) fn empty(n_outcomes: usize) -> Net<H> {
        Net::new(
            vec![[0; H]],
            [0; H],
            vec![[0; H]; n_outcomes],
            vec![0; n_outcomes],
        )
    }

    /// Appends the network as it is stored.
    pub(super) fn write(&self, out: &mut Vec<u8>) {
        out.extend((self.rows.len() as u32).to_le_bytes());
        for row in &self.rows {
            out.extend(row.0.map(|weight| weight as u8));
        }
        out.extend(self.bias.iter().flat_map(|weight| weight.to_le_bytes()));
        for (weights, bias) in self.outcomes.iter().zip(&self.outcome_bias) {
            out.extend(weights.iter().flat_map(|weight| weight.to_le_bytes()));
            out.extend(bias.to_le_bytes());
        }
    }

    /// Takes a network of so many outcomes off the front of `bytes`; `None` where it is cut short.
    pub(super) fn read(bytes: &mut &[u8], n_outcomes: usize) -> Option<Net<H>> {
        let n_rows = u32::from_le_bytes(take(bytes)?) as usize;
        let (rows, rest) = bytes.split_at_checked(n_rows.checked_mul(H)?)?;
        *bytes = rest;
        let (rows, _) = rows.as_chunks::<H>();
        let weights = |bytes: &mut &[u8]| -> Option<[i16; H]> {
            let mut weights = [0; H];
            for weight in &mut weights {
                *weight = i16::from_le_bytes(take(bytes)?);
            }
            Some(weights)
        };
        let bias = weights(bytes)?;
        let (mut outcomes, mut outcome_bias) = (Vec::new(), Vec::new());
        for _ in 0..n_outcomes {
            outcomes.push(weights(bytes)?);
            outcome_bias.push(i32::from_le_bytes(take(bytes)?));
        }
        let rows: Vec<Row<H>> = rows
            .iter()
            .map(|row| Row(row.map(|byte| byte as i8)))
            .collect();
        (!rows.is_empty()).then_some(Net {
            rows,
            bias,
            outcomes,
            outcome_bias,
        })
    }

    /// The hidden units that features lead to.
    pub fn hidden(&self, features: &[u32]) -> Hidden<H> {
        let mut sum = self.bias;
        for &feature in features {
            let row = &self.rows[row(feature, self.rows.len())];
            for (sum, &weight) in sum.iter_mut().zip(&row.0) {
                *sum = sum.wrapping_add(i16::from(weight));
            }
        }
        sum.map(|unit| unit.max(0))
    }

    /// How well an outcome fits.
    pub fn score(&self, hidden: &Hidden<H>, outcome: usize) -> i32 {
        let weights = &self.outcomes[outcome];
        let products = hidden.iter().zip(weights);
        let sum: i32 = products
            .map(|(&unit, &weight)| i32::from(unit) * i32::from(weight))
            .sum();
        sum + self.outcome_bias[outcome]
    }

    /// The one of the outcomes that fits best; the first of equals.
    pub fn best(&self, hidden: &Hidden<H>, outcomes: Range<usize>) -> usize {
        let mut best = (i32::MIN, outcomes.start);
        for outcome in outcomes {
            let score = self.score(hidden, outcome);
            if score > best.0 {
                best = (score, outcome);
            }
        }
        best.1
    }
}

/// Takes so many bytes off the front.
fn take<const N: usize>(bytes: &mut &[u8]) -> Option<[u8; N]> {
    let (taken, rest) = bytes.split_first_chunk::<N>()?;
    *bytes = rest;
    Some(*taken)
}

/// The row of a feature among so many.
pub const fn row(feature: u32, n_rows: usize) -> usize {
    ((feature as u64 * n_rows as u64) >> 32) as usize
}

/// A feature by its place among the kinds and what it is made of.
#[inline(always)]
pub const fn feature(kind: u32, one: u32, two: u32, three: u32) -> u32 {
    let mut hash = (kind.wrapping_add(1)).wrapping_mul(0x9e37_79b9);
    hash = (hash ^ one).wrapping_mul(0x85eb_ca6b);
    hash = (hash.rotate_left(13) ^ two).wrapping_mul(0xc2b2_ae35);
    hash = (hash.rotate_left(13) ^ three).wrapping_mul(0x27d4_eb2f);
    (hash ^ hash >> 15).wrapping_mul(0x9e37_79b1)
}
