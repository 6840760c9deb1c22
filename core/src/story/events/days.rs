//! The tellings of the same days, and which of them tell one event.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::{
    Report,
    alike::{self, Sketch, alike, may_be_alike},
    telling::Telling,
};
use crate::{article::DateRange, story::ArticleId};

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
    /// Its words, to be compared fast.
    pub sketch: Sketch,
}

impl Told {
    /// What the article known as `article` tells.
    pub(super) fn new(
        article: ArticleId,
        telling: &Telling,
        published: Option<DateRange>,
    ) -> Arc<Told> {
        Arc::new(Told {
            report: telling.report(article),
            telling: telling.clone(),
            published,
            sketch: Sketch::of(telling),
        })
    }
}

/// Tellings of one event, in the order of their reports.
pub(super) type Cluster = Vec<Arc<Told>>;

/// Adds `told`, tellings of the same days in the order of their reports, to the events `clusters` of those before them;
/// events stand by their first telling.
///
/// What comes of it is the same however many are added at a time.
pub(super) fn cluster(clusters: &mut Vec<Cluster>, told: &[Arc<Told>]) {
    let mut index = Index::default();
    let known = clusters.iter().enumerate();
    let mut known: Vec<(Report, usize, usize)> = known
        .flat_map(|(at, cluster)| {
            let compared = cluster.iter().take(MAX_COMPARED).enumerate();
            compared.map(move |(n, it)| (it.report, at, n))
        })
        .collect();
    known.sort_unstable();
    for (_, at, n) in known {
        index.add(&clusters[at][n], at, n);
    }
    let mut n_shared: Vec<u32> = Vec::new();
    for it in told {
        n_shared.resize(clusters.len(), 0);
        let best = most_alike(it, clusters, &index, &mut n_shared);
        let at = best.unwrap_or_else(|| {
            clusters.push(Vec::with_capacity(1));
            clusters.len() - 1
        });
        let n = clusters[at].len();
        if n < MAX_COMPARED {
            index.add(it, at, n);
        }
        clusters[at].push(it.clone());
    }
}

/// How much two events tell the same, if that is enough for one event.
pub(super) fn clusters_alike(a: &Cluster, b: &Cluster) -> Option<f64> {
    let days = alike::days(a[0].telling.when, b[0].telling.when);
    let compared = |cluster: &'_ Cluster| cluster.len().min(MAX_COMPARED);
    let pairs = a[..compared(a)]
        .iter()
        .flat_map(|a| b[..compared(b)].iter().map(move |b| (a, b)));
    let pairs = pairs.filter(|(a, b)| may_be_alike(a, &b.sketch));
    let found = pairs.filter_map(|(a, b)| alike(a, b, days));
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

/// The events of one day, to be found by their words.
#[derive(Default)]
struct Index {
    /// For each word the events that have it, by their places.
    by_word: FxHashMap<u64, Vec<u32>>,
    /// Of each event the sketches of those sentences that others are compared with.
    sketches: Vec<[Sketch; MAX_COMPARED]>,
}

impl Index {
    /// Takes in the sentence `told`, the one number `n` of the event at `at`.
    fn add(&mut self, told: &Told, at: usize, n: usize) {
        if at >= self.sketches.len() {
            self.sketches.resize(at + 1, Default::default());
        }
        self.sketches[at][n] = told.sketch;
        let at = at as u32;
        for (word, _) in &*told.telling.words {
            let known = self.by_word.entry(*word).or_default();
            if known.len() < MAX_EVENTS_OF_WORD && known.last() != Some(&at) {
                known.push(at);
            }
        }
    }
}

/// The event with the sentence that is most like `told`, if one is like it enough.
///
/// `n_shared` holds a zero for each event, before and after.
fn most_alike(
    told: &Told,
    clusters: &[Cluster],
    index: &Index,
    n_shared: &mut [u32],
) -> Option<usize> {
    let known = |word: &u64| index.by_word.get(word).map_or(&[][..], Vec::as_slice);
    let mut candidates: Vec<usize> = Vec::new();
    for at in told.telling.words.iter().flat_map(|(word, _)| known(word)) {
        let at = *at as usize;
        n_shared[at] += 1;
        if n_shared[at] == 2 {
            candidates.push(at);
        }
    }
    for at in told.telling.words.iter().flat_map(|(word, _)| known(word)) {
        n_shared[*at as usize] = 0;
    }
    let found = candidates.into_iter().filter_map(|at| {
        let compared = clusters[at].iter().zip(&index.sketches[at]);
        let compared = compared.filter(|(_, sketch)| may_be_alike(told, sketch));
        let alike = compared.filter_map(|(it, _)| alike(told, it, alike::Days::Agree));
        Some((alike.max_by(f64::total_cmp)?, at))
    });
    // The earlier of two that are equally alike.
    found
        .max_by(|(a, at), (b, bt)| a.total_cmp(b).then(bt.cmp(at)))
        .map(|(_, at)| at)
}
