//! What could not be read, or has no effect, and why: the words for all of it.

use std::{fmt, io};

use crate::guard::{Fault, Panic};

/// Something that could not be read, where, and why.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The path as given, or `-`, with `:12` or `#3` for the place in it.
    pub place: String,
    /// Why.
    pub reason: Reason,
    /// Whether an article came of it all the same.
    pub recovered: bool,
}

/// Why something could not be read, or not wholly. In words: lower case, no full stop.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
pub enum Reason {
    /// Nothing has this path.
    #[error("there is no such file or folder")]
    Missing,
    /// The reader may not.
    #[error("no permission to read it")]
    Forbidden,
    /// A link to nothing.
    #[error("a link to a file that is not there")]
    Dangling,
    /// Something in a folder that is no file.
    #[error("a pipe or device, which is not opened; pipe its text to standard input")]
    Device,
    /// What the system said, begun with a small letter.
    #[error("{0}")]
    System(String),
    /// It was packed with a window of so many megabytes, and at most so many are read.
    #[error(
        "packed with a window of {window} MB (`zstd --long`), of which at most {limit} MB are read; pack it again without"
    )]
    Window {
        /// Megabytes that it takes.
        window: u64,
        /// Megabytes that it may take.
        limit: u64,
    },
    /// It cannot be unpacked, or not to its end.
    #[error("the packed file is damaged or cut off; fetch or pack it again")]
    Damaged,
    /// It is longer than what is read of its format, in megabytes.
    #[error("{} than {limit} MB, the most that is read of such a file; split it", if *.is_packed { "unpacks to more" } else { "larger" })]
    TooLarge {
        /// Whether that is its length when it is unpacked.
        is_packed: bool,
        /// Megabytes that are read.
        limit: u64,
    },
    /// A line is longer than so many megabytes.
    #[error("a line of more than {0} MB, the most that is read of one")]
    LongLine(u64),
    /// This item is the first of those that are too many.
    #[error(
        "more than {0} items, the most that are read of one file: this one and those after it are left out; split it"
    )]
    TooMany(usize),
    /// It is of a format that is not read: which one, and what to do.
    #[error("{0}")]
    Format(&'static str),
    /// It is an export of this program's that lies in a folder.
    #[error(
        "written by `dateline export`, so no article here; it is read where it is given itself"
    )]
    OwnExport,
    /// It is blank.
    #[error("no text in it")]
    NoText,
    /// An object of JSON that has none of the fields for a text.
    #[error("no text in it: an article needs `text`, `body`, `content` or `maintext`")]
    NoTextField,
    /// JSON that holds no article.
    #[error(
        "no articles in it: an article is an object with `text`, `body`, `content` or `maintext`"
    )]
    NoArticles,
    /// Something else stands where an article should.
    #[error("{0} where an article should be, which is an object with `text`")]
    NoArticle(String),
    /// A feed without items.
    #[error("no items of a feed in it; RSS, Atom and JSON Feed are read")]
    NoItems,
    /// It says that it is a JSON Feed.
    #[error("a JSON Feed that is no object")]
    NoFeed,
    /// It is no JSON from a place on.
    #[error(transparent)]
    Json(NotJson),
    /// XML that the parser cannot make sense of, as it says.
    #[error("not well-formed from here on: {0}")]
    Xml(String),
    /// XML that ends within an item.
    #[error("cut off in the middle of this item")]
    CutOff,
    /// Bytes that are none of this encoding.
    #[error("some bytes are not {0}; they show as \u{fffd}")]
    Encoding(&'static str),
    /// Characters that are shown as others.
    #[error("holds NUL characters; they show as \u{fffd}")]
    Nul,
    /// What stands where the date should.
    #[error("`{0}` is no date that can be read; the article is left without one")]
    Date(String),
    /// The number of problems of this file that are not listed.
    #[error("{0} more problems in this file")]
    More(usize),
    /// A fault of this program.
    #[error(transparent)]
    Fault(Panic),
    /// A correction fits nothing.
    #[error("a correction is kept but has no effect: {0}")]
    NoEffect(NoEffect),
    /// A file of corrections that cannot be opened: what the system said.
    #[error("corrections are not read: {0}")]
    Corrections(String),
    /// A correction that is written wrongly.
    #[error("no correction that is understood: {0}")]
    Correction(String),
}

/// Where a text ceases to be JSON.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
pub struct NotJson {
    /// What the parser says; nothing where the text breaks off.
    pub what: Option<String>,
    /// The line, from 1, where the text has more than one.
    pub line: Option<usize>,
    /// The byte in the line, from 1.
    pub column: usize,
    /// Whether what came before was read.
    pub is_begun: bool,
}

/// Why a correction has no effect.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
pub enum NoEffect {
    /// Its article is gone, or might be one of several.
    #[error("there is no such article now")]
    Article,
    /// It is about an article and does not say which.
    #[error("it names no article")]
    Unnamed,
    /// These words of the article are gone.
    #[error("`{0}` does not stand in it any more")]
    Words(String),
    /// Nothing has this name.
    #[error("`{name}` is no {kind} here now")]
    Name {
        /// As it is spelled.
        name: String,
        /// What it was: `person`.
        kind: &'static str,
    },
}

impl Reason {
    /// Why `error` kept something from being read.
    pub fn of(error: &io::Error) -> Reason {
        match error.kind() {
            io::ErrorKind::NotFound => Reason::Missing,
            io::ErrorKind::PermissionDenied => Reason::Forbidden,
            _ => {
                let said = error.to_string();
                let mut letters = said.chars();
                let first = letters.next().map(char::to_lowercase);
                Reason::System(first.into_iter().flatten().chain(letters).collect())
            }
        }
    }
}

impl fmt::Display for NotJson {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = self.what.as_deref().unwrap_or("it breaks off");
        write!(f, "not JSON: {what} at ")?;
        if let Some(line) = self.line {
            write!(f, "line {line}, ")?;
        }
        write!(f, "column {}", self.column)?;
        match self.is_begun {
            true => f.write_str("; what follows is left out"),
            false => Ok(()),
        }
    }
}

impl From<Fault> for Problem {
    fn from(fault: Fault) -> Problem {
        Problem {
            place: fault.place,
            reason: Reason::Fault(fault.panic),
            recovered: false,
        }
    }
}
