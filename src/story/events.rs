//! What happened when: the dated sentences, and which of them tell one event.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet, HashMap},
};

use super::{ArticleId, EntityId};
use crate::{
    analysis::{
        AnnotatedArticle,
        segment::{self, TokenKind},
        starting_in,
        time::Value,
    },
    article::{DateRange, Role},
    text::{Span, Text},
};

/// Of the words of the sentence with fewer, the share that two sentences have in common when they tell one event.
const SAME_EVENT_OVERLAP: f64 = 0.5;
/// Fewer words in common than so many are chance.
const MIN_SHARED_WORDS: usize = 3;
/// A word names so many events of its day at most; a commoner one tells nothing and is not followed further.
const MAX_EVENTS_OF_WORD: usize = 32;
/// The weight of a capitalised word against any other.
const NAME_WEIGHT: u32 = 2;

/// An event's place in one snapshot; means nothing outside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EventId(pub u32);

impl EventId {
    /// As an index into the snapshot's list of events.
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// Something that happened, or is to happen, on known days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// The days.
    pub when: DateRange,
    /// The sentences that tell it, the one that tells it best first.
    pub reports: Vec<Report>,
    /// Who and what takes part, in the order of the telling.
    pub entities: Vec<EntityId>,
    /// How much it matters to the story: greater is more; comparable within one snapshot only.
    pub weight: u32,
}

/// A sentence that tells an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Report {
    /// The article.
    pub article: ArticleId,
    /// The sentence.
    pub sentence: Span,
    /// The time expression in it.
    pub time: Span,
}

/// The dated sentences of one article as events, without their entities; `values` are those of its times.
///
/// A sentence that tells several different days is one event for each. Headlines and captions are
/// left out: they date pictures, or say again what the text says.
pub fn of_article(id: ArticleId, annotated: &AnnotatedArticle, values: &[Value]) -> Vec<Event> {
    let annotations = &annotated.annotations;
    let times: Vec<_> = annotations.times.iter().zip(values).collect();
    let told = annotations
        .blocks
        .iter()
        .filter(|block| matches!(block.role, Role::Standfirst | Role::Body));
    let sentences = told.flat_map(|block| {
        starting_in(&annotations.sentences, block.span, |sentence| sentence.span)
    });
    let mut events: Vec<Event> = Vec::new();
    for sentence in sentences {
        let n_before = events.len();
        for (time, value) in starting_in(&times, sentence.span, |(time, _)| time.span) {
            let Some(when) = value.days else {
                continue;
            };
            if events[n_before..].iter().all(|event| event.when != when) {
                let report = Report {
                    article: id,
                    sentence: sentence.span,
                    time: time.span,
                };
                events.push(Event {
                    when,
                    reports: vec![report],
                    entities: Vec::new(),
                    weight: 1,
                });
            }
        }
    }
    events
}

/// Takes together those of `events` that have the same days and whose sentences share most of their words.
///
/// The result is sorted by days, then by where it is told first, and does not depend on the order of
/// `events`. The weight of an event is the number of articles that tell it. `text` gives an article's text.
pub fn merge<'t>(events: Vec<Event>, text: impl Fn(ArticleId) -> &'t Text) -> Vec<Event> {
    let mut days: BTreeMap<DateRange, Vec<Event>> = BTreeMap::new();
    for event in events {
        days.entry(event.when).or_default().push(event);
    }
    let merged = days.into_iter().flat_map(|(when, events)| {
        let clusters = cluster(events, &text).into_iter();
        clusters.map(move |cluster| cluster.into_event(when))
    });
    merged.collect()
}

/// The content words of a sentence, each with its weight.
type Words = BTreeMap<String, u32>;

/// Sentences taken for one event, each with its words.
#[derive(Default)]
struct Cluster {
    reports: Vec<(Report, Words)>,
    entities: Vec<EntityId>,
}

impl Cluster {
    fn into_event(mut self, when: DateRange) -> Event {
        let mut n_telling: BTreeMap<&str, usize> = BTreeMap::new();
        for word in self.reports.iter().flat_map(|(_, words)| words.keys()) {
            *n_telling.entry(word).or_default() += 1;
        }
        let n_shared = |words: &Words| {
            words
                .keys()
                .filter(|word| n_telling[word.as_str()] > 1)
                .count()
        };
        let rank = |(report, words): &(Report, Words)| {
            (Reverse(n_shared(words)), report.sentence.len(), *report)
        };
        let best = (0..self.reports.len()).min_by_key(|&n| rank(&self.reports[n]));
        if let Some(best) = best {
            self.reports[..=best].rotate_right(1);
        }
        let reports: Vec<Report> = self.reports.into_iter().map(|(report, _)| report).collect();
        let articles: BTreeSet<ArticleId> = reports.iter().map(|report| report.article).collect();
        let weight = u32::try_from(articles.len()).unwrap_or(u32::MAX);
        Event {
            when,
            reports,
            entities: self.entities,
            weight,
        }
    }
}

