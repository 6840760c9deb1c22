//! Articles are the same wherever they stand: in a feed that has grown, in two files.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::{collections::HashSet, fs, path::Path};

use dateline_core::{
    analysis::EntityKind,
    corpus::{
        Builder, Corpus, Entry, Precedence,
        corrections::{Anchor, ArticleAnchor, Claim, Correction, Corrections},
        names::{NameAnchor, Place},
        read,
    },
    export::{self, Format},
    problem::Reason,
    source::{self, Input},
};
use serde_json::Value;

const MILL: &str = "The old mill of Ashby reopened on Monday, its owner Ada Lark said.";
const BRIDGE: &str = "The bridge at Dunmore was closed for a week, the mayor Tom Reed said.";
const HARBOUR: &str = "A new harbour office was opened by Kim Ash at Ny.";

fn feed(items: &[(&str, &str)]) -> String {
    let items = items.iter().map(|(guid, text)| {
        format!("<item><guid isPermaLink='false'>{guid}</guid><title>About {guid}</title><description>{text}</description></item>")
    });
    let items: String = items.collect();
    format!("<rss version='2.0'><channel><title>Harbour News</title>{items}</channel></rss>")
}

fn lines(texts: &[&str]) -> String {
    let line = |text: &&str| format!("{{\"text\": \"{text}\", \"source\": \"Courier\"}}\n");
    texts.iter().map(line).collect()
}

fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

fn corpus(folder: &Path, made: &[Correction]) -> Corpus {
    let corrections = Corrections {
        made: made.to_vec(),
        unread: Vec::new(),
    };
    read(&[Input::Path(folder.to_owned())], corrections)
}

fn entry<'a>(corpus: &'a Corpus, words: &str) -> &'a Entry {
    let mut articles = corpus.articles().iter();
    let holds = |it: &&std::sync::Arc<Entry>| it.article.text.as_str().contains(words);
    articles.find(holds).unwrap()
}

fn correction(article: Option<ArticleAnchor>, claim: Claim) -> Correction {
    Correction {
        id: String::new(),
        article,
        claim,
    }
}

/// That the article of `corpus` that holds `words` was published on a day.
fn dated(corpus: &Corpus, words: &str) -> Correction {
    let article = ArticleAnchor::of(&entry(corpus, words).article);
    let claim = Claim::PublishedOn("2024-03-06".parse().unwrap());
    correction(Some(article), claim)
}

/// The keys of the articles that the day was set for.
fn set(corpus: &Corpus) -> Vec<String> {
    let day = "2024-03-06".parse().unwrap();
    let articles = corpus.articles().iter();
    let set = articles.filter(|it| it.published.as_ref().is_some_and(|it| it.days == day));
    set.map(|it| it.article.key.to_string()).collect()
}

fn lost(corpus: &Corpus) -> usize {
    let problems = corpus.problems().iter();
    problems
        .filter(|it| matches!(it.reason, Reason::NoEffect(_)))
        .count()
}

fn exported(corpus: &Corpus) -> Value {
    let mut out = Vec::new();
    export::write(corpus, Format::Json, Precedence::Published, &mut out).unwrap();
    serde_json::from_slice(&out).unwrap()
}

fn ids(corpus: &Corpus) -> Vec<(String, String)> {
    let exported = exported(corpus);
    let field = |it: &Value, name: &str| it[name].as_str().unwrap().to_owned();
    let articles = exported["articles"].as_array().unwrap().iter();
    articles
        .map(|it| (field(it, "text"), field(it, "id")))
        .collect()
}

#[test]
fn a_newer_item_at_the_head_of_a_feed_moves_nothing() {
    let before = [("1", MILL), ("2", BRIDGE)];
    let after = [("3", HARBOUR), ("1", MILL), ("2", BRIDGE)];
    for (name, before, after) in [
        ("feed.xml", feed(&before), feed(&after)),
        (
            "dump.jsonl",
            lines(&before.map(|it| it.1)),
            lines(&after.map(|it| it.1)),
        ),
    ] {
        let folder = folder(&[(name, &before)]);
        let first = corpus(folder.path(), &[]);
        let noise = entry(&first, MILL);
        let (start, exact) = (0, MILL.to_owned());
        let noise = correction(
            Some(ArticleAnchor::of(&noise.article)),
            Claim::Noise(Anchor { start, exact }),
        );
        let made = [dated(&first, BRIDGE), noise];
        assert_eq!(set(&corpus(folder.path(), &made)), [format!("{name}#2")]);
        fs::write(folder.path().join(name), after).unwrap();
        let grown = corpus(folder.path(), &made);
        assert_eq!(set(&grown), [format!("{name}#3")]);
        assert_eq!(entry(&grown, MILL).corrected.len(), 1);
        assert_eq!(lost(&grown), 0);
        let now = ids(&grown);
        assert!(ids(&first).iter().all(|it| now.contains(it)), "{now:?}");
    }
}

