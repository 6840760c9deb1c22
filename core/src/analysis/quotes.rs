//! What is given as somebody's words.

use super::{
    segment::is_apostrophe,
    speech::{self, Known, Speaker, Statement},
};
use crate::{
    article::{Block, Role},
    text::{Span, Text},
};

/// Words between quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quote {
    /// The words, without their marks.
    pub span: Span,
    /// Who says them, where the text tells.
    pub speaker: Option<Speaker>,
    /// The verb that gives them to the speaker: `said`; none where they only go on from the quotation before.
    pub cue: Option<Span>,
}

/// Quotations of up to so many words without a mark of their own are often only names or words held at a distance.
const SCARE_WORDS: usize = 3;

/// A quotation in one paragraph is no longer.
const MAX_QUOTE_BYTES: usize = 8_000;

/// Finds every quotation and who says it; `mentions` are the names of the text, in order.
///
/// Speakers are found by the verbs of saying around the quotation (`speech`), as by the rules of
/// Pouliquen, Steinberger & Best (2007); a pronoun is the one who spoke last, and a quotation
/// without a verb goes on from the one before. Those who are said to say something in other words
/// come with them.
pub(super) fn find(known: Known<'_>) -> (Vec<Quote>, Vec<Statement>) {
    let (mut quotes, statements) = speech::attribute(known, &spans(known.text, known.blocks));
    quotes.retain(|quote| quote.speaker.is_some() || !is_held_off(&known.text[quote.span]));
    (quotes, statements)
}

/// Whether words are too few to be anybody's if nobody is known to say them: `the “hut”`.
fn is_held_off(words: &str) -> bool {
    !ends_sentence(words) && words.split_whitespace().count() <= SCARE_WORDS
}

fn ends_sentence(words: &str) -> bool {
    words.ends_with([',', '.', '?', '!', '…', ';', '-', '—'])
}

/// Finds quotations by their marks alone.
pub(super) fn find_by_marks(text: &Text, blocks: &[Block]) -> Vec<Quote> {
    let spans = spans(text, blocks).into_iter();
    spans.map(speech::unattributed).collect()
}

/// Every quotation in the blocks that tell something, headlines aside; those inside another are part of it.
///
/// A quotation that runs on over paragraphs, each of which opens with a mark, is one a paragraph.
/// Names in quotation marks are none, nor are single words where nobody is said to speak.
fn spans(text: &Text, blocks: &[Block]) -> Vec<Span> {
    let mut found = Vec::new();
    let read =
        |block: &&Block| block.role.tells() && !matches!(block.role, Role::Title | Role::Subhead);
    let mut blocks = blocks.iter().filter(read).peekable();
    while let Some(block) = blocks.next() {
        let continued = blocks
            .peek()
            .is_some_and(|next| text[next.span].starts_with(is_double));
        in_block(text, block.span, continued, &mut found);
    }
    found
}

/// A pair of marks.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Marks {
    /// `"`, and `''` for it.
    Straight,
    /// `“ ”`, and `„ “`.
    Curved,
    /// `« »`.
    Angled,
    /// `' '`, `‘ ’`, `` ` ' ``.
    Single,
}

fn is_double(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '«' | '»')
}

fn in_block(text: &Text, block: Span, continued: bool, found: &mut Vec<Span>) {
    let line = &text[block];
    let speaks = tells_of_speech(line);
    let base = block.start() as usize;
    let mut add = |start: usize, end: usize| {
        let span = text.trim(Span::of(base + start, base + end));
        if is_quotation(&text[span], speaks) {
            found.push(span);
        }
    };
    let mut at = 0;
    // Up to here no mark closes what a single one opens, so others need not look again.
    let mut unclosed = 0;
    while let Some((opening, marks, inner)) = next_opening(line, at) {
        let known_unclosed = marks == Marks::Single && inner < unclosed;
        let closed = if known_unclosed {
            None
        } else {
            closing(line, inner, marks)
        };
        match closed {
            Some((end, after)) => {
                add(inner, end);
                at = after;
            }
            None => {
                // A mark that nothing closes opens a quotation only where the next paragraph goes on with it,
                // or where the paragraph is nothing else.
                if marks != Marks::Single && (continued || opening == 0) {
                    add(inner, line.len());
                    return;
                }
                if marks == Marks::Single {
                    unclosed = unclosed.max(inner + MAX_QUOTE_BYTES);
                }
                at = inner;
            }
        }
    }
}

/// The first mark from `at` on that can open a quotation: its place, its kind, and where the words begin.
fn next_opening(line: &str, at: usize) -> Option<(usize, Marks, usize)> {
    let mut before = line[..at].chars().next_back();
    let mut chars = line[at..].char_indices().peekable();
    while let Some((offset, c)) = chars.next() {
        let place = at + offset;
        let next = chars.peek().map(|&(_, next)| next);
        let inside_word = before.is_some_and(char::is_alphanumeric);
        let doubled = next == Some(c) && matches!(c, '\'' | '`') && !inside_word;
        let marks = match c {
            '"' => Some(Marks::Straight),
            _ if doubled => {
                return Some((place, Marks::Straight, place + 2));
            }
            '“' | '„' => Some(Marks::Curved),
            '«' => Some(Marks::Angled),
            '\'' | '‘' | '`' if !inside_word && next.is_some_and(char::is_alphabetic) => {
                Some(Marks::Single)
            }
            _ => None,
        };
        if let Some(marks) = marks {
            return Some((place, marks, place + c.len_utf8()));
        }
        before = Some(c);
    }
    None
}

