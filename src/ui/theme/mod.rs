//! Colours and emphasis: a style for every [`StyleRole`], read from a file a reader can write too.

mod file;
mod role;

use ratatui::style::Style;
use serde::Deserialize;

pub use file::ThemeError;
pub use role::StyleRole;

/// A style for everything on the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theme {
    /// What the reader chooses it by.
    pub name: String,
    /// The background it is made for.
    pub ground: Ground,
    /// By the number of the [`StyleRole`].
    pub styles: [Style; StyleRole::COUNT],
}

/// The background that a theme is made for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Ground {
    /// It brings a light one.
    Light,
    /// It brings a dark one.
    Dark,
    /// It keeps the terminal's own, whichever that is.
    Terminal,
}

/// The themes that come with the program, as name and source; the default is the first.
///
/// They are parsed when one is chosen, not before.
pub const fn shipped() -> &'static [(&'static str, &'static str)] {
    &[
        ("terminal", include_str!("../../../themes/terminal.toml")),
        ("paper", include_str!("../../../themes/paper.toml")),
        ("ink", include_str!("../../../themes/ink.toml")),
        ("contrast", include_str!("../../../themes/contrast.toml")),
        ("mono", include_str!("../../../themes/mono.toml")),
    ]
}

impl Theme {
    /// Reads a theme from `source`, the text of the TOML file that messages call `place`.
    ///
    /// # Errors
    ///
    /// Returns the first mistake in the file: broken TOML, a setting, role, colour or modifier
    /// that does not exist, or a setting or role that is missing.
    pub fn parse(place: &str, source: &str) -> Result<Theme, ThemeError> {
        file::theme(place, source)
    }

    /// How `role` is drawn.
    ///
    /// Colours that the theme leaves open are unset, so that the style can be patched over
    /// another; [`StyleRole::Ground`] has both.
    pub const fn style(&self, role: StyleRole) -> Style {
        self.styles[role as usize]
    }
}

#[cfg(test)]
mod tests {
    use ratatui::style::{Color, Modifier};

    use super::*;

    /// Least contrast of running text, and of what may stand back (WCAG 2.2, success criteria
    /// 1.4.6 and 1.4.3).
    const ENHANCED: f64 = 7.0;
    const MINIMUM: f64 = 4.5;

    /// Least angle between two hues, in degrees, so that they are told apart.
    const APART: f64 = 15.0;

    const KINDS: [StyleRole; 8] = [
        StyleRole::Person,
        StyleRole::Org,
        StyleRole::Place,
        StyleRole::Norp,
        StyleRole::Event,
        StyleRole::Date,
        StyleRole::Figure,
        StyleRole::Quote,
    ];

    fn all() -> Vec<Theme> {
        let parse = |&(name, source)| Theme::parse(name, source).unwrap_or_else(|e| panic!("{e}"));
        shipped().iter().map(parse).collect()
    }

    fn one(name: &str) -> Theme {
        all().into_iter().find(|theme| theme.name == name).unwrap()
    }

    /// All that have a ground of their own.
    fn in_true_colour() -> Vec<Theme> {
        let mut themes = all();
        themes.retain(|theme| theme.ground != Ground::Terminal);
        themes
    }

    fn channels(colour: Color) -> [f64; 3] {
        let Color::Rgb(r, g, b) = colour else {
            panic!("{colour} is not a true colour")
        };
        [r, g, b].map(|channel| f64::from(channel) / 255.0)
    }

    /// Relative luminance as WCAG 2.2 defines it.
    fn luminance(colour: Color) -> f64 {
        let linear = |c: f64| {
            if c <= 0.040_45 {
                c / 12.92
            } else {
                ((c + 0.055) / 1.055).powf(2.4)
            }
        };
        let [r, g, b] = channels(colour).map(linear);
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }

    fn contrast(a: Color, b: Color) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// Hue in degrees.
    fn hue(colour: Color) -> f64 {
        let [r, g, b] = channels(colour);
        let (most, least) = (r.max(g).max(b), r.min(g).min(b));
        assert!(most > least, "{colour} is grey");
        let sixth = if most == r {
            (g - b) / (most - least)
        } else if most == g {
            2.0 + (b - r) / (most - least)
        } else {
            4.0 + (r - g) / (most - least)
        };
        (sixth * 60.0).rem_euclid(360.0)
    }

    fn least_contrast(role: StyleRole) -> f64 {
        match role {
            StyleRole::Dim
            | StyleRole::Noise
            | StyleRole::Border
            | StyleRole::Hint
            | StyleRole::Caption
            | StyleRole::Byline => MINIMUM,
            _ => ENHANCED,
        }
    }

    /// The colours that `role` has once it is patched over the ground and over `below`.
    fn pair(theme: &Theme, below: StyleRole, role: StyleRole) -> (Color, Color) {
        let ground = theme.style(StyleRole::Ground);
        let style = ground.patch(theme.style(below)).patch(theme.style(role));
        (style.fg.unwrap(), style.bg.unwrap())
    }

