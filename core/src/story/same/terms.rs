//! The words of a sentence that tell something, as they are compared.

use xxhash_rust::xxh3::xxh3_64;

use super::words::{WordId, Words};
use crate::{
    analysis::{
        AnnotatedArticle,
        segment::{self, TokenKind},
        starting_in,
    },
    article::Role,
    lexicon::{self, Class},
    text::{Span, Text},
};

/// A stem or number, hashed.
pub type Key = u32;

/// A number tells at least so much.
const NUMBER_WEIGHT: f32 = 0.75;
/// Words of which another is never the same, near as it is.
const OF_A_SET: Class = Class::MONTH
    .union(Class::SCALE)
    .union(Class::ORDINAL)
    .union(Class::FRACTION);
/// Steps of a weight.
const FULL_WEIGHT: f32 = 255.0;

/// One word of a sentence that tells something.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Term {
    /// What it is: the hash of its stem, or of the number.
    pub key: Key,
    word: u16,
    weight: u8,
    flags: u8,
}

const IS_NUMBER: u8 = 1;
const IS_CAPITAL: u8 = 2;
const IS_WEEKDAY: u8 = 4;
const IS_OF_A_SET: u8 = 8;
const NO_WORD: u16 = u16::MAX;

impl Term {
    /// How much it tells, from 0 to 1.
    pub fn weight(&self) -> f32 {
        f32::from(self.weight) / FULL_WEIGHT
    }

    /// The word of the table that it is.
    pub fn word(&self) -> Option<WordId> {
        (self.word != NO_WORD).then_some(WordId(self.word))
    }

    /// Whether it is a number.
    pub fn is_number(&self) -> bool {
        self.flags & IS_NUMBER != 0
    }

    /// Whether it is a day of the week.
    pub fn is_weekday(&self) -> bool {
        self.flags & IS_WEEKDAY != 0
    }

    /// Whether nothing but itself stands for it, however near in meaning: a number, a name, a day, a month.
    pub fn is_exact(&self) -> bool {
        self.flags & (IS_NUMBER | IS_CAPITAL | IS_WEEKDAY | IS_OF_A_SET) != 0
    }

    /// Whether it is written with a capital though it does not begin the sentence.
    pub fn is_capital(&self) -> bool {
        self.flags & IS_CAPITAL != 0
    }
}

/// One sentence, as it is compared.
#[derive(Clone, Copy, Debug)]
pub struct SentenceTerms<'a> {
    /// The index of the sentence in its article's list.
    pub sentence: usize,
    /// Its terms in the order of the text; never none.
    pub terms: &'a [Term],
    /// Whether it has marks of quotation.
    pub quotes: bool,
    /// Whether it denies something.
    pub denies: bool,
}

/// The sentences of an article's running text that have terms.
#[derive(Clone, Debug, Default)]
pub struct ArticleTerms {
    terms: Box<[Term]>,
    bounds: Box<[Bounds]>,
}

#[derive(Clone, Copy, Debug)]
struct Bounds {
    sentence: u32,
    end: u32,
    quotes: bool,
    denies: bool,
}

impl ArticleTerms {
    /// Reads the sentences of the standfirst and the body of `annotated`.
    pub fn of_article(annotated: &AnnotatedArticle) -> ArticleTerms {
        let annotations = &annotated.annotations;
        let text = &annotated.article.text;
        let sentences: Vec<(usize, Span)> = annotations
            .sentences
            .iter()
            .map(|it| it.span)
            .enumerate()
            .collect();
        let blocks = annotations.blocks.iter();
        let running = blocks.filter(|block| matches!(block.role, Role::Standfirst | Role::Body));
        let (mut terms, mut bounds) = (Vec::new(), Vec::new());
        for block in running {
            for &(n, sentence) in starting_in(&sentences, block.span, |(_, span)| *span) {
                let start = terms.len();
                let mut denies = false;
                each(text, sentence, |found| match found {
                    Found::Term(term, _) => terms.push(term),
                    Found::Denial => denies = true,
                });
                if terms.len() > start {
                    bounds.push(Bounds {
                        sentence: n as u32,
                        end: terms.len() as u32,
                        quotes: text[sentence].contains(['"', '“', '”', '‘']),
                        denies,
                    });
                }
            }
        }
        ArticleTerms {
            terms: terms.into(),
            bounds: bounds.into(),
        }
    }

    /// How many sentences there are.
    pub fn len(&self) -> usize {
        self.bounds.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.bounds.is_empty()
    }

    /// The `n`th of them.
    ///
    /// # Panics
    ///
    /// Panics if there are fewer.
    pub fn get(&self, n: usize) -> SentenceTerms<'_> {
        let it = self.bounds[n];
        let start = n.checked_sub(1).map_or(0, |before| self.bounds[before].end);
        SentenceTerms {
            sentence: it.sentence as usize,
            terms: &self.terms[start as usize..it.end as usize],
            quotes: it.quotes,
            denies: it.denies,
        }
    }

    /// All of them, in order.
    pub fn iter(&self) -> impl Iterator<Item = SentenceTerms<'_>> {
        (0..self.len()).map(|n| self.get(n))
    }
}

