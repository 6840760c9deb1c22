//! An event: when it was, who doubts that, and each report of it in full.

use std::collections::BTreeMap;

use crossterm::event::KeyCode;
use ratatui::{buffer::Buffer, layout::Rect};

use super::{
    AppView, Outcome, frame,
    selection::{PassageRow, Selection},
};
use crate::display::{dates, numbers::counted, visible, wrap};
use crate::ui::{
    action::Action,
    app::App,
    follow::Anchor,
    highlight::{self, Marks},
    key::Key,
    paint::{self, Row},
    theme::Look,
};
use dateline_core::{
    article::{DateRange, Precision, Role},
    corpus::Corpus,
    story::{ArticleId, Event, EventId, Report},
};

/// Columns of the box; a sentence is not read well in longer rows.
const COLUMNS: u16 = 100;
/// Columns before a sentence and after it.
const MARGINS: u16 = 5;
/// Rows that a report takes, about.
const ROWS_EACH: usize = 4;
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
    /// The list, set for the width of the terminal.
    rows: Vec<PassageRow>,
    selection: Selection,
}

/// Which event was open, and where in its box the reader was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportsPlace {
    anchor: Anchor,
    selection: Selection,
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
            told,
            rows: Vec::new(),
            selection: Selection {
                at: at.unwrap_or(0),
                ..Selection::default()
            },
        };
        reports.set(corpus, size.0);
        reports.reveal(size.1);
        Some(reports)
    }

    /// The box as the reader left it, by what `corpus` knows.
    pub fn at(corpus: &Corpus, place: ReportsPlace, size: (u16, u16)) -> Option<Reports> {
        let mut reports = Reports::new(corpus, place.anchor, None, size)?;
        reports.selection = place.selection;
        reports.selection.at = place.selection.at.min(reports.told.len().saturating_sub(1));
        reports.reveal(size.1);
        Some(reports)
    }

    /// Where the reader is in it.
    pub fn place(&self) -> ReportsPlace {
        ReportsPlace {
            anchor: self.anchor.clone(),
            selection: self.selection,
        }
    }

    /// Sets the list for a terminal of `width` columns.
    fn set(&mut self, corpus: &Corpus, width: u16) {
        let Some(id) = self.anchor.event(corpus) else {
            return;
        };
        let columns = frame::inner_columns(COLUMNS, width).saturating_sub(MARGINS);
        let about = about(corpus, id).into_iter();
        let about = about.flat_map(|(text, look)| {
            let lines = wrap::wrap(&text, columns + MARGINS - 2);
            let rows = lines.into_iter().map(|line| text[line].to_owned());
            let rows: Vec<PassageRow> = rows.map(|row| PassageRow::About(row, look)).collect();
            rows
        });
        let mut rows: Vec<PassageRow> = about.collect();
        for (n, it) in self.told.iter().enumerate() {
            rows.extend([PassageRow::Blank, PassageRow::Head(n)]);
            let sentence = it.report.sentence;
            let text = &corpus.article(it.report.article).article.text;
            let lines = wrap::spans(text, sentence, columns);
            rows.extend(lines.map(|line| PassageRow::Text(n, line)));
        }
        self.rows = rows;
    }

    /// Takes a key.
    pub fn press(&mut self, app: &AppView<'_>, key: Key) -> Outcome {
        let Some(motion) = frame::motion(key) else {
            return match key.code {
                _ if frame::closes(key) => Outcome::Close,
                KeyCode::Char('c') => Outcome::Close,
                KeyCode::Char('d') => Outcome::Run(Action::Differences),
                KeyCode::Enter | KeyCode::Char('n') => match self.told.get(self.selection.at) {
                    Some(it) => Outcome::Report(self.anchor.clone(), it.report),
                    None => Outcome::Close,
                },
                _ => Outcome::Stay,
            };
        };
        let height = frame::list_rows(app.height);
        self.selection
            .go(motion, self.told.len(), ROWS_EACH, height);
        self.reveal(app.height);
        Outcome::Stay
    }

    fn reveal(&mut self, height: u16) {
        let height = frame::list_rows(height);
        self.selection.reveal(&self.rows, PassageRow::of, height);
    }
}

/// The reports of `event` by publication, each with what is to be said of it.
fn tellers(corpus: &Corpus, event: &Event) -> Vec<Teller> {
    let mut reports = event.reports.clone();
    reports.sort_by_key(|it| (corpus.nth_published(it.article), it.sentence));
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
    let n_origins = corpus.tellers(id).n_origins;
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
    for doubt in corpus.doubts(event) {
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

/// Draws the box.
pub fn draw(app: &App, reports: &Reports, buffer: &mut Buffer) {
    let skin = app.skin();
    let area = frame::list_area(app.layout.area, COLUMNS, reports.rows.len());
    let inner = frame::draw(&reports.heading, skin, buffer, area);
    frame::put_hint(&[HINT], skin, buffer, inner);
    let seen = reports.rows.iter().skip(reports.selection.scroll.top);
    let height = inner.height.saturating_sub(2);
    for (n, row) in seen.take(usize::from(height)).enumerate() {
        let area = Rect::new(inner.x, inner.y + n as u16, inner.width, 1);
        let selected = row.of() == Some(reports.selection.at);
        let mut cells = Row::of(buffer, area, 0);
        let bar = if selected { skin.glyphs.bar } else { " " };
        cells.put(bar, skin.style(Look::Accent));
        match row {
            PassageRow::About(text, look) => {
                cells.put(text, skin.style(*look));
            }
            PassageRow::Head(n) => {
                if selected {
                    paint::shade(buffer, area, skin.style(Look::Selection));
                }
                let mut cells = Row::of(buffer, area, 0);
                cells.skip(1);
                draw_teller(app, &reports.told[*n], selected, cells);
            }
            PassageRow::Text(n, span) => {
                cells.skip(2);
                let report = reports.told[*n].report;
                let marks = Marks {
                    followed: vec![report.time],
                    ..Marks::default()
                };
                let entry = app.corpus.article(report.article);
                highlight::put(entry, &marks, Role::Body, *span, skin, &mut cells);
            }
            PassageRow::Blank => (),
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
