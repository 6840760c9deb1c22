//! What words and names mean before any context is looked at.
//!
//! Names are looked up as they are written (`US` is a country, `us` is not), words in lower case.

use std::{
    ops::{BitOr, BitOrAssign},
    sync::LazyLock,
};

use rustc_hash::FxHashMap;

use super::vocabulary;

/// What is known of a word: a set of the constants below.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Class(u32);

impl Class {
    /// A country, a city, a river, or another known place.
    pub(super) const PLACE: Class = Class(1);
    /// A people, a faith, or a demonym.
    pub(super) const NORP: Class = Class(1 << 1);
    /// A known organisation.
    pub(super) const ORG: Class = Class(1 << 2);
    /// A given name.
    pub(super) const GIVEN: Class = Class(1 << 3);
    /// Begins a name of several words in the tables.
    pub(super) const OPENS: Class = Class(1 << 4);
    /// Written in lower case in most texts.
    pub(super) const COMMON: Class = Class(1 << 5);
    /// An article, a preposition, a conjunction, a pronoun.
    pub(super) const FUNCTION: Class = Class(1 << 6);
    /// Stands before a person's name with a capital: `President`, `Gen.`
    pub(super) const TITLE: Class = Class(1 << 7);
    /// Says what a person does: `spokesman`, `colonel`.
    pub(super) const OCCUPATION: Class = Class(1 << 8);
    /// Ends or begins the name of an organisation: `Ministry`.
    pub(super) const ORG_HEAD: Class = Class(1 << 9);
    /// Says in lower case that the name beside it is an organisation: `militia`.
    pub(super) const ORG_NOUN: Class = Class(1 << 10);
    /// Ends or begins the name of a place: `Province`, `Lake`.
    pub(super) const PLACE_HEAD: Class = Class(1 << 11);
    /// Says in lower case that the name beside it is a place: `town`.
    pub(super) const PLACE_NOUN: Class = Class(1 << 12);
    /// Ends the name of an event: `War`.
    pub(super) const EVENT_HEAD: Class = Class(1 << 13);
    /// Says in lower case that the name beside it is an event: `campaign`.
    pub(super) const EVENT_NOUN: Class = Class(1 << 14);
    /// Stands in lower case inside names: `al`, `van`.
    pub(super) const PARTICLE: Class = Class(1 << 15);
    /// Such a one, but only when a hyphen follows: `as-Suwayda`.
    pub(super) const HYPHEN_PARTICLE: Class = Class(1 << 16);
    /// A verb of speech.
    pub(super) const SPEECH: Class = Class(1 << 17);
    /// A preposition that places follow.
    pub(super) const PLACE_PREPOSITION: Class = Class(1 << 18);
    /// `northern`, `western`.
    pub(super) const DIRECTION: Class = Class(1 << 19);
    /// A month or a weekday.
    pub(super) const CALENDAR: Class = Class(1 << 20);
    /// Capitals that are no name: `TV`, `IED`, `PHOTO`.
    pub(super) const NOT_NAME: Class = Class(1 << 21);
    /// Is part of a person's name when one name follows it: `Imam`, `Pope`.
    pub(super) const HONORIFIC: Class = Class(1 << 22);
    /// Owns an organisation: `People's`, `Workers'`.
    pub(super) const OWNER: Class = Class(1 << 23);

    /// Places and peoples.
    pub(super) const GEOGRAPHIC: Class = Class(Self::PLACE.0 | Self::NORP.0);

    /// What names are.
    pub(super) const KNOWN: Class =
        Class(Self::PLACE.0 | Self::NORP.0 | Self::ORG.0 | Self::GIVEN.0);

    /// The set as a number.
    pub(super) const fn bits(self) -> u32 {
        self.0
    }

    /// Whether any of `other` is in the set.
    pub(super) const fn is(self, other: Class) -> bool {
        self.0 & other.0 != 0
    }
}

impl BitOr for Class {
    type Output = Class;

    fn bitor(self, other: Class) -> Class {
        Class(self.0 | other.0)
    }
}

impl BitOrAssign for Class {
    fn bitor_assign(&mut self, other: Class) {
        self.0 |= other.0;
    }
}

/// A name of several words; a hyphen is a word, as it is a token.
struct Phrase {
    rest: Vec<&'static str>,
    class: Class,
}

