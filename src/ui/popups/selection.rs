//! A selection in a box where each thing that can be selected takes several rows.

use crate::ui::{
    action::Motion,
    panes::list::{self, Scroll},
    theme::Look,
};
use dateline_core::text::Span;

/// Which thing is selected, and which rows are seen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// The thing.
    pub at: usize,
    /// The rows.
    pub scroll: Scroll,
}

/// A row of a box that shows passages, each in full under its heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PassageRow {
    /// Something about all of them.
    About(String, Look),
    /// What stands above a passage.
    Head(usize),
    /// A stretch of a passage.
    Text(usize, Span),
    /// Nothing.
    Blank,
}

impl PassageRow {
    /// The passage that the row is part of.
    pub const fn of(&self) -> Option<usize> {
        match self {
            PassageRow::Head(n) | PassageRow::Text(n, _) => Some(*n),
            PassageRow::About(..) | PassageRow::Blank => None,
        }
    }
}

impl Selection {
    /// Moves within `len` things of about `rows_each` rows, `height` of which are seen.
    pub fn go(&mut self, motion: Motion, len: usize, rows_each: usize, height: usize) {
        self.at = list::moved(self.at, motion, 0, len, height / rows_each);
    }

    /// Scrolls so that the whole of what is selected is seen, and with the first what stands above it; `of` names the
    /// thing that a row is part of.
    pub fn reveal<R>(&mut self, rows: &[R], of: impl Fn(&R) -> Option<usize>, height: usize) {
        self.scroll.top = self.scroll.top.min(rows.len().saturating_sub(height));
        let is_its = |row: &R| of(row) == Some(self.at);
        let Some(first) = rows.iter().position(is_its) else {
            return;
        };
        let last = rows.iter().rposition(is_its).unwrap_or(first);
        self.scroll.show(last, rows.len(), height);
        self.scroll.show(first, rows.len(), height);
        if last < height {
            self.scroll.top = 0;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::action::Direction;

    #[test]
    fn all_rows_of_what_is_selected_are_seen() {
        let rows: Vec<Option<usize>> = (0..30).map(|row: usize| row.checked_sub(2)).collect();
        let of = |row: &Option<usize>| row.map(|n| n / 4);
        let mut selection = Selection::default();
        let mut tops = Vec::new();
        for _ in 0..3 {
            selection.go(Motion::Line(Direction::Next), 7, 4, 10);
            selection.reveal(&rows, of, 10);
            tops.push(selection.scroll.top);
        }
        assert_eq!(tops, [0, 5, 9]);
        selection.at = 0;
        selection.reveal(&rows, of, 10);
        assert_eq!(selection.scroll.top, 0);
    }

    #[test]
    fn a_list_that_has_become_shorter_is_not_scrolled_beyond_its_end() {
        let mut selection = Selection::default();
        selection.scroll.top = 9;
        selection.reveal(&[(); 12], |()| None, 10);
        assert_eq!(selection.scroll.top, 2);
    }
}
