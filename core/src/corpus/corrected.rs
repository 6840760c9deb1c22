//! What corrections change in the articles that were taken in.

use std::{iter, sync::Arc};

use super::{
    Builder,
    corrections::{ArticleAnchor, Corrections},
    entry,
    names::NameAnchor,
    whereabouts::Whereabouts,
};
use crate::problem::Problem;

impl Builder {
    /// Reads the articles anew that `corrections` and those before say different things of; names are
    /// linked anew by the next snapshot.
    pub fn correct(&mut self, corrections: Corrections) {
        self.corrections = corrections;
        self.whereabouts = self.whereabouts_now();
        self.apply();
    }

    /// Finds the articles again that corrections are about, among all that were taken in: which one is meant may hang on
    /// what else there is.
    pub(super) fn find_corrected(&mut self) {
        let now = self.whereabouts_now();
        if now != self.whereabouts {
            self.whereabouts = now;
            self.apply();
        }
    }

    fn whereabouts_now(&self) -> Whereabouts {
        let others = self.copies.places();
        let standing = self.entries.iter().flat_map(|entry| {
            let article = &entry.article;
            let others = others.of(&article.key).iter().map(|it| &it.key);
            let places = iter::once(&article.key).chain(others);
            places.map(move |place| (article, place))
        });
        Whereabouts::of(&self.corrections, standing)
    }

    /// Reads the articles anew of which corrections say something else now.
    fn apply(&mut self) {
        let claims = self.corrections.by_article(&self.whereabouts);
        for entry in &mut self.entries {
            let key = &entry.article.key;
            let new = claims.get(key).map_or(&[][..], Vec::as_slice);
            if self.claims.get(key).map_or(&[][..], Vec::as_slice) == new {
                continue;
            }
            let original = self.originals.get(key).unwrap_or(&entry.article).clone();
            self.originals.insert(key.clone(), original.clone());
            match entry::analyse(original, new) {
                (Some(corrected), None) => {
                    *entry = Arc::new(corrected);
                    self.sorted = false;
                }
                // It stays as it was.
                (_, problem) => self.problems.extend(problem),
            }
        }
        let alone = self.corrections.mentions_by_article(&self.whereabouts);
        // A mention that stands for itself is taken in as such.
        self.sorted &= self.alone == alone;
        self.alone = alone;
        self.claims = claims;
    }

    /// The corrections that fit nothing that was taken in, each as a problem. The articles are in order.
    pub(super) fn lost_corrections(&self) -> Vec<Problem> {
        let text = |anchor: &ArticleAnchor| {
            let at = self.find(self.whereabouts.key_of(anchor)?)?;
            Some(&self.entries[at].article.text)
        };
        let knows = |name: &NameAnchor| {
            let found = name.find(&self.whereabouts, &self.entries, &self.linker);
            found.is_some()
        };
        self.corrections.lost(text, knows)
    }
}
