//! What the arguments ask for.

use std::{
    fs,
    io::{self, BufWriter, IsTerminal, Write},
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::{Context, bail};
use clap::{CommandFactory, Parser, ValueEnum};
use clap_complete::Shell;
use dateline::{
    display::{
        glyphs::{self, Glyphs},
        visible,
    },
    files, listing, sample,
    store::Store,
    ui::{
        self, Ending,
        themes::{self, Themes},
    },
};
use dateline_core::{
    corpus::{self, Corpus},
    export::{self, Part},
    source::Input,
};

use crate::{
    arguments::{Cli, Command, Explain, Export, GlyphSet, Listing, ListingFormat, Reader, Refusal},
    config::{self, Config},
};

const NOTHING_FOUND: u8 = 1;
/// A program that a signal ended exits with its number and this.
const SIGNALLED: i32 = 128;

/// Does what the arguments ask for.
///
/// # Errors
///
/// Fails when nothing of what was named exists, or when terminal or output do.
pub fn run() -> anyhow::Result<ExitCode> {
    let cli = Cli::parse();
    match cli.command {
        Some(Command::Export(arguments)) => export(&arguments),
        Some(Command::Timeline(arguments)) => list(&arguments, Part::Timeline),
        Some(Command::Compare(arguments)) => list(&arguments, Part::Compare),
        Some(Command::Quotes(arguments)) => list(&arguments, Part::Quotes),
        Some(Command::New(arguments)) => {
            list(&arguments.listing, Part::New(arguments.order.precedence()))
        }
        Some(Command::Entities(arguments)) => list(&arguments, Part::Entities),
        Some(Command::Explain(arguments)) => explain(&arguments),
        Some(Command::Generate { folder }) => generate(&folder),
        None => read(cli.reader),
    }
}

fn read(arguments: Reader) -> anyhow::Result<ExitCode> {
    let inputs = inputs(&arguments.paths)?;
    if !io::stdout().is_terminal() {
        bail!(
            "the reader needs a terminal; `dateline timeline`, `compare`, `quotes`, `new`, `entities` and `export` work in a pipe"
        );
    }
    let folder = config::folder();
    let config = match &folder {
        Some(folder) => Config::read(&folder.join("config.toml"))?,
        None => Config::default(),
    };
    let themes = Themes {
        folder: folder.map(|folder| folder.join("themes")),
        colourless: std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty()),
    };
    let theme = arguments.theme.filter(|theme| !theme.is_empty());
    let theme = theme.or(config.theme);
    let theme = themes.load(theme.as_deref().unwrap_or(themes::DEFAULT))?;
    let store = store(&inputs, &arguments.refusal);
    let kept = store.load();
    let ending = ui::run(ui::Options {
        name: name(&inputs),
        inputs,
        theme,
        themes,
        kept,
        store,
        glyphs: glyphs_of(arguments.glyphs.or(config.glyphs)),
    });
    match ending.context("the terminal cannot be used")? {
        Ending::Quit => Ok(ExitCode::SUCCESS),
        Ending::Signal(signal) => {
            let code = u8::try_from(SIGNALLED + signal).unwrap_or(u8::MAX);
            Ok(ExitCode::from(code))
        }
    }
}

fn export(arguments: &Export) -> anyhow::Result<ExitCode> {
    let corpus = corpus_of(&arguments.paths, &arguments.refusal)?;
    let format = arguments.format;
    let precedence = arguments.order.precedence();
    let written = match &arguments.output {
        Some(path) => files::write(path, |out| export::write(&corpus, format, precedence, out))
            .with_context(|| format!("`{}`", path.display())),
        None => unless_closed(export::write(&corpus, format, precedence, stdout())),
    };
    written?;
    match corpus.articles() {
        [] => Ok(ExitCode::from(NOTHING_FOUND)),
        _ => Ok(ExitCode::SUCCESS),
    }
}

fn list(arguments: &Listing, part: Part) -> anyhow::Result<ExitCode> {
    let corpus = corpus_of(&arguments.paths, &arguments.refusal)?;
    let style = listing::Style {
        glyphs: glyphs_of(arguments.glyphs),
        width: arguments.width.or_else(ui::width),
    };
    let mut is_empty = false;
    unless_closed(match arguments.format {
        ListingFormat::Json => {
            is_empty = part.is_empty(&corpus);
            export::write_part(&corpus, part, stdout())
        }
        ListingFormat::Text => listing::write(&corpus, part, style, stdout()).map(|n_lines| {
            is_empty = n_lines == 0;
        }),
    })?;
    if is_empty {
        let _ = writeln!(io::stderr(), "{}", nothing(part));
        return Ok(ExitCode::from(NOTHING_FOUND));
    }
    Ok(ExitCode::SUCCESS)
}

