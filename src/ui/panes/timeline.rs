//! When: the events by day, each with its sentence and the number of articles that report it.

use jiff::civil::Date;
use ratatui::{buffer::Buffer, layout::Rect};

use crate::display::{dates, glyphs::Glyphs, visible, wrap};
use crate::ui::{
    action::Motion,
    follow::Anchor,
    list::{self, Scroll},
    paint::{self, DrawContext, Row},
    pane::Pane,
    scene::Scene,
    theme::StyleRole,
};
use dateline_core::{
    article::{DateRange, Precision},
    corpus::{Corpus, Tellers},
    story::{ArticleId, EntityId, EventId},
};

/// Rows that an event's sentence takes.
const ROWS_OF_EVENT: usize = 2;

/// What the timeline shows.
#[derive(Clone, Debug, Default)]
pub struct TimelinePane {
    /// Which rows are seen.
    pub scroll: Scroll,
    /// A report of the event that was chosen.
    pub chosen: Option<Anchor>,
    /// All rows, in the newest snapshot.
    pub rows: Vec<TimelineRow>,
    /// The first row of what is selected: the event chosen last, or else the first.
    pub selected: usize,
    /// A mention of the name that is followed; only what it takes part in is shown.
    pub of: Option<Anchor>,
    /// Whether all is shown although a name is followed.
    pub is_whole: bool,
}

/// A row of the timeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimelineRow {
    /// The days of the events below.
    Days(DateRange),
    /// The first row of an event.
    Event(EventId),
    /// The second row of an event.
    More(EventId),
}

/// All rows, or those in which `of` takes part: the events stand by their days in the corpus.
fn rows(corpus: &Corpus, of: Option<EntityId>) -> Vec<TimelineRow> {
    let mut rows = Vec::new();
    let mut days = None;
    for (at, event) in corpus.events().iter().enumerate() {
        if of.is_some_and(|of| !event.entities.contains(&of)) {
            continue;
        }
        if days != Some(event.when) {
            days = Some(event.when);
            rows.push(TimelineRow::Days(event.when));
        }
        let id = EventId(at as u32);
        rows.extend([TimelineRow::Event(id), TimelineRow::More(id)]);
    }
    rows
}

impl TimelinePane {
    /// Takes a newer snapshot; what was chosen stays where it is on the screen.
    pub fn receive(&mut self, corpus: &Corpus) {
        let on_screen = self.selected.checked_sub(self.scroll.top);
        self.rows = rows(corpus, self.followed(corpus));
        self.find(corpus);
        if let (Some(_), Some(on_screen)) = (&self.chosen, on_screen) {
            self.scroll.top = self.selected.saturating_sub(on_screen);
        }
    }

    /// Makes the rows anew, from the first or from what is chosen.
    pub fn rebuild(&mut self, corpus: &Corpus, height: usize) {
        self.rows = rows(corpus, self.followed(corpus));
        self.find(corpus);
        self.scroll.top = 0;
        self.scroll.show(self.selected, self.rows.len(), height);
    }

    /// The name to whose events the rows are narrowed.
    pub fn followed(&self, corpus: &Corpus) -> Option<EntityId> {
        let of = self.of.as_ref().filter(|_| !self.is_whole);
        of.and_then(|anchor| anchor.entity(corpus))
    }

    /// The event that is selected.
    pub fn selected_event(&self) -> Option<EventId> {
        match self.rows.get(self.selected) {
            Some(TimelineRow::Event(id)) => Some(*id),
            _ => None,
        }
    }

    /// Selects the event that is told at `anchor`.
    pub fn choose(&mut self, corpus: &Corpus, anchor: Anchor, height: usize) {
        self.chosen = Some(anchor);
        self.find(corpus);
        let last_row = self.selected + ROWS_OF_EVENT - 1;
        self.scroll.show(last_row, self.rows.len(), height);
        self.scroll.show(self.selected, self.rows.len(), height);
    }

    /// Selects the event in `row`, or the one under a heading.
    pub fn select(&mut self, corpus: &Corpus, row: usize, height: usize) {
        let below = &self.rows[row.min(self.rows.len())..];
        let event = below.iter().find_map(|row| match row {
            TimelineRow::Event(id) | TimelineRow::More(id) => Some(*id),
            TimelineRow::Days(_) => None,
        });
        if let Some(anchor) = event.and_then(|id| Anchor::of_event(corpus, id)) {
            self.choose(corpus, anchor, height);
        }
    }

    /// Scrolls to `day`, or the first day after it that something is known of; a choice begins there.
    pub fn reveal(&mut self, day: Date, height: usize) {
        let from =
            |row: &TimelineRow| matches!(row, TimelineRow::Days(days) if days.first() >= day);
        if let Some(row) = self.rows.iter().position(from) {
            self.scroll.top = row.min(self.rows.len().saturating_sub(height));
            self.selected = row + 1;
        }
    }

    /// Moves the selection from event to event.
    pub fn scroll(&mut self, corpus: &Corpus, motion: Motion, count: usize, height: usize) {
        let first_row = |row: &TimelineRow| match row {
            TimelineRow::Event(id) => Some(*id),
            _ => None,
        };
        let events: Vec<EventId> = self.rows.iter().filter_map(first_row).collect();
        let selected = self.selected_event();
        let from = selected.and_then(|id| events.binary_search(&id).ok());
        let from = from.unwrap_or(0);
        let to = list::moved(from, motion, count, events.len(), height / ROWS_OF_EVENT);
        let event = events.get(to);
        if let Some(anchor) = event.and_then(|id| Anchor::of_event(corpus, *id)) {
            self.choose(corpus, anchor, height);
        }
        if to == 0 {
            self.scroll.top = 0;
        }
    }

