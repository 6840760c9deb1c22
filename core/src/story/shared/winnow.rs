//! Which runs of words of an article are looked up in others.

use super::words::FoldedWord;

/// Runs of so many words are compared.
pub(super) const RUN: usize = 8;
/// Of so many runs one after the other one at least is chosen, so that what two articles share of
/// `RUN + WINDOW - 1` words and more is found.
const WINDOW: usize = 5;
/// Odd, and of no pattern: the multiplier of the golden ratio.
const BASE: u64 = 0x9E37_79B9_7F4A_7C15;

/// A run of words that is looked up in other articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fingerprint {
    /// Equal for runs of equal words.
    pub hash: u32,
    /// The index of its first word.
    pub at: u32,
}

/// Chooses runs of `words` by winnowing (Schleimer, Wilkerson & Aiken, 2003): about one in three, the
/// same ones wherever the same words stand.
pub fn fingerprints(words: &[FoldedWord]) -> Box<[Fingerprint]> {
    let runs = hashes(words);
    let mut chosen: Vec<Fingerprint> = Vec::new();
    let mut last = None;
    for (first, window) in runs.windows(WINDOW).enumerate() {
        // The last of equal ones, so that a run that goes on repeating is not chosen each time.
        let least = (0..WINDOW).rev().min_by_key(|&n| window[n]).unwrap_or(0);
        let at = first + least;
        if last != Some(at) {
            let hash = (window[least] >> 32) as u32;
            chosen.push(Fingerprint {
                hash,
                at: at as u32,
            });
            last = Some(at);
        }
    }
    chosen.into()
}

/// The hash of each run, rolled from word to word (Karp & Rabin, 1987) and mixed.
fn hashes(words: &[FoldedWord]) -> Vec<u64> {
    let leading = (1..RUN).fold(1_u64, |power, _| power.wrapping_mul(BASE));
    let mut rolled = 0_u64;
    let mut runs = Vec::with_capacity(words.len().saturating_sub(RUN - 1));
    for (n, word) in words.iter().enumerate() {
        if n >= RUN {
            let gone = u64::from(words[n - RUN].hash);
            rolled = rolled.wrapping_sub(gone.wrapping_mul(leading));
        }
        rolled = rolled.wrapping_mul(BASE).wrapping_add(u64::from(word.hash));
        if n + 1 >= RUN {
            let mixed = (rolled ^ (rolled >> 32)).wrapping_mul(BASE);
            runs.push(mixed ^ (mixed >> 29));
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::{super::words, *};
    use crate::text::Text;

    fn chosen(text: &str) -> Vec<u32> {
        let text = Text::new(text);
        let mut found = Vec::new();
        words::of_span(&text, text.span(), &mut found);
        let prints = fingerprints(&found);
        prints.iter().map(|print| print.hash).collect()
    }

    const SHARED: &str = "the owners of the mill thanked seven carpenters for their patience";

    #[test]
    fn twelve_words_that_two_texts_share_have_a_run_in_common() {
        assert_eq!(SHARED.split(' ').count(), 11);
        for next in ["ferry", "horse", "bridge", "lantern", "harbour"] {
            let shared = format!("{SHARED} {next}");
            let one = chosen(&format!("On Monday, when the river was calm, {shared}."));
            let other = chosen(&format!(
                "Nobody in Ashby knew why {shared} or so it seemed."
            ));
            assert!(one.iter().any(|hash| other.contains(hash)), "{next}");
        }
    }

    #[test]
    fn a_part_of_all_runs_is_chosen() {
        let text: String = (0..6000).map(|n| format!("word{n} ")).collect();
        let n_chosen = chosen(&text).len();
        assert!((1800..2200).contains(&n_chosen), "{n_chosen}");
        let same = "mill ".repeat(1000);
        assert!(chosen(&same).len() <= 1000 - RUN);
        assert!(chosen("too short a text to share anything").is_empty());
    }
}
