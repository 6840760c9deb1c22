//! From a theme's file to the theme, or to its first mistake in words that lead the hand to it.

use std::{collections::HashMap, fmt, ops::Range};

use ratatui::style::{Color, Modifier, Style};
use serde::{
    Deserialize, Deserializer,
    de::{self, Visitor},
};
use toml::Spanned;

use super::{Ground, StyleRole, Theme};

const DEFAULT: &str = "default";
const COLOURS: &str =
    "write `#rrggbb`, a name such as `bright-blue`, a number from 0 to 15 or `default`";

/// The terminal's own sixteen, each at its number (ECMA-48 SGR 30–37 and the bright eight).
const SIXTEEN: [(&str, Color); 16] = [
    ("black", Color::Black),
    ("red", Color::Red),
    ("green", Color::Green),
    ("yellow", Color::Yellow),
    ("blue", Color::Blue),
    ("magenta", Color::Magenta),
    ("cyan", Color::Cyan),
    ("white", Color::Gray),
    ("bright-black", Color::DarkGray),
    ("bright-red", Color::LightRed),
    ("bright-green", Color::LightGreen),
    ("bright-yellow", Color::LightYellow),
    ("bright-blue", Color::LightBlue),
    ("bright-magenta", Color::LightMagenta),
    ("bright-cyan", Color::LightCyan),
    ("bright-white", Color::White),
];

/// A mistake in a theme's file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{place}:{line}: {problem}")]
pub struct ThemeError {
    /// The file, as the caller named it.
    pub place: String,
    /// The line, counted from 1.
    pub line: usize,
    /// What is wrong there.
    pub problem: String,
}

/// A theme's file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ThemeFile {
    name: String,
    #[serde(deserialize_with = "ground")]
    ground: Ground,
    looks: Spanned<HashMap<RoleName, Spanned<RoleStyle>>>,
}

/// How one role is drawn.
#[derive(Deserialize)]
#[serde(
    deny_unknown_fields,
    expecting = "a table with `fg`, `bg` and `style`, or some of them"
)]
struct RoleStyle {
    fg: Option<Colour>,
    bg: Option<Colour>,
    #[serde(default)]
    style: Vec<Emphasis>,
}

#[derive(Clone, Copy)]
struct Emphasis(Modifier);

#[derive(PartialEq, Eq, Hash)]
struct RoleName(StyleRole);

#[derive(Clone, Copy)]
struct Colour(Color);

struct ColourVisitor;

/// Reads one of some names, and knows where it stands when it is none.
struct OneOf<'a, T, const N: usize> {
    what: &'a str,
    names: [(&'static str, T); N],
    advice: &'a str,
}

/// Reads the theme that `source` describes, the text of the file that messages call `place`.
pub(super) fn theme(place: &str, source: &str) -> Result<Theme, ThemeError> {
    let error = |at: Range<usize>, problem: String| ThemeError {
        place: place.to_owned(),
        line: 1 + source[..at.start.min(source.len())].matches('\n').count(),
        problem,
    };
    let file: ThemeFile = toml::from_str(source)
        .map_err(|it| error(it.span().unwrap_or(0..0), it.message().to_owned()))?;
    let table = file.looks.span();
    let looks = file.looks.into_inner();
    let mut styles = [Style::new(); StyleRole::COUNT];
    for role in StyleRole::ALL {
        let name = role.name();
        let Some(look) = looks.get(&RoleName(role)) else {
            return Err(error(table, format!("role `{name}` is missing")));
        };
        let style = look.get_ref();
        for (part, colour) in [("fg", style.fg), ("bg", style.bg)] {
            if role == StyleRole::Ground && colour.is_none() {
                let problem = format!("`{name}` needs `{part}`, for all else is drawn upon it");
                return Err(error(look.span(), problem));
            }
        }
        styles[role as usize] = style.to_style();
    }
    Ok(Theme {
        name: file.name,
        ground: file.ground,
        styles,
    })
}

impl RoleStyle {
    fn to_style(&self) -> Style {
        Style {
            fg: self.fg.map(|it| it.0),
            bg: self.bg.map(|it| it.0),
            add_modifier: self.style.iter().map(|it| it.0).collect(),
            ..Style::new()
        }
    }
}

impl<'de> Deserialize<'de> for RoleName {
    fn deserialize<D: Deserializer<'de>>(source: D) -> Result<RoleName, D::Error> {
        let names = StyleRole::ALL.map(|role| (role.name(), RoleName(role)));
        one_of(source, "a role", names, "the shipped themes have them all")
    }
}

impl<'de> Deserialize<'de> for Emphasis {
    fn deserialize<D: Deserializer<'de>>(source: D) -> Result<Emphasis, D::Error> {
        let names = [
            ("bold", Modifier::BOLD),
            ("dim", Modifier::DIM),
            ("italic", Modifier::ITALIC),
            ("underlined", Modifier::UNDERLINED),
            ("reversed", Modifier::REVERSED),
        ];
        let advice = "there are `bold`, `dim`, `italic`, `underlined` and `reversed`";
        one_of(source, "a modifier", names, advice).map(Emphasis)
    }
}

