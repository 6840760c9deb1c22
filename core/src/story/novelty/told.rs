//! Whether one article tells what a sentence of another tells.

use std::cmp::Reverse;

use super::{Reading, Statement, statements};
use crate::{
    analysis::{starting_in, time::Value},
    article::DateRange,
    story::EntityId,
    text::Span,
};

/// Of the words of a sentence one in so many may be another where it was told before; fewer in a short one, whose
/// every word may turn it round.
const LONG: (usize, usize) = (8, 4);
const SHORT: usize = 6;
/// A sentence of fewer words and facts says too little to be told apart from others.
const MIN_SUBSTANCE: usize = 5;
/// A sentence of fewer content words is known by its names alone, which stand in many.
const MIN_WORDS: usize = 3;
/// Shorter ones are found too easily in two sentences that tell something else together.
const MIN_WORDS_OF_TWO: usize = 6;

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
        let Statement { words, figures, .. } = self.statement;
        let n_facts = self.names.len() + figures.len() + self.times.len();
        words.len() >= MIN_WORDS && words.len() + n_facts >= MIN_SUBSTANCE
    }

    /// What its names name.
    pub(super) fn entities(&self) -> impl Iterator<Item = EntityId> {
        self.names.iter().map(|(entity, _)| *entity)
    }

    /// Of its words the number that has to stand where it was told.
    pub(super) fn n_needed(&self) -> usize {
        let n_words = self.statement.words.len();
        let (long, of_long) = LONG;
        n_words - n_words / if n_words < long { SHORT } else { of_long }
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

/// Where `other` tells all of `facts`: a sentence, or else two side by side; of several sentences the one most like it.
///
/// Within the passage `copied`, where the same text stands in both, what is printed alike is the same.
pub(super) fn place(facts: &Facts<'_>, other: &Reading<'_>, copied: Option<Span>) -> Option<Span> {
    let sentences = &other.annotated.annotations.sentences;
    let n_needed = facts.n_needed();
    let words = facts.statement.words;
    let inside = |statement: &Statement<'_>| {
        let sentence = sentences[statement.sentence].span;
        copied.is_none_or(|passage| passage.intersects(sentence))
    };
    let n_told = |told: &[Statement<'_>]| {
        let is_told = |word: &&u32| told.iter().any(|it| it.has_word(word));
        words.iter().filter(is_told).count()
    };
    let mut before: Option<(Statement<'_>, usize)> = None;
    let mut best: Option<(usize, Reverse<usize>, Span)> = None;
    let mut beside: Option<Span> = None;
    for statement in other.statements.iter().filter(inside) {
        let span = sentences[statement.sentence].span;
        let n_at_most = statement.n_at_most(words);
        if n_at_most >= n_needed {
            let alike = (n_told(&[statement]), Reverse(statement.words.len()));
            if alike.0 >= n_needed
                && best.is_none_or(|(n_told, length, _)| alike > (n_told, length))
                && all_told(facts, other, &[statement], copied)
            {
                best = Some((alike.0, alike.1, span));
            }
        }
        let neighbours = before.filter(|(it, n_before)| {
            it.sentence + 1 == statement.sentence
                && n_at_most.min(*n_before) > 0
                && n_at_most + n_before >= n_needed
                && words.len() >= MIN_WORDS_OF_TWO
        });
        if let (Some((first, _)), None, None) = (neighbours, best, beside) {
            let both = [first, statement];
            if n_told(&both) >= n_needed && all_told(facts, other, &both, copied) {
                beside = Some(sentences[first.sentence].span.cover(span));
            }
        }
        before = Some((statement, n_at_most));
    }
    best.map(|(_, _, span)| span).or(beside)
}

/// Whether `told`, sentences of `other`, have all names, figures and times of `facts`, and say no more nor less surely that it is so.
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
        .figures
        .iter()
        .all(|it| told.iter().any(|told| told.has_figure(it)))
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
        has_entity(*entity) || (copied.is_some() && words.iter().all(has_word))
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
