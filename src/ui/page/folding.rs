//! What of an article is left out of its page.

use std::ops::Range;

use crate::display::wrap;
use dateline_core::{
    article::{Block, Role},
    corpus::Entry,
    text::Span,
};

/// Stands for what is left out within a paragraph while its rows are made; the sign that is drawn is as wide.
const FOLD: &str = "⋯";

/// What the reader wants left out.
#[derive(Clone, Copy, Debug)]
pub struct Folding<'a> {
    /// Whether page noise is.
    pub noise: bool,
    /// Sentences that are, in document order.
    pub known: &'a [Span],
    /// What the reader was led to: what touches it is not left out.
    pub opened: &'a [Span],
}

/// A part of a stretch of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece {
    /// It is shown.
    Shown(Span),
    /// It is left out.
    LeftOut(Span),
}

impl Folding<'_> {
    /// Page noise is left out, and all else shown.
    pub const NOISE: Folding<'static> = Folding {
        noise: true,
        known: &[],
        opened: &[],
    };

    /// Whether `block` is left out as belonging to the page, or as saying again what stands at the head.
    pub(super) fn leaves_out(&self, entry: &Entry, block: Block) -> bool {
        let repeats_title = || {
            let text = &entry.article.text;
            let title = entry.annotations.head.title;
            title.is_some_and(|title| text[title].eq_ignore_ascii_case(&text[block.span]))
        };
        let is_noise = match block.role {
            Role::Noise | Role::Metadata | Role::Section => true,
            Role::Title => repeats_title(),
            _ => false,
        };
        self.noise && is_noise && !self.is_opened(block.span)
    }

    /// The runs of sentences of `block` that are left out, each with the number of its sentences.
    pub(super) fn runs(&self, entry: &Entry, block: Block) -> Vec<(Span, u32)> {
        if self.known.is_empty() {
            return Vec::new();
        }
        let sentences = &entry.annotations.sentences;
        let first = sentences.partition_point(|it| it.span.start() < block.span.start());
        let inside = sentences[first..].iter().map(|it| it.span);
        let mut runs: Vec<(Span, u32)> = Vec::new();
        let mut goes_on = false;
        for span in inside.take_while(|it| block.span.contains(*it)) {
            let is_known = self.known.binary_search(&span).is_ok() && !self.is_opened(span);
            match runs.last_mut().filter(|_| is_known && goes_on) {
                Some((run, n)) => (*run, *n) = (run.cover(span), *n + 1),
                None if is_known => runs.push((span, 1)),
                None => (),
            }
            goes_on = is_known;
        }
        runs
    }

    fn is_opened(&self, span: Span) -> bool {
        self.opened.iter().any(|it| it.intersects(span))
    }
}

/// The pieces of `span`, in order; `left_out` are disjoint and in document order.
pub(super) fn pieces(span: Span, left_out: &[Span]) -> impl Iterator<Item = Piece> {
    let first = left_out.partition_point(|it| it.end() <= span.start());
    let inside = left_out[first..].iter();
    let inside = inside.take_while(move |it| it.start() < span.end());
    let mut from = span.start();
    let mut shown_to = move |to: u32, next: u32| {
        let shown = Span::new(from.min(to), to);
        from = next;
        (!shown.is_empty()).then_some(Piece::Shown(shown))
    };
    let ends = inside.map(Some).chain([None]);
    ends.flat_map(move |it| {
        let shown = match it {
            Some(it) => shown_to(it.start(), it.end()),
            None => shown_to(span.end(), span.end()),
        };
        shown.into_iter().chain(it.copied().map(Piece::LeftOut))
    })
}

/// The rows of `span` of `text` at `width` columns: each from its first byte that is shown, or left out, to the last.
pub(super) fn rows(text: &str, span: Span, left_out: &[Span], width: u16) -> Vec<Span> {
    if span.is_empty() {
        return vec![span];
    }
    let mut set = String::new();
    let mut starts: Vec<(usize, Piece)> = Vec::new();
    for piece in pieces(span, left_out) {
        starts.push((set.len(), piece));
        match piece {
            Piece::Shown(it) => {
                set.push_str(&wrap::flowing(
                    &text[it.start() as usize..it.end() as usize],
                ));
            }
            Piece::LeftOut(_) => set.push_str(FOLD),
        }
    }
    let piece_at = |at: usize| {
        let n = starts.partition_point(|(start, _)| *start <= at);
        starts[n.saturating_sub(1)]
    };
    let original = |Range { start, end }: Range<usize>| {
        let from = match piece_at(start) {
            (at, Piece::Shown(it)) => it.start() + (start - at) as u32,
            (_, Piece::LeftOut(it)) => it.start(),
        };
        let to = match piece_at(end.saturating_sub(1)) {
            _ if start == end => from,
            (at, Piece::Shown(it)) => it.start() + (end - at) as u32,
            (_, Piece::LeftOut(it)) => it.end(),
        };
        Span::new(from, to)
    };
    wrap::wrap(&set, width).into_iter().map(original).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The rows of `text` without what stands in brackets in it, as they are drawn.
    fn drawn(text: &str, width: u16) -> Vec<String> {
        let starts = text.match_indices('[').map(|(at, _)| at);
        let ends = text.match_indices(']').map(|(at, _)| at + 1);
        let left_out: Vec<Span> = starts.zip(ends).map(|(a, b)| Span::of(a, b)).collect();
        let span = Span::of(0, text.len());
        let row = |row: Span| {
            let shown = pieces(row, &left_out).map(|piece| match piece {
                Piece::Shown(it) => &text[it.start() as usize..it.end() as usize],
                Piece::LeftOut(_) => FOLD,
            });
            shown.collect::<String>()
        };
        let rows = rows(text, span, &left_out, width).into_iter();
        rows.map(row).collect()
    }

    #[test]
    fn what_is_left_out_takes_one_column() {
        assert_eq!(
            drawn("[Known.] Here is news. [Known again.] More news.", 13),
            ["⋯ Here is", "news. ⋯ More", "news."]
        );
        assert_eq!(drawn("News. [Known.]", 6), ["News.", "⋯"]);
    }

    proptest! {
        #[test]
        fn all_that_is_not_left_out_is_shown_at_any_width(
            parts in prop::collection::vec("[a-c é港\u{301}\n.,-]{0,30}", 1..6),
            width in 1u16..60,
        ) {
            let text: Vec<String> = parts
                .iter()
                .enumerate()
                .map(|(n, part)| if n % 2 == 1 { format!("[{part}]") } else { part.clone() })
                .collect();
            let shown: Vec<String> = parts
                .iter()
                .enumerate()
                .map(|(n, part)| if n % 2 == 1 { FOLD.to_owned() } else { part.clone() })
                .collect();
            let kept: String = drawn(&text.concat(), width).concat().split_whitespace().collect();
            let all: String = shown.concat().split_whitespace().collect();
            prop_assert_eq!(kept, all);
        }
    }
}
