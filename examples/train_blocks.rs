//! Learns which lines of a page belong to its story, and writes the weights that the library embeds.
//!
//! `cargo run --release --example train_blocks -- PAGES.jsonl… [--write]`: one page a line,
//! `{"id", "lines": [{"t", "role"}]}`. Only pages of half a are learnt from: those whose id has an
//! even SHA-1. Prints what each file reaches on pages that were held back within that half.
//! The same files give the same bytes.

use std::{collections::HashMap, env, error::Error, fs};

use dateline::analysis::blocks::{
    features::{self, Look, WordLists},
    lexicon::{self, Lexicon},
    model::{self, Model},
    trees::{LEAF_UNIT, Tree, Trees},
};
use rayon::prelude::*;
use serde::Deserialize;

const WEIGHTS: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/src/analysis/blocks/weights.bin"
);

const N_FOLDS: usize = 5;
const MIN_PAGES_OF_WORD: u32 = 6;

/// How trees are grown.
struct Growth {
    n_trees: usize,
    depth: usize,
    rate: f64,
    /// Added to the weight of every leaf.
    shrinkage: f64,
    share_of_features: f64,
    share_of_rows: f64,
}

/// The first pass, over each line in its page.
const FIRST: Growth = Growth {
    n_trees: 120,
    depth: 6,
    rate: 0.1,
    shrinkage: 20.0,
    share_of_features: 0.35,
    share_of_rows: 0.5,
};

/// The second pass, with the scores of the first at hand.
const SECOND: Growth = Growth { depth: 5, ..FIRST };

/// What a line of a cutting weighs against one of a whole page.
const WEIGHT_OF_CUTTING: f32 = 0.3;

#[derive(Deserialize)]
struct PageLine {
    t: String,
    role: String,
}

#[derive(Deserialize)]
struct PageRow {
    id: String,
    lines: Vec<PageLine>,
}

/// A page, or what was cut out of one.
struct Page {
    file: usize,
    /// The page that it was cut from; itself for a whole page.
    origin: usize,
    whole: bool,
    fold: usize,
    lines: Vec<String>,
    /// Whether each line is of the story; `None` for headlines, which are told by rules.
    of_story: Vec<Option<bool>>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let (flags, files): (Vec<String>, Vec<String>) =
        env::args().skip(1).partition(|arg| arg.starts_with("--"));
    let mut pages = Vec::new();
    for (file, path) in files.iter().enumerate() {
        for row in fs::read_to_string(path)?
            .lines()
            .filter(|line| !line.trim().is_empty())
        {
            let row: PageRow = serde_json::from_str(row)?;
            if is_half_a(&row.id) {
                let page = page_of(row, file, pages.len());
                pages.push(page);
            }
        }
    }
    let cuttings: Vec<Page> = pages.iter().flat_map(cuttings).collect();
    pages.extend(cuttings);
    eprintln!("{} pages and cuttings", pages.len());

    let counts = Counts::of(&pages);
    let lists = WordLists::default();
    let mut looks = Vec::new();
    let mut rows = Vec::new();
    for page in &pages {
        let lexicon = counts.without(&pages[page.origin]);
        let seen: Vec<Look> = page
            .lines
            .iter()
            .map(|line| features::look(line, &lists, &lexicon))
            .collect();
        rows.push(features::rows(&seen));
        looks.push(seen);
    }
    let n_first = features::names().len();

    // First pass, each page scored by trees that did not see it.
    let table = Table::new(&rows, &pages, n_first);
    let mut first = vec![Vec::new(); pages.len()];
    for fold in 0..N_FOLDS {
        let trees = table.grow(&FIRST, |page| pages[page].fold != fold);
        for at in (0..pages.len()).filter(|&at| pages[at].fold == fold) {
            first[at] = rows[at]
                .chunks_exact(n_first)
                .map(|row| trees.score(row))
                .collect();
        }
    }
    report("first pass", &files, &pages, &first, 0.0, 0.0);
    let whole_first = table.grow(&FIRST, |_| true);

