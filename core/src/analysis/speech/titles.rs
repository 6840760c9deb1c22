//! Which titles stand for which names.

use std::collections::HashMap;

use crate::{
    analysis::{EntityKind, Mention, PrintedRole},
    text::Text,
};

/// The longest title that stands for a name, in words.
const LONGEST: usize = 5;

/// Every title by which the persons of an article may be meant, by its [`key`], with those who bear it, the first first.
pub(super) fn borne(
    text: &Text,
    mentions: &[Mention],
    roles: &[PrintedRole],
) -> HashMap<String, Vec<u32>> {
    let mut borne: HashMap<String, Vec<u32>> = HashMap::new();
    for role in roles {
        if mentions[role.mention as usize].kind != EntityKind::Person {
            continue;
        }
        let key = key(&text[role.span]);
        let words: Vec<&str> = key.split(' ').collect();
        for first in words.len().saturating_sub(LONGEST)..words.len() {
            let bearers = borne.entry(words[first..].join(" ")).or_default();
            if bearers.last() != Some(&role.mention) {
                bearers.push(role.mention);
            }
        }
    }
    borne
}

/// A title in lower case with its head last: `minister of health` and `health minister` are one.
pub(super) fn key(title: &str) -> String {
    let title = title.to_lowercase();
    match title.split_once(" of ") {
        Some((head, rest)) => {
            let rest = rest.trim_start_matches("the ");
            format!("{rest} {head}")
        }
        None => title,
    }
}
