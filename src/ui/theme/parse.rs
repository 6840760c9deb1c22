//! From a theme's file to the theme, or to its first mistake.

use std::ops::Range;

use ratatui::style::{Color, Modifier, Style};
use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use super::{
    Ground, Look, Theme,
    error::{Problem, ThemeError, Word},
};

/// Somewhere in the source, and what is wrong there.
type Mistake = (Range<usize>, Problem);

const SETTINGS: [&str; 3] = ["name", "ground", "looks"];
const PARTS: [&str; 3] = ["fg", "bg", "style"];
const DEFAULT: &str = "default";

const GROUNDS: [(&str, Ground); 3] = [
    ("light", Ground::Light),
    ("dark", Ground::Dark),
    ("terminal", Ground::Terminal),
];

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

const MODIFIERS: [(&str, Modifier); 5] = [
    ("bold", Modifier::BOLD),
    ("dim", Modifier::DIM),
    ("italic", Modifier::ITALIC),
    ("underlined", Modifier::UNDERLINED),
    ("reversed", Modifier::REVERSED),
];

pub(super) fn theme(place: &str, source: &str) -> Result<Theme, ThemeError> {
    read(source).map_err(|(at, problem)| ThemeError {
        place: place.to_owned(),
        line: 1 + source[..at.start.min(source.len())].matches('\n').count(),
        problem,
    })
}

fn read(source: &str) -> Result<Theme, Mistake> {
    let document = DeTable::parse(source).map_err(|error| {
        let at = error.span().unwrap_or(0..0);
        (at, Problem::Syntax(error.message().to_owned()))
    })?;
    let (mut name, mut ground, mut styles) = (None, None, None);
    for (key, value) in in_order(document.get_ref()) {
        match key.get_ref().as_ref() {
            "name" => name = Some(string("name", value)?.to_owned()),
            "ground" => {
                let word = string("ground", value)?;
                ground = Some(one_of(word, value.span(), Word::Ground, &GROUNDS)?);
            }
            "looks" => styles = Some(looks(table("looks", value)?, value.span())?),
            other => return Err(unknown(other, key.span(), Word::Setting, SETTINGS)),
        }
    }
    let missing = |name| {
        let what = Word::Setting;
        (0..0, Problem::Missing { what, name })
    };
    Ok(Theme {
        name: name.ok_or_else(|| missing("name"))?,
        ground: ground.ok_or_else(|| missing("ground"))?,
        styles: styles.ok_or_else(|| missing("looks"))?,
    })
}

fn looks(table: &DeTable<'_>, at: Range<usize>) -> Result<[Style; Look::COUNT], Mistake> {
    let mut styles = [None; Look::COUNT];
    for (key, value) in in_order(table) {
        let role = key.get_ref().as_ref();
        let Some(look) = Look::named(role) else {
            let names = Look::ALL.map(Look::name);
            return Err(unknown(role, key.span(), Word::Role, names));
        };
        let style = style(role, value)?;
        if look == Look::Ground {
            for (name, colour) in [("fg", style.fg), ("bg", style.bg)] {
                if colour.is_none() {
                    return Err((value.span(), Problem::Ground(name)));
                }
            }
        }
        styles[look as usize] = Some(style);
    }
    if let Some(look) = Look::ALL
        .into_iter()
        .find(|&look| styles[look as usize].is_none())
    {
        let (what, name) = (Word::Role, look.name());
        return Err((at, Problem::Missing { what, name }));
    }
    Ok(styles.map(Option::unwrap_or_default))
}

fn style(role: &str, value: &Spanned<DeValue<'_>>) -> Result<Style, Mistake> {
    let mut style = Style::new();
    for (key, value) in in_order(table(role, value)?) {
        match key.get_ref().as_ref() {
            "fg" => style.fg = Some(colour(key.get_ref(), value)?),
            "bg" => style.bg = Some(colour(key.get_ref(), value)?),
            "style" => {
                let DeValue::Array(words) = value.get_ref() else {
                    return Err(wrong_type("style", "an array of strings", value));
                };
                for value in words {
                    let word = string("style", value)?;
                    style.add_modifier |= one_of(word, value.span(), Word::Modifier, &MODIFIERS)?;
                }
            }
            other => return Err(unknown(other, key.span(), Word::Part, PARTS)),
        }
    }
    Ok(style)
}

