//! What the corpus as a whole has: stories, entities, events, comparisons and shared text.

use serde::{Serialize, Serializer, ser::SerializeStruct};

use super::{
    article,
    index::{Index, entity_id},
    schema::{
        AliasObject, AmountObject, ComparisonObject, CoordinatesObject, DoubtObject, EntityObject,
        EventObject, QuotationObject, RoleObject, SharedObject, SpeakerObject, StoryObject,
        ToldObject, VersionObject, WhenObject,
    },
};
use crate::{
    corpus::{ComparisonId, Corpus, Unsaid, profile},
    story::{
        Entity, EntityId, Event, EventId, Place, Quotation, QuoteId, Shared, SharedKind, Story,
        Told, quotations::Attributed,
    },
};

pub const SCHEMA: &str = "dateline/1";

/// A corpus as one object.
pub struct CorpusObject<'a> {
    pub corpus: &'a Corpus,
    pub index: &'a Index,
}

impl Serialize for CorpusObject<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let CorpusObject { corpus, index } = self;
        let mut object = serializer.serialize_struct("Corpus", 8)?;
        object.serialize_field("schema", SCHEMA)?;
        object.serialize_field("articles", &Each(|| article::objects(corpus, index)))?;
        let stories = corpus.stories().iter().enumerate();
        object.serialize_field(
            "stories",
            &Each(|| stories.clone().map(|(at, it)| story(corpus, at, it, index))),
        )?;
        object.serialize_field("entities", &entities(corpus, index))?;
        object.serialize_field("events", &events(corpus, index))?;
        object.serialize_field("comparisons", &comparisons(corpus, index))?;
        object.serialize_field(
            "shared",
            &Each(|| {
                corpus
                    .shared()
                    .iter()
                    .filter_map(|it| shared(corpus, it, index))
            }),
        )?;
        object.serialize_field("quotations", &quotations(corpus, index))?;
        object.end()
    }
}

/// Writes the items of an iterator as they are made, so that a large corpus is never held twice.
pub struct Each<F>(pub F);

impl<F, I> Serialize for Each<F>
where
    F: Fn() -> I,
    I: IntoIterator<Item: Serialize>,
{
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq((self.0)())
    }
}

/// The list of entities.
pub fn entities<'a>(corpus: &'a Corpus, index: &'a Index) -> impl Serialize + 'a {
    let entities = corpus.entities().iter().enumerate();
    Each(move || {
        let entities = entities.clone();
        entities.map(|(at, it)| entity(corpus, at, it, index))
    })
}

/// The list of events.
pub fn events<'a>(corpus: &'a Corpus, index: &'a Index) -> impl Serialize + 'a {
    let events = corpus.events().iter().enumerate();
    Each(move || {
        let events = events.clone();
        events.map(|(at, it)| event(corpus, at, it, index))
    })
}

/// The list of comparisons.
pub fn comparisons<'a>(corpus: &'a Corpus, index: &'a Index) -> impl Serialize + 'a {
    let ids = (0..corpus.comparisons().len() as u32).map(ComparisonId);
    Each(move || ids.clone().map(|id| comparison(corpus, id, index)))
}

/// The list of quotations that several quotes give.
pub fn quotations<'a>(corpus: &'a Corpus, index: &'a Index) -> impl Serialize + 'a {
    let all = corpus.quotations().iter();
    Each(move || all.clone().map(|it| quotation(corpus, it, index)))
}

fn story<'a>(corpus: &'a Corpus, at: usize, story: &'a Story, index: &'a Index) -> StoryObject<'a> {
    StoryObject {
        id: format!("s{at}"),
        label: corpus.article(story.central).headline(),
        articles: story.articles.iter().map(|&id| index.id(id)).collect(),
        when: story.days.map(|days| WhenObject {
            value: days.to_string(),
            precision: article::precision(days.precision()),
        }),
    }
}

