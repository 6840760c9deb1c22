//! Sentences to learn from: treebanks, and text that others have parsed.

use std::{error::Error, fs, path::Path};

use dateline_core::syntax::{
    Relation, Tag,
    word::{self, Word},
};

use crate::random::Random;

/// A sentence with what is known of it.
#[derive(Clone, Default)]
pub struct Sentence {
    pub forms: Vec<String>,
    pub words: Vec<Word>,
    /// The right tags, where they are known.
    pub gold: Vec<Option<Tag>>,
    /// The tags that the parser sees.
    pub tags: Vec<Tag>,
    /// Heads, counted from 1; the root is behind the last word. 0 is unknown.
    pub heads: Vec<u32>,
    pub relations: Vec<u32>,
    /// What parsers of another scheme say, one after the other.
    pub guides: Vec<Vec<Guide>>,
}

/// What a parser of another scheme says of a word; names as hashes.
#[derive(Clone, Copy, Default)]
pub struct Guide {
    pub tag: u32,
    pub head: u32,
    pub relation: u32,
}

impl Sentence {
    fn reword(&mut self) {
        let case = word::case(self.forms.iter().map(String::as_str));
        self.words = self
            .forms
            .iter()
            .map(|form| Word::new(form, case))
            .collect();
    }

    /// Recases one sentence in ten as headlines and shouting are.
    pub fn recase(&mut self, random: &mut Random) {
        const SMALL: [&str; 18] = [
            "the", "a", "an", "of", "in", "on", "to", "and", "for", "at", "by", "with", "or", "as",
            "from", "n't", "'s", "but",
        ];
        let draw = random.unit();
        if draw > 0.10 {
            return;
        }
        for (at, form) in self.forms.iter_mut().enumerate() {
            if draw < 0.02 {
                *form = form.to_uppercase();
            } else if draw < 0.03 {
                *form = form.to_lowercase();
            } else if at == 0 || !SMALL.contains(&form.as_str()) {
                let mut letters = form.chars();
                let first = letters.next().into_iter().flat_map(char::to_uppercase);
                *form = first.chain(letters).collect();
            }
        }
        self.reword();
    }
}

/// The sentences of a file that `label.py` wrote.
pub fn read(path: &Path) -> Result<Vec<Sentence>, Box<dyn Error>> {
    let text = fs::read_to_string(path)?;
    let mut found = Vec::new();
    for (n, block) in text.split("\n\n").enumerate() {
        let rows: Vec<Vec<&str>> = block
            .lines()
            .filter(|line| !line.is_empty())
            .map(|line| line.split('\t').collect())
            .collect();
        if !rows.is_empty() {
            let sentence = sentence(&rows)
                .map_err(|why| format!("{}, sentence {}: {why}", path.display(), n + 1))?;
            found.push(sentence);
        }
    }
    Ok(found)
}

fn sentence(rows: &[Vec<&str>]) -> Result<Sentence, Box<dyn Error>> {
    let root = rows.len() as u32 + 1;
    let head = |column: &str| -> Result<u32, Box<dyn Error>> {
        let head: u32 = column.parse()?;
        Ok(if head == 0 { root } else { head })
    };
    let n_guides = (rows[0].len() - 4) / 3;
    let mut sentence = Sentence {
        tags: vec![Tag::Other; rows.len()],
        guides: vec![Vec::new(); n_guides],
        ..Sentence::default()
    };
    for row in rows {
        sentence.forms.push(row[0].to_owned());
        sentence.gold.push(Tag::parse(row[1]));
        let known = row[2] != "_";
        sentence.heads.push(if known { head(row[2])? } else { 0 });
        let relation = match Relation::parse(row[3]) {
            Some(relation) => relation as u32 + 1,
            None if known => return Err(format!("no relation `{}`", row[3]).into()),
            None => 0,
        };
        sentence.relations.push(relation);
        for (guide, columns) in sentence.guides.iter_mut().zip(row[4..].chunks_exact(3)) {
            guide.push(Guide {
                tag: hash(columns[0]),
                head: head(columns[1])?,
                relation: hash(columns[2]),
            });
        }
    }
    sentence.reword();
    Ok(sentence)
}

fn hash(name: &str) -> u32 {
    name.bytes().fold(7, |sum: u32, byte| {
        (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}
