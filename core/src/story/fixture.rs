//! Small corpora in one literal: articles under headers, expectations as an indented list.

use expect_test::Expect;

use super::{ArticleId, Entity, EntityId, Linker};
use crate::{
    analysis::{AnnotatedArticle, annotate},
    source::literal as literal_articles,
};

/// The articles of `literal`, read, with ids in its order.
pub(crate) fn articles(literal: &str) -> Vec<(ArticleId, AnnotatedArticle)> {
    let read = literal_articles(literal)
        .into_iter()
        .map(|article| AnnotatedArticle {
            annotations: annotate(&article),
            article,
        });
    (0..).map(ArticleId).zip(read).collect()
}

/// Which names are one in `articles`, and which each mention of an article is.
pub(crate) fn linked(
    articles: &[(ArticleId, AnnotatedArticle)],
) -> (Vec<Entity>, Vec<Vec<EntityId>>) {
    let mut linker = Linker::default();
    for (id, annotated) in articles {
        linker.add(*id, annotated, &[]);
    }
    let entities = linker.entities(&[]);
    let mentions = articles.iter().map(|(_, it)| &it.annotations.mentions);
    let mut entity_of: Vec<Vec<EntityId>> =
        mentions.map(|it| vec![EntityId(0); it.len()]).collect();
    for (entity, id) in entities.iter().zip((0..).map(EntityId)) {
        for mention in &entity.mentions {
            entity_of[mention.article.index()][mention.index as usize] = id;
        }
    }
    (entities, entity_of)
}

/// Compares what `stage` tells of the articles of `literal`, a line each and indented under its heading.
#[track_caller]
pub(crate) fn check(
    literal: &str,
    stage: impl Fn(&[(ArticleId, AnnotatedArticle)]) -> String,
    expect: Expect,
) {
    expect.assert_eq(&stage(&articles(literal)));
}
