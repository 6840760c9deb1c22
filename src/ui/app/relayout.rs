//! What follows from what has changed: the layout, the timeline of what is followed, what a search finds.

use super::App;
use crate::ui::{follow::Follow, pane::Pane};
use dateline_core::story::ArticleId;

impl App {
    /// Lays the panes out again after something that the layout depends on has changed.
    pub(super) fn relayout(&mut self) {
        self.screen.relayout();
        let page = self.screen.layout.page();
        self.text.resize(page.width, page.height);
        if let Some(id) = self.shown()
            && self.screen.layout.pane(Pane::Articles).is_some()
        {
            let each = self.screen.layout.rows_of_article();
            let height = self.screen.height_of(Pane::Articles);
            self.articles.show(id, each, height);
        }
    }

    /// The first line of `article` in the list.
    pub(super) fn line_of(&self, article: ArticleId) -> Option<usize> {
        let each = self.screen.layout.rows_of_article();
        self.articles.line_of(article, each)
    }

    /// Makes anew what follows from what is followed and searched, if that has changed.
    pub(super) fn sync(&mut self) {
        let (followed, kept) = match &self.follow {
            Some(Follow::Entity(anchor)) => (Some(anchor), None),
            Some(Follow::Search(words)) => (None, Some(words.as_str())),
            _ => (None, None),
        };
        let typed = self.popup.as_ref().and_then(|popup| popup.searched());
        self.text.search(typed.or(kept));
        if self.timeline.of.as_ref() != followed {
            self.timeline.of = followed.cloned();
            self.timeline.is_whole = false;
            self.rebuild_timeline();
        }
    }

    /// Makes the rows of the timeline anew, and shows what is chosen in it, or else the day of the article.
    pub(super) fn rebuild_timeline(&mut self) {
        let height = self.screen.height_of(Pane::Timeline);
        self.timeline.rebuild(&self.world.corpus, height);
        if let Some(entry) = self.text.entry.clone() {
            self.reveal_day(&entry);
        }
    }
}