/// Where the words that begin at `inner` end, and where the text goes on after their mark.
fn closing(line: &str, inner: usize, marks: Marks) -> Option<(usize, usize)> {
    let rest = beginning(&line[inner..]);
    let place = |(offset, mark): (usize, &str)| (inner + offset, inner + offset + mark.len());
    match marks {
        Marks::Straight => {
            let plain = rest.match_indices('"').next();
            let before = &rest[..plain.map_or(rest.len(), |(offset, _)| offset)];
            before.match_indices("''").next().or(plain).map(place)
        }
        Marks::Curved => rest
            .match_indices(['”', '“', '"'])
            .next()
            .filter(|&(offset, mark)| mark != "“" || !opens(rest, offset))
            .map(place),
        Marks::Angled => rest.match_indices('»').next().map(place),
        Marks::Single => rest
            .match_indices(is_apostrophe)
            .find(|&(offset, mark)| {
                let before = rest[..offset].chars().next_back();
                let after = rest[offset + mark.len()..].chars().next();
                offset > 1
                    && before.is_some_and(|c| !c.is_whitespace())
                    && !after.is_some_and(char::is_alphanumeric)
            })
            .filter(|&(offset, _)| !rest[..offset].contains(is_double))
            .map(place),
    }
}

/// As much of `rest` as one quotation in one paragraph may fill; without a bound many marks that nothing closes
/// would each be followed to the end.
fn beginning(rest: &str) -> &str {
    let mut end = rest.len().min(MAX_QUOTE_BYTES);
    while !rest.is_char_boundary(end) {
        end -= 1;
    }
    &rest[..end]
}

/// Whether the mark at `offset` stands as an opening one does.
fn opens(rest: &str, offset: usize) -> bool {
    rest[..offset].ends_with(char::is_whitespace)
}

fn is_quotation(words: &str, speaks: bool) -> bool {
    if !words.contains(char::is_alphanumeric) {
        return false;
    }
    let all: Vec<&str> = words.split_whitespace().collect();
    let capital = |word: &str| !word.starts_with(char::is_lowercase);
    let is_name = all
        .iter()
        .all(|word| capital(word) || matches!(*word, "of" | "the" | "and" | "in" | "for" | "to"));
    ends_sentence(words) || (!is_name && (speaks || all.len() > SCARE_WORDS))
}

/// Whether the paragraph says that somebody speaks or writes.
fn tells_of_speech(line: &str) -> bool {
    line.split(|c: char| !c.is_alphabetic() && c != '-')
        .any(|word| word == "statement" || word == "according" || speech::is_verb(word))
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;
    use crate::analysis::fixture;

    /// Every line is a paragraph.
    #[track_caller]
    fn check(expect: Expect) {
        fixture::check(
            |text| {
                let block = |span| Block {
                    span,
                    role: Role::Body,
                };
                let blocks: Vec<Block> = text.lines().map(block).collect();
                spans(text, &blocks)
                    .into_iter()
                    .map(|span| (span, "quote".to_owned()))
                    .collect()
            },
            expect,
        );
    }

    #[test]
    fn marks_of_all_kinds_hold_quotations() {
        check(expect![[r#"
            "We go home," Sabri said. "It is late."
             ^^^^^^^^^^^ quote
                                       ^^^^^^^^^^^ quote
            “We go home,” he said, and „We stay“, said she.
             ^^^^^^^^^^^ quote
                                        ^^^^^^^ quote
            «We go home now», said Hale. ''We stay,'' said Sabri.
             ^^^^^^^^^^^^^^ quote
                                           ^^^^^^^^ quote
            'We go home,' said Hale, and ‘Don’t stay,’ said Sabri.
             ^^^^^^^^^^^ quote
                                          ^^^^^^^^^^^ quote
        "#]]);
    }

    #[test]
    fn apostrophes_are_no_quotations() {
        check(expect![[r#"
            The farmers' wells and the mayor`s dogs` bowls were dry in the '90s, they said.
            Rock 'n' roll isn't what the Sabris' son said.
                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ quote
        "#]]);
    }

    #[test]
    fn a_quotation_left_open_goes_on_in_the_next_paragraph() {
        check(expect![[r#"
            Sabri said: "The wheel turns again.
                         ^^^^^^^^^^^^^^^^^^^^^^ quote
            "It took us a year.
             ^^^^^^^^^^^^^^^^^^ quote
            "Now we grind," he said.
             ^^^^^^^^^^^^^ quote
            A 6" nail was all it took, he said.
        "#]]);
    }

    #[test]
    fn names_and_scare_quotes_are_nobodys_words() {
        check(expect![[r#"
            The "Will of Ashby" campaign began at the so-called "hut" on Monday.
            He called the mill a "hut".
                                  ^^^ quote
        "#]]);
    }
}
