//! The words of an article as the rules for names see them.

use std::collections::HashMap;

use super::lexicon::{self, Class};
use crate::{
    analysis::{
        Head, Sentence, TimeExpression, Tokens,
        segment::{TokenKind, is_apostrophe},
    },
    article::{Block, Role},
    text::{Span, steps},
};

/// A sentence, or a block at the head or foot that holds names.
pub(super) struct Segment<'t> {
    pub(super) words: Vec<Word<'t>>,
    pub(super) style: Style,
    /// The kind of block it is in.
    pub(super) role: Role,
}

/// How a segment uses capitals.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// Only names and the first word have capitals.
    Plain,
    /// Most words have a capital, as in headlines.
    TitleCase,
    /// All letters are capitals.
    AllCaps,
}

/// A token with what is known of it.
#[derive(Clone, Copy)]
pub(super) struct Word<'t> {
    pub(super) text: &'t str,
    pub(super) span: Span,
    pub(super) class: Class,
    pub(super) shape: Shape,
    /// No white space stands between it and the token before.
    pub(super) glued: bool,
    /// Lies within a time expression.
    pub(super) timed: bool,
}

/// What a token looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// A word without a capital at its head.
    Lower,
    /// A word with one.
    Capital,
    /// A word of two letters or more, all of them capitals.
    AllCaps,
    /// `'s` after a name.
    Possessive,
    /// A number.
    Number,
    /// Any other mark.
    Mark,
}

/// How often the article writes a word with a capital where none is called for, and how often in lower case.
#[derive(Clone, Copy, Default)]
pub(super) struct Usage {
    pub(super) capital: u32,
    pub(super) lower: u32,
}

/// Words by their exact form.
pub(super) type UsageTable<'t> = HashMap<&'t str, Usage>;

impl Word<'_> {
    pub(super) fn is(&self, class: Class) -> bool {
        steps::count(1);
        self.class.intersects(class)
    }

    pub(super) fn capital(&self) -> bool {
        matches!(self.shape, Shape::Capital | Shape::AllCaps)
    }

    pub(super) fn lower(&self) -> bool {
        self.shape == Shape::Lower
    }

    pub(super) fn hyphen(&self) -> bool {
        self.glued && matches!(self.text, "-" | "‐" | "‑" | "–")
    }

    /// Known as a name and hardly ever as another word.
    pub(super) fn known(&self) -> bool {
        self.is(Class::KNOWN) && (self.shape == Shape::AllCaps || !self.is(Class::COMMON))
    }
}

/// Cuts the article into segments, in document order.
pub(super) fn segments<'t>(
    tokens: &'t Tokens,
    blocks: &[Block],
    head: &Head,
    sentences: &[Sentence],
    times: &[TimeExpression],
) -> Vec<Segment<'t>> {
    let mut spans: Vec<(Span, Role)> = Vec::with_capacity(sentences.len() + 4);
    let mut at = 0;
    for sentence in sentences {
        while at + 1 < blocks.len() && blocks[at].span.end() <= sentence.span.start() {
            at += 1;
        }
        let role = blocks.get(at).map_or(Role::Body, |block| block.role);
        spans.push((sentence.span, role));
    }
    for block in blocks {
        if matches!(block.role, Role::Byline | Role::Dateline | Role::Credit) {
            spans.push((block.span, block.role));
        }
    }
    if let Some(byline) = head.byline
        && !spans.iter().any(|(span, _)| span.intersects(byline))
    {
        spans.push((byline, Role::Byline));
    }
    spans.sort();
    let mut timed = times.iter().map(|time| time.span).peekable();
    spans
        .into_iter()
        .map(|(span, role)| {
            let mut words = Vec::new();
            let mut end = span.start();
            for token in tokens.inside(span) {
                while timed
                    .next_if(|time| time.end() <= token.span.start())
                    .is_some()
                {}
                let mut word = Word {
                    text: tokens.word(*token),
                    span: token.span,
                    class: Class::default(),
                    shape: Shape::Mark,
                    glued: token.span.start() == end && !words.is_empty(),
                    timed: timed.peek().is_some_and(|time| time.contains(token.span)),
                };
                word.shape = shape(word.text, token.kind, word.glued);
                word.class = match word.shape {
                    Shape::Lower | Shape::Capital => lexicon::class(word.text),
                    Shape::AllCaps => of_capitals(word.text),
                    _ => Class::default(),
                };
                end = token.span.end();
                words.push(word);
            }
            let style = style(&words);
            Segment { words, style, role }
        })
        .collect()
}

