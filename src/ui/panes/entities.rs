//! Who and where: the entities by kind, the most mentioned first.

use ratatui::{buffer::Buffer, layout::Rect};

use super::{Pane, list::Scroll};
use crate::{
    analysis::EntityKind,
    corpus::Corpus,
    story::EntityId,
    ui::{
        action::Motion,
        app::App,
        follow::Anchor,
        highlight,
        paint::{self, Row, Skin},
        panes::list,
        theme::Look,
        visible,
    },
};

/// Columns of a bar that shows a count.
const BAR_COLUMNS: usize = 4;

/// Kinds in the order of the pane, with their headings.
const KINDS: [(EntityKind, &str); 5] = [
    (EntityKind::Person, "People"),
    (EntityKind::Org, "Organisations"),
    (EntityKind::Place, "Places"),
    (EntityKind::Norp, "Peoples and groups"),
    (EntityKind::Event, "Operations and events"),
];

/// What the pane of entities shows.
#[derive(Clone, Debug, Default)]
pub struct EntitiesPane {
    /// Which rows are seen.
    pub scroll: Scroll,
    /// A mention of the entity that was chosen.
    pub chosen: Option<Anchor>,
    /// All rows, in the newest snapshot.
    pub rows: Vec<EntityRow>,
    /// The row that is selected: the entity chosen last, or else the first.
    pub selected: usize,
}

/// A row of the pane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntityRow {
    /// The heading of a kind, with the number of its entities.
    Heading(&'static str, usize),
    /// An entity.
    Entity(EntityId),
}

/// All rows. Entities are ranked by kind, so each kind is one run of the ranking.
fn rows(corpus: &Corpus) -> Vec<EntityRow> {
    let mut rows = Vec::new();
    let mut rest = corpus.ranking();
    for (kind, heading) in KINDS {
        let n = rest.partition_point(|id| corpus.entity(*id).kind <= kind);
        if n > 0 {
            rows.push(EntityRow::Heading(heading, n));
            rows.extend(rest[..n].iter().map(|id| EntityRow::Entity(*id)));
        }
        rest = &rest[n..];
    }
    rows
}

impl EntitiesPane {
    /// Takes a newer snapshot; what was chosen stays where it is on the screen.
    pub fn take(&mut self, corpus: &Corpus) {
        let on_screen = self.selected.checked_sub(self.scroll.top);
        self.rows = rows(corpus);
        self.find(corpus);
        if let (Some(_), Some(on_screen)) = (&self.chosen, on_screen) {
            self.scroll.top = self.selected.saturating_sub(on_screen);
        }
    }

    /// The entity that is selected.
    pub fn selected_entity(&self) -> Option<EntityId> {
        match self.rows.get(self.selected) {
            Some(EntityRow::Entity(id)) => Some(*id),
            _ => None,
        }
    }

    /// Selects the entity that is mentioned at `anchor`.
    pub fn choose(&mut self, corpus: &Corpus, anchor: Anchor, height: usize) {
        self.chosen = Some(anchor);
        self.find(corpus);
        self.scroll.show(self.selected, self.rows.len(), height);
    }

    /// Selects the entity in `row`, or the one under a heading.
    pub fn select(&mut self, corpus: &Corpus, row: usize, height: usize) {
        let below = &self.rows[row.min(self.rows.len())..];
        let entity = below.iter().find_map(|row| match row {
            EntityRow::Entity(id) => Some(*id),
            EntityRow::Heading(..) => None,
        });
        if let Some(anchor) = entity.and_then(|id| Anchor::of_entity(corpus, id)) {
            self.choose(corpus, anchor, height);
        }
    }

    /// Moves the selection from entity to entity.
    pub fn scroll(&mut self, corpus: &Corpus, motion: Motion, count: usize, height: usize) {
        let ranking = corpus.ranking();
        let from = self.selected_entity();
        let from = from.and_then(|id| ranking.iter().position(|it| *it == id));
        let to = list::moved(from.unwrap_or(0), motion, count, ranking.len(), height);
        if let Some(anchor) = ranking
            .get(to)
            .and_then(|id| Anchor::of_entity(corpus, *id))
        {
            self.choose(corpus, anchor, height);
        }
        if to == 0 {
            self.scroll.top = 0;
        }
    }