#[test]
fn a_name_that_was_broken_off_stays_so_when_its_feed_has_grown() {
    let text = "Ada Lark opened the mill. Tom Lark closed it. The owner Lark was not there.";
    let folder = folder(&[("feed.xml", &feed(&[("1", text)]))]);
    let first = corpus(folder.path(), &[]);
    let article = &entry(&first, text).article;
    let mention = |name: &str| {
        let start = article.text.as_str().find(name).unwrap() as u32;
        let place = Place {
            article: ArticleAnchor::of(article),
            start,
        };
        NameAnchor {
            kind: EntityKind::Person,
            name: name.to_owned(),
            mention: Some(Box::new(place)),
        }
    };
    let rest = NameAnchor {
        mention: None,
        ..mention("Tom Lark")
    };
    let made = [correction(None, Claim::Apart([mention("Ada Lark"), rest]))];
    fs::write(
        folder.path().join("feed.xml"),
        feed(&[("2", HARBOUR), ("1", text)]),
    )
    .unwrap();
    let grown = corpus(folder.path(), &made);
    assert_eq!(lost(&grown), 0, "{:?}", grown.problems());
    let corrected = (0..grown.entities().len() as u32).filter(|id| {
        let id = dateline_core::story::EntityId(*id);
        grown.is_corrected(id)
    });
    assert_eq!(corrected.count(), 2);
}

#[test]
fn one_article_in_two_feeds_is_one_with_two_places_whichever_comes_first() {
    let monday = feed(&[("1", MILL), ("2", BRIDGE)]);
    let tuesday = feed(&[("3", HARBOUR), ("1", MILL)]);
    let folder = folder(&[("monday.xml", &monday), ("tuesday.xml", &tuesday)]);
    let mut items = Vec::new();
    source::read(&[Input::Path(folder.path().to_owned())], &mut |item| {
        items.push(item);
        std::ops::ControlFlow::Continue(())
    });
    let later = self::folder(&[("tuesday.xml", &tuesday)]);
    let corrections = Corrections {
        made: vec![dated(&self::corpus(later.path(), &[]), MILL)],
        unread: Vec::new(),
    };
    let mut first = None;
    for _ in 0..items.len() {
        items.rotate_left(1);
        for at_once in [1, items.len()] {
            let mut builder = Builder::new(corrections.clone());
            for items in items.chunks(at_once) {
                builder.add(items.to_vec());
                builder.snapshot(false);
            }
            let corpus = builder.snapshot(true);
            let keys: Vec<String> = (corpus.articles().iter())
                .map(|it| it.article.key.to_string())
                .collect();
            assert_eq!(keys, ["monday.xml#1", "monday.xml#2", "tuesday.xml#1"]);
            assert_eq!(set(&corpus), ["monday.xml#1"]);
            let others =
                corpus.other_places(corpus.find(&entry(&corpus, MILL).article.key).unwrap());
            let others: Vec<String> = others.iter().map(|it| it.key.to_string()).collect();
            assert_eq!(others, ["tuesday.xml#2"]);
            let exported = exported(&corpus);
            let first = first.get_or_insert_with(|| exported.clone());
            assert_eq!(*first, exported);
        }
    }
}

#[test]
fn what_was_said_of_an_article_at_either_place_holds_of_both() {
    let monday = feed(&[("1", MILL)]);
    let tuesday = feed(&[("3", HARBOUR), ("1", MILL)]);
    let alone = folder(&[("tuesday.xml", &tuesday)]);
    let mut made = dated(&corpus(alone.path(), &[]), MILL);
    let both = folder(&[("monday.xml", &monday), ("tuesday.xml", &tuesday)]);
    let there = ["monday.xml#1"];
    assert_eq!(
        set(&corpus(both.path(), std::slice::from_ref(&made))),
        there
    );
    // An older version kept nothing but the place.
    made.article.as_mut().unwrap().identity = None;
    assert_eq!(set(&corpus(both.path(), &[made])), there);
}

/// The keys of the articles that are read of these files, each with an id of its own.
#[track_caller]
fn kept(files: &[(&str, &str)]) -> Vec<String> {
    let folder = folder(files);
    let corpus = corpus(folder.path(), &[]);
    let ids: HashSet<String> = ids(&corpus).into_iter().map(|(_, id)| id).collect();
    assert_eq!(ids.len(), corpus.articles().len());
    let keys = corpus.articles().iter();
    keys.map(|it| it.article.key.to_string()).collect()
}

#[test]
fn the_same_words_of_two_papers_are_two_articles() {
    let kept_texts = kept(&[
        ("courier.txt", MILL),
        ("ledger.txt", MILL),
        ("old/courier.txt", MILL),
        ("courier/1.txt", BRIDGE),
        ("ledger/1.txt", BRIDGE),
    ]);
    let two_each = ["courier.txt", "courier/1.txt", "ledger.txt", "ledger/1.txt"];
    assert_eq!(kept_texts, two_each);
    let lines = |more: [&str; 2]| {
        more.map(|it| format!("{{\"text\": \"{MILL}\", {it}}}\n"))
            .concat()
    };
    for more in [
        ["\"source\": \"Courier\"", "\"source\": \"Ledger\""],
        [
            "\"url\": \"https://a.test/1\"",
            "\"url\": \"https://b.test/1\"",
        ],
        ["\"id\": 1", "\"id\": 2"],
        ["\"date\": \"2024-03-05\"", "\"date\": \"2024-03-06\""],
    ] {
        assert_eq!(kept(&[("dump.jsonl", &lines(more))]).len(), 2, "{more:?}");
        let one = lines([more[0]; 2]);
        assert_eq!(kept(&[("dump.jsonl", &one)]).len(), 1, "{more:?}");
    }
}

