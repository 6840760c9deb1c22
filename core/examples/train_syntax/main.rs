//! Learns parts of speech and dependency trees, and writes the weights that the library embeds.
//!
//! `cargo run --release --example train_syntax -- --gold GOLD.tsv… --silver SILVER.tsv… --look GOLD.tsv… [--write]`, files that
//! `label.py` wrote. First a tagger and parsers that see what parsers of another scheme say learn from the gold ones, and read the silver
//! ones; then those of the library learn from both. Prints what each reaches on the files to look at. The same files in the same
//! order give the same bytes. One thread, some minutes.

mod corpus;
mod guided;
mod learner;
mod oracle;
mod parsing;
mod random;
mod tagging;
mod verbs;

use std::{
    env,
    error::Error,
    fs,
    path::{Path, PathBuf},
};

use corpus::Sentence;
use dateline_core::syntax::{self, Model, Relation};
use parsing::Parser;
use random::Random;
use tagging::Tagger;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/syntax");

const TEACHER_TAGS: tagging::Course = tagging::Course {
    n_rows: 1 << 15,
    n_epochs: 5,
    rate: 0.1,
    guided: true,
};
const TEACHER: parsing::Course = parsing::Course {
    n_rows: 72 << 10,
    n_epochs: 4,
    rate: 0.1,
    blind: 0.1,
    guided: true,
};
/// Networks of the teacher that decide together.
const N_TEACHERS: u64 = 3;

const TAGS: tagging::Course = tagging::Course {
    n_epochs: 2,
    guided: false,
    ..TEACHER_TAGS
};
const TREES: parsing::Course = parsing::Course {
    n_epochs: 6,
    blind: 0.1,
    guided: false,
    ..TEACHER
};
/// How often a sentence of the treebanks counts beside one of those that the teacher read.
const WEIGHT_OF_GOLD: usize = 3;

fn main() -> Result<(), Box<dyn Error>> {
    let mut lists: [Vec<PathBuf>; 3] = Default::default();
    let (mut list, mut write) = (0, false);
    for arg in env::args().skip(1) {
        match arg.as_str() {
            "--gold" => list = 0,
            "--silver" => list = 1,
            "--look" => list = 2,
            "--write" => write = true,
            path => lists[list].push(path.into()),
        }
    }
    let (mut gold, mut silver) = (read(&lists[0])?, read(&lists[1])?);
    let mut look = Vec::new();
    for path in &lists[2] {
        look.push((stem(path), corpus::read(path)?));
    }

    teach(&mut gold, &mut silver, &mut look);

    let mut random = Random::new(5);
    for sentence in silver.iter_mut().chain(&mut gold) {
        sentence.recase(&mut random);
    }
    let tagger = Tagger::learn(&weighed(&gold, &silver), &TAGS);
    for sentence in silver.iter_mut().chain(&mut gold) {
        sentence.tags = tagger.tag(sentence);
    }
    let parser = Parser::learn(&weighed(&gold, &silver), &TREES, 1);
    let model: &'static Model = Box::leak(Box::new(Model {
        tagger: tagger.net(),
        parser: parser.net(),
    }));
    let mut stored = syntax::Parser::with(model);
    for (name, sentences) in &look {
        let report = Report::of(sentences, |sentence| {
            let forms: Vec<&str> = sentence.forms.iter().map(String::as_str).collect();
            let tree = stored.parse(&forms);
            let nodes = tree.nodes().iter();
            nodes
                .map(|node| {
                    let head = node.head.unwrap_or(forms.len()) as u32 + 1;
                    (node.tag, head, node.relation as u32 + 1)
                })
                .collect()
        });
        eprintln!("{name}, as stored: {report}");
    }
    let bytes = model.write();
    eprintln!("{} bytes", bytes.len());
    if write {
        fs::write(Path::new(FOLDER).join("weights.bin"), bytes)?;
        fs::write(
            Path::new(FOLDER).join("verbs.txt"),
            verbs::count(silver.iter().chain(&gold)),
        )?;
    }
    Ok(())
}

/// The teacher learns from the treebanks and reads the rest.
fn teach(gold: &mut [Sentence], silver: &mut [Sentence], look: &mut [(String, Vec<Sentence>)]) {
    tagging::tag_by_others(gold, &TEACHER_TAGS);
    let tagger = Tagger::learn(&gold.iter().collect::<Vec<_>>(), &TEACHER_TAGS);
    let parser = Parser::learn(&gold.iter().collect::<Vec<_>>(), &TEACHER, N_TEACHERS);
    for (name, sentences) in look {
        for sentence in sentences.iter_mut() {
            sentence.tags = tagger.tag(sentence);
        }
        let report = Report::of(sentences, |sentence| {
            let (heads, relations) = parser.parse(sentence);
            let arcs = heads.into_iter().zip(relations);
            let tagged = sentence.tags.iter().zip(arcs);
            tagged
                .map(|(&tag, (head, relation))| (tag, head, relation))
                .collect()
        });
        eprintln!("{name}, the teacher: {report}");
    }
    for sentence in silver {
        sentence.tags = tagger.tag(sentence);
        sentence.gold = sentence.tags.iter().copied().map(Some).collect();
        (sentence.heads, sentence.relations) = parser.parse(sentence);
    }
}

fn weighed<'s>(gold: &'s [Sentence], silver: &'s [Sentence]) -> Vec<&'s Sentence> {
    let gold = std::iter::repeat_n(gold, WEIGHT_OF_GOLD).flatten();
    silver.iter().chain(gold).collect()
}

fn read(paths: &[PathBuf]) -> Result<Vec<Sentence>, Box<dyn Error>> {
    let mut sentences = Vec::new();
    for path in paths {
        sentences.extend(corpus::read(path)?);
    }
    Ok(sentences)
}

fn stem(path: &Path) -> String {
    path.file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

/// Words, and how many of them were read right.
#[derive(Default)]
struct Report {
    words: u32,
    tagged: u32,
    tags: u32,
    heads: u32,
    relations: u32,
}

impl Report {
    fn of(
        sentences: &[Sentence],
        mut parse: impl FnMut(&Sentence) -> Vec<(syntax::Tag, u32, u32)>,
    ) -> Report {
        let mut report = Report::default();
        for sentence in sentences {
            for (at, (tag, head, relation)) in parse(sentence).into_iter().enumerate() {
                report.words += 1;
                report.tagged += u32::from(sentence.gold[at].is_some());
                report.tags += u32::from(sentence.gold[at] == Some(tag));
                let right = head == sentence.heads[at];
                report.heads += u32::from(right);
                report.relations += u32::from(right && relation == sentence.relations[at]);
            }
        }
        report
    }
}

impl std::fmt::Display for Report {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let share = |of: u32, all: u32| 100.0 * f64::from(of) / f64::from(all.max(1));
        write!(
            f,
            "tags {:.2}, UAS {:.2}, LAS {:.2} of {} words and {} relations",
            share(self.tags, self.tagged),
            share(self.heads, self.words),
            share(self.relations, self.words),
            self.words,
            Relation::ALL.len(),
        )
    }
}
