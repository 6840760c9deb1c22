//! Rules about the source itself: who uses whom, how long files are and what they are called, and
//! that the README shows the keys there are.

#![expect(
    clippy::unwrap_used,
    reason = "what is unwrapped here are files of this repository"
)]

use std::{
    fmt::Write,
    fs,
    path::{Path, PathBuf},
};

use dateline::ui::keymap::{BINDINGS, Binding};

/// The modules of both packages in the order in which an article passes through them, each level apart:
/// a module uses only those of the levels before its own.
const LAYERS: &[&[&str]] = &[
    &["text", "guard"],
    &["problem"],
    &["article"],
    &["source"],
    &["lexicon"],
    &["syntax"],
    &["analysis"],
    &["story"],
    &["corpus"],
    &["export"],
    &["sample", "files"],
    &["store", "display"],
    &["ui", "listing"],
];

/// The layers that are the reader's; all others are the core's.
const READER: &[&str] = &["sample", "files", "store", "display", "ui", "listing"];

/// Where the two packages have their code.
const SRC: [&str; 2] = ["core/src", "src"];

/// Same input, same output: these see no file, clock or thread.
const PURE: &[&str] = &["text", "article", "lexicon", "syntax", "analysis", "story"];

/// The files of the binary, which may use all of the library.
const BINARY: &[&str] = &["main", "arguments", "cli", "config", "lib"];

const TERMINAL: &[&str] = &["ratatui", "crossterm", "signal_hook"];

const MAX_LINES: usize = 400;

/// Names that say nothing of what a file or folder holds.
const EMPTY_NAMES: &[&str] = &[
    "util", "utils", "helper", "helpers", "common", "misc", "manager",
];

const TESTS: &str = "\n#[cfg(test)]\nmod tests {";

/// One file of `src`.
struct Source {
    /// Below the `src` of its package.
    path: PathBuf,
    /// Whether it is part of the reader.
    is_readers: bool,
    /// The module of the library it belongs to, or the file of the binary.
    layer: String,
    text: String,
}

#[test]
fn every_layer_is_declared_and_every_declared_one_is_a_layer() {
    let libs = SRC.map(|src| fs::read_to_string(root().join(src).join("lib.rs")).unwrap());
    let declared: Vec<&str> = libs
        .iter()
        .flat_map(|lib| lib.lines())
        .filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'))
        .collect();
    assert_eq!(declared, LAYERS.concat());
}

#[test]
fn each_layer_stands_in_its_package() {
    for source in sources() {
        if !BINARY.contains(&source.layer.as_str()) {
            let layer = source.layer.as_str();
            let path = source.path.display();
            assert_eq!(source.is_readers, READER.contains(&layer), "{path}");
        }
    }
}

#[test]
fn layers_use_only_those_below() {
    let level_of = |name: &str| LAYERS.iter().position(|level| level.contains(&name));
    for source in sources() {
        if BINARY.contains(&source.layer.as_str()) {
            continue;
        }
        let path = source.path.display();
        let own = level_of(&source.layer).unwrap_or_else(|| panic!("{path} is in no layer"));
        for used in used_layers(&source) {
            let level = level_of(&used).unwrap_or_else(|| panic!("{path} uses `{used}`, no layer"));
            assert!(level < own || used == source.layer, "{path} uses `{used}`");
        }
    }
}

#[test]
fn only_the_ui_uses_the_terminal() {
    for source in sources().iter().filter(|source| source.layer != "ui") {
        for used in TERMINAL {
            let path = source.path.display();
            assert!(
                !has_word(&uncommented(&source.text), used),
                "{path} uses `{used}`"
            );
        }
    }
}

#[test]
fn what_is_pure_sees_no_file_clock_or_thread() {
    let pure = |source: &&Source| PURE.contains(&source.layer.as_str());
    for source in sources().iter().filter(pure) {
        let code = uncommented(source.code());
        let from_std = code
            .match_indices("std::")
            .flat_map(|(at, _)| heads(&code[at + 5..]));
        for used in from_std {
            let path = source.path.display();
            let impure = matches!(
                used.as_str(),
                "fs" | "io" | "time" | "thread" | "env" | "net" | "process"
            );
            assert!(!impure, "{path} uses `std::{used}`");
        }
        for used in ["Timestamp::now", "Zoned::now", "rayon", "thread_rng"] {
            assert!(
                !code.contains(used),
                "{} uses `{used}`",
                source.path.display()
            );
        }
    }
}

#[test]
fn files_are_short() {
    for source in sources() {
        let path = source.path.display();
        let n_lines = source.code().lines().count();
        assert!(
            n_lines <= MAX_LINES,
            "{path} has {n_lines} lines of code, over {MAX_LINES}"
        );
    }
}

#[test]
fn tests_stand_at_the_end_of_a_file() {
    for source in sources() {
        if let Some(at) = source.text.find(TESTS) {
            let rest = &source.text[at + TESTS.len()..];
            let (_, after) = rest.split_once("\n}\n").unwrap_or_default();
            assert_eq!(
                after,
                "",
                "{} has code after its tests",
                source.path.display()
            );
        }
    }
}

