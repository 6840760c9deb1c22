//! Values and objects of JSON, of which nothing is kept but the words that may be read of them: a list of millions of
//! numbers takes no more room than its text.

use std::{collections::BTreeMap, fmt};

use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess,
    Unexpected, Visitor,
};
use serde_json::Number;

/// So much of a value is shown that is not what was sought, in characters.
const MAX_SHOWN: usize = 40;

/// What is written in a value.
#[derive(Debug)]
pub(in crate::source) enum Written {
    /// Null, or a list without a word.
    Nothing,
    Bool(bool),
    Number(Number),
    /// A text, or the parts of a list.
    Text(String),
    Object {
        /// What stands under `name`, or else `title`.
        name: Option<Box<Written>>,
        /// What stands under `value`, as in an export of ours.
        value: Option<Box<Written>>,
    },
}

impl Written {
    /// A text, a number, the parts of a list, the name in an object.
    pub fn words(self) -> Option<String> {
        match self {
            Written::Text(text) => Some(text),
            Written::Number(number) => Some(number.to_string()),
            Written::Object { name, .. } => name.and_then(|name| name.words()),
            Written::Nothing | Written::Bool(_) => None,
        }
    }

    /// The text, if it is one.
    pub fn text(self) -> Option<String> {
        match self {
            Written::Text(text) => Some(text),
            _ => None,
        }
    }

    /// What is shown of it where it is not what was sought.
    pub fn shown(self) -> Option<String> {
        match self {
            Written::Bool(it) => Some(it.to_string()),
            Written::Object { name: None, .. } => Some("{…}".to_owned()),
            Written::Nothing => None,
            _ => self.words(),
        }
    }

    fn says_something(&self) -> bool {
        match self {
            Written::Text(text) => !text.is_empty(),
            Written::Nothing => false,
            Written::Bool(_) | Written::Number(_) | Written::Object { .. } => true,
        }
    }
}

/// The fields of an object that are sought, by their names; those that say nothing are left out.
#[derive(Debug, Default)]
pub(in crate::source) struct Named(BTreeMap<&'static str, Written>);

impl Named {
    /// What stands under `name`, which is gone then.
    pub fn take(&mut self, name: &str) -> Option<Written> {
        self.0.remove(name)
    }
}

/// Which fields are sought, and what is put between the parts of a list that one holds.
#[derive(Clone, Copy)]
pub(in crate::source) struct Sought(pub &'static [(&'static str, &'static str)]);

/// An object, or what stands where one should.
#[derive(Debug)]
pub(in crate::source) enum Element {
    Object(Named),
    /// In words: `integer 4`.
    Other(String),
}

impl<'de> DeserializeSeed<'de> for Sought {
    type Value = Element;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Element, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Sought {
    type Value = Element;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Element, A::Error> {
        let mut found = Named::default();
        while let Some(sought) = map.next_key_seed(Known(self.0))? {
            let Some((name, between)) = sought else {
                map.next_value::<IgnoredAny>()?;
                continue;
            };
            let value = map.next_value_seed(Between(between))?;
            if value.says_something() {
                found.0.insert(name, value);
            }
        }
        Ok(Element::Object(found))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Element, A::Error> {
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Element::Other("a list".to_owned()))
    }

    fn visit_unit<E: Error>(self) -> Result<Element, E> {
        Ok(Element::Other("null".to_owned()))
    }

    fn visit_bool<E: Error>(self, it: bool) -> Result<Element, E> {
        Ok(Element::Other(Unexpected::Bool(it).to_string()))
    }

    fn visit_i64<E: Error>(self, it: i64) -> Result<Element, E> {
        Ok(Element::Other(Unexpected::Signed(it).to_string()))
    }

    fn visit_u64<E: Error>(self, it: u64) -> Result<Element, E> {
        Ok(Element::Other(Unexpected::Unsigned(it).to_string()))
    }

    fn visit_f64<E: Error>(self, it: f64) -> Result<Element, E> {
        Ok(Element::Other(Unexpected::Float(it).to_string()))
    }

    fn visit_str<E: Error>(self, it: &str) -> Result<Element, E> {
        let shown: String = it.chars().take(MAX_SHOWN).collect();
        Ok(Element::Other(Unexpected::Str(&shown).to_string()))
    }
}

/// Reads a key; gives it with what belongs to it if it is one of those.
struct Known(&'static [(&'static str, &'static str)]);

impl<'de> DeserializeSeed<'de> for Known {
    type Value = Option<(&'static str, &'static str)>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for Known {
    type Value = Option<(&'static str, &'static str)>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<Self::Value, E> {
        Ok(self.0.iter().find(|(known, _)| *known == name).copied())
    }
}

/// Reads a value; so much is put between the parts of a list.
#[derive(Clone, Copy)]
struct Between(&'static str);

/// What an object that is a value may hold.
const INNER: [&str; 3] = ["name", "title", "value"];

impl<'de> DeserializeSeed<'de> for Between {
    type Value = Written;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Written, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Between {
    type Value = Written;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E: Error>(self) -> Result<Written, E> {
        Ok(Written::Nothing)
    }

    fn visit_bool<E: Error>(self, it: bool) -> Result<Written, E> {
        Ok(Written::Bool(it))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Written, E> {
        Ok(Written::Number(number.into()))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Written, E> {
        Ok(Written::Number(number.into()))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Written, E> {
        Ok(Number::from_f64(number).map_or(Written::Nothing, Written::Number))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Written, E> {
        Ok(Written::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Written, A::Error> {
        let mut joined: Option<String> = None;
        while let Some(part) = seq.next_element_seed(self)? {
            match (part.words(), &mut joined) {
                (Some(words), None) => joined = Some(words),
                (Some(words), Some(joined)) => {
                    joined.push_str(self.0);
                    joined.push_str(&words);
                }
                (None, _) => {}
            }
        }
        Ok(joined.map_or(Written::Nothing, Written::Text))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Written, A::Error> {
        let mut found: [Option<Box<Written>>; INNER.len()] = Default::default();
        while let Some(name) = map.next_key::<String>()? {
            match INNER.iter().position(|known| *known == name) {
                Some(at) => found[at] = Some(Box::new(map.next_value_seed(self)?)),
                None => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        let [name, title, value] = found;
        Ok(Written::Object {
            name: name.or(title),
            value,
        })
    }
}

/// What matters of a value that is not read yet.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Peek {
    pub is_list: bool,
    /// Whether it is neither null nor an empty text.
    pub says_something: bool,
    /// Whether it is what JSON Feed gives as its version.
    pub is_feed_version: bool,
}

impl<'de> Deserialize<'de> for Peek {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Peek, D::Error> {
        deserializer.deserialize_any(Peek::default())
    }
}

impl<'de> Visitor<'de> for Peek {
    type Value = Peek;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E: Error>(self) -> Result<Peek, E> {
        Ok(self)
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<Peek, E> {
        Ok(self.saying())
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<Peek, E> {
        Ok(self.saying())
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<Peek, E> {
        Ok(self.saying())
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<Peek, E> {
        Ok(self.saying())
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Peek, E> {
        Ok(Peek {
            says_something: !text.is_empty(),
            is_feed_version: text.contains("jsonfeed.org/version"),
            ..self
        })
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Peek, A::Error> {
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Peek {
            is_list: true,
            ..self.saying()
        })
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Peek, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(self.saying())
    }
}

impl Peek {
    fn saying(self) -> Peek {
        Peek {
            says_something: true,
            ..self
        }
    }
}
