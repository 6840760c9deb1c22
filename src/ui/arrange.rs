//! The panes laid out again after something that the layout depends on has changed.

use super::{
    app::App,
    layout::Layout,
    panes::{Pane, articles},
};
use crate::story::ArticleId;

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
            let (row, len) = (self.row_of(id), self.corpus.articles().len());
            let height = self.articles_seen();
            self.articles.scroll.show(row, len, height);
        }
    }

    /// Articles that are seen at once.
    pub(super) fn articles_seen(&self) -> usize {
        self.height_of(Pane::Articles) / articles::rows_each(self)
    }

    pub(super) fn height_of(&self, pane: Pane) -> usize {
        self.layout
            .pane(pane)
            .map_or(1, |area| usize::from(area.height))
            .max(1)
    }

    /// The row of `article` in the list.
    pub fn row_of(&self, article: ArticleId) -> usize {
        let rows = self.corpus.chronology();
        rows.iter().position(|id| *id == article).unwrap_or(0)
    }
}
