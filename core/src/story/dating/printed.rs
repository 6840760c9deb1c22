//! Publication dates that the text of an article prints.

use jiff::civil::{Date, Weekday};

use crate::{
    analysis::{
        AnnotatedArticle, TimeExpression, starting_in,
        time::{Meaning, When, YearOf},
    },
    article::{ArticleKey, Basis, DateRange, Dating, Evidence, Role},
    text::{Span, Text},
};

/// How the date of an update speaks.
pub(super) const OF_UPDATE: &str = "stands beside the headline, as that of an update";

/// A date without year is given the year that its weekday allows only if that is no more than so many years after the
/// latest year named: the same day falls on the same weekday again after five or six.
const MAX_YEARS_AFTER_LATEST: i16 = 2;
/// So many words in small letters may stand before a date at the head of the text: `By Ann Hale and Bo Reed`.
const MAX_SMALL_WORDS_BEFORE: usize = 2;
/// `Updated at` and the like stand no further before a date.
const MAX_LABEL_BYTES: u32 = 400;
/// Names before a date at the head of the text fill no more.
const MAX_HEAD_BYTES: u32 = 1_000;
/// A time of day after a date begins so near to it.
const MAX_CLOCK_BYTES: u32 = 24;
/// The clause that looks ahead to a date begins no further before it.
const MAX_CLAUSE_BYTES: u32 = 400;
/// How many words before a date may speak of what is to come.
const REACH_OF_AHEAD: usize = 6;

/// From dates in full that stand above the text, in the byline or in the dateline.
///
/// A date of an update decides nothing: pages are touched again after years.
pub(super) fn beside_headline(annotated: &AnnotatedArticle) -> Option<Dating> {
    let text = &annotated.article.text;
    let mut days = above_text(annotated);
    days.extend(timestamp(annotated));
    let is_update = |&(_, span): &(Date, Span)| {
        let line = text
            .before(span.start(), MAX_LABEL_BYTES)
            .rsplit(['\n', '|', ';'])
            .next()
            .unwrap_or("");
        let line = line.to_lowercase();
        ["updat", "modif", "revis"]
            .iter()
            .any(|word| line.contains(word))
    };
    let (updates, published): (Vec<_>, Vec<_>) = days.into_iter().partition(is_update);
    let first = published.iter().map(|&(day, _)| day).min()?;
    let last = published.iter().map(|&(day, _)| day).max()?;
    let told = |(_, span): (Date, Span)| (span, "stands beside the headline");
    let updated = |(_, span): (Date, Span)| (span, OF_UPDATE);
    let spans = published.into_iter().map(told);
    let spans = spans.chain(updates.into_iter().map(updated));
    Some(by_text(
        DateRange::new(first, last),
        &annotated.article.key,
        spans,
    ))
}

/// The dates in full above the first block of the text, and in its dateline.
fn above_text(annotated: &AnnotatedArticle) -> Vec<(Date, Span)> {
    let AnnotatedArticle {
        article,
        annotations,
    } = annotated;
    let mut days = Vec::new();
    for block in &annotations.blocks {
        // In a body block only what stands before the text itself, next to the place, dates the article.
        let within = match block.role {
            Role::Metadata | Role::Byline | Role::Dateline => block.span,
            Role::Body => match annotations.head.dateline {
                Some(place) if block.span.contains(place) => {
                    dateline_of(&article.text, block.span, place)
                }
                // What stands below the text dates comments and other pages.
                _ => break,
            },
            _ => continue,
        };
        let times = starting_in(&annotations.times, within, |time| time.span);
        let full = times
            .iter()
            .filter_map(|time| Some((full_day(time)?, time.span)));
        days.extend(full);
        if block.role == Role::Body {
            break;
        }
    }
    days
}

