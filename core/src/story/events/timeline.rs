//! Which tellings tell one event, whatever days they give it.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet, HashMap, HashSet},
    sync::Arc,
};

use rustc_hash::FxHashMap;

use super::{
    Doubt, Event, Report,
    alike::{self, alike},
    days::{self, Cluster, Told},
    telling::Telling,
    weight,
};
use crate::{article::DateRange, story::ArticleId};

/// A word that more events of the days in question have tells nothing, and is not followed.
const MAX_EVENTS_OF_WORD: usize = 32;
/// Words that two events have in common before they are compared.
const MIN_SHARED_WORDS: u32 = 2;

/// What is dated otherwise is held against so many sentences that have the days of an event, the first.
const MAX_DOUBTED: usize = 256;

/// Two sentences that share so much of their words tell one thing, whatever days they give it.
const SURELY_ALIKE: f64 = 0.75;

/// Takes tellings in, and takes those together that tell one event.
///
/// Those of the same days are taken together first, and only days that tellings have come to since are looked at
/// again; then events of neighbouring days, or of a day and a range around it, that tell the same.
#[derive(Clone, Debug, Default)]
pub struct Timeline {
    days: BTreeMap<DateRange, Day>,
}

#[derive(Clone, Debug, Default)]
struct Day {
    told: Vec<Arc<Told>>,
    // Invariant: the first so many of `told` are in the order of their reports, and the fields below are what they come to.
    n_read: usize,
    clusters: Vec<Cluster>,
    weight: u32,
}

impl Day {
    /// Takes in what was told since the last time: after what was known if it stands after that, and else all anew.
    fn read(&mut self, when: DateRange) {
        if self.n_read == self.told.len() {
            return;
        }
        let (known, new) = self.told.split_at_mut(self.n_read);
        new.sort_by_key(|it| it.report);
        let last = known.last().map(|it| it.report);
        if last >= new.first().map(|it| it.report) {
            self.told.sort_by_key(|it| it.report);
            self.forget();
        }
        days::cluster(&mut self.clusters, &self.told[self.n_read..]);
        self.weight = weight::weight(when, self.told.iter().map(Arc::as_ref));
        self.n_read = self.told.len();
    }

    fn forget(&mut self) {
        self.clusters.clear();
        self.n_read = 0;
    }
}

impl Timeline {
    /// Takes in what the article known as `article` tells, which was published on one of the days `published`.
    pub fn add(&mut self, article: ArticleId, published: Option<DateRange>, tellings: &[Telling]) {
        for telling in tellings {
            let day = self.days.entry(telling.when).or_default();
            day.told.push(Told::new(article, telling, published));
        }
    }

    /// Takes back what articles tell: their tellings as they were taken in.
    pub fn remove<'a>(&mut self, gone: impl Iterator<Item = (ArticleId, &'a [Telling])>) {
        let mut by_days: BTreeMap<DateRange, HashSet<Report>> = BTreeMap::new();
        for (article, tellings) in gone {
            for telling in tellings {
                let reports = by_days.entry(telling.when).or_default();
                reports.insert(telling.report(article));
            }
        }
        for (when, reports) in by_days {
            if let Some(day) = self.days.get_mut(&when) {
                day.told.retain(|told| !reports.contains(&told.report));
                day.forget();
            }
        }
    }

    /// All events, by days, then by where they are told first; without their entities.
    ///
    /// The result does not depend on the order in which articles came. No two events of neighbouring days tell the same.
    pub fn events(&mut self) -> Vec<Event> {
        self.days.retain(|_, day| !day.told.is_empty());
        let mut clusters: Vec<&Cluster> = Vec::new();
        let mut weights: BTreeMap<DateRange, u32> = BTreeMap::new();
        for (when, day) in &mut self.days {
            day.read(*when);
            weights.insert(*when, day.weight);
            clusters.extend(&day.clusters);
        }
        let groups = groups(&clusters);
        let mut events: Vec<Event> = groups
            .iter()
            .map(|group| event(group.iter().map(|&at| clusters[at])))
            .collect();
        events.sort_by_key(|event| (event.when, event.reports.iter().min().copied()));
        weigh(&mut events, &weight::part_neighbours(&weights));
        events
    }
}

/// Gives the event of each days that most tells for the weight of these days, the others parts of it.
fn weigh(events: &mut [Event], weights: &BTreeMap<DateRange, u32>) {
    let mut most: HashMap<DateRange, u32> = HashMap::new();
    for event in events.iter() {
        let most = most.entry(event.when).or_default();
        *most = event.weight.max(*most);
    }
    for event in events {
        let whole = u64::from(weights.get(&event.when).copied().unwrap_or_default());
        let part = whole * u64::from(event.weight) / u64::from(most[&event.when].max(1));
        event.weight = u32::try_from(part.max(1)).unwrap_or(u32::MAX);
    }
}

