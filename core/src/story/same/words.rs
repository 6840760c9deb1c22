//! What is known of words in general: how rare each is in news, and which mean nearly the same.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::terms::{self, Key};

static BYTES: &[u8] = include_bytes!("words.bin");
const MAGIC: &[u8] = b"DLWORDS1";
/// A word that stands in fewer articles than this is not in the table.
const UNKNOWN: f32 = 3.0;
/// Axes of the vector of a word.
pub const N_AXES: usize = 64;
/// The length of a vector of whole numbers.
const UNIT: f32 = 127.0;

/// A word of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WordId(pub u16);

/// The embedded table of words; how it was made is told in `README.md` beside it.
#[derive(Debug, Default)]
pub struct Words {
    ids: FxHashMap<&'static str, u16>,
    /// For each stem the number of articles that have the most frequent word of it.
    n_having: FxHashMap<Key, u16>,
    n_articles: f32,
    vectors: &'static [[u8; N_AXES]],
}

impl Words {
    /// The table, unpacked when it is first asked for.
    pub fn get() -> &'static Words {
        static WORDS: OnceLock<Words> = OnceLock::new();
        // The bytes are part of the program, and a test reads them.
        WORDS.get_or_init(|| Words::read(BYTES).unwrap_or_default())
    }

    fn read(bytes: &'static [u8]) -> Option<Words> {
        let mut rest = bytes.strip_prefix(MAGIC)?;
        let mut number = || {
            let (number, after) = rest.split_first_chunk::<4>()?;
            rest = after;
            usize::try_from(u32::from_le_bytes(*number)).ok()
        };
        let (n_words, n_axes, n_articles) = (number()?, number()?, number()?);
        if n_axes != N_AXES {
            return None;
        }
        let mut all = Vec::with_capacity(n_words);
        for _ in 0..n_words {
            let (&length, after) = rest.split_first()?;
            let (word, after) = after.split_at_checked(usize::from(length))?;
            all.push(std::str::from_utf8(word).ok()?);
            rest = after;
        }
        let (counts, vectors) = rest.split_at_checked(2 * n_words)?;
        let mut words = Words {
            n_articles: n_articles as f32,
            vectors: vectors.as_chunks().0,
            ..Words::default()
        };
        for (n, (word, count)) in all.into_iter().zip(counts.as_chunks::<2>().0).enumerate() {
            words.ids.insert(word, u16::try_from(n).ok()?);
            let count = u16::from_le_bytes(*count);
            let most = words.n_having.entry(terms::stem_key(word)).or_default();
            *most = count.max(*most);
        }
        Some(words)
    }

    /// The word, in small letters, if the table has it.
    pub fn find(&self, word: &str) -> Option<WordId> {
        self.ids.get(word).copied().map(WordId)
    }

    /// How much the words of a stem tell: 0 for one that stands in all news, 1 for one that stands in none (inverse
    /// document frequency, Spärck Jones 1972, as a share of the most that there is).
    pub fn weight(&self, stem: Key) -> f32 {
        let n = self
            .n_having
            .get(&stem)
            .map_or(UNKNOWN, |n| f32::from(*n).max(UNKNOWN));
        let all = self.n_articles + 1.0;
        (all / (n + 1.0)).ln() / all.ln()
    }

    /// How near two words are in meaning, as the cosine of their vectors.
    pub fn nearness(&self, one: WordId, other: WordId) -> f32 {
        let pairs = self.axes(one).iter().zip(self.axes(other));
        let sum: i32 = pairs
            .map(|(a, b)| i32::from(*a as i8) * i32::from(*b as i8))
            .sum();
        sum as f32 / (UNIT * UNIT)
    }

    /// The axes of a word, each a signed byte.
    pub fn axes(&self, word: WordId) -> &'static [u8; N_AXES] {
        &self.vectors[usize::from(word.0)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_the_one_that_the_card_tells_of() {
        let card = include_str!("README.md");
        let words = Words::read(BYTES).unwrap();
        let sum = xxhash_rust::xxh3::xxh3_64(BYTES);
        for told in [
            format!("{} words", words.ids.len().min(words.vectors.len())),
            format!("{N_AXES} axes"),
            format!("{} articles", words.n_articles),
            format!("{sum:016x}"),
        ] {
            assert!(card.contains(&told), "the card does not say `{told}`");
        }
    }

    #[test]
    fn words_of_one_meaning_are_near_and_others_are_not() {
        let words = Words::get();
        let near = |one: &str, other: &str| {
            words.nearness(words.find(one).unwrap(), words.find(other).unwrap())
        };
        assert!(near("arrested", "detained") > 0.6);
        assert!(near("blast", "explosion") > 0.6);
        assert!(near("arrested", "harbour") < 0.3);
        assert!((near("mill", "mill") - 1.0).abs() < 0.02);
    }

    #[test]
    fn rare_words_weigh_more() {
        let words = Words::get();
        let weight = |word: &str| words.weight(terms::stem_key(word));
        assert!(weight("government") < weight("ferry"));
        assert!(weight("ferry") < weight("zorblat"));
        assert!(weight("zorblat") <= 1.0);
    }
}
