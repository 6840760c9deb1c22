//! How well a candidate matches, and where.

use std::{fmt, ops::Range};

use fuzzy_matcher::{FuzzyMatcher, skim::SkimMatcherV2};

use super::{
    Folded, Query,
    fold::{bit, in_word},
    query::{Place, Term, Wanted},
};

/// What one letter of a word is worth where the word stands as typed: the most that
/// `SkimMatcherV2` gives for one, so that no scattered match comes near.
const AS_TYPED: i64 = 32;
/// `SkimMatcherV2` gives this for each letter, …
const LETTER: i64 = 16;
/// … this beside it at the start of the text, or in a run from there, …
const TEXT_START: i64 = 16;
/// … this at the start of a word, or in a run from there, …
const WORD_START: i64 = 8;
/// … this in any other run, …
const RUN: i64 = 4;
/// … and takes away this for the letters before the first and for one gap at least.
const GAP: i64 = 5;

/// Scores candidates against queries. Each thread needs its own: one shared costs far more.
///
/// Always gives the same score to the same candidate, whatever it has scored before.
#[derive(Default)]
pub struct Scorer {
    matcher: Skim,
}

struct Skim(SkimMatcherV2);

/// How an occurrence stands in the text, the best last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Grade {
    InsideWord,
    WordStart,
    WholeWord,
    TextStart,
    WholeText,
}

impl Scorer {
    /// How well `candidate` matches all words of `query`, or `None` if it does not.
    ///
    /// The sum over the words. A word that stands as typed counts more than any scattering of its
    /// letters; at a word's start, as a whole word, as the whole text it counts more still. An
    /// empty query gives 0.
    pub fn score(&self, query: &Query, candidate: &Folded) -> Option<i64> {
        self.score_if(query, candidate, |_| true)
    }

    /// The score, unless `is_enough` refuses an upper bound of it.
    pub(super) fn score_if(
        &self,
        query: &Query,
        candidate: &Folded,
        is_enough: impl FnOnce(i64) -> bool,
    ) -> Option<i64> {
        if !query.has_letters_in(candidate) {
            return None;
        }
        let (mut score, mut bound) = (0, 0);
        for term in query.terms() {
            match (term.wanted, occurrence(term, candidate.as_str())) {
                (Wanted::Present, Some((_, grade))) => score += as_typed(term, grade),
                (Wanted::Present, None) if may_scatter(term, candidate) => {
                    bound += scattered_bound(term, candidate);
                }
                (Wanted::Absent, None) => {}
                _ => return None,
            }
        }
        if !is_enough(score + bound) {
            return None;
        }
        if bound > 0 {
            for term in query.terms() {
                let scatters = term.wanted == Wanted::Present && term.place == Place::Scattered;
                if scatters && term.finder.find(candidate.as_str().as_bytes()).is_none() {
                    score += self.matcher.score(candidate.as_str(), &term.text)?;
                }
            }
        }
        Some(score)
    }

    fn scattered(&self, term: &Term, candidate: &Folded) -> Vec<Range<usize>> {
        let text = candidate.as_str();
        let places = self.matcher.places(text, &term.text);
        let mut places = places.into_iter().peekable();
        text.char_indices()
            .enumerate()
            .filter(|(count, _)| places.next_if_eq(count).is_some())
            .map(|(_, (start, letter))| start..start + letter.len_utf8())
            .collect()
    }
}

impl fmt::Debug for Scorer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Scorer").finish_non_exhaustive()
    }
}

impl Query {
    /// The byte ranges of the original that `candidate` was folded from to mark as matched:
    /// sorted, apart from each other, on character boundaries. None if it does not match.
    ///
    /// A word is marked at its best occurrence, or letter by letter where it has none.
    pub fn matches(&self, scorer: &Scorer, candidate: &Folded) -> Vec<Range<usize>> {
        if scorer.score(self, candidate).is_none() {
            return Vec::new();
        }
        let mut ranges = Vec::new();
        for term in self.terms() {
            if term.wanted == Wanted::Absent {
                continue;
            }
            match occurrence(term, candidate.as_str()) {
                Some((range, _)) => ranges.push(range),
                None => ranges.extend(scorer.scattered(term, candidate)),
            }
        }
        merged(
            ranges
                .into_iter()
                .map(|range| candidate.original(range))
                .collect(),
        )
    }
}

impl Default for Skim {
    fn default() -> Skim {
        Skim(SkimMatcherV2::default().respect_case())
    }
}

impl Skim {
    fn score(&self, text: &str, word: &str) -> Option<i64> {
        self.forget();
        self.0.fuzzy_match(text, word)
    }

