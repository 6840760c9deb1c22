//! Feeds: RSS in all its versions, Atom, JSON Feed.
//!
//! Feeds are often not well-formed. Each item is taken for itself, an end tag that is missing ends
//! nothing but the item it is missing in, and entities are never looked up.

use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};
use serde_json::Value;

use super::{
    date,
    draft::{At, Draft, Failure, Outcome, language_tag, one_line, unreadable_date, web_address},
    page::render::text_of_fragment,
};
use crate::article::Stated;

/// Prefixes whose elements mean what those without one mean; others (`media:title`) are left out.
const PREFIXES: &[&str] = &["", "atom", "atom10", "rss", "dc", "dcterms", "content"];

/// What a feed or one of its items says; texts as they stand.
#[derive(Clone, Debug, Default)]
struct Entry {
    title: Option<Written>,
    content: Option<Written>,
    summary: Option<Written>,
    link: Option<String>,
    id: Option<String>,
    published: Option<String>,
    updated: Option<String>,
    authors: Vec<String>,
    language: Option<String>,
    source: Option<Written>,
}

/// A text and whether it is HTML.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Written {
    text: String,
    is_html: bool,
}

/// An element whose content is being gathered.
#[derive(Debug, Default)]
struct Element {
    /// With its prefix.
    name: String,
    /// The `type` of an Atom text.
    kind: Option<String>,
    /// The text in it, of elements inside too.
    text: String,
    /// The same as markup, where there are elements inside.
    markup: String,
    has_elements: bool,
    /// What stands in a `name` or `title` inside it.
    inner: Option<String>,
    in_inner: bool,
}

/// The items of an RSS or Atom file.
pub(super) fn read_xml(xml: &str) -> Vec<Outcome> {
    let mut reader = Reader::from_str(without_prolog(xml));
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    config.expand_empty_elements = true;

    let mut feed = Entry::default();
    let mut entries: Vec<(Entry, Option<String>)> = Vec::new();
    let mut entry: Option<Entry> = None;
    let mut element: Option<Element> = None;
    let mut parents: Vec<String> = Vec::new();
    let cut_off = loop {
        let event = match reader.read_event() {
            Ok(Event::Eof) => break None,
            Ok(event) => event,
            Err(error) => break Some(format!("not well-formed from here on: {error}")),
        };
        match event {
            Event::Start(tag) => {
                let name = tag.name().as_ref().to_owned();
                let local = local(&name);
                if let Some(element) = &mut element {
                    element.open(&tag, local);
                } else if entry.is_none() && matches!(local, "item" | "entry") {
                    entry = Some(Entry {
                        language: attribute(&tag, "xml:lang"),
                        ..Entry::default()
                    });
                } else {
                    let parent = parents.last().map_or("", |parent| self::local(parent));
                    let of_feed = entry.is_none() && matches!(parent, "channel" | "feed");
                    let of_entry = matches!(parent, "item" | "entry");
                    if of_feed || of_entry {
                        entry.as_mut().unwrap_or(&mut feed).link_of(&tag, local);
                        element = Some(Element {
                            kind: attribute(&tag, "type").or_else(|| attribute(&tag, "mode")),
                            name: name.clone(),
                            ..Element::default()
                        });
                    } else if parents.is_empty() {
                        feed.language = attribute(&tag, "xml:lang");
                    }
                }
                parents.push(name);
            }
            Event::End(tag) => {
                let name = tag.name().as_ref().to_owned();
                let Some(depth) = parents.iter().rposition(|parent| *parent == name) else {
                    continue;
                };
                let closed: Vec<String> = parents.split_off(depth);
                let ends_element = element
                    .as_ref()
                    .is_some_and(|element| closed.contains(&element.name));
                if let Some(element) = element.take_if(|_| ends_element) {
                    entry.as_mut().unwrap_or(&mut feed).take(element);
                } else if let Some(element) = &mut element {
                    element.close(&name);
                }
                let ends_entry = closed
                    .iter()
                    .any(|name| matches!(self::local(name), "item" | "entry"));
                if let Some(entry) = entry.take_if(|_| ends_entry) {
                    entries.push((entry, None));
                }
            }
            Event::Text(text) => add(&mut element, &text),
            Event::CData(text) => add(&mut element, &text),
            Event::GeneralRef(reference) => {
                let resolved = match reference.resolve_char_ref() {
                    Ok(Some(character)) => character.to_string(),
                    _ => quick_xml::escape::resolve_predefined_entity(&reference)
                        .map_or_else(|| format!("&{};", &*reference), str::to_owned),
                };
                add(&mut element, &resolved);
            }
            _ => {}
        }
    };
    if let Some(mut entry) = entry {
        if let Some(element) = element {
            entry.take(element);
        }
        let why = cut_off.unwrap_or_else(|| "cut off in the middle of this item".to_owned());
        entries.push((entry, Some(why)));
    }
    outcomes(&feed, entries)
}

