//! The learnt model: which lines of a page belong to its story.

use std::sync::LazyLock;

use super::{
    features::{self, Look, WordLists},
    lexicon::Lexicon,
    trees::{Trees, take},
};

/// The model in use, written by `examples/train_blocks.rs`.
static BYTES: &[u8] = include_bytes!("weights.bin");

/// The form of the file and of what the features mean; raised when either changes.
const VERSION: u8 = 1;

/// What was learnt, and what it was learnt over.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Model {
    /// Words that tell stories and pages apart.
    pub lexicon: Lexicon,
    /// Scores each line by itself, its neighbours and its page.
    pub first: Trees,
    /// Scores it again, with the first scores of all lines at hand.
    pub second: Trees,
    /// What it costs to begin or end a stretch of the story.
    pub switch: f32,
    /// Added to the score of every line before the stretches are chosen.
    pub bias: f32,
    /// What the best place of a page should score; pages that stay below are lifted.
    pub lift: f32,
}

impl Model {
    /// The model that comes with the program.
    pub fn embedded() -> &'static Model {
        static MODEL: LazyLock<Model> = LazyLock::new(|| Model::read(BYTES).unwrap_or_default());
        &MODEL
    }

    /// The model as it is stored.
    pub fn write(&self) -> Vec<u8> {
        let mut out = b"blocks".to_vec();
        out.push(VERSION);
        out.extend(checksum().to_le_bytes());
        out.extend(self.switch.to_le_bytes());
        out.extend(self.bias.to_le_bytes());
        out.extend(self.lift.to_le_bytes());
        out.extend((self.lexicon.scores().len() as u16).to_le_bytes());
        for &(hash, score) in self.lexicon.scores() {
            out.extend(hash.to_le_bytes());
            out.push(score as u8);
        }
        self.first.write(&mut out);
        self.second.write(&mut out);
        out
    }

    /// The model stored in `bytes`; `None` where it is damaged or was made for other features.
    pub fn read(mut bytes: &[u8]) -> Option<Model> {
        let bytes = &mut bytes;
        if take(bytes)? != *b"blocks"
            || take(bytes)? != [VERSION]
            || take(bytes)? != checksum().to_le_bytes()
        {
            return None;
        }
        let switch = f32::from_le_bytes(take(bytes)?);
        let bias = f32::from_le_bytes(take(bytes)?);
        let lift = f32::from_le_bytes(take(bytes)?);
        let n_words = u16::from_le_bytes(take(bytes)?);
        let words: Option<Vec<(u32, i8)>> = (0..n_words)
            .map(|_| Some((u32::from_le_bytes(take(bytes)?), take::<1>(bytes)?[0] as i8)))
            .collect();
        let n_first = features::names().len();
        let n_second = n_first + features::names_of_scores().len();
        let model = Model {
            lexicon: Lexicon::new(words?),
            first: Trees::read(bytes, n_first)?,
            second: Trees::read(bytes, n_second)?,
            switch,
            bias,
            lift,
        };
        bytes.is_empty().then_some(model)
    }

    /// Whether each line belongs to the story; the lines are given in order and without those that are empty.
    pub fn keep<'l>(&self, lines: impl IntoIterator<Item = &'l str>) -> Vec<bool> {
        static LISTS: LazyLock<WordLists> = LazyLock::new(WordLists::default);
        let looks: Vec<Look> = lines
            .into_iter()
            .map(|line| features::look(line, &LISTS, &self.lexicon))
            .collect();
        if looks.is_empty() {
            return Vec::new();
        }
        let rows = features::rows(&looks);
        let width = rows.len() / looks.len();
        let first: Vec<f32> = rows
            .chunks_exact(width)
            .map(|row| self.first.score(row))
            .collect();
        let more = features::rows_of_scores(&looks, &first);
        let mut whole = Vec::new();
        let scores: Vec<f32> = rows
            .chunks_exact(width)
            .zip(more.chunks_exact(more.len() / looks.len()))
            .map(|(row, more)| {
                whole.clear();
                whole.extend_from_slice(row);
                whole.extend_from_slice(more);
                self.second.score(&whole)
            })
            .collect();
        let scores: Vec<f32> = lifted(&scores, self.lift)
            .into_iter()
            .map(|score| score + self.bias)
            .collect();
        stretches(&scores, self.switch)
    }
}

/// Pages are lifted by no more than this.
const MOST_LIFT: f32 = 3.0;

/// The scores, raised where no place of the page comes up to `best`: most pages have a story.
pub fn lifted(scores: &[f32], best: f32) -> Vec<f32> {
    let reached = (0..scores.len())
        .map(|at| features::mean_of(scores, at, 1))
        .fold(f32::MIN, f32::max);
    let lift = (best - reached).clamp(0.0, MOST_LIFT);
    scores.iter().map(|score| score + lift).collect()
}

/// What the features are, so that weights learnt over others are refused.
fn checksum() -> u64 {
    let names = [features::names(), features::names_of_scores()].concat();
    xxhash_rust::xxh3::xxh3_64(names.join("\n").as_bytes())
}

/// The best sequence of kept and other lines where each change costs `switch` (Viterbi 1967).
pub fn stretches(scores: &[f32], switch: f32) -> Vec<bool> {
    // The best sums so far that end outside and inside the story, and from where each came.
    let (mut outside, mut inside) = (0.0f32, -switch);
    let mut stays = Vec::with_capacity(scores.len());
    for score in scores {
        let (leave, enter) = (inside - switch, outside - switch);
        stays.push((outside >= leave, inside >= enter));
        (outside, inside) = (
            outside.max(leave) - score / 2.0,
            inside.max(enter) + score / 2.0,
        );
    }
    let mut is_in = inside > outside;
    let mut keep = vec![false; scores.len()];
    for (n, &(stays_out, stays_in)) in stays.iter().enumerate().rev() {
        keep[n] = is_in;
        is_in = if is_in { stays_in } else { !stays_out };
    }
    keep
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_file_is_for_these_features_and_is_what_would_be_written() {
        let model = Model::read(BYTES).expect("a file for these features");
        assert!(model.write() == BYTES);
        assert_ne!(model, Model::default());
    }

    #[test]
    fn a_damaged_file_is_not_read() {
        assert_eq!(Model::read(&BYTES[..BYTES.len() - 1]), None);
        let mut other_features = BYTES.to_vec();
        other_features[8] ^= 1;
        assert_eq!(Model::read(&other_features), None);
        assert_eq!(Model::read(b""), None);
    }

    #[test]
    fn a_page_keeps_its_sentences_and_not_its_menu() {
        let page = [
            "Home",
            "Sport",
            "Weather",
            "The old mill of Ashby reopened to visitors on Monday, two months after the flood, its owner said.",
            "The river had flooded the mill in January, and its owner had feared that it would never open again.",
            "Most read",
            "Contact us",
        ];
        let keep = Model::embedded().keep(page.iter().copied());
        assert_eq!(keep, [false, false, false, true, true, false, false]);
    }
}