fn colour(part: &str, value: &Spanned<DeValue<'_>>) -> Result<Color, Mistake> {
    let word = match value.get_ref() {
        DeValue::String(word) => word.as_ref(),
        DeValue::Integer(number) => {
            let place = usize::from_str_radix(number.as_str(), number.radix()).ok();
            return match place.and_then(|place| SIXTEEN.get(place)) {
                Some(&(_, colour)) => Ok(colour),
                None => Err(unknown(number.as_str(), value.span(), Word::Colour, [])),
            };
        }
        _ => return Err(wrong_type(part, "a string or a number", value)),
    };
    if word == DEFAULT {
        return Ok(Color::Reset);
    }
    if let Some((_, colour)) = SIXTEEN.into_iter().find(|&(name, _)| name == word) {
        return Ok(colour);
    }
    let names = SIXTEEN.into_iter().map(|(name, _)| name).chain([DEFAULT]);
    hexadecimal(word).ok_or_else(|| unknown(word, value.span(), Word::Colour, names))
}

fn hexadecimal(word: &str) -> Option<Color> {
    let digits = word.strip_prefix('#')?;
    if digits.len() != 6 || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    Some(Color::from_u32(u32::from_str_radix(digits, 16).ok()?))
}

/// The entries as they stand in the file, so that the first mistake is the one reported.
fn in_order<'t, 's>(
    table: &'t DeTable<'s>,
) -> Vec<(
    &'t Spanned<toml::de::DeString<'s>>,
    &'t Spanned<DeValue<'s>>,
)> {
    let mut entries: Vec<_> = table.iter().collect();
    entries.sort_by_key(|(key, _)| key.span().start);
    entries
}

fn string<'v>(name: &str, value: &'v Spanned<DeValue<'_>>) -> Result<&'v str, Mistake> {
    value
        .get_ref()
        .as_str()
        .ok_or_else(|| wrong_type(name, "a string", value))
}

fn table<'v, 's>(name: &str, value: &'v Spanned<DeValue<'s>>) -> Result<&'v DeTable<'s>, Mistake> {
    value
        .get_ref()
        .as_table()
        .ok_or_else(|| wrong_type(name, "a table", value))
}

fn one_of<T: Copy>(
    word: &str,
    at: Range<usize>,
    what: Word,
    choices: &[(&'static str, T)],
) -> Result<T, Mistake> {
    match choices.iter().find(|(name, _)| *name == word) {
        Some(&(_, chosen)) => Ok(chosen),
        None => Err(unknown(
            word,
            at,
            what,
            choices.iter().map(|&(name, _)| name),
        )),
    }
}

fn wrong_type(name: &str, wanted: &'static str, value: &Spanned<DeValue<'_>>) -> Mistake {
    let (name, found) = (name.to_owned(), value.get_ref().type_str());
    (
        value.span(),
        Problem::Type {
            name,
            wanted,
            found,
        },
    )
}

fn unknown(
    found: &str,
    at: Range<usize>,
    what: Word,
    choices: impl IntoIterator<Item = &'static str>,
) -> Mistake {
    let meant = choices
        .into_iter()
        .map(|choice| (strsim::osa_distance(found, choice), choice))
        .filter(|&(slips, choice)| slips <= (choice.len() / 3).max(1))
        .min_by_key(|&(slips, _)| slips)
        .map(|(_, choice)| choice);
    let found = found.to_owned();
    (at, Problem::Unknown { found, what, meant })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A theme whose first role stands on line 5, with `line` in its place.
    fn with(line: &str) -> String {
        let mut source = "name = \"dusk\"\nground = \"dark\"\n[looks]\n".to_owned();
        source += "ground = { fg = \"default\", bg = 0 }\n";
        source += line;
        for look in Look::ALL {
            let name = look.name();
            if look != Look::Ground && !line.starts_with(&format!("{name} =")) {
                source += &format!("\n{name} = {{}}");
            }
        }
        source
    }

    fn parsed(line: &str) -> Style {
        theme("dusk", &with(line)).unwrap().style(Look::Text)
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
            theme("dusk", &source).unwrap().style(Look::Text).fg,
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
        for look in Look::ALL {
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
        for look in Look::ALL.into_iter().filter(|&look| look != Look::Ground) {
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
                "`colour` is not a part of a role; there are `fg`, `bg` and `style`".to_owned(),
            ),
            ("text = 3", "`text` is a table, not integer".to_owned()),
            (
                "text = { fg = true }",
                "`fg` is a string or a number, not boolean".to_owned(),
            ),
            (
                r#"text = { style = "bold" }"#,
                "`style` is an array of strings, not string".to_owned(),
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
                "1: `nam` is not a setting; did you mean `name`?",
            ),
            ("name = \"dusk\"", "", "1: setting `name` is missing"),
            (
                "name = \"dusk\"",
                "name = 1",
                "1: `name` is a string, not integer",
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
