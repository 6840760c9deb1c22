//! Two articles as rows.

use ratatui::layout::Rect;

use super::{MIN_BESIDE, Pair};
use crate::{corpus::Corpus, story::ArticleId, text::Span, ui::wrap};

/// Columns of a side before its text: the bar, the sign, a blank; and one after it.
const MARGINS: u16 = 4;
/// Columns before a text that stands above the other: the bar, whose it is, the sign, a blank.
pub(super) const SINGLE_MARGINS: u16 = 6;

/// A row of the box.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ListRow {
    /// A row of one sentence beside a row of the other.
    Both(usize, [Option<Span>; 2]),
    /// A row of a sentence of one side.
    One(usize, usize, Span),
    /// Nothing.
    Blank,
}

impl ListRow {
    /// The level it belongs to.
    pub(super) fn level(&self) -> Option<usize> {
        match *self {
            ListRow::Both(level, _) | ListRow::One(level, ..) => Some(level),
            ListRow::Blank => None,
        }
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
    let inner = super::area(Rect::new(0, 0, width, u16::MAX))
        .width
        .saturating_sub(2);
    let lines = |side: usize, columns: u16, sentence: Span| -> Vec<Span> {
        let text = &corpus.article(articles[side]).article.text;
        let start = sentence.start() as usize;
        let lines = wrap::wrap(&text[sentence], columns).into_iter();
        lines
            .map(|it| Span::of(start + it.start, start + it.end))
            .collect()
    };
    let mut rows = Vec::new();
    for (n, pair) in levels.iter().enumerate() {
        let sides = pair.level.sides;
        let begins = sides.iter().flatten().any(|side| side.begins);
        if begins && n > 0 {
            rows.push(ListRow::Blank);
        }
        if width >= MIN_BESIDE {
            let columns = side_columns(inner).saturating_sub(MARGINS).max(1);
            let texts = [0, 1].map(|side| match sides[side] {
                Some(it) => lines(side, columns, it.sentence),
                None => Vec::new(),
            });
            for at in 0..texts[0].len().max(texts[1].len()) {
                let both = [0, 1].map(|side| texts[side].get(at).copied());
                rows.push(ListRow::Both(n, both));
            }
        } else {
            let columns = inner.saturating_sub(SINGLE_MARGINS + 1).max(1);
            for (side, it) in sides.into_iter().enumerate() {
                // What stands in both word for word is shown once.
                let again = side == 1 && sides[0].is_some() && !pair.is_edited();
                if let Some(it) = it.filter(|_| !again) {
                    let lines = lines(side, columns, it.sentence).into_iter();
                    rows.extend(lines.map(|span| ListRow::One(n, side, span)));
                }
            }
        }
    }
    rows
}