    let n_second = n_first + features::names_of_scores().len();
    let wide: Vec<Vec<f32>> = (0..pages.len())
        .map(|at| {
            let more = features::rows_of_scores(&looks[at], &first[at]);
            let parts = rows[at]
                .chunks_exact(n_first)
                .zip(more.chunks_exact(n_second - n_first));
            parts
                .flat_map(|(row, more)| row.iter().chain(more).copied())
                .collect()
        })
        .collect();
    let table = Table::new(&wide, &pages, n_second);
    let mut second = vec![Vec::new(); pages.len()];
    for fold in 0..N_FOLDS {
        let trees = table.grow(&SECOND, |page| pages[page].fold != fold);
        for at in (0..pages.len()).filter(|&at| pages[at].fold == fold) {
            second[at] = wide[at]
                .chunks_exact(n_second)
                .map(|row| trees.score(row))
                .collect();
        }
    }
    let mut best = (0.0, 0.0, 0.0);
    let mut lift = 0.0;
    let unlifted = second.clone();
    for tried in [-9.0f32, 0.0, 0.5, 1.0, 1.5, 2.0] {
        let raised: Vec<Vec<f32>> = unlifted
            .iter()
            .map(|scores| model::lifted(scores, tried))
            .collect();
        let mut here = 0.0f64;
        for bias in [-0.4f32, -0.2, 0.0, 0.2, 0.4] {
            for switch in [0.3f32, 0.5, 0.8, 1.1] {
                let reached = f1s(files.len(), &pages, &raised, switch, bias)
                    .iter()
                    .sum::<f64>();
                here = here.max(reached);
                if reached > best.0 {
                    best = (reached, switch, bias);
                    lift = tried;
                }
            }
        }
        eprint!("lift {tried}: {:.4}  ", here / files.len() as f64);
    }
    second = unlifted
        .iter()
        .map(|scores| model::lifted(scores, lift))
        .collect();
    report("lines alone", &files, &pages, &second, 0.0, 0.0);
    report(
        &format!("second pass, switch {} bias {} lift {lift}", best.1, best.2),
        &files,
        &pages,
        &second,
        best.1,
        best.2,
    );
    report_cuttings(&pages, &second, best.1, best.2);
    let whole_second = table.grow(&SECOND, |_| true);
    let model = Model {
        lexicon: counts.lexicon(),
        first: whole_first,
        second: whole_second,
        switch: best.1,
        bias: best.2,
        lift,
    };
    let bytes = model.write();
    eprintln!(
        "{} words, {} bytes",
        model.lexicon.scores().len(),
        bytes.len()
    );
    if flags.iter().any(|flag| flag == "--write") {
        fs::write(WEIGHTS, bytes)?;
    }
    Ok(())
}

fn page_of(row: PageRow, file: usize, origin: usize) -> Page {
    let lines: Vec<PageLine> = row
        .lines
        .into_iter()
        .filter(|line| !line.t.trim().is_empty())
        .collect();
    // Pages of one site stay in one fold, where the id tells the site.
    let site = row.id.split('_').next().unwrap_or(&row.id);
    Page {
        file,
        origin,
        whole: true,
        fold: lexicon::hash(site) as usize % N_FOLDS,
        of_story: lines
            .iter()
            .map(|line| (line.role != "title").then_some(line.role == "body"))
            .collect(),
        lines: lines
            .into_iter()
            .map(|line| line.t.trim().to_owned())
            .collect(),
    }
}