/// Takes the sentences of one day one by one to the event whose first sentence is most like them.
fn cluster<'t>(mut events: Vec<Event>, text: &impl Fn(ArticleId) -> &'t Text) -> Vec<Cluster> {
    events.sort_by(|a, b| a.reports.cmp(&b.reports));
    let mut clusters: Vec<Cluster> = Vec::new();
    let mut by_word: HashMap<String, Vec<usize>> = HashMap::new();
    for event in events {
        let words_of = |report: Report| content_words(text(report.article), report.sentence);
        let mut reports = event
            .reports
            .into_iter()
            .map(|report| (report, words_of(report)))
            .peekable();
        let Some((_, words)) = reports.peek() else {
            continue;
        };
        let at = most_alike(words, &clusters, &by_word).unwrap_or_else(|| {
            for word in words.keys() {
                let known = by_word.entry(word.clone()).or_default();
                if known.len() < MAX_EVENTS_OF_WORD {
                    known.push(clusters.len());
                }
            }
            clusters.push(Cluster::default());
            clusters.len() - 1
        });
        let cluster = &mut clusters[at];
        cluster.reports.extend(reports);
        for entity in event.entities {
            if !cluster.entities.contains(&entity) {
                cluster.entities.push(entity);
            }
        }
    }
    clusters
}

/// The event whose first sentence shares the greatest share of `words`, if that is enough.
fn most_alike(
    words: &Words,
    clusters: &[Cluster],
    by_word: &HashMap<String, Vec<usize>>,
) -> Option<usize> {
    let mut shared: BTreeMap<usize, (usize, u32)> = BTreeMap::new();
    for (word, weight) in words {
        for &at in by_word.get(word).map_or(&[][..], Vec::as_slice) {
            let (n_words, sum) = shared.entry(at).or_default();
            *n_words += 1;
            *sum += weight;
        }
    }
    let total = |words: &Words| words.values().sum::<u32>();
    let own = total(words);
    let overlap = |(at, (n_words, sum)): (usize, (usize, u32))| {
        let other = clusters[at]
            .reports
            .first()
            .map_or(0, |(_, words)| total(words));
        let overlap = f64::from(sum) / f64::from(own.min(other).max(1));
        (n_words >= MIN_SHARED_WORDS && overlap >= SAME_EVENT_OVERLAP).then_some((overlap, at))
    };
    let best = shared.into_iter().filter_map(overlap);
    // The earlier of two that are equally alike.
    best.max_by(|(a, at), (b, bt)| a.total_cmp(b).then(bt.cmp(at)))
        .map(|(_, at)| at)
}

/// The words of four and more letters, without endings, times and verbs of telling; capitalised ones weigh more.
fn content_words(text: &Text, sentence: Span) -> Words {
    let mut words = Words::new();
    let tokens = segment::tokens(text, sentence);
    for (n, token) in tokens
        .iter()
        .enumerate()
        .filter(|(_, token)| token.kind == TokenKind::Word)
    {
        let word = &text[token.span];
        let lower = word.to_lowercase();
        if lower.chars().count() < 4 || is_common(&lower) {
            continue;
        }
        let name = n > 0 && word.starts_with(char::is_uppercase);
        let weight = words.entry(stem(lower)).or_default();
        *weight = (*weight).max(if name { NAME_WEIGHT } else { 1 });
    }
    words
}

/// Cuts the commonest endings of English off, so that `launched` meets `launches` and `Iraqi` meets `Iraq`.
fn stem(mut word: String) -> String {
    for ending in ["ing", "ed", "es", "s", "i", "e"] {
        if word.len() >= ending.len() + 4 && word.ends_with(ending) {
            word.truncate(word.len() - ending.len());
            break;
        }
    }
    word
}

fn is_common(word: &str) -> bool {
    let day = word.ends_with("day") || word.ends_with("days");
    day || matches!(
        word,
        "about"
            | "after"
            | "again"
            | "against"
            | "also"
            | "although"
            | "among"
            | "because"
            | "been"
            | "before"
            | "being"
            | "between"
            | "both"
            | "could"
            | "during"
            | "each"
            | "from"
            | "have"
            | "having"
            | "here"
            | "into"
            | "last"
            | "more"
            | "most"
            | "next"
            | "only"
            | "other"
            | "over"
            | "said"
            | "saying"
            | "says"
            | "should"
            | "since"
            | "some"
            | "such"
            | "than"
            | "that"
            | "their"
            | "them"
            | "then"
            | "there"
            | "these"
            | "they"
            | "this"
            | "those"
            | "through"
            | "told"
            | "under"
            | "until"
            | "very"
            | "week"
            | "weeks"
            | "were"
            | "what"
            | "when"
            | "where"
            | "which"
            | "while"
            | "will"
            | "with"
            | "would"
            | "year"
            | "years"
            | "your"
            | "statement"
            | "month"
            | "months"
            | "according"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        analysis::{annotate, time},
        article::{Article, ArticleKey, Stated},
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
        let mut events: Vec<Event> = articles
            .iter()
            .zip(0..)
            .flat_map(|((article, values), n)| of_article(ArticleId(n), article, values))
            .collect();
        if reversed {
            events.reverse();
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
        merge(events, text).into_iter().map(label).collect()
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
    fn the_order_of_events_does_not_matter() {
        let texts = [BRIDGE, MILL_AGAIN, MILL];
        assert_eq!(merged(&texts, false), merged(&texts, true));
    }
}
