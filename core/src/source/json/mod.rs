//! Articles as JSON: one object, several in a list, or one a line.
//!
//! A file is gone through twice: once for what it holds at its top, and whether it is JSON at all, and once for its articles,
//! of which only the one that is being read is held.

mod list;
mod written;

use std::ops::ControlFlow;

use serde::de::DeserializeSeed;
use serde_json::error::Category;

use crate::{
    article::{Dating, Stated},
    problem::{NotJson, Reason},
    source::{
        date,
        draft::{
            At, Draft, Failure, MAX_ITEMS, Outcome, Take, language_tag, one_line, unreadable_date,
        },
        feed,
    },
};
pub(super) use list::each;
use list::{Shape, Top};
pub(super) use written::{Element, Named, Sought, Written};

/// Names of the text of an article, the preferred first.
const TEXTS: &[&str] = &["text", "body", "content", "maintext"];

/// The fields of an article, and what is put between the parts of a list that one holds.
const FIELDS: Sought = Sought(&[
    ("id", ", "),
    ("title", ", "),
    ("headline", ", "),
    ("text", "\n\n"),
    ("body", "\n\n"),
    ("content", "\n\n"),
    ("maintext", "\n\n"),
    ("date", ", "),
    ("published", ", "),
    ("date_publish", ", "),
    ("pubDate", ", "),
    ("source", ", "),
    ("outlet", ", "),
    ("domain", ", "),
    ("url", ", "),
    ("author", ", "),
    ("byline", ", "),
    ("authors", ", "),
    ("section", ", "),
    ("language", ", "),
]);

/// A file that is one JSON value, or several one a line.
///
/// # Errors
///
/// When nothing of it is an article, whatever was taken.
pub(super) fn read(text: &str, take: Take<'_>) -> Result<(), Failure> {
    let Shape { top, is_all } =
        Top::of(text, TEXTS).map_err(|error| Failure::of_file(not_json(&error, true)))?;
    match top {
        _ if !is_all => lines(text.as_bytes(), 1, 1, take),
        Top::Article => {
            let _ = take(object(text, None, At::File, true));
        }
        Top::List(name) => return list(text, name, take),
        Top::Feed => return feed::read_json(text, take),
        Top::Other => return Err(Failure::of_file(Reason::NoArticles)),
    }
    Ok(())
}

fn list(text: &str, name: Option<&str>, take: Take<'_>) -> Result<(), Failure> {
    let (mut number, mut has_article) = (0, false);
    let mut element = |element: Element| {
        number += 1;
        let at = At::Item(number);
        if number > MAX_ITEMS {
            let _ = take(Err(Failure::too_many(number)));
            return ControlFlow::Break(());
        }
        let outcome = read_element(element, Some(number), at);
        has_article |= outcome.is_ok();
        take(outcome)
    };
    if let Err(error) = each(text, name, FIELDS, &mut element) {
        let at = At::Item(number + 1);
        let reason = not_json_any_more(&error);
        let _ = take(Err(Failure { at, reason }));
    }
    match has_article {
        true => Ok(()),
        false => Err(Failure::of_file(Reason::NoArticles)),
    }
}

/// Lines of JSON, of which the first has the number `line` in its file and the first that is not
/// blank is the item `item`.
pub(super) fn lines(bytes: &[u8], line: usize, item: usize, take: Take<'_>) {
    let mut item = item;
    for (line, bytes) in (line..).zip(bytes.split(|b| *b == b'\n')) {
        if bytes.trim_ascii().is_empty() {
            continue;
        }
        let is_last = item > MAX_ITEMS;
        let outcome = match is_last {
            true => Err(Failure::too_many(item)),
            false => one_line_of(bytes, line, item),
        };
        if take(outcome).is_break() || is_last {
            return;
        }
        item += 1;
    }
}

fn one_line_of(bytes: &[u8], line: usize, item: usize) -> Outcome {
    let text = String::from_utf8_lossy(bytes);
    let mut draft = object(&text, Some(item), At::Line(line), false)?;
    if matches!(text, std::borrow::Cow::Owned(_)) {
        draft.notes.push(Reason::Encoding("UTF-8"));
    }
    Ok(draft)
}

/// The article that is all of `text`.
fn object(text: &str, number: Option<usize>, at: At, with_line: bool) -> Outcome {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let element = FIELDS.deserialize(&mut deserializer);
    let element = element.and_then(|element| deserializer.end().map(|()| element));
    let element = element.map_err(|error| Failure {
        at,
        reason: not_json(&error, with_line),
    })?;
    read_element(element, number, at)
}