#[test]
fn the_same_words_of_another_paper_take_neither_id_nor_correction_over() {
    let line = |outlet: &str, text: &str| lines(&[text]).replace("Courier", outlet);
    let start = folder(&[("b.jsonl", &line("Courier", MILL))]);
    let first = corpus(start.path(), &[]);
    let made = [dated(&first, MILL)];
    let grown = [line("Courier", HARBOUR), line("Courier", MILL)].concat();
    let both = folder(&[("a.jsonl", &line("Ledger", MILL)), ("b.jsonl", &grown)]);
    let both = corpus(both.path(), &made);
    assert_eq!(set(&both), ["b.jsonl#2"]);
    assert_eq!(ids(&both)[2], ids(&first)[0]);
}

#[test]
fn at_one_address_an_article_is_one_whatever_its_feeds_are_called() {
    let feed = |channel: &str, url: &str| {
        let item = format!(
            "<item><guid>{url}</guid><link>{url}</link><description>{MILL}</description></item>"
        );
        format!("<rss version='2.0'><channel><title>{channel}</title>{item}</channel></rss>")
    };
    let courier = feed("Courier: Home", "https://courier.test/1");
    let world = feed("Courier: World", "https://courier.test/1");
    let ledger = feed("Ledger", "https://ledger.test/1");
    let keys = kept(&[("a.xml", &courier), ("b.xml", &world), ("c.xml", &ledger)]);
    assert_eq!(keys, ["a.xml#1", "c.xml#1"]);
}

#[test]
fn different_articles_of_one_name_are_kept_and_known_by_their_texts() {
    let before = [("1", MILL), ("1", BRIDGE)];
    let after = [("1", HARBOUR), ("1", MILL), ("1", BRIDGE)];
    assert_eq!(kept(&[("feed.xml", &feed(&after))]).len(), 3);
    let folder = folder(&[("feed.xml", &feed(&before))]);
    let made = [dated(&corpus(folder.path(), &[]), BRIDGE)];
    fs::write(folder.path().join("feed.xml"), feed(&after)).unwrap();
    assert_eq!(set(&corpus(folder.path(), &made)), ["feed.xml#3"]);
    // Which of two others it has become nobody knows.
    fs::write(folder.path().join("feed.xml"), feed(&after[..2])).unwrap();
    let gone = corpus(folder.path(), &made);
    assert_eq!(set(&gone), [""; 0]);
    assert_eq!(lost(&gone), 1);
}

#[test]
fn a_file_that_was_edited_is_known_by_its_place_and_an_item_is_not() {
    let start = folder(&[("a.txt", MILL), ("dump.jsonl", &lines(&[BRIDGE]))]);
    let first = corpus(start.path(), &[]);
    let made = [dated(&first, MILL), dated(&first, BRIDGE)];
    let edited = folder(&[("a.txt", HARBOUR), ("dump.jsonl", &lines(&[HARBOUR]))]);
    let corpus = corpus(edited.path(), &made);
    assert_eq!(set(&corpus), ["a.txt"]);
    assert_eq!(lost(&corpus), 1);
}

#[test]
fn a_file_that_was_renamed_takes_its_corrections_along() {
    let start = folder(&[("courier.txt", MILL)]);
    let made = [dated(&corpus(start.path(), &[]), MILL)];
    let renamed = folder(&[("courier.txt", HARBOUR), ("ledger.txt", MILL)]);
    assert_eq!(set(&corpus(renamed.path(), &made)), ["ledger.txt"]);
}

#[test]
fn of_two_versions_the_one_in_the_same_file_is_meant() {
    let monday = feed(&[("1", MILL)]);
    let tuesday = feed(&[("2", BRIDGE), ("1", &format!("{MILL} {BRIDGE}"))]);
    let alone = folder(&[("tuesday.xml", &tuesday)]);
    let made = [dated(&corpus(alone.path(), &[]), MILL)];
    let both = folder(&[("monday.xml", &monday), ("tuesday.xml", &tuesday)]);
    assert_eq!(set(&corpus(both.path(), &made)), ["tuesday.xml#2"]);
}

#[test]
fn articles_of_two_sources_that_count_from_one_are_not_mixed_up() {
    let dump = |outlet: &str, text: &str| {
        format!("{{\"id\": 1, \"source\": \"{outlet}\", \"text\": \"{text}\"}}\n")
    };
    let one = folder(&[("a.jsonl", &dump("Courier", MILL))]);
    let made = [dated(&corpus(one.path(), &[]), MILL)];
    let other = folder(&[("b.jsonl", &dump("Ledger", MILL))]);
    let corpus = corpus(other.path(), &made);
    assert_eq!(set(&corpus), [""; 0]);
    assert_eq!(lost(&corpus), 1);
}
