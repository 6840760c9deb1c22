//! A quote as it is compared: its words, who says it and when.

use std::collections::HashMap;

use super::{LONG, QuoteId};
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

/// Words between a quote, its verb and a name that leave no doubt who speaks.
const MAX_BETWEEN: usize = 4;
/// Names of one paragraph further from a quote are not looked at.
const MAX_BESIDE_BYTES: u32 = 2_000;
/// Quoted without a name so often, words are a term.
const OFTEN: usize = 3;

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
    /// Whether several are quoted with these words, so that they are nobody's own.
    pub(super) is_term: bool,
    /// The names printed in its paragraph, as what they name; sorted.
    pub(super) named: Vec<EntityId>,
    days: Option<DateRange>,
    story: Option<StoryId>,
}

/// Who speaks, as far as quotes of several articles can be compared by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Voice {
    /// A name, what it was taken for, and whether the full name stands beside the words, with the verb and little else
    /// between, so that there is no doubt.
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
            is_term: false,
            named: named(reading, quote.span),
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
    Some(Voice::Named {
        entity: reading.entities[n],
        kind: mention.kind,
        beside: stands_beside(&reading.annotated.article.text, quote, mention.span),
    })
}

/// Whether the full name at `name` stands beside `quote` with its verb, and with few words between.
fn stands_beside(text: &Text, quote: &Quote, name: Span) -> bool {
    let Some(cue) = quote.cue else {
        return false;
    };
    let (start, end) = (cue.cover(name).start(), cue.cover(name).end());
    let (between, owner) = if end <= quote.span.start() {
        (Span::new(start, quote.span.start()), name.end())
    } else if quote.span.end() <= start {
        (Span::new(quote.span.end(), end), name.end())
    } else {
        return false;
    };
    let between = &text[between];
    let n_words = |words: &str| words.split_whitespace().count();
    let n_others = n_words(between).saturating_sub(n_words(&text[name]) + n_words(&text[cue]));
    let is_owner = text.after(owner, 4).starts_with(['\'', '’']);
    n_words(&text[name]) > 1
        && n_others <= MAX_BETWEEN
        && !is_owner
        && !between.contains(['\n', '.', '!', '?'])
}

/// What the names in the paragraph of `quote` name, but for those far from it.
fn named(reading: &Reading<'_>, quote: Span) -> Vec<EntityId> {
    let text = &reading.annotated.article.text;
    let before = text.before(quote.start(), MAX_BESIDE_BYTES);
    let before = &before[before.rfind('\n').map_or(0, |at| at + 1)..];
    let after = text.after(quote.end(), MAX_BESIDE_BYTES);
    let after = &after[..after.find('\n').unwrap_or(after.len())];
    let start = quote.start() - before.len() as u32;
    let end = quote.end() + after.len() as u32;
    let mentions = &reading.annotated.annotations.mentions;
    let first = mentions.partition_point(|it| it.span.start() < start);
    let after = mentions.partition_point(|it| it.span.start() < end);
    let mut named = reading.entities[first..after.max(first)].to_vec();
    named.sort_unstable();
    named.dedup();
    named
}

/// Marks the short wordings that are no one's own: quoted of two speakers, or often of none, as the names of things are
/// and the words of the day.
pub fn mark_terms(sayings: &mut [Saying<'_>]) {
    #[derive(Default)]
    struct Use {
        speaker: Option<EntityId>,
        several: bool,
        n_alone: usize,
    }
    let mut uses: HashMap<Vec<u32>, Use> = HashMap::new();
    let wording = |it: &Saying<'_>| it.words.iter().map(|word| word.hash).collect::<Vec<u32>>();
    let short = |it: &&Saying<'_>| it.n_content() < LONG;
    for saying in sayings.iter().filter(short) {
        let known = uses.entry(wording(saying)).or_default();
        match saying.speaker {
            Some(Voice::Named { entity, .. }) => {
                known.several |= known.speaker.is_some_and(|it| it != entity);
                known.speaker = Some(entity);
            }
            _ => known.n_alone += 1,
        }
    }
    for saying in sayings.iter_mut().filter(|it| it.n_content() < LONG) {
        let known = &uses[&wording(saying)];
        saying.is_term = known.several || known.n_alone >= OFTEN;
    }
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
