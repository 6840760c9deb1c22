//! What the sentences of one article state, in the form in which they are compared.

use std::borrow::Cow;

use xxhash_rust::xxh3::xxh3_64;

use crate::{
    analysis::{
        AnnotatedArticle,
        segment::{self, TokenKind},
        starting_in,
    },
    article::Role,
    lexicon,
    story::events::{is_common, stem},
    text::{Span, Text},
};

/// Words of up to three letters that say nothing about what happened; longer ones are in `events`.
#[rustfmt::skip]
const SHORT: &[&str] = &[
    "a", "all", "an", "and", "any", "are", "as", "at", "be", "but", "by", "did", "do", "for",
    "had", "has", "he", "her", "him", "his", "how", "i", "if", "in", "is", "it", "its", "me", "mr",
    "mrs", "ms", "my", "now", "of", "on", "or", "our", "own", "s", "say", "she", "so", "the", "to",
    "too", "us", "was", "we", "who", "yet", "you",
];

/// Words that deny what is said.
#[rustfmt::skip]
const DENYING: &[&str] = &[
    "barely", "cannot", "denied", "denies", "deny", "denying", "fail", "failed", "fails", "hardly",
    "neither", "never", "no", "nobody", "none", "nor", "not", "nothing", "refused", "without",
];

/// Words that leave open whether it happens.
#[rustfmt::skip]
const OPEN: &[&str] = &[
    "alleged", "allegedly", "could", "expected", "likely", "may", "might", "plan", "planned",
    "plans", "possible", "possibly", "reportedly", "shall", "should", "whether", "will", "would",
];

/// What the sentences of an article's running text state, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Statements {
    // One after the other for each sentence: its words, the words of its names, its figures; each part sorted.
    hashes: Box<[u32]>,
    bounds: Box<[Bounds]>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Bounds {
    sentence: u32,
    start: u32,
    names: u32,
    figures: u32,
    end: u32,
}

/// The words of one sentence.
#[derive(Clone, Copy, Debug)]
struct Statement<'a> {
    /// Content words outside names and times, as hashes of their stems; sorted, each once.
    words: &'a [u32],
    /// The words of its names; sorted, each once.
    names: &'a [u32],
}

impl Statement<'_> {
    /// Whether it has `word`, in a name or outside.
    fn has_word(&self, word: &u32) -> bool {
        self.words.binary_search(word).is_ok() || self.names.binary_search(word).is_ok()
    }
}

/// What a word is, for comparison.
enum Class {
    Nothing,
    Content(u32),
    Number(u32),
}

impl Statements {
    /// Reads the sentences of the standfirst and the body of `annotated`.
    pub fn of_article(annotated: &AnnotatedArticle) -> Statements {
        let annotations = &annotated.annotations;
        let sentences: Vec<(usize, Span)> = annotations
            .sentences
            .iter()
            .map(|it| it.span)
            .enumerate()
            .collect();
        let blocks = annotations.blocks.iter();
        let running = blocks.filter(|block| matches!(block.role, Role::Standfirst | Role::Body));
        let mut hashes = Vec::new();
        let mut bounds = Vec::new();
        for block in running {
            for &(n, sentence) in starting_in(&sentences, block.span, |(_, span)| *span) {
                bounds.push(read(annotated, n, sentence, &mut hashes));
            }
        }
        Statements {
            hashes: hashes.into(),
            bounds: bounds.into(),
        }
    }

    /// Of each sentence its content words, those of names included, and its figures, as hashes of their stems.
    pub fn terms(&self) -> impl Iterator<Item = &[u32]> {
        let bounds = self.bounds.iter();
        bounds.map(|it| &self.hashes[it.start as usize..it.end as usize])
    }

    /// The content words of the sentence with the index `sentence` in its article's list, outside names and in them; none
    /// if it is not of the running text.
    pub fn words_of(&self, sentence: usize) -> (&[u32], &[u32]) {
        let bounds = &self.bounds;
        let at = bounds.binary_search_by_key(&sentence, |it| it.sentence as usize);
        at.map_or((&[], &[]), |at| {
            let it = self.get(at);
            (it.words, it.names)
        })
    }

    /// Whether a sentence has `word` and one of `others`, in names or outside.
    pub fn tell_together(&self, word: u32, others: &[u32]) -> bool {
        (0..self.bounds.len()).map(|n| self.get(n)).any(|it| {
            let mut others = others.iter().filter(|other| **other != word);
            it.has_word(&word) && others.any(|other| it.has_word(other))
        })
    }

