//! The comparisons of a snapshot, with look-ups by article, sentence and event.

use std::{collections::BTreeMap, sync::Arc};

use rayon::prelude::*;

use super::{ALL, Corpus, Entry};
use crate::{
    analysis::Amount,
    article::DateRange,
    guard::Faults,
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

/// Of what is told against a sentence so much is given, the first of each comparison before the rest of it.
const MAX_AGAINST: usize = 16;
/// So many different numbers or outlets of one day and time are held against each other, the first.
const MAX_STANDS: usize = 256;

/// All comparisons, by where their first values stand, and what they are about.
#[derive(Clone, Debug, Default)]
pub(super) struct Comparisons {
    all: Vec<Comparison>,
    /// The event of each.
    events: Vec<Option<EventId>>,
    /// Article and sentence of each value, its comparison and its place there; sorted.
    told_in: Vec<(ArticleId, Span, ComparisonId, u32)>,
    /// Of each comparison that is a conflict, who stands against whom.
    stands: Vec<BTreeMap<Time, Vec<Stand>>>,
}

/// The days of publication and those of which a value holds: only values that have both in common can contradict.
type Time = (Option<DateRange>, DateRange);

/// What one outlet says of a claim at one time, however many of its articles say so.
#[derive(Clone, Debug)]
struct Stand {
    /// The first of its values, at most [`MAX_AGAINST`], by their places in the comparison.
    values: Vec<u32>,
    /// The number of all of them.
    n_values: usize,
}

/// What others tell that cannot be right together with a sentence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Against {
    /// What they tell, in the order of the comparisons, each by day; not more than is read.
    pub told: Vec<Told>,
    /// How many more of them there are.
    pub n_more: usize,
}

impl Comparisons {
    pub(super) fn new(
        claims: &Claims,
        entries: &[Arc<Entry>],
        entity_of: &[Box<[EntityId]>],
        events: &[Event],
        faults: &Faults,
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
            faults.guard("comparing figures", ALL, || {
                compare::compare(subject, &teller)
            })
        });
        let compared: Vec<Vec<Comparison>> = compared.collect();
        let mut all: Vec<Comparison> = compared.into_iter().flatten().collect();
        let place = |told: &Told| (told.article, told.figure);
        all.sort_by_cached_key(|it| it.values.iter().map(place).min());
        let ids = (0..all.len() as u32).map(ComparisonId);
        let mut told_in: Vec<(ArticleId, Span, ComparisonId, u32)> = ids
            .zip(&all)
            .flat_map(|(id, it)| {
                let values = (0..).zip(&it.values);
                values.map(move |(nth, told)| (told.article, told.sentence, id, nth))
            })
            .collect();
        told_in.sort_unstable();
        let mut found = Comparisons {
            events: vec![None; all.len()],
            stands: all.par_iter().map(|it| stands(it, entries)).collect(),
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
        let here = self.values_in(article, sentence).iter();
        here.map(|(_, _, id, _)| *id)
    }

    /// The values that a sentence of `article` tells, by comparison.
    fn values_in(
        &self,
        article: ArticleId,
        sentence: Span,
    ) -> &[(ArticleId, Span, ComparisonId, u32)] {
        let all = &self.told_in;
        let first = all.partition_point(|(a, s, ..)| (*a, *s) < (article, sentence));
        let after = all.partition_point(|(a, s, ..)| (*a, *s) <= (article, sentence));
        &all[first..after]
    }
}

/// Who stands against whom in `comparison`, if it is a conflict: many copies are one stand.
fn stands(comparison: &Comparison, entries: &[Arc<Entry>]) -> BTreeMap<Time, Vec<Stand>> {
    let mut stands: BTreeMap<Time, Vec<Stand>> = BTreeMap::new();
    if comparison.verdict != Verdict::Conflict {
        return stands;
    }
    let values = &comparison.values;
    let entry = |nth: u32| &*entries[values[nth as usize].article.index()];
    let what = |nth: u32| {
        (
            entry(nth).outlet(),
            amount(entry(nth), &values[nth as usize]),
        )
    };
    for (nth, told) in (0..).zip(values) {
        let at_once = stands.entry((days(entry(nth)), told.as_of)).or_default();
        let own = what(nth);
        let known = at_once.iter().position(|it| what(it.values[0]) == own);
        match known {
            Some(at) => {
                let stand = &mut at_once[at];
                stand.n_values += 1;
                if stand.values.len() < MAX_AGAINST {
                    stand.values.push(nth);
                }
            }
            None if at_once.len() < MAX_STANDS => at_once.push(Stand {
                values: vec![nth],
                n_values: 1,
            }),
            None => {}
        }
    }
    stands
}

