//! Parts of speech, from left to right.

use super::{net::feature, tag::Tag, word::Word};

/// Features of one word.
pub const N_FEATURES: usize = 25;

/// The features of the word at `at`, whose two words before are tagged so.
pub fn features(words: &[Word], at: usize, before: [Option<Tag>; 2]) -> [u32; N_FEATURES] {
    let word = |by: isize| {
        at.checked_add_signed(by)
            .and_then(|at| words.get(at))
            .copied()
            .unwrap_or_default()
    };
    let tag = |n: usize| before[n].map_or(99, |tag| tag as u32);
    let (own, left, right) = (word(0), word(-1), word(1));
    let (left2, right2) = (word(-2), word(2));
    let start = u32::from(at == 0);
    [
        feature(0, own.form, 0, 0),
        feature(1, own.lower, 0, 0),
        feature(2, own.suffixes[0], own.shape, 0),
        feature(3, own.suffixes[1], own.shape, 0),
        feature(4, own.suffixes[2], own.shape, 0),
        feature(5, own.suffixes[3], 0, 0),
        feature(6, own.prefix, 0, 0),
        feature(7, own.shape, start, 0),
        feature(8, left.lower, 0, 0),
        feature(9, left2.lower, 0, 0),
        feature(10, right.form, 0, 0),
        feature(11, right2.lower, 0, 0),
        feature(12, right.suffixes[1], right.shape, 0),
        feature(13, right.suffixes[2], 0, 0),
        feature(14, left.suffixes[2], 0, 0),
        feature(15, left.shape, own.shape, right.shape),
        feature(16, tag(0), own.suffixes[1], 0),
        feature(17, tag(0), tag(1), 0),
        feature(18, tag(0), own.lower, 0),
        feature(19, left.lower, own.lower, 0),
        feature(20, own.lower, right.lower, 0),
        feature(21, tag(0), tag(1), own.suffixes[2]),
        feature(22, tag(0), right.lower, 0),
        feature(23, own.suffixes[2], right.suffixes[2], 0),
        feature(24, left.lower, right.lower, 0),
    ]
}
