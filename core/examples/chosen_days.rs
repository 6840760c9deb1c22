//! How the days that weigh most stand to those that journalists chose for their timelines.
//!
//! ```sh
//! cargo run --release --example chosen_days -- gold.jsonl TOPIC.jsonl…
//! ```
//!
//! `gold.jsonl` has a topic on each line: `{"topic", "timelines": [{"entries": [{"date": "2010-04-20"}]}]}`. Each other
//! file holds the articles of the topic it is named after, in a form that the reader opens. For each timeline as many
//! days are chosen as it has, between its first and its last, by their weight (Martschat and Markert 2018).
//!
//! Printed are F1 of the days, and how many of the steps from one chosen day to the next are one day long, in our choice and in
//! the journalists'. Where there are no more days to choose from than are asked for, there is no choice, and
//! neighbours are those of the gold; the last line is about the other timelines.

use std::{cmp::Reverse, collections::HashMap, env, fs, path::PathBuf, process::ExitCode};

use anyhow::Context;
use dateline_core::{
    corpus::{self, Corpus, corrections::Corrections},
    source::Input,
};
use jiff::civil::Date;
use serde::Deserialize;

#[derive(Deserialize)]
struct Topic {
    topic: String,
    timelines: Vec<Timeline>,
}

#[derive(Deserialize)]
struct Timeline {
    entries: Vec<Entry>,
}

#[derive(Deserialize)]
struct Entry {
    date: Date,
}

/// What is measured of one timeline.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Row {
    n_days: usize,
    n_candidates: usize,
    f1: f64,
    own_steps: f64,
    gold_steps: f64,
}

fn main() -> ExitCode {
    match measured(env::args().skip(1)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::from(2)
        }
    }
}

fn measured(mut paths: impl Iterator<Item = String>) -> anyhow::Result<()> {
    let gold = paths.next().context("name a file of timelines")?;
    let written = fs::read_to_string(&gold).with_context(|| format!("`{gold}`"))?;
    let mut topics: HashMap<String, Vec<Timeline>> = HashMap::new();
    for (n, line) in written.lines().enumerate() {
        let topic: Topic =
            serde_json::from_str(line).with_context(|| format!("`{gold}`:{}", n + 1))?;
        topics.insert(topic.topic, topic.timelines);
    }
    let mut rows = Vec::new();
    for path in paths {
        let path = PathBuf::from(path);
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        let name = name.into_owned();
        let timelines = topics
            .get(&name)
            .with_context(|| format!("`{gold}` has no topic `{name}`"))?;
        let ranked = by_weight(&corpus::read(&[Input::Path(path)], Corrections::default()));
        for timeline in timelines {
            let mut days: Vec<Date> = timeline.entries.iter().map(|it| it.date).collect();
            days.sort_unstable();
            days.dedup();
            if let Some(row) = compare(&ranked, &days) {
                println!("{}", line(&name, &[row]));
                rows.push(row);
            }
        }
    }
    println!("{}", line("all", &rows));
    rows.retain(|row| row.n_candidates > row.n_days);
    println!("{}", line("with a choice", &rows));
    Ok(())
}

/// The days that events have, the heaviest first.
fn by_weight(corpus: &Corpus) -> Vec<Date> {
    let mut weights: HashMap<Date, u32> = HashMap::new();
    for event in corpus.events() {
        if let Some(day) = event.when.only() {
            let weight = weights.entry(day).or_default();
            *weight = event.weight.max(*weight);
        }
    }
    let mut days: Vec<(Date, u32)> = weights.into_iter().collect();
    days.sort_unstable_by_key(|&(day, weight)| (Reverse(weight), day));
    days.into_iter().map(|(day, _)| day).collect()
}

/// Holds as many of `ranked` as `gold` has days, which are in order, against these; nothing where it has none.
fn compare(ranked: &[Date], gold: &[Date]) -> Option<Row> {
    let (first, last) = (*gold.first()?, *gold.last()?);
    let candidates = ranked.iter().filter(|day| (first..=last).contains(day));
    let candidates: Vec<Date> = candidates.copied().collect();
    let mut chosen = candidates[..gold.len().min(candidates.len())].to_vec();
    chosen.sort_unstable();
    let n_right = chosen.iter().filter(|day| gold.contains(day)).count();
    Some(Row {
        n_days: gold.len(),
        n_candidates: candidates.len(),
        f1: 2.0 * n_right as f64 / (gold.len() + chosen.len()) as f64,
        own_steps: one_day_steps(&chosen),
        gold_steps: one_day_steps(gold),
    })
}

/// The share of the steps from one of `days`, which are in order, to the next that are one day long.
fn one_day_steps(days: &[Date]) -> f64 {
    let steps = days.windows(2);
    let n_steps = steps.len().max(1);
    let short = steps.filter(|pair| pair[0].tomorrow().is_ok_and(|next| next == pair[1]));
    short.count() as f64 / n_steps as f64
}

fn line(name: &str, rows: &[Row]) -> String {
    let n = rows.len();
    let mean = |of: fn(&Row) -> f64| rows.iter().map(of).sum::<f64>() / n.max(1) as f64;
    let (own, gold) = (mean(|row| row.own_steps), mean(|row| row.gold_steps));
    let days = match rows {
        [row] => format!("{} of {} days", row.n_days, row.n_candidates),
        _ => format!("{n} timelines"),
    };
    format!(
        "{name:24} {days:18} F1 {:.3}   steps of one day: own {own:.3}, journalists' {gold:.3}",
        mean(|row| row.f1)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(written: &str) -> Vec<Date> {
        let days = written.split_whitespace().map(|it| it.parse().unwrap());
        days.collect()
    }

    #[test]
    fn as_many_days_are_chosen_as_the_gold_has_between_its_first_and_last() {
        let ranked = days("2024-01-01 2024-03-05 2024-03-06 2024-03-09 2024-03-04");
        let gold = days("2024-03-04 2024-03-06 2024-03-09");
        let row = compare(&ranked, &gold).unwrap();
        let expected = Row {
            n_days: 3,
            n_candidates: 4,
            f1: 2.0 / 3.0,
            own_steps: 0.5,
            gold_steps: 0.0,
        };
        assert_eq!(row, expected);
        assert_eq!(compare(&ranked, &[]), None);
    }
}
