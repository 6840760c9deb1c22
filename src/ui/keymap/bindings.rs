//! The key table.

use tui_input::InputRequest;

use super::{Binding, Group, Mode};
use crate::ui::{
    action::{
        Action::{self, *},
        Direction::{Next, Previous},
        Motion, TextMotion,
    },
    pane::Pane,
};

/// A key of the panes, which is a command too.
const fn bind(
    group: Group,
    keys: &'static [&'static str],
    action: Action,
    name: &'static str,
    help: &'static str,
) -> Binding {
    Binding {
        modes: &[Mode::Panes],
        keys,
        action,
        name,
        help,
        hint: "",
        group,
    }
}

/// The same with a word for the foot of the window.
const fn hinted(hint: &'static str, binding: Binding) -> Binding {
    Binding { hint, ..binding }
}

/// A key that does the same in the panes and in boxes.
const fn always(binding: Binding) -> Binding {
    Binding {
        modes: &[Mode::Always],
        ..binding
    }
}

/// A key of boxes with something to choose from.
const fn boxed(
    modes: &'static [Mode],
    keys: &'static [&'static str],
    action: Action,
    hint: &'static str,
    help: &'static str,
) -> Binding {
    Binding {
        modes,
        keys,
        action,
        name: "",
        help,
        hint,
        group: Group::Boxes,
    }
}

/// A key while something is typed.
const fn typing(
    modes: &'static [Mode],
    keys: &'static [&'static str],
    action: Action,
    help: &'static str,
) -> Binding {
    Binding {
        modes,
        keys,
        action,
        name: "",
        help,
        hint: "",
        group: Group::Typing,
    }
}

