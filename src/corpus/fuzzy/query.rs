//! What is typed, and how well a text matches it.

use std::{fmt, ops::Range};

use fuzzy_matcher::{FuzzyMatcher, skim::SkimMatcherV2};

use super::fold::{self, Folded};

/// Words that all have to match, in any order.
///
/// As in fzf, `'word` has to stand as it is typed, `^word` at the start, `word$` at the end, and
/// what follows `!` must not match; any other word may be scattered over the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    terms: Vec<Term>,
    /// Characters that a text must have.
    mask: u64,
}

/// Scores texts. One for each thread: shared, its memory would be fought over.
#[derive(Default)]
pub struct Scorer(SkimMatcherV2);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Term {
    text: String,
    form: Form,
    negative: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Scattered,
    Exact,
    Start,
    End,
    Whole,
}

/// Added to the score of what stands together, so that it ranks above all that is scattered.
const TOGETHER: i64 = 10_000;
/// Added when it begins a word, and again when it ends one.
const AT_WORD: i64 = 10_000;
/// What stands this far from the start or further gains nothing by its place.
const FAR: usize = 1_000;

impl Query {
    /// Reads what is typed. A sign that nothing follows yet matches everything.
    pub fn parse(typed: &str) -> Query {
        let terms: Vec<Term> = typed.split_whitespace().filter_map(Term::parse).collect();
        let positive = terms.iter().filter(|term| !term.negative);
        Query {
            mask: positive.fold(0, |mask, term| mask | fold::mask(&term.text)),
            terms,
        }
    }

    /// Whether everything matches.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// The parts of the original text that match, in order and disjoint; for highlighting only.
    pub fn matches(&self, scorer: &Scorer, text: &Folded) -> Vec<Range<usize>> {
        let positive = self.terms.iter().filter(|term| !term.negative);
        let mut ranges: Vec<Range<usize>> = positive
            .flat_map(|term| term.ranges(scorer, text.as_str()))
            .map(|range| text.original(range))
            .collect();
        ranges.sort_by_key(|range| (range.start, range.end));
        let mut merged: Vec<Range<usize>> = Vec::new();
        for range in ranges {
            match merged.last_mut() {
                Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
                _ => merged.push(range),
            }
        }
        merged
    }
}

impl Scorer {
    /// How well `text` matches; `None` when it does not. Greater is better, within one query only.
    pub fn score(&self, query: &Query, text: &Folded) -> Option<i64> {
        if query.mask & !text.mask() != 0 {
            return None;
        }
        let mut sum = 0;
        for term in &query.terms {
            match (term.score(self, text.as_str()), term.negative) {
                (Some(score), false) => sum += score,
                (None, true) => (),
                _ => return None,
            }
        }
        Some(sum)
    }
}

impl fmt::Debug for Scorer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Scorer")
    }
}

impl Term {
    fn parse(typed: &str) -> Option<Term> {
        let (negative, rest) = match typed.strip_prefix('!') {
            Some(rest) => (true, rest),
            None => (false, typed),
        };
        let (exact, rest) = match rest.strip_prefix('\'') {
            Some(rest) => (true, rest),
            None => (negative, rest),
        };
        let (start, rest) = match rest.strip_prefix('^') {
            Some(rest) => (true, rest),
            None => (false, rest),
        };
        let (end, rest) = match rest.strip_suffix('$') {
            Some(rest) => (true, rest),
            None => (false, rest),
        };
        let text = Folded::new(rest).as_str().to_owned();
        let form = match (start, end, exact) {
            (true, true, _) => Form::Whole,
            (true, false, _) => Form::Start,
            (false, true, _) => Form::End,
            (false, false, true) => Form::Exact,
            (false, false, false) => Form::Scattered,
        };
        (!text.is_empty()).then_some(Term {
            text,
            form,
            negative,
        })
    }

    fn score(&self, scorer: &Scorer, text: &str) -> Option<i64> {
        match self.together(text) {
            Some(range) => Some(together_score(text, &range)),
            None if self.form != Form::Scattered || !is_subsequence(&self.text, text) => None,
            None => scorer.0.fuzzy_match(text, &self.text),
        }
    }

    fn ranges(&self, scorer: &Scorer, text: &str) -> Vec<Range<usize>> {
        if let Some(range) = self.together(text) {
            return vec![range];
        }
        if self.form != Form::Scattered {
            return Vec::new();
        }
        let found = scorer.0.fuzzy_indices(text, &self.text);
        let indices = found.map(|(_, indices)| indices).unwrap_or_default();
        let mut chars = text.char_indices().enumerate();
        let mut ranges = Vec::new();
        for index in indices {
            if let Some((_, (at, c))) = chars.find(|(n, _)| *n == index) {
                ranges.push(at..at + c.len_utf8());
            }
        }
        ranges
    }

