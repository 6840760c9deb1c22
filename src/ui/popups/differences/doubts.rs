//! On what reports differ beside figures: the days of events, and who says a quotation.

use std::collections::BTreeMap;

use super::table::{Found, Place, Standing, Subject};
use dateline_core::{
    analysis::Speaker,
    article::DateRange,
    corpus::Corpus,
    story::{ArticleId, Doubt, Event, EventId, QuotationId, QuoteId},
    text::Span,
};

/// The quotations that `article` gives and others give to someone else; all such without one.
pub(super) fn attributions(
    corpus: &Corpus,
    article: Option<ArticleId>,
) -> impl Iterator<Item = Found<'_>> {
    let ids = match article {
        Some(article) => corpus.quotations_in(article),
        None => (0..corpus.quotations().len() as u32)
            .map(QuotationId)
            .collect(),
    };
    let differing = ids.into_iter().filter(|id| corpus.quotation(*id).differs);
    differing.filter_map(|id| attribution(corpus, id))
}

/// The quotations given in the reports of `event` on whose speakers articles differ.
pub(super) fn attributions_of(corpus: &Corpus, event: EventId) -> Vec<Found<'_>> {
    let reports = &corpus.event(event).reports;
    let quotes = reports.iter().flat_map(|report| {
        let quotes = (0..).zip(&corpus.article(report.article).annotations.quotes);
        let inside = quotes.filter(|(_, quote)| report.sentence.intersects(quote.span));
        inside.map(|(index, _)| QuoteId {
            article: report.article,
            index,
        })
    });
    let mut ids: Vec<QuotationId> = quotes.filter_map(|it| corpus.quotation_of(it)).collect();
    ids.sort_unstable();
    ids.dedup();
    ids.retain(|id| corpus.quotation(*id).differs);
    ids.into_iter()
        .filter_map(|id| attribution(corpus, id))
        .collect()
}

/// What each outlet has for the speaker of a quotation.
fn attribution(corpus: &Corpus, id: QuotationId) -> Option<Found<'_>> {
    let quotation = corpus.quotation(id);
    let fullest = quotation.fullest()?;
    let mut by_outlet: BTreeMap<&str, Vec<Place>> = BTreeMap::new();
    for quote in quotation.places() {
        let entry = corpus.article(quote.article);
        let Some(speaker) = entry.annotations.quotes[quote.index as usize].speaker else {
            continue;
        };
        let printed = match speaker {
            Speaker::Name(n) => entry.annotations.mentions[n as usize].span,
            Speaker::Unnamed(words) => words,
        };
        let sentence = entry.sentence_at(printed.start());
        let sentence = sentence.filter(|it| it.contains(printed));
        by_outlet.entry(entry.outlet()).or_default().push(Place {
            article: quote.article,
            figure: printed,
            sentence: sentence.unwrap_or(printed),
            days: None,
        });
    }
    Some(Found {
        subject: Subject::Attribution,
        standing: Standing::Conflict,
        unsaid: false,
        of: (fullest.article, corpus.quote_span(fullest)),
        by_outlet,
    })
}

/// The events whose days are doubted that `article` tells; all such without one.
pub(super) fn dates(
    corpus: &Corpus,
    article: Option<ArticleId>,
) -> impl Iterator<Item = Found<'_>> {
    let tells = move |event: &&Event| {
        let mut reports = event.reports.iter();
        article.is_none_or(|article| reports.any(|it| it.article == article))
    };
    let doubted = corpus.events().iter().filter(|it| !it.doubts.is_empty());
    doubted.filter(tells).filter_map(|it| date(corpus, it))
}

/// What each outlet has for the days of `event`, if outlets differ on them: only those who name one of the days in question.
pub(super) fn date<'a>(corpus: &'a Corpus, event: &'a Event) -> Option<Found<'a>> {
    let doubts = corpus.doubts(event);
    if doubts.is_empty() {
        return None;
    }
    let takes_side = |article: ArticleId, when: DateRange| {
        when == event.when || doubts.contains(&Doubt { when, article })
    };
    Some(Found {
        standing: Standing::Conflict,
        ..told(corpus, event, takes_side)?
    })
}

/// What each outlet has for the days of `event`, whether they differ or not.
pub(super) fn happening<'a>(corpus: &'a Corpus, event: &'a Event) -> Option<Found<'a>> {
    date(corpus, event).or_else(|| told(corpus, event, |_, _| true))
}

/// What each outlet has for the days of `event`, of the reports for whose article and days `counts` holds.
fn told<'a>(
    corpus: &'a Corpus,
    event: &'a Event,
    counts: impl Fn(ArticleId, DateRange) -> bool,
) -> Option<Found<'a>> {
    let mut by_outlet: BTreeMap<&str, Vec<Place>> = BTreeMap::new();
    for report in &event.reports {
        let days = corpus.days_of(report);
        if days.is_some_and(|days| counts(report.article, days)) {
            let outlet = corpus.article(report.article).outlet();
            by_outlet.entry(outlet).or_default().push(Place {
                article: report.article,
                figure: report.time,
                sentence: report.sentence,
                days,
            });
        }
    }
    let of: (ArticleId, Span) = event.reports.first().map(|it| (it.article, it.sentence))?;
    for places in by_outlet.values_mut() {
        places.sort_by_key(|it| (it.days, it.article, it.sentence));
    }
    Some(Found {
        subject: Subject::Date,
        standing: Standing::Agree,
        unsaid: false,
        of,
        by_outlet,
    })
}