fn amount(entry: &Entry, told: &Told) -> Amount {
    entry.annotations.figures[told.figure as usize].amount
}

/// The days of publication.
fn days(entry: &Entry) -> Option<DateRange> {
    entry.published.as_ref().map(|dating| dating.days)
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
        let first = told.partition_point(|(id, ..)| *id < article);
        let here = told[first..].iter().take_while(|(id, ..)| *id == article);
        here.map(|(_, _, id, _)| *id).collect()
    }

    /// The comparisons that a sentence of `article` takes part in.
    pub fn comparisons_at(&self, article: ArticleId, sentence: Span) -> Vec<ComparisonId> {
        self.comparisons.told(article, sentence).collect()
    }

    /// What other articles tell that cannot be right together with a figure of a sentence of `article`: another number
    /// of the same time, from another outlet and of the same day of publication.
    ///
    /// Of what was published earlier or later such a number is progress or a correction, and contradicts nothing.
    pub fn against(&self, article: ArticleId, sentence: Span) -> Against {
        let mut against = Against::default();
        let mut n_all = 0;
        let told = self.comparisons.values_in(article, sentence);
        for own in told.chunk_by(|one, other| one.2 == other.2) {
            let id = own[0].2;
            let values = &self.comparison(id).values;
            let mut at_odds: Vec<&Stand> = Vec::new();
            for (.., nth) in own {
                let told = &values[*nth as usize];
                let time = (days(self.article(article)), told.as_of);
                let stands = self.comparisons.stands[id.index()].get(&time);
                let stands = stands.into_iter().flatten();
                at_odds.extend(
                    stands.filter(|it| self.contradicts(told, &values[it.values[0] as usize])),
                );
            }
            at_odds.sort_by_key(|it| it.values[0]);
            at_odds.dedup_by_key(|it| it.values[0]);
            n_all += at_odds.iter().map(|it| it.n_values).sum::<usize>();
            let mut nths: Vec<u32> = at_odds.iter().flat_map(|it| &it.values).copied().collect();
            nths.sort_unstable();
            nths.truncate(MAX_AGAINST - against.told.len());
            let told = nths.into_iter().map(|nth| values[nth as usize]);
            against.told.extend(told);
        }
        against.n_more = n_all - against.told.len();
        against
    }

    /// Whether two values of one time are of two outlets and cannot both be right.
    fn contradicts(&self, one: &Told, other: &Told) -> bool {
        let [own, others] = [one, other].map(|it| self.article(it.article));
        own.outlet() != others.outlet() && amount(own, one).contradicts(amount(others, other))
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
            let against = against.flat_map(|it| corpus.against(id, it.span).told);
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
    fn of_many_that_contradict_a_sentence_the_first_are_given_and_the_others_counted() {
        let mut literal = String::new();
        let n_articles = 3 * MAX_AGAINST;
        for n in 0..n_articles {
            let n_killed = if n % 2 == 0 { 12 } else { 17 };
            literal += &format!(
                "//- outlet{n:02}/1 2024-03-06\n\
                 A bridge collapsed in Ashby on Tuesday and killed {n_killed} people on their way to market.\n"
            );
        }
        let corpus = fixture::corpus(&literal);
        let first = corpus.article(ArticleId(0)).annotations.sentences[0].span;
        let against = corpus.against(ArticleId(0), first);
        let told: Vec<u32> = against.told.iter().map(|it| it.article.0).collect();
        let odd = (0..).map(|n| 2 * n + 1);
        assert_eq!(told, odd.take(MAX_AGAINST).collect::<Vec<u32>>());
        assert_eq!(against.n_more, n_articles / 2 - MAX_AGAINST);
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
