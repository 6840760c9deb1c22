//! The weights that are embedded.

use std::sync::LazyLock;

use super::{net::Net, relation::Relation, tag::Tag, transition::Action};

/// The model in use, written by `examples/train_syntax`.
static BYTES: &[u8] = include_bytes!("weights.bin");

/// Raised when a feature changes its meaning.
const VERSION: u8 = 1;

/// Hidden units of the parser.
pub const HIDDEN: usize = 64;
/// Hidden units of the tagger.
pub const HIDDEN_OF_TAGGER: usize = 32;

/// Where the outcomes begin that are relations to a head on the right; those before are actions.
pub const LABELS_LEFT: usize = Action::ALL.len();
/// Where those to a head on the left begin.
pub const LABELS_RIGHT: usize = LABELS_LEFT + Relation::ALL.len();
/// All outcomes of the parser.
pub const N_OUTCOMES: usize = LABELS_RIGHT + Relation::ALL.len();

/// What was learnt.
#[derive(Clone, Debug, PartialEq)]
pub struct Model {
    /// Outcomes are tags.
    pub tagger: Net<HIDDEN_OF_TAGGER>,
    /// Outcomes are actions, then the relations that arcs to the left and to the right can have.
    pub parser: Net<HIDDEN>,
}

impl Model {
    /// The model that comes with the program.
    pub fn embedded() -> &'static Model {
        static MODEL: LazyLock<Model> =
            LazyLock::new(|| Model::read(BYTES).unwrap_or_else(Model::empty));
        &MODEL
    }

    /// One that knows nothing, so that any words have a tree.
    fn empty() -> Model {
        Model {
            tagger: Net::empty(Tag::ALL.len()),
            parser: Net::empty(N_OUTCOMES),
        }
    }

    /// The model as it is stored.
    pub fn write(&self) -> Vec<u8> {
        let mut out = b"syntax".to_vec();
        out.push(VERSION);
        self.tagger.write(&mut out);
        self.parser.write(&mut out);
        out
    }

    /// The model stored in `bytes`; `None` where it is damaged or was made for other features.
    pub fn read(bytes: &[u8]) -> Option<Model> {
        let bytes = &mut bytes.strip_prefix(b"syntax")?.strip_prefix(&[VERSION])?;
        let model = Model {
            tagger: Net::read(bytes, Tag::ALL.len())?,
            parser: Net::read(bytes, N_OUTCOMES)?,
        };
        bytes.is_empty().then_some(model)
    }
}

#[cfg(test)]
mod tests {
    use xxhash_rust::xxh3::xxh3_64;

    use super::*;
    use crate::syntax::{
        features, tagger,
        transition::State,
        word::{Case, Word},
    };

    #[test]
    fn the_embedded_weights_are_read_and_written_alike() {
        let model = Model::read(BYTES).expect("weights.bin is of this version");
        assert_eq!(model.write(), BYTES);
        assert!(BYTES.len() <= 6_000_000);
    }

    #[test]
    fn weights_of_another_version_and_cut_ones_are_refused() {
        let mut other = BYTES.to_vec();
        other[6] ^= 1;
        assert_eq!(Model::read(&other), None);
        assert_eq!(Model::read(&BYTES[..BYTES.len() - 1]), None);
        assert_eq!(Model::read(b""), None);
    }

    /// Where the features differ, they have changed their meaning: raise their version and learn anew. Where only the file does,
    /// it was learnt anew, and nothing is wrong but the last of these numbers.
    #[test]
    fn the_features_are_those_that_the_weights_were_learnt_over() {
        let forms = [
            "“",
            "Ferries",
            "wo",
            "n’t",
            "stop",
            "”",
            "Ms.",
            "Dol-Haddad",
            "said",
            "in",
            "1999",
            ".",
        ];
        let words = forms.map(|form| Word::new(form, Case::Sentence));
        let mut seen = 0u32;
        let mut add = |features: &[u32]| {
            for feature in features {
                seen = seen.rotate_left(5) ^ feature;
            }
        };
        for at in 0..words.len() {
            add(&tagger::features(&words, at, [Some(Tag::Nn), None]));
        }
        let mut state = State::default();
        state.start(words.iter().map(|word| word.lower).zip(Tag::ALL));
        for action in [0, 0, 2, 0, 3, 3, 1, 0, 0, 2, 3] {
            add(&features(&state));
            let action = Action::ALL[action];
            if state.allows(action) {
                state.take(action, 7);
            }
        }
        assert_eq!((VERSION, seen), (1, 3_408_325_697));
        assert_eq!(xxh3_64(BYTES), 1_113_303_586_425_434_843);
    }
}
