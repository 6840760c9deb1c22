//! The dated sentences of one article.

use std::sync::Arc;

use xxhash_rust::xxh3::xxh3_64;

use super::{Report, happenings::Happenings};
use crate::{
    analysis::{
        AnnotatedArticle, TimeExpression,
        segment::{self, TokenKind},
        starting_in,
        time::{Meaning, Value, When},
    },
    article::{DateRange, Role},
    story::ArticleId,
    text::{Span, Text},
};

/// What seems to be an earlier year is nearly always a score, an age or a number of a thing.
const EARLIEST_YEAR: i16 = 1000;
/// The weight of a capitalised word against any other.
const NAME_WEIGHT: u32 = 2;

/// Words that say nothing about what happened.
#[rustfmt::skip]
const COMMON: &[&str] = &[
    "about", "according", "after", "again", "against", "also", "although", "among", "because",
    "been", "before", "being", "between", "both", "could", "during", "each", "from", "have",
    "having", "here", "into", "last", "month", "months", "more", "most", "next", "only",
    "other", "over", "said", "saying", "says", "should", "since", "some", "statement", "such",
    "than", "that", "their", "them", "then", "there", "these", "they", "this", "those",
    "through", "told", "under", "until", "very", "week", "weeks", "were", "what", "when",
    "where", "which", "while", "will", "with", "would", "year", "years", "your",
];

/// A sentence that tells something of known days, with the words by which it is compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Telling {
    /// The days.
    pub when: DateRange,
    /// The sentence, in the article that tells it.
    pub sentence: Span,
    /// The time expression in it.
    pub time: Span,
    /// Whether the days are named by their date (`May 3`), and not seen from publication (`Friday`).
    pub by_date: bool,
    /// Its content words, outside times.
    pub(in crate::story) words: Words,
    /// The kinds of happenings that it names.
    pub(super) happenings: Happenings,
}

/// The content words of a sentence as hashes, in order, each with its weight; one list for all that the sentence tells.
pub(in crate::story) type Words = Arc<[(u64, u32)]>;

impl Telling {
    /// The telling as the report of an event, once its article is known as `article`.
    pub(super) fn report(&self, article: ArticleId) -> Report {
        Report {
            article,
            sentence: self.sentence,
            time: self.time,
        }
    }
}

/// The dated sentences of one article; `values` are those of its times.
///
/// A sentence that tells several different days is one telling for each. Headlines and captions are
/// left out: they date pictures, or say again what the text says.
pub fn of_article(annotated: &AnnotatedArticle, values: &[Value]) -> Vec<Telling> {
    let annotations = &annotated.annotations;
    let times: Vec<_> = annotations.times.iter().zip(values).collect();
    let told = annotations
        .blocks
        .iter()
        .filter(|block| matches!(block.role, Role::Standfirst | Role::Body));
    let sentences = told.flat_map(|block| {
        starting_in(&annotations.sentences, block.span, |sentence| sentence.span)
    });
    let mut tellings: Vec<Telling> = Vec::new();
    for sentence in sentences {
        let n_before = tellings.len();
        let mut read = None;
        for (time, value) in starting_in(&times, sentence.span, |(time, _)| time.span) {
            let Some(when) = value
                .days
                .filter(|days| days.first().year() >= EARLIEST_YEAR)
            else {
                continue;
            };
            if tellings[n_before..]
                .iter()
                .all(|telling| telling.when != when)
            {
                let (words, happenings) =
                    read.get_or_insert_with(|| read_sentence(annotated, sentence.span));
                tellings.push(Telling {
                    when,
                    sentence: sentence.span,
                    time: time.span,
                    by_date: is_by_date(time),
                    words: words.clone(),
                    happenings: *happenings,
                });
            }
        }
    }
    tellings
}

/// The content words of a sentence outside its times, and what it names that happens.
fn read_sentence(annotated: &AnnotatedArticle, sentence: Span) -> (Words, Happenings) {
    let text = &annotated.article.text;
    let mut words = content_words(text, sentence).to_vec();
    for time in starting_in(&annotated.annotations.times, sentence, |it| it.span) {
        // `March` is a name to `content_words`, and all that is told of one day shares it.
        let of_time = content_words(text, time.span);
        words.retain(|(word, _)| of_time.iter().all(|(it, _)| it != word));
    }
    (words.into(), Happenings::named_in(text, sentence))
}

fn is_by_date(time: &TimeExpression) -> bool {
    let Meaning::On(when, _) = time.meaning else {
        return false;
    };
    matches!(when, When::Day(_) | When::MonthDay { .. } | When::Feast(..))
}

/// The words of four and more letters, without endings, times and verbs of telling; capitalised ones weigh more.
pub(in crate::story) fn content_words(text: &Text, sentence: Span) -> Words {
    let tokens = segment::tokens(text, sentence);
    let mut words: Vec<(u64, u32)> = Vec::new();
    for (n, token) in tokens.iter().enumerate() {
        if token.kind != TokenKind::Word {
            continue;
        }
        let word = &text[token.span];
        let lower = word.to_lowercase();
        if lower.chars().count() < 4 || is_common(&lower) {
            continue;
        }
        let name = n > 0 && word.starts_with(char::is_uppercase);
        let weight = if name { NAME_WEIGHT } else { 1 };
        words.push((xxh3_64(stem(lower).as_bytes()), weight));
    }
    // The heavier of equal words is kept.
    words.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(b.1.cmp(&a.1)));
    words.dedup_by_key(|(word, _)| *word);
    words.into()
}

/// Cuts the commonest endings of English off, so that `launched` meets `launches` and `Iraqi` meets `Iraq`.
pub(in crate::story) fn stem(mut word: String) -> String {
    for ending in ["ing", "ed", "es", "s", "i", "e"] {
        if word.len() >= ending.len() + 4 && word.ends_with(ending) {
            word.truncate(word.len() - ending.len());
            break;
        }
    }
    word
}

/// Whether a word of four and more letters, in lower case, says nothing about what happened.
pub(in crate::story) fn is_common(word: &str) -> bool {
    let day = word.ends_with("day") || word.ends_with("days");
    day || COMMON.binary_search(&word).is_ok()
}
