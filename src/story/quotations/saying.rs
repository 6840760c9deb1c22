//! A quote as it is compared: its words, who says it and when.

use super::QuoteId;
use crate::{
    analysis::{AnnotatedArticle, EntityKind, Quote, Speaker},
    article::DateRange,
    story::{
        ArticleId, EntityId, StoryId,
        novelty::says_something,
        shared::{FoldedWord, words},
    },
    text::{Span, Text},
};

/// What is known of one article.
#[derive(Clone, Copy, Debug)]
pub struct Reading<'a> {
    /// Its place in the snapshot.
    pub id: ArticleId,
    /// The article.
    pub annotated: &'a AnnotatedArticle,
    /// What each of its mentions names.
    pub entities: &'a [EntityId],
    /// The days on one of which it was published.
    pub days: Option<DateRange>,
    /// The story that it belongs to.
    pub story: Option<StoryId>,
}

/// A quote, read for comparison.
#[derive(Clone, Debug)]
pub struct Saying<'a> {
    pub(super) id: QuoteId,
    pub(super) text: &'a Text,
    pub(super) span: Span,
    pub(super) words: Vec<FoldedWord>,
    /// The indices of those of its words that say something by themselves.
    pub(super) content: Vec<u32>,
    pub(super) speaker: Option<Voice>,
    days: Option<DateRange>,
    story: Option<StoryId>,
}

/// Who speaks, as far as quotes of several articles can be compared by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Voice {
    /// A name, what it was taken for, and whether it is printed in the same paragraph as the words.
    Named {
        entity: EntityId,
        kind: EntityKind,
        beside: bool,
    },
    /// Someone without a name.
    Unnamed(Span),
}

/// The quotes of one article, in order.
pub fn sayings<'a>(reading: &Reading<'a>) -> Vec<Saying<'a>> {
    let text = &reading.annotated.article.text;
    let quotes = reading.annotated.annotations.quotes.iter();
    let sayings = (0..).zip(quotes).map(|(index, quote)| {
        let mut found = Vec::new();
        words::of_span(text, quote.span, &mut found);
        let says = |(_, word): &(u32, &FoldedWord)| says_something(&text[word.span]);
        let content = (0..).zip(&found).filter(says).map(|(n, _)| n).collect();
        Saying {
            id: QuoteId {
                article: reading.id,
                index,
            },
            text,
            span: quote.span,
            content,
            words: found,
            speaker: voice(reading, quote),
            days: reading.days,
            story: reading.story,
        }
    });
    sayings.collect()
}

fn voice(reading: &Reading<'_>, quote: &Quote) -> Option<Voice> {
    let n = match quote.speaker? {
        Speaker::Name(n) => n as usize,
        Speaker::Unnamed(span) => return Some(Voice::Unnamed(span)),
    };
    let mention = reading.annotated.annotations.mentions[n];
    let both = mention.span.cover(quote.span);
    Some(Voice::Named {
        entity: reading.entities[n],
        kind: mention.kind,
        beside: !reading.annotated.article.text[both].contains('\n'),
    })
}

impl Saying<'_> {
    /// The number of its words that say something.
    pub(super) fn n_content(&self) -> usize {
        self.content.len()
    }

    /// Whether it may be of the same occasion as `other`: published within `days` days of it, or in one story.
    pub(super) fn is_near(&self, other: &Saying<'_>, days: i32) -> bool {
        let in_one_story = self.story.is_some() && self.story == other.story;
        let both = self.days.zip(other.days);
        in_one_story || both.is_some_and(|(one, other)| one.days_apart(other) <= days)
    }
}