/// The date in full that stamps the text: with its weekday at its head, where names alone may
/// stand before it, or with the time of day after it.
///
/// In a sentence, a date in full is that of a picture or of something long past.
fn timestamp(annotated: &AnnotatedArticle) -> Option<(Date, Span)> {
    let AnnotatedArticle {
        article,
        annotations,
    } = annotated;
    let lead = annotations
        .blocks
        .iter()
        .find(|block| block.role == Role::Body)?;
    let times = starting_in(&annotations.times, lead.span, |time| time.span);
    let stamps = |time: &&TimeExpression| {
        let n_before = time.span.start() - lead.span.start();
        let at_head = n_before <= MAX_HEAD_BYTES && {
            let before = article.text.before(time.span.start(), n_before);
            let mut small = before
                .split_whitespace()
                .filter(|word| word.starts_with(char::is_lowercase));
            small.nth(MAX_SMALL_WORDS_BEFORE).is_none()
        };
        let n_after = lead.span.end().saturating_sub(time.span.end());
        let after = article
            .text
            .after(time.span.end(), n_after.min(MAX_CLOCK_BYTES));
        (at_head && begins_with_weekday(&article.text[time.span])) || begins_with_clock(after)
    };
    let mut stamped = times.iter().filter(stamps);
    stamped.find_map(|time| Some((full_day(time)?, time.span)))
}

/// Whether `text` begins with hours and minutes: `; 4:26 PM`, ` 10.40 BST`.
fn begins_with_clock(text: &str) -> bool {
    let text = text.trim_start_matches([' ', ',', ';', '|', '–', '-']);
    let Some((hours, rest)) = text.split_once([':', '.']) else {
        return false;
    };
    let is_number = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    (1..=2).contains(&hours.len()) && is_number(hours) && rest.get(..2).is_some_and(is_number)
}

fn dateline_of(text: &Text, block: Span, place: Span) -> Span {
    let rest = Span::new(place.end(), block.end());
    let end = text[rest]
        .find(['-', '–', '—', ':'])
        .map_or(place.end(), |at| place.end() + at as u32);
    Span::new(place.start(), end)
}

fn full_day(time: &TimeExpression) -> Option<Date> {
    match time.meaning {
        Meaning::On(When::Day(day), _) => Some(day),
        _ => None,
    }
}

/// From a weekday with its date in the first block of the body.
pub(super) fn in_lead(annotated: &AnnotatedArticle) -> Option<Dating> {
    let AnnotatedArticle {
        article,
        annotations,
    } = annotated;
    let lead = annotations
        .blocks
        .iter()
        .find(|block| block.role == Role::Body)?;
    let times = starting_in(&annotations.times, lead.span, |time| time.span);
    let text = &article.text;
    let past = times.iter().filter(|time| !looks_ahead(text, time.span));
    let mut days = past.filter_map(|time| Some((day_of_month(time)?, time.span)));
    let ((month, day, weekday), span) = days.next()?;
    let (latest, because) = latest_year(text, &annotations.times)?;
    let date = first_agreeing(latest, month, day, weekday)?;
    let mut spans = [
        (span, "weekday and day of the month fix the year"),
        (because, "the latest year it looks back to"),
    ];
    spans.sort();
    Some(by_text(DateRange::day(date), &article.key, spans))
}

/// Month, day and weekday of a phrase that tells all three and no year.
fn day_of_month(time: &TimeExpression) -> Option<(i8, i8, Weekday)> {
    match time.meaning {
        Meaning::On(
            When::MonthDay {
                month,
                day,
                weekday: Some(weekday),
                ..
            },
            _,
        ) => Some((month, day, weekday)),
        _ => None,
    }
}

fn begins_with_weekday(phrase: &str) -> bool {
    let word = phrase
        .split(|c: char| !c.is_alphabetic())
        .next()
        .unwrap_or("");
    word.starts_with(char::is_uppercase) && word.ends_with("day")
}

