//! Novelty: which sentences of an article tell something that others have not told before.
//!
//! A sentence was told when one sentence elsewhere, or two that stand side by side, have nearly all of
//! its words and all of its facts: the same names by whatever spelling, days, and numbers. It is strict, as what is
//! wrongly held for known is never read. Whether a sentence is at odds with what others tell is another
//! question, and not asked here.

mod index;
mod statements;
mod told;

use std::ops::ControlFlow;

use super::{ArticleId, EntityId, MentionId, Passage, Shared};
use crate::{
    analysis::{AnnotatedArticle, time::Value},
    text::Span,
};
pub use index::WordIndex;
use statements::Statement;
pub use statements::Statements;
pub(super) use statements::{is_number, says_something};

/// Of the places where a sentence was told before so many are given, the earliest.
const MAX_PLACES: usize = 3;
/// Of the articles that have nearly all words of a sentence so many are read for it, the earliest.
const MAX_READ: usize = 256;

/// What a sentence is to one who knows certain articles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Novelty {
    /// None of them tells it.
    New,
    /// They tell it in their own words, at these places, or quote it too; the earliest first.
    Told(Vec<Passage>),
    /// It is copied from these places, or they and it from a third; the earliest first.
    Copied(Vec<Passage>),
}

/// What is read of an article to compare it.
#[derive(Clone, Copy, Debug)]
pub struct Reading<'a> {
    /// The article.
    pub annotated: &'a AnnotatedArticle,
    /// Its sentences.
    pub statements: &'a Statements,
    /// The values of its times.
    pub values: &'a [Value],
    /// The entities of its mentions.
    pub entities: &'a [EntityId],
}

