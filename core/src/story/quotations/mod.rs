//! Quotations: the quotes of all articles that give one utterance, gathered with their versions and attributions.
//!
//! Each quote is read once ([`Saying`]); short wordings that several use are marked ([`mark_terms`]); an index of runs of
//! content words names the pairs that may be one ([`candidates`]); a pair is aligned word by word, and is one only if its
//! words, speakers and days allow it ([`is_one`]); what pairs lead to is gathered into groups ([`gather`]). Strict: a
//! false group costs more than a missed one.

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
    /// Those who are said to say it, the surest first: by full name beside the words, then by name, then those whom most give;
    /// quotes without a speaker are in none.
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

    /// The articles that give it, in the order of the corpus.
    pub fn articles(&self) -> Vec<ArticleId> {
        let mut articles: Vec<ArticleId> = self.places().iter().map(|it| it.article).collect();
        articles.dedup();
        articles
    }

    /// The quote that gives the fullest wording first.
    pub fn fullest(&self) -> Option<QuoteId> {
        self.versions.first()?.places.first().copied()
    }

    /// Who speaks: the surest, or all on whom articles differ.
    pub fn speakers(&self) -> impl Iterator<Item = Attributed> + '_ {
        let all = self.attributions.iter().enumerate();
        let speaking = all.filter(|(n, it)| match self.differs {
            true => it.differs,
            false => *n == 0,
        });
        speaking.map(|(_, it)| it.by)
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

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;
    use crate::{
        analysis::AnnotatedArticle,
        story::{StoryId, fixture},
    };

    /// Each quotation of `literal`, its versions, and to whom it is given.
    #[track_caller]
    fn check(literal: &str, expect: Expect) {
        fixture::check(literal, told, expect);
    }

    fn told(articles: &[(ArticleId, AnnotatedArticle)]) -> String {
        let (entities, entity_of) = fixture::linked(articles);
        let readings = articles.iter().map(|(id, annotated)| {
            let published = annotated.article.stated.published.as_ref();
            Reading {
                id: *id,
                annotated,
                entities: &entity_of[id.index()],
                days: published.map(|dating| dating.days),
                // What is told of one ship is one story.
                story: annotated
                    .article
                    .text
                    .as_str()
                    .contains("Dunmore")
                    .then_some(StoryId(0)),
            }
        });
        let mut all: Vec<Saying<'_>> = readings.flat_map(|it| sayings(&it)).collect();
        mark_terms(&mut all);
        let mut pairs = candidates(&all);
        pairs.retain(|(a, b)| is_one(&all[*a as usize], &all[*b as usize], &entities));
        let found = gather(&all, &pairs, &entities);
        pairs.reverse();
        assert_eq!(gather(&all, &pairs, &entities), found);
        let mut out = String::new();
        for quotation in &found {
            let names = quotation.attributions.iter().map(|it| match it.by {
                Attributed::Entity(id) => entities[id.index()].name.clone(),
                Attributed::Unnamed(article, span) => {
                    let text = &articles[article.index()].1.article.text;
                    format!("`{}`", &text[span])
                }
            });
            let names = names.collect::<Vec<_>>().join(", ");
            let differs = if quotation.differs { " differ" } else { "" };
            out.push_str(&format!("{names}{differs}\n"));
            for version in &quotation.versions {
                let first = version.places[0];
                let annotated = &articles[first.article.index()].1;
                let span = annotated.annotations.quotes[first.index as usize].span;
                let keys = version.places.iter();
                let keys = keys.map(|it| &*articles[it.article.index()].1.article.key.0);
                out.push_str(&format!(
                    "    {}: {} ({})\n",
                    version.extent.name(),
                    &annotated.article.text[span],
                    keys.collect::<Vec<_>>().join(", ")
                ));
            }
        }
        out
    }

    #[test]
    fn cuts_and_small_edits_are_versions_of_one_quotation() {
        check(
            "//- ledger/1 2024-03-05
            \"We will raise this old ferry from the river before winter, whatever the harbour office may think,\" said Ada Lark.
            //- courier/1 2024-03-06
            Ada Lark said the diving begins soon. \"We will raise this old ferry from the river before winter,\" Lark said.
            //- herald/1 2024-03-06
            \"We will raise that old ferry from the river before the winter — whatever the Harbour Office may think!\" said Ada Lark.
            //- post/1 2024-03-06
            Ada Lark told reporters: \"We will raise [the Dunmore] from the river before winter ... the harbour office may think.\"",
            expect![[r#"
                Ada Lark
                    whole: We will raise this old ferry from the river before winter, whatever the harbour office may think, (ledger/1)
                    otherwise: We will raise that old ferry from the river before the winter — whatever the Harbour Office may think! (herald/1)
                    otherwise: We will raise [the Dunmore] from the river before winter ... the harbour office may think. (post/1)
                    cut: We will raise this old ferry from the river before winter, (courier/1)
            "#]],
        );
    }

    #[test]
    fn an_unnamed_source_and_a_name_are_compatible() {
        check(
            "//- ledger/1 2024-03-05
            \"The hull of the ferry broke on the granite rocks within minutes,\" said Ada Lark.
            //- courier/1 2024-03-05
            \"The hull of the ferry broke on the granite rocks within minutes,\" a senior officer said.",
            expect![[r#"
                Ada Lark, `a senior officer`
                    whole: The hull of the ferry broke on the granite rocks within minutes, (ledger/1, courier/1)
            "#]],
        );
    }

    #[test]
    fn the_same_words_of_two_people_are_one_quotation_on_which_articles_differ() {
        check(
            "//- ledger/1 2024-03-05
            \"The hull of the ferry broke on the granite rocks within minutes, and nobody heard the bell,\" said Ada Lark.
            //- courier/1 2024-03-06
            \"The hull of the ferry broke on the granite rocks within minutes, and nobody heard the bell,\" said Tom Reed.",
            expect![[r#"
                Ada Lark, Tom Reed differ
                    whole: The hull of the ferry broke on the granite rocks within minutes, and nobody heard the bell, (ledger/1, courier/1)
            "#]],
        );
    }

    #[test]
    fn speakers_do_not_differ_where_both_are_named_beside_the_words() {
        check(
            "//- ledger/1 2024-03-05
            \"The hull of the ferry broke on the granite rocks within minutes, and nobody heard the bell,\" said Ada Lark.
            //- courier/1 2024-03-06
            \"The hull of the ferry broke on the granite rocks within minutes, and nobody heard the bell,\" said Tom Reed in a letter with Ada Lark.",
            expect![[r#"
                Ada Lark, Tom Reed
                    whole: The hull of the ferry broke on the granite rocks within minutes, and nobody heard the bell, (ledger/1, courier/1)
            "#]],
        );
    }

    #[test]
    fn short_words_of_two_people_or_far_apart_are_not_one() {
        check(
            "//- ledger/1 2024-03-05
            It was \"a dark day\", said Ada Lark. The rescue was \"a total failure\", said Ada Lark.
            //- courier/1 2024-03-05
            It was \"a dark day\", said Tom Reed.
            //- herald/1 2024-09-05
            The election was \"a total failure\", said Ada Lark.",
            expect![[""]],
        );
    }

    #[test]
    fn a_short_cut_of_what_the_same_one_says_is_a_version() {
        check(
            "//- ledger/1 2024-03-05
            Ada Lark spoke of a \"wooden leg\" in the river.

            \"Divers found a wooden leg below the pier, and nobody has asked for it,\" said Ada Lark.
            //- courier/1 2024-03-05
            Tom Reed read of it. \"The wooden leg may be mine, for all I know,\" said Tom Reed.",
            expect![[r#"
                Ada Lark
                    whole: Divers found a wooden leg below the pier, and nobody has asked for it, (ledger/1)
                    cut: wooden leg (ledger/1)
            "#]],
        );
    }

    #[test]
    fn a_short_cut_of_two_utterances_does_not_make_them_one() {
        check(
            "//- ledger/1 2024-03-05
            \"A wooden leg floats below the granite pier of Ashby,\" said Ada Lark. Ada Lark spoke of a \"wooden leg\" twice.

            \"Nobody in the harbour office has asked for the wooden leg,\" said Ada Lark.",
            expect![[""]],
        );
    }

    #[test]
    fn words_of_the_day_are_nobodys_quotation() {
        check(
            "//- ledger/1 2024-03-05
            Ada Lark praised the \"mud plug\" of the Dunmore, said Ada Lark.
            //- courier/1 2024-03-05
            The Dunmore needs a \"mud plug\", said Tom Reed.
            //- herald/1 2024-03-05
            Her \"mud plug\" will hold the Dunmore, said Ada Lark.",
            expect![[""]],
        );
    }

    #[test]
    fn a_formula_with_other_numbers_weeks_later_is_another_quotation() {
        check(
            "//- ledger/1 2024-03-05
            \"The office counted 56 barns and 12 stables under water this morning near the lake,\" said Ada Lark.
            //- courier/1 2024-04-05
            \"The office counted 81 barns and 19 stables under water this morning near the lake,\" said Ada Lark.",
            expect![[""]],
        );
    }

    #[test]
    fn words_that_stand_for_what_an_ellipsis_leaves_out_are_another_quotation() {
        check(
            "//- ledger/1 2024-03-05
            \"The ferry struck the granite rocks, and nobody rang the bell in the fog,\" said Ada Lark.
            //- courier/1 2024-03-05
            \"The ferry struck the granite rocks ... captain rang the bell in the fog,\" said Ada Lark.",
            expect![[""]],
        );
    }

    #[test]
    fn what_one_says_twice_in_an_article_in_other_words_is_two_quotations() {
        let twice = [
            "\"The ferry struck the granite rocks in thick fog at midnight,\" said Ada Lark.",
            "\"The ferry struck the granite rocks in heavy fog at midnight,\" said Ada Lark.",
        ];
        let [one, other] = twice;
        check(
            &format!("//- ledger/1 2024-03-05\n{one}\n\n{other}"),
            expect![[""]],
        );
        check(
            &format!("//- ledger/1 2024-03-05\n{one}\n//- courier/1 2024-03-05\n{other}"),
            expect![[r#"
                Ada Lark
                    whole: The ferry struck the granite rocks in thick fog at midnight, (ledger/1)
                    otherwise: The ferry struck the granite rocks in heavy fog at midnight, (courier/1)
            "#]],
        );
    }
}
