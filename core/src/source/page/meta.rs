//! What a page says about itself for machines: `meta` and `link` elements, JSON-LD, its language.

mod imprint;

use dom_query::Document;
use serde_json::{Map, Value};

use crate::source::draft::{language_tag, one_line, web_address};

/// How many objects of JSON-LD are looked through.
const MAX_RECORDS: usize = 400;

/// The statements of one page.
#[derive(Clone, Debug, Default)]
pub(super) struct Meta {
    /// Names in lower case and contents of `meta` elements, in their order.
    tags: Vec<(String, String)>,
    /// Objects of JSON-LD, those of articles first.
    records: Vec<Map<String, Value>>,
    /// How many of `records` are of articles.
    n_articles: usize,
    lang: Option<String>,
    canonical: Option<String>,
}

/// Types of schema.org that mean one report.
const ARTICLE_TYPES: &[&str] = &["Article", "BlogPosting", "Posting", "Report", "Review"];

/// Names of `meta` elements that hold the title, the preferred first; and so on below.
const TITLE: &[&str] = &[
    "og:title",
    "twitter:title",
    "parsely-title",
    "sailthru.title",
    "dc.title",
    "dcterms.title",
    "headline",
    "title",
];
const LANGUAGE: &[&str] = &["content-language", "dc.language", "language", "og:locale"];

impl Meta {
    /// Reads all of them from `page`.
    pub fn of(page: &Document) -> Meta {
        let mut meta = Meta::default();
        for node in page.select("meta[content]").nodes() {
            let name = ["property", "name", "itemprop", "http-equiv"]
                .iter()
                .find_map(|attribute| node.attr(attribute));
            if let (Some(name), Some(content)) = (name, node.attr("content"))
                && !content.trim().is_empty()
            {
                meta.tags
                    .push((name.trim().to_ascii_lowercase(), content.trim().to_owned()));
            }
        }
        for node in page.select("script[type='application/ld+json']").nodes() {
            if let Some(value) = lenient_json(&node.text()) {
                meta.add_records(value);
            }
        }
        // Stable, so that the page's own order stays.
        meta.records.sort_by_key(|record| !is_article(record));
        meta.n_articles = meta
            .records
            .iter()
            .filter(|record| is_article(record))
            .count();
        let attribute = |selector: &str, name: &str| {
            Some(
                page.select(selector)
                    .nodes()
                    .first()?
                    .attr(name)?
                    .to_string(),
            )
        };
        meta.lang = attribute("html[lang]", "lang");
        meta.canonical = attribute("link[rel='canonical'][href]", "href");
        meta
    }

    /// The contents of the `meta` elements called one of `names`, by the order of `names`.
    pub fn named<'a>(&'a self, names: &'a [&str]) -> impl Iterator<Item = &'a str> {
        names.iter().flat_map(|name| {
            let same = move |tag: &&(String, String)| tag.0 == *name;
            self.tags
                .iter()
                .filter(same)
                .map(|(_, content)| &content[..])
        })
    }

    /// The texts under `field` in JSON-LD: those of articles, then any other.
    pub fn in_records(&self, field: &str) -> impl Iterator<Item = &str> {
        self.records
            .iter()
            .filter_map(move |record| record.get(field)?.as_str())
    }

    /// As [`Meta::in_records`], of articles only.
    pub fn in_articles(&self, field: &str) -> impl Iterator<Item = &str> {
        self.articles()
            .filter_map(move |record| record.get(field)?.as_str())
    }

    /// Titles as stated, the likeliest first.
    pub fn titles(&self) -> Vec<String> {
        let stated = self.in_articles("headline").chain(self.named(TITLE));
        stated.filter_map(plain_line).collect()
    }

    /// The language as a tag.
    pub fn language(&self) -> Option<String> {
        let html = self.lang.iter().map(String::as_str);
        html.chain(self.named(LANGUAGE))
            .chain(self.in_articles("inLanguage"))
            .find_map(language_tag)
    }

    /// The page's own address.
    pub fn url(&self) -> Option<String> {
        let canonical = self.canonical.iter().map(String::as_str);
        canonical
            .chain(self.named(&["og:url", "twitter:url"]))
            .chain(self.in_articles("url"))
            .find_map(web_address)
    }

    /// The whole text, which some pages have only here.
    pub fn body(&self) -> Option<&str> {
        self.in_articles("articleBody")
            .max_by_key(|body| body.len())
    }

    fn articles(&self) -> impl Iterator<Item = &Map<String, Value>> {
        self.records[..self.n_articles].iter()
    }

    /// Adds the objects in `value`: one, a list of them, or a graph.
    fn add_records(&mut self, value: Value) {
        let mut values = vec![value];
        while let Some(value) = values.pop() {
            match value {
                Value::Array(several) => values.extend(several.into_iter().rev()),
                Value::Object(mut record) if self.records.len() < MAX_RECORDS => {
                    for inner in ["@graph", "mainEntity", "mainEntityOfPage"] {
                        values.extend(record.remove(inner));
                    }
                    self.records.push(record);
                }
                _ => {}
            }
        }
    }
}

fn is_article(record: &Map<String, Value>) -> bool {
    let is_type = |value: &Value| {
        value
            .as_str()
            .is_some_and(|name| ARTICLE_TYPES.iter().any(|known| name.ends_with(known)))
    };
    match record.get("@type") {
        Some(Value::Array(types)) => types.iter().any(is_type),
        Some(name) => is_type(name),
        None => false,
    }
}

/// JSON as pages have it: with comment marks around it and raw line feeds in its strings.
fn lenient_json(text: &str) -> Option<Value> {
    let text = text.trim();
    let text = text
        .trim_start_matches("<!--")
        .trim_start_matches("//<![CDATA[")
        .trim_start_matches("<![CDATA[");
    let text = text
        .trim_end_matches("-->")
        .trim_end_matches("//]]>")
        .trim_end_matches("]]>");
    let text = text.trim().trim_end_matches(';');
    serde_json::from_str(text).ok().or_else(|| {
        let spaced: String = text
            .chars()
            .map(|c| if c.is_control() { ' ' } else { c })
            .collect();
        serde_json::from_str(&spaced).ok()
    })
}

/// One line without entities and tags, which stand doubly escaped in many statements.
pub(super) fn plain_line(text: &str) -> Option<String> {
    if text.contains(['&', '<']) {
        one_line(&super::render::text_of_fragment(text).text)
    } else {
        one_line(text)
    }
}
