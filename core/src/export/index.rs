//! Names and offsets of a corpus's articles, as the export gives them.

use std::collections::HashSet;

use xxhash_rust::xxh3::xxh3_64;

use super::{offsets::Offsets, schema::PlaceObject};
use crate::{
    article::Article,
    corpus::{Corpus, Precedence},
    story::{ArticleId, EntityId},
    text::Span,
};

/// What every object of one export refers to.
pub struct Index {
    articles: Vec<(String, Offsets)>,
    /// Against which articles it is judged what is new.
    pub precedence: Precedence,
}

impl Index {
    pub fn of(corpus: &Corpus, precedence: Precedence) -> Index {
        let mut taken = HashSet::new();
        let articles = corpus.articles().iter().map(|entry| {
            let id = id(&entry.article, &mut taken);
            (id, Offsets::of(&entry.article.text))
        });
        Index {
            articles: articles.collect(),
            precedence,
        }
    }

    pub fn id(&self, article: ArticleId) -> &str {
        &self.articles[article.index()].0
    }

    /// Start and end of `span` in code points.
    pub fn offsets(&self, corpus: &Corpus, article: ArticleId, span: Span) -> (u32, u32) {
        let text = &corpus.article(article).article.text;
        self.articles[article.index()].1.convert(text, span)
    }

    pub fn place(&self, corpus: &Corpus, article: ArticleId, span: Span) -> PlaceObject<'_> {
        let (start, end) = self.offsets(corpus, article, span);
        PlaceObject {
            article: self.id(article),
            start,
            end,
        }
    }
}

pub fn entity_id(id: EntityId) -> String {
    format!("e{}", id.0)
}

/// The same in every run and on every machine for what is one article by its identity and its text, wherever it stands;
/// without an address, by its outlet too. Of two that are not told apart so, which state different things, the later is named
/// by its place.
fn id(article: &Article, taken: &mut HashSet<u64>) -> String {
    let outlet = match article.stated.url {
        Some(_) => "",
        None => article.outlet(),
    };
    let text = article.text.as_str();
    let mut named = format!("{}\0{outlet}\0{text}", article.identity());
    let mut id = xxh3_64(named.as_bytes());
    while !taken.insert(id) {
        named = format!("{}\0{named}", article.key);
        id = xxh3_64(named.as_bytes());
    }
    format!("{id:016x}")
}
