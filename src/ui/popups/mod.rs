//! Boxes over the panes: jump, help, search, command line, problems. One file each.

pub mod command;
pub mod date;
pub mod frame;
pub mod help;
pub mod jump;
pub mod map;
pub mod problems;
pub mod prompt;
pub mod search;
pub mod why;

use ratatui::buffer::Buffer;

use crate::{
    article::{ArticleKey, DateRange},
    text::Span,
};

use super::{action::Action, app::App, key::Key, place::Place};
use command::CommandLine;
use date::DatePrompt;
use help::Help;
use jump::{Hit, Jump};
use map::Map;
use problems::Problems;
use search::Search;
use why::Why;

/// The box that is open.
#[derive(Clone, Debug)]
pub enum Popup {
    /// Jump to something by typing a few of its letters.
    Jump(Jump),
    /// The keys.
    Help(Help),
    /// A command being typed.
    Command(CommandLine),
    /// A search being typed.
    Search(Search),
    /// What could not be read.
    Problems(Problems),
    /// A date being typed.
    Date(DatePrompt),
    /// How the date of an article is known.
    Why(Why),
    /// Where the story is.
    Map(Map),
}

/// What a key pressed in a box leads to.
#[derive(Clone, Debug)]
pub enum Outcome {
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
    /// The box closes and the command is carried out.
    Obey(String),
    /// The box closes and the article that is shown was published on these days.
    Published(DateRange),
    /// The box closes and the reader is led to this evidence.
    Evidence(ArticleKey, Span),
    /// The words searched for have changed.
    Seek,
    /// The search is kept, and the box closes.
    Found,
    /// The box closes and everything is where it was.
    Return(Place),
}

impl Popup {
    /// Takes a key, with room for `rows` rows of a list.
    pub fn press(&mut self, app: &AppView<'_>, key: Key) -> Outcome {
        match self {
            Popup::Jump(jump) => jump.press(app, key),
            Popup::Help(help) => help.press(app, key),
            Popup::Command(command) => command.press(app, key),
            Popup::Search(search) => search.press(key),
            Popup::Problems(problems) => problems.press(app, key),
            Popup::Date(date) => date.press(key),
            Popup::Why(why) => why.press(app, key),
            Popup::Map(map) => map.press(key),
        }
    }

    /// Takes text that was pasted, in one line.
    pub fn paste(&mut self, text: &str) -> Outcome {
        let input = match self {
            Popup::Jump(jump) => &mut jump.input,
            Popup::Help(help) => &mut help.input,
            Popup::Command(command) => &mut command.input,
            Popup::Search(search) => &mut search.input,
            Popup::Date(date) => &mut date.input,
            Popup::Problems(_) | Popup::Why(_) | Popup::Map(_) => return Outcome::Stay,
        };
        prompt::insert(input, text);
        match self {
            Popup::Jump(_) => Outcome::Rank,
            Popup::Search(_) => Outcome::Seek,
            _ => Outcome::Stay,
        }
    }

    /// What a search that is being typed looks for.
    pub fn searched(&self) -> Option<&str> {
        match self {
            Popup::Search(search) => Some(search.input.value()),
            _ => None,
        }
    }
}

/// What a box needs to know of the app to take a key.
#[derive(Clone, Copy, Debug)]
pub struct AppView<'a> {
    /// Names that `:theme` takes.
    pub themes: &'a [String],
    /// Rows of the terminal.
    pub height: u16,
    /// Problems that are listed.
    pub n_problems: usize,
}

/// Draws the box that is open.
pub fn draw(app: &App, buffer: &mut Buffer) {
    match &app.popup {
        Some(Popup::Jump(jump)) => jump::draw(app, jump, buffer),
        Some(Popup::Help(help)) => help::draw(app, help, buffer),
        Some(Popup::Command(command)) => command::draw(app, command, buffer),
        Some(Popup::Search(search)) => search::draw(app, search, buffer),
        Some(Popup::Problems(problems)) => problems::draw(app, problems, buffer),
        Some(Popup::Date(date)) => date::draw(app, date, buffer),
        Some(Popup::Why(why)) => why::draw(app, why, buffer),
        Some(Popup::Map(map)) => map::draw(app, map, buffer),
        None => (),
    }
}
