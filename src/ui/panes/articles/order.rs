//! The orders in which articles can stand, and the rows that come of them.

use dateline_core::{
    corpus::Corpus,
    story::{ArticleId, StoryId},
};

/// The order in which the articles stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// By publication.
    #[default]
    Date,
    /// Under headings of their stories, those of each by publication.
    Story,
}

/// A row of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ArticleRow {
    /// What the articles below report; those that report what no other does come last, under one heading.
    Heading(Option<StoryId>),
    /// An article.
    Article(ArticleId),
}

impl Order {
    /// The order after this one, round and round.
    pub const fn next(self) -> Order {
        match self {
            Order::Date => Order::Story,
            Order::Story => Order::Date,
        }
    }

    /// What the heading of the pane says of it.
    pub const fn name(self) -> &'static str {
        match self {
            Order::Date => "by date",
            Order::Story => "by story",
        }
    }

    /// The order that suits `corpus`: where several stories are told more than once, these are shown.
    pub fn of(corpus: &Corpus) -> Order {
        let told = corpus.stories().iter().filter(|it| it.articles.len() > 1);
        match told.count() {
            0 | 1 => Order::Date,
            _ => Order::Story,
        }
    }

    /// The articles of `corpus` in this order, of those that `is_seen` lets through.
    pub(super) fn rows(
        self,
        corpus: &Corpus,
        is_seen: impl Fn(ArticleId) -> bool,
    ) -> Vec<ArticleRow> {
        let seen = corpus.chronology().iter().filter(|id| is_seen(**id));
        if self == Order::Date || corpus.stories().is_empty() {
            return seen.map(|id| ArticleRow::Article(*id)).collect();
        }
        let story_of = |id: ArticleId| {
            let story = corpus.story_of(id)?;
            (corpus.stories()[story.index()].articles.len() > 1).then_some(story)
        };
        let mut told: Vec<(Option<StoryId>, ArticleId)> =
            seen.map(|id| (story_of(*id), *id)).collect();
        // The sort is stable: publication decides within a story.
        told.sort_by_key(|(story, _)| (story.is_none(), *story));
        let of_one = told.chunk_by(|(one, _), (other, _)| one == other);
        let rows = of_one.flat_map(|articles| {
            let heading = ArticleRow::Heading(articles[0].0);
            let articles = articles.iter().map(|(_, id)| ArticleRow::Article(*id));
            std::iter::once(heading).chain(articles)
        });
        rows.collect()
    }
}
