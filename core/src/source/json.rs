//! Articles as JSON: one object, several in a list, or one a line.

use std::fmt;

use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

use crate::{
    article::{Dating, Stated},
    source::{
        date,
        draft::{At, Draft, Failure, Outcome, language_tag, one_line, unreadable_date},
        feed,
    },
};

/// Why a value is no article.
const NO_TEXT: &str = "no text in it: an article needs `text`, `body`, `content` or `maintext`";
/// Why a file with none is refused.
const NO_ARTICLES: &str =
    "no articles in it: an article is an object with `text`, `body`, `content` or `maintext`";

/// Names under which an object may hold its articles.
const LISTS: [&str; 2] = ["articles", "items"];

/// The fields of an article, each with the names it goes by, the preferred first.
const FIELDS: &[(Field, &[&str])] = &[
    (Field::Reference, &["id"]),
    (Field::Title, &["title", "headline"]),
    (Field::Text, &["text", "body", "content", "maintext"]),
    (
        Field::Date,
        &["date", "published", "date_publish", "pubDate"],
    ),
    (Field::Outlet, &["source", "outlet", "domain"]),
    (Field::Url, &["url"]),
    (Field::Byline, &["author", "byline", "authors"]),
    (Field::Section, &["section"]),
    (Field::Language, &["language"]),
];

#[derive(Clone, Copy)]
enum Field {
    Reference,
    Title,
    Text,
    Date,
    Outlet,
    Url,
    Byline,
    Section,
    Language,
}

/// An object that may be an article: for each field its value and how far down its name stands in the list.
#[derive(Default)]
struct Record([Option<(usize, Value)>; FIELDS.len()]);

/// What a JSON file holds at its top.
enum Top {
    Article(Box<Record>),
    List(Vec<Result<Record, String>>),
    Feed,
    Other,
}

/// A file that is one JSON value.
pub(super) fn read(text: &str) -> Vec<Outcome> {
    let records = match serde_json::from_str(text) {
        Ok(Top::Article(record)) => return vec![article(*record, None, At::File)],
        Ok(Top::List(records)) => records,
        Ok(Top::Feed) => return feed::read_json(text),
        Ok(Top::Other) => return vec![Err(Failure::of_file(NO_ARTICLES))],
        Err(error) if more_follows(&error) => return lines(text.as_bytes(), 1, 1),
        Err(error) => return vec![Err(Failure::of_file(not_json(&error, true)))],
    };
    let outcomes: Vec<Outcome> = (1..)
        .zip(records)
        .map(|(number, record)| match record {
            Ok(record) => article(record, Some(number), At::Item(number)),
            Err(reason) => Err(Failure {
                at: At::Item(number),
                reason,
            }),
        })
        .collect();
    if outcomes.iter().any(Result::is_ok) {
        outcomes
    } else {
        vec![Err(Failure::of_file(NO_ARTICLES))]
    }
}

/// Lines of JSON, of which the first has the number `line` in its file and the first that is not
/// blank is the item `item`.
pub(super) fn lines(bytes: &[u8], line: usize, item: usize) -> Vec<Outcome> {
    let mut item = item;
    let mut outcomes = Vec::new();
    for (line, bytes) in (line..).zip(bytes.split(|b| *b == b'\n')) {
        if bytes.trim_ascii().is_empty() {
            continue;
        }
        outcomes.push(one_line_of(bytes, line, item));
        item += 1;
    }
    outcomes
}

fn one_line_of(bytes: &[u8], line: usize, item: usize) -> Outcome {
    let at = At::Line(line);
    let text = String::from_utf8_lossy(bytes);
    let record = serde_json::from_str(&text).map_err(|error| Failure {
        at,
        reason: not_json(&error, false),
    })?;
    let mut draft = article(record, Some(item), at)?;
    if matches!(text, std::borrow::Cow::Owned(_)) {
        draft
            .notes
            .push("some bytes are not UTF-8; they show as \u{fffd}".to_owned());
    }
    Ok(draft)
}

fn more_follows(error: &serde_json::Error) -> bool {
    error.is_syntax() && error.to_string().starts_with("trailing characters")
}

fn not_json(error: &serde_json::Error, with_line: bool) -> String {
    let text = error.to_string();
    let what = text
        .rsplit_once(" at line ")
        .map_or(&text[..], |(what, _)| what);
    if error.is_data() {
        return no_object(what);
    }
    let place = match error.line() {
        line if with_line && line > 0 => format!("line {line}, column {}", error.column()),
        _ => format!("column {}", error.column()),
    };
    let what = what.replace("EOF while parsing", "it ends within");
    format!("not JSON: {what} at {place}")
}

/// What serde says of a value of another kind, in words for a reader.
fn no_object(what: &str) -> String {
    let kind = what
        .strip_prefix("invalid type: ")
        .and_then(|what| what.split_once(", expected"));
    match kind {
        Some((kind, _)) => {
            format!("{kind} where an article should be, which is an object with `text`")
        }
        None => what.to_owned(),
    }
}

