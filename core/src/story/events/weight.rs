//! How much days matter to a story.
//!
//! What mattered is what articles come back to: a day that is named by its date afterwards is the surest sign that
//! it belongs on a timeline (Gholipour Ghalandari and Ifrim 2020 find the same of mentions from later); what an article
//! tells of its own day, as each does, is the weakest.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

use rustc_hash::{FxHashMap, FxHashSet};

use super::{alike, days::Told};
use crate::{
    article::{DateRange, Precision},
    story::ArticleId,
};

/// What one article adds to a day: it names the day by its date, on that day or afterwards.
const NAMED: u32 = 100;
/// It tells of the day afterwards, seen from its own: `on Monday`.
const LOOKED_BACK: u32 = 30;
/// It tells beforehand what is to come, or nobody knows when it was published.
const LOOKED_FORWARD: u32 = 30;
/// It tells of the day on which it was published.
const TODAY: u32 = 20;
/// What each sentence adds besides.
const SENTENCE: u32 = 1;
/// What is left to a day beside a heavier one, in per cent: much of what is told of it belongs to that.
const BESIDE_HEAVIER: u64 = 65;

/// What `told` together say for the days `when`: an article counts once, and so do copies of a sentence
/// published on one day. What is told of some days without saying which is spread over them.
pub(super) fn weight<'a>(when: DateRange, told: impl Iterator<Item = &'a Told>) -> u32 {
    let mut by_article: FxHashMap<ArticleId, u32> = FxHashMap::default();
    let mut copies = FxHashSet::default();
    let mut n_sentences = 0;
    for it in told {
        n_sentences += 1;
        if copies.insert((&*it.telling.words, it.published)) {
            let best = by_article.entry(it.report.article).or_default();
            *best = worth(it).max(*best);
        }
    }
    let weight = by_article.values().sum::<u32>() + n_sentences * SENTENCE;
    weight / n_days(when)
}

/// Takes from each day beside a heavier one, unless that has itself lost to one heavier still.
pub(super) fn part_neighbours(weights: &BTreeMap<DateRange, u32>) -> BTreeMap<DateRange, u32> {
    let mut by_weight: Vec<(DateRange, u32)> = weights.iter().map(|(&k, &v)| (k, v)).collect();
    by_weight.sort_by_key(|&(when, weight)| (Reverse(weight), when));
    let mut whole: BTreeSet<DateRange> = BTreeSet::new();
    let mut parted = BTreeMap::new();
    for (when, weight) in by_weight {
        let percent = if beside(when).any(|day| whole.contains(&day)) {
            BESIDE_HEAVIER
        } else {
            whole.insert(when);
            100
        };
        parted.insert(when, (u64::from(weight) * percent / 100) as u32);
    }
    parted
}

/// The days before and after `when`; none where that is no day.
fn beside(when: DateRange) -> impl Iterator<Item = DateRange> {
    let day = when.only();
    let before = day.and_then(|day| day.yesterday().ok());
    let after = day.and_then(|day| day.tomorrow().ok());
    before.into_iter().chain(after).map(DateRange::day)
}

/// How many days have no name of their own (`last week`), so that all share what is told; a month or a year stands on a timeline as it is.
fn n_days(when: DateRange) -> u32 {
    match when.precision() {
        Precision::Range => alike::length(when).unsigned_abs(),
        Precision::Day | Precision::Month | Precision::Year => 1,
    }
}

fn worth(told: &Told) -> u32 {
    let when = told.telling.when;
    match told.published {
        Some(published) if published.last() < when.first() => LOOKED_FORWARD,
        _ if told.telling.by_date => NAMED,
        Some(published) if published.first() > when.last() => LOOKED_BACK,
        Some(_) => TODAY,
        None => LOOKED_FORWARD,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_loses_beside_a_heavier_one_that_keeps_its_weight() {
        let run = [
            ("2024-03-04", 40),
            ("2024-03-05", 90),
            ("2024-03-06", 80),
            ("2024-03-07", 50),
            ("2024-03-09", 10),
            ("2024", 99),
        ];
        let days = |it: &str| it.parse::<DateRange>().unwrap();
        let weights = run
            .iter()
            .map(|(when, weight)| (days(when), *weight))
            .collect();
        let parted = part_neighbours(&weights);
        let left = run.map(|(when, _)| parted[&days(when)]);
        assert_eq!(left, [26, 90, 52, 50, 10, 99]);
    }
}
