//! Which key does what, in the panes and in every box. Dispatch, hints, help, command names, completion and the README's
//! list are made from the one table of [`bindings`].

pub mod bindings;

use std::borrow::Cow;

use super::{action::Action, key::Key};
pub use bindings::BINDINGS;

/// One line of the key table.
#[derive(Clone, Copy, Debug)]
pub struct Binding {
    /// Where the keys do it.
    pub modes: &'static [Mode],
    /// The keys that do it; sequences are written together: `gg`.
    pub keys: &'static [&'static str],
    /// What they do.
    pub action: Action,
    /// Its name on the command line, and in capitals what is typed after it; empty where it is no command.
    pub name: &'static str,
    /// What it does, in a few words; empty where another line says it.
    pub help: &'static str,
    /// What it does in a hint, in a word or two; empty where it is not hinted at.
    pub hint: &'static str,
    /// The part of the help it stands in.
    pub group: Group,
}

/// Where keys mean what they mean. Several hold at a time, the first before the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mode {
    /// Everywhere.
    Always,
    /// In the panes.
    Panes,
    /// In a box in which nothing is typed.
    List,
    /// In a name card.
    Card,
    /// In the reports of an event.
    Event,
    /// In the versions of a quotation.
    Quotation,
    /// In the reasons for a sentence and a date.
    Why,
    /// In the differences.
    Differences,
    /// In two articles side by side.
    Beside,
    /// On the map.
    Map,
    /// Where text is typed.
    Prompt,
    /// The same, as long as nothing has been typed.
    Untyped,
    /// Where what is typed finds rows to choose from.
    Picker,
    /// In a jump.
    Jump,
    /// In the help.
    Help,
    /// The same, as long as nothing has been typed.
    UntypedHelp,
    /// On the command line.
    Command,
    /// Where names are narrowed.
    Narrow,
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
    /// Boxes with something to choose from.
    Boxes,
    /// Typing.
    Typing,
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

/// What a key does, as a box or the foot of the window says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    /// What is done.
    pub action: Action,
    /// The keys.
    pub keys: String,
    /// What they do.
    pub word: Cow<'static, str>,
}

/// The keys as they are bound.
#[derive(Clone, Debug)]
pub struct Keymap {
    /// In the order of the table.
    sequences: Vec<Sequence>,
}

/// Keys that do one thing.
#[derive(Clone, Debug)]
struct Sequence {
    keys: Vec<Key>,
    /// The keys as they are shown.
    written: String,
    binding: &'static Binding,
}

impl Default for Keymap {
    /// The keys of the table.
    fn default() -> Keymap {
        let bound = BINDINGS.iter().flat_map(|binding| {
            let sequence = |written: &&str| {
                Some(Sequence {
                    keys: Key::parse_sequence(written)?,
                    written: (*written).to_owned(),
                    binding,
                })
            };
            binding.keys.iter().filter_map(sequence)
        });
        Keymap {
            sequences: bound.collect(),
        }
    }
}

impl Keymap {
    /// What `typed` leads to where `modes` hold.
    pub fn lookup(&self, modes: &[Mode], typed: &[Key]) -> Lookup {
        let mut lookup = Lookup::Unbound;
        for mode in modes {
            for it in self.of(*mode) {
                if it.keys == typed {
                    return Lookup::Action(it.binding.action);
                }
                if it.keys.starts_with(typed) {
                    lookup = Lookup::Prefix;
                }
            }
        }
        lookup
    }

    /// What can follow after `typed` where `modes` hold: the next key and what the sequence does.
    pub fn continuations(&self, modes: &[Mode], typed: &[Key]) -> Vec<(Key, &'static str)> {
        let bound = modes.iter().flat_map(|mode| self.of(*mode));
        bound
            .filter_map(|it| Some((*it.keys.strip_prefix(typed)?.first()?, it.binding.help)))
            .collect()
    }

    /// The first key of `action` in the panes, as it is shown.
    pub fn key_of(&self, action: Action) -> &str {
        let found = self.of(Mode::Panes).find(|it| it.binding.action == action);
        found.map_or("", |it| &it.written)
    }

