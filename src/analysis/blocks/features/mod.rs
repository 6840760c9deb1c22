//! What can be seen of each line of a page: by itself, in its neighbours and in the whole page.
//!
//! The decision whether a line belongs to the story is learnt over these numbers, here and in the
//! training program alike. Every feature is a plain number, larger for more; none depends on what
//! the page is about but through words that recur in it.

mod line;
mod page;

pub use line::{Look, WordLists, lines, look};
pub(super) use page::{densest_run, mean_of};

use line::{BULLET, CAPITALISED, DATE_WORDS, FINAL_MARK, LEXICON_MEAN, LOCAL, WORDS};
use page::{FAR, Page, in_a_row, reversed, shared, sums, vocabulary};

/// Which of them are also seen of the neighbours.
const OF_NEIGHBOURS: [usize; 10] = [
    WORDS,
    FINAL_MARK,
    6,
    CAPITALISED,
    BULLET,
    9,
    18,
    DATE_WORDS,
    LEXICON_MEAN,
    31,
];
const NEIGHBOURS: [isize; 6] = [-3, -2, -1, 1, 2, 3];

/// What is seen of a line in its page.
const IN_PAGE: [&str; 30] = [
    "lines of page",
    "prose lines of page",
    "words of prose in page",
    "place",
    "from top",
    "from bottom",
    "words above",
    "prose above",
    "prose below",
    "prose share above",
    "lines since prose",
    "lines to prose",
    "prose within 3",
    "prose within 8",
    "prose density above",
    "prose density below",
    "slow prose density above",
    "slow prose density below",
    "short lines in a row above",
    "short lines in a row below",
    "dates within 8",
    "alike lines",
    "shared words",
    "shared word share",
    "shared names share",
    "in densest run",
    "into densest run",
    "out of densest run",
    "words of densest run",
    "median words",
];

/// What is seen of a line once every line of the page has a first score.
const OF_SCORES: [&str; 29] = [
    "score",
    "score -5",
    "score -4",
    "score -3",
    "score -2",
    "score -1",
    "score +1",
    "score +2",
    "score +3",
    "score +4",
    "score +5",
    "mean score within 2",
    "mean score within 5",
    "mean score within 12",
    "best score of page",
    "kept lines of page",
    "kept share of page",
    "kept above",
    "kept below",
    "lines since kept",
    "lines to kept",
    "in best run",
    "into best run",
    "out of best run",
    "score of run",
    "share of shared words",
    "rank of score",
    "score below best",
    "mean score below best",
];

/// The names of the features of the first pass, in the order of the rows.
pub fn names() -> Vec<String> {
    let mut names: Vec<String> = LOCAL.iter().map(|&name| name.to_owned()).collect();
    for offset in NEIGHBOURS {
        names.extend(
            OF_NEIGHBOURS
                .iter()
                .map(|&n| format!("{} {offset:+}", LOCAL[n])),
        );
    }
    names.extend(IN_PAGE.iter().map(|&name| name.to_owned()));
    names
}

/// The names of the features that the second pass adds to them.
pub fn names_of_scores() -> Vec<String> {
    OF_SCORES.iter().map(|&name| name.to_owned()).collect()
}

/// One row of features for each line of a page; `width` numbers each, one row after the other.
pub fn rows(looks: &[Look]) -> Vec<f32> {
    let n = looks.len();
    let mut rows = Vec::with_capacity(
        n * (LOCAL.len() + NEIGHBOURS.len() * OF_NEIGHBOURS.len() + IN_PAGE.len()),
    );
    let page = Page::new(looks);
    for at in 0..n {
        rows.extend_from_slice(&looks[at].values);
        for offset in NEIGHBOURS {
            let neighbour = at.checked_add_signed(offset).and_then(|at| looks.get(at));
            rows.extend(
                OF_NEIGHBOURS
                    .iter()
                    .map(|&k| neighbour.map_or(-1.0, |look| look.values[k])),
            );
        }
        page.push_row(at, &mut rows);
    }
    rows
}

/// The features of the second pass: `scores` are those of the first, positive for lines of the story.
pub fn rows_of_scores(looks: &[Look], scores: &[f32]) -> Vec<f32> {
    let n = looks.len();
    let kept = sums(scores.iter().map(|&score| u32::from(score > 0.0)));
    let since = in_a_row(scores.iter().map(|&score| score <= 0.0));
    let until = reversed(in_a_row(scores.iter().rev().map(|&score| score <= 0.0)));
    let (first, after) = densest_run(scores.iter().copied());
    let run_score: f32 = scores.get(first..after).unwrap_or(&[]).iter().sum();
    let best = scores.iter().copied().fold(f32::MIN, f32::max);
    let best_mean = (0..n)
        .map(|at| mean_of(scores, at, 5))
        .fold(f32::MIN, f32::max);
    let vocabulary = vocabulary(looks, |_, at| scores[at] > 0.0);
    let mut sorted = scores.to_vec();
    sorted.sort_unstable_by(f32::total_cmp);
    let far = |distance: isize| (distance.clamp(-(FAR as isize), FAR as isize)) as f32;
    let mut rows = Vec::with_capacity(n * OF_SCORES.len());
    for (at, look) in looks.iter().enumerate() {
        let score = |offset: isize| {
            at.checked_add_signed(offset)
                .and_then(|at| scores.get(at))
                .copied()
                .unwrap_or(-9.0)
        };
        rows.push(score(0));
        rows.extend((-5..=5).filter(|&offset| offset != 0).map(score));
        rows.extend([2, 5, 12].map(|reach| mean_of(scores, at, reach)));
        let rank = n - sorted.partition_point(|&other| other < scores[at]);
        rows.extend([
            best,
            kept[n] as f32,
            kept[n] as f32 / n as f32,
            kept[at] as f32,
            (kept[n] - kept[at + 1]) as f32,
            since[at].min(FAR) as f32,
            until[at].min(FAR) as f32,
            if (first..after).contains(&at) {
                1.0
            } else {
                0.0
            },
            far(at as isize - first as isize),
            far(after as isize - 1 - at as isize),
            run_score,
            shared(look, &vocabulary, scores[at] > 0.0).1,
            rank as f32,
            score(0) - best,
            mean_of(scores, at, 5) - best_mean,
        ]);
    }
    rows
}
