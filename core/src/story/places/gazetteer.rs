//! The embedded gazetteer: countries, their regions and towns, found by name.
//!
//! `README.md` beside this file says where it comes from and how it is written. It is text: a line a place, then a line
//! a name, sorted, and is searched as it stands.

use std::sync::LazyLock;

use crate::{
    analysis::EntityKind,
    story::link::{normal::normal, skeleton::skeleton},
};

/// What a place of the gazetteer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sort {
    /// A country or territory with a code of its own in ISO 3166.
    Country,
    /// A part of the first level of a country: a province, governorate or state.
    Region,
    /// The seat of a country's government.
    Capital,
    /// Any other town.
    Town,
}

/// One place of the gazetteer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Record {
    /// What it is.
    pub sort: Sort,
    /// Its name, in the Latin script.
    pub name: &'static str,
    /// ISO 3166 alpha-2 code of its country.
    pub country: &'static str,
    /// The code that GeoNames gives its region; empty for a country. Of a country, the codes of its neighbours.
    pub region: &'static str,
    /// Degrees north.
    pub lat: f32,
    /// Degrees east.
    pub lon: f32,
    /// People who live there, in hundreds; of a region, in its towns.
    pub hundreds: u32,
}

/// The parts of the file, in this order, with an empty line after each.
struct Gazetteer {
    /// Where the line of each place begins.
    places: Vec<&'static str>,
    /// Lines of a normal form and the places it may be, sorted.
    names: &'static str,
    /// Lines of the consonants of a place's own name and the places, sorted.
    skeletons: &'static str,
}

/// As `examples/gazetteer.rs` writes it.
const PACKED: &[u8] = include_bytes!("gazetteer.zst");

/// No more than so many bytes are unpacked.
const MAX_UNPACKED: usize = 1 << 24;

static UNPACKED: LazyLock<String> = LazyLock::new(|| {
    let bytes = zstd::bulk::decompress(PACKED, MAX_UNPACKED).unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
});

static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(|| {
    let mut parts = UNPACKED.split("\n\n");
    Gazetteer {
        places: parts.next().unwrap_or_default().lines().collect(),
        names: parts.next().unwrap_or_default(),
        skeletons: parts.next().unwrap_or_default(),
    }
});

/// The form by which a place's name is found, whatever its capitals, accents and hyphens.
pub fn key(name: &str) -> String {
    normal(name, EntityKind::Place)
}

/// What transliterations of the name have in common; `None` for names that are too short for it.
pub fn consonants(key: &str) -> Option<String> {
    skeleton(key).map(|skeleton| skeleton.consonants)
}

/// The places that are, or are also, called by this key.
pub fn named(key: &str) -> Vec<Record> {
    found(GAZETTEER.names, key)
}

/// The places whose own name may be another transliteration of this key.
pub fn transliterated(key: &str) -> Vec<Record> {
    let Some(wanted) = skeleton(key) else {
        return Vec::new();
    };
    let mut records = found(GAZETTEER.skeletons, &wanted.consonants);
    records.retain(|record| {
        let own = skeleton(&self::key(record.name));
        own.is_some_and(|own| own.agrees(&wanted))
    });
    records
}

/// The places in the line of `lines` that begins with `key`.
fn found(lines: &'static str, key: &str) -> Vec<Record> {
    let Some(line) = line_of(lines, key) else {
        return Vec::new();
    };
    line.split(' ')
        .filter_map(|id| record(GAZETTEER.places.get(id.parse::<usize>().ok()?)?))
        .collect()
}

/// What stands after the tab in the line of `key`, by halving `lines` where they stand.
fn line_of<'l>(lines: &'l str, key: &str) -> Option<&'l str> {
    let bytes = lines.as_bytes();
    let (mut low, mut high) = (0, lines.len());
    while low < high {
        let middle = low + (high - low) / 2;
        let start = memchr::memrchr(b'\n', &bytes[low..middle]).map_or(low, |at| low + at + 1);
        let end = memchr::memchr(b'\n', &bytes[middle..]).map_or(lines.len(), |at| middle + at);
        let (name, places) = lines.get(start..end)?.split_once('\t')?;
        match name.cmp(key) {
            std::cmp::Ordering::Equal => return Some(places),
            std::cmp::Ordering::Less => low = end + 1,
            std::cmp::Ordering::Greater => high = start,
        }
    }
    None
}

