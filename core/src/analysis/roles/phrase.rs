//! The phrases of a sentence that tell what someone is.

use std::ops::Range;

use super::{
    vocabulary::Class,
    words::{Word, Words},
};
use crate::{
    analysis::{EntityKind, segment::TokenKind, speech},
    lexicon,
};

/// A phrase of more words than this before its name is not one.
const LONGEST_GROUP: usize = 9;

/// What follows the word that tells what someone is ends after so many words.
const LONGEST_COMPLEMENT: usize = 14;

impl Words<'_> {
    /// Where the words begin that belong to the one before `end`, which is one: its adjectives, owners and nouns.
    pub(super) fn start_of_group(&self, end: usize) -> usize {
        let capital_head = end > 0 && self.is_capital(end - 1);
        let lowest = end.saturating_sub(LONGEST_GROUP);
        let mut start = end - 1;
        let mut owned = false;
        while start > lowest {
            let at = start - 1;
            if self.at(at) == "and" && self.joins_heads(at) {
                start = self.start_of_group(at);
                return start;
            }
            let joined = at > 0 && self.is_hyphen(at - 1) || start < end && self.is_hyphen(start);
            let hyphened = self.is_hyphen(at) || joined;
            let named = self.named(at).is_some();
            owned |= self.is_possessive(at);
            if !(hyphened || named || self.modifies(at, capital_head)) {
                break;
            }
            if self.is_person(at) && !self.is_owner(at) && !owned {
                break;
            }
            start = at;
        }
        // `in Oslo Prime Minister …`
        let place = self.words.get(start).and_then(|it| it.name);
        if place.is_some_and(|(_, kind)| kind != EntityKind::Norp) && !self.is_owner(start) {
            let after = self.words[start..end]
                .iter()
                .position(|it| it.name != place);
            let next = start + after.unwrap_or(0);
            let locative = ["in", "at", "from", "near"];
            let before = start.checked_sub(1).map_or("", |at| self.at(at));
            let led = locative.iter().any(|it| before.eq_ignore_ascii_case(it));
            if led && !self.is_hyphen(next) {
                start = next;
            }
        }
        if owned && start > 0 && self.is(start - 1, Class::DETERMINER) {
            start -= 1;
        }
        start + usize::from(start < end && self.is_hyphen(start))
    }

    /// `founder and chief executive` NAME are one; `the founder and President` NAME are two.
    fn joins_heads(&self, and: usize) -> bool {
        let Some(head) = and.checked_sub(1) else {
            return false;
        };
        let start = self.start_of_group(and);
        let determined = start > 0 && self.is(start - 1, Class::DETERMINER);
        self.is_head(head, Class::PERSON) && !self.is_capital(and + 1) && !determined
    }

    fn is_capital(&self, at: usize) -> bool {
        self.at(at).starts_with(char::is_uppercase)
    }

    /// Whether the word at `at`, which is no name, may belong to a noun after it; before one with a capital only
    /// words that often do.
    fn modifies(&self, at: usize, capital_head: bool) -> bool {
        let word = &self.words[at];
        let known = word
            .class
            .intersects(Class::PERSON | Class::MODIFIER | Class::PART);
        match word.kind {
            TokenKind::Number => word.text.ends_with(char::is_alphabetic),
            TokenKind::Mark if word.text == "&" => at > 0 && self.is_capital(at - 1),
            TokenKind::Mark => self.is_possessive(at),
            TokenKind::Word if self.is_possessive(at) => true,
            TokenKind::Word if self.is_possessive(at + 1) => {
                !word.class.intersects(Class::FUNCTION | Class::PREPOSITION)
            }
            TokenKind::Word if self.is_capital(at) => {
                let shouted = |at: usize| {
                    let text = self.at(at);
                    text.len() > 1 && text.chars().all(char::is_uppercase)
                };
                let headline = shouted(at) && at > 0 && shouted(at - 1);
                let acronym = shouted(at) && word.text.len() <= 5 && at > 0 && !headline;
                let plain = !shouted(at) && !self.ends_group(word);
                known || acronym || plain && !capital_head
            }
            TokenKind::Word => known || !capital_head && !self.ends_group(word),
        }
    }

    /// Whether a word in lower case hardly belongs to a noun after it.
    fn ends_group(&self, word: &Word<'_>) -> bool {
        let text = word.text;
        let part = word
            .class
            .intersects(Class::PERSON | Class::MODIFIER | Class::PART | Class::ORG);
        let function = Class::FUNCTION
            | Class::DETERMINER
            | Class::PREPOSITION
            | Class::RELATIVE
            | Class::VERB
            | Class::COPULA
            | Class::LEADS;
        let plural = text.ends_with('s') && !text.ends_with("ss") && !text.ends_with("us");
        let inflected = text.ends_with("ed") || text.ends_with("ing") || text.ends_with("ly");
        word.class.intersects(function)
            || !part && (plural || inflected && text.len() > 4 || speech::is_verb(text))
    }

    /// Whether the word at `at` may stand after `of` in `minister of water`.
    pub(super) fn may_be_of(&self, at: usize) -> bool {
        let word = &self.words[at];
        match word.name {
            Some((_, kind)) => kind != EntityKind::Person,
            None => {
                let the = word.text == "the";
                let noun = word.kind == TokenKind::Word
                    && (self.is_capital(at) || !self.ends_group(word) || word.text.ends_with('s'))
                    && !word.class.intersects(Class::PREPOSITION | Class::FUNCTION);
                noun || the
            }
        }
    }

    /// Whether the words have an owner: `the town's`.
    pub(super) fn has_owner(&self, words: Range<usize>) -> bool {
        words.clone().any(|at| self.is_possessive(at)) || {
            let first = self.words[words.start].text;
            ["its", "his", "her", "their", "our"].contains(&first)
        }
    }

    /// The phrase that begins at `at` and tells what someone is, and the word after it.
    pub(super) fn phrase(&self, at: usize, head: Class) -> Option<(Range<usize>, usize)> {
        let start = at + usize::from(self.is(at, Class::DETERMINER));
        let mut end = start;
        let mut found = None;
        while end < self.words.len() && end - start < LONGEST_GROUP {
            let part = match self.named(end) {
                Some(EntityKind::Person) => self.is_owner(end),
                Some(_) => true,
                None => self.is_hyphen(end) || self.modifies(end, false),
            };
            let joins = end > start && self.is_hyphen(end - 1);
            let is_head = self.is_head(end, head);
            if !part && !joins && !is_head {
                break;
            }
            if is_head {
                found = Some(end);
            }
            // The owner's name is one.
            let name = self.words[end].name;
            end += 1;
            while name.is_some() && self.words.get(end).is_some_and(|it| it.name == name) {
                end += 1;
            }
        }
        let head = found?;
        if self.is_person(end) || self.is_hyphen(head + 1) {
            return None;
        }
        let owned = self.has_owner(start..head + 1) && start > at;
        let first = if owned { at } else { start };
        let after = head + 1;
        if self.is(after, Class::TRAILING) {
            return Some((first..after, self.words.len()));
        }
        if self.is(after, Class::PREPOSITION) || self.at(after) == "and" {
            let (end, close) = self.complement(after);
            if self.is_person(close) || self.is(close, Class::PERSON) {
                // A role ends where another's name begins.
                return Some((first..after, self.words.len()));
            }
            let trailing = self.is(close, Class::TRAILING);
            let close_at = if trailing { self.words.len() } else { close };
            return Some((first..end, close_at));
        }
        Some((first..after, after))
    }

    /// The first of the forms of address right before the name at `name`: `DSP`.
    pub(super) fn before_addresses(&self, name: usize) -> usize {
        let is_address = |&at: &usize| {
            let word = self.at(at).to_lowercase();
            self.is_capital(at)
                && lexicon::english().is(&word, lexicon::Class::ADDRESS)
                && !self.is(at, Class::PERSON)
        };
        (0..name)
            .rev()
            .take_while(is_address)
            .last()
            .unwrap_or(name)
    }

    /// Past what belongs to the noun or verb before `at`, `of the harbour office`, and the word that ends it.
    pub(super) fn complement(&self, at: usize) -> (usize, usize) {
        let highest = self.words.len().min(at + LONGEST_COMPLEMENT);
        let ends = |&at: &usize| {
            self.is_mark(at)
                || self.is_person(at)
                || self.is(at, Class::RELATIVE | Class::TRAILING)
                || self.is_clause_verb(at)
                || self.titles_person(at)
                || self.is(at, Class::FUNCTION) && self.at(at) != "and"
                || self.at(at) == "that"
        };
        let close = (at..highest).find(ends).unwrap_or(highest);
        let open = |&end: &usize| {
            let joins = Class::PREPOSITION | Class::DETERMINER | Class::FUNCTION;
            !self.is(end - 1, joins)
        };
        let end = (at + 1..=close).rev().find(open);
        (end.unwrap_or(at), close)
    }

    /// Whether the word at `at` begins the title of a person who is named after it.
    fn titles_person(&self, at: usize) -> bool {
        self.is(at, Class::PERSON) && self.is_person(self.after_titles(at))
    }
}
