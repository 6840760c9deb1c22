//! The quotations of a snapshot that several quotes give, with look-ups by quote.

use std::sync::Arc;

use rayon::prelude::*;

use super::{ALL, Corpus, Entry, novelty};
use crate::{
    guard::Faults,
    story::{
        ArticleId, Entity, EntityId, Quotation, QuotationId, QuoteId, StoryId,
        quotations::{self, Attributed, Reading, Saying},
    },
    text::Span,
};

/// What is done, as a fault names it.
const GATHERING: &str = "gathering quotes that are one";

/// All quotations that several quotes give, by where they stand first.
#[derive(Clone, Debug, Default)]
pub(super) struct Quotations {
    all: Vec<Quotation>,
    /// The quotation of each quote that has one, sorted.
    of: Vec<(QuoteId, QuotationId)>,
}

impl Quotations {
    pub(super) fn new(
        entries: &[Arc<Entry>],
        entity_of: &[Box<[EntityId]>],
        entities: &[Entity],
        story_of: &[StoryId],
        faults: &Faults,
    ) -> Quotations {
        let read = entries.par_iter().enumerate().map(|(at, entry)| {
            let reading = Reading {
                id: ArticleId(at as u32),
                annotated: &entry.annotated,
                entities: &entity_of[at],
                days: novelty::days(entry),
                story: story_of.get(at).copied(),
            };
            faults.guard("reading its quotes", entry.place(), || {
                quotations::sayings(&reading)
            })
        });
        let read: Vec<Vec<Saying<'_>>> = read.collect();
        let mut sayings: Vec<Saying<'_>> = read.into_iter().flatten().collect();
        quotations::mark_terms(&mut sayings);
        let mut pairs = faults.guard(GATHERING, ALL, || quotations::candidates(&sayings));
        let is_one = |(one, other): &(u32, u32)| {
            let [one, other] = [one, other].map(|n| &sayings[*n as usize]);
            faults.guard(GATHERING, ALL, || quotations::is_one(one, other, entities))
        };
        pairs = pairs.into_par_iter().filter(is_one).collect();
        let all = faults.guard(GATHERING, ALL, || {
            quotations::gather(&sayings, &pairs, entities)
        });
        let ids = (0..).map(QuotationId);
        let mut of: Vec<(QuoteId, QuotationId)> = ids
            .zip(&all)
            .flat_map(|(id, it)| it.places().into_iter().map(move |place| (place, id)))
            .collect();
        of.sort_unstable();
        Quotations { all, of }
    }
}

impl Corpus {
    /// The quotations that several quotes give, by where they stand first; none until everything has been read.
    pub fn quotations(&self) -> &[Quotation] {
        &self.quotations.all
    }

    /// The quotation known as `id` in this snapshot.
    ///
    /// # Panics
    ///
    /// Panics if `id` is from another snapshot with more quotations.
    pub fn quotation(&self, id: QuotationId) -> &Quotation {
        &self.quotations.all[id.index()]
    }

    /// The quotation that `quote` gives, if others give it too.
    pub fn quotation_of(&self, quote: QuoteId) -> Option<QuotationId> {
        let of = &self.quotations.of;
        let found = of.binary_search_by_key(&quote, |(place, _)| *place);
        found.ok().map(|at| of[at].1)
    }

    /// The quotations that `article` gives and others too, each once.
    pub fn quotations_in(&self, article: ArticleId) -> Vec<QuotationId> {
        let of = &self.quotations.of;
        let first = of.partition_point(|(place, _)| place.article < article);
        let here = of[first..]
            .iter()
            .take_while(|(place, _)| place.article == article);
        let mut ids: Vec<QuotationId> = here.map(|(_, id)| *id).collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    }

    /// The name of one who is said to speak, or what an article calls them.
    ///
    /// # Panics
    ///
    /// Panics if it is from another snapshot.
    pub fn attributed(&self, by: Attributed) -> &str {
        match by {
            Attributed::Entity(id) => &self.entity(id).name,
            Attributed::Unnamed(article, words) => &self.article(article).article.text[words],
        }
    }

    /// Where the words of `quote` stand in its article.
    ///
    /// # Panics
    ///
    /// Panics if `quote` is from another snapshot.
    pub fn quote_span(&self, quote: QuoteId) -> Span {
        self.article(quote.article).annotations.quotes[quote.index as usize].span
    }
}
