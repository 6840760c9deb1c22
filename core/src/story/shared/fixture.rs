//! What small corpora share, for tests.

use super::{
    Fingerprints, Match, Shared, Source, compare, fingerprints, groups,
    words::{self, FoldedWord},
};
use crate::{analysis::AnnotatedArticle, story::ArticleId};

/// What pairs of `articles` have in common.
pub(in crate::story) fn matches(articles: &[(ArticleId, AnnotatedArticle)]) -> Vec<Match> {
    let words: Vec<Vec<FoldedWord>> = articles
        .iter()
        .map(|(_, it)| words::of_article(it))
        .collect();
    let prints: Vec<_> = words.iter().map(|it| fingerprints(it)).collect();
    let candidates = Fingerprints::default().add(ArticleId(0), &prints);
    let article = |id: ArticleId| (&articles[id.index()].1, &*words[id.index()]);
    let matches = candidates
        .iter()
        .flat_map(|it| compare(it, article(it.earlier), article(it.later)));
    matches.collect()
}

/// The passages that `articles` share; outlets are what stands before the solidus of a key.
pub(in crate::story) fn shared(articles: &[(ArticleId, AnnotatedArticle)]) -> Vec<Shared> {
    let source = |id: ArticleId| source(&articles[id.index()].1);
    groups(&matches(articles), source, |_, _| false)
}

pub(in crate::story) fn source(annotated: &AnnotatedArticle) -> Source<'_> {
    let article = &annotated.article;
    Source {
        outlet: article.key.0.split('/').next(),
        agency: annotated
            .annotations
            .head
            .agency
            .map(|span| &article.text[span]),
        days: article.stated.published.as_ref().map(|dating| dating.days),
    }
}

/// Each passage that `articles` share: what it is, where it stood first, and how it stands in each.
pub(in crate::story) fn told(articles: &[(ArticleId, AnnotatedArticle)]) -> String {
    let mut out = String::new();
    let key = |id: ArticleId| &articles[id.index()].1.article.key;
    for it in shared(articles) {
        let first = it
            .earliest
            .map_or(String::new(), |id| format!(", first in {}", key(id)));
        out.push_str(&format!("{:?}{first}\n", it.kind));
        for passage in it.passages {
            let text = &articles[passage.article.index()].1.article.text;
            out.push_str(&format!(
                "    {}: {}\n",
                key(passage.article),
                &text[passage.span]
            ));
        }
    }
    out
}
