//! What the pronouns behind bare surnames tell of who is meant by them.

use super::bearers::Article;
use crate::{
    analysis::{Sentence, persons::Sex},
    text::Span,
};

/// So many bare names are looked at for `he` and `she`.
const MAX_TOLD: usize = 64;

/// So many times as often the one has to stand beside a surname as the other.
const CLEARLY: u32 = 3;

impl Article<'_, '_> {
    /// What `she` and `his` after bare names that head their sentences tell of who is mostly meant by them.
    pub(super) fn sex_of(&self, bare: &[usize]) -> Option<Sex> {
        let mut n_told = [0_u32; 2];
        for sex in bare
            .iter()
            .take(MAX_TOLD)
            .filter_map(|&at| self.sex_told_after(at))
        {
            n_told[sex as usize] += 1;
        }
        match n_told {
            [female, male] if female > 1 && female > CLEARLY * male => Some(Sex::Female),
            [female, male] if male > 1 && male > CLEARLY * female => Some(Sex::Male),
            _ => None,
        }
    }

    /// What the first pronoun between a name that heads its sentence and the next name tells, or the word that the next
    /// sentence begins with. Of a name behind another the pronoun may mean either.
    fn sex_told_after(&self, at: usize) -> Option<Sex> {
        let span = self.names[at].span;
        let ended = |it: &Sentence| it.span.end() <= span.start();
        let nth = self.sentences.partition_point(ended);
        let sentence = self.sentences.get(nth)?.span;
        let before = at.checked_sub(1).map(|before| self.names[before].span);
        if !sentence.contains(span) || before.is_some_and(|it| it.start() >= sentence.start()) {
            return None;
        }
        let next = self.names.get(at + 1).map(|next| next.span.start());
        let end = next.map_or(sentence.end(), |next| {
            next.clamp(span.end(), sentence.end())
        });
        let told = |words: Span| {
            let mut words = self.text[words].split(|c: char| !c.is_alphabetic());
            words.find_map(|word| sex_of_pronoun(&word.to_lowercase()))
        };
        let told_by_next = || {
            let following = self.sentences.get(nth + 1).map(|it| it.span);
            let following = following.filter(|_| end == sentence.end())?;
            let first = self.text[following].split(|c: char| !c.is_alphabetic());
            first
                .take(1)
                .find_map(|word| sex_of_pronoun(&word.to_lowercase()))
        };
        told(Span::new(span.end(), end)).or_else(told_by_next)
    }
}

/// The sex of whom a word in small letters stands for.
fn sex_of_pronoun(word: &str) -> Option<Sex> {
    match word {
        "she" | "her" | "hers" | "herself" => Some(Sex::Female),
        "he" | "him" | "his" | "himself" => Some(Sex::Male),
        _ => None,
    }
}
