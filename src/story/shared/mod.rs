//! Shared text: passages that several articles carry, and what follows from them of who copied whom.
//!
//! Articles are taken in by their fingerprints ([`Fingerprints`]), which name pairs that may have
//! something in common; a pair is compared word by word ([`compare`]); and what pairs have in common is
//! gathered into groups ([`groups`]), one for each passage however many carry it.

mod align;
mod differences;
mod groups;
mod index;
mod origins;
mod winnow;
pub mod words;

use super::ArticleId;
use crate::{
    analysis::{AnnotatedArticle, Quote, starting_in},
    article::DateRange,
    text::Span,
};
pub use differences::differences;
pub use groups::groups;
pub use index::{Candidate, Fingerprints};
pub use origins::{Parts, in_common, origins, parts};
pub use winnow::{Fingerprint, fingerprints};
pub use words::FoldedWord;

/// What articles have in common outside quotations is so many words long at least; less is chance and formula.
const MIN_COPY_WORDS: u32 = 12;
/// Of them so many stand outside names; a person's office and full name are the same everywhere.
const MIN_WORDS_BESIDE_NAMES: u32 = 8;
/// What they have in common of a quotation is so many words long at least.
const MIN_QUOTE_WORDS: u32 = 8;

/// A shared passage's place in one snapshot; means nothing outside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SharedId(pub u32);

impl SharedId {
    /// As an index into the snapshot's list of shared passages.
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// A passage that two or more articles carry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shared {
    /// What it is.
    pub kind: SharedKind,
    /// Where it stands, in the order of the corpus; all of about the same extent.
    pub passages: Vec<Passage>,
    /// The article in which it stood first, where there is evidence: a credit, or dates that leave no doubt.
    pub earliest: Option<ArticleId>,
}

/// A stretch of one article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Passage {
    /// The article.
    pub article: ArticleId,
    /// The stretch.
    pub span: Span,
}

/// Why articles have a passage in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SharedKind {
    /// They quote the same words.
    Quote,
    /// The same text word for word: one copied another, or both an agency.
    Copy,
    /// The same with small edits.
    NearCopy,
    /// One outlet's own boilerplate, in articles about different things.
    House,
}

impl SharedKind {
    /// Whether it tells that one article, or both, copied.
    pub const fn is_copy(self) -> bool {
        matches!(self, SharedKind::Copy | SharedKind::NearCopy)
    }
}

/// What is known of an article's origin, for the direction of copying.
#[derive(Clone, Copy, Debug, Default)]
pub struct Source<'a> {
    /// Who published it, where the source says so.
    pub outlet: Option<&'a str>,
    /// The agency to which it gives credit.
    pub agency: Option<&'a str>,
    /// The days on one of which it was published.
    pub days: Option<DateRange>,
}

/// A passage that two articles have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Match {
    /// Where it stands in the one and in the other.
    pub passages: [Passage; 2],
    /// [`SharedKind::House`] is for groups to find.
    pub kind: SharedKind,
}

/// The passages that the two articles of `candidate` have in common, each as long as it can be made.
///
/// Given with each article are its words, as [`words::of_article`] finds them. Kept are quotations of
/// eight words and more, and other text of twelve, not counting most of what is only names.
pub fn compare(
    candidate: &Candidate,
    earlier: (&AnnotatedArticle, &[FoldedWord]),
    later: (&AnnotatedArticle, &[FoldedWord]),
) -> Vec<Match> {
    let found = align::passages(earlier.1, later.1, candidate);
    let kept = found.into_iter().filter_map(|common| {
        let [one, other] = common.spans;
        let quoted = n_quoted(&earlier.0.annotations.quotes, earlier.1, one).min(n_quoted(
            &later.0.annotations.quotes,
            later.1,
            other,
        ));
        let outside = common.n_words.saturating_sub(quoted);
        let kind = if quoted >= MIN_QUOTE_WORDS && outside < MIN_COPY_WORDS {
            SharedKind::Quote
        } else if common.n_words < MIN_COPY_WORDS
            || beside_names(&later, other) < MIN_WORDS_BESIDE_NAMES
        {
            return None;
        } else if common.exact {
            SharedKind::Copy
        } else {
            SharedKind::NearCopy
        };
        let passage = |article, span| Passage { article, span };
        Some(Match {
            passages: [
                passage(candidate.earlier, one),
                passage(candidate.later, other),
            ],
            kind,
        })
    });
    kept.collect()
}

/// The number of `words` within `span` that stand in quotations.
fn n_quoted(quotes: &[Quote], words: &[FoldedWord], span: Span) -> u32 {
    let inside = starting_in(words, span, |word| word.span).iter();
    let quoted = inside.filter(|word| covering(quotes, word.span, |quote| quote.span));
    quoted.count() as u32
}

/// The number of words within `span` that are no part of a name.
fn beside_names((article, words): &(&AnnotatedArticle, &[FoldedWord]), span: Span) -> u32 {
    let mentions = &article.annotations.mentions;
    let inside = starting_in(words, span, |word| word.span).iter();
    let beside = inside.filter(|word| !covering(mentions, word.span, |mention| mention.span));
    beside.count() as u32
}

/// Whether one of `items`, disjoint and in order, covers `word`.
fn covering<T>(items: &[T], word: Span, span: impl Fn(&T) -> Span) -> bool {
    let after = items.partition_point(|item| span(item).start() <= word.start());
    items[..after]
        .last()
        .is_some_and(|item| span(item).contains(word))
}
