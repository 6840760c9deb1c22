//! The words of a sentence, and the phrases of them that tell what someone is.

use std::ops::Range;

use super::vocabulary::{self, Class};
use crate::{
    analysis::{
        EntityKind, Mention,
        segment::{self, TokenKind},
        speech,
    },
    text::{Span, Text},
};

/// A phrase of more words than this before its name is not one.
const LONGEST_GROUP: usize = 9;

/// What follows the word that tells what someone is ends after so many words.
const LONGEST_COMPLEMENT: usize = 14;

/// The words of a sentence, with the names among them.
pub(super) struct Words<'t> {
    words: Vec<Word<'t>>,
}

struct Word<'t> {
    text: &'t str,
    span: Span,
    kind: TokenKind,
    class: Class,
    /// No white space stands before it.
    glued: bool,
    /// The mention that it is part of, and what that is.
    name: Option<(usize, EntityKind)>,
}

impl<'t> Words<'t> {
    /// The words of `sentence`, in which the mentions at the indexes `named` stand.
    pub(super) fn read(
        text: &'t Text,
        sentence: Span,
        mentions: &[Mention],
        named: Range<usize>,
    ) -> Words<'t> {
        let mut at = named.start;
        let mut end = sentence.start();
        let mut words = Vec::new();
        for token in segment::tokens(text, sentence) {
            while at < named.end && mentions[at].span.end() <= token.span.start() {
                at += 1;
            }
            let mention = mentions[..named.end].get(at);
            let mention = mention.filter(|it| it.span.contains(token.span));
            let name = mention.map(|it| (at, it.kind));
            let word = &text[token.span];
            let class = match (token.kind, name) {
                (TokenKind::Word, None) => vocabulary::class(word),
                _ => Class::default(),
            };
            words.push(Word {
                text: word,
                span: token.span,
                kind: token.kind,
                class,
                glued: token.span.start() == end && !words.is_empty(),
                name,
            });
            end = token.span.end();
        }
        Words { words }
    }

    /// The words of a mention.
    pub(super) fn name(&self, mention: usize) -> Option<Range<usize>> {
        let is = |word: &Word<'_>| word.name.is_some_and(|(at, _)| at == mention);
        let first = self.words.iter().position(is)?;
        let n = self.words[first..].iter().take_while(|it| is(it)).count();
        Some(first..first + n)
    }

    /// Where `words`, which are some, stand in the text.
    pub(super) fn span(&self, words: Range<usize>) -> Span {
        let words = &self.words[words];
        words[0].span.cover(words[words.len() - 1].span)
    }

    /// The word at `at`, as it is written; nothing after the last.
    pub(super) fn at(&self, at: usize) -> &'t str {
        self.words.get(at).map_or("", |word| word.text)
    }

    pub(super) fn is(&self, at: usize, class: Class) -> bool {
        self.words.get(at).is_some_and(|word| word.class.is(class))
    }

    pub(super) fn is_person(&self, at: usize) -> bool {
        self.named(at) == Some(EntityKind::Person)
    }

    fn named(&self, at: usize) -> Option<EntityKind> {
        Some(self.words.get(at)?.name?.1)
    }

    pub(super) fn is_number(&self, at: usize) -> bool {
        let word = self.words.get(at);
        word.is_some_and(|it| it.kind == TokenKind::Number)
    }

    /// A mark that parts phrases; hyphens and apostrophes do not.
    pub(super) fn is_mark(&self, at: usize) -> bool {
        let mark = |it: &Word<'_>| it.kind == TokenKind::Mark && it.name.is_none();
        self.words.get(at).is_some_and(mark) && !self.is_hyphen(at) && !self.is_possessive(at)
    }

    fn is_hyphen(&self, at: usize) -> bool {
        let next = self.words.get(at + 1);
        self.words[at].glued
            && matches!(self.at(at), "-" | "‐" | "‑")
            && next.is_some_and(|next| next.glued)
    }

    fn is_possessive(&self, at: usize) -> bool {
        let Some(word) = self.words.get(at) else {
            return false;
        };
        let owns = matches!(word.text, "'s" | "’s" | "`s" | "'S" | "’S");
        let ends = matches!(word.text, "'" | "’") && at > 0 && self.at(at - 1).ends_with('s');
        word.glued && (owns || ends)
    }

    /// Whether the name that begins at `at` owns what follows it.
    pub(super) fn is_owner(&self, at: usize) -> bool {
        let name = self.words.get(at).and_then(|it| it.name);
        let n = self.words.iter().skip(at);
        let n = n.take_while(|it| it.name == name).count();
        self.is_possessive(at + n)
    }

    /// Whether the word at `at` says what one person, or one organisation, is.
    pub(super) fn is_head(&self, at: usize, head: Class) -> bool {
        let Some(word) = self.words.get(at) else {
            return false;
        };
        // `PM` and `MP`, but `3 pm`.
        let short = word.text.len() < 4 && !word.text.ends_with('.');
        let clock = short && word.text.chars().all(char::is_lowercase);
        let told = word.class.is(head) && !(clock && matches!(word.text, "pm" | "mp" | "gen"));
        let ranked = head == Class::PERSON
            && at > 0
            && self.at(at - 1).eq_ignore_ascii_case("number")
            && matches!(self.at(at), "one" | "two" | "three" | "1" | "2" | "3");
        told || ranked
    }

    /// Whether a mark, or the end of the sentence, stands at `at`, or a clause about what is before it begins.
    pub(super) fn closes(&self, at: usize) -> bool {
        at >= self.words.len() || self.is_mark(at) || self.is(at, Class::RELATIVE)
    }

    /// Past the titles that begin at `at`.
    pub(super) fn after_titles(&self, at: usize) -> usize {
        let titles = self.words.iter().skip(at);
        let of_title = |it: &&Word<'_>| {
            it.name.is_none_or(|(_, kind)| kind == EntityKind::Norp)
                && (it.class.is(Class::PERSON | Class::MODIFIER) || it.name.is_some())
        };
        at + titles.take_while(of_title).count()
    }

    /// Whether the word at `at` makes a clause of what it stands in.
    pub(super) fn is_clause_verb(&self, at: usize) -> bool {
        let Some(word) = self.words.get(at).filter(|it| it.name.is_none()) else {
            return false;
        };
        let inflected = word.text.ends_with("ed") && word.text.len() > 4;
        word.class.is(Class::VERB | Class::COPULA)
            || matches!(
                word.text,
                "are"
                    | "were"
                    | "has"
                    | "have"
                    | "had"
                    | "will"
                    | "would"
                    | "can"
                    | "could"
                    | "may"
                    | "should"
            )
            || speech::is_verb(word.text)
            || inflected && !word.class.is(Class::PART | Class::TRAILING)
    }

    /// Where the words begin that belong to the one before `end`: its adjectives, owners and nouns.
    pub(super) fn start_of_group(&self, end: usize) -> usize {
        let capital_head = end > 0 && self.is_capital(end - 1);
        let lowest = end.saturating_sub(LONGEST_GROUP);
        let mut start = end;
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
        start
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
        let known = word.class.is(Class::PERSON | Class::MODIFIER | Class::PART);
        match word.kind {
            TokenKind::Number => word.text.ends_with(char::is_alphabetic),
            TokenKind::Mark => self.is_possessive(at),
            TokenKind::Word if self.is_possessive(at) => true,
            TokenKind::Word if self.is_possessive(at + 1) => {
                !word.class.is(Class::FUNCTION | Class::PREPOSITION)
            }
            TokenKind::Word if self.is_capital(at) => {
                let acronym = word.text.chars().all(char::is_uppercase) && at > 0;
                let plain = at == 0 && !self.ends_group(word);
                known || acronym && (2..=5).contains(&word.text.len()) || plain && !capital_head
            }
            TokenKind::Word => known || !capital_head && !self.ends_group(word),
        }
    }

    /// Whether a word in lower case hardly belongs to a noun after it.
    fn ends_group(&self, word: &Word<'_>) -> bool {
        let text = word.text;
        let part = word
            .class
            .is(Class::PERSON | Class::MODIFIER | Class::PART | Class::ORG);
        let function = Class::FUNCTION
            | Class::DETERMINER
            | Class::PREPOSITION
            | Class::RELATIVE
            | Class::VERB
            | Class::COPULA
            | Class::LEADS;
        let plural = text.ends_with('s') && !text.ends_with("ss") && !text.ends_with("us");
        let inflected = text.ends_with("ed") || text.ends_with("ing") || text.ends_with("ly");
        word.class.is(function)
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
                    && !word.class.is(Class::PREPOSITION | Class::FUNCTION);
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
            let close = self.end_of_complement(after);
            if self.is_person(close) || self.is(close, Class::PERSON) {
                // A role ends where another's name begins.
                return Some((first..after, self.words.len()));
            }
            let trailing = self.is(close, Class::TRAILING);
            let close_at = if trailing { self.words.len() } else { close };
            return Some((first..close.max(after), close_at));
        }
        Some((first..after, after))
    }

    /// Past what belongs to the noun or verb before `at`: `of the harbour office`.
    pub(super) fn end_of_complement(&self, at: usize) -> usize {
        let highest = self.words.len().min(at + LONGEST_COMPLEMENT);
        let ends = |&at: &usize| {
            self.is_mark(at)
                || self.is_person(at)
                || self.is(at, Class::RELATIVE | Class::TRAILING)
                || self.is_clause_verb(at)
                || self.titles_person(at)
                || self.is(at, Class::FUNCTION) && self.at(at) != "and"
        };
        (at..highest).find(ends).unwrap_or(highest)
    }

    /// Whether the word at `at` begins the title of a person who is named after it.
    fn titles_person(&self, at: usize) -> bool {
        self.is(at, Class::PERSON) && self.is_person(self.after_titles(at))
    }
}
