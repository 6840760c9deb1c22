//! Novelty: which sentences of an article tell something that others have not told before.
//!
//! What tells the same is for [`same`] to say, in whatever words; here it is asked for the sentences of
//! one article, against any set of articles that are known and against what the article itself told before. A number that stands
//! nowhere there is new, whatever else was told. Whether a sentence is at odds with what others tell is another question.

mod counts;
mod statements;

use super::{
    ArticleId, Passage, Shared,
    same::{self, ArticleTerms, Earlier, Judgement, SentenceTerms, Status, scorer, terms},
};
use crate::{
    analysis::{AnnotatedArticle, starting_in},
    article::Role,
    text::Span,
};
pub use counts::WordCounts;
pub use statements::Statements;
pub(super) use statements::{is_number, says_something};

/// Of the places where a sentence was told before so many are given.
const MAX_PLACES: usize = 3;
/// A place that tells less surely than this share of what the surest does is not given.
const MIN_SURETY: f32 = 0.5;
/// A copy has so much of the weight of the words.
const MIN_COPIED: f32 = 0.9;
/// A word that is covered by less than this is new.
const MIN_COVERED: f32 = 0.5;

/// What a sentence is to one who knows certain articles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Novelty {
    /// Its main fact is told nowhere there.
    New,
    /// Some of it is told.
    Partly {
        /// Where, the place that most surely tells it first.
        told: Vec<Passage>,
        /// The runs of its words that are new, in order.
        new: Vec<Span>,
    },
    /// All of it is told in these places, in their own words; the one that most surely tells it first.
    Told(Vec<Passage>),
    /// It is copied from these places, or they and it from a third; the earliest first.
    Copied(Vec<Passage>),
}

impl Novelty {
    /// Whether all of it is known.
    pub const fn is_known(&self) -> bool {
        matches!(self, Novelty::Told(_) | Novelty::Copied(_))
    }

    /// What of `sentence`, which is this, is new: all of it, the runs of words that are, or nothing.
    pub fn new_parts(&self, sentence: Span) -> Vec<Span> {
        match self {
            Novelty::New => vec![sentence],
            Novelty::Partly { new, .. } => new.clone(),
            Novelty::Told(_) | Novelty::Copied(_) => Vec::new(),
        }
    }

    /// Where it is told, or some of it.
    pub fn places(&self) -> &[Passage] {
        match self {
            Novelty::New => &[],
            Novelty::Partly { told, .. } | Novelty::Told(told) | Novelty::Copied(told) => told,
        }
    }
}

/// What is read of an article to compare it.
#[derive(Clone, Copy, Debug)]
pub struct Reading<'a> {
    /// The article.
    pub annotated: &'a AnnotatedArticle,
    /// The words of its sentences.
    pub terms: &'a ArticleTerms,
}

impl<'a> Reading<'a> {
    fn sentence(&self, terms: &SentenceTerms<'_>) -> Span {
        self.annotated.annotations.sentences[terms.sentence].span
    }
}

/// What each sentence of the article `own` is to one who knows the articles for which `known` holds, and reads this one from
/// its head on.
///
/// `None` is given for sentences outside standfirst and body. `shared` are the passages that the article
/// carries. Places that it was copied from stand in the order of `index`, of whose articles none but the first `n_first` are known.
pub fn of_article<'a>(
    own: ArticleId,
    index: &same::Index,
    reading: impl Fn(ArticleId) -> Reading<'a>,
    shared: &[&Shared],
    n_first: u32,
    known: impl Fn(ArticleId) -> bool,
) -> Vec<Option<Novelty>> {
    let read = reading(own);
    let copied = copied(own, shared);
    let mut novelty = running(read.annotated);
    let mut earlier = Earlier::default();
    for (nth, sentence) in read.terms.iter().enumerate() {
        let span = read.sentence(&sentence);
        let mut copies = copies(own, span, &copied);
        copies.retain(|copy| known(copy.article));
        copies.sort_by_key(|copy| index.nth(copy.article));
        let copied_from = copies
            .iter()
            .filter_map(|copy| copy_of(&sentence, &reading(copy.article), copy));
        let copied_from: Vec<Passage> = copied_from.take(MAX_PLACES).collect();
        novelty[sentence.sentence] = Some(match copied_from.is_empty() {
            false => Novelty::Copied(copied_from),
            true => {
                let candidates = same::candidates(
                    (own, nth),
                    index,
                    &earlier,
                    |id| reading(id).terms,
                    n_first,
                    &known,
                );
                judged(&read, &sentence, nth, candidates, &reading)
            }
        });
        earlier.pass(nth, &sentence);
    }
    novelty
}

