//! Words of an article in little room, for as long as others may be compared with it.

use super::words::FoldedWord;
use crate::text::Span;

/// A distance or length that one byte does not hold is written after this byte, in four.
const LONG: u8 = u8::MAX;

/// The words of one article, in about six bytes each, half of what they take to be compared.
///
/// To make them again from the text takes tens of times as long as [`KeptWords::unpack`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KeptWords {
    hashes: Box<[u32]>,
    /// For each word its distance from the end of the one before, and its length.
    places: Box<[u8]>,
}

impl KeptWords {
    /// Keeps `words`, which are in order and disjoint.
    pub fn new(words: &[FoldedWord]) -> KeptWords {
        let mut places = Vec::with_capacity(2 * words.len());
        let mut end = 0;
        for FoldedWord { span, .. } in words {
            write(&mut places, span.start() - end);
            write(&mut places, span.len());
            end = span.end();
        }
        KeptWords {
            hashes: words.iter().map(|word| word.hash).collect(),
            places: places.into(),
        }
    }

    /// The number of words.
    pub fn len(&self) -> usize {
        self.hashes.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.hashes.is_empty()
    }

    /// The words as they were given.
    pub fn unpack(&self) -> Vec<FoldedWord> {
        let mut places = &*self.places;
        let mut end = 0;
        let words = self.hashes.iter().map(|&hash| {
            let start = end + read(&mut places);
            end = start + read(&mut places);
            FoldedWord {
                hash,
                span: Span::new(start, end),
            }
        });
        words.collect()
    }
}

fn write(places: &mut Vec<u8>, n: u32) {
    match u8::try_from(n) {
        Ok(short) if short < LONG => places.push(short),
        _ => {
            places.push(LONG);
            places.extend(n.to_le_bytes());
        }
    }
}

fn read(places: &mut &[u8]) -> u32 {
    let Some((&first, rest)) = places.split_first() else {
        return 0;
    };
    *places = rest;
    if first < LONG {
        return u32::from(first);
    }
    let Some((long, rest)) = places.split_first_chunk() else {
        return 0;
    };
    *places = rest;
    u32::from_le_bytes(*long)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn words_come_out_as_they_went_in(
            given in proptest::collection::vec((any::<u32>(), 0_u32..600, 0_u32..600), 0..40)
        ) {
            let mut end = 0;
            let words: Vec<FoldedWord> = given
                .into_iter()
                .map(|(hash, gap, length)| {
                    let span = Span::new(end + gap, end + gap + length);
                    end = span.end();
                    FoldedWord { hash, span }
                })
                .collect();
            prop_assert_eq!(KeptWords::new(&words).unpack(), words);
        }
    }
}
