//! Who and where: the entities in one of several orders, all or those that match what was typed.

mod order;

use ratatui::{buffer::Buffer, layout::Rect};

use crate::display::visible;
use crate::ui::{
    action::Motion,
    follow::Anchor,
    highlight,
    list::{self, Scroll},
    paint::{self, DrawContext, Row},
    pane::Pane,
    scene::Scene,
    theme::StyleRole,
};
use dateline_core::{
    analysis::EntityKind,
    corpus::{
        Corpus,
        fuzzy::{Folded, Query, Scorer},
    },
    story::{ArticleId, EntityId},
};

pub use order::{EntityRow, Order};

/// Columns of a bar that shows a count.
const BAR_COLUMNS: usize = 4;

/// What the pane of entities shows.
#[derive(Clone, Debug, Default)]
pub struct EntitiesPane {
    /// Which rows are seen.
    pub scroll: Scroll,
    /// A mention of the entity that was chosen.
    pub chosen: Option<Anchor>,
    /// The order of the rows.
    pub order: Order,
    /// What the names have to match; empty for all.
    pub narrowed: String,
    /// All rows, in the newest snapshot.
    pub rows: Vec<EntityRow>,
    /// The row that is selected: the entity chosen last, or else the first.
    pub selected: usize,
    /// The names of all entities of the snapshot, folded, once they are asked for.
    folded: Vec<Folded>,
    /// Which entities are of the days that are chosen; all when none are.
    pub kept: Option<Vec<bool>>,
}

impl EntitiesPane {
    /// Takes a newer snapshot, in which `shown` is the article that is shown; what was chosen stays
    /// where it is on the screen.
    pub fn receive(&mut self, corpus: &Corpus, shown: Option<ArticleId>) {
        let on_screen = self.selected.checked_sub(self.scroll.top);
        self.folded.clear();
        self.rebuild(corpus, shown);
        if let (Some(_), Some(on_screen)) = (&self.chosen, on_screen) {
            self.scroll.top = self.selected.saturating_sub(on_screen);
        }
    }

    /// Another article is shown.
    pub fn turn(&mut self, corpus: &Corpus, shown: Option<ArticleId>) {
        if self.order == Order::Here {
            self.rebuild(corpus, shown);
            self.scroll.top = 0;
        }
    }

    /// Puts the names in the next order; what was chosen stays chosen.
    pub fn reorder(&mut self, corpus: &Corpus, shown: Option<ArticleId>, height: usize) {
        self.order = self.order.next();
        self.rebuild(corpus, shown);
        self.scroll.top = 0;
        self.scroll.show(self.selected, self.rows.len(), height);
    }

    /// Leaves the names that match what is `typed`, in their order; all when nothing is.
    pub fn narrow(&mut self, corpus: &Corpus, shown: Option<ArticleId>, typed: &str) {
        self.narrowed = typed.trim().to_owned();
        self.rebuild(corpus, shown);
        self.scroll.top = 0;
    }

