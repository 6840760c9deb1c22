//! Two articles side by side: what they have in common stands level, and what differs is marked.

mod drawing;
mod rows;

use ratatui::layout::Rect;

use super::{
    frame,
    outcome::{PopupContext, PopupOutcome},
};
use crate::ui::{
    action::{Action, Direction, Motion},
    bookmark::{Bookmarked, PopupBookmark},
    follow::Target,
    list::{self, ListSelection},
};
use dateline_core::{
    article::ArticleKey,
    corpus::Corpus,
    story::{
        ArticleId,
        shared::{self, Level},
    },
    text::Span,
};
pub use drawing::draw;
use rows::ListRow;

/// From this width of the terminal on the texts stand beside each other; below, one under the other.
const MIN_BESIDE: u16 = 80;
/// Longer rows are not read well, even two beside each other.
const MAX_COLUMNS: u16 = 170;
/// Where more of both sentences differs, the one is not the other with edits, but tells the same anew.
const MAX_EDITED: f64 = 0.5;
/// Rows of the box that hold no text: its frame, the names of both articles, two blank ones and the hint.
const ROWS_AROUND: u16 = 7;

/// A box with two articles.
#[derive(Clone, Debug)]
pub struct Beside {
    articles: [ArticleId; 2],
    levels: Vec<Pair>,
    /// The level that is selected, and as its column the side of it.
    selection: ListSelection,
    /// The texts, set in `width` columns.
    rows: Vec<ListRow>,
    width: u16,
}

/// A level, and the words in which its sides differ.
#[derive(Clone, Debug)]
struct Pair {
    level: Level,
    /// Of the one and of the other, in order; an empty span where only the other has something.
    edits: [Vec<Span>; 2],
    /// Whether both tell the same with so few words in common that no edits are worth a mark.
    retold: bool,
}

/// How a sentence stands to the other article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Standing {
    /// The other has it, in the same words or in others.
    Level,
    /// The other has it at another place.
    Elsewhere,
    /// Only this article has it.
    Alone,
}

impl Beside {
    /// The article named `articles[0]` beside that named `articles[1]`.
    pub fn new(context: &PopupContext<'_>, articles: &[ArticleKey; 2]) -> Option<Beside> {
        let corpus = context.corpus;
        let articles = [corpus.find(&articles[0])?, corpus.find(&articles[1])?];
        let [one, other] = articles.map(|id| corpus.article(id));
        let levels = shared::beside(one, other).into_iter().map(|level| {
            let edits = match level.sides {
                [Some(a), Some(b)] => shared::differences(
                    (&one.article.text, a.sentence),
                    (&other.article.text, b.sentence),
                ),
                _ => Vec::new(),
            };
            Pair::new(level, &edits)
        });
        let levels: Vec<Pair> = levels.collect();
        // The first sentence of the article that was shown.
        let own = |pair: &Pair| pair.level.sides[0].is_some();
        let first = levels.iter().position(own).unwrap_or(0);
        let width = context.size.0;
        Some(Beside {
            rows: rows::rows(corpus, articles, &levels, width),
            articles,
            levels,
            selection: ListSelection {
                at: first,
                ..ListSelection::default()
            },
            width,
        })
    }

    /// The box as the reader left it, by what is known now.
    pub fn at(
        context: &PopupContext<'_>,
        articles: &[ArticleKey; 2],
        selection: ListSelection,
    ) -> Option<Beside> {
        let mut beside = Beside::new(context, articles)?;
        beside.selection = ListSelection {
            at: selection.at.min(beside.levels.len().saturating_sub(1)),
            ..selection
        };
        beside.reveal(context.size.1);
        Some(beside)
    }

    /// Where the reader is in it.
    pub fn bookmark(&self, corpus: &Corpus) -> PopupBookmark {
        let keys = self
            .articles
            .map(|id| corpus.article(id).article.key.clone());
        PopupBookmark {
            what: Bookmarked::Beside(keys),
            selection: self.selection,
        }
    }

    /// Does `action`.
    pub fn update(&mut self, context: &PopupContext<'_>, action: Action) -> PopupOutcome {
        let height = context.size.1;
        match action {
            Action::Close => return PopupOutcome::Close,
            Action::Compare => return PopupOutcome::Run(action),
            Action::Open => {
                if let Some((side, span)) = self.selected() {
                    let article = self.articles[side];
                    return PopupOutcome::Lead(Some(Target { article, span }), None);
                }
            }
            Action::Follow(direction) => self.walk(height, direction),
            Action::FocusBeside(Direction::Previous) => self.turn(0),
            Action::FocusBeside(Direction::Next) => self.turn(1),
            Action::FocusRound(_) => self.turn(1 - self.selection.column),
            Action::Move(motion) => self.go(height, motion),
            _ => (),
        }
        PopupOutcome::Stay
    }

