//! The comparisons of a snapshot, with look-ups by article, sentence and event.

use std::{collections::BTreeMap, sync::Arc};

use rayon::prelude::*;

use super::{Corpus, Entry};
use crate::{
    guard::guarded,
    story::{
        ArticleId, Claims, Comparison, EntityId, Event, EventId, Teller, Told, Verdict, compare,
    },
    text::Span,
};

/// A comparison's place in one snapshot; means nothing outside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ComparisonId(pub u32);

impl ComparisonId {
    /// As an index into the snapshot's list of comparisons.
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// All comparisons, by where their first values stand, and what they are about.
#[derive(Clone, Debug, Default)]
pub(super) struct Comparisons {
    all: Vec<Comparison>,
    /// The event of each.
    events: Vec<Option<EventId>>,
    /// Article and sentence of each value, sorted.
    told_in: Vec<(ArticleId, Span, ComparisonId)>,
}

impl Comparisons {
    pub(super) fn new(
        claims: &Claims,
        entries: &[Arc<Entry>],
        entity_of: &[Box<[EntityId]>],
        events: &[Event],
    ) -> Comparisons {
        let teller = |id: ArticleId| {
            let entry = &entries[id.index()];
            Teller {
                annotated: &entry.annotated,
                claims: &entry.claims,
                values: &entry.values,
                published: entry.published.as_ref(),
                entities: &entity_of[id.index()],
                outlet: entry.outlet(),
            }
        };
        let subjects = claims.subjects();
        let compared = subjects.into_par_iter().map(|subject| {
            let compared = guarded(|| compare::compare(subject, &teller));
            compared.unwrap_or_default()
        });
        let compared: Vec<Vec<Comparison>> = compared.collect();
        let mut all: Vec<Comparison> = compared.into_iter().flatten().collect();
        let place = |told: &Told| (told.article, told.figure);
        all.sort_by_cached_key(|it| it.values.iter().map(place).min());
        let ids = (0..all.len() as u32).map(ComparisonId);
        let mut told_in: Vec<(ArticleId, Span, ComparisonId)> = ids
            .zip(&all)
            .flat_map(|(id, it)| {
                it.values
                    .iter()
                    .map(move |told| (told.article, told.sentence, id))
            })
            .collect();
        told_in.sort_unstable();
        let mut found = Comparisons {
            events: vec![None; all.len()],
            all,
            told_in,
        };
        found.find_events(events);
        found
    }

    /// The event that most of the values of each comparison report, the earlier of two.
    fn find_events(&mut self, events: &[Event]) {
        let mut n_reports: Vec<BTreeMap<EventId, usize>> = vec![BTreeMap::new(); self.all.len()];
        for (event, at) in events.iter().zip(0..) {
            for report in &event.reports {
                for id in self.told(report.article, report.sentence) {
                    *n_reports[id.index()].entry(EventId(at)).or_default() += 1;
                }
            }
        }
        for (event, counts) in self.events.iter_mut().zip(n_reports) {
            let most = counts.into_iter().rev().max_by_key(|(_, count)| *count);
            *event = most.map(|(id, _)| id);
        }
    }

    fn told(&self, article: ArticleId, sentence: Span) -> impl Iterator<Item = ComparisonId> + '_ {
        let first = self
            .told_in
            .partition_point(|(a, s, _)| (*a, *s) < (article, sentence));
        let here = self.told_in[first..]
            .iter()
            .take_while(move |(a, s, _)| (*a, *s) == (article, sentence));
        here.map(|(_, _, id)| *id)
    }
}

impl Corpus {
    /// The claims that several articles make, by where they are first told.
    pub fn comparisons(&self) -> &[Comparison] {
        &self.comparisons.all
    }

    /// The comparison known as `id` in this snapshot.
    ///
    /// # Panics
    ///
    /// Panics if `id` is from another snapshot with more comparisons.
    pub fn comparison(&self, id: ComparisonId) -> &Comparison {
        &self.comparisons.all[id.index()]
    }

    /// The event that the values of `id` report, if their sentences are dated.
    ///
    /// # Panics
    ///
    /// Panics if `id` is from another snapshot with more comparisons.
    pub fn event_of(&self, id: ComparisonId) -> Option<EventId> {
        self.comparisons.events[id.index()]
    }

    /// The comparisons that `article` takes part in, in the order of its sentences.
    pub fn comparisons_in(&self, article: ArticleId) -> Vec<ComparisonId> {
        let told = &self.comparisons.told_in;
        let first = told.partition_point(|(id, _, _)| *id < article);
        let here = told[first..].iter().take_while(|(id, _, _)| *id == article);
        here.map(|(_, _, id)| *id).collect()
    }

    /// The comparisons that a sentence of `article` takes part in.
    pub fn comparisons_at(&self, article: ArticleId, sentence: Span) -> Vec<ComparisonId> {
        self.comparisons.told(article, sentence).collect()
    }