/// Parts of a page such as readers paste, all of whose story stays.
fn cuttings(page: &Page) -> Vec<Page> {
    let kept: Vec<usize> = (0..page.lines.len())
        .filter(|&n| page.of_story[n] == Some(true))
        .collect();
    let (Some(&first), Some(&last)) = (kept.first(), kept.last()) else {
        return Vec::new();
    };
    let title = (0..first).rev().find(|&n| page.of_story[n].is_none());
    let cut = |lines: Vec<usize>| Page {
        file: page.file,
        origin: page.origin,
        whole: false,
        fold: page.fold,
        lines: lines.iter().map(|&n| page.lines[n].clone()).collect(),
        of_story: lines.iter().map(|&n| page.of_story[n]).collect(),
    };
    let end = page.lines.len();
    let mut cuttings = vec![
        cut(kept.clone()),
        cut(title.into_iter().chain(kept.iter().copied()).collect()),
        cut((title.unwrap_or(first)..=last).collect()),
        cut((title.unwrap_or(first).saturating_sub(3)..(last + 12).min(end)).collect()),
    ];
    if kept.len() > 4 {
        cuttings.push(cut(kept[..kept.len() / 2].to_vec()));
        cuttings.push(cut(kept[..2].to_vec()));
    }
    cuttings
}

/// In how many pages each word stands in the story, and in how many outside it.
struct Counts {
    n: HashMap<u32, [u32; 2]>,
    lexicon: Lexicon,
}

impl Counts {
    fn of(pages: &[Page]) -> Counts {
        let mut n: HashMap<u32, [u32; 2]> = HashMap::new();
        for page in pages.iter().filter(|page| page.whole) {
            for (word, at) in words(page) {
                n.entry(word).or_default()[at] += 1;
            }
        }
        let mut counts = Counts {
            n,
            lexicon: Lexicon::default(),
        };
        counts.lexicon = Lexicon::new(
            counts
                .n
                .iter()
                .filter_map(|(&word, &n)| Some((word, odds(n)?)))
                .collect(),
        );
        counts
    }

    fn lexicon(&self) -> Lexicon {
        self.lexicon.clone()
    }

    /// The lexicon as it were had this page not been seen.
    fn without(&self, page: &Page) -> Lexicon {
        let mut changed: HashMap<u32, [u32; 2]> = HashMap::new();
        for (word, at) in words(page) {
            changed.entry(word).or_insert_with(|| self.n[&word])[at] -= 1;
        }
        let others = self
            .lexicon
            .scores()
            .iter()
            .copied()
            .filter(|(word, _)| !changed.contains_key(word));
        let own = changed
            .iter()
            .filter_map(|(&word, &n)| Some((word, odds(n)?)));
        Lexicon::new(others.chain(own).collect())
    }
}

fn odds([outside, inside]: [u32; 2]) -> Option<i8> {
    let score = Lexicon::stored((f64::from(inside) + 1.0).ln() - (f64::from(outside) + 1.0).ln());
    (outside + inside >= MIN_PAGES_OF_WORD && score != 0).then_some(score)
}

/// The words of a page, each once outside (0) and once inside (1) the story.
fn words(page: &Page) -> Vec<(u32, usize)> {
    let mut words = Vec::new();
    for (line, of_story) in page.lines.iter().zip(&page.of_story) {
        let Some(of_story) = of_story else { continue };
        let tokens = line
            .split_whitespace()
            .map(|token| token.trim_matches(|c: char| !c.is_alphanumeric()));
        words.extend(
            tokens
                .filter(|word| !word.is_empty())
                .map(|word| (lexicon::hash(word), usize::from(*of_story))),
        );
    }
    words.sort_unstable();
    words.dedup();
    words
}

/// Rows of features in bins, with what is to be learnt.
struct Table {
    n_rows: usize,
    /// The values between the bins, by feature.
    borders: Vec<Vec<f32>>,
    /// Bins by feature, then by row.
    bins: Vec<Vec<u8>>,
    of_story: Vec<bool>,
    weights: Vec<f32>,
    page: Vec<u32>,
}

const MAX_BINS: usize = 48;

