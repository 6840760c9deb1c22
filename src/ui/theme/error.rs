//! Mistakes in a theme's file, in words that lead the hand to them.

use std::fmt;

/// A mistake in a theme's file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{place}:{line}: {problem}")]
pub struct ThemeError {
    /// The file, as the caller named it.
    pub place: String,
    /// The line, counted from 1.
    pub line: usize,
    /// What is wrong there.
    pub problem: Problem,
}

/// What is wrong in a theme's file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// It is not TOML.
    #[error("{0}")]
    Syntax(String),
    /// A word that means nothing where it stands.
    #[error("`{found}` is not {what}; {}", Advice(.what, .meant))]
    Unknown {
        /// The word.
        found: String,
        /// What should stand there.
        what: Word,
        /// The word that was probably meant.
        meant: Option<&'static str>,
    },
    /// A setting or a role that every theme has to have.
    #[error("{} `{name}` is missing", .what.noun())]
    Missing {
        /// What it is.
        what: Word,
        /// Its name.
        name: &'static str,
    },
    /// The base lacks its text or its background colour.
    #[error("`ground` needs `{0}`, for all else is drawn upon it")]
    Ground(&'static str),
    /// A value of another type than the setting has.
    #[error("`{name}` is {wanted}, not {found}")]
    Type {
        /// The setting or the role.
        name: String,
        /// What it has to be: `a string`.
        wanted: &'static str,
        /// What stands there: `integer`.
        found: &'static str,
    },
}

/// The kinds of word that a theme is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    /// A key at the top of the file.
    Setting,
    /// A value of `ground`.
    Ground,
    /// A key of the table `looks`.
    Role,
    /// A key of a role: `fg`.
    Part,
    /// A colour.
    Colour,
    /// A word in `style`.
    Modifier,
}

/// What to write instead.
struct Advice<'a>(&'a Word, &'a Option<&'static str>);

impl Word {
    const fn noun(self) -> &'static str {
        match self {
            Word::Setting => "setting",
            Word::Ground => "ground",
            Word::Role => "role",
            Word::Part => "part of a role",
            Word::Colour => "colour",
            Word::Modifier => "modifier",
        }
    }

    const fn choice(self) -> &'static str {
        match self {
            Word::Setting => "there are `name`, `ground` and `looks`",
            Word::Ground => "write `light`, `dark` or `terminal`",
            Word::Role => "the shipped themes have them all",
            Word::Part => "there are `fg`, `bg` and `style`",
            Word::Colour => {
                "write `#rrggbb`, a name such as `bright-blue`, a number from 0 to 15 or `default`"
            }
            Word::Modifier => "there are `bold`, `dim`, `italic`, `underlined` and `reversed`",
        }
    }
}

impl fmt::Display for Word {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a {}", self.noun())
    }
}

impl fmt::Display for Advice<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.1 {
            Some(meant) => write!(f, "did you mean `{meant}`?"),
            None => f.write_str(self.0.choice()),
        }
    }
}
