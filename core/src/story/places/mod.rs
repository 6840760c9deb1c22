//! Where the places of the story are: by name, in the light of the other places of the same articles.
//!
//! A name that may be several places is the one that most speaks for: how many live there, and how often its country and
//! its region are spoken of where the name is. Where little speaks for any, or as much for another, it is none.

mod context;
mod gazetteer;

use std::collections::HashMap;

use super::Entity;
use crate::analysis::EntityKind;
use context::{Context, Tally};
use gazetteer::Record;
pub use gazetteer::{Sort, consonants, key};

/// Where a place of the story is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    /// Its name in the gazetteer, in the Latin script.
    pub name: &'static str,
    /// What it is.
    pub sort: Sort,
    /// ISO 3166 alpha-2 code of the country.
    pub country: &'static str,
    /// Degrees north; of a country or a region, of the town in the middle of its towns.
    pub lat: f32,
    /// Degrees east, likewise.
    pub lon: f32,
    /// How the name led here.
    pub why: PlaceRule,
}

/// How a name of the story led to a place, the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PlaceRule {
    /// It is the place's own name.
    Name,
    /// The gazetteer has it as another name of the place.
    OtherName,
    /// It has the consonants of the place's own name.
    Transliteration,
}

impl PlaceRule {
    /// What a reader is told.
    pub const fn reason(self) -> &'static str {
        match self {
            PlaceRule::Name => "by its name",
            PlaceRule::OtherName => "by another of its names",
            PlaceRule::Transliteration => "by another way to write its name",
        }
    }
}

/// Finds places, and remembers which places a name may be.
#[derive(Clone, Debug, Default)]
pub struct Finder {
    known: HashMap<String, Vec<Candidate>>,
}

/// A place that a name may be.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Candidate {
    record: Record,
    why: PlaceRule,
}

/// What speaks for a place is measured in powers of ten of its people; the best has to reach this by itself.
const MIN_SCORE: f32 = 5.0;
/// By so much the best has to be ahead of the next that is another place.
const MIN_LEAD: f32 = 0.5;
/// What speaks for a place of whose country alone the articles speak.
const OF_COUNTRY: f32 = 3.0;
/// The same of its region.
const OF_REGION: f32 = 3.0;
/// News speaks of countries and capitals more than of other places with as many people.
const IS_COUNTRY: f32 = 2.0;
const IS_CAPITAL: f32 = 1.5;
/// A name that is only one of a place's others says less.
const IS_OTHER_NAME: f32 = -0.5;
/// Another way to write its name says less still.
const IS_TRANSLITERATION: f32 = -1.0;
/// A place with nothing else of its country in the articles stands for it with so much less than one of the same name.
const SURE_SCORE: f32 = 5.7;
/// Places nearer to each other than so many degrees are one for a map.
const SAME: f32 = 0.3;

impl Finder {
    /// Where each of `entities` is; `None` for what is no place, is not known, or may as well be another.
    ///
    /// Depends on nothing but the entities, whatever was asked before.
    pub fn places(&mut self, entities: &[Entity]) -> Vec<Option<Place>> {
        let people = people(entities);
        for entity in entities.iter().filter(|it| it.kind == EntityKind::Place) {
            if !self.known.contains_key(&entity.name) {
                self.known
                    .insert(entity.name.clone(), candidates(&entity.name));
            }
        }
        let of = |entity: &Entity| match entity.kind {
            EntityKind::Place if !is_water(entity) && !is_person(entity, &people) => {
                let mut found = self.known.get(&entity.name).cloned().unwrap_or_default();
                if is_region(entity) && found.iter().any(|it| it.record.sort == Sort::Region) {
                    found.retain(|it| it.record.sort == Sort::Region);
                }
                found
            }
            _ => Vec::new(),
        };
        let all: Vec<Vec<Candidate>> = entities.iter().map(of).collect();
        let mut context = Context::default();
        for (entity, candidates) in entities.iter().zip(&all) {
            if let Some(sure) = chosen(candidates, &Tally::default(), SURE_SCORE) {
                context.add(entity, &sure.record);
            }
        }
        let chosen = entities.iter().zip(&all).map(|(entity, candidates)| {
            if candidates.is_empty() {
                return None;
            }
            let sure = chosen(candidates, &Tally::default(), SURE_SCORE);
            let around = context.around(entity, sure.map(|it| it.record));
            let Candidate { record, why } = chosen(candidates, &around, MIN_SCORE)?;
            Some(Place {
                name: record.name,
                sort: record.sort,
                country: record.country,
                lat: record.lat,
                lon: record.lon,
                why,
            })
        });
        chosen.collect()
    }
}

