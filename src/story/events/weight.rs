//! How much days matter to a story.
//!
//! What mattered is what articles come back to: a day that is named by its date afterwards is the surest sign that
//! it belongs on a timeline (Gholipour Ghalandari and Ifrim 2020 find the same of mentions from later); what an article
//! tells of its own day, as each does, is the weakest.

use std::collections::{BTreeMap, HashMap, HashSet};

use jiff::ToSpan;

use super::days::Told;
use crate::{article::DateRange, story::ArticleId};

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
const BESIDE_HEAVIER: u32 = 75;

/// What `told` together say for their days: an article counts once, and so do copies of a sentence published on one day.
pub(super) fn weight<'a>(told: impl Iterator<Item = &'a Told>) -> u32 {
    let mut by_article: HashMap<ArticleId, u32> = HashMap::new();
    let mut copies = HashSet::new();
    let mut n_sentences = 0;
    for it in told {
        n_sentences += 1;
        if copies.insert((&it.telling.words, it.published)) {
            let best = by_article.entry(it.report.article).or_default();
            *best = worth(it).max(*best);
        }
    }
    by_article.values().sum::<u32>() + n_sentences * SENTENCE
}

/// Takes from each day beside a heavier one.
pub(super) fn part_neighbours(weights: &BTreeMap<DateRange, u32>) -> BTreeMap<DateRange, u32> {
    let beside = |when: DateRange| {
        let day = when.only()?;
        let near = [day.checked_sub(1.day()), day.checked_add(1.day())];
        let near = near.into_iter().flatten();
        near.filter_map(|day| weights.get(&DateRange::day(day)))
            .max()
            .copied()
    };
    let parted = weights.iter().map(|(&when, &weight)| {
        let lighter = beside(when).is_some_and(|other| other > weight);
        let percent = if lighter { BESIDE_HEAVIER } else { 100 };
        (when, weight * percent / 100)
    });
    parted.collect()
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
