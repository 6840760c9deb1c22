//! Words that several articles quote: what was said is reported in the days after it was said.

use xxhash_rust::xxh3::xxh3_64;

use crate::{
    analysis::segment::{self, TokenKind},
    text::{Span, Text},
};

/// So many words in a row that two articles quote alike were said once.
pub(super) const MIN_WORDS: usize = 8;

/// Odd, so that no bit is lost: the hash of a run hangs on the order of its words.
const MIX: u64 = 0x9e37_79b9_7f4a_7c15;

/// Finds the runs of words in quotes; what it holds is only kept to be used again.
#[derive(Debug, Default)]
pub(super) struct Runs {
    words: Vec<u64>,
    runs: Vec<u64>,
}

impl Runs {
    /// Each run of [`MIN_WORDS`] words in `quote`, case and marks aside, as a hash.
    pub(super) fn of(&mut self, text: &Text, quote: Span) -> &[u64] {
        self.words.clear();
        self.runs.clear();
        for token in segment::tokens(text, quote) {
            if token.kind != TokenKind::Mark {
                let word = text[token.span].to_lowercase();
                self.words.push(xxh3_64(word.as_bytes()));
            }
        }
        for run in self.words.windows(MIN_WORDS) {
            let together = run.iter().fold(0, |hash: u64, word| {
                hash.rotate_left(5).wrapping_mul(MIX).wrapping_add(*word)
            });
            self.runs.push(together);
        }
        &self.runs
    }
}
