//! Where themes come from: the program, and the reader's own folder.

use std::{fs, io, path::PathBuf};

use super::theme::{self, Theme, ThemeError};

/// The theme that is used unless another is asked for.
pub const DEFAULT: &str = "terminal";
/// The theme that is used where colours are not wanted.
const COLOURLESS: &str = "mono";

/// All themes that can be chosen.
#[derive(Clone, Debug, Default)]
pub struct Themes {
    /// The reader's own folder of `*.toml`.
    pub folder: Option<PathBuf>,
    /// Whether colours are not wanted (`NO_COLOR`); then every theme is the one without any.
    pub colourless: bool,
}

/// Why a theme cannot be had.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// There is none of this name.
    #[error("there is no theme `{name}`; there are {}", names.join(", "))]
    Unknown {
        /// What was asked for.
        name: String,
        /// What there is.
        names: Vec<String>,
    },
    /// Its file cannot be read.
    #[error("{path}: {source}")]
    Unreadable {
        /// The file.
        path: String,
        /// Why.
        source: io::Error,
    },
    /// It is not right.
    #[error(transparent)]
    Wrong(#[from] ThemeError),
}

impl Themes {
    /// The names of all themes: the program's, then the reader's own by name.
    pub fn names(&self) -> Vec<String> {
        if self.colourless {
            return vec![COLOURLESS.to_owned()];
        }
        let shipped = theme::shipped().iter().map(|(name, _)| (*name).to_owned());
        let mut names: Vec<String> = shipped.collect();
        let mut own = self.own();
        own.retain(|name| !names.contains(name));
        own.sort();
        names.extend(own);
        names
    }

    /// The theme named `name`; the reader's own go before the program's.
    ///
    /// # Errors
    ///
    /// Fails when there is no such theme, or when it cannot be read.
    pub fn load(&self, name: &str) -> Result<Theme, LoadError> {
        let name = if self.colourless { COLOURLESS } else { name };
        let shipped = theme::shipped().iter().find(|(it, _)| *it == name);
        if !self.colourless && self.own().iter().any(|it| it == name) {
            return self.load_own(name);
        }
        let Some((name, source)) = shipped else {
            return Err(LoadError::Unknown {
                name: name.to_owned(),
                names: self.names(),
            });
        };
        Ok(Theme::parse(&format!("themes/{name}.toml"), source)?)
    }

    fn load_own(&self, name: &str) -> Result<Theme, LoadError> {
        let folder = self.folder.clone().unwrap_or_default();
        let path = folder.join(format!("{name}.toml"));
        let place = path.display().to_string();
        let source = fs::read_to_string(&path).map_err(|source| LoadError::Unreadable {
            path: place.clone(),
            source,
        })?;
        let theme = Theme::parse(&place, &source)?;
        Ok(Theme {
            name: name.to_owned(),
            ..theme
        })
    }

    fn own(&self) -> Vec<String> {
        let folder = self
            .folder
            .as_ref()
            .and_then(|folder| fs::read_dir(folder).ok());
        let files = folder.into_iter().flatten().flatten();
        let name = |file: fs::DirEntry| {
            let name = file.file_name().into_string().ok()?;
            name.strip_suffix(".toml").map(str::to_owned)
        };
        files.filter_map(name).collect()
    }
}
