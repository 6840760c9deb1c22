//! The best of many candidates.

use std::{cmp::Reverse, collections::BinaryHeap};

use super::{Folded, Query, Scorer};

/// The best so many of the candidates seen, by score, and by index where scores are equal.
///
/// Does not depend on the order in which they were added, so slices of the candidates may be
/// ranked apart and then added up.
#[derive(Clone, Debug)]
pub struct Ranking {
    limit: usize,
    // The worst on top.
    kept: BinaryHeap<(Reverse<i64>, u32)>,
}

impl Ranking {
    /// An empty ranking that keeps `limit` candidates.
    pub fn new(limit: usize) -> Ranking {
        Ranking {
            limit,
            kept: BinaryHeap::new(),
        }
    }

    /// Takes a candidate in if it is among the best so far.
    pub fn add(&mut self, score: i64, index: u32) {
        if !self.would_keep(score, index) {
            return;
        }
        if self.kept.len() == self.limit {
            self.kept.pop();
        }
        self.kept.push((Reverse(score), index));
    }

    /// Score and index of those kept, the best first.
    pub fn best(&self) -> Vec<(i64, u32)> {
        let mut best: Vec<_> = self.kept.iter().copied().collect();
        best.sort_unstable();
        best.into_iter()
            .map(|(Reverse(score), index)| (score, index))
            .collect()
    }

    fn would_keep(&self, score: i64, index: u32) -> bool {
        if self.kept.len() < self.limit {
            return true;
        }
        self.kept
            .peek()
            .is_some_and(|&worst| (Reverse(score), index) < worst)
    }
}

/// Adds those of `candidates` that match `query` to `ranking`, each under its index.
///
/// The same as scoring and adding all of them, but those that cannot come in are seldom scored.
pub fn rank<'a>(
    scorer: &Scorer,
    query: &Query,
    candidates: impl Iterator<Item = (u32, &'a Folded)>,
    ranking: &mut Ranking,
) {
    for (index, candidate) in candidates {
        let score = scorer.score_if(query, candidate, |bound| ranking.would_keep(bound, index));
        if let Some(score) = score {
            ranking.add(score, index);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn sorted(mut all: Vec<(i64, u32)>, limit: usize) -> Vec<(i64, u32)> {
        all.sort_by_key(|&(score, index)| (Reverse(score), index));
        all.truncate(limit);
        all
    }

    #[test]
    fn an_empty_query_keeps_the_first() {
        let titles: Vec<Folded> = ["c", "b", "a"].map(Folded::new).to_vec();
        let mut ranking = Ranking::new(2);
        rank(
            &Scorer::default(),
            &Query::parse(""),
            (0..).zip(&titles),
            &mut ranking,
        );
        assert_eq!(ranking.best(), [(0, 0), (0, 1)]);
    }

    #[test]
    fn a_ranking_of_none_stays_empty() {
        let mut ranking = Ranking::new(0);
        ranking.add(1, 1);
        assert_eq!(ranking.best(), []);
    }

    proptest! {
        #[test]
        fn the_best_are_those_of_a_full_sort(scores in prop::collection::vec(-3i64..3, 0..40), limit in 0usize..12) {
            let all: Vec<(i64, u32)> = scores.into_iter().zip(0..).collect();
            let mut ranking = Ranking::new(limit);
            for &(score, index) in all.iter().rev() {
                ranking.add(score, index);
            }
            prop_assert_eq!(ranking.best(), sorted(all, limit));
        }

        #[test]
        fn ranking_is_scoring_all_and_sorting(
            titles in prop::collection::vec("[abcé' -]{0,14}", 0..60),
            typed in "[abc]{1,4}( !?[abc]{1,2})?",
            limit in 1usize..8,
        ) {
            let scorer = Scorer::default();
            let query = Query::parse(&typed);
            let titles: Vec<Folded> = titles.iter().map(|title| Folded::new(title)).collect();
            let all = (0..)
                .zip(&titles)
                .filter_map(|(index, title)| Some((scorer.score(&query, title)?, index)))
                .collect();
            let mut ranking = Ranking::new(limit);
            rank(&scorer, &query, (0..).zip(&titles), &mut ranking);
            prop_assert_eq!(ranking.best(), sorted(all, limit));
        }
    }
}
