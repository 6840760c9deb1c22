//! Which articles speak of the same matter, by the names they share.

use std::collections::BTreeMap;

use super::{ArticleId, joins::Sets};

/// A name in more articles than this, and than one of [`COMMON_SHARE`], says nothing of what an article is about.
const COMMON: usize = 20;

/// See [`COMMON`].
const COMMON_SHARE: usize = 50;

/// Of a name in more articles, so many are compared.
const MAX_ARTICLES: usize = 64;

/// The names of each article and the articles of each name, as they are joined so far.
pub(super) struct Context {
    names_of: BTreeMap<ArticleId, Vec<u32>>,
    articles_of: BTreeMap<u32, Vec<ArticleId>>,
}

impl Context {
    /// Of articles with the forms of their mentions.
    pub(super) fn of<'a>(
        articles: impl Iterator<Item = (ArticleId, &'a [u32])>,
        sets: &mut Sets,
    ) -> Context {
        let mut names_of: BTreeMap<ArticleId, Vec<u32>> = BTreeMap::new();
        let mut articles_of: BTreeMap<u32, Vec<ArticleId>> = BTreeMap::new();
        for (article, forms) in articles {
            let mut names: Vec<u32> = forms.iter().map(|&form| sets.root(form)).collect();
            names.sort_unstable();
            names.dedup();
            for &name in &names {
                articles_of.entry(name).or_default().push(article);
            }
            names_of.insert(article, names);
        }
        let common = COMMON.max(names_of.len() / COMMON_SHARE);
        for names in names_of.values_mut() {
            names.retain(|name| articles_of[name].len() <= common);
        }
        Context {
            names_of,
            articles_of,
        }
    }

    /// How many names `article` has in common with that of the articles of `name` that has the most, besides
    /// `name` itself and `short`.
    pub(super) fn shared(&self, article: ArticleId, name: u32, short: u32) -> usize {
        let own = &self.names_of[&article];
        let others = self.articles_of.get(&name).map_or(&[][..], Vec::as_slice);
        let others = others.iter().filter(|other| **other != article);
        let shared = |other: &ArticleId| {
            let names = self.names_of[other].iter();
            let both = names.filter(|it| **it != name && **it != short);
            both.filter(|it| own.binary_search(it).is_ok()).count()
        };
        others.take(MAX_ARTICLES).map(shared).max().unwrap_or(0)
    }

    /// How many names an article of `one` has in common with an article of `other`, at most.
    pub(super) fn shared_by(&self, one: u32, other: u32) -> usize {
        let articles = self.articles_of.get(&one).map_or(&[][..], Vec::as_slice);
        let articles = articles.iter().take(MAX_ARTICLES / 8);
        let shared = articles.map(|&article| self.shared(article, other, one));
        shared.max().unwrap_or(0)
    }

    /// Whether some article has both.
    pub(super) fn together(&self, one: u32, other: u32) -> bool {
        let articles = |name| self.articles_of.get(&name).map_or(&[][..], Vec::as_slice);
        let of_other = articles(other);
        articles(one)
            .iter()
            .any(|article| of_other.binary_search(article).is_ok())
    }
}
