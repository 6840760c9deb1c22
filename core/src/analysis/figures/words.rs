//! The words of one sentence, read in lower case.

use crate::{
    analysis::{Tokens, parsed::Parsed, segment::TokenKind, tokens::Token},
    lexicon::{Class, Entry},
    text::Span,
};

/// The tokens of a sentence; every look beyond its ends gives an empty word.
pub(super) struct Words<'t> {
    tokens: &'t Tokens,
    words: &'t [Token],
}

impl<'t> Words<'t> {
    pub(super) fn of(tokens: &'t Tokens, sentence: Span) -> Words<'t> {
        let words = tokens.inside(sentence);
        Words { tokens, words }
    }

    /// Whether there may be a number: most sentences have none, and need not be read.
    pub(super) fn may_hold_number(&self) -> bool {
        let numbers =
            Class::CARDINAL | Class::SCALE | Class::VAGUE | Class::FRACTION | Class::ORDINAL;
        self.words
            .iter()
            .any(|it| it.kind == TokenKind::Number || self.tokens.is(*it, numbers))
    }

    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    /// The word at `index` in lower case.
    pub(super) fn at(&self, index: usize) -> &'t str {
        let word = self.words.get(index);
        word.map_or("", |word| self.tokens.lower(*word))
    }

    /// What the lexicon says of the word at `index`.
    pub(super) fn entry(&self, index: usize) -> Entry {
        let word = self.words.get(index);
        word.map_or(Entry::default(), |word| self.tokens.entry(*word))
    }

    /// The word so many places before `index`.
    pub(super) fn before(&self, index: usize, places: usize) -> &'t str {
        index.checked_sub(places).map_or("", |index| self.at(index))
    }

    pub(super) fn kind(&self, index: usize) -> Option<TokenKind> {
        self.words.get(index).map(|word| word.kind)
    }

    pub(super) fn is_word(&self, index: usize) -> bool {
        self.kind(index) == Some(TokenKind::Word)
    }

    pub(super) fn is_number(&self, index: usize) -> bool {
        self.kind(index) == Some(TokenKind::Number)
    }

    /// Whether nothing stands between the word at `index` and the next one.
    pub(super) fn touches_next(&self, index: usize) -> bool {
        match (self.words.get(index), self.words.get(index + 1)) {
            (Some(word), Some(next)) => word.span.end() == next.span.start(),
            _ => false,
        }
    }

    pub(super) fn is_capital(&self, index: usize) -> bool {
        let starts = |word: &Token| self.tokens.word(*word).starts_with(char::is_uppercase);
        self.words.get(index).is_some_and(starts)
    }

    /// Whether the word at `index` is in capitals.
    pub(super) fn is_shouted(&self, index: usize) -> bool {
        let word = self.words.get(index).map(|word| self.tokens.word(*word));
        word.is_some_and(|word| word.bytes().all(|byte| byte.is_ascii_uppercase()))
    }

    /// The tree of the sentence; made anew each time.
    pub(super) fn parsed(&self) -> Parsed<'t> {
        let (first, last) = (self.words[0].span, self.words[self.words.len() - 1].span);
        Parsed::of(self.tokens.text(), first.cover(last))
    }

    /// The span of the word at `index`.
    ///
    /// # Panics
    ///
    /// Panics if there is none.
    pub(super) fn span(&self, index: usize) -> Span {
        self.words[index].span
    }

    /// From the word at `first` up to that before `after`.
    ///
    /// # Panics
    ///
    /// Panics if there are none.
    pub(super) fn cover(&self, first: usize, after: usize) -> Span {
        self.words[first].span.cover(self.words[after - 1].span)
    }
}
