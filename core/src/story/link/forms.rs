//! Forms: all mentions of one kind whose names have one normal form.

use std::collections::{BTreeMap, BTreeSet};

use super::{ArticleId, Link, LinkRule, MentionId, Name};
use crate::{
    analysis::{
        EntityKind,
        persons::{PersonCues, Sex},
    },
    text::{Span, Text},
};

/// All mentions of one kind whose names have one normal form; or one that the reader has broken off.
#[derive(Clone, Debug)]
pub(super) struct Form {
    pub(super) kind: EntityKind,
    pub(super) normal: String,
    /// The spellings in the articles, with the number of times and the first.
    pub(super) surfaces: BTreeMap<String, (u32, MentionId, Span)>,
    /// How many mentions have it.
    pub(super) count: u32,
    /// What is told of a person beside the name.
    pub(super) told: PersonEvidence,
    /// The only mention, where it stands for itself.
    pub(super) alone: Option<MentionId>,
}

/// What the words beside a person's names tell.
#[derive(Clone, Debug, Default)]
pub(super) struct PersonEvidence {
    /// How often it is a woman, and a man.
    sexes: [u32; 2],
    /// Words of titles.
    titles: BTreeSet<String>,
    /// How often it is told whose relative it is.
    n_kin: u32,
    n: u32,
}

impl PersonEvidence {
    /// Takes in what stands beside one mention.
    pub(super) fn add(&mut self, text: &Text, cue: &PersonCues) {
        if let Some(sex) = cue.sex {
            self.sexes[sex as usize] += if cue.by_given_name { 1 } else { 4 };
        }
        self.titles.extend(title_of(text, cue));
        self.n_kin += u32::from(cue.kin.is_some());
        self.n += 1;
    }

    /// The sex, where it is told.
    pub(super) fn sex(&self) -> Option<Sex> {
        match self.sexes {
            [female, male] if female > male => Some(Sex::Female),
            [female, male] if male > female => Some(Sex::Male),
            _ => None,
        }
    }

    /// Whether it is mostly told whose relative it is.
    pub(super) const fn is_relative(&self) -> bool {
        self.n_kin * 2 > self.n
    }

    /// Whether some title is told of both.
    pub(super) fn has_title_of(&self, other: &PersonEvidence) -> bool {
        !self.titles.is_disjoint(&other.titles)
    }
}

/// The word of a title before a name that says most: `minister` of `Prime Minister`.
pub(super) fn title_of(text: &Text, cue: &PersonCues) -> Option<String> {
    let title = text[cue.title?].to_lowercase();
    let last = title.split_whitespace().next_back()?;
    Some(last.trim_end_matches('.').to_owned())
}

impl Form {
    /// As constraints name it.
    pub(super) fn name(&self) -> Name {
        match self.alone {
            Some(mention) => Name::Mention(mention),
            None => Name::Spelling(self.kind, self.spelling().to_owned()),
        }
    }

    /// The most frequent spelling, the earlier of two.
    pub(super) fn spelling(&self) -> &str {
        let best = self
            .surfaces
            .iter()
            .max_by_key(|(_, (count, first, _))| (*count, std::cmp::Reverse(*first)));
        best.map_or("", |(surface, _)| surface)
    }

    pub(super) fn first(&self) -> (ArticleId, Span) {
        let first = self.surfaces.values().min_by_key(|(_, first, _)| *first);
        first.map_or((ArticleId(0), Span::new(0, 0)), |(_, id, span)| {
            (id.article, *span)
        })
    }

    pub(super) fn spelling_links(&self) -> impl Iterator<Item = Link> {
        let main = self.spelling();
        self.surfaces
            .iter()
            .filter(move |(surface, _)| *surface != main)
            .map(move |(surface, (_, id, span))| {
                let (_, first, first_span) = self.surfaces[main];
                Link {
                    rule: LinkRule::Spelling,
                    spellings: [main.to_owned(), surface.clone()],
                    evidence: vec![(first.article, first_span), (id.article, *span)],
                }
            })
    }
}
