//! An article as rows of the text pane.

use std::ops::Range;

use super::wrap;
use crate::{
    article::{Block, Role},
    corpus::Entry,
    text::Span,
};

/// An article set at one width.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// The rows, from the top.
    pub rows: Vec<Row>,
}

/// One row of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// What it shows.
    pub kind: RowKind,
    /// The text it shows; for a row without text, an empty span where it would stand.
    pub span: Span,
}

/// What a row shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowKind {
    /// Outlet, date and length.
    About,
    /// What the article tells the reader.
    News,
    /// Text of a block with this role.
    Text(Role),
    /// So many lines of the page that are folded away.
    Folded(u32),
    /// Nothing.
    Blank,
}

impl Page {
    /// Sets `entry` at `width` columns, with page noise or without, and with a row for what it tells or without.
    pub fn new(entry: &Entry, width: u16, noise: bool, news: bool) -> Page {
        let mut page = Page::default();
        let title = entry.annotations.head.title;
        if let Some(title) = title {
            page.set(
                entry,
                Block {
                    span: title,
                    role: Role::Title,
                },
                width,
            );
        }
        page.push(RowKind::About, Span::new(0, 0));
        if news {
            page.push(RowKind::News, Span::new(0, 0));
        }
        page.push(RowKind::Blank, Span::new(0, 0));
        let mut folded = 0;
        let mut begun = false;
        for block in &entry.annotations.blocks {
            if Some(block.span) == title {
                continue;
            }
            if !noise && is_folded(entry, *block) {
                folded += 1;
                continue;
            }
            // What is folded in the head comes as one, above the text.
            begun |= block.role == Role::Body;
            if begun {
                page.fold(&mut folded, block.span.start());
            }
            page.set(entry, *block, width);
            page.push(RowKind::Blank, end_of(block.span));
        }
        let end = entry.article.text.span();
        page.fold(&mut folded, end.end());
        while let Some(Row {
            kind: RowKind::Blank,
            ..
        }) = page.rows.last()
        {
            page.rows.pop();
        }
        page
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
        let start = block.span.start() as usize;
        for Range {
            start: from,
            end: to,
        } in wrap::wrap(&entry.article.text[block.span], width)
        {
            self.push(
                RowKind::Text(block.role),
                Span::of(start + from, start + to),
            );
        }
    }

    fn fold(&mut self, folded: &mut u32, at: u32) {
        if *folded > 0 {
            self.push(RowKind::Folded(std::mem::take(folded)), Span::new(at, at));
            self.push(RowKind::Blank, Span::new(at, at));
        }
    }
}

/// Whether `block` belongs to the page, or says again what stands at the head.
fn is_folded(entry: &Entry, block: Block) -> bool {
    let repeats_title = || {
        let text = &entry.article.text;
        let title = entry.annotations.head.title;
        title.is_some_and(|title| text[title].eq_ignore_ascii_case(&text[block.span]))
    };
    match block.role {
        Role::Noise | Role::Metadata | Role::Section => true,
        Role::Title => repeats_title(),
        _ => false,
    }
}

fn end_of(span: Span) -> Span {
    Span::new(span.end(), span.end())
}
