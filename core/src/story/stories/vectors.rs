//! Sparse vectors of terms.

use std::{
    cmp::Ordering,
    hash::{Hash, Hasher},
    sync::Arc,
};

use rustc_hash::{FxHashMap, FxHasher};

/// The terms of one or several articles by their numbers, in order, with their weights. Cheap to clone.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Vector(Arc<[(u32, f32)]>);

/// A sum of vectors keeps so many of its terms, the heaviest.
const MAX_TERMS: usize = 512;

/// The vectors of articles, of length one each: the weight of a term is what is given times the logarithm of the share
/// of the articles that have it, inverted. What only one has says nothing of likeness.
pub(super) fn weighted(counts: Vec<Vec<(u32, f32)>>) -> Vec<Vector> {
    let mut n_having: FxHashMap<u32, u32> = FxHashMap::default();
    for (term, _) in counts.iter().flatten() {
        *n_having.entry(*term).or_default() += 1;
    }
    let n_articles = counts.len() as f32;
    let vectors = counts.into_iter().map(|mut terms| {
        terms.retain_mut(|(term, weight)| {
            let n_having = n_having[term];
            *weight *= ((n_articles + 1.0) / n_having as f32).ln();
            n_having > 1
        });
        Vector::normalised(terms)
    });
    vectors.collect()
}

impl Vector {
    fn normalised(mut terms: Vec<(u32, f32)>) -> Vector {
        let square: f32 = terms.iter().map(|(_, weight)| weight * weight).sum();
        if square > 0.0 {
            for (_, weight) in &mut terms {
                *weight /= square.sqrt();
            }
        }
        Vector(terms.into())
    }

    pub(super) fn dot(&self, other: &Vector) -> f32 {
        let (mut i, mut j) = (0, 0);
        let mut sum = 0.0;
        // Without a branch that hangs on which is less: nobody can foretell it.
        while let (Some((a, x)), Some((b, y))) = (self.0.get(i), other.0.get(j)) {
            if a == b {
                sum += x * y;
            }
            i += usize::from(a <= b);
            j += usize::from(b <= a);
        }
        sum
    }

    pub(super) fn add(&mut self, other: &Vector) {
        let mut sum = Vec::with_capacity(self.0.len() + other.0.len());
        let (mut one, mut two) = (self.0.iter().peekable(), other.0.iter().peekable());
        loop {
            match (one.peek(), two.peek()) {
                (Some((a, x)), Some((b, y))) if a == b => {
                    sum.push((*a, x + y));
                    one.next();
                    two.next();
                }
                (Some((a, _)), Some((b, _))) if a < b => sum.extend(one.next()),
                (Some(_), None) => sum.extend(one.next()),
                (_, Some(_)) => sum.extend(two.next()),
                (None, None) => break,
            }
        }
        if sum.len() > 2 * MAX_TERMS {
            sum.select_nth_unstable_by(MAX_TERMS, heavier);
            sum.truncate(MAX_TERMS);
            sum.sort_unstable_by_key(|(term, _)| *term);
        }
        self.0 = sum.into();
    }

    /// The same for equal vectors, and for hardly any others.
    pub(super) fn hash(&self) -> u64 {
        let mut hasher = FxHasher::default();
        for (term, weight) in &*self.0 {
            (term, weight.to_bits()).hash(&mut hasher);
        }
        hasher.finish()
    }

    /// Its `n` heaviest terms with their weights, in no order.
    pub(super) fn heaviest(&self, n: usize) -> Vec<(u32, f32)> {
        let mut terms = self.0.to_vec();
        if terms.len() > n {
            terms.select_nth_unstable_by(n, heavier);
            terms.truncate(n);
        }
        terms
    }
}

fn heavier(one: &(u32, f32), other: &(u32, f32)) -> Ordering {
    other.1.total_cmp(&one.1).then(one.0.cmp(&other.0))
}
