//! RSS and Atom.
//!
//! Feeds are often not well-formed. Each item is taken for itself, an end tag that is missing ends
//! nothing but the item it is missing in, and entities are never looked up.

use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};

use super::{Entry, Written, article};
use crate::problem::Reason;
use crate::source::draft::{Failure, MAX_ITEMS, Take, one_line};

/// Prefixes whose elements mean what those without one mean; others (`media:title`) are left out.
const PREFIXES: &[&str] = &["", "atom", "atom10", "rss", "dc", "dcterms", "content"];

/// How many elements inside one another may lack their end tags for its own end tag to be seen.
const MAX_UNCLOSED: usize = 500;

/// How far a feed has been read.
#[derive(Default)]
struct Progress {
    /// What the feed says of itself.
    feed: Entry,
    /// Its items so far.
    entries: Vec<Entry>,
    /// The item that is open.
    entry: Option<Entry>,
    /// The element in it, or in the feed, that is open.
    element: Option<Element>,
    /// The names of all open elements.
    open: Vec<String>,
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
///
/// # Errors
///
/// When there is none.
pub(in crate::source) fn read_xml(xml: &str, take: Take<'_>) -> Result<(), Failure> {
    let mut reader = Reader::from_str(without_prolog(xml));
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    config.expand_empty_elements = true;

    let mut progress = Progress::default();
    let why = loop {
        match reader.read_event() {
            Ok(Event::Eof) => break Reason::CutOff,
            Ok(Event::Start(tag)) => progress.start(&tag),
            Ok(Event::End(tag)) => progress.end(tag.name().as_ref()),
            Ok(Event::Text(text)) => progress.text(&text),
            Ok(Event::CData(text)) => progress.text(&text),
            Ok(Event::GeneralRef(reference)) => match reference.resolve_char_ref() {
                Ok(Some(character)) => progress.text(character.encode_utf8(&mut [0; 4])),
                _ => match quick_xml::escape::resolve_predefined_entity(&reference) {
                    Some(text) => progress.text(text),
                    None => progress.text(&format!("&{};", &*reference)),
                },
            },
            Ok(_) => {}
            Err(error) => break Reason::Xml(error.to_string()),
        }
        if progress.entries.len() > MAX_ITEMS {
            break Reason::TooMany(MAX_ITEMS);
        }
    };
    let cut_off = progress.entry.take().map(|mut entry| {
        if let Some(element) = progress.element.take() {
            entry.take(element);
        }
        entry
    });
    let whole = progress.entries.into_iter().map(|entry| (entry, None));
    let entries = whole.chain(cut_off.map(|entry| (entry, Some(why))));
    let mut n_items = 0;
    for (number, (entry, note)) in (1..).zip(entries) {
        n_items = number;
        let outcome = match number > MAX_ITEMS {
            true => Err(Failure::too_many(number)),
            false => article(entry, &progress.feed, number).map(|mut draft| {
                draft.notes.extend(note);
                draft
            }),
        };
        if take(outcome).is_break() {
            break;
        }
    }
    match n_items {
        0 => Err(Failure::of_file(Reason::NoItems)),
        _ => Ok(()),
    }
}

impl Progress {
    fn start(&mut self, tag: &BytesStart) {
        let name = tag.name().as_ref().to_owned();
        let local = local(&name);
        let parent = self.open.last().map_or("", |parent| self::local(parent));
        if let Some(element) = &mut self.element {
            element.open(tag, local);
        } else if self.entry.is_none() && is_item(local) {
            self.entry = Some(Entry {
                language: attribute(tag, "xml:lang"),
                ..Entry::default()
            });
        } else if is_item(parent) || self.entry.is_none() && matches!(parent, "channel" | "feed") {
            self.entry
                .as_mut()
                .unwrap_or(&mut self.feed)
                .link_of(tag, local);
            self.element = Some(Element {
                kind: attribute(tag, "type").or_else(|| attribute(tag, "mode")),
                name: name.clone(),
                ..Element::default()
            });
        } else if self.open.is_empty() {
            self.feed.language = attribute(tag, "xml:lang");
        }
        self.open.push(name);
        if self.open.len() > 2 * MAX_UNCLOSED {
            self.open.drain(..MAX_UNCLOSED);
        }
    }

    fn end(&mut self, name: &str) {
        let near = self.open.len().saturating_sub(MAX_UNCLOSED);
        let Some(depth) = self.open[near..].iter().rposition(|open| open == name) else {
            return;
        };
        let closed = self.open.split_off(near + depth);
        let ends = |element: &mut Element| closed.contains(&element.name);
        if let Some(element) = self.element.take_if(ends) {
            self.entry.as_mut().unwrap_or(&mut self.feed).take(element);
        } else if let Some(element) = &mut self.element {
            element.close(name);
        }
        if closed.iter().any(|name| is_item(local(name))) {
            self.entries.extend(self.entry.take());
        }
    }

    fn text(&mut self, text: &str) {
        if let Some(element) = &mut self.element {
            element.add(text);
        }
    }
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

    fn add(&mut self, text: &str) {
        self.text.push_str(text);
        self.markup
            .push_str(&quick_xml::escape::partial_escape(text));
        if self.in_inner {
            self.inner.get_or_insert_default().push_str(text);
        }
    }
}

fn is_item(local: &str) -> bool {
    matches!(local, "item" | "entry")
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
