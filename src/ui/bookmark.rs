//! Boxes that are come back to, as places without ids.

use super::{follow::Anchor, list::ListSelection};
use dateline_core::{article::ArticleKey, text::Span};

/// A box that is come back to, and where in it the reader was; the same in any snapshot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PopupBookmark {
    /// What it shows.
    pub what: Bookmarked,
    /// Where the reader was.
    pub selection: ListSelection,
}

/// What a box shows that is come back to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Bookmarked {
    /// The card of the name that is mentioned there.
    Card(Anchor),
    /// Passages.
    Passages(PassagesOf),
    /// Two articles side by side.
    Beside([ArticleKey; 2]),
    /// The differences.
    Differences {
        /// Those of what, beside all.
        scope: Option<Scope>,
        /// Which of the two tables is seen.
        shown: usize,
        /// Where the figure in the selected cell stands.
        figure: Option<Anchor>,
    },
}

/// What passages are listed for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PassagesOf {
    /// All who tell the event that is told there.
    Event(Anchor),
    /// All who give the quotation that is given there.
    Quotation(Anchor),
    /// Why the sentence is new or known, if there is one, and how the date of the article is known.
    Why(ArticleKey, Option<Span>),
    /// What could not be read.
    Problems,
}

/// Whose claims a table of differences is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Those of this article, and what it leaves out.
    Article(ArticleKey),
    /// Those of the reports of the event that is told there.
    Event(Anchor),
    /// All that several articles make.
    Everything,
}