fn entity<'a>(
    corpus: &'a Corpus,
    at: usize,
    entity: &'a Entity,
    index: &'a Index,
) -> EntityObject<'a> {
    let id = EntityId(at as u32);
    let aliases = profile::spellings(corpus, id).into_iter();
    let aliases = aliases.map(|spelling| AliasObject {
        surface: spelling.surface,
        count: spelling.count,
        outlets: spelling.outlets,
    });
    let roles = profile::roles(corpus, id).into_iter().flat_map(|role| {
        let places = role.places.into_iter();
        places.map(move |(article, span)| RoleObject {
            text: role.text,
            place: index.place(corpus, article, span),
        })
    });
    EntityObject {
        id: entity_id(id),
        kind: entity.kind.name(),
        name: &entity.name,
        aliases: aliases.collect(),
        between: &entity.between,
        roles: roles.collect(),
        place: corpus.place(EntityId(at as u32)).map(coordinates),
        mentions: entity
            .mentions
            .iter()
            .map(|it| index.place(corpus, it.article, corpus.mention_span(*it)))
            .collect(),
        corrected: corpus.is_corrected(id),
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

fn comparison<'a>(corpus: &'a Corpus, id: ComparisonId, index: &'a Index) -> ComparisonObject<'a> {
    let comparison = corpus.comparison(id);
    let (article, of) = comparison.of;
    let told = comparison.values.iter();
    ComparisonObject {
        of: &corpus.article(article).article.text[of],
        event: corpus.event_of(id).map(|event| event_id(event.index())),
        verdict: comparison.verdict.name(),
        values: told.map(|told| told_object(corpus, told, index)).collect(),
        silent: silent_on(corpus, Unsaid::Claim(id), index),
    }
}

fn told_object<'a>(corpus: &'a Corpus, told: &Told, index: &'a Index) -> ToldObject<'a> {
    let figure = &corpus.article(told.article).annotations.figures[told.figure as usize];
    let (start, end) = index.offsets(corpus, told.article, figure.span);
    ToldObject {
        article: index.id(told.article),
        start,
        end,
        value: AmountObject::from(figure.amount),
        as_of: told.as_of.to_string(),
        attributed_to: figure
            .source
            .map(|source| article::speaker(corpus, told.article, source)),
    }
}

fn event_id(at: usize) -> String {
    format!("v{at}")
}

fn event<'a>(corpus: &'a Corpus, at: usize, event: &'a Event, index: &'a Index) -> EventObject<'a> {
    let best = event.reports.first();
    let headline = best.map(|it| &corpus.article(it.article).article.text[it.sentence]);
    EventObject {
        id: event_id(at),
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
        doubt: event
            .doubts
            .iter()
            .map(|it| DoubtObject {
                value: it.when.to_string(),
                article: index.id(it.article),
            })
            .collect(),
        silent: silent_on(corpus, Unsaid::Event(EventId(at as u32)), index),
    }
}

fn silent_on<'a>(corpus: &Corpus, told: Unsaid, index: &'a Index) -> Vec<&'a str> {
    let silent = corpus.silent_on(told).into_iter();
    silent.map(|id| index.id(id)).collect()
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

fn quotation<'a>(
    corpus: &'a Corpus,
    quotation: &'a Quotation,
    index: &'a Index,
) -> QuotationObject<'a> {
    let speakers = quotation.attributions.iter().map(|it| match it.by {
        Attributed::Entity(id) => SpeakerObject::Entity(entity_id(id)),
        Attributed::Unnamed(article, span) => {
            SpeakerObject::Text(&corpus.article(article).article.text[span])
        }
    });
    let versions = quotation.versions.iter().enumerate();
    let mut spans: Vec<(QuoteId, VersionObject<'a>)> = versions
        .flat_map(|(version, it)| {
            let places = it.places.iter();
            places.map(move |&place| {
                let quotes = &corpus.article(place.article).annotations.quotes;
                let quote = &quotes[place.index as usize];
                let span = VersionObject {
                    place: index.place(corpus, place.article, quote.span),
                    version,
                    extent: it.extent.name(),
                    speaker: quote
                        .speaker
                        .map(|it| article::speaker(corpus, place.article, it)),
                };
                (place, span)
            })
        })
        .collect();
    spans.sort_by_key(|(place, _)| *place);
    QuotationObject {
        speakers: speakers.collect(),
        differs: quotation.differs,
        spans: spans.into_iter().map(|(_, span)| span).collect(),
    }
}
