//! Arguments as typed.

use std::path::PathBuf;

use clap::{
    Args, Parser, Subcommand, ValueEnum,
    builder::{PossibleValue, PossibleValuesParser, TypedValueParser},
};
use dateline::ui::themes::Themes;
use dateline_core::{corpus::Precedence, export};

/// Reads many reports of one story: who, where, when, what is new, who says otherwise.
#[derive(Debug, Parser)]
#[command(
    version,
    args_conflicts_with_subcommands = true,
    after_help = "Where places are is from GeoNames (https://www.geonames.org), CC BY 4.0."
)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Option<Command>,
    #[command(flatten)]
    pub reader: Reader,
}

#[derive(Debug, Args)]
pub struct Reader {
    /// Files and folders of articles, `-` for standard input; the bundled corpus when there is none
    pub paths: Vec<PathBuf>,
    #[arg(long, env = "DATELINE_THEME", help = colours())]
    pub theme: Option<String>,
    /// What the screen is drawn with
    #[arg(long)]
    pub glyphs: Option<GlyphSet>,
    #[command(flatten)]
    pub refusal: Refusal,
}

#[derive(Debug, Args)]
pub struct Refusal {
    /// Read no corrections, neither those that lie beside the articles nor your own, and keep none
    #[arg(long)]
    pub no_corrections: bool,
}

#[derive(Debug, Args)]
pub struct Order {
    /// Judge what is new against the articles that stand before (files by name), whatever their dates
    #[arg(long)]
    pub in_order: bool,
}

impl Order {
    /// Against which articles it is judged what is new.
    pub const fn precedence(&self) -> Precedence {
        match self.in_order {
            true => Precedence::Given,
            false => Precedence::Published,
        }
    }
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Write what is known of the articles, as data
    Export(Export),
    /// Print what happened when, an event a line: days, label, reports by outlet
    Timeline(Listing),
    /// Print the figures on which reports agree, move on or differ: claim, verdict, values by outlet
    Compare(Listing),
    /// Print who said what: speaker, words, outlet, place
    Quotes(Listing),
    /// Print what each article tells that none published before it does
    New(New),
    /// Print who and where: kind, name, mentions, spellings
    Entities(Listing),
    /// Print articles with what was found drawn under each line, and why: for a report of what is wrong
    Explain(Explain),
    /// Write the manual pages and the completions of all shells into a folder
    #[command(hide = true)]
    Generate {
        /// The folder
        folder: PathBuf,
    },
}

#[derive(Debug, Args)]
pub struct Explain {
    /// Files and folders of articles, `-` for standard input; the bundled corpus when there is none
    pub paths: Vec<PathBuf>,
    #[command(flatten)]
    pub refusal: Refusal,
}

#[derive(Debug, Args)]
#[command(
    after_help = "In a pipe each line is one record, its fields parted by tabs. Places are ARTICLE:LINE:COLUMN.\n\
                  Exit codes: 0 done, 1 nothing found, 2 error."
)]
pub struct Listing {
    /// Files and folders of articles, `-` for standard input; the bundled corpus when there is none
    pub paths: Vec<PathBuf>,
    /// Lines of text, or the same part of what `export` writes
    #[arg(long, default_value = "text")]
    pub format: ListingFormat,
    /// Wrap lines at so many columns; by itself at those of the terminal, and not at all in a pipe
    #[arg(long, value_parser = clap::value_parser!(u16).range(1..))]
    pub width: Option<u16>,
    /// What signs are drawn with
    #[arg(long)]
    pub glyphs: Option<GlyphSet>,
    #[command(flatten)]
    pub refusal: Refusal,
}

#[derive(Debug, Args)]
pub struct New {
    #[command(flatten)]
    pub listing: Listing,
    #[command(flatten)]
    pub order: Order,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ListingFormat {
    Text,
    Json,
}

#[derive(Debug, Args)]
pub struct Export {
    /// Files and folders of articles, `-` for standard input; the bundled corpus when there is none
    pub paths: Vec<PathBuf>,
    /// What is written
    #[arg(long, default_value = "json", value_parser = formats())]
    pub format: export::Format,
    /// The file to write, all or nothing, instead of standard output; a link there is replaced, not followed
    #[arg(short, long)]
    pub output: Option<PathBuf>,
    #[command(flatten)]
    pub order: Order,
    #[command(flatten)]
    pub refusal: Refusal,
}

/// What the screen is drawn with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum GlyphSet {
    /// Lines and signs of Unicode
    Unicode,
    /// Nothing but ASCII
    Ascii,
}

fn colours() -> String {
    let shipped = Themes::default().names().join(", ");
    format!("Colours: {shipped}, or one of your own")
}

fn formats() -> impl TypedValueParser<Value = export::Format> {
    let all = export::Format::ALL;
    let named = all.map(|it| PossibleValue::new(it.name()).help(it.about()));
    PossibleValuesParser::new(named).try_map(move |name| {
        let mut all = all.into_iter();
        all.find(|it| it.name() == name).ok_or("not a format")
    })
}
