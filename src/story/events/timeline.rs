//! Which tellings tell one event.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, HashMap, HashSet},
};

use super::{
    Event, Report,
    telling::{Telling, Words},
};
use crate::{article::DateRange, story::ArticleId};

/// Of the words of the sentence with fewer, the share that two sentences have in common when they tell one event.
const SAME_EVENT_OVERLAP: f64 = 0.5;
/// Fewer words in common than so many are chance.
const MIN_SHARED_WORDS: usize = 3;
/// A word names so many events of its day at most; a commoner one tells nothing and is not followed further.
const MAX_EVENTS_OF_WORD: usize = 32;

/// Takes tellings in, and takes those together that have the same days and share most of their words.
///
/// Only days that tellings have come to since are looked at again.
#[derive(Clone, Debug, Default)]
pub struct Timeline {
    days: BTreeMap<DateRange, Days>,
}

#[derive(Clone, Debug, Default)]
struct Days {
    told: Vec<(Report, Words)>,
    /// The events of `told`; none when more has been told since.
    events: Option<Vec<Event>>,
}

impl Timeline {
    /// Takes in what the article known as `article` tells.
    pub fn add(&mut self, article: ArticleId, tellings: &[Telling]) {
        for telling in tellings {
            let days = self.days.entry(telling.when).or_default();
            days.told
                .push((telling.report(article), telling.words.clone()));
            days.events = None;
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
            if let Some(days) = self.days.get_mut(&when) {
                days.told.retain(|(told, _)| !reports.contains(told));
                days.events = None;
            }
        }
    }

    /// All events, by days, then by where they are told first; without their entities.
    ///
    /// The result does not depend on the order in which articles came. The weight of an event is
    /// the number of articles that tell it.
    pub fn events(&mut self) -> Vec<Event> {
        let mut events = Vec::new();
        for (when, days) in &mut self.days {
            let told = &mut days.told;
            let of_days = days.events.get_or_insert_with(|| merge(*when, told));
            events.extend(of_days.iter().cloned());
        }
        events
    }
}

fn merge(when: DateRange, told: &mut [(Report, Words)]) -> Vec<Event> {
    told.sort_by_key(|(report, _)| *report);
    let clusters = cluster(told).into_iter();
    clusters.map(|cluster| event(when, &cluster)).collect()
}

/// Sentences taken for one event, each with its words; the first is the one that others are compared with.
type Cluster<'a> = Vec<(Report, &'a Words)>;

fn event(when: DateRange, cluster: &Cluster<'_>) -> Event {
    let mut n_telling: HashMap<u64, usize> = HashMap::new();
    for (word, _) in cluster.iter().flat_map(|(_, words)| words.iter()) {
        *n_telling.entry(*word).or_default() += 1;
    }
    let n_shared = |words: &Words| words.iter().filter(|(word, _)| n_telling[word] > 1).count();
    let rank = |(report, words): &(Report, &Words)| {
        (Reverse(n_shared(words)), report.sentence.len(), *report)
    };
    let mut reports: Vec<Report> = cluster.iter().map(|(report, _)| *report).collect();
    if let Some(best) = (0..cluster.len()).min_by_key(|&n| rank(&cluster[n])) {
        reports[..=best].rotate_right(1);
    }
    let mut articles: Vec<ArticleId> = reports.iter().map(|report| report.article).collect();
    articles.sort_unstable();
    articles.dedup();
    Event {
        when,
        reports,
        entities: Vec::new(),
        weight: articles.len() as u32,
    }
}

/// Takes the sentences of one day one by one to the event whose first sentence is most like them.
fn cluster(told: &[(Report, Words)]) -> Vec<Cluster<'_>> {
    let mut clusters: Vec<Cluster<'_>> = Vec::new();
    let mut by_word: HashMap<u64, Vec<usize>> = HashMap::new();
    for (report, words) in told {
        let at = most_alike(words, &clusters, &by_word).unwrap_or_else(|| {
            for (word, _) in words.iter() {
                let known = by_word.entry(*word).or_default();
                if known.len() < MAX_EVENTS_OF_WORD {
                    known.push(clusters.len());
                }
            }
            clusters.push(Vec::new());
            clusters.len() - 1
        });
        clusters[at].push((*report, words));
    }
    clusters
}

