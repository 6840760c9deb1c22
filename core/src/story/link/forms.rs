//! Forms: all mentions of one kind whose names have one normal form.

use std::collections::BTreeMap;

use super::{ArticleId, Link, LinkRule, MentionId, Name};
use crate::{analysis::EntityKind, text::Span};

/// All mentions of one kind whose names have one normal form; or one that the reader has broken off.
#[derive(Clone, Debug)]
pub(super) struct Form {
    pub(super) kind: EntityKind,
    pub(super) normal: String,
    /// The spellings in the articles, with the number of times and the first.
    pub(super) surfaces: BTreeMap<String, (u32, MentionId, Span)>,
    /// How many mentions have it.
    pub(super) count: u32,
    /// The only mention, where it stands for itself.
    pub(super) alone: Option<MentionId>,
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
