//! The same: which sentences of all articles tell what a sentence tells, in other words too.
//!
//! An index of words names a few candidates; each is set against the sentence word by word, words of nearly one
//! meaning counting as one, and a small learnt scorer says what is told, what is told in part, and by which.
//! How it was learnt, and how well it does, stands in `README.md` beside this file.

mod index;
pub mod scorer;
pub mod terms;
mod weights;
mod words;

pub use index::{Index, MAX_LOOKED_AT, Place};
pub use scorer::{Candidate, Judgement, Status};
pub use terms::{ArticleTerms, SentenceTerms};

use super::ArticleId;

/// So many candidates are set against a sentence.
pub const MAX_CANDIDATES: usize = 10;
/// A sentence that has a smaller share of the weight of another's words tells nothing of it.
const MIN_SHARE: f32 = 0.2;

/// The candidates for the `nth` sentence of the article `own`: those in the first `n_first` articles that are `known` and those before it in its
/// own, the most alike first.
pub fn candidates<'a>(
    (own, nth): (ArticleId, usize),
    index: &Index,
    earlier: &Earlier,
    terms_of: impl Fn(ArticleId) -> &'a ArticleTerms,
    n_first: u32,
    known: impl Fn(ArticleId) -> bool,
) -> Vec<(Place, Candidate<'a>)> {
    let sentence = terms_of(own).get(nth);
    let mut found = index.sharing(&sentence, n_first, |id| id != own && known(id));
    earlier.add(own, &sentence, &mut found);
    let all: f32 = sentence.terms.iter().map(terms::Term::weight).sum();
    found.retain(|_, shared| *shared >= all * MIN_SHARE);
    let mut found: Vec<(Place, f32)> = found.into_iter().collect();
    found.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    found.truncate(MAX_CANDIDATES);
    let candidate = |(place, _): (Place, f32)| {
        let terms = terms_of(place.article).get(place.nth as usize);
        (
            place,
            Candidate {
                terms,
                is_own: place.article == own,
            },
        )
    };
    found.into_iter().map(candidate).collect()
}

/// The words of the sentences of one article that have been passed.
#[derive(Debug, Default)]
pub struct Earlier(rustc_hash::FxHashMap<terms::Key, Vec<u32>>);

impl Earlier {
    /// A word that has stood in so many sentences of the article is followed no further.
    const MAX: usize = 64;

    /// Passes the `nth` sentence.
    pub fn pass(&mut self, nth: usize, sentence: &SentenceTerms<'_>) {
        for term in sentence.terms {
            let list = self.0.entry(term.key).or_default();
            if list.len() < Self::MAX && list.last() != Some(&(nth as u32)) {
                list.push(nth as u32);
            }
        }
    }

    fn add(
        &self,
        own: ArticleId,
        sentence: &SentenceTerms<'_>,
        found: &mut rustc_hash::FxHashMap<Place, f32>,
    ) {
        for (n, term) in sentence.terms.iter().enumerate() {
            let again = sentence.terms[..n].iter().any(|it| it.key == term.key);
            for nth in self
                .0
                .get(&term.key)
                .into_iter()
                .flatten()
                .filter(|_| !again)
            {
                *found
                    .entry(Place {
                        article: own,
                        nth: *nth,
                    })
                    .or_default() += term.weight();
            }
        }
    }
}
