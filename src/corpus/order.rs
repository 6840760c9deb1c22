//! In what order articles were published, and by how many outlets.

use std::{collections::HashSet, sync::Arc};

use super::Entry;
use crate::story::ArticleId;

/// The number of outlets that are named.
pub(super) fn n_outlets(entries: &[Arc<Entry>]) -> usize {
    let outlets = entries
        .iter()
        .filter_map(|entry| entry.article.stated.outlet.as_deref());
    outlets.collect::<HashSet<&str>>().len()
}

/// All articles by publication, the earliest first and those without a date last.
pub(super) fn chronology(entries: &[Arc<Entry>]) -> Vec<ArticleId> {
    let mut ids: Vec<ArticleId> = (0..entries.len() as u32).map(ArticleId).collect();
    ids.sort_by_key(|id| {
        let published = entries[id.index()].published.as_ref();
        (
            published.is_none(),
            published.map(|dating| (dating.days, dating.time)),
            *id,
        )
    });
    ids
}