    /// Which characters of `text` the letters of `word` match, counted from its start.
    fn places(&self, text: &str, word: &str) -> Vec<usize> {
        self.forget();
        self.0
            .fuzzy_indices(text, word)
            .map_or_else(Vec::new, |(_, places)| places)
    }

    /// Makes the next score independent of the last.
    ///
    /// The matcher keeps its matrix and reads cells of it that it has not written since (and
    /// panics when told not to keep it). The smallest match shrinks it to its first row.
    fn forget(&self) {
        self.0.fuzzy_match("a", "a");
    }
}

/// The best place where `term` stands in `text` as it is; the first of equally good ones.
fn occurrence(term: &Term, text: &str) -> Option<(Range<usize>, Grade)> {
    let len = term.text.len();
    let at_start = || {
        let start = text.len() - text.trim_start().len();
        text[start..].starts_with(&term.text).then_some(start)
    };
    let at_end = || {
        let trimmed = text.trim_end();
        let start = trimmed.len().checked_sub(len)?;
        trimmed.ends_with(&term.text).then_some(start)
    };
    let start = match term.place {
        Place::Scattered | Place::Anywhere => return best_occurrence(term, text),
        Place::Start => at_start()?,
        Place::End => at_end()?,
        Place::Whole => at_start().filter(|&start| at_end() == Some(start))?,
    };
    Some((start..start + len, grade(text, start..start + len)))
}

fn best_occurrence(term: &Term, text: &str) -> Option<(Range<usize>, Grade)> {
    let mut best: Option<(Range<usize>, Grade)> = None;
    for start in term.finder.find_iter(text.as_bytes()) {
        let range = start..start + term.text.len();
        let grade = grade(text, range.clone());
        if best.as_ref().is_none_or(|&(_, best)| grade > best) {
            best = Some((range, grade));
        }
    }
    best
}

fn grade(text: &str, range: Range<usize>) -> Grade {
    let before = text[..range.start].chars().next_back();
    let after = text[range.end..].chars().next();
    let starts = !before.is_some_and(in_word);
    let ends = !after.is_some_and(in_word);
    match (starts, ends) {
        (true, true) if before.is_none() && after.is_none() => Grade::WholeText,
        (true, true) if before.is_none() => Grade::TextStart,
        (true, true) => Grade::WholeWord,
        (true, false) => Grade::WordStart,
        (false, _) => Grade::InsideWord,
    }
}

fn as_typed(term: &Term, grade: Grade) -> i64 {
    let grade = match grade {
        Grade::InsideWord => 8,
        Grade::WordStart => 24,
        Grade::WholeWord => 32,
        Grade::TextStart => 36,
        Grade::WholeText => 44,
    };
    AS_TYPED * term.text.chars().count() as i64 + grade
}

/// Whether the letters of `term` stand in `candidate` in order, as far as their bytes tell.
fn may_scatter(term: &Term, candidate: &Folded) -> bool {
    if term.place != Place::Scattered {
        return false;
    }
    let mut rest = candidate.as_str().as_bytes();
    term.text
        .bytes()
        .all(|byte| match memchr::memchr(byte, rest) {
            Some(at) => {
                rest = &rest[at + 1..];
                true
            }
            None => false,
        })
}

/// No scattered match of `term` in `candidate` scores more.
fn scattered_bound(term: &Term, candidate: &Folded) -> i64 {
    let first = candidate.as_str().chars().next();
    let (mut bound, mut bonus) = (-GAP, 0);
    for letter in term.text.chars() {
        if first == Some(letter) {
            bonus = TEXT_START;
        } else if bit(letter) & candidate.initials() != 0 {
            bonus = bonus.max(WORD_START);
        }
        bound += LETTER + bonus;
        bonus = bonus.max(RUN);
    }
    bound
}