    fn get(&self, n: usize) -> Statement<'_> {
        let it = self.bounds[n];
        let part = |from: u32, to: u32| &self.hashes[from as usize..to as usize];
        Statement {
            words: part(it.start, it.names),
            names: part(it.names, it.figures),
        }
    }
}

/// The words of a name, as they are kept of the names of a sentence; sorted.
fn name_words(text: &Text, name: Span) -> Vec<u32> {
    let tokens = segment::tokens(text, name);
    let words = tokens.iter().filter(|token| token.kind != TokenKind::Mark);
    let folded = words.map(|token| text[token.span].to_lowercase());
    let kept = folded.filter(|word| SHORT.binary_search(&word.as_str()).is_err());
    let mut hashes: Vec<u32> = kept.map(|word| hash(&stem(word))).collect();
    hashes.sort_unstable();
    hashes
}

/// Appends the hashes of one sentence to `hashes`.
fn read(annotated: &AnnotatedArticle, n: usize, sentence: Span, hashes: &mut Vec<u32>) -> Bounds {
    let text = &annotated.article.text;
    let annotations = &annotated.annotations;
    let mentions = starting_in(&annotations.mentions, sentence, |it| it.span);
    let times = starting_in(&annotations.times, sentence, |it| it.span);
    let covered = |token: Span| {
        mentions.iter().any(|it| it.span.contains(token))
            || times.iter().any(|it| it.span.contains(token))
    };
    let (mut words, mut figures) = (Vec::new(), Vec::new());
    let mut starts = true;
    for token in segment::tokens(text, sentence) {
        let first = std::mem::replace(&mut starts, token.kind == TokenKind::Mark);
        if token.kind == TokenKind::Mark || covered(token.span) {
            continue;
        }
        let capital = !first && text[token.span].starts_with(char::is_uppercase);
        match classify(&text[token.span], token.kind) {
            Class::Nothing => {}
            Class::Content(word) if capital => figures.push(word),
            Class::Content(word) => words.push(word),
            Class::Number(number) => figures.push(number),
        }
    }
    let mut names: Vec<u32> = mentions
        .iter()
        .flat_map(|mention| name_words(text, mention.span))
        .collect();
    let start = hashes.len() as u32;
    let mut append = |part: &mut Vec<u32>| {
        part.sort_unstable();
        part.dedup();
        hashes.extend_from_slice(part);
        hashes.len() as u32
    };
    Bounds {
        sentence: n as u32,
        start,
        names: append(&mut words),
        figures: append(&mut names),
        end: append(&mut figures),
    }
}

fn classify(word: &str, kind: TokenKind) -> Class {
    if kind == TokenKind::Number {
        return Class::Number(hash(&word.replace(',', "")));
    }
    let lower = word.to_lowercase().replace(['’', '‘', '`'], "'");
    let known = |list: &[&str]| list.binary_search(&lower.as_str()).is_ok();
    if let Some(number) = number(&lower) {
        Class::Number(hash(&number))
    } else if known(DENYING)
        || lower.ends_with("n't")
        || known(OPEN)
        || known(SHORT)
        || is_common(&lower)
    {
        Class::Nothing
    } else {
        Class::Content(hash(&stem(lower)))
    }
}

/// Whether `word` says something by itself: a number, or a word that is neither grammar nor known to be common.
pub(in crate::story) fn says_something(word: &str) -> bool {
    let kind = match word.starts_with(|c: char| c.is_ascii_digit()) {
        true => TokenKind::Number,
        false => TokenKind::Word,
    };
    matches!(classify(word, kind), Class::Content(_) | Class::Number(_))
}

/// Whether `word` is a number, in digits or letters.
pub(in crate::story) fn is_number(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit()) || number(&word.to_lowercase()).is_some()
}

/// A number in letters, as it is written in digits; one that tells the scale alone as it stands. `word` is in lower case.
fn number(word: &str) -> Option<Cow<'_, str>> {
    use lexicon::Class;
    let entry = lexicon::english().get(word);
    let is = |class| entry.classes.intersects(class);
    let value = entry.value?;
    if word == "one" {
        // `one of the worst` counts nothing.
        None
    } else if is(Class::CARDINAL | Class::TWOFOLD) {
        Some(value.to_string().into())
    } else if is(Class::ORDINAL) {
        let ending = match value as u32 {
            1 => "st",
            2 => "nd",
            3 => "rd",
            _ => "th",
        };
        Some(format!("{value}{ending}").into())
    } else {
        // `bn` only goes with the digits before it.
        let by_itself = Class::SCALE | Class::VAGUE | Class::FRACTION;
        (is(by_itself) && !is(Class::SHORT)).then_some(word.into())
    }
}

fn hash(word: &str) -> u32 {
    xxh3_64(word.as_bytes()) as u32
}
