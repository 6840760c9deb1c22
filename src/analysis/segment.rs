//! Sentences and tokens.

use crate::{
    article::Block,
    text::{Span, Text},
};

/// One sentence, with the quotation marks and brackets that belong to it and no white space at its ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Sentence {
    /// Where it stands.
    pub span: Span,
}

/// A word, a number or a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
}

/// What a [`Token`] is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, with apostrophes and full stops that belong to the word (`Shi'ite`, `U.S.`, `Gen.`); hyphens part words.
    Word,
    /// Digits, with the marks of grouping and decimals (`27,000`), and an ordinal's letters (`7th`).
    Number,
    /// Any other character that is not white space, each by itself.
    Mark,
}

/// The sentences of those `blocks` whose role tells something; none runs over the end of a block.
pub fn sentences(_text: &Text, blocks: &[Block]) -> Vec<Sentence> {
    blocks
        .iter()
        .filter(|b| b.role.tells())
        .map(|b| Sentence { span: b.span })
        .collect()
}

/// The tokens of `within`, in order; all that is not white space lies in one.
pub fn tokens(_text: &Text, _within: Span) -> Vec<Token> {
    Vec::new()
}