/// Why a text is no JSON.
fn not_json(error: &serde_json::Error, with_line: bool) -> Reason {
    let (line, column) = (error.line(), error.column());
    let what = || {
        let said = error.to_string();
        // Where the parser should come to word the place otherwise, it stands there twice.
        let place = format!(" at line {line} column {column}");
        said.strip_suffix(&place).map(str::to_owned).unwrap_or(said)
    };
    Reason::Json(NotJson {
        what: (error.classify() != Category::Eof).then(what),
        line: (with_line && line > 0).then_some(line),
        column,
        is_begun: false,
    })
}

/// Why a list of which some elements were read is no JSON from here on.
pub(super) fn not_json_any_more(error: &serde_json::Error) -> Reason {
    match not_json(error, true) {
        Reason::Json(not_json) => Reason::Json(NotJson {
            is_begun: true,
            ..not_json
        }),
        reason => reason,
    }
}

fn read_element(element: Element, number: Option<usize>, at: At) -> Outcome {
    match element {
        Element::Object(fields) => article(fields, number, at),
        Element::Other(what) => Err(Failure {
            at,
            reason: Reason::NoArticle(what),
        }),
    }
}

fn article(mut fields: Named, number: Option<usize>, at: At) -> Outcome {
    let mut field = |names: &[&str]| {
        let mut found = names.iter().filter_map(|name| fields.take(name));
        found.next()
    };
    let text = field(TEXTS).and_then(Written::words);
    let Some(text) = text.filter(|text| !text.trim().is_empty()) else {
        return Err(Failure {
            at,
            reason: Reason::NoTextField,
        });
    };
    let written = field(&["date", "published", "date_publish", "pubDate"]);
    let published = written.as_ref().and_then(dating);
    let unread = match &published {
        None => written.and_then(Written::shown),
        Some(_) => None,
    };
    let mut line = |names| {
        let words = field(names).and_then(Written::words);
        words.and_then(|text| one_line(&text))
    };
    let stated = Stated {
        path: None,
        reference: line(&["id"]),
        url: line(&["url"]),
        title: line(&["title", "headline"]),
        outlet: line(&["source", "outlet", "domain"]),
        byline: line(&["author", "byline", "authors"]),
        section: line(&["section"]),
        language: line(&["language"]).and_then(|tag| language_tag(&tag)),
        published,
        updated: None,
    };
    let mut draft = Draft::titled(stated, &text);
    draft.number = number;
    let unread = unread.filter(|written| !written.trim().is_empty());
    draft.notes.extend(unread.as_deref().map(unreadable_date));
    Ok(draft)
}

