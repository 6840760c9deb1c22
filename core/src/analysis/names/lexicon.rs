//! What words and names mean before any context is looked at.
//!
//! Names are looked up as they are written (`US` is a country, `us` is not), words in lower case.

use std::sync::LazyLock;

use bitflags::bitflags;
use rustc_hash::FxHashMap;

use super::vocabulary;

bitflags! {
    /// What is known of a word.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub(super) struct Class: u32 {
        /// A country, a city, a river, or another known place.
        const PLACE = 1;
        /// A people, a faith, or a demonym.
        const NORP = 1 << 1;
        /// A known organisation.
        const ORG = 1 << 2;
        /// A given name.
        const GIVEN = 1 << 3;
        /// Begins a name of several words in the tables.
        const OPENS = 1 << 4;
        /// Written in lower case in most texts.
        const COMMON = 1 << 5;
        /// An article, a preposition, a conjunction, a pronoun.
        const FUNCTION = 1 << 6;
        /// Stands before a person's name with a capital: `President`, `Gen.`
        const TITLE = 1 << 7;
        /// Says what a person does: `spokesman`, `colonel`.
        const OCCUPATION = 1 << 8;
        /// Ends or begins the name of an organisation: `Ministry`.
        const ORG_HEAD = 1 << 9;
        /// Says in lower case that the name beside it is an organisation: `militia`.
        const ORG_NOUN = 1 << 10;
        /// Ends or begins the name of a place: `Province`, `Lake`.
        const PLACE_HEAD = 1 << 11;
        /// Says in lower case that the name beside it is a place: `town`.
        const PLACE_NOUN = 1 << 12;
        /// Ends the name of an event: `War`.
        const EVENT_HEAD = 1 << 13;
        /// Says in lower case that the name beside it is an event: `campaign`.
        const EVENT_NOUN = 1 << 14;
        /// Stands in lower case inside names: `al`, `van`.
        const PARTICLE = 1 << 15;
        /// Such a one, but only when a hyphen follows: `as-Suwayda`.
        const HYPHEN_PARTICLE = 1 << 16;
        /// A verb of speech.
        const SPEECH = 1 << 17;
        /// A preposition that places follow.
        const PLACE_PREPOSITION = 1 << 18;
        /// `northern`, `western`.
        const DIRECTION = 1 << 19;
        /// A month or a weekday.
        const CALENDAR = 1 << 20;
        /// Capitals that are no name: `TV`, `IED`, `PHOTO`.
        const NOT_NAME = 1 << 21;
        /// Is part of a person's name when one name follows it: `Imam`, `Pope`.
        const HONORIFIC = 1 << 22;
        /// Owns an organisation: `People's`, `Workers'`.
        const OWNER = 1 << 23;
        /// Places and peoples.
        const GEOGRAPHIC = Self::PLACE.bits() | Self::NORP.bits();
        /// What names are.
        const KNOWN = Self::PLACE.bits() | Self::NORP.bits() | Self::ORG.bits() | Self::GIVEN.bits();
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
            for word in lines(words) {
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

/// The lines of a table but for comments.
pub(super) fn lines(table: &'static str) -> impl Iterator<Item = &'static str> {
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
        assert!(class("US").intersects(Class::PLACE));
        assert!(!class("us").intersects(Class::KNOWN));
        assert!(class("IS").intersects(Class::ORG));
        assert!(!class("is").intersects(Class::KNOWN));
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
