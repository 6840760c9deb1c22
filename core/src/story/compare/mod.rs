//! Figures on which reports agree, move on, or differ.
//!
//! Claims are aligned by what they count and in which unit, by what is done to it, by the names and words of their
//! sentences, and by their days. It is strict: what may have another scope is not compared, for a false
//! contradiction costs more than a missed one.

mod acts;
mod claim;
mod groups;
mod relation;
mod scope;

use std::collections::BTreeMap;

use super::{ArticleId, EntityId};
use crate::{
    analysis::{AnnotatedArticle, Figure, time::Value},
    article::{DateRange, Dating},
    text::Span,
};
pub use claim::{Claim, of_article};
pub use groups::compare;

/// A claim that several articles make.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// What is claimed, as it stands in an article: the counted noun, or what was done.
    pub of: (ArticleId, Span),
    /// How the values stand to each other.
    pub verdict: Verdict,
    /// What each article says, by day; at least two articles that do not copy each other.
    pub values: Vec<Told>,
}

/// How the values of one claim stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// All may mean one number.
    Agree,
    /// Later ones are greater, and can follow from the earlier.
    Update,
    /// Some are of one time and cannot both be right.
    Conflict,
}

impl Verdict {
    /// The name in the export.
    pub const fn name(self) -> &'static str {
        match self {
            Verdict::Agree => "agree",
            Verdict::Update => "update",
            Verdict::Conflict => "conflict",
        }
    }
}

/// What one article says of a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Told {
    /// The days of which it holds: those that the clause names, else that of publication.
    pub as_of: DateRange,
    /// The article.
    pub article: ArticleId,
    /// The figure, by its index in the article.
    pub figure: u32,
    /// The sentence.
    pub sentence: Span,
}

/// What comparing reads of one article.
#[derive(Clone, Copy)]
pub struct Teller<'a> {
    /// The article.
    pub annotated: &'a AnnotatedArticle,
    /// Its claims.
    pub claims: &'a [Claim],
    /// The values of its times.
    pub values: &'a [Value],
    /// When it was published.
    pub published: Option<&'a Dating>,
    /// What each of its mentions names.
    pub entities: &'a [EntityId],
    /// Whose report it is.
    pub outlet: &'a str,
}

impl<'a> Teller<'a> {
    fn figure(&self, claim: &Claim) -> &'a Figure {
        &self.annotated.annotations.figures[claim.figure as usize]
    }
}

/// Takes in the claims of articles one by one, and tells which may be about one thing.
#[derive(Clone, Debug, Default)]
pub struct Claims {
    /// By what is counted: the articles that do so, with the index of the claim in each.
    by_subject: BTreeMap<u64, Vec<(ArticleId, u32)>>,
}

impl Claims {
    /// Takes in the claims of the article known as `article`.
    pub fn add(&mut self, article: ArticleId, claims: &[Claim]) {
        for (n, claim) in claims.iter().enumerate() {
            let known = self.by_subject.entry(claim.subject).or_default();
            known.push((article, n as u32));
        }
    }

    /// The claims that count the same, for each thing that several articles count; each list is for [`compare`].
    pub fn subjects(&self) -> Vec<&[(ArticleId, u32)]> {
        let several =
            |known: &&[(ArticleId, u32)]| known.iter().any(|(article, _)| *article != known[0].0);
        self.by_subject
            .values()
            .map(Vec::as_slice)
            .filter(several)
            .collect()
    }
}
