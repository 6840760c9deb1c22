//! What the corpus as a whole has: entities, events and shared text.

use std::{cmp::Reverse, collections::BTreeMap};

use serde::{Serialize, Serializer, ser::SerializeStruct};

use super::{
    article,
    index::{Index, entity_id},
    schema::{AliasObject, CoordinatesObject, EntityObject, EventObject, SharedObject, WhenObject},
};
use crate::{
    corpus::Corpus,
    story::{Entity, EntityId, Event, Place, Shared, SharedKind},
};

const SCHEMA: &str = "dateline/1";

/// A corpus as one object.
pub struct CorpusObject<'a> {
    pub corpus: &'a Corpus,
    pub index: &'a Index,
}

impl Serialize for CorpusObject<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let CorpusObject { corpus, index } = self;
        let entities = corpus.entities().iter().enumerate();
        let events = corpus.events().iter().enumerate();
        let mut object = serializer.serialize_struct("Corpus", 7)?;
        object.serialize_field("schema", SCHEMA)?;
        object.serialize_field("articles", &Each(|| article::objects(corpus, index)))?;
        object.serialize_field("stories", &[(); 0])?;
        object.serialize_field(
            "entities",
            &Each(|| {
                entities
                    .clone()
                    .map(|(at, it)| entity(corpus, at, it, index))
            }),
        )?;
        object.serialize_field(
            "events",
            &Each(|| events.clone().map(|(at, it)| event(corpus, at, it, index))),
        )?;
        object.serialize_field("comparisons", &[(); 0])?;
        object.serialize_field(
            "shared",
            &Each(|| {
                corpus
                    .shared()
                    .iter()
                    .filter_map(|it| shared(corpus, it, index))
            }),
        )?;
        object.end()
    }
}

/// Writes the items of an iterator as they are made, so that a large corpus is never held twice.
struct Each<F>(F);

impl<F, I> Serialize for Each<F>
where
    F: Fn() -> I,
    I: IntoIterator<Item: Serialize>,
{
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq((self.0)())
    }
}

fn entity<'a>(
    corpus: &'a Corpus,
    at: usize,
    entity: &'a Entity,
    index: &'a Index,
) -> EntityObject<'a> {
    let mut aliases: BTreeMap<&str, BTreeMap<&str, u32>> = BTreeMap::new();
    for mention in &entity.mentions {
        let entry = corpus.article(mention.article);
        let surface = &entry.article.text[corpus.mention_span(*mention)];
        *aliases
            .entry(surface)
            .or_default()
            .entry(entry.outlet())
            .or_default() += 1;
    }
    let mut aliases: Vec<AliasObject<'_>> = aliases
        .into_iter()
        .map(|(surface, outlets)| AliasObject {
            surface,
            count: outlets.values().sum(),
            outlets,
        })
        .collect();
    aliases.sort_by_key(|alias| (Reverse(alias.count), alias.surface));
    EntityObject {
        id: entity_id(EntityId(at as u32)),
        kind: entity.kind.name(),
        name: &entity.name,
        aliases,
        roles: [],
        place: corpus.place(EntityId(at as u32)).map(coordinates),
        mentions: entity
            .mentions
            .iter()
            .map(|it| index.place(corpus, it.article, corpus.mention_span(*it)))
            .collect(),
    }
}

/// The gazetteer has two decimals, a kilometre; more would be the noise of the type.
fn coordinates(place: &Place) -> CoordinatesObject {
    let rounded = |degrees: f32| (f64::from(degrees) * 100.0).round() / 100.0;
    CoordinatesObject {
        lat: rounded(place.lat),
        lon: rounded(place.lon),
        country: place.country,
    }
}

fn event<'a>(corpus: &'a Corpus, at: usize, event: &'a Event, index: &'a Index) -> EventObject<'a> {
    let best = event.reports.first();
    let headline = best.map(|it| &corpus.article(it.article).article.text[it.sentence]);
    EventObject {
        id: format!("v{at}"),
        when: WhenObject {
            value: event.when.to_string(),
            precision: article::precision(event.when.precision()),
        },
        weight: event.weight,
        headline: headline.unwrap_or_default(),
        reports: event
            .reports
            .iter()
            .map(|it| index.place(corpus, it.article, it.sentence))
            .collect(),
        entities: event.entities.iter().copied().map(entity_id).collect(),
        doubt: [],
    }
}

/// A passage that articles share; none for the boilerplate of a house.
fn shared<'a>(corpus: &Corpus, shared: &Shared, index: &'a Index) -> Option<SharedObject<'a>> {
    let kind = match shared.kind {
        SharedKind::Quote => "quote",
        SharedKind::Copy => "copy",
        SharedKind::NearCopy => "near-copy",
        SharedKind::House => return None,
    };
    let passages = shared.passages.iter();
    Some(SharedObject {
        kind,
        spans: passages
            .map(|it| index.place(corpus, it.article, it.span))
            .collect(),
        earliest: shared.earliest.map(|id| index.id(id)),
    })
}
