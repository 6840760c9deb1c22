//! When an article was published.

use jiff::civil::{Date, Weekday};

use crate::{
    analysis::{
        AnnotatedArticle, TimeExpression, starting_in,
        time::{Meaning, When, YearOf},
    },
    article::{ArticleKey, Basis, DateRange, Dating, Role},
    text::{Span, Text},
};

/// A date without year is given the year that its weekday allows only if that is no more than so many years after the
/// latest year named: the same day falls on the same weekday again after five or six.
const MAX_YEARS_AFTER_LATEST: i16 = 2;

/// The publication date of `annotated`, from what its source states down to clues in its text.
///
/// Of the text, a date printed beside the headline decides, or else the weekday and date told in
/// the lead (`on Thursday (Nov 23)`), its year found from the weekday and the years that the
/// article names. Dates beside the headline that differ give all the days from the first to the last.
pub fn published(annotated: &AnnotatedArticle) -> Option<Dating> {
    let stated = annotated.article.stated.published.clone();
    stated
        .or_else(|| printed(annotated))
        .or_else(|| told_in_lead(annotated))
}

fn by_text(days: DateRange, key: &ArticleKey, spans: Vec<Span>) -> Dating {
    Dating {
        days,
        time: None,
        basis: Basis::Text,
        evidence: spans.into_iter().map(|span| (key.clone(), span)).collect(),
    }
}

/// From dates in full that stand beside the headline, in the byline or in the dateline.
fn printed(annotated: &AnnotatedArticle) -> Option<Dating> {
    let AnnotatedArticle {
        article,
        annotations,
    } = annotated;
    let mut days: Vec<(Date, Span)> = Vec::new();
    for block in &annotations.blocks {
        // In a body block only what stands before the text itself, next to the place, dates the article.
        let within = match block.role {
            Role::Metadata | Role::Byline | Role::Dateline => block.span,
            Role::Body => match annotations.head.dateline {
                Some(place) if block.span.contains(place) => {
                    dateline_of(&article.text, block.span, place)
                }
                _ => continue,
            },
            _ => continue,
        };
        let times = starting_in(&annotations.times, within, |time| time.span);
        days.extend(
            times
                .iter()
                .filter_map(|time| Some((full_day(time)?, time.span))),
        );
    }
    let first = days.iter().map(|&(day, _)| day).min()?;
    let last = days.iter().map(|&(day, _)| day).max()?;
    let spans = days.into_iter().map(|(_, span)| span).collect();
    Some(by_text(DateRange::new(first, last), &article.key, spans))
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
fn told_in_lead(annotated: &AnnotatedArticle) -> Option<Dating> {
    let AnnotatedArticle {
        article,
        annotations,
    } = annotated;
    let lead = annotations
        .blocks
        .iter()
        .find(|block| block.role == Role::Body)?;
    let times = starting_in(&annotations.times, lead.span, |time| time.span);
    for time in times {
        match time.meaning {
            Meaning::On(
                When::MonthDay {
                    month,
                    day,
                    weekday: Some(weekday),
                    ..
                },
                _,
            ) => {
                let (latest, because) = latest_year(&article.text, &annotations.times)?;
                let date = first_agreeing(latest, month, day, weekday)?;
                let spans = vec![time.span.min(because), time.span.max(because)];
                return Some(by_text(DateRange::day(date), &article.key, spans));
            }
            Meaning::On(When::Day(date), _) if begins_with_weekday(&article.text[time.span]) => {
                return Some(by_text(DateRange::day(date), &article.key, vec![time.span]));
            }
            _ => {}
        }
    }
    None
}

fn begins_with_weekday(phrase: &str) -> bool {
    let word = phrase
        .split(|c: char| !c.is_alphabetic())
        .next()
        .unwrap_or("");
    word.starts_with(char::is_uppercase) && word.ends_with("day")
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

/// Whether the word before is one that leads into the future: `by 2030`.
fn looks_ahead(text: &Text, span: Span) -> bool {
    let before = text[Span::new(0, span.start())].trim_end();
    let word = before.rsplit(|c: char| !c.is_alphabetic()).next();
    matches!(
        word,
        Some("by" | "By" | "until" | "till" | "through" | "to" | "for" | "before")
    )
}

/// The first such day from `latest` on that is a `weekday`.
fn first_agreeing(latest: i16, month: i8, day: i8, weekday: Weekday) -> Option<Date> {
    (latest..=latest.checked_add(MAX_YEARS_AFTER_LATEST)?)
        .filter_map(|year| Date::new(year, month, day).ok())
        .find(|date| date.weekday() == weekday)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        analysis::annotate,
        article::{Article, Stated},
    };

    /// The days of publication and the words that decide.
    #[track_caller]
    fn check(input: &str, expected: Option<(&str, &[&str])>) {
        let article = Article {
            key: ArticleKey("a.txt".into()),
            text: Text::new(input),
            stated_blocks: Vec::new(),
            stated: Stated::default(),
        };
        let annotations = annotate(&article);
        let dating = published(&AnnotatedArticle {
            article: article.clone(),
            annotations,
        });
        let found = dating.map(|dating| {
            let words = dating
                .evidence
                .iter()
                .map(|(_, span)| article.text[*span].to_owned());
            (dating.days.to_string(), words.collect::<Vec<_>>())
        });
        let found = found
            .as_ref()
            .map(|(days, words)| (days.as_str(), words.iter().map(String::as_str).collect()));
        assert_eq!(found, expected.map(|(days, words)| (days, words.to_vec())));
    }

    #[test]
    fn a_date_beside_the_headline_decides() {
        check(
            "Mill reopens\nBy Ann Hale\nMarch 4, 2024\nThe old mill of Ashby reopened on Friday, two months after the flood of December 3, 2023.",
            Some(("2024-03-04", &["March 4, 2024"])),
        );
    }

    #[test]
    fn a_dateline_decides() {
        check(
            "ASHBY, March 4, 2024 (ANP) - The old mill of Ashby reopened on Friday after the flood of December 3, 2023.",
            Some(("2024-03-04", &["March 4, 2024"])),
        );
    }

    #[test]
    fn dates_that_differ_give_a_range() {
        check(
            "Mill reopens\nPublished 4 March 2024\nUpdated 6 March 2024\nThe old mill of Ashby reopened on Friday, two months after the flood, its owners said.",
            Some(("2024-03-04/2024-03-06", &["4 March 2024", "6 March 2024"])),
        );
    }

    #[test]
    fn weekday_and_date_find_their_year_after_the_latest_one_named() {
        check(
            "The old mill of Ashby reopened on Monday (March 4), for the first time since 2022, its owners said.",
            Some(("2024-03-04", &["Monday (March 4)", "2022"])),
        );
    }

    #[test]
    fn years_to_come_are_no_years_named() {
        check(
            "The old mill of Ashby reopened on Monday (March 4) and is to close by 2022, its owners said.",
            None,
        );
    }

    #[test]
    fn a_year_long_past_leaves_the_date_open() {
        check(
            "The old mill of Ashby reopened on Monday (March 4), for the first time since 2014, its owners said.",
            None,
        );
    }

    #[test]
    fn a_weekday_alone_dates_nothing() {
        check(
            "The old mill of Ashby reopened on Monday, two months after the flood of 2023, its owners said.",
            None,
        );
    }
}
