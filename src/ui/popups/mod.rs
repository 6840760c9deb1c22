//! Boxes over the panes, a file or a folder each; `frame` and `selection` are what they have in common.

pub mod beside;
pub mod card;
pub mod command;
pub mod date;
pub mod differences;
pub mod frame;
pub mod help;
pub mod jump;
pub mod map;
pub mod narrow;
pub mod problems;
pub mod prompt;
pub mod reports;
pub mod search;
pub mod selection;
pub mod versions;
pub mod why;

use ratatui::buffer::Buffer;
use tui_input::Input;

use dateline_core::{
    analysis::EntityKind,
    article::{ArticleKey, DateRange},
    corpus::Corpus,
    story::{ArticleId, Report},
    text::Span,
};

use super::{
    action::{Action, Direction},
    app::App,
    follow::Anchor,
    key::Key,
    news::News,
    place::Place,
};
use beside::{Beside, BesidePlace};
use card::{Card, CardPlace};
use command::CommandLine;
use date::DatePrompt;
use differences::{Differences, DifferencesPlace};
use help::Help;
use jump::{Hit, Jump};
use map::Map;
use narrow::Narrow;
use problems::Problems;
use reports::{Reports, ReportsPlace};
use search::Search;
use versions::{Versions, VersionsPlace};
use why::{Why, WhyPlace};

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
    /// What the names in their pane have to match, being typed.
    Narrow(Narrow),
    /// What could not be read.
    Problems(Problems),
    /// A date being typed.
    Date(DatePrompt),
    /// Why a sentence is new or known, and how the date of its article is known.
    Why(Why),
    /// Where the story is.
    Map(Map),
    /// What is known of a name.
    Card(Card),
    /// What the reports say of each claim.
    Differences(Differences),
    /// All who tell an event.
    Reports(Reports),
    /// Two articles side by side.
    Beside(Beside),
    /// All who give a quotation.
    Versions(Versions),
}

/// A box that is come back to, and where in it the reader was; the same in any snapshot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BoxPlace {
    /// A name card.
    Card(CardPlace),
    /// The differences.
    Differences(DifferencesPlace),
    /// All who tell an event.
    Reports(ReportsPlace),
    /// Two articles side by side.
    Beside(BesidePlace),
    /// All who give a quotation.
    Versions(VersionsPlace),
    /// Why a sentence is new or known, and how a date is known.
    Why(WhyPlace),
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
    /// The box closes and the reader is led to this sentence of the article; one step back leads to the box.
    Read(ArticleId, Span),
    /// The same for a report of the event told at the anchor, which is followed.
    Report(Anchor, Report),
    /// The box closes, what is mentioned at the anchor is followed, and the reader is led to the
    /// place, or else to a mention.
    Mention(Anchor, Option<(ArticleKey, Span)>),
    /// The box closes, and what is mentioned there is followed to its next mention or the one before.
    Walk(Anchor, Direction),
    /// The box closes, and it is asked which name the one mentioned there is merged with.
    Merge(Anchor),
    /// The box stays, and this spelling of what is mentioned there is broken off.
    BreakOff(Anchor, Option<(String, EntityKind)>),
    /// The box stays, and the action is done.
    Above(Action),
    /// The letters that names have to match have changed.
    Narrow,
    /// The box closes, and all names are shown again.
    Widen,
    /// The words searched for have changed.
    Seek,
    /// The search is kept, and the box closes.
    Found,
    /// The box closes and everything is where it was.
    Return(Place),
}

impl Popup {
    /// Takes a key.
    pub fn press(&mut self, app: &AppView<'_>, key: Key) -> Outcome {
        match self {
            Popup::Jump(jump) => jump.press(app, key),
            Popup::Help(help) => help.press(app, key),
            Popup::Command(command) => command.press(app, key),
            Popup::Search(search) => search.press(key),
            Popup::Narrow(narrow) => narrow.press(key),
            Popup::Problems(problems) => problems.press(app, key),
            Popup::Date(date) => date.press(key),
            Popup::Why(why) => why.press(app, key),
            Popup::Map(map) => map.press(key),
            Popup::Card(card) => card.press(app, key),
            Popup::Differences(differences) => differences.press(app, key),
            Popup::Reports(reports) => reports.press(app, key),
            Popup::Beside(beside) => beside.press(app, key),
            Popup::Versions(versions) => versions.press(app, key),
        }
    }

