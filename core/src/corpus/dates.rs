//! Articles that are dated by others, anew for each snapshot.

use std::sync::Arc;

use rayon::prelude::*;

use super::{ALL, Builder, Entry};
use crate::{
    article::{Basis, DateRange, Dating},
    guard::Faults,
    story::{
        ArticleId,
        dating::{self, Asked, Undated, Witness},
    },
};

impl Builder {
    /// Dates the open articles by all that is told so far.
    ///
    /// How others dated an article before does not enter, so that it hangs on the articles alone.
    pub(super) fn date_open(&mut self, faults: &Faults) {
        let alone: Vec<Option<Dating>> = self
            .open
            .par_iter()
            .map(|id| self.entries[id.index()].dated_alone())
            .collect();
        let mut by_others = faults.guard("dating articles by one another", ALL, || {
            by_others(&self.entries, &self.open, &alone)
        });
        by_others.resize(alone.len(), None);
        let datings = by_others.into_iter().zip(alone);
        let new = datings.map(|(by_others, alone)| by_others.or(alone));
        let mut changed: Vec<(ArticleId, Option<Dating>)> =
            self.open.iter().copied().zip(new).collect();
        changed.retain(|(id, new)| self.entries[id.index()].published != *new);
        let entries = &self.entries;
        let gone = changed
            .iter()
            .map(|(id, _)| (*id, &*entries[id.index()].tellings));
        self.timeline.remove(gone);
        let anew = changed.into_par_iter().map(|(id, published)| {
            let entry = Entry::clone(&entries[id.index()]);
            (id, Arc::new(entry.dated(published)))
        });
        let anew: Vec<(ArticleId, Arc<Entry>)> = anew.collect();
        for (id, entry) in anew {
            self.timeline.add(id, published(&entry), &entry.tellings);
            self.entries[id.index()] = entry;
        }
    }
}

/// For each of the `open` articles, its date by those of `entries` that state theirs; `alone` are
/// the dates of the open ones by themselves.
fn by_others(
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

/// The days on which `entry` was published.
pub(super) fn published(entry: &Entry) -> Option<DateRange> {
    entry.published.as_ref().map(|dating| dating.days)
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