/// Which of `clusters`, that are in the order of their days, tell one event; the one whose days it has comes first.
fn groups(clusters: &[&Cluster]) -> Vec<Vec<usize>> {
    let mut group_of: Vec<usize> = (0..clusters.len()).collect();
    let mut groups: Vec<Vec<usize>> = (0..clusters.len()).map(|at| vec![at]).collect();
    let mut ranks: Vec<Option<_>> = vec![None; clusters.len()];
    let mut pairs = pairs(clusters);
    pairs.sort_by(|(a, x), (b, y)| b.total_cmp(a).then(x.cmp(y)));
    for (_, (a, b)) in pairs {
        let (a, b) = (group_of[a], group_of[b]);
        // Groups have their number from the one whose days they have.
        let days = alike::days(when(clusters[a]), when(clusters[b]));
        if a == b || days == alike::Days::Apart {
            continue;
        }
        let mut rank = |at: usize| *ranks[at].get_or_insert_with(|| standing(clusters[at]));
        let (to, from) = if rank(a) <= rank(b) { (a, b) } else { (b, a) };
        let gone = std::mem::take(&mut groups[from]);
        for &at in &gone {
            group_of[at] = to;
        }
        groups[to].extend(gone);
    }
    groups.retain(|group| !group.is_empty());
    groups
}

/// Pairs of clusters of different days that tell the same, with how much they do.
fn pairs(clusters: &[&Cluster]) -> Vec<(f64, (usize, usize))> {
    let by_word = by_word(clusters);
    let mut found = Vec::new();
    let mut n_shared = vec![0; clusters.len()];
    let mut others: Vec<usize> = Vec::new();
    for (at, cluster) in clusters.iter().enumerate() {
        let own = when(cluster);
        if alike::length(own) > alike::MAX_RANGE_DAYS {
            continue;
        }
        // What can be one with it and comes later in order, or lies within its range.
        let first = clusters.partition_point(|it| when(it).first() < own.first());
        let last = own.last().tomorrow().unwrap_or(own.last());
        let after = clusters.partition_point(|it| when(it).first() <= last);
        for word in days::words(cluster) {
            let with = by_word.get(&word).map_or(&[][..], Vec::as_slice);
            let with = &with[with.partition_point(|&it| (it as usize) < first)..];
            let with = &with[..with.partition_point(|&it| (it as usize) < after)];
            if with.len() <= MAX_EVENTS_OF_WORD {
                for &other in with {
                    n_shared[other as usize] += 1;
                    if n_shared[other as usize] == 1 {
                        others.push(other as usize);
                    }
                }
            }
        }
        for other in others.drain(..) {
            let n_shared = std::mem::take(&mut n_shared[other]);
            let days = alike::days(own, when(clusters[other]));
            let is_pair = when(clusters[other]) != own && days != alike::Days::Apart;
            if is_pair
                && n_shared >= MIN_SHARED_WORDS
                && let Some(alike) = days::clusters_alike(cluster, clusters[other])
            {
                found.push((alike, (at.min(other), at.max(other))));
            }
        }
    }
    found
}

/// For each word the clusters that have it, in order.
fn by_word(clusters: &[&Cluster]) -> FxHashMap<u64, Vec<u32>> {
    let mut by_word: FxHashMap<u64, Vec<u32>> = FxHashMap::default();
    for (cluster, at) in clusters.iter().zip(0..) {
        for word in days::words(cluster) {
            by_word.entry(word).or_default().push(at);
        }
    }
    by_word
}

fn when(cluster: &Cluster) -> DateRange {
    cluster[0].telling.when
}

/// Which of two clusters gives the days of an event: the smaller one.
fn standing(cluster: &Cluster) -> (i32, Reverse<u32>, DateRange, Report) {
    let weight = weight::weight(when(cluster), cluster.iter().map(Arc::as_ref));
    (
        alike::length(when(cluster)),
        Reverse(weight),
        when(cluster),
        cluster[0].report,
    )
}