/// Counts the words of all segments, but for those whose capital says nothing.
pub(super) fn usage<'t>(segments: &[Segment<'t>]) -> UsageTable<'t> {
    let mut table = UsageTable::new();
    for segment in segments
        .iter()
        .filter(|segment| segment.style == Style::Plain)
    {
        for (at, word) in segment.words.iter().enumerate() {
            if word.lower() && word.text.len() > 3 {
                table.entry(word.text).or_default().lower += 1;
            } else if word.capital() && !word.timed && !opens(&segment.words, at) {
                table.entry(word.text).or_default().capital += 1;
            }
        }
    }
    table
}

/// Whether a word there has a capital for standing first in a sentence, a quotation, brackets or a list.
pub(super) fn opens(words: &[Word<'_>], at: usize) -> bool {
    match at.checked_sub(1).map(|before| &words[before]) {
        None => true,
        Some(before) => {
            before.shape == Shape::Mark
                && !(before.hyphen() && words[at].glued)
                && !matches!(before.text, "," | "&" | "/" | ";" | "’" | "'" | "`")
        }
    }
}

/// `BAGHDAD` is what `Baghdad` is; `US` is itself.
fn of_capitals(word: &str) -> Class {
    let class = lexicon::class(word);
    if word.len() < 4 || class.intersects(Class::KNOWN) {
        return class;
    }
    class | lexicon::class(&title_case(word))
}

/// `BAGHDAD` → `Baghdad`.
pub(super) fn title_case(word: &str) -> String {
    let mut chars = word.chars();
    let first = chars.next().into_iter();
    first.chain(chars.flat_map(char::to_lowercase)).collect()
}

fn shape(text: &str, kind: TokenKind, glued: bool) -> Shape {
    let mut chars = text.chars();
    let first = chars.next().unwrap_or(' ');
    match kind {
        TokenKind::Number => Shape::Number,
        TokenKind::Mark => Shape::Mark,
        TokenKind::Word if glued && is_apostrophe(first) => Shape::Possessive,
        TokenKind::Word if !first.is_uppercase() => Shape::Lower,
        TokenKind::Word => {
            let mut n_letters = 1;
            for c in chars.filter(|c| c.is_alphabetic()) {
                if !c.is_uppercase() {
                    return Shape::Capital;
                }
                n_letters += 1;
            }
            if n_letters > 1 {
                Shape::AllCaps
            } else {
                Shape::Capital
            }
        }
    }
}

fn style(words: &[Word<'_>]) -> Style {
    let mut n_caps = 0;
    let mut n_capital = 0;
    let mut n_lower = 0;
    let mut n_long_lower = 0;
    for word in words {
        match word.shape {
            Shape::AllCaps => n_caps += 1,
            Shape::Capital => n_capital += 1,
            Shape::Lower => {
                n_lower += 1;
                n_long_lower += usize::from(word.text.len() > 3 && !word.is(Class::FUNCTION));
            }
            _ => {}
        }
    }
    let ends = words.last().is_some_and(|word| word.text.ends_with('.')) || credits(words);
    if n_caps >= 2 && n_capital == 0 && n_lower == 0 {
        Style::AllCaps
    } else if !ends && n_capital + n_caps >= 4 && n_long_lower * 6 <= n_capital + n_caps {
        Style::TitleCase
    } else {
        Style::Plain
    }
}

/// Whether it is a line like `(Reporting by …; Editing by …)`, which has hardly a word but names.
fn credits(words: &[Word<'_>]) -> bool {
    let work = |word: &str| {
        let works = ["reporting", "editing", "writing", "compiled", "written"];
        works.iter().any(|work| word.eq_ignore_ascii_case(work))
    };
    words
        .windows(2)
        .any(|pair| pair[1].text == "by" && work(pair[0].text))
}