impl Table {
    fn new(rows: &[Vec<f32>], pages: &[Page], width: usize) -> Table {
        let mut table = Table {
            n_rows: 0,
            borders: Vec::new(),
            bins: Vec::new(),
            of_story: Vec::new(),
            weights: Vec::new(),
            page: Vec::new(),
        };
        let mut flat: Vec<&[f32]> = Vec::new();
        for (at, page) in pages.iter().enumerate() {
            for (n, row) in rows[at].chunks_exact(width).enumerate() {
                let Some(of_story) = page.of_story[n] else {
                    continue;
                };
                flat.push(row);
                table.of_story.push(of_story);
                table
                    .weights
                    .push(if page.whole { 1.0 } else { WEIGHT_OF_CUTTING });
                table.page.push(at as u32);
            }
        }
        table.n_rows = flat.len();
        let columns: Vec<(Vec<f32>, Vec<u8>)> = (0..width)
            .into_par_iter()
            .map(|feature| {
                let mut values: Vec<f32> = flat.iter().map(|row| row[feature]).collect();
                values.sort_unstable_by(f32::total_cmp);
                let mut borders: Vec<f32> = (1..MAX_BINS)
                    .filter_map(|n| {
                        let at = n * values.len() / MAX_BINS;
                        let above = values[at..]
                            .iter()
                            .copied()
                            .find(|&value| value > values[at])?;
                        Some((values[at] + above) / 2.0)
                    })
                    .collect();
                borders.dedup();
                let bins = flat
                    .iter()
                    .map(|row| borders.partition_point(|&border| border < row[feature]) as u8)
                    .collect();
                (borders, bins)
            })
            .collect();
        (table.borders, table.bins) = columns.into_iter().unzip();
        table
    }

    /// Grows trees on the rows of the chosen pages (Friedman 2001, with logistic loss).
    fn grow(&self, growth: &Growth, chosen: impl Fn(usize) -> bool) -> Trees {
        let rows: Vec<u32> = (0..self.n_rows as u32)
            .filter(|&row| chosen(self.page[row as usize] as usize))
            .collect();
        let mut trees = Trees::default();
        let (mut inside, mut all) = (0.0, 0.0);
        for &row in &rows {
            all += f64::from(self.weights[row as usize]);
            inside += f64::from(self.weights[row as usize])
                * f64::from(u8::from(self.of_story[row as usize]));
        }
        trees.base = (inside / (all - inside)).ln() as f32;
        let mut scores = vec![trees.base; self.n_rows];
        let mut random = Random(0x9e37_79b9_7f4a_7c15);
        for _ in 0..growth.n_trees {
            let sample: Vec<u32> = rows
                .iter()
                .copied()
                .filter(|_| random.share() < growth.share_of_rows)
                .collect();
            let features: Vec<usize> = (0..self.bins.len())
                .filter(|_| random.share() < growth.share_of_features)
                .collect();
            let slopes: Vec<(f32, f32)> = sample
                .iter()
                .map(|&row| {
                    let row = row as usize;
                    let p = 1.0 / (1.0 + (-scores[row]).exp());
                    let weight = self.weights[row];
                    (
                        weight * (f32::from(u8::from(self.of_story[row])) - p),
                        weight * p * (1.0 - p),
                    )
                })
                .collect();
            let tree = self.tree(growth, &sample, &slopes, &features);
            let places: Vec<(&[u8], u8)> = tree
                .1
                .iter()
                .map(|&(feature, bin)| (self.bins[feature].as_slice(), bin))
                .collect();
            for &row in &rows {
                let leaf = places.iter().enumerate().fold(0, |leaf, (n, (bins, bin))| {
                    leaf | usize::from(bins[row as usize] > *bin) << n
                });
                scores[row as usize] += f32::from(tree.0.leaves[leaf]) * LEAF_UNIT;
            }
            trees.trees.push(tree.0);
        }
        trees
    }

