//! Learns which lines of a page belong to its story, and writes the weights that the library embeds.
//!
//! `cargo run --release --example train_blocks -- PAGES.jsonl… [--write]`: one page a line,
//! `{"id", "lines": [{"t", "role"}]}`. Only pages of half a are learnt from: those whose id has an
//! even SHA-1. Prints what each file reaches on pages that were held back within that half.
//! The same files give the same bytes.

mod boost;
mod pages;

use std::{env, error::Error, fs};

use boost::{Growth, Row, Table};
use dateline_core::analysis::blocks::{
    features,
    look::{Look, WordLists, look},
    model::{self, Model},
    scores,
};
use pages::{Counts, N_FOLDS, Page};

const WEIGHTS: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/src/analysis/blocks/weights.bin"
);

/// What a line of a part counts, where one of a whole page counts 1.
const WEIGHT_OF_CUTTING: f32 = 0.3;

const FIRST: Growth = Growth {
    n_trees: 120,
    depth: 6,
    rate: 0.1,
    shrinkage: 20.0,
    share_of_features: 0.35,
    share_of_rows: 0.5,
};
const SECOND: Growth = Growth { depth: 5, ..FIRST };

fn main() -> Result<(), Box<dyn Error>> {
    let (flags, files): (Vec<String>, Vec<String>) =
        env::args().skip(1).partition(|arg| arg.starts_with("--"));
    let pages = pages::read(&files)?;
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
            .map(|line| look(line, &lists, &lexicon))
            .collect();
        rows.push(features::rows(&seen));
        looks.push(seen);
    }
    let n_first = features::names().len();

    // First pass, each page scored by trees that did not see it.
    let table = Table::new(&to_learn(&rows, &pages, n_first), n_first);
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

    let n_second = n_first + scores::names().len();
    let wide: Vec<Vec<f32>> = (0..pages.len())
        .map(|at| {
            let more = scores::rows(&looks[at], &first[at]);
            let parts = rows[at]
                .chunks_exact(n_first)
                .zip(more.chunks_exact(n_second - n_first));
            parts
                .flat_map(|(row, more)| row.iter().chain(more).copied())
                .collect()
        })
        .collect();
    let table = Table::new(&to_learn(&wide, &pages, n_second), n_second);
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
            .zip(&looks)
            .map(|(scores, looks)| model::lifted(looks, scores, tried))
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
        .zip(&looks)
        .map(|(scores, looks)| model::lifted(looks, scores, lift))
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

/// The lines to learn from, with their features: all but headlines.
fn to_learn<'v>(rows: &'v [Vec<f32>], pages: &[Page], width: usize) -> Vec<Row<'v>> {
    let mut lines = Vec::new();
    for (at, page) in pages.iter().enumerate() {
        for (values, of_story) in rows[at].chunks_exact(width).zip(&page.of_story) {
            let Some(of_story) = *of_story else { continue };
            let weight = if page.whole { 1.0 } else { WEIGHT_OF_CUTTING };
            lines.push(Row {
                values,
                of_story,
                weight,
                page: at,
            });
        }
    }
    lines
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