    fn go(&mut self, height: u16, motion: Motion) {
        // A sentence takes about four rows.
        let n_seen = list_rows(height) / 4;
        let beside = self.width >= MIN_BESIDE;
        let side = self.selection.column;
        let has = |at: &usize| !beside || self.levels[*at].level.sides[side].is_some();
        let levels: Vec<usize> = (0..self.levels.len()).filter(has).collect();
        let from = levels.partition_point(|at| *at < self.selection.at);
        let to = list::moved(from, motion, 0, levels.len(), n_seen);
        self.selection.at = levels.get(to).copied().unwrap_or(self.selection.at);
        self.reveal(height);
    }

    /// Selects the next place where the articles differ, or the one before, by where they stand.
    fn walk(&mut self, height: u16, direction: Direction) {
        let mut stops: Vec<(usize, usize, usize)> = Vec::new();
        for (row, it) in self.rows.iter().enumerate() {
            for side in [0, 1] {
                let level = it.level(side).filter(|level| self.is_stop(*level));
                if let Some(level) = level.filter(|at| stops.iter().rev().all(|it| it.2 != *at)) {
                    stops.push((row, side, level));
                }
            }
        }
        let is_here = |row: &ListRow| row.is_of(self.selection.at);
        let here = (
            self.rows.iter().position(is_here).unwrap_or(0),
            self.selection.column,
        );
        let mut others = stops.into_iter().filter(|it| it.2 != self.selection.at);
        let next = match direction {
            Direction::Next => others.find(|it| (it.0, it.1) > here),
            Direction::Previous => others.rfind(|it| (it.0, it.1) < here),
        };
        if let Some((_, side, level)) = next {
            let both = self.levels[level].level.sides.iter().all(Option::is_some);
            self.selection.at = level;
            if !both {
                self.selection.column = side;
            }
            self.reveal(height);
        }
    }

    /// Selects `side`: what stands there at the height of the selection, or nearest to it.
    fn turn(&mut self, side: usize) {
        let is_here = |row: &ListRow| row.is_of(self.selection.at);
        let here = self.rows.iter().position(is_here).unwrap_or(0);
        let rows = self.rows.iter().enumerate();
        let there = rows.filter_map(|(row, it)| Some((row.abs_diff(here), it.level(side)?)));
        let own = self
            .levels
            .get(self.selection.at)
            .map(|it| it.level.sides[side]);
        if let (Some(None), Some((_, level))) = (own, there.min_by_key(|(far, _)| *far)) {
            self.selection.at = level;
        }
        self.selection.column = side;
    }

    /// The side and the sentence that are selected: on the side where there is one.
    fn selected(&self) -> Option<(usize, Span)> {
        let sides = self.levels.get(self.selection.at)?.level.sides;
        let here = |side: usize| Some((side, sides[side]?.sentence));
        here(self.selection.column).or_else(|| here(1 - self.selection.column))
    }

    fn is_stop(&self, at: usize) -> bool {
        self.levels.get(at).is_some_and(Pair::differs)
    }

    /// Scrolls so that the level that is selected is seen.
    fn reveal(&mut self, height: u16) {
        let is_its = |row: &ListRow| row.is_of(self.selection.at);
        let first = self.rows.iter().position(is_its).unwrap_or(0);
        let last = self.rows.iter().rposition(is_its).unwrap_or(first);
        let height = list_rows(height);
        self.selection.scroll.show(last, self.rows.len(), height);
        self.selection.scroll.show(first, self.rows.len(), height);
    }
}

impl Pair {
    fn new(level: Level, edits: &[(Span, Span)]) -> Pair {
        let edits: [Vec<Span>; 2] = [
            edits.iter().map(|edit| edit.0).collect(),
            edits.iter().map(|edit| edit.1).collect(),
        ];
        let most = |side: usize| {
            let n_edited: u32 = edits[side].iter().map(|it| it.len()).sum();
            let sentence = level.sides[side].map_or(0, |it| it.sentence.len());
            f64::from(n_edited) > MAX_EDITED * f64::from(sentence)
        };
        let retold = most(0) && most(1);
        Pair {
            level,
            edits: if retold { Default::default() } else { edits },
            retold,
        }
    }

    /// How the sentence of `side` stands to the other article.
    fn standing(&self, side: usize) -> Standing {
        match (self.level.sides[side], self.level.sides[1 - side]) {
            (Some(_), Some(_)) => Standing::Level,
            (Some(own), None) if own.told.is_some() => Standing::Elsewhere,
            _ => Standing::Alone,
        }
    }

    /// Whether the other has the sentence in other words.
    fn is_edited(&self) -> bool {
        self.retold || !self.edits[0].is_empty()
    }

    /// Whether the articles differ here.
    fn differs(&self) -> bool {
        let alone = |side: usize| {
            self.level.sides[side].is_some() && self.standing(side) == Standing::Alone
        };
        self.is_edited() || alone(0) || alone(1)
    }
}

fn area(screen: Rect) -> Rect {
    frame::area(screen, MAX_COLUMNS, screen.height)
}

/// Rows of text in a terminal of `height` rows.
fn list_rows(height: u16) -> usize {
    let area = area(Rect::new(0, 0, MIN_BESIDE, height));
    usize::from(area.height.saturating_sub(ROWS_AROUND)).max(1)
}
