//! What becomes of files of all kinds, good and bad, and what is said about them.

#![expect(
    clippy::unwrap_used,
    reason = "what is unwrapped here are the tests' own files"
)]

use std::{fs, io::Write, ops::ControlFlow, path::Path};

use dateline_core::{
    article::Article,
    problem::Reason,
    source::{self, Input, Item},
};
use expect_test::{Expect, expect};
use tempfile::TempDir;

fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let dir = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        let path = dir.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    dir
}

fn read(path: &Path) -> Vec<Item> {
    let mut items = Vec::new();
    source::read(&[Input::Path(path.to_owned())], &mut |item| {
        items.push(item);
        ControlFlow::Continue(())
    });
    items
}

/// One line an item: key, date, title by outlet, text; or place, reason.
fn listing(dir: &Path) -> String {
    let below = format!("{}/", dir.display());
    let line = |item: Item| match item {
        Item::Article(article) => article_line(&article),
        Item::Problem(problem) => {
            let place = problem.place.replace(&below, "");
            let mark = if problem.recovered { "note" } else { "lost" };
            format!("{mark} {place}: {}\n", problem.reason)
        }
    };
    read(dir).into_iter().map(line).collect()
}

fn article_line(article: &Article) -> String {
    let stated = &article.stated;
    let date = stated
        .published
        .as_ref()
        .map_or("-".to_owned(), |dating| dating.days.to_string());
    let title = stated.title.as_deref().unwrap_or("-");
    let outlet = stated.outlet.as_deref().unwrap_or("-");
    format!(
        "{} | {date} | {title} | {outlet} | {:?}\n",
        article.key, article.text
    )
}

