//! Passages under headings, each a place to go to: all who tell an event or give a quotation, the reasons for what stands
//! beside a sentence and for a date, what could not be read.

mod content;
mod event;
mod problems;
mod quotation;
mod why;

use ratatui::{buffer::Buffer, layout::Rect};

use super::{
    frame,
    outcome::{PopupContext, PopupOutcome},
};
use crate::{
    display::visible,
    ui::{
        action::{Action, Motion},
        bookmark::{Bookmarked, PassagesOf, PopupBookmark},
        follow::Follow,
        highlight::{self, Marks},
        keymap::Mode,
        list::ListSelection,
        paint::{self, Row},
        scene::Scene,
        theme::StyleRole,
    },
};
use content::{Content, ListRow, Words};
use dateline_core::{article::Role, story::ArticleId};

/// A box with passages.
#[derive(Clone, Debug)]
pub struct PassageList {
    of: PassagesOf,
    content: Content,
    selection: ListSelection,
}

impl PassageList {
    /// What is known of `of`; of an event the report of `shown` is selected, or else the one that tells it best.
    pub fn new(
        context: &PopupContext<'_>,
        of: PassagesOf,
        shown: Option<ArticleId>,
    ) -> Option<PassageList> {
        let content = match &of {
            PassagesOf::Event(anchor) => event::content(context, anchor, shown)?,
            PassagesOf::Quotation(anchor) => quotation::content(context, anchor)?,
            PassagesOf::Why(article, sentence) => why::content(context, article, *sentence)?,
            PassagesOf::Problems => problems::content(context),
        };
        let mut list = PassageList {
            of,
            selection: ListSelection {
                at: content.at,
                ..ListSelection::default()
            },
            content,
        };
        // What stands above the first passage is read first.
        if list.selection.at > 0 {
            list.reveal(context.size.1);
        }
        Some(list)
    }

    /// The box as the reader left it, by what is known now.
    pub fn at(
        context: &PopupContext<'_>,
        of: PassagesOf,
        selection: ListSelection,
    ) -> Option<PassageList> {
        let mut list = PassageList::new(context, of, None)?;
        let last = list.content.places.len().saturating_sub(1);
        list.selection = ListSelection {
            at: selection.at.min(last),
            ..selection
        };
        list.reveal(context.size.1);
        Some(list)
    }

    /// Where the reader is in it.
    pub fn bookmark(&self) -> PopupBookmark {
        PopupBookmark {
            what: Bookmarked::Passages(self.of.clone()),
            selection: self.selection,
        }
    }

    /// Where its keys mean what they mean.
    pub fn modes(&self) -> &'static [Mode] {
        match &self.of {
            PassagesOf::Event(_) => &[Mode::Event, Mode::List],
            PassagesOf::Quotation(_) => &[Mode::Quotation, Mode::List],
            PassagesOf::Why(..) => &[Mode::Why, Mode::List],
            PassagesOf::Problems => &[Mode::List],
        }
    }

    /// Does `action`.
    pub fn update(&mut self, context: &PopupContext<'_>, action: Action) -> PopupOutcome {
        match action {
            Action::Close => PopupOutcome::Close,
            Action::Differences | Action::SetDate => PopupOutcome::Run(action),
            Action::Open => match (self.content.places.get(self.selection.at), &self.of) {
                (Some(place), PassagesOf::Event(anchor)) => {
                    PopupOutcome::Lead(Some(*place), Some(Follow::Event(anchor.clone())))
                }
                (Some(place), _) => PopupOutcome::Lead(Some(*place), None),
                (None, _) => PopupOutcome::Close,
            },
            Action::Move(motion) => {
                self.go(motion, context.size.1);
                PopupOutcome::Stay
            }
            _ => PopupOutcome::Stay,
        }
    }

    fn go(&mut self, motion: Motion, height: u16) {
        let seen = frame::list_rows(height);
        let (rows, places) = (&self.content.rows, &self.content.places);
        let from = self.selection.at;
        let rows_each = rows.len().div_ceil(places.len().max(1)).clamp(1, 4);
        self.selection.go(motion, places.len(), rows_each, seen);
        match motion {
            // Beyond the last place, and above the first, there may be words to read.
            Motion::Line(direction) if self.selection.at == from => {
                self.selection.scroll.by(direction, 1, rows.len(), seen);
            }
            _ if places.is_empty() => {
                let last_top = rows.len().saturating_sub(seen);
                let top = self.selection.scroll.top;
                self.selection.scroll.top =
                    crate::ui::list::moved(top, motion, 0, last_top + 1, seen);
            }
            _ => self.reveal(height),
        }
    }

    fn reveal(&mut self, height: u16) {
        let height = frame::list_rows(height);
        self.selection
            .reveal(&self.content.rows, |row| row.place, height);
    }

    /// Draws the box.
    pub fn draw(&self, scene: Scene<'_>, buffer: &mut Buffer) {
        let context = scene.context;
        let content = &self.content;
        let area = frame::list_area(scene.layout.area, content.columns, content.rows.len());
        let room = usize::from(area.width).saturating_sub(6);
        let heading = visible::cut(&content.heading, room, context.glyphs.ellipsis);
        let inner = frame::draw(&heading, context, buffer, area);
        let mut hints = context.keymap.hints(self.modes());
        hints.retain(|it| it.action != Action::Open || !content.places.is_empty());
        frame::put_foot(&hints, context, buffer, inner);
        let seen = content.rows.iter().skip(self.selection.scroll.top);
        let height = inner.height.saturating_sub(2);
        for (n, row) in seen.take(usize::from(height)).enumerate() {
            let area = Rect::new(inner.x, inner.y + n as u16, inner.width, 1);
            self.draw_row(row, scene, buffer, area);
        }
    }

    fn draw_row(&self, row: &ListRow, scene: Scene<'_>, buffer: &mut Buffer, area: Rect) {
        let context = scene.context;
        let selected = row.place == Some(self.selection.at);
        let shaded = selected && (row.is_head || self.content.shades_all);
        if shaded {
            paint::shade(buffer, area, context.style(StyleRole::Selection));
        }
        let mut cells = Row::of(buffer, area, 0);
        let has_bar = selected && (row.is_head || !self.content.shades_all);
        let bar = if has_bar { context.glyphs.bar } else { " " };
        cells.put(bar, context.style(StyleRole::Accent));
        match &row.words {
            Words::Said(parts) => {
                for (text, role) in parts {
                    cells.put(text, paint::on(shaded, context.style(*role)));
                }
            }
            Words::Printed(passage) => {
                cells.skip(passage.indent);
                let entry = scene.corpus.article(passage.article);
                match passage.role {
                    Some(role) => {
                        let found = passage.marked.iter().map(|it| (*it, StyleRole::Found));
                        let layers: Vec<_> = found.collect();
                        let text = &entry.article.text;
                        highlight::put_layers(
                            text,
                            role,
                            &layers,
                            passage.span,
                            context,
                            &mut cells,
                        );
                    }
                    None => {
                        let marks = Marks {
                            followed: passage.marked.clone(),
                            ..Marks::default()
                        };
                        highlight::put(
                            entry,
                            &marks,
                            Role::Body,
                            passage.span,
                            context,
                            &mut cells,
                        );
                    }
                }
            }
        }
    }
}
