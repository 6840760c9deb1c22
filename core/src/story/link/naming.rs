//! Which of its spellings an entity is called by.

use std::cmp::Reverse;

use super::{forms::Form, normal::is_acronym};
use crate::analysis::EntityKind;

/// The fullest frequent form: of the spellings that are not rare beside the most frequent one, the one of most
/// words, then the most frequent, then the first. Acronyms make no fuller form rare, nor surnames a fuller name.
pub(super) fn name<'f>(forms: impl Iterator<Item = &'f Form> + Clone) -> String {
    const MAX_WORDS: usize = 5;
    const RARE: u32 = 16;
    let surfaces = || {
        let of = |form: &'f Form| {
            form.surfaces
                .iter()
                .map(move |surface| (form.kind, surface))
        };
        forms.clone().flat_map(of)
    };
    let words = |surface: &str| surface.split_whitespace().count().min(MAX_WORDS);
    let counts = surfaces().filter(|(kind, (surface, _))| {
        !is_acronym(surface) && (*kind != EntityKind::Person || words(surface) > 1)
    });
    let most = counts
        .map(|(_, (_, (count, ..)))| *count)
        .max()
        .unwrap_or(0);
    let repeated = surfaces().any(|(_, (surface, (count, ..)))| *count > 1 && words(surface) > 1);
    surfaces()
        .max_by_key(|(_, (surface, (count, first, _)))| {
            let frequent = count * RARE >= most && (!repeated || *count > 1);
            let key = (words(surface), *count, Reverse(*first));
            (frequent, !is_shouted(surface), key)
        })
        .map_or_else(String::new, |(_, (surface, _))| surface.clone())
}

/// Whether it is in capitals and too long for an acronym.
fn is_shouted(surface: &str) -> bool {
    surface.chars().count() > 5 && surface.chars().all(|c| !c.is_lowercase())
}
