//! The words of one sentence, read in lower case.

use std::borrow::Cow;

use crate::{
    analysis::segment::{self, TokenKind},
    text::{Span, Text, steps},
};

/// The tokens of a sentence; every look beyond its ends gives an empty word.
pub(in crate::analysis) struct Words<'t> {
    text: &'t Text,
    words: Vec<Word<'t>>,
}

struct Word<'t> {
    span: Span,
    kind: TokenKind,
    lower: Cow<'t, str>,
}

impl<'t> Words<'t> {
    pub(in crate::analysis) fn read(text: &'t Text, within: Span) -> Words<'t> {
        let word = |token: segment::Token| Word {
            span: token.span,
            kind: token.kind,
            lower: lower(&text[token.span]),
        };
        let tokens = segment::tokens(text, within);
        Words {
            text,
            words: tokens.into_iter().map(word).collect(),
        }
    }

    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    /// The word at `index` in lower case.
    pub(super) fn at(&self, index: usize) -> &str {
        steps::count(1);
        self.words.get(index).map_or("", |word| &word.lower)
    }

    /// The word so many places before `index`.
    pub(super) fn before(&self, index: usize, places: usize) -> &str {
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
        let starts = |word: &Word<'_>| self.text[word.span].starts_with(char::is_uppercase);
        self.words.get(index).is_some_and(starts)
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

fn lower(word: &str) -> Cow<'_, str> {
    match word.chars().any(char::is_uppercase) {
        true => Cow::Owned(word.to_lowercase()),
        false => Cow::Borrowed(word),
    }
}