/// The event whose first sentence shares the greatest share of `words`, if that is enough.
fn most_alike(
    words: &Words,
    clusters: &[Cluster<'_>],
    by_word: &HashMap<u64, Vec<usize>>,
) -> Option<usize> {
    let mut shared: BTreeMap<usize, (usize, u32)> = BTreeMap::new();
    for (word, weight) in words.iter() {
        for &at in by_word.get(word).map_or(&[][..], Vec::as_slice) {
            let (n_words, sum) = shared.entry(at).or_default();
            *n_words += 1;
            *sum += weight;
        }
    }
    let total = |words: &Words| words.iter().map(|(_, weight)| weight).sum::<u32>();
    let own = total(words);
    let overlap = |(at, (n_words, sum)): (usize, (usize, u32))| {
        let other = total(clusters[at].first()?.1);
        let overlap = f64::from(sum) / f64::from(own.min(other).max(1));
        (n_words >= MIN_SHARED_WORDS && overlap >= SAME_EVENT_OVERLAP).then_some((overlap, at))
    };
    let best = shared.into_iter().filter_map(overlap);
    // The earlier of two that are equally alike.
    best.max_by(|(a, at), (b, bt)| a.total_cmp(b).then(bt.cmp(at)))
        .map(|(_, at)| at)
}

#[cfg(test)]
mod tests {
    use super::{super::of_article, *};
    use crate::{
        analysis::{AnnotatedArticle, annotate, time, time::Value},
        article::{Article, ArticleKey, Stated},
        text::Text,
    };

    /// Published on Wednesday 6 March 2024.
    fn read(text: &str) -> (AnnotatedArticle, Vec<Value>) {
        let article = Article {
            key: ArticleKey("a.txt".into()),
            text: Text::new(text),
            stated_blocks: Vec::new(),
            stated: Stated::default(),
        };
        let annotations = annotate(&article);
        let values = time::resolve(&annotations.times, Some(jiff::civil::date(2024, 3, 6)));
        (
            AnnotatedArticle {
                article,
                annotations,
            },
            values,
        )
    }

    /// The events of `texts` merged, each as its days, its weight and the first words of its first report.
    fn merged(texts: &[&str], reversed: bool) -> Vec<(String, u32, String)> {
        let articles: Vec<_> = texts.iter().map(|text| read(text)).collect();
        let mut timeline = Timeline::default();
        let mut numbered: Vec<_> = articles.iter().zip(0..).collect();
        if reversed {
            numbered.reverse();
        }
        for ((article, values), n) in numbered {
            timeline.add(ArticleId(n), &of_article(article, values));
            // What is told later is taken in as well.
            timeline.events();
        }
        let text = |id: ArticleId| &articles[id.index()].0.article.text;
        let label = |event: Event| {
            let report = event.reports[0];
            let words = text(report.article)[report.sentence]
                .split_whitespace()
                .take(3);
            (
                event.when.to_string(),
                event.weight,
                words.collect::<Vec<_>>().join(" "),
            )
        };
        timeline.events().into_iter().map(label).collect()
    }

    const MILL: &str = "The old mill of Ashby, which stands on the Dun, reopened to visitors on Monday, two months after the flood.";
    const MILL_AGAIN: &str = "The old mill reopened to visitors in Ashby on Monday, its owners said, and the river was calm.";
    const BRIDGE: &str = "A bridge in New Dun was closed on Monday because of rust, which worries its mayor a great deal.";

    #[track_caller]
    fn check(texts: &[&str], expected: &[(&str, u32, &str)]) {
        let found = merged(texts, false);
        let found: Vec<_> = found
            .iter()
            .map(|(days, weight, words)| (days.as_str(), *weight, words.as_str()))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn sentences_that_share_days_and_words_are_one_event() {
        check(
            &[MILL, MILL_AGAIN, BRIDGE],
            &[
                ("2024-03-04", 2, "The old mill"),
                ("2024-03-04", 1, "A bridge in"),
            ],
        );
    }

    #[test]
    fn the_same_words_on_another_day_are_another_event() {
        let tuesday = MILL.replace("Monday", "Tuesday");
        check(
            &[MILL, &tuesday],
            &[
                ("2024-03-04", 1, "The old mill"),
                ("2024-03-05", 1, "The old mill"),
            ],
        );
    }

    #[test]
    fn a_sentence_with_two_days_tells_two_events_and_vague_words_none() {
        check(
            &[
                "The mill that burnt in 2014 has now been rebuilt by its owners, who opened it for visitors on Monday.",
            ],
            &[
                ("2014", 1, "The mill that"),
                ("2024-03-04", 1, "The mill that"),
            ],
        );
    }

    #[test]
    fn the_order_of_articles_does_not_matter() {
        let texts = [BRIDGE, MILL_AGAIN, MILL];
        assert_eq!(merged(&texts, false), merged(&texts, true));
    }
}
