//! Whom a pronoun means.

use super::{Reader, Sex, Speaker, frames::Frame};
use crate::{
    analysis::{EntityKind, persons},
    lexicon::{self, Class},
    syntax::Tag,
};

/// A pronoun means nobody who is named more frames back.
const MAX_BACK: usize = 8;

/// A pronoun means nobody who is named more paragraphs back.
const MAX_BLOCKS_BACK: usize = 3;

impl Reader<'_> {
    /// Whom the pronoun at `node` means: of those named before in whom the sex agrees, the one who spoke last or of whom
    /// the nearest sentence tells; nobody where that is not clear.
    pub(super) fn meant(&self, at: usize, node: usize) -> Option<Speaker> {
        let pronoun = self.frames[at].read().form(node).to_lowercase();
        match pronoun.as_str() {
            "he" => self.person_before(at, node, Sex::Male),
            "she" => self.person_before(at, node, Sex::Female),
            "it" => self.body_before(at, node),
            "they" => self.last_body(at),
            _ => None,
        }
    }

    fn person_before(&self, at: usize, node: usize, sex: Sex) -> Option<Speaker> {
        let here = &self.frames[at];
        let place = here.read().spans[node].start();
        // Of those named in paragraphs before, one who says something there is meant rather than another.
        let mut told: Option<(usize, Speaker)> = None;
        for back in 0..=MAX_BACK.min(at) {
            let frame = &self.frames[at - back];
            let left = told.is_some_and(|(block, _)| frame.block != block);
            if left || frame.block + MAX_BLOCKS_BACK < here.block {
                break;
            }
            if back > 0
                && let Some(spoke) = self.spoke_in(at - back, sex)
            {
                return Some(spoke);
            }
            let named = self.agreeing(frame, place, sex);
            let Some(&first) = named.first() else {
                continue;
            };
            let one = named
                .iter()
                .all(|n| self.surname(*n) == self.surname(first));
            let subject = match one {
                true => Some(first),
                false => self.subject_among(at - back, &named),
            };
            let clear = told.is_none() && subject.is_none();
            if clear || frame.block == here.block {
                return subject.map(Speaker::Name);
            }
            if let Some(subject) = subject {
                if self.says_in(at - back, subject) {
                    return Some(Speaker::Name(subject));
                }
                told = told.or(Some((frame.block, Speaker::Name(subject))));
            }
        }
        told.map(|(_, speaker)| speaker)
    }

    /// Whom a phrase means that is no pronoun: what a pronoun means never hangs on another, so that the work is bounded.
    fn told(&self, at: usize, node: usize) -> Option<Speaker> {
        let is_name = self.frames[at].read().tag(node) != Tag::Prp;
        is_name.then(|| self.meaning(at, node)).flatten()
    }

    /// The persons named in a frame before a place whose sex may be that; those of whom it is known before all.
    fn agreeing(&self, frame: &Frame<'_>, place: u32, sex: Sex) -> Vec<u32> {
        let agrees = |n: u32| self.sexes[n as usize].is_none_or(|own| own == sex);
        let before = |n: &u32| self.mentions[*n as usize].span.start() < place;
        let named = self.persons_in(frame);
        let mut named: Vec<u32> = named.filter(before).filter(|n| agrees(*n)).collect();
        let is_known = |n: &u32| self.sexes[*n as usize].is_some();
        if named.iter().any(is_known) {
            named.retain(is_known);
        }
        named
    }

    /// Whether somebody is told to say something in a frame.
    fn says_in(&self, at: usize, person: u32) -> bool {
        let read = self.frames[at].read();
        let verbs =
            (0..read.spans.len()).filter(|&verb| read.tag(verb).is_verb() && read.says(verb));
        verbs
            .filter_map(|verb| self.told(at, read.sayer(verb)?))
            .any(|speaker| matches!(speaker, Speaker::Name(n) if self.surname(n) == self.surname(person)))
    }

    /// Who speaks in the last quotation of a frame, if the sex may be that.
    fn spoke_in(&self, at: usize, sex: Sex) -> Option<Speaker> {
        let quote = self.frames[at].quotes().last()?;
        let speaker = self.found[quote].speaker?;
        let agrees = match speaker {
            Speaker::Name(n) => {
                self.mentions[n as usize].kind == EntityKind::Person
                    && self.sexes[n as usize].is_none_or(|own| own == sex)
            }
            Speaker::Unnamed(span) => {
                let words = &self.text[span];
                persons::is_person(words)
                    && persons::sex_of_role(words).is_none_or(|own| own == sex)
            }
        };
        agrees.then_some(speaker)
    }

    /// Which of several persons is the subject of a sentence.
    fn subject_among(&self, at: usize, named: &[u32]) -> Option<u32> {
        let read = self.frames[at].read();
        let mut clause = read.tree.root();
        let mut n_down = 0;
        while let Some(verb) = clause {
            let subject = read
                .sayer(verb)
                .and_then(|node| match self.told(at, node)? {
                    Speaker::Name(n) => named
                        .iter()
                        .copied()
                        .find(|it| self.surname(*it) == self.surname(n)),
                    Speaker::Unnamed(_) => None,
                });
            if subject.is_some() {
                return subject;
            }
            n_down += 1;
            let next = read
                .tree
                .dependents(verb)
                .find(|&other| n_down < 3 && read.tree.nodes()[other].relation.is_clause());
            clause = next;
        }
        None
    }

    /// The one organisation that the sentence before names.
    fn body_before(&self, at: usize, node: usize) -> Option<Speaker> {
        let place = self.frames[at].read().spans[node].start();
        for back in 0..=1.min(at) {
            let frame = &self.frames[at - back];
            let bodies: Vec<u32> = (0..)
                .zip(self.mentions)
                .skip_while(|(_, it)| it.span.end() <= frame.span.start())
                .take_while(|(_, it)| it.span.start() < frame.span.end().min(place))
                .filter(|(_, it)| it.kind == EntityKind::Org)
                .map(|(n, _)| n)
                .collect();
            match bodies[..] {
                [] => {}
                [only] => return Some(Speaker::Name(only)),
                _ => return None,
            }
        }
        None
    }

    /// The several who spoke last, without a name.
    fn last_body(&self, at: usize) -> Option<Speaker> {
        let before = self.frames[..at].iter().rev().take(2);
        let quote = before.flat_map(|frame| frame.quotes().last()).next()?;
        match self.found[quote].speaker? {
            speaker @ Speaker::Unnamed(span) => {
                let head = persons::head(&self.text[span]);
                let several = head.ends_with('s') || lexicon::english().is(head, Class::PLURAL);
                (several || head == "police").then_some(speaker)
            }
            speaker @ Speaker::Name(n) => {
                (self.mentions[n as usize].kind == EntityKind::Org).then_some(speaker)
            }
        }
    }
}
