//! What can be seen of each line once every line of its page has a first score.

use super::{
    features::{FAR, densest_run, in_a_row, mean_of, reversed, shared, sums, vocabulary},
    look::Look,
};

/// The features, in the order of the rows.
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

/// The names of the features that the second pass adds to them.
pub fn names() -> Vec<String> {
    OF_SCORES.iter().map(|&name| name.to_owned()).collect()
}

/// The features of the second pass: `scores` are those of the first, positive for lines of the story.
pub fn rows(looks: &[Look], scores: &[f32]) -> Vec<f32> {
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
