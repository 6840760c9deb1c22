//! When an article was published.

use crate::{analysis::AnnotatedArticle, article::Dating};

/// The publication date of `annotated`, from what its source states down to clues in its text.
pub fn published(annotated: &AnnotatedArticle) -> Option<Dating> {
    annotated.article.stated.published.clone()
}
