//! Bytes → articles: files, folders and pipes in all their formats.
//!
//! No analysis beyond what a format itself says. The way of a file: `walk` names it, `compress`
//! opens it, `sniff` tells its format, `decode` its encoding; then `plain`, `markdown`, `page`,
//! `feed` or `json` makes drafts of it, which `draft` turns into articles.

mod compress;
mod date;
mod decode;
mod draft;
mod feed;
mod json;
mod lines;
mod literal;
mod load;
mod markdown;
mod ordered;
mod page;
mod plain;
mod sniff;
mod walk;

use std::{ops::ControlFlow, path::PathBuf};

use crate::{
    article::{Article, Dating},
    problem::{Problem, Reason},
};
use draft::At;
pub use literal::literal;
use load::Loaded;
use walk::Found;

/// Where articles are to come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// A file or a folder.
    Path(PathBuf),
    /// Standard input.
    Stdin,
    /// Texts inside the program: the name of each file, and what it holds.
    Bundled(&'static [(&'static str, &'static str)]),
}

/// What reading yields, in the order of the corpus.
#[derive(Clone, Debug)]
#[expect(clippy::large_enum_variant, reason = "nearly all items are articles")]
pub enum Item {
    /// One article.
    Article(Article),
    /// Something that could not be read, or not wholly.
    Problem(Problem),
}

impl Item {
    /// Bytes of its text.
    pub fn n_bytes(&self) -> usize {
        match self {
            Item::Article(article) => article.text.as_str().len(),
            Item::Problem(_) => 0,
        }
    }
}

/// The date in `written`, as sources write dates: `23 Nov 2017`, `2017-11-23T08:12Z`; its basis is metadata.
pub fn parse_date(written: &str) -> Option<Dating> {
    date::parse(written)
}

/// The day that the path of a web address names, as in `/2017/11/23/`; its basis is metadata.
pub fn date_in_url(url: &str) -> Option<Dating> {
    date::in_url(url)
}

/// Reads all of `inputs`, handing items to `sink` as they come, until it breaks.
///
/// The order is that of `inputs` and, within one, of keys, whatever is done first; but large and packed files come after all
/// others, and pipes last, so that nothing waits for them. The first item comes as soon as it is read. Files are opened and parsed on threads of this call's own, a
/// limited number of bytes ahead of `sink`. Whatever goes wrong is an [`Item::Problem`].
///
/// After a break this returns as soon as the files under way are done; one that waits for a pipe
/// to say more waits on.
pub fn read(inputs: &[Input], sink: &mut dyn FnMut(Item) -> ControlFlow<()>) {
    let mut found: Vec<Found> = walk::find(inputs).into_iter().flatten().collect();
    found.sort_by_key(Found::turn);
    let first = found.first().map(|found| found.origin.clone());
    let emit = |loaded: Loaded| match loaded {
        Loaded::Items(items) => items.into_iter().try_for_each(&mut *sink),
        Loaded::Lines(origin, chunks) => lines::read(&origin, chunks, &mut *sink),
    };
    let flow = ordered::in_order(found.into_iter(), Found::weight, load::load, emit);
    if let (Err(error), Some(origin)) = (flow, first) {
        let _ = sink(origin.problem(At::File, Reason::of(&error), false));
    }
}
