//! The differences: what the reports say of each claim, on which days and speakers they differ; each cell a sentence to go to.

mod cells;
mod doubts;
mod drawing;
mod table;

use ratatui::layout::Rect;

use super::{
    frame,
    outcome::{PopupContext, PopupOutcome},
};
use crate::ui::{
    action::{Action, Direction, Motion},
    bookmark::{Bookmarked, PopupBookmark, Scope},
    follow::{Anchor, Target},
    list::{self, ListSelection},
};
use dateline_core::corpus::Corpus;
pub use drawing::draw;
use table::{Cell, Place, Table};

/// From this width of the terminal on the outlets are columns; below, each claim is a list.
const MIN_TABLE: u16 = 70;
/// From this height of the box on the sentence of the cell that is selected stands below.
const MIN_SENTENCE: u16 = 14;
/// Rows of the box that hold neither list nor sentence nor the names of outlets: its frame, the summary, a blank, the hint.
const ROWS_AROUND: u16 = 5;
/// Rows for that sentence, its outlet and the blank above.
const SENTENCE_ROWS: u16 = 5;

/// A box with the claims of an article or an event, and those of the whole story.
#[derive(Clone, Debug)]
pub struct Differences {
    /// One table, or two.
    tables: Vec<Table>,
    /// The one that is seen.
    shown: usize,
    /// The line that is selected, and as its column the cell of it.
    selection: ListSelection,
}

/// A row of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ListRow {
    /// What is claimed; in a table its cells too.
    Line(usize),
    /// A cell of a line, where cells have rows of their own.
    Cell(usize, usize),
}

impl Differences {
    /// The claims of `scope`, and those of the whole story for another press.
    pub fn new(corpus: &Corpus, scope: Option<Scope>) -> Differences {
        let scopes = scope.into_iter().chain([Scope::Everything]);
        let mut differences = Differences {
            tables: scopes.map(|scope| Table::new(corpus, scope)).collect(),
            shown: 0,
            selection: ListSelection::default(),
        };
        differences.begin();
        differences
    }

    /// The box as the reader left it, by what `corpus` knows: with the `figure` that was selected, if it is there.
    pub fn at(
        corpus: &Corpus,
        scope: Option<Scope>,
        shown: usize,
        figure: Option<Anchor>,
        selection: ListSelection,
    ) -> Differences {
        let mut differences = Differences::new(corpus, scope);
        differences.shown = shown.min(differences.tables.len() - 1);
        let lines = &differences.table().lines;
        let line = selection.at.min(lines.len().saturating_sub(1));
        let n_cells = lines.get(line).map_or(0, |line| line.cells.len());
        let same = figure.and_then(|figure| differences.find(corpus, &figure));
        let cell = selection.column.min(n_cells.saturating_sub(1));
        differences.selection.scroll = selection.scroll;
        differences.select(same.unwrap_or((line, cell)));
        differences
    }

    /// Where the reader is in it.
    pub fn bookmark(&self, corpus: &Corpus) -> PopupBookmark {
        let mut own = self.tables.iter().map(|table| &table.scope);
        let figure = self.selected().map(|place| Anchor {
            article: corpus.article(place.article).article.key.clone(),
            start: place.figure.start(),
        });
        PopupBookmark {
            what: Bookmarked::Differences {
                scope: own.find(|it| **it != Scope::Everything).cloned(),
                shown: self.shown,
                figure,
            },
            selection: self.selection,
        }
    }

    /// Does `action`.
    pub fn update(&mut self, context: &PopupContext<'_>, action: Action) -> PopupOutcome {
        match action {
            Action::Close => return PopupOutcome::Close,
            Action::Open => {
                if let Some(Place {
                    article, sentence, ..
                }) = self.selected()
                {
                    let span = sentence;
                    return PopupOutcome::Lead(Some(Target { article, span }), None);
                }
            }
            Action::Differences => {
                self.shown = (self.shown + 1) % self.tables.len();
                self.begin();
            }
            Action::FocusBeside(direction) => self.beside(context.size, direction),
            Action::Move(motion) => self.go(context.size, motion),
            _ => (),
        }
        PopupOutcome::Stay
    }

    /// Selects the first cell.
    fn begin(&mut self) {
        self.selection = ListSelection::default();
        self.selection.column = self.nearest(0, 0);
    }

    /// The line that is selected, and the cell of it.
    fn here(&self) -> (usize, usize) {
        (self.selection.at, self.selection.column)
    }

    fn select(&mut self, (line, cell): (usize, usize)) {
        (self.selection.at, self.selection.column) = (line, cell);
    }

    fn table(&self) -> &Table {
        &self.tables[self.shown]
    }

    fn cell(&self) -> Option<&Cell> {
        let (line, cell) = self.here();
        self.table().lines.get(line)?.cells.get(cell)
    }

    fn selected(&self) -> Option<Place> {
        self.cell()?.lead()
    }

