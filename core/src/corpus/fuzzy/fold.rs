//! Text as a searcher types it: no case, no accents, plain letters.

use std::{iter, ops::Range};

use caseless::Caseless;
use unicode_normalization::char::{canonical_combining_class, decompose_compatible};

/// A text folded for searching, with the way back to the text it was made from.
///
/// Folding takes each character by itself: compatibility decomposition, accents and points off,
/// full case folding (Unicode Standard, sections 3.11 and 3.13), a plain letter for those that do
/// not decompose (`ø`, `ł`, `ß`, …), a plain apostrophe, quotation mark and hyphen for theirs;
/// what has no width is dropped. So the folding of a part is always a part of the folding.
///
/// The original is not kept, and of the way back only the characters whose bytes differ in
/// number: nothing at all for ASCII.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folded {
    text: Box<str>,
    // In order of both ends; only characters that are not one character of the same length folded.
    edits: Box<[Edit]>,
    letters: u64,
    initials: u64,
}

/// One original character whose folding has another length, or several characters, or none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Edit {
    folded_end: u32,
    original_end: u32,
    folded_len: u8,
    original_len: u8,
}

impl Folded {
    /// Folds `original`.
    ///
    /// # Panics
    ///
    /// Panics if `original` or its folding is longer than `u32::MAX` bytes.
    pub fn new(original: &str) -> Folded {
        if original.is_ascii() {
            let text = original.to_ascii_lowercase().replace('`', "'");
            return Folded::with_edits(text, Vec::new());
        }
        let mut text = String::with_capacity(original.len());
        let mut edits = Vec::new();
        for (start, original_char) in original.char_indices() {
            let folded_start = text.len();
            fold_char(original_char, &mut text);
            let folded = &text[folded_start..];
            let original_len = original_char.len_utf8();
            if folded.len() != original_len || folded.chars().nth(1).is_some() {
                edits.push(Edit {
                    folded_end: offset(text.len()),
                    original_end: offset(start + original_len),
                    folded_len: folded.len() as u8,
                    original_len: original_len as u8,
                });
            }
        }
        Folded::with_edits(text, edits)
    }

    /// The folded text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The bytes of the original whose folding is `folded`, a byte range of [`Folded::as_str`].
    ///
    /// Covers whole characters, with the marks that follow the last of them. An empty range, or
    /// one that begins past the end, gives an empty one.
    pub fn original(&self, folded: Range<usize>) -> Range<usize> {
        let (start, end) = self.to_characters(folded);
        let original_start = self.original_start(start);
        if start >= end {
            return original_start..original_start;
        }
        original_start..self.original_end(end)
    }

    /// One bit or more for the characters of the text: a text lacks a word if it lacks a bit of it.
    pub(super) fn letters(&self) -> u64 {
        self.letters
    }

    /// The bits of the characters at which `fuzzy-matcher` sees a word begin.
    pub(super) fn initials(&self) -> u64 {
        self.initials
    }

    fn with_edits(text: String, edits: Vec<Edit>) -> Folded {
        let (letters, initials) = masks(&text);
        Folded {
            text: text.into_boxed_str(),
            edits: edits.into_boxed_slice(),
            letters,
            initials,
        }
    }

    fn to_characters(&self, folded: Range<usize>) -> (usize, usize) {
        let mut start = folded.start.min(self.text.len());
        while !self.text.is_char_boundary(start) {
            start -= 1;
        }
        let mut end = folded.end.min(self.text.len());
        while !self.text.is_char_boundary(end) {
            end += 1;
        }
        (start, end)
    }

    fn original_start(&self, folded: usize) -> usize {
        let at = self
            .edits
            .partition_point(|edit| edit.folded_end as usize <= folded);
        match self.edits.get(at) {
            Some(edit) if edit.folded_start() <= folded => edit.original_start(),
            _ => self.shifted(at, folded),
        }
    }

