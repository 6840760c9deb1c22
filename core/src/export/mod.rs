//! A corpus as data: what Dateline knows, for other programs.
//!
//! The names and meanings are a stable interface, `dateline/1`; offsets are Unicode code points.
//! Where corrections decide something this is said, and nowhere else: `corrected` of an article lists those of its fields
//! `published`, `blocks` and `mentions` that are as corrections say, and a block or an entity that they are about has
//! `"corrected": true`.
//!
//! Lists whose length could grow as the square of the number of articles are bounded: of what told a sentence before (`of`)
//! the first three, of what is against it (`against`) the first sixteen, with the number of the others (`against_more`).

mod article;
mod corpus;
mod escape;
mod index;
mod offsets;
mod part;
mod schema;

use std::io::{self, Write};

use crate::corpus::{Corpus, Precedence};
use corpus::CorpusObject;
use index::Index;
pub use part::Part;
use part::PartObject;

/// The forms in which a corpus can be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// One object that holds everything.
    Json,
    /// One article a line, without what only the corpus as a whole has.
    Jsonl,
}

impl Format {
    /// All of them.
    pub const ALL: [Format; 2] = [Format::Json, Format::Jsonl];

    /// What it is called on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Format::Json => "json",
            Format::Jsonl => "jsonl",
        }
    }

    /// What it holds, in a few words: `one object that holds everything`.
    pub const fn about(self) -> &'static str {
        match self {
            Format::Json => "one object that holds everything",
            Format::Jsonl => "one article a line",
        }
    }
}

/// Writes `corpus` to `out`, ended by a line feed; what is new in an article is judged by `precedence`.
///
/// # Errors
///
/// Fails when `out` does.
pub fn write(
    corpus: &Corpus,
    format: Format,
    precedence: Precedence,
    mut out: impl Write,
) -> io::Result<()> {
    let index = &Index::of(corpus, precedence);
    match format {
        Format::Json => {
            escape::to_writer(&mut out, &CorpusObject { corpus, index })?;
            out.write_all(b"\n")?;
        }
        Format::Jsonl => {
            for article in article::objects(corpus, index) {
                escape::to_writer(&mut out, &article)?;
                out.write_all(b"\n")?;
            }
        }
    }
    out.flush()
}

/// Writes one part of `corpus` to `out` as one object, ended by a line feed.
///
/// # Errors
///
/// Fails when `out` does.
pub fn write_part(corpus: &Corpus, part: Part, mut out: impl Write) -> io::Result<()> {
    let precedence = match part {
        Part::New(precedence) => precedence,
        _ => Precedence::default(),
    };
    let index = &Index::of(corpus, precedence);
    let object = PartObject {
        corpus,
        part,
        index,
    };
    escape::to_writer(&mut out, &object)?;
    out.write_all(b"\n")?;
    out.flush()
}
