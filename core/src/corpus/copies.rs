//! One article that stands in several places.

use std::{
    collections::{HashMap, HashSet},
    hash::{Hash, Hasher},
    mem,
    sync::Arc,
};

use xxhash_rust::xxh3::Xxh3;

use crate::{
    article::{Article, ArticleKey, Stated},
    source::Item,
    text::Text,
};

/// A place where an article stands, other than its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherPlace {
    /// The key that it would have there.
    pub key: ArticleKey,
    /// The file, as given.
    pub path: Option<String>,
}

/// Where else articles stand.
#[derive(Clone, Debug, Default)]
pub(super) struct OtherPlaces {
    /// By the key of the article, each list in the order of keys.
    others: HashMap<ArticleKey, Vec<OtherPlace>>,
    /// For the key of another place that of the article.
    own: HashMap<ArticleKey, ArticleKey>,
}

/// The articles that were met, each once.
#[derive(Clone, Debug, Default)]
pub(super) struct Copies {
    met: HashMap<u64, Met>,
    places: Arc<OtherPlaces>,
}

#[derive(Clone, Debug)]
struct Met {
    text: Text,
    place: OtherPlace,
}

/// Whether an article was met before.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Meeting {
    /// It was not.
    New,
    /// It was, at a place that comes first.
    Again,
    /// It was, at the place with this key, which comes after.
    Before(ArticleKey),
}

impl OtherPlaces {
    /// Those of the article with this key.
    pub fn of(&self, key: &ArticleKey) -> &[OtherPlace] {
        self.others.get(key).map_or(&[], Vec::as_slice)
    }

    /// The key of the article that stands at `key` too.
    pub fn own(&self, key: &ArticleKey) -> Option<&ArticleKey> {
        self.own.get(key)
    }

    /// The article at `own` stands at `other` too.
    fn add(&mut self, own: &ArticleKey, other: OtherPlace) {
        let places = self.others.entry(own.clone()).or_default();
        let at = places.partition_point(|it| it.key < other.key);
        self.own.insert(other.key.clone(), own.clone());
        places.insert(at, other);
    }

    /// The article that was thought to stand at `before` has its own place at `now`.
    fn move_to(&mut self, now: &ArticleKey, before: OtherPlace) {
        let others = self.others.remove(&before.key).unwrap_or_default();
        for other in others.into_iter().chain([before]) {
            self.add(now, other);
        }
    }
}

impl Copies {
    /// `items` without the articles that were met before, and the keys of those before that turn out to be the same as one
    /// of `items`, whose place comes first.
    pub fn each_once(&mut self, mut items: Vec<Item>) -> (Vec<Item>, HashSet<ArticleKey>) {
        let mut elsewhere = HashSet::new();
        items.retain(|item| match item {
            Item::Article(article) => match self.meet(article) {
                Meeting::New => true,
                Meeting::Again => false,
                Meeting::Before(key) => elsewhere.insert(key),
            },
            Item::Problem(_) => true,
        });
        if !elsewhere.is_empty() {
            items.retain(|item| match item {
                Item::Article(article) => !elsewhere.contains(&article.key),
                Item::Problem(_) => true,
            });
        }
        (items, elsewhere)
    }

    /// Takes a note of where `article` stands. Of its places the first by key is its own, whichever is met first.
    fn meet(&mut self, article: &Article) -> Meeting {
        let place = OtherPlace {
            key: article.key.clone(),
            path: article.stated.path.clone(),
        };
        let met = self
            .met
            .entry(what_is_published(article))
            .or_insert_with(|| Met {
                text: article.text.clone(),
                place: place.clone(),
            });
        if met.text != article.text || met.place == place {
            return Meeting::New;
        }
        let places = Arc::make_mut(&mut self.places);
        if met.place.key < place.key {
            places.add(&met.place.key, place);
            return Meeting::Again;
        }
        let before = mem::replace(&mut met.place, place);
        places.move_to(&met.place.key, before.clone());
        Meeting::Before(before.key)
    }

    /// Where else the articles stand that were met.
    pub fn places(&self) -> Arc<OtherPlaces> {
        self.places.clone()
    }
}

/// A number for `article` as it was published; articles with different ones are two, whatever they have in common.
///
/// At one address it is one, whatever the feeds are called that it stands in. What has no address is known by its
/// outlet too: two papers that print one text have an article each.
fn what_is_published(article: &Article) -> u64 {
    let Stated {
        reference,
        url,
        published,
        updated,
        byline,
        section,
        language,
        // Where it stands; and two that are a part of the text, or of the outlet.
        path: _,
        title: _,
        outlet: _,
    } = &article.stated;
    let mut hasher = Xxh3::new();
    (article.text.as_str(), &article.stated_blocks).hash(&mut hasher);
    (reference, url, published, updated).hash(&mut hasher);
    if url.is_none() {
        (publisher(article), byline, section, language).hash(&mut hasher);
    }
    hasher.finish()
}

/// The outlet; where only the name of a file could tell it and does not, as `7.txt`, the file.
fn publisher(article: &Article) -> &str {
    let outlet = article.outlet();
    match article.stated.outlet.is_some() || outlet.contains(char::is_alphabetic) {
        true => outlet,
        false => article.key.file(),
    }
}