    fn original_end(&self, folded: usize) -> usize {
        let at = self
            .edits
            .partition_point(|edit| (edit.folded_end as usize) < folded);
        let mut end = match self.edits.get(at) {
            Some(edit) if edit.folded_start() < folded => edit.original_end as usize,
            _ => self.shifted(at, folded),
        };
        for edit in &self.edits[at..] {
            if edit.folded_len == 0 && edit.original_start() == end {
                end = edit.original_end as usize;
            } else if edit.original_start() >= end {
                break;
            }
        }
        end
    }

    /// Where a folded offset lies in the original if `at` counts the edits before it.
    fn shifted(&self, at: usize, folded: usize) -> usize {
        match at.checked_sub(1).and_then(|last| self.edits.get(last)) {
            Some(edit) => folded - edit.folded_end as usize + edit.original_end as usize,
            None => folded,
        }
    }
}

impl Edit {
    fn folded_start(self) -> usize {
        self.folded_end as usize - usize::from(self.folded_len)
    }

    fn original_start(self) -> usize {
        self.original_end as usize - usize::from(self.original_len)
    }
}

/// The bit that stands for `letter`: ASCII letters and digits have their own, others share.
pub(super) fn bit(letter: char) -> u64 {
    const OWN: u32 = 36;
    let code = u32::from(letter);
    let place = match letter {
        'a'..='z' => code - u32::from('a'),
        '0'..='9' => code - u32::from('0') + 26,
        _ => OWN + code % (u64::BITS - OWN),
    };
    1 << place
}

/// Whether `letter` belongs to a word, so that none begins after it.
pub(super) fn in_word(letter: char) -> bool {
    letter.is_alphanumeric() || canonical_combining_class(letter) != 0
}

fn masks(text: &str) -> (u64, u64) {
    let (mut letters, mut initials) = (0, 0);
    let mut begins = true;
    for letter in text.chars() {
        letters |= bit(letter);
        if begins {
            initials |= bit(letter);
        }
        begins = matches!(letter, ' ' | '\0') || letter.is_ascii_punctuation();
    }
    (letters, initials)
}

fn offset(bytes: usize) -> u32 {
    u32::try_from(bytes).expect("texts are at most `u32::MAX` bytes long")
}

fn fold_char(original: char, folded: &mut String) {
    if original.is_ascii() {
        push_plain(original.to_ascii_lowercase(), folded);
        return;
    }
    if is_dropped(original) {
        return;
    }
    decompose_compatible(original, |part| {
        for cased in iter::once(part).default_case_fold() {
            decompose_compatible(cased, |letter| {
                if !is_dropped(letter) {
                    push_plain(letter, folded);
                }
            });
        }
    });
}

/// Accents and points of alphabets, by their combining classes, and what has no width.
///
/// Vowel signs of Indic and South-East Asian scripts and the voicing of kana tell letters apart,
/// so they stay.
fn is_dropped(letter: char) -> bool {
    matches!(canonical_combining_class(letter), 1 | 7 | 10..=36 | 200..)
        || matches!(
            letter,
            // Soft hyphen, grapheme joiner, Arabic letter mark and tatweel, Mongolian selectors.
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{640}' | '\u{180b}'..='\u{180f}'
            // Joiners, spaces without width, directions; enclosing marks; variation selectors.
            | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{20dd}'..='\u{20e4}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
            // Tags and the selectors after them.
            | '\u{e0000}'..='\u{e0fff}'
        )
}

