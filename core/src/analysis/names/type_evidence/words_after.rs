//! Evidence in the words after the span, or after the quotation mark that ends it.

use super::{Evidence, FAIR, Piece, STRONG, WEAK, acronym, is_quote};
use crate::analysis::names::{
    EntityKind::{Event, Org, Person, Place},
    NameRule,
    candidate_spans::CandidateSpan,
    lexicon::Class,
    words::{Shape, Word},
};

pub(super) fn add(words: &[Word<'_>], span: &CandidateSpan, evidence: &mut Evidence) {
    let end = span.words.end;
    let is_quoted = words.get(end).is_some_and(|word| is_quote(word.text));
    let Some([next, rest @ ..]) = words.get(end + usize::from(is_quoted)..) else {
        return;
    };
    let after = After {
        own: &words[span.words.clone()],
        span,
        next,
        rest,
    };
    evidence.extend(after.led());
    evidence.extend(after.noun(is_office(words, span)));
    let previous = span.words.start.checked_sub(1).map(|at| &words[at]);
    if !previous.is_some_and(|word| word.text.eq_ignore_ascii_case("the")) {
        evidence.extend(after.verb());
    }
    if next.text == "," && !span.is_listed() {
        after.set_off(evidence);
    }
    evidence.extend(after.relative());
}

struct After<'w, 't> {
    own: &'w [Word<'t>],
    span: &'w CandidateSpan,
    next: &'w Word<'t>,
    /// What stands after the next word.
    rest: &'w [Word<'t>],
}

impl After<'_, '_> {
    fn second(&self) -> Option<&Word<'_>> {
        self.rest.first()
    }

    /// `YPG-led`
    fn led(&self) -> Option<Piece> {
        let led = |word: &Word<'_>| {
            matches!(
                word.text,
                "led"
                    | "backed"
                    | "run"
                    | "affiliated"
                    | "aligned"
                    | "linked"
                    | "controlled"
                    | "sponsored"
            )
        };
        let is_compound = self.next.hyphen() && self.second().is_some_and(led);
        let is_acronym = self.own.last().is_some_and(acronym);
        (is_compound && is_acronym && !self.span.is_listed()).then_some((
            Org,
            STRONG,
            NameRule::Led,
        ))
    }

    fn noun(&self, is_office: bool) -> Option<Piece> {
        let (next, known) = (self.next, self.span.known);
        if !next.lower() || known.intersects(Class::NORP) {
            return None;
        }
        if self.is_place_noun() || next.is(Class::PLACE_HEAD) && !self.span.is_listed() {
            Some((Place, STRONG * 2, NameRule::PlaceNounAfter))
        } else if next.is(Class::ORG_NOUN) {
            let weight = if known.intersects(Class::PLACE) {
                WEAK
            } else {
                FAIR * 2
            };
            Some((Org, weight, NameRule::OrgNounAfter))
        } else if is_office {
            Some((Org, FAIR * 2, NameRule::DescribedAfter))
        } else if next.is(Class::EVENT_NOUN) && self.span.quoted {
            Some((Event, STRONG * 2, NameRule::EventNounAfter))
        } else {
            None
        }
    }

    /// `province`, `border crossing`, but not `street`, which hardly ever has only the name before it.
    fn is_place_noun(&self) -> bool {
        let next = self.next;
        let post = |word: &Word<'_>| {
            let post = matches!(word.text, "post" | "checkpoint" | "terminal" | "pass");
            word.lower() && (word.is(Class::PLACE_HEAD) || post)
        };
        let of_post = matches!(
            next.text,
            "border" | "frontier" | "refugee" | "train" | "bus" | "air" | "mountain" | "river"
        );
        let of_another = matches!(
            next.text,
            "state" | "states" | "street" | "camp" | "park" | "station"
        );
        of_post && self.second().is_some_and(post)
            || next.is(Class::PLACE_NOUN | Class::PLACE_HEAD) && !of_another
    }

    fn verb(&self) -> Option<Piece> {
        let speaks = self.next.lower() && self.next.is(Class::SPEECH);
        (speaks && !self.span.is_listed() && !acronym(&self.own[0])).then_some((
            Person,
            FAIR,
            NameRule::Speaks,
        ))
    }

    /// What a comma sets off: an age, an occupation, a noun with its article, a place.
    fn set_off(&self, evidence: &mut Evidence) {
        if let [age, comma, ..] = self.rest
            && age.shape == Shape::Number
            && age.text.len() == 2
            && comma.text == ","
        {
            evidence.add(Person, STRONG, NameRule::AgeAfter);
        }
        let ends =
            |word: &Word<'_>| matches!(word.text, "," | "." | "who" | "which" | "of" | "said");
        let mut phrase = self.rest.iter().take(5).take_while(|word| !ends(word));
        if phrase.any(|word| word.lower() && word.is(Class::OCCUPATION)) {
            evidence.add(Person, FAIR, NameRule::OccupationAfter);
        }
        if let Some(head) = apposition(self.rest) {
            if head.is(Class::ORG_NOUN) {
                evidence.add(Org, FAIR * 2, NameRule::DescribedAfter);
            } else if head.is(Class::PLACE_NOUN) {
                evidence.add(Place, FAIR * 2, NameRule::DescribedAfter);
            }
        }
        if self.own.len() == 1 && self.second().is_some_and(|word| word.is(Class::PLACE)) {
            evidence.add(Place, WEAK * 2, NameRule::PlaceAfter);
        }
    }

    /// `who`, also after a comma.
    fn relative(&self) -> Option<Piece> {
        let set_off = self.next.text == "," && self.second().is_some_and(|word| word.text == "who");
        let follows = matches!(self.next.text, "who" | "whose") || set_off;
        (follows && !self.span.is_listed()).then_some((Person, WEAK * 2, NameRule::WhoAfter))
    }
}

/// Whether the span is of ordinary words in part and what comes from an office follows: `Harbour Safety Cell statement`.
fn is_office(words: &[Word<'_>], span: &CandidateSpan) -> bool {
    let speaks = words.get(span.words.end).is_some_and(|next| {
        matches!(
            next.text,
            "statement" | "spokesman" | "spokeswoman" | "spokesperson" | "official" | "officials"
        )
    });
    let own = &words[span.words.clone()];
    let ordinary = |word: &Word<'_>| word.is(Class::COMMON) && !word.is(Class::KNOWN);
    speaks && own.len() > 1 && own.iter().any(ordinary)
}

/// The noun of `a small rebel group` and the like at the head of `words`, which ends before a preposition, `which` or a mark.
fn apposition<'w, 't>(words: &'w [Word<'t>]) -> Option<&'w Word<'t>> {
    const MAX_WORDS: usize = 7;
    let (article, rest) = words.split_first()?;
    if !matches!(article.text, "a" | "an" | "the") {
        return None;
    }
    let ends = |word: &Word<'_>| {
        matches!(word.text, "," | "." | ";" | "—" | "–")
            || word.lower() && word.is(Class::FUNCTION) && !word.is(Class::ORG_NOUN)
    };
    let end = rest.iter().take(MAX_WORDS).position(ends)?;
    rest[..end].last().filter(|head| head.lower())
}
