//! The words beside names, and inside them, that tell what a name names: a list for each class, in lower case.

use super::lexicon::Class;

/// Lists of words with their class.
pub(super) const TABLES: &[(&str, Class)] = &[
    (include_str!("data/function.txt"), Class::FUNCTION),
    (include_str!("data/title.txt"), Class::TITLE),
    (include_str!("data/occupation.txt"), Class::OCCUPATION),
    (include_str!("data/honorific.txt"), Class::HONORIFIC),
    (include_str!("data/org_head.txt"), Class::ORG_HEAD),
    (include_str!("data/org_noun.txt"), Class::ORG_NOUN),
    (include_str!("data/place_head.txt"), Class::PLACE_HEAD),
    (include_str!("data/place_noun.txt"), Class::PLACE_NOUN),
    (include_str!("data/event_head.txt"), Class::EVENT_HEAD),
    (include_str!("data/event_noun.txt"), Class::EVENT_NOUN),
    (include_str!("data/particle.txt"), Class::PARTICLE),
    (
        include_str!("data/hyphen_particle.txt"),
        Class::HYPHEN_PARTICLE,
    ),
    (include_str!("data/speech.txt"), Class::SPEECH),
    (
        include_str!("data/place_preposition.txt"),
        Class::PLACE_PREPOSITION,
    ),
    (include_str!("data/direction.txt"), Class::DIRECTION),
    (include_str!("data/calendar.txt"), Class::CALENDAR),
    (include_str!("data/not_name.txt"), Class::NOT_NAME),
    (include_str!("data/title_opener.txt"), Class::COMMON),
    (include_str!("data/owner.txt"), Class::OWNER),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::names::lexicon::lines;

    #[test]
    fn every_list_is_in_order_and_has_a_word_once() {
        for (table, class) in TABLES {
            let words: Vec<&str> = lines(table).collect();
            assert!(
                words.is_sorted_by(|one, other| one < other),
                "{class:?}: {words:?}"
            );
        }
    }
}