    /// What other articles tell that cannot be right together with a figure of a sentence of `article`: another number
    /// of the same time, from another outlet and of the same day of publication. In the order of the comparisons, each by day.
    ///
    /// Of what was published earlier or later such a number is progress or a correction, and contradicts nothing.
    pub fn against(&self, article: ArticleId, sentence: Span) -> Vec<Told> {
        let is_own = |told: &&Told| told.article == article && told.sentence == sentence;
        let at_odds = self
            .comparisons
            .told(article, sentence)
            .map(|id| self.comparison(id))
            .filter(|it| it.verdict == Verdict::Conflict);
        let against = at_odds.flat_map(|comparison| {
            let values = comparison.values.iter();
            let own: Vec<&Told> = values.clone().filter(is_own).collect();
            values.filter(move |other| own.iter().any(|own| self.contradicts(own, other)))
        });
        against.copied().collect()
    }

    fn contradicts(&self, one: &Told, other: &Told) -> bool {
        let [own, others] = [one, other].map(|it| self.article(it.article));
        let amount =
            |entry: &Entry, told: &Told| entry.annotations.figures[told.figure as usize].amount;
        let days = |entry: &Entry| entry.published.as_ref().map(|dating| dating.days);
        own.outlet() != others.outlet()
            && days(own) == days(others)
            && one.as_of == other.as_of
            && amount(own, one).contradicts(amount(others, other))
    }

    /// The comparisons of what reports of `event` tell.
    pub fn comparisons_of(&self, event: EventId) -> Vec<ComparisonId> {
        let ids = (0..self.comparisons.all.len() as u32).map(ComparisonId);
        ids.filter(|id| self.event_of(*id) == Some(event)).collect()
    }

    /// A row of the table of claim by outlet: what each outlet says of `id`, outlets by name, each by day.
    ///
    /// # Panics
    ///
    /// Panics if `id` is from another snapshot with more comparisons.
    pub fn by_outlet(&self, id: ComparisonId) -> BTreeMap<&str, Vec<Told>> {
        let mut by_outlet: BTreeMap<&str, Vec<Told>> = BTreeMap::new();
        for told in &self.comparison(id).values {
            let outlet = self.article(told.article).outlet();
            by_outlet.entry(outlet).or_default().push(*told);
        }
        by_outlet
    }

    /// The figures that `article` alone gives, by their indices: those of its claims that no comparison holds.
    pub fn only_here(&self, article: ArticleId) -> Vec<u32> {
        let compared: Vec<u32> = self
            .comparisons_in(article)
            .into_iter()
            .flat_map(|id| &self.comparison(id).values)
            .filter(|told| told.article == article)
            .map(|told| told.figure)
            .collect();
        let claims = self
            .article(article)
            .claims
            .iter()
            .map(|claim| claim.figure);
        claims.filter(|figure| !compared.contains(figure)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::fixture;

    /// The outlets that contradict each article of `literal`, whose one sentence is its first.
    fn contradicted(literal: &str) -> Vec<String> {
        let corpus = fixture::corpus(literal);
        let ids = (0..corpus.articles().len() as u32).map(ArticleId);
        let told = ids.map(|id| {
            let entry = corpus.article(id);
            let against = entry.annotations.sentences.iter();
            let against = against.flat_map(|it| corpus.against(id, it.span));
            let outlets = against.map(|it| corpus.article(it.article).outlet());
            let outlets: Vec<&str> = outlets.collect();
            format!("{}: {}", entry.article.key, outlets.join(", "))
        });
        told.collect()
    }

    #[test]
    fn a_sentence_is_contradicted_by_the_number_of_another_outlet_and_not_by_one_that_agrees() {
        let told = contradicted(
            "//- courier/1 2024-03-06
             A bridge collapsed in Ashby on Tuesday and killed 12 people on their way to market. It rained.
             //- herald/1 2024-03-06
             A bridge that collapsed in Ashby on Tuesday killed 12 people who were on their way to market.
             //- mirror/1 2024-03-06
             The collapse of a bridge in Ashby on Tuesday killed 17 people, many of them on their way to market.",
        );
        assert_eq!(
            told,
            [
                "courier/1: mirror",
                "herald/1: mirror",
                "mirror/1: courier, herald"
            ]
        );
    }

    #[test]
    fn an_outlet_does_not_contradict_itself_and_what_comes_out_later_contradicts_nothing() {
        let told = contradicted(
            "//- courier/1 2024-03-06
             A bridge collapsed in Ashby on Tuesday and killed 12 people on their way to market.
             //- courier/2 2024-03-06
             A bridge that collapsed in Ashby on Tuesday killed 14 people who were on their way to market.
             //- herald/1 2024-03-07
             The collapse of a bridge in Ashby on Tuesday killed 19 people, many of them on their way to market.
             //- mirror/1 2024-03-06
             The collapse of a bridge in Ashby on Tuesday killed 17 people on their way to market.",
        );
        assert_eq!(
            told,
            [
                "courier/1: mirror",
                "courier/2: mirror",
                "herald/1: ",
                "mirror/1: courier, courier"
            ]
        );
    }
}
