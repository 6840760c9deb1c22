//! Articles that are dated by the others of the corpus.

use std::sync::Arc;

use rayon::prelude::*;

use super::Entry;
use crate::{
    article::{Basis, Dating},
    story::{
        ArticleId,
        dating::{self, Asked, Undated, Witness},
    },
};

/// For each of the `open` articles, its date by those of `entries` that state theirs; `alone` are
/// the dates of the open ones by themselves.
pub(super) fn by_others(
    entries: &[Arc<Entry>],
    open: &[ArticleId],
    alone: &[Option<Dating>],
) -> Vec<Option<Dating>> {
    let open = open.iter().map(|id| &entries[id.index()]);
    let undated = open.zip(alone).map(|(entry, alone)| Undated {
        annotated: &entry.annotated,
        clues: &entry.clues,
        alone: alone.as_ref(),
    });
    let undated: Vec<Undated<'_>> = undated.collect();
    if undated.is_empty() {
        return Vec::new();
    }
    let witnesses: Vec<Witness<'_>> = entries.iter().filter_map(|entry| witness(entry)).collect();
    let asked = Asked::new(&undated, &witnesses);
    let answers = witnesses.par_iter().flat_map_iter(|it| asked.answers(it));
    dating::by_others(&asked, answers.collect())
}

fn witness(entry: &Entry) -> Option<Witness<'_>> {
    let dating = entry.published.as_ref()?;
    let day = dating.days.only()?;
    (dating.basis < Basis::Corpus).then_some(Witness {
        annotated: &entry.annotated,
        day,
        tellings: &entry.tellings,
    })
}
