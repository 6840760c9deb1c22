//! What a JSON file holds at its top, and the elements of its list one by one.

use std::{fmt, ops::ControlFlow};

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::written::{Element, Peek, Sought};

/// Names under which an object may hold its articles.
const LISTS: [&str; 2] = ["articles", "items"];

/// What a JSON file holds at its top.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Top {
    /// An object with a text.
    Article,
    /// A list, in an object under a name.
    List(Option<&'static str>),
    /// A JSON Feed.
    Feed,
    Other,
}

impl Top {
    /// Reads the first value of `text`; a text is what stands under one of `texts`.
    ///
    /// # Errors
    ///
    /// When it is no JSON.
    pub fn of(text: &str, texts: &'static [&'static str]) -> serde_json::Result<Shape> {
        let mut deserializer = serde_json::Deserializer::from_str(text);
        let top = AtTop { texts }.deserialize(&mut deserializer)?;
        Ok(Shape {
            top,
            is_all: deserializer.end().is_ok(),
        })
    }
}

/// The first value of a file.
pub(super) struct Shape {
    pub top: Top,
    /// Whether nothing follows it.
    pub is_all: bool,
}

/// Hands the elements of the list in `text` to `take`, each as soon as it is read, until that breaks; the list is all
/// there is, or stands in an object under `name`.
///
/// # Errors
///
/// When `text` is no JSON or nested too deep from the element on that is not handed over.
pub(in crate::source) fn each(
    text: &str,
    name: Option<&str>,
    sought: Sought,
    take: &mut dyn FnMut(Element) -> ControlFlow<()>,
) -> serde_json::Result<()> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let list = Elements { sought, take };
    match name {
        None => list.deserialize(&mut deserializer),
        Some(name) => Under { name, list }.deserialize(&mut deserializer),
    }
}

#[derive(Clone, Copy)]
struct AtTop {
    texts: &'static [&'static str],
}

impl<'de> DeserializeSeed<'de> for AtTop {
    type Value = Top;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Top, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for AtTop {
    type Value = Top;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object or a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Top, A::Error> {
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Top::List(None))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Top, A::Error> {
        let (mut list, mut has_text, mut is_feed) = (None, false, false);
        while let Some(name) = map.next_key::<String>()? {
            let value: Peek = map.next_value()?;
            if let Some(known) = LISTS.into_iter().find(|known| *known == name)
                && list.is_none()
            {
                list = Some((known, value.is_list));
            }
            has_text |= self.texts.contains(&&name[..]) && value.says_something;
            is_feed |= name == "version" && value.is_feed_version;
        }
        Ok(match list {
            _ if is_feed => Top::Feed,
            _ if has_text => Top::Article,
            Some((name, true)) => Top::List(Some(name)),
            _ => Top::Other,
        })
    }

    fn visit_unit<E: Error>(self) -> Result<Top, E> {
        Ok(Top::Other)
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<Top, E> {
        Ok(Top::Other)
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<Top, E> {
        Ok(Top::Other)
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<Top, E> {
        Ok(Top::Other)
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<Top, E> {
        Ok(Top::Other)
    }

    fn visit_str<E: Error>(self, _: &str) -> Result<Top, E> {
        Ok(Top::Other)
    }
}

struct Elements<'t> {
    sought: Sought,
    take: &'t mut dyn FnMut(Element) -> ControlFlow<()>,
}

impl<'de> DeserializeSeed<'de> for Elements<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Elements<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        while let Some(element) = seq.next_element_seed(self.sought)? {
            if (self.take)(element).is_break() {
                break;
            }
        }
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(())
    }
}

/// The list that stands first under a name.
struct Under<'t> {
    name: &'t str,
    list: Elements<'t>,
}

impl<'de> DeserializeSeed<'de> for Under<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Under<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let mut list = Some(self.list);
        while let Some(name) = map.next_key::<String>()? {
            match list.take_if(|_| name == self.name) {
                Some(list) => map.next_value_seed(list)?,
                None => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        Ok(())
    }
}
