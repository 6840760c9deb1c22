//! What is new in an article, in a snapshot.

use std::{
    collections::HashSet,
    sync::{Arc, OnceLock},
};

use jiff::civil::{Date, Time};

use super::{Corpus, Entry};
use crate::{
    article::{Basis, DateRange},
    story::{
        ArticleId, Novelty, Shared,
        novelty::{self, Reading, WordCounts},
        same,
    },
};

/// Made when it is first asked for, and shared by the clones of a snapshot.
pub(super) type LazyIndex = Arc<OnceLock<Index>>;

/// Against which articles it is judged what is new in one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Precedence {
    /// Those published before it, by day and, where both have one, hour; an article whose date leaves that open is not before.
    #[default]
    Published,
    /// Those that stand before it, whatever their dates: files by their names, articles as they stand in their file.
    Given,
}

/// By what articles are found that tell something, and chosen.
#[derive(Debug)]
pub(super) struct Index {
    /// In the order in which they are known to have been published, those without a day last.
    sentences: same::Index,
    words: WordCounts,
    /// When each was published.
    published: Box<[Option<Published>]>,
    /// The first days of those with a day, in the order of `sentences`.
    first_days: Box<[Date]>,
}

/// When an article was published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Published {
    days: DateRange,
    time: Option<Time>,
}

impl Published {
    fn of(entry: &Entry) -> Option<Published> {
        let days = days(entry)?;
        let time = entry.published.as_ref().and_then(|dating| dating.time);
        Some(Published { days, time })
    }

    fn is_before(self, other: Published) -> bool {
        let same_day = self.days == other.days && self.days.only().is_some();
        let hours = self.time.zip(other.time).filter(|_| same_day);
        self.days.last() < other.days.first() || hours.is_some_and(|(own, other)| own < other)
    }
}

impl Index {
    fn new(entries: &[Arc<Entry>]) -> Index {
        let published: Box<[Option<Published>]> =
            entries.iter().map(|entry| Published::of(entry)).collect();
        let of = |id: &ArticleId| published[id.index()];
        let mut order: Vec<ArticleId> = (0..entries.len() as u32).map(ArticleId).collect();
        order.sort_by_key(|id| (of(id).is_none(), of(id), *id));
        let terms = order.iter().map(|id| (*id, &entries[id.index()].terms));
        let dated = order.iter().map_while(of);
        Index {
            sentences: same::Index::new(terms),
            words: WordCounts::new(entries.iter().map(|entry| &entry.statements)),
            first_days: dated.map(|it| it.days.first()).collect(),
            published,
        }
    }
}

/// The index of `entries`: made now if they are all there are, so that none waits for it, or else when it is asked for.
pub(super) fn words(entries: &[Arc<Entry>], complete: bool) -> LazyIndex {
    let index = LazyIndex::default();
    if complete {
        index.get_or_init(|| Index::new(entries));
    }
    index
}

impl Corpus {
    /// The articles, each after those before it.
    pub fn in_order(&self, precedence: Precedence) -> Vec<ArticleId> {
        match precedence {
            Precedence::Published => self.chronology().to_vec(),
            Precedence::Given => (0..self.articles.len() as u32).map(ArticleId).collect(),
        }
    }

    /// What each sentence of `article` is against all articles before it; in the order of its sentences,
    /// `None` outside standfirst and body.
    ///
    /// # Panics
    ///
    /// Panics if `article` is from another snapshot with more articles.
    pub fn novelty(&self, article: ArticleId, precedence: Precedence) -> Vec<Option<Novelty>> {
        if precedence == Precedence::Given {
            return self.novelty_to(article, u32::MAX, |other| other < article);
        }
        let Index {
            published,
            first_days,
            ..
        } = self.index();
        let own = published[article.index()];
        let until = own.map(|own| own.days.first());
        let n_first = until.map_or(0, |day| first_days.partition_point(|it| *it <= day));
        self.novelty_to(article, n_first as u32, |other| {
            let before = published[other.index()].zip(own);
            before.is_some_and(|(other, own)| other.is_before(own))
        })
    }

    /// What each sentence of `article` is to one who has read the articles `read`; as [`Corpus::novelty`].
    ///
    /// # Panics
    ///
    /// Panics if `article`, or one that was read, is from another snapshot with more articles.
    pub fn novelty_to_reader(
        &self,
        article: ArticleId,
        read: &HashSet<ArticleId>,
    ) -> Vec<Option<Novelty>> {
        let mut is_read = vec![false; self.articles.len()];
        for other in read {
            is_read[other.index()] = true;
        }
        self.novelty_to(article, u32::MAX, |other| is_read[other.index()])
    }

    /// How many articles have a word; made when it is first asked for.
    pub(super) fn word_counts(&self) -> &WordCounts {
        &self.index().words
    }

    fn index(&self) -> &Index {
        self.words.get_or_init(|| Index::new(&self.articles))
    }

    fn novelty_to(
        &self,
        article: ArticleId,
        n_first: u32,
        known: impl Fn(ArticleId) -> bool,
    ) -> Vec<Option<Novelty>> {
        let index = self.index();
        let reading = |id: ArticleId| {
            let entry = self.article(id);
            Reading {
                annotated: &entry.annotated,
                terms: &entry.terms,
            }
        };
        let shared: Vec<&Shared> = self.shared_in(article).collect();
        novelty::of_article(article, &index.sentences, reading, &shared, n_first, known)
    }
}

/// When `entry` was published; the time of its file alone is not believed.
pub(super) fn days(entry: &Entry) -> Option<DateRange> {
    let dating = entry.published.as_ref()?;
    (dating.basis < Basis::File).then_some(dating.days)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::fixture;

    const STORY: &str = "
//- ledger/1 2024-03-05T18:00
The flooded mill of Ashby reopened to cheering visitors on Monday after seven carpenters repaired the wheel.
//- courier/1 2024-03-05T09:00
The flooded mill of Ashby reopened on Monday to cheering visitors after the repair of its wheel by seven carpenters.
//- mirror/1 2024-03-05
The flooded mill of Ashby reopened to visitors on Monday after seven carpenters repaired its wheel.
";

    /// The articles whose first sentence is known from those before.
    fn known(precedence: Precedence) -> Vec<String> {
        let corpus = fixture::corpus(STORY);
        let order = corpus.in_order(precedence).into_iter();
        let told = order.filter(|id| {
            let first = corpus.novelty(*id, precedence).swap_remove(0);
            first.is_some_and(|it| it.is_known())
        });
        told.map(|id| corpus.article(id).article.key.to_string())
            .collect()
    }

    #[test]
    fn of_one_day_an_earlier_hour_comes_before_and_an_unknown_one_does_not() {
        assert_eq!(known(Precedence::Published), ["ledger/1"]);
    }

    #[test]
    fn as_given_each_comes_after_those_that_stand_before_it() {
        assert_eq!(known(Precedence::Given), ["ledger/1", "mirror/1"]);
    }
}
