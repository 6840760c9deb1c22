//! The panes laid out again after something that the layout depends on has changed.

use super::{
    app::App,
    follow::Follow,
    layout::Layout,
    panes::{Pane, articles},
};
use dateline_core::story::ArticleId;

impl App {
    /// Lays the panes out again after something that the layout depends on has changed.
    pub(super) fn arrange(&mut self) {
        let area = self.layout.area;
        self.layout = Layout::new(area.width, area.height, self.focus, self.wishes);
        let page = self.layout.page();
        self.text.resize(page.width, page.height);
        if let Some(id) = self.shown()
            && self.layout.pane(Pane::Articles).is_some()
        {
            let (each, height) = (articles::lines_each(self), self.height_of(Pane::Articles));
            self.articles.show(id, each, height);
        }
    }

    /// Articles that are seen at once.
    pub(super) fn articles_seen(&self) -> usize {
        self.height_of(Pane::Articles) / articles::lines_each(self)
    }

    pub(super) fn height_of(&self, pane: Pane) -> usize {
        self.layout
            .pane(pane)
            .map_or(1, |area| usize::from(area.height))
            .max(1)
    }

    /// The first line of `article` in the list.
    pub(super) fn line_of(&self, article: ArticleId) -> Option<usize> {
        self.articles.line_of(article, articles::lines_each(self))
    }

    /// Makes anew what follows from what is followed, if that has changed.
    pub(super) fn settle(&mut self) {
        let followed = match &self.follow {
            Some(Follow::Entity(anchor)) => Some(anchor),
            _ => None,
        };
        if self.timeline.of.as_ref() != followed {
            self.timeline.of = followed.cloned();
            self.timeline.is_whole = false;
            self.retake_timeline();
        }
    }

    /// Makes the rows of the timeline anew, and shows what is chosen in it, or else the day of the article.
    pub(super) fn retake_timeline(&mut self) {
        let height = self.height_of(Pane::Timeline);
        self.timeline.retake(&self.corpus, height);
        if let Some(entry) = self.text.entry.clone() {
            self.reveal_day(&entry);
        }
    }
}
