//! The name card: what is known of one entity, each row a place to go to.

mod drawing;
mod rows;

use super::{
    frame,
    outcome::{PopupContext, PopupOutcome},
};
use crate::ui::{
    action::Action,
    bookmark::{Bookmarked, PopupBookmark},
    follow::{Anchor, Follow, Target},
    list::{self, ListSelection},
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
    selection: ListSelection,
}

impl Card {
    /// What `corpus` knows of the entity mentioned at `anchor`.
    pub fn new(corpus: &Corpus, anchor: Anchor) -> Option<Card> {
        Card::at(corpus, anchor, ListSelection::default())
    }

    /// The card as the reader left it, by what `corpus` knows.
    pub fn at(corpus: &Corpus, anchor: Anchor, selection: ListSelection) -> Option<Card> {
        let id = anchor.entity(corpus)?;
        let mut card = Card {
            heading: corpus.entity(id).name.clone(),
            rows: rows(corpus, id),
            anchor,
            selection,
        };
        let last = card.leading().len().saturating_sub(1);
        card.selection.at = selection.at.min(last);
        Some(card)
    }

    /// Where the reader is in it.
    pub fn bookmark(&self) -> PopupBookmark {
        PopupBookmark {
            what: Bookmarked::Card(self.anchor.clone()),
            selection: self.selection,
        }
    }

    /// Does `action`.
    pub fn update(&mut self, context: &PopupContext<'_>, action: Action) -> PopupOutcome {
        match action {
            Action::Close => PopupOutcome::Close,
            Action::Undo | Action::Redo => PopupOutcome::Above(action),
            Action::Open => self.open(context.corpus),
            Action::Follow(direction) => PopupOutcome::Walk(self.anchor.clone(), direction),
            Action::Merge => PopupOutcome::Merge(self.anchor.clone()),
            Action::BreakOff => self.break_off(),
            Action::Move(motion) => {
                let leading = self.leading();
                let height = frame::list_rows(context.size.1);
                let selection = &mut self.selection;
                selection.at = list::moved(selection.at, motion, 0, leading.len(), height);
                if let Some(row) = leading.get(selection.at) {
                    selection.scroll.show(*row, self.rows.len(), height);
                }
                PopupOutcome::Stay
            }
            _ => PopupOutcome::Stay,
        }
    }

    /// The rows that lead somewhere.
    fn leading(&self) -> Vec<usize> {
        let rows = self.rows.iter().enumerate();
        let leads = |row: &CardRow| matches!(row, CardRow::Mentions(_) | CardRow::Place(_));
        rows.filter(|(_, row)| leads(row)).map(|(n, _)| n).collect()
    }

    fn selected(&self) -> Option<&CardRow> {
        let row = *self.leading().get(self.selection.at)?;
        self.rows.get(row)
    }

    fn open(&self, corpus: &Corpus) -> PopupOutcome {
        let place = match self.selected() {
            Some(CardRow::Place(line)) => corpus.find(&line.article).map(|article| Target {
                article,
                span: line.span,
            }),
            _ => None,
        };
        PopupOutcome::Lead(place, Some(Follow::Entity(self.anchor.clone())))
    }

    fn break_off(&self) -> PopupOutcome {
        let spelling = match self.selected() {
            Some(CardRow::Place(line)) => line.spelling.map(|kind| (line.text.clone(), kind)),
            _ => None,
        };
        PopupOutcome::BreakOff(self.anchor.clone(), spelling)
    }
}
