//! Names and offsets of a corpus's articles, as the export gives them.

use xxhash_rust::xxh3::xxh3_64;

use super::{offsets::Offsets, schema::PlaceObject};
use crate::{
    corpus::{Corpus, Entry},
    story::{ArticleId, EntityId},
    text::Span,
};

/// What every object of one export refers to.
pub struct Index {
    articles: Vec<(String, Offsets)>,
}

impl Index {
    pub fn of(corpus: &Corpus) -> Index {
        let articles = corpus.articles().iter();
        Index {
            articles: articles
                .map(|entry| (id(entry), Offsets::of(&entry.article.text)))
                .collect(),
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

/// The same in every run and on every machine for the same key and content.
fn id(entry: &Entry) -> String {
    let article = &entry.article;
    let named = format!("{}\0{}", article.key, article.text.as_str());
    format!("{:016x}", xxh3_64(named.as_bytes()))
}
