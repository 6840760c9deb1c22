//! Finds time expressions.

use super::TimeExpression;
use crate::{article::Block, text::Text};

/// Finds every time expression in the blocks that tell something or date the article.
pub fn find(_text: &Text, _blocks: &[Block]) -> Vec<TimeExpression> {
    Vec::new()
}
