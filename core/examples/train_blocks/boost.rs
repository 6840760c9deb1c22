//! Growing of boosted oblivious trees.

use dateline_core::analysis::blocks::trees::{LEAF_UNIT, Tree, Trees};
use rayon::prelude::*;

/// How trees are grown.
pub struct Growth {
    pub n_trees: usize,
    pub depth: usize,
    pub rate: f64,
    /// Added to the weight of every leaf.
    pub shrinkage: f64,
    pub share_of_features: f64,
    pub share_of_rows: f64,
}

/// A line of a page to learn from.
pub struct Row<'v> {
    pub values: &'v [f32],
    pub of_story: bool,
    pub weight: f32,
    pub page: usize,
}

/// Rows of features in bins, with what is to be learnt.
pub struct Table {
    n_rows: usize,
    /// The values between the bins, by feature.
    borders: Vec<Vec<f32>>,
    /// Bins by feature, then by row.
    bins: Vec<Vec<u8>>,
    of_story: Vec<bool>,
    weights: Vec<f32>,
    page: Vec<u32>,
}

const MAX_BINS: usize = 48;

impl Table {
    /// A table of rows of `width` numbers.
    pub fn new(rows: &[Row<'_>], width: usize) -> Table {
        let mut table = Table {
            n_rows: rows.len(),
            borders: Vec::new(),
            bins: Vec::new(),
            of_story: rows.iter().map(|row| row.of_story).collect(),
            weights: rows.iter().map(|row| row.weight).collect(),
            page: rows.iter().map(|row| row.page as u32).collect(),
        };
        let columns: Vec<(Vec<f32>, Vec<u8>)> = (0..width)
            .into_par_iter()
            .map(|feature| {
                let mut values: Vec<f32> = rows.iter().map(|row| row.values[feature]).collect();
                values.sort_unstable_by(f32::total_cmp);
                let mut borders: Vec<f32> = (1..MAX_BINS)
                    .filter_map(|n| {
                        let at = n * values.len() / MAX_BINS;
                        let above = values[at..]
                            .iter()
                            .copied()
                            .find(|&value| value > values[at])?;
                        Some((values[at] + above) / 2.0)
                    })
                    .collect();
                borders.dedup();
                let bins = rows
                    .iter()
                    .map(|row| {
                        borders.partition_point(|&border| border < row.values[feature]) as u8
                    })
                    .collect();
                (borders, bins)
            })
            .collect();
        (table.borders, table.bins) = columns.into_iter().unzip();
        table
    }

    /// Grows trees on the rows of the chosen pages (Friedman 2001, with logistic loss).
    pub fn grow(&self, growth: &Growth, chosen: impl Fn(usize) -> bool) -> Trees {
        let rows: Vec<u32> = (0..self.n_rows as u32)
            .filter(|&row| chosen(self.page[row as usize] as usize))
            .collect();
        let mut trees = Trees::default();
        let (mut inside, mut all) = (0.0, 0.0);
        for &row in &rows {
            all += f64::from(self.weights[row as usize]);
            inside += f64::from(self.weights[row as usize])
                * f64::from(u8::from(self.of_story[row as usize]));
        }
        trees.base = (inside / (all - inside)).ln() as f32;
        let mut scores = vec![trees.base; self.n_rows];
        let mut random = Random(0x9e37_79b9_7f4a_7c15);
        for _ in 0..growth.n_trees {
            let sample: Vec<u32> = rows
                .iter()
                .copied()
                .filter(|_| random.share() < growth.share_of_rows)
                .collect();
            let features: Vec<usize> = (0..self.bins.len())
                .filter(|_| random.share() < growth.share_of_features)
                .collect();
            let slopes: Vec<(f32, f32)> = sample
                .iter()
                .map(|&row| {
                    let row = row as usize;
                    let p = 1.0 / (1.0 + (-scores[row]).exp());
                    let weight = self.weights[row];
                    (
                        weight * (f32::from(u8::from(self.of_story[row])) - p),
                        weight * p * (1.0 - p),
                    )
                })
                .collect();
            let tree = self.tree(growth, &sample, &slopes, &features);
            let places: Vec<(&[u8], u8)> = tree
                .1
                .iter()
                .map(|&(feature, bin)| (self.bins[feature].as_slice(), bin))
                .collect();
            for &row in &rows {
                let leaf = places.iter().enumerate().fold(0, |leaf, (n, (bins, bin))| {
                    leaf | usize::from(bins[row as usize] > *bin) << n
                });
                scores[row as usize] += f32::from(tree.0.leaves[leaf]) * LEAF_UNIT;
            }
            trees.trees.push(tree.0);
        }
        trees
    }

    fn tree(
        &self,
        growth: &Growth,
        sample: &[u32],
        slopes: &[(f32, f32)],
        features: &[usize],
    ) -> (Tree, Vec<(usize, u8)>) {
        let mut leaf_of = vec![0u8; sample.len()];
        let mut tree = Tree::default();
        let mut questions = Vec::new();
        for level in 0..growth.depth {
            let n_leaves = 1 << level;
            let best = features
                .par_iter()
                .filter_map(|&feature| {
                    let (gain, bin) = self.best_split(
                        feature,
                        n_leaves,
                        &leaf_of,
                        sample,
                        slopes,
                        growth.shrinkage,
                    )?;
                    Some((gain, feature, bin))
                })
                .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
            let Some((_, feature, bin)) = best else { break };
            tree.questions
                .push((feature as u8, self.borders[feature][usize::from(bin)]));
            questions.push((feature, bin));
            for (leaf, &row) in leaf_of.iter_mut().zip(sample) {
                *leaf |= u8::from(self.bins[feature][row as usize] > bin) << level;
            }
        }
        let mut sums = vec![(0.0f64, growth.shrinkage); 1 << tree.questions.len()];
        for (&leaf, &(slope, curve)) in leaf_of.iter().zip(slopes) {
            sums[usize::from(leaf)].0 += f64::from(slope);
            sums[usize::from(leaf)].1 += f64::from(curve);
        }
        tree.leaves = sums
            .iter()
            .map(|(slope, curve)| {
                (growth.rate * slope / curve / f64::from(LEAF_UNIT))
                    .round()
                    .clamp(-127.0, 127.0) as i8
            })
            .collect();
        (tree, questions)
    }

    /// The best border of one feature when all leaves are split there.
    fn best_split(
        &self,
        feature: usize,
        n_leaves: usize,
        leaf_of: &[u8],
        sample: &[u32],
        slopes: &[(f32, f32)],
        shrinkage: f64,
    ) -> Option<(f64, u8)> {
        let n_borders = self.borders[feature].len();
        if n_borders == 0 {
            return None;
        }
        let bins = &self.bins[feature];
        let mut sums = vec![(0.0f64, 0.0f64); n_leaves * MAX_BINS];
        for ((&leaf, &row), &(slope, curve)) in leaf_of.iter().zip(sample).zip(slopes) {
            let sum = &mut sums[usize::from(leaf) * MAX_BINS + usize::from(bins[row as usize])];
            sum.0 += f64::from(slope);
            sum.1 += f64::from(curve);
        }
        let mut gains = vec![0.0; n_borders];
        for leaf in sums.chunks_exact(MAX_BINS) {
            let all = leaf
                .iter()
                .fold((0.0, 0.0), |all, sum| (all.0 + sum.0, all.1 + sum.1));
            let mut low = (0.0, 0.0);
            for (gain, sum) in gains.iter_mut().zip(leaf) {
                low = (low.0 + sum.0, low.1 + sum.1);
                let high = (all.0 - low.0, all.1 - low.1);
                *gain +=
                    low.0 * low.0 / (low.1 + shrinkage) + high.0 * high.0 / (high.1 + shrinkage);
            }
        }
        let best = (0..n_borders).max_by(|&a, &b| gains[a].total_cmp(&gains[b]).then(b.cmp(&a)))?;
        Some((gains[best], best as u8))
    }
}

/// xorshift64*, so that a run repeats.
struct Random(u64);

impl Random {
    fn share(&mut self) -> f64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 11) as f64 / (1u64 << 53) as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_tree_asks_where_the_classes_part() {
        let values = [[1.0, 5.0], [2.0, 5.0], [3.0, 5.0], [4.0, 5.0]];
        let rows: Vec<Row<'_>> = values
            .iter()
            .enumerate()
            .map(|(n, values)| Row {
                values,
                of_story: n >= 2,
                weight: 1.0,
                page: n,
            })
            .collect();
        let growth = Growth {
            n_trees: 1,
            depth: 1,
            rate: 0.5,
            shrinkage: 1.0,
            share_of_features: 1.1,
            share_of_rows: 1.1,
        };
        let trees = Table::new(&rows, 2).grow(&growth, |_| true);
        // Slopes of a half each and curves of a quarter: 0.5 × 1 / (0.5 + 1) = 1/3, in units of 1/128.
        let tree = Tree {
            questions: vec![(0, 2.5)],
            leaves: vec![-43, 43],
        };
        assert_eq!(
            trees,
            Trees {
                base: 0.0,
                trees: vec![tree]
            }
        );
    }
}
