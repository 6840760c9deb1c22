//! Sparse vectors of terms.

use std::{
    cmp::Ordering,
    collections::{BTreeMap, HashMap},
};

/// The terms of one or several articles with their weights, by term.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Vector(Vec<(u64, f32)>);

/// A sum of vectors keeps so many of its terms, the heaviest.
const MAX_TERMS: usize = 512;

/// The vectors of articles, of length one each: the weight of a term is what is given times the logarithm of the share
/// of the articles that have it, inverted. What only one has says nothing of likeness.
pub(super) fn weighted<'a>(
    counts: impl Iterator<Item = &'a BTreeMap<u64, f32>> + Clone,
) -> Vec<Vector> {
    let mut n_having: HashMap<u64, u32> = HashMap::new();
    let mut n_articles = 0u32;
    for terms in counts.clone() {
        n_articles += 1;
        for term in terms.keys() {
            *n_having.entry(*term).or_default() += 1;
        }
    }
    counts
        .map(|terms| {
            let shared = terms.iter().filter(|(term, _)| n_having[term] > 1);
            let weigh = |(&term, weight): (&u64, &f32)| {
                let rarity = (n_articles as f32 + 1.0) / n_having[&term] as f32;
                (term, weight * rarity.ln())
            };
            Vector(shared.map(weigh).collect()).normalised()
        })
        .collect()
}

impl Vector {
    fn normalised(mut self) -> Vector {
        let square: f32 = self.0.iter().map(|(_, weight)| weight * weight).sum();
        if square > 0.0 {
            for (_, weight) in &mut self.0 {
                *weight /= square.sqrt();
            }
        }
        self
    }

    pub(super) fn dot(&self, other: &Vector) -> f32 {
        let (mut one, mut two) = (self.0.iter().peekable(), other.0.iter().peekable());
        let mut sum = 0.0;
        while let (Some((a, x)), Some((b, y))) = (one.peek(), two.peek()) {
            match a.cmp(b) {
                Ordering::Less => drop(one.next()),
                Ordering::Greater => drop(two.next()),
                Ordering::Equal => {
                    sum += x * y;
                    one.next();
                    two.next();
                }
            }
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
        self.0 = sum;
    }

    /// Its `n` heaviest terms with their weights, in no order.
    pub(super) fn heaviest(&self, n: usize) -> Vec<(u64, f32)> {
        let mut terms = self.0.clone();
        if terms.len() > n {
            terms.select_nth_unstable_by(n, heavier);
            terms.truncate(n);
        }
        terms
    }
}

fn heavier(one: &(u64, f32), other: &(u64, f32)) -> Ordering {
    other.1.total_cmp(&one.1).then(one.0.cmp(&other.0))
}
