//! Learns to tell names, and writes the weights that the library embeds.
//!
//! `cargo run --release --example train_names -- GOLD.jsonl… --silver SILVER.jsonl… [--look GOLD.jsonl…] [--write]`: one text a
//! line, `{"text", "entities": [{"start", "end", "type"}]}`, places in code points. The silver ones are what `label.py` writes.
//! Prints what each gold file reaches by weights learnt from the others, and what those to look at reach by all.
//! The same files in the same order give the same bytes.

mod gold;
mod perceptron;

use std::{
    env,
    error::Error,
    fs,
    path::{Path, PathBuf},
};

use dateline_core::analysis::{
    EntityKind, PerKind,
    names::tagger::{Model, label::Label, training_example::Row, weights::Weights},
};
use gold::{Labelled, Labels};
use perceptron::{Course, Example};
use rayon::prelude::*;

const WEIGHTS: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/src/analysis/names/tagger/weights.bin"
);

const FIRST: Course = Course {
    n_rows: 1 << 17,
    n_sources: 0,
    n_epochs: 4,
    n_runs: 6,
    unit: 0.25,
};
const SECOND: Course = Course {
    n_rows: 1 << 16,
    n_sources: 0,
    n_epochs: 4,
    n_runs: 16,
    unit: 0.1,
};

/// A file of labelled texts.
struct Set {
    name: String,
    /// Files whose names begin alike are of one source, and labelled by one hand.
    source: usize,
    texts: Vec<Labelled>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut lists: [Vec<PathBuf>; 3] = Default::default();
    let mut write = false;
    let mut list = 0;
    for arg in env::args().skip(1) {
        match arg.as_str() {
            "--silver" => list = 1,
            "--look" => list = 2,
            "--write" => write = true,
            path => lists[list].push(path.into()),
        }
    }
    let [gold, silver, look] = lists;

    let mut examples_of_first = Vec::new();
    for path in &silver {
        for text in gold::read(path, Labels::All)? {
            examples_of_first.extend(examples(&text, &text.example.first(), &FIRST, 0));
        }
    }
    eprintln!("{} silver sequences", examples_of_first.len());
    let first = perceptron::learn(&examples_of_first.iter().collect::<Vec<_>>(), &FIRST);
    drop(examples_of_first);

    let (sets, n_sources) = read_sets(&gold)?;
    let second = Course {
        n_sources,
        ..SECOND
    };
    let all: Vec<Vec<Example>> = sets
        .iter()
        .map(|set| {
            let texts = set.texts.iter();
            let of_text = |text| examples(text, &text.example.second(&first), &second, set.source);
            texts.flat_map(of_text).collect()
        })
        .collect();
    let held_back: Vec<Weights> = (0..sets.len())
        .into_par_iter()
        .map(|out| {
            let others = all.iter().enumerate().filter(|&(n, _)| n != out);
            let others: Vec<&Example> = others.flat_map(|(_, set)| set).collect();
            perceptron::learn(&others, &second)
        })
        .collect();
    for (set, second) in sets.iter().zip(held_back) {
        let first = first.clone();
        report(&set.name, &set.texts, &Model { first, second });
    }

    let second = perceptron::learn(&all.iter().flatten().collect::<Vec<_>>(), &second);
    let model = Model { first, second };
    for path in &look {
        let name = stem(path);
        report(
            &format!("{name}, looked at"),
            &gold::read(path, Labels::All)?,
            &model,
        );
    }
    let bytes = model.write();
    eprintln!("{} bytes", bytes.len());
    if write {
        fs::write(WEIGHTS, bytes)?;
    }
    Ok(())
}

/// The files labelled by hand, and of how many sources they are.
fn read_sets(paths: &[PathBuf]) -> Result<(Vec<Set>, usize), Box<dyn Error>> {
    let mut sources: Vec<String> = Vec::new();
    let mut sets = Vec::new();
    for path in paths {
        let name = stem(path);
        let source = name.split('_').next().unwrap_or_default().to_owned();
        let known = sources.iter().position(|known| *known == source);
        let source = known.unwrap_or_else(|| {
            sources.push(source);
            sources.len() - 1
        });
        sets.push(Set {
            name,
            source,
            texts: gold::read(path, Labels::WithoutPeoples)?,
        });
    }
    Ok((sets, sources.len()))
}

fn stem(path: &Path) -> String {
    let stem = path.file_stem().unwrap_or_default();
    stem.to_string_lossy().into_owned()
}

fn examples(text: &Labelled, rows: &[Row], course: &Course, source: usize) -> Vec<Example> {
    let example = |row: &Row| {
        let mut example = Example {
            features: Vec::new(),
            ends: Vec::new(),
            gold: text.gold(row),
            source,
        };
        for features in &row.features {
            let rows = features
                .iter()
                .map(|&feature| Weights::row(feature, course.n_rows) as u32);
            example.features.extend(rows);
            example.ends.push(example.features.len() as u32);
        }
        example
    };
    rows.iter().map(example).collect()
}

/// Names found, right ones, and those that are both.
type Counts = [u32; 3];

/// Prints F1 of rules, first pass and both passes: of people, organisations and places together, then of each kind and of peoples.
fn report(name: &str, texts: &[Labelled], model: &Model) {
    let mut counts = [PerKind::<Counts>::default(); 3];
    for text in texts {
        let rows = text.example.first();
        let by_first = text.example.tag_first(model);
        let by_both = text.example.tag(model);
        for ((row, first), both) in rows.iter().zip(&by_first).zip(&by_both) {
            let gold: Vec<_> = Label::names(&text.gold(row)).collect();
            for (counts, labels) in counts.iter_mut().zip([&row.by_rules, first, both]) {
                for name in Label::names(labels) {
                    counts[name.1][0] += 1;
                    counts[name.1][2] += u32::from(gold.contains(&name));
                }
                for name in &gold {
                    counts[name.1][1] += 1;
                }
            }
        }
    }
    eprint!("{name:28}");
    let told_together = [EntityKind::Person, EntityKind::Org, EntityKind::Place];
    for (counts, who) in counts.iter().zip(["rules", "first", "both"]) {
        let of = |kind| counts[kind];
        eprint!("  {who} {:4.1}:", f1(&told_together.map(of)));
        for kind in told_together.into_iter().chain([EntityKind::Norp]) {
            eprint!(" {:2.0}", f1(&[of(kind)]));
        }
    }
    eprintln!();
}

/// In percent.
fn f1(counts: &[Counts]) -> f32 {
    let sum = |n: usize| counts.iter().map(|count| count[n]).sum::<u32>() as f32;
    200.0 * sum(2) / (sum(0) + sum(1)).max(1.0)
}
