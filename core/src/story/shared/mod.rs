//! Shared text: passages that several articles carry, and what follows from them of who copied whom.
//!
//! Articles are taken in by their fingerprints ([`Fingerprints`]), which name pairs that may have
//! something in common; a pair is compared word by word ([`compare`]); and what pairs have in common is
//! gathered into groups ([`groups`]), one for each passage however many carry it.

mod align;
mod beside;
mod differences;
#[cfg(test)]
pub(in crate::story) mod fixture;
mod groups;
mod index;
mod kept;
mod origins;
mod winnow;
pub mod words;

use super::ArticleId;
use crate::{
    analysis::{AnnotatedArticle, Quote, starting_in},
    article::DateRange,
    text::Span,
};
pub use beside::{Level, Side, beside};
pub use differences::differences;
pub use groups::groups;
pub use index::{Candidate, Fingerprints};
pub use kept::KeptWords;
pub use origins::{InCommon, Parts, in_common, most_in_common, origins, parts};
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
    let inside = starting_in(words, span, |word| word.span);
    n_covered(inside, quotes, |quote| quote.span)
}

/// The number of words within `span` that are no part of a name.
fn beside_names((article, words): &(&AnnotatedArticle, &[FoldedWord]), span: Span) -> u32 {
    let inside = starting_in(words, span, |word| word.span);
    let mentions = &article.annotations.mentions;
    inside.len() as u32 - n_covered(inside, mentions, |mention| mention.span)
}