/// The places that may be called `name`.
fn candidates(name: &str) -> Vec<Candidate> {
    const ARTICLES: [&str; 3] = ["al ", "ad ", "as "];
    let full = key(name);
    let core = without_sort(&full);
    let bare = ARTICLES.iter().find_map(|it| core.strip_prefix(it));
    let with_article = format!("al {core}");
    let mut found: Vec<Candidate> = Vec::new();
    for key in [Some(&*full), Some(core), bare, Some(&with_article)] {
        let Some(key) = key.filter(|key| key.len() > 1) else {
            continue;
        };
        for record in gazetteer::named(key) {
            let own = gazetteer::key(record.name) == key;
            let why = match own || record.sort == Sort::Country {
                true => PlaceRule::Name,
                false => PlaceRule::OtherName,
            };
            found.push(Candidate { record, why });
        }
        if !found.is_empty() {
            break;
        }
    }
    let has_great = found.iter().any(|it| it.record.sort <= Sort::Region);
    if !has_great {
        let like = gazetteer::transliterated(core).into_iter();
        let why = PlaceRule::Transliteration;
        found.extend(like.map(|record| Candidate { record, why }));
    }
    // A region is not meant where its town of that name may be: `New York`.
    let towns: Vec<Record> = found.iter().map(|it| it.record).collect();
    found.retain(|it| {
        let same = |town: &&Record| {
            town.sort >= Sort::Capital
                && town.country == it.record.country
                && town.region == it.record.region
                && town.hundreds * 10 > it.record.hundreds
        };
        core != full || it.record.sort != Sort::Region || !towns.iter().any(|town| same(&town))
    });
    found
}

/// The candidate that most speaks for, if it is enough and not as much for another.
fn chosen(candidates: &[Candidate], around: &Tally, min: f32) -> Option<Candidate> {
    let scored = candidates.iter().map(|it| (score(it, around), it));
    let (best, chosen) = scored
        .clone()
        .reduce(|a, b| if b.0 > a.0 { b } else { a })?;
    let near = |one: &Record, other: &Record| {
        (one.lat - other.lat).abs() < SAME && (one.lon - other.lon).abs() < SAME
    };
    let next = scored
        .filter(|(_, it)| !near(&it.record, &chosen.record))
        .map(|(score, _)| score)
        .fold(f32::NEG_INFINITY, f32::max);
    (best >= min && best - next >= MIN_LEAD).then_some(*chosen)
}

fn score(candidate: &Candidate, around: &Tally) -> f32 {
    let Candidate { record, why } = candidate;
    let people = (record.hundreds.max(10) as f32 * 100.0).log10();
    let sort = match record.sort {
        Sort::Country => IS_COUNTRY,
        Sort::Capital => IS_CAPITAL,
        Sort::Region | Sort::Town => 0.0,
    };
    let why = match why {
        PlaceRule::Name => 0.0,
        PlaceRule::OtherName => IS_OTHER_NAME,
        PlaceRule::Transliteration => IS_TRANSLITERATION,
    };
    let neighbours = match record.sort {
        Sort::Country => around.of_neighbours(record.region) / 2.0,
        _ => 0.0,
    };
    let country = around.of_country(record.country).max(neighbours);
    let region = match record.sort {
        Sort::Country => 0.0,
        _ => around.of_region(record.country, record.region),
    };
    people + sort + why + OF_COUNTRY * country + OF_REGION * region
}

/// The key without the word that says what it is: `anbar province` → `anbar`.
fn without_sort(key: &str) -> &str {
    const BEFORE: [&str; 5] = [
        "province of ",
        "state of ",
        "city of ",
        "town of ",
        "region of ",
    ];
    let before = BEFORE.iter().find_map(|it| key.strip_prefix(it));
    let after = REGION_WORDS.iter().find_map(|it| key.strip_suffix(it));
    before.or(after).unwrap_or(key)
}

const REGION_WORDS: [&str; 6] = [
    " province",
    " governorate",
    " state",
    " region",
    " prefecture",
    " oblast",
];

/// All spellings that were taken for the entity, as keys.
fn spellings(entity: &Entity) -> impl Iterator<Item = String> {
    let linked = entity.links.iter().flat_map(|link| &link.spellings);
    std::iter::once(&entity.name)
        .chain(linked)
        .map(|it| key(it))
}

fn is_region(entity: &Entity) -> bool {
    spellings(entity).any(|key| without_sort(&key) != key)
}

/// A lake, a river or a sea is not the town whose name it has.
fn is_water(entity: &Entity) -> bool {
    const WORDS: [&str; 12] = [
        "lake", "river", "sea", "gulf", "ocean", "bay", "valley", "canal", "strait", "mount",
        "desert", "creek",
    ];
    spellings(entity).any(|key| {
        let is_word = |word: Option<&str>| word.is_some_and(|it| WORDS.contains(&it));
        key.contains(' ') && (is_word(key.split(' ').next()) || is_word(key.split(' ').next_back()))
    })
}

/// How often each part of a person's name is written.
fn people(entities: &[Entity]) -> HashMap<String, usize> {
    let mut people = HashMap::new();
    for entity in entities.iter().filter(|it| it.kind == EntityKind::Person) {
        for part in key(&entity.name).split(' ') {
            *people.entry(part.to_owned()).or_insert(0) += entity.mentions.len();
        }
    }
    people
}

