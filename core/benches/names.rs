//! Names of made-up news, one thread: the whole stage, words to mentions, in bytes of text a second, beside the sentences alone.
//!
//! `cargo bench --bench names`

use dateline_core::{
    analysis::{Head, Tokens, names, segment, time},
    article::{Block, Role},
    text::Text,
};
use divan::counter::BytesCount;

const SENTENCES: usize = 2_000;

const PERSONS: [&str; 8] = [
    "Salma al-Amin",
    "Gen. Tarek Haddad",
    "Prime Minister Rory Quill",
    "Ana Velisk",
    "Oskar Dol",
    "Haddad",
    "Mr Quill",
    "Min Seok-yun",
];
const ORGS: [&str; 8] = [
    "the Ministry of Trade and Industry",
    "the Harbour Workers Union (HWU)",
    "HWU",
    "Hale & Quill Ltd",
    "Reuters",
    "the Dunmore Rowing Club",
    "the Omani army",
    "Tajamu al-Watan",
];
const PLACES: [&str; 8] = [
    "Oslo",
    "the town of Karmin",
    "Velisk province",
    "Umm al-Sal",
    "the Norway-Sweden border",
    "Rome",
    "the Gulf of Oskavar",
    "northern Dolma",
];
const WORDS: [&str; 24] = [
    "said",
    "that",
    "ferries",
    "were",
    "late",
    "again",
    "after",
    "a",
    "strike",
    "at",
    "the",
    "port",
    "which",
    "officials",
    "had",
    "closed",
    "for",
    "three",
    "days",
    "because",
    "of",
    "heavy",
    "rain",
    "and",
];

/// Sentences of fifteen to thirty words, of which one in ten begins a name, as every other sentence does. Always the same.
fn news() -> String {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut draw = move |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 33) as usize % below
    };
    let mut text = String::new();
    for n in 0..SENTENCES {
        text.push_str(if n % 2 == 0 { PERSONS[draw(8)] } else { "The" });
        for _ in 0..15 + draw(15) {
            text.push(' ');
            text.push_str(match draw(30) {
                0 => PERSONS[draw(8)],
                1 => ORGS[draw(8)],
                2 => PLACES[draw(8)],
                _ => WORDS[draw(24)],
            });
        }
        text.push_str(if n % 4 == 3 { ".\n" } else { ". " });
    }
    text
}

fn main() {
    divan::main();
}

#[divan::bench(sample_count = 20, sample_size = 1)]
fn find(bencher: divan::Bencher) {
    let text = Text::new(news());
    let lines = text.lines().filter(|line| !line.is_empty());
    let blocks: Vec<Block> = lines
        .map(|span| Block {
            span,
            role: Role::Body,
        })
        .collect();
    let tokens = Tokens::of(&text, &blocks);
    let sentences = segment::sentences(&text, &tokens, &blocks);
    let times = time::find(&tokens, &blocks);
    bencher
        .counter(BytesCount::of_str(text.as_str()))
        .bench_local(|| names::find(&tokens, &blocks, &Head::default(), &sentences, &times));
}

#[divan::bench(sample_count = 20, sample_size = 1)]
fn sentences(bencher: divan::Bencher) {
    let text = Text::new(news());
    let block = Block {
        span: text.span(),
        role: Role::Body,
    };
    bencher
        .counter(BytesCount::of_str(text.as_str()))
        .bench_local(|| segment::sentences(&text, &Tokens::of(&text, &[block]), &[block]));
}
