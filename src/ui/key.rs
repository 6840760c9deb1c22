//! A key press, as it is bound, typed and shown.

use std::fmt;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// A key with the modifiers that matter for a binding. Shift is part of a letter's own form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    /// The key.
    pub code: KeyCode,
    /// Control, Alt, and Shift where the key has no upper form of its own.
    pub modifiers: KeyModifiers,
}

/// Names of keys that are no character of their own.
const NAMED: &[(&str, KeyCode)] = &[
    ("Backspace", KeyCode::Backspace),
    ("Del", KeyCode::Delete),
    ("Down", KeyCode::Down),
    ("End", KeyCode::End),
    ("Enter", KeyCode::Enter),
    ("Esc", KeyCode::Esc),
    ("F1", KeyCode::F(1)),
    ("Home", KeyCode::Home),
    ("Left", KeyCode::Left),
    ("PgDn", KeyCode::PageDown),
    ("PgUp", KeyCode::PageUp),
    ("Right", KeyCode::Right),
    ("Space", KeyCode::Char(' ')),
    ("Tab", KeyCode::Tab),
    ("Up", KeyCode::Up),
];

impl Key {
    /// Reads one key as it is written in the key table: `j`, `Ctrl-d`, `Alt-Left`, `Shift-Tab`, `Space`.
    pub fn parse(written: &str) -> Option<Key> {
        let mut modifiers = KeyModifiers::NONE;
        let mut rest = written;
        loop {
            let (modifier, after) = if let Some(after) = rest.strip_prefix("Ctrl-") {
                (KeyModifiers::CONTROL, after)
            } else if let Some(after) = rest.strip_prefix("Alt-") {
                (KeyModifiers::ALT, after)
            } else if let Some(after) = rest.strip_prefix("Shift-") {
                (KeyModifiers::SHIFT, after)
            } else {
                break;
            };
            modifiers |= modifier;
            rest = after;
        }
        let mut chars = rest.chars();
        let code = match (chars.next(), chars.next()) {
            (Some(c), None) => KeyCode::Char(c),
            _ => NAMED.iter().find(|(name, _)| *name == rest)?.1,
        };
        Some(Key { code, modifiers })
    }

    /// Reads a sequence of keys, written without spaces where all are characters (`gg`) and with spaces otherwise.
    pub fn parse_sequence(written: &str) -> Option<Vec<Key>> {
        if let Some(key) = Key::parse(written) {
            return Some(vec![key]);
        }
        if written.contains(' ') {
            return written.split(' ').map(Key::parse).collect();
        }
        let mut buffer = [0; 4];
        written
            .chars()
            .map(|c| Key::parse(c.encode_utf8(&mut buffer)))
            .collect()
    }

    /// The letter that it types.
    pub fn typed(self) -> Option<char> {
        let changed = KeyModifiers::CONTROL | KeyModifiers::ALT;
        match self.code {
            KeyCode::Char(c) if !self.modifiers.intersects(changed) => Some(c),
            _ => None,
        }
    }

    /// The key of a terminal's event, with the forms that terminals differ in made one.
    pub fn of(event: KeyEvent) -> Key {
        let wanted = KeyModifiers::CONTROL | KeyModifiers::ALT | KeyModifiers::SHIFT;
        let mut key = Key {
            code: event.code,
            modifiers: event.modifiers & wanted,
        };
        match key.code {
            KeyCode::BackTab => {
                key.code = KeyCode::Tab;
                key.modifiers |= KeyModifiers::SHIFT;
            }
            KeyCode::Char(c) if c != ' ' => {
                if key.modifiers.contains(KeyModifiers::SHIFT) {
                    key.code = KeyCode::Char(c.to_uppercase().next().unwrap_or(c));
                }
                key.modifiers -= KeyModifiers::SHIFT;
            }
            _ => (),
        }
        key
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (modifier, name) in [
            (KeyModifiers::CONTROL, "Ctrl-"),
            (KeyModifiers::ALT, "Alt-"),
            (KeyModifiers::SHIFT, "Shift-"),
        ] {
            if self.modifiers.contains(modifier) {
                f.write_str(name)?;
            }
        }
        if let Some((name, _)) = NAMED.iter().find(|(_, code)| *code == self.code) {
            return f.write_str(name);
        }
        match self.code {
            KeyCode::Char(c) => write!(f, "{c}"),
            other => write!(f, "{other:?}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_written_as_it_is_read() {
        for written in [
            "j",
            "G",
            "Ctrl-d",
            "Alt-Left",
            "Shift-Tab",
            "Space",
            "-",
            "F1",
        ] {
            let key = Key::parse(written).map(|key| key.to_string());
            assert_eq!(key.as_deref(), Some(written));
        }
        assert_eq!(Key::parse("Hyper-x"), None);
    }

    #[test]
    fn sequences_need_no_spaces_between_characters() {
        let keys = Key::parse_sequence("gg").unwrap();
        assert_eq!(keys, [Key::parse("g").unwrap(); 2]);
        assert_eq!(Key::parse_sequence("g Enter").unwrap().len(), 2);
    }

    #[test]
    fn shift_is_part_of_a_letter_but_not_of_tab() {
        let shifted = |code| KeyEvent::new(code, KeyModifiers::SHIFT);
        assert_eq!(
            Key::of(shifted(KeyCode::Char('g'))),
            Key::parse("G").unwrap()
        );
        assert_eq!(
            Key::of(shifted(KeyCode::BackTab)),
            Key::parse("Shift-Tab").unwrap()
        );
    }
}
