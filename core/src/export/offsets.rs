//! Byte offsets → code points.

use crate::text::{Span, Text};

/// Code points before every 64th byte of a text, so that counting starts nearby.
const STRIDE: usize = 64;

/// Converts the byte offsets of one text, which it is given anew each time.
pub struct Offsets {
    // Code points that begin before byte `i * STRIDE`, for every such byte up to the end of the text.
    before: Vec<u32>,
}

impl Offsets {
    pub fn of(text: &Text) -> Offsets {
        let mut n_points = 0;
        let mut before = vec![n_points];
        before.extend(text.as_str().as_bytes().chunks(STRIDE).map(|chunk| {
            n_points += count(chunk);
            n_points
        }));
        Offsets { before }
    }

    /// Start and end of `span` in code points.
    pub fn convert(&self, text: &Text, span: Span) -> (u32, u32) {
        (self.at(text, span.start()), self.at(text, span.end()))
    }

    fn at(&self, text: &Text, byte: u32) -> u32 {
        let byte = byte as usize;
        let stride = byte / STRIDE;
        self.before[stride] + count(&text.as_str().as_bytes()[stride * STRIDE..byte])
    }
}

fn count(bytes: &[u8]) -> u32 {
    let begins = |byte: &&u8| !(0x80..0xC0).contains(*byte);
    bytes.iter().filter(begins).count() as u32
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn offsets_are_those_of_counting_characters(text in ".{0,300}") {
            let text = Text::new(text);
            let offsets = Offsets::of(&text);
            for (at, _) in text.as_str().char_indices().chain([(text.as_str().len(), ' ')]) {
                let n_points = text.as_str()[..at].chars().count() as u32;
                prop_assert_eq!(offsets.at(&text, at as u32), n_points);
            }
        }
    }
}
