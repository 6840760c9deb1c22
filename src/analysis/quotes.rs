//! What is given as somebody's words.

use crate::{
    article::Block,
    text::{Span, Text},
};

/// Words between quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quote {
    /// The words, without their marks.
    pub span: Span,
}

/// Finds every quotation in the blocks that tell something.
pub fn find(_text: &Text, _blocks: &[Block]) -> Vec<Quote> {
    Vec::new()
}
