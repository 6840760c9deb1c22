//! Counts the ordinary words that tell names from other words, as `core/src/analysis/names/data/ordinary.txt` holds them.
//!
//! ```sh
//! cargo run --release --example ordinary_words -- news.jsonl names/*.jsonl > core/src/analysis/names/data/ordinary.txt
//! ```
//!
//! The list that is shipped was counted from ten thousand reports of one news agency, of 1987 and 2006 to 2013, together
//! with the training parts of openly licensed sets for name tagging: GUM, WikiGold, Universal NER's English
//! Web Treebank, CrossNER's politics, and re3d. A file that ends in `.jsonl` has an object with a `text` on each
//! line, any other is plain text. The order of the files does not matter.

use std::{collections::BTreeMap, env, fs, process::ExitCode};

use anyhow::{Context, bail};
use serde_json::Value;
use xxhash_rust::xxh3::xxh3_64;

/// A letter by itself is no word.
const MIN_LETTERS: usize = 2;

/// How often a word must stand in lower case.
const MIN_LOWER: u32 = 45;

/// How much oftener a word must stand in lower case than with a capital amid a sentence.
const MIN_RATIO: u32 = 2;

/// Columns of a line of the list.
const WIDTH: usize = 150;

/// How often a word stands in lower case, and how often it has a capital that no sentence calls for.
#[derive(Clone, Copy, Default)]
struct Uses {
    lower: u32,
    capital: u32,
}

/// Words in lower case, with their uses.
type Counts = BTreeMap<String, Uses>;

fn main() -> ExitCode {
    match counted(env::args().skip(1)) {
        Ok(counts) => {
            print!("{}", list(&ordinary(&counts, MIN_LOWER)));
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::from(2)
        }
    }
}

fn counted(paths: impl Iterator<Item = String>) -> anyhow::Result<Counts> {
    let mut counts = Counts::new();
    for path in paths {
        let text = fs::read_to_string(&path).with_context(|| format!("`{path}`"))?;
        if !path.ends_with(".jsonl") {
            count(&text, &mut counts);
            continue;
        }
        for (n, line) in text.lines().enumerate() {
            let object: Value =
                serde_json::from_str(line).with_context(|| format!("`{path}`:{}", n + 1))?;
            let Some(text) = object["text"].as_str() else {
                bail!("`{path}`:{}: no `text`", n + 1);
            };
            count(text, &mut counts);
        }
    }
    if counts.is_empty() {
        bail!("no words; name files of plain text or JSON lines");
    }
    Ok(counts)
}

/// Adds the words of `text`. A capital counts where a word, or a word and a comma, stand before it on the same line.
fn count(text: &str, counts: &mut Counts) {
    let mut running = false;
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if !c.is_alphanumeric() {
            running &= matches!(c, ' ' | ',');
            rest = &rest[c.len_utf8()..];
            continue;
        }
        let is_part = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '’' | '`');
        let len = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
        let word = rest[..len].trim_end_matches(['\'', '’', '`']);
        let quoted = word.len() < len;
        rest = &rest[len..];
        let capital = c.is_uppercase();
        if word.chars().all(char::is_alphabetic) && word.chars().count() >= MIN_LETTERS {
            if !word.contains(char::is_uppercase) {
                counts.entry(word.to_owned()).or_default().lower += 1;
            } else if capital && running {
                counts.entry(word.to_lowercase()).or_default().capital += 1;
            }
        }
        running = !quoted;
    }
}

/// The words that stand in lower case `min_lower` times and far more often than with a capital, sorted.
fn ordinary(counts: &Counts, min_lower: u32) -> Vec<&str> {
    let is_ordinary =
        |uses: &Uses| uses.lower >= min_lower && uses.lower >= MIN_RATIO * uses.capital;
    let words = counts.iter().filter(|(_, uses)| is_ordinary(uses));
    words.map(|(word, _)| word.as_str()).collect()
}

/// The list as it is shipped: what it is, how many words and their checksum, then the words.
fn list(words: &[&str]) -> String {
    let mut list = format!(
        "# Ordinary words, written by examples/ordinary_words.rs: {MIN_LOWER} times or more in lower case, \
         {MIN_RATIO} times as often as with a capital\n\
         # {} words, xxh3 {:016x}\n",
        words.len(),
        xxh3_64(words.join("\n").as_bytes())
    );
    let mut n_columns = 0;
    for word in words {
        let len = word.chars().count();
        if n_columns > 0 && n_columns + 1 + len > WIDTH {
            list.push('\n');
            n_columns = 0;
        } else if n_columns > 0 {
            list.push(' ');
            n_columns += 1;
        }
        list.push_str(word);
        n_columns += len;
    }
    list.push('\n');
    list
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHIPPED: &str = include_str!("../src/analysis/names/data/ordinary.txt");

    #[track_caller]
    fn check(text: &str, min_lower: u32, expected: &[&str]) {
        let mut counts = Counts::new();
        count(text, &mut counts);
        assert_eq!(ordinary(&counts, min_lower), expected);
    }

    #[test]
    fn words_in_lower_case_are_ordinary_and_sorted() {
        let text = "the mill by the river, a mill";
        check(text, 1, &["by", "mill", "river", "the"]);
        check(text, 2, &["mill", "the"]);
    }

    #[test]
    fn a_capital_amid_a_sentence_makes_a_word_less_ordinary() {
        check("a rose and lilac. Meet Rose", 1, &["and", "lilac"]);
        check("a rose and a rose. Meet Rose", 1, &["and", "rose"]);
    }

    #[test]
    fn a_capital_at_the_head_of_a_sentence_a_line_or_a_quotation_says_nothing() {
        check(
            "a rose. Rose said \"Rose\"\nRose: Rose",
            1,
            &["rose", "said"],
        );
    }

    #[test]
    fn forms_with_an_apostrophe_and_mixed_forms_are_no_words() {
        check("don't the mill's 4th iPad mp3 the", 1, &["the"]);
    }

    #[test]
    fn a_list_has_its_count_its_checksum_and_its_words() {
        let list = list(&["mill", "river"]);
        let lines: Vec<&str> = list.lines().collect();
        let hash = xxh3_64(b"mill\nriver");
        assert_eq!(
            lines[1..],
            [&format!("# 2 words, xxh3 {hash:016x}"), "mill river"]
        );
    }

    #[test]
    fn the_shipped_list_is_one_that_this_program_writes() {
        let words: Vec<&str> = SHIPPED
            .lines()
            .filter(|line| !line.starts_with('#'))
            .flat_map(str::split_whitespace)
            .collect();
        assert!(words.is_sorted_by(|one, other| one < other));
        assert_eq!(list(&words), SHIPPED);
    }
}
