//! Words that say of which part, of what time and how surely a number holds.

use super::claim::Reader;
use crate::{
    analysis::{Figure, Measure, starting_in, time::TimeKind},
    text::Span,
};

/// What parts the clauses of two figures.
#[rustfmt::skip]
pub(super) const PARTS: &[&str] = &[
    ",", ";", ":", "(", ")", "and", "while", "but", "—", "–", "including", "with",
];

/// Words between an amount and the time in which it comes up.
#[rustfmt::skip]
pub(super) const EACH: &[&str] = &["a", "an", "per", "each", "every", "/"];

/// The times in which an amount comes up again.
#[rustfmt::skip]
pub(super) const SPELLS: &[&str] = &["second", "minute", "hour", "day", "night", "week", "month", "quarter", "year"];

/// Words before a number that is not all there is, or not a sum of its own.
#[rustfmt::skip]
const NOT_WHOLE: &[&str] = &[
    "from", "than", "by", "another", "additional", "further", "extra", "first", "last", "next", "top",
    "other", "every", "each", "per", "these", "those", "remaining", "with", "against", "his", "her",
    "compared", "where", "between", "x", "within", "any", "past", "previous", "latest", "biggest",
    "largest",
];

/// Words between a number and its noun that say there are others.
#[rustfmt::skip]
const NOT_ALL: &[&str] = &[
    "more", "other", "others", "additional", "further", "extra", "new", "consecutive", "straight", "fewer",
    "times", "different",
];

/// Words of what may, shall or should be.
#[rustfmt::skip]
const SUPPOSED: &[&str] = &[
    "could", "may", "might", "would", "should", "will", "'ll", "can", "if", "unless", "expected", "expects",
    "projected", "forecast", "forecasts", "target", "goal", "aims", "aim", "plans", "planned", "plan", "planning",
    "hopes", "hoped", "need", "needs", "needed", "potential", "potentially", "propose", "proposed", "must",
    "shall", "predicted", "predicts", "whether", "capacity", "offered", "pledged", "seeking", "seek",
];

/// How sure a number is, or how it is reckoned.
#[rustfmt::skip]
pub(super) const SURETY: &[&str] = &[
    "confirmed", "suspected", "probable", "possible", "believed", "unconfirmed", "estimated", "likely",
    "alleged", "average", "median", "daily", "weekly", "annual", "monthly", "record", "only",
];

/// Words of a sum that grows.
#[rustfmt::skip]
pub(super) const SUMS: &[&str] = &[
    "already", "total", "totals", "toll", "has", "have", "since", "now", "rose", "risen", "rises", "rise",
    "rising", "climbed", "climbs", "reached", "reaches", "stood", "stands", "far", "tally", "count",
    "number",
];

impl Reader<'_> {
    /// Whether the figure is told as it is or was, and whole.
    pub(super) fn is_fact(
        &self,
        figure: &Figure,
        first: usize,
        after: usize,
        begin: usize,
        end: usize,
    ) -> bool {
        let annotations = &self.annotated.annotations;
        let clause = self.words[begin].0.cover(self.words[end - 1].0);
        let comma = (0..first)
            .rev()
            .find(|&at| matches!(self.at(at), "," | ";" | ":"));
        let supposed =
            (begin.min(comma.unwrap_or(0))..end).any(|at| SUPPOSED.contains(&self.at(at)));
        let denied = (1..=3).any(|places| {
            matches!(
                self.before(first, places),
                "not" | "no" | "never" | "nobody" | "none" | "nor" | "neither" | "without"
            )
        });
        let part = NOT_WHOLE.contains(&self.before(first, 1));
        let number_end = self.index(figure.span.end());
        let of_part = self.at(number_end) == "of"
            && figure.amount.only().is_some()
            && figure.measure == Measure::Count;
        let qualifies = (number_end..after).any(|at| NOT_ALL.contains(&self.at(at)));
        let follows = matches!(
            self.at(after),
            "more" | "each" | "apiece" | "times" | "higher" | "lower" | "less" | "fewer"
        );
        let ratio = (after..after + 4)
            .any(|at| self.at(at) == "for" && matches!(self.at(at + 1), "every" | "about"));
        // `barrels a day` has its stretch of time in its noun.
        let of_noun = |span: Span| figure.of.is_some_and(|of| of.intersects(span));
        let lasting = starting_in(&annotations.times, clause, |time| time.span)
            .iter()
            .any(|time| {
                matches!(time.kind, TimeKind::Duration | TimeKind::Set) && !of_noun(time.span)
            });
        let few = figure.measure == Measure::Count && figure.amount.high() < 3.0;
        !(supposed || denied || part || of_part || qualifies || follows || few || lasting || ratio)
    }
}
