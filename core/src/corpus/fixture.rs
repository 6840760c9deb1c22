//! A small corpus in one literal, as [`source::literal`] reads it.

use super::{Builder, Corpus, corrections::Corrections};
use crate::source::{self, Item};

/// All that is known when the articles of `literal` have been read.
pub(crate) fn corpus(literal: &str) -> Corpus {
    let mut builder = Builder::new(Corrections::default());
    let articles = source::literal(literal);
    builder.add(articles.into_iter().map(Item::Article).collect());
    builder.snapshot(true)
}
