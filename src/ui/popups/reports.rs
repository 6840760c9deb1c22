//! An event: when it was, who doubts that, and each report of it in full.

use std::collections::BTreeMap;

use crossterm::event::{KeyCode, KeyModifiers};
use ratatui::{buffer::Buffer, layout::Rect};

use super::{AppView, Outcome, frame};
use crate::{
    article::{DateRange, Precision, Role},
    corpus::Corpus,
    story::{ArticleId, Event, EventId, Report},
    text::Span,
    ui::{
        action::{Action, Direction, Motion},
        app::App,
        dates,
        follow::Anchor,
        highlight::{self, Marks},
        key::Key,
        paint::{self, Row},
        panes::list::{self, Scroll},
        theme::Look,
        visible, wrap,
    },
};

/// Columns of the box; a sentence is not read well in longer rows.
const COLUMNS: u16 = 100;
/// Columns before a sentence and after it.
const MARGINS: u16 = 5;
/// Rows of the box that hold no list: its frame, the hint and the blank above.
const ROWS_AROUND: u16 = 4;
/// Doubts told at most, each outlet's once a day.
const MAX_DOUBTS: usize = 8;
/// Names told at most.
const MAX_NAMES: usize = 8;

const HINT: &str = "Enter goes there  d differences  j k next report  Esc closes";

/// A box with all who tell one event.
#[derive(Clone, Debug)]
pub struct Reports {
    /// A report of it.
    anchor: Anchor,
    heading: String,
    /// The reports by publication.
    told: Vec<Teller>,
    at: usize,
    /// The list, set for the width of the terminal.
    rows: Vec<ListRow>,
    scroll: Scroll,
}

/// Which event was open, and where in its box the reader was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportsPlace {
    anchor: Anchor,
    at: usize,
    scroll: Scroll,
}

/// One report.
#[derive(Clone, Copy, Debug)]
struct Teller {
    report: Report,
    /// The days that it gives, where they are not those of the event.
    says: Option<DateRange>,
    /// Whether an article before it has the same origin.
    is_copy: bool,
}

/// A row of the list.
#[derive(Clone, Debug)]
enum ListRow {
    /// Something about the event.
    About(String, Look),
    /// Outlet and date of a report.
    Teller(usize),
    /// A stretch of its sentence.
    Text(usize, Span),
    /// Nothing.
    Blank,
}

impl Reports {
    /// The reports of the event told at `anchor`, in a terminal of this size; that of `shown` is selected, or
    /// else the one that tells it best.
    pub fn new(
        corpus: &Corpus,
        anchor: Anchor,
        shown: Option<ArticleId>,
        size: (u16, u16),
    ) -> Option<Reports> {
        let event = corpus.event(anchor.event(corpus)?);
        let told = tellers(corpus, event);
        let position = |wanted: ArticleId| told.iter().position(|it| it.report.article == wanted);
        let best = event.reports.first().map(|it| it.article);
        let at = shown.and_then(position).or(best.and_then(position));
        let mut reports = Reports {
            heading: dates::days_in_full(event.when),
            anchor,
            at: at.unwrap_or(0),
            told,
            rows: Vec::new(),
            scroll: Scroll::default(),
        };
        reports.set(corpus, size.0);
        reports.reveal(size);
        Some(reports)
    }

    /// The box as the reader left it, by what `corpus` knows.
    pub fn at(corpus: &Corpus, place: ReportsPlace, size: (u16, u16)) -> Option<Reports> {
        let mut reports = Reports::new(corpus, place.anchor, None, size)?;
        reports.at = place.at.min(reports.told.len().saturating_sub(1));
        reports.scroll = place.scroll;
        reports.reveal(size);
        Some(reports)
    }

    /// Where the reader is in it.
    pub fn place(&self) -> ReportsPlace {
        ReportsPlace {
            anchor: self.anchor.clone(),
            at: self.at,
            scroll: self.scroll,
        }
    }

    /// Sets the list for a terminal of `width` columns.
    fn set(&mut self, corpus: &Corpus, width: u16) {
        let Some(id) = self.anchor.event(corpus) else {
            return;
        };
        let columns = area(Rect::new(0, 0, width, u16::MAX), u16::MAX).width;
        let columns = columns.saturating_sub(2 + MARGINS).max(1);
        let about = about(corpus, id).into_iter();
        let about = about.flat_map(|(text, look)| {
            let lines = wrap::wrap(&text, columns + MARGINS - 2);
            let rows = lines.into_iter().map(|line| text[line].to_owned());
            let rows: Vec<ListRow> = rows.map(|row| ListRow::About(row, look)).collect();
            rows
        });
        let mut rows: Vec<ListRow> = about.collect();
        for (n, it) in self.told.iter().enumerate() {
            rows.extend([ListRow::Blank, ListRow::Teller(n)]);
            let sentence = it.report.sentence;
            let text = &corpus.article(it.report.article).article.text[sentence];
            let start = sentence.start() as usize;
            let lines = wrap::wrap(text, columns).into_iter();
            rows.extend(
                lines.map(|it| ListRow::Text(n, Span::of(start + it.start, start + it.end))),
            );
        }
        self.rows = rows;
    }