    /// Works out which row is selected.
    fn find(&mut self, corpus: &Corpus) {
        let chosen = self
            .chosen
            .as_ref()
            .and_then(|anchor| anchor.entity(corpus));
        let row = chosen.and_then(|id| {
            self.rows
                .iter()
                .position(|row| *row == EntityRow::Entity(id))
        });
        self.selected = row.unwrap_or(1);
    }
}

/// Draws the pane.
pub fn draw(app: &App, buffer: &mut Buffer, area: Rect) {
    let skin = app.skin();
    let rows = &app.entities.rows;
    if rows.is_empty() {
        let why = match app.corpus.is_complete() {
            true => "No names were found in these articles.",
            false => "Names come as articles are read.",
        };
        paint::put_wrapped(buffer, area, why, skin.style(Look::Dim));
        return;
    }
    let selected = app.entities.selected;
    let focused = app.focus == Pane::Entities;
    let followed = app
        .follow
        .as_ref()
        .and_then(|it| it.followed_entity(&app.corpus));
    let seen = rows.iter().enumerate().skip(app.entities.scroll.top);
    for (n, (at, row)) in seen.take(usize::from(area.height)).enumerate() {
        let n = n as u16;
        match row {
            EntityRow::Heading(name, n_entities) => {
                let mut row = Row::of(buffer, area, n);
                row.skip(1).put(name, skin.style(Look::Heading));
                row.put(&format!(" {n_entities}"), skin.style(Look::Dim));
            }
            EntityRow::Entity(id) => {
                let state = State {
                    selected: at == selected && (focused || app.entities.chosen.is_some()),
                    focused,
                    followed: followed == Some(*id),
                };
                draw_entity(
                    &app.corpus,
                    *id,
                    state,
                    skin,
                    buffer,
                    Rect::new(area.x, area.y + n, area.width, 1),
                );
            }
        }
    }
}

#[derive(Clone, Copy)]
struct State {
    selected: bool,
    focused: bool,
    followed: bool,
}

fn draw_entity(
    corpus: &Corpus,
    id: EntityId,
    state: State,
    skin: Skin<'_>,
    buffer: &mut Buffer,
    area: Rect,
) {
    let entity = corpus.entity(id);
    if state.selected {
        let look = if state.focused {
            Look::Selection
        } else {
            Look::SelectionUnfocused
        };
        paint::shade(buffer, area, skin.style(look));
    }
    let bar = if state.selected { skin.glyphs.bar } else { " " };
    let n = entity.mentions.len();
    let count = format!(" {n:>4}");
    let most = most_mentions(corpus, entity.kind);
    // By the square root, so that the many with few mentions differ.
    let share = (n as f64 / most as f64).sqrt();
    let columns = match n {
        0 | 1 => 0,
        _ => (share * BAR_COLUMNS as f64).ceil() as usize,
    };
    let bars = skin.glyphs.count.repeat(columns);
    let mut row = Row::of(buffer, area, 0);
    let bar_look = if state.focused {
        Look::Accent
    } else {
        Look::Dim
    };
    row.put(bar, skin.style(bar_look));
    let look = match state.followed {
        true => Look::Followed,
        false => highlight::look_of(entity.kind),
    };
    let style = paint::on(state.selected, skin.style(look));
    let room = row
        .left()
        .saturating_sub(BAR_COLUMNS + 1 + visible::width(&count) + 1);
    row.put_cut(&entity.name, room, skin, style).skip(1);
    row.skip(BAR_COLUMNS - columns)
        .put(&bars, paint::on(state.selected, skin.style(Look::Bar)));
    row.put(&count, paint::on(state.selected, skin.style(Look::Dim)));
}

/// Mentions of the most mentioned entity of `kind`.
fn most_mentions(corpus: &Corpus, kind: EntityKind) -> usize {
    let ranking = corpus.ranking();
    let first = ranking.partition_point(|id| corpus.entity(*id).kind < kind);
    ranking
        .get(first)
        .map_or(1, |id| corpus.entity(*id).mentions.len())
}