/// The places of the terms of `sentence`, in the order of [`SentenceTerms::terms`].
pub fn places(text: &Text, sentence: Span) -> Vec<Span> {
    let mut places = Vec::new();
    each(text, sentence, |found| {
        if let Found::Term(_, span) = found {
            places.push(span);
        }
    });
    places
}

enum Found {
    Term(Term, Span),
    Denial,
}

fn each(text: &Text, sentence: Span, mut found: impl FnMut(Found)) {
    let table = Words::get();
    let mut first = true;
    for token in segment::tokens(text, sentence) {
        if token.kind == TokenKind::Mark {
            continue;
        }
        let printed = &text[token.span];
        let is_first = std::mem::replace(&mut first, false);
        let lower = printed.to_lowercase().replace(['’', '‘', '`'], "'");
        let word = lower.strip_suffix("'s").unwrap_or(&lower);
        let known = lexicon::english().get(word);
        let is_contracted = word.ends_with("n't");
        if is_contracted || known.classes.intersects(Class::DENYING) {
            found(Found::Denial);
        }
        if is_contracted || word.is_empty() || known.classes.intersects(Class::FUNCTION) {
            continue;
        }
        let number = match token.kind {
            TokenKind::Number => Some(word.replace(',', "")),
            _ if known.classes.intersects(Class::CARDINAL) => known.value.map(|it| it.to_string()),
            _ => None,
        };
        let key = number.as_deref().map_or_else(|| stem_key(word), hash);
        let weight = match number {
            Some(_) => table.weight(key).max(NUMBER_WEIGHT),
            None => table.weight(key),
        };
        let flags = [
            (IS_NUMBER, number.is_some()),
            (
                IS_CAPITAL,
                !is_first && printed.starts_with(char::is_uppercase),
            ),
            (IS_WEEKDAY, known.classes.intersects(Class::WEEKDAY)),
            (IS_OF_A_SET, known.classes.intersects(OF_A_SET)),
        ];
        let term = Term {
            key,
            word: table.find(word).map_or(NO_WORD, |id| id.0),
            weight: (weight * FULL_WEIGHT).round() as u8,
            flags: flags
                .iter()
                .filter(|(_, is)| *is)
                .map(|(flag, _)| flag)
                .sum(),
        };
        found(Found::Term(term, token.span));
    }
}

/// The key of the stem of `word`, which is in small letters.
pub(super) fn stem_key(word: &str) -> Key {
    const ENDINGS: [(&str, &str); 6] = [
        ("ies", "y"),
        ("ing", ""),
        ("ed", ""),
        ("es", ""),
        ("s", ""),
        ("ly", ""),
    ];
    let cut = ENDINGS.iter().find_map(|(ending, instead)| {
        let stem = word.strip_suffix(ending)?;
        (stem.len() >= 3).then_some((stem, *instead))
    });
    let (mut stem, instead) = cut.unwrap_or((word, ""));
    let bytes = stem.as_bytes();
    if instead.is_empty()
        && stem.len() > 3
        && stem.is_ascii()
        && bytes[stem.len() - 1] == bytes[stem.len() - 2]
    {
        stem = &stem[..stem.len() - 1];
    }
    if instead.is_empty() && stem.len() > 4 {
        stem = stem.strip_suffix('e').unwrap_or(stem);
    }
    match instead {
        "" => hash(stem),
        instead => hash(&[stem, instead].concat()),
    }
}

fn hash(word: &str) -> Key {
    xxh3_64(word.as_bytes()) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_have_one_stem() {
        for forms in [
            ["stop", "stopped", "stopping"],
            ["story", "stories", "story"],
            ["arrive", "arrives", "arrived"],
        ] {
            let keys = forms.map(stem_key);
            assert!(keys.iter().all(|key| *key == keys[0]), "{forms:?}");
        }
        assert_ne!(stem_key("mill"), stem_key("mine"));
    }

    #[test]
    fn terms_stand_at_their_places_and_numbers_are_one_in_letters_and_digits() {
        let text = Text::new("She said the ferry’s 1,200 seats were not for eighteen dogs.");
        let sentence = Span::of(0, text.as_str().len());
        let words: Vec<&str> = places(&text, sentence)
            .into_iter()
            .map(|it| &text[it])
            .collect();
        assert_eq!(words, ["ferry", "1,200", "seats", "eighteen", "dogs"]);
        let digits = Text::new("18");
        let mut keys = Vec::new();
        for (text, span) in [(&text, sentence), (&digits, Span::of(0, 2))] {
            each(text, span, |found| {
                if let Found::Term(term, _) = found {
                    keys.push((term.key, term.is_number()));
                }
            });
        }
        assert_eq!(keys[3], keys[5]);
    }
}
