//! One file or pipe → its articles and problems.

use std::{
    fs::File,
    io::{self, BufRead, Cursor, Read},
    ops::ControlFlow,
};

use super::{
    Item,
    compress::{self, Unpacked},
    decode::{self, Decoded},
    draft::{At, Failure, Origin, Outcome, Take, Tally},
    feed, json, lines, markdown, page, plain,
    sniff::{self, Format},
    walk::{Bytes, Found},
};
use crate::{guard::guarded, problem::Reason};

/// Files of JSON lines that are longer than this are read on when their turn comes.
const MAX_WHOLE: u64 = 8 << 20;

/// What is done to a file, as a fault names it.
pub(super) const READING: &str = "reading it";

/// What became of a file.
pub(super) enum Loaded {
    /// All of its articles and problems.
    Items(Vec<Item>),
    /// Its lines of JSON, still to be read.
    Lines(Origin, lines::Chunks),
}

enum Contents {
    /// They have been taken.
    Taken {
        /// What was lost in decoding.
        note: Option<Reason>,
    },
    Lines(lines::Chunks),
}

/// Reads what was found. Does not panic: the panic of a parser is a problem of the file.
pub(super) fn load(found: Found) -> Loaded {
    let Found {
        origin,
        bytes,
        in_folder,
    } = found;
    let mut items: Vec<Item> = Vec::new();
    let mut tally = Tally::default();
    let mut take = |outcome: Outcome| {
        items.extend(tally.keep(origin.items(outcome)));
        ControlFlow::Continue(())
    };
    let contents = guarded(READING, &origin.place, || {
        contents(
            &origin,
            bytes.map_err(Failure::of_file)?,
            in_folder,
            &mut take,
        )
    });
    let contents =
        contents.unwrap_or_else(|fault| Err(Failure::of_file(Reason::Fault(fault.panic))));
    match contents {
        Ok(Contents::Lines(chunks)) => return Loaded::Lines(origin, chunks),
        Ok(Contents::Taken { note }) => {
            let has_article = items.iter().any(|item| matches!(item, Item::Article(_)));
            if let Some(note) = note.filter(|_| has_article) {
                items.insert(0, origin.problem(At::File, note, true));
            }
            items.extend(tally.rest(&origin));
        }
        Err(failure) => items = origin.items(Err(failure)),
    }
    Loaded::Items(items)
}

fn contents(
    origin: &Origin,
    bytes: Bytes,
    in_folder: bool,
    take: Take<'_>,
) -> Result<Contents, Failure> {
    let unreadable = |error: io::Error| Failure::of_file(Reason::of(&error));
    let (source, len): (Box<dyn Read + Send>, Option<u64>) = match bytes {
        Bytes::File(path, len) => (Box::new(File::open(path).map_err(unreadable)?), Some(len)),
        Bytes::Pipe(path) => (Box::new(File::open(path).map_err(unreadable)?), None),
        Bytes::Stdin => (Box::new(io::stdin()), None),
        Bytes::Bundled(text) => (Box::new(Cursor::new(text)), Some(text.len() as u64)),
    };
    let Unpacked { mut reader, packed } = compress::open(source).map_err(Failure::of_file)?;
    let head = compress::read_head(&mut reader, sniff::HEAD_BYTES)
        .map_err(|error| Failure::of_file(compress::unreadable(packed, &error)))?;
    if in_folder && sniff::is_export(&head) {
        return Err(Failure::of_file(Reason::OwnExport));
    }
    let name = origin.place.rsplit('/').next().unwrap_or_default();
    let format = sniff::sniff(&head, name).map_err(Failure::of_file)?;

    let short = !packed && len.is_some_and(|len| len <= MAX_WHOLE);
    if format == Format::JsonLines && !short && !decode::is_utf16(&head) {
        let reader: Box<dyn BufRead + Send> = Box::new(Cursor::new(head).chain(reader));
        return Ok(Contents::Lines(lines::Chunks::new(reader, packed)));
    }
    let limit = format.limit();
    if !packed && len.is_some_and(|len| len > limit) {
        return Err(Failure::of_file(compress::too_long(packed, limit)));
    }
    let Decoded { text, note } =
        decode::decode(compress::read_all(head, &mut reader, packed, limit)?);
    drop(reader);
    let mut only = |outcome| {
        let _ = take(outcome);
    };
    match format {
        _ if text.trim().is_empty() => return Err(Failure::of_file(Reason::NoText)),
        Format::Plain => only(plain::read(text)),
        Format::Markdown => only(markdown::read(text)),
        Format::Html => only(page::read(&text)),
        Format::Feed => feed::read_xml(&text, take)?,
        Format::Json => json::read(&text, take)?,
        Format::JsonLines => json::lines(text.as_bytes(), 1, 1, take),
    }
    Ok(Contents::Taken { note })
}
