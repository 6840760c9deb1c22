//! What must hold of any corpus, tried on the sample corpus.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::{collections::HashSet, ops::ControlFlow};

use dateline_core::{
    corpus::{self, Builder, ComparisonId, Corpus, Precedence, corrections::Corrections},
    export::{self, Format},
    source::{self, Input, Item},
    story::{ArticleId, EntityId, Novelty, Verdict},
};
use serde_json::Value;

#[path = "../../src/sample.rs"]
mod sample;

/// The sample corpus of the reader.
fn sample() -> Input {
    Input::Bundled(sample::TEXTS)
}

fn items() -> Vec<Item> {
    let mut items = Vec::new();
    source::read(&[sample()], &mut |item| {
        items.push(item);
        ControlFlow::Continue(())
    });
    items
}

fn written(corpus: &Corpus) -> Vec<u8> {
    let mut out = Vec::new();
    export::write(corpus, Format::Json, Precedence::Published, &mut out).unwrap();
    out
}

/// The export of articles taken in one by one in this order, with a snapshot after each.
fn exported(items: &[Item]) -> Vec<u8> {
    let mut builder = Builder::new(Corrections::default());
    for item in items {
        builder.add(vec![item.clone()]);
        builder.snapshot(false);
    }
    written(&builder.snapshot(true))
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
fn what_comes_after_the_last_is_compared_with_all_before() {
    let items = items();
    let mut builder = Builder::new(Corrections::default());
    for item in &items {
        builder.add(vec![item.clone()]);
        builder.snapshot(true);
    }
    assert!(written(&builder.snapshot(true)) == exported(&items));
}

#[test]
fn the_first_snapshot_has_the_articles_and_does_not_wait_for_the_gazetteer() {
    let mut snapshots = Vec::new();
    corpus::build(&[sample()], Corrections::default(), |corpus| {
        snapshots.push(corpus);
        ControlFlow::Continue(())
    });
    let places = |corpus: &Corpus| {
        let ids = (0..corpus.entities().len() as u32).map(EntityId);
        ids.filter(|id| corpus.place(*id).is_some()).count()
    };
    let [first, .., last] = &snapshots[..] else {
        panic!("{} snapshots", snapshots.len());
    };
    assert!(!first.articles().is_empty());
    assert_eq!(places(first), 0);
    assert!(places(last) > 0);
    assert!(!first.is_complete() && last.is_complete());
}

#[test]
fn everything_exported_stands_in_its_text() {
    let corpus = corpus::read(&[sample()], Corrections::default());
    let corpus: Value = serde_json::from_slice(&written(&corpus)).unwrap();
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
        for list in [
            "blocks",
            "sentences",
            "mentions",
            "timexes",
            "quotes",
            "figures",
        ] {
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
    for article in articles {
        let parts = article["parts"].as_object().unwrap().values();
        let n_words: u64 = parts.map(|it| it.as_u64().unwrap()).sum();
        let text = article["text"].as_str().unwrap();
        let words = text.split_whitespace().count() as u64;
        assert!(
            (words * 8 / 10..words * 13 / 10).contains(&n_words),
            "{n_words} of {words}"
        );
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
        for role in entity["roles"].as_array().unwrap() {
            let words = covered(&text_of(&role["article"]), role);
            assert_eq!(role["text"], words);
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
    let mut n_shared = 0;
    for shared in corpus["shared"].as_array().unwrap() {
        let spans = shared["spans"].as_array().unwrap();
        let articles: HashSet<&Value> = spans.iter().map(|span| &span["article"]).collect();
        assert!(articles.len() > 1);
        let passages = spans
            .iter()
            .map(|span| covered(&text_of(&span["article"]), span));
        let passages: Vec<Vec<String>> = passages.map(|passage| words_of(&passage)).collect();
        for other in &passages[1..] {
            let n_common = passages[0].iter().filter(|it| other.contains(it)).count();
            assert!(2 * n_common > passages[0].len(), "{passages:?}");
            assert!(shared["kind"] != "copy" || *other == passages[0]);
        }
        n_shared += 1;
    }
    assert!(n_shared > 1, "{n_shared}");
    let mut n_quotations = 0;
    for quotation in corpus["quotations"].as_array().unwrap() {
        let spans = quotation["spans"].as_array().unwrap();
        assert!(spans.len() > 1);
        for span in spans {
            let article = articles.iter().find(|it| it["id"] == span["article"]);
            let quotes = article.unwrap()["quotes"].as_array().unwrap();
            let same = |quote: &&Value| {
                ["start", "end", "speaker"]
                    .iter()
                    .all(|it| quote[it] == span[it])
            };
            assert!(quotes.iter().any(|quote| same(&quote)), "{span}");
            let speakers = quotation["speakers"].as_array().unwrap();
            let is_entity = span["speaker"]["entity"].is_string();
            assert!(!is_entity || speakers.contains(&span["speaker"]), "{span}");
        }
        n_quotations += 1;
    }
    assert!(n_quotations > 0);
    for comparison in corpus["comparisons"].as_array().unwrap() {
        for told in comparison["values"].as_array().unwrap() {
            let article = articles.iter().find(|it| it["id"] == told["article"]);
            let figures = article.unwrap()["figures"].as_array().unwrap();
            let same = |figure: &&Value| {
                ["start", "end", "value"]
                    .iter()
                    .all(|it| figure[it] == told[it])
            };
            assert!(figures.iter().any(|figure| same(&figure)), "{told}");
            n_facts += 1;
        }
    }
    assert!(n_facts > 200, "{n_facts}");
}

/// The words of `passage` in lower case, without marks.
fn words_of(passage: &str) -> Vec<String> {
    let lower = passage.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric());
    words
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

#[test]
fn what_is_told_or_copied_before_stands_in_articles_published_before() {
    let corpus: Value = serde_json::from_slice(&exported(&half_dated())).unwrap();
    let articles = corpus["articles"].as_array().unwrap();
    let of = |id: &Value| articles.iter().find(|it| it["id"] == *id).unwrap();
    let day = |article: &Value| article["published"]["value"].as_str().unwrap().to_owned();
    let mut n_copied = 0;
    for article in articles {
        for sentence in article["sentences"].as_array().unwrap() {
            let places = sentence["novelty"]["of"].as_array().unwrap();
            assert_eq!(places.is_empty(), sentence["novelty"]["status"] == "new");
            n_copied += usize::from(sentence["novelty"]["status"] == "copy");
            for place in places {
                assert!(day(of(&place["article"])) < day(article));
            }
        }
    }
    assert_eq!(n_copied, 12);
}

#[test]
fn a_comparison_is_found_by_its_articles_sentences_and_event() {
    let corpus = corpus::read(&[sample()], Corrections::default());
    assert!(
        corpus
            .comparisons()
            .iter()
            .any(|it| it.verdict == Verdict::Update)
    );
    for (at, comparison) in corpus.comparisons().iter().enumerate() {
        let id = ComparisonId(at as u32);
        for told in &comparison.values {
            assert!(corpus.comparisons_in(told.article).contains(&id));
            assert!(
                corpus
                    .comparisons_at(told.article, told.sentence)
                    .contains(&id)
            );
            assert!(!corpus.only_here(told.article).contains(&told.figure));
        }
        if let Some(event) = corpus.event_of(id) {
            assert!(corpus.comparisons_of(event).contains(&id));
        }
        let row = corpus.by_outlet(id);
        let n_told: usize = row.values().map(Vec::len).sum();
        assert_eq!(n_told, comparison.values.len());
        assert!(row.len() > 1);
    }
    let n_alone: usize = (0..5).map(|id| corpus.only_here(ArticleId(id)).len()).sum();
    assert!(n_alone > 5, "{n_alone}");
}

#[test]
fn what_is_known_to_a_reader_hangs_on_what_was_read_and_not_on_dates() {
    let mut builder = Builder::new(Corrections::default());
    builder.add(half_dated());
    let corpus = builder.snapshot(true);
    for at in 0..corpus.articles().len() as u32 {
        // Each pair tells one story.
        let (own, other) = (ArticleId(at), ArticleId(at ^ 1));
        let to_reader = |read: &[ArticleId]| {
            let novelty = corpus.novelty_to_reader(own, &read.iter().copied().collect());
            let of_text: Vec<Novelty> = novelty.into_iter().flatten().collect();
            of_text
        };
        let copied =
            |it: &Novelty| matches!(it, Novelty::Copied(places) if places[0].article == other);
        assert_eq!(
            to_reader(&[other]).iter().filter(|it| copied(it)).count(),
            2
        );
        assert!(to_reader(&[]).iter().all(|it| *it == Novelty::New));
        assert!(to_reader(&[own]).iter().all(|it| *it == Novelty::New));
        assert_eq!(corpus.origins(&[own, other]).len(), 1);
        assert_eq!(corpus.in_common(own)[0].0, other);
    }
}

/// What two outlets tell each week of a Monday, one of them without a date.
fn half_dated() -> Vec<Item> {
    let news = [
        "The old mill of Ashby reopened to cheering visitors on Monday with flags and free bread after the flood. Seven carpenters had finished the new timber wheel on Sunday",
        "Firemen in Corby rescued eleven frightened horses on Monday from a burning stable beside the railway. The stable owner had complained about faulty lamps on Sunday",
        "Judges in Derwent fined the ferry company on Monday because its captain had slept through three storms. The sleepy captain had apologised to all passengers on Sunday",
        "Teachers in Eldon began a strike on Monday against classrooms without windows, heating or chairs. Parents had marched with blankets and candles on Sunday",
        "Divers near Fenwick found a sunken Roman ship on Monday that carried amphoras, coins and anchors. Fishermen had lost several heavy nets above the wreck on Sunday",
        "The parliament of Garth abolished its ancient tax on candles on Monday by a single surprising vote. Bishops had begged for mercy towards candle makers on Sunday",
    ];
    let article = |n: usize, told: &str, dated: bool| {
        let day = jiff::civil::date(2024, 3, 5) + jiff::Span::new().days(7 * n as i64);
        let outlet = if dated { "ledger" } else { "courier" };
        let more = match dated {
            true => "That is what witnesses told this paper.",
            false => "The mayor had promised it last Tuesday.",
        };
        let text = format!("{told}. {more}");
        let json = serde_json::json!({"id": format!("{outlet}{n}"), "text": text, "date": dated.then(|| day.to_string())});
        json.to_string()
    };
    let lines = news
        .iter()
        .enumerate()
        .flat_map(|(n, told)| [article(n, told, false), article(n, told, true)]);
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("mills.jsonl");
    std::fs::write(&file, lines.collect::<Vec<_>>().join("\n")).unwrap();
    let mut items = Vec::new();
    source::read(&[Input::Path(file)], &mut |item| {
        items.push(item);
        ControlFlow::Continue(())
    });
    items
}

#[test]
fn the_bundled_articles_without_a_date_are_dated_by_the_others() {
    let corpus: Value = serde_json::from_slice(&exported(&items())).unwrap();
    let articles = corpus["articles"].as_array().unwrap();
    let published = |at: usize| {
        let published = &articles[at]["published"];
        let value = |name: &str| published[name].as_str().unwrap().to_owned();
        (value("value"), value("basis"))
    };
    let expected = [
        "2017-11-25 text",
        "2017-11-23 text",
        "2017-11-23 corpus",
        "2019-07-07 text",
        "2017-11-23 corpus",
    ];
    for (at, expected) in expected.into_iter().enumerate() {
        let (value, basis) = published(at);
        assert_eq!(format!("{value} {basis}"), expected);
        let why = articles[at]["published"]["why"].as_array().unwrap();
        let elsewhere = why.iter().any(|it| it["article"] != articles[at]["id"]);
        assert_eq!(elsewhere, basis == "corpus");
    }
}

#[test]
fn articles_are_dated_by_others_in_whatever_order_they_come() {
    let mut items = half_dated();
    let first = exported(&items);
    let corpus: Value = serde_json::from_slice(&first).unwrap();
    let articles = corpus["articles"].as_array().unwrap();
    assert_eq!(articles.len(), 12);
    for pair in articles.chunks(2) {
        let published = &pair[0]["published"];
        let stated: jiff::civil::Date = pair[1]["published"]["value"]
            .as_str()
            .unwrap()
            .parse()
            .unwrap();
        assert_eq!(published["basis"], "corpus");
        assert_eq!(published["value"], stated.yesterday().unwrap().to_string());
        let says = published["why"].as_array().unwrap();
        assert!(says.iter().any(|it| it["article"] == pair[1]["id"]));
        assert!(
            pair[0]["timexes"]
                .as_array()
                .unwrap()
                .iter()
                .any(|it| it["value"] == published["value"])
        );
    }
    // A small generator of its own, so that every run tries the same orders.
    let mut state = 7_u64;
    for _ in 0..20 {
        for at in (1..items.len()).rev() {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            items.swap(at, (state >> 33) as usize % (at + 1));
        }
        assert!(exported(&items) == first);
    }
}

#[test]
fn every_report_is_found_by_its_place_and_every_article_by_its_turn() {
    let corpus = corpus::read(&[sample()], Corrections::default());
    let mut n_reports = 0;
    for event in corpus.events() {
        for report in &event.reports {
            let found = corpus.event_told_at(report.article, report.time.start());
            let found = corpus.event(found.unwrap());
            assert!(found.reports.contains(report));
            n_reports += 1;
        }
    }
    assert!(n_reports > 12);
    assert_eq!(corpus.event_told_at(ArticleId(0), u32::MAX), None);
    for (n, id) in (0..).zip(corpus.chronology()) {
        assert_eq!(corpus.nth_published(*id), n);
    }
}

#[test]
fn no_article_waits_for_one_that_takes_long() {
    let folder = tempfile::tempdir().unwrap();
    let long = "The mill is open, its owner said.\n\n".repeat(9000);
    for (name, text) in [("a.txt", long.as_str()), ("b.txt", "The mill is shut.")] {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    let mut published = Vec::new();
    corpus::build(
        &[Input::Path(folder.path().to_owned())],
        Corrections::default(),
        |corpus| {
            let keys = corpus.articles().iter();
            let names = keys.map(|entry| entry.article.key.to_string());
            published.push(names.collect::<Vec<_>>().join(" "));
            ControlFlow::Continue(())
        },
    );
    let first = published.first().unwrap();
    assert!(
        first.ends_with("b.txt") && !first.contains("a.txt"),
        "{published:?}"
    );
    assert!(published.last().unwrap().contains("a.txt"), "{published:?}");
}
