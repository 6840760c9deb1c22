//! What is new in an article, in a snapshot.

use std::{
    collections::HashSet,
    sync::{Arc, OnceLock},
};

use jiff::civil::Date;

use super::{Corpus, Entry};
use crate::{
    article::{Basis, DateRange},
    story::{
        ArticleId, EntityId, Novelty, Shared,
        novelty::{self, Reading, WordIndex},
    },
};

/// Made when it is first asked for, and shared by the clones of a snapshot.
pub(super) type LazyIndex = Arc<OnceLock<Index>>;

/// By what articles are found that tell something, and chosen.
#[derive(Debug)]
pub(super) struct Index {
    /// In the order in which they are known to have been published, those without a day last.
    words: WordIndex,
    /// When each was published.
    days: Box<[Option<DateRange>]>,
    /// The first days of those with a day, in the order of `words`.
    first_days: Box<[Date]>,
}

impl Index {
    fn new(entries: &[Arc<Entry>]) -> Index {
        let days: Box<[Option<DateRange>]> = entries.iter().map(|entry| days(entry)).collect();
        let mut order: Vec<ArticleId> = (0..entries.len() as u32).map(ArticleId).collect();
        order.sort_by_key(|id| (days[id.index()].is_none(), days[id.index()], *id));
        let statements = order.iter().map(|id| &entries[id.index()].statements);
        let dated = order.iter().map_while(|id| days[id.index()]);
        Index {
            words: WordIndex::new(order.iter().copied().zip(statements)),
            first_days: dated.map(DateRange::first).collect(),
            days,
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
    /// What each sentence of `article` is against all articles published before it; in the order of its sentences,
    /// `None` outside standfirst and body.
    ///
    /// An article whose date leaves open whether it was published before counts as not before.
    ///
    /// # Panics
    ///
    /// Panics if `article` is from another snapshot with more articles.
    pub fn novelty(&self, article: ArticleId) -> Vec<Option<Novelty>> {
        let Index {
            days, first_days, ..
        } = self.index();
        let own = days[article.index()];
        let n_before = own.map_or(0, |own| first_days.partition_point(|it| *it < own.first()));
        self.novelty_to(article, n_before as u32, |other| {
            let before = days[other.index()].zip(own);
            before.is_some_and(|(other, own)| other.last() < own.first())
        })
    }

    /// What each sentence of `article` is to one who has read the articles `read`; as [`Corpus::novelty`].
    ///
    /// # Panics
    ///
    /// Panics if `article` is from another snapshot with more articles.
    pub fn novelty_to_reader(
        &self,
        article: ArticleId,
        read: &HashSet<ArticleId>,
    ) -> Vec<Option<Novelty>> {
        self.novelty_to(article, self.articles.len() as u32, |other| {
            read.contains(&other)
        })
    }

    /// Which articles have a word; made when it is first asked for.
    pub(super) fn word_index(&self) -> &WordIndex {
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
                statements: &entry.statements,
                values: &entry.values,
                entities: self.entities_in(id),
            }
        };
        let shared: Vec<&Shared> = self.shared_in(article).collect();
        let mentions = |id: EntityId| &*self.entity(id).mentions;
        novelty::of_article(
            article,
            &index.words,
            reading,
            mentions,
            &shared,
            n_first,
            known,
        )
    }
}

/// When `entry` was published; the time of its file alone is not believed.
pub(super) fn days(entry: &Entry) -> Option<DateRange> {
    let dating = entry.published.as_ref()?;
    (dating.basis < Basis::File).then_some(dating.days)
}
