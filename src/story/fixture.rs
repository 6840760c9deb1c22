//! Small corpora in one literal: articles under headers, expectations as an indented list.

use expect_test::Expect;

use super::{ArticleId, Entity, EntityId, Linker};
use crate::{
    analysis::{AnnotatedArticle, annotate},
    article::{Article, ArticleKey, Basis, DateRange, Dating, Stated},
    text::Text,
};

/// The articles of `literal`: each begins with `//- outlet/1 2024-03-06`, the day being optional.
pub(crate) fn unread(literal: &str) -> impl Iterator<Item = Article> {
    literal.split("//- ").skip(1).map(|part| {
        let (header, body) = part.split_once('\n').unwrap_or((part, ""));
        let (key, day) = header.split_once(' ').unwrap_or((header, ""));
        let lines: Vec<&str> = body.lines().map(str::trim).collect();
        let published = (!day.trim().is_empty()).then(|| {
            let day = DateRange::day(day.trim().parse().unwrap());
            Dating::stated(day, None, Basis::Metadata)
        });
        Article {
            key: ArticleKey(key.into()),
            text: Text::new(lines.join("\n").trim()),
            stated_blocks: Vec::new(),
            stated: Stated {
                published,
                ..Stated::default()
            },
        }
    })
}

/// The same, read, with ids in the order of the literal.
pub(crate) fn articles(literal: &str) -> Vec<(ArticleId, AnnotatedArticle)> {
    let read = unread(literal).map(|article| AnnotatedArticle {
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
