//! What the reader corrected: input to the analysis, replayed at each start.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use crate::{
    article::{Article, ArticleKey, Basis, Block, DateRange, Dating, Role},
    corpus::{names::NameAnchor, whereabouts::Whereabouts},
    problem::{NoEffect, Problem, Reason},
    text::{Span, Text},
};

/// A place in an article that outlives new analyses, and small edits to the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Anchor {
    /// Byte offset of `exact` when the anchor was made.
    pub start: u32,
    /// The text that the anchor covers.
    pub exact: String,
}

/// An article as corrections refer to it, so that it is found again where files were renamed or a feed has grown.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct ArticleAnchor {
    /// Where it stood when the correction was made: its key.
    pub article: String,
    /// [What it is](Article::identity); nothing in files of older versions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub identity: Option<String>,
    /// What its text was, as a hash; nothing where that is its identity, and in files of older versions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// One decision of the reader's. It refers to text, never to what was found in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    /// Tells it from all others, whatever they say; empty in files of older versions.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub id: String,
    /// The article that it is about; none for what is said of names.
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    pub article: Option<ArticleAnchor>,
    /// What is so.
    #[serde(flatten)]
    pub claim: Claim,
}

/// What the reader says of an article, or of names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Claim {
    /// It was published on these days.
    PublishedOn(#[serde(with = "written")] DateRange),
    /// This block belongs to the page and not to the article.
    Noise(Anchor),
    /// This block is part of the article's text.
    Body(Anchor),
    /// Both names are one's.
    Same([NameAnchor; 2]),
    /// The first name is not that of what the second names.
    Apart([NameAnchor; 2]),
}

/// Corrections in the order in which they were made; of two that conflict the later holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Corrections {
    /// The corrections.
    pub made: Vec<Correction>,
    /// What stands where they are kept and could not be read.
    pub unread: Vec<Problem>,
}

impl ArticleAnchor {
    /// The anchor of `article`.
    pub fn of(article: &Article) -> ArticleAnchor {
        let identity = article.identity();
        let text = ArticleAnchor::text_of(article);
        ArticleAnchor {
            article: article.key.to_string(),
            text: (identity.strip_prefix("text:") != Some(&*text)).then_some(text),
            identity: Some(identity),
        }
    }

    /// What an anchor keeps of the text of `article`.
    pub(super) fn text_of(article: &Article) -> String {
        format!("{:016x}", article.text_hash())
    }

    /// Where it stood when the correction was made.
    pub(super) fn place(&self) -> ArticleKey {
        ArticleKey(self.article.as_str().into())
    }
}

impl Anchor {
    /// The anchor of `span` in `text`.
    pub fn of(text: &Text, span: Span) -> Anchor {
        Anchor {
            start: span.start(),
            exact: text[span].to_owned(),
        }
    }

    /// Where the anchor's text stands now, nearest to where it was; `None` once it is gone.
    pub fn resolve(&self, text: &Text) -> Option<Span> {
        let found = text.as_str().match_indices(&self.exact);
        found
            .map(|(at, found)| Span::of(at, at + found.len()))
            .min_by_key(|span| span.start().abs_diff(self.start))
            .filter(|span| !span.is_empty())
    }
}

impl Corrections {
    /// The corrections of each article, in order, as `whereabouts` tells which they are about.
    pub(super) fn by_article(&self, whereabouts: &Whereabouts) -> HashMap<ArticleKey, Vec<Claim>> {
        let mut claims: HashMap<ArticleKey, Vec<Claim>> = HashMap::new();
        for correction in &self.made {
            let anchor = correction.article.as_ref();
            if let Some(key) = anchor.and_then(|it| whereabouts.key_of(it)) {
                let claims = claims.entry(key.clone()).or_default();
                claims.push(correction.claim.clone());
            }
        }
        claims
    }

