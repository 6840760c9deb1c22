//! Boosted oblivious trees: a score from many small tables, each indexed by a few comparisons.
//!
//! All nodes of one depth ask the same question (Kohavi 1994; Prokhorenkova et al. 2018, CatBoost),
//! so a tree is a list of questions and a table of leaves: small, fast, and slow to overfit.

/// One unit of a stored leaf.
pub const LEAF_UNIT: f32 = 1.0 / 128.0;

/// A sum of trees.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Trees {
    /// The score of a row before any tree.
    pub base: f32,
    /// The trees, in the order in which they were grown.
    pub trees: Vec<Tree>,
}

/// One tree.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tree {
    /// Which feature, and above which value the answer is yes; the first answer is the lowest bit.
    pub questions: Vec<(u8, f32)>,
    /// What each combination of answers adds, in [`LEAF_UNIT`]; two to the power of the questions.
    pub leaves: Vec<i8>,
}

impl Trees {
    /// The score of one row of features.
    pub fn score(&self, row: &[f32]) -> f32 {
        let sum: i32 = self.trees.iter().map(|tree| tree.score(row)).sum();
        self.base + sum as f32 * LEAF_UNIT
    }

    /// Appends the trees as they are stored.
    pub(super) fn write(&self, out: &mut Vec<u8>) {
        out.extend(self.base.to_le_bytes());
        out.extend((self.trees.len() as u16).to_le_bytes());
        for tree in &self.trees {
            out.push(tree.questions.len() as u8);
            for &(feature, threshold) in &tree.questions {
                out.push(feature);
                out.extend(threshold.to_le_bytes());
            }
            out.extend(tree.leaves.iter().map(|&leaf| leaf as u8));
        }
    }

    /// Takes the trees off the front of `bytes`; `None` where they are cut short or ask for a feature beyond `n_features`.
    pub(super) fn read(bytes: &mut &[u8], n_features: usize) -> Option<Trees> {
        let base = f32::from_le_bytes(take(bytes)?);
        let n_trees = u16::from_le_bytes(take(bytes)?);
        let mut trees = Vec::with_capacity(usize::from(n_trees));
        for _ in 0..n_trees {
            let [depth] = take(bytes)?;
            let mut tree = Tree::default();
            for _ in 0..depth {
                let [feature] = take(bytes)?;
                if usize::from(feature) >= n_features {
                    return None;
                }
                tree.questions
                    .push((feature, f32::from_le_bytes(take(bytes)?)));
            }
            for _ in 0..1usize.checked_shl(depth.into())? {
                let [leaf] = take(bytes)?;
                tree.leaves.push(leaf as i8);
            }
            trees.push(tree);
        }
        Some(Trees { base, trees })
    }
}

impl Tree {
    /// The leaf that a row falls into.
    fn score(&self, row: &[f32]) -> i32 {
        let mut leaf = 0;
        for (n, &(feature, threshold)) in self.questions.iter().enumerate() {
            leaf |= usize::from(row[usize::from(feature)] > threshold) << n;
        }
        i32::from(self.leaves[leaf])
    }
}

/// Takes so many bytes off the front.
pub(super) fn take<const N: usize>(bytes: &mut &[u8]) -> Option<[u8; N]> {
    let (taken, rest) = bytes.split_first_chunk::<N>()?;
    *bytes = rest;
    Some(*taken)
}
