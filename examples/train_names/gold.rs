//! Texts with labelled names, as lessons for the tagger.

use std::{error::Error, fs, path::Path};

use dateline::{
    analysis::{
        EntityKind,
        names::tagger::{Lesson, Row, label::Label},
    },
    text::Text,
};
use rayon::prelude::*;
use serde::Deserialize;

#[derive(Deserialize)]
struct Entity {
    start: usize,
    end: usize,
    #[serde(rename = "type")]
    kind: String,
    #[serde(default)]
    orig: Option<String>,
}

#[derive(Deserialize)]
struct Document {
    text: String,
    entities: Vec<Entity>,
}

/// A text and the names in it.
pub struct Labelled {
    pub lesson: Lesson,
    /// Start and end in bytes, in order of length, the longest last.
    names: Vec<(u32, u32, Option<EntityKind>)>,
    by_hand: bool,
    pub partial: bool,
}

/// The texts of a file, in order.
pub fn read(path: &Path, by_hand: bool) -> Result<Vec<Labelled>, Box<dyn Error>> {
    let file = fs::read_to_string(path)?;
    let lines: Vec<&str> = file
        .lines()
        .filter(|line| !line.trim().is_empty())
        .collect();
    let read = lines
        .par_iter()
        .map(|line| Ok(labelled(serde_json::from_str(line)?, by_hand)))
        .collect::<Result<Vec<Labelled>, serde_json::Error>>();
    Ok(read?)
}

fn labelled(document: Document, by_hand: bool) -> Labelled {
    let mut places: Vec<u32> = document
        .text
        .char_indices()
        .map(|(at, _)| at as u32)
        .collect();
    places.push(document.text.len() as u32);
    let mut names: Vec<_> = document
        .entities
        .iter()
        .filter_map(|entity| {
            let kind = kind(entity);
            let (start, end) = (places[entity.start], places[entity.end]);
            let (start, end) = trimmed(&document.text, start as usize, end as usize);
            let capital = document.text[start..end].chars().any(char::is_uppercase);
            capital.then_some((start as u32, end as u32, kind))
        })
        .collect();
    names.sort_by_key(|&(start, end, kind)| (end - start, start, kind));
    Labelled {
        lesson: Lesson::new(&Text::new(document.text)),
        names,
        by_hand,
        partial: false,
    }
}

fn kind(entity: &Entity) -> Option<EntityKind> {
    match entity.kind.as_str() {
        "PERSON" => Some(EntityKind::Person),
        "ORG" => Some(EntityKind::Org),
        "PLACE" => Some(EntityKind::Place),
        "NORP" => Some(EntityKind::Norp),
        "EVENT" => Some(EntityKind::Event),
        _ if entity.orig.as_deref() == Some("event") => Some(EntityKind::Event),
        _ => None,
    }
}

/// Without article, quotation marks and possessive, which corpora treat unlike.
fn trimmed(text: &str, mut start: usize, mut end: usize) -> (usize, usize) {
    let quotes = |c: char| matches!(c, '"' | '“' | '”' | '‘' | '’' | '\'') || c.is_whitespace();
    loop {
        let name = &text[start..end];
        let articles = ["the ", "The ", "THE ", "a ", "A ", "an ", "An "];
        let possessive = ["'s", "’s"];
        if let Some(rest) = articles
            .iter()
            .find_map(|article| name.strip_prefix(article))
            .or_else(|| name.strip_prefix(quotes))
            .filter(|rest| !rest.is_empty())
        {
            start = end - rest.len();
        } else if let Some(rest) = possessive
            .iter()
            .find_map(|ending| name.strip_suffix(ending))
            .or_else(|| name.strip_suffix(quotes))
            .filter(|rest| !rest.is_empty())
        {
            end = start + rest.len();
        } else {
            return (start, end);
        }
    }
}

impl Labelled {
    /// The right labels of a stretch.
    ///
    /// What was labelled by hand has no peoples and no events, or not all: there those count that the rules find outside names.
    pub fn gold(&self, row: &Row) -> Vec<Label> {
        let mut labels = vec![Label::NONE; row.words.len()];
        let mut inside = vec![false; row.words.len()];
        for &(start, end, kind) in &self.names {
            let first = row.words.partition_point(|word| word.end() <= start);
            let last = row.words.partition_point(|word| word.start() < end);
            let cut = row.words.first().is_none_or(|word| word.start() > start)
                && first == 0
                && row.words.first().is_none_or(|word| word.start() >= end);
            if first >= last || cut {
                continue;
            }
            let mut first = first;
            if kind == Some(EntityKind::Person) {
                while first + 1 < last && row.titles[first] {
                    first += 1;
                }
            }
            // A name that goes on with one cut in two is no name any more.
            if first > 0 || last < labels.len() {
                for edge in [first, last] {
                    if let Some(label) = labels.get(edge).copied()
                        && edge > 0
                        && label.kind().is_some()
                        && !label.follows(Label::NONE)
                    {
                        clear(&mut labels, edge);
                    }
                }
            }
            match kind {
                Some(kind) => Label::write(&mut labels[first..last], kind),
                None => labels[first..last].fill(Label::NONE),
            }
            inside[first..last].fill(kind.is_some());
        }
        if self.by_hand {
            for (range, kind) in Label::names(&row.ruled) {
                let agreed =
                    self.partial && Label::names(&row.first).any(|n| n == (range.clone(), kind));
                if (agreed || matches!(kind, EntityKind::Norp | EntityKind::Event))
                    && !inside[range.clone()].contains(&true)
                {
                    Label::write(&mut labels[range], kind);
                }
            }
        }
        labels
    }
}

/// Takes away the name that has a word at `at`.
fn clear(labels: &mut [Label], at: usize) {
    let mut start = at;
    while start > 0 && !labels[start].follows(Label::NONE) {
        start -= 1;
    }
    let mut end = at + 1;
    while labels
        .get(end)
        .is_some_and(|label| !label.follows(Label::NONE))
    {
        end += 1;
    }
    labels[start..end].fill(Label::NONE);
}