/// How many of `words` one of `items` covers; both are disjoint and in order.
fn n_covered<T>(words: &[FoldedWord], items: &[T], span: impl Fn(&T) -> Span) -> u32 {
    let (Some(first), Some(last)) = (words.first(), words.last()) else {
        return 0;
    };
    let from = items.partition_point(|item| span(item).end() <= first.span.start());
    let to = items.partition_point(|item| span(item).start() < last.span.end());
    let covered = items.get(from..to).unwrap_or_default().iter().map(|item| {
        let from = words.partition_point(|word| word.span.start() < span(item).start());
        let to = words.partition_point(|word| word.span.end() <= span(item).end());
        to.saturating_sub(from) as u32
    });
    covered.sum()
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;
    use crate::story;

    #[track_caller]
    fn check(literal: &str, expect: Expect) {
        story::fixture::check(literal, fixture::told, expect);
    }

    const FERRY: &str = "The old ferry sank slowly beside the granite pier while passengers threw their hats into the brown water, and nobody was hurt.";

    #[test]
    fn a_passage_that_several_articles_carry_is_one_group() {
        check(
            &format!(
                "//- ledger/1 2024-03-05
                Sailors are sad people. {FERRY} Hats are dear this year.
                //- courier/1 2024-03-06
                {FERRY} A crane will lift it.
                //- herald/1 2024-03-06
                Nobody in Corby can swim. {FERRY}"
            ),
            expect![[r#"
                Copy, first in ledger/1
                    ledger/1: The old ferry sank slowly beside the granite pier while passengers threw their hats into the brown water, and nobody was hurt
                    courier/1: The old ferry sank slowly beside the granite pier while passengers threw their hats into the brown water, and nobody was hurt
                    herald/1: The old ferry sank slowly beside the granite pier while passengers threw their hats into the brown water, and nobody was hurt
            "#]],
        );
    }

    #[test]
    fn small_edits_do_not_part_a_passage() {
        check(
            "//- ledger/1 2024-03-05
            The harbour master counted 56 hats in the brown water beside the pier, and a wooden leg that nobody has asked for.
            //- courier/1 2024-03-05
            The harbour master counted about 60 hats in the brown water beside the pier — and a wooden leg that nobody has asked for.",
            expect![[r#"
                NearCopy
                    ledger/1: The harbour master counted 56 hats in the brown water beside the pier, and a wooden leg that nobody has asked for
                    courier/1: The harbour master counted about 60 hats in the brown water beside the pier — and a wooden leg that nobody has asked for
            "#]],
        );
    }

    #[test]
    fn what_both_quote_is_a_quotation() {
        check(
            "//- ledger/1 2024-03-05
            Captain Hale said: \"We threw our hats so that the divers would find the place again.\"
            //- courier/1 2024-03-06
            \"We threw our hats so that the divers would find the place again,\" a sailor told this paper.",
            expect![[r#"
                Quote, first in ledger/1
                    ledger/1: We threw our hats so that the divers would find the place again
                    courier/1: We threw our hats so that the divers would find the place again
            "#]],
        );
    }

    #[test]
    fn short_runs_and_titles_with_names_are_nothing_shared() {
        check(
            "//- ledger/1 2024-03-05
            The mill of Ashby is closed for the winter and its wheel is dry. It was sold by John Peter Hale, head of the Ashby Timber Company in New Corby, yesterday.
            //- courier/1 2024-03-06
            Nobody goes to Corby, as a road is closed for the winter and its snow lies high. Horses fear John Peter Hale, head of the Ashby Timber Company in New Corby, today.",
            expect![[""]],
        );
    }

    #[test]
    fn what_one_outlet_puts_under_articles_about_different_things_is_of_the_house() {
        check(
            "//- ledger/1 2024-03-05
            The mill of Ashby reopened. This paper lives on what its readers give, so please give what you can before the candles go out.
            //- ledger/2 2024-04-06
            Horses ran through Corby. This paper lives on what its readers give, so please give what you can before the candles go out.",
            expect![[r#"
                House, first in ledger/1
                    ledger/1: This paper lives on what its readers give, so please give what you can before the candles go out
                    ledger/2: This paper lives on what its readers give, so please give what you can before the candles go out
            "#]],
        );
    }

    #[test]
    fn the_agency_that_others_credit_was_first() {
        check(
            &format!(
                "//- anp/1
                {FERRY} A crane will lift it.
                //- courier/1
                {FERRY} Nobody knows why.

                SOURCE: ANP"
            ),
            expect![[r#"
                Copy, first in anp/1
                    anp/1: The old ferry sank slowly beside the granite pier while passengers threw their hats into the brown water, and nobody was hurt
                    courier/1: The old ferry sank slowly beside the granite pier while passengers threw their hats into the brown water, and nobody was hurt
            "#]],
        );
    }

    #[test]
    fn articles_that_copy_have_one_origin_and_those_that_quote_have_not() {
        let quote = "\"We threw our hats so that the divers would find the place again,\" he said.";
        let articles = story::fixture::articles(&format!(
            "//- ledger/1
            {FERRY} {quote}
            //- courier/1
            Nobody in Corby can swim. {FERRY}
            //- herald/1
            The captain of the boat is glad. {quote}
            //- herald/2
            Horses ran through Corby at night."
        ));
        let shared = fixture::shared(&articles);
        let ids: Vec<ArticleId> = articles.iter().map(|(id, _)| *id).collect();
        let found = origins(&ids, &shared, |id| fixture::source(&articles[id.index()].1));
        let found: Vec<Vec<u32>> = found
            .iter()
            .map(|of| of.iter().map(|id| id.0).collect())
            .collect();
        assert_eq!(found, [vec![0, 1], vec![2, 3]]);
        let (id, first) = &articles[0];
        assert_eq!(
            parts(*id, first, &shared),
            Parts {
                own: 2,
                copied: 22,
                quoted: 13,
                noise: 0
            }
        );
        assert_eq!(in_common(*id, first, &shared), [(ids[1], 59), (ids[2], 40)]);
        let common = |is_before: bool| most_in_common(*id, first, &shared, |_| is_before);
        let with = InCommon {
            with: ids[1],
            percent: 59,
            n_others: 2,
            is_copy: false,
        };
        assert_eq!(common(true), Some(with));
    }

    #[test]
    fn what_nearly_all_stands_in_an_article_before_it_is_a_copy() {
        let articles = story::fixture::articles(&format!(
            "//- ledger/1 2024-03-05\n{FERRY} A crane from Corby will lift it in the spring, said the county, if the river is low enough by then.\n\
             //- courier/1 2024-03-06\n{FERRY} It rained."
        ));
        let shared = fixture::shared(&articles);
        let is_copy = |at: usize| {
            let (id, annotated) = &articles[at];
            let common = most_in_common(*id, annotated, &shared, |other| other.0 == 0);
            common.is_some_and(|it| it.is_copy)
        };
        assert_eq!([is_copy(0), is_copy(1)], [false, true]);
    }

    #[test]
    fn the_order_of_matches_does_not_matter() {
        let articles = story::fixture::articles(&format!(
            "//- ledger/1\n{FERRY}\n//- courier/1\nSee: {FERRY}\n//- herald/1\nNo: {FERRY}\n//- post/1\n{FERRY} Yes."
        ));
        let mut matches = fixture::matches(&articles);
        let groups = |matches: &[Match]| groups(matches, |_| Source::default(), |_, _| false);
        let expected = groups(&matches);
        assert_eq!(expected.len(), 1);
        assert_eq!(expected[0].passages.len(), 4);
        for _ in 0..matches.len() {
            matches.rotate_left(1);
            assert_eq!(groups(&matches), expected);
            matches.reverse();
            assert_eq!(groups(&matches), expected);
        }
    }
}
