//! What can be done, as data.

use tui_input::InputRequest;

use super::pane::Pane;

/// One thing that a reader can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Move within the focused pane.
    Move(Motion),
    /// Move within the text, whichever pane is focused.
    Text(TextMotion),
    /// Put the focus on a pane.
    Focus(Pane),
    /// Put the focus on the pane to the right, or to the left.
    FocusBeside(Direction),
    /// Put the focus on the next pane, or the previous one, round and round.
    FocusRound(Direction),
    /// Show a pane that the window has no room for over the others, or put it away.
    Drawer(Pane),
    /// Open what is selected.
    Open,
    /// One step back: out of a box, a drawer, or to the last place.
    Back,
    /// Walk the places visited.
    Visit(Direction),
    /// Open the article before or after this one.
    Article(Direction),
    /// Go to the next, or the previous, of what is being followed.
    Follow(Direction),
    /// Jump to an article by typing.
    Jump,
    /// Jump to an article, an entity, an event or a command by typing.
    JumpAnywhere,
    /// The last jump list again, as it was.
    JumpAgain,
    /// Search in this article; with the names in focus, narrow them.
    Search,
    /// Put the names in the next order; with the articles in focus, these.
    Order,
    /// Choose days on the timeline: the first, then the last.
    Days,
    /// Type a command.
    Command,
    /// Show the keys.
    Help,
    /// Show what could not be read.
    Problems,
    /// Show or fold what belongs to the page and not to the article.
    Noise,
    /// Fold or show what the reader knows.
    Known,
    /// Nothing but the page.
    Zoom,
    /// Say when this article was published.
    SetDate,
    /// Say that this block belongs to the page, or that it does not.
    CorrectNoise,
    /// Say that this name is the same as another.
    Merge,
    /// Say that this name is not that of the others it was taken for.
    BreakOff,
    /// Take the last correction back.
    Undo,
    /// Make the correction that was taken back last.
    Redo,
    /// Show how the date of this article is known.
    Why,
    /// Show what the reports say of each claim.
    Differences,
    /// Set this article beside another; on an event, show all who tell it.
    Compare,
    /// Show where the story is.
    Map,
    /// Mark this article read, or unread.
    Read,
    /// Mark all articles read.
    ReadAll,
    /// The next theme.
    NextTheme,
    /// The theme of this name.
    ChooseTheme,
    /// The article of this number in the list.
    GoToRow,
    /// Back, then quit.
    BackOrQuit,
    /// Quit.
    Quit,
    /// Cancel what is being typed; twice quits.
    Cancel,
    /// Suspend the program.
    Suspend,
    /// Close the box.
    Close,
    /// Change what is typed in the box.
    Edit(InputRequest),
}

/// A move within a pane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Motion {
    /// A row up or down.
    Line(Direction),
    /// Half a page.
    HalfPage(Direction),
    /// A page.
    Page(Direction),
    /// The first row.
    First,
    /// The last row.
    Last,
}

/// A move within the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextMotion {
    /// To the next or previous paragraph.
    Paragraph(Direction),
    /// To the next or previous sentence.
    Sentence(Direction),
}

/// Forward or back, down or up, right or left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Forward, down, right.
    Next,
    /// Back, up, left.
    Previous,
}

impl Direction {
    /// `at` moved by `n` in this direction within `len` items.
    pub fn step(self, at: usize, n: usize, len: usize) -> usize {
        match self {
            Direction::Next => at.saturating_add(n).min(len.saturating_sub(1)),
            Direction::Previous => at.saturating_sub(n),
        }
    }
}
