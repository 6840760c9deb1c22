//! Silence: what several outlets tell of a story and an article of it leaves out.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use jiff::{ToSpan, civil::Date};

use super::{ComparisonId, Corpus};
use crate::{
    article::DateRange,
    story::{ArticleId, Event, EventId, StoryId},
};

/// What so many outlets tell is missed where it is left out.
const MIN_OUTLETS: usize = 3;

/// An article is held against so many reports of an event, the best first.
const MAX_COMPARED: usize = 8;
/// What others told longer ago need not be told again.
const MAX_DAYS: i64 = 7;

/// Something that others tell and an article leaves out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unsaid {
    /// What several figures are of.
    Claim(ComparisonId),
    /// Something that happened.
    Event(EventId),
}

/// An article that might have told something.
struct Asked<'a> {
    article: ArticleId,
    outlet: &'a str,
    story: StoryId,
    /// From when on others are heard, to the last day on which it may have been published.
    lately: DateRange,
}

impl Corpus {
    /// What several outlets told of the story of `article` when it came out or in the week before, and its own outlet never
    /// tells; claims, then events, in their order.
    ///
    /// Nothing for an article without a day, or until everything has been read. An event that a sentence of the
    /// article may tell without a day counts as told.
    ///
    /// # Panics
    ///
    /// Panics if `article` is from another snapshot with more articles.
    pub fn unsaid(&self, article: ArticleId) -> Vec<Unsaid> {
        let Some(asked) = self.asked(article) else {
            return Vec::new();
        };
        let claims = (0..self.comparisons().len() as u32).map(ComparisonId);
        let claims = claims.filter(|id| self.leaves_out_claim(&asked, *id));
        let events = (0..).map(EventId).zip(self.events());
        let events = events.filter(|(_, event)| self.leaves_out_event(&asked, event));
        claims
            .map(Unsaid::Claim)
            .chain(events.map(|(id, _)| Unsaid::Event(id)))
            .collect()
    }

    /// The articles that leave out what is claimed or happened, as [`Corpus::unsaid`] has it; in the order of their keys.
    ///
    /// # Panics
    ///
    /// Panics if `told` is from another snapshot with more of it.
    pub fn silent_on(&self, told: Unsaid) -> Vec<ArticleId> {
        let tellers: Vec<ArticleId> = match told {
            Unsaid::Claim(id) => {
                let values = self.comparison(id).values.iter();
                values.map(|told| told.article).collect()
            }
            Unsaid::Event(id) => {
                let reports = self.event(id).reports.iter();
                reports.map(|report| report.article).collect()
            }
        };
        if tellers.len() < MIN_OUTLETS {
            return Vec::new();
        }
        let stories = tellers.iter().filter_map(|article| self.story_of(*article));
        let stories: BTreeSet<StoryId> = stories.collect();
        let articles = stories
            .iter()
            .flat_map(|id| &self.stories()[id.index()].articles);
        let tellers = Tellers::of(self, tellers.into_iter());
        let silent = articles.copied().filter(|article| {
            let leaves_out = |asked| match told {
                Unsaid::Claim(_) => tellers.are_others(&asked),
                Unsaid::Event(id) => {
                    tellers.are_others(&asked) && !self.may_tell(*article, self.event(id))
                }
            };
            self.asked(*article).is_some_and(leaves_out)
        });
        let mut silent: Vec<ArticleId> = silent.collect();
        silent.sort_unstable();
        silent
    }

    fn asked(&self, article: ArticleId) -> Option<Asked<'_>> {
        let entry = self.article(article);
        let published = entry.published.as_ref()?.days;
        let first = published.first().saturating_sub(MAX_DAYS.days());
        Some(Asked {
            article,
            outlet: entry.outlet(),
            story: self.story_of(article)?,
            lately: DateRange::new(first, published.last()),
        })
    }

    fn leaves_out_claim(&self, asked: &Asked<'_>, id: ComparisonId) -> bool {
        let values = &self.comparison(id).values;
        let tellers = || Tellers::of(self, values.iter().map(|told| told.article));
        values.len() >= MIN_OUTLETS && tellers().are_others(asked)
    }

    fn leaves_out_event(&self, asked: &Asked<'_>, event: &Event) -> bool {
        let reports = &event.reports;
        let tellers = || Tellers::of(self, reports.iter().map(|report| report.article));
        reports.len() >= MIN_OUTLETS
            && tellers().are_others(asked)
            && !self.may_tell(asked.article, event)
    }

    /// Whether a sentence of `article` may tell `event`, with its days or without: it has the rarest of the names that most
    /// of the reports have, and another of their words. Where they have too little in common, that is not known.
    fn may_tell(&self, article: ArticleId, event: &Event) -> bool {
        let common = self.common_words(event);
        let counts = self.word_counts();
        let rank = |(word, is_name): &(u32, bool)| (!is_name, counts.n_having(*word));
        let words: Vec<u32> = common.iter().map(|(word, _)| *word).collect();
        let rarest = common.into_iter().min_by_key(rank);
        rarest.filter(|_| words.len() > 1).is_none_or(|(word, _)| {
            let statements = &self.article(article).statements;
            statements.tell_together(word, &words)
        })
    }

    /// The words that most reports of `event` have, in order, and whether they are of a name.
    fn common_words(&self, event: &Event) -> Vec<(u32, bool)> {
        let compared = &event.reports[..event.reports.len().min(MAX_COMPARED)];
        let mut counts: BTreeMap<u32, (usize, bool)> = BTreeMap::new();
        for report in compared {
            let entry = self.article(report.article);
            let sentences = &entry.annotations.sentences;
            let start = report.sentence.start();
            let Ok(at) = sentences.binary_search_by_key(&start, |it| it.span.start()) else {
                continue;
            };
            let (words, names) = entry.statements.words_of(at);
            let words = words.iter().map(|word| (word, false));
            for (word, is_name) in words.chain(names.iter().map(|word| (word, true))) {
                let (n, was_name) = counts.entry(*word).or_default();
                *n += 1;
                *was_name |= is_name;
            }
        }
        let counts = counts.into_iter();
        let common = counts.filter(|(_, (n, _))| *n * 2 >= compared.len());
        common.map(|(word, (_, is_name))| (word, is_name)).collect()
    }
}