/// The event that all of `clusters` tell, on the days of the first.
fn event<'a>(clusters: impl Iterator<Item = &'a Cluster> + Clone) -> Event {
    let told: Vec<&Told> = clusters.flatten().map(Arc::as_ref).collect();
    let when = told[0].telling.when;
    let mut n_telling: FxHashMap<u64, usize> = FxHashMap::default();
    // Whoever tells it alone tells it best.
    let several = told.iter().filter(|_| told.len() > 1);
    for (word, _) in several.flat_map(|it| &*it.telling.words) {
        *n_telling.entry(*word).or_default() += 1;
    }
    let rank = |it: &&&Told| {
        let words = it.telling.words.iter();
        let n_shared = words
            .filter(|(word, _)| n_telling.get(word) > Some(&1))
            .count();
        let length = it.report.sentence.len();
        (
            it.telling.when != when,
            Reverse(n_shared),
            length,
            it.report,
        )
    };
    let best = told.iter().min_by_key(rank).map(|it| it.report);
    let mut reports: Vec<Report> = told.iter().map(|it| it.report).collect();
    reports.sort_unstable();
    // A sentence that gives an event two of its days reports it once.
    reports.dedup_by_key(|report| (report.article, report.sentence));
    if let Some(at) = reports.iter().position(|report| Some(*report) == best) {
        reports[..=at].rotate_right(1);
    }
    let dated_so = told.iter().copied().filter(|it| it.telling.when == when);
    let dated_so: Vec<&Told> = dated_so.take(MAX_DOUBTED).collect();
    let doubts: BTreeSet<Doubt> = told
        .iter()
        .filter(|it| is_doubt(it, when, &dated_so))
        .map(|it| Doubt {
            when: it.telling.when,
            article: it.report.article,
        })
        .collect();
    Event {
        when,
        reports,
        entities: Vec::new(),
        weight: weight::weight(when, told.into_iter()),
        doubts: doubts.into_iter().collect(),
    }
}

