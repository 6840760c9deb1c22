//! Boxes over the panes, a file or a folder each; `frame` and `prompt` are what they have in common.

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
pub mod outcome;
pub mod passages;
pub mod prompt;
pub mod search;

use ratatui::buffer::Buffer;
use tui_input::Input;

use super::{
    action::Action,
    bookmark::{Bookmarked, PopupBookmark},
    keymap::Mode,
    scene::Scene,
};
use beside::Beside;
use card::Card;
use command::CommandLine;
use date::DatePrompt;
use dateline_core::corpus::Corpus;
use differences::Differences;
use help::Help;
use jump::Jump;
use map::Map;
use narrow::Narrow;
pub use outcome::{Hit, PopupContext, PopupOutcome};
use passages::PassageList;
use search::Search;

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
    /// A date being typed.
    Date(DatePrompt),
    /// Where the story is.
    Map(Map),
    /// What is known of a name.
    Card(Card),
    /// What the reports say of each claim.
    Differences(Differences),
    /// Two articles side by side.
    Beside(Beside),
    /// All who tell an event or give a quotation; why a sentence is new or known; what could not be read.
    Passages(PassageList),
}

impl Popup {
    /// Where its keys mean what they mean.
    pub fn modes(&self) -> Vec<Mode> {
        let own: &[Mode] = match self {
            Popup::Jump(_) => &[Mode::Jump, Mode::Picker, Mode::Prompt],
            Popup::Help(_) => &[Mode::Help, Mode::Picker, Mode::Prompt],
            Popup::Command(_) => &[Mode::Command, Mode::Prompt],
            Popup::Narrow(_) => &[Mode::Narrow, Mode::Prompt],
            Popup::Search(_) | Popup::Date(_) => &[Mode::Prompt],
            Popup::Map(_) => &[Mode::Map, Mode::List],
            Popup::Card(_) => &[Mode::Card, Mode::List],
            Popup::Differences(_) => &[Mode::Differences, Mode::List],
            Popup::Beside(_) => &[Mode::Beside, Mode::List],
            Popup::Passages(list) => list.modes(),
        };
        let untyped: &[Mode] = match (self, self.input()) {
            (Popup::Help(_), Some(input)) if input.value().is_empty() => {
                &[Mode::UntypedHelp, Mode::Untyped]
            }
            (_, Some(input)) if input.value().is_empty() => &[Mode::Untyped],
            _ => &[],
        };
        [untyped, own].concat()
    }

    /// Does `action`.
    pub fn update(&mut self, context: &PopupContext<'_>, action: Action) -> PopupOutcome {
        if let (Action::Edit(request), Some(input)) = (action, self.input_mut()) {
            let before = input.value().to_owned();
            input.handle(request);
            return match before == input.value() {
                true => PopupOutcome::Stay,
                false => self.typed(),
            };
        }
        match self {
            Popup::Jump(jump) => jump.update(context, action),
            Popup::Help(help) => help.update(context, action),
            Popup::Command(command) => command.update(action),
            Popup::Search(search) => search.update(action),
            Popup::Narrow(narrow) => narrow.update(action),
            Popup::Date(date) => date.update(action),
            Popup::Map(map) => map.update(action),
            Popup::Card(card) => card.update(context, action),
            Popup::Differences(differences) => differences.update(context, action),
            Popup::Beside(beside) => beside.update(context, action),
            Popup::Passages(list) => list.update(context, action),
        }
    }

    /// Takes text that was pasted, in one line.
    pub fn paste(&mut self, text: &str) -> PopupOutcome {
        let Some(input) = self.input_mut() else {
            return PopupOutcome::Stay;
        };
        prompt::insert(input, text);
        self.typed()
    }

    /// What follows when what is typed has changed.
    fn typed(&mut self) -> PopupOutcome {
        match self {
            Popup::Jump(jump) => jump.typed(),
            Popup::Help(help) => help.typed(),
            Popup::Command(command) => command.typed(),
            Popup::Search(_) => PopupOutcome::Seek,
            Popup::Narrow(_) => PopupOutcome::Narrow,
            _ => PopupOutcome::Stay,
        }
    }

    /// What is typed in the box, where letters are not keys of its own.
    pub fn input(&self) -> Option<&Input> {
        match self {
            Popup::Jump(jump) => Some(&jump.input),
            Popup::Help(help) => Some(&help.input),
            Popup::Command(command) => Some(&command.input),
            Popup::Search(search) => Some(&search.input),
            Popup::Narrow(narrow) => Some(&narrow.input),
            Popup::Date(date) => Some(&date.input),
            _ => None,
        }
    }

    fn input_mut(&mut self) -> Option<&mut Input> {
        match self {
            Popup::Jump(jump) => Some(&mut jump.input),
            Popup::Help(help) => Some(&mut help.input),
            Popup::Command(command) => Some(&mut command.input),
            Popup::Search(search) => Some(&mut search.input),
            Popup::Narrow(narrow) => Some(&mut narrow.input),
            Popup::Date(date) => Some(&mut date.input),
            _ => None,
        }
    }

    /// Where the reader is in a box that is come back to.
    pub fn bookmark(&self, corpus: &Corpus) -> Option<PopupBookmark> {
        match self {
            Popup::Card(card) => Some(card.bookmark()),
            Popup::Differences(differences) => Some(differences.bookmark(corpus)),
            Popup::Beside(beside) => Some(beside.bookmark(corpus)),
            Popup::Passages(list) => Some(list.bookmark()),
            _ => None,
        }
    }

    /// The box as the reader left it, by what is known now.
    pub fn at(context: &PopupContext<'_>, bookmark: PopupBookmark) -> Option<Popup> {
        let selection = bookmark.selection;
        match bookmark.what {
            Bookmarked::Card(anchor) => {
                Card::at(context.corpus, anchor, selection).map(Popup::Card)
            }
            Bookmarked::Differences {
                scope,
                shown,
                figure,
            } => {
                let differences = Differences::at(context.corpus, scope, shown, figure, selection);
                Some(Popup::Differences(differences))
            }
            Bookmarked::Beside(articles) => {
                Beside::at(context, &articles, selection).map(Popup::Beside)
            }
            Bookmarked::Passages(of) => {
                PassageList::at(context, of, selection).map(Popup::Passages)
            }
        }
    }

    /// What a search that is being typed looks for.
    pub fn searched(&self) -> Option<&str> {
        match self {
            Popup::Search(search) => Some(search.input.value()),
            _ => None,
        }
    }

    /// Draws the box.
    pub fn draw(&self, scene: Scene<'_>, buffer: &mut Buffer) {
        match self {
            Popup::Jump(jump) => jump::draw(scene, jump, buffer),
            Popup::Help(help) => help.draw(scene, buffer),
            Popup::Command(command) => command.draw(scene, buffer),
            Popup::Search(search) => search.draw(scene, buffer),
            Popup::Narrow(narrow) => narrow.draw(scene, buffer),
            Popup::Date(date) => date.draw(scene, buffer),
            Popup::Map(map) => map.draw(scene, buffer),
            Popup::Card(card) => card::draw(scene, card, buffer),
            Popup::Differences(it) => differences::draw(scene, it, buffer),
            Popup::Beside(it) => beside::draw(scene, it, buffer),
            Popup::Passages(list) => list.draw(scene, buffer),
        }
    }
}
