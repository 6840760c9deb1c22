//! Quotations: the quotes of all articles that give one utterance, gathered with their versions and attributions.
//!
//! Each quote is read once ([`Saying`]); short wordings that several use are marked ([`mark_terms`]); an index of runs of content words names the pairs that may be one
//! ([`candidates`]); a pair is aligned word by word, and is one only if its words, speakers and days allow it
//! ([`is_one`]); what pairs lead to is gathered into groups ([`gather`]). Strict: a false group costs more than a missed one.

mod alike;
mod gather;
mod index;
mod saying;
mod speakers;

use super::{ArticleId, EntityId};
use crate::text::Span;
pub use alike::is_one;
pub use gather::gather;
pub use index::candidates;
pub use saying::{Reading, Saying, mark_terms, sayings};

/// Quotes with so many content words in common are known by them, whoever says them.
const LONG: usize = 8;
/// A quote with fewer content words is one with another only if it is all there, and from one speaker.
const SHORT: usize = 5;

/// A quotation's place in one snapshot; means nothing outside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct QuotationId(pub u32);

impl QuotationId {
    /// As an index into the snapshot's list of quotations.
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// A quote of one article, by its index among the article's quotes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct QuoteId {
    /// The article.
    pub article: ArticleId,
    /// Which of its quotes.
    pub index: u32,
}

/// One utterance that is quoted in several places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// Its wordings, each once; the fullest first.
    pub versions: Vec<Version>,
    /// Those who are said to say it, in the order of the places; quotes without a speaker are in none.
    pub attributions: Vec<Attribution>,
    /// Whether two of them cannot both be right: two people, each by full name beside the words.
    pub differs: bool,
}

/// One wording, but for capitals, accents and marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// How it stands to the fullest.
    pub extent: Extent,
    /// The quotes that give it, in the order of the corpus.
    pub places: Vec<QuoteId>,
}

/// How one wording stands to the fullest of its quotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Extent {
    /// It is the fullest.
    Whole,
    /// All its words stand there, one after the other but for what an ellipsis leaves out.
    Cut,
    /// It has words of its own.
    Otherwise,
}

/// One whom an utterance is given to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribution {
    /// Who it is.
    pub by: Attributed,
    /// Whether it is one of those that [`Quotation::differs`] speaks of.
    pub differs: bool,
    /// The quotes that give it so, in the order of the corpus.
    pub places: Vec<QuoteId>,
}

/// Who is said to speak.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Attributed {
    /// Someone with a name.
    Entity(EntityId),
    /// Someone without, as an article calls them.
    Unnamed(ArticleId, Span),
}

impl Quotation {
    /// All quotes that give it, in the order of the corpus.
    pub fn places(&self) -> Vec<QuoteId> {
        let all = self.versions.iter().flat_map(|it| &it.places);
        let mut places: Vec<QuoteId> = all.copied().collect();
        places.sort_unstable();
        places
    }

    /// The quote that gives the fullest wording first.
    pub fn fullest(&self) -> Option<QuoteId> {
        self.versions.first()?.places.first().copied()
    }

    /// Who is said to speak in the quote at `place`.
    pub fn attributed(&self, place: QuoteId) -> Option<&Attribution> {
        let mut all = self.attributions.iter();
        all.find(|it| it.places.binary_search(&place).is_ok())
    }
}

impl Extent {
    /// Its name in listings and the export.
    pub const fn name(self) -> &'static str {
        match self {
            Extent::Whole => "whole",
            Extent::Cut => "cut",
            Extent::Otherwise => "otherwise",
        }
    }
}
