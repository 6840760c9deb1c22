//! The full text of one article, set as a page.

mod drawing;

use std::sync::Arc;

use crate::display::visible;
use crate::ui::{
    action::{Direction, Motion, TextMotion},
    follow,
    location::Top,
    page::{Folding, Page, Piece, Row, RowKind},
    reading_state::ReadingState,
};
use dateline_core::{
    article::{ArticleKey, Role},
    corpus::Entry,
    text::Span,
};
pub use drawing::draw;

/// What the text pane shows, and from where.
#[derive(Clone, Debug, Default)]
pub struct TextPane {
    /// The article that is shown.
    pub entry: Option<Arc<Entry>>,
    /// What stands at the top.
    pub top: Top,
    /// The sentence, mention or hit that the reader was led to.
    pub cursor: Option<Span>,
    /// Whether page noise is shown.
    pub noise: bool,
    /// Whether sentences that the reader knows are folded.
    pub folds_known: bool,
    /// What the article tells one who has read others.
    pub reading: ReadingState,
    /// What was looked for in it.
    pub found: Found,
    /// What is shown although it is folded elsewhere: the reader was led there.
    opened: Vec<Span>,
    page: Page,
    width: u16,
    height: usize,
}

/// Words that are looked for in an article, and where they stand.
#[derive(Clone, Debug, Default)]
pub struct Found {
    words: String,
    of: Option<Arc<Entry>>,
    /// In document order.
    pub spans: Vec<Span>,
}

impl TextPane {
    /// Sets the page anew for a pane of this size; the row at the top stays there.
    pub fn resize(&mut self, width: u16, height: u16) {
        self.height = usize::from(height);
        if self.width != width {
            self.width = width;
            self.set();
        }
    }

    /// Shows `entry` from the top; when it is shown already, nothing moves.
    pub fn show(&mut self, entry: Arc<Entry>) {
        let same = |shown: &Arc<Entry>| shown.article.key == entry.article.key;
        if !self.entry.as_ref().is_some_and(same) {
            self.top = Top::default();
            self.cursor = None;
            self.opened.clear();
            self.reading = ReadingState::default();
        }
        self.renew(entry);
    }

    /// Takes `entry` as what is known now of the article that is shown; nothing moves.
    pub fn renew(&mut self, entry: Arc<Entry>) {
        if !self
            .entry
            .as_ref()
            .is_some_and(|it| Arc::ptr_eq(it, &entry))
        {
            self.entry = Some(entry);
            self.set();
        }
    }

    /// Takes what the article that is shown tells; the row at the top stays there.
    pub fn receive_reading(&mut self, news: ReadingState) {
        let reset = news.rows() != self.reading.rows()
            || self.folds_known && news.known != self.reading.known;
        self.reading = news;
        if reset {
            self.set();
        }
    }

    /// Looks for `words` in the article that is shown, unless that was done.
    pub fn search(&mut self, words: Option<&str>) {
        let words = words.unwrap_or_default();
        let same = match (&self.found.of, &self.entry) {
            (Some(of), Some(entry)) => Arc::ptr_eq(of, entry),
            (None, None) => true,
            _ => false,
        };
        if same && self.found.words == words {
            return;
        }
        self.found = Found {
            words: words.to_owned(),
            of: self.entry.clone(),
            spans: match &self.entry {
                Some(entry) => follow::hits(&entry.article.text, words),
                None => Vec::new(),
            },
        };
    }

    /// The key of the article that is shown.
    pub fn key(&self) -> Option<&ArticleKey> {
        self.entry.as_ref().map(|entry| &entry.article.key)
    }

    /// Shows page noise, or folds it; the row at the top stays there. Gives whether there is any.
    pub fn toggle_noise(&mut self) -> bool {
        self.close();
        let n_rows = self.page.rows.len();
        self.noise = !self.noise;
        self.set();
        self.page.rows.len() != n_rows
    }

    /// Folds what the reader knows, or shows it; the row at the top stays there. Gives whether there is any.
    pub fn toggle_known(&mut self) -> bool {
        self.folds_known = !self.folds_known;
        self.close();
        !self.reading.known.is_empty()
    }

    /// Scrolls as little as it takes to see `span`, well inside the pane, and marks it; what is folded there is shown.
    pub fn lead_to(&mut self, span: Span) {
        self.open(span);
        self.scroll_near(span);
    }

    /// Puts the reader back where `top` stands at the top and `cursor` is marked, as far as it can be seen.
    pub fn return_to(&mut self, top: Top, cursor: Option<Span>) {
        (self.top, self.cursor) = (top, cursor);
        self.close();
        if let Some(cursor) = cursor {
            self.open(cursor);
        }
    }

    /// Shows what is folded in `span`.
    fn open(&mut self, span: Span) {
        if self.page.cuts(span) {
            self.opened.push(span);
            self.set();
        }
    }

    /// Folds again what was shown because the reader was led there.
    fn close(&mut self) {
        self.opened.clear();
        self.set();
    }

    fn scroll_near(&mut self, span: Span) {
        self.cursor = Some(span);
        let row = self.page.row_of(span.start());
        let top = self.top_row();
        let inside = top..(top + self.height * 3 / 4).max(top + 1);
        if !inside.contains(&row) {
            self.scroll_to(row.saturating_sub(self.height / 3));
        }
    }

    /// Moves the page.
    pub fn scroll(&mut self, motion: Motion, count: usize) {
        let times = count.max(1);
        let top = self.top_row();
        let by = |direction, n| match direction {
            Direction::Next => top.saturating_add(n),
            Direction::Previous => top.saturating_sub(n),
        };
        self.scroll_to(match motion {
            Motion::Line(direction) => by(direction, times),
            Motion::HalfPage(direction) => by(direction, times * (self.height / 2).max(1)),
            Motion::Page(direction) => by(
                direction,
                times * (self.height - (self.height / 4).min(2)).max(1),
            ),
            Motion::First => count.saturating_sub(1),
            Motion::Last if count > 0 => count - 1,
            Motion::Last => usize::MAX,
        });
    }

