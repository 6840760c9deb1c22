//! Two articles side by side: what they have in common stands level, and what differs is marked.

mod drawing;
mod rows;

use crossterm::event::KeyCode;
use ratatui::layout::Rect;

use super::{AppView, Outcome, frame};
use crate::ui::{
    action::{Action, Direction},
    key::Key,
    panes::list::{self, Scroll},
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
    /// The level that is selected, and the side of it.
    at: usize,
    side: usize,
    /// The texts, set in `width` columns.
    rows: Vec<ListRow>,
    width: u16,
    scroll: Scroll,
}

/// Which articles were beside each other, and where in them the reader was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BesidePlace {
    articles: [ArticleKey; 2],
    at: usize,
    side: usize,
    scroll: Scroll,
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
    /// The article named `articles[0]` beside that named `articles[1]`, in a terminal of this size.
    pub fn new(
        corpus: &Corpus,
        articles: [&ArticleKey; 2],
        (width, _): (u16, u16),
    ) -> Option<Beside> {
        let articles = [corpus.find(articles[0])?, corpus.find(articles[1])?];
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
        let own = |pair: &Pair| pair.level.sides[0].is_some();
        let first = levels.iter().position(own).unwrap_or(0);
        Some(Beside {
            rows: rows::rows(corpus, articles, &levels, width),
            articles,
            levels,
            // The first sentence of the article that was shown.
            at: first,
            side: 0,
            width,
            scroll: Scroll::default(),
        })
    }

    /// The box as the reader left it, by what `corpus` knows, in a terminal of this size.
    pub fn at(corpus: &Corpus, place: BesidePlace, size: (u16, u16)) -> Option<Beside> {
        let mut beside = Beside::new(corpus, place.articles.each_ref(), size)?;
        beside.at = place.at.min(beside.levels.len().saturating_sub(1));
        beside.side = place.side;
        beside.scroll = place.scroll;
        beside.reveal(size.1);
        Some(beside)
    }

    /// Where the reader is in it.
    pub fn place(&self, corpus: &Corpus) -> BesidePlace {
        BesidePlace {
            articles: self
                .articles
                .map(|id| corpus.article(id).article.key.clone()),
            at: self.at,
            side: self.side,
            scroll: self.scroll,
        }
    }

    /// Takes a key.
    pub fn press(&mut self, app: &AppView<'_>, key: Key) -> Outcome {
        let Some(motion) = frame::motion(key) else {
            match key.code {
                _ if frame::closes(key) => return Outcome::Close,
                KeyCode::Char('c') => return Outcome::Run(Action::Compare),
                KeyCode::Enter => {
                    if let Some((side, sentence)) = self.selected() {
                        return Outcome::Read(self.articles[side], sentence);
                    }
                }
                KeyCode::Char('n') => self.walk(app, Direction::Next),
                KeyCode::Char('N') => self.walk(app, Direction::Previous),
                KeyCode::Left | KeyCode::Char('h') => self.turn(0),
                KeyCode::Right | KeyCode::Char('l') => self.turn(1),
                KeyCode::Tab => self.turn(1 - self.side),
                _ => (),
            }
            return Outcome::Stay;
        };
        // A sentence takes about four rows.
        let n_seen = list_rows(app.height) / 4;
        let beside = self.width >= MIN_BESIDE;
        let has = |at: &usize| !beside || self.levels[*at].level.sides[self.side].is_some();
        let levels: Vec<usize> = (0..self.levels.len()).filter(has).collect();
        let from = levels.partition_point(|at| *at < self.at);
        let to = list::moved(from, motion, 0, levels.len(), n_seen);
        self.at = levels.get(to).copied().unwrap_or(self.at);
        self.reveal(app.height);
        Outcome::Stay
    }

    /// Selects the next place where the articles differ, or the one before, by where they stand.
    fn walk(&mut self, app: &AppView<'_>, direction: Direction) {
        let mut stops: Vec<(usize, usize, usize)> = Vec::new();
        for (row, it) in self.rows.iter().enumerate() {
            for side in [0, 1] {
                let level = it.level(side).filter(|level| self.is_stop(*level));
                if let Some(level) = level.filter(|at| stops.iter().rev().all(|it| it.2 != *at)) {
                    stops.push((row, side, level));
                }
            }
        }
        let is_here = |row: &ListRow| row.is_of(self.at);
        let here = (self.rows.iter().position(is_here).unwrap_or(0), self.side);
        let mut others = stops.into_iter().filter(|it| it.2 != self.at);
        let next = match direction {
            Direction::Next => others.find(|it| (it.0, it.1) > here),
            Direction::Previous => others.rfind(|it| (it.0, it.1) < here),
        };
        if let Some((_, side, level)) = next {
            let both = self.levels[level].level.sides.iter().all(Option::is_some);
            (self.at, self.side) = (level, if both { self.side } else { side });
            self.reveal(app.height);
        }
    }

    /// Selects `side`: what stands there at the height of the selection, or nearest to it.
    fn turn(&mut self, side: usize) {
        let is_here = |row: &ListRow| row.is_of(self.at);
        let here = self.rows.iter().position(is_here).unwrap_or(0);
        let rows = self.rows.iter().enumerate();
        let there = rows.filter_map(|(row, it)| Some((row.abs_diff(here), it.level(side)?)));
        let own = self.levels.get(self.at).map(|it| it.level.sides[side]);
        if let (Some(None), Some((_, level))) = (own, there.min_by_key(|(far, _)| *far)) {
            self.at = level;
        }
        self.side = side;
    }

    /// The side and the sentence that are selected: on the side where there is one.
    fn selected(&self) -> Option<(usize, Span)> {
        let sides = self.levels.get(self.at)?.level.sides;
        let here = |side: usize| Some((side, sides[side]?.sentence));
        here(self.side).or_else(|| here(1 - self.side))
    }

    fn is_stop(&self, at: usize) -> bool {
        self.levels.get(at).is_some_and(Pair::differs)
    }

    /// Scrolls so that the level that is selected is seen.
    fn reveal(&mut self, height: u16) {
        let is_its = |row: &ListRow| row.is_of(self.at);
        let first = self.rows.iter().position(is_its).unwrap_or(0);
        let last = self.rows.iter().rposition(is_its).unwrap_or(first);
        let height = list_rows(height);
        self.scroll.show(last, self.rows.len(), height);
        self.scroll.show(first, self.rows.len(), height);
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
