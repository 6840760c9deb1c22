//! Numbers that are no figures: parts of names and dates, labels, ages, years.

use super::{Reader, bounds};
use crate::{
    analysis::{EntityKind, Mention},
    text::Span,
};

/// Words after which a number names or ranks something.
#[rustfmt::skip]
const LABELS: &[&str] = &[
    "no", "no.", "nos.", "number", "numbers", "article", "chapter", "section", "resolution", "phase",
    "part", "page", "pages", "room", "channel", "grade", "level", "category", "highway", "route", "type",
    "group", "stage", "volume", "issue", "flight", "unit", "season", "episode", "version", "item", "figure",
    "table", "rule", "act", "division", "block", "district", "zone", "sector", "tier", "class", "aged",
    "age", "ages", "size", "year", "day", "week", "round", "platform", "gate", "tel", "fax", "#", "vs", "v",
];

impl Reader<'_> {
    /// Whether the number is part of a name or of a time expression.
    pub(super) fn is_part(&self, span: Span) -> bool {
        let named = self
            .mentions
            .iter()
            .any(|mention| mention.span.intersects(span));
        named || self.times.iter().any(|time| time.span.intersects(span))
    }

    /// Whether the number, from `at` up to `after`, names or ranks something and counts nothing.
    /// `money` tells that a currency stands before it, `measured` that it or a unit does.
    pub(super) fn is_label(&self, at: usize, after: usize, money: bool, measured: bool) -> bool {
        let words = &self.words;
        let before = words.before(at, 1);
        let touched = at > 0 && words.touches_next(at - 1);
        let glued = touched
            && !money
            && !matches!(before, "(" | "\"" | "“" | "'" | "‘" | "—" | "–" | "~" | "[");
        let goes_on = after < words.len()
            && words.touches_next(after - 1)
            && (matches!(words.at(after), "/" | ":" | "'") && words.is_number(after + 1));
        let labelled = LABELS.contains(&before);
        labelled
            || glued
            || goes_on
            || !measured && self.follows_name(at)
            || self.is_age(at, after)
            || self.is_year(at, after)
            || at == 0 && words.at(after) == "."
    }

    /// `Boeing 737`, `Apollo 11`: but `in Ashby 20 people` counts.
    fn follows_name(&self, at: usize) -> bool {
        let words = &self.words;
        let Some(before) = at
            .checked_sub(1)
            .filter(|&before| before > 0 && words.is_capital(before))
        else {
            return false;
        };
        let span = words.span(before);
        let place =
            |mention: &Mention| mention.kind == EntityKind::Place && mention.span.contains(span);
        let known = self.mentions.iter().any(place)
            || self.times.iter().any(|time| time.span.contains(span));
        let bound = bounds::before(words, at).is_some();
        words.is_word(before) && words.is_number(at) && !known && !bound
    }

    /// `Hale, 56, said`, `56-year-old`, `56 years old`, `(56)`.
    fn is_age(&self, at: usize, after: usize) -> bool {
        let words = &self.words;
        let old = |at: usize| matches!(words.at(at), "year" | "years" | "month" | "months");
        let hyphen = usize::from(words.at(after) == "-");
        let between = matches!(words.before(at, 1), "," | "(")
            && matches!(words.at(after), "," | ")" | "." | ";");
        between || old(after + hyphen)
    }

    /// A bare number that is more likely a year that no time expression took in.
    fn is_year(&self, at: usize, after: usize) -> bool {
        let word = self.words.at(at);
        let year = after == at + 1 && word.len() == 4 && matches!(word.get(..2), Some("19" | "20"));
        let phrase = matches!(
            self.words.before(at, 1),
            "in" | "since" | "of" | "by" | "from" | "until"
        );
        year && word.bytes().all(|byte| byte.is_ascii_digit()) && phrase
    }
}
