//! Text from outside as cells of the screen: nothing of it can act on the terminal.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Characters of one grapheme that are sent to the terminal at most.
const MAX_CHARS: usize = 12;

/// A grapheme as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Visible<'a> {
    /// What goes into the cell; empty for what has no width.
    pub symbol: Cow<'a, str>,
    /// Columns it takes.
    pub width: u16,
    /// Whether it stands for a control character.
    pub control: bool,
}

/// The graphemes of `text` as they are shown, each with the byte at which it begins.
pub fn graphemes(text: &str) -> impl Iterator<Item = (usize, Visible<'_>)> {
    text.grapheme_indices(true)
        .map(|(at, grapheme)| (at, visible(grapheme)))
}

/// Columns that `text` takes on the screen.
pub fn width(text: &str) -> usize {
    if is_plain(text) {
        return text.len();
    }
    graphemes(text).map(|(_, it)| usize::from(it.width)).sum()
}

/// `text` cut to `columns`, ended by `ellipsis` where something was cut.
pub fn cut<'a>(text: &'a str, columns: usize, ellipsis: &str) -> Cow<'a, str> {
    if width(text) <= columns {
        return Cow::Borrowed(text);
    }
    let room = columns.saturating_sub(width(ellipsis));
    let mut used = 0;
    let mut end = 0;
    for (at, grapheme) in graphemes(text) {
        used += usize::from(grapheme.width);
        if used > room {
            break;
        }
        end = at + grapheme_len(&text[at..]);
    }
    let mut res = text[..end].trim_end().to_owned();
    if width(ellipsis) <= columns {
        res.push_str(ellipsis);
    }
    Cow::Owned(res)
}

/// `text` with every control character replaced by its mark, for places that take whole strings.
pub fn clean(text: &str) -> Cow<'_, str> {
    if is_plain(text) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(graphemes(text).map(|(_, it)| it.symbol).collect())
}

/// Whether each byte is a character that takes one cell.
fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| (b' '..=b'~').contains(&byte))
}

fn grapheme_len(text: &str) -> usize {
    text.graphemes(true).next().map_or(0, str::len)
}

fn visible(grapheme: &str) -> Visible<'_> {
    let mut chars = grapheme.chars();
    let first = chars.next().unwrap_or(' ');
    if matches!(
        first,
        '\t' | '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{b}' | '\u{c}'
    ) {
        return plain(" ");
    }
    if is_control(first) {
        return Visible {
            symbol: mark(first).to_string().into(),
            width: 1,
            control: true,
        };
    }
    if chars.all(|c| !is_control(c) || is_joining(first)) && grapheme.chars().count() <= MAX_CHARS {
        return plain(grapheme);
    }
    let kept = grapheme.chars().filter(|c| !is_control(*c));
    let symbol: String = kept.take(MAX_CHARS).collect();
    let width = symbol.width() as u16;
    Visible {
        symbol: symbol.into(),
        width,
        control: false,
    }
}

fn plain(grapheme: &str) -> Visible<'_> {
    // Marks without a letter, joiners and soft hyphens take no room.
    let width = grapheme.width().min(2) as u16;
    Visible {
        symbol: if width == 0 {
            "".into()
        } else {
            grapheme.into()
        },
        width,
        control: false,
    }
}

/// Black flag begins the flags of regions, which are spelled with tag characters.
fn is_joining(first: char) -> bool {
    first == '\u{1F3F4}'
}

/// Characters that could act on the terminal or hide what is written: C0, DEL, C1, the controls of
/// the bidirectional algorithm (UAX 9), tag and interlinear characters, noncharacters.
fn is_control(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
            | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
        || (c as u32) & 0xfffe == 0xfffe
}

fn mark(c: char) -> char {
    match c as u32 {
        code @ 0..=0x1f => char::from_u32(0x2400 + code).unwrap_or('\u{fffd}'),
        0x7f => '\u{2421}',
        0x200e | 0x200f | 0x61c | 0x202a..=0x202e | 0x2066..=0x2069 => '\u{21c4}',
        _ => '\u{fffd}',
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn controls_are_shown_as_marks() {
        assert_eq!(clean("a\u{1b}[31mb"), "a␛[31mb");
        assert_eq!(clean("\u{9b}31m \u{202e}gpj.exe"), "\u{fffd}31m ⇄gpj.exe");
        assert_eq!(clean("a\tb\nc"), "a b c");
    }

    #[test]
    fn a_letter_takes_one_cell_whatever_is_heaped_on_it() {
        let heaped = format!("B{}ridge", "\u{301}".repeat(400));
        assert_eq!(width(&heaped), 6);
        assert!(clean(&heaped).len() < 500);
    }

    #[test]
    fn wide_characters_are_never_cut_in_half() {
        assert_eq!(cut("港湾計画、議会", 6, "…"), "港湾…");
        assert_eq!(cut("short", 5, "…"), "short");
    }

    proptest! {
        #[test]
        fn nothing_shown_can_act_on_the_terminal(text in "\\PC*|[\u{0}-\u{9f}\u{202a}-\u{202e}a-z]*") {
            for (_, it) in graphemes(&text) {
                prop_assert!(!it.symbol.chars().any(|c| c.is_control()));
            }
        }

        #[test]
        fn a_cut_line_fits(text in ".{0,80}", columns in 0usize..40) {
            prop_assert!(width(&cut(&text, columns, "…")) <= columns);
        }
    }
}