fn record(line: &'static str) -> Option<Record> {
    let mut fields = line.split('\t');
    Some(Record {
        sort: match fields.next()? {
            "C" => Sort::Country,
            "R" => Sort::Region,
            "S" => Sort::Capital,
            _ => Sort::Town,
        },
        name: fields.next()?,
        country: fields.next()?,
        region: fields.next()?,
        lat: fields.next()?.parse().ok()?,
        lon: fields.next()?.parse().ok()?,
        hundreds: fields.next()?.parse().ok()?,
    })
}

#[cfg(test)]
mod tests {
    use xxhash_rust::xxh3::xxh3_64;

    use super::*;

    #[test]
    fn the_file_is_the_one_that_the_program_wrote() {
        let sum = format!("{:016x}", xxh3_64(PACKED));
        let card = include_str!("README.md");
        assert!(card.contains(&sum), "README.md does not name {sum}");
        assert!(PACKED.len() < 3_000_000);
    }

    #[test]
    fn every_line_reads_and_stands_in_order() {
        let Gazetteer {
            places,
            names,
            skeletons,
        } = &*GAZETTEER;
        for line in places {
            let record = record(line).expect(line);
            assert!(
                record.country.len() == 2 && !record.name.is_empty(),
                "{line}"
            );
            assert!(
                record.lat.abs() <= 90.0 && record.lon.abs() <= 180.0,
                "{line}"
            );
        }
        for lines in [names, skeletons] {
            let mut before = "";
            for line in lines.lines() {
                let (name, ids) = line.split_once('\t').expect(line);
                assert!(before < name, "{before} / {name}");
                let mut ids = ids.split(' ').map(|id| id.parse::<usize>().expect(line));
                assert!(ids.all(|id| id < places.len()), "{line}");
                before = name;
            }
        }
    }

    #[test]
    fn names_are_written_as_they_are_looked_up() {
        let names = GAZETTEER.names.lines().step_by(97);
        for line in names {
            let (name, _) = line.split_once('\t').expect(line);
            assert_eq!(key(name), name);
        }
    }

    #[test]
    fn well_known_places_stand_where_they_are() {
        for (name, sort, country, lat, lon) in [
            ("Nairobi", Sort::Capital, "KE", -1.28, 36.82),
            ("Bremen", Sort::Town, "DE", 53.08, 8.80),
            ("Portugal", Sort::Country, "PT", 39.7, -8.4),
            ("Oregon", Sort::Region, "US", 44.7, -122.2),
        ] {
            let found = named(&key(name));
            let near = |it: &&Record| {
                it.sort == sort
                    && it.country == country
                    && (it.lat - lat).abs() < 1.0
                    && (it.lon - lon).abs() < 1.0
            };
            assert!(found.iter().any(|it| near(&it)), "{name}: {found:?}");
        }
        assert!(named("nowhere at all").is_empty());
    }

    #[test]
    fn transliterations_lead_to_a_place_by_its_own_name() {
        let found = transliterated("esfehaan");
        assert!(found.iter().any(|it| it.country == "IR"), "{found:?}");
        assert!(transliterated("oslo").is_empty(), "too short to tell");
    }

    #[test]
    fn every_line_is_found_by_halving() {
        let lines = "a\t1\nab\t2\nabc d\t3\nb\t4 5";
        for (key, places) in [("a", "1"), ("ab", "2"), ("abc d", "3"), ("b", "4 5")] {
            assert_eq!(line_of(lines, key), Some(places), "{key}");
        }
        for key in ["", "aa", "abc", "c"] {
            assert_eq!(line_of(lines, key), None, "{key}");
        }
    }
}
