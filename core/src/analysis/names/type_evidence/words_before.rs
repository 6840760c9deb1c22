//! Evidence in the words before the span, or before the quotation mark that it stands after.

use super::{Evidence, FAIR, Piece, STRONG, WEAK, acronym, is_quote};
use crate::analysis::names::{
    EntityKind::{Event, Norp, Org, Person, Place},
    NameRule,
    candidate_spans::CandidateSpan,
    lexicon::Class,
    words::{Shape, Word},
};

pub(super) fn add(words: &[Word<'_>], span: &CandidateSpan, evidence: &mut Evidence) {
    let Some(before) = Before::new(words, span) else {
        return;
    };
    if before.is_noun_of() {
        evidence.add(Place, STRONG, NameRule::TownOf);
    } else if before.calls() {
        before.description(evidence);
    } else {
        evidence.extend(before.owner());
        evidence.extend(before.courtesy_title());
        if before.is_governed() {
            before.governor(evidence);
        }
    }
}

struct Before<'w, 't> {
    previous: &'w Word<'t>,
    second: Option<&'w Word<'t>>,
    /// Index of the previous word.
    at: usize,
    is_quoted: bool,
    is_acronym: bool,
    /// A word list has it as something else than a given name.
    is_listed: bool,
    is_people: bool,
    n_words: usize,
}

impl<'w, 't> Before<'w, 't> {
    fn new(words: &'w [Word<'t>], span: &CandidateSpan) -> Option<Before<'w, 't>> {
        let start = span.words.start;
        let is_quoted = start > 0 && is_quote(words[start - 1].text);
        let at = start.checked_sub(1 + usize::from(is_quoted))?;
        Some(Before {
            previous: &words[at],
            second: at.checked_sub(1).map(|at| &words[at]),
            at,
            is_quoted,
            is_acronym: acronym(&words[start]),
            is_listed: span.is_listed(),
            is_people: span.known.intersects(Class::NORP),
            n_words: span.words.len(),
        })
    }

    fn is_short(&self) -> bool {
        self.n_words <= 3
    }

    fn second_is(&self, class: Class) -> bool {
        self.second.is_some_and(|word| word.is(class))
    }

    /// `town of`
    fn is_noun_of(&self) -> bool {
        let noun = |word: &Word<'_>| word.lower() && word.is(Class::PLACE_NOUN);
        self.previous.text == "of" && self.second.is_some_and(noun)
    }

    fn calls(&self) -> bool {
        matches!(
            self.previous.text,
            "called" | "named" | "dubbed" | "nicknamed" | "codenamed"
        )
    }

    /// `a town called`
    fn description(&self, evidence: &mut Evidence) {
        for (class, kind) in [
            (Class::ORG_NOUN, Org),
            (Class::PLACE_NOUN, Place),
            (Class::EVENT_NOUN, Event),
            (Class::OCCUPATION, Person),
        ] {
            if self.second_is(class) {
                evidence.add(kind, STRONG, NameRule::DescribedBefore);
            }
        }
        let human = |word: &Word<'_>| matches!(word.text, "man" | "woman" | "boy" | "girl");
        if self.second.is_some_and(human) {
            evidence.add(Person, STRONG, NameRule::DescribedBefore);
        }
    }

    /// `Norway's`
    fn owner(&self) -> Option<Piece> {
        let is_owned = self.previous.shape == Shape::Possessive && self.second_is(Class::PLACE);
        (is_owned && !self.is_listed && self.n_words == 1).then_some((
            Place,
            WEAK,
            NameRule::OwnerBefore,
        ))
    }

    /// `Mrs May`: these are no part of a span.
    fn courtesy_title(&self) -> Option<Piece> {
        let is_title = self.previous.is(Class::TITLE) && self.previous.is(Class::NOT_NAME);
        (is_title && !self.is_listed).then_some((Person, STRONG, NameRule::Title))
    }

    /// Whether the word before is one that governs the name, and not the end of another name.
    fn is_governed(&self) -> bool {
        let opens = self.at == 0 && self.previous.is(Class::PLACE_PREPOSITION);
        self.previous.lower() || self.previous.text == "The" || opens
    }

    fn governor(&self, evidence: &mut Evidence) {
        if matches!(self.previous.text, "the" | "The") {
            self.article(evidence);
        } else {
            evidence.extend(self.noun().or_else(|| self.function_word()));
        }
    }

    fn noun(&self) -> Option<Piece> {
        let previous = self.previous;
        if previous.is(Class::OCCUPATION | Class::TITLE) && !self.is_listed {
            Some((Person, STRONG, NameRule::OccupationBefore))
        } else if previous.is(Class::PLACE_NOUN) && !self.is_listed && self.is_short() {
            Some((Place, FAIR * 2, NameRule::PlaceNounBefore))
        } else if previous.is(Class::ORG_NOUN) {
            Some((Org, FAIR * 2, NameRule::OrgNounBefore))
        } else if previous.is(Class::EVENT_NOUN) && self.is_quoted {
            Some((Event, STRONG, NameRule::EventNounBefore))
        } else {
            None
        }
    }

    fn article(&self, evidence: &mut Evidence) {
        if self.is_listed {
            return;
        }
        let locative = |word: &Word<'_>| word.lower() && word.is(Class::PLACE_PREPOSITION);
        if self.second.is_some_and(locative) && self.is_short() {
            evidence.add(Place, WEAK, NameRule::PlacePrepositionBefore);
        }
        evidence.add(Org, WEAK * 2, NameRule::ArticleBefore);
    }

    fn function_word(&self) -> Option<Piece> {
        let previous = self.previous;
        let is_source = previous.text == "to"
            && self
                .second
                .is_some_and(|word| word.text.eq_ignore_ascii_case("according"));
        if previous.is(Class::DIRECTION) && self.is_short() && !self.is_people {
            return Some((Place, FAIR * 2, NameRule::DirectionBefore));
        }
        if self.is_listed {
            return None;
        }
        if is_source {
            (!self.is_acronym).then_some((Person, WEAK * 2, NameRule::Source))
        } else if previous.is(Class::PLACE_PREPOSITION) && self.is_short() {
            let weight = if previous.text == "to" {
                WEAK
            } else {
                WEAK * 3
            };
            Some((Place, weight, NameRule::PlacePrepositionBefore))
        } else if previous.text == "told" && self.n_words == 1 {
            Some((Org, WEAK * 3, NameRule::WasTold))
        } else if previous.lower() && previous.is(Class::SPEECH) && !self.is_acronym {
            Some((Person, FAIR, NameRule::Speaks))
        } else if matches!(previous.text, "ethnic" | "minority") {
            Some((Norp, FAIR, NameRule::DescribedBefore))
        } else {
            None
        }
    }
}
