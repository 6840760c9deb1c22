//! How well articles without a date are dated by the others.
//!
//! ```sh
//! cargo run --release --example hidden_dates -- ARTICLES…
//! ```
//!
//! Takes the date of every fifth article away, then that of every second, by a hash of its key, and counts what the
//! others (or its own text) say of it: how many are dated, to how many the day or range that they are given is true.

use std::{env, ops::ControlFlow, path::PathBuf};

use dateline_core::{
    article::{Article, Basis, DateRange},
    corpus::{Builder, corrections::Corrections},
    source::{self, Input, Item},
};
use xxhash_rust::xxh3::xxh3_64;

/// Articles that lost their date, and what became of them.
#[derive(Debug, Default)]
struct Counts {
    n_hidden: u32,
    by_others: Dated,
    by_text: Dated,
}

#[derive(Debug, Default)]
struct Dated {
    n: u32,
    n_true: u32,
}

fn main() {
    for every in [5, 2] {
        let mut all = Counts::default();
        for path in env::args().skip(1) {
            count(read(&path), every, &mut all);
        }
        let Counts {
            n_hidden,
            by_others,
            by_text,
        } = all;
        println!(
            "every {every}: {n_hidden} dates hidden; by others {} dated, {} true; by their own text {}, {} true",
            by_others.n, by_others.n_true, by_text.n, by_text.n_true
        );
    }
}

fn read(path: &str) -> Vec<Article> {
    let mut articles = Vec::new();
    source::read(&[Input::Path(PathBuf::from(path))], &mut |item| {
        match item {
            Item::Article(article) => articles.push(article),
            Item::Problem(problem) => eprintln!("{}: {}", problem.place, problem.reason),
        }
        ControlFlow::Continue(())
    });
    articles
}

/// Hides the dates of one in `every` of `articles`, and counts what they are given.
fn count(mut articles: Vec<Article>, every: u64, counts: &mut Counts) {
    let mut hidden = Vec::new();
    for article in &mut articles {
        let key = article.key.to_string();
        if xxh3_64(key.as_bytes()).is_multiple_of(every)
            && let Some(dating) = article.stated.published.take()
        {
            hidden.push((article.key.clone(), dating.days));
        }
    }
    let mut builder = Builder::new(Corrections::default());
    builder.add(articles.into_iter().map(Item::Article).collect());
    let corpus = builder.snapshot(true);
    for (key, truth) in hidden {
        counts.n_hidden += 1;
        let found = corpus.find(&key).map(|id| corpus.article(id));
        let Some(given) = found.and_then(|entry| entry.published.as_ref()) else {
            continue;
        };
        let dated = match given.basis {
            Basis::Text => &mut counts.by_text,
            _ => &mut counts.by_others,
        };
        dated.n += 1;
        dated.n_true += u32::from(holds(given.days, truth));
    }
}

fn holds(given: DateRange, truth: DateRange) -> bool {
    given.contains(truth.first())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_counted_is_what_lost_its_date() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("news.jsonl");
        let line = |n| {
            let text = format!(
                "A ferry runs aground\\n\\nMarch 4, 2024\\n\\nFerry number {n} ran aground at Holm."
            );
            format!("{{\"id\": \"{n}\", \"date\": \"2024-03-04\", \"text\": \"{text}\"}}\n")
        };
        let lines: String = (0..40).map(line).collect();
        std::fs::write(&path, lines).unwrap();
        let articles = read(path.to_str().unwrap());
        assert_eq!(articles.len(), 40);
        let mut counts = Counts::default();
        count(articles, 2, &mut counts);
        assert!((10..=30).contains(&counts.n_hidden), "{counts:?}");
        let n_dated = counts.by_text.n + counts.by_others.n;
        assert_eq!(n_dated, counts.by_text.n_true + counts.by_others.n_true);
        assert!(n_dated > 0, "{counts:?}");
    }
}
