//! Which role each block of the text has.
//!
//! Which lines are the story's is decided over the whole page by learnt weights ([`model`]); what
//! stands before and after them is head and tail, and rules over a line, its neighbours and the words
//! it shares with the story tell headline, byline, caption and the like.

pub mod features;
pub mod lexicon;
pub mod look;
pub mod model;
pub mod scores;
pub mod trees;
mod wrapped;

use std::collections::HashSet;

pub(crate) use self::wrapped::quoting;
use self::{model::Model, wrapped::Wrapped};
use super::{cues, head, time};
use crate::{
    article::{Article, Block, Role},
    text::{Span, Text},
};

/// A line of more words than this that ends as a sentence does is text.
const SHORT_WORDS: usize = 12;
/// A line of more words than this is no headline.
const HEADLINE_WORDS: usize = 25;
/// A line of more words than this asks its reader for nothing.
const LONGEST_INVITATION: usize = 35;
/// A line of more words than this is text, whatever it says.
const MOST_WORDS_OF_CUES: usize = 80;
/// A line that announces a list has so many words at least; menus have fewer.
const MIN_WORDS_TO_ANNOUNCE: usize = 5;
/// A head is no longer than so many lines below the first sentence.
const MAX_HEAD_LINES: usize = 40;
/// Sentences between headline and byline; more than so many are the text.
const MAX_STANDFIRSTS: usize = 2;

/// Cuts the text into blocks, one a line or, where lines go on, a paragraph, and gives each its role. Blocks that the source
/// states stay as they are.
pub fn label(article: &Article) -> Vec<Block> {
    let text = &article.text;
    let mut spans = Vec::new();
    let mut blocks = article.stated_blocks.clone();
    let mut start = 0;
    for stated in &article.stated_blocks {
        cut(
            text,
            Span::new(start, stated.span.start().max(start)),
            &mut spans,
        );
        start = start.max(stated.span.end());
    }
    cut(
        text,
        Span::new(start, text.span().end().max(start)),
        &mut spans,
    );
    let paragraphs = joined(article, &spans);
    let lines: Vec<Line> = paragraphs.iter().map(|&it| look_at(text, it)).collect();
    let title = article.stated_title().map(|span| fold(&text[span]));
    let roles = roles(text, &lines, title);
    blocks.extend(lines.iter().zip(roles).map(|(line, role)| Block {
        span: line.span,
        role,
    }));
    blocks.sort_unstable();
    blocks
}

/// `lines`, each with those in which it goes on: by what the source states, or because the text was broken at a width.
fn joined(article: &Article, lines: &[Span]) -> Vec<Span> {
    let text = &article.text;
    let wrapped = Wrapped::of(text, lines);
    let stated = |line: Span, next: Span| {
        let both = line.cover(next);
        let paragraphs = &article.stated_paragraphs;
        let after = paragraphs.partition_point(|it| it.start() <= both.start());
        let last = after.checked_sub(1).map(|at| paragraphs[at]);
        last.is_some_and(|it| it.contains(both))
    };
    // What the source states to be a block is never run over.
    let apart = |line: Span, next: Span| {
        let blocks = &article.stated_blocks;
        let after = blocks.partition_point(|it| it.span.start() < line.end());
        blocks
            .get(after)
            .is_some_and(|it| it.span.start() < next.start())
    };
    let mut paragraphs: Vec<Span> = Vec::with_capacity(lines.len());
    for (n, &line) in lines.iter().enumerate() {
        let before = n.checked_sub(1).map(|n| lines[n]);
        let goes_on = before.is_some_and(|before| {
            !apart(before, line)
                && (stated(before, line)
                    || wrapped.is_some_and(|it| it.goes_on(text, before, line)))
        });
        match paragraphs.last_mut().filter(|_| goes_on) {
            Some(last) => *last = last.cover(line),
            None => paragraphs.push(line),
        }
    }
    paragraphs
}

