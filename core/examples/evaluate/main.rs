//! How well articles and stories of our own are read: `eval/README.md`.
//!
//! ```sh
//! cargo run --release --example evaluate              # the table
//! cargo run --release --example evaluate -- -v        # what is missed and wrong, with its place
//! cargo run --release --example evaluate -- --write   # the table as eval/scores.txt
//! cargo run --release --example evaluate -- --held    # as -v, of what is held back: to mend the gold
//! ```

mod articles;
mod bearers;
mod gold;
mod markup;
mod said;
mod stories;
mod tally;

use std::{env, fs, path::Path, process::ExitCode};

use rayon::prelude::*;

use tally::{Row, Tally};

fn main() -> ExitCode {
    let has = |wanted: &str| env::args().skip(1).any(|it| it == wanted);
    let halves = match evaluate() {
        Ok(halves) => halves,
        Err(why) => {
            eprintln!("{why}");
            return ExitCode::FAILURE;
        }
    };
    for (flag, half) in ["-v", "--held"].into_iter().zip(&halves) {
        if has(flag) {
            half.misses.iter().for_each(|it| println!("{it}"));
        }
    }
    let rows = tally::rows(&halves);
    let table = tally::table(&rows);
    print!("{table}");
    let path = folder().join("scores.txt");
    let done = match has("--write") {
        true => fs::write(path, table),
        false => fs::read_to_string(path).map(|was| print!("{}", changes(&rows, &was).join(""))),
    };
    if let Err(error) = done {
        eprintln!("scores.txt: {error}");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

fn folder() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../eval"))
}

/// The counts of what is open, and of what is held back.
fn evaluate() -> Result<[Tally; 2], String> {
    Ok([half(folder())?, half(&folder().join("held"))?])
}

fn half(folder: &Path) -> Result<Tally, String> {
    let mut tally = Tally::default();
    let articles = markup::articles(&folder.join("articles"))?;
    for (gold, said) in articles.iter().zip(said_of(&articles)) {
        articles::score(gold, &said, &mut tally);
    }
    let stories = markup::stories(&folder.join("stories"))?;
    for (gold, said) in stories.iter().zip(said_of(&stories)) {
        stories::score(gold, &said, &mut tally);
    }
    let together: Vec<&gold::Story> = stories.iter().chain(&articles).collect();
    let all: Vec<&gold::Article> = together.iter().flat_map(|it| &it.articles).collect();
    stories::score_apart(&together, &said::of(&all), &mut tally);
    Ok(tally)
}

/// What the program says of each of `golds` as a corpus of its own.
fn said_of(golds: &[gold::Story]) -> Vec<said::Export> {
    let said = golds.par_iter().map(|gold| {
        let articles: Vec<&gold::Article> = gold.articles.iter().collect();
        said::of(&articles)
    });
    said.collect()
}

/// What differs from the F1 that `table` says, a line each: those that fell are marked so.
fn changes(now: &[Row], table: &str) -> Vec<String> {
    let was = tally::read(table);
    let mut changes = Vec::new();
    for (row, scores) in now {
        let was = was.get(row).copied().unwrap_or_default();
        for (half, name) in ["open", "held back"].into_iter().enumerate() {
            let (now, was) = (scores[half].f1(), was[half]);
            // The file has three digits.
            if (now - was).abs() > 0.0006 {
                let how = if now < was { FELL } else { "rose" };
                changes.push(format!("{how}: {row}, {name}: {was:.3} to {now:.3}\n"));
            }
        }
    }
    changes
}

const FELL: &str = "fell";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_score_falls() {
        let rows = tally::rows(&evaluate().unwrap());
        let table = fs::read_to_string(folder().join("scores.txt")).unwrap();
        let changes = changes(&rows, &table);
        assert!(
            !changes.iter().any(|it| it.starts_with(FELL)),
            "scores moved:\n{}`cargo run --release --example evaluate -- -v` lists what is missed; \
             where they rose, or fell for a good reason, `-- --write` writes eval/scores.txt anew",
            changes.concat()
        );
    }

    #[test]
    fn a_lower_score_is_told_with_what_it_was() {
        let mut tally = Tally::default();
        tally.both("quotes", true);
        let table = tally::table(&tally::rows(&[tally, Tally::default()]));
        let mut tally = Tally::default();
        tally.both("quotes", true);
        tally.gold("quotes", false);
        let now = tally::rows(&[tally, Tally::default()]);
        assert_eq!(
            changes(&now, &table),
            ["fell: quotes, open: 1.000 to 0.667\n"]
        );
    }
}