fn explain(arguments: &Explain) -> anyhow::Result<ExitCode> {
    let corpus = corpus_of(&arguments.paths, &arguments.refusal)?;
    unless_closed(listing::explain(&corpus, stdout()))?;
    match corpus.articles() {
        [] => Ok(ExitCode::from(NOTHING_FOUND)),
        _ => Ok(ExitCode::SUCCESS),
    }
}

/// What comes with the program where it is packaged, made from its own definition.
fn generate(folder: &Path) -> anyhow::Result<ExitCode> {
    let written = || -> io::Result<()> {
        fs::create_dir_all(folder)?;
        let mut command = Cli::command();
        for &shell in Shell::value_variants() {
            clap_complete::generate_to(shell, &mut command, "dateline", folder)?;
        }
        clap_mangen::generate_to(command, folder)
    };
    written().with_context(|| format!("`{}`", folder.display()))?;
    Ok(ExitCode::SUCCESS)
}

/// What is said where there is nothing of a part.
const fn nothing(part: Part) -> &'static str {
    match part {
        Part::Timeline => "no sentence here tells a day that is known",
        Part::Compare => {
            "nothing was found here that several articles tell and that can be compared"
        }
        Part::Quotes => "nobody is quoted here",
        Part::New(_) => "no sentence here tells anything",
        Part::Entities => "no names were found here",
    }
}

/// What `paths` name, read to the end; what could not be read is told.
fn corpus_of(paths: &[PathBuf], refusal: &Refusal) -> anyhow::Result<Corpus> {
    let inputs = inputs(paths)?;
    let kept = store(&inputs, refusal).load();
    if let Some(notice) = kept.notice() {
        let _ = writeln!(io::stderr(), "note: {notice}");
    }
    let corpus = corpus::read(&inputs, kept.corrections);
    let mut warnings = io::stderr().lock();
    for problem in corpus.problems() {
        let place = visible::clean(&problem.place);
        let reason = problem.reason.to_string();
        let reason = visible::clean(&reason);
        // Nobody may be reading them; the work goes on all the same.
        let _ = writeln!(warnings, "warning: {place}: {reason}");
    }
    Ok(corpus)
}

fn stdout() -> impl Write {
    BufWriter::new(io::stdout().lock())
}

/// A reader of the pipe that has seen enough ends the program without complaint.
fn unless_closed(written: io::Result<()>) -> anyhow::Result<()> {
    match written {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        written => written.context("standard output"),
    }
}

/// What `paths` name. Those that do not exist are left to be listed as problems, unless none does.
fn inputs(paths: &[PathBuf]) -> anyhow::Result<Vec<Input>> {
    if paths.is_empty() {
        return Ok(vec![Input::Bundled(sample::TEXTS)]);
    }
    let is_stdin = |path: &PathBuf| path.as_os_str() == "-";
    let there = |path: &PathBuf| is_stdin(path) || path.symlink_metadata().is_ok();
    if !paths.iter().any(there) {
        let names: Vec<String> = paths
            .iter()
            .map(|path| format!("`{}`", path.display()))
            .collect();
        bail!(
            "{}: no such file or folder",
            visible::clean(&names.join(", "))
        );
    }
    if paths.iter().any(is_stdin) && io::stdin().is_terminal() {
        bail!(
            "`-` reads articles from standard input, and that is the terminal; pipe something into it"
        );
    }
    let input = |path: &PathBuf| match is_stdin(path) {
        true => Input::Stdin,
        false => Input::Path(path.clone()),
    };
    Ok(paths.iter().map(input).collect())
}

fn store(inputs: &[Input], refusal: &Refusal) -> Store {
    match refusal.no_corrections {
        true => Store::nowhere(),
        false => Store::of(inputs, config::state_folder().as_deref()),
    }
}

/// What is opened, in a few words.
fn name(inputs: &[Input]) -> String {
    match inputs {
        [Input::Bundled(_)] => "Sample corpus".to_owned(),
        [Input::Stdin] => "Standard input".to_owned(),
        [Input::Path(path)] => {
            let full = path.canonicalize();
            let name = full.as_deref().unwrap_or(path).file_name().map(Path::new);
            name.unwrap_or(path).display().to_string()
        }
        several => format!("{} sources", several.len()),
    }
}

fn glyphs_of(set: Option<GlyphSet>) -> &'static Glyphs {
    match set {
        Some(GlyphSet::Ascii) => &glyphs::ASCII,
        Some(GlyphSet::Unicode) | None => &glyphs::UNICODE,
    }
}
