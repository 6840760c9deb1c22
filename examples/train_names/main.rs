//! Learns to tell names, and writes the weights that the library embeds.
//!
//! `cargo run --release --example train_names -- GOLD.jsonl… --silver SILVER.jsonl… [--write]`

mod gold;
mod perceptron;

use std::{env, error::Error, fs, path::Path};

use dateline::analysis::{
    EntityKind,
    names::tagger::{Model, label::Label, weights::Weights},
};
use gold::Labelled;
use perceptron::Example;
use rayon::prelude::*;

const WEIGHTS: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/src/analysis/names/tagger/weights.bin"
);

fn setting(name: &str, or: f32) -> f32 {
    env::var(name)
        .ok()
        .and_then(|v| v.parse().ok())
        .unwrap_or(or)
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut gold_files = Vec::new();
    let mut silver_files = Vec::new();
    let mut look_files = Vec::new();
    let mut write = false;
    let mut list = 0;
    for arg in env::args().skip(1) {
        match arg.as_str() {
            "--silver" => list = 1,
            "--look" => list = 2,
            "--write" => write = true,
            _ => [&mut gold_files, &mut silver_files, &mut look_files][list].push(arg),
        }
    }
    let first_rows = 1usize << setting("FIRST_LOG", 16.0) as u32;
    let second_rows = 1usize << setting("SECOND_LOG", 16.0) as u32;
    let mut silver = Vec::new();
    let share = setting("SILVER_SHARE", 1.0);
    for file in &silver_files {
        let mut read = gold::read(Path::new(file), false)?;
        let n = (read.len() as f32 * share) as usize;
        read.truncate(n);
        silver.extend(
            read.iter()
                .flat_map(|text| examples(text, None, first_rows, 1.0, 0)),
        );
    }
    eprintln!("{} silver stretches", silver.len());
    let cache = env::var("FIRST").ok();
    let first = match cache.as_deref().and_then(|path| fs::read(path).ok()) {
        Some(bytes) => Model::read(&bytes).ok_or("bad")?.first,
        None => {
            let all: Vec<&Example> = silver.iter().collect();
            let first = perceptron::learn(
                &all,
                first_rows,
                0,
                setting("FIRST_EPOCHS", 4.0) as usize,
                setting("FIRST_UNIT", 0.25),
            );
            if let Some(path) = cache {
                fs::write(
                    path,
                    Model {
                        first: first.clone(),
                        second: Weights::new(vec![[0; 16]], [[0; 16]; 16]),
                    }
                    .write(),
                )?;
            }
            first
        }
    };
    drop(silver);

    let mut sets: Vec<Vec<Labelled>> = Vec::new();
    for file in &gold_files {
        let mut set = gold::read(Path::new(file), true)?;
        let partial = env::var("PARTIAL").unwrap_or_default();
        if partial
            .split(',')
            .any(|p| !p.is_empty() && file.contains(p))
        {
            set.iter_mut().for_each(|t| t.partial = true);
        }
        sets.push(set);
    }
    let mut looks: Vec<Vec<Labelled>> = Vec::new();
    for file in &look_files {
        looks.push(gold::read(Path::new(file), false)?);
    }
    let prepared: Vec<Vec<Example>> = sets
        .iter()
        .enumerate()
        .map(|(n, set)| {
            set.iter()
                .flat_map(|text| {
                    examples(text, Some(&first), second_rows, 1.0, group(&gold_files[n]))
                })
                .collect()
        })
        .collect();
    let n_sources = if env::var("ADAPT").is_ok() {
        sets.len()
    } else {
        0
    };
    let n_epochs = setting("SECOND_EPOCHS", 8.0) as usize;
    let unit = setting("SECOND_UNIT", 0.1);
    if env::var("NO_CV").is_err() {
        let held: Vec<Weights> = (0..sets.len())
            .into_par_iter()
            .map(|out| {
                let others: Vec<&Example> = prepared
                    .iter()
                    .enumerate()
                    .filter(|&(n, _)| n != out)
                    .flat_map(|(_, set)| set)
                    .collect();
                perceptron::learn(&others, second_rows, n_sources, n_epochs, unit)
            })
            .collect();
        for (n, second) in held.into_iter().enumerate() {
            let model = Model {
                first: first.clone(),
                second,
            };
            report(&gold_files[n], &sets[n], &model);
        }
    }
    let all: Vec<&Example> = prepared.iter().flatten().collect();
    let second = perceptron::learn(&all, second_rows, n_sources, n_epochs, unit);
    let model = Model { first, second };
    for (file, set) in look_files.iter().zip(&looks) {
        report(file, set, &model);
    }
    let bytes = model.write();
    eprintln!("{} bytes", bytes.len());
    if write {
        fs::write(WEIGHTS, bytes)?;
    }
    Ok(())
}

