//! Small corpora in one literal: articles under headers, expectations as an indented list.

use expect_test::Expect;

use super::ArticleId;
use crate::{
    analysis::{AnnotatedArticle, annotate},
    article::{Article, ArticleKey, Basis, DateRange, Dating, Stated},
    text::Text,
};

/// Reads the articles of `literal`: each begins with `//- outlet/1 2024-03-06`, the day being optional.
///
/// Ids are given in the order of the literal.
pub(crate) fn articles(literal: &str) -> Vec<(ArticleId, AnnotatedArticle)> {
    let mut found: Vec<(ArticleId, AnnotatedArticle)> = Vec::new();
    for (n, part) in literal.split("//- ").skip(1).enumerate() {
        let (header, body) = part.split_once('\n').unwrap_or((part, ""));
        let (key, day) = header.split_once(' ').unwrap_or((header, ""));
        let lines: Vec<&str> = body.lines().map(str::trim).collect();
        let published = (!day.trim().is_empty()).then(|| {
            let day = DateRange::day(day.trim().parse().unwrap());
            Dating::stated(day, None, Basis::Metadata)
        });
        let article = Article {
            key: ArticleKey(key.into()),
            text: Text::new(lines.join("\n").trim()),
            stated_blocks: Vec::new(),
            stated: Stated {
                published,
                ..Stated::default()
            },
        };
        let annotations = annotate(&article);
        let annotated = AnnotatedArticle {
            article,
            annotations,
        };
        found.push((ArticleId(n as u32), annotated));
    }
    found
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
