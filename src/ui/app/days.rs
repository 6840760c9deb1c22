//! Days that are chosen on the timeline, and the lists that keep what is of them.

use super::App;
use crate::{
    display::dates,
    ui::{
        days::{ChosenDays, kept},
        pane::Pane,
    },
};
use dateline_core::{article::DateRange, story::ArticleId};

impl App {
    /// The days to which the lists are narrowed.
    pub fn days_kept(&self) -> Option<DateRange> {
        self.days?.within()
    }

    /// Takes the days that are selected on the timeline as the first of a range, then as its last; then begins again.
    pub(super) fn choose_days(&mut self) {
        let event = self.timeline.selected_event();
        let Some(event) = event.filter(|_| self.screen.focus == Pane::Timeline) else {
            self.notify("days are chosen on the timeline: gt goes there");
            return;
        };
        let here = self.world.corpus.event(event).when;
        match self.days {
            Some(ChosenDays::From(start)) => {
                let days = DateRange::new(
                    start.first().min(here.first()),
                    start.last().max(here.last()),
                );
                self.days = Some(ChosenDays::Within(days));
                self.keep_days();
                let (kept, all) = (self.articles.ids.len(), self.world.corpus.articles().len());
                let shown = dates::span(days);
                self.notify(format!("{shown}: {kept} of {all} articles; Esc shows all"));
            }
            _ => {
                self.clear_days();
                self.days = Some(ChosenDays::From(here));
                let shown = dates::span(here);
                self.notify(format!("from {shown}; v again where the days end"));
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
        let kept = self.days_kept().map(|days| kept(&self.world.corpus, days));
        let is_seen = |id: ArticleId| kept.as_ref().is_none_or(|it| it.articles[id.index()]);
        self.articles.receive(&self.world.corpus, is_seen);
        if self.shown().is_none_or(|id| self.line_of(id).is_none()) {
            self.articles.scroll.top = 0;
        }
        self.entities.kept = kept.map(|it| it.entities);
        self.entities.receive(&self.world.corpus, self.shown());
        self.relayout();
    }
}
