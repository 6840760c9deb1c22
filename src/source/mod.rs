//! Bytes → articles: files, folders and pipes in all their formats.
//!
//! No analysis beyond what a format itself says.

use std::{ops::ControlFlow, path::PathBuf};

use crate::article::Article;

/// Where articles are to come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// A file or a folder.
    Path(PathBuf),
    /// Standard input.
    Stdin,
    /// The corpus inside the program.
    Bundled,
}

/// What reading yields, in the order of the corpus.
#[derive(Clone, Debug)]
pub enum Item {
    /// One article.
    Article(Article),
    /// Something that could not be read, or not wholly.
    Problem(Problem),
}

/// Something that could not be read, where, and why.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The path as given, or `-`, with `:12` or `#3` for the place in it.
    pub place: String,
    /// Why: lower case, no full stop.
    pub reason: String,
    /// Whether an article came of it all the same.
    pub recovered: bool,
}

/// Reads all of `inputs`, handing items to `sink` as they come, until it breaks.
pub fn read(inputs: &[Input], sink: &mut dyn FnMut(Item) -> ControlFlow<()>) {
    let _ = (inputs, sink);
}
