//! An event: when it was, who doubts that, and each report of it in full.

use std::collections::BTreeMap;

use super::content::{Content, Item, Line, Writing};
use crate::{
    display::{dates, numbers::counted, visible},
    ui::{
        follow::{Anchor, Target},
        popups::outcome::PopupContext,
        theme::StyleRole,
    },
};
use dateline_core::{
    article::{DateRange, Precision},
    corpus::Corpus,
    story::{ArticleId, Event, EventId, Report},
};

/// Columns of the box; a sentence is not read well in longer rows.
const COLUMNS: u16 = 100;
/// Columns before a sentence and after it.
const MARGINS: (usize, usize) = (2, 2);
/// Doubts told at most, each outlet's once a day.
const MAX_DOUBTS: usize = 8;
/// Names told at most.
const MAX_NAMES: usize = 8;

/// One report.
#[derive(Clone, Copy, Debug)]
struct ReportRow {
    report: Report,
    /// The days that it gives, where they are not those of the event.
    says: Option<DateRange>,
    /// Whether an article before it has the same origin.
    is_copy: bool,
}

/// The reports of the event told at `anchor`; that of `shown` is selected, or else the one that tells it best.
pub(super) fn content(
    context: &PopupContext<'_>,
    anchor: &Anchor,
    shown: Option<ArticleId>,
) -> Option<Content> {
    let corpus = context.corpus;
    let id = anchor.event(corpus)?;
    let event = corpus.event(id);
    let mut writing = Writing::new(context, COLUMNS);
    for (text, role) in about(corpus, id) {
        writing.says(&text, role);
    }
    let reports = reports(corpus, event);
    for it in &reports {
        writing.blank();
        let Report {
            article,
            sentence,
            time,
            ..
        } = it.report;
        writing.item(Item {
            heading: heading(&writing, it),
            text: writing.printed(article, sentence, &[time], None, MARGINS),
            leads_to: Target {
                article,
                span: sentence,
            },
        });
    }
    let position = |wanted: ArticleId| reports.iter().position(|it| it.report.article == wanted);
    let best = event.reports.first().map(|it| it.article);
    let at = shown.and_then(position).or(best.and_then(position));
    writing.select(at.unwrap_or(0));
    Some(writing.finish(dates::days_in_full(event.when)))
}

/// Outlet and date, and what is to be said of the report.
fn heading(writing: &Writing<'_>, it: &ReportRow) -> Line {
    let glyphs = writing.glyphs;
    let sign = if it.is_copy { glyphs.copy } else { " " };
    let mut line = vec![(sign.to_owned(), StyleRole::Dim)];
    let entry = writing.corpus.article(it.report.article);
    line.extend(writing.byline(entry, writing.room.saturating_sub(1), 1));
    if it.is_copy {
        line.push((" same origin as above".to_owned(), StyleRole::Dim));
    }
    if let Some(days) = it.says {
        let says = format!(" {} says {}", glyphs.dot, dates::days_in_full(days));
        line.push((says, StyleRole::Date));
    }
    line
}

/// The reports of `event` by publication, each with what is to be said of it.
fn reports(corpus: &Corpus, event: &Event) -> Vec<ReportRow> {
    let mut reports = event.reports.clone();
    reports.sort_by_key(|it| (corpus.nth_published(it.article), it.sentence));
    let origins = corpus.origins(&articles(&reports)).into_iter().enumerate();
    let origin_of: BTreeMap<ArticleId, usize> = origins
        .flat_map(|(n, origin)| origin.into_iter().map(move |article| (article, n)))
        .collect();
    // Of each origin the article that came first.
    let mut first: BTreeMap<Option<usize>, ArticleId> = BTreeMap::new();
    let rows = reports.into_iter().map(|report| {
        let origin = origin_of.get(&report.article).copied();
        let first = *first.entry(origin).or_insert(report.article);
        ReportRow {
            report,
            says: corpus.days_of(&report).filter(|days| *days != event.when),
            is_copy: first != report.article,
        }
    });
    rows.collect()
}

fn articles(reports: &[Report]) -> Vec<ArticleId> {
    let mut articles: Vec<ArticleId> = reports.iter().map(|it| it.article).collect();
    articles.sort_unstable();
    articles.dedup();
    articles
}

/// What stands above the reports: how well the day is known and by whom, who doubts it, who takes part.
fn about(corpus: &Corpus, id: EventId) -> Vec<(String, StyleRole)> {
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
        StyleRole::Text,
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
        (format!("{outlet} doubts it: {days}"), StyleRole::Error)
    });
    about.extend(doubts.take(MAX_DOUBTS));
    let names = event.entities.iter().take(MAX_NAMES);
    let names: Vec<&str> = names.map(|id| corpus.entity(*id).name.as_str()).collect();
    if !names.is_empty() {
        about.push((names.join(", "), StyleRole::Dim));
    }
    about
        .into_iter()
        .map(|(text, role)| (visible::clean(&text).into_owned(), role))
        .collect()
}
