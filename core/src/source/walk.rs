//! Which files the inputs mean, and what their articles are called.

use std::{
    collections::HashSet,
    fs, io,
    path::{Path, PathBuf},
};

use walkdir::WalkDir;

use super::{
    Input,
    draft::{At, Origin},
};
use crate::problem::Reason;

/// How much memory a packed file is thought to take, whose length says little.
const PACKED_WEIGHT: u64 = 16 << 20;

/// Something to read, with the name that its articles take.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// Its name.
    pub origin: Origin,
    /// Where its bytes are, or why there are none.
    pub bytes: Result<Bytes, Reason>,
    /// Whether it was found in a folder, and not given itself.
    pub in_folder: bool,
}

/// Where bytes are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Bytes {
    /// In a file of that length.
    File(PathBuf, u64),
    /// In a named pipe.
    Pipe(PathBuf),
    /// On standard input.
    Stdin,
    /// In the program.
    Bundled(&'static str),
}

/// A file that takes more room than this while it is read takes a while.
const MAX_LIGHT_WEIGHT: u64 = 4 << 20;

/// When something is read, the first first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Turn {
    /// It is read at once.
    Light,
    /// It takes a while.
    Heavy,
    /// It comes as fast as somebody else writes it.
    Pipe,
}

impl Found {
    /// When it is read, so that what is read fast does not wait for what is not.
    pub fn turn(&self) -> Turn {
        match &self.bytes {
            Ok(Bytes::Pipe(_) | Bytes::Stdin) => Turn::Pipe,
            _ if self.weight() > MAX_LIGHT_WEIGHT => Turn::Heavy,
            _ => Turn::Light,
        }
    }

    /// About how much memory reading it takes, in bytes.
    pub fn weight(&self) -> u64 {
        match &self.bytes {
            Ok(Bytes::File(path, len)) => {
                let extension = path.extension().and_then(|extension| extension.to_str());
                let packed = matches!(extension, Some("gz" | "zst"));
                (len * 2).max(if packed { PACKED_WEIGHT } else { 0 })
            }
            _ => 0,
        }
    }
}

/// What each of `inputs` holds, in the order of keys.
///
/// Keys are unique and do not depend on the order of `inputs`. A file that is reached twice stands
/// only once, under the input whose path sorts first; hidden files and what browsers save beside a
/// page are left out. Nothing is opened but folders. A pipe is read where it is an input itself, and not where it lies
/// in a folder.
pub(super) fn find(inputs: &[Input]) -> Vec<Vec<Found>> {
    let mut order: Vec<usize> = (0..inputs.len()).collect();
    order.sort_by_key(|&at| match &inputs[at] {
        Input::Bundled(_) => (0, None),
        Input::Stdin => (1, None),
        Input::Path(path) => (2, Some(path)),
    });
    let mut found = vec![Vec::new(); inputs.len()];
    let mut seen = HashSet::new();
    let mut keys = HashSet::new();
    let mut last = None;
    for at in order {
        if last.replace(&inputs[at]) == Some(&inputs[at]) {
            continue;
        }
        found[at] = match &inputs[at] {
            Input::Bundled(texts) => bundled(texts),
            Input::Stdin => vec![stdin()],
            Input::Path(path) => below(path, &mut seen),
        };
        found[at].sort_by(|a, b| a.origin.key.cmp(&b.origin.key));
        for found in &mut found[at] {
            found.origin.key = unused(&found.origin.key, &mut keys);
        }
    }
    found
}

