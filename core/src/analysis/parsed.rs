//! A stretch of text and its tree, where a stage asks the grammar of it.

use crate::{
    syntax::{self, Parser, Tree},
    text::{Span, Text},
};

/// The tree of a stretch of text, and where its words stand.
#[derive(Clone, Debug, Default)]
pub(super) struct Parsed<'t> {
    words: Vec<Span>,
    /// The tree itself.
    pub(super) tree: Tree<'t>,
}

impl<'t> Parsed<'t> {
    /// Parses what `span` covers, which is a sentence or a part of one.
    pub(super) fn of(text: &'t Text, span: Span) -> Parsed<'t> {
        let words = syntax::tokens(&text[span], span.start() as usize);
        let forms: Vec<&str> = words.iter().map(|&it| &text[it]).collect();
        let tree = Parser::default().parse(&forms);
        Parsed { words, tree }
    }

    /// The word of the tree that stands at `position` in the text, or the next one.
    pub(super) fn at(&self, position: u32) -> Option<usize> {
        let at = self.words.partition_point(|it| it.end() <= position);
        (at < self.words.len()).then_some(at)
    }
}
