//! Reports compared: their figures, all who tell an event or give a quotation, two articles side by side.

use super::App;
use crate::ui::{
    bookmark::{PassagesOf, Scope},
    effect::Effect,
    follow::{self, Anchor},
    pane::Pane,
    popups::{Popup, beside::Beside, differences::Differences, jump::Jump},
};
use dateline_core::{
    article::ArticleKey,
    story::{EventId, QuoteId},
};

impl App {
    /// Shows what the reports say of the claims of the event that is selected, or of the article that is shown.
    pub(super) fn show_differences(&mut self) {
        let event = self.event_in_focus();
        let event = event.and_then(|id| Anchor::of_event(&self.world.corpus, id));
        let scope = match event {
            Some(anchor) => Some(Scope::Event(anchor)),
            None => self.text.key().cloned().map(Scope::Article),
        };
        self.popup = Some(Popup::Differences(Differences::new(
            &self.world.corpus,
            scope,
        )));
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
            self.notify("there is no article yet to compare");
            return Vec::new();
        };
        self.popup = Some(Popup::Jump(Jump::beside(key)));
        self.rank()
    }

    /// Sets two articles side by side.
    pub(super) fn set_beside(&mut self, one: &ArticleKey, other: &ArticleKey) {
        let articles = [one.clone(), other.clone()];
        let beside = Beside::new(&self.popup_context(), &articles);
        self.popup = beside.map(Popup::Beside);
    }

    /// Shows all who tell `event`.
    pub(super) fn show_reports(&mut self, event: EventId) {
        if let Some(anchor) = Anchor::of_event(&self.world.corpus, event) {
            self.show_passages(PassagesOf::Event(anchor), self.shown());
        }
    }

    /// The quotation that others give too, where the reader was led to it or to its sentence in the text.
    pub(super) fn quotation_at_cursor(&self) -> Option<QuoteId> {
        if self.screen.focus != Pane::Text {
            return None;
        }
        follow::quotation_in(&self.world.corpus, self.shown()?, self.text.cursor?)
    }

    /// Shows all who give the quotation of `quote`.
    pub(super) fn show_versions(&mut self, quote: QuoteId) {
        let anchor = Anchor::of_quote(&self.world.corpus, quote);
        self.show_passages(PassagesOf::Quotation(anchor), None);
    }

    fn event_in_focus(&self) -> Option<EventId> {
        let selected = self.timeline.selected_event();
        selected.filter(|_| self.screen.focus == Pane::Timeline)
    }
}
