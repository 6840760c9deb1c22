//! Agglomerative clustering by group average, over those pairs that may be alike.

use std::{
    cmp::{Ordering, Reverse},
    collections::{BTreeSet, BinaryHeap},
};

use rustc_hash::FxHashMap;

use super::vectors::Vector;
use crate::article::DateRange;

/// Up to so many, all are compared with all.
const ALL_PAIRS: usize = 512;

/// Of more, each is compared with others that have in common with it one of so many of its terms, the heaviest.
const N_TERMS: usize = 16;

/// A term that more have among their heaviest says too little.
const MAX_HAVING: usize = 256;

/// Each is compared with so many at most, those that share most.
const MAX_COMPARED: usize = 24;

/// Within so many days of each other reports are not less alike for it.
const NEAR_DAYS: f32 = 30.0;

/// So many days further apart they are half as alike.
const HALVING_DAYS: f32 = 90.0;

/// Two clusters whose members are much more alike among themselves than with those of the other are two happenings of a
/// kind: they are at least so much as alike as the members of the looser one.
const APART: f32 = 0.3;

/// Members that differ by less than a part in so many are equally like all.
const CENTRAL_STEPS: f32 = 1e4;

/// What is clustered.
pub(super) struct Member {
    pub(super) vector: Vector,
    pub(super) days: Option<DateRange>,
}

/// Members that are alike, by their places in the list.
pub(super) struct Found {
    pub(super) members: Vec<usize>,
    /// The one most like all of them, the first of several.
    pub(super) central: usize,
}

struct Cluster {
    members: Vec<usize>,
    sum: Vector,
    days: Option<DateRange>,
    /// The mean cosine of two of its members; 0 for one alone.
    within: f32,
    /// Clusters that it is alike enough with.
    near: BTreeSet<usize>,
    /// How often it has grown; what was measured before holds no more.
    version: u32,
}

/// Two clusters that may be one; the greatest is that of the two most alike, then of the first.
#[derive(PartialEq)]
struct Pair {
    alike: f32,
    clusters: Reverse<[usize; 2]>,
    versions: [u32; 2],
}

impl Eq for Pair {}

impl PartialOrd for Pair {
    fn partial_cmp(&self, other: &Pair) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Pair {
    fn cmp(&self, other: &Pair) -> Ordering {
        let by_alike = self.alike.total_cmp(&other.alike);
        by_alike.then(self.clusters.cmp(&other.clusters))
    }
}

/// Joins the two clusters that are most alike, again and again, until none are as alike as `enough`.
///
/// Deterministic: of equals, those that come first are joined first.
pub(super) fn clusters(members: Vec<Member>, enough: f32) -> Vec<Found> {
    let pairs = pairs(&members);
    let vectors: Vec<Vector> = members.iter().map(|it| it.vector.clone()).collect();
    let mut clusters: Vec<Option<Cluster>> = members
        .into_iter()
        .enumerate()
        .map(|(n, member)| {
            Some(Cluster {
                members: vec![n],
                sum: member.vector,
                days: member.days,
                within: 0.0,
                near: BTreeSet::new(),
                version: 0,
            })
        })
        .collect();
    let mut queue = BinaryHeap::new();
    for [a, b] in pairs {
        queue.extend(measure(&mut clusters, a, b, enough));
    }
    while let Some(pair) = queue.pop() {
        let [a, b] = pair.clusters.0;
        let version = |n: usize| clusters[n].as_ref().map(|it| it.version);
        if [a, b].map(version) != pair.versions.map(Some) {
            continue;
        }
        let (Some(mut one), Some(other)) = (clusters[a].take(), clusters[b].take()) else {
            continue;
        };
        one.absorb(other);
        let near: Vec<usize> = one
            .near
            .iter()
            .copied()
            .filter(|n| ![a, b].contains(n))
            .collect();
        one.near.clear();
        clusters[a] = Some(one);
        for n in near {
            if let Some(third) = &mut clusters[n] {
                third.near.remove(&a);
                third.near.remove(&b);
                queue.extend(measure(&mut clusters, a.min(n), a.max(n), enough));
            }
        }
    }
    let found = clusters.into_iter().flatten();
    found.map(|cluster| cluster.found(&vectors)).collect()
}

/// Notes that two clusters are near each other, if they are as alike as `enough`.
fn measure(clusters: &mut [Option<Cluster>], a: usize, b: usize, enough: f32) -> Option<Pair> {
    let (one, other) = (clusters[a].as_ref()?, clusters[b].as_ref()?);
    let alike = one.alike(other);
    let pair = Pair {
        alike,
        clusters: Reverse([a, b]),
        versions: [one.version, other.version],
    };
    let apart = one.within.min(other.within) * APART;
    if alike < enough.max(apart) {
        return None;
    }
    clusters[a].as_mut()?.near.insert(b);
    clusters[b].as_mut()?.near.insert(a);
    Some(pair)
}

impl Cluster {
    /// The mean cosine of a member of the one and a member of the other, less for time between them.
    fn alike(&self, other: &Cluster) -> f32 {
        let n_pairs = self.members.len() * other.members.len();
        let cosine = self.sum.dot(&other.sum) / n_pairs as f32;
        let (Some(one), Some(two)) = (self.days, other.days) else {
            return cosine;
        };
        let between = |early: DateRange, late: DateRange| {
            let days = early.last().until(late.first()).map(|span| span.get_days());
            days.unwrap_or(0).max(0) as f32
        };
        let gap = between(one, two).max(between(two, one));
        cosine / (1.0 + (gap - NEAR_DAYS).max(0.0) / HALVING_DAYS)
    }

