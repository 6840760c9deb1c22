//! Who published and who wrote a page, and in which part of the paper it stands.

use std::cmp::Ordering;

use serde_json::{Map, Value};

use super::{Meta, plain_line};
use crate::source::draft::one_line;

/// Words that the name of a section may have.
const MAX_SECTION_WORDS: usize = 5;
/// How many people are taken to have written one article.
const MAX_NAMES: usize = 20;

/// Names of `meta` elements that hold the names of writers, the preferred first; and so on below.
const BYLINE: &[&str] = &[
    "author",
    "article:author_name",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "byl",
    "byline",
    "authors",
    "article:author",
    "og:article:author",
    "citation_author",
    "cxenseparse:author",
];
/// After `og:site_name` and what JSON-LD has.
const OUTLET: &[&str] = &[
    "application-name",
    "dc.publisher",
    "dcterms.publisher",
    "copyright-holder",
    "publisher",
];
const SECTION: &[&str] = &[
    "article:section",
    "og:article:section",
    "parsely-section",
    "section",
];
/// What stands in the place of a section and is none: kinds of pages.
const NO_SECTION: &[&str] = &[
    "article", "articles", "blog", "home", "homepage", "page", "post", "posts", "story", "wiki",
];

impl Meta {
    /// Who wrote it, by each place that says so, the likeliest first; several names are joined by commas.
    pub fn bylines(&self) -> Vec<String> {
        let in_records = self.articles().map(|record| {
            let mut names = Vec::new();
            if let Some(author) = record.get("author") {
                self.names(author, &mut names);
            }
            names
        });
        let in_tags = BYLINE.iter().map(|name| {
            let mut names = Vec::new();
            for name in self.named(&[name]).filter_map(plain_line) {
                add_name(name, &mut names);
            }
            names
        });
        in_records
            .chain(in_tags)
            .filter(|names| !names.is_empty())
            .map(|names| names.join(", "))
            .collect()
    }

    /// Who published it, without what the site says of itself: `Harbour News | All of the sea`.
    ///
    /// Pages often name a sister paper or the whole house somewhere: the name that is in their address is preferred.
    pub fn outlet(&self) -> Option<String> {
        let publisher = |record: &Map<String, Value>| {
            let mut names = Vec::new();
            self.names(record.get("publisher")?, &mut names);
            names.into_iter().next()
        };
        let named = |names| {
            let mut outlets = self.named(names).filter_map(plain_line);
            outlets.find(|name| is_name(name))
        };
        let url = self.url();
        let shared = |name: &str| shared_with_host(name, url.as_deref());
        let outlet = match (
            named(&["og:site_name"]),
            self.articles().find_map(publisher),
        ) {
            (Some(site), Some(publisher)) => {
                let is_better = match shared(&publisher).cmp(&shared(&site)) {
                    Ordering::Less => false,
                    // An address stands where a name could.
                    Ordering::Equal => site.contains('.') && !site.contains(' '),
                    Ordering::Greater => true,
                };
                Some(if is_better { publisher } else { site })
            }
            (site, publisher) => site.or(publisher).or_else(|| named(OUTLET)),
        }?;
        let name = outlet.split(" | ").next()?.split(" — ").next()?;
        one_line(name)
    }

    /// The part of the paper: the last, where a path of several is stated.
    pub fn section(&self) -> Option<String> {
        let in_record = |record: &Map<String, Value>| match record.get("articleSection")? {
            Value::Array(sections) => plain_line(sections.first()?.as_str()?),
            section => plain_line(section.as_str()?),
        };
        let outlet = self.outlet();
        let is_section = |section: &String| {
            let is = |word: &str| section.eq_ignore_ascii_case(word);
            !NO_SECTION.iter().any(|word| is(word)) && !outlet.as_deref().is_some_and(is)
        };
        (self.articles().filter_map(in_record))
            .chain(self.named(SECTION).filter_map(plain_line))
            .filter_map(|section| last_part(&section))
            .find(is_section)
            .or_else(|| self.crumb(is_section))
    }

    /// The last step but the article itself on the way to it from the first page.
    fn crumb(&self, is_section: impl Fn(&String) -> bool) -> Option<String> {
        let lists = self.records.iter().filter_map(|record| {
            (record.get("@type")?.as_str()? == "BreadcrumbList")
                .then(|| record.get("itemListElement")?.as_array())
                .flatten()
        });
        let titles = self.titles();
        let name = |step: &Value| {
            let name = step.get("name").or_else(|| step.get("item")?.get("name"));
            plain_line(name?.as_str()?)
        };
        let is_step = |name: &String| {
            is_section(name)
                && name.split_whitespace().count() <= MAX_SECTION_WORDS
                && !titles
                    .iter()
                    .any(|title| title.contains(name.as_str()) || name.contains(title.as_str()))
        };
        lists
            .filter_map(|list| list.iter().rev().filter_map(name).find(is_step))
            .next()
    }

    /// Adds the names of people or organisations in a value of schema.org, which may refer to another record.
    fn names(&self, value: &Value, names: &mut Vec<String>) {
        match value {
            Value::String(name) => {
                if let Some(name) = plain_line(name) {
                    add_name(name, names);
                }
            }
            Value::Array(several) => {
                for one in several.iter().take(MAX_NAMES) {
                    self.names(one, names);
                }
            }
            Value::Object(one) => {
                let referred = || {
                    let id = one.get("@id")?;
                    let names = (self.records.iter())
                        .filter(|record| record.get("@id") == Some(id))
                        .filter_map(|record| record.get("name")?.as_str());
                    names.filter_map(plain_line).next()
                };
                match one.get("name") {
                    // Deeper objects are not followed.
                    Some(Value::Object(_)) => {}
                    Some(name) => self.names(name, names),
                    None => names.extend(referred().filter(|name| is_name(name))),
                }
            }
            _ => {}
        }
    }
}

