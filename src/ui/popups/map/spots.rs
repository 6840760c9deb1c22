//! What a map shows: the places of an article, an event, a day or the story.

use std::{cmp::Reverse, collections::BTreeMap};

use super::globe::Point;
use crate::ui::follow::Anchor;
use dateline_core::{
    analysis::{EntityKind, starting_in},
    corpus::Corpus,
    story::{ArticleId, EntityId, Event, EventId, places::Sort},
};

/// A place with what a map needs of it, whatever becomes of the snapshot.
#[derive(Clone, Debug)]
pub struct Spot {
    /// Its first mention.
    pub anchor: Anchor,
    /// As the articles call it most fully.
    pub name: String,
    /// ISO 3166 alpha-2.
    pub country: &'static str,
    /// Where it is.
    pub at: Point,
    /// Whether it is a country, whose mark stands for a large area.
    pub is_country: bool,
    /// Mentions.
    pub count: usize,
}

/// Places that are looked at together.
#[derive(Clone, Debug)]
pub struct Scope {
    /// What they are the places of.
    pub name: &'static str,
    /// Those that are known, the most mentioned first.
    pub spots: Vec<Spot>,
    /// Places that are not known.
    pub n_unknown: usize,
}

/// All that there is to choose from, the narrowest first.
pub fn scopes(corpus: &Corpus, article: Option<ArticleId>, event: Option<EventId>) -> Vec<Scope> {
    let mut scopes = Vec::new();
    if let Some(article) = article {
        let entities = corpus.entities_in(article).iter().map(|id| (*id, 1));
        scopes.push(scope(corpus, "this article", entities));
    }
    if let Some(event) = event.map(|id| corpus.event(id)) {
        scopes.push(scope(corpus, "the event", told(corpus, event)));
        let same_day = corpus.events().iter().filter(|it| it.when == event.when);
        let entities = same_day.flat_map(|event| told(corpus, event));
        scopes.push(scope(corpus, "the day", entities));
    }
    let all = corpus.entities().iter().enumerate();
    let all = all.map(|(at, it)| (EntityId(at as u32), it.mentions.len()));
    scopes.push(scope(corpus, "all articles", all));
    scopes
}

/// What is mentioned in the sentences that tell `event`.
fn told(corpus: &Corpus, event: &Event) -> Vec<(EntityId, usize)> {
    let mut entities = Vec::new();
    for report in &event.reports {
        let mentions = &corpus.article(report.article).annotations.mentions;
        let first = mentions.partition_point(|it| it.span.start() < report.sentence.start());
        let n = starting_in(mentions, report.sentence, |it| it.span).len();
        let named = &corpus.entities_in(report.article)[first..first + n];
        entities.extend(named.iter().map(|id| (*id, 1)));
    }
    entities
}

fn scope(
    corpus: &Corpus,
    name: &'static str,
    entities: impl IntoIterator<Item = (EntityId, usize)>,
) -> Scope {
    let mut counts: BTreeMap<EntityId, usize> = BTreeMap::new();
    for (id, n) in entities {
        if corpus.entity(id).kind == EntityKind::Place {
            *counts.entry(id).or_default() += n;
        }
    }
    let spot = |(id, count): (&EntityId, &usize)| {
        let place = corpus.place(*id)?;
        Some(Spot {
            anchor: Anchor::of_entity(corpus, *id)?,
            name: corpus.entity(*id).name.clone(),
            country: place.country,
            at: Point {
                lat: f64::from(place.lat),
                lon: f64::from(place.lon),
            },
            is_country: place.sort == Sort::Country,
            count: *count,
        })
    };
    let mut spots: Vec<Spot> = counts.iter().filter_map(spot).collect();
    spots.sort_by_key(|spot| Reverse(spot.count));
    Scope {
        name,
        n_unknown: counts.len() - spots.len(),
        spots,
    }
}
