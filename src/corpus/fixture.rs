//! A small corpus in one literal, as [`story::fixture`] has it; the outlet of `courier/1` is `courier`.

use super::{Builder, Corpus, corrections::Corrections};
use crate::{source::Item, story};

/// The articles of `literal`, as a source hands them over.
pub(crate) fn items(literal: &str) -> Vec<Item> {
    let articles = story::fixture::unread(literal).map(|mut article| {
        let outlet = article.key.0.split('/').next();
        article.stated.outlet = outlet.map(str::to_owned);
        Item::Article(article)
    });
    articles.collect()
}

/// All that is known when the articles of `literal` have been read.
pub(crate) fn corpus(literal: &str) -> Corpus {
    let mut builder = Builder::new(Corrections::default());
    builder.add(items(literal));
    builder.snapshot(true)
}