    /// Takes text that was pasted, in one line.
    pub fn paste(&mut self, text: &str) -> Outcome {
        let Some(input) = self.input() else {
            return Outcome::Stay;
        };
        prompt::insert(input, text);
        match self {
            Popup::Jump(_) => Outcome::Rank,
            Popup::Search(_) => Outcome::Seek,
            Popup::Narrow(_) => Outcome::Narrow,
            _ => Outcome::Stay,
        }
    }

    /// What is typed in the box, where letters are not keys of its own.
    pub fn input(&mut self) -> Option<&mut Input> {
        match self {
            Popup::Jump(jump) => Some(&mut jump.input),
            Popup::Help(help) => Some(&mut help.input),
            Popup::Command(command) => Some(&mut command.input),
            Popup::Search(search) => Some(&mut search.input),
            Popup::Narrow(narrow) => Some(&mut narrow.input),
            Popup::Date(date) => Some(&mut date.input),
            Popup::Problems(_)
            | Popup::Why(_)
            | Popup::Map(_)
            | Popup::Card(_)
            | Popup::Differences(_)
            | Popup::Reports(_)
            | Popup::Beside(_)
            | Popup::Versions(_) => None,
        }
    }

    /// Where the reader is in a box that is come back to.
    pub fn place(&self, corpus: &Corpus) -> Option<BoxPlace> {
        match self {
            Popup::Card(card) => Some(BoxPlace::Card(card.place())),
            Popup::Differences(it) => Some(BoxPlace::Differences(it.place(corpus))),
            Popup::Reports(reports) => Some(BoxPlace::Reports(reports.place())),
            Popup::Beside(beside) => Some(BoxPlace::Beside(beside.place(corpus))),
            Popup::Versions(versions) => Some(BoxPlace::Versions(versions.place())),
            Popup::Why(why) => Some(BoxPlace::Why(why.place())),
            _ => None,
        }
    }

    /// The box as the reader left it, by what `corpus` knows and by the news of the article that is shown, in a
    /// terminal of this size.
    pub fn at(corpus: &Corpus, news: &News, place: BoxPlace, size: (u16, u16)) -> Option<Popup> {
        match place {
            BoxPlace::Card(place) => Card::at(corpus, place).map(Popup::Card),
            BoxPlace::Differences(it) => Some(Popup::Differences(Differences::at(corpus, it))),
            BoxPlace::Beside(place) => Beside::at(corpus, place, size).map(Popup::Beside),
            BoxPlace::Reports(place) => Reports::at(corpus, place, size).map(Popup::Reports),
            BoxPlace::Versions(place) => Versions::at(corpus, place, size).map(Popup::Versions),
            BoxPlace::Why(place) => Why::at(corpus, news, place, size).map(Popup::Why),
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
    /// Columns of the terminal.
    pub width: u16,
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
        Some(Popup::Narrow(narrow)) => narrow::draw(app, narrow, buffer),
        Some(Popup::Problems(problems)) => problems::draw(app, problems, buffer),
        Some(Popup::Date(date)) => date::draw(app, date, buffer),
        Some(Popup::Why(why)) => why::draw(app, why, buffer),
        Some(Popup::Map(map)) => map::draw(app, map, buffer),
        Some(Popup::Card(card)) => card::draw(app, card, buffer),
        Some(Popup::Differences(it)) => differences::draw(app, it, buffer),
        Some(Popup::Reports(it)) => reports::draw(app, it, buffer),
        Some(Popup::Beside(it)) => beside::draw(app, it, buffer),
        Some(Popup::Versions(it)) => versions::draw(app, it, buffer),
        None => (),
    }
}