/// Who tells something, in which story and when.
struct Tellers<'a> {
    outlets: HashSet<&'a str>,
    /// The outlets of each story by the first day on which they may have been published.
    of_story: BTreeMap<(StoryId, Date), BTreeSet<&'a str>>,
}

impl<'a> Tellers<'a> {
    fn of(corpus: &'a Corpus, articles: impl Iterator<Item = ArticleId>) -> Tellers<'a> {
        let mut tellers = Tellers {
            outlets: HashSet::new(),
            of_story: BTreeMap::new(),
        };
        for article in articles {
            let entry = corpus.article(article);
            tellers.outlets.insert(entry.outlet());
            let published = entry.published.as_ref().map(|dating| dating.days);
            if let Some((story, days)) = corpus.story_of(article).zip(published) {
                let of_day = tellers.of_story.entry((story, days.first()));
                of_day.or_default().insert(entry.outlet());
            }
        }
        tellers
    }

    /// Whether enough outlets of the story are among them at that time, and that of the article is not among them at all.
    fn are_others(&self, asked: &Asked<'_>) -> bool {
        if self.outlets.contains(asked.outlet) {
            return false;
        }
        let Asked { story, lately, .. } = *asked;
        let lately = (story, lately.first())..=(story, lately.last());
        let mut outlets = BTreeSet::new();
        let mut told = self.of_story.range(lately).flat_map(|(_, outlets)| outlets);
        told.any(|outlet| {
            outlets.insert(outlet);
            outlets.len() >= MIN_OUTLETS
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{article::ArticleKey, corpus::fixture};

    const MILL: &str =
        "The old mill of Ashby reopened to visitors on Monday after the flood on the river Dun.";
    /// Something of the same story that does not tell that.
    const THANKS: &str = "Ada Lark thanked the 40 helpers of Ashby who had cleared the mud from the mill. A band played, and they danced in the yard.";

    /// What the last article leaves out, as the others tell it.
    fn unsaid(last: &str) -> Vec<String> {
        let literal = format!(
            "//- courier/1 2024-03-05
             {MILL} Its owner Ada Lark thanked the 40 helpers of Ashby who had cleared the mud from the mill.
             //- ledger/1 2024-03-05
             {MILL} The river Dun was calm, and the helpers of Ashby danced in the yard of the old mill.
             //- herald/1 2024-03-05
             {MILL} A band played for Ada Lark and the helpers, and the old mill ground its first corn since the flood.
             //- {last}"
        );
        let corpus = fixture::corpus(&literal);
        let (_, last) = literal.rsplit_once("//- ").unwrap();
        let (key, _) = last.split_once(' ').unwrap();
        let article = corpus.find(&ArticleKey(key.into())).unwrap();
        let told = corpus.unsaid(article).into_iter();
        let told = told.inspect(|it| assert!(corpus.silent_on(*it).contains(&article)));
        let told = told.map(|it| match it {
            Unsaid::Claim(id) => format!("{:?}", corpus.comparison(id).of),
            Unsaid::Event(id) => {
                let report = corpus.event(id).reports[0];
                corpus.article(report.article).article.text[report.sentence].to_owned()
            }
        });
        told.collect()
    }

    #[test]
    fn what_three_outlets_tell_of_its_story_is_missed_in_an_article() {
        let told = unsaid(&format!(
            "mirror/1 2024-03-06
             {THANKS}"
        ));
        assert_eq!(told, [MILL]);
    }

    #[test]
    fn what_an_article_tells_without_a_day_is_not_missed() {
        let told = unsaid(
            "mirror/1 2024-03-06
             The old mill of Ashby has reopened to visitors after the flood on the river Dun, to the joy of Ada Lark.",
        );
        assert_eq!(told, [""; 0]);
    }

    #[test]
    fn what_its_outlet_tells_elsewhere_is_not_missed() {
        let told = unsaid(&format!(
            "mirror/0 2024-03-05
             {MILL} The helpers of Ashby had cleared the mud.
             //- mirror/1 2024-03-06
             {THANKS}",
        ));
        assert_eq!(told, [""; 0]);
    }

    #[test]
    fn what_came_to_be_known_later_is_not_missed() {
        let told = unsaid(&format!(
            "mirror/1 2024-03-03
             {THANKS}"
        ));
        assert_eq!(told, [""; 0]);
    }

    #[test]
    fn what_was_told_more_than_a_week_before_is_not_missed() {
        let told = unsaid(&format!(
            "mirror/1 2024-03-20
             {THANKS}"
        ));
        assert_eq!(told, [""; 0]);
    }

    #[test]
    fn what_is_told_of_another_story_is_not_missed() {
        let told = unsaid(
            "mirror/1 2024-03-06
             Parliament in Oslo voted for a lower tax on tea. The minister of trade, Tom Reed, said that shops would profit.",
        );
        assert_eq!(told, [""; 0]);
    }
}
