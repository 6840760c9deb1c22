//! What was typed into a fuzzy search, taken apart.

use memchr::memmem::Finder;

use super::fold::{Folded, bit};

/// The words of a fuzzy search, all of which have to match, in any order.
///
/// As in fzf: `word` fuzzily, `'word` as it stands, `^word` at the start, `word$` at the end,
/// `^word$` the whole, and `!` before any of these, or before a plain word taken as it stands,
/// where it must not be. An operator without its word yet asks for nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    terms: Vec<Term>,
    letters: u64,
}

/// One word of a query. Its text is folded and not empty.
#[derive(Clone, Debug)]
pub(super) struct Term {
    pub(super) text: String,
    pub(super) finder: Finder<'static>,
    pub(super) place: Place,
    pub(super) wanted: Wanted,
}

/// Where a word has to stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// Its letters in order, with others between them if need be.
    Scattered,
    /// As it is, anywhere.
    Anywhere,
    /// As it is, at the start.
    Start,
    /// As it is, at the end.
    End,
    /// As it is, and nothing else.
    Whole,
}

/// Whether a word has to be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wanted {
    Present,
    Absent,
}

impl Query {
    /// Takes apart what was typed. Anything is a query.
    pub fn parse(typed: &str) -> Query {
        let terms: Vec<Term> = typed.split_whitespace().filter_map(Term::parse).collect();
        let letters = terms
            .iter()
            .filter(|term| term.wanted == Wanted::Present)
            .flat_map(|term| term.text.chars())
            .fold(0, |letters, letter| letters | bit(letter));
        Query { terms, letters }
    }

    /// Whether nothing is asked for, so that everything matches.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    pub(super) fn terms(&self) -> &[Term] {
        &self.terms
    }

    /// Whether `candidate` has all the letters; if not it cannot match.
    pub(super) fn has_letters_in(&self, candidate: &Folded) -> bool {
        self.letters & !candidate.letters() == 0
    }
}

impl Term {
    fn parse(word: &str) -> Option<Term> {
        let (wanted, word) = match word.strip_prefix('!') {
            Some(rest) => (Wanted::Absent, rest),
            None => (Wanted::Present, word),
        };
        let (place, word) = if let Some(rest) = word.strip_prefix('\'') {
            (Place::Anywhere, rest)
        } else if let Some(rest) = word.strip_prefix('^') {
            match without_end(rest) {
                Some(rest) => (Place::Whole, rest),
                None => (Place::Start, rest),
            }
        } else if let Some(rest) = without_end(word) {
            (Place::End, rest)
        } else if wanted == Wanted::Absent {
            (Place::Anywhere, word)
        } else {
            (Place::Scattered, word)
        };
        let text = Folded::new(word).as_str().to_owned();
        if text.is_empty() {
            return None;
        }
        Some(Term {
            finder: Finder::new(&text).into_owned(),
            text,
            place,
            wanted,
        })
    }
}

// A finder is made of the text alone.
impl PartialEq for Term {
    fn eq(&self, other: &Term) -> bool {
        (&self.text, self.place, self.wanted) == (&other.text, other.place, other.wanted)
    }
}

impl Eq for Term {}

/// `word` without the `$` at its end; a `$` alone is a letter.
fn without_end(word: &str) -> Option<&str> {
    word.strip_suffix('$').filter(|rest| !rest.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn operators_say_where_a_word_stands() {
        let query = Query::parse("Été 'mot ^a b$ ^c$ !d !^e !f$ !'g $ 5$x");
        let terms: Vec<_> = query
            .terms()
            .iter()
            .map(|term| (term.text.as_str(), term.place, term.wanted))
            .collect();
        assert_eq!(
            terms,
            [
                ("ete", Place::Scattered, Wanted::Present),
                ("mot", Place::Anywhere, Wanted::Present),
                ("a", Place::Start, Wanted::Present),
                ("b", Place::End, Wanted::Present),
                ("c", Place::Whole, Wanted::Present),
                ("d", Place::Anywhere, Wanted::Absent),
                ("e", Place::Start, Wanted::Absent),
                ("f", Place::End, Wanted::Absent),
                ("g", Place::Anywhere, Wanted::Absent),
                ("$", Place::Scattered, Wanted::Present),
                ("5$x", Place::Scattered, Wanted::Present),
            ]
        );
    }

    #[test]
    fn an_operator_still_without_its_word_asks_for_nothing() {
        for typed in ["", "  ", "'", "^", "!", "!'", "!^", "' ^ !", "\u{301}"] {
            assert!(Query::parse(typed).is_empty(), "{typed}");
        }
    }

    #[test]
    fn queries_that_ask_the_same_are_equal() {
        assert_eq!(Query::parse(" Élan  vital"), Query::parse("elan vital"));
        assert_ne!(Query::parse("elan"), Query::parse("'elan"));
    }
}
