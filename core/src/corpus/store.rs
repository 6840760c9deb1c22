//! Where corrections are kept.

use std::path::{Path, PathBuf};

use xxhash_rust::xxh3::xxh3_64;

use super::corrections::{Corrections, Error};
use crate::source::Input;

/// The name of the file beside the articles; hidden, so that it is not taken for one.
const FILE: &str = ".dateline.toml";

/// Where the corrections of what was opened are kept: beside it, or where that cannot be written,
/// in the reader's own folder of state.
#[derive(Clone, Debug, Default)]
pub struct Store {
    /// The places in which to look and to write, the first that works.
    pub paths: Vec<PathBuf>,
}

impl Store {
    /// The store for `inputs`; `state` is the reader's own folder.
    pub fn of(inputs: &[Input], state: Option<&Path>) -> Store {
        let beside = match inputs {
            [Input::Path(path)] if path.is_dir() => Some(path.join(FILE)),
            [Input::Path(path)] => Some(path.with_file_name(FILE)),
            _ => None,
        };
        let name = format!("{:016x}.toml", xxh3_64(named(inputs).as_bytes()));
        let own = state.map(|folder| folder.join("corrections").join(name));
        Store {
            paths: beside.into_iter().chain(own).collect(),
        }
    }

    /// All corrections that are kept.
    ///
    /// # Errors
    ///
    /// Fails when a file cannot be read, or says something that is not understood.
    pub fn load(&self) -> Result<Corrections, Error> {
        let mut all = Corrections::default();
        for path in &self.paths {
            all.made.extend(Corrections::read(path)?.made);
        }
        Ok(all)
    }

    /// Keeps `corrections` in the first place that can be written, and gives that place.
    ///
    /// # Errors
    ///
    /// Fails when none can be.
    pub fn save(&self, corrections: &Corrections) -> Result<Option<&Path>, Error> {
        let mut failure = None;
        for (at, path) in self.paths.iter().enumerate() {
            match corrections.write(path) {
                Ok(()) => {
                    // What was kept elsewhere is kept here now.
                    for other in &self.paths[at + 1..] {
                        Corrections::default().write(other)?;
                    }
                    return Ok(Some(path));
                }
                Err(error) => failure = Some(error),
            }
        }
        match failure {
            Some(error) => Err(error),
            None => Ok(None),
        }
    }
}

fn named(inputs: &[Input]) -> String {
    let name = |input: &Input| match input {
        Input::Path(path) => {
            let full = path.canonicalize();
            full.as_deref().unwrap_or(path).display().to_string()
        }
        Input::Stdin => "-".to_owned(),
        Input::Bundled(_) => "bundled".to_owned(),
    };
    let mut names: Vec<String> = inputs.iter().map(name).collect();
    names.sort();
    names.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::corrections::{Claim, Correction};

    fn one() -> Corrections {
        Corrections {
            made: vec![Correction {
                article: Some("a.txt".to_owned()),
                claim: Claim::PublishedOn("2017-11-23".parse().unwrap()),
            }],
        }
    }

    #[test]
    fn corrections_are_kept_beside_the_articles() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::of(&[Input::Path(folder.path().to_owned())], None);
        let path = store.save(&one()).unwrap().unwrap().to_owned();
        assert_eq!(path, folder.path().join(FILE));
        assert_eq!(store.load().unwrap(), one());
    }

    #[test]
    fn where_that_cannot_be_written_they_are_kept_in_the_state_folder() {
        let state = tempfile::tempdir().unwrap();
        // A file where the folder should be cannot be written below, even by root.
        let file = state.path().join("file");
        std::fs::write(&file, "").unwrap();
        let mut store = Store::of(&[Input::Bundled(&[])], Some(state.path()));
        store.paths.insert(0, file.join(FILE));
        let path = store.save(&one()).unwrap().unwrap();
        assert!(path.starts_with(state.path().join("corrections")));
    }
}
