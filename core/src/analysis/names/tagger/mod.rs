//! A learnt tagger over the rules: labels of words by a linear model, decided for a whole sequence at once.
//!
//! A first pass sees the words alone; it was learnt from much text labelled by another tagger. The second sees the words, the
//! labels of the first pass here and elsewhere in the article, and what the rules say; it was learnt from text labelled by hand.
//! Both are averaged structured perceptrons (Collins 2002) over hashed features, in the order of Viterbi's algorithm.

mod context;
mod features;
pub mod label;
mod reconcile;
pub mod training_example;
mod trim_boundaries;
pub mod weights;

use std::sync::LazyLock;

use context::TaggingContext;
use label::Label;
use weights::{Weights, take};

use super::{
    MentionCandidate, NameRule,
    rules::RuleMentions,
    words::{Segment, UsageTable},
};

/// The model in use, written by `examples/train_names`.
static BYTES: &[u8] = include_bytes!("weights.bin");

/// What was learnt.
#[derive(Clone, Debug, PartialEq)]
pub struct Model {
    /// Of the first pass.
    pub first: Weights,
    /// Of the second.
    pub second: Weights,
}

impl Model {
    /// The model that comes with the program.
    pub fn embedded() -> Option<&'static Model> {
        static MODEL: LazyLock<Option<Model>> = LazyLock::new(|| Model::read(BYTES));
        MODEL.as_ref()
    }

    /// The model as it is stored.
    pub fn write(&self) -> Vec<u8> {
        let mut out = b"names".to_vec();
        out.push(features::VERSION);
        self.first.write(&mut out);
        self.second.write(&mut out);
        out
    }

    /// The model stored in `bytes`; `None` where it is damaged or was made for other features.
    pub fn read(mut bytes: &[u8]) -> Option<Model> {
        let bytes = &mut bytes;
        if take(bytes)? != *b"names" || take(bytes)? != [features::VERSION] {
            return None;
        }
        let model = Model {
            first: Weights::read(bytes)?,
            second: Weights::read(bytes)?,
        };
        bytes.is_empty().then_some(model)
    }
}

/// The names of an article, by the learnt model over what the rules found.
pub(super) fn tag(
    segments: &[Segment<'_>],
    usage: &UsageTable<'_>,
    by_rules: &RuleMentions,
) -> Vec<MentionCandidate> {
    let Some(model) = Model::embedded() else {
        return by_rules.names.clone();
    };
    let context = TaggingContext::new(segments, usage, by_rules);
    let mut found = Vec::new();
    for (sequence, labels) in context.sequences.iter().zip(context.tag(model)) {
        for (range, kind) in Label::names(&labels) {
            let start = sequence.words.start;
            let range = start + range.start..start + range.end;
            let words = &segments[sequence.segment].words;
            for (words, kind) in trim_boundaries::trim_boundaries(words, range, kind) {
                found.push(MentionCandidate {
                    segment: sequence.segment,
                    words,
                    kind,
                    rule: NameRule::Learnt,
                    is_explicit: false,
                });
            }
        }
    }
    reconcile::reconcile(segments, by_rules, found)
}

#[cfg(test)]
mod tests {
    use xxhash_rust::xxh3::xxh3_64;

    use super::{label::N_LABELS, *};
    use crate::text::Text;

    #[test]
    fn the_embedded_weights_are_read_and_written_alike() {
        let model = Model::read(BYTES).expect("weights.bin is of this version");
        assert_eq!(model.write(), BYTES);
    }

    #[test]
    fn weights_of_another_version_and_cut_ones_are_refused() {
        let mut other = BYTES.to_vec();
        other[5] ^= 1;
        assert_eq!(Model::read(&other), None);
        assert_eq!(Model::read(&BYTES[..BYTES.len() - 1]), None);
        assert_eq!(Model::read(b""), None);
    }

    /// Where the features differ, they have changed their meaning: raise their version and learn anew. Where only the file does,
    /// it was learnt anew, and nothing is wrong but the last of these numbers.
    #[test]
    fn the_features_are_those_that_the_weights_were_learnt_over() {
        let text = Text::new("On Friday Maj. Gen. Tarek al-Dol of the HWU left Oslo's port.");
        let example = training_example::TrainingExample::new(&text);
        let nothing = Weights::new(vec![[0; N_LABELS]], [[0; N_LABELS]; N_LABELS]);
        let rows = example.second(&nothing);
        let features = rows.iter().flat_map(|row| row.features.iter().flatten());
        let seen = features.fold(0u32, |sum, feature| sum.rotate_left(5) ^ feature);
        assert_eq!((features::VERSION, seen), (1, 4_066_744_915));
        assert_eq!(xxh3_64(BYTES), 15_760_708_342_414_261_280);
    }
}
