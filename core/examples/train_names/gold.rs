//! Texts with labelled names, as examples for the tagger.

use std::{error::Error, fs, ops::Range, path::Path};

use dateline_core::{
    analysis::{
        EntityKind,
        names::tagger::{
            label::Label,
            training_example::{Row, TrainingExample},
        },
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

/// What the labels of a file cover.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Labels {
    /// All kinds.
    All,
    /// Peoples and events not, or not reliably: there those count that the rules find outside the names.
    WithoutPeoples,
}

/// A text and the names in it.
pub struct Labelled {
    pub example: TrainingExample,
    /// Start and end in bytes, the longest last; no kind for what is labelled as something else.
    names: Vec<(u32, u32, Option<EntityKind>)>,
    labels: Labels,
}

/// The texts of a file, in order.
pub fn read(path: &Path, labels: Labels) -> Result<Vec<Labelled>, Box<dyn Error>> {
    let file = fs::read_to_string(path)?;
    let lines: Vec<&str> = file
        .lines()
        .filter(|line| !line.trim().is_empty())
        .collect();
    let read = lines
        .par_iter()
        .map(|line| Ok(labelled(serde_json::from_str(line)?, labels)))
        .collect::<Result<Vec<Labelled>, serde_json::Error>>();
    Ok(read?)
}

fn labelled(document: Document, labels: Labels) -> Labelled {
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
        example: TrainingExample::new(&Text::new(document.text)),
        names,
        labels,
    }
}

fn kind(entity: &Entity) -> Option<EntityKind> {
    let is_event = entity.orig.as_deref() == Some("event");
    EntityKind::named(&entity.kind).or(is_event.then_some(EntityKind::Event))
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
    /// The right labels of a sequence; of names inside one another the longest.
    pub fn gold(&self, row: &Row) -> Vec<Label> {
        let mut taken: Vec<(Range<usize>, Option<EntityKind>)> = Vec::new();
        for &(start, end, kind) in self.names.iter().rev() {
            let first = row.words.partition_point(|word| word.end() <= start);
            let last = row.words.partition_point(|word| word.start() < end);
            if first < last && !crosses(&taken, &(first..last)) {
                taken.push((first..last, kind));
            }
        }
        let mut labels = vec![Label::NONE; row.words.len()];
        for (words, kind) in &taken {
            let Some(kind) = *kind else { continue };
            let is_title = |&at: &usize| kind == EntityKind::Person && row.titles[at];
            let n_titles = words.clone().take_while(is_title).count();
            let start = words.start + n_titles.min(words.len() - 1);
            Label::write(&mut labels[start..words.end], kind);
        }
        if self.labels == Labels::WithoutPeoples {
            taken.retain(|(_, kind)| kind.is_some());
            for (words, kind) in Label::names(&row.by_rules) {
                if matches!(kind, EntityKind::Norp | EntityKind::Event) && !crosses(&taken, &words)
                {
                    Label::write(&mut labels[words], kind);
                }
            }
        }
        labels
    }
}

fn crosses(taken: &[(Range<usize>, Option<EntityKind>)], words: &Range<usize>) -> bool {
    let mut taken = taken.iter().map(|(taken, _)| taken);
    taken.any(|taken| taken.start < words.end && words.start < taken.end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_quotation_marks_and_possessives_are_cut_off() {
        let cut = |text| {
            let (start, end) = trimmed(text, 0, text.len());
            &text[start..end]
        };
        assert_eq!(cut("the Harbour Club’s"), "Harbour Club");
        assert_eq!(cut("“The Dol”"), "Dol");
        assert_eq!(cut("the"), "the");
    }

    #[test]
    fn titles_are_no_part_of_a_person_and_the_longest_name_counts() {
        let text = "President Tarek Dol of the Oslo Rowing Club left.";
        let entity = |name: &str, kind: &str| {
            let start = text.find(name).expect("the text has it");
            Entity {
                start,
                end: start + name.len(),
                kind: kind.to_owned(),
                orig: None,
            }
        };
        let document = Document {
            text: text.to_owned(),
            entities: vec![
                entity("Oslo", "PLACE"),
                entity("the Oslo Rowing Club", "ORG"),
                entity("President Tarek Dol", "PERSON"),
            ],
        };
        let labelled = labelled(document, Labels::All);
        let mut found = Vec::new();
        for row in labelled.example.first() {
            for (words, kind) in Label::names(&labelled.gold(&row)) {
                let span = row.words[words.start].cover(row.words[words.end - 1]);
                found.push((&text[span.start() as usize..span.end() as usize], kind));
            }
        }
        assert_eq!(
            found,
            [
                ("Tarek Dol", EntityKind::Person),
                ("Oslo Rowing Club", EntityKind::Org)
            ]
        );
    }
}