fn merged(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_by_key(|range| (range.start, range.end));
    let mut merged: Vec<Range<usize>> = Vec::with_capacity(ranges.len());
    for range in ranges {
        match merged.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn score(typed: &str, title: &str) -> Option<i64> {
        Scorer::default().score(&Query::parse(typed), &Folded::new(title))
    }

    /// `title` with brackets around what `typed` matches in it.
    fn marked(typed: &str, title: &str) -> String {
        let mut marked = title.to_owned();
        let matches = Query::parse(typed).matches(&Scorer::default(), &Folded::new(title));
        for range in matches.into_iter().rev() {
            marked.insert(range.end, ']');
            marked.insert(range.start, '[');
        }
        marked
    }

    #[test]
    fn plain_letters_find_any_spelling() {
        for (typed, title, expected) in [
            ("election", "L’Élection de mai", "L’[Élection] de mai"),
            ("путин", "ПУТИН в Сочи", "[ПУТИН] в Сочи"),
            ("zurich", "Zürich banks", "[Zürich] banks"),
            (
                "deal reuters",
                "Reuters Harbour deal",
                "[Reuters] Harbour [deal]",
            ),
            ("strasse", "Neue Straße", "Neue [Straße]"),
            ("khafaji", "al-Khafaji returns", "al-[Khafaji] returns"),
            ("ÉTÉ", "ete", "[ete]"),
        ] {
            assert_eq!(marked(typed, title), expected);
        }
    }

    #[test]
    fn every_word_has_to_match() {
        assert_eq!(score("deal bridge", "Reuters Harbour deal"), None);
    }

    #[test]
    fn operators_bind_a_word_to_its_place() {
        let title = "Harbour deal signed";
        for (typed, matches) in [
            ("hrbr", true),
            ("'hrbr", false),
            ("'arbour", true),
            ("^harb", true),
            ("^deal", false),
            ("signed$", true),
            ("deal$", false),
            ("^harbour$", false),
            ("!bridge", true),
            ("!deal", false),
            ("!hrbr", true),
            ("!^deal", true),
            ("!^harb", false),
            ("!deal$", true),
            ("deal !signed$", false),
            ("deal ^", true),
        ] {
            assert_eq!(score(typed, title).is_some(), matches, "{typed}");
        }
    }

    #[test]
    fn better_places_rank_higher() {
        let ascending = [
            "p ooo-o r-t",
            "an airport opens",
            "the portal opens",
            "a port opens",
            "port opens",
            "port",
        ];
        let scores: Vec<_> = ascending.map(|title| score("port", title)).to_vec();
        assert!(scores[0].is_some());
        assert!(scores.is_sorted_by(|a, b| a < b), "{scores:?}");
    }

    #[test]
    fn a_word_start_is_marked_before_an_occurrence_inside() {
        assert_eq!(marked("port", "airport, portal"), "airport, [port]al");
    }

    #[test]
    fn scattered_letters_are_marked_one_by_one() {
        assert_eq!(marked("hrbdl", "Hárbour deal"), "[H]á[rb]our [d]ea[l]");
    }

    #[test]
    fn what_does_not_match_is_not_marked() {
        assert_eq!(marked("deal bridge", "Harbour deal"), "Harbour deal");
        assert_eq!(marked("!bridge", "Harbour deal"), "Harbour deal");
    }

    #[test]
    fn overlapping_matches_are_one() {
        assert_eq!(marked("harb rbour", "Harbour"), "[Harbour]");
    }

    proptest! {
        #[test]
        fn every_word_of_a_text_matches_it(title in "\\PC{0,30}") {
            let candidate = Folded::new(&title);
            for word in title.split_whitespace() {
                if word.starts_with(['\'', '^', '!']) || word.ends_with('$') {
                    continue;
                }
                let query = Query::parse(word);
                prop_assert!(Scorer::default().score(&query, &candidate).is_some(), "{}", word);
            }
        }

        #[test]
        fn matches_are_sorted_apart_and_on_characters(title in "[\\PCaéßıΣ\u{301} ]{0,30}", typed in "[aesi\\PC !']{0,6}") {
            let ranges = Query::parse(&typed).matches(&Scorer::default(), &Folded::new(&title));
            prop_assert!(ranges.iter().all(|range| title.get(range.clone()).is_some_and(|part| !part.is_empty())));
            prop_assert!(ranges.is_sorted_by(|a, b| a.end < b.start));
        }

        #[test]
        fn a_score_does_not_depend_on_those_before(
            asked in prop::collection::vec(("[abc -]{4,16}", "[abc]{2,5}"), 2..24),
        ) {
            let used = Skim::default();
            for (title, word) in &asked {
                prop_assert_eq!(used.score(title, word), Skim::default().score(title, word));
            }
        }

        #[test]
        fn no_scattered_match_scores_above_its_bound(title in "[abcdé -]{0,16}", word in "[abcd]{2,6}") {
            let candidate = Folded::new(&title);
            let query = Query::parse(&word);
            let term = &query.terms()[0];
            if occurrence(term, candidate.as_str()).is_none()
                && let Some(score) = Skim::default().score(candidate.as_str(), &word)
            {
                prop_assert!(score <= scattered_bound(term, &candidate));
            }
        }
    }
}
