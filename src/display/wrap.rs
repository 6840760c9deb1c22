//! Lines of text broken into rows of the screen, by UAX 14.

use std::{borrow::Cow, ops::Range};

use unicode_linebreak::linebreaks;

use super::visible;
use dateline_core::text::{Span, Text};

/// The rows of `text` at `width` columns, as byte ranges without the white space at their ends.
///
/// Each character that is not white space lies in exactly one row. What is wider than a row by
/// itself is broken between graphemes; a grapheme wider than a row has a row of its own.
pub fn wrap(text: &str, width: u16) -> Vec<Range<usize>> {
    let width = usize::from(width.max(1));
    let mut rows = Vec::new();
    // The row being filled, and the columns taken up to its end.
    let (mut start, mut end, mut used) = (0, 0, 0);
    let mut from = 0;
    for (to, _) in linebreaks(text) {
        let piece = &text[from..to];
        let kept = piece.trim_end();
        let columns = visible::width(kept);
        if used > 0 && used + columns > width {
            rows.push(start..end);
            (start, used) = (from, 0);
        }
        if columns > width {
            let mut at = from;
            for (offset, grapheme) in visible::graphemes(kept) {
                let columns = usize::from(grapheme.width);
                if used > 0 && used + columns > width {
                    rows.push(start..from + offset);
                    (start, used) = (from + offset, 0);
                }
                used += columns;
                at = from + offset;
            }
            debug_assert!(at <= to);
            used += visible::width(&piece[kept.len()..]);
        } else {
            used += visible::width(piece);
        }
        end = from + kept.len();
        if piece.ends_with([
            '\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}',
        ]) {
            rows.push(start..end);
            (start, used) = (to, 0);
        }
        from = to;
    }
    if start < end.max(start) || rows.is_empty() {
        rows.push(start..end.max(start));
    }
    for row in &mut rows {
        let covered = &text[row.clone()];
        let trimmed = covered.trim();
        let lead = covered.len() - covered.trim_start().len();
        *row = row.start + lead..row.start + lead + trimmed.len();
    }
    rows
}

/// `text` of an article as it flows on, byte by byte: its line breaks are spaces, but for those before what is quoted as
/// mail does.
pub fn flowing(text: &str) -> Cow<'_, str> {
    if !text.contains(['\n', '\r']) {
        return Cow::Borrowed(text);
    }
    let mut flowing = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['\n', '\r']) {
        flowing.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        flowing.push(if rest.starts_with('>') { '\n' } else { ' ' });
    }
    flowing.push_str(rest);
    Cow::Owned(flowing)
}

/// The rows of `span` of `text` as it flows on, each where it stands in that.
pub fn spans(text: &Text, span: Span, width: u16) -> impl Iterator<Item = Span> {
    let start = span.start() as usize;
    let rows = wrap(&flowing(&text[span]), width).into_iter();
    rows.map(move |row| Span::of(start + row.start, start + row.end))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn rows(text: &str, width: u16) -> Vec<&str> {
        wrap(text, width)
            .into_iter()
            .map(|row| &text[row])
            .collect()
    }

    #[test]
    fn rows_break_between_words() {
        assert_eq!(
            rows("The bridge fell at dawn.", 10),
            ["The bridge", "fell at", "dawn."]
        );
        assert_eq!(rows("", 10), [""]);
    }

    #[test]
    fn what_is_too_wide_is_broken_between_graphemes() {
        assert_eq!(rows("aaaaaaa bb", 3), ["aaa", "aaa", "a", "bb"]);
        assert_eq!(rows("港湾計画", 5), ["港湾", "計画"]);
    }

    #[test]
    fn the_lines_of_an_article_flow_on_but_for_quoted_ones() {
        assert_eq!(flowing("one\ntwo\r\nthree"), "one two  three");
        assert_eq!(flowing("> one\n> two"), "> one\n> two");
    }

    #[test]
    fn a_line_feed_ends_a_row() {
        assert_eq!(rows("one\ntwo three", 20), ["one", "two three"]);
    }

    proptest! {
        #[test]
        fn wrapping_loses_nothing_at_any_width(text in "[a-c é港\u{1f600}\u{301}\t\n.,-]{0,120}", width in 1u16..200) {
            let kept: String = rows(&text, width).concat().split_whitespace().collect();
            let all: String = text.split_whitespace().collect();
            prop_assert_eq!(kept, all);
        }

        #[test]
        fn no_row_is_wider_than_the_screen(text in "[a-c é港.,-]{0,120}", width in 2u16..200) {
            for row in rows(&text, width) {
                prop_assert!(visible::width(row) <= usize::from(width));
            }
        }
    }
}
