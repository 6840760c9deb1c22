//! Numbers of the dead, the hurt and the like, which need no noun.

use super::{Reader, bounds};

/// What was done to people, after their number.
#[rustfmt::skip]
const DONE: &[&str] = &[
    "dead", "killed", "injured", "wounded", "hurt", "missing", "arrested", "detained", "died", "sick",
    "infected", "displaced", "aboard",
];

/// What is done to people, before their number.
#[rustfmt::skip]
const DOING: &[&str] = &[
    "killing", "killed", "injuring", "injured", "wounding", "wounded", "kills", "injures", "wounds",
    "leaving",
];

impl Reader<'_> {
    /// Whether a number without a noun, up to `after`, counts people to whom something was done: `killing 56`, `56 dead`.
    pub(super) fn is_toll(&self, at: usize, after: usize) -> bool {
        let words = &self.words;
        let done = |word: &str| DONE.contains(&word);
        let be = matches!(words.at(after), "were" | "was" | "are" | "have" | "had") && {
            let verb = after + 1 + usize::from(words.at(after + 1) == "been");
            done(words.at(verb))
        };
        let others = usize::from(matches!(words.at(after), "others" | "more"));
        let begin = bounds::before(words, at).map_or(at, |(_, begin)| begin);
        let doing = |word: &str| DOING.contains(&word);
        let ends = !words.is_word(after)
            || matches!(
                words.at(after),
                "and" | "in" | "on" | "at" | "of" | "near" | "others"
            );
        let toll = words.before(begin, 1) == "to"
            || words.before(begin, 1) == "at"
            || words.before(begin, 1) == "stands";
        let rose = toll
            && (2..8).any(|places| {
                matches!(
                    words.before(begin, places),
                    "toll" | "deaths" | "fatalities"
                )
            });
        done(words.at(after + others))
            || be
            || doing(words.before(begin, 1)) && ends
            || rose && ends
    }
}
