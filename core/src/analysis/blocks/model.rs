//! The learnt model: which lines of a page belong to its story.

use std::sync::LazyLock;

use super::{
    features,
    lexicon::Lexicon,
    look::{Look, WordLists, look},
    scores,
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
        let n_second = n_first + scores::names().len();
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
            .map(|line| look(line, &LISTS, &self.lexicon))
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
        let more = scores::rows(&looks, &first);
        let mut whole = Vec::new();
        let second: Vec<f32> = rows
            .chunks_exact(width)
            .zip(more.chunks_exact(more.len() / looks.len()))
            .map(|(row, more)| {
                whole.clear();
                whole.extend_from_slice(row);
                whole.extend_from_slice(more);
                self.second.score(&whole)
            })
            .collect();
        let second: Vec<f32> = lifted(&looks, &second, self.lift)
            .into_iter()
            .map(|score| score + self.bias)
            .collect();
        stretches(&second, self.switch)
    }
}

/// Pages are lifted by no more than this.
const MOST_LIFT: f32 = 3.0;

/// The scores, raised where no prose of the page comes up to `best`: a page with prose has a story.
pub fn lifted(looks: &[Look], scores: &[f32], best: f32) -> Vec<f32> {
    let reached = (0..scores.len())
        .filter(|&at| looks[at].is_prose())
        .map(|at| features::mean_of(scores, at, 1))
        .max_by(f32::total_cmp);
    let lift = reached.map_or(0.0, |reached| (best - reached).clamp(0.0, MOST_LIFT));
    scores.iter().map(|score| score + lift).collect()
}

/// What the features are, so that weights learnt over others are refused.
fn checksum() -> u64 {
    let names = [features::names(), scores::names()].concat();
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
    fn the_embedded_weights_are_made_for_these_features() {
        let model =
            Model::read(BYTES).expect("weights.bin is of this version and of these features");
        assert!(!model.first.trees.is_empty() && !model.second.trees.is_empty());
        assert_eq!(model.write(), BYTES);
    }

    #[test]
    fn weights_for_other_features_and_cut_ones_are_refused() {
        let mut other = BYTES.to_vec();
        other[7] ^= 1;
        assert_eq!(Model::read(&other), None);
        assert_eq!(Model::read(&BYTES[..BYTES.len() - 1]), None);
        assert_eq!(Model::read(b""), None);
    }

    #[test]
    fn rows_are_as_long_as_the_lists_of_names() {
        let model = Model::default();
        let looks = ["Ashby", "The mill reopened."]
            .map(|line| look(line, &WordLists::default(), &model.lexicon));
        let n = |names: Vec<String>| 2 * names.len();
        assert_eq!(features::rows(&looks).len(), n(features::names()));
        assert_eq!(scores::rows(&looks, &[1.0, -1.0]).len(), n(scores::names()));
    }

    #[test]
    fn a_stretch_pays_for_its_ends() {
        let scores = [-2.0, 2.0, -0.5, 2.0, -2.0, 0.5, -2.0];
        let kept = |switch| {
            stretches(&scores, switch)
                .iter()
                .map(|&keep| if keep { 'x' } else { '.' })
                .collect::<String>()
        };
        assert_eq!(kept(0.0), ".x.x.x.");
        assert_eq!(kept(0.4), ".xxx...");
        assert_eq!(kept(9.0), ".......");
    }

    #[test]
    fn only_pages_with_prose_are_lifted() {
        let lexicon = Lexicon::default();
        let look = |line| look(line, &WordLists::default(), &lexicon);
        let prose = "The mill of Ashby reopened on Monday after a flood that broke its old wheel.";
        assert_eq!(lifted(&[look(prose)], &[-1.0], 1.0), [1.0]);
        assert_eq!(lifted(&[look(prose)], &[-9.0], 1.0), [-9.0 + MOST_LIFT]);
        assert_eq!(lifted(&[look("Home")], &[-1.0], 1.0), [-1.0]);
    }
}