    /// Takes a key.
    pub fn press(&mut self, app: &AppView<'_>, key: Key) -> Outcome {
        let control = key.modifiers == KeyModifiers::CONTROL;
        let motion = match key.code {
            KeyCode::Char('o') if control => return Outcome::Close,
            KeyCode::Char('d') if control => Motion::HalfPage(Direction::Next),
            KeyCode::Char('u') if control => Motion::HalfPage(Direction::Previous),
            KeyCode::Char('f') if control => Motion::Page(Direction::Next),
            KeyCode::Char('b') if control => Motion::Page(Direction::Previous),
            KeyCode::Esc | KeyCode::Backspace | KeyCode::Char('q' | 'c') => return Outcome::Close,
            KeyCode::Enter | KeyCode::Char('n') => {
                return match self.told.get(self.at) {
                    Some(it) => Outcome::Report(self.anchor.clone(), it.report),
                    None => Outcome::Close,
                };
            }
            KeyCode::Char('d') => return Outcome::Run(Action::Differences),
            KeyCode::Down | KeyCode::Char('j') => Motion::Line(Direction::Next),
            KeyCode::Up | KeyCode::Char('k') => Motion::Line(Direction::Previous),
            KeyCode::PageDown | KeyCode::Char(' ') => Motion::Page(Direction::Next),
            KeyCode::PageUp => Motion::Page(Direction::Previous),
            KeyCode::Home | KeyCode::Char('g') => Motion::First,
            KeyCode::End | KeyCode::Char('G') => Motion::Last,
            _ => return Outcome::Stay,
        };
        let height = list_rows(app.width, app.height, self.rows.len());
        // A report takes about four rows.
        self.at = list::moved(self.at, motion, 0, self.told.len(), height / 4);
        self.reveal((app.width, app.height));
        Outcome::Stay
    }

    /// Scrolls so that the whole of the report that is selected is seen.
    fn reveal(&mut self, (width, height): (u16, u16)) {
        let height = list_rows(width, height, self.rows.len());
        let is_its = |row: &ListRow| matches!(row, ListRow::Teller(n) | ListRow::Text(n, _) if *n == self.at);
        let first = self.rows.iter().position(is_its).unwrap_or(0);
        let last = self.rows.iter().rposition(is_its).unwrap_or(first);
        self.scroll.show(last, self.rows.len(), height);
        self.scroll.show(first, self.rows.len(), height);
        if last < height {
            self.scroll.top = 0;
        }
    }
}

/// The reports of `event` by publication, each with what is to be said of it.
fn tellers(corpus: &Corpus, event: &Event) -> Vec<Teller> {
    let published = |id: ArticleId| {
        let dating = corpus.article(id).published.as_ref();
        (dating.is_none(), dating.map(|it| (it.days, it.time)), id)
    };
    let mut reports = event.reports.clone();
    reports.sort_by_key(|it| (published(it.article), it.sentence));
    let origins = corpus.origins(&articles(&reports)).into_iter().enumerate();
    let origin_of: BTreeMap<ArticleId, usize> = origins
        .flat_map(|(n, origin)| origin.into_iter().map(move |article| (article, n)))
        .collect();
    // Of each origin the article that came first.
    let mut first: BTreeMap<Option<usize>, ArticleId> = BTreeMap::new();
    let tellers = reports.into_iter().map(|report| {
        let origin = origin_of.get(&report.article).copied();
        let first = *first.entry(origin).or_insert(report.article);
        Teller {
            report,
            says: corpus.days_of(&report).filter(|days| *days != event.when),
            is_copy: first != report.article,
        }
    });
    tellers.collect()
}

fn articles(reports: &[Report]) -> Vec<ArticleId> {
    let mut articles: Vec<ArticleId> = reports.iter().map(|it| it.article).collect();
    articles.sort_unstable();
    articles.dedup();
    articles
}