    /// Goes to a paragraph or sentence before or after the one the reader was led to last, or else
    /// the one at the top.
    pub fn step(&mut self, motion: TextMotion, count: usize) {
        let Some(entry) = self.entry.clone() else {
            return;
        };
        let places: Vec<Span> = match motion {
            TextMotion::Sentence(_) => {
                let sentences = entry.annotations.sentences.iter();
                let spans = sentences.map(|sentence| sentence.span);
                spans.filter(|span| !self.page.leaves_out(*span)).collect()
            }
            TextMotion::Paragraph(_) => {
                let blocks = entry.annotations.blocks.iter();
                let shown = blocks.filter(|block| {
                    (self.noise || (block.role.tells() && block.role != Role::Title))
                        && !self.is_folded(block.span)
                });
                shown.map(|block| block.span).collect()
            }
        };
        let top = self.page.rows.get(self.top_row());
        let seen = |cursor: &Span| {
            let row = self.page.row_of(cursor.start());
            (self.top_row()..self.top_row() + self.height).contains(&row)
        };
        let here = self.cursor.filter(seen);
        let from = here.map(|it| it.start());
        let (TextMotion::Sentence(direction) | TextMotion::Paragraph(direction)) = motion;
        let at = match (direction, from) {
            (Direction::Next, Some(from)) => places.partition_point(|it| it.start() <= from),
            (Direction::Previous, Some(from)) => {
                let before = places.partition_point(|it| it.start() < from);
                match before.checked_sub(1) {
                    Some(at) => at,
                    None => return,
                }
            }
            (_, None) => {
                let from = top.map_or(0, |row| row.span.start());
                places.partition_point(|it| it.start() < from)
            }
        };
        let at = direction.step(at, count.saturating_sub(1), places.len());
        if let Some(place) = places.get(at) {
            self.scroll_near(*place);
        }
    }

    /// How much of the article has been seen when the reader is here, in per cent.
    pub fn percent_seen(&self) -> usize {
        let rows = self.page.rows.len().max(1);
        (self.top_row() + self.height).min(rows) * 100 / rows
    }

    /// Whether the end of the article is seen.
    pub fn at_end(&self) -> bool {
        self.top_row() + self.height >= self.page.rows.len()
    }

    /// Marks the sentence at a row and column of the pane; shows what is folded there.
    pub fn point_at(&mut self, row: usize, column: u16) {
        let here = self.page.rows.get(self.top_row() + row);
        if let Some(Row { span, .. }) = here.copied().filter(|it| it.kind.is_fold()) {
            self.open(span);
            return;
        }
        let at = self.byte_at(row, column);
        self.cursor = at.and_then(|at| self.entry.as_ref()?.sentence_at(at));
        if let Some(cursor) = self.cursor {
            self.open(cursor);
        }
    }

    /// The byte of the article at a row and column of the pane; of what is folded there the first.
    pub fn byte_at(&self, row: usize, column: u16) -> Option<u32> {
        let row = self.page.rows.get(self.top_row() + row)?;
        let entry = self.entry.as_ref()?;
        let RowKind::Text(_) = row.kind else {
            return None;
        };
        let mut x = 0;
        for piece in self.page.pieces(row.span) {
            let shown = match piece {
                Piece::Shown(span) => span,
                Piece::LeftOut(span) => {
                    x += 1;
                    if column < x {
                        return Some(span.start());
                    }
                    continue;
                }
            };
            for (at, grapheme) in visible::graphemes(&entry.article.text[shown]) {
                x += grapheme.width;
                if column < x {
                    return Some(shown.start() + at as u32);
                }
            }
        }
        None
    }

    fn set(&mut self) {
        let folding = Folding {
            noise: !self.noise,
            known: if self.folds_known {
                &self.reading.known
            } else {
                &[]
            },
            opened: &self.opened,
        };
        self.page = match &self.entry {
            Some(entry) => Page::new(entry, self.width, folding, &self.reading.rows()),
            None => Page::default(),
        };
    }

    /// Whether nothing of `span` but white space is shown.
    fn is_folded(&self, span: Span) -> bool {
        let rows = self.page.rows.iter();
        let mut shows = rows.filter(|row| matches!(row.kind, RowKind::Text(_)));
        !shows.any(|row| row.span.intersects(span))
    }

    /// The row that is seen at the top. What stands at the top is not changed by a window in which
    /// there is too little below it, so that it is there again in the next.
    fn top_row(&self) -> usize {
        let above = usize::from(self.top.above);
        let row = match self.top.at {
            0 => above,
            at => self.page.row_of(at).saturating_sub(above),
        };
        row.min(self.last_top())
    }

    /// The last row at the top that leaves the pane full.
    fn last_top(&self) -> usize {
        self.page.rows.len().saturating_sub(self.height)
    }

    /// Puts `row`, or the last that leaves the pane full, at the top.
    fn scroll_to(&mut self, row: usize) {
        let row = row.min(self.last_top());
        let rows = &self.page.rows[row.min(self.page.rows.len())..];
        let text = rows
            .iter()
            .position(|row| matches!(row.kind, RowKind::Text(_)) && row.span.start() > 0);
        self.top = match text {
            Some(above) if row > 0 => Top {
                at: rows[above].span.start(),
                above: above as u16,
            },
            _ => Top {
                at: 0,
                above: row as u16,
            },
        };
    }
}
