//! What the articles without a date are asked after, and what the dated ones answer.

use std::{
    collections::{BTreeMap, HashMap},
    hash::{BuildHasherDefault, Hasher},
};

use jiff::civil::Date;

use super::{
    clue::{Clue, OpenDay},
    narrow::days_between,
    quoted::{self, Runs},
};
use crate::{
    analysis::AnnotatedArticle,
    article::{ArticleKey, DateRange, Dating},
    story::{Telling, events::Words},
    text::Span,
};

/// Fewer words in common than so many are chance.
const MIN_SHARED_WORDS: usize = 2;
/// Of the words of the sentence with fewer, each by how rare it is, the share that two sentences
/// must have in common.
const MIN_OVERLAP: f64 = 0.15;
/// A word that stands in more clues than so many tells them not apart.
const MAX_CLUES_OF_WORD: usize = 256;
/// A bare weekday lies no further back, so what is told later is background.
const MAX_DAYS_TOLD_AFTER: i32 = 6;

/// An article whose date others may tell.
#[derive(Clone, Copy, Debug)]
pub struct Undated<'a> {
    /// The article.
    pub annotated: &'a AnnotatedArticle,
    /// Its sentences that hang on the date.
    pub clues: &'a [Clue],
    /// What its source and its own text tell of its date.
    pub alone: Option<&'a Dating>,
}

/// An article whose day of publication is known without others.
#[derive(Clone, Copy, Debug)]
pub struct Witness<'a> {
    /// The article.
    pub annotated: &'a AnnotatedArticle,
    /// The day.
    pub day: Date,
    /// What it tells with a date.
    pub tellings: &'a [Telling],
}

/// The clues and quotes of all undated articles, to be looked up by their words.
#[derive(Debug)]
pub struct Asked<'a> {
    undated: &'a [Undated<'a>],
    clues: Vec<(usize, &'a Clue)>,
    by_word: ByHash<Vec<u32>>,
    quotes: Vec<(usize, Span)>,
    by_run: ByHash<Vec<u32>>,
    rarity: Rarity,
}

/// A place of an undated article that tells the same as one of a witness.
#[derive(Clone, Debug)]
pub struct Answer<'a> {
    /// Which of the undated articles.
    pub(super) article: usize,
    /// The time expression or quote there.
    pub(super) here: Span,
    /// The sentence or quote in which that stands.
    pub(super) sentence: Span,
    /// The place in the witness.
    pub(super) there: (&'a ArticleKey, Span),
    pub(super) tells: Tells,
}

/// How two places tell the same.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Tells {
    /// The same event.
    Event {
        /// The day that the witness gives it.
        day: Date,
        /// The days of publication that follow.
        published: DateRange,
        /// Whether the undated article counts the day from its own: `this morning`.
        counted: bool,
        /// So many days before the witness.
        days_before: i32,
        /// The share of words in common, 0 to 1.
        overlap: f64,
        /// The number of them.
        n_shared: usize,
    },
    /// So many words in a quote, which a witness of this day has too.
    Words(Date, usize),
}

/// A map from what is a hash already.
type ByHash<T> = HashMap<u64, T, BuildHasherDefault<AsItIs>>;

/// Gives the number that is hashed back.
#[derive(Debug, Default)]
struct AsItIs(u64);

impl Hasher for AsItIs {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 << 8) | u64::from(*byte);
        }
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }
}

/// In how many sentences a word stands, and how many there are.
#[derive(Debug, Default)]
struct Rarity {
    n_of_word: ByHash<u32>,
    n_sentences: u32,
}