/// What stands above the reports: how well the day is known and by whom, who doubts it, who takes part.
fn about(corpus: &Corpus, id: EventId) -> Vec<(String, Look)> {
    let event = corpus.event(id);
    let known = match event.when.precision() {
        Precision::Day => "The day is known",
        Precision::Range => "Known to lie within these days",
        Precision::Month => "Only the month is known",
        Precision::Year => "Only the year or years are known",
    };
    let articles = articles(&event.reports);
    let mut outlets: Vec<&str> = articles
        .iter()
        .map(|it| corpus.article(*it).outlet())
        .collect();
    outlets.sort_unstable();
    outlets.dedup();
    let n_origins = corpus.origins(&articles).len();
    let counted = |n: usize, what: &str| match n {
        1 => format!("1 {what}"),
        n => format!("{n} {what}s"),
    };
    let counts = [
        counted(articles.len(), "article"),
        counted(outlets.len(), "outlet"),
        counted(n_origins, "origin"),
    ];
    let mut about = vec![(
        format!("{known}; told in {}.", counts.join(", ")),
        Look::Text,
    )];
    let mut doubts: Vec<(&str, DateRange)> = Vec::new();
    for doubt in &event.doubts {
        let doubt = (corpus.article(doubt.article).outlet(), doubt.when);
        if !doubts.contains(&doubt) {
            doubts.push(doubt);
        }
    }
    let doubts = doubts.into_iter().map(|(outlet, days)| {
        let days = dates::days_in_full(days);
        (format!("{outlet} doubts it: {days}"), Look::Error)
    });
    about.extend(doubts.take(MAX_DOUBTS));
    let names = event.entities.iter().take(MAX_NAMES);
    let names: Vec<&str> = names.map(|id| corpus.entity(*id).name.as_str()).collect();
    if !names.is_empty() {
        about.push((names.join(", "), Look::Dim));
    }
    about
        .into_iter()
        .map(|(text, look)| (visible::clean(&text).into_owned(), look))
        .collect()
}

fn area(screen: Rect, n_rows: u16) -> Rect {
    frame::area(screen, COLUMNS, n_rows.saturating_add(ROWS_AROUND))
}

/// Rows of the list that are seen in a terminal of this size, of `n_rows`.
fn list_rows(width: u16, height: u16, n_rows: usize) -> usize {
    let n_rows = n_rows.min(usize::from(u16::MAX)) as u16;
    let area = area(Rect::new(0, 0, width, height), n_rows);
    usize::from(area.height.saturating_sub(ROWS_AROUND)).max(1)
}

/// Draws the box.
pub fn draw(app: &App, reports: &Reports, buffer: &mut Buffer) {
    let skin = app.skin();
    let n_rows = reports.rows.len().min(usize::from(u16::MAX)) as u16;
    let area = area(app.layout.area, n_rows);
    let inner = frame::draw(&reports.heading, skin, buffer, area);
    let mut hint = Row::of(buffer, inner, inner.height.saturating_sub(1));
    let room = hint.left().saturating_sub(2);
    hint.skip(1)
        .put_cut(HINT, room, skin, skin.style(Look::Hint));
    let seen = reports.rows.iter().skip(reports.scroll.top);
    let height = inner.height.saturating_sub(2);
    for (n, row) in seen.take(usize::from(height)).enumerate() {
        let area = Rect::new(inner.x, inner.y + n as u16, inner.width, 1);
        let of = match row {
            ListRow::Teller(n) | ListRow::Text(n, _) => Some(*n),
            ListRow::About(..) | ListRow::Blank => None,
        };
        let selected = of == Some(reports.at);
        let mut cells = Row::of(buffer, area, 0);
        let bar = if selected { skin.glyphs.bar } else { " " };
        cells.put(bar, skin.style(Look::Accent));
        match row {
            ListRow::About(text, look) => {
                cells.put(text, skin.style(*look));
            }
            ListRow::Teller(n) => {
                if selected {
                    paint::shade(buffer, area, skin.style(Look::Selection));
                }
                let mut cells = Row::of(buffer, area, 0);
                cells.skip(1);
                draw_teller(app, &reports.told[*n], selected, cells);
            }
            ListRow::Text(n, span) => {
                cells.skip(2);
                let report = reports.told[*n].report;
                let marks = Marks {
                    followed: vec![report.time],
                    ..Marks::default()
                };
                let entry = app.corpus.article(report.article);
                highlight::put(entry, &marks, Role::Body, *span, skin, &mut cells);
            }
            ListRow::Blank => (),
        }
    }
}

fn draw_teller(app: &App, it: &Teller, selected: bool, mut row: Row<'_>) {
    let skin = app.skin();
    let style = |look| paint::on(selected, skin.style(look));
    let entry = app.corpus.article(it.report.article);
    let date = dates::in_full(entry.published.as_ref());
    let mark = dates::mark(entry.published.as_ref(), skin.glyphs).trim();
    let sign = if it.is_copy { skin.glyphs.copy } else { " " };
    row.put(sign, style(Look::Dim));
    let room = row.left().saturating_sub(visible::width(&date) + 4);
    let outlet = visible::cut(entry.outlet(), room, skin.glyphs.ellipsis);
    row.put(&outlet, style(Look::Heading)).skip(1);
    row.put(
        &format!("{} {date}{mark}", skin.glyphs.dot),
        style(Look::Dim),
    );
    if it.is_copy {
        row.put(" same origin as above", style(Look::Dim));
    }
    if let Some(days) = it.says {
        let says = format!(" {} says {}", skin.glyphs.dot, dates::days_in_full(days));
        row.put(&says, style(Look::Date));
    }
}
