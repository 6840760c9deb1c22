//! Novelty: which sentences of an article tell something that others have not told before.
//!
//! A sentence was told when one sentence elsewhere, or two that stand side by side, have nearly all of
//! its words and all of its facts: the same names by whatever spelling, days, and numbers. It is strict, as what is
//! wrongly held for known is never read. Whether a sentence is at odds with what others tell is another
//! question, and not asked here.

mod index;
mod statements;
mod told;

use super::{ArticleId, EntityId, MentionId, Passage, Shared};
use crate::{
    analysis::{AnnotatedArticle, time::Value},
    text::Span,
};
pub use index::WordIndex;
use statements::Statement;
pub use statements::Statements;

/// Of the places where a sentence was told before so many are given, the earliest.
const MAX_PLACES: usize = 3;

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
/// carries, `mentions` those of an entity in all articles; `rank` orders the places where something was told.
pub fn of_article<'a, K: Ord>(
    own: ArticleId,
    index: &WordIndex,
    reading: impl Fn(ArticleId) -> Reading<'a>,
    mentions: impl Fn(EntityId) -> &'a [MentionId],
    shared: &[&Shared],
    known: impl Fn(ArticleId) -> bool,
    rank: impl Fn(ArticleId) -> K,
) -> Vec<Option<Novelty>> {
    let read = reading(own);
    let mut novelty = vec![None; read.annotated.annotations.sentences.len()];
    for statement in read.statements.iter() {
        let sentence = read.annotated.annotations.sentences[statement.sentence].span;
        let facts = told::Facts::of(&read, statement);
        let copies = copies(own, sentence, shared);
        let mut places: Vec<(bool, Passage)> = Vec::new();
        let mut add = |article: ArticleId, copied: Option<Span>| {
            if let Some(span) = told::place(&facts, &reading(article), copied) {
                places.push((copied.is_some(), Passage { article, span }));
            }
        };
        for copy in copies.iter().filter(|copy| known(copy.article)) {
            add(copy.article, Some(copy.span));
        }
        if facts.suffice() {
            let is_copy = |id: ArticleId| copies.iter().any(|copy| copy.article == id);
            let named: Vec<&[MentionId]> = facts.entities().map(&mentions).collect();
            let candidates = index
                .candidates(&statement, facts.n_needed(), &named)
                .into_iter();
            for id in candidates.filter(|&id| id != own && !is_copy(id) && known(id)) {
                add(id, None);
            }
        }
        places.sort_by_cached_key(|(_, it)| (rank(it.article), *it));
        let copied = places.iter().any(|(copied, _)| *copied);
        places.retain(|(is_copy, _)| *is_copy == copied);
        places.truncate(MAX_PLACES);
        let places: Vec<Passage> = places.into_iter().map(|(_, place)| place).collect();
        novelty[statement.sentence] = Some(match (places.is_empty(), copied) {
            (true, _) => Novelty::New,
            (false, true) => Novelty::Copied(places),
            (false, false) => Novelty::Told(places),
        });
    }
    novelty
}

/// Where copies of the text that holds all of `sentence` stand in other articles.
fn copies(own: ArticleId, sentence: Span, shared: &[&Shared]) -> Vec<Passage> {
    let holds = |it: &&&Shared| {
        let mut passages = it.passages.iter();
        it.kind.is_copy() && passages.any(|it| it.article == own && covers(it.span, sentence))
    };
    let others = shared.iter().filter(holds).flat_map(|it| &it.passages);
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
