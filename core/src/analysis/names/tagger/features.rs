//! What the tagger sees of a word: itself, its neighbours, its run of capitals, and what was said of it before.
//!
//! A feature is a hash of its place in the list below and of what is seen there.

use std::ops::Range;

use super::{
    super::words::{Segment, Shape, Style, UsageTable, Word, opens},
    label::Label,
};

/// Raised when a feature changes its meaning.
pub(super) const VERSION: u8 = 1;

/// What is seen of one word by itself.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct TokenAttributes {
    exact: u32,
    lower: u32,
    shape: u32,
    prefix: [u32; 2],
    suffix: [u32; 3],
    class: u32,
    /// The run of capitals around it.
    run: (u32, u32),
    /// How the article writes it elsewhere, and whether it opens a sentence.
    usage: u32,
}

/// Outside of the sentence.
const OUTSIDE: TokenAttributes = TokenAttributes {
    exact: 1,
    lower: 1,
    shape: 1,
    prefix: [1; 2],
    suffix: [1; 3],
    class: 1 << 31,
    run: (0, 0),
    usage: 0,
};

/// What other taggers said of a word, for the second pass.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct StackedPrediction {
    /// What the rules say, and by which rule.
    pub(super) by_rules: Label,
    pub(super) rule: u32,
    /// What the first pass says, and how sure it is, from 0.
    pub(super) first: Label,
    pub(super) margin: u32,
    /// What the first pass says of most places of the word in the article, and what the rules say.
    pub(super) elsewhere: u32,
    pub(super) by_rules_elsewhere: u32,
}

/// All words of a segment as the features need them.
pub(super) struct TokenFeatures {
    attributes: Vec<TokenAttributes>,
    style: u32,
}

/// The run of capitals that a word stands in.
struct Run<'f> {
    /// How many of its words stand before the word.
    place: u32,
    len: u32,
    /// The words around the run.
    left: u32,
    right: u32,
    /// Its last and its first word.
    head: &'f TokenAttributes,
    opening: &'f TokenAttributes,
}

const OFFSET: u32 = 0x811c_9dc5;
const PRIME: u32 = 0x0100_0193;

/// FNV-1a over bytes of small letters.
fn hash(bytes: impl Iterator<Item = u8>) -> u32 {
    bytes.fold(OFFSET, |hash, byte| {
        (hash ^ u32::from(byte.to_ascii_lowercase())).wrapping_mul(PRIME)
    })
}

fn pair(one: u32, other: u32) -> u32 {
    (one.rotate_left(11) ^ other).wrapping_mul(0x9e37_79b1)
}

/// Spreads the bits of a feature (the end of MurmurHash3).
fn feature(template: u32, value: u32) -> u32 {
    let mut mixed = value ^ template.wrapping_mul(0x9e37_79b1);
    mixed = (mixed ^ mixed >> 16).wrapping_mul(0x85eb_ca6b);
    mixed = (mixed ^ mixed >> 13).wrapping_mul(0xc2b2_ae35);
    mixed ^ mixed >> 16
}