/// A line and what can be seen of it alone.
struct Line {
    span: Span,
    n_words: usize,
    /// Ends as a sentence does.
    stops: bool,
    kind: Kind,
}

/// What a line is by its own words.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Nothing special.
    Plain,
    /// Known whatever stands around it.
    Sure(Role),
}

impl Line {
    fn is_text(&self) -> bool {
        self.kind == Kind::Plain && self.stops && self.n_words > SHORT_WORDS
    }

    fn is(&self, role: Role) -> bool {
        self.kind == Kind::Sure(role)
    }
}

/// Adds the lines of `within` that hold something; lines end with a line feed, a carriage return or both.
fn cut(text: &Text, within: Span, lines: &mut Vec<Span>) {
    let mut start = within.start();
    for piece in text[within].split(['\n', '\r']) {
        let span = text.trim(Span::new(start, start + piece.len() as u32));
        start += piece.len() as u32 + 1;
        if !span.is_empty() {
            lines.push(span);
        }
    }
}

fn look_at(text: &Text, span: Span) -> Line {
    let line = &text[span];
    let n_words = line.split_whitespace().count();
    let stops = cues::ends_with_stop(line);
    let short = n_words <= SHORT_WORDS || (!stops && n_words <= HEADLINE_WORDS);
    let kind = if n_words > MOST_WORDS_OF_CUES {
        Kind::Plain
    } else if cues::is_credit(line) {
        Kind::Sure(Role::Credit)
    } else if cues::is_caption(line) {
        Kind::Sure(Role::Caption)
    } else if (n_words <= LONGEST_INVITATION && cues::invites(line))
        || (short && cues::is_of_page(line))
    {
        Kind::Sure(Role::Noise)
    } else if cues::is_byline(line) {
        Kind::Sure(Role::Byline)
    } else if head::is_dateline(text, span) {
        Kind::Sure(Role::Dateline)
    } else if short && is_dated_label(text, span) {
        Kind::Sure(Role::Metadata)
    } else {
        Kind::Plain
    };
    Line {
        span,
        n_words,
        stops,
        kind,
    }
}