fn bundled(texts: &[(&str, &'static str)]) -> Vec<Found> {
    let origin = |name: &str| Origin {
        key: name.to_owned(),
        place: name.to_owned(),
        is_file: false,
    };
    (texts.iter())
        .map(|(name, text)| Found {
            origin: origin(name),
            bytes: Ok(Bytes::Bundled(text)),
            in_folder: false,
        })
        .collect()
}

fn stdin() -> Found {
    Found {
        origin: Origin {
            key: "-".to_owned(),
            place: "-".to_owned(),
            is_file: false,
        },
        bytes: Ok(Bytes::Stdin),
        in_folder: false,
    }
}

/// All files at `given` and below.
///
/// What is linked to comes after what lies there itself, so that a file's own name wins; links to
/// the folders around `given` are not followed.
fn below(given: &Path, seen: &mut HashSet<PathBuf>) -> Vec<Found> {
    // What `<(command)` and `/dev/stdin` name has no path that could be followed.
    if fs::metadata(given).is_ok_and(|data| is_pipe(&data)) {
        return vec![at(given, given, Ok(Bytes::Pipe(given.to_owned())))];
    }
    let mut found = Vec::new();
    let mut links = vec![given.to_owned()];
    let root = given.canonicalize().unwrap_or_else(|_| given.to_owned());
    while !links.is_empty() {
        links.sort();
        for link in std::mem::take(&mut links) {
            let real = match link.canonicalize() {
                Ok(real) => real,
                Err(error) => {
                    let reason = if link == given {
                        Reason::of(&error)
                    } else {
                        dangling(&error)
                    };
                    found.push(at(given, &link, Err(reason)));
                    continue;
                }
            };
            let leads_out = link != given && root.starts_with(&real);
            if real.is_dir() && !leads_out {
                tree(given, &link, &real, seen, &mut found, &mut links);
            } else if !leads_out && seen.insert(real) {
                found.push(at(given, &link, file(&link)));
            }
        }
    }
    found
}

/// Files below the folder `shown`, whose real path is `real`; links go to `links`.
fn tree(
    given: &Path,
    shown: &Path,
    real: &Path,
    seen: &mut HashSet<PathBuf>,
    found: &mut Vec<Found>,
    links: &mut Vec<PathBuf>,
) {
    let mut entries = WalkDir::new(real).sort_by_file_name().into_iter();
    while let Some(entry) = entries.next() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                let path = error.path().unwrap_or(real);
                let path = shown.join(path.strip_prefix(real).unwrap_or(path));
                let reason = error.io_error().map(Reason::of);
                let reason = reason.unwrap_or_else(|| Reason::System(error.to_string()));
                found.push(at(given, &path, Err(reason)));
                continue;
            }
        };
        let is_folder = entry.file_type().is_dir();
        let hidden = entry.file_name().as_encoded_bytes().starts_with(b".");
        let left_out = entry.depth() > 0 && (hidden || is_folder && is_beside_page(entry.path()));
        let mut new = || seen.insert(entry.path().to_owned());
        let below = entry.path().strip_prefix(real).unwrap_or(entry.path());
        let path = if entry.depth() == 0 {
            shown.to_owned()
        } else {
            shown.join(below)
        };
        if left_out {
            if is_folder {
                entries.skip_current_dir();
            }
        } else if entry.path_is_symlink() && entry.depth() > 0 {
            links.push(path);
        } else if is_folder {
            if !new() {
                entries.skip_current_dir();
            }
        } else if new() {
            found.push(at(given, &path, file(&path)));
        }
    }
}

/// Whether a folder is what a browser saved beside a page: `story_files` beside `story.html`.
fn is_beside_page(folder: &Path) -> bool {
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    name.strip_suffix("_files").is_some_and(|stem| {
        [".html", ".htm"].iter().any(|extension| {
            folder
                .with_file_name(format!("{stem}{extension}"))
                .is_file()
        })
    })
}

#[cfg(unix)]
fn is_pipe(data: &fs::Metadata) -> bool {
    use std::os::unix::fs::FileTypeExt;
    data.file_type().is_fifo()
}

#[cfg(not(unix))]
fn is_pipe(_: &fs::Metadata) -> bool {
    false
}

fn file(path: &Path) -> Result<Bytes, Reason> {
    let data = fs::metadata(path).map_err(|error| Reason::of(&error))?;
    if data.is_file() {
        Ok(Bytes::File(path.to_owned(), data.len()))
    } else {
        Err(Reason::Device)
    }
}

fn dangling(error: &io::Error) -> Reason {
    match Reason::of(error) {
        Reason::Missing => Reason::Dangling,
        other => other,
    }
}

fn at(given: &Path, path: &Path, bytes: Result<Bytes, Reason>) -> Found {
    let below = match path.strip_prefix(given) {
        Ok(below) if !below.as_os_str().is_empty() => below,
        _ => Path::new(given.file_name().unwrap_or(given.as_os_str())),
    };
    let parts: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
    Found {
        origin: Origin {
            key: parts.join("/"),
            place: path.to_string_lossy().into_owned(),
            is_file: true,
        },
        bytes,
        in_folder: path != given,
    }
}

