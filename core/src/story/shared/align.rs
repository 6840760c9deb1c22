//! The words that two articles have in common, through small edits.

use super::{index::Candidate, winnow::RUN, words::FoldedWord};
use crate::text::Span;

/// An edit replaces so many words at most by so many at most.
const MAX_EDIT: usize = 8;
/// After an edit so many equal words at least follow, and more than were edited.
const MIN_AFTER_EDIT: usize = 4;

/// A passage that two articles have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Common {
    /// Where it stands in the earlier article and in the later one.
    pub spans: [Span; 2],
    /// The number of equal words.
    pub n_words: u32,
    /// Whether all words of it are equal.
    pub exact: bool,
}

/// The passages of `earlier` and `later` that hold the seeds of `candidate`, by where they stand in the later one.
///
/// Each is as long as it can be made: from a seed in both directions, over edits too.
pub(super) fn passages(
    earlier: &[FoldedWord],
    later: &[FoldedWord],
    candidate: &Candidate,
) -> Vec<Common> {
    // Of each passage, the words in the earlier and in the later article.
    let mut found: Vec<([usize; 2], [usize; 2])> = Vec::new();
    let mut passages = Vec::new();
    for &(at_later, at_earlier) in &candidate.seeds {
        let (i, j) = (at_earlier as usize, at_later as usize);
        let inside = |[from, to]: [usize; 2], at: usize| (from..to).contains(&at);
        let known = |(one, other): &([usize; 2], [usize; 2])| inside(*one, i) && inside(*other, j);
        if found.iter().rev().any(known) || !is_run(earlier, later, i, j) {
            continue;
        }
        let onwards = reach(
            |n| Some(earlier.get(i + n)?.hash),
            |n| Some(later.get(j + n)?.hash),
        );
        let backwards = reach(
            |n| Some(earlier.get(i.checked_sub(n + 1)?)?.hash),
            |n| Some(later.get(j.checked_sub(n + 1)?)?.hash),
        );
        let one = [i - backwards.lengths[0], i + onwards.lengths[0]];
        let other = [j - backwards.lengths[1], j + onwards.lengths[1]];
        let span = |words: &[FoldedWord], [from, to]: [usize; 2]| {
            words[from].span.cover(words[to - 1].span)
        };
        found.push((one, other));
        passages.push(Common {
            spans: [span(earlier, one), span(later, other)],
            n_words: (onwards.n_equal + backwards.n_equal) as u32,
            exact: onwards.exact && backwards.exact,
        });
    }
    passages.sort_by_key(|it| it.spans[1]);
    passages
}

/// Whether a seed is what it seems: hashes of runs may be equal by chance.
fn is_run(earlier: &[FoldedWord], later: &[FoldedWord], i: usize, j: usize) -> bool {
    let run = |words: &[FoldedWord], at: usize| -> Option<[u32; RUN]> {
        let words: &[FoldedWord; RUN] = words.get(at..at + RUN)?.try_into().ok()?;
        Some(words.map(|word| word.hash))
    };
    run(earlier, i).is_some_and(|run_there| Some(run_there) == run(later, j))
}

/// How far two texts go on alike.
struct Reach {
    /// Words of the one and of the other, ending with an equal one.
    lengths: [usize; 2],
    n_equal: usize,
    exact: bool,
}

/// Follows two texts for as long as they are alike; each is given by the hash of its n-th word.
fn reach(one: impl Fn(usize) -> Option<u32>, other: impl Fn(usize) -> Option<u32>) -> Reach {
    let equal = |i: usize, j: usize| one(i).is_some() && one(i) == other(j);
    let (mut i, mut j) = (0, 0);
    let mut reach = Reach {
        lengths: [0, 0],
        n_equal: 0,
        exact: true,
    };
    loop {
        while equal(i, j) {
            (i, j) = (i + 1, j + 1);
            reach.n_equal += 1;
        }
        reach.lengths = [i, j];
        let Some((edited, other_edited)) = edit(|m, n| equal(i + m, j + n)) else {
            return reach;
        };
        reach.exact = false;
        (i, j) = (i + edited, j + other_edited);
    }
}

/// The shortest edit after which the texts go on alike, as the words that it replaces by others.
fn edit(equal: impl Fn(usize, usize) -> bool) -> Option<(usize, usize)> {
    let pairs = (1..=2 * MAX_EDIT).flat_map(|sum| {
        (sum.saturating_sub(MAX_EDIT)..=sum.min(MAX_EDIT)).map(move |m| (m, sum - m))
    });
    pairs.into_iter().find(|&(m, n)| {
        (0..MIN_AFTER_EDIT.max(m.max(n) + 1)).all(|after| equal(m + after, n + after))
    })
}
