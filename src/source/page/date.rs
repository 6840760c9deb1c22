//! When a page was published, by what it states.
//!
//! The order of htmldate (Barbaresi 2020): JSON-LD, `meta` elements, `time` elements, the address,
//! then elements that are called a date.

use dom_query::{Document, NodeRef};

use super::meta::Meta;
use crate::{
    article::Dating,
    source::date::{in_url, parse},
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

/// Elements whose name says that a date stands in them, for a look of last resort.
const CALLED_DATE: &str = "[itemprop='datePublished'], [class*='publish'], [class*='pubdate'], [class*='pub-date'], \
     [class*='dateline'], [class*='post-date'], [class*='entry-date'], [class*='article-date'], \
     [class*='timestamp'], [class*='posted'], [class*='date'], [id*='date']";

/// How long the words of an element may be that is called a date.
const MAX_DATE_CHARS: usize = 80;

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
        .or_else(|| in_called_date(page));
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
        Some(written) => parse(&written).or_else(|| parse(&node.text())),
        None => parse(&node.text()),
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
    elements.nodes().iter().find_map(|node| {
        let stated = ["content", "datetime", "data-date", "data-time"]
            .iter()
            .find_map(|attribute| parse(&node.attr(attribute)?));
        stated.or_else(|| {
            let words = node.text();
            let words = words.trim();
            (words.len() <= MAX_DATE_CHARS)
                .then(|| parse(words))
                .flatten()
        })
    })
}
