//! One article's text, and positions in it.

pub(crate) mod steps;

use std::{borrow::Cow, cmp::Reverse, fmt, ops::Index, sync::Arc};

/// A half-open range of bytes in one [`Text`].
///
/// Spans sort in document order: by start, and the longer first when two
/// start together, so an annotation precedes the ones nested in it.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Span {
    // Invariant: start <= end.
    start: u32,
    end: u32,
}

/// An article's whole decoded text, line feeds included.
///
/// Never edited, so a span made for it stays valid. Cheap to clone.
#[derive(Clone, PartialEq, Eq)]
pub struct Text(Arc<str>);

impl Span {
    /// The bytes from `start` up to but not including `end`.
    ///
    /// # Panics
    ///
    /// Panics if `end < start`.
    #[track_caller]
    pub const fn new(start: u32, end: u32) -> Span {
        assert!(start <= end);
        Span { start, end }
    }

    /// The same range given in `usize`, as string searches return it.
    ///
    /// # Panics
    ///
    /// Panics if `end < start` or if `end` does not fit in 32 bits; a [`Text`] never is that long.
    #[track_caller]
    pub const fn of(start: usize, end: usize) -> Span {
        assert!(end <= u32::MAX as usize);
        Span::new(start as u32, end as u32)
    }

    /// First byte of the range.
    pub const fn start(self) -> u32 {
        self.start
    }

    /// First byte after the range.
    pub const fn end(self) -> u32 {
        self.end
    }

    /// Length in bytes.
    pub const fn len(self) -> u32 {
        self.end - self.start
    }

    /// Whether the range covers nothing.
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether all of `other` lies inside this range.
    pub fn contains(self, other: Span) -> bool {
        steps::count(1);
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two ranges share at least one byte.
    pub fn intersects(self, other: Span) -> bool {
        steps::count(1);
        self.start < other.end && other.start < self.end
    }

    /// The smallest range that holds both.
    pub fn cover(self, other: Span) -> Span {
        Span::new(self.start.min(other.start), self.end.max(other.end))
    }
}

impl Ord for Span {
    fn cmp(&self, other: &Span) -> std::cmp::Ordering {
        (self.start, Reverse(self.end)).cmp(&(other.start, Reverse(other.end)))
    }
}

impl PartialOrd for Span {
    fn partial_cmp(&self, other: &Span) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Debug for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

impl Text {
    /// Takes `text` over as it is.
    ///
    /// # Panics
    ///
    /// Panics if `text` is longer than `u32::MAX` bytes; the sources refuse such files.
    pub fn new(text: impl Into<Arc<str>>) -> Text {
        let text = text.into();
        assert!(text.len() <= u32::MAX as usize);
        Text(text)
    }

    /// The whole text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The span of the whole text.
    pub fn span(&self) -> Span {
        Span::of(0, self.0.len())
    }

    /// The span of each line, without its line feed.
    pub fn lines(&self) -> impl Iterator<Item = Span> + '_ {
        let mut start = 0;
        self.0.split('\n').map(move |line| {
            let span = Span::new(start, start + line.len() as u32);
            start = span.end + 1;
            span
        })
    }

    /// The `n_bytes` before `at`, or a few less so that it begins with a whole character; all there is where that is less.
    pub fn before(&self, at: u32, n_bytes: u32) -> &str {
        let mut start = at.saturating_sub(n_bytes);
        while !self.0.is_char_boundary(start as usize) {
            start += 1;
        }
        &self[Span::new(start, at)]
    }

    /// The `n_bytes` from `at` on, or a few less so that it ends with a whole character; all there is where that is less.
    pub fn after(&self, at: u32, n_bytes: u32) -> &str {
        let mut end = at.saturating_add(n_bytes).min(self.span().end);
        while !self.0.is_char_boundary(end as usize) {
            end -= 1;
        }
        &self[Span::new(at, end)]
    }

    /// What `span` covers on one line: line breaks, with the white space and the marks of quoting around them, as single spaces.
    pub fn flowing(&self, span: Span) -> Cow<'_, str> {
        let covered = &self[span];
        if !covered.contains(['\n', '\r']) {
            return Cow::Borrowed(covered);
        }
        let words = covered.split_whitespace().filter(|word| *word != ">");
        Cow::Owned(words.collect::<Vec<_>>().join(" "))
    }

    /// `span` without the white space at both its ends.
    pub fn trim(&self, span: Span) -> Span {
        let covered = &self[span];
        let start = span.start as usize + (covered.len() - covered.trim_start().len());
        Span::of(start, start + covered.trim().len())
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// # Panics
///
/// Panics if the span was made for another text.
impl Index<Span> for Text {
    type Output = str;

    fn index(&self, span: Span) -> &str {
        steps::count(span.len() as usize);
        &self.0[span.start as usize..span.end as usize]
    }
}

/// Draws labels under the spans they belong to, for tests and for looking at an analysis.
///
/// A span that runs over several lines is drawn under its part of the first of them.
pub fn underline<'a>(text: &Text, labels: impl IntoIterator<Item = (Span, &'a str)>) -> String {
    let labels: Vec<(Span, &str)> = labels.into_iter().collect();
    let mut out = String::new();
    for line in text.lines() {
        out.push_str(&text[line]);
        out.push('\n');
        for &(span, label) in &labels {
            if span.start < line.start || span.start > line.end {
                continue;
            }
            let before = text[Span::new(line.start, span.start)].chars().count();
            let carets = text[Span::new(span.start, span.end.min(line.end))]
                .chars()
                .count();
            out.push_str(&format!("{:before$}{:^<carets$} {label}\n", "", ""));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_sort_by_start_and_the_longer_first() {
        let mut spans = [Span::new(3, 4), Span::new(0, 2), Span::new(0, 9)];
        spans.sort();
        assert_eq!(spans, [Span::new(0, 9), Span::new(0, 2), Span::new(3, 4)]);
    }

    #[test]
    fn lines_cover_the_text_but_its_line_feeds() {
        let text = Text::new("one\n\ntwo\n");
        let lines: Vec<&str> = text.lines().map(|line| &text[line]).collect();
        assert_eq!(lines, ["one", "", "two", ""]);
    }

    #[test]
    fn trim_takes_unicode_white_space() {
        let text = Text::new("\u{a0} a b \n");
        assert_eq!(&text[text.trim(text.span())], "a b");
    }

    #[test]
    fn carets_count_characters() {
        let text = Text::new("né à Rawa");
        assert_eq!(
            underline(&text, [(Span::of(7, 11), "PLACE")]),
            "né à Rawa\n     ^^^^ PLACE\n"
        );
    }
}
