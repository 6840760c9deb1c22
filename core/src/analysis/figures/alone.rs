//! Numbers that stand without what they count: `rose to 23`, `63 were rescued`, `212 votes to 198`.

use super::{Amount, Reader, bounds};
use crate::{
    analysis::parsed::Parsed,
    lexicon::Class,
    syntax::{Relation, Tag},
};

/// A vote is told so many words before or behind its numbers at most.
const REACH_OF_VOTE: usize = 8;

impl Reader<'_> {
    /// Whether the number without a noun, from `at` up to `after`, tells how many of what was named before: by grammar
    /// it is subject, object or stands behind a preposition.
    pub(super) fn is_alone(&self, at: usize, after: usize, amount: Amount) -> bool {
        let out_of = self.words.before(at, 1) == "of" && self.words.before(at, 2) == "out";
        if out_of || self.is_vote(at, after) {
            return true;
        }
        if !self.may_be_alone(at, after, amount) {
            return false;
        }
        if self.is_changed(at) {
            return true;
        }
        let mut parsed = self.parsed.borrow_mut();
        let parsed = parsed.get_or_insert_with(|| self.words.parsed());
        self.is_argument(parsed, after - 1)
    }

    /// What the words beside a number tell without its sentence being parsed.
    fn may_be_alone(&self, at: usize, after: usize, amount: Amount) -> bool {
        let words = &self.words;
        let begin = bounds::before(words, at).map_or(at, |(_, begin)| begin);
        let bound = begin < at;
        let before = words.before(begin, 1);
        let pronoun = amount.only() == Some(1.0) && words.is_word(at);
        let digits = words.at(at);
        let year = after == at + 1
            && digits.len() == 4
            && matches!(digits.get(..2), Some("19" | "20"))
            && words.is_number(at);
        let number = |at: usize| {
            words.is_number(at)
                || words
                    .entry(at)
                    .classes
                    .intersects(Class::CARDINAL | Class::SCALE)
        };
        // `1, 2 and 3` are names of things.
        let listed_behind =
            at >= 2 && matches!(words.before(at, 1), "and" | "or") && number(at - 2);
        let beside = number(after) || at > 0 && number(at - 1) || listed_behind;
        let joined = after < words.len()
            && words.touches_next(after - 1)
            && !matches!(
                words.at(after),
                "." | "," | ";" | ")" | "?" | "!" | "\"" | "”" | "’" | "'" | ":"
            );
        // `died at 74`, `in 5`
        let of_age = !bound && before == "at" && amount.high() < 120.0;
        let of_group = before == "of" && self.stands_behind_group(begin)
            || before == "the" && words.at(after) == "aboard";
        let names_place = matches!(
            before,
            "(" | "" | "." | ":" | "in" | "#" | "/" | "on" | "the" | "of"
        );
        let listed = names_place && !bound && !of_group;
        let named = begin > 0 && words.is_capital(begin - 1) && !words.is_number(begin - 1);
        !(pronoun || year || beside || joined || of_age || listed || named && !bound)
    }

    /// `climbed to 41`, `up from 6,200`.
    fn is_changed(&self, at: usize) -> bool {
        let words = &self.words;
        let begin = bounds::before(words, at).map_or(at, |(_, begin)| begin);
        let changes = |back: usize| {
            let verb = begin.checked_sub(back);
            verb.is_some_and(|verb| words.entry(verb).classes.contains(Class::CHANGE))
        };
        matches!(words.before(begin, 1), "to" | "from") && changes(2)
    }

    /// `a crew of six`, `the youngest of nine`, `an average of 204`.
    fn stands_behind_group(&self, at: usize) -> bool {
        matches!(
            self.words.before(at, 2),
            "crew"
                | "youngest"
                | "eldest"
                | "oldest"
                | "total"
                | "average"
                | "toll"
                | "record"
                | "group"
                | "team"
                | "family"
                | "high"
                | "low"
                | "capacity"
                | "count"
                | "majority"
                | "out"
        )
    }

    fn is_argument(&self, parsed: &Parsed<'_>, last: usize) -> bool {
        let Some(at) = parsed.at(self.words.span(last).start()) else {
            return false;
        };
        let tree = &parsed.tree;
        let node = tree.nodes()[at];
        let number = node.tag == Tag::Cd || tree.nodes()[at].form.parse::<f64>().is_ok();
        let has_place = match node.relation {
            Relation::Nsubj
            | Relation::NsubjPass
            | Relation::Obj
            | Relation::Obl
            | Relation::OblUnmarked
            | Relation::Root
            | Relation::Ccomp
            | Relation::Xcomp => true,
            Relation::Nmod => tree.case(at).is_some(),
            Relation::Conj => true,
            _ => false,
        };
        number && has_place
    }

    /// Whether the number from `at` up to `after` is one side of a vote: `voted 61 to 38`, `31–14`, `402 votes to 117`.
    fn is_vote(&self, at: usize, after: usize) -> bool {
        let words = &self.words;
        let dash = |at: usize| matches!(words.at(at), "-" | "–" | "—");
        let number = |at: usize| words.is_number(at);
        let first = (dash(after) || words.at(after) == "to") && number(after + 1);
        let second = at >= 2
            && (dash(at - 1) || words.at(at - 1) == "to")
            && (number(at - 2) || matches!(words.at(at - 2), "votes" | "vote"));
        let tells = |word: &str| {
            matches!(
                word,
                "vote"
                    | "votes"
                    | "voted"
                    | "voting"
                    | "majority"
                    | "ruled"
                    | "ruling"
                    | "approved"
                    | "passed"
                    | "rejected"
                    | "ballot"
            )
        };
        let near = (1..=REACH_OF_VOTE).any(|places| tells(words.before(at, places)))
            || (0..4).any(|places| tells(words.at(after + places)));
        (first || second) && near
    }

    /// Whether a dash or `to` at `after` stands between the sides of a vote.
    pub(super) fn splits_vote(&self, at: usize) -> bool {
        self.words.is_number(at) && self.is_vote(at, at + 1)
    }
}