    /// The keys of `binding`; its command where it has none.
    pub fn keys_of(&self, binding: &'static Binding) -> Vec<String> {
        let own = self.sequences.iter();
        let own = own.filter(|it| std::ptr::eq(it.binding, binding));
        let keys: Vec<String> = own.map(|it| it.written.clone()).collect();
        match keys.is_empty() {
            true => vec![format!(":{}", binding.name)],
            false => keys,
        }
    }

    /// What is hinted at where `modes` hold, in the order of the table: of each line the first key, and keys side by
    /// side that have one hint together.
    pub fn hints(&self, modes: &[Mode]) -> Vec<Hint> {
        let mut hints: Vec<Hint> = Vec::new();
        let mut last: Option<&Binding> = None;
        for it in &self.sequences {
            let binding = it.binding;
            let holds = binding.modes.iter().any(|mode| modes.contains(mode));
            let again = last.is_some_and(|last| std::ptr::eq(last, binding));
            if !holds || again || binding.hint.is_empty() {
                continue;
            }
            last = Some(binding);
            match hints.last_mut().filter(|hint| hint.word == binding.hint) {
                Some(beside) => beside.keys += &format!(" {}", it.written),
                None => hints.push(Hint {
                    action: binding.action,
                    keys: it.written.clone(),
                    word: binding.hint.into(),
                }),
            }
        }
        hints
    }

    fn of(&self, mode: Mode) -> impl Iterator<Item = &Sequence> {
        let bound = self.sequences.iter();
        bound.filter(move |it| it.binding.modes.contains(&mode))
    }
}

impl Binding {
    /// Whether it is a command.
    pub const fn is_command(&self) -> bool {
        !self.name.is_empty()
    }

    /// Its name on the command line without what is typed after it.
    pub fn command(&self) -> &'static str {
        self.name.split(' ').next().unwrap_or_default()
    }
}

impl Hint {
    /// As it is shown.
    pub fn columns(&self) -> usize {
        crate::display::visible::width(&self.keys) + 1 + self.word.len()
    }
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
            Group::Boxes => "In boxes",
            Group::Typing => "While typing",
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_key_reads_and_is_bound_once_in_a_mode() {
        let mut seen = HashSet::new();
        for binding in BINDINGS {
            for keys in binding.keys {
                let sequence = Key::parse_sequence(keys).expect(keys);
                for mode in binding.modes {
                    let is_first = seen.insert((*mode, sequence.clone()));
                    assert!(is_first, "{keys} is bound twice in {mode:?}");
                }
            }
        }
    }

    #[test]
    fn no_key_hides_a_longer_sequence() {
        let keymap = Keymap::default();
        for it in &keymap.sequences {
            for mode in it.binding.modes {
                let action = Lookup::Action(it.binding.action);
                assert_eq!(keymap.lookup(&[*mode], &it.keys), action);
                for n in 1..it.keys.len() {
                    assert_eq!(keymap.lookup(&[*mode], &it.keys[..n]), Lookup::Prefix);
                }
            }
        }
    }

    #[test]
    fn a_key_means_what_the_first_mode_says() {
        let (keymap, d) = (Keymap::default(), [Key::parse("d").unwrap()]);
        let lookup = |modes: &[Mode]| keymap.lookup(modes, &d);
        assert_eq!(
            lookup(&[Mode::Event, Mode::List]),
            Lookup::Action(Action::Differences)
        );
        assert_eq!(lookup(&[Mode::List]), Lookup::Unbound);
        assert_eq!(lookup(&[Mode::Prompt]), Lookup::Unbound);
    }

    #[test]
    fn keys_side_by_side_with_one_hint_have_it_together() {
        let hints = Keymap::default().hints(&[Mode::Quotation, Mode::List]);
        let hints: Vec<String> = hints
            .iter()
            .map(|hint| format!("{} {}", hint.keys, hint.word))
            .collect();
        assert_eq!(hints, ["Enter goes there", "j k next", "Esc closes"]);
    }

    #[test]
    fn names_of_commands_are_unique() {
        let mut names = HashSet::new();
        for binding in BINDINGS.iter().filter(|it| it.is_command()) {
            assert!(names.insert(binding.command()), "{}", binding.name);
        }
    }
}
