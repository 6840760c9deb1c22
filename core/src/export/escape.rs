//! JSON that acts on no terminal.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::{Serializer, ser::Formatter};

/// Writes `value` as JSON without a raw character that could act on a terminal or turn the order of what is shown round:
/// such a one is written by its number, which says the same.
pub fn to_writer(out: impl Write, value: &impl Serialize) -> io::Result<()> {
    let written = value.serialize(&mut Serializer::with_formatter(out, Escaping));
    written.map_err(io::Error::from)
}

struct Escaping;

impl Formatter for Escaping {
    fn write_string_fragment<W: ?Sized + Write>(
        &mut self,
        out: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        let mut rest = fragment;
        while let Some(at) = rest.find(acts) {
            let (before, from) = rest.split_at(at);
            out.write_all(before.as_bytes())?;
            let mut characters = from.chars();
            if let Some(acting) = characters.next() {
                write!(out, "\\u{:04x}", u32::from(acting))?;
            }
            rest = characters.as_str();
        }
        out.write_all(rest.as_bytes())
    }
}

/// Whether it is a control of the terminal or of the direction of writing; the other controls JSON escapes itself. None has
/// more than four digits.
const fn acts(character: char) -> bool {
    matches!(character,
        '\u{7f}'..='\u{9f}'
        | '\u{61c}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_act_on_a_terminal_is_written_by_its_number_and_reads_back() {
        let text = "a\u{1b}[2J \u{9b}31m\u{7f} é \u{202e}gpj.exe\u{2069} \u{200f}\u{61c}🙂";
        let mut out = Vec::new();
        to_writer(&mut out, &text).unwrap();
        let written = String::from_utf8(out).unwrap();
        assert_eq!(
            written,
            r#""a\u001b[2J \u009b31m\u007f é \u202egpj.exe\u2069 \u200f\u061c🙂""#
        );
        assert_eq!(serde_json::from_str::<String>(&written).unwrap(), text);
    }
}