impl TokenFeatures {
    /// Looks at the words in and around the given sequences of the segment.
    pub(super) fn new<'s>(
        segment: &Segment<'_>,
        usage: &UsageTable<'_>,
        sequences: impl Iterator<Item = &'s Range<usize>>,
    ) -> TokenFeatures {
        let words = &segment.words;
        let mut attributes = vec![TokenAttributes::default(); words.len()];
        let mut end = 0;
        for sequence in sequences {
            let seen = sequence.start.saturating_sub(2).max(end)..words.len().min(sequence.end + 2);
            for (at, token) in seen.clone().zip(&mut attributes[seen]) {
                *token = attributes_of(words, at, usage);
            }
            end = sequence.end;
        }
        let mut start = 0;
        while start < words.len() {
            let mut end = start;
            while words.get(end).is_some_and(|word| {
                word.capital() || end > start && (word.hyphen() || matches!(word.text, "of" | "&"))
            }) {
                end += 1;
            }
            for token in &mut attributes[start..end] {
                token.run = (start as u32, end as u32);
            }
            start = end.max(start + 1);
        }
        let style = match segment.style {
            Style::Plain => 0,
            Style::TitleCase => 1,
            Style::AllCaps => 2,
        };
        TokenFeatures { attributes, style }
    }

    /// A number for the word without regard to capitals.
    pub(super) fn key(&self, at: usize) -> u32 {
        self.attributes[at].lower
    }

    fn token(&self, at: usize, by: isize) -> &TokenAttributes {
        at.checked_add_signed(by)
            .and_then(|at| self.attributes.get(at))
            .unwrap_or(&OUTSIDE)
    }

    /// The run of capitals around the word; the word alone where it is in none.
    fn run(&self, at: usize) -> Run<'_> {
        let (start, end) = self.token(at, 0).run;
        let is_inside = end > start;
        let (first, after) = if is_inside {
            (start as usize, end as usize)
        } else {
            (at, at + 1)
        };
        Run {
            place: (at as u32).wrapping_sub(start).min(4),
            len: (end - start).min(5),
            left: self.token(first, -1).lower,
            right: self.token(after, 0).lower,
            head: self.token(after, -1),
            opening: self.token(first, 0),
        }
    }

    /// The features of both passes.
    pub(super) fn first(&self, at: usize, features: &mut Vec<u32>) {
        let [b2, b1, own, a1, a2] = [-2, -1, 0, 1, 2].map(|by| self.token(at, by));
        let Run {
            place,
            len,
            left,
            right,
            head,
            opening,
        } = self.run(at);
        let is_last = u32::from(own.run.1 == at as u32 + 1);
        let is_first = u32::from(own.run.0 == at as u32);
        let values = [
            0,
            own.exact,
            own.lower,
            b1.lower,
            a1.lower,
            b2.lower,
            a2.lower,
            pair(b1.lower, own.lower),
            pair(own.lower, a1.lower),
            pair(b1.lower, a1.lower),
            pair(own.shape, self.style),
            pair(b1.shape, own.shape),
            pair(own.shape, a1.shape),
            pair(pair(b1.shape, own.shape), a1.shape),
            own.prefix[0],
            own.prefix[1],
            own.suffix[0],
            own.suffix[1],
            own.suffix[2],
            own.class,
            b1.class,
            a1.class,
            pair(b1.class, own.class),
            pair(own.class, a1.class),
            pair(own.usage, own.shape),
            pair(own.usage, own.class),
            left,
            pair(right, 1),
            pair(left, len),
            pair(right, len),
            pair(left, right),
            pair(place, pair(len, self.style)),
            pair(head.lower, is_last),
            pair(opening.lower, is_first),
            pair(head.class, pair(place, len)),
            pair(opening.class, pair(place, len)),
            pair(pair(left, own.shape), pair(place, len)),
            pair(b2.lower, b1.lower),
            pair(a1.lower, a2.lower),
            pair(pair(b1.class, own.class), pair(a1.class, a1.shape)),
        ];
        let of = |(template, value)| feature(template as u32, value);
        features.extend(values.into_iter().enumerate().map(of));
        let mut bits = own.class;
        while bits != 0 {
            features.push(feature(64 + bits.trailing_zeros(), own.shape));
            bits &= bits - 1;
        }
    }

    /// The features of the second pass alone.
    pub(super) fn second(&self, at: usize, said: &[StackedPrediction; 5], features: &mut Vec<u32>) {
        let own = self.token(at, 0);
        let [b2, b1, now, a1, a2] = said;
        let by_rules = now.by_rules.number() as u32;
        let first = now.first.number() as u32;
        let by_rules_before = b1.by_rules.number() as u32;
        let by_rules_after = a1.by_rules.number() as u32;
        let first_before = b1.first.number() as u32;
        let first_after = a1.first.number() as u32;
        let both = pair(by_rules, first);
        let values = [
            by_rules,
            first,
            both,
            pair(by_rules, now.rule),
            pair(both, now.rule),
            pair(both, own.class),
            pair(both, own.shape),
            pair(first, now.margin),
            pair(both, now.margin),
            pair(by_rules, by_rules_before),
            pair(by_rules, by_rules_after),
            pair(pair(by_rules, by_rules_before), by_rules_after),
            pair(first, first_before),
            pair(first, first_after),
            pair(pair(first, first_before), first_after),
            pair(both, pair(by_rules_before, first_before)),
            pair(both, pair(by_rules_after, first_after)),
            now.elsewhere,
            now.by_rules_elsewhere,
            pair(both, now.elsewhere),
            pair(both, pair(now.elsewhere, now.by_rules_elsewhere)),
            pair(pair(by_rules, now.rule), now.elsewhere),
            pair(both, own.lower),
            pair(both, own.suffix[1]),
            pair(
                both,
                pair(b2.by_rules.number() as u32, b1.by_rules.number() as u32),
            ),
            pair(
                both,
                pair(a1.by_rules.number() as u32, a2.by_rules.number() as u32),
            ),
            pair(both, self.token(at, -1).lower),
            pair(both, self.token(at, 1).lower),
            pair(both, own.usage),
        ];
        let of = |(template, value)| feature(128 + template as u32, value);
        features.extend(values.into_iter().enumerate().map(of));
    }
}