    /// The entity that is selected.
    pub fn selected_entity(&self) -> Option<EntityId> {
        match self.rows.get(self.selected) {
            Some(EntityRow::Entity(id, _)) => Some(*id),
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
        let entity = below.iter().find_map(entity);
        if let Some(anchor) = entity.and_then(|id| Anchor::of_entity(corpus, id)) {
            self.choose(corpus, anchor, height);
        }
    }

    /// Moves the selection from entity to entity.
    pub fn scroll(&mut self, corpus: &Corpus, motion: Motion, count: usize, height: usize) {
        let names: Vec<EntityId> = self.rows.iter().filter_map(entity).collect();
        let before = &self.rows[..self.selected.min(self.rows.len())];
        let from = before.iter().filter_map(entity).count();
        let to = list::moved(from, motion, count, names.len(), height);
        let name = names.get(to);
        if let Some(anchor) = name.and_then(|id| Anchor::of_entity(corpus, *id)) {
            self.choose(corpus, anchor, height);
        }
        if to == 0 {
            self.scroll.top = 0;
        }
    }

    fn rebuild(&mut self, corpus: &Corpus, shown: Option<ArticleId>) {
        if !self.narrowed.is_empty() && self.folded.is_empty() {
            let names = corpus.entities().iter();
            self.folded = names.map(|it| Folded::new(&it.name)).collect();
        }
        let matches = self.matching();
        let holds = |those: &Option<Vec<bool>>, id: EntityId| {
            those.as_ref().is_none_or(|those| those[id.index()])
        };
        self.rows = self.order.rows(corpus, shown, |id| {
            holds(&matches, id) && holds(&self.kept, id)
        });
        self.find(corpus);
    }

    /// Whether each name matches: where any has the words as they were typed, so do all that match,
    /// since in their order no best ones stand before those that have only the letters.
    fn matching(&self) -> Option<Vec<bool>> {
        let typed = self.narrowed.split_whitespace();
        let as_typed = typed.map(|word| match word.starts_with(['\'', '^', '!']) {
            true => word.to_owned(),
            false => format!("'{word}"),
        });
        let as_typed = as_typed.collect::<Vec<String>>().join(" ");
        let scorer = Scorer::default();
        let matching = |query: &Query| -> Vec<bool> {
            let names = self.folded.iter();
            names.map(|it| scorer.score(query, it).is_some()).collect()
        };
        let query = Query::parse(&self.narrowed);
        if query.is_empty() {
            return None;
        }
        let exact = matching(&Query::parse(&as_typed));
        Some(match exact.contains(&true) {
            true => exact,
            false => matching(&query),
        })
    }

    /// How many names are listed.
    pub fn n_names(&self) -> usize {
        self.rows.iter().filter_map(entity).count()
    }

    /// Works out which row is selected: that of the entity chosen last, or else the first.
    fn find(&mut self, corpus: &Corpus) {
        let chosen = self.chosen.as_ref().and_then(|it| it.entity(corpus));
        let row = |wanted: &dyn Fn(EntityId) -> bool| {
            let mut rows = self.rows.iter();
            rows.position(|row| entity(row).is_some_and(wanted))
        };
        let chosen = chosen.and_then(|id| row(&|it| it == id));
        self.selected = chosen.or_else(|| row(&|_| true)).unwrap_or(0);
    }
}

fn entity(row: &EntityRow) -> Option<EntityId> {
    match row {
        EntityRow::Entity(id, _) => Some(*id),
        EntityRow::Heading(..) => None,
    }
}

/// Draws the pane.
pub fn draw(scene: Scene<'_>, pane: &EntitiesPane, buffer: &mut Buffer, area: Rect) {
    let context = scene.context;
    let rows = &pane.rows;
    if rows.is_empty() {
        let why = match scene.corpus.is_complete() {
            _ if !pane.narrowed.is_empty() => "No name matches; Esc shows all again.",
            _ if pane.kept.is_some() => "No name is of these days; Esc shows all.",
            _ if pane.order == Order::Here => "No names in this article; O shows all others.",
            true => "No names were found in these articles.",
            false => "Names come as articles are read.",
        };
        paint::put_wrapped(buffer, area, why, context.style(StyleRole::Dim));
        return;
    }
    let selected = pane.selected;
    let focused = scene.focus == Pane::Entities;
    let followed = scene.followed.entity;
    let counts = rows.iter().map(|row| match row {
        EntityRow::Entity(_, count) => *count,
        EntityRow::Heading(..) => 0,
    });
    let most = counts.max().unwrap_or(0);
    let seen = rows.iter().enumerate().skip(pane.scroll.top);
    for (n, (at, row)) in seen.take(usize::from(area.height)).enumerate() {
        let n = n as u16;
        match row {
            EntityRow::Heading(name, n_entities) => {
                let mut row = Row::of(buffer, area, n);
                row.skip(1).put(name, context.style(StyleRole::Heading));
                row.put(&format!(" {n_entities}"), context.style(StyleRole::Dim));
            }
            EntityRow::Entity(id, count) => {
                let state = State {
                    count: *count,
                    most: match pane.order {
                        Order::Kind => most_mentions(scene.corpus, scene.corpus.entity(*id).kind),
                        _ => most,
                    },
                    is_kind_told: pane.order == Order::Kind,
                    selected: at == selected && (focused || pane.chosen.is_some()),
                    focused,
                    followed: followed == Some(*id),
                };
                draw_entity(
                    scene.corpus,
                    *id,
                    state,
                    context,
                    buffer,
                    Rect::new(area.x, area.y + n, area.width, 1),
                );
            }
        }
    }
}

#[derive(Clone, Copy)]
struct State {
    /// Its mentions, and those of the most mentioned.
    count: u32,
    most: u32,
    /// Whether a heading says what kind of thing it is.
    is_kind_told: bool,
    selected: bool,
    focused: bool,
    followed: bool,
}

fn draw_entity(
    corpus: &Corpus,
    id: EntityId,
    state: State,
    context: DrawContext<'_>,
    buffer: &mut Buffer,
    area: Rect,
) {
    let entity = corpus.entity(id);
    if state.selected {
        let role = if state.focused {
            StyleRole::Selection
        } else {
            StyleRole::SelectionUnfocused
        };
        paint::shade(buffer, area, context.style(role));
    }
    let bar = if state.selected {
        context.glyphs.bar
    } else {
        " "
    };
    let n = state.count;
    let count = format!(" {n:>4}");
    let kind = match state.is_kind_told {
        true => "",
        false => short(entity.kind),
    };
    // By the square root, so that the many with few mentions differ.
    let share = (f64::from(n) / f64::from(state.most.max(1))).sqrt();
    let columns = match n {
        0 | 1 => 0,
        _ => (share * BAR_COLUMNS as f64).ceil() as usize,
    };
    let bars = context.glyphs.count.repeat(columns);
    let mut row = Row::of(buffer, area, 0);
    let bar_role = if state.focused {
        StyleRole::Accent
    } else {
        StyleRole::Dim
    };
    row.put(bar, context.style(bar_role));
    let role = match state.followed {
        true => StyleRole::Followed,
        false => highlight::style_role_of(entity.kind),
    };
    let style = paint::on(state.selected, context.style(role));
    let room = row
        .left()
        .saturating_sub(BAR_COLUMNS + 1 + visible::width(&count) + 1 + kind.len());
    row.put_cut(&entity.name, room, context, style).skip(1);
    row.put(
        kind,
        paint::on(state.selected, context.style(StyleRole::Dim)),
    );
    row.skip(BAR_COLUMNS - columns).put(
        &bars,
        paint::on(state.selected, context.style(StyleRole::Bar)),
    );
    row.put(
        &count,
        paint::on(state.selected, context.style(StyleRole::Dim)),
    );
}

/// The kind of an entity beside its name.
const fn short(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "per ",
        EntityKind::Org => "org ",
        EntityKind::Place => "loc ",
        EntityKind::Norp => "ppl ",
        EntityKind::Event => "evt ",
    }
}

/// Mentions of the most mentioned entity of `kind`.
fn most_mentions(corpus: &Corpus, kind: EntityKind) -> u32 {
    let ranking = corpus.ranking();
    let first = ranking.partition_point(|id| corpus.entity(*id).kind < kind);
    ranking
        .get(first)
        .map_or(1, |id| corpus.entity(*id).mentions.len() as u32)
}
