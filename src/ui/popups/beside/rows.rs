//! Two articles as rows.

use ratatui::layout::Rect;

use super::{MIN_BESIDE, Pair};
use crate::display::wrap;
use dateline_core::{corpus::Corpus, story::ArticleId, text::Span};

/// Columns of a side before its text: the bar, the sign, a blank; and one after it.
const MARGINS: u16 = 4;
/// Columns before a text that stands above the other: the bar, whose it is, the sign, a blank.
pub(super) const SINGLE_MARGINS: u16 = 6;

/// A row of the box.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ListRow {
    /// A row of the one text beside a row of the other, each with the level it belongs to.
    Both([Option<(usize, Span)>; 2]),
    /// A row of a sentence of one side.
    One(usize, usize, Span),
    /// Nothing.
    Blank,
}

impl ListRow {
    /// The level whose sentence of `side` stands in it.
    pub(super) fn level(&self, side: usize) -> Option<usize> {
        match *self {
            ListRow::Both(sides) => sides[side].map(|(level, _)| level),
            ListRow::One(level, its, _) => (its == side).then_some(level),
            ListRow::Blank => None,
        }
    }

    /// Whether a sentence of `level` stands in it.
    pub(super) fn is_of(&self, level: usize) -> bool {
        [0, 1].map(|side| self.level(side)).contains(&Some(level))
    }
}

/// The columns of one side in a box that is `inner` columns wide within its frame.
pub(super) fn side_columns(inner: u16) -> u16 {
    inner.saturating_sub(1) / 2
}

/// The rows of `levels` in a terminal of `width` columns.
pub(super) fn rows(
    corpus: &Corpus,
    articles: [ArticleId; 2],
    levels: &[Pair],
    width: u16,
) -> Vec<ListRow> {
    let screen = Rect::new(0, 0, width, u16::MAX);
    let inner = super::area(screen).width.saturating_sub(2);
    let beside = width >= MIN_BESIDE;
    let columns = match beside {
        true => side_columns(inner).saturating_sub(MARGINS),
        false => inner.saturating_sub(SINGLE_MARGINS + 1),
    };
    let lines = |side: usize, sentence: Span| -> Vec<Span> {
        let text = &corpus.article(articles[side]).article.text;
        wrap::spans(text, sentence, columns).collect()
    };
    match beside {
        true => rows_beside(levels, lines),
        false => rows_below(levels, lines),
    }
}

/// Both texts beside each other. What stands in one only, between two levels that both have, runs beside what
/// stands in the other only, so that there is a gap where one has more.
fn rows_beside(levels: &[Pair], lines: impl Fn(usize, Span) -> Vec<Span>) -> Vec<ListRow> {
    let mut rows = Vec::new();
    let mut apart = Apart::default();
    for (n, pair) in levels.iter().enumerate() {
        let [one, other] = pair.level.sides;
        if let (Some(one), Some(other)) = (one, other) {
            std::mem::take(&mut apart).put(&mut rows);
            apart.begins = one.begins || other.begins;
        }
        for (side, it) in [one, other].into_iter().enumerate() {
            let Some(it) = it else {
                continue;
            };
            let column = &mut apart.columns[side];
            match column.is_empty() {
                true => apart.begins |= it.begins,
                false if it.begins => column.push(None),
                false => (),
            }
            let lines = lines(side, it.sentence).into_iter();
            column.extend(lines.map(|span| Some((n, span))));
        }
        if one.is_some() && other.is_some() {
            std::mem::take(&mut apart).put(&mut rows);
        }
    }
    apart.put(&mut rows);
    rows
}

/// Rows of both sides that are not in the list yet.
#[derive(Default)]
struct Apart {
    columns: [Vec<Option<(usize, Span)>>; 2],
    /// Whether a paragraph begins with them.
    begins: bool,
}

impl Apart {
    fn put(self, rows: &mut Vec<ListRow>) {
        if self.begins && !rows.is_empty() {
            rows.push(ListRow::Blank);
        }
        let [one, other] = self.columns;
        for at in 0..one.len().max(other.len()) {
            let both = [&one, &other].map(|column| column.get(at).copied().flatten());
            rows.push(match both {
                [None, None] => ListRow::Blank,
                both => ListRow::Both(both),
            });
        }
    }
}

/// One text under the other, sentence by sentence.
fn rows_below(levels: &[Pair], lines: impl Fn(usize, Span) -> Vec<Span>) -> Vec<ListRow> {
    let mut rows = Vec::new();
    for (n, pair) in levels.iter().enumerate() {
        let sides = pair.level.sides;
        if n > 0 && sides.iter().flatten().any(|side| side.begins) {
            rows.push(ListRow::Blank);
        }
        for (side, it) in sides.into_iter().enumerate() {
            // What stands in both word for word is shown once.
            let again = side == 1 && sides[0].is_some() && !pair.is_edited();
            if let Some(it) = it.filter(|_| !again) {
                let lines = lines(side, it.sentence).into_iter();
                rows.extend(lines.map(|span| ListRow::One(n, side, span)));
            }
        }
    }
    rows
}
