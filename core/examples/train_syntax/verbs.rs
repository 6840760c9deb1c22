//! Which verbs there are, for the dictionary forms.

use std::collections::BTreeMap;

use dateline_core::syntax::Tag;

use crate::corpus::Sentence;

/// How often a verb has to be met.
const AT_LEAST: u32 = 4;

/// The bare verbs, a line each, in order.
pub fn count<'s>(sentences: impl Iterator<Item = &'s Sentence>) -> String {
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    for sentence in sentences {
        for (form, tag) in sentence.forms.iter().zip(&sentence.gold) {
            let is_word = form.len() > 1 && form.bytes().all(|byte| byte.is_ascii_lowercase());
            if matches!(tag, Some(Tag::Vb | Tag::Vbp)) && is_word {
                *counts.entry(form.clone()).or_default() += 1;
            }
        }
    }
    let met = counts.into_iter().filter(|&(_, count)| count >= AT_LEAST);
    met.map(|(verb, _)| verb + "\n").collect()
}