    /// The single mentions of each article that something is said of, in order.
    pub(super) fn mentions_by_article(
        &self,
        whereabouts: &Whereabouts,
    ) -> HashMap<ArticleKey, Vec<NameAnchor>> {
        let mut mentions: HashMap<ArticleKey, Vec<NameAnchor>> = HashMap::new();
        for name in self.mentions() {
            if let Some(key) = name.article(whereabouts) {
                let of_it = mentions.entry(key.clone()).or_default();
                of_it.push(name.clone());
            }
        }
        mentions
    }

    /// The articles that something is said of, or of a mention in them.
    pub(super) fn articles(&self) -> impl Iterator<Item = &ArticleAnchor> {
        let stated = self.made.iter().filter_map(|it| it.article.as_ref());
        let mentions = self.mentions().filter_map(|it| it.mention.as_ref());
        stated.chain(mentions.map(|place| &place.article))
    }

    /// The single mentions that something is said of.
    pub(super) fn mentions(&self) -> impl Iterator<Item = &NameAnchor> {
        let names = self.made.iter().filter_map(|it| it.claim.names());
        names.flatten().filter(|name| name.mention.is_some())
    }

    /// Those that do not fit the articles that `find` knows, nor the names that `knows` does, each as a problem.
    pub(super) fn lost<'a>(
        &self,
        find: impl Fn(&ArticleAnchor) -> Option<&'a Text>,
        knows: impl Fn(&NameAnchor) -> bool,
    ) -> Vec<Problem> {
        let gone = |correction: &Correction| {
            let text = match (&correction.article, correction.claim.names()) {
                (Some(anchor), _) => match find(anchor) {
                    Some(text) => Some(text),
                    None => return Some(NoEffect::Article),
                },
                (None, Some(_)) => None,
                (None, None) => return Some(NoEffect::Unnamed),
            };
            match (text, &correction.claim) {
                (Some(text), Claim::Noise(anchor) | Claim::Body(anchor)) => {
                    let gone = anchor.resolve(text).is_none();
                    gone.then(|| NoEffect::Words(anchor.exact.clone()))
                }
                (_, Claim::Same(names) | Claim::Apart(names)) => {
                    // A mention stands for itself whatever has become of the name it was taken for.
                    let needed = match names[0].mention {
                        Some(_) if matches!(correction.claim, Claim::Apart(_)) => &names[..1],
                        _ => &names[..],
                    };
                    let unknown = needed.iter().find(|name| !knows(name))?;
                    Some(NoEffect::Name {
                        name: unknown.name.clone(),
                        kind: unknown.noun(),
                    })
                }
                _ => None,
            }
        };
        let problem = |correction: &Correction| {
            Some(Problem {
                place: correction.place(),
                reason: Reason::NoEffect(gone(correction)?),
                recovered: false,
            })
        };
        self.made.iter().filter_map(problem).collect()
    }
}

impl Correction {
    /// Whether `other` is this one, made again or read from another place.
    pub fn is(&self, other: &Correction) -> bool {
        match self.id.is_empty() {
            true => self == other,
            false => self.id == other.id,
        }
    }

    /// Where it belongs in a list: the article, or the name.
    fn place(&self) -> String {
        let name = || self.claim.names().map(|[name, _]| name.name.clone());
        let article = self.article.as_ref().map(|it| it.article.clone());
        article.or_else(name).unwrap_or_default()
    }
}

impl Claim {
    /// The names that it is about.
    pub(super) fn names(&self) -> Option<&[NameAnchor; 2]> {
        match self {
            Claim::Same(names) | Claim::Apart(names) => Some(names),
            Claim::PublishedOn(_) | Claim::Noise(_) | Claim::Body(_) => None,
        }
    }
}