/// The items of a JSON Feed (version 1 and 1.1).
pub(super) fn read_json(text: &str) -> Vec<Outcome> {
    let Ok(Value::Object(top)) = serde_json::from_str(text) else {
        return vec![Err(Failure::of_file("a JSON Feed that is no object"))];
    };
    let line = |value: Option<&Value>| Some(value?.as_str()?.to_owned());
    let written = |text: Option<String>, is_html| text.map(|text| Written { text, is_html });
    let authors = |item: &serde_json::Map<String, Value>| {
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
        let empty = serde_json::Map::new();
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

fn outcomes(feed: &Entry, entries: Vec<(Entry, Option<String>)>) -> Vec<Outcome> {
    if entries.is_empty() {
        return vec![Err(Failure::of_file(
            "no items of a feed in it; RSS, Atom and JSON Feed are read",
        ))];
    }
    (1..)
        .zip(entries)
        .map(|(number, (entry, note))| {
            let mut draft = article(entry, feed, number)?;
            draft.notes.extend(note);
            Ok(draft)
        })
        .collect()
}

fn article(entry: Entry, feed: &Entry, number: usize) -> Outcome {
    let title = entry.title.as_ref().and_then(Written::line);
    let content = entry
        .content
        .as_ref()
        .map(Written::plain)
        .unwrap_or_default();
    let summary = entry
        .summary
        .as_ref()
        .map(Written::plain)
        .unwrap_or_default();
    let body = if summary.len() > content.len() {
        summary
    } else {
        content
    };
    if title.is_none() && body.is_empty() {
        return Err(Failure {
            at: At::Item(number),
            reason: "no text in it".to_owned(),
        });
    }
    let dates = [&entry.published, &entry.updated];
    let mut written = dates
        .into_iter()
        .flatten()
        .filter(|date| !date.trim().is_empty());
    let published = written.clone().find_map(|date| date::parse(date));
    let note = match &published {
        None => written.next().map(|date| unreadable_date(date)),
        Some(_) => None,
    };
    let authors = if entry.authors.is_empty() {
        &feed.authors
    } else {
        &entry.authors
    };
    let outlet = entry.source.as_ref().or(feed.title.as_ref());
    let mut draft = Draft::titled(
        Stated {
            path: None,
            url: entry
                .link
                .as_deref()
                .and_then(web_address)
                .or_else(|| web_address(entry.id.as_deref()?)),
            reference: entry.id.as_deref().and_then(one_line),
            title,
            outlet: outlet.and_then(Written::line),
            byline: one_line(&authors.join(", ")),
            section: None,
            language: entry
                .language
                .as_ref()
                .or(feed.language.as_ref())
                .and_then(|tag| language_tag(tag)),
            published,
        },
        &body,
    );
    draft.number = Some(number);
    draft.notes.extend(note);
    Ok(draft)
}

impl Entry {
    /// Takes over what stood in an element of this entry; the first of several counts.
    fn take(&mut self, element: Element) {
        let (prefix, local) = element.name.split_once(':').unwrap_or(("", &element.name));
        if !PREFIXES.contains(&prefix) {
            return;
        }
        let local = local.to_owned();
        let text = element.text.trim().to_owned();
        let is_address = !element.has_elements && !text.is_empty();
        match &local[..] {
            "title" => first(&mut self.title, element.written()),
            "encoded" | "content" => first(&mut self.content, element.written()),
            "description" | "summary" | "tagline" | "subtitle" => {
                first(&mut self.summary, element.written())
            }
            "link" if is_address => first(&mut self.link, Some(text)),
            "guid" | "id" | "identifier" => first(&mut self.id, Some(text)),
            "pubDate" | "published" | "date" | "issued" | "created" => {
                first(&mut self.published, Some(text))
            }
            "updated" | "modified" => first(&mut self.updated, Some(text)),
            "author" | "creator" => self.authors.extend(element.person()),
            "language" => first(&mut self.language, Some(text)),
            "source" => {
                let written = match element.inner {
                    Some(text) => Some(Written {
                        text,
                        is_html: true,
                    }),
                    None => element.written(),
                };
                first(&mut self.source, written);
            }
            _ => {}
        }
    }

    /// Takes the address of an Atom link to the article itself.
    fn link_of(&mut self, tag: &BytesStart, local: &str) {
        let is_itself = attribute(tag, "rel").is_none_or(|rel| rel == "alternate");
        if local == "link" && is_itself {
            first(&mut self.link, attribute(tag, "href"));
        }
    }
}

fn first<T>(slot: &mut Option<T>, value: Option<T>) {
    if slot.is_none() {
        *slot = value;
    }
}

impl Element {
    fn open(&mut self, tag: &BytesStart, local: &str) {
        self.has_elements = true;
        self.in_inner = matches!(local, "name" | "title");
        self.markup
            .push_str(&format!("<{local} {}>", tag.attributes_raw().trim()));
    }

    fn close(&mut self, name: &str) {
        self.in_inner = false;
        self.markup.push_str(&format!("</{}>", local(name)));
    }

    fn written(&self) -> Option<Written> {
        if self.has_elements {
            return Some(Written {
                text: self.markup.clone(),
                is_html: true,
            });
        }
        let is_html = match self.kind.as_deref() {
            Some("text" | "text/plain") => false,
            Some(kind) if kind.contains("html") => true,
            _ => looks_like_html(&self.text),
        };
        (!self.text.trim().is_empty()).then(|| Written {
            text: self.text.clone(),
            is_html,
        })
    }

    /// The name of a person: in an element of its own, or with an address as RSS has it.
    fn person(&self) -> Option<String> {
        let text = match &self.inner {
            Some(name) => name,
            None if self.has_elements => return None,
            None => &self.text,
        };
        let text = one_line(text)?;
        let (address, name) = text.split_once(" (").unwrap_or((&text, ""));
        match name.strip_suffix(')') {
            Some(name) if address.contains('@') => one_line(name),
            _ => Some(text),
        }
    }
}

fn add(element: &mut Option<Element>, text: &str) {
    let Some(element) = element else {
        return;
    };
    element.text.push_str(text);
    element
        .markup
        .push_str(&quick_xml::escape::partial_escape(text));
    if element.in_inner {
        element.inner.get_or_insert_default().push_str(text);
    }
}

impl Written {
    fn plain(&self) -> String {
        if self.is_html {
            text_of_fragment(&self.text).text
        } else {
            self.text.trim().to_owned()
        }
    }

    fn line(&self) -> Option<String> {
        one_line(&self.plain())
    }
}

/// Whether there is a tag or an entity in `text`.
fn looks_like_html(text: &str) -> bool {
    let last = text.rfind('>').unwrap_or(0);
    let tag = text[..last].match_indices('<').any(|(at, _)| {
        let inner = text[at + 1..].trim_start_matches('/');
        inner.starts_with(|c: char| c.is_ascii_alphabetic() || c == '!')
    });
    let entity = text.match_indices('&').any(|(at, _)| {
        let name = &text[at + 1..];
        let mut ends = name.bytes().take(11);
        let len = ends.position(|b| !(b.is_ascii_alphanumeric() || b == b'#'));
        len.is_some_and(|len| len >= 2 && name[len..].starts_with(';'))
    });
    tag || entity
}

fn attribute(tag: &BytesStart, name: &str) -> Option<String> {
    let mut attributes = tag.html_attributes();
    let found = attributes
        .with_checks(false)
        .flatten()
        .find(|attribute| attribute.key.as_ref() == name)?;
    let value = found.value.trim();
    let plain = quick_xml::escape::unescape(value)
        .map_or_else(|_| value.to_owned(), |value| value.into_owned());
    (!plain.is_empty()).then_some(plain)
}

fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

/// The text is decoded already, so that what its prolog says of its encoding must not be followed again.
fn without_prolog(xml: &str) -> &str {
    let xml = xml.trim_start();
    match xml.strip_prefix("<?xml") {
        Some(rest) => rest.find("?>").map_or(xml, |end| &rest[end + 2..]),
        None => xml,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rss(items: &str) -> Vec<Outcome> {
        read_xml(&format!(
            "<?xml version='1.0' encoding='ISO-8859-1'?>\n<rss version='2.0' xmlns:dc='x'><channel><title>Harbour News</title>\
             <link>https://harbour.test/</link><language>en-GB</language>{items}</channel></rss>"
        ))
    }

    fn texts(outcomes: Vec<Outcome>) -> Vec<String> {
        let shown = |outcome: Outcome| match outcome {
            Ok(draft) => format!("{} {}", draft.text, draft.notes.join("; "))
                .trim()
                .to_owned(),
            Err(failure) => format!("{:?} {}", failure.at, failure.reason),
        };
        outcomes.into_iter().map(shown).collect()
    }

    #[test]
    fn an_item_of_rss_is_an_article_of_its_feed() {
        let outcomes = rss(
            "<item><title>Ferry &amp;amp; tug sink</title><link>https://harbour.test/7</link><guid isPermaLink='false'>n7</guid>\
             <pubDate>Tue, 09 Jul 2019 23:30:00 -0400</pubDate><dc:creator>Ana Lund</dc:creator><media:title>no</media:title>\
             <description><![CDATA[<p>Both&nbsp;sank.</p><p>All are safe.</p><script>no</script>]]></description></item>",
        );
        let [Ok(draft)] = &outcomes[..] else {
            panic!("{outcomes:?}")
        };
        assert_eq!(
            draft.text,
            "Ferry & tug sink\n\nBoth sank.\n\nAll are safe."
        );
        assert_eq!(draft.number, Some(1));
        let stated = &draft.stated;
        assert_eq!(stated.reference.as_deref(), Some("n7"));
        assert_eq!(stated.url.as_deref(), Some("https://harbour.test/7"));
        assert_eq!(stated.outlet.as_deref(), Some("Harbour News"));
        assert_eq!(stated.byline.as_deref(), Some("Ana Lund"));
        assert_eq!(stated.language.as_deref(), Some("en-GB"));
        let published = stated.published.as_ref().unwrap();
        assert_eq!(published.days.to_string(), "2019-07-09");
        assert_eq!(published.time.unwrap().to_string(), "23:30:00");
    }

    #[test]
    fn an_entry_of_atom_may_hold_markup() {
        let outcomes = read_xml(
            "<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='fr'><title type='text'>A &lt; B</title><author><name>Bo Ek</name></author>\
             <entry><id>urn:1</id><title/><link rel='self' href='https://a.test/self'/><link href='https://a.test/1?a=1&amp;b=2'/>\
             <updated>2019-07-09T08:00:00Z</updated><content type='xhtml'><div><p>Fish &amp; chips</p><p>2 &lt; 3</p></div></content></entry></feed>",
        );
        let [Ok(draft)] = &outcomes[..] else {
            panic!("{outcomes:?}")
        };
        assert_eq!(draft.text, "Fish & chips\n\n2 < 3");
        assert_eq!(
            draft.stated.url.as_deref(),
            Some("https://a.test/1?a=1&b=2")
        );
        assert_eq!(draft.stated.outlet.as_deref(), Some("A < B"));
        assert_eq!(draft.stated.byline.as_deref(), Some("Bo Ek"));
        assert_eq!(draft.stated.language.as_deref(), Some("fr"));
    }

    #[test]
    fn a_json_feed_is_a_feed() {
        let outcomes = read_json(
            r#"{"version": "https://jsonfeed.org/version/1.1", "title": "Harbour News", "items": [
            {"id": "1", "title": "Ferry sinks", "content_html": "<p>It sank.</p>", "date_published": "2019-07-09T08:00:00Z", "authors": [{"name": "Ana Lund"}]},
            {"id": 2, "content_text": "All are safe."}, {"id": "3"}, 4]}"#,
        );
        assert_eq!(
            texts(outcomes),
            [
                "Ferry sinks\n\nIt sank.",
                "All are safe.",
                "Item(3) no text in it",
                "Item(4) no text in it"
            ]
        );
    }

    #[test]
    fn broken_feeds_give_what_they_hold() {
        assert_eq!(
            texts(rss(
                "<item><title>Fish & chips <b>up</title><description>It sank.</description></item><item><title>Two</title></item>"
            )),
            ["Fish & chips up\n\nIt sank.", "Two"]
        );
        assert_eq!(
            texts(read_xml(
                "<rss><channel><item><title>One</title></item><item><title>Two</title><description>It sa"
            )),
            ["One", "Two\n\nIt sa cut off in the middle of this item"]
        );
    }

    #[test]
    fn entities_of_a_document_are_not_expanded() {
        let xml = "<!DOCTYPE r [<!ENTITY a SYSTEM \"file:///etc/passwd\"><!ENTITY b \"&a;&a;\">]><rss><channel><item><title>x &a; &b;</title></item></channel></rss>";
        assert_eq!(texts(read_xml(xml)), ["x &a; &b;"]);
    }

    #[test]
    fn bad_dates_are_told_and_no_items_too() {
        assert_eq!(
            texts(rss(
                "<item><title>One</title><pubDate>Yesterday</pubDate></item>"
            )),
            ["One `Yesterday` is no date that can be read; the article is left without one"]
        );
        assert_eq!(
            texts(rss("")),
            ["File no items of a feed in it; RSS, Atom and JSON Feed are read"]
        );
    }
}