/// How much of a name is in the host of an address: 2 when it is the host or a part of it, 1 when they
/// share letters, 0 when they do not.
fn shared_with_host(name: &str, url: Option<&str>) -> u8 {
    let letters = |text: &str| -> String {
        let letters = text.chars().filter(|c| c.is_alphanumeric());
        letters.flat_map(char::to_lowercase).collect()
    };
    let host = url.and_then(|url| url.split_once("://")?.1.split(['/', '?', '#', ':']).next());
    let host = host.unwrap_or_default().to_lowercase();
    let host = host.trim_start_matches("www.");
    let name = letters(
        name.split(" — ")
            .next()
            .unwrap_or(name)
            .trim_start_matches("The "),
    );
    let mut parts = host.split('.').map(letters).filter(|part| part.len() > 3);
    if name.is_empty() {
        0
    } else if name == letters(host) || host.split('.').any(|part| letters(part) == name) {
        2
    } else {
        u8::from(parts.any(|part| part.contains(&name) || name.contains(&part)))
    }
}

fn add_name(name: String, names: &mut Vec<String>) {
    if is_name(&name) && names.len() < MAX_NAMES && !names.contains(&name) {
        names.push(name);
    }
}

/// `Courts` of `news/courts`, `News` of `Harbour | News`.
fn last_part(section: &str) -> Option<String> {
    let marks = [" | ", " > ", " / ", " » "];
    let parts = marks.iter().find(|mark| section.contains(**mark));
    let is_path = !section.contains(' ');
    match parts {
        Some(mark) => section.rsplit(mark).find_map(one_line),
        None if is_path => section.rsplit('/').find_map(one_line),
        None => one_line(section),
    }
}

/// Addresses, handles and credits of pictures stand where names should.
fn is_name(name: &str) -> bool {
    !name.contains("://")
        && !name.starts_with(['@', '/', '(', ','])
        && name.chars().any(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use dom_query::Document;

    use super::*;

    fn of(head: &str) -> Meta {
        Meta::of(&Document::from(format!("<head>{head}</head>")))
    }

    fn in_json(record: &str) -> Meta {
        of(&format!(
            "<script type=application/ld+json>{record}</script>"
        ))
    }

    #[track_caller]
    fn check(found: Option<String>, expected: &str) {
        assert_eq!(found.as_deref().unwrap_or("-"), expected);
    }

    #[test]
    fn the_outlet_is_the_name_that_is_in_the_address() {
        let outlet = |site: &str, publisher: &str, url: &str| {
            let head = format!(
                "<link rel=canonical href={url}><meta property=og:site_name content='{site}'>
                 <script type=application/ld+json>{{\"@type\": \"NewsArticle\", \"publisher\": {{\"name\": \"{publisher}\"}}}}</script>"
            );
            of(&head).outlet()
        };
        let url = "https://www.harbour.test/1";
        check(outlet("Sea House", "Harbour", url), "Harbour");
        check(outlet("Harbour", "Sea House", url), "Harbour");
        check(outlet("Harbourmag", "The Harbour", url), "The Harbour");
        check(outlet("Ny Post", "Sea House", url), "Ny Post");
        check(outlet("harbour.test", "The Harbour", url), "The Harbour");
        check(outlet("Harbour | News of the sea", "", url), "Harbour");
    }

    #[test]
    fn names_may_stand_in_another_record() {
        let meta = in_json(
            r##"{"@graph": [{"@type": "NewsArticle", "author": {"@id": "#ana"}, "publisher": {"@id": "#paper"}},
                {"@type": "Person", "@id": "#ana", "name": "Ana Lund"},
                {"@type": "Organization", "@id": "#paper", "name": "Harbour News"}]}"##,
        );
        assert_eq!(meta.bylines(), ["Ana Lund"]);
        check(meta.outlet(), "Harbour News");
        // One that names itself is not followed for ever.
        let meta = in_json(
            r##"{"@type": "Article", "@id": "#a", "author": {"@id": "#a"}, "name": {"@id": "#a"}}"##,
        );
        assert!(meta.bylines().is_empty());
    }

    #[test]
    fn addresses_are_no_names() {
        let head = "<meta property=article:author content=https://social.test/ana><meta name=author content=@ana>
            <meta name=sailthru.author content='Ana Lund'>";
        assert_eq!(of(head).bylines(), ["Ana Lund"]);
    }

    #[test]
    fn a_section_is_a_part_of_the_paper() {
        let section = |content: &str| {
            of(&format!(
                "<meta property=article:section content='{content}'>"
            ))
            .section()
        };
        check(section("World"), "World");
        check(section("news/local/courts"), "courts");
        check(section("Harbour > Arts &amp; Books"), "Arts & Books");
        check(section("Film / TV"), "TV");
        check(section("article"), "-");
        check(
            in_json(r#"{"@type": "Article", "articleSection": ["Sea", "World"]}"#).section(),
            "Sea",
        );
    }

    #[test]
    fn the_way_to_a_page_names_its_section() {
        let way = |last: &str| {
            in_json(&format!(
                r#"[{{"@type": "NewsArticle", "headline": "Ferry sinks off Ny"}}, {{"@type": "BreadcrumbList", "itemListElement":
                [{{"name": "Home"}}, {{"item": {{"name": "Sea"}}}}, {{"name": "{last}"}}]}}]"#
            ))
        };
        check(way("Ferry sinks off Ny").section(), "Sea");
        check(way("Ferries").section(), "Ferries");
        check(way("home").section(), "Sea");
        check(
            way("A long way to say that it is about the sea").section(),
            "Sea",
        );
    }
}
