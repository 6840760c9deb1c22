//! Which claims about one subject are one claim.

use std::{cmp::Reverse, collections::HashMap};

use super::{
    Comparison, Teller, Told, Verdict,
    relation::{Likeness, Placed},
};
use crate::story::ArticleId;

/// A word or a name leads to so many of the latest groups at most; a commoner one tells nothing.
const MAX_GROUPS_OF_WORD: usize = 16;
/// A claim is compared with so many of the latest of a group.
const MAX_COMPARED: usize = 4;

/// Compares claims that count the same: one of [`super::Claims::subjects`]. The comparisons are in the order of
/// their first values and do not depend on the order of `subject`.
///
/// Claims are taken by day, each to the group that its words and names lead to and whose latest claims it is most
/// like, so the work grows with their number and not with its square.
pub fn compare<'a>(
    subject: &[(ArticleId, u32)],
    teller: &impl Fn(ArticleId) -> Teller<'a>,
) -> Vec<Comparison> {
    let place = |&(article, n): &(ArticleId, u32)| {
        let teller = teller(article);
        let claim = &teller.claims[n as usize];
        Placed::new(article, teller, claim)
    };
    let mut placed: Vec<Placed<'a>> = subject.iter().filter_map(place).collect();
    placed.sort_by_key(|it| {
        let time = it.teller.published.and_then(|dating| dating.time);
        (it.published, time, it.article, it.claim.figure)
    });
    let mut groups: Vec<Group<'_, 'a>> = Vec::new();
    let mut leads: HashMap<u64, Vec<usize>> = HashMap::new();
    for it in &placed {
        let at = match nearest(it, &groups, &leads) {
            Some((at, verdict)) => {
                groups[at].take(it, verdict);
                at
            }
            None => {
                groups.push(Group {
                    claims: vec![it],
                    verdict: Verdict::Agree,
                });
                groups.len() - 1
            }
        };
        for lead in leads_of(it) {
            let known = leads.entry(lead).or_default();
            if known.last() != Some(&at) {
                if known.len() == MAX_GROUPS_OF_WORD {
                    known.remove(0);
                }
                known.push(at);
            }
        }
    }
    groups.iter().filter_map(Group::comparison).collect()
}

/// Claims taken for one, by day.
struct Group<'p, 'a> {
    claims: Vec<&'p Placed<'a>>,
    verdict: Verdict,
}

impl<'p, 'a> Group<'p, 'a> {
    fn take(&mut self, it: &'p Placed<'a>, verdict: Verdict) {
        self.claims.push(it);
        self.verdict = self.verdict.max(verdict);
    }

    /// How `it` stands to the latest claims; `None` when it cannot be one of the group.
    ///
    /// It has to fit all of them that it is like, and to be like one; an article is heard once.
    fn fits(&self, it: &Placed<'_>) -> Option<(f64, Verdict)> {
        let mut best: Option<(f64, Verdict)> = None;
        for other in self.claims.iter().rev().take(MAX_COMPARED) {
            if other.article == it.article {
                return None;
            }
            let Some(likeness) = other.likeness(it) else {
                continue;
            };
            let Likeness { overlap, .. } = likeness;
            let verdict = other.verdict(it, likeness)?;
            let greatest = best.map_or(verdict, |(_, known)| known.max(verdict));
            best = Some((
                best.map_or(overlap, |(known, _)| known.max(overlap)),
                greatest,
            ));
        }
        best
    }

    fn comparison(&self) -> Option<Comparison> {
        let own = |n: &usize| {
            !self.claims[..*n]
                .iter()
                .any(|other| self.claims[*n].is_copy_of(other))
        };
        let n_own = (0..self.claims.len()).filter(own).take(2).count();
        let first = self.claims.first().filter(|_| n_own > 1)?;
        let told = |it: &&Placed<'_>| Told {
            as_of: it.as_of(),
            article: it.article,
            figure: it.claim.figure,
            sentence: it.claim.sentence,
        };
        Some(Comparison {
            of: (first.article, first.claim.of),
            verdict: self.verdict,
            values: self.claims.iter().map(told).collect(),
        })
    }
}

/// The group that `it` is most like, and how it stands to it; the earlier of two that are equally alike.
fn nearest(
    it: &Placed<'_>,
    groups: &[Group<'_, '_>],
    leads: &HashMap<u64, Vec<usize>>,
) -> Option<(usize, Verdict)> {
    let known = leads_of(it).flat_map(|lead| leads.get(&lead).map_or(&[][..], Vec::as_slice));
    let mut candidates: Vec<usize> = known.copied().collect();
    candidates.sort_unstable();
    candidates.dedup();
    let fitting = candidates.into_iter().filter_map(|at| {
        let (overlap, verdict) = groups[at].fits(it)?;
        Some((overlap, at, verdict))
    });
    let best =
        fitting.max_by(|(a, at, _), (b, bt, _)| a.total_cmp(b).then(Reverse(at).cmp(&Reverse(bt))));
    best.map(|(_, at, verdict)| (at, verdict))
}

/// What leads from one claim to another: the words and the names of its sentence.
fn leads_of(it: &Placed<'_>) -> impl Iterator<Item = u64> {
    let words = it.claim.words.iter().map(|word| u64::from(*word & !1));
    let names = it.entities.iter().map(|id| u64::from(id.0) | 1 << 40);
    words.chain(names)
}