impl<'a> Asked<'a> {
    /// All that `undated` leave open; `witnesses` are counted to know how rare a word is.
    pub fn new(undated: &'a [Undated<'a>], witnesses: &[Witness<'_>]) -> Asked<'a> {
        let mut rarity = Rarity::default();
        let mut by_word: ByHash<Vec<u32>> = ByHash::default();
        let mut by_run: ByHash<Vec<u32>> = ByHash::default();
        let (mut clues, mut quotes) = (Vec::new(), Vec::new());
        for (at, article) in undated.iter().enumerate() {
            for clue in article.clues {
                rarity.count(&clue.words);
                for (word, _) in &*clue.words {
                    by_word.entry(*word).or_default().push(clues.len() as u32);
                }
                clues.push((at, clue));
            }
            let mut runs = Runs::default();
            for quote in &article.annotated.annotations.quotes {
                for run in runs.of(&article.annotated.article.text, quote.span) {
                    let known = by_run.entry(*run).or_default();
                    if known.last() != Some(&(quotes.len() as u32)) {
                        known.push(quotes.len() as u32);
                    }
                }
                quotes.push((at, quote.span));
            }
        }
        for telling in witnesses.iter().flat_map(|it| it.tellings) {
            rarity.count(&telling.words);
        }
        by_word.retain(|_, clues| clues.len() <= MAX_CLUES_OF_WORD);
        Asked {
            undated,
            clues,
            by_word,
            quotes,
            by_run,
            rarity,
        }
    }

    /// What `witness` answers.
    pub fn answers<'b>(&self, witness: &Witness<'b>) -> Vec<Answer<'b>> {
        let mut answers = Vec::new();
        for telling in witness.tellings {
            if let Some(day) = telling.when.only() {
                self.answer_clues(witness, telling, day, &mut answers);
            }
        }
        self.answer_quotes(witness, &mut answers);
        answers
    }

    fn answer_clues<'b>(
        &self,
        witness: &Witness<'b>,
        telling: &Telling,
        day: Date,
        answers: &mut Vec<Answer<'b>>,
    ) {
        let days_before = days_between(day, witness.day);
        if !(0..=MAX_DAYS_TOLD_AFTER).contains(&days_before) {
            return;
        }
        let words = telling.words.iter();
        let mut alike: Vec<u32> = words
            .filter_map(|(word, _)| self.by_word.get(word))
            .flatten()
            .copied()
            .collect();
        alike.sort_unstable();
        for same in alike.chunk_by(|a, b| a == b) {
            let (article, clue) = self.clues[same[0] as usize];
            let (Some(published), true) = (clue.day.published(day), same.len() >= MIN_SHARED_WORDS)
            else {
                continue;
            };
            let (n_shared, overlap) = self.rarity.overlap(&clue.words, &telling.words);
            if overlap >= MIN_OVERLAP {
                answers.push(Answer {
                    article,
                    here: clue.time,
                    sentence: clue.sentence,
                    there: (&witness.annotated.article.key, telling.time),
                    tells: Tells::Event {
                        day,
                        published,
                        counted: matches!(clue.day, OpenDay::Counted(_)),
                        days_before,
                        overlap,
                        n_shared,
                    },
                });
            }
        }
    }

    fn answer_quotes<'b>(&self, witness: &Witness<'b>, answers: &mut Vec<Answer<'b>>) {
        if self.by_run.is_empty() {
            return;
        }
        let annotated = witness.annotated;
        let mut same: BTreeMap<u32, (Span, usize)> = BTreeMap::new();
        let mut runs = Runs::default();
        for quote in &annotated.annotations.quotes {
            let of_quote = runs.of(&annotated.article.text, quote.span);
            for at in of_quote
                .iter()
                .filter_map(|run| self.by_run.get(run))
                .flatten()
            {
                let (_, n_runs) = same.entry(*at).or_insert((quote.span, 0));
                *n_runs += 1;
            }
        }
        for (at, (there, n_runs)) in same {
            let (article, here) = self.quotes[at as usize];
            answers.push(Answer {
                article,
                here,
                sentence: here,
                there: (&annotated.article.key, there),
                tells: Tells::Words(witness.day, n_runs + quoted::MIN_WORDS - 1),
            });
        }
    }

    /// The undated articles, as they were given.
    pub(super) fn undated(&self) -> &'a [Undated<'a>] {
        self.undated
    }
}

impl Rarity {
    fn count(&mut self, words: &Words) {
        self.n_sentences += 1;
        for (word, _) in &**words {
            *self.n_of_word.entry(*word).or_default() += 1;
        }
    }

    /// How many words two sentences share, and which part of the sentence with fewer that is by weight.
    fn overlap(&self, a: &Words, b: &Words) -> (usize, f64) {
        let (mut n_shared, mut shared) = (0, 0.0);
        for word in &**a {
            if b.binary_search_by_key(&word.0, |(word, _)| *word).is_ok() {
                n_shared += 1;
                shared += self.weigh(word);
            }
        }
        let total = |words: &Words| words.iter().map(|word| self.weigh(word)).sum::<f64>();
        let least = total(a).min(total(b)).max(f64::MIN_POSITIVE);
        (n_shared, (shared / least).min(1.0))
    }

    /// How much a word says: the more, the fewer sentences it stands in.
    fn weigh(&self, (word, weight): &(u64, u32)) -> f64 {
        let n_of_word = self.n_of_word.get(word).copied().unwrap_or(1);
        let rarity = (1.0 + f64::from(self.n_sentences) / f64::from(n_of_word)).ln();
        f64::from(*weight) * rarity
    }
}