    fn absorb(&mut self, other: Cluster) {
        self.members.extend(other.members);
        self.sum.add(&other.sum);
        self.near.extend(other.near);
        let n = self.members.len() as f32;
        self.within = (self.sum.dot(&self.sum) - n) / (n * (n - 1.0));
        self.days = match (self.days, other.days) {
            (Some(one), Some(two)) => Some(DateRange::new(
                one.first().min(two.first()),
                one.last().max(two.last()),
            )),
            (one, two) => one.or(two),
        };
        self.version += 1;
    }

    fn found(mut self, vectors: &[Vector]) -> Found {
        self.members.sort_unstable();
        // Of two both are equally like all, but for the last digits.
        let like_all = |n: &&usize| {
            let alike = (self.sum.dot(&vectors[**n]) * CENTRAL_STEPS).round();
            (alike, Reverse(**n))
        };
        let central = self.members.iter().map(|n| (like_all(&n), n));
        let central =
            central.max_by(|((one, m), _), ((other, n), _)| one.total_cmp(other).then(m.cmp(n)));
        Found {
            central: central.map_or(0, |(_, n)| *n),
            members: self.members,
        }
    }
}

/// The pairs of places that are worth comparing, in order.
fn pairs(members: &[Member]) -> Vec<[usize; 2]> {
    let n = members.len();
    if n <= ALL_PAIRS {
        return (0..n).flat_map(|b| (0..b).map(move |a| [a, b])).collect();
    }
    let heaviest: Vec<Vec<(u32, f32)>> = members
        .iter()
        .map(|member| member.vector.heaviest(N_TERMS))
        .collect();
    let mut having: FxHashMap<u32, Vec<(usize, f32)>> = FxHashMap::default();
    for (at, terms) in heaviest.iter().enumerate() {
        for &(term, weight) in terms {
            having.entry(term).or_default().push((at, weight));
        }
    }
    having.retain(|_, having| (2..=MAX_HAVING).contains(&having.len()));
    let mut pairs: Vec<[usize; 2]> = Vec::new();
    // For each other how much it shares; zero where it shares nothing.
    let mut alike = vec![0.0_f32; n];
    for (at, terms) in heaviest.iter().enumerate() {
        let mut terms = terms.clone();
        terms.sort_unstable_by_key(|(term, _)| *term);
        let mut others: Vec<usize> = Vec::new();
        for (term, weight) in terms {
            for (other, its) in having.get(&term).into_iter().flatten() {
                if alike[*other] == 0.0 {
                    others.push(*other);
                }
                alike[*other] += weight * its;
            }
        }
        let shared = others.into_iter().map(|other| {
            let alike = std::mem::take(&mut alike[other]);
            (other, alike)
        });
        let mut shared: Vec<(usize, f32)> = shared.filter(|(other, _)| *other != at).collect();
        shared.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        let nearest = shared.iter().take(MAX_COMPARED);
        pairs.extend(nearest.map(|(other, _)| [at.min(*other), at.max(*other)]));
    }
    pairs.extend(copies(members));
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// Pairs of members without a difference, each with the one like it before: what they have in common, too many may have.
fn copies(members: &[Member]) -> impl Iterator<Item = [usize; 2]> {
    let mut last: FxHashMap<u64, usize> = FxHashMap::default();
    let before = members.iter().enumerate().map(move |(at, member)| {
        let before = last.insert(member.vector.hash(), at);
        before.map(|before| [before, at])
    });
    before.flatten()
}
