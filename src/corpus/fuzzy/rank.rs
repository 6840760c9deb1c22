//! The best of many.

use std::{cmp::Reverse, collections::BinaryHeap};

use super::{Folded, Query, Scorer};

/// The `k` best seen so far: by score, and of equals the one with the lower number.
#[derive(Clone, Debug)]
pub struct Ranking {
    k: usize,
    // The worst of the best on top.
    best: BinaryHeap<Reverse<(i64, Reverse<u32>)>>,
}

impl Ranking {
    /// An empty ranking of at most `k`.
    pub fn new(k: usize) -> Ranking {
        Ranking {
            k,
            best: BinaryHeap::with_capacity(k.saturating_add(1)),
        }
    }

    /// Takes in one more.
    pub fn add(&mut self, score: i64, number: u32) {
        self.best.push(Reverse((score, Reverse(number))));
        if self.best.len() > self.k {
            self.best.pop();
        }
    }

    /// Score and number of the best, the best first.
    pub fn best(&self) -> Vec<(i64, u32)> {
        let mut best: Vec<_> = self.best.iter().map(|Reverse(it)| *it).collect();
        best.sort_unstable_by_key(|it| Reverse(*it));
        let best = best.into_iter();
        best.map(|(score, Reverse(number))| (score, number))
            .collect()
    }
}

/// Takes into `ranking` those of the numbered `candidates` that match; gives how many did.
pub fn rank<'a>(
    scorer: &Scorer,
    query: &Query,
    candidates: impl Iterator<Item = (u32, &'a Folded)>,
    ranking: &mut Ranking,
) -> usize {
    let mut n_matches = 0;
    for (number, text) in candidates {
        if let Some(score) = scorer.score(query, text) {
            n_matches += 1;
            ranking.add(score, number);
        }
    }
    n_matches
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn the_best_are_those_of_a_full_sort(scores in prop::collection::vec(0i64..5, 0..50), k in 0usize..12) {
            let mut ranking = Ranking::new(k);
            let mut all: Vec<(i64, u32)> = Vec::new();
            for (number, score) in scores.into_iter().enumerate() {
                ranking.add(score, number as u32);
                all.push((score, number as u32));
            }
            all.sort_by_key(|(score, number)| (Reverse(*score), *number));
            all.truncate(k);
            prop_assert_eq!(ranking.best(), all);
        }
    }
}
