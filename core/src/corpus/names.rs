//! Names as corrections refer to them: by what is printed, never by what was made of it.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{
    Entry,
    corrections::{Anchor, ArticleAnchor, Claim, Corrections},
    whereabouts::Whereabouts,
};
use crate::{
    analysis::{EntityKind, Mention},
    article::ArticleKey,
    story::{ArticleId, Constraint, Linker, MentionId, Name},
    text::Text,
};

/// A name in all articles, or one mention of it, that outlives new analyses.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NameAnchor {
    /// What it was taken for.
    #[serde(with = "kind")]
    pub kind: EntityKind,
    /// The name as it stands in an article; capitals, accents and hyphens do not matter, but for one mention.
    pub name: String,
    /// Where it stands, for one mention; for all mentions of the name, nothing.
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    pub mention: Option<Box<Place>>,
}

/// Where one mention stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The article.
    #[serde(flatten)]
    pub article: ArticleAnchor,
    /// The byte at which it began when the correction was made.
    pub start: u32,
}

/// What `corrections` say of names that stand in `entries`, which are sorted by key and known to `linker`, and stand
/// where `whereabouts` says.
pub(super) fn constraints(
    corrections: &Corrections,
    whereabouts: &Whereabouts,
    entries: &[Arc<Entry>],
    linker: &Linker,
) -> Vec<Constraint> {
    let constraint = |claim: &Claim| {
        let names = claim.names()?.each_ref();
        let [one, other] = names.map(|name| name.find(whereabouts, entries, linker));
        let names = [one?, other?];
        Some(match claim {
            Claim::Same(_) => Constraint::Same(names),
            _ => Constraint::Apart(names),
        })
    };
    let made = corrections.made.iter();
    made.filter_map(|it| constraint(&it.claim)).collect()
}

impl NameAnchor {
    /// What it was taken for, as a reader is told.
    pub fn noun(&self) -> &'static str {
        match self.kind {
            EntityKind::Person => "person",
            EntityKind::Org => "organisation",
            EntityKind::Place => "place",
            EntityKind::Norp => "people or group",
            EntityKind::Event => "operation or event",
        }
    }

    /// The article in which it is one mention.
    pub(super) fn article<'a>(&self, whereabouts: &'a Whereabouts) -> Option<&'a ArticleKey> {
        whereabouts.key_of(&self.mention.as_ref()?.article)
    }

    /// What it names in `entries`, which are sorted by key and known to `linker`; `None` once it is gone.
    pub(super) fn find(
        &self,
        whereabouts: &Whereabouts,
        entries: &[Arc<Entry>],
        linker: &Linker,
    ) -> Option<Name> {
        if self.mention.is_none() {
            let name = Name::Spelling(self.kind, self.name.clone());
            return linker.knows(&name).then_some(name);
        }
        let key = self.article(whereabouts)?;
        let found = entries.binary_search_by(|it| it.article.key.cmp(key));
        let at = found.ok()?;
        let annotated = &entries[at].annotated;
        let index = self.mention_in(&annotated.article.text, &annotated.annotations.mentions)?;
        let article = ArticleId(at as u32);
        Some(Name::Mention(MentionId { article, index }))
    }

    /// The mention among `mentions` of `text` that this anchor is about, nearest to where it was.
    pub(super) fn mention_in(&self, text: &Text, mentions: &[Mention]) -> Option<u32> {
        let anchor = Anchor {
            start: self.mention.as_ref()?.start,
            exact: self.name.clone(),
        };
        let span = anchor.resolve(text)?;
        let at = mentions.binary_search_by_key(&span, |mention| mention.span);
        at.ok().map(|at| at as u32)
    }
}

mod kind {
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    use crate::analysis::EntityKind;

    pub fn serialize<S: Serializer>(kind: &EntityKind, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(kind.name())
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<EntityKind, D::Error> {
        let written = String::deserialize(deserializer)?;
        EntityKind::named(&written)
            .ok_or_else(|| D::Error::custom(format!("`{written}` is no kind of name")))
    }
}