#[test]
fn names_say_what_is_in_a_file() {
    for folder in ["src", "core", "tests", "themes", "seeds"] {
        for path in files(&root().join(folder)) {
            let path = path.strip_prefix(root()).unwrap();
            for part in path.iter().filter_map(|part| part.to_str()) {
                let stem = part.split_once('.').map_or(part, |(stem, _)| stem);
                let mut words = stem.split(['_', '-']);
                assert!(
                    !words.any(|word| EMPTY_NAMES.contains(&word)),
                    "the name of {} says nothing",
                    path.display()
                );
            }
        }
    }
}

#[test]
fn the_readme_shows_the_keys_there_are() {
    const OPEN: &str = "<!-- keys -->\n";
    const CLOSE: &str = "<!-- /keys -->";
    let path = root().join("README.md");
    let readme = fs::read_to_string(&path).unwrap();
    let (before, rest) = readme
        .split_once(OPEN)
        .expect("README.md has `<!-- keys -->`");
    let (block, after) = rest
        .split_once(CLOSE)
        .expect("README.md has `<!-- /keys -->`");
    let keys = keys();
    if block == keys {
        return;
    }
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        fs::write(&path, [before, OPEN, &keys, CLOSE, after].concat()).unwrap();
        return;
    }
    panic!(
        "the keys in README.md are out of step; `UPDATE_EXPECT=1 cargo test --test tidy` rewrites them"
    );
}

/// The table of keys as the README shows it, a part for each group.
fn keys() -> String {
    let mut out = String::new();
    let told: Vec<&Binding> = BINDINGS.iter().filter(|it| !it.help.is_empty()).collect();
    for group in told.chunk_by(|one, other| one.group == other.group) {
        write!(out, "\n| {} | |\n| --- | --- |\n", group[0].group.name()).unwrap();
        for binding in group {
            writeln!(out, "| {} | {} |", keys_of(binding), binding.help).unwrap();
        }
    }
    out.push('\n');
    out
}

/// The keys of one binding; its command where it has none.
fn keys_of(binding: &Binding) -> String {
    let command = format!(":{}", binding.name);
    let keys = match binding.keys {
        [] => &[command.as_str()][..],
        keys => keys,
    };
    let shown: Vec<String> = keys
        .iter()
        .map(|keys| match keys.replace('|', "\\|") {
            keys if keys.contains('`') => format!("`` {keys} ``"),
            keys => format!("`{keys}`"),
        })
        .collect();
    shown.join(" ")
}

impl Source {
    /// The text but for its tests.
    fn code(&self) -> &str {
        self.text.split(TESTS).next().unwrap_or_default()
    }
}

/// The layers that the file names, by `crate::…`, `dateline_core::…` or by as many `super::` as lead to the root.
fn used_layers(source: &Source) -> Vec<String> {
    let text = uncommented(&source.text);
    let is_mod = source.path.file_name().is_some_and(|name| name == "mod.rs");
    let depth = source.path.iter().count() - usize::from(is_mod);
    let mut used: Vec<String> = ["crate::", "dateline_core::"]
        .iter()
        .flat_map(|root| text.match_indices(root))
        .flat_map(|(at, found)| heads(&text[at + found.len()..]))
        .collect();
    let to_root = "super::".repeat(depth);
    let code = uncommented(source.code());
    let climbing = code
        .match_indices(&to_root)
        .filter(|(at, _)| !code[..*at].ends_with("super::"));
    used.extend(climbing.flat_map(|(at, found)| heads(&code[at + found.len()..])));
    used
}

/// The first names of a path, or of all paths in braces, at the head of `code`.
fn heads(code: &str) -> Vec<String> {
    let name = |code: &str| -> String {
        let is_name = |c: &char| c.is_alphanumeric() || *c == '_';
        code.chars().take_while(is_name).collect()
    };
    let Some(inner) = code.strip_prefix('{') else {
        return vec![name(code)];
    };
    let mut depth = 0_usize;
    let mut found = Vec::new();
    let mut starts = true;
    for (at, c) in inner.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => starts = true,
            c if starts && !c.is_whitespace() => {
                found.push(name(&inner[at..]));
                starts = false;
            }
            _ => {}
        }
    }
    found
}

fn has_word(code: &str, word: &str) -> bool {
    let part = |c: char| c.is_alphanumeric() || c == '_';
    code.match_indices(word)
        .any(|(at, _)| !code[..at].ends_with(part) && !code[at + word.len()..].starts_with(part))
}

/// `code` without the lines that are comments.
fn uncommented(code: &str) -> String {
    let lines = code
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"));
    lines.flat_map(|line| [line, "\n"]).collect()
}

fn sources() -> Vec<Source> {
    SRC.into_iter().flat_map(sources_below).collect()
}

fn sources_below(src: &str) -> Vec<Source> {
    let folder = root().join(src);
    let rust = files(&folder)
        .into_iter()
        .filter(|path| path.extension().is_some_and(|it| it == "rs"));
    let source = |full: PathBuf| {
        let text = fs::read_to_string(&full).unwrap();
        let path = full.strip_prefix(&folder).unwrap().to_owned();
        let first = path
            .iter()
            .next()
            .and_then(|part| part.to_str())
            .unwrap_or_default();
        let layer = first.trim_end_matches(".rs").to_owned();
        Source {
            path,
            is_readers: src == "src",
            layer,
            text,
        }
    };
    rust.map(source).collect()
}

/// All files below `folder`, sorted; none if it is not there.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut folders = vec![folder.to_owned()];
    let mut found = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}
