//! What the reader corrected: input to the analysis, replayed at each start.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use crate::{
    article::{Article, ArticleKey, Basis, Block, DateRange, Dating, Role},
    corpus::names::NameAnchor,
    source::Problem,
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

/// One decision of the reader's. It refers to text, never to what was found in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    /// Tells it from all others, whatever they say; empty in files of older versions.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub id: String,
    /// The key of the article that it is about; none for what is said of names.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub article: Option<String>,
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
    /// The corrections of each article, in order.
    pub(super) fn by_article(&self) -> HashMap<ArticleKey, Vec<Claim>> {
        let mut claims: HashMap<ArticleKey, Vec<Claim>> = HashMap::new();
        for correction in &self.made {
            if let Some(key) = correction.key() {
                claims
                    .entry(key)
                    .or_default()
                    .push(correction.claim.clone());
            }
        }
        claims
    }

    /// The single mentions that something is said of.
    pub(super) fn mentions(&self) -> impl Iterator<Item = &NameAnchor> {
        let names = self.made.iter().filter_map(|it| it.claim.names());
        names.flatten().filter(|name| name.mention.is_some())
    }

    /// Those that do not fit the articles that `find` knows, nor the names that `knows` does, each as a problem.
    pub(super) fn lost<'a>(
        &self,
        find: impl Fn(&ArticleKey) -> Option<&'a Text>,
        knows: impl Fn(&NameAnchor) -> bool,
    ) -> Vec<Problem> {
        let gone = |correction: &Correction| {
            let text = match correction.key() {
                Some(key) => match find(&key) {
                    Some(text) => Some(text),
                    None => return Some("there is no such article now".to_owned()),
                },
                None => None,
            };
            match (text, &correction.claim) {
                (Some(text), Claim::Noise(anchor) | Claim::Body(anchor)) => {
                    let gone = anchor.resolve(text).is_none();
                    gone.then(|| format!("`{}` does not stand in it any more", anchor.exact))
                }
                (_, Claim::Same(names) | Claim::Apart(names)) => {
                    // A mention stands for itself whatever has become of the name it was taken for.
                    let needed = match names[0].mention {
                        Some(_) if matches!(correction.claim, Claim::Apart(_)) => &names[..1],
                        _ => &names[..],
                    };
                    let unknown = needed.iter().find(|name| !knows(name))?;
                    Some(format!(
                        "`{}` is no {} here now",
                        unknown.name,
                        unknown.noun()
                    ))
                }
                _ => None,
            }
        };
        let problem = |correction: &Correction| {
            let reason = gone(correction)?;
            Some(Problem {
                place: correction.place(),
                reason: format!("a correction is kept but has no effect: {reason}"),
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

    /// The article that it is about.
    fn key(&self) -> Option<ArticleKey> {
        let article = self.article.as_deref()?;
        Some(ArticleKey(article.into()))
    }

    /// Where it belongs in a list: the article, or the name.
    fn place(&self) -> String {
        let name = || self.claim.names().map(|[name, _]| name.name.clone());
        self.article.clone().or_else(name).unwrap_or_default()
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

    fn some() -> Corrections {
        let anchor = Anchor {
            start: 4,
            exact: "Join \"our\" channel".to_owned(),
        };
        let correction = |claim| Correction {
            id: String::new(),
            article: Some("a/1.txt".to_owned()),
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
            article: "a/1.txt".to_owned(),
            start: 17,
        };
        let names = [name("Berg", Some(place)), name("Anna \"A\" Berg", None)];
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
            lost[0].reason.ends_with("`Berg` is no person here now"),
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
        assert!(lost[0].reason.contains("Join"), "{lost:?}");
        assert_eq!(some().lost(|_| None, |_| true).len(), 2);
    }
}