/// What the sentence is by the `candidates` that may tell it.
fn judged<'a>(
    read: &Reading<'_>,
    sentence: &SentenceTerms<'_>,
    nth: usize,
    candidates: Vec<(same::Place, same::Candidate<'a>)>,
    reading: impl Fn(ArticleId) -> Reading<'a>,
) -> Novelty {
    let (places, candidates): (Vec<_>, Vec<_>) = candidates.into_iter().unzip();
    if candidates.is_empty() {
        return Novelty::New;
    }
    let Judgement {
        status,
        by,
        covered,
    } = scorer::judge(sentence, &candidates, nth + 1);
    let passage = |(n, _): &(usize, f32)| {
        let article = places[*n].article;
        let span = reading(article).sentence(&candidates[*n].terms);
        Passage { article, span }
    };
    let least = by.first().map_or(0.0, |(_, surety)| surety * MIN_SURETY);
    let told = by
        .iter()
        .filter(|(_, surety)| *surety >= least)
        .map(passage)
        .collect();
    match status {
        Status::New => Novelty::New,
        Status::Told => Novelty::Told(told),
        Status::Partly => match new_runs(read, sentence, &covered) {
            // It has their words and denies what they tell, or affirms what they deny.
            new if new.is_empty() => Novelty::New,
            new => Novelty::Partly { told, new },
        },
    }
}

/// The runs of words that are not covered, each from its first to its last.
fn new_runs(read: &Reading<'_>, sentence: &SentenceTerms<'_>, covered: &[f32]) -> Vec<Span> {
    let text = &read.annotated.article.text;
    let places = terms::places(text, read.sentence(sentence));
    let words: Vec<(Span, bool)> = places
        .into_iter()
        .zip(covered.iter().map(|it| *it < MIN_COVERED))
        .collect();
    let runs = words.chunk_by(|one, other| one.1 == other.1);
    runs.filter(|run| run[0].1)
        .map(|run| run[0].0.cover(run[run.len() - 1].0))
        .collect()
}

/// The sentence within the passage `copy` that has nearly all words of `own`, and all of its numbers.
fn copy_of(own: &SentenceTerms<'_>, other: &Reading<'_>, copy: &Passage) -> Option<Passage> {
    let all: f32 = own.terms.iter().map(terms::Term::weight).sum();
    let share = |it: &SentenceTerms<'_>| -> f32 {
        let has = |term: &&terms::Term| it.terms.iter().any(|other| other.key == term.key);
        let lacks_number = own.terms.iter().any(|term| term.is_number() && !has(&term));
        let had: f32 = own.terms.iter().filter(has).map(terms::Term::weight).sum();
        if lacks_number {
            0.0
        } else {
            had / all.max(f32::MIN_POSITIVE)
        }
    };
    let inside = other
        .terms
        .iter()
        .filter(|it| copy.span.intersects(other.sentence(it)));
    let best = inside
        .map(|it| (share(&it), other.sentence(&it)))
        .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)))?;
    (best.0 >= MIN_COPIED).then_some(Passage {
        article: copy.article,
        span: best.1,
    })
}