    /// Works out which row is selected.
    fn find(&mut self, corpus: &Corpus) {
        let chosen = self.chosen.as_ref().and_then(|anchor| anchor.event(corpus));
        let row = chosen.and_then(|id| {
            self.rows
                .iter()
                .position(|row| *row == TimelineRow::Event(id))
        });
        self.selected = row.unwrap_or(1);
    }
}

/// Draws the timeline.
pub fn draw(scene: Scene<'_>, pane: &TimelinePane, buffer: &mut Buffer, area: Rect) {
    let context = scene.context;
    let rows = &pane.rows;
    if rows.is_empty() {
        let why = match scene.corpus.is_complete() {
            _ if pane.followed(scene.corpus).is_some() => {
                "No day is told with this name; Esc shows all days."
            }
            true => "No sentence here tells a day that is known.",
            false => "Days come as articles are read.",
        };
        paint::put_wrapped(buffer, area, why, context.style(StyleRole::Dim));
        return;
    }
    let selected = pane.selected;
    let focused = scene.focus == Pane::Timeline;
    let shown = scene.shown;
    let published = shown
        .and_then(|id| scene.corpus.article(id).published.as_ref())
        .map(|it| it.days);
    let seen = rows.iter().enumerate().skip(pane.scroll.top);
    for (n, (at, row)) in seen.take(usize::from(area.height)).enumerate() {
        let n = n as u16;
        match row {
            TimelineRow::Days(days) => {
                let mut row = Row::of(buffer, area, n);
                let glyph = glyph(*days, context);
                let is_chosen = scene.days.is_some_and(|it| it.holds(*days));
                let (sign, role) = match is_chosen {
                    true => (StyleRole::Followed, StyleRole::Followed),
                    false => (StyleRole::Date, StyleRole::Heading),
                };
                row.skip(1).put(glyph, context.style(sign)).skip(1);
                row.put(&dates::days_in_full(*days), context.style(role));
                if published == Some(*days) {
                    row.put(
                        &format!(" {} published", context.glyphs.here),
                        context.style(StyleRole::Dim),
                    );
                }
            }
            TimelineRow::Event(id) | TimelineRow::More(id) => {
                let first = matches!(row, TimelineRow::Event(_));
                let here = at == if first { selected } else { selected + 1 };
                let is_selected = here && (focused || pane.chosen.is_some());
                let area = Rect::new(area.x, area.y + n, area.width, 1);
                draw_event(scene, *id, first, is_selected, shown, buffer, area);
            }
        }
    }
}

/// Draws the first row of an event, or the second.
fn draw_event(
    scene: Scene<'_>,
    id: EventId,
    first: bool,
    selected: bool,
    shown: Option<ArticleId>,
    buffer: &mut Buffer,
    area: Rect,
) {
    let context = scene.context;
    let event = scene.corpus.event(id);
    let Some(best) = event.reports.first() else {
        return;
    };
    if selected {
        let role = match scene.focus {
            Pane::Timeline => StyleRole::Selection,
            _ => StyleRole::SelectionUnfocused,
        };
        paint::shade(buffer, area, context.style(role));
    }
    let sentence = &scene.corpus.article(best.article).article.text[best.sentence];
    let entity = scene.followed.entity;
    let followed =
        entity.is_some_and(|it| event.entities.contains(&it)) || scene.followed.event == Some(id);
    let told_here = event
        .reports
        .iter()
        .any(|report| Some(report.article) == shown);
    let role = match (followed, told_here) {
        (true, _) => StyleRole::Followed,
        (false, true) => StyleRole::Text,
        (false, false) => StyleRole::Dim,
    };
    let style = paint::on(selected, context.style(role));
    let mut row = Row::of(buffer, area, 0);
    row.put(
        if selected { context.glyphs.bar } else { " " },
        context.style(match scene.focus {
            Pane::Timeline => StyleRole::Accent,
            _ => StyleRole::Dim,
        }),
    );
    row.put(
        if told_here && first {
            context.glyphs.dot
        } else {
            " "
        },
        style,
    )
    .skip(1);
    let lines = wrap::wrap(&wrap::flowing(sentence), row.left() as u16);
    let split = lines.first().map_or(0, |line| line.end);
    if first {
        row.put(&sentence[..split], style);
        return;
    }
    let reports = told(scene.corpus, id, context.glyphs);
    let room = row.left().saturating_sub(visible::width(&reports));
    row.put_cut(sentence[split..].trim_start(), room, context, style);
    row.put(&reports, paint::on(selected, context.style(StyleRole::Bar)));
}

/// By how many articles `event` is told, and from how many origins: ` ×4/2`.
fn told(corpus: &Corpus, event: EventId, glyphs: &Glyphs) -> String {
    let Tellers {
        n_articles,
        n_origins,
    } = corpus.tellers(event);
    match n_articles {
        0 | 1 => String::new(),
        n => format!(" {}{n}/{n_origins}", glyphs.times),
    }
}

fn glyph(days: DateRange, context: DrawContext<'_>) -> &'static str {
    match days.precision() {
        Precision::Day => context.glyphs.day,
        Precision::Range => context.glyphs.range,
        Precision::Month | Precision::Year => context.glyphs.span,
    }
}
