//! Words that pages use and stories do not, and the reverse, as learnt from labelled pages.

/// How much a word speaks for the story, by the hash of the word.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lexicon {
    // Invariant: sorted by hash, each once.
    scores: Vec<(u32, i8)>,
}

/// One unit of the stored score, in natural logarithms of odds.
const UNIT: f32 = 1.0 / 16.0;

impl Lexicon {
    /// A lexicon of the given hashes and scores; of two for one hash the first counts.
    pub fn new(mut scores: Vec<(u32, i8)>) -> Lexicon {
        scores.sort_by_key(|&(hash, _)| hash);
        scores.dedup_by_key(|&mut (hash, _)| hash);
        Lexicon { scores }
    }

    /// The hashes and stored scores, by hash.
    pub fn scores(&self) -> &[(u32, i8)] {
        &self.scores
    }

    /// The score of a word: positive where it stands in stories rather than in what surrounds them.
    pub fn score(&self, hash: u32) -> Option<f32> {
        let at = self.scores.binary_search_by_key(&hash, |&(hash, _)| hash);
        at.ok().map(|at| f32::from(self.scores[at].1) * UNIT)
    }

    /// The stored form of a score given in natural logarithms of odds.
    pub fn stored(score: f64) -> i8 {
        (score / f64::from(UNIT)).round().clamp(-127.0, 127.0) as i8
    }
}

/// The hash of a word, the same for capitals and small letters of ASCII (FNV-1a).
pub fn hash(word: &str) -> u32 {
    word.bytes().fold(0x811c_9dc5, |hash, byte| {
        (hash ^ u32::from(byte.to_ascii_lowercase())).wrapping_mul(0x0100_0193)
    })
}
