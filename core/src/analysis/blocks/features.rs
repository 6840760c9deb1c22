//! What can be seen of each line of a page: by itself, in its neighbours and in the whole page.
//!
//! The decision whether a line belongs to the story is learnt over these numbers, here and in the
//! training program alike. Every feature is a plain number, larger for more; none depends on what
//! the page is about but through words that recur in it.

use std::collections::HashMap;

use super::look::{
    BULLET, BYLINE, CAPITALISED, DATE_WORDS, DIGITS, FINAL_MARK, FUNCTION_SHARE, LEXICON_LEAST,
    LEXICON_MEAN, LOCAL, Look, WORDS,
};

/// Which of them are also seen of the neighbours.
const OF_NEIGHBOURS: [usize; 10] = [
    WORDS,
    FINAL_MARK,
    FUNCTION_SHARE,
    CAPITALISED,
    BULLET,
    DIGITS,
    BYLINE,
    DATE_WORDS,
    LEXICON_MEAN,
    LEXICON_LEAST,
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

/// What is known of all lines of a page together.
struct Page<'l> {
    looks: &'l [Look],
    /// Prose lines before each line, and after the last.
    prose: Vec<u32>,
    words: Vec<f32>,
    dated: Vec<u32>,
    above: Vec<(f32, f32)>,
    below: Vec<(f32, f32)>,
    short_above: Vec<u32>,
    short_below: Vec<u32>,
    since: Vec<u32>,
    until: Vec<u32>,
    alike: HashMap<u32, u32>,
    vocabulary: HashMap<u32, u32>,
    run: (usize, usize),
    run_words: f32,
    median: f32,
    prose_words: f32,
}

/// Farther than this is far.
pub(super) const FAR: u32 = 99;

