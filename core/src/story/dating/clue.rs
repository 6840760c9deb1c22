//! Sentences that tell something of a day which only the article's own date would fix.

use jiff::{
    ToSpan,
    civil::{Date, Weekday},
};

use crate::{
    analysis::{
        AnnotatedArticle, starting_in,
        time::{From, Meaning, Side, Unit, When},
    },
    article::{DateRange, Role},
    story::events::{Words, content_words},
    text::{Span, Text},
};

/// The news stands in so many first sentences.
const LEAD_SENTENCES: usize = 3;

/// A clause begins and ends no further from a day in it.
const MAX_CLAUSE_BYTES: u32 = 600;

/// Words of clauses that speak of what is to come, or may.
#[rustfmt::skip]
const FUTURE: &[&str] = &[
    "ahead", "braced", "braces", "calling", "can", "could", "deadline", "due", "expect", "expected",
    "expects", "hope", "hoped", "hopes", "if", "likely", "may", "might", "plan", "planned", "planning", "plans",
    "prepare", "prepared", "prepares", "preparing", "scheduled", "set", "shall", "should", "slated",
    "tomorrow", "unless", "upcoming", "will", "would",
];

/// A sentence with a day that hangs on the article's date: once the day is known, so nearly is the date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clue {
    /// The sentence.
    pub sentence: Span,
    /// The time expression in it.
    pub time: Span,
    /// Whether it is one of the first sentences, which tell the news.
    pub(super) leads: bool,
    pub(super) day: OpenDay,
    pub(super) words: Words,
}

/// A day as seen from publication.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum OpenDay {
    /// `on Thursday`.
    Weekday(Weekday, Side),
    /// `Thursday (Nov 23)`, of a year not known: weekday, month, day of the month.
    Dated(Weekday, i8, i8),
    /// So many days after publication: 0 for `today`, `this morning`.
    Counted(i32),
}

/// The clues of one article, in document order.
///
/// Headlines and captions are left out: they speak of pictures, or say again what the text says.
pub fn clues(annotated: &AnnotatedArticle) -> Vec<Clue> {
    let annotations = &annotated.annotations;
    let text = &annotated.article.text;
    let told = annotations
        .blocks
        .iter()
        .filter(|block| matches!(block.role, Role::Standfirst | Role::Body));
    let sentences =
        told.flat_map(|block| starting_in(&annotations.sentences, block.span, |it| it.span));
    let mut found = Vec::new();
    for (n, sentence) in sentences.enumerate() {
        let mut words = None;
        for time in starting_in(&annotations.times, sentence.span, |time| time.span) {
            if let Some(day) = open_day(time.meaning)
                && !is_to_come(text, sentence.span, time.span)
                && !begins_a_name(text, sentence.span, time.span)
            {
                found.push(Clue {
                    sentence: sentence.span,
                    time: time.span,
                    leads: n < LEAD_SENTENCES,
                    day,
                    words: words
                        .get_or_insert_with(|| content_words(text, sentence.span))
                        .clone(),
                });
            }
        }
    }
    found
}

/// Whether the clause around the day at `time` may speak of what is to come: `On Friday, the mill will open`.
///
/// A day right after a verb of telling is past, whatever is told: `said on Tuesday that it would open`.
fn is_to_come(text: &Text, sentence: Span, time: Span) -> bool {
    let before = text.before(
        time.start(),
        (time.start() - sentence.start()).min(MAX_CLAUSE_BYTES),
    );
    let after = text.after(
        time.end(),
        sentence
            .end()
            .saturating_sub(time.end())
            .min(MAX_CLAUSE_BYTES),
    );
    let mut words_before = before
        .split_whitespace()
        .rev()
        .filter(|word| !matches!(*word, "on" | "early" | "late"));
    match words_before.next() {
        Some("said" | "told" | "announced" | "declared" | "warned") => return false,
        Some("by" | "before" | "for" | "till" | "until") => return true,
        _ => {}
    }
    let after = match before.split_whitespace().take(2).count() {
        0 | 1 => after.trim_start_matches(','),
        _ => after,
    };
    let ends = |c: char| matches!(c, ',' | ';' | ':' | '(' | ')' | '–' | '—');
    speaks_of_future(before.rsplit(ends).next().unwrap_or(""))
        || speaks_of_future(after.split(ends).next().unwrap_or(""))
}

fn speaks_of_future(clause: &str) -> bool {
    let mut words = clause
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| !word.is_empty());
    let mut last = "";
    words.any(|word| {
        let is_to = word == "to" && matches!(last, "is" | "are" | "was" | "were" | "be");
        last = word;
        is_to || FUTURE.contains(&word)
    })
}

/// Whether the word after `time` makes a name with it: `the Sunday Telegraph`.
fn begins_a_name(text: &Text, sentence: Span, time: Span) -> bool {
    let after = text.after(time.end(), sentence.end().saturating_sub(time.end()).min(8));
    let mut after = after.chars();
    after.next() == Some(' ') && after.next().is_some_and(char::is_uppercase)
}

fn open_day(meaning: Meaning) -> Option<OpenDay> {
    match meaning {
        Meaning::On(When::Weekday(_, Side::Next | Side::This), _) => None,
        Meaning::On(When::Weekday(weekday, side), _) => Some(OpenDay::Weekday(weekday, side)),
        Meaning::On(
            When::MonthDay {
                month,
                day,
                weekday: Some(weekday),
                ..
            },
            _,
        ) => Some(OpenDay::Dated(weekday, month, day)),
        Meaning::On(When::Counted(days @ -1..=1, Unit::Day, From::Published), _) => {
            Some(OpenDay::Counted(days))
        }
        _ => None,
    }
}

impl OpenDay {
    /// The days on which an article was published that speaks so of `day`; `None` when none does.
    pub(super) fn published(self, day: Date) -> Option<DateRange> {
        let (from, to) = match self {
            OpenDay::Weekday(weekday, side) if weekday == day.weekday() => match side {
                Side::Last => (1, 7),
                Side::Coming => (-6, 0),
                _ => (0, 6),
            },
            OpenDay::Dated(weekday, month, of_month)
                if (weekday, month, of_month) == (day.weekday(), day.month(), day.day()) =>
            {
                (0, 6)
            }
            OpenDay::Counted(days) => (-days, -days),
            _ => return None,
        };
        let first = day.checked_add(from.days()).ok()?;
        let last = day.checked_add(to.days()).ok()?;
        Some(DateRange::new(first, last))
    }
}
