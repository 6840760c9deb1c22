//! Evidence in the words of the span, and in the kind of block it stands in.

use super::{CERTAIN, Evidence, FAIR, Piece, STRONG, WEAK, acronym};
use crate::{
    analysis::names::{
        EntityKind::{Event, Norp, Org, Person, Place},
        NameRule,
        candidate_spans::{CandidateSpan, dateline_follows},
        lexicon::Class,
        words::{Segment, Style, Word},
    },
    article::Role,
};

pub(super) fn add(segment: &Segment<'_>, span: &CandidateSpan, evidence: &mut Evidence) {
    evidence.extend(listed(segment, span));
    if segment.role == Role::Byline && !span.known.intersects(Class::ORG) {
        evidence.add(Person, CERTAIN, NameRule::Byline);
    }
    if span.titled {
        evidence.add(Person, STRONG * 2, NameRule::Title);
    }
    match &segment.words[span.words.clone()] {
        [word] => {
            if span.known == Class::default() && acronym(word) {
                evidence.add(Org, WEAK, NameRule::Acronym);
            }
            if segment.style == Style::Plain && dateline_follows(&segment.words, span.words.start) {
                evidence.add(Place, FAIR, NameRule::Dateline);
            }
        }
        words if !span.known.intersects(Class::KNOWN) => evidence.extend(of_several(words)),
        _ => {}
    }
}

/// What word lists say of exactly this name.
fn listed(segment: &Segment<'_>, span: &CandidateSpan) -> Option<Piece> {
    let words = &segment.words[span.words.clone()];
    let first = words.first()?;
    if span.known.intersects(Class::NORP) && !span.known.intersects(Class::ORG) {
        Some((Norp, STRONG * 2, NameRule::Listed))
    } else if span.known.intersects(Class::PLACE) {
        Some((Place, STRONG, NameRule::Listed))
    } else if span.known.intersects(Class::ORG) {
        let is_acronym = words.len() == 1 && segment.style == Style::Plain && acronym(first);
        let rule = if is_acronym {
            NameRule::ListedAcronym
        } else {
            NameRule::Listed
        };
        Some((Org, FAIR * 2, rule))
    } else if span.known.intersects(Class::GIVEN) && !first.is(Class::COMMON) {
        Some((Person, FAIR, NameRule::GivenName))
    } else {
        None
    }
}

/// What the first and the last words of a name of several say, and the words that join it.
fn of_several(words: &[Word<'_>]) -> Option<Piece> {
    let [first, .., last] = words else {
        return None;
    };
    let is_head = |word: &Word<'_>, class| word.capital() && word.is(class);
    let is_office = words
        .windows(2)
        .any(|pair| pair[1].text == "of" && is_head(&pair[0], Class::ORG_HEAD));
    if first.is(Class::CALENDAR) {
        Some((Person, STRONG, NameRule::GivenMonth))
    } else if words.iter().any(|word| word.text == "&") {
        Some((Org, FAIR * 2, NameRule::Ampersand))
    } else if first.text == "Operation" || is_head(last, Class::EVENT_HEAD) && !is_office {
        Some((Event, STRONG, NameRule::EventHead))
    } else if is_office
        || is_head(last, Class::ORG_HEAD)
        || last.lower() && last.is(Class::ORG_HEAD | Class::ORG_NOUN)
    {
        Some((Org, STRONG, NameRule::OrgHead))
    } else if is_head(last, Class::PLACE_HEAD)
        || is_head(first, Class::PLACE_HEAD)
        || first.is(Class::DIRECTION) && last.is(Class::PLACE)
    {
        Some((Place, STRONG, NameRule::PlaceHead))
    } else if first.is(Class::GIVEN) && !last.is(Class::COMMON) {
        Some((Person, FAIR * 2, NameRule::GivenNameFirst))
    } else if first.is(Class::PLACE) && !first.is(Class::GIVEN) {
        Some((Org, WEAK * 2, NameRule::PlaceFirst))
    } else if words.len() > 2 && words.iter().any(|word| is_head(word, Class::ORG_HEAD)) {
        Some((Org, FAIR, NameRule::OrgHead))
    } else {
        None
    }
}
