//! When: the events by day, each with its sentence and the number of articles that report it.

use ratatui::{buffer::Buffer, layout::Rect};

use super::{Pane, list::Scroll};
use crate::{
    article::{DateRange, Precision},
    corpus::Corpus,
    story::{ArticleId, EventId},
    ui::{
        action::Motion,
        app::App,
        dates,
        follow::Anchor,
        paint::{self, Row, Skin},
        panes::list,
        theme::Look,
        visible,
    },
};

/// What the timeline shows.
#[derive(Clone, Debug, Default)]
pub struct TimelinePane {
    /// Which rows are seen.
    pub scroll: Scroll,
    /// A report of the event that is selected.
    pub selected: Option<Anchor>,
}

/// A row of the timeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimelineRow {
    /// The days of the events below.
    Days(DateRange),
    /// An event.
    Event(EventId),
}

/// All rows: the events stand by their days in the corpus.
pub fn rows(corpus: &Corpus) -> Vec<TimelineRow> {
    let mut rows = Vec::new();
    let mut days = None;
    for (at, event) in corpus.events().iter().enumerate() {
        if days != Some(event.when) {
            days = Some(event.when);
            rows.push(TimelineRow::Days(event.when));
        }
        rows.push(TimelineRow::Event(EventId(at as u32)));
    }
    rows
}

impl TimelinePane {
    /// The row that is selected: the event chosen last, or else the first.
    pub fn selected_row(&self, corpus: &Corpus, rows: &[TimelineRow]) -> usize {
        let chosen = self
            .selected
            .as_ref()
            .and_then(|anchor| anchor.event(corpus));
        let row = chosen.and_then(|id| rows.iter().position(|row| *row == TimelineRow::Event(id)));
        row.unwrap_or(1)
    }

    /// The event that is selected.
    pub fn selected_event(&self, corpus: &Corpus) -> Option<EventId> {
        let rows = rows(corpus);
        match rows.get(self.selected_row(corpus, &rows)) {
            Some(TimelineRow::Event(id)) => Some(*id),
            _ => None,
        }
    }

    /// Selects the event in `row`, or the one under a heading.
    pub fn select(&mut self, corpus: &Corpus, rows: &[TimelineRow], row: usize, height: usize) {
        let event = rows[row.min(rows.len())..]
            .iter()
            .find_map(|row| match row {
                TimelineRow::Event(id) => Some(*id),
                TimelineRow::Days(_) => None,
            });
        if let Some(event) = event {
            self.selected = Anchor::of_event(corpus, event);
            let row = self.selected_row(corpus, rows);
            self.scroll.show(row, rows.len(), height);
        }
    }

    /// Moves the selection; headings are passed over.
    pub fn scroll(&mut self, corpus: &Corpus, motion: Motion, count: usize, height: usize) {
        let rows = rows(corpus);
        let from = self.selected_row(corpus, &rows);
        let mut to = list::moved(from, motion, count, rows.len(), height);
        if to < from && matches!(rows.get(to), Some(TimelineRow::Days(_))) && to > 0 {
            to -= 1;
        }
        self.select(corpus, &rows, to, height);
        if to == 0 {
            self.scroll.top = 0;
        }
    }
}

/// Draws the timeline.
pub fn draw(app: &App, buffer: &mut Buffer, area: Rect) {
    let skin = app.skin();
    let rows = rows(&app.corpus);
    if rows.is_empty() {
        let why = match app.corpus.is_complete() {
            true => "No sentence here tells a day that is known.",
            false => "Days come as articles are read.",
        };
        Row::of(buffer, area, 0)
            .skip(1)
            .put(why, skin.style(Look::Dim));
        return;
    }
    let selected = app.timeline.selected_row(&app.corpus, &rows);
    let shown = app.shown();
    let published = shown
        .and_then(|id| app.corpus.article(id).published.as_ref())
        .map(|it| it.days);
    let seen = rows.iter().enumerate().skip(app.timeline.scroll.top);
    for (n, (at, row)) in seen.take(usize::from(area.height)).enumerate() {
        let n = n as u16;
        match row {
            TimelineRow::Days(days) => {
                let mut row = Row::of(buffer, area, n);
                let glyph = glyph(*days, skin);
                row.skip(1).put(glyph, skin.style(Look::Date)).skip(1);
                row.put(&dates::days_in_full(*days), skin.style(Look::Heading));
                if published == Some(*days) {
                    row.put(
                        &format!(" {} published", skin.glyphs.here),
                        skin.style(Look::Dim),
                    );
                }
            }
            TimelineRow::Event(id) => {
                let area = Rect::new(area.x, area.y + n, area.width, 1);
                draw_event(app, *id, at == selected, shown, buffer, area);
            }
        }
    }
}