fn ground<'de, D: Deserializer<'de>>(source: D) -> Result<Ground, D::Error> {
    let names = [
        ("light", Ground::Light),
        ("dark", Ground::Dark),
        ("terminal", Ground::Terminal),
    ];
    let advice = "write `light`, `dark` or `terminal`";
    one_of(source, "a ground", names, advice)
}

/// What the word in `source` is the name of.
fn one_of<'de, D: Deserializer<'de>, T, const N: usize>(
    source: D,
    what: &str,
    names: [(&'static str, T); N],
    advice: &str,
) -> Result<T, D::Error> {
    source.deserialize_str(OneOf {
        what,
        names,
        advice,
    })
}

impl<T, const N: usize> Visitor<'_> for OneOf<'_, T, N> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_str<E: de::Error>(self, word: &str) -> Result<T, E> {
        let words = self.names.each_ref().map(|(name, _)| *name);
        let mut named = self.names.into_iter();
        let named = named.find(|(name, _)| *name == word);
        let named = named.map(|(_, it)| it);
        named.ok_or_else(|| unknown(word, self.what, words, self.advice))
    }
}

impl<'de> Deserialize<'de> for Colour {
    fn deserialize<D: Deserializer<'de>>(source: D) -> Result<Colour, D::Error> {
        source.deserialize_any(ColourVisitor)
    }
}

impl Visitor<'_> for ColourVisitor {
    type Value = Colour;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string or a number")
    }

    fn visit_i64<E: de::Error>(self, number: i64) -> Result<Colour, E> {
        let named = usize::try_from(number).ok().and_then(|at| SIXTEEN.get(at));
        let unknown = || unknown(&number.to_string(), "a colour", [], COLOURS);
        named.map(|(_, colour)| Colour(*colour)).ok_or_else(unknown)
    }

    fn visit_str<E: de::Error>(self, word: &str) -> Result<Colour, E> {
        let named = SIXTEEN.into_iter().chain([(DEFAULT, Color::Reset)]);
        let found = named.clone().find(|(name, _)| *name == word);
        let colour = found
            .map(|(_, colour)| colour)
            .or_else(|| hexadecimal(word));
        let unknown = || unknown(word, "a colour", named.map(|(name, _)| name), COLOURS);
        colour.map(Colour).ok_or_else(unknown)
    }
}

fn hexadecimal(word: &str) -> Option<Color> {
    let digits = word.strip_prefix('#')?;
    if digits.len() != 6 || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    Some(Color::from_u32(u32::from_str_radix(digits, 16).ok()?))
}

