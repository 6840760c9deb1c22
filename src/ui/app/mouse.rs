//! The mouse: click, click again to open, wheel, dividers.

use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::Rect;

use super::App;
use crate::ui::{
    action::{Direction, Motion},
    layout::Divider,
    pane::Pane,
};

/// Rows that one turn of the wheel scrolls.
const WHEEL_ROWS: usize = 3;

impl App {
    /// Takes a movement of the mouse.
    pub fn mouse(&mut self, event: MouseEvent) {
        if self.popup.is_some() {
            return;
        }
        self.touched = true;
        let (column, row) = (event.column, event.row);
        match event.kind {
            MouseEventKind::ScrollDown => self.wheel(column, row, Direction::Next),
            MouseEventKind::ScrollUp => self.wheel(column, row, Direction::Previous),
            MouseEventKind::Down(MouseButton::Left) => {
                self.screen.dragged = self.screen.layout.divider_at(column, row);
                if self.screen.dragged.is_none()
                    && let Some((pane, area)) = self.screen.layout.pane_at(column, row)
                {
                    self.click(pane, area, column, row);
                }
            }
            MouseEventKind::Drag(MouseButton::Left) => self.drag(column),
            MouseEventKind::Up(_) => self.screen.dragged = None,
            _ => (),
        }
        self.sync();
    }

    fn wheel(&mut self, column: u16, row: u16, direction: Direction) {
        let Some((pane, _)) = self.screen.layout.pane_at(column, row) else {
            return;
        };
        let height = self.screen.height_of(pane);
        match pane {
            Pane::Text => {
                self.text.scroll(Motion::Line(direction), WHEEL_ROWS);
                self.mark_progress();
            }
            Pane::Articles => {
                let each = self.screen.layout.rows_of_article();
                self.articles.scroll_by(direction, WHEEL_ROWS, each, height);
            }
            Pane::Entities => {
                let len = self.entities.rows.len();
                self.entities.scroll.by(direction, WHEEL_ROWS, len, height);
            }
            Pane::Timeline => {
                let len = self.timeline.rows.len();
                self.timeline.scroll.by(direction, WHEEL_ROWS, len, height);
            }
        }
    }

    /// Selects what is under the mouse; what is selected already is opened.
    fn click(&mut self, pane: Pane, area: Rect, column: u16, row: u16) {
        let focused = self.screen.focus == pane;
        let n = usize::from(row - area.y);
        let height = self.screen.height_of(pane);
        match pane {
            Pane::Text => {
                self.focus_on(pane);
                let page = self.screen.layout.page();
                let row = usize::from(row - page.y);
                match column.checked_sub(page.x) {
                    Some(column) => self.text.point_at(row, column),
                    None => self.text.cursor = None,
                }
            }
            Pane::Articles => {
                let line = self.articles.scroll.top + n;
                let each = self.screen.layout.rows_of_article();
                if let Some(id) = self.articles.article_at(line, each) {
                    let again = focused && self.shown() == Some(id);
                    self.focus_on(pane);
                    self.show(id);
                    if again {
                        self.open();
                        self.mark_progress();
                    }
                }
            }
            Pane::Entities => {
                let at = self.entities.scroll.top + n;
                let again = focused && self.entities.selected == at;
                self.focus_on(pane);
                self.entities.select(&self.world.corpus, at, height);
                if again {
                    self.open();
                }
            }
            Pane::Timeline => {
                let at = self.timeline.scroll.top + n;
                let again = focused && at.wrapping_sub(self.timeline.selected) < 2;
                self.focus_on(pane);
                self.timeline.select(&self.world.corpus, at, height);
                if again {
                    self.open();
                }
            }
        }
    }

    fn drag(&mut self, column: u16) {
        let width = self.screen.layout.area.width;
        match self.screen.dragged {
            Some(Divider::Articles) => self.screen.prefs.dividers.articles = Some(column),
            Some(Divider::Side) => {
                self.screen.prefs.dividers.side = Some(width.saturating_sub(column + 1));
            }
            None => return,
        }
        self.relayout();
    }
}
