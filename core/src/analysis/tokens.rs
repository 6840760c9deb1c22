//! The tokens of an article, parted once for all stages.
//!
//! A token has the form in which it is written; what hangs on the form alone (its lower case, what the lexicon says of
//! it) is worked out once for each form. To read on: [`Tokens::within`] gives the indices of a stretch of text.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::segment::{self, TokenKind};
use crate::{
    article::Block,
    lexicon::{self, Class, Entry},
    text::{Span, Text, steps},
};

/// A word, a number or a mark of one article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
    /// How it is written.
    pub form: FormId,
}

/// How tokens are written, as an index into the forms of one article; means nothing outside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FormId(u32);

/// What is known of a form.
#[derive(Clone, Debug)]
struct Form {
    /// Its first place.
    first: Span,
    /// Its lower case, where that is another form.
    lower: Option<Box<str>>,
    entry: Entry,
}

/// The tokens of all blocks of one article, in document order; all that is not white space lies in one.
#[derive(Clone, Debug)]
pub struct Tokens {
    text: Text,
    // Invariant: in document order, disjoint.
    all: Vec<Token>,
    forms: Vec<Form>,
}

impl Tokens {
    /// Parts `blocks`, which are in order and disjoint.
    pub fn of(text: &Text, blocks: &[Block]) -> Tokens {
        let mut known: FxHashMap<&str, FormId> = FxHashMap::default();
        let mut forms: Vec<Form> = Vec::new();
        let mut all = Vec::with_capacity(text.as_str().len() / 5 + 1);
        for block in blocks {
            for segment::Token { span, kind } in segment::tokens(text, block.span) {
                let word = &text[span];
                let form = *known.entry(word).or_insert_with(|| {
                    forms.push(Form::of(word, span));
                    FormId(forms.len() as u32 - 1)
                });
                all.push(Token { span, kind, form });
            }
        }
        let text = text.clone();
        Tokens { text, all, forms }
    }

    /// The text that they are of.
    pub fn text(&self) -> &Text {
        &self.text
    }

    /// All tokens.
    pub fn all(&self) -> &[Token] {
        &self.all
    }

    /// The indices of the tokens that begin within `span`.
    pub fn within(&self, span: Span) -> Range<usize> {
        let first = self
            .all
            .partition_point(|it| it.span.start() < span.start());
        let n_inside = self.all[first..].partition_point(|it| it.span.start() < span.end());
        first..first + n_inside
    }

    /// The tokens that begin within `span`.
    pub fn inside(&self, span: Span) -> &[Token] {
        let inside = self.within(span);
        steps::count(inside.len());
        &self.all[inside]
    }

    /// `token` as it stands in the text.
    pub fn word(&self, token: Token) -> &str {
        &self.text[token.span]
    }

    /// `token` in lower case.
    pub fn lower(&self, token: Token) -> &str {
        steps::count(1);
        let form = &self.forms[token.form.index()];
        form.lower.as_deref().unwrap_or(&self.text[form.first])
    }

    /// What the lexicon says of `token`, whatever its capitals.
    pub fn entry(&self, token: Token) -> Entry {
        self.forms[token.form.index()].entry
    }

    /// Whether `token`, whatever its capitals, is in one of `classes`.
    pub fn is(&self, token: Token, classes: Class) -> bool {
        self.entry(token).classes.intersects(classes)
    }

    /// Something of each form, by [`FormId::index`]; worked out once for all of its tokens.
    pub fn by_form<T>(&self, of: impl Fn(&str) -> T) -> Vec<T> {
        self.forms
            .iter()
            .map(|it| of(&self.text[it.first]))
            .collect()
    }
}

impl FormId {
    /// As an index into a list with something for each form.
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

impl Form {
    fn of(word: &str, first: Span) -> Form {
        let is_lower = !word.chars().any(char::is_uppercase);
        let lower = (!is_lower).then(|| word.to_lowercase().into_boxed_str());
        let entry = lexicon::english().get(lower.as_deref().unwrap_or(word));
        Form {
            first,
            lower,
            entry,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Role;

    fn read(text: &str) -> Tokens {
        let text = Text::new(text);
        let block = |span| Block {
            span,
            role: Role::Body,
        };
        Tokens::of(&text, &text.lines().map(block).collect::<Vec<_>>())
    }

    #[test]
    fn a_form_is_known_once_and_its_lower_case_with_it() {
        let tokens = read("Eighteen mills\nand eighteen more, said Hale's Mills.");
        let words: Vec<&str> = tokens.all().iter().map(|it| tokens.lower(*it)).collect();
        assert_eq!(
            words.join(" "),
            "eighteen mills and eighteen more , said hale 's mills ."
        );
        let [first, second] = [0, 3].map(|at| tokens.all()[at]);
        assert_ne!(first.form, second.form);
        assert_eq!(tokens.entry(first).value, Some(18.0));
        assert_eq!(tokens.entry(first), tokens.entry(second));
    }

    #[test]
    fn a_stretch_has_the_tokens_that_begin_in_it() {
        let tokens = read("one two\nthree four");
        let words = |start, end| {
            let inside = tokens.inside(Span::new(start, end));
            inside.iter().map(|it| tokens.word(*it)).collect::<Vec<_>>()
        };
        assert_eq!(words(4, 9), ["two", "three"]);
        assert_eq!(words(5, 8), [""; 0]);
    }
}
