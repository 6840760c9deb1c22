//! Reports compared: their figures, all who tell an event or give a quotation, two articles side by side.

use super::{
    action::Effect,
    app::App,
    follow::{self, Anchor, Follow, Target},
    panes::Pane,
    popups::{
        Popup,
        beside::Beside,
        differences::{Differences, Scope},
        jump::Jump,
        reports::Reports,
        versions::Versions,
    },
};
use dateline_core::{
    article::ArticleKey,
    story::{ArticleId, EventId, QuoteId, Report},
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

    /// On an event, shows all who tell it; on a quotation that others give too, all who give it; elsewhere asks which
    /// article stands beside the one that is shown.
    pub(super) fn compare(&mut self) -> Vec<Effect> {
        if let Some(event) = self.event_in_focus() {
            self.show_reports(event);
            return Vec::new();
        }
        if let Some(quote) = self.quotation_at_cursor() {
            self.show_versions(quote);
            return Vec::new();
        }
        let Some(key) = self.text.key().cloned() else {
            self.say("there is no article yet to compare");
            return Vec::new();
        };
        self.popup = Some(Popup::Jump(Jump::beside(key)));
        self.rank()
    }

    /// Sets two articles side by side.
    pub(super) fn set_beside(&mut self, one: &ArticleKey, other: &ArticleKey) {
        let beside = Beside::new(&self.corpus, [one, other], self.size());
        self.popup = beside.map(Popup::Beside);
    }

    /// Columns and rows of the terminal.
    pub(super) fn size(&self) -> (u16, u16) {
        let area = self.layout.area;
        (area.width, area.height)
    }

    /// Shows all who tell `event`.
    pub(super) fn show_reports(&mut self, event: EventId) {
        let Some(anchor) = Anchor::of_event(&self.corpus, event) else {
            return;
        };
        let shown = self.shown();
        let reports = Reports::new(&self.corpus, anchor, shown, self.size());
        self.popup = reports.map(Popup::Reports);
    }

    /// The quotation that others give too, where the reader was led to it or to its sentence in the text.
    pub(super) fn quotation_at_cursor(&self) -> Option<QuoteId> {
        if self.focus != Pane::Text {
            return None;
        }
        follow::quotation_in(&self.corpus, self.shown()?, self.text.cursor?)
    }

    /// Shows all who give the quotation of `quote`.
    pub(super) fn show_versions(&mut self, quote: QuoteId) {
        let anchor = Anchor::of_quote(&self.corpus, quote);
        let versions = Versions::new(&self.corpus, anchor, self.size());
        self.popup = versions.map(Popup::Versions);
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