/// `key`, or with `~2` and so on where it is taken or could be that of an item of another file.
fn unused(key: &str, keys: &mut HashSet<String>) -> String {
    let item = |key: &str| At::item_number(key).is_some();
    let mut candidate = key.to_owned();
    let mut n = 1;
    while item(&candidate) || !keys.insert(candidate.clone()) {
        n += 1;
        candidate = format!("{key}~{n}");
    }
    candidate
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(inputs: &[Input]) -> Vec<Vec<String>> {
        let key = |found: &Found| match &found.bytes {
            Ok(_) => found.origin.key.clone(),
            Err(reason) => format!("{}: {reason}", found.origin.key),
        };
        let found = find(inputs);
        found
            .iter()
            .map(|input| input.iter().map(key).collect())
            .collect()
    }

    fn folder(files: &[&str]) -> tempfile::TempDir {
        let dir = tempfile::tempdir().unwrap();
        for file in files {
            let path = dir.path().join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "x").unwrap();
        }
        dir
    }

    #[test]
    fn files_stand_in_the_order_of_their_keys_without_hidden_ones() {
        let dir = folder(&[
            "b.txt",
            "a/z.txt",
            "a.txt",
            ".git/x",
            ".x",
            "p.html",
            "p_files/a.txt",
            "q_files/a.txt",
        ]);
        let input = Input::Path(dir.path().to_owned());
        assert_eq!(
            keys(&[input]),
            [["a.txt", "a/z.txt", "b.txt", "p.html", "q_files/a.txt"]]
        );
    }

    #[test]
    fn a_file_that_is_reached_twice_stands_once() {
        let dir = folder(&["a/x.txt", "b.txt"]);
        let whole = Input::Path(dir.path().to_owned());
        let part = Input::Path(dir.path().join("a"));
        let expected = vec![
            vec![],
            vec!["a/x.txt".to_owned(), "b.txt".to_owned()],
            vec![],
        ];
        assert_eq!(keys(&[part, whole.clone(), whole]), expected);
    }

    #[test]
    fn equal_names_in_two_folders_are_numbered_by_path() {
        let one = folder(&["1/x.txt", "2/x.txt", "3/x.txt#2"]);
        let input = |name| Input::Path(one.path().join(name));
        assert_eq!(keys(&[input("2"), input("1")]), [["x.txt~2"], ["x.txt"]]);
        assert_eq!(keys(&[input("3")]), [["x.txt#2~2"]]);
    }

    #[test]
    fn what_is_not_there_is_told() {
        let dir = folder(&["x.txt"]);
        let input = Input::Path(dir.path().join("y.txt"));
        assert_eq!(keys(&[input]), [["y.txt: there is no such file or folder"]]);
    }

    #[cfg(unix)]
    #[test]
    fn a_pipe_that_is_an_input_is_read_and_one_in_a_folder_is_not() {
        let dir = folder(&[]);
        let pipe = dir.path().join("pipe");
        let made = std::process::Command::new("mkfifo").arg(&pipe).status();
        assert!(made.unwrap().success());
        let found = find(&[Input::Path(pipe.clone())]).concat();
        assert_eq!(found[0].bytes, Ok(Bytes::Pipe(pipe)));
        let told = "pipe: a pipe or device, which is not opened; pipe its text to standard input";
        assert_eq!(keys(&[Input::Path(dir.path().to_owned())]), [[told]]);
    }

    #[cfg(unix)]
    #[test]
    fn links_are_followed_once_and_end() {
        use std::os::unix::fs::symlink;
        let dir = folder(&["real/x.txt", "y.txt"]);
        let link = |to: &str, from: &str| symlink(to, dir.path().join(from)).unwrap();
        link(".", "loop");
        link("..", "real/up");
        link("real", "also");
        link("nowhere", "lost.txt");
        link("self", "self");
        link("y.txt", "a.txt");
        link("/dev/zero", "zero");
        let input = Input::Path(dir.path().to_owned());
        let pipe = "zero: a pipe or device, which is not opened; pipe its text to standard input";
        assert_eq!(
            keys(&[input]),
            [[
                "lost.txt: a link to a file that is not there",
                "real/x.txt",
                "self: too many levels of symbolic links (os error 40)",
                "y.txt",
                pipe
            ]]
        );
    }
}
