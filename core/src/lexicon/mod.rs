//! What words of a language are, from lists that are data: one folder a language, one file a class.
//!
//! A line of a list is a word in lower case, its classes, and its value if it has one, with tabs between; the lines are
//! sorted. A word may stand in several lists: it has all their classes, and one value. To add a list, put `NAME.tsv` into
//! `en/` and its line into `LISTS`; to add a class, give it a name in [`Class`] and `CLASSES`. The tests tell what is
//! wrong with a list. A language is a folder with the same lists, and a function beside [`english`].

pub mod currencies;
pub mod feasts;

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

bitflags::bitflags! {
    /// The classes of a word, as a set.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
    pub struct Class: u64 {
        /// A number: `eighteen`; its value is the number.
        const CARDINAL = 1;
        /// A place in a row: `third`; its value is the number.
        const ORDINAL = 1 << 1;
        /// What a number before it is times: `million`; its value is the number.
        const SCALE = 1 << 2;
        /// So many that only the scale is told: `hundreds`; its value is the scale.
        const VAGUE = 1 << 3;
        /// A part of one: `half`; its value is the part.
        const FRACTION = 1 << 4;
        /// Says that there are two: `both`, `twice`.
        const TWOFOLD = 1 << 5;
        /// Ten years: `sixties`; its value is the first of them in the last century.
        const DECADE = 1 << 6;
        /// A month; its value is the number, from 1.
        const MONTH = 1 << 7;
        /// A day of the week; its value is the number, from 1 for Monday.
        const WEEKDAY = 1 << 8;
        /// A unit of time: `hour`.
        const UNIT = 1 << 9;
        /// More than one of what the other classes say.
        const PLURAL = 1 << 10;
        /// Not written out: `Jan.`
        const SHORT = 1 << 11;
        /// A verb of saying or writing.
        const SAYS = 1 << 12;
        /// Says of something that it is to come: `due`, `forecast`.
        const PLAN = 1 << 13;
        /// What is done after it with `to` is to come: `agreed`, `proposal`.
        const INTENT = 1 << 14;
        /// Something that has its day long before it: `election`.
        const HAPPENING = 1 << 15;
        /// A verb with the same form in present and past: `burst`.
        const SAME_PAST = 1 << 16;
        /// A zone of the clock, where it is written in capitals: `gmt`.
        const ZONE = 1 << 17;
        /// What papers and programmes are called after a day: `chronicle`.
        const MASTHEAD = 1 << 18;
        /// What ends an address.
        const STREET = 1 << 19;
        /// What results and statistics are of: `revenue`.
        const BUSINESS = 1 << 20;
        /// What is called after the day it happened: `attacks`.
        const ATTACK = 1 << 21;
        /// Says that a number became another: `rose`, `down`.
        const CHANGE = 1 << 25;
        /// May begin the name of a day: `boxing`.
        const FEAST = 1 << 22;
        /// Says nothing by itself: `the`, `would`.
        const FUNCTION = 1 << 23;
        /// Denies what is said: `never`.
        const DENYING = 1 << 24;
        /// Stands with a capital before a name and is no part of it: `Recorder`, `DSP`.
        const ADDRESS = 1 << 40;
        /// Someone of a team, after its name: `goalkeeper`.
        const TEAM_ROLE = 1 << 41;
        /// What teams do to each other: `beat`.
        const TEAM_VERB = 1 << 42;
        /// A verb in a form that one person is not told of with: `are`.
        const PLURAL_VERB = 1 << 43;
        /// Someone who works at a firm, before `at`: `analyst`.
        const FIRM_ROLE = 1 << 44;
        /// What firms have: `shares`.
        const FIRM_NOUN = 1 << 45;
        /// Says in small letters before a name that it is an organisation's: `pollster`.
        const FIRM_KIND = 1 << 46;
        /// What is said of a town and `of` behind it: `mayor`.
        const OF_TOWN = 1 << 47;
        /// Ends the name of an organisation: `Rovers`, `Pharma`.
        const ORG_END = 1 << 48;
        /// What someone's words are or stand in: `statement`.
        const WORDS = 1 << 49;
        /// How a match ends for a team, with a preposition before the other: `lost` to.
        const TEAM_RESULT = 1 << 54;
        /// How a player comes from a team: `signed` from.
        const TEAM_MOVE = 1 << 55;
        /// Parts of a firm and those who own them: `shares` in.
        const FIRM_SHARE = 1 << 56;
        /// A woman: a given name, or what only she is.
        const FEMALE = 1 << 50;
        /// A man: a given name, or what only he is.
        const MALE = 1 << 51;
        /// A given name.
        const GIVEN = 1 << 52;
        /// What someone is to a relative: `widow`.
        const KIN = 1 << 53;
    }
}