/// A single word that is oftener part of a person's name is likely to be that here, too.
fn is_person(entity: &Entity, people: &HashMap<String, usize>) -> bool {
    let n = people.get(&key(&entity.name)).copied().unwrap_or(0);
    n > entity.mentions.len()
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};
    use proptest::prelude::*;

    use super::*;
    use crate::{
        analysis::AnnotatedArticle,
        story::{ArticleId, Linker, fixture},
    };

    fn listing(articles: &[(ArticleId, AnnotatedArticle)]) -> String {
        let mut linker = Linker::default();
        for (id, annotated) in articles {
            linker.add(*id, annotated, &[]);
        }
        let entities = linker.entities(&[]);
        let places = Finder::default().places(&entities);
        let mut out = String::new();
        for (entity, place) in entities.iter().zip(places) {
            if entity.kind == EntityKind::Place {
                let told = place.map(|it| format!("{} {} {:?}", it.country, it.name, it.why));
                out.push_str(&format!("{}: {}\n", entity.name, told.unwrap_or_default()));
            }
        }
        out
    }

    #[track_caller]
    fn check(literal: &str, expect: Expect) {
        fixture::check(literal, listing, expect);
    }

    #[test]
    fn a_name_of_several_places_is_the_one_of_the_countries_spoken_of() {
        check(
            "//- courier/1
             Fans flew from Ontario to Toronto in Canada. The match in the city of London was in Canada, too.",
            expect![[r#"
                Ontario: CA Ontario Name
                Toronto: CA Toronto Name
                Canada: CA Canada Name
                London: CA London Name
            "#]],
        );
        check(
            "//- courier/1
             Fans flew from Manchester in England to Leeds. The match was in the city of London.",
            expect![[r#"
                Manchester: GB Manchester Name
                England: GB England Name
                Leeds: GB Leeds Name
                London: GB London Name
            "#]],
        );
    }

    #[test]
    fn a_country_and_a_state_of_one_name_are_told_apart_by_what_is_near() {
        check(
            "//- courier/1
             Farmers in Georgia and Alabama lost their peaches, said the mayor of Atlanta in the United States.",
            expect![[r#"
                Georgia: US Georgia Name
                Alabama: US Alabama Name
                Atlanta: US Atlanta Name
                United States: US United States Name
            "#]],
        );
        check(
            "//- courier/1
             Ministers of Georgia met those of Armenia in Tbilisi.",
            expect![[r#"
                Georgia: GE Georgia Name
                Armenia: AM Armenia Name
                Tbilisi: GE Tbilisi Name
            "#]],
        );
    }

    #[test]
    fn what_is_not_sure_or_not_known_is_none() {
        check(
            "//- courier/1
             The council met in the town of Springfield. The villages of Ombelmore and Ostrunda were cut off.",
            expect![[r#"
                Springfield: 
                Ombelmore: 
                Ostrunda: 
            "#]],
        );
    }

    #[test]
    fn a_province_is_not_its_town_nor_a_lake_the_town_beside_it() {
        check(
            "//- courier/1
             Police in Herat province in Afghanistan closed the road. They came from Kabul.
             //- mirror/1
             Storms crossed Lake Geneva in Switzerland and reached Zurich.",
            expect![[r#"
                Herat: AF Herāt Name
                Afghanistan: AF Afghanistan Name
                Kabul: AF Kabul Name
                Lake Geneva: 
                Switzerland: CH Switzerland Name
                Zurich: CH Zürich Name
            "#]],
        );
    }

    #[test]
    fn another_way_to_write_a_name_leads_to_its_place() {
        check(
            "//- courier/1
             Trains in Iran ran from Tehran to the city of Esfehaan and to the city of Mashhad.",
            expect![[r#"
                Iran: IR Iran Name
                Tehran: IR Tehran Name
                Esfehaan: IR Isfahan Transliteration
                Mashhad: IR Mashhad Name
            "#]],
        );
    }

    #[test]
    fn a_name_that_a_person_has_oftener_is_no_place() {
        check(
            "//- courier/1
             Mayor Anna Houston met Governor Anna Houston in Denver. She left the city of Houston.",
            expect![[r#"
                Denver: US Denver Name
                Houston: 
            "#]],
        );
    }

    const SHUFFLED: &str = "//- courier/1
        Farmers in Georgia lost their peaches, said the mayor of Atlanta in the United States.
        //- mirror/1
        Ministers of Georgia met those of Armenia in Tbilisi.
        //- herald/1
        The city of London in Canada, the city of Alexandria in Egypt, and the city of Cambridge.";

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(16))]

        #[test]
        fn any_order_of_articles_gives_the_same_places(
            shuffled in Just(fixture::articles(SHUFFLED)).prop_shuffle()
        ) {
            prop_assert_eq!(listing(&shuffled), listing(&fixture::articles(SHUFFLED)));
        }
    }
}