#[track_caller]
fn check(files: &[(&str, &[u8])], expected: Expect) {
    let dir = folder(files);
    expected.assert_eq(&listing(dir.path()));
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

#[test]
fn every_format_gives_its_articles() {
    let page: &[u8] = b"<!doctype html><title>Ferry sinks - Harbour News</title><meta property=og:site_name content='Harbour News'>\
        <meta property=article:published_time content=2019-07-09T08:00:00Z><h1>Ferry sinks</h1><p>The ferry sank off Ny.</p>";
    let feed: &[u8] = b"<rss version='2.0'><channel><title>Harbour News</title><item><title>Ferry sinks</title>\
        <pubDate>Tue, 09 Jul 2019 08:00:00 GMT</pubDate><description>It &lt;b&gt;sank&lt;/b&gt;.</description></item></channel></rss>";
    check(
        &[
            ("a.txt", b"The ferry sank off Ny."),
            ("b.md", b"# Ferry sinks\n\nIt sank off Ny.\n"),
            ("c.html", page),
            ("c_files/style.css", b"p {}"),
            ("d.rss", feed),
            ("e.json", br#"{"title": "Ferry sinks", "text": "It sank.", "date": 1562659200, "source": "Harbour News"}"#),
            ("f/g.jsonl", b"{\"text\": \"One sank.\"}\n{\"text\": \"Two sank.\"}\n"),
            ("h.html.gz", &gzip(page)),
            (".hidden.txt", b"Not read."),
        ],
        expect![[r##"
            a.txt | - | - | - | "The ferry sank off Ny."
            b.md | - | Ferry sinks | - | "# Ferry sinks\n\nIt sank off Ny.\n"
            c.html | 2019-07-09 | Ferry sinks | Harbour News | "Ferry sinks\n\nThe ferry sank off Ny."
            d.rss#1 | 2019-07-09 | Ferry sinks | Harbour News | "Ferry sinks\n\nIt sank."
            e.json | 2019-07-09 | Ferry sinks | Harbour News | "Ferry sinks\n\nIt sank."
            f/g.jsonl#1 | - | - | - | "One sank."
            f/g.jsonl#2 | - | - | - | "Two sank."
            h.html.gz | 2019-07-09 | Ferry sinks | Harbour News | "Ferry sinks\n\nThe ferry sank off Ny."
        "##]],
    );
}

#[test]
fn what_cannot_be_read_is_told_with_what_can_be_done() {
    check(
        &[
            ("a.txt", b" \n\t\n"),
            ("b.html", b"\x89PNG\r\n\x1a\n\0\0\0"),
            ("c.txt", &[1, 2, 3, 0, 0, 250, 251]),
            ("d.pdf", b"%PDF-1.4"),
            ("e.docx", b"PK\x03\x04\0\0"),
            ("f.json", b"{\"text\": \"It sank"),
            ("g.json", b"{\"name\": \"no article\"}"),
            ("h.jsonl", b"{broken\n42\n{\"title\": \"No text\"}\n{\"text\": \"It sank.\", \"date\": \"2019-02-30\"}\n"),
            ("i.txt.gz", &gzip(b"The ferry sank off Ny, and all are safe.")[..30]),
            ("j.html.gz", &gzip(&vec![b'0'; 40 << 20])),
            ("k.xml", b"<report><text>It sank.</text></report>"),
            ("l.txt.gz", &gzip(&gzip(b"The ferry sank."))),
            ("m.warc", b"WARC/1.0\r\nContent-Length: 99999999999999999999\r\n\r\n"),
            ("n.css", b"p { margin: 0 }"),
        ],
        expect![[r#"
            lost a.txt: no text in it
            lost b.html: a picture (PNG), not text
            lost c.txt: not text
            lost d.pdf: a PDF; save its text to a file first
            lost e.docx: a zip archive or office document; unpack it or save its text first
            lost f.json: not JSON: it breaks off at line 1, column 17
            lost g.json: no articles in it: an article is an object with `text`, `body`, `content` or `maintext`
            lost h.jsonl:1: not JSON: key must be a string at column 2
            lost h.jsonl:2: integer `42` where an article should be, which is an object with `text`
            lost h.jsonl:3: no text in it: an article needs `text`, `body`, `content` or `maintext`
            note h.jsonl#4: `2019-02-30` is no date that can be read; the article is left without one
            h.jsonl#4 | - | - | - | "It sank."
            lost k.xml: no items of a feed in it; RSS, Atom and JSON Feed are read
            lost m.warc: a web archive (WARC); unpack it to pages first
            lost n.css: part of a web page, not an article
            lost i.txt.gz: the packed file is damaged or cut off; fetch or pack it again
            lost j.html.gz: unpacks to more than 32 MB, the most that is read of such a file; split it
            lost l.txt.gz: packed twice; unpack it once
        "#]],
    );
}

#[test]
fn what_was_lost_in_an_article_is_noted() {
    check(
        &[
            ("a.txt", b"The bridge \xff\xfe is to close."),
            ("b.txt", b"The bridge\0is to close, says the council of Ny."),
            ("c.html", b"<meta name=pubdate content='one of these days'><title>Ferry</title><p>It sank."),
            ("d.xml", b"<rss><channel><item><title>Ferry</title><pubDate>Yesterday</pubDate></item><item><title>Cut o"),
        ],
        expect![[r#"
            note a.txt: some bytes are not UTF-8; they show as �
            a.txt | - | - | - | "The bridge �� is to close."
            note b.txt: holds NUL characters; they show as �
            b.txt | - | - | - | "The bridge�is to close, says the council of Ny."
            note c.html: `one of these days` is no date that can be read; the article is left without one
            c.html | - | Ferry | - | "Ferry\n\nIt sank."
            note d.xml#1: `Yesterday` is no date that can be read; the article is left without one
            d.xml#1 | - | Ferry | - | "Ferry"
            note d.xml#2: cut off in the middle of this item
            d.xml#2 | - | Cut o | - | "Cut o"
        "#]],
    );
}

#[test]
fn old_encodings_are_read() {
    check(
        &[
            ("a.txt", b"Le maire de Gen\xe8ve a d\xe9missionn\xe9."),
            ("b.html", b"<meta charset=windows-1251><title>\xcc\xee\xf1\xf2</title><p>\xcc\xee\xf1\xf2 \xe7\xe0\xea\xf0\xfb\xf2."),
            ("c.txt", b"\xff\xfeF\0e\0r\0r\0y\0"),
            ("d.txt", b"F\0e\0r\0r\0y\0 \0s\0i\0n\0k\0s\0"),
            ("e.txt", b"\xef\xbb\xbfFerry"),
        ],
        expect![[r#"
            a.txt | - | - | - | "Le maire de Genève a démissionné."
            b.html | - | Мост | - | "Мост\n\nМост закрыт."
            c.txt | - | - | - | "Ferry"
            d.txt | - | - | - | "Ferry sinks"
            e.txt | - | - | - | "Ferry"
        "#]],
    );
}

#[test]
fn a_path_that_is_not_there_is_a_problem() {
    let dir = folder(&[]);
    let items = read(&dir.path().join("nowhere"));
    let [Item::Problem(problem)] = &items[..] else {
        panic!("{items:?}")
    };
    assert_eq!(problem.reason, Reason::Missing);
    assert!(!problem.recovered && problem.place.ends_with("nowhere"));
}

#[test]
fn a_file_given_by_itself_is_called_by_its_name_and_knows_its_path() {
    let dir = folder(&[("a/b.jsonl", b"{\"text\": \"x\", \"id\": 7}")]);
    let path = dir.path().join("a/b.jsonl");
    let items = read(&path);
    let [Item::Article(article)] = &items[..] else {
        panic!("{items:?}")
    };
    assert_eq!(&*article.key.0, "b.jsonl#1");
    assert_eq!(article.stated.path, Some(format!("{}#1", path.display())));
    assert_eq!(article.stated.reference.as_deref(), Some("7"));
}

#[test]
fn long_files_of_lines_are_read_in_order() {
    let filler = "word ".repeat(2000);
    let lines: String = (1..=1200)
        .map(|n| format!("{{\"id\": {n}, \"text\": \"{filler}\"}}\n"))
        .collect();
    let dir = folder(&[("a.jsonl", format!("{lines}{{bad\n{lines}").as_bytes())]);
    let items = read(dir.path());
    assert_eq!(items.len(), 2401);
    for (n, item) in (1..).zip(&items) {
        match item {
            Item::Article(article) => assert_eq!(&*article.key.0, format!("a.jsonl#{n}")),
            Item::Problem(problem) => assert!(n == 1201 && problem.place.ends_with("a.jsonl:1201")),
        }
    }
}

#[test]
fn a_file_of_nothing_but_problems_tells_the_first_hundred() {
    let dir = folder(&[("a.jsonl", "{bad\n".repeat(5000).as_bytes())]);
    let items = read(dir.path());
    assert_eq!(items.len(), 101);
    let Some(Item::Problem(last)) = items.last() else {
        panic!()
    };
    assert_eq!(last.reason, Reason::More(4900));
}

#[test]
fn reading_stops_when_the_reader_breaks() {
    let names: Vec<String> = (0..500).map(|n| format!("{n:03}.txt")).collect();
    let files: Vec<(&str, &[u8])> = names.iter().map(|name| (&name[..], &b"x"[..])).collect();
    let dir = folder(&files);
    let mut n_items = 0;
    source::read(&[Input::Path(dir.path().to_owned())], &mut |_| {
        n_items += 1;
        if n_items < 3 {
            ControlFlow::Continue(())
        } else {
            ControlFlow::Break(())
        }
    });
    assert_eq!(n_items, 3);
}

#[test]
fn a_large_file_is_read_after_all_others() {
    let large = "The mill is open.\n\n".repeat(120_000);
    let files: [(&str, &[u8]); 3] = [
        ("a.txt", large.as_bytes()),
        ("b.txt", b"The mill is shut."),
        ("c.txt", b"The mill is sold."),
    ];
    let dir = folder(&files);
    let name = |item: &Item| match item {
        Item::Article(article) => article
            .key
            .0
            .rsplit('/')
            .next()
            .unwrap_or_default()
            .to_owned(),
        Item::Problem(problem) => problem.reason.to_string(),
    };
    let names: Vec<String> = read(dir.path()).iter().map(name).collect();
    assert_eq!(names, ["b.txt", "c.txt", "a.txt"]);
}

#[test]
fn texts_inside_the_program_are_read_once() {
    const TEXTS: &[(&str, &str)] = &[
        ("a.txt", "The mill is open."),
        ("b.txt", "The mill is shut."),
    ];
    let bundled = Input::Bundled(TEXTS);
    let mut keys = Vec::new();
    source::read(&[bundled.clone(), bundled], &mut |item| {
        let Item::Article(article) = item else {
            panic!("{item:?}")
        };
        assert_eq!(article.stated.path, None);
        keys.push(article.key);
        ControlFlow::Continue(())
    });
    assert_eq!(keys.len(), 2);
    assert!(keys.is_sorted());
}
