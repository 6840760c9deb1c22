//! Where the articles that corrections are about stand now.

use std::collections::{HashMap, HashSet};

use super::corrections::{ArticleAnchor, Corrections};
use crate::article::{Article, ArticleKey};

/// Of anchors the keys of the articles that they are about; nothing of those that are gone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Whereabouts(HashMap<ArticleAnchor, ArticleKey>);

/// An article, and a place where it stands: its own, or one of the same article elsewhere.
pub(super) type Standing<'a> = (&'a Article, &'a ArticleKey);

/// The articles of one identity.
#[derive(Default)]
struct Namesakes<'a> {
    all: Vec<Standing<'a>>,
    by_text: HashMap<String, Vec<Standing<'a>>>,
}

impl Whereabouts {
    /// Looks the articles that `corrections` are about up among those `standing`, in whatever order these are.
    ///
    /// An article is known by its identity, and among those that share one by its text. If that is several still, the one in
    /// the same place is meant, or else in the same file. Where the identity is gone, the article may be what stands
    /// in the same place as the only one of a file. An anchor of an older version knows the place alone.
    pub fn of<'a>(
        corrections: &Corrections,
        standing: impl Iterator<Item = Standing<'a>>,
    ) -> Whereabouts {
        let anchors: HashSet<&ArticleAnchor> = corrections.articles().collect();
        if anchors.is_empty() {
            return Whereabouts::default();
        }
        let named = anchors.iter().filter_map(|it| it.identity.as_deref());
        let named: HashSet<&str> = named.collect();
        let mut by_place: HashMap<&str, &ArticleKey> = HashMap::new();
        let mut by_identity: HashMap<String, Namesakes<'a>> = HashMap::new();
        for (article, place) in standing {
            by_place.insert(&place.0, &article.key);
            let identity = article.identity();
            if named.contains(&*identity) {
                let of_it = by_identity.entry(identity).or_default();
                let text = ArticleAnchor::text_of(article);
                of_it
                    .by_text
                    .entry(text)
                    .or_default()
                    .push((article, place));
                of_it.all.push((article, place));
            }
        }
        let find = |anchor: &ArticleAnchor| {
            let there = || by_place.get(&*anchor.article).copied();
            let Some(identity) = &anchor.identity else {
                return there();
            };
            match by_identity.get(identity) {
                Some(namesakes) => namesakes.which(anchor),
                None => there().filter(|_| anchor.place().file() == anchor.article),
            }
        };
        let found = anchors.into_iter();
        let found = found.filter_map(|anchor| Some((anchor.clone(), find(anchor)?.clone())));
        Whereabouts(found.collect())
    }

    /// The key of the article that `anchor` is about.
    pub fn key_of(&self, anchor: &ArticleAnchor) -> Option<&ArticleKey> {
        self.0.get(anchor)
    }

    /// Adds what `others` knows and this does not; gives whether that is anything.
    pub fn extend(&mut self, others: Whereabouts) -> bool {
        let before = self.0.len();
        for (anchor, key) in others.0 {
            self.0.entry(anchor).or_insert(key);
        }
        self.0.len() > before
    }
}

impl<'a> Namesakes<'a> {
    /// Which of them `anchor` is about; none where several might be.
    fn which(&self, anchor: &ArticleAnchor) -> Option<&'a ArticleKey> {
        let place = anchor.place();
        let unchanged = match &anchor.text {
            Some(text) => self.by_text.get(text).map_or(&[][..], Vec::as_slice),
            // Its text is its identity.
            None => &self.all,
        };
        let in_place = |it: &Standing<'_>| *it.1 == place;
        let in_file = |it: &Standing<'_>| it.1.file() == place.file();
        only(unchanged, in_place)
            .or_else(|| only(unchanged, in_file))
            .or_else(|| only(unchanged, |_| true))
            .or_else(|| only(&self.all, in_file))
            .or_else(|| only(&self.all, |_| true))
            .flatten()
    }
}

/// The article that those of `standing` that are `wanted` are, or nothing where they are several; `None` where there is none.
fn only<'a>(
    standing: &[Standing<'a>],
    wanted: impl Fn(&Standing<'_>) -> bool,
) -> Option<Option<&'a ArticleKey>> {
    let mut keys = (standing.iter().filter(|it| wanted(it))).map(|(article, _)| &article.key);
    let first = keys.next()?;
    Some(keys.all(|key| key == first).then_some(first))
}