    fn tree(
        &self,
        growth: &Growth,
        sample: &[u32],
        slopes: &[(f32, f32)],
        features: &[usize],
    ) -> (Tree, Vec<(usize, u8)>) {
        let mut leaf_of = vec![0u8; sample.len()];
        let mut tree = Tree::default();
        let mut questions = Vec::new();
        for level in 0..growth.depth {
            let n_leaves = 1 << level;
            let best = features
                .par_iter()
                .filter_map(|&feature| {
                    let (gain, bin) = self.best_split(
                        feature,
                        n_leaves,
                        &leaf_of,
                        sample,
                        slopes,
                        growth.shrinkage,
                    )?;
                    Some((gain, feature, bin))
                })
                .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
            let Some((_, feature, bin)) = best else { break };
            tree.questions
                .push((feature as u8, self.borders[feature][usize::from(bin)]));
            questions.push((feature, bin));
            for (leaf, &row) in leaf_of.iter_mut().zip(sample) {
                *leaf |= u8::from(self.bins[feature][row as usize] > bin) << level;
            }
        }
        let mut sums = vec![(0.0f64, growth.shrinkage); 1 << tree.questions.len()];
        for (&leaf, &(slope, curve)) in leaf_of.iter().zip(slopes) {
            sums[usize::from(leaf)].0 += f64::from(slope);
            sums[usize::from(leaf)].1 += f64::from(curve);
        }
        tree.leaves = sums
            .iter()
            .map(|(slope, curve)| {
                (growth.rate * slope / curve / f64::from(LEAF_UNIT))
                    .round()
                    .clamp(-127.0, 127.0) as i8
            })
            .collect();
        (tree, questions)
    }

    /// The best border of one feature when all leaves are split there.
    fn best_split(
        &self,
        feature: usize,
        n_leaves: usize,
        leaf_of: &[u8],
        sample: &[u32],
        slopes: &[(f32, f32)],
        shrinkage: f64,
    ) -> Option<(f64, u8)> {
        let n_borders = self.borders[feature].len();
        if n_borders == 0 {
            return None;
        }
        let bins = &self.bins[feature];
        let mut sums = vec![(0.0f64, 0.0f64); n_leaves * MAX_BINS];
        for ((&leaf, &row), &(slope, curve)) in leaf_of.iter().zip(sample).zip(slopes) {
            let sum = &mut sums[usize::from(leaf) * MAX_BINS + usize::from(bins[row as usize])];
            sum.0 += f64::from(slope);
            sum.1 += f64::from(curve);
        }
        let mut gains = vec![0.0; n_borders];
        for leaf in sums.chunks_exact(MAX_BINS) {
            let all = leaf
                .iter()
                .fold((0.0, 0.0), |all, sum| (all.0 + sum.0, all.1 + sum.1));
            let mut low = (0.0, 0.0);
            for (gain, sum) in gains.iter_mut().zip(leaf) {
                low = (low.0 + sum.0, low.1 + sum.1);
                let high = (all.0 - low.0, all.1 - low.1);
                *gain +=
                    low.0 * low.0 / (low.1 + shrinkage) + high.0 * high.0 / (high.1 + shrinkage);
            }
        }
        let best = (0..n_borders).max_by(|&a, &b| gains[a].total_cmp(&gains[b]).then(b.cmp(&a)))?;
        Some((gains[best], best as u8))
    }
}

/// xorshift64*, so that a run repeats.
struct Random(u64);

impl Random {
    fn share(&mut self) -> f64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 11) as f64 / (1u64 << 53) as f64
    }
}

