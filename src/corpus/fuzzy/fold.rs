//! Text as it is compared: without case, accents and compatibility forms.

use std::ops::Range;

use caseless::Caseless;
use unicode_normalization::char::{decompose_compatible, is_combining_mark};

/// A text folded for matching: compatibility decomposition (UAX 15), marks off, full case folding,
/// invisible characters off; with the way back to the original for highlighting.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folded {
    text: Box<str>,
    // For each byte of `text`, the byte of the original at which its character begins, and at the
    // end the length of the original; none when both are the same.
    origins: Option<Box<[u32]>>,
    mask: u64,
}

impl Folded {
    /// Folds `original`.
    pub fn new(original: &str) -> Folded {
        if original.is_ascii() {
            return Folded::of(original.to_ascii_lowercase(), None);
        }
        let mut text = String::with_capacity(original.len());
        let mut origins = Vec::with_capacity(original.len() + 1);
        for (at, c) in original.char_indices() {
            fold(c, |folded| {
                text.push(folded);
                origins.extend((0..folded.len_utf8()).map(|_| at as u32));
            });
        }
        origins.push(original.len() as u32);
        Folded::of(text, Some(origins.into()))
    }

    /// The folded text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The characters of the original that `range`, a range of bytes of the folded text, was folded from.
    pub fn original(&self, range: Range<usize>) -> Range<usize> {
        let Some(origins) = &self.origins else {
            return range;
        };
        let start = origins[range.start] as usize;
        let Some(last) = range.end.checked_sub(1).filter(|_| !range.is_empty()) else {
            return start..start;
        };
        let end = origins[last..]
            .iter()
            .find(|origin| **origin > origins[last]);
        start..end.map_or(start, |end| *end as usize)
    }

    /// A set bit for each character that occurs; different characters may share a bit.
    pub fn mask(&self) -> u64 {
        self.mask
    }

    fn of(text: String, origins: Option<Box<[u32]>>) -> Folded {
        Folded {
            mask: mask(&text),
            text: text.into(),
            origins,
        }
    }
}

/// The bits of the characters of `folded`; white space has none.
pub(super) fn mask(folded: &str) -> u64 {
    let bit = |c: char| match c {
        'a'..='z' => 1 << (c as u32 - 'a' as u32),
        '0'..='9' => 1 << (26 + c as u32 - '0' as u32),
        c if c.is_whitespace() => 0,
        c => 1 << (36 + c as u32 % 28),
    };
    folded.chars().map(bit).fold(0, |mask, bit| mask | bit)
}

fn fold(c: char, mut emit: impl FnMut(char)) {
    if let Some(plain) = plain(c) {
        plain.chars().for_each(emit);
        return;
    }
    if is_invisible(c) {
        return;
    }
    decompose_compatible(c, |part| {
        let parts = std::iter::once(part).default_case_fold();
        parts
            .filter(|part| !is_combining_mark(*part))
            .for_each(&mut emit);
    });
}

/// Letters that no decomposition takes apart, as they are typed without their keys.
fn plain(c: char) -> Option<&'static str> {
    Some(match c {
        'ø' | 'Ø' => "o",
        'ł' | 'Ł' => "l",
        'đ' | 'Đ' | 'ð' | 'Ð' => "d",
        'ħ' | 'Ħ' => "h",
        'ı' => "i",
        'æ' | 'Æ' => "ae",
        'œ' | 'Œ' => "oe",
        'þ' | 'Þ' => "th",
        '‘' | '’' | '`' | 'ʼ' => "'",
        '“' | '”' => "\"",
        '‐' | '‑' | '–' | '—' => "-",
        _ => return None,
    })
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}'
        | '\u{feff}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn case_accents_and_compatibility_forms_fall_away() {
        let folded = |text| Folded::new(text).as_str().to_owned();
        assert_eq!(folded("Élection À ZÜRICH"), "election a zurich");
        assert_eq!(
            folded("ПУТИН Straße ｗｉｄｅ Łódź"),
            "путин strasse wide lodz"
        );
        assert_eq!(folded("B\u{200b}rid\u{ad}ge Cafe\u{301}"), "bridge cafe");
    }

    #[test]
    fn a_folded_range_covers_the_characters_it_came_from() {
        let text = "Straße Cafe\u{301}s";
        let folded = Folded::new(text);
        let at = folded.as_str().find("ss").unwrap();
        assert_eq!(&text[folded.original(at..at + 1)], "ß");
        let at = folded.as_str().find("cafe").unwrap();
        assert_eq!(&text[folded.original(at..at + 4)], "Cafe\u{301}");
    }

    proptest! {
        #[test]
        fn ranges_lie_on_characters_of_the_original(text in ".{0,40}") {
            let folded = Folded::new(&text);
            for (at, c) in folded.as_str().char_indices() {
                let range = folded.original(at..at + c.len_utf8());
                prop_assert!(text.get(range).is_some_and(|covered| !covered.is_empty()));
            }
        }
    }
}
