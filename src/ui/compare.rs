//! Reports compared: their figures, and all who tell an event.

use super::{
    app::App,
    follow::{Anchor, Follow, Target},
    panes::Pane,
    popups::{
        Popup,
        differences::{Differences, Scope},
        reports::Reports,
    },
};
use crate::{
    story::{ArticleId, EventId, Report},
    text::Span,
};

impl App {
    /// Shows what the reports say of the claims of the event that is selected, or of the article that is shown.
    pub(super) fn show_differences(&mut self) {
        let event = self.event_in_focus();
        let event = event.and_then(|id| Anchor::of_event(&self.corpus, id));
        let scope = match event {
            Some(anchor) => Some(Scope::Event(anchor)),
            None => self.text.key().cloned().map(Scope::Article),
        };
        self.popup = Some(Popup::Differences(Differences::new(&self.corpus, scope)));
    }

    /// On an event, shows all who tell it.
    pub(super) fn compare(&mut self) {
        match self.event_in_focus() {
            Some(event) => self.show_reports(event),
            None => self.say(
                "c on an event in the timeline shows all who tell it; d shows where figures differ",
            ),
        }
    }

    /// Shows all who tell `event`.
    pub(super) fn show_reports(&mut self, event: EventId) {
        let Some(anchor) = Anchor::of_event(&self.corpus, event) else {
            return;
        };
        let area = self.layout.area;
        let shown = self.shown();
        let reports = Reports::new(&self.corpus, anchor, shown, area.width);
        self.popup = reports.map(Popup::Reports);
    }

    /// Goes from a box to a sentence; one step back leads to the box.
    pub(super) fn go_from_box(&mut self, popup: Popup, article: ArticleId, span: Span) {
        self.leave_box(popup);
        self.follow = None;
        self.lead_to(Target { article, span });
    }

    /// Goes from the reports of an event to one of them, and follows the event.
    pub(super) fn go_to_report(&mut self, popup: Popup, anchor: Anchor, report: Report) {
        self.leave_box(popup);
        let height = self.height_of(Pane::Timeline);
        self.timeline.choose(&self.corpus, anchor.clone(), height);
        self.follow = Some(Follow::Event(anchor));
        let target = Target {
            article: report.article,
            span: report.sentence,
        };
        self.lead_to(target);
        let targets = self.targets();
        let at = targets.iter().position(|it| *it == target);
        self.say_place(at.unwrap_or(0), targets.len(), false);
    }

    /// Remembers the place with the box open, so that one step back leads there.
    fn leave_box(&mut self, popup: Popup) {
        self.popup = Some(popup);
        let here = self.place();
        self.popup = None;
        self.leave_to_follow(here);
    }

    fn event_in_focus(&self) -> Option<EventId> {
        let selected = self.timeline.selected_event();
        selected.filter(|_| self.focus == Pane::Timeline)
    }
}
