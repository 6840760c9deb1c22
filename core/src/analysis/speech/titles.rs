//! Which titles stand before which names.

use std::collections::HashMap;

use super::LONGEST_TITLE;
use crate::{
    analysis::{EntityKind, Mention},
    text::Text,
};

/// So many bytes hold the longest title.
const MAX_TITLE_BYTES: u32 = 120;

/// Every run of words, in lower case, that may be the title which stands before a person's name, with the first mention so
/// titled.
pub(super) fn borne(text: &Text, mentions: &[Mention]) -> HashMap<String, u32> {
    let mut borne = HashMap::new();
    let persons = (0..).zip(mentions);
    for (n, mention) in persons.filter(|(_, it)| it.kind == EntityKind::Person) {
        let before = text
            .before(mention.span.start(), MAX_TITLE_BYTES)
            .trim_end();
        let starts = before
            .rmatch_indices(|c: char| !c.is_alphanumeric())
            .map(|(at, mark)| at + mark.len())
            .filter(|&start| before[start..].starts_with(char::is_alphanumeric));
        for start in starts.chain([0]).take(LONGEST_TITLE) {
            let title = before[start..].to_ascii_lowercase();
            borne.entry(title).or_insert(n);
        }
    }
    borne
}
