//! JSON Feed, versions 1 and 1.1.

use std::ops::ControlFlow;

use serde::de::DeserializeSeed;

use super::{Entry, Written, article};
use crate::problem::Reason;
use crate::source::{
    draft::{At, Failure, MAX_ITEMS, Take},
    json::{self, Element, Named, Sought},
};

/// What a feed says of itself.
const FEED: Sought = Sought(&[
    ("title", ", "),
    ("language", ", "),
    ("authors", ", "),
    ("author", ", "),
]);

/// What it says of an item.
const ITEM: Sought = Sought(&[
    ("id", ", "),
    ("title", ", "),
    ("content_html", ""),
    ("content_text", ""),
    ("summary", ""),
    ("url", ", "),
    ("external_url", ", "),
    ("date_published", ", "),
    ("date_modified", ", "),
    ("authors", ", "),
    ("author", ", "),
    ("language", ", "),
]);

/// The items of a JSON Feed (version 1 and 1.1).
///
/// # Errors
///
/// When there is none.
pub(in crate::source) fn read_json(text: &str, take: Take<'_>) -> Result<(), Failure> {
    let top = FEED.deserialize(&mut serde_json::Deserializer::from_str(text));
    let Ok(Element::Object(mut top)) = top else {
        return Err(Failure::of_file(Reason::NoFeed));
    };
    let feed = Entry {
        title: written(&mut top, "title", false),
        language: line(&mut top, "language"),
        authors: authors(&mut top),
        ..Entry::default()
    };
    let mut number = 0;
    let mut element = |element: Element| {
        number += 1;
        if number > MAX_ITEMS {
            let _ = take(Err(Failure::too_many(number)));
            return ControlFlow::Break(());
        }
        let fields = match element {
            Element::Object(fields) => fields,
            Element::Other(_) => Named::default(),
        };
        take(article(entry(fields), &feed, number))
    };
    if let Err(error) = json::each(text, Some("items"), ITEM, &mut element) {
        number += 1;
        let at = At::Item(number);
        let reason = json::not_json_any_more(&error);
        let _ = take(Err(Failure { at, reason }));
    }
    match number {
        0 => Err(Failure::of_file(Reason::NoItems)),
        _ => Ok(()),
    }
}

fn entry(mut item: Named) -> Entry {
    let html = written(&mut item, "content_html", true);
    Entry {
        title: written(&mut item, "title", false),
        content: html.or_else(|| written(&mut item, "content_text", false)),
        summary: written(&mut item, "summary", false),
        link: line(&mut item, "url").or_else(|| line(&mut item, "external_url")),
        id: item.take("id").and_then(json::Written::words),
        published: line(&mut item, "date_published"),
        updated: line(&mut item, "date_modified"),
        authors: authors(&mut item),
        language: line(&mut item, "language"),
        source: None,
    }
}

fn line(fields: &mut Named, name: &str) -> Option<String> {
    fields.take(name)?.text()
}

fn written(fields: &mut Named, name: &str, is_html: bool) -> Option<Written> {
    line(fields, name).map(|text| Written { text, is_html })
}

fn authors(fields: &mut Named) -> Vec<String> {
    let found = fields.take("authors").or_else(|| fields.take("author"));
    found.and_then(json::Written::words).into_iter().collect()
}
