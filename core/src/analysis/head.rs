//! Headline, byline, agency, place and section, where they are printed in the text.

use super::{
    segment::{self, Token, TokenKind},
    time,
};
use crate::{
    article::{Block, Role},
    text::{Span, Text},
};

/// A dateline is no longer than so many tokens.
const MAX_DATELINE_TOKENS: usize = 24;
/// The place in it is no longer than so many.
const MAX_PLACE_TOKENS: usize = 8;

/// What stands at the head or foot of an article about the article itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// The headline.
    pub title: Option<Span>,
    /// The writer's name, without `By`.
    pub byline: Option<Span>,
    /// The agency whose text it is, from the dateline or the credit of the text; not that of a picture.
    pub agency: Option<Span>,
    /// The place at the head of the text: `BAGHDAD` in `BAGHDAD (REUTERS) -`.
    pub dateline: Option<Span>,
    /// The name of the page's section.
    pub section: Option<Span>,
}

/// Finds the head of an article in its blocks.
pub fn find(text: &Text, blocks: &[Block]) -> Head {
    let first = |role| {
        blocks
            .iter()
            .find(|block| block.role == role)
            .map(|block| block.span)
    };
    let body = first(Role::Dateline).into_iter().chain(first(Role::Body));
    let dateline = body.filter_map(|span| dateline(text, span)).next();
    let credit = blocks
        .iter()
        .rev()
        .filter(|block| block.role == Role::Credit);
    Head {
        title: first(Role::Title),
        byline: first(Role::Byline).and_then(|span| writer(text, span)),
        agency: dateline
            .and_then(|dateline| dateline.agency)
            .or_else(|| credit.filter_map(|block| source(text, block.span)).next()),
        dateline: dateline.and_then(|dateline| dateline.place),
        section: first(Role::Section).or_else(|| {
            let metadata = blocks.iter().filter(|block| block.role == Role::Metadata);
            metadata
                .filter_map(|block| section_beside_date(text, block.span))
                .next()
        }),
    }
}

/// Whether the line is a dateline and nothing else.
pub(super) fn is_dateline(text: &Text, line: Span) -> bool {
    dateline(text, line).is_some_and(|dateline| dateline.alone)
}

/// What stands before the first sentence: `LONDON, March 3 (Reuters) -`, `Baghdad:`.
#[derive(Clone, Copy)]
struct Dateline {
    place: Option<Span>,
    agency: Option<Span>,
    /// No text follows in its block.
    alone: bool,
}

fn dateline(text: &Text, block: Span) -> Option<Dateline> {
    let line = &text[block];
    // Datelines are short: nothing beyond the first line's beginning is read.
    let head = line
        .char_indices()
        .nth(160)
        .map_or(line.len(), |(at, _)| at);
    let head = Span::new(block.start(), block.start() + head as u32);
    let mut tokens = segment::tokens(text, head);
    tokens.truncate(MAX_DATELINE_TOKENS);
    let covered = |n: usize| tokens.get(n).map_or("", |token: &Token| &text[token.span]);
    let spaced = |n: usize| {
        n > 0
            && tokens
                .get(n)
                .is_some_and(|token| tokens[n - 1].span.end() < token.span.start())
    };
    let n_place = place_length(text, &tokens);
    if n_place == 0 && covered(0) != "(" {
        return None;
    }
    let place = n_place
        .checked_sub(1)
        .map(|last| tokens[0].span.cover(tokens[last].span));
    let shouted = place.is_some_and(|place| !text[place].contains(char::is_lowercase));
    let mut at = n_place;
    let mut agency = None;
    let mut dated = false;
    if covered(at) == ":" {
        let alone = at + 1 == tokens.len();
        // A colon also follows a speaker or a topic, so only one word may stand before it.
        return (n_place == 1 && !alone).then_some(Dateline {
            place,
            agency,
            alone,
        });
    }
    while at < tokens.len() {
        match covered(at) {
            "," => at += 1,
            "(" => {
                let close = (at..tokens.len()).find(|&n| covered(n) == ")")?;
                if close == at + 1 {
                    return None;
                }
                let inner = tokens[at + 1].span.cover(tokens[close - 1].span);
                agency = is_agency(&text[inner]).then_some(inner);
                agency?;
                at = close + 1;
            }
            "-" | "–" | "—" | "--" if spaced(at) || agency.is_some() || dated => {
                while matches!(covered(at), "-" | "–" | "—") {
                    at += 1;
                }
                let alone = at == tokens.len() && head == block;
                let sure = shouted || agency.is_some() || dated;
                return sure.then_some(Dateline {
                    place,
                    agency,
                    alone,
                });
            }
            _ => {
                let rest = Span::new(tokens[at].span.start(), tokens[tokens.len() - 1].span.end());
                let times = time::find_in(text, rest);
                let first = times
                    .first()
                    .filter(|time| time.span.start() == rest.start())?;
                dated = true;
                at = tokens.partition_point(|token| token.span.start() < first.span.end());
            }
        }
    }
    // Without a dash a bracketed agency or a date must show that it is a dateline.
    let alone = head == block && shouted && (agency.is_some() || dated);
    alone.then_some(Dateline {
        place,
        agency,
        alone,
    })
}

