//! One part of what is known, as an object of its own with the fields of the whole.

use serde::{Serialize, Serializer, ser::SerializeStruct};

use super::{
    article,
    corpus::{self, Each, SCHEMA},
    index::Index,
    schema::ExcerptObject,
};
use crate::{
    corpus::{Corpus, Precedence},
    story::{ArticleId, Novelty},
};

/// A part of what is known that can be written alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The events.
    Timeline,
    /// The claims that several articles make.
    Compare,
    /// Each article's quotations, by publication, and which of them are one.
    Quotes,
    /// Each article's sentences that are new against all before it, in that order.
    New(Precedence),
    /// The entities.
    Entities,
}

impl Part {
    /// Whether there is nothing of it in `corpus`.
    pub fn is_empty(self, corpus: &Corpus) -> bool {
        match self {
            Part::Timeline => corpus.events().is_empty(),
            Part::Compare => corpus.comparisons().is_empty(),
            Part::Entities => corpus.entities().is_empty(),
            Part::Quotes => {
                let mut articles = corpus.articles().iter();
                articles.all(|entry| entry.annotations.quotes.is_empty())
            }
            Part::New(precedence) => {
                let mut articles = corpus.chronology().iter();
                articles.all(|id| {
                    let novelty = corpus.novelty(*id, precedence);
                    novelty.iter().flatten().all(Novelty::is_known)
                })
            }
        }
    }
}

/// A part of a corpus as one object.
pub struct PartObject<'a> {
    pub corpus: &'a Corpus,
    pub part: Part,
    pub index: &'a Index,
}

impl Serialize for PartObject<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let PartObject {
            corpus,
            part,
            index,
        } = *self;
        let mut object = serializer.serialize_struct("Part", 3)?;
        object.serialize_field("schema", SCHEMA)?;
        match part {
            Part::Timeline => object.serialize_field("events", &corpus::events(corpus, index))?,
            Part::Compare => {
                object.serialize_field("comparisons", &corpus::comparisons(corpus, index))?;
            }
            Part::Entities => {
                object.serialize_field("entities", &corpus::entities(corpus, index))?;
            }
            Part::Quotes | Part::New(_) => {
                if part == Part::Quotes {
                    object.serialize_field("quotations", &corpus::quotations(corpus, index))?;
                }
                let articles = corpus.in_order(index.precedence).into_iter();
                object.serialize_field(
                    "articles",
                    &Each(|| articles.clone().map(|id| excerpt(corpus, id, part, index))),
                )?;
            }
        }
        object.end()
    }
}

/// What names an article, with its quotations or its new sentences.
fn excerpt<'a>(
    corpus: &'a Corpus,
    id: ArticleId,
    part: Part,
    index: &'a Index,
) -> ExcerptObject<'a> {
    let entry = corpus.article(id);
    let stated = &entry.article.stated;
    let sentences = || {
        let mut sentences = article::sentences(corpus, id, index);
        sentences.retain(|it| {
            it.novelty
                .as_ref()
                .is_some_and(|it| matches!(it.status, "new" | "partly"))
        });
        sentences
    };
    ExcerptObject {
        id: index.id(id),
        reference: stated.reference.as_deref(),
        path: stated.path.as_deref(),
        title: entry.title(),
        outlet: stated.outlet.as_deref(),
        sentences: matches!(part, Part::New(_)).then(sentences),
        quotes: (part == Part::Quotes).then(|| article::quotes(corpus, id, index)),
    }
}
