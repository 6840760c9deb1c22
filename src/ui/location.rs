//! Places in the corpus that the reader has been to.

use super::{bookmark::PopupBookmark, follow::Follow, pane::Pane};
use dateline_core::{article::ArticleKey, text::Span};

/// Places kept for going back at most.
const MAX_PLACES: usize = 500;

/// Where the reader is: enough to come back to, in any later snapshot and at any size of the window.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Location {
    /// The article that is shown.
    pub article: Option<ArticleKey>,
    /// What stands at the top of the text.
    pub top: Top,
    /// The sentence, mention or hit that the reader was led to.
    pub cursor: Option<Span>,
    /// The pane with the focus.
    pub focus: Pane,
    /// What is being followed.
    pub follow: Option<Follow>,
    /// The box that is open, if it is one to come back to.
    pub popup: Option<PopupBookmark>,
}

/// What stands at the top of the text pane, as a place in the article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Top {
    /// A byte of the first row with text; 0 for the very top.
    pub at: u32,
    /// Rows without text that are seen above it.
    pub above: u16,
}

/// The places before and after this one.
#[derive(Clone, Debug, Default)]
pub struct History {
    before: Vec<Location>,
    after: Vec<Location>,
}

impl History {
    /// Remembers `here`, from which the reader is about to jump.
    pub fn leave(&mut self, here: Location) {
        self.after.clear();
        if self.before.last() != Some(&here) {
            self.before.push(here);
        }
        if self.before.len() > MAX_PLACES {
            self.before.remove(0);
        }
    }

    /// The place before `here`.
    pub fn back(&mut self, here: Location) -> Option<Location> {
        let place = self.before.pop()?;
        self.after.push(here);
        Some(place)
    }

    /// The place after `here`, once the reader has gone back.
    pub fn forward(&mut self, here: Location) -> Option<Location> {
        let place = self.after.pop()?;
        self.before.push(here);
        Some(place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(at: u32) -> Location {
        Location {
            top: Top { at, above: 0 },
            ..Location::default()
        }
    }

    #[test]
    fn going_back_and_forward_ends_where_it_began() {
        let mut history = History::default();
        history.leave(place(1));
        history.leave(place(2));
        assert_eq!(history.back(place(3)), Some(place(2)));
        assert_eq!(history.back(place(2)), Some(place(1)));
        assert_eq!(history.back(place(1)), None);
        assert_eq!(history.forward(place(1)), Some(place(2)));
        assert_eq!(history.forward(place(2)), Some(place(3)));
    }
}