/// How many tokens name the place: capitalised words, with commas in `NEW YORK/LONDON` and `PARIS, France`.
fn place_length(text: &Text, tokens: &[Token]) -> usize {
    let mut n = 0;
    while let Some(token) = tokens.get(n).filter(|_| n < MAX_PLACE_TOKENS) {
        let word = &text[token.span];
        let next = tokens.get(n + 1);
        let joined = next.is_some_and(|next| {
            next.kind == TokenKind::Word
                && next.span.start() == token.span.end()
                && n > 0
                && tokens[n - 1].span.end() == token.span.start()
        });
        let is_part = match token.kind {
            TokenKind::Word => {
                word.starts_with(char::is_uppercase) && !starts_date(text, &tokens[n..])
            }
            TokenKind::Mark if matches!(word, "-" | "/" | "'" | "’") => joined,
            TokenKind::Mark if word == "," => next.is_some_and(|next| {
                next.kind == TokenKind::Word
                    && text[next.span].starts_with(char::is_uppercase)
                    && !starts_date(text, &tokens[n + 1..])
            }),
            _ => false,
        };
        if !is_part {
            break;
        }
        n += 1;
    }
    n
}

fn starts_date(text: &Text, tokens: &[Token]) -> bool {
    let Some((first, last)) = tokens.first().zip(tokens.get(1).or(tokens.first())) else {
        return false;
    };
    let span = first.span.cover(last.span);
    let times = time::find_in(text, span);
    times
        .first()
        .is_some_and(|time| time.span.start() == first.span.start())
}

/// Whether a bracket after the place can hold an agency: a capitalised word or two.
fn is_agency(name: &str) -> bool {
    let mut words = name.split_whitespace();
    words.clone().count() <= 3
        && words.all(|word| word.starts_with(char::is_uppercase))
        && !name.contains(|c: char| c.is_ascii_digit())
}

/// The name after `By`, up to a comma, a bar or a date.
fn writer(text: &Text, block: Span) -> Option<Span> {
    let line = &text[block];
    let start = line.find(char::is_whitespace).filter(|_| {
        line.get(..2)
            .is_some_and(|by| by.eq_ignore_ascii_case("by"))
    })?;
    let end = line[start..]
        .find([',', '|', '•', ';'])
        .map_or(line.len(), |at| start + at);
    let end = match time::find_in(text, block).first() {
        Some(time) => end.min((time.span.start() - block.start()) as usize),
        None => end,
    };
    let base = block.start() as usize;
    let span = text.trim(Span::of(base + start.min(end), base + end));
    (!span.is_empty()).then_some(span)
}

/// The agency in `SOURCE:AFP`.
fn source(text: &Text, block: Span) -> Option<Span> {
    let line = &text[block];
    let label = ["source:", "sources:"].iter().find(|label| {
        line.get(..label.len())
            .is_some_and(|head| head.eq_ignore_ascii_case(label))
    })?;
    let span = text.trim(Span::new(block.start() + label.len() as u32, block.end()));
    (!span.is_empty() && text[span].split_whitespace().count() <= 4).then_some(span)
}

/// A word in capitals beside the date that a page prints over the headline.
fn section_beside_date(text: &Text, block: Span) -> Option<Span> {
    let times = time::find_in(text, block);
    let tokens = segment::tokens(text, block);
    let mut shouted = tokens.iter().filter(|token| {
        let word = &text[token.span];
        token.kind == TokenKind::Word
            && word.len() > 3
            && !word.contains(char::is_lowercase)
            && !matches!(
                word,
                "DATE" | "PUBLISHED" | "UPDATED" | "POSTED" | "LAST" | "TIME" | "MODIFIED"
            )
            && !times.iter().any(|time| time.span.intersects(token.span))
    });
    let only = shouted.next()?.span;
    shouted.next().is_none().then_some(only)
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;
    use crate::analysis::fixture;

    /// Every line is a body of its own, or a byline, credit or date where it looks like one.
    #[track_caller]
    fn check(expect: Expect) {
        fixture::check(
            |text| {
                let mut found = Vec::new();
                for span in text.lines() {
                    let role = match text[span].split([' ', ':']).next() {
                        Some("By") => Role::Byline,
                        Some("SOURCE") => Role::Credit,
                        Some("Updated") => Role::Metadata,
                        _ => Role::Body,
                    };
                    let head = find(text, &[Block { span, role }]);
                    let parts = [
                        (head.dateline, "place"),
                        (head.agency, "agency"),
                        (head.byline, "byline"),
                        (head.section, "section"),
                    ];
                    let present =
                        |(span, name): (Option<Span>, &str)| Some((span?, name.to_owned()));
                    found.extend(parts.into_iter().filter_map(present));
                }
                found
            },
            expect,
        );
    }

    #[test]
    fn a_dateline_is_place_date_and_agency() {
        check(expect![[r#"
            ASHBY, March 3 (ANP) - The mill reopened.
            ^^^^^ place
                            ^^^ agency
            NEW DUN/ASHBY-ON-SEA (Northern News) - The mill reopened.
            ^^^^^^^^^^^^^^^^^^^^ place
                                  ^^^^^^^^^^^^^ agency
            Ashby: The mill reopened.
            ^^^^^ place
            ASHBY - The mill reopened.
            ^^^^^ place
            ASHBY, Westmark, Nov. 4 — The mill reopened.
            ^^^^^^^^^^^^^^^ place
            (ANP) - The mill reopened.
             ^^^ agency
        "#]]);
    }

    #[test]
    fn a_sentence_is_no_dateline() {
        check(expect![[r#"
            Ashby (pop. 300) - a village - slept.
            Amin Sabri: the mill will reopen.
            UNHCR (the agency) said so.
            He left - at last.
        "#]]);
    }

    #[test]
    fn the_credit_of_the_text_names_its_agency_and_the_byline_its_writer() {
        check(expect![[r#"
            By Ann Hale, Ashby correspondent
               ^^^^^^^^ byline
            By Amin Sabri March 3, 2024
               ^^^^^^^^^^ byline
            SOURCE: ANP
                    ^^^ agency
            Updated 3 March 2024 WORLD
                                 ^^^^^ section
        "#]]);
    }
}