    fn in_rows(role: StyleRole) -> bool {
        !matches!(
            role,
            StyleRole::Ground | StyleRole::Border | StyleRole::BorderFocused
        )
    }

    #[test]
    fn every_shipped_theme_has_every_role_and_the_name_it_is_shipped_under() {
        for (theme, (name, _)) in all().iter().zip(shipped()) {
            assert_eq!(theme.name, *name);
            let ground = theme.style(StyleRole::Ground);
            assert!(ground.fg.is_some() && ground.bg.is_some());
        }
    }

    #[test]
    fn the_readme_names_every_shipped_theme() {
        let readme = include_str!("../../../README.md");
        for (name, _) in shipped() {
            assert!(readme.contains(&format!("`{name}`")), "{name}");
        }
    }

    #[test]
    fn a_ground_is_as_light_as_its_theme_says() {
        for theme in in_true_colour() {
            let ground = theme.style(StyleRole::Ground);
            let light = luminance(ground.bg.unwrap()) > luminance(ground.fg.unwrap());
            assert_eq!(
                theme.ground,
                if light { Ground::Light } else { Ground::Dark }
            );
        }
    }

    #[test]
    fn text_in_true_colour_stands_out_from_its_ground() {
        for theme in in_true_colour() {
            for role in StyleRole::ALL {
                let (fg, bg) = pair(&theme, StyleRole::Text, role);
                let (is, least) = (contrast(fg, bg), least_contrast(role));
                assert!(
                    is >= least,
                    "{} {}: {is:.2} < {least}",
                    theme.name,
                    role.name()
                );
            }
        }
    }

    #[test]
    fn whatever_is_drawn_in_a_selected_row_can_be_read_there() {
        for theme in in_true_colour() {
            for row in [
                StyleRole::Selection,
                StyleRole::SelectionUnfocused,
                StyleRole::Followed,
            ] {
                for role in StyleRole::ALL.into_iter().filter(|&role| in_rows(role)) {
                    let (fg, bg) = pair(&theme, row, role);
                    let (is, least) = (contrast(fg, bg), least_contrast(role));
                    let (name, row, role) = (&theme.name, row.name(), role.name());
                    assert!(is >= least, "{name} {role} on {row}: {is:.2} < {least}");
                }
            }
        }
    }

    #[test]
    fn selection_is_never_a_colour_alone() {
        for theme in all() {
            let style = theme.style(StyleRole::Selection);
            let reversed = style.add_modifier.contains(Modifier::REVERSED);
            let bold = style.add_modifier.contains(Modifier::BOLD);
            assert!(reversed || (bold && style.bg.is_some()), "{}", theme.name);
        }
    }

    #[test]
    fn mono_has_no_colour() {
        for style in one("mono").styles {
            for colour in [style.fg, style.bg].into_iter().flatten() {
                assert_eq!(colour, Color::Reset);
            }
        }
    }

    #[test]
    fn terminal_keeps_to_the_sixteen_and_to_those_that_both_grounds_show() {
        for role in StyleRole::ALL {
            let style = one("terminal").style(role);
            for colour in [style.fg, style.bg].into_iter().flatten() {
                assert!(
                    !matches!(colour, Color::Rgb(..) | Color::Indexed(_)),
                    "{}",
                    role.name()
                );
            }
            let swallowed = [
                Color::Black,
                Color::DarkGray,
                Color::Gray,
                Color::White,
                Color::Yellow,
                Color::LightYellow,
            ];
            if let (Some(fg), None) = (style.fg, style.bg) {
                assert!(!swallowed.contains(&fg), "{}", role.name());
            }
        }
    }

    #[test]
    fn the_eight_kinds_have_a_hue_each() {
        for theme in in_true_colour() {
            let hues = KINDS.map(|kind| hue(theme.style(kind).fg.unwrap()));
            for (at, a) in hues.iter().enumerate() {
                for (b, kind) in hues.iter().zip(KINDS).take(at) {
                    let angle = (a - b).abs().min(360.0 - (a - b).abs());
                    let (a, b) = (KINDS[at].name(), kind.name());
                    assert!(
                        angle >= APART,
                        "{}: {a} and {b} are {angle:.0}° apart",
                        theme.name
                    );
                }
            }
        }
    }

    #[test]
    fn the_eight_kinds_differ_without_true_colour() {
        let terminal = one("terminal");
        let mono = one("mono");
        for (at, a) in KINDS.into_iter().enumerate() {
            for b in KINDS.into_iter().take(at) {
                let (a_is, b_is) = (terminal.style(a), terminal.style(b));
                assert_ne!(a_is.fg, b_is.fg, "{} and {}", a.name(), b.name());
                let (a_is, b_is) = (mono.style(a), mono.style(b));
                assert_ne!(
                    a_is.add_modifier,
                    b_is.add_modifier,
                    "{} and {}",
                    a.name(),
                    b.name()
                );
            }
        }
    }
}