fn push_plain(letter: char, folded: &mut String) {
    let plain = match letter {
        'ø' => "o",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'ħ' => "h",
        'ŧ' => "t",
        'ı' => "i",
        'ə' => "e",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        // The Persian forms of two Arabic letters.
        'ی' => "ي",
        'ک' => "ك",
        '`' | '‘' | '’' | '‛' | 'ʻ' | 'ʼ' | 'ʾ' | 'ʿ' | '′' => "'",
        '“' | '”' | '„' | '‟' | '«' | '»' => "\"",
        '‐' | '‒' | '–' | '—' | '−' => "-",
        _ => return folded.push(letter),
    };
    folded.push_str(plain);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The part of `original` that stands behind the first `part` of its folding.
    fn behind<'a>(original: &'a str, part: &str) -> &'a str {
        let folded = Folded::new(original);
        let start = folded.as_str().find(part).unwrap();
        &original[folded.original(start..start + part.len())]
    }

    #[test]
    fn accents_case_and_letters_that_do_not_decompose_are_plain() {
        for (original, folded) in [
            ("Élection", "election"),
            ("E\u{301}lection", "election"),
            ("ПУТИН ещё", "путин еще"),
            ("Zürich", "zurich"),
            ("Straße STRAẞE", "strasse strasse"),
            ("Łódź Ørsted Đà Nẵng Æsir", "lodz orsted da nang aesir"),
            ("İstanbul Diyarbakır", "istanbul diyarbakir"),
            ("O’Neill O`Neill", "o'neill o'neill"),
            ("ﬁnal № ４２", "final no 42"),
            ("ΟΔΥΣΣΕΎΣ", "οδυσσευσ"),
            ("مُحَمَّد أحمد", "محمد احمد"),
            ("co\u{ad}op\u{200b}era\u{e0041}te", "cooperate"),
        ] {
            assert_eq!(Folded::new(original).as_str(), folded, "{original}");
        }
    }

    #[test]
    fn vowel_signs_and_voiced_kana_stay_apart() {
        assert_ne!(Folded::new("दिल्ली").as_str(), Folded::new("दल").as_str());
        assert_ne!(Folded::new("が"), Folded::new("か"));
    }

    #[test]
    fn ascii_needs_no_map() {
        assert!(Folded::new("Harbour `deal`").edits.is_empty());
    }

    #[test]
    fn cyrillic_needs_no_map_either() {
        assert!(Folded::new("Новый мост").edits.is_empty());
    }

    #[test]
    fn a_range_leads_back_to_whole_characters() {
        assert_eq!(behind("l’Élection d’été", "election"), "Élection");
        assert_eq!(behind("l’Élection d’été", "ete"), "été");
        assert_eq!(behind("Große Straße", "ras"), "raß");
        assert_eq!(behind("Große Straße", "se s"), "ße S");
        assert_eq!(behind("e\u{301}te\u{301} a", "ete"), "e\u{301}te\u{301}");
        assert_eq!(behind("\u{200b}\u{feff}ab", "ab"), "ab");
        assert_eq!(behind("한국", "\u{1112}"), "한");
    }

    #[test]
    fn a_range_past_the_end_is_cut() {
        let folded = Folded::new("né");
        assert_eq!(folded.original(1..99), 1..3);
        assert_eq!(folded.original(50..99), 3..3);
        assert_eq!(folded.original(1..1), 1..1);
    }

    proptest! {
        #[test]
        fn every_range_lies_on_characters_of_the_original(original in "\\PC{0,20}", a in 0usize..60, b in 0usize..60) {
            let range = Folded::new(&original).original(a.min(b)..a.max(b));
            prop_assert!(original.get(range).is_some());
        }

        #[test]
        fn the_folding_of_a_part_is_behind_that_part(before in "\\PC{0,8}", part in "\\PC{0,8}", after in "\\PC{0,8}") {
            let start = Folded::new(&before).as_str().len();
            let middle = Folded::new(&part);
            let whole = Folded::new(&format!("{before}{part}{after}"));
            let end = start + middle.as_str().len();
            prop_assert_eq!(&whole.as_str()[start..end], middle.as_str());
            if start < end {
                let range = whole.original(start..end);
                prop_assert!(range.start >= before.len());
                prop_assert!(range.start <= before.len() + part.len());
                prop_assert!(range.end > range.start);
            }
        }

        #[test]
        fn folding_again_changes_nothing(original in "\\PC{0,20}") {
            let once = Folded::new(&original);
            let twice = Folded::new(once.as_str());
            prop_assert_eq!(twice.as_str(), once.as_str());
        }
    }
}
