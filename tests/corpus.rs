//! What must hold of any corpus, tried on the bundled one.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::ops::ControlFlow;

use dateline::{
    corpus::{self, Builder, corrections::Corrections},
    export::{self, Format},
    source::{self, Input, Item},
};
use serde_json::Value;

fn items() -> Vec<Item> {
    let mut items = Vec::new();
    source::read(&[Input::Bundled], &mut |item| {
        items.push(item);
        ControlFlow::Continue(())
    });
    items
}

/// The export of articles taken in one by one in this order, with a snapshot after each.
fn exported(items: &[Item]) -> Vec<u8> {
    let mut builder = Builder::new(Corrections::default());
    for item in items {
        builder.add(vec![item.clone()]);
        builder.snapshot(false);
    }
    let mut out = Vec::new();
    export::write(&builder.snapshot(true), Format::Json, &mut out).unwrap();
    out
}

#[test]
fn any_order_of_articles_gives_the_same_corpus() {
    let mut items = items();
    assert_eq!(items.len(), 5);
    let first = exported(&items);
    for shift in 1..items.len() {
        items.rotate_left(shift);
        assert!(exported(&items) == first, "rotated by {shift}");
        items.reverse();
        assert!(exported(&items) == first, "rotated by {shift} and reversed");
    }
}

#[test]
fn everything_exported_stands_in_its_text() {
    let corpus = corpus::read(&[Input::Bundled], Corrections::default());
    let mut out = Vec::new();
    export::write(&corpus, Format::Json, &mut out).unwrap();
    let corpus: Value = serde_json::from_slice(&out).unwrap();
    assert_eq!(corpus["schema"], "dateline/1");
    let articles = corpus["articles"].as_array().unwrap();
    let text_of = |id: &Value| -> Vec<char> {
        let article = articles
            .iter()
            .find(|article| article["id"] == *id)
            .unwrap();
        article["text"].as_str().unwrap().chars().collect()
    };
    let covered = |text: &[char], place: &Value| -> String {
        let at = |name: &str| usize::try_from(place[name].as_u64().unwrap()).unwrap();
        text[at("start")..at("end")].iter().collect()
    };
    for article in articles {
        let text = text_of(&article["id"]);
        for list in ["blocks", "sentences", "mentions", "timexes", "quotes"] {
            let mut last = 0;
            for item in article[list].as_array().unwrap() {
                let words = covered(&text, item);
                assert_eq!(words.trim(), words, "{list}");
                assert!(!words.is_empty(), "{list}");
                let start = item["start"].as_u64().unwrap();
                assert!(start >= last, "{list} in document order");
                last = start;
            }
        }
    }
    let mut n_facts = 0;
    for entity in corpus["entities"].as_array().unwrap() {
        let surfaces: Vec<&str> = entity["aliases"]
            .as_array()
            .unwrap()
            .iter()
            .map(|it| it["surface"].as_str().unwrap())
            .collect();
        for mention in entity["mentions"].as_array().unwrap() {
            let words = covered(&text_of(&mention["article"]), mention);
            assert!(surfaces.contains(&words.as_str()), "{words}");
            n_facts += 1;
        }
    }
    for event in corpus["events"].as_array().unwrap() {
        let best = &event["reports"][0];
        assert_eq!(
            covered(&text_of(&best["article"]), best),
            event["headline"].as_str().unwrap()
        );
        n_facts += 1;
    }
    assert!(n_facts > 200, "{n_facts}");
}
