//! When a page was published, by what it states.
//!
//! The order of htmldate (Barbaresi 2020): JSON-LD, `meta` elements, `time` elements, the address,
//! then elements that are called a date, then what is printed under the headline.

use dom_query::{Document, NodeData, NodeRef};

use super::meta::Meta;
use crate::{
    article::Dating,
    source::date::{in_url, parse, within},
};

/// Names of `meta` elements that hold the day of publication, the most reliable first.
const NAMES: &[&str] = &[
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "article:published",
    "article.published",
    "article:publicationdate",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "cxenseparse:publishtime",
    "article_date_original",
    "publish_date",
    "publish-date",
    "publishdate",
    "publishdtm",
    "published_at",
    "publisheddate",
    "published_date",
    "published",
    "publicationdate",
    "publication_date",
    "pubdate",
    "pub_date",
    "og:pubdate",
    "bt:pubdate",
    "ptime",
    "pdate",
    "rbpubdate",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "dcterms.date",
    "dc.issued",
    "dcterms.available",
    "dc.date.created",
    "dcterms.created",
    "datecreated",
    "article.created",
    "article:created",
    "citation_publication_date",
    "citation_date",
    "dcsext.articlefirstpublished",
    "displaydate",
    "article_publish_date",
    "originalpublicationdate",
    "release_date",
    "prism.publicationdate",
    "search:contentdate",
    "date",
    "created",
    "timestamp",
];

/// Elements whose name says that the day of publication stands in them.
const CALLED_DATE: &str = "[itemprop='datePublished'], [class*='publish'], [class*='pubdate'], \
     [class*='pub-date'], [class*='post-date'], [class*='entry-date'], [class*='article-date']";

/// How long words may be that are looked at for a date.
const MIN_DATE_BYTES: usize = 8;
const MAX_DATE_BYTES: usize = 80;
const MAX_DATE_WORDS: usize = 10;
/// How many nodes after the headline are looked at.
const MAX_NODES_UNDER: usize = 300;
/// A text of this length is a paragraph of the article, under which dates are no longer its own.
const MIN_PARAGRAPH_BYTES: usize = 200;

/// What was found.
pub(super) enum PageDate {
    /// A date.
    Known(Dating),
    /// Something where the date should be that is none.
    Unreadable(String),
    /// Nothing.
    Unknown,
}

/// The day on which `page` was published. `url` is its own address.
pub(super) fn find(page: &Document, meta: &Meta, url: Option<&str>) -> PageDate {
    let stated: Vec<&str> = (meta.in_articles("datePublished"))
        .chain(meta.named(NAMES))
        .chain(meta.in_records("datePublished"))
        .chain(meta.in_articles("dateCreated"))
        .chain(meta.in_records("uploadDate"))
        .collect();
    let found = (stated.iter().find_map(|written| parse(written)))
        .or_else(|| in_time_elements(page))
        .or_else(|| in_url(url?))
        .or_else(|| in_called_date(page))
        .or_else(|| under_headline(page));
    match (found, stated.first()) {
        (Some(dating), _) => PageDate::Known(dating),
        (None, Some(written)) => PageDate::Unreadable((*written).to_owned()),
        (None, None) => PageDate::Unknown,
    }
}

/// The first `time` element that is called published, else the first that is not called updated.
fn in_time_elements(page: &Document) -> Option<Dating> {
    let times = page.select("time");
    let read = |node: &NodeRef| match node.attr("datetime") {
        Some(written) => parse(&written).or_else(|| parse(&few_words(node)?)),
        None => parse(&few_words(node)?),
    };
    let called = |node: &NodeRef, words: &[&str]| {
        let names = ["class", "itemprop", "id"]
            .map(|attribute| node.attr_or(attribute, "").to_ascii_lowercase());
        words
            .iter()
            .any(|word| names.iter().any(|name| name.contains(word)))
    };
    let published = |node: &&NodeRef| {
        node.has_attr("pubdate") || called(node, &["publish", "entry-date", "posted"])
    };
    let updated = |node: &&NodeRef| called(node, &["updat", "modif"]);
    let nodes = times.nodes();
    (nodes.iter().filter(published).find_map(read))
        .or_else(|| nodes.iter().filter(|node| !updated(node)).find_map(read))
}

fn in_called_date(page: &Document) -> Option<Dating> {
    let elements = page.select(CALLED_DATE);
    let stated = elements.nodes().iter().find_map(|node| {
        ["content", "datetime", "data-date", "data-time"]
            .iter()
            .find_map(|attribute| parse(&node.attr(attribute)?))
    });
    let words = || elements.nodes().iter().filter_map(few_words);
    stated
        .or_else(|| words().find_map(|words| in_few_words(&words, parse)))
        .or_else(|| words().find_map(|words| in_few_words(&words, within)))
}

/// The first date that stands by itself between the first `h1` and the text.
fn under_headline(page: &Document) -> Option<Dating> {
    let text = |node: NodeRef| {
        let contents = node.query(|node| match &node.data {
            NodeData::Text { contents } => Some(contents.to_string()),
            _ => None,
        });
        contents.flatten()
    };
    let root = page.root();
    let after = root
        .descendants_it()
        .skip_while(|node| !node.has_name("h1"));
    let is_code = |node: &NodeRef| {
        let parent = node.parent();
        parent.is_some_and(|parent| parent.has_name("script") || parent.has_name("style"))
    };
    let mut near = after
        .take(MAX_NODES_UNDER)
        .filter(|node| !is_code(node))
        .filter_map(text)
        .take_while(|text| text.trim().len() < MIN_PARAGRAPH_BYTES);
    near.find_map(|text| in_few_words(&text, parse).or_else(|| in_few_words(&text, within)))
}

/// The words in `node`, if they are few.
fn few_words(node: &NodeRef) -> Option<String> {
    let mut words = String::new();
    for inner in node.descendants_it() {
        inner.query(|inner| {
            if let NodeData::Text { contents } = &inner.data {
                words.push_str(contents);
            }
        });
        if words.trim().len() > MAX_DATE_BYTES {
            return None;
        }
    }
    Some(words)
}

fn in_few_words(words: &str, read: fn(&str) -> Option<Dating>) -> Option<Dating> {
    let words = words.trim();
    let is_few = (MIN_DATE_BYTES..=MAX_DATE_BYTES).contains(&words.len())
        && words.split_whitespace().count() <= MAX_DATE_WORDS;
    let is_sentence = words.ends_with(['.', '!', '?']) && !words.ends_with("m.");
    if !is_few || is_sentence {
        return None;
    }
    let whole_day = |dating: &Dating| dating.days.only().is_some();
    read(words).filter(whole_day)
}
