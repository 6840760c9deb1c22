//! Twice the text takes what the story keeps of one article no more than about twice the steps.

use super::entry::values;
use crate::{
    analysis::{
        AnnotatedArticle, annotate,
        endless::{self, stage},
    },
    article::Article,
    story::{
        ArticleId, compare, dating, events, fixture,
        novelty::Statements,
        quotations::{Reading, sayings},
        shared::{self, words},
    },
};

/// What is worked out for one article alone, with its steps.
fn stages(article: &Article) -> Vec<(&'static str, u64)> {
    let annotated = AnnotatedArticle {
        article: article.clone(),
        annotations: annotate(article),
    };
    let id = ArticleId(0);
    let mut found = Vec::new();
    let published = stage(&mut found, "date", || dating::published(&annotated));
    stage(&mut found, "clues", || dating::clues(&annotated));
    stage(&mut found, "claims", || compare::of_article(&annotated));
    stage(&mut found, "statements", || {
        Statements::of_article(&annotated)
    });
    let times = &annotated.annotations.times;
    let days = published.map(|dating| dating.days);
    let values = stage(&mut found, "values", || values(times, days));
    stage(&mut found, "tellings", || {
        events::of_article(&annotated, &values)
    });
    stage(&mut found, "words", || words::of_article(&annotated));
    stage(&mut found, "parts", || shared::parts(id, &annotated, []));
    let articles = [(id, annotated)];
    let (_, entity_of) = stage(&mut found, "links", || fixture::linked(&articles));
    let reading = Reading {
        id,
        annotated: &articles[0].1,
        entities: &entity_of[0],
        days,
        story: None,
    };
    stage(&mut found, "quotations", || sayings(&reading).len());
    found
}

#[test]
fn words_without_end_take_linear_time() {
    endless::check(endless::WORDS, stages);
}

#[test]
fn names_without_end_take_linear_time() {
    endless::check(endless::NAMES, stages);
}

#[test]
fn marks_without_end_take_linear_time() {
    endless::check(endless::MARKS, stages);
}

#[test]
fn numbers_without_end_take_linear_time() {
    endless::check(endless::NUMBERS, stages);
}

#[test]
fn other_scripts_take_linear_time() {
    endless::check(endless::SCRIPTS, stages);
}