impl<'l> Page<'l> {
    fn new(looks: &'l [Look]) -> Page<'l> {
        let run = densest_run(looks.iter().map(Look::worth));
        let mut alike = HashMap::new();
        for look in looks {
            *alike.entry(look.hash).or_insert(0) += 1;
        }
        let prose_words = |look: &Look| {
            if look.is_prose() {
                look.words().min(60.0)
            } else {
                0.0
            }
        };
        let mut lengths: Vec<u32> = looks.iter().map(|look| look.words() as u32).collect();
        lengths.sort_unstable();
        Page {
            prose: sums(looks.iter().map(|look| u32::from(look.is_prose()))),
            dated: sums(looks.iter().map(|look| u32::from(look.is_dated()))),
            words: {
                let mut sum = 0.0;
                looks
                    .iter()
                    .map(|look| {
                        sum += look.words();
                        sum - look.words()
                    })
                    .collect()
            },
            above: densities(looks.iter().map(prose_words)),
            below: reversed(densities(looks.iter().rev().map(prose_words))),
            short_above: in_a_row(
                looks
                    .iter()
                    .map(|look| !look.is_prose() && look.values[FINAL_MARK] < 2.0),
            ),
            short_below: reversed(in_a_row(
                looks
                    .iter()
                    .rev()
                    .map(|look| !look.is_prose() && look.values[FINAL_MARK] < 2.0),
            )),
            since: in_a_row(looks.iter().map(|look| !look.is_prose())),
            until: reversed(in_a_row(looks.iter().rev().map(|look| !look.is_prose()))),
            alike,
            vocabulary: vocabulary(looks, |look, _| look.is_prose()),
            run,
            run_words: looks[run.0..run.1].iter().map(prose_words).sum(),
            median: lengths.get(lengths.len() / 2).copied().unwrap_or(0) as f32,
            prose_words: looks.iter().map(prose_words).sum(),
            looks,
        }
    }

    fn push_row(&self, at: usize, row: &mut Vec<f32>) {
        let n = self.looks.len();
        let look = &self.looks[at];
        let own = u32::from(look.is_prose());
        let (above, below) = (self.prose[at], self.prose[n] - self.prose[at + 1]);
        let within = |sums: &[u32], reach: usize| {
            (sums[(at + reach + 1).min(n)] - sums[at.saturating_sub(reach)]) as f32
        };
        let (shared, share, names) = shared(look, &self.vocabulary, look.is_prose());
        let (first, after) = self.run;
        let far = |distance: isize| (distance.clamp(-(FAR as isize), FAR as isize)) as f32;
        row.extend([
            n as f32,
            self.prose[n] as f32,
            self.prose_words,
            at as f32 / n as f32,
            at as f32,
            (n - 1 - at) as f32,
            self.words[at],
            above as f32,
            below as f32,
            above as f32 / (self.prose[n] - own).max(1) as f32,
            self.since[at].min(FAR) as f32,
            self.until[at].min(FAR) as f32,
            within(&self.prose, 3) - own as f32,
            within(&self.prose, 8) - own as f32,
            self.above[at].0,
            self.below[at].0,
            self.above[at].1,
            self.below[at].1,
            self.short_above[at].min(FAR) as f32,
            self.short_below[at].min(FAR) as f32,
            within(&self.dated, 8),
            self.alike.get(&look.hash).copied().unwrap_or(0) as f32,
            shared as f32,
            share,
            names,
            if (first..after).contains(&at) {
                1.0
            } else {
                0.0
            },
            far(at as isize - first as isize),
            far(after as isize - 1 - at as isize),
            self.run_words,
            self.median,
        ]);
    }
}

/// How many of the chosen lines hold each content word.
pub(super) fn vocabulary(
    looks: &[Look],
    chosen: impl Fn(&Look, usize) -> bool,
) -> HashMap<u32, u32> {
    let mut vocabulary = HashMap::new();
    for (_, look) in looks
        .iter()
        .enumerate()
        .filter(|(at, look)| chosen(look, *at))
    {
        let mut words: Vec<u32> = look.content.iter().map(|&(word, _)| word).collect();
        words.sort_unstable();
        words.dedup();
        for word in words {
            *vocabulary.entry(word).or_insert(0) += 1;
        }
    }
    vocabulary
}

/// How many content words of the line stand in other lines of the vocabulary, their share, and the share of names among them.
pub(super) fn shared(
    look: &Look,
    vocabulary: &HashMap<u32, u32>,
    is_in: bool,
) -> (usize, f32, f32) {
    let own = u32::from(is_in);
    let is_shared = |word: u32| vocabulary.get(&word).is_some_and(|&n| n > own);
    let n_shared = look
        .content
        .iter()
        .filter(|(word, _)| is_shared(*word))
        .count();
    let n_names = look.content.iter().filter(|(_, name)| *name).count();
    let n_shared_names = look
        .content
        .iter()
        .filter(|&&(word, name)| name && is_shared(word))
        .count();
    let share = |n: usize, of: usize| if of == 0 { -1.0 } else { n as f32 / of as f32 };
    (
        n_shared,
        share(n_shared, look.content.len()),
        share(n_shared_names, n_names),
    )
}

/// The mean over the lines so far around one, those of the page only.
pub(super) fn mean_of(scores: &[f32], at: usize, reach: usize) -> f32 {
    let near = &scores[at.saturating_sub(reach)..(at + reach + 1).min(scores.len())];
    near.iter().sum::<f32>() / near.len() as f32
}

/// The stretch with the greatest sum; all where none is positive.
pub(super) fn densest_run(worths: impl ExactSizeIterator<Item = f32>) -> (usize, usize) {
    let (mut best, mut best_run) = (0.0, (0, worths.len()));
    let (mut sum, mut start) = (0.0, 0);
    for (n, worth) in worths.enumerate() {
        if sum <= 0.0 {
            (sum, start) = (0.0, n);
        }
        sum += worth;
        if sum > best {
            (best, best_run) = (sum, (start, n + 1));
        }
    }
    best_run
}

/// The sum of the numbers before each, and of all.
pub(super) fn sums(numbers: impl Iterator<Item = u32>) -> Vec<u32> {
    let mut sum = 0;
    let mut sums = vec![0];
    for number in numbers {
        sum += number;
        sums.push(sum);
    }
    sums
}

/// A quickly and a slowly fading sum of the numbers before each.
fn densities(numbers: impl Iterator<Item = f32>) -> Vec<(f32, f32)> {
    let (mut fast, mut slow) = (0.0, 0.0);
    numbers
        .map(|number| {
            let before = (fast, slow);
            (fast, slow) = (fast * 0.6 + number, slow * 0.88 + number);
            before
        })
        .collect()
}

/// How many lines right before each are such.
pub(super) fn in_a_row(are: impl Iterator<Item = bool>) -> Vec<u32> {
    let mut n = 0;
    are.map(|is| {
        let before = n;
        n = if is { n + 1 } else { 0 };
        before
    })
    .collect()
}

pub(super) fn reversed<T>(mut items: Vec<T>) -> Vec<T> {
    items.reverse();
    items
}