/// The classes by their names in the lists.
const CLASSES: &[(&str, Class)] = &[
    ("cardinal", Class::CARDINAL),
    ("ordinal", Class::ORDINAL),
    ("scale", Class::SCALE),
    ("vague", Class::VAGUE),
    ("fraction", Class::FRACTION),
    ("twofold", Class::TWOFOLD),
    ("decade", Class::DECADE),
    ("month", Class::MONTH),
    ("weekday", Class::WEEKDAY),
    ("unit", Class::UNIT),
    ("plural", Class::PLURAL),
    ("short", Class::SHORT),
    ("says", Class::SAYS),
    ("plan", Class::PLAN),
    ("intent", Class::INTENT),
    ("happening", Class::HAPPENING),
    ("same_past", Class::SAME_PAST),
    ("zone", Class::ZONE),
    ("masthead", Class::MASTHEAD),
    ("street", Class::STREET),
    ("business", Class::BUSINESS),
    ("attack", Class::ATTACK),
    ("change", Class::CHANGE),
    ("function", Class::FUNCTION),
    ("denying", Class::DENYING),
    ("words", Class::WORDS),
    ("address", Class::ADDRESS),
    ("team_role", Class::TEAM_ROLE),
    ("team_verb", Class::TEAM_VERB),
    ("team_result", Class::TEAM_RESULT),
    ("team_move", Class::TEAM_MOVE),
    ("firm_share", Class::FIRM_SHARE),
    ("plural_verb", Class::PLURAL_VERB),
    ("firm_role", Class::FIRM_ROLE),
    ("firm_noun", Class::FIRM_NOUN),
    ("firm_kind", Class::FIRM_KIND),
    ("of_town", Class::OF_TOWN),
    ("org_end", Class::ORG_END),
    ("female", Class::FEMALE),
    ("male", Class::MALE),
    ("given", Class::GIVEN),
    ("kin", Class::KIN),
];

/// The lists of English.
const LISTS: &[(&str, &str)] = &[
    ("addresses", include_str!("en/addresses.tsv")),
    ("attacks", include_str!("en/attacks.tsv")),
    ("business", include_str!("en/business.tsv")),
    ("changes", include_str!("en/changes.tsv")),
    ("function", include_str!("en/function.tsv")),
    ("given", include_str!("en/given.tsv")),
    ("given_by_hand", include_str!("en/given_by_hand.tsv")),
    ("happenings", include_str!("en/happenings.tsv")),
    ("mastheads", include_str!("en/mastheads.tsv")),
    ("months", include_str!("en/months.tsv")),
    ("numbers", include_str!("en/numbers.tsv")),
    ("organisations", include_str!("en/organisations.tsv")),
    ("persons", include_str!("en/persons.tsv")),
    ("plans", include_str!("en/plans.tsv")),
    ("plurals", include_str!("en/plurals.tsv")),
    ("sayings", include_str!("en/sayings.tsv")),
    ("says", include_str!("en/says.tsv")),
    ("streets", include_str!("en/streets.tsv")),
    ("towns", include_str!("en/towns.tsv")),
    ("units", include_str!("en/units.tsv")),
    ("verbs", include_str!("en/verbs.tsv")),
    ("weekdays", include_str!("en/weekdays.tsv")),
    ("zones", include_str!("en/zones.tsv")),
];

/// What is known of a word.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Entry {
    /// What it is; nothing where no list has it.
    pub classes: Class,
    /// What it stands for, as its class says.
    pub value: Option<f64>,
}