/// Whether a full date fills the line but for a few words.
fn is_dated_label(text: &Text, span: Span) -> bool {
    let line = &text[span];
    if !line.bytes().any(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let times = time::find_in(text, span);
    let full = times
        .iter()
        .any(|time| matches!(time.meaning, time::Meaning::On(time::When::Day(_), _)));
    let n_bytes: u32 = times.iter().map(|time| time.span.len()).sum();
    let n_inside: usize = times
        .iter()
        .map(|time| text[time.span].split_whitespace().count())
        .sum();
    let n_others = line.split_whitespace().count().saturating_sub(n_inside);
    full && n_others <= 6
        && (n_others <= 3 || n_bytes * 3 >= span.len())
        && (n_others == 0 || !line.ends_with('.'))
}

fn roles(text: &Text, lines: &[Line], title: Option<String>) -> Vec<Role> {
    let mut keep = Model::embedded().keep(lines.iter().map(|line| &text[line.span]));
    keep_parts(text, lines, &mut keep);
    let after = keep
        .iter()
        .rposition(|&keep| keep)
        .map_or(0, |last| last + 1);
    // Headlines are short; which of the lines above the text they are is told below.
    let is_start = |n: &usize| keep[*n] && (lines[*n].is_text() || title.is_some());
    let first = (0..after).find(is_start);
    let mut first = first
        .or_else(|| keep.iter().position(|&keep| keep))
        .unwrap_or(after);
    if let Some(head_end) = head_end(text, lines, first, after) {
        first = first.max(head_end);
    }
    let story = vocabulary(text, lines, &keep);
    let mut roles = Vec::with_capacity(lines.len());
    let title = title
        .or_else(|| headline(text, &lines[..first], &story).map(|line| fold(&text[line.span])));
    label_head(text, &lines[..first], &keep, title.as_deref(), &mut roles);
    for (n, &keep) in keep.iter().enumerate().take(after).skip(first) {
        roles.push(in_body(text, lines, n, keep, &story));
    }
    label_tail(&lines[after..], &mut roles);
    roles
}

/// Keeps the items of lists and the rows of tables that the text announces or goes on in, and what it quotes as mail does,
/// however short they are.
fn keep_parts(text: &Text, lines: &[Line], keep: &mut [bool]) {
    let (mut announced, mut before) = (false, false);
    for (n, line) in lines.iter().enumerate() {
        let covered = &text[line.span];
        let quoted = !quoting(covered).is_empty();
        if quoted || wrapped::begins_part(covered) {
            let is_shown = announced || quoted && before;
            keep[n] |= line.kind == Kind::Plain && is_shown;
        } else {
            announced = keep[n] && line.n_words >= MIN_WORDS_TO_ANNOUNCE && covered.ends_with(':');
        }
        before = keep[n];
    }
}

/// After which line the head ends where byline, date or the headline again follow a standfirst.
fn head_end(text: &Text, lines: &[Line], first: usize, after: usize) -> Option<usize> {
    let mut n_texts = 0;
    let mut end = None;
    for n in (first..after).take(MAX_HEAD_LINES) {
        let line = &lines[n];
        n_texts += usize::from(line.is_text());
        if n_texts > MAX_STANDFIRSTS {
            break;
        }
        let repeats = !line.stops
            && lines[..n]
                .iter()
                .any(|other| text[other.span] == text[line.span] && !other.stops);
        if line.is(Role::Byline) || line.is(Role::Metadata) || repeats {
            end = Some(n + 1);
        }
    }
    end.filter(|&end| lines[end..after].iter().any(Line::is_text))
}

/// The words of four and more letters of the story's text, in lower case.
fn vocabulary(text: &Text, lines: &[Line], keep: &[bool]) -> HashSet<String> {
    let texts = lines.iter().zip(keep);
    texts
        .filter(|&(line, &keep)| keep && line.is_text())
        .map(|(line, _)| line)
        .flat_map(|line| content_words(&text[line.span]))
        .collect()
}

fn content_words(line: &str) -> impl Iterator<Item = String> + '_ {
    line.split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.len() > 3)
        .map(str::to_lowercase)
}

fn n_shared(line: &str, story: &HashSet<String>) -> usize {
    content_words(line)
        .filter(|word| story.contains(word))
        .count()
}

fn fold(line: &str) -> String {
    line.split_whitespace()
        .map(str::to_lowercase)
        .collect::<Vec<_>>()
        .join(" ")
}

/// The line of the head that shares most words with the story.
fn headline<'l>(text: &Text, head: &'l [Line], story: &HashSet<String>) -> Option<&'l Line> {
    let candidates: Vec<&Line> = head
        .iter()
        .filter(|line| line.kind == Kind::Plain && (2..=HEADLINE_WORDS).contains(&line.n_words))
        .filter(|line| !text[line.span].ends_with(['.', ':', ';']))
        .collect();
    let shared = |line: &Line| n_shared(&text[line.span], story);
    let best = candidates
        .iter()
        .copied()
        .rev()
        .max_by_key(|line| shared(line))?;
    (shared(best) > 0 || (candidates.len() == 1 && best.n_words > 3)).then_some(best)
}

fn label_head(
    text: &Text,
    head: &[Line],
    keep: &[bool],
    title: Option<&str>,
    roles: &mut Vec<Role>,
) {
    let is_title =
        |line: &Line| title.is_some_and(|title| !line.is_text() && fold(&text[line.span]) == title);
    let at_title = head.iter().position(is_title);
    let before = &head[..at_title.unwrap_or(head.len())];
    // A page's name and section may stand over the headline; more such lines are a menu.
    let is_menu = before
        .iter()
        .filter(|line| line.kind == Kind::Plain)
        .count()
        > 2;
    for (n, line) in head.iter().enumerate() {
        let below = at_title.is_some_and(|at| n > at);
        roles.push(match line.kind {
            _ if is_title(line) => Role::Title,
            Kind::Sure(role) => role,
            Kind::Plain if below && (keep[n] || line.is_text()) => Role::Standfirst,
            Kind::Plain if keep[n] => Role::Body,
            Kind::Plain
                if !below && !is_menu && at_title.is_some() && line.n_words <= 3 && !line.stops =>
            {
                Role::Section
            }
            Kind::Plain => Role::Noise,
        });
    }
}