fn group(file: &str) -> usize {
    let g = env::var("GROUPS").unwrap_or("crossner=0,gum=1,re3d=99,ewt=2,wikigold=0".into());
    g.split(',')
        .filter_map(|g| g.split_once('='))
        .find(|(n, _)| file.contains(n))
        .map_or(0, |(_, n)| n.parse().unwrap_or(0))
}

fn examples(
    text: &Labelled,
    first: Option<&Weights>,
    n_rows: usize,
    weight: f32,
    source: usize,
) -> Vec<Example> {
    text.lesson
        .rows(first)
        .iter()
        .map(|row| {
            let mut example = Example {
                features: Vec::new(),
                ends: Vec::new(),
                gold: text.gold(row),
                weight,
                source,
            };
            for features in &row.features {
                let rows = features
                    .iter()
                    .map(|&feature| Weights::row(feature, n_rows) as u32);
                example.features.extend(rows);
                example.ends.push(example.features.len() as u32);
            }
            example
        })
        .collect()
}

/// What rules, first and second pass find of the names of a file.
fn report(file: &str, set: &[Labelled], model: &Model) {
    let mut counts = [[[0u32; 3]; 5]; 3];
    let mut add = |which: usize, labels: &[Label], gold: &[Label]| {
        let found: Vec<_> = Label::names(labels).collect();
        let right: Vec<_> = Label::names(gold).collect();
        for (_, kind) in &found {
            counts[which][*kind as usize][0] += 1;
        }
        for name in &right {
            counts[which][name.1 as usize][1] += 1;
            if found.contains(name) {
                counts[which][name.1 as usize][2] += 1;
            }
        }
    };
    for text in set {
        let rows = text.lesson.rows(None);
        let first = text.lesson.tag_first(model);
        let second = text.lesson.tag(model);
        for ((row, first), second) in rows.iter().zip(&first).zip(&second) {
            let gold = text.gold(row);
            add(0, &row.ruled, &gold);
            add(1, first, &gold);
            add(2, second, &gold);
        }
    }
    if env::var("WHY").is_ok() {
        let mut table: std::collections::BTreeMap<(&str, String), [u32; 3]> = Default::default();
        for text in set {
            let rows = text.lesson.rows(None);
            let second = text.lesson.tag(model);
            for (row, second) in rows.iter().zip(&second) {
                let gold: Vec<_> = Label::names(&text.gold(row)).collect();
                let second: Vec<_> = Label::names(second).collect();
                for name in Label::names(&row.ruled) {
                    if second.contains(&name) {
                        continue;
                    }
                    let e = table
                        .entry((row.whys[name.0.start], name.1.name().into()))
                        .or_default();
                    e[0] += 1;
                    e[1] += u32::from(gold.contains(&name));
                    let over: Vec<_> = second
                        .iter()
                        .filter(|o| o.0.start < name.0.end && name.0.start < o.0.end)
                        .collect();
                    let gold_over = gold
                        .iter()
                        .any(|o| o.0.start < name.0.end && name.0.start < o.0.end);
                    e[2] += u32::from(if over.is_empty() {
                        !gold_over
                    } else {
                        over.iter().any(|o| gold.contains(o))
                    });
                }
            }
        }
        for (k, v) in table {
            if v[0] > 3 {
                eprintln!(
                    "{:55} {:7} differ {:4} rule right {:4} second right {:4}",
                    k.0, k.1, v[0], v[1], v[2]
                );
            }
        }
    }
    let f1 = |counts: &[[u32; 3]]| {
        let sum = |n: usize| counts.iter().map(|count| count[n]).sum::<u32>() as f32;
        200.0 * sum(2) / (sum(0) + sum(1)).max(1.0)
    };
    let name = Path::new(file)
        .file_stem()
        .map_or_else(String::new, |stem| stem.to_string_lossy().into_owned());
    eprint!("{name:24}");
    for (counts, which) in counts.iter().zip(["rules", "first", "both"]) {
        eprint!("  {which} {:5.1}", f1(&counts[..3]));
        for kind in [
            EntityKind::Person,
            EntityKind::Org,
            EntityKind::Place,
            EntityKind::Norp,
        ] {
            eprint!(" {:4.0}", f1(&counts[kind as usize..=kind as usize]));
        }
    }
    eprintln!();
}
