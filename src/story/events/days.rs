//! The tellings of the same days, and which of them tell one event.

use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
};

use super::{
    Report,
    alike::{self, alike},
    telling::Telling,
};
use crate::article::DateRange;

/// A word names so many events of its day at most; a commoner one tells nothing and is not followed further.
const MAX_EVENTS_OF_WORD: usize = 32;
/// A sentence is compared with so many of an event, the first in order.
const MAX_COMPARED: usize = 4;

/// A telling that was taken in.
#[derive(Clone, Debug)]
pub(super) struct Told {
    /// Where it stands.
    pub report: Report,
    /// What it tells.
    pub telling: Telling,
    /// When its article was published.
    pub published: Option<DateRange>,
}

/// Tellings of one event, in the order of their reports.
pub(super) type Cluster = Vec<Arc<Told>>;

/// The tellings of the same days, which are in the order of their reports, as events; these by their first telling.
pub(super) fn cluster(told: &[Arc<Told>]) -> Vec<Cluster> {
    let mut clusters: Vec<Cluster> = Vec::new();
    let mut by_word: HashMap<u64, Vec<usize>> = HashMap::new();
    for it in told {
        let best = most_alike(&it.telling, &clusters, &by_word);
        let at = best.unwrap_or_else(|| {
            clusters.push(Vec::new());
            clusters.len() - 1
        });
        if clusters[at].len() < MAX_COMPARED {
            for (word, _) in &it.telling.words {
                let known = by_word.entry(*word).or_default();
                if known.len() < MAX_EVENTS_OF_WORD && known.last() != Some(&at) {
                    known.push(at);
                }
            }
        }
        clusters[at].push(it.clone());
    }
    clusters
}

/// How much two events tell the same, if that is enough for one event.
pub(super) fn clusters_alike(a: &Cluster, b: &Cluster) -> Option<f64> {
    let days = alike::days(a[0].telling.when, b[0].telling.when);
    let compared = |cluster: &'_ Cluster| cluster.len().min(MAX_COMPARED);
    let pairs = a[..compared(a)]
        .iter()
        .flat_map(|a| b[..compared(b)].iter().map(move |b| (a, b)));
    let found = pairs.filter_map(|(a, b)| alike(&a.telling, &b.telling, days));
    found.max_by(f64::total_cmp)
}

/// The words by which an event is found, in order, each once.
pub(super) fn words(cluster: &Cluster) -> Vec<u64> {
    let compared = cluster.iter().take(MAX_COMPARED);
    let words = compared.flat_map(|it| it.telling.words.iter().map(|(word, _)| *word));
    let mut words: Vec<u64> = words.collect();
    words.sort_unstable();
    words.dedup();
    words
}

/// The event with the sentence that is most like `telling`, if one is like it enough.
fn most_alike(
    telling: &Telling,
    clusters: &[Cluster],
    by_word: &HashMap<u64, Vec<usize>>,
) -> Option<usize> {
    let mut n_shared: BTreeMap<usize, u32> = BTreeMap::new();
    for (word, _) in &telling.words {
        for &at in by_word.get(word).map_or(&[][..], Vec::as_slice) {
            *n_shared.entry(at).or_default() += 1;
        }
    }
    let candidates = n_shared.into_iter().filter(|(_, n_shared)| *n_shared > 1);
    let found = candidates.filter_map(|(at, _)| {
        let compared = clusters[at].iter().take(MAX_COMPARED);
        let alike = compared.filter_map(|it| alike(telling, &it.telling, alike::Days::Agree));
        Some((alike.max_by(f64::total_cmp)?, at))
    });
    // The earlier of two that are equally alike.
    found
        .max_by(|(a, at), (b, bt)| a.total_cmp(b).then(bt.cmp(at)))
        .map(|(_, at)| at)
}
