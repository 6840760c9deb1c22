//! Which countries and regions the articles speak of.

use std::collections::BTreeMap;

use super::gazetteer::{Record, Sort};
use crate::story::{ArticleId, Entity};

/// An entity's articles beyond so many tell nothing new of where it is.
const MAX_ARTICLES: usize = 256;

/// How often places of each region are named, article by article; a country by itself is a region without a code.
#[derive(Clone, Debug, Default)]
pub struct Context {
    articles: BTreeMap<ArticleId, BTreeMap<Region, u32>>,
}

type Region = (&'static str, &'static str);

/// The same for a few articles together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tally {
    regions: BTreeMap<Region, u32>,
    total: u32,
}

impl Context {
    /// Counts the mentions of `entity`, which surely is `record`.
    pub fn add(&mut self, entity: &Entity, record: &Record) {
        for (article, n) in articles(entity) {
            let regions = self.articles.entry(article).or_default();
            *regions.entry(region(record)).or_default() += n;
        }
    }

    /// What is spoken of in the articles of `entity`, without what it was counted for itself.
    pub fn around(&self, entity: &Entity, own: Option<Record>) -> Tally {
        let mut tally = Tally::default();
        for (article, n) in articles(entity).take(MAX_ARTICLES) {
            for (named, times) in self.articles.get(&article).into_iter().flatten() {
                let is_own = own.is_some_and(|own| region(&own) == *named);
                let times = if is_own { times - n } else { *times };
                *tally.regions.entry(*named).or_default() += times;
                tally.total += times;
            }
        }
        tally
    }
}

impl Tally {
    /// The share of `country`, from 0 to 1.
    pub fn of_country(&self, country: &str) -> f32 {
        self.share(|region| region.0 == country)
    }

    /// The share of the countries in `list`, divided by commas.
    pub fn of_neighbours(&self, list: &str) -> f32 {
        self.share(|region| list.split(',').any(|it| it == region.0))
    }

    /// The share of one region of `country`.
    pub fn of_region(&self, country: &str, code: &str) -> f32 {
        self.share(|region| region.0 == country && region.1 == code)
    }

    fn share(&self, counts: impl Fn(&Region) -> bool) -> f32 {
        let times: u32 = self
            .regions
            .iter()
            .filter(|(region, _)| counts(region))
            .map(|(_, times)| times)
            .sum();
        times as f32 / self.total.max(1) as f32
    }
}

fn region(record: &Record) -> Region {
    match record.sort {
        Sort::Country => (record.country, ""),
        _ => (record.country, record.region),
    }
}

/// The articles of an entity, each with the number of its mentions there.
fn articles(entity: &Entity) -> impl Iterator<Item = (ArticleId, u32)> {
    let chunks = entity
        .mentions
        .chunk_by(|one, other| one.article == other.article);
    chunks.map(|chunk| (chunk[0].article, chunk.len() as u32))
}