/// What each sentence of the article `own` is to one who knows the articles for which `known` holds.
///
/// `None` is given for sentences outside standfirst and body. `shared` are the passages that the article
/// carries, `mentions` those of an entity in all articles. Places where something was told are given in the order of
/// `index`, of whose articles none but the first `n_first` are known.
pub fn of_article<'a>(
    own: ArticleId,
    index: &WordIndex,
    reading: impl Fn(ArticleId) -> Reading<'a>,
    mentions: impl Fn(EntityId) -> &'a [MentionId],
    shared: &[&Shared],
    n_first: u32,
    known: impl Fn(ArticleId) -> bool,
) -> Vec<Option<Novelty>> {
    let read = reading(own);
    let mut novelty = vec![None; read.annotated.annotations.sentences.len()];
    let mut counts = index.counts();
    let copied = copied(own, shared);
    for statement in read.statements.iter() {
        let sentence = read.annotated.annotations.sentences[statement.sentence].span;
        let facts = told::Facts::of(&read, statement);
        let copies = copies(own, sentence, &copied);
        // Where it is told in one of these articles, in some within a passage.
        let place = |article: ArticleId, copied: Option<Span>| {
            let span = told::place(&facts, &reading(article), copied)?;
            Some(Passage { article, span })
        };
        let mut known_copies: Vec<Passage> = copies.clone();
        known_copies.retain(|copy| known(copy.article));
        known_copies.sort_by_key(|copy| index.nth(copy.article));
        let copied_from = known_copies.iter();
        let copied_from = copied_from.filter_map(|copy| place(copy.article, Some(copy.span)));
        let copied_from: Vec<Passage> = copied_from.take(MAX_PLACES).collect();
        novelty[statement.sentence] = Some(if !copied_from.is_empty() {
            Novelty::Copied(copied_from)
        } else if !facts.suffice() {
            Novelty::New
        } else {
            let is_copy = |id| {
                copies
                    .binary_search_by_key(&id, |copy| copy.article)
                    .is_ok()
            };
            let named: Vec<&[MentionId]> = facts.entities().map(&mentions).collect();
            let n_needed = facts.n_needed();
            let mut told_in: Vec<Passage> = Vec::new();
            let mut n_read = 0;
            let read = |id: ArticleId| {
                if id != own && known(id) && !is_copy(id) {
                    told_in.extend(place(id, None));
                    n_read += 1;
                }
                match told_in.len() < MAX_PLACES && n_read < MAX_READ {
                    true => ControlFlow::Continue(()),
                    false => ControlFlow::Break(()),
                }
            };
            index.candidates(&statement, n_needed, &named, n_first, &mut counts, read);
            match told_in.is_empty() {
                true => Novelty::New,
                false => Novelty::Told(told_in),
            }
        });
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
        analysis::{AnnotatedArticle, time},
        story::{fixture, shared::fixture::shared},
    };

    /// What each sentence of the last article is to one who knows the others.
    #[track_caller]
    fn check(literal: &str, expect: Expect) {
        fixture::check(literal, told, expect);
    }

    fn told(articles: &[(ArticleId, AnnotatedArticle)]) -> String {
        let (entities, entity_of) = fixture::linked(articles);
        let values: Vec<Vec<Value>> = articles
            .iter()
            .map(|(_, it)| {
                let published = it.article.stated.published.as_ref();
                let day = published.and_then(|dating| dating.days.only());
                time::resolve(&it.annotations.times, day)
            })
            .collect();
        let statements: Vec<Statements> = articles
            .iter()
            .map(|(_, it)| Statements::of_article(it))
            .collect();
        let groups = shared(articles);
        let groups: Vec<&Shared> = groups.iter().collect();
        let (own, last) = articles.last().unwrap();
        let novelty = of_article(
            *own,
            &WordIndex::new((0..).map(ArticleId).zip(&statements)),
            |id| Reading {
                annotated: &articles[id.index()].1,
                statements: &statements[id.index()],
                values: &values[id.index()],
                entities: &entity_of[id.index()],
            },
            |id| &entities[id.index()].mentions,
            &groups,
            articles.len() as u32,
            |id| id != *own,
        );
        let mut out = String::new();
        for (sentence, novelty) in last.annotations.sentences.iter().zip(novelty) {
            let (what, places) = match novelty {
                None => continue,
                Some(Novelty::New) => ("new", Vec::new()),
                Some(Novelty::Told(places)) => ("told", places),
                Some(Novelty::Copied(places)) => ("copied", places),
            };
            out.push_str(&format!("{what}: {}\n", &last.article.text[sentence.span]));
            for place in places {
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
        for (number, what) in [("18", "told"), ("17", "new")] {
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
                new: On Wednesday the flooded mill of Ashby reopened to cheering visitors after seven carpenters repaired the wheel.
                new: After nine carpenters repaired its wheel the flooded mill of Ashby reopened to cheering visitors on Monday.
                new: After seven carpenters repaired the wheel there the flooded mill of Corby reopened to cheering visitors on Monday.
            "#]],
        );
    }

    #[test]
    fn what_is_denied_or_left_open_is_not_what_is_so() {
        check(
            "//- ledger/1 2024-03-05
            The owners of the flooded mill will sell the timber wheel to the museum.
            //- courier/1 2024-03-07
            The owners of the flooded mill sell the timber wheel to the museum. The museum said the owners of the flooded mill will not sell the timber wheel.",
            expect![[r#"
                new: The owners of the flooded mill sell the timber wheel to the museum.
                new: The museum said the owners of the flooded mill will not sell the timber wheel.
            "#]],
        );
    }

    #[test]
    fn what_two_neighbouring_sentences_tell_is_told_and_what_distant_ones_tell_is_new() {
        check(
            "//- ledger/1 2024-03-05
            Carpenters rebuilt the wheel of the flooded mill. It was opened by the bishop before a crowd of farmers. Nothing else happened in the sleepy valley. A lantern fell from the crane and hit a barrel.
            //- courier/1 2024-03-07
            The wheel of the flooded mill, rebuilt by carpenters, was opened by the bishop before farmers. A bishop before a crowd of farmers was hit by a lantern that fell from the crane.",
            expect![[r#"
                told: The wheel of the flooded mill, rebuilt by carpenters, was opened by the bishop before farmers.
                    ledger/1: Carpenters rebuilt the wheel of the flooded mill. It was opened by the bishop before a crowd of farmers.
                new: A bishop before a crowd of farmers was hit by a lantern that fell from the crane.
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
                new: Divers have since found 60 hats, two umbrellas and the captain's wooden leg below the granite pier.
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
        let (_, entity_of) = fixture::linked(&articles);
        let n_articles = 5_000;
        // The last tells it of another place than all others, or of the same.
        for (last, told) in [(0, true), (1, false)] {
            let kind = |id: ArticleId| if id.0 + 1 == n_articles { last } else { 0 };
            let statements: Vec<Statements> = (articles.iter())
                .map(|(_, it)| Statements::of_article(it))
                .collect();
            let values: Vec<Vec<Value>> = (articles.iter())
                .map(|(_, it)| time::resolve(&it.annotations.times, None))
                .collect();
            let ids = (0..n_articles).map(ArticleId);
            let mention = |article| MentionId { article, index: 0 };
            let named: Vec<MentionId> = ids.clone().map(mention).collect();
            let n_asked = Cell::new(0);
            let novelty = of_article(
                ArticleId(n_articles - 1),
                &WordIndex::new(ids.map(|id| (id, &statements[kind(id)]))),
                |id| Reading {
                    annotated: &articles[kind(id)].1,
                    statements: &statements[kind(id)],
                    values: &values[kind(id)],
                    entities: &entity_of[kind(id)],
                },
                |_| &named,
                &[],
                n_articles,
                |_| {
                    n_asked.set(n_asked.get() + 1);
                    true
                },
            );
            let found = novelty.iter().flatten().any(|it| *it != Novelty::New);
            assert_eq!(found, told);
            assert!(n_asked.get() <= MAX_READ, "{n_asked:?}");
        }
    }

    #[test]
    fn a_sentence_that_says_too_little_is_never_known() {
        check(
            "//- ledger/1 2024-03-05
            That is what the people of Ashby demand. The mill stands still, and the carpenters of Ashby are asleep.
            //- courier/1 2024-03-06
            This is what people in Ashby demand. Nobody in Corby knows why the horses were moved.",
            expect![[r#"
                new: This is what people in Ashby demand.
                new: Nobody in Corby knows why the horses were moved.
            "#]],
        );
    }
}