/// New for each sentence of standfirst and body, `None` for the others.
fn running(annotated: &AnnotatedArticle) -> Vec<Option<Novelty>> {
    let annotations = &annotated.annotations;
    let mut novelty = vec![None; annotations.sentences.len()];
    let running = |role: Role| matches!(role, Role::Standfirst | Role::Body);
    for block in annotations
        .blocks
        .iter()
        .filter(|block| running(block.role))
    {
        let first = annotations
            .sentences
            .partition_point(|it| it.span.start() < block.span.start());
        let n = starting_in(&annotations.sentences, block.span, |it| it.span).len();
        novelty[first..first + n].fill(Some(Novelty::New));
    }
    novelty
}

/// The stretches of the article `own` that are copies, each with the passage of which it is one.
fn copied<'s>(own: ArticleId, shared: &[&'s Shared]) -> Vec<(Span, &'s Shared)> {
    let copies = shared.iter().filter(|it| it.kind.is_copy());
    let stretches = copies.flat_map(|it| {
        let first = it.passages.partition_point(|it| it.article < own);
        let here = it.passages[first..].iter();
        let here = here.take_while(|it| it.article == own);
        here.map(|passage| (passage.span, *it))
    });
    stretches.collect()
}

/// Where copies of the text that holds all of `sentence` stand in other articles, in their order; of each article one.
fn copies(own: ArticleId, sentence: Span, copied: &[(Span, &Shared)]) -> Vec<Passage> {
    let holding = copied.iter().filter(|(span, _)| covers(*span, sentence));
    let others = holding.flat_map(|(_, shared)| &shared.passages);
    let mut found: Vec<Passage> = others.filter(|it| it.article != own).copied().collect();
    // The longest passage of each article.
    found.sort_by_key(|it| (it.article, std::cmp::Reverse(it.span.len()), it.span));
    found.dedup_by_key(|it| it.article);
    found
}

