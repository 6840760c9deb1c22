//! Which rows of a long list are seen.

use super::action::{Direction, Motion};

/// The first row that is seen. The selection is held by each pane as what it selects.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Scroll {
    /// The first row that is seen.
    pub top: usize,
}

/// Which thing of a list is selected, in which of its columns, and which rows are seen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ListSelection {
    /// The thing.
    pub at: usize,
    /// The column, where things have several.
    pub column: usize,
    /// The rows.
    pub scroll: Scroll,
}

impl Scroll {
    /// Scrolls as little as it takes to see row `selected` of `len` rows, `height` at a time, with
    /// a row of context where there is one.
    pub fn show(&mut self, selected: usize, len: usize, height: usize) {
        let context = usize::from(height > 4);
        let last_top = len.saturating_sub(height);
        let lowest = (selected + 1 + context)
            .saturating_sub(height)
            .min(last_top);
        let highest = selected.saturating_sub(context).min(last_top);
        self.top = self.top.clamp(lowest.min(highest), highest);
    }

    /// Scrolls by `n` rows without a selection.
    pub fn by(&mut self, direction: Direction, n: usize, len: usize, height: usize) {
        let last_top = len.saturating_sub(height);
        self.top = match direction {
            Direction::Next => self.top.saturating_add(n).min(last_top),
            Direction::Previous => self.top.saturating_sub(n),
        };
    }
}

impl ListSelection {
    /// Moves within `len` things of a row each, `height` of which are seen.
    pub fn step(&mut self, motion: Motion, len: usize, height: usize) {
        self.at = moved(self.at, motion, 0, len, height);
        self.scroll.show(self.at, len, height);
    }

    /// Moves within `len` things of about `rows_each` rows, `height` of which are seen.
    pub fn go(&mut self, motion: Motion, len: usize, rows_each: usize, height: usize) {
        self.at = moved(self.at, motion, 0, len, height / rows_each);
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

/// Where `motion`, `count` times, leads from row `at` of `len` rows, `height` of which are seen.
///
/// `count` is 0 when none was typed; for [`Motion::Last`] it is the number of a row, from 1.
pub fn moved(at: usize, motion: Motion, count: usize, len: usize, height: usize) -> usize {
    let times = count.max(1);
    match motion {
        Motion::Line(direction) => direction.step(at, times, len),
        Motion::HalfPage(direction) => direction.step(at, times * (height / 2).max(1), len),
        Motion::Page(direction) => direction.step(at, times * height.saturating_sub(1).max(1), len),
        Motion::First => count.saturating_sub(1).min(len.saturating_sub(1)),
        Motion::Last if count > 0 => (count - 1).min(len.saturating_sub(1)),
        Motion::Last => len.saturating_sub(1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_selection_is_always_seen() {
        for height in 1..12 {
            for len in 1..30 {
                let mut scroll = Scroll::default();
                for selected in (0..len).chain((0..len).rev()) {
                    scroll.show(selected, len, height);
                    assert!((scroll.top..scroll.top + height).contains(&selected));
                    assert!(scroll.top == 0 || scroll.top + height <= len);
                }
            }
        }
    }

    #[test]
    fn counts_repeat_a_move_or_name_a_row() {
        let down = Motion::Line(Direction::Next);
        assert_eq!(moved(2, down, 12, 100, 10), 14);
        assert_eq!(moved(2, Motion::Last, 7, 100, 10), 6);
        assert_eq!(moved(2, Motion::Last, 0, 100, 10), 99);
        assert_eq!(moved(0, down, 5, 0, 10), 0);
    }

    #[test]
    fn all_rows_of_what_is_selected_are_seen() {
        let rows: Vec<Option<usize>> = (0..30).map(|row: usize| row.checked_sub(2)).collect();
        let of = |row: &Option<usize>| row.map(|n| n / 4);
        let mut selection = ListSelection::default();
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
        let mut selection = ListSelection::default();
        selection.scroll.top = 9;
        selection.reveal(&[(); 12], |()| None, 10);
        assert_eq!(selection.scroll.top, 2);
    }
}
