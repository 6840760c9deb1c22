//! Mentions → entities.

use super::ArticleId;
use crate::{
    analysis::{AnnotatedArticle, EntityKind},
    text::Span,
};

/// An entity's place in one snapshot; means nothing outside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntityId(pub u32);

/// One mention of one article in one snapshot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MentionId {
    /// The article it stands in.
    pub article: ArticleId,
    /// Its index in that article's mentions.
    pub index: u32,
}

/// One person, organisation, place, people or event, with all its mentions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// What it is.
    pub kind: EntityKind,
    /// The fullest frequent form of its name, as it stands in an article.
    pub name: String,
    /// All its mentions, in the order of the corpus.
    pub mentions: Vec<MentionId>,
    /// Why spellings were taken for one.
    pub links: Vec<Link>,
}

/// Why two spellings were taken for one entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The rule that did it.
    pub rule: LinkRule,
    /// The spellings.
    pub spellings: [String; 2],
    /// Where the evidence stands; for a rule that needs none, the first mention of each spelling.
    pub evidence: Vec<(ArticleId, Span)>,
}

/// The rules that take two spellings for one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LinkRule {
    /// An article says so: `Popular Mobilisation Forces (PMF)`.
    Definition,
    /// A surname after the fuller name.
    Surname,
    /// A word list says so.
    Listed,
}

/// Takes articles in one by one, and gives the entities of all that it has seen.
#[derive(Clone, Debug, Default)]
pub struct Linker {}

impl Linker {
    /// Takes in one more article, which shall be known as `id`.
    pub fn add(&mut self, id: ArticleId, annotated: &AnnotatedArticle) {
        let _ = (id, annotated);
    }

    /// The entities of all articles taken in, by first mention.
    pub fn entities(&self) -> Vec<Entity> {
        Vec::new()
    }
}
