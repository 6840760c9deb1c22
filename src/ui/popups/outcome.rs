//! What a box needs to know to take a key, and what the key leads to.

use crate::{
    display::glyphs::Glyphs,
    ui::{
        action::{Action, Direction},
        follow::{Anchor, Follow, Target},
        location::Location,
        reading_state::ReadingState,
    },
};
use dateline_core::{
    analysis::EntityKind,
    article::{ArticleKey, DateRange},
    corpus::Corpus,
};

/// What a box needs to know of all else.
#[derive(Clone, Copy, Debug)]
pub struct PopupContext<'a> {
    /// The newest snapshot.
    pub corpus: &'a Corpus,
    /// What the article that is shown is to the reader.
    pub reading: &'a ReadingState,
    /// Columns and rows of the terminal.
    pub size: (u16, u16),
    /// The glyphs.
    pub glyphs: &'a Glyphs,
}

/// What a key pressed in a box leads to.
#[derive(Clone, Debug)]
pub enum PopupOutcome {
    /// The box stays as it is now.
    Stay,
    /// The box closes.
    Close,
    /// The query of a jump has changed.
    Rank,
    /// The box closes and its choice is gone to.
    Go(Hit),
    /// The box closes and the action is done.
    Run(Action),
    /// The box stays, and the action is done.
    Above(Action),
    /// The box closes and the command is carried out.
    Command(String),
    /// The box closes and the article that is shown was published on these days.
    Publish(DateRange),
    /// The box closes, this is followed, and the reader is led to the place, or else to the first of what is followed;
    /// one step back leads to the box.
    Lead(Option<Target>, Option<Follow>),
    /// The same, to the next mention of what is mentioned there or to the one before.
    Walk(Anchor, Direction),
    /// The box closes, and it is asked which name the one mentioned there is merged with.
    Merge(Anchor),
    /// The box stays, and this spelling of what is mentioned there is broken off.
    BreakOff(Anchor, Option<(String, EntityKind)>),
    /// The letters that names have to match have changed.
    Narrow,
    /// The box closes, and all names are shown again.
    Widen,
    /// The words searched for have changed.
    Seek,
    /// The search is kept, and the box closes.
    Found,
    /// The box closes and everything is where it was.
    Return(Location),
}

/// Where a jump leads, in any snapshot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hit {
    /// An article.
    Article(ArticleKey),
    /// The entity that is mentioned there.
    Entity(Anchor),
    /// The event that is told there.
    Event(Anchor),
    /// The nth line of the key table.
    Command(usize),
    /// Nowhere: the first article is set beside the second.
    Beside(ArticleKey, ArticleKey),
    /// Nowhere: what is mentioned at the first is merged with what is at the second.
    Merge(Anchor, Anchor),
}
