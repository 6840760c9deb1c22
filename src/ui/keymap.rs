//! Which key does what. Dispatch, footer, help, command names and the README's list are made from this one table.

use std::sync::LazyLock;

use super::{
    action::{
        Action::{self, *},
        Direction::{Next, Previous},
        Motion, TextMotion,
    },
    key::Key,
    panes::Pane,
};

/// One line of the key table.
#[derive(Clone, Copy, Debug)]
pub struct Binding {
    /// The keys that do it; sequences are written together: `gg`.
    pub keys: &'static [&'static str],
    /// What they do.
    pub action: Action,
    /// Its name on the command line.
    pub name: &'static str,
    /// What it does, in a few words.
    pub help: &'static str,
    /// The part of the help it stands in.
    pub group: Group,
}

/// The parts of the help.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Moving within a pane.
    Moving,
    /// Changing panes and what is shown.
    Panes,
    /// Going to things.
    Going,
    /// The article at hand.
    Article,
    /// The program itself.
    Program,
}

/// What a sequence of keys leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lookup {
    /// An action.
    Action(Action),
    /// More keys have to follow.
    Prefix,
    /// Nothing.
    Unbound,
}

const fn bind(
    group: Group,
    keys: &'static [&'static str],
    action: Action,
    name: &'static str,
    help: &'static str,
) -> Binding {
    Binding {
        keys,
        action,
        name,
        help,
        group,
    }
}

/// All bindings, in the order in which the help shows them.
#[rustfmt::skip]
pub const BINDINGS: &[Binding] = &[
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
    bind(Group::Panes, &["e"], Drawer(Pane::Entities), "toggle-entities", "entities: show, or put away"),
    bind(Group::Panes, &["O"], Order, "order", "entities: by kind, count, first appearance, in this article; articles: by date, by story"),
    bind(Group::Panes, &["t"], Drawer(Pane::Timeline), "toggle-timeline", "timeline: show, or put away"),
    bind(Group::Panes, &["z"], Zoom, "zoom", "nothing but the page"),

    bind(Group::Going, &["Enter"], Open, "open", "open the article; show the name's card; all who tell the event, all who give the quotation"),
    bind(Group::Going, &["Esc", "Backspace"], Back, "back", "back one step"),
    bind(Group::Going, &["Ctrl-o", "Alt-Left"], Visit(Previous), "visit-previous", "the place before"),
    bind(Group::Going, &["Alt-Right"], Visit(Next), "visit-next", "the place after, having gone back"),
    bind(Group::Going, &["f", "Ctrl-p"], Jump, "jump", "jump to an article by a few letters"),
    bind(Group::Going, &["F"], JumpAnywhere, "jump-anywhere", "jump to an article, name, event or command"),
    bind(Group::Going, &["''"], JumpAgain, "jump-again", "the last jump list again"),
    bind(Group::Going, &["v"], Days, "days", "on the timeline: the days to keep begin here, then end here; Esc shows all"),
    bind(Group::Going, &["d"], Differences, "differences", "where reports of this article or event differ: figures, dates, attributions"),
    bind(Group::Going, &["c"], Compare, "compare", "this article beside another; on the timeline: all who tell this event; on a quotation: all who give it"),
    bind(Group::Going, &["W"], Map, "map", "a map of the places in what is chosen"),
    bind(Group::Going, &["/"], Search, "search", "search in this article; narrow the entities when there"),
    bind(Group::Going, &["n"], Follow(Next), "next", "next hit or mention of what is followed, or else sentence new to you"),
    bind(Group::Going, &["N"], Follow(Previous), "previous", "previous of these"),
    bind(Group::Going, &["]"], Article(Next), "next-article", "next article"),
    bind(Group::Going, &["["], Article(Previous), "previous-article", "previous article"),

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

    bind(Group::Program, &["T"], Theme, "next-theme", "next theme"),
    bind(Group::Program, &[":"], Command, "command", "command line"),
    bind(Group::Program, &["?", "F1"], Help, "help", "these keys; type to find, Enter does it"),
    bind(Group::Program, &[], Problems, "problems", "what could not be read, and why"),
    bind(Group::Program, &["q"], BackOrQuit, "back-or-quit", "back, then quit"),
    bind(Group::Program, &["Q"], Quit, "quit", "quit"),
    bind(Group::Program, &["Ctrl-c"], Cancel, "cancel", "cancel what is typed; twice quits"),
    bind(Group::Program, &["Ctrl-z"], Suspend, "suspend", "suspend"),
];

static SEQUENCES: LazyLock<Vec<(Vec<Key>, Action)>> = LazyLock::new(|| {
    let written = BINDINGS
        .iter()
        .flat_map(|binding| binding.keys.iter().map(|keys| (*keys, binding.action)));
    written
        .filter_map(|(keys, action)| Some((Key::parse_sequence(keys)?, action)))
        .collect()
});

/// What `typed` leads to.
pub fn lookup(typed: &[Key]) -> Lookup {
    let mut lookup = Lookup::Unbound;
    for (keys, action) in SEQUENCES.iter() {
        if keys == typed {
            return Lookup::Action(*action);
        }
        if keys.starts_with(typed) {
            lookup = Lookup::Prefix;
        }
    }
    lookup
}

/// What can follow after `typed`: the next key and what the sequence does.
pub fn continuations(typed: &[Key]) -> Vec<(Key, &'static str)> {
    let written = BINDINGS
        .iter()
        .flat_map(|binding| binding.keys.iter().map(move |keys| (*keys, binding.help)));
    written
        .filter_map(|(keys, help)| {
            let keys = Key::parse_sequence(keys)?;
            let rest = keys.strip_prefix(typed)?;
            Some((*rest.first()?, help))
        })
        .collect()
}

/// The first key of `action`, as it is shown in hints.
pub fn key_of(action: Action) -> &'static str {
    let binding = BINDINGS.iter().find(|binding| binding.action == action);
    binding
        .and_then(|binding| binding.keys.first())
        .copied()
        .unwrap_or_default()
}

impl Group {
    /// The heading in the help.
    pub const fn name(self) -> &'static str {
        match self {
            Group::Moving => "Moving",
            Group::Panes => "Panes",
            Group::Going => "Going to things",
            Group::Article => "The article",
            Group::Program => "The program",
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_key_reads_and_is_bound_once() {
        let mut seen = HashSet::new();
        for binding in BINDINGS {
            for keys in binding.keys {
                let sequence = Key::parse_sequence(keys).expect(keys);
                assert!(seen.insert(sequence), "{keys} is bound twice");
            }
        }
    }

    #[test]
    fn no_key_hides_a_longer_sequence() {
        for (keys, action) in SEQUENCES.iter() {
            assert_eq!(lookup(keys), Lookup::Action(*action));
            for n in 1..keys.len() {
                assert_eq!(lookup(&keys[..n]), Lookup::Prefix);
            }
        }
    }

    #[test]
    fn names_of_commands_are_unique() {
        let names: HashSet<&str> = BINDINGS.iter().map(|binding| binding.name).collect();
        assert_eq!(names.len(), BINDINGS.len());
    }
}