fn in_body(text: &Text, lines: &[Line], n: usize, keep: bool, story: &HashSet<String>) -> Role {
    let line = &lines[n];
    let covered = &text[line.span];
    let is_text = |n: Option<usize>| n.and_then(|n| lines.get(n)).is_some_and(Line::is_text);
    match line.kind {
        Kind::Sure(role) => role,
        Kind::Plain if !keep => Role::Noise,
        Kind::Plain if line.n_words > SHORT_WORDS || covered.starts_with(['-', '•', '*', '–']) => {
            Role::Body
        }
        Kind::Plain if cues::is_shouted(covered) && n_shared(covered, story) == 0 => Role::Noise,
        Kind::Plain => {
            let stands_alone = is_text(n.checked_sub(1)) && is_text(Some(n + 1));
            let heads = !line.stops || (covered.ends_with('?') && !covered.starts_with(['"', '“']));
            if stands_alone && heads {
                Role::Subhead
            } else {
                Role::Body
            }
        }
    }
}

fn label_tail(tail: &[Line], roles: &mut Vec<Role>) {
    for line in tail {
        roles.push(match line.kind {
            Kind::Sure(role @ Role::Credit) => role,
            Kind::Sure(role) if tail.len() <= 3 => role,
            _ => Role::Noise,
        });
    }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;
    use crate::analysis::fixture;

    fn article(text: &Text, stated_blocks: Vec<Block>) -> Article {
        Article {
            stated_blocks,
            ..fixture::article(text)
        }
    }

    #[track_caller]
    fn check(expect: Expect) {
        let named = |block: Block| (block.span, block.role.name().to_owned());
        let stage = |text: &Text| {
            label(&article(text, Vec::new()))
                .into_iter()
                .map(named)
                .collect()
        };
        fixture::check(stage, expect);
    }

    #[test]
    fn a_page_has_head_body_and_tail() {
        check(expect![[r#"
            Dunmore News
            ^^^^^^^^^^^^ section
            Old mill reopens after flood
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ title
            The building on the Dun had been closed since the flood of last winter, when its wheel broke.
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ standfirst
            Old mill reopens after flood
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ title
            Millers stand at the wheel of the old mill in Ashby on March 3, 2024. / AFP
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ caption
            By Ann Hale
            ^^^^^^^^^^^ byline
            March 4, 2024
            ^^^^^^^^^^^^^ metadata
            The old mill of Ashby reopened on Monday, two months after the flood that broke its wheel, its owners said.
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ body
            ADVERTISEMENT
            ^^^^^^^^^^^^^ noise
            "We never thought that we would see it turn again," said Amin Sabri, who repaired the wheel by hand.
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ body
            A new wheel
            ^^^^^^^^^^^ subhead
            The wheel, which is made of oak, weighs two tonnes and was brought to Ashby on the river in one piece.
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ body
            SOURCE: ANP
            ^^^^^^^^^^^ credit
            Explore
            ^^^^^^^ noise
            Ferry to Ashby stops for winter
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ noise
            Mayor of New Dun resigns over bridge
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ noise
            Students win prize for boat
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^ noise
            Follow us on Facebook
            ^^^^^^^^^^^^^^^^^^^^^ noise
        "#]]);
    }

    #[test]
    fn text_alone_is_body() {
        check(expect![[r#"
            ASHBY (ANP) - The old mill of Ashby reopened on Monday, two months after the flood, its owners said.
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ body
            "It turns."
            ^^^^^^^^^^^ body
            The wheel was repaired in these villages, all of which lie on the upper course of the river Dun:
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ body
            Ashby
            ^^^^^ body
            New Dun
            ^^^^^^^ body
            It will be open to visitors from Friday, and the millers hope that many of them will buy flour there.
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ body
        "#]]);
    }

    #[test]
    fn lines_of_a_wrapped_text_are_paragraphs_and_short_items_stay() {
        let text = Text::new(
            "The old mill of Ashby reopened on Monday, two months after the\n\
             flood that broke its wheel, its owners said in a letter to the\n\
             council and to the millers of the town, who had asked for it.\n\
             \n\
             The wheel was repaired by the people of these villages, which lie\n\
             on the upper course of the river:\n\
             \n\
             - Ashby\n\
             - New Dun\n\
             \n\
             They brought oak for it in boats, and it took them all of winter\n\
             to bring it up the river, as there was ice on it until March.\n\
             \n\
             > We never thought that we would see it turn again, or hear it so\n\
             > at night from the other bank.\n",
        );
        let blocks = label(&article(&text, Vec::new()));
        let first: Vec<String> = blocks
            .iter()
            .map(|it| text.flowing(it.span).into())
            .collect();
        assert_eq!(first.len(), 6, "{first:#?}");
        assert!(first[0].ends_with("the town, who had asked for it."));
        assert_eq!(first[2..4], ["- Ashby", "- New Dun"]);
        assert!(first[5].ends_with("turn again, or hear it so at night from the other bank."));
        assert!(blocks.iter().all(|it| it.role == Role::Body), "{blocks:#?}");
        let tokens = super::super::Tokens::of(&text, &blocks);
        let marks = tokens
            .inside(blocks[5].span)
            .iter()
            .filter(|it| tokens.word(**it) == ">");
        assert_eq!(marks.count(), 1);
    }

    #[test]
    fn shouted_words_that_the_story_knows_are_a_subhead() {
        check(expect![[r#"
            The old mill of Ashby reopened on Monday, two months after the flood, and its owners were glad of it.
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ body
            OAK WHEEL
            ^^^^^^^^^ subhead
            The wheel, which is made of oak, weighs two tonnes and was brought to Ashby on the river in one piece.
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ body
            SPECIAL OFFER
            ^^^^^^^^^^^^^ noise
            It will be open to visitors from Friday, and the millers hope that many of them will buy flour there.
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ body
        "#]]);
    }

    #[test]
    fn a_page_of_nothing_but_menus_has_no_story() {
        let text = Text::new("Home\nNews\nSport\nWeather\nContact us\nLog in\n* More\n".repeat(9));
        let found = label(&article(&text, Vec::new()));
        assert!(
            found.iter().all(|block| block.role == Role::Noise),
            "{found:?}"
        );
    }

    #[test]
    fn lines_end_with_any_line_break() {
        let text = Text::new("One.\r\nTwo.\rThree.\n \n");
        let found = label(&article(&text, Vec::new()));
        let found: Vec<&str> = found.iter().map(|block| &text[block.span]).collect();
        assert_eq!(found, ["One.", "Two.", "Three."]);
    }

    #[test]
    fn stated_blocks_win() {
        let text = Text::new("The mill\n\nThe mill\nOpens.\nTwo lines");
        let title = Block {
            span: Span::new(0, 8),
            role: Role::Title,
        };
        let body = Block {
            span: Span::new(19, 35),
            role: Role::Body,
        };
        let found = label(&article(&text, vec![title, body]));
        assert_eq!(found[0], title);
        assert_eq!(found.last(), Some(&body));
        assert_eq!(found.len(), 3);
    }

    #[test]
    fn white_space_has_no_blocks() {
        assert_eq!(label(&article(&Text::new(" \n\n"), Vec::new())), []);
    }
}
