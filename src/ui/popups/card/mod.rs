//! The name card: what is known of one entity, each row a place to go to.

mod drawing;
mod rows;

use crossterm::event::{KeyCode, KeyModifiers};

use super::{AppView, Outcome, frame};
use crate::ui::{
    action::{Action, Direction},
    follow::Anchor,
    key::Key,
    panes::list::{self, Scroll},
};
use dateline_core::corpus::Corpus;
pub use drawing::draw;
use rows::{CardRow, rows};

/// A box about one entity.
#[derive(Clone, Debug)]
pub struct Card {
    /// A mention of it.
    pub anchor: Anchor,
    heading: String,
    rows: Vec<CardRow>,
    /// Which of the rows that lead somewhere is selected.
    at: usize,
    scroll: Scroll,
}

/// Which card was open, and where in it the reader was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardPlace {
    anchor: Anchor,
    at: usize,
    scroll: Scroll,
}

impl Card {
    /// What `corpus` knows of the entity mentioned at `anchor`.
    pub fn new(corpus: &Corpus, anchor: Anchor) -> Option<Card> {
        let id = anchor.entity(corpus)?;
        let entity = corpus.entity(id);
        Some(Card {
            heading: entity.name.clone(),
            rows: rows(corpus, id),
            anchor,
            at: 0,
            scroll: Scroll::default(),
        })
    }

    /// The card as the reader left it, by what `corpus` knows.
    pub fn at(corpus: &Corpus, place: CardPlace) -> Option<Card> {
        let mut card = Card::new(corpus, place.anchor)?;
        card.at = place.at.min(card.leading().len().saturating_sub(1));
        card.scroll = place.scroll;
        Some(card)
    }

    /// Where the reader is in it.
    pub fn place(&self) -> CardPlace {
        CardPlace {
            anchor: self.anchor.clone(),
            at: self.at,
            scroll: self.scroll,
        }
    }

    /// Takes a key.
    pub fn press(&mut self, app: &AppView<'_>, key: Key) -> Outcome {
        let Some(motion) = frame::motion(key) else {
            let control = key.modifiers == KeyModifiers::CONTROL;
            return match key.code {
                _ if frame::closes(key) => Outcome::Close,
                KeyCode::Char('r') if control => Outcome::Above(Action::Redo),
                KeyCode::Char('u') => Outcome::Above(Action::Undo),
                KeyCode::Enter => self.open(),
                KeyCode::Char('n') => Outcome::Walk(self.anchor.clone(), Direction::Next),
                KeyCode::Char('N') => Outcome::Walk(self.anchor.clone(), Direction::Previous),
                KeyCode::Char('M') => Outcome::Merge(self.anchor.clone()),
                KeyCode::Char('B') => self.break_off(),
                _ => Outcome::Stay,
            };
        };
        let leading = self.leading();
        let height = frame::list_rows(app.height);
        self.at = list::moved(self.at, motion, 0, leading.len(), height);
        if let Some(row) = leading.get(self.at) {
            self.scroll.show(*row, self.rows.len(), height);
        }
        Outcome::Stay
    }

    /// The rows that lead somewhere.
    fn leading(&self) -> Vec<usize> {
        let rows = self.rows.iter().enumerate();
        let leads = |row: &CardRow| matches!(row, CardRow::Mentions(_) | CardRow::Place(_));
        rows.filter(|(_, row)| leads(row)).map(|(n, _)| n).collect()
    }

    fn selected(&self) -> Option<&CardRow> {
        let row = *self.leading().get(self.at)?;
        self.rows.get(row)
    }

    fn open(&self) -> Outcome {
        let place = match self.selected() {
            Some(CardRow::Place(line)) => Some((line.article.clone(), line.span)),
            _ => None,
        };
        Outcome::Mention(self.anchor.clone(), place)
    }

    fn break_off(&self) -> Outcome {
        let spelling = match self.selected() {
            Some(CardRow::Place(line)) => line.spelling.map(|kind| (line.text.clone(), kind)),
            _ => None,
        };
        Outcome::BreakOff(self.anchor.clone(), spelling)
    }
}
