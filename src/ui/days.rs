//! Days that the reader chooses on the timeline: the lists keep what was published or tells of them.

use super::{app::App, panes::Pane};
use crate::display::dates;
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
struct Kept {
    articles: Vec<bool>,
    entities: Vec<bool>,
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

impl App {
    /// The days to which the lists are narrowed.
    pub fn days_kept(&self) -> Option<DateRange> {
        self.days?.within()
    }

    /// Takes the days that are selected on the timeline as the first of a range, then as its last; then begins again.
    pub(super) fn choose_days(&mut self) {
        let event = self.timeline.selected_event();
        let Some(event) = event.filter(|_| self.focus == Pane::Timeline) else {
            self.say("days are chosen on the timeline: gt goes there");
            return;
        };
        let here = self.corpus.event(event).when;
        match self.days {
            Some(ChosenDays::From(start)) => {
                let days = DateRange::new(
                    start.first().min(here.first()),
                    start.last().max(here.last()),
                );
                self.days = Some(ChosenDays::Within(days));
                self.keep_days();
                let (kept, all) = (self.articles.ids.len(), self.corpus.articles().len());
                let shown = dates::span(days);
                self.say(format!("{shown}: {kept} of {all} articles; Esc shows all"));
            }
            _ => {
                self.clear_days();
                self.days = Some(ChosenDays::From(here));
                let shown = dates::span(here);
                self.say(format!("from {shown}; v again where the days end"));
            }
        }
    }

    /// Ends the choice of days; whether there was one.
    pub(super) fn clear_days(&mut self) -> bool {
        let were_chosen = self.days.take().is_some();
        if were_chosen {
            self.keep_days();
        }
        were_chosen
    }

    /// Makes the lists again of what is of the days that are chosen.
    pub(super) fn keep_days(&mut self) {
        let kept = self.days_kept().map(|days| kept(&self.corpus, days));
        let is_seen = |id: ArticleId| kept.as_ref().is_none_or(|it| it.articles[id.index()]);
        self.articles.take(&self.corpus, is_seen);
        if self.shown().is_none_or(|id| self.line_of(id).is_none()) {
            self.articles.scroll.top = 0;
        }
        self.entities.kept = kept.map(|it| it.entities);
        self.entities.take(&self.corpus, self.shown());
        self.arrange();
    }
}

/// What was published on one of `days`, or tells of them; what an event within them names, or such an article.
fn kept(corpus: &Corpus, days: DateRange) -> Kept {
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
