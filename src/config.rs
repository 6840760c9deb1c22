//! The reader's own settings.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use anyhow::Context;
use etcetera::BaseStrategy;
use serde::Deserialize;

use crate::arguments::GlyphSet;

/// What `config.toml` may say. A flag beats the environment, and that beats this.
#[derive(Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// The theme to begin with.
    pub theme: Option<String>,
    /// What the screen is drawn with.
    pub glyphs: Option<GlyphSet>,
}

impl Config {
    /// Reads `path`; nothing is set where there is no such file.
    ///
    /// # Errors
    ///
    /// Fails when the file cannot be read, or says something that is not understood.
    pub fn read(path: &Path) -> anyhow::Result<Config> {
        let place = || path.display().to_string();
        match fs::read_to_string(path) {
            Ok(source) => toml::from_str(&source).with_context(place),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Config::default()),
            Err(error) => Err(error).with_context(place),
        }
    }
}

/// The folder of settings and themes: `~/.config/dateline`, or where XDG puts it.
pub fn folder() -> Option<PathBuf> {
    let base = etcetera::choose_base_strategy().ok()?;
    Some(base.config_dir().join("dateline"))
}

/// The folder of what the program keeps for the reader: `~/.local/state/dateline`, or where XDG puts it.
pub fn state_folder() -> Option<PathBuf> {
    let base = etcetera::choose_base_strategy().ok()?;
    Some(base.state_dir()?.join("dateline"))
}
