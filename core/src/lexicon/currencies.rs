//! Signs, codes and words of currencies.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// A line is what is written, in small letters, the ISO 4217 code (`$` for dollars of no named country, a word for what
/// several countries have), and the place: `sign`, `dollar` (letters before a `$`), `before` and `behind` a number,
/// and `code` on either side, in capitals. Sorted by the first and the last.
const ENGLISH: &str = include_str!("en/currencies.tsv");

/// Where a currency stands by a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// `£`, on either side.
    Sign,
    /// `HK` of `HK$`.
    Dollar,
    /// `Rs`, in front.
    Before,
    /// `euros`, behind.
    Behind,
    /// `USD`, on either side.
    Code,
}

/// The ISO 4217 code of the currency written `word`, in small letters, where it can stand at `place`.
pub fn code(word: &str, place: Place) -> Option<&'static str> {
    static KNOWN: LazyLock<FxHashMap<(&str, Place), &str>> =
        LazyLock::new(|| ENGLISH.lines().filter_map(line).collect());
    KNOWN.get(&(word, place)).copied()
}

/// Whether the number that goes on as `rest` behind `letters` is a sum: of one letter only what is plainly no name (`N95`).
pub fn opens_sum(letters: &str, rest: &str) -> bool {
    let lower = letters.to_ascii_lowercase();
    let capital = letters.starts_with(|c: char| c.is_ascii_uppercase());
    let is_code = letters.bytes().all(|byte| byte.is_ascii_uppercase())
        && code(&lower, Place::Code).is_some();
    let is_sign = capital && code(&lower, Place::Before).is_some();
    is_code || is_sign && (letters.len() > 1 || is_large(rest))
}

/// Whether the number at the head of `rest` is grouped or told in millions: `7,500`, `2.4 million`, `50m`.
fn is_large(rest: &str) -> bool {
    let number = rest.find(|c: char| !matches!(c, '0'..='9' | ',' | '.'));
    let (digits, unit) = rest.split_at(number.unwrap_or(rest.len()));
    let grouped = digits
        .split_once(',')
        .is_some_and(|(_, group)| group.bytes().take_while(u8::is_ascii_digit).count() == 3);
    let word = unit.trim_start_matches([' ', '\u{a0}']);
    let end = word.find(|c: char| !c.is_alphabetic());
    let word = &word[..end.unwrap_or(word.len())];
    grouped
        || matches!(word, "m" | "b") && unit.starts_with(word)
        || super::english().is(&word.to_ascii_lowercase(), super::Class::SCALE)
}

fn line(line: &'static str) -> Option<((&'static str, Place), &'static str)> {
    let mut fields = line.split('\t');
    let (word, code) = (fields.next()?, fields.next()?);
    let place = match fields.next()? {
        "sign" => Place::Sign,
        "dollar" => Place::Dollar,
        "before" => Place::Before,
        "behind" => Place::Behind,
        "code" => Place::Code,
        _ => return None,
    };
    fields.next().is_none().then_some(((word, place), code))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_can_be_read_and_stands_in_its_place() {
        let lines: Vec<&str> = ENGLISH.lines().collect();
        for text in &lines {
            assert!(line(text).is_some(), "{text:?}");
        }
        let key = |line: &&str| {
            let fields: Vec<&str> = line.split('\t').collect();
            (fields[0].to_owned(), fields[2].to_owned())
        };
        let keys: Vec<_> = lines.iter().map(key).collect();
        assert!(keys.windows(2).all(|pair| pair[0] < pair[1]));
    }

    #[test]
    fn letters_before_digits_open_a_sum_where_they_are_a_currency() {
        for (letters, rest) in [
            ("Sh", "70"),
            ("USD", "34.6 million"),
            ("N", "7,500 each"),
            ("R", "5.2bn"),
            ("N", "240 million"),
        ] {
            assert!(opens_sum(letters, rest), "{letters}{rest}");
        }
        for (letters, rest) in [
            ("N", "95 masks"),
            ("R", "2"),
            ("A", "7,500"),
            ("n", "7,500"),
        ] {
            assert!(!opens_sum(letters, rest), "{letters}{rest}");
        }
    }
}
