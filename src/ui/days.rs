//! Days that the reader chooses on the timeline: the lists keep what was published or tells of them.

use dateline_core::{
    article::DateRange,
    corpus::Corpus,
    story::{ArticleId, EntityId},
};

/// The days that were chosen, or the first of them while the last is still to come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChosenDays {
    /// From these on.
    From(DateRange),
    /// These, and no others.
    Within(DateRange),
}

/// What the lists keep.
pub struct Kept {
    /// Articles, by their ids.
    pub articles: Vec<bool>,
    /// Entities, by theirs.
    pub entities: Vec<bool>,
}

impl ChosenDays {
    /// The days, once both ends are chosen.
    pub fn within(self) -> Option<DateRange> {
        match self {
            ChosenDays::From(_) => None,
            ChosenDays::Within(days) => Some(days),
        }
    }

    /// Whether all of `days` are among them.
    pub fn holds(self, days: DateRange) -> bool {
        let (ChosenDays::From(chosen) | ChosenDays::Within(chosen)) = self;
        chosen.contains(days.first()) && chosen.contains(days.last())
    }
}

/// What was published on one of `days`, or tells of them; what an event within them names, or such an article.
pub fn kept(corpus: &Corpus, days: DateRange) -> Kept {
    let published = |id: usize| {
        let published = corpus.articles()[id].published.as_ref();
        published.is_some_and(|it| it.days.days_apart(days) == 0)
    };
    let mut articles: Vec<bool> = (0..corpus.articles().len()).map(published).collect();
    let mut entities = vec![false; corpus.entities().len()];
    for id in (0..articles.len()).filter(|id| articles[*id]) {
        for entity in corpus.entities_in(ArticleId(id as u32)) {
            entities[entity.index()] = true;
        }
    }
    let chosen = ChosenDays::Within(days);
    for event in corpus.events().iter().filter(|it| chosen.holds(it.when)) {
        for EntityId(at) in &event.entities {
            entities[*at as usize] = true;
        }
        for report in &event.reports {
            articles[report.article.index()] = true;
        }
    }
    Kept { articles, entities }
}
