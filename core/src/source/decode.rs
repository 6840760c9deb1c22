//! Bytes → text: which encoding a file is in.
//!
//! A byte order mark decides; then valid UTF-8, which hardly any text in another encoding is by
//! chance, so that it outweighs a wrong declaration; then what the file declares (the WHATWG
//! Encoding Standard's labels); then a guess.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use crate::problem::Reason;

/// How far into a file a declaration may stand.
const DECLARATION_BYTES: usize = 4096;
/// How much of a file the guess is made from.
const GUESS_BYTES: usize = 256 << 10;
/// Text holds at most one control character in this many bytes.
const BYTES_A_CONTROL: usize = 32;

/// A decoded file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Decoded {
    /// The text, without a byte order mark.
    pub text: String,
    /// What was lost, if anything was.
    pub note: Option<Reason>,
}

/// Decodes a whole file.
pub(super) fn decode(bytes: Vec<u8>) -> Decoded {
    let (encoding, bytes) = match Encoding::for_bom(&bytes) {
        Some((encoding, len)) => (encoding, Cow::Borrowed(&bytes[len..])),
        None => match undeclared_utf16(&bytes) {
            Some(encoding) => (encoding, Cow::Borrowed(&bytes[..])),
            None => (eight_bit(&bytes), Cow::Owned(bytes)),
        },
    };
    let (text, replaced) = decode_as(encoding, bytes);
    let mut note = replaced.then(|| Reason::Encoding(encoding.name()));
    let text = if text.contains('\0') {
        note.get_or_insert(Reason::Nul);
        text.replace('\0', "\u{fffd}")
    } else {
        text
    };
    Decoded { text, note }
}

/// The start of a file as text, for a look at it; what cannot be decoded shows as U+FFFD.
pub(super) fn preview(head: &[u8]) -> Cow<'_, str> {
    match Encoding::for_bom(head) {
        Some((encoding, len)) => encoding.decode_without_bom_handling(&head[len..]).0,
        None => match undeclared_utf16(head) {
            Some(encoding) => encoding.decode_without_bom_handling(head).0,
            None => String::from_utf8_lossy(head),
        },
    }
}

/// Whether `head` is UTF-16, with or without a byte order mark, so that lines cannot be told by their bytes.
pub(super) fn is_utf16(head: &[u8]) -> bool {
    let marked = Encoding::for_bom(head).map(|(encoding, _)| encoding);
    marked
        .or_else(|| undeclared_utf16(head))
        .is_some_and(|encoding| encoding != UTF_8)
}

/// Whether `head` holds too many control characters to be text in any encoding.
pub(super) fn is_binary(head: &[u8]) -> bool {
    if is_utf16(head) {
        return false;
    }
    let n_controls = head
        .iter()
        .filter(|b| matches!(b, 0..=8 | 14..=26 | 28..=31 | 127))
        .count();
    n_controls * BYTES_A_CONTROL > head.len()
}

fn decode_as(encoding: &'static Encoding, bytes: Cow<'_, [u8]>) -> (String, bool) {
    if encoding == UTF_8
        && let Cow::Owned(bytes) = bytes
    {
        return match String::from_utf8(bytes) {
            Ok(text) => (text, false),
            Err(error) => (String::from_utf8_lossy(error.as_bytes()).into_owned(), true),
        };
    }
    let (text, replaced) = encoding.decode_without_bom_handling(&bytes);
    (text.into_owned(), replaced)
}

/// UTF-16 without a mark: one half of the bytes is mostly zero, the other hardly ever.
fn undeclared_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(DECLARATION_BYTES) & !1];
    let n_pairs = head.len() / 2;
    let zeros = |from: usize| {
        head.iter()
            .skip(from)
            .step_by(2)
            .filter(|b| **b == 0)
            .count()
    };
    let (even, odd) = (zeros(0), zeros(1));
    let mostly = |most: usize, few: usize| most * 10 > n_pairs * 4 && few * 10 < n_pairs;
    match () {
        () if n_pairs < 4 => None,
        () if mostly(odd, even) => Some(UTF_16LE),
        () if mostly(even, odd) => Some(UTF_16BE),
        () => None,
    }
}

fn eight_bit(bytes: &[u8]) -> &'static Encoding {
    if std::str::from_utf8(bytes).is_ok() {
        return match declared(bytes) {
            // Its bytes are all ASCII, so that valid UTF-8 says nothing against it.
            Some(encoding) if encoding == encoding_rs::ISO_2022_JP && bytes.is_ascii() => encoding,
            _ => UTF_8,
        };
    }
    if let Some(encoding) = declared(bytes) {
        return encoding;
    }
    if is_damaged_utf8(bytes) {
        return UTF_8;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(
        &bytes[..bytes.len().min(GUESS_BYTES)],
        bytes.len() <= GUESS_BYTES,
    );
    detector.guess(None, Utf8Detection::Deny)
}