/// All bindings, in the order in which the help shows them.
#[rustfmt::skip]
pub static BINDINGS: &[Binding] = &[
    bind(Group::Moving, &["j", "Down"], Move(Motion::Line(Next)), "down", "a row down"),
    bind(Group::Moving, &["k", "Up"], Move(Motion::Line(Previous)), "up", "a row up"),
    bind(Group::Moving, &["Ctrl-d"], Move(Motion::HalfPage(Next)), "half-page-down", "half a page down"),
    bind(Group::Moving, &["Ctrl-u"], Move(Motion::HalfPage(Previous)), "half-page-up", "half a page up"),
    bind(Group::Moving, &["Space", "Ctrl-f", "PgDn"], Move(Motion::Page(Next)), "page-down", "a page down"),
    bind(Group::Moving, &["Ctrl-b", "PgUp"], Move(Motion::Page(Previous)), "page-up", "a page up"),
    bind(Group::Moving, &["gg", "Home"], Move(Motion::First), "first", "to the first row"),
    bind(Group::Moving, &["G", "End"], Move(Motion::Last), "last", "to the last row; with a count, to that row"),
    bind(Group::Moving, &["}"], Text(TextMotion::Paragraph(Next)), "next-paragraph", "next paragraph"),
    bind(Group::Moving, &["{"], Text(TextMotion::Paragraph(Previous)), "previous-paragraph", "previous paragraph"),
    bind(Group::Moving, &[")"], Text(TextMotion::Sentence(Next)), "next-sentence", "next sentence"),
    bind(Group::Moving, &["("], Text(TextMotion::Sentence(Previous)), "previous-sentence", "previous sentence"),

    bind(Group::Panes, &["l", "Right"], FocusBeside(Next), "pane-right", "pane to the right"),
    bind(Group::Panes, &["h", "Left"], FocusBeside(Previous), "pane-left", "pane to the left"),
    bind(Group::Panes, &["Tab"], FocusRound(Next), "next-pane", "next pane"),
    bind(Group::Panes, &["Shift-Tab"], FocusRound(Previous), "previous-pane", "previous pane"),
    bind(Group::Panes, &["ga"], Focus(Pane::Articles), "articles", "to the articles"),
    bind(Group::Panes, &["gx"], Focus(Pane::Text), "text", "to the text"),
    bind(Group::Panes, &["ge"], Focus(Pane::Entities), "entities", "to the entities"),
    bind(Group::Panes, &["gt"], Focus(Pane::Timeline), "timeline", "to the timeline"),
    hinted("entities", bind(Group::Panes, &["e"], Drawer(Pane::Entities), "toggle-entities", "entities: show, or put away")),
    bind(Group::Panes, &["O"], Order, "order", "entities: by kind, count, first appearance, in this article; articles: by date, by story"),
    hinted("timeline", bind(Group::Panes, &["t"], Drawer(Pane::Timeline), "toggle-timeline", "timeline: show, or put away")),
    bind(Group::Panes, &["z"], Zoom, "zoom", "nothing but the page"),

    bind(Group::Going, &["Enter"], Open, "open", "open the article; show the name's card; all who tell the event, all who give the quotation"),
    bind(Group::Going, &["Esc", "Backspace"], Back, "back", "back one step"),
    bind(Group::Going, &["Ctrl-o", "Alt-Left"], Visit(Previous), "visit-previous", "the place before"),
    bind(Group::Going, &["Alt-Right"], Visit(Next), "visit-next", "the place after, having gone back"),
    hinted("jump", bind(Group::Going, &["f", "Ctrl-p"], Jump, "jump", "jump to an article by a few letters")),
    bind(Group::Going, &["F"], JumpAnywhere, "jump-anywhere", "jump to an article, name, event or command"),
    bind(Group::Going, &["''"], JumpAgain, "jump-again", "the last jump list again"),
    bind(Group::Going, &["v"], Days, "days", "on the timeline: the days to keep begin here, then end here; Esc shows all"),
    bind(Group::Going, &["d"], Differences, "differences", "where reports of this article or event differ: figures, dates, attributions"),
    bind(Group::Going, &["c"], Compare, "compare", "this article beside another; on the timeline: all who tell this event; on a quotation: all who give it"),
    bind(Group::Going, &["W"], Map, "map", "a map of the places in what is chosen"),
    hinted("find", bind(Group::Going, &["/"], Search, "search", "search in this article; narrow the entities when there")),
    bind(Group::Going, &["n"], Follow(Next), "next", "next hit or mention of what is followed, or else sentence new to you"),
    bind(Group::Going, &["N"], Follow(Previous), "previous", "previous of these"),
    bind(Group::Going, &["]"], Article(Next), "next-article", "next article"),
    bind(Group::Going, &["["], Article(Previous), "previous-article", "previous article"),
    bind(Group::Going, &[], GoToRow, "NUMBER", "the article of this number"),

    bind(Group::Article, &["x"], Noise, "noise", "show or fold page noise"),
    bind(Group::Article, &["Z"], Known, "known", "fold what you know, or show it"),
    bind(Group::Article, &["w"], Why, "why", "why this sentence is new, known or differs; how the date of this article is known"),
    bind(Group::Article, &["D"], SetDate, "set-date", "say when this article was published"),
    bind(Group::Article, &["X"], CorrectNoise, "correct-noise", "this paragraph is page noise, or is not"),
    bind(Group::Article, &["M"], Merge, "merge", "this name is the same as another"),
    bind(Group::Article, &["B"], BreakOff, "break-off", "this mention, or a spelling in the name card, is another's"),
    bind(Group::Article, &["u"], Undo, "undo", "take the last correction back"),
    bind(Group::Article, &["Ctrl-r"], Redo, "redo", "make it again"),
    bind(Group::Article, &["r"], Read, "read", "mark read or unread"),
    bind(Group::Article, &["R"], ReadAll, "read-all", "mark all read"),

    bind(Group::Program, &["T"], NextTheme, "next-theme", "next theme"),
    bind(Group::Program, &[], ChooseTheme, "theme NAME", "this theme; without a name, which there are"),
    hinted("command", bind(Group::Program, &[":"], Command, "command", "command line")),
    hinted("help", bind(Group::Program, &["?", "F1"], Help, "help", "these keys; type to find, Enter does it")),
    bind(Group::Program, &[], Problems, "problems", "what could not be read, and why"),
    hinted("quit", bind(Group::Program, &["q"], BackOrQuit, "back-or-quit", "back, then quit")),
    bind(Group::Program, &["Q"], Quit, "quit", "quit"),
    bind(Group::Program, &[], Quit, "q", "quit"),
    always(bind(Group::Program, &["Ctrl-c"], Cancel, "cancel", "cancel what is typed; twice quits")),
    always(bind(Group::Program, &["Ctrl-z"], Suspend, "suspend", "suspend")),

    // Hints stand in this order.
    boxed(&[Mode::Beside], &["n"], Follow(Next), "next difference", "in two articles: the next difference"),
    boxed(&[Mode::Beside], &["N"], Follow(Previous), "", "in two articles: the one before"),
    boxed(&[Mode::Map], &["Tab"], FocusRound(Next), "other places", "on the map: the places of the article, the event, its day, all articles"),
    boxed(&[Mode::Map], &["z"], Zoom, "near, far", "on the map: where most of it is, or all"),
    boxed(&[Mode::Map], &["n"], Follow(Next), "next", "on the map: the next place of the list"),
    boxed(&[Mode::Map], &["N"], Follow(Previous), "", "on the map: the place before"),
    boxed(&[Mode::List], &["Enter"], Open, "goes there", "go there; Esc leads back to the box"),
    boxed(&[Mode::Event], &["n"], Open, "", ""),
    boxed(&[Mode::Event], &["d"], Differences, "differences", "in the reports of an event: their differences"),
    boxed(&[Mode::Differences], &["d", "Tab"], Differences, "all articles", "in the differences: of this article or event, or of all"),
    boxed(&[Mode::Differences], &["h", "Left"], FocusBeside(Previous), "outlet", "in the differences: the outlet to the left"),
    boxed(&[Mode::Differences], &["l", "Right"], FocusBeside(Next), "outlet", "in the differences: the outlet to the right"),
    boxed(&[Mode::Beside], &["h", "Left"], FocusBeside(Previous), "side", "in two articles: the left one"),
    boxed(&[Mode::Beside], &["l", "Right"], FocusBeside(Next), "side", "in two articles: the right one"),
    boxed(&[Mode::Beside], &["Tab"], FocusRound(Next), "", "in two articles: the other one"),
    boxed(&[Mode::Beside], &["c"], Compare, "another", "in two articles: another beside the one that is shown"),
    boxed(&[Mode::Map], &["h", "Left"], FocusBeside(Previous), "", "on the map: the nearest place to the west; j k l to the south, north, east"),
    boxed(&[Mode::Map], &["l", "Right"], FocusBeside(Next), "", ""),
    boxed(&[Mode::Card], &["n"], Follow(Next), "follows", "in a name card: its next mention"),
    boxed(&[Mode::Card], &["N"], Follow(Previous), "", "in a name card: its mention before"),
    boxed(&[Mode::Card], &["M"], Merge, "merges", "in a name card: it is the same as another"),
    boxed(&[Mode::Card], &["B"], BreakOff, "breaks off", "in a name card: this spelling is another's"),
    boxed(&[Mode::Card], &["u"], Undo, "undoes", "in a name card: take the last correction back"),
    boxed(&[Mode::Card], &["Ctrl-r"], Redo, "", "in a name card: make it again"),
    boxed(&[Mode::Why], &["D"], SetDate, "sets the date", "in the reasons: say when the article was published"),
    boxed(&[Mode::Event], &["j"], Move(Motion::Line(Next)), "next report", ""),
    boxed(&[Mode::Event], &["k"], Move(Motion::Line(Previous)), "next report", ""),
    boxed(&[Mode::Quotation], &["j"], Move(Motion::Line(Next)), "next", ""),
    boxed(&[Mode::Quotation], &["k"], Move(Motion::Line(Previous)), "next", ""),
    boxed(&[Mode::List], &["j", "Down", "Ctrl-n"], Move(Motion::Line(Next)), "", "a row down"),
    boxed(&[Mode::List], &["k", "Up", "Ctrl-p"], Move(Motion::Line(Previous)), "", "a row up"),
    boxed(&[Mode::List], &["Ctrl-d"], Move(Motion::HalfPage(Next)), "", "half a page down"),
    boxed(&[Mode::List], &["Ctrl-u"], Move(Motion::HalfPage(Previous)), "", "half a page up"),
    boxed(&[Mode::List], &["Space", "Ctrl-f", "PgDn"], Move(Motion::Page(Next)), "", "a page down"),
    boxed(&[Mode::List], &["Ctrl-b", "PgUp"], Move(Motion::Page(Previous)), "", "a page up"),
    boxed(&[Mode::List], &["g", "Home"], Move(Motion::First), "", "to the first row"),
    boxed(&[Mode::List], &["G", "End"], Move(Motion::Last), "", "to the last row"),
    boxed(&[Mode::Event, Mode::Quotation], &["c"], Close, "", ""),
    boxed(&[Mode::Why], &["w"], Close, "", ""),
    boxed(&[Mode::Map], &["W"], Close, "", ""),
    boxed(&[Mode::List], &["Esc", "Backspace", "q", "Ctrl-o"], Close, "closes", "close the box"),
    boxed(&[Mode::List, Mode::UntypedHelp], &["Q"], Quit, "", "quit"),

    typing(&[Mode::Prompt], &["Enter"], Open, "take what is typed or chosen"),
    typing(&[Mode::Prompt], &["Esc"], Close, "leave everything as it was"),
    typing(&[Mode::Untyped], &["Backspace"], Close, "the same, where nothing is typed"),
    typing(&[Mode::UntypedHelp], &["?", "q"], Close, ""),
    typing(&[Mode::Help], &["F1"], Close, ""),
    typing(&[Mode::Command, Mode::Jump], &["Tab", "Down"], Move(Motion::Line(Next)), "on the command line and in a jump: the next that is found"),
    typing(&[Mode::Command, Mode::Jump], &["Shift-Tab", "Up"], Move(Motion::Line(Previous)), "the one before"),
    typing(&[Mode::Narrow], &["Down"], Move(Motion::Line(Next)), ""),
    typing(&[Mode::Narrow], &["Up"], Move(Motion::Line(Previous)), ""),
    typing(&[Mode::Picker], &["Down", "Ctrl-n", "Ctrl-j"], Move(Motion::Line(Next)), "in a list: a row down"),
    typing(&[Mode::Picker], &["Up", "Ctrl-p", "Ctrl-k"], Move(Motion::Line(Previous)), "in a list: a row up"),
    typing(&[Mode::Picker], &["PgDn"], Move(Motion::Page(Next)), "in a list: a page down"),
    typing(&[Mode::Picker], &["PgUp"], Move(Motion::Page(Previous)), "in a list: a page up"),
    typing(&[Mode::Picker], &["Ctrl-Home"], Move(Motion::First), "in a list: to the first row"),
    typing(&[Mode::Picker], &["Ctrl-End"], Move(Motion::Last), "in a list: to the last row"),
    typing(&[Mode::Prompt], &["Left"], Edit(InputRequest::GoToPrevChar), "a letter back"),
    typing(&[Mode::Prompt], &["Right"], Edit(InputRequest::GoToNextChar), "a letter on"),
    typing(&[Mode::Prompt], &["Alt-b"], Edit(InputRequest::GoToPrevWord), "a word back"),
    typing(&[Mode::Prompt], &["Alt-f"], Edit(InputRequest::GoToNextWord), "a word on"),
    typing(&[Mode::Prompt], &["Ctrl-a", "Home"], Edit(InputRequest::GoToStart), "to the start"),
    typing(&[Mode::Prompt], &["Ctrl-e", "End"], Edit(InputRequest::GoToEnd), "to the end"),
    typing(&[Mode::Prompt], &["Backspace", "Ctrl-h"], Edit(InputRequest::DeletePrevChar), "delete the letter before"),
    typing(&[Mode::Prompt], &["Del", "Ctrl-d"], Edit(InputRequest::DeleteNextChar), "delete the letter after"),
    typing(&[Mode::Prompt], &["Ctrl-w", "Alt-Backspace"], Edit(InputRequest::DeletePrevWord), "delete the word before"),
    typing(&[Mode::Prompt], &["Ctrl-u"], Edit(InputRequest::DeleteLine), "delete all"),
    typing(&[Mode::Prompt], &["Ctrl-k"], Edit(InputRequest::DeleteTillEnd), "delete up to the end"),
];