fn dating(written: &Written) -> Option<Dating> {
    match written {
        Written::Number(number) => date::of_number(
            number
                .as_i64()
                .or_else(|| number.as_f64().map(|n| n as i64))?,
        ),
        Written::Text(text) => date::parse(text),
        // As in an export of ours.
        Written::Object { value, .. } => dating(value.as_ref()?),
        Written::Nothing | Written::Bool(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::draft::{gathered, told};

    fn read(text: &str) -> Vec<Outcome> {
        gathered(|take| super::read(text, take))
    }

    fn lines(bytes: &[u8], line: usize, item: usize) -> Vec<Outcome> {
        gathered(|take| {
            super::lines(bytes, line, item, take);
            Ok(())
        })
    }

    fn shown(outcomes: Vec<Outcome>) -> Vec<String> {
        let shown = |outcome: Outcome| match outcome {
            Ok(draft) => format!("{:?} {:?} {}", draft.number, draft.text, told(&draft.notes)),
            Err(failure) => format!("{:?} {}", failure.at, failure.reason),
        };
        outcomes.into_iter().map(shown).collect()
    }

    #[test]
    fn an_object_is_one_article_without_a_number() {
        let text = r#"{"id": 7, "headline": "Ferry\n sinks", "body": "It sank.", "text": null, "authors": ["Ana Lund", {"name": "Bo Ek"}],
            "date_publish": "2019-07-07 10:00:00", "domain": "harbour.test", "url": "https://harbour.test/7", "language": "en", "x": {"y": [1]}}"#;
        let [Ok(draft)] = &read(text)[..] else {
            panic!()
        };
        assert_eq!(draft.number, None);
        assert_eq!(draft.text, "Ferry sinks\n\nIt sank.");
        let stated = &draft.stated;
        assert_eq!(stated.reference.as_deref(), Some("7"));
        assert_eq!(stated.byline.as_deref(), Some("Ana Lund, Bo Ek"));
        assert_eq!(stated.outlet.as_deref(), Some("harbour.test"));
        assert_eq!(stated.language.as_deref(), Some("en"));
        assert_eq!(
            stated.published.as_ref().unwrap().days.to_string(),
            "2019-07-07"
        );
    }

    #[test]
    fn lists_are_found_at_the_top_and_under_their_names() {
        let expected = [
            "Some(1) \"a\" ",
            "Item(2) integer `4` where an article should be, which is an object with `text`",
            "Some(3) \"p\\n\\nq\" ",
        ];
        let list = r#"[{"text": "a"}, 4, {"text": ["p", "q"]}]"#;
        assert_eq!(shown(read(list)), expected);
        assert_eq!(
            shown(read(&format!(r#"{{"schema": "x", "articles": {list}}}"#))),
            expected
        );
        assert_eq!(shown(read(&format!(r#"{{"items": {list}}}"#))), expected);
    }

    #[test]
    fn a_bad_line_is_told_and_the_rest_is_read() {
        let text = "{\"text\": \"a\"}\n{broken\n\n{\"text\": \"b\", \"date\": \"2019-02-30\"}\r\nnull\n{\"title\": \"c\"}\n{\"text\": \"d\", \"date\": 1562500000}";
        assert_eq!(
            shown(lines(text.as_bytes(), 1, 1)),
            [
                "Some(1) \"a\" ",
                "Line(2) not JSON: key must be a string at column 2",
                "Some(3) \"b\" `2019-02-30` is no date that can be read; the article is left without one",
                "Line(5) null where an article should be, which is an object with `text`",
                "Line(6) no text in it: an article needs `text`, `body`, `content` or `maintext`",
                "Some(6) \"d\" ",
            ]
        );
    }

    #[test]
    fn the_last_of_two_equal_names_counts_and_the_better_of_two_names() {
        let text =
            r#"{"title": "a", "title": "b", "maintext": "no", "text": "yes", "content": "no"}"#;
        assert_eq!(shown(read(text)), ["None \"b\\n\\nyes\" "]);
    }

    #[test]
    fn what_is_no_json_or_holds_no_article_is_one_problem() {
        assert_eq!(
            shown(read("[{\"text\": \"a\"}, {")),
            ["File not JSON: it breaks off at line 1, column 17"]
        );
        let deep = "[".repeat(100_000);
        assert_eq!(
            shown(read(&deep)),
            ["File not JSON: it breaks off at line 1, column 100000"]
        );
        for text in [
            "{}",
            "[]",
            "[1, 2]",
            "{\"a.txt\": \"x\"}",
            "{\"articles\": 4}",
        ] {
            assert_eq!(
                shown(read(text)),
                [format!("File {}", Reason::NoArticles)],
                "{text}"
            );
        }
    }

    #[test]
    fn of_countless_articles_the_first_are_read_and_the_rest_is_told() {
        let article = "{\"text\": \"a\"}";
        let many = |between: &str| vec![article; MAX_ITEMS + 5].join(between);
        let list = format!("[{}]", many(","));
        for outcomes in [
            read(&list),
            read(&format!("{{\"items\": {list}}}")),
            lines(many("\n").as_bytes(), 1, 1),
        ] {
            let (last, before) = outcomes.split_last().unwrap();
            assert!(before.len() == MAX_ITEMS && before.iter().all(Result::is_ok));
            let last = last.as_ref().unwrap_err();
            assert_eq!(*last, Failure::too_many(MAX_ITEMS + 1));
        }
    }

    #[test]
    fn a_list_of_numbers_takes_no_more_room_than_its_text() {
        let text = format!("{{\"text\": [{}1]}}", "1,".repeat(100_000));
        let [Ok(draft)] = &read(&text)[..] else {
            panic!()
        };
        assert!(draft.text.len() <= 3 * 100_001, "{}", draft.text.len());
    }

    #[test]
    fn what_is_nested_too_deep_in_an_article_is_told_where_it_stands() {
        let deep = "[".repeat(200) + &"]".repeat(200);
        let text = format!("[{{\"text\": \"a\"}}, {{\"text\": {deep}}}, {{\"text\": \"b\"}}]");
        assert_eq!(
            shown(read(&text)),
            [
                "Some(1) \"a\" ",
                "Item(2) not JSON: recursion limit exceeded at line 1, column 151; what follows is left out"
            ]
        );
    }

    #[test]
    fn a_file_of_lines_is_read_as_such_whatever_it_is_called() {
        assert_eq!(
            shown(read("{\"text\": \"a\"}\n{\"text\": \"b\"}\n")),
            ["Some(1) \"a\" ", "Some(2) \"b\" "]
        );
    }
}