fn article(record: Record, number: Option<usize>, at: At) -> Outcome {
    let Record(fields) = record;
    let value = |field: Field| fields[field as usize].as_ref().map(|(_, value)| value);
    let line = |field| {
        value(field)
            .and_then(|value| words(value, ", "))
            .and_then(|text| one_line(&text))
    };
    let text = value(Field::Text).and_then(|value| words(value, "\n\n"));
    let Some(text) = text.filter(|text| !text.trim().is_empty()) else {
        return Err(Failure {
            at,
            reason: NO_TEXT.to_owned(),
        });
    };
    let written = value(Field::Date);
    let published = written.and_then(dating);
    let stated = Stated {
        path: None,
        reference: line(Field::Reference),
        url: line(Field::Url),
        title: line(Field::Title),
        outlet: line(Field::Outlet),
        byline: line(Field::Byline),
        section: line(Field::Section),
        language: line(Field::Language).and_then(|tag| language_tag(&tag)),
        published,
        updated: None,
    };
    let mut draft = Draft::titled(stated, &text);
    draft.number = number;
    if let (Some(written), None) = (written, &draft.stated.published) {
        let written = words(written, ", ").unwrap_or_else(|| written.to_string());
        if !written.trim().is_empty() {
            draft.notes.push(unreadable_date(&written));
        }
    }
    Ok(draft)
}

/// What is written in `value`: a text, a number, the parts of a list, the name in an object.
fn words(value: &Value, between: &str) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Array(parts) => {
            let parts: Vec<String> = parts
                .iter()
                .filter_map(|part| words(part, between))
                .collect();
            (!parts.is_empty()).then(|| parts.join(between))
        }
        Value::Object(fields) => fields
            .get("name")
            .or_else(|| fields.get("title"))
            .and_then(|name| words(name, between)),
        Value::Null | Value::Bool(_) => None,
    }
}

fn dating(written: &Value) -> Option<Dating> {
    match written {
        Value::Number(number) => date::of_number(
            number
                .as_i64()
                .or_else(|| number.as_f64().map(|n| n as i64))?,
        ),
        Value::String(text) => date::parse(text),
        // As in an export of ours.
        Value::Object(fields) => dating(fields.get("value")?),
        _ => None,
    }
}

impl<'de> Deserialize<'de> for Record {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Record, D::Error> {
        struct Fields;

        impl<'de> Visitor<'de> for Fields {
            type Value = Record;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an article, which is an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Record, A::Error> {
                let mut record = Record::default();
                while let Some(name) = map.next_key::<String>()? {
                    record.take(&name, &mut map)?;
                }
                Ok(record)
            }
        }

        deserializer.deserialize_map(Fields)
    }
}

impl Record {
    /// Reads the value of `name`, which is kept when it is of a field, under no better name yet, and not null.
    fn take<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        let known = FIELDS.iter().find_map(|(field, names)| {
            let rank = names.iter().position(|known| *known == name)?;
            Some((*field as usize, rank))
        });
        let Some((field, rank)) = known else {
            map.next_value::<IgnoredAny>()?;
            return Ok(());
        };
        let value: Value = map.next_value()?;
        let better = self.0[field].as_ref().is_none_or(|(had, _)| rank <= *had);
        let says_something = !matches!(&value, Value::Null) && value.as_str() != Some("");
        if better && says_something {
            self.0[field] = Some((rank, value));
        }
        Ok(())
    }
}

impl<'de> Deserialize<'de> for Top {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Top, D::Error> {
        struct AtTop;

        impl<'de> Visitor<'de> for AtTop {
            type Value = Top;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object or a list")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Top, A::Error> {
                let mut list = Vec::new();
                while let Some(value) = seq.next_element::<Value>()? {
                    list.push(Record::of(value));
                }
                Ok(Top::List(list))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Top, A::Error> {
                let mut record = Record::default();
                let mut list = None;
                while let Some(name) = map.next_key::<String>()? {
                    if LISTS.contains(&&name[..]) && list.is_none() {
                        list = Some(map.next_value::<Value>()?);
                    } else if name == "version" {
                        let version: Value = map.next_value()?;
                        if version
                            .as_str()
                            .is_some_and(|v| v.contains("jsonfeed.org/version"))
                        {
                            while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
                            return Ok(Top::Feed);
                        }
                    } else {
                        record.take(&name, &mut map)?;
                    }
                }
                Ok(match list {
                    Some(Value::Array(items)) if record.0[Field::Text as usize].is_none() => {
                        Top::List(items.into_iter().map(Record::of).collect())
                    }
                    _ if record.0[Field::Text as usize].is_some() => Top::Article(Box::new(record)),
                    _ => Top::Other,
                })
            }
        }

        deserializer.deserialize_any(AtTop)
    }
}

impl Record {
    fn of(value: Value) -> Result<Record, String> {
        serde_json::from_value(value).map_err(|error| no_object(&error.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(outcomes: Vec<Outcome>) -> Vec<String> {
        let shown = |outcome: Outcome| match outcome {
            Ok(draft) => format!(
                "{:?} {:?} {}",
                draft.number,
                draft.text,
                draft.notes.join("; ")
            ),
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
            ["File not JSON: it ends within an object at line 1, column 17"]
        );
        let deep = "[".repeat(100_000);
        assert_eq!(
            shown(read(&deep)),
            ["File not JSON: recursion limit exceeded at line 1, column 128"]
        );
        for text in [
            "{}",
            "[]",
            "[1, 2]",
            "{\"a.txt\": \"x\"}",
            "{\"articles\": 4}",
        ] {
            assert_eq!(shown(read(text)), [format!("File {NO_ARTICLES}")], "{text}");
        }
    }

    #[test]
    fn a_file_of_lines_is_read_as_such_whatever_it_is_called() {
        assert_eq!(
            shown(read("{\"text\": \"a\"}\n{\"text\": \"b\"}\n")),
            ["Some(1) \"a\" ", "Some(2) \"b\" "]
        );
    }
}
