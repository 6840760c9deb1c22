//! Learns what tells that a sentence was told before, and writes `core/src/story/same/weights.rs`.
//!
//! ```sh
//! cargo run --release --example train_same -- STORIES-FOLDER [--write]
//! ```
//!
//! The folder has for each story `NAME.jsonl`, its articles in the order in which they are read, and `NAME.json`, what a careful
//! reader found: `articles` with the offsets of their sentences, in code points, and `novelty`, for each sentence its label
//! (told, partly, new, skip) and the sentences that told it. Two logistic regressions: whether a pair of sentences is one that
//! the reader named, and by the surest pairs whether the sentence is new, told in part, or told. Printed is how each story fares
//! with weights learnt from all others; what is written is learnt from all.

mod regression;
mod stories;

use std::{env, fmt::Write, fs, path::PathBuf};

use anyhow::Context;
use dateline_core::story::same::scorer::{self, Aligned, N_PAIR, N_WHOLE};
use regression::{Binary, Classes};
use stories::{Label, Sentence};

const OUTPUT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/story/same/weights.rs");
/// Folds within the stories that are learnt from, so that the second regression sees pairs judged by one that did not see them.
const N_INNER: usize = 5;
/// By how much `told` is favoured: what gives four of five right among what is called told.
const TOLD_BIAS: f64 = 0.6;

struct Learnt {
    pair: Binary<N_PAIR>,
    whole: Classes<N_WHOLE>,
}

fn main() -> anyhow::Result<()> {
    let mut folder = None;
    let mut write = false;
    for argument in env::args().skip(1) {
        match argument.as_str() {
            "--write" => write = true,
            path => folder = Some(PathBuf::from(path)),
        }
    }
    let folder = folder.context("name the folder of the stories")?;
    let sentences = stories::read(&folder)?;
    let mut names: Vec<&str> = sentences.iter().map(|it| it.story.as_str()).collect();
    names.dedup();
    let mut held_out = Vec::new();
    for name in &names {
        let (own, others): (Vec<&Sentence>, Vec<&Sentence>) =
            sentences.iter().partition(|it| it.story == *name);
        let learnt = learn(&others);
        held_out.extend(own.into_iter().map(|it| (it, judge(&learnt, it))));
    }
    for favour in [0.0, 0.15, 0.3, 0.45, 0.6, 0.8] {
        report(favour, &held_out);
    }
    if write {
        let all: Vec<&Sentence> = sentences.iter().collect();
        fs::write(OUTPUT, source(&learn(&all))).with_context(|| format!("`{OUTPUT}`"))?;
    }
    Ok(())
}

fn learn(sentences: &[&Sentence]) -> Learnt {
    let names: Vec<&str> = {
        let mut names: Vec<&str> = sentences.iter().map(|it| it.story.as_str()).collect();
        names.dedup();
        names
    };
    let fold =
        |it: &Sentence| names.iter().position(|name| *name == it.story).unwrap_or(0) % N_INNER;
    let pairs = |wanted: &dyn Fn(&Sentence) -> bool| -> Vec<([f32; N_PAIR], bool)> {
        let chosen = sentences.iter().filter(|it| wanted(it));
        chosen
            .flat_map(|it| {
                it.aligned
                    .features
                    .iter()
                    .copied()
                    .zip(it.is_evidence.iter().copied())
            })
            .collect()
    };
    let inner: Vec<Binary<N_PAIR>> = (0..N_INNER)
        .map(|n| Binary::learn(&pairs(&|it| fold(it) != n)))
        .collect();
    let wholes: Vec<([f32; N_WHOLE], usize)> = sentences
        .iter()
        .map(|it| (whole(&inner[fold(it)], it), it.label.index()))
        .collect();
    Learnt {
        pair: Binary::learn(&pairs(&|_| true)),
        whole: Classes::learn(&wholes),
    }
}

fn surety(pair: &Binary<N_PAIR>, aligned: &Aligned) -> Vec<f32> {
    aligned
        .features
        .iter()
        .map(|it| pair.probability(it))
        .collect()
}

fn whole(pair: &Binary<N_PAIR>, sentence: &Sentence) -> [f32; N_WHOLE] {
    let surety = surety(pair, &sentence.aligned);
    scorer::whole(&sentence.own(), &sentence.aligned, &surety)
}

/// The scores of the three classes, and whether the surest candidate is one that the reader named.
fn judge(learnt: &Learnt, sentence: &Sentence) -> ([f64; 3], bool) {
    let surety = surety(&learnt.pair, &sentence.aligned);
    let best = (0..surety.len()).max_by(|a, b| surety[*a].total_cmp(&surety[*b]));
    let right = best.is_some_and(|best| sentence.is_evidence[best]);
    let features = whole(&learnt.pair, sentence);
    let mut scores = learnt.whole.scores(&features);
    if scorer::says_otherwise(&features) {
        scores[2] = f64::NEG_INFINITY;
    }
    (scores, right)
}

fn report(favour: f64, judged: &[(&Sentence, ([f64; 3], bool))]) {
    let (mut said, mut right, mut gold, mut evidence) = (0.0, 0.0, 0.0, 0.0);
    let (mut partly, mut half) = (0.0, 0.0);
    for (sentence, (scores, has_evidence)) in judged {
        let [new, part, told] = [scores[0], scores[1], scores[2] + favour];
        let is_told = told >= new.max(part) && !sentence.aligned.features.is_empty();
        if sentence.label == Label::Partly {
            partly += 1.0;
            half += if !is_told && part > new { 1.0 } else { 0.5 };
            continue;
        }
        gold += f64::from(sentence.label == Label::Told);
        said += f64::from(is_told);
        if is_told && sentence.label == Label::Told {
            right += 1.0;
            evidence += f64::from(*has_evidence);
        }
    }
    let (precision, recall) = (right / said, right / gold);
    println!(
        "told favoured by {favour:.2}: P {precision:.3} R {recall:.3} F1 {:.3}; partly {:.3}; first place {:.3}",
        2.0 * precision * recall / (precision + recall),
        half / partly,
        evidence / right
    );
}

fn source(learnt: &Learnt) -> String {
    let mut out = String::from(
        "//! What the scorer has learnt; written by `core/examples/train_same`, never by hand.\n\n\
         use super::scorer::{N_PAIR, N_WHOLE};\n\n",
    );
    let (weights, bias) = learnt.pair.raw();
    let list = |weights: &[f64]| -> String {
        let each: Vec<String> = weights.iter().map(|it| format!("{it:.4}")).collect();
        format!("[{}]", each.join(", "))
    };
    let _ = writeln!(
        out,
        "#[rustfmt::skip]\npub(super) const PAIR: [f32; N_PAIR] = {};",
        list(&weights)
    );
    let _ = writeln!(out, "pub(super) const PAIR_BIAS: f32 = {bias:.4};");
    let (rows, mut biases) = learnt.whole.raw();
    biases[2] += TOLD_BIAS;
    let rows: Vec<String> = rows
        .iter()
        .map(|row| format!("    {},\n", list(row)))
        .collect();
    let _ = writeln!(
        out,
        "#[rustfmt::skip]\npub(super) const WHOLE: [[f32; N_WHOLE]; 3] = [\n{}];",
        rows.concat()
    );
    let _ = writeln!(
        out,
        "pub(super) const WHOLE_BIAS: [f32; 3] = {};",
        list(&biases)
    );
    out
}