/// Whether `passage` holds nearly all of `sentence`: it may lack an introduction and marks.
fn covers(passage: Span, sentence: Span) -> bool {
    let both = passage
        .end()
        .min(sentence.end())
        .saturating_sub(passage.start().max(sentence.start()));
    u64::from(both) * 10 >= u64::from(sentence.len()) * 9
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use expect_test::{Expect, expect};

    use super::*;
    use crate::{
        analysis::AnnotatedArticle,
        story::{fixture, shared::fixture::shared},
    };

    /// What each sentence of the last article is to one who knows the others.
    #[track_caller]
    fn check(literal: &str, expect: Expect) {
        fixture::check(literal, told, expect);
    }

    fn told(articles: &[(ArticleId, AnnotatedArticle)]) -> String {
        let terms: Vec<ArticleTerms> = articles
            .iter()
            .map(|(_, it)| ArticleTerms::of_article(it))
            .collect();
        let ids = articles.iter().map(|(id, _)| *id);
        let groups = shared(articles);
        let groups: Vec<&Shared> = groups.iter().collect();
        let (own, last) = articles.last().unwrap();
        let novelty = of_article(
            *own,
            &same::Index::new(ids.zip(&terms)),
            |id| Reading {
                annotated: &articles[id.index()].1,
                terms: &terms[id.index()],
            },
            &groups,
            articles.len() as u32,
            |id| id != *own,
        );
        let mut out = String::new();
        for (sentence, novelty) in last.annotations.sentences.iter().zip(novelty) {
            let Some(novelty) = novelty else {
                continue;
            };
            let what = match &novelty {
                Novelty::New => "new",
                Novelty::Partly { .. } => "partly",
                Novelty::Told(_) => "told",
                Novelty::Copied(_) => "copied",
            };
            let words = &last.article.text;
            out.push_str(&format!("{what}: {}\n", &words[sentence.span]));
            if let Novelty::Partly { new, .. } = &novelty {
                let new: Vec<&str> = new.iter().map(|it| &words[*it]).collect();
                out.push_str(&format!("    new: {}\n", new.join(" … ")));
            }
            for place in novelty.places() {
                let article = &articles[place.article.index()].1.article;
                let words = article.text[place.span].replace('\n', " ");
                out.push_str(&format!("    {}: {words}\n", article.key));
            }
        }
        out
    }

    #[test]
    fn a_sentence_told_in_another_order_is_told() {
        check(
            "//- ledger/1 2024-03-05
            The flooded mill of Ashby reopened to cheering visitors on Monday after seven carpenters repaired the wheel.
            //- courier/1 2024-03-06
            After 7 carpenters had repaired the wheel, the flooded mill of Ashby reopened on Monday to visitors. The harbour of Corby stays closed for repairs until the end of June.",
            expect![[r#"
                told: After 7 carpenters had repaired the wheel, the flooded mill of Ashby reopened on Monday to visitors.
                    ledger/1: The flooded mill of Ashby reopened to cheering visitors on Monday after seven carpenters repaired the wheel.
                new: The harbour of Corby stays closed for repairs until the end of June.
            "#]],
        );
    }

    #[test]
    fn every_number_in_letters_is_that_in_digits() {
        let earlier = "The flooded mill of Ashby reopened to cheering visitors after";
        for (number, what) in [("18", "told"), ("17", "partly")] {
            let literal = format!(
                "//- ledger/1 2024-03-05
                {earlier} {number} carpenters repaired the wheel.
                //- courier/1 2024-03-06
                {earlier} eighteen carpenters repaired the wheel."
            );
            let said = told(&fixture::articles(&literal));
            assert!(said.starts_with(what), "{number}: {said}");
        }
    }

    #[test]
    fn other_numbers_days_and_names_are_new() {
        check(
            "//- ledger/1 2024-03-05
            The flooded mill of Ashby reopened to cheering visitors on Monday after seven carpenters repaired the wheel.
            //- courier/1 2024-03-07
            On Wednesday the flooded mill of Ashby reopened to cheering visitors after seven carpenters repaired the wheel. After nine carpenters repaired its wheel the flooded mill of Ashby reopened to cheering visitors on Monday. After seven carpenters repaired the wheel there the flooded mill of Corby reopened to cheering visitors on Monday.",
            expect![[r#"
                partly: On Wednesday the flooded mill of Ashby reopened to cheering visitors after seven carpenters repaired the wheel.
                    new: Wednesday
                    ledger/1: The flooded mill of Ashby reopened to cheering visitors on Monday after seven carpenters repaired the wheel.
                partly: After nine carpenters repaired its wheel the flooded mill of Ashby reopened to cheering visitors on Monday.
                    new: nine
                    ledger/1: The flooded mill of Ashby reopened to cheering visitors on Monday after seven carpenters repaired the wheel.
                    courier/1: On Wednesday the flooded mill of Ashby reopened to cheering visitors after seven carpenters repaired the wheel.
                partly: After seven carpenters repaired the wheel there the flooded mill of Corby reopened to cheering visitors on Monday.
                    new: Corby
                    ledger/1: The flooded mill of Ashby reopened to cheering visitors on Monday after seven carpenters repaired the wheel.
                    courier/1: On Wednesday the flooded mill of Ashby reopened to cheering visitors after seven carpenters repaired the wheel.
                    courier/1: After nine carpenters repaired its wheel the flooded mill of Ashby reopened to cheering visitors on Monday.
            "#]],
        );
    }

    #[test]
    fn what_is_denied_is_not_what_is_so() {
        check(
            "//- ledger/1 2024-03-05
            The owners of the flooded mill will sell the timber wheel to the museum.
            //- courier/1 2024-03-07
            The museum said the owners of the flooded mill will not sell the timber wheel.",
            expect![[r#"
                new: The museum said the owners of the flooded mill will not sell the timber wheel.
            "#]],
        );
    }

    #[test]
    fn what_two_sentences_tell_together_is_told() {
        check(
            "//- ledger/1 2024-03-05
            Carpenters rebuilt the wheel of the flooded mill. It was opened by the bishop before a crowd of farmers. Nothing else happened in the sleepy valley. A lantern fell from the crane and hit a barrel.
            //- courier/1 2024-03-07
            The wheel of the flooded mill, rebuilt by carpenters, was opened by the bishop before farmers.",
            expect![[r#"
                told: The wheel of the flooded mill, rebuilt by carpenters, was opened by the bishop before farmers.
                    ledger/1: Carpenters rebuilt the wheel of the flooded mill.
            "#]],
        );
    }

    #[test]
    fn copies_are_told_apart_from_what_is_told_and_an_edited_number_is_new() {
        check(
            "//- ledger/1 2024-03-05
            The old ferry sank slowly beside the granite pier while passengers threw their hats into the brown water. Divers have since found 56 hats, two umbrellas and the captain's wooden leg below the granite pier. It is late.
            //- courier/1 2024-03-25
            The old ferry sank slowly beside the granite pier while passengers threw their hats into the brown water. Divers have since found 60 hats, two umbrellas and the captain's wooden leg below the granite pier. It is late.",
            expect![[r#"
                copied: The old ferry sank slowly beside the granite pier while passengers threw their hats into the brown water.
                    ledger/1: The old ferry sank slowly beside the granite pier while passengers threw their hats into the brown water.
                partly: Divers have since found 60 hats, two umbrellas and the captain's wooden leg below the granite pier.
                    new: 60
                    ledger/1: Divers have since found 56 hats, two umbrellas and the captain's wooden leg below the granite pier.
                copied: It is late.
                    ledger/1: It is late.
            "#]],
        );
    }

    #[test]
    fn what_thousands_tell_is_looked_for_in_few_of_them() {
        let articles = fixture::articles(
            "//- ledger/1 2024-03-05
            The flooded mill of Ashby reopened to cheering visitors on Monday after carpenters repaired the wheel.
            //- courier/1 2024-03-05
            The flooded mill of Corby reopened to cheering visitors on Monday after carpenters repaired the wheel.",
        );
        let n_articles = 5_000;
        // The last tells it of another place than all others, or of the same.
        for (last, told) in [(0, true), (1, false)] {
            let kind = |id: ArticleId| if id.0 + 1 == n_articles { last } else { 0 };
            let terms: Vec<ArticleTerms> = (articles.iter())
                .map(|(_, it)| ArticleTerms::of_article(it))
                .collect();
            let ids = (0..n_articles).map(ArticleId);
            let n_asked = Cell::new(0);
            let novelty = of_article(
                ArticleId(n_articles - 1),
                &same::Index::new(ids.map(|id| (id, &terms[kind(id)]))),
                |id| Reading {
                    annotated: &articles[kind(id)].1,
                    terms: &terms[kind(id)],
                },
                &[],
                n_articles,
                |_| {
                    n_asked.set(n_asked.get() + 1);
                    true
                },
            );
            assert_eq!(novelty.iter().flatten().any(Novelty::is_known), told);
            assert!(n_asked.get() <= same::MAX_LOOKED_AT, "{n_asked:?}");
        }
    }

    #[test]
    fn a_short_sentence_is_told_where_its_few_words_were() {
        check(
            "//- ledger/1 2024-03-05
            That is what the people of Ashby demand. The mill stands still, and the carpenters of Ashby are asleep.
            //- courier/1 2024-03-06
            This is what people in Ashby demand. Nobody in Corby knows why the horses were moved.",
            expect![[r#"
                told: This is what people in Ashby demand.
                    ledger/1: That is what the people of Ashby demand.
                new: Nobody in Corby knows why the horses were moved.
            "#]],
        );
    }
}