fn draw_event(
    app: &App,
    id: EventId,
    selected: bool,
    shown: Option<ArticleId>,
    buffer: &mut Buffer,
    area: Rect,
) {
    let skin = app.skin();
    let event = app.corpus.event(id);
    let Some(best) = event.reports.first() else {
        return;
    };
    if selected {
        let look = if app.focus == Pane::Timeline {
            Look::Selection
        } else {
            Look::SelectionUnfocused
        };
        paint::shade(buffer, area, skin.style(look));
    }
    let sentence = &app.corpus.article(best.article).article.text[best.sentence];
    let reports = match event.reports.len() {
        0 | 1 => String::new(),
        n => format!(" ×{n}"),
    };
    let followed = app.follow.as_ref().is_some_and(|follow| {
        let entity = follow.followed_entity(&app.corpus);
        entity.is_some_and(|it| event.entities.contains(&it))
            || follow.followed_event(&app.corpus) == Some(id)
    });
    let told_here = event
        .reports
        .iter()
        .any(|report| Some(report.article) == shown);
    let look = match (followed, told_here) {
        (true, _) => Look::Followed,
        (false, true) => Look::Text,
        (false, false) => Look::Dim,
    };
    let mut row = Row::of(buffer, area, 0);
    row.put(
        if selected { skin.glyphs.bar } else { " " },
        skin.style(Look::Accent),
    );
    row.put(
        if told_here { skin.glyphs.dot } else { " " },
        skin.style(Look::Text),
    )
    .skip(1);
    let room = row.left().saturating_sub(visible::width(&reports));
    row.put_cut(sentence, room, skin, paint::on(selected, skin.style(look)));
    row.put(&reports, paint::on(selected, skin.style(Look::Bar)));
}

fn glyph(days: DateRange, skin: Skin<'_>) -> &'static str {
    match days.precision() {
        Precision::Day => skin.glyphs.day,
        Precision::Range => skin.glyphs.range,
        Precision::Month | Precision::Year => skin.glyphs.span,
    }
}

/// Draws the timeline in one row: how many reports tell of each day between the first and the last
/// publication, and where the article that is shown stands among them.
pub fn draw_strip(app: &App, buffer: &mut Buffer, area: Rect) {
    let skin = app.skin();
    let mut row = Row::of(buffer, area, 0);
    row.skip(1);
    let Some((first, last)) = span_of_publication(&app.corpus) else {
        row.put("no dates yet", skin.style(Look::Dim));
        return;
    };
    let (from, to) = (dates::day_month_year(first), dates::day_month_year(last));
    let room = row
        .left()
        .saturating_sub(visible::width(&from) + visible::width(&to) + 4);
    let n_days = (last - first).get_days().unsigned_abs() as usize + 1;
    let n_bins = room.min(n_days).max(1);
    let mut bins = vec![0usize; n_bins];
    let bin = |day: jiff::civil::Date| {
        let offset = usize::try_from((day - first).get_days()).ok()?;
        (offset < n_days).then_some(offset * n_bins / n_days)
    };
    for event in app.corpus.events() {
        if let Some(at) = event.when.only().and_then(bin) {
            bins[at] += event.reports.len();
        }
    }
    let shown = app
        .shown()
        .and_then(|id| app.corpus.article(id).published.as_ref());
    let here = shown.and_then(|dating| dating.days.only()).and_then(bin);
    let most = bins.iter().copied().max().unwrap_or(0).max(1);
    row.put(&from, skin.style(Look::Dim)).skip(1);
    for (at, n) in bins.iter().enumerate() {
        let level = (n * skin.glyphs.levels.len()).div_ceil(most);
        let glyph = match level.checked_sub(1) {
            Some(level) => skin.glyphs.levels[level],
            None => " ",
        };
        match here == Some(at) {
            true => row.put(skin.glyphs.here, skin.style(Look::Accent)),
            false => row.put(glyph, skin.style(Look::Bar)),
        };
    }
    row.skip(1).put(&to, skin.style(Look::Dim));
}

fn span_of_publication(corpus: &Corpus) -> Option<(jiff::civil::Date, jiff::civil::Date)> {
    let days = corpus
        .chronology()
        .iter()
        .filter_map(|id| corpus.article(*id).published.as_ref());
    let days: Vec<_> = days.map(|dating| dating.days).collect();
    let first = days.iter().map(|days| days.first()).min()?;
    let last = days.iter().map(|days| days.last()).max()?;
    Some((first, last))
}
