//! Which role each block of the text has.

use crate::article::{Article, Block, Role};

/// Cuts the text into blocks, one a line, and gives each its role.
pub fn label(article: &Article) -> Vec<Block> {
    let text = &article.text;
    text.lines()
        .map(|line| text.trim(line))
        .filter(|span| !span.is_empty())
        .map(|span| Block {
            span,
            role: Role::Body,
        })
        .collect()
}
