//! One keystroke of the fuzzy jump over a million headlines, one thread; `nucleo-matcher` as peer.
//!
//! `cargo bench --bench fuzzy`

use std::{collections::BinaryHeap, sync::LazyLock};

use dateline_core::corpus::fuzzy::{Folded, Query, Ranking, Scorer, rank};
use nucleo_matcher::{
    Config, Matcher, Utf32Str, Utf32String,
    pattern::{CaseMatching, Normalization, Pattern},
};

const HEADLINES: usize = 1_000_000;
const SHOWN: usize = 256;
const TYPED: [&str; 8] = [
    "e",
    "el",
    "election",
    "elctn",
    "harbour deal",
    "hbrdl mnstr",
    "zurich !bank",
    "zzxq",
];

const WORDS: [&str; 60] = [
    "minister",
    "harbour",
    "deal",
    "election",
    "Élection",
    "Zürich",
    "bank",
    "strike",
    "border",
    "talks",
    "budget",
    "court",
    "flood",
    "river",
    "bridge",
    "ferry",
    "school",
    "vote",
    "council",
    "storm",
    "coast",
    "grain",
    "market",
    "prices",
    "oil",
    "gas",
    "pipeline",
    "workers",
    "union",
    "police",
    "inquiry",
    "chief",
    "resigns",
    "warns",
    "denies",
    "opens",
    "closes",
    "after",
    "before",
    "over",
    "in",
    "of",
    "the",
    "for",
    "with",
    "north",
    "south",
    "capital",
    "airport",
    "rail",
    "hospital",
    "doctors",
    "water",
    "power",
    "plant",
    "Straße",
    "Łódź",
    "al-Khafaji",
    "путь",
    "second",
];
const SYLLABLES: [&str; 16] = [
    "ba", "ren", "to", "mi", "kal", "dor", "se", "vin", "ha", "lo", "zur", "pe", "qui", "nas",
    "tel", "gra",
];

/// The headlines: six to eleven words each, a third of them made of syllables. Always the same.
fn headlines() -> impl Iterator<Item = String> {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut draw = move |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 33) as usize % below
    };
    (0..HEADLINES).map(move |_| {
        let words: Vec<String> = (0..6 + draw(6))
            .map(|_| match draw(3) {
                0 => (0..2 + draw(3)).map(|_| SYLLABLES[draw(16)]).collect(),
                _ => WORDS[draw(60)].to_owned(),
            })
            .collect();
        words.join(" ")
    })
}

fn main() {
    divan::main();
}

#[divan::bench(args = TYPED, sample_count = 5, sample_size = 1)]
fn dateline(bencher: divan::Bencher, typed: &str) {
    static FOLDED: LazyLock<Vec<Folded>> =
        LazyLock::new(|| headlines().map(|title| Folded::new(&title)).collect());
    let folded = &*FOLDED;
    let scorer = Scorer::default();
    bencher.bench_local(|| {
        let mut ranking = Ranking::new(SHOWN);
        rank(
            &scorer,
            &Query::parse(typed),
            (0..).zip(folded),
            &mut ranking,
        );
        ranking.best()
    });
}

#[divan::bench(args = TYPED, sample_count = 5, sample_size = 1)]
fn nucleo(bencher: divan::Bencher, typed: &str) {
    static TITLES: LazyLock<Vec<Utf32String>> =
        LazyLock::new(|| headlines().map(Utf32String::from).collect());
    let titles = &*TITLES;
    let mut matcher = Matcher::new(Config::DEFAULT);
    bencher.bench_local(|| {
        let pattern = Pattern::parse(typed, CaseMatching::Ignore, Normalization::Smart);
        let mut best = BinaryHeap::with_capacity(SHOWN + 1);
        for (index, title) in (0_u32..).zip(titles) {
            let title: Utf32Str<'_> = title.slice(..);
            if let Some(score) = pattern.score(title, &mut matcher) {
                best.push((std::cmp::Reverse(score), index));
                if best.len() > SHOWN {
                    best.pop();
                }
            }
        }
        best.into_sorted_vec()
    });
}

#[divan::bench(sample_count = 3, sample_size = 1)]
fn fold_all(bencher: divan::Bencher) {
    let titles: Vec<String> = headlines().collect();
    bencher
        .bench_local(|| -> Vec<Folded> { titles.iter().map(|title| Folded::new(title)).collect() });
}