/// What an XML prolog or a page's `meta` declares; either stands near the start.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(DECLARATION_BYTES)]);
    let head = head.to_ascii_lowercase();
    let head = head.trim_start();
    if !head.starts_with('<') {
        return None;
    }
    let prolog = head.strip_prefix("<?xml").and_then(|rest| {
        let prolog = &rest[..rest.find("?>")?];
        prolog.split_once("encoding")
    });
    let after = match prolog {
        Some((_, after)) => after,
        None => head.split_once("charset")?.1,
    };
    let label = after.trim_start().strip_prefix('=')?;
    let label = label.trim_start().trim_start_matches(['"', '\'']);
    let end = label.find(|c: char| !(c.is_ascii_alphanumeric() || "-_:.".contains(c)));
    let encoding = Encoding::for_label(&label.as_bytes()[..end.unwrap_or(label.len())])?;
    // Had it been UTF-16, the declaration could not have been read.
    Some(if encoding == UTF_16LE || encoding == UTF_16BE {
        UTF_8
    } else {
        encoding
    })
}

/// Whether invalid UTF-8 is damage and not another encoding.
///
/// It is when more sequences of several bytes are valid than broken, when only the end is cut off,
/// or when the broken bytes do not stand in words, as letters in another encoding do.
fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let (mut valid, mut broken, mut in_words) = (0, 0, 0);
    let mut before = None;
    let mut chunks = bytes.utf8_chunks().peekable();
    while let Some(chunk) = chunks.next() {
        valid += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        before = chunk
            .valid()
            .chars()
            .next_back()
            .or(before.filter(|_| chunk.valid().is_empty()));
        if chunk.invalid().is_empty() {
            continue;
        }
        let after = chunks.peek().and_then(|next| next.valid().chars().next());
        broken += 1;
        in_words += usize::from(
            [before, after]
                .into_iter()
                .flatten()
                .any(char::is_alphabetic),
        );
    }
    let cut_off = std::str::from_utf8(bytes).is_err_and(|error| error.error_len().is_none());
    let n_high = bytes.iter().filter(|b| !b.is_ascii()).count();
    valid > broken || cut_off || (in_words * 2 < broken && n_high * 8 < bytes.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], expected: &str, noted: bool) {
        let decoded = decode(bytes.to_vec());
        assert_eq!(decoded.text, expected);
        assert_eq!(decoded.note.is_some(), noted, "{:?}", decoded.note);
    }

    fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn a_byte_order_mark_decides_and_goes() {
        check("\u{feff}Ça va".as_bytes(), "Ça va", false);
        check(&utf16("\u{feff}Ça va", u16::to_le_bytes), "Ça va", false);
        check(&utf16("\u{feff}Ça va", u16::to_be_bytes), "Ça va", false);
    }

    #[test]
    fn utf_16_without_a_mark_is_seen() {
        check(
            &utf16("The ferry sank.", u16::to_le_bytes),
            "The ferry sank.",
            false,
        );
        check(
            &utf16("The ferry sank.", u16::to_be_bytes),
            "The ferry sank.",
            false,
        );
    }

    #[test]
    fn a_declaration_is_followed_unless_the_bytes_are_utf_8() {
        check(
            b"<meta charset=iso-8859-1>\x93Yes\x94",
            "<meta charset=iso-8859-1>“Yes”",
            false,
        );
        check(
            b"<?xml version='1.0' encoding='windows-1251'?>\xcc\xe8\xf0",
            "<?xml version='1.0' encoding='windows-1251'?>Мир",
            false,
        );
        check(
            "<meta charset=shift_jis>Né".as_bytes(),
            "<meta charset=shift_jis>Né",
            false,
        );
    }

    #[test]
    fn letters_of_an_old_encoding_are_told_from_damage() {
        check(
            b"\xc9lections \xe0 Gen\xe8ve, l'\xe9t\xe9 dernier",
            "Élections à Genève, l'été dernier",
            false,
        );
        check(
            b"The bridge \xff\xfe\xc3\x28 is to close",
            "The bridge \u{fffd}\u{fffd}\u{fffd}( is to close",
            true,
        );
        check(
            b"The bridge is to close \xe6\xa9",
            "The bridge is to close \u{fffd}",
            true,
        );
        check(
            "Genève é "
                .as_bytes()
                .iter()
                .copied()
                .chain([0xff, b'x'])
                .collect::<Vec<_>>()
                .as_slice(),
            "Genève é \u{fffd}x",
            true,
        );
    }

    #[test]
    fn nul_shows_as_replaced() {
        check(
            b"a\0b, and a long line of text after it",
            "a\u{fffd}b, and a long line of text after it",
            true,
        );
        assert!(!is_binary(b"a\0b, and a long line of text after it"));
        assert!(is_binary(b"\x01\x02\x03abc"));
    }
}