/// The words of one language.
#[derive(Debug)]
pub struct Lexicon {
    entries: FxHashMap<&'static str, Entry>,
}

/// The words of English, read once.
pub fn english() -> &'static Lexicon {
    static ENGLISH: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::read(LISTS));
    &ENGLISH
}

impl Lexicon {
    fn read(lists: &[(&str, &'static str)]) -> Lexicon {
        let mut entries: FxHashMap<&'static str, Entry> = FxHashMap::default();
        for (word, entry) in lists
            .iter()
            .flat_map(|(_, list)| list.lines().filter_map(line))
        {
            let known = entries.entry(word).or_default();
            known.classes |= entry.classes;
            known.value = known.value.or(entry.value);
        }
        for word in feasts::first_words() {
            entries.entry(word).or_default().classes |= Class::FEAST;
        }
        Lexicon { entries }
    }

    /// What is known of `word`, which is in lower case.
    pub fn get(&self, word: &str) -> Entry {
        self.entries.get(word).copied().unwrap_or_default()
    }

    /// Whether `word`, in lower case, is in one of `classes`.
    pub fn is(&self, word: &str, classes: Class) -> bool {
        self.get(word).classes.intersects(classes)
    }
}

/// A line of a list; `None` if it is none.
fn line(line: &'static str) -> Option<(&'static str, Entry)> {
    let mut fields = line.split('\t');
    let (word, named) = (fields.next()?, fields.next()?);
    let mut classes = Class::default();
    for name in named.split(',') {
        let (_, class) = CLASSES.iter().find(|(known, _)| *known == name)?;
        classes |= *class;
    }
    let value = match fields.next() {
        Some(value) => Some(value.parse().ok()?),
        None => None,
    };
    let is_whole = !word.is_empty() && fields.next().is_none();
    is_whole.then_some((word, Entry { classes, value }))
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use bitflags::Flags;

    use super::*;

    #[test]
    fn every_line_of_a_list_can_be_read() {
        for (name, list) in LISTS {
            for (n, text) in list.lines().enumerate() {
                assert!(line(text).is_some(), "{name}.tsv:{}: {text:?}", n + 1);
            }
        }
    }

    #[test]
    fn every_class_has_a_bit_of_its_own() {
        let bits = Class::FLAGS.iter().map(|flag| flag.value().bits());
        assert!(bits.clone().all(|bits| bits.count_ones() == 1));
        let n_bits = Class::all().bits().count_ones() as usize;
        assert_eq!(bits.count(), n_bits, "two have one");
    }

    #[test]
    fn the_names_are_those_that_the_card_tells_of() {
        let card = include_str!("README.md");
        let names = include_str!("en/given.tsv");
        let sum = xxhash_rust::xxh3::xxh3_64(names.as_bytes());
        for told in [
            format!("{} given names", names.lines().count()),
            format!("{sum:016x}"),
        ] {
            assert!(card.contains(&told), "the card does not say `{told}`");
        }
    }

    #[test]
    fn lists_are_sorted_and_in_lower_case() {
        for (name, list) in LISTS {
            let words: Vec<&str> = list.lines().filter_map(|it| Some(line(it)?.0)).collect();
            let later = words.windows(2).find(|pair| pair[0] >= pair[1]);
            assert_eq!(later, None, "{name}.tsv");
            let capital = words.iter().find(|word| word.to_lowercase() != **word);
            assert_eq!(capital, None, "{name}.tsv");
        }
    }

    #[test]
    fn a_word_has_one_value() {
        let mut values: HashMap<&str, f64> = HashMap::new();
        for (word, entry) in LISTS
            .iter()
            .flat_map(|(_, list)| list.lines().filter_map(line))
        {
            if let Some(value) = entry.value {
                assert_eq!(*values.entry(word).or_insert(value), value, "{word}");
            }
        }
    }

    #[test]
    fn a_word_of_two_lists_has_the_classes_of_both() {
        let second = english().get("second");
        assert_eq!(second.classes, Class::ORDINAL | Class::UNIT);
        assert_eq!(second.value, Some(2.0));
        assert_eq!(english().get("ferry"), Entry::default());
    }
}