fn f1s(n_files: usize, pages: &[Page], scores: &[Vec<f32>], switch: f32, bias: f32) -> Vec<f64> {
    let mut counts = vec![[0.0f64; 3]; n_files];
    for (page, scores) in pages.iter().zip(scores).filter(|(page, _)| page.whole) {
        let scores: Vec<f32> = scores.iter().map(|score| score + bias).collect();
        for (keep, want) in model::stretches(&scores, switch)
            .into_iter()
            .zip(&page.of_story)
        {
            match (keep, want) {
                (true, Some(true)) => counts[page.file][0] += 1.0,
                (true, Some(false)) => counts[page.file][1] += 1.0,
                (false, Some(true)) => counts[page.file][2] += 1.0,
                _ => {}
            }
        }
    }
    counts
        .iter()
        .map(|[hit, extra, miss]| 2.0 * hit / (2.0 * hit + extra + miss).max(1.0))
        .collect()
}

fn report(
    what: &str,
    files: &[String],
    pages: &[Page],
    scores: &[Vec<f32>],
    switch: f32,
    bias: f32,
) {
    eprintln!("{what}");
    for (file, f1) in files
        .iter()
        .zip(f1s(files.len(), pages, scores, switch, bias))
    {
        eprintln!("  {f1:.3} {file}");
    }
}

fn report_cuttings(pages: &[Page], scores: &[Vec<f32>], switch: f32, bias: f32) {
    let (mut kept, mut all) = (0, 0);
    for (page, scores) in pages.iter().zip(scores) {
        if !page.whole && page.of_story.iter().all(|of| *of != Some(false)) {
            let scores: Vec<f32> = scores.iter().map(|score| score + bias).collect();
            let keep = model::stretches(&scores, switch);
            all += page.of_story.iter().flatten().count();
            kept += keep
                .iter()
                .zip(&page.of_story)
                .filter(|(keep, of)| **keep && of.is_some())
                .count();
        }
    }
    eprintln!("cuttings of story alone: {kept} of {all} lines kept");
}

/// Whether the SHA-1 of the id (FIPS 180-4) is even.
fn is_half_a(id: &str) -> bool {
    sha1(id.as_bytes())[4].is_multiple_of(2)
}

fn sha1(message: &[u8]) -> [u32; 5] {
    let mut padded = message.to_vec();
    padded.push(0x80);
    while padded.len() % 64 != 56 {
        padded.push(0);
    }
    padded.extend((message.len() as u64 * 8).to_be_bytes());
    let mut state = [
        0x6745_2301u32,
        0xefcd_ab89,
        0x98ba_dcfe,
        0x1032_5476,
        0xc3d2_e1f0,
    ];
    for block in padded.chunks_exact(64) {
        let mut w: Vec<u32> = block
            .chunks_exact(4)
            .map(|word| word.iter().fold(0, |all, &byte| all << 8 | u32::from(byte)))
            .collect();
        for t in 16..80 {
            w.push((w[t - 3] ^ w[t - 8] ^ w[t - 14] ^ w[t - 16]).rotate_left(1));
        }
        let [mut a, mut b, mut c, mut d, mut e] = state;
        for (t, &word) in w.iter().enumerate() {
            let (f, k) = match t {
                0..20 => ((b & c) | (!b & d), 0x5a82_7999),
                20..40 => (b ^ c ^ d, 0x6ed9_eba1),
                40..60 => ((b & c) | (b & d) | (c & d), 0x8f1b_bcdc),
                _ => (b ^ c ^ d, 0xca62_c1d6u32),
            };
            let next = a
                .rotate_left(5)
                .wrapping_add(f)
                .wrapping_add(e)
                .wrapping_add(k)
                .wrapping_add(word);
            (e, d, c, b, a) = (d, c, b.rotate_left(30), a, next);
        }
        for (sum, own) in state.iter_mut().zip([a, b, c, d, e]) {
            *sum = sum.wrapping_add(own);
        }
    }
    state
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sha1_is_that_of_the_standard() {
        assert_eq!(
            sha1(b"abc"),
            [
                0xa999_3e36,
                0x4706_816a,
                0xba3e_2571,
                0x7850_c26c,
                0x9cd0_d89d
            ]
        );
    }
}