/// A day of the month in the lead whose weekday it does not have near the days of publication.
pub(super) fn other_weekday(annotated: &AnnotatedArticle, days: DateRange) -> Option<Evidence> {
    let AnnotatedArticle {
        article,
        annotations,
    } = annotated;
    let lead = annotations
        .blocks
        .iter()
        .find(|block| block.role == Role::Body)?;
    let times = starting_in(&annotations.times, lead.span, |time| time.span);
    let differs = |time: &&TimeExpression| {
        let Some((month, day, weekday)) = day_of_month(time) else {
            return false;
        };
        let year = days.first().year();
        let near = (year - 1..=year + 1).filter_map(|year| Date::new(year, month, day).ok());
        let nearest = near.min_by_key(|it| DateRange::day(*it).days_apart(days));
        nearest.is_some_and(|nearest| nearest.weekday() != weekday)
    };
    let time = times.iter().find(differs)?;
    Some(Evidence {
        article: article.key.clone(),
        span: time.span,
        why: "falls on another weekday in that year",
    })
}

/// The first day of the latest time that the article names with its year in looking back: it was not published before.
pub(super) fn earliest(annotated: &AnnotatedArticle) -> Option<Date> {
    let text = &annotated.article.text;
    let times = annotated.annotations.times.iter();
    let back = times.filter(|time| !looks_ahead(text, time.span));
    let begun = back.filter_map(|time| {
        let Meaning::On(when, _) = time.meaning else {
            return None;
        };
        match when {
            When::Day(day) => Some(day),
            When::Month(month, YearOf::Known(year)) => Date::new(year, month, 1).ok(),
            When::Year(year) => Date::new(year, 1, 1).ok(),
            _ => None,
        }
    });
    begun.max()
}

/// The latest year that the article names in looking back, and where.
fn latest_year(text: &Text, times: &[TimeExpression]) -> Option<(i16, Span)> {
    let years = times.iter().filter(|time| !looks_ahead(text, time.span));
    let named = years.filter_map(|time| {
        let Meaning::On(when, _) = time.meaning else {
            return None;
        };
        let year = match when {
            When::Day(day) => day.year(),
            When::Month(_, YearOf::Known(year)) | When::Year(year) => year,
            _ => return None,
        };
        Some((year, time.span))
    });
    named.min_by_key(|&(year, span)| (std::cmp::Reverse(year), span))
}

/// Whether the word before is one that leads into the future (`by 2030`), or one of the few before speaks of it
/// (`is due to open on`).
fn looks_ahead(text: &Text, span: Span) -> bool {
    let before = text.before(span.start(), MAX_CLAUSE_BYTES).trim_end();
    let clause = before.rsplit(['.', ';', '\n']).next().unwrap_or("");
    let words = || clause.rsplit(|c: char| !c.is_alphabetic());
    let leads = matches!(
        words().next(),
        Some("by" | "By" | "until" | "till" | "through" | "to" | "for" | "before")
    );
    let speaks = |word: &str| {
        matches!(
            word,
            "will" | "would" | "due" | "scheduled" | "planned" | "plans" | "expected" | "shall"
        )
    };
    leads || words().take(REACH_OF_AHEAD).any(speaks)
}

/// The first such day from `latest` on that is a `weekday`.
fn first_agreeing(latest: i16, month: i8, day: i8, weekday: Weekday) -> Option<Date> {
    (latest..=latest.checked_add(MAX_YEARS_AFTER_LATEST)?)
        .filter_map(|year| Date::new(year, month, day).ok())
        .find(|date| date.weekday() == weekday)
}

fn by_text(
    days: DateRange,
    key: &ArticleKey,
    spans: impl IntoIterator<Item = (Span, &'static str)>,
) -> Dating {
    let evidence = spans.into_iter().map(|(span, why)| Evidence {
        article: key.clone(),
        span,
        why,
    });
    Dating {
        evidence: evidence.collect(),
        ..Dating::stated(days, None, Basis::Text)
    }
}
