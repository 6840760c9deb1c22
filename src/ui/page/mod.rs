//! An article as rows of the text pane.

mod folding;

use dateline_core::{
    article::{Block, Role},
    corpus::Entry,
    text::Span,
};
pub use folding::{Folding, Piece};

/// An article set at one width.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// The rows, from the top.
    pub rows: Vec<Row>,
    /// What is left out, in document order.
    left_out: Vec<Span>,
}

/// One row of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// What it shows.
    pub kind: RowKind,
    /// The text it shows, with what is left out within ([`Page::pieces`]) or stands for; for a row about nothing in
    /// the text, an empty span where it would stand.
    pub span: Span,
}

/// What a row shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowKind {
    /// Outlet, date and length.
    About,
    /// What the article tells the reader.
    Novelty,
    /// How much of it is its own.
    MadeOf,
    /// Text of a block with this role.
    Text(Role),
    /// Lines of page noise that are folded away.
    Noise {
        /// How many.
        n_lines: u32,
        /// How many of them corrections fold away.
        n_corrected: u32,
    },
    /// So many sentences that the reader knows, folded away.
    Known(u32),
    /// Nothing.
    Blank,
}

/// What is left out since the last row, and has no row yet.
#[derive(Default)]
struct Pending {
    noise: Option<(Span, u32)>,
    /// Of the lines of noise those that corrections state.
    n_corrected: u32,
    known: Option<(Span, u32)>,
}

impl RowKind {
    /// Whether something is folded away there.
    pub const fn is_fold(self) -> bool {
        matches!(self, RowKind::Noise { .. } | RowKind::Known(_))
    }
}

impl Page {
    /// Sets `entry` at `width` columns without what `folding` leaves out, with the rows `news` for what it tells.
    pub fn new(entry: &Entry, width: u16, folding: Folding<'_>, news: &[RowKind]) -> Page {
        let mut page = Page::default();
        let title = entry.annotations.head.title;
        if let Some(span) = title {
            let role = Role::Title;
            page.set(entry, Block { span, role }, width);
        }
        page.push(RowKind::About, Span::new(0, 0));
        for kind in news {
            page.push(*kind, Span::new(0, 0));
        }
        page.push(RowKind::Blank, Span::new(0, 0));
        let mut pending = Pending::default();
        let mut begun = false;
        for block in &entry.annotations.blocks {
            if Some(block.span) == title {
                continue;
            }
            if folding.leaves_out(entry, *block) {
                page.left_out.push(block.span);
                add(&mut pending.noise, block.span, 1);
                pending.n_corrected += u32::from(entry.is_corrected(block.span));
                continue;
            }
            let runs = folding.runs(entry, *block);
            page.left_out.extend(runs.iter().map(|(run, _)| *run));
            // What is folded in the head comes as one, above the text.
            begun |= block.role == Role::Body;
            if page.is_blank(entry, *block) {
                let n_sentences = runs.iter().map(|(_, n)| n).sum();
                add(&mut pending.known, block.span, n_sentences);
                continue;
            }
            if begun {
                page.fold(&mut pending);
            }
            page.set(entry, *block, width);
            page.push(RowKind::Blank, end_of(block.span));
        }
        page.fold(&mut pending);
        while let Some(Row {
            kind: RowKind::Blank,
            ..
        }) = page.rows.last()
        {
            page.rows.pop();
        }
        page
    }

    /// The pieces of `span`, a row or a part of one: what is shown of it, and what is left out.
    pub fn pieces(&self, span: Span) -> impl Iterator<Item = Piece> {
        folding::pieces(span, &self.left_out)
    }

    /// Whether all of `span` is left out.
    pub fn leaves_out(&self, span: Span) -> bool {
        self.pieces(span).all(|it| matches!(it, Piece::LeftOut(_)))
    }

    /// Whether something of `span` is left out.
    pub fn cuts(&self, span: Span) -> bool {
        self.pieces(span).any(|it| matches!(it, Piece::LeftOut(_)))
    }

    /// The row that shows the byte at `at`, or else the first after it, or else the last.
    pub fn row_of(&self, at: u32) -> usize {
        let shows = |row: &Row| matches!(row.kind, RowKind::Text(_));
        let inside = |row: &Row| {
            shows(row) && row.span.start() <= at && at < row.span.end().max(row.span.start() + 1)
        };
        let after = |row: &Row| shows(row) && row.span.start() > at;
        let found = self.rows.iter().position(inside);
        found
            .or_else(|| {
                self.rows
                    .iter()
                    .skip(self.body())
                    .position(after)
                    .map(|at| at + self.body())
            })
            .unwrap_or(self.rows.len().saturating_sub(1))
    }

    /// Rows of the head: headline and what is about the article.
    fn body(&self) -> usize {
        let about = self.rows.iter().position(|row| row.kind == RowKind::About);
        about.map_or(0, |at| at + 1)
    }

    fn push(&mut self, kind: RowKind, span: Span) {
        self.rows.push(Row { kind, span });
    }

    fn set(&mut self, entry: &Entry, block: Block, width: u16) {
        let text = entry.article.text.as_str();
        for row in folding::rows(text, block.span, &self.left_out, width) {
            self.push(RowKind::Text(block.role), row);
        }
    }

    /// Whether nothing of `block` is shown.
    fn is_blank(&self, entry: &Entry, block: Block) -> bool {
        self.cuts(block.span)
            && self.pieces(block.span).all(|piece| match piece {
                Piece::Shown(it) => entry.article.text[it].trim().is_empty(),
                Piece::LeftOut(_) => true,
            })
    }

    fn fold(&mut self, pending: &mut Pending) {
        let Pending {
            noise,
            n_corrected,
            known,
        } = std::mem::take(pending);
        let noise_row = |n_lines| RowKind::Noise {
            n_lines,
            n_corrected,
        };
        let rows = [
            noise.map(|(span, n)| (noise_row(n), span)),
            known.map(|(span, n)| (RowKind::Known(n), span)),
        ];
        for (kind, span) in rows.into_iter().flatten() {
            self.push(kind, span);
            self.push(RowKind::Blank, end_of(span));
        }
    }
}

fn add(pending: &mut Option<(Span, u32)>, span: Span, n: u32) {
    *pending = Some(match *pending {
        Some((before, n_before)) => (before.cover(span), n_before + n),
        None => (span, n),
    });
}

fn end_of(span: Span) -> Span {
    Span::new(span.end(), span.end())
}