fn attributes_of(words: &[Word<'_>], at: usize, usage: &UsageTable<'_>) -> TokenAttributes {
    let word = &words[at];
    let text = word.text.as_bytes();
    if word.shape == Shape::Number {
        let digits = hash(
            text.iter()
                .map(|byte| if byte.is_ascii_digit() { b'0' } else { *byte }),
        );
        return TokenAttributes {
            exact: digits,
            lower: digits,
            shape: 2,
            prefix: [digits; 2],
            suffix: [digits; 3],
            class: u32::from(word.timed) << 30,
            ..TokenAttributes::default()
        };
    }
    let lower = hash(text.iter().copied());
    if word.shape == Shape::Mark {
        return TokenAttributes {
            exact: lower,
            lower,
            shape: lower,
            prefix: [lower; 2],
            suffix: [lower; 3],
            class: u32::from(word.glued) << 29,
            ..TokenAttributes::default()
        };
    }
    let end = |n: usize| hash(text[text.len().saturating_sub(n)..].iter().copied());
    let front = |n: usize| hash(text[..text.len().min(n)].iter().copied());
    let opening = u32::from(opens(words, at));
    let seen = if word.capital() {
        let seen = usage.get(word.text).copied().unwrap_or_default();
        1 + seen.capital.min(2)
    } else {
        0
    };
    TokenAttributes {
        exact: text.iter().fold(OFFSET, |hash, &byte| {
            (hash ^ u32::from(byte)).wrapping_mul(PRIME)
        }),
        lower,
        shape: shape(word.text),
        prefix: [front(2), front(4)],
        suffix: [end(2), end(3), end(4)],
        class: word.class.bits() | u32::from(word.timed) << 30,
        run: (0, 0),
        usage: seen * 2 + opening,
    }
}

/// The word with its letters told only by case, and runs of one kind cut to two.
fn shape(word: &str) -> u32 {
    let mut last = [0; 2];
    let kinds = word.chars().filter_map(move |c| {
        let kind = if c.is_uppercase() {
            b'X'
        } else if c.is_alphabetic() {
            b'x'
        } else if c.is_ascii_digit() {
            b'9'
        } else {
            b'.'
        };
        let kept = last != [kind; 2];
        last = [last[1], kind];
        kept.then_some(kind)
    });
    kinds.fold(OFFSET, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(PRIME)
    })
}