/// `found` is not `what` it should be; the one of `names` that was probably meant, or else `advice`.
fn unknown<E: de::Error>(
    found: &str,
    what: &str,
    names: impl IntoIterator<Item = &'static str>,
    advice: &str,
) -> E {
    let near = names
        .into_iter()
        .map(|name| (strsim::osa_distance(found, name), name))
        .filter(|&(slips, name)| slips <= (name.len() / 3).max(1));
    let advice = match near.min_by_key(|&(slips, _)| slips) {
        Some((_, name)) => format!("did you mean `{name}`?"),
        None => advice.to_owned(),
    };
    E::custom(format!("`{found}` is not {what}; {advice}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A theme whose first role stands on line 5, with `line` in its place.
    fn with(line: &str) -> String {
        let mut source = "name = \"dusk\"\nground = \"dark\"\n[looks]\n".to_owned();
        source += "ground = { fg = \"default\", bg = 0 }\n";
        source += line;
        for look in StyleRole::ALL {
            let name = look.name();
            if look != StyleRole::Ground && !line.starts_with(&format!("{name} =")) {
                source += &format!("\n{name} = {{}}");
            }
        }
        source
    }

    fn parsed(line: &str) -> Style {
        theme("dusk", &with(line)).unwrap().style(StyleRole::Text)
    }

    fn message(source: &str) -> String {
        theme("themes/dusk.toml", source).unwrap_err().to_string()
    }

    #[test]
    fn colours_are_hexadecimal_named_numbered_or_default() {
        assert_eq!(
            parsed(r##"text = { fg = "#a0B1c2" }"##).fg,
            Some(Color::Rgb(160, 177, 194))
        );
        assert_eq!(
            parsed(r#"text = { fg = "bright-blue" }"#).fg,
            Some(Color::LightBlue)
        );
        assert_eq!(parsed("text = { bg = 7 }").bg, Some(Color::Gray));
        assert_eq!(
            parsed(r#"text = { bg = "default" }"#).bg,
            Some(Color::Reset)
        );
    }

    #[test]
    fn what_a_role_leaves_open_stays_unset() {
        assert_eq!(parsed("text = {}"), Style::new());
        let style = parsed(r#"text = { style = ["bold", "underlined"] }"#);
        assert_eq!((style.fg, style.bg), (None, None));
        assert_eq!(style.add_modifier, Modifier::BOLD | Modifier::UNDERLINED);
    }

    #[test]
    fn a_role_may_be_a_table_of_its_own() {
        let source = with("") + "\n[looks.text]\nfg = 4\n";
        let source = source.replace("\ntext = {}", "");
        assert_eq!(
            theme("dusk", &source).unwrap().style(StyleRole::Text).fg,
            Some(Color::Blue)
        );
    }

    #[test]
    fn a_slip_in_a_role_is_answered_with_the_role_that_was_meant() {
        assert_eq!(
            message(&with("persn = {}")),
            "themes/dusk.toml:5: `persn` is not a role; did you mean `person`?"
        );
        assert_eq!(
            message(&with("zeppelin = {}")),
            "themes/dusk.toml:5: `zeppelin` is not a role; the shipped themes have them all"
        );
    }

    #[test]
    fn every_role_is_missed_when_it_is_not_there() {
        for look in StyleRole::ALL {
            let name = look.name();
            let source: Vec<_> = with("text = {}")
                .lines()
                .filter(|line| !line.starts_with(&format!("{name} = {{")))
                .map(str::to_owned)
                .collect();
            let missed = format!("themes/dusk.toml:3: role `{name}` is missing");
            assert_eq!(message(&source.join("\n")), missed);
        }
    }

    #[test]
    fn a_mistake_in_any_role_is_reported_on_its_line() {
        for look in StyleRole::ALL
            .into_iter()
            .filter(|&look| look != StyleRole::Ground)
        {
            let line = format!("{} = {{ fg = \"gren\" }}", look.name());
            assert_eq!(
                message(&with(&line)),
                "themes/dusk.toml:5: `gren` is not a colour; did you mean `green`?"
            );
        }
    }

    #[test]
    fn unknown_words_are_reported_where_they_stand() {
        let colours =
            "write `#rrggbb`, a name such as `bright-blue`, a number from 0 to 15 or `default`";
        for (line, problem) in [
            (
                r##"text = { fg = "#12345" }"##,
                format!("`#12345` is not a colour; {colours}"),
            ),
            (
                r##"text = { fg = "#+12345" }"##,
                format!("`#+12345` is not a colour; {colours}"),
            ),
            (
                "text = { bg = 16 }",
                format!("`16` is not a colour; {colours}"),
            ),
            (
                "text = { bg = -1 }",
                format!("`-1` is not a colour; {colours}"),
            ),
            (
                r#"text = { style = ["bold", "underline"] }"#,
                "`underline` is not a modifier; did you mean `underlined`?".to_owned(),
            ),
            (
                "text = { colour = 1 }",
                "unknown field `colour`, expected one of `fg`, `bg`, `style`".to_owned(),
            ),
            ("text = 3", "invalid type: integer `3`, expected a table with `fg`, `bg` and `style`, or some of them".to_owned()),
            (
                "text = { fg = true }",
                "invalid type: boolean `true`, expected a string or a number".to_owned(),
            ),
            (
                r#"text = { style = "bold" }"#,
                "invalid type: string \"bold\", expected a sequence".to_owned(),
            ),
        ] {
            assert_eq!(
                message(&with(line)),
                format!("themes/dusk.toml:5: {problem}")
            );
        }
    }

    #[test]
    fn the_line_is_right_inside_a_value_of_several_lines() {
        let source = with("text = { style = [\n  \"bold\",\n  \"italics\",\n] }");
        assert_eq!(
            message(&source),
            "themes/dusk.toml:7: `italics` is not a modifier; did you mean `italic`?"
        );
    }

    #[test]
    fn the_first_mistake_in_the_file_is_the_one_reported() {
        let source = with("text = { fg = \"gren\" }\naccnt = {}");
        assert!(message(&source).starts_with("themes/dusk.toml:5: `gren`"));
    }

    #[test]
    fn mistakes_outside_the_roles_are_reported_too() {
        let good = with("text = {}");
        for (from, to, problem) in [
            (
                "name =",
                "nam =",
                "1: unknown field `nam`, expected one of `name`, `ground`, `looks`",
            ),
            ("name = \"dusk\"", "", "1: missing field `name`"),
            (
                "name = \"dusk\"",
                "name = 1",
                "1: invalid type: integer `1`, expected a string",
            ),
            (
                "\"dark\"",
                "\"drak\"",
                "2: `drak` is not a ground; did you mean `dark`?",
            ),
            (
                "\"dark\"",
                "\"dusk\"",
                "2: `dusk` is not a ground; write `light`, `dark` or `terminal`",
            ),
            (
                ", bg = 0",
                "",
                "4: `ground` needs `bg`, for all else is drawn upon it",
            ),
        ] {
            let message = message(&good.replacen(from, to, 1));
            assert_eq!(message, format!("themes/dusk.toml:{problem}"));
        }
    }

    #[test]
    fn what_is_not_toml_is_reported_on_its_line() {
        let message = message("name = \"dusk\"\nground = \n");
        assert!(message.starts_with("themes/dusk.toml:2: "), "{message}");
        assert!(!message.contains('\n'), "{message}");
    }
}