    /// The cell of a figure, as `corpus` knows it.
    fn find(&self, corpus: &Corpus, figure: &Anchor) -> Option<(usize, usize)> {
        let article = corpus.find(&figure.article)?;
        let is_it = |it: &Place| it.article == article && it.figure.start() == figure.start;
        let lines = self.table().lines.iter().enumerate();
        let mut cells = lines.flat_map(|(n, line)| {
            let cells = line.cells.iter().enumerate();
            cells.map(move |(c, cell)| ((n, c), cell))
        });
        let found = cells.find(|(_, cell)| cell.told.iter().any(is_it));
        found.map(|(at, _)| at)
    }

    /// The cell of `line` that says something and stands nearest to `column`.
    fn nearest(&self, line: usize, column: usize) -> usize {
        let Some(line) = self.table().lines.get(line) else {
            return 0;
        };
        let cells = line.cells.iter().enumerate();
        let saying = cells.filter(|(_, cell)| !cell.told.is_empty());
        let nearest = saying.min_by_key(|(_, cell)| cell.column.abs_diff(column));
        nearest.map_or(0, |(at, _)| at)
    }

    /// Moves by rows: from claim to claim in a table, from cell to cell in a list.
    fn go(&mut self, size: (u16, u16), motion: Motion) {
        let n_rows = self.rows(size.0).len();
        let height = usize::from(list_rows(size.0, size.1, n_rows));
        if size.0 >= MIN_TABLE {
            let n_lines = self.table().lines.len();
            let column = self.cell().map_or(0, |cell| cell.column);
            let line = list::moved(self.selection.at, motion, 0, n_lines, height);
            self.select((line, self.nearest(line, column)));
        } else {
            let cells = self.saying();
            let at = cells.iter().position(|at| *at == self.here()).unwrap_or(0);
            let to = list::moved(at, motion, 0, cells.len(), height);
            self.select(cells.get(to).copied().unwrap_or(self.here()));
        }
        self.reveal(size);
    }

    /// Moves to the next cell of the line that says something; in a list to the next at all.
    fn beside(&mut self, size: (u16, u16), direction: Direction) {
        let cells = self.saying();
        let at = cells.iter().position(|at| *at == self.here()).unwrap_or(0);
        let to = cells.get(direction.step(at, 1, cells.len()));
        if let Some(to) = to.filter(|to| to.0 == self.selection.at || size.0 < MIN_TABLE) {
            self.select(*to);
        }
        self.reveal(size);
    }

    /// All cells that say something.
    fn saying(&self) -> Vec<(usize, usize)> {
        let lines = self.table().lines.iter().enumerate();
        let cells = lines.flat_map(|(n, line)| {
            let cells = line.cells.iter().enumerate();
            let saying = cells.filter(|(_, cell)| !cell.told.is_empty());
            saying.map(move |(c, _)| (n, c))
        });
        cells.collect()
    }

    fn reveal(&mut self, size: (u16, u16)) {
        let rows = self.rows(size.0);
        let height = usize::from(list_rows(size.0, size.1, rows.len()));
        let row = rows.iter().position(|row| match *row {
            ListRow::Line(line) => size.0 >= MIN_TABLE && line == self.selection.at,
            ListRow::Cell(line, cell) => (line, cell) == self.here(),
        });
        self.selection
            .scroll
            .show(row.unwrap_or(0), rows.len(), height);
        if self.selection.at == 0 {
            self.selection.scroll.top = self
                .selection
                .scroll
                .top
                .min(row.unwrap_or(0).saturating_sub(1));
        }
    }

    /// The rows of the list in a terminal of `width` columns.
    fn rows(&self, width: u16) -> Vec<ListRow> {
        let lines = self.table().lines.iter().enumerate();
        let rows = lines.flat_map(|(n, line)| {
            let n_cells = match width >= MIN_TABLE {
                true => 0,
                false => line.cells.len(),
            };
            let cells = (0..n_cells).map(move |c| ListRow::Cell(n, c));
            [ListRow::Line(n)].into_iter().chain(cells)
        });
        rows.collect()
    }
}

/// The box in a terminal of this size, for a list of `n_rows`.
fn area(screen: Rect, n_rows: usize) -> Rect {
    let names = u16::from(screen.width >= MIN_TABLE);
    let below = if n_rows == 0 { 0 } else { SENTENCE_ROWS };
    let n_rows = n_rows.clamp(3, 1000) as u16;
    frame::area(screen, screen.width, n_rows + ROWS_AROUND + names + below)
}

/// Rows of the list that are seen in a terminal of this size, of `n_rows`.
fn list_rows(width: u16, height: u16, n_rows: usize) -> u16 {
    let area = area(Rect::new(0, 0, width, height), n_rows);
    let names = u16::from(width >= MIN_TABLE);
    let sentence = if area.height >= MIN_SENTENCE {
        SENTENCE_ROWS
    } else {
        0
    };
    let around = ROWS_AROUND + names + sentence;
    area.height.saturating_sub(around).max(1)
}
