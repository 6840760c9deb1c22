//! The words of a sentence with the names among them, and what each may be in a role.

use std::ops::Range;

use super::vocabulary::{self, Class};
use crate::{
    analysis::{EntityKind, Mention, segment::TokenKind, speech, tokens::Token},
    text::{Span, Text, steps},
};

/// The words of a sentence, with the names among them.
pub(super) struct Words<'t> {
    pub(super) words: Vec<Word<'t>>,
}

/// A word, and what is known of it; a word of a name has no class.
pub(super) struct Word<'t> {
    pub(super) text: &'t str,
    span: Span,
    pub(super) kind: TokenKind,
    pub(super) class: Class,
    /// No white space stands before it.
    glued: bool,
    /// The mention that it is part of, and what that is.
    pub(super) name: Option<(usize, EntityKind)>,
}

impl<'t> Words<'t> {
    /// The words of a sentence, in which the mentions at the indexes `named` stand.
    pub(super) fn read(
        text: &'t Text,
        tokens: &[Token],
        mentions: &[Mention],
        named: Range<usize>,
    ) -> Words<'t> {
        let mut at = named.start;
        let mut words: Vec<Word<'t>> = Vec::with_capacity(tokens.len());
        for token in tokens {
            while at < named.end && mentions[at].span.end() <= token.span.start() {
                at += 1;
            }
            let mention = mentions[..named.end].get(at);
            let mention = mention.filter(|it| it.span.contains(token.span) && !is_title(text, it));
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
                glued: words
                    .last()
                    .is_some_and(|last| last.span.end() == token.span.start()),
                name,
            });
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
        steps::count(1);
        self.words
            .get(at)
            .is_some_and(|word| word.class.intersects(class))
    }

    pub(super) fn is_person(&self, at: usize) -> bool {
        self.named(at) == Some(EntityKind::Person)
    }

    pub(super) fn named(&self, at: usize) -> Option<EntityKind> {
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

    pub(super) fn is_hyphen(&self, at: usize) -> bool {
        let glued = |at: usize| self.words.get(at).is_some_and(|word| word.glued);
        matches!(self.at(at), "-" | "‐" | "‑") && glued(at) && glued(at + 1)
    }

    pub(super) fn is_possessive(&self, at: usize) -> bool {
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
        let told =
            word.class.intersects(head) && !(clock && matches!(word.text, "pm" | "mp" | "gen"));
        let ranked = head == Class::PERSON
            && at > 0
            && self.at(at - 1).eq_ignore_ascii_case("number")
            && matches!(self.at(at), "one" | "two" | "three" | "1" | "2" | "3");
        told || ranked
    }

    /// Whether a mark, or the end of the sentence, stands at `at`, or a clause about what is before it begins.
    pub(super) fn closes(&self, at: usize) -> bool {
        let relative = self.is(at, Class::RELATIVE) || self.at(at) == "that";
        at >= self.words.len() || self.is_mark(at) || relative
    }

    /// Past the titles that begin at `at`.
    pub(super) fn after_titles(&self, at: usize) -> usize {
        let titles = self.words.iter().skip(at);
        let of_title = |it: &&Word<'_>| {
            it.name.is_none_or(|(_, kind)| kind == EntityKind::Norp)
                && (it.class.intersects(Class::PERSON | Class::MODIFIER) || it.name.is_some())
        };
        at + titles.take_while(of_title).count()
    }

    /// Whether the word at `at` makes a clause of what it stands in.
    pub(super) fn is_clause_verb(&self, at: usize) -> bool {
        let Some(word) = self.words.get(at).filter(|it| it.name.is_none()) else {
            return false;
        };
        let inflected = word.text.ends_with("ed") && word.text.len() > 4;
        word.class.intersects(Class::VERB | Class::COPULA)
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
            || inflected && !word.class.intersects(Class::PART | Class::TRAILING)
    }
}

/// Whether what was taken for a person's name is a title: `Executive`.
fn is_title(text: &Text, mention: &Mention) -> bool {
    let titles = |word| vocabulary::class(word).intersects(Class::PERSON | Class::MODIFIER);
    mention.kind == EntityKind::Person && text[mention.span].split_whitespace().all(titles)
}
