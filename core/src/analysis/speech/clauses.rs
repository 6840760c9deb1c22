//! The words around quotations, and what of them is a verb of saying or ends a phrase.

use crate::{
    analysis::{
        Tokens,
        segment::{self, MAX_SENTENCE_TOKENS},
        tokens::Token,
    },
    lexicon::{self, Class},
    text::{Span, Text},
};

/// The words of a block outside its quotations, in sentences.
pub(super) struct Clauses<'t> {
    text: &'t Text,
    pub(super) words: Vec<Span>,
    /// For each word, and for the end, the first word of its sentence.
    begins: Vec<u32>,
    /// For each word the next that ends its sentence, itself if it does; the first of the next sentence where none does.
    stops: Vec<u32>,
}

impl<'t> Clauses<'t> {
    pub(super) fn read(
        text: &'t Text,
        tokens: &Tokens,
        block: Span,
        quotes: &[Span],
    ) -> Clauses<'t> {
        let tokens = tokens.inside(block).iter();
        let mut quotes = quotes.iter().peekable();
        let outside = |token: &&Token| {
            while quotes
                .next_if(|quote| quote.end() <= token.span.start())
                .is_some()
            {}
            quotes
                .peek()
                .is_none_or(|quote| !quote.contains(token.span))
        };
        let words = tokens.filter(outside).map(|token| token.span).collect();
        let mut clauses = Clauses {
            text,
            words,
            begins: Vec::new(),
            stops: Vec::new(),
        };
        clauses.part();
        clauses
    }

    /// Parts the words into sentences; one of more than [`MAX_SENTENCE_TOKENS`] words is cut.
    fn part(&mut self) {
        let n_words = self.words.len();
        let mut begin = 0;
        for at in 0..n_words {
            self.begins.push(begin as u32);
            let stop = match self.ends_sentence(at) {
                true => at,
                false if at + 1 - begin == MAX_SENTENCE_TOKENS => at + 1,
                false => continue,
            };
            self.stops.resize(at + 1, stop as u32);
            begin = at + 1;
        }
        self.begins.push(begin as u32);
        self.stops.resize(n_words, n_words as u32);
    }

    pub(super) fn at(&self, index: usize) -> &'t str {
        self.words.get(index).map_or("", |&span| &self.text[span])
    }

    pub(super) fn is_mark(&self, index: usize, marks: &[char]) -> bool {
        self.at(index).starts_with(marks)
    }

    pub(super) fn ends_sentence(&self, index: usize) -> bool {
        let mark = self.at(index);
        mark.len() <= 3 && mark.starts_with(['.', '!', '?', '…']) || segment::is_unspaced_stop(mark)
    }

    /// The first word of the sentence that word `at` stands in, not before `first`.
    pub(super) fn sentence_start(&self, first: usize, at: usize) -> usize {
        first.max(self.begins[at] as usize)
    }

    /// Where the sentence of word `at` ends, before `end`.
    pub(super) fn sentence_stop(&self, at: usize, end: usize) -> usize {
        end.min(self.stops[at] as usize)
    }

    /// Whether the word at `index` is a verb of saying with someone for its subject.
    pub(super) fn says(&self, index: usize) -> bool {
        let word = self.at(index);
        if !is_verb(word) {
            return false;
        }
        let before = index.checked_sub(1).map_or("", |n| self.at(n));
        let passive = matches!(
            word,
            "told"
                | "called"
                | "asked"
                | "quoted"
                | "described"
                | "accused"
                | "reported"
                | "dubbed"
                | "urged"
        ) && matches!(
            before,
            "was" | "were" | "is" | "are" | "been" | "being" | "be" | "so" | "-"
        );
        let noun = matches!(
            before,
            "the" | "a" | "an" | "his" | "her" | "their" | "its" | "of" | "to" | "media" | "news"
        ) && matches!(
            word,
            "reports"
                | "claims"
                | "calls"
                | "notes"
                | "says"
                | "say"
                | "states"
                | "promises"
                | "pledges"
        );
        !passive && !noun
    }
}

/// Whether `word`, in lower case, is a verb of saying or writing.
pub(in crate::analysis) fn is_verb(word: &str) -> bool {
    lexicon::english().is(word, Class::SAYS)
}

pub(super) fn is_preposition(word: &str) -> bool {
    matches!(
        word,
        "of" | "for" | "from" | "at" | "in" | "to" | "with" | "by" | "on" | "near"
    )
}

pub(super) fn is_pronoun(word: &str) -> bool {
    matches!(
        word,
        "he" | "she" | "He" | "She" | "it" | "It" | "they" | "They"
    )
}

/// Where the phrase that ends before word `end` begins, not before `first`.
pub(super) fn boundary_before(clauses: &Clauses<'_>, first: usize, end: usize) -> usize {
    let bounds = |at: &usize| {
        clauses.is_mark(*at, &[',', ';', ':', '(', ')', '—', '–', '"', '“', '”'])
            || matches!(clauses.at(*at), "'" | "`" | "’")
            || matches!(
                clauses.at(*at),
                "that" | "but" | "But" | "while" | "While" | "which" | "who" | "as" | "after" | "before" | "when"
                    | "because" | "although" | "if"
            )
            || clauses.at(*at) == "and" && (is_pronoun(clauses.at(at + 1)) || matches!(clauses.at(at + 1), "the" | "a" | "an"))
            // `an operation the prime minister says`
            || clauses.at(at + 1) == "the" && at + 1 < end && !matches!(clauses.at(*at), "of" | "for" | "in" | "from" | "at" | "and" | "by" | "with" | "on")
    };
    (first..end).rev().find(bounds).map_or(first, |at| at + 1)
}