    /// Where all of the term stands together: the best of its places.
    fn together(&self, text: &str) -> Option<Range<usize>> {
        let len = self.text.len();
        let at = match self.form {
            Form::Start => text.starts_with(&self.text).then_some(0),
            Form::End => text.ends_with(&self.text).then(|| text.len() - len),
            Form::Whole => (text == self.text).then_some(0),
            Form::Scattered | Form::Exact => {
                let places = text.match_indices(&self.text).map(|(at, _)| at);
                places.max_by_key(|at| together_score(text, &(*at..*at + len)))
            }
        };
        at.map(|at| at..at + len)
    }
}

/// What stands together scores by the ends of words it keeps to, then by how early it stands.
fn together_score(text: &str, range: &Range<usize>) -> i64 {
    let before = text[..range.start].chars().next_back();
    let after = text[range.end..].chars().next();
    let open = |c: Option<char>| i64::from(!c.is_some_and(char::is_alphanumeric));
    let early = FAR.saturating_sub(range.start) as i64;
    TOGETHER + AT_WORD * open(before) + AT_WORD * open(after) * open(before) + early
}

fn is_subsequence(wanted: &str, text: &str) -> bool {
    let mut bytes = text.bytes();
    wanted
        .bytes()
        .all(|wanted| bytes.any(|byte| byte == wanted))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn score(query: &str, text: &str) -> Option<i64> {
        Scorer::default().score(&Query::parse(query), &Folded::new(text))
    }

    fn marked(query: &str, text: &str) -> String {
        let folded = Folded::new(text);
        let ranges = Query::parse(query).matches(&Scorer::default(), &folded);
        let mut res = String::new();
        let mut at = 0;
        for range in ranges {
            res += &format!("{}[{}]", &text[at..range.start], &text[range.clone()]);
            at = range.end;
        }
        res + &text[at..]
    }

    #[test]
    fn case_accents_and_order_do_not_matter() {
        for (query, text) in [
            ("election", "Élection annulée"),
            ("путин", "ПУТИН"),
            ("zurich", "Zürich"),
            ("deal reuters", "Reuters Harbour deal"),
            ("strasse", "Straße"),
            ("STRASSE", "straße"),
            ("khafaji", "Tahseen al-Khafaji"),
            ("hbr", "Harbour"),
        ] {
            assert!(score(query, text).is_some(), "{query} in {text}");
        }
        assert_eq!(score("harbour strike", "Harbour deal"), None);
    }

    #[test]
    fn signs_ask_for_exact_start_end_and_absence() {
        let found = |query| score(query, "Harbour deal struck").is_some();
        assert!(found("'deal") && !found("'hbr") && found("hbr"));
        assert!(found("^harbour") && !found("^deal"));
        assert!(found("struck$") && !found("deal$"));
        assert!(found("!strike") && !found("!deal") && !found("deal !struck"));
        assert!(found("!^deal") && !found("!struck$"));
        for unfinished in ["'", "^", "!", "$", "", "  "] {
            assert!(found(unfinished), "{unfinished:?}");
        }
    }

    #[test]
    fn whole_words_rank_above_beginnings_above_middles_above_scattered() {
        let texts = [
            "port opens",
            "portal opens",
            "transport opens",
            "people or towns",
        ];
        let scores = texts.map(|text| score("port", text));
        assert!(scores.iter().all(Option::is_some));
        assert!(scores.is_sorted_by(|a, b| a > b), "{scores:?}");
    }

    #[test]
    fn matched_characters_are_marked_in_the_original() {
        assert_eq!(
            marked("zur deal", "A deal in Zürich"),
            "A [deal] in [Zür]ich"
        );
        assert_eq!(marked("hd", "Harbour deal"), "[H]arbour [d]eal");
        assert_eq!(marked("!strike deal", "Harbour deal"), "Harbour [deal]");
    }

    proptest! {
        #[test]
        fn every_word_finds_the_text_it_stands_in(text in "[\\p{L}\\p{N} ]{1,40}") {
            for word in text.split_whitespace() {
                let exact = format!("'{word}");
                prop_assert!(score(&exact, &text).is_some());
                prop_assert!(score(word, &text).is_some());
            }
        }

        #[test]
        fn marks_are_disjoint_and_on_characters(query in ".{0,8}", text in ".{0,40}") {
            let ranges = Query::parse(&query).matches(&Scorer::default(), &Folded::new(&text));
            prop_assert!(ranges.iter().all(|range| text.get(range.clone()).is_some()));
            prop_assert!(ranges.windows(2).all(|pair| pair[0].end < pair[1].start));
        }
    }
}
