//! JSON Feed, versions 1 and 1.1.

use serde_json::{Map, Value};

use super::{Entry, Written, outcomes};
use crate::source::draft::{Failure, Outcome};

/// The items of a JSON Feed (version 1 and 1.1).
pub(in crate::source) fn read_json(text: &str) -> Vec<Outcome> {
    let Ok(Value::Object(top)) = serde_json::from_str(text) else {
        return vec![Err(Failure::of_file("a JSON Feed that is no object"))];
    };
    let line = |value: Option<&Value>| Some(value?.as_str()?.to_owned());
    let written = |text: Option<String>, is_html| text.map(|text| Written { text, is_html });
    let authors = |item: &Map<String, Value>| {
        let several = item.get("authors").and_then(Value::as_array).cloned();
        let people = several.unwrap_or_else(|| item.get("author").cloned().into_iter().collect());
        people
            .iter()
            .filter_map(|person| line(person.get("name")))
            .collect::<Vec<_>>()
    };
    let feed = Entry {
        title: written(line(top.get("title")), false),
        language: line(top.get("language")),
        authors: authors(&top),
        ..Entry::default()
    };
    let items = top
        .get("items")
        .and_then(Value::as_array)
        .cloned()
        .unwrap_or_default();
    let entry = |item: &Value| {
        let empty = Map::new();
        let item = item.as_object().unwrap_or(&empty);
        let id = item
            .get("id")
            .and_then(|id| line(Some(id)).or_else(|| id.as_i64().map(|id| id.to_string())));
        let html = written(line(item.get("content_html")), true);
        Entry {
            title: written(line(item.get("title")), false),
            content: html.or_else(|| written(line(item.get("content_text")), false)),
            summary: written(line(item.get("summary")), false),
            link: line(item.get("url")).or_else(|| line(item.get("external_url"))),
            id,
            published: line(item.get("date_published")),
            updated: line(item.get("date_modified")),
            authors: authors(item),
            language: line(item.get("language")),
            source: None,
        }
    };
    outcomes(
        &feed,
        items.iter().map(|item| (entry(item), None)).collect(),
    )
}