/// `article` as its source gave it, with `claims` about it made part of what is stated; and the blocks, in order,
/// whose role they state.
pub(super) fn apply(article: &Article, claims: &[Claim]) -> (Article, Vec<Span>) {
    let mut article = article.clone();
    let mut corrected: Vec<Span> = Vec::new();
    for claim in claims {
        let (anchor, role) = match claim {
            Claim::PublishedOn(days) => {
                article.stated.published = Some(Dating::stated(*days, None, Basis::Option));
                continue;
            }
            Claim::Noise(anchor) => (anchor, Role::Noise),
            Claim::Body(anchor) => (anchor, Role::Body),
            Claim::Same(_) | Claim::Apart(_) => continue,
        };
        let span = anchor.resolve(&article.text);
        let span = span.map(|span| article.text.trim(span));
        if let Some(span) = span.filter(|span| !span.is_empty()) {
            let blocks = &mut article.stated_blocks;
            blocks.retain(|block| !block.span.intersects(span));
            blocks.push(Block { span, role });
            blocks.sort();
            corrected.retain(|other| !other.intersects(span));
            corrected.push(span);
        }
    }
    corrected.sort();
    (article, corrected)
}

mod written {
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    use crate::article::DateRange;

    pub fn serialize<S: Serializer>(days: &DateRange, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(days)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<DateRange, D::Error> {
        let written = String::deserialize(deserializer)?;
        written.parse().map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{analysis::EntityKind, corpus::names::Place};

    fn at(article: &str) -> ArticleAnchor {
        ArticleAnchor {
            article: article.to_owned(),
            identity: None,
            text: None,
        }
    }

    fn some() -> Corrections {
        let anchor = Anchor {
            start: 4,
            exact: "Join \"our\" channel".to_owned(),
        };
        let correction = |claim| Correction {
            id: String::new(),
            article: Some(at("a/1.txt")),
            claim,
        };
        Corrections {
            unread: Vec::new(),
            made: vec![
                correction(Claim::PublishedOn("2017-11".parse().unwrap())),
                correction(Claim::Noise(anchor)),
            ],
        }
    }

    fn of_names() -> Corrections {
        let name = |name: &str, mention| NameAnchor {
            kind: EntityKind::Person,
            name: name.to_owned(),
            mention,
        };
        let place = Place {
            article: at("a/1.txt"),
            start: 17,
        };
        let names = [
            name("Berg", Some(Box::new(place))),
            name("Anna \"A\" Berg", None),
        ];
        let claims = [Claim::Apart(names.clone()), Claim::Same(names)];
        let made = claims.map(|claim| Correction {
            id: String::new(),
            article: None,
            claim,
        });
        Corrections {
            made: made.to_vec(),
            unread: Vec::new(),
        }
    }

    #[test]
    fn a_correction_of_names_that_are_gone_is_listed() {
        assert_eq!(of_names().lost(|_| None, |_| true), []);
        let lost = of_names().lost(|_| None, |name| name.mention.is_none());
        assert_eq!(lost.len(), 2);
        assert_eq!(lost[0].place, "Berg");
        assert!(
            lost[0]
                .reason
                .to_string()
                .ends_with("`Berg` is no person here now"),
            "{lost:?}"
        );
    }

    #[test]
    fn an_anchor_is_found_nearest_to_where_it_was() {
        let text = Text::new("Rawa fell. Then came news: Rawa fell.");
        let second = Anchor::of(&text, Span::of(27, 36));
        assert_eq!(second.resolve(&text), Some(Span::of(27, 36)));
        let moved = Text::new("So it is said that Rawa fell. Then came news: Rawa fell.");
        assert_eq!(second.resolve(&moved), Some(Span::of(19, 28)));
        assert_eq!(second.resolve(&Text::new("Nothing fell.")), None);
    }

    #[test]
    fn what_does_not_fit_any_more_is_listed() {
        let text = Text::new("Nothing of that sort.");
        let lost = some().lost(|_| Some(&text), |_| true);
        assert_eq!(lost.len(), 1);
        assert!(lost[0].reason.to_string().contains("Join"), "{lost:?}");
        assert_eq!(some().lost(|_| None, |_| true).len(), 2);
    }
}
