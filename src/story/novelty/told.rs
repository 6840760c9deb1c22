//! Whether one article tells what a sentence of another tells.

use super::{Reading, Statement, statements};
use crate::{
    analysis::{starting_in, time::Value},
    article::DateRange,
    story::EntityId,
    text::Span,
};

/// Of the words of a sentence one in so many may be another where it was told before.
const WORDS_TO_ONE_OTHER: usize = 5;
/// A sentence of fewer words and facts says too little to be told apart from others.
const MIN_SUBSTANCE: usize = 4;
/// A sentence of fewer content words is known by its names alone, which stand in many.
const MIN_WORDS: usize = 2;

/// All that a sentence states.
pub(super) struct Facts<'a> {
    statement: Statement<'a>,
    /// Each name as its entity, and as its words.
    names: Vec<(EntityId, Vec<u32>)>,
    times: Vec<Time<'a>>,
}

/// A time that a sentence tells.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Time<'a> {
    days: Option<DateRange>,
    timex: &'a str,
    printed: &'a str,
}

impl<'a> Facts<'a> {
    pub(super) fn of(read: &Reading<'a>, statement: Statement<'a>) -> Facts<'a> {
        let sentence = read.annotated.annotations.sentences[statement.sentence].span;
        let text = &read.annotated.article.text;
        let names = names(read, sentence);
        Facts {
            statement,
            names: names
                .map(|(entity, span)| (entity, statements::name_words(text, span)))
                .collect(),
            times: times(read, sentence).filter(|time| time.tells()).collect(),
        }
    }

    /// Whether it is enough for a sentence to be known by.
    pub(super) fn suffice(&self) -> bool {
        let Statement { words, numbers, .. } = self.statement;
        let n_facts = self.names.len() + numbers.len() + self.times.len();
        words.len() >= MIN_WORDS && words.len() + n_facts >= MIN_SUBSTANCE
    }

    /// Of its words the number that has to stand where it was told.
    pub(super) fn n_needed(&self) -> usize {
        let n_words = self.statement.words.len();
        n_words - n_words / WORDS_TO_ONE_OTHER
    }
}

impl Time<'_> {
    /// Whether it says something: `now` and `recently` do not.
    fn tells(&self) -> bool {
        self.days.is_some() || !self.timex.ends_with("_REF")
    }

    fn is_told_by(&self, other: &Time<'_>) -> bool {
        let within = |(days, other): (DateRange, DateRange)| {
            days.contains(other.first()) && days.contains(other.last())
        };
        self.timex == other.timex || self.days.zip(other.days).is_some_and(within)
    }
}

/// Where `other` tells all of `facts`: a sentence, or two side by side.
///
/// Within the passage `copied`, where the same text stands in both, a time that is printed alike is the same.
pub(super) fn place(facts: &Facts<'_>, other: &Reading<'_>, copied: Option<Span>) -> Option<Span> {
    let sentences = &other.annotated.annotations.sentences;
    let n_needed = facts.n_needed();
    let inside = |statement: &Statement<'_>| {
        let sentence = sentences[statement.sentence].span;
        copied.is_none_or(|passage| passage.intersects(sentence))
    };
    let mut before: Option<Statement<'_>> = None;
    // Two sentences are a worse place than one.
    let mut beside = None;
    for statement in other.statements.iter().filter(inside) {
        let words = || facts.statement.words.iter();
        let n_told = words().filter(|word| statement.has_word(word)).count();
        if n_told >= n_needed && all_told(facts, other, &[statement], copied) {
            return Some(sentences[statement.sentence].span);
        }
        let neighbours = before.filter(|it| it.sentence + 1 == statement.sentence);
        if let (Some(first), None) = (neighbours, beside) {
            let either = |word: &&u32| first.has_word(word) || statement.has_word(word);
            if n_told > 0
                && words().filter(either).count() >= n_needed
                && all_told(facts, other, &[first, statement], copied)
            {
                let first = sentences[first.sentence].span;
                beside = Some(first.cover(sentences[statement.sentence].span));
            }
        }
        before = Some(statement);
    }
    beside
}

/// Whether `told`, sentences of `other`, have all names, numbers and times of `facts`, and say no more nor less surely that it is so.
fn all_told(
    facts: &Facts<'_>,
    other: &Reading<'_>,
    told: &[Statement<'_>],
    copied: Option<Span>,
) -> bool {
    let own = &facts.statement;
    let denied = told.iter().any(|it| it.denied);
    let open = told.iter().any(|it| it.open);
    if own.denied != denied || own.open != open {
        return false;
    }
    if !own
        .numbers
        .iter()
        .all(|it| told.iter().any(|told| told.has_number(it)))
    {
        return false;
    }
    let sentence = |it: &Statement<'_>| other.annotated.annotations.sentences[it.sentence].span;
    let has_entity = |entity: EntityId| {
        let mut all = told.iter().flat_map(|it| names(other, sentence(it)));
        all.any(|(told, _)| told == entity)
    };
    let has_word = |word: &u32| told.iter().any(|it| it.has_word(word));
    let mut names = facts.names.iter();
    if !names.all(|(entity, words)| {
        has_entity(*entity) || (!words.is_empty() && words.iter().all(has_word))
    }) {
        return false;
    }
    facts.times.iter().all(|time| {
        let mut all = told.iter().flat_map(|it| times(other, sentence(it)));
        all.any(|told| time.is_told_by(&told) || (copied.is_some() && time.printed == told.printed))
    })
}

/// The names within `sentence`, each with what it names.
fn names<'a>(
    read: &Reading<'a>,
    sentence: Span,
) -> impl Iterator<Item = (EntityId, Span)> + use<'a> {
    let mentions = &read.annotated.annotations.mentions;
    let first = mentions.partition_point(|it| it.span.start() < sentence.start());
    let inside = starting_in(mentions, sentence, |it| it.span).iter();
    let entities = &read.entities[first..];
    inside
        .zip(entities)
        .map(|(mention, entity)| (*entity, mention.span))
}

fn times<'a>(read: &Reading<'a>, sentence: Span) -> impl Iterator<Item = Time<'a>> + use<'a> {
    let all = &read.annotated.annotations.times;
    let first = all.partition_point(|it| it.span.start() < sentence.start());
    let inside = starting_in(all, sentence, |it| it.span).iter();
    let text = &read.annotated.article.text;
    let values: &'a [Value] = &read.values[first..];
    inside.zip(values).map(|(time, value)| Time {
        days: value.days,
        timex: &value.timex,
        printed: &text[time.span],
    })
}
