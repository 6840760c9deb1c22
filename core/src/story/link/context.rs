//! Which articles speak of the same matter, by the names they share.

use std::collections::BTreeMap;

use super::{ArticleId, joins::Sets};

/// A name in more articles than this, and than one of [`COMMON_SHARE`], says nothing of what an article is about.
const COMMON: usize = 20;

/// See [`COMMON`].
const COMMON_SHARE: usize = 50;

/// Of a name in more articles, so many are compared.
const MAX_ARTICLES: usize = 16;

/// The names of each article and the articles of each name, as they are joined so far.
pub(super) struct Context {
    /// By place in the order of articles: the names that not many have, in their order.
    names_of: Vec<Vec<u32>>,
    /// By name: places in the order of articles.
    articles_of: Vec<Vec<u32>>,
    place_of: BTreeMap<ArticleId, u32>,
}

impl Context {
    /// Of articles with the forms of their mentions.
    pub(super) fn of<'a>(
        articles: impl Iterator<Item = (ArticleId, &'a [u32])>,
        sets: &mut Sets,
    ) -> Context {
        let mut context = Context {
            names_of: Vec::new(),
            articles_of: vec![Vec::new(); sets.len()],
            place_of: BTreeMap::new(),
        };
        for (place, (article, forms)) in articles.enumerate() {
            let mut names: Vec<u32> = forms.iter().map(|&form| sets.root(form)).collect();
            names.sort_unstable();
            names.dedup();
            for &name in &names {
                context.articles_of[name as usize].push(place as u32);
            }
            context.names_of.push(names);
            context.place_of.insert(article, place as u32);
        }
        let Context {
            names_of,
            articles_of,
            ..
        } = &mut context;
        let common = COMMON.max(names_of.len() / COMMON_SHARE);
        for names in names_of {
            names.retain(|name| articles_of[*name as usize].len() <= common);
        }
        context
    }

    /// How many names `article` has in common with that of the articles of `name` that has the most, besides
    /// `name` itself and `short`.
    pub(super) fn shared(&self, article: ArticleId, name: u32, short: u32) -> usize {
        self.place_of
            .get(&article)
            .map_or(0, |&place| self.shared_at(place, name, short))
    }

    /// How many names an article of `one` has in common with an article of `other`, at most.
    pub(super) fn shared_by(&self, one: u32, other: u32) -> usize {
        let articles = self.articles_of[one as usize].iter();
        let articles = articles.take(MAX_ARTICLES / 8);
        let shared = articles.map(|&article| self.shared_at(article, other, one));
        shared.max().unwrap_or(0)
    }

    /// Whether some article has both.
    pub(super) fn together(&self, one: u32, other: u32) -> bool {
        let of_other = &self.articles_of[other as usize];
        let mut articles = self.articles_of[one as usize].iter();
        articles.any(|article| of_other.binary_search(article).is_ok())
    }

    fn shared_at(&self, place: u32, name: u32, short: u32) -> usize {
        let own = &self.names_of[place as usize];
        let others = self.articles_of[name as usize].iter();
        let shared = |other: &u32| {
            let names = self.names_of[*other as usize].iter();
            let both = names.filter(|it| **it != name && **it != short);
            both.filter(|it| own.binary_search(it).is_ok()).count()
        };
        let others = others.filter(|other| **other != place);
        others.take(MAX_ARTICLES).map(shared).max().unwrap_or(0)
    }
}