/// Whether `other` dates otherwise what some of `told`, sentences with these days, date to the days `when`, and not something like it of the day before or
/// after: nearly all its words are theirs, and it was published when both days had come, as they were.
fn is_doubt(other: &Told, when: DateRange, told: &[&Told]) -> bool {
    let days = alike::days(other.telling.when, when);
    let later = when.last().max(other.telling.when.last());
    let looks_back = |it: &Told| it.published.is_some_and(|days| days.first() >= later);
    let same = |it: &&&Told| {
        it.report.article != other.report.article
            && looks_back(it)
            && alike(it, other, days).is_some_and(|alike| alike >= SURELY_ALIKE)
    };
    days != alike::Days::Agree && looks_back(other) && told.iter().any(|it| same(&it))
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::{super::of_article, *};
    use crate::{
        analysis::{AnnotatedArticle, time},
        story::fixture,
    };

    fn timeline<'a>(
        articles: impl Iterator<Item = &'a (ArticleId, AnnotatedArticle)>,
    ) -> Vec<Event> {
        let mut timeline = Timeline::default();
        for (id, annotated) in articles {
            let published = annotated.article.stated.published.as_ref();
            let days = published.map(|dating| dating.days);
            let values = time::resolve(&annotated.annotations.times, days.map(DateRange::first));
            timeline.add(*id, days, &of_article(annotated, &values));
            // What is told later is taken in as well.
            timeline.events();
        }
        timeline.events()
    }

    /// The events of `articles`: days, number of reports, the first words of the best, and what is doubted.
    fn told(articles: &[(ArticleId, AnnotatedArticle)]) -> String {
        let events = timeline(articles.iter());
        assert_eq!(events, timeline(articles.iter().rev()), "in any order");
        let mut told = String::new();
        for event in events {
            let best = event.reports[0];
            let words = &articles[best.article.index()].1.article.text[best.sentence];
            let words: Vec<&str> = words.split_whitespace().take(4).collect();
            told.push_str(&format!(
                "{} x{} {}",
                event.when,
                event.reports.len(),
                words.join(" ")
            ));
            for doubt in event.doubts {
                told.push_str(&format!("; article {} has {}", doubt.article.0, doubt.when));
            }
            told.push('\n');
        }
        told
    }

    #[track_caller]
    fn check(literal: &str, expect: Expect) {
        fixture::check(literal, told, expect);
    }

    #[test]
    fn sentences_that_share_days_and_words_are_one_event() {
        check(
            "//- ledger/1 2024-03-06
             The old mill of Ashby, which stands on the Dun, reopened to visitors on Monday, two months after the flood.
             //- courier/1 2024-03-06
             The old mill reopened to visitors in Ashby on Monday, its owners said, and the river was calm.
             //- courier/2 2024-03-06
             A bridge in New Dun was closed on Monday because of rust, which worries its mayor a great deal.",
            expect![[r#"
                2024-03-04 x2 The old mill reopened
                2024-03-04 x1 A bridge in New
            "#]],
        );
    }

    #[test]
    fn words_for_one_kind_of_happening_make_fewer_others_enough() {
        check(
            "//- ledger/1 2024-03-06
             Rebel troops on Monday captured the harbour of Corvo after a siege that had cost hundreds of lives.
             //- courier/1 2024-03-06
             Corvo, whose harbour is the largest of the coast, was retaken by the rebels on Monday, residents said.
             //- courier/2 2024-03-06
             Corvo was without electricity on Monday after a storm, but its schools were open, officials said.",
            expect![[r#"
                2024-03-04 x2 Rebel troops on Monday
                2024-03-04 x1 Corvo was without electricity
            "#]],
        );
    }

    #[test]
    fn one_event_that_is_dated_to_neighbouring_days_has_the_day_of_most_and_a_doubt() {
        check(
            "//- ledger/1 2024-03-06
             The ferry Marigold sank off Corvo on Monday with forty passengers on board, the coast guard said.
             //- courier/1 2024-03-06
             The ferry Marigold sank on Monday off Corvo with forty passengers, the coast guard said in the morning.
             //- herald/1 2024-03-06
             The ferry Marigold sank on Tuesday off Corvo with forty passengers, according to the coast guard.
             //- herald/2 2024-03-12
             The ferry Rosemary sank on Monday off Corvo with forty passengers, according to the coast guard.",
            expect![[r#"
                2024-03-04 x3 The ferry Marigold sank; article 2 has 2024-03-05
                2024-03-11 x1 The ferry Rosemary sank
            "#]],
        );
    }

    #[test]
    fn what_was_last_week_is_one_with_its_day() {
        check(
            "//- ledger/1 2024-03-06
             Rebel troops captured the harbour of Corvo on Friday after a long siege.
             //- courier/1 2024-03-07
             The capture of the harbour of Corvo last week ended a long siege.
             //- herald/1 2024-03-08
             The prices of bread in Corvo rose again last week.",
            expect![[r#"
                2024-02-26/2024-03-03 x1 The prices of bread
                2024-03-01 x2 Rebel troops captured the
            "#]],
        );
    }

    #[test]
    fn names_keep_events_of_one_kind_apart() {
        check(
            "//- ledger/1 2024-03-06
             A bomb killed three people on Monday in the market of Corvo, the police said.
             //- courier/1 2024-03-06
             A bomb killed nine people on Monday in the harbour of Selm, the police said.",
            expect![[r#"
                2024-03-04 x1 A bomb killed three
                2024-03-04 x1 A bomb killed nine
            "#]],
        );
    }

    #[test]
    fn a_sentence_with_two_days_tells_two_events_and_vague_words_none() {
        check(
            "//- ledger/1 2024-03-06
             The mill that burnt in 2014 has now been rebuilt by its owners, who opened it for visitors on Monday.",
            expect![[r#"
                2014 x1 The mill that burnt
                2024-03-04 x1 The mill that burnt
            "#]],
        );
    }

    /// The weight of the heaviest event of each days, the heaviest first.
    fn weights(articles: &[(ArticleId, AnnotatedArticle)]) -> String {
        let mut events = timeline(articles.iter());
        events.sort_by_key(|event| Reverse(event.weight));
        let lines = events
            .iter()
            .map(|event| format!("{} {}\n", event.weight, event.when));
        lines.collect()
    }

    #[test]
    fn a_day_that_is_named_afterwards_weighs_most() {
        fixture::check(
            "//- ledger/1 2024-03-06
             Farmers met in Ashby on Wednesday. The dam above Ashby had burst on February 9, drowning the mill.
             //- courier/1 2024-03-20
             Since the dam burst on February 9, Ashby has had no mill. A baker complained on Monday.
             //- herald/1 2024-03-20
             The council of Selm will vote on April 2 about a tax.",
            weights,
            expect![[r#"
                202 2024-02-09
                31 2024-03-18
                31 2024-04-02
                21 2024-03-06
            "#]],
        );
    }

    #[test]
    fn copies_of_one_day_weigh_as_one_report() {
        fixture::check(
            "//- ledger/1 2024-03-20
             The dam above Ashby burst on Monday, drowning the mill.
             //- courier/1 2024-03-20
             The dam above Ashby burst on Monday, drowning the mill.
             //- herald/1 2024-03-27
             The council of Selm voted on Monday about a tax on dogs.
             //- herald/2 2024-03-28
             The council of Selm voted about a tax on dogs on Monday.",
            weights,
            expect![[r#"
                62 2024-03-25
                32 2024-03-18
            "#]],
        );
    }
}