struct Lexicon {
    names: FxHashMap<&'static str, Class>,
    phrases: FxHashMap<&'static str, Vec<Phrase>>,
    words: FxHashMap<&'static str, Class>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::read);

/// What is known of `word` as it is written.
pub(super) fn class(word: &str) -> Class {
    let name = LEXICON.names.get(word).copied().unwrap_or_default();
    name | word_class(word)
}

/// What is known of a word by its lower case alone.
pub(super) fn word_class(word: &str) -> Class {
    let words = &LEXICON.words;
    let found = if word
        .bytes()
        .any(|b| b.is_ascii_uppercase() || !b.is_ascii())
    {
        words.get(word.to_lowercase().as_str())
    } else {
        words.get(word)
    };
    found.copied().unwrap_or_default()
}

/// The longest known name of several words at the head of `words`: how many they are, and its class.
pub(super) fn phrase<'t>(
    mut words: impl Iterator<Item = &'t str> + Clone,
) -> Option<(usize, Class)> {
    let phrases = LEXICON.phrases.get(words.next()?)?;
    phrases
        .iter()
        .filter(|phrase| {
            words
                .clone()
                .take(phrase.rest.len())
                .eq(phrase.rest.iter().copied())
        })
        .map(|phrase| (phrase.rest.len() + 1, phrase.class))
        .max_by_key(|(len, _)| *len)
}

impl Lexicon {
    fn read() -> Lexicon {
        let mut lexicon = Lexicon {
            names: FxHashMap::default(),
            phrases: FxHashMap::default(),
            words: FxHashMap::default(),
        };
        for line in lines(include_str!("data/countries.txt")) {
            let classes = [Class::PLACE, Class::NORP, Class::PLACE];
            for (names, class) in line.split('|').zip(classes) {
                for name in names.split(',') {
                    lexicon.add_name(name, class);
                }
            }
        }
        let tables = [
            (include_str!("data/peoples.txt"), Class::NORP),
            (include_str!("data/places.txt"), Class::PLACE),
            (include_str!("data/organisations.txt"), Class::ORG),
        ];
        for (table, class) in tables {
            for name in lines(table) {
                lexicon.add_name(name, class);
            }
        }
        for name in lines(include_str!("data/given.txt")).flat_map(str::split_whitespace) {
            lexicon.add_name(name, Class::GIVEN);
        }
        for word in lines(include_str!("data/ordinary.txt")).flat_map(str::split_whitespace) {
            *lexicon.words.entry(word).or_default() |= Class::COMMON;
        }
        for (words, class) in vocabulary::TABLES {
            for word in words.split_whitespace() {
                *lexicon.words.entry(word).or_default() |= *class;
            }
        }
        lexicon
    }

    fn add_name(&mut self, name: &'static str, class: Class) {
        let mut words = Vec::new();
        for word in name.split_whitespace() {
            for (n, part) in word.split('-').enumerate() {
                if n > 0 {
                    words.push("-");
                }
                words.push(part);
            }
        }
        match *words {
            [] => {}
            [word] => *self.names.entry(word).or_default() |= class,
            [first, ref rest @ ..] => {
                *self.names.entry(first).or_default() |= Class::OPENS;
                let rest = rest.to_vec();
                self.phrases
                    .entry(first)
                    .or_default()
                    .push(Phrase { rest, class });
            }
        }
    }
}

fn lines(table: &'static str) -> impl Iterator<Item = &'static str> {
    table
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_known_as_they_are_written() {
        assert!(class("US").is(Class::PLACE));
        assert!(!class("us").is(Class::KNOWN));
        assert!(class("IS").is(Class::ORG));
        assert!(!class("is").is(Class::KNOWN));
    }

    #[test]
    fn the_longest_phrase_is_taken() {
        let words = ["New", "York", "City", "Hall"];
        let found = phrase(words.iter().copied());
        assert_eq!(found, Some((3, Class::PLACE)));
    }

    #[test]
    fn a_hyphen_is_a_word_of_a_phrase() {
        assert_eq!(
            phrase(["al", "-", "Qaeda"].iter().copied()),
            Some((3, Class::ORG))
        );
        assert_eq!(phrase(["al", "Shaabi"].iter().copied()), None);
    }

    #[test]
    fn every_row_of_the_countries_has_three_columns() {
        for line in lines(include_str!("data/countries.txt")) {
            assert_eq!(line.split('|').count(), 3, "{line}");
        }
    }
}
