//! Whether a text was broken into lines at a width, and which lines go on.
//!
//! It was where most lines are full: the first word of the next would not have fitted any more.

use std::ops::RangeInclusive;

use crate::text::{Span, Text};

/// How many characters the longest line of a text has that was broken at a width.
const WIDTHS: RangeInclusive<usize> = 50..=120;
/// Of fewer lines with another below them nothing is said.
const MIN_PAIRS: usize = 3;
/// Lines that are full, of all with another below them: three of five.
const MIN_FULL: (usize, usize) = (3, 5);

/// How the lines of a text go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Wrapped {
    /// How many characters fit on a line.
    width: usize,
}

impl Wrapped {
    /// How the lines of `text` at `lines`, trimmed and in order, go on; `None` where each is by itself.
    pub(super) fn of(text: &Text, lines: &[Span]) -> Option<Wrapped> {
        let pairs = lines
            .windows(2)
            .filter(|pair| touch(text, pair[0], pair[1]));
        let pairs: Vec<(Span, Span)> = pairs.map(|pair| (pair[0], pair[1])).collect();
        if pairs.len() < MIN_PAIRS {
            return None;
        }
        // What has no space cannot be broken.
        let breakable = pairs
            .iter()
            .flat_map(|&(line, next)| [line, next])
            .filter(|&it| text[it].contains(char::is_whitespace));
        let width = breakable.map(|it| length(&text[it])).max()?;
        let wrapped = Wrapped { width };
        let is_full = |&&(line, next): &&(Span, Span)| wrapped.is_full(text, line, next);
        let n_full = pairs.iter().filter(is_full).count();
        let most = n_full * MIN_FULL.1 >= pairs.len() * MIN_FULL.0;
        (WIDTHS.contains(&width) && most).then_some(wrapped)
    }

    /// Whether `line` goes on in `next`, the line below it.
    pub(super) fn goes_on(self, text: &Text, line: Span, next: Span) -> bool {
        let (line_marks, next_marks) = (quoting(&text[line]), quoting(&text[next]));
        // `July` and, on the next line, `22. What now?`
        let ends = text[line].ends_with(['.', '!', '?', ':', ';', '"', '”']);
        touch(text, line, next)
            && self.is_full(text, line, next)
            && line_marks.trim_end() == next_marks.trim_end()
            && !is_row(&text[line][line_marks.len()..])
            && !(begins_part(&text[next][next_marks.len()..])
                && (ends || !starts_with_number(&text[next][next_marks.len()..])))
            && indent(text, next) <= indent(text, line).max(1)
    }

    fn is_full(self, text: &Text, line: Span, next: Span) -> bool {
        let next = &text[next];
        let word = next[quoting(next).len()..].split_whitespace().next();
        length(&text[line]) + 1 + length(word.unwrap_or("")) > self.width
    }
}

fn length(line: &str) -> usize {
    line.chars().count()
}

/// Whether one line break stands between two lines, and nothing else but white space.
fn touch(text: &Text, line: Span, next: Span) -> bool {
    let between = &text[Span::new(line.end(), next.start().max(line.end()))];
    let n_feeds = between.matches('\n').count();
    match n_feeds {
        0 => between.matches('\r').count() == 1,
        n => n == 1,
    }
}

/// How far a line is set in.
fn indent(text: &Text, line: Span) -> usize {
    let before = text.before(line.start(), 16);
    let spaces = before.chars().rev().take_while(|c| matches!(c, ' ' | '\t'));
    spaces.map(|c| if c == '\t' { 4 } else { 1 }).sum()
}

/// The marks of quoting that a line begins with, as mail has them: `> > `.
pub(crate) fn quoting(line: &str) -> &str {
    let words = line.trim_start_matches(['>', ' ']);
    match line.starts_with('>') {
        true => &line[..line.len() - words.len()],
        false => "",
    }
}

/// Whether a line is a row of a table or a heading, which ends with it.
fn is_row(line: &str) -> bool {
    line.starts_with(['|', '#']) || line.ends_with('|')
}

fn starts_with_number(line: &str) -> bool {
    line.starts_with(|c: char| c.is_ascii_digit())
}

/// Whether a line begins an item of a list, a row or a heading.
pub(super) fn begins_part(line: &str) -> bool {
    let digits = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let numbered = digits.len() < line.len()
        && line.len() - digits.len() < 4
        && (digits.starts_with(". ") || digits.starts_with(") "));
    let bullet = ["- ", "* ", "+ ", "• ", "– "]
        .iter()
        .any(|mark| line.starts_with(mark));
    numbered || bullet || is_row(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paragraphs(text: &str) -> Vec<String> {
        let text = Text::new(text);
        let lines: Vec<Span> = text
            .lines()
            .map(|line| text.trim(line))
            .filter(|line| !line.is_empty())
            .collect();
        let wrapped = Wrapped::of(&text, &lines);
        let mut found: Vec<String> = Vec::new();
        for (n, line) in lines.iter().enumerate() {
            let goes_on = n > 0 && wrapped.is_some_and(|it| it.goes_on(&text, lines[n - 1], *line));
            match found.last_mut().filter(|_| goes_on) {
                Some(last) => *last = format!("{last} {}", &text[*line]),
                None => found.push(text[*line].to_owned()),
            }
        }
        found
    }

    const WRAPPED: &str = "\
        The old mill of Ashby reopened on Monday, two months\n\
        after the flood that broke its wheel, its owners said\n\
        in a letter to all of the people of the town, who had\n\
        asked for it.\n\
        It had been closed since the winter, when the wheel of\n\
        the mill broke.\n\
        - The wheel is of oak and was brought to Ashby on the\n\
        river.\n\
        - It weighs two tonnes.\n";

    #[test]
    fn full_lines_go_on_and_short_ones_end_a_paragraph() {
        let found = paragraphs(WRAPPED);
        assert_eq!(found.len(), 4, "{found:#?}");
        assert!(found[0].ends_with("of the town, who had asked for it."));
        assert_eq!(found[3], "- It weighs two tonnes.");
    }

    #[test]
    fn lines_that_end_where_the_next_word_would_have_fitted_are_by_themselves() {
        let text = "The mill of Ashby is open again, its owners said on Monday of it.\n\
                    The wheel turns.\nIt is of oak, and it was brought there on the river.\nAll came.\n";
        assert_eq!(paragraphs(text).len(), 4);
    }

    #[test]
    fn a_number_at_the_head_of_a_line_within_a_sentence_begins_no_item() {
        let text = WRAPPED.replace("after the flood", "22. A big flood");
        assert_eq!(paragraphs(&text).len(), 4);
        let text = WRAPPED
            .replace("in a letter", "3. a letter")
            .replace("owners said", "owner said.");
        assert_eq!(paragraphs(&text).len(), 5);
    }

    #[test]
    fn a_quoted_line_goes_on_in_one_quoted_alike() {
        let text = WRAPPED.replace("in a letter", "> in a letter");
        let found = paragraphs(&text);
        let quoted = found.iter().find(|it| it.starts_with("> in a letter"));
        assert!(quoted.is_some_and(|it| !it.contains("asked")));
        let quoted: String = WRAPPED.lines().map(|line| format!("> {line}\n")).collect();
        assert_eq!(paragraphs(&quoted).len(), 4);
    }
}
