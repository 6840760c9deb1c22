//! Long files of JSON lines, of which only a few megabytes are in memory at a time.

use std::{
    io::{self, BufRead, Read},
    ops::ControlFlow,
};

use super::{
    Item, compress,
    draft::{At, Failure, MAX_ITEMS, Origin, Tally},
    json,
    load::READING,
    ordered::in_order,
};
use crate::{guard::guarded, problem::Reason};

/// How many bytes of whole lines are read by one thread at a time, about.
const CHUNK_BYTES: usize = 1 << 20;
/// How many lines at most: short ones become many times as long as they are.
const CHUNK_LINES: usize = 2048;
/// How much memory an article may take besides its text, in bytes.
const ARTICLE_BYTES: u64 = 2048;
/// The longest line that is read.
const MAX_LINE_BYTES: u64 = 64 << 20;

/// The lines of a file, a chunk at a time.
pub(super) struct Chunks {
    reader: Box<dyn BufRead + Send>,
    packed: bool,
    line: usize,
    item: usize,
    /// A line that cannot be read, after the lines before it have been handed on.
    bad: Option<Chunk>,
    ended: bool,
}

/// Some whole lines.
pub(super) struct Chunk {
    /// The number of the first of them in the file.
    line: usize,
    /// The number of the first of them that is not blank, among such.
    item: usize,
    /// The lines, or why the line cannot be read.
    lines: Result<Vec<u8>, Reason>,
    /// The number of lines.
    n_lines: usize,
}

impl Chunks {
    /// The lines that `reader` holds; `packed` tells whether they come out of a packed file.
    pub fn new(reader: Box<dyn BufRead + Send>, packed: bool) -> Chunks {
        Chunks {
            reader,
            packed,
            line: 1,
            item: 1,
            bad: None,
            ended: false,
        }
    }

    /// Reads one line to the end of `chunk`.
    fn read_line(&mut self, chunk: &mut Vec<u8>) -> io::Result<Line> {
        let start = chunk.len();
        let n_read = (&mut self.reader)
            .take(MAX_LINE_BYTES + 1)
            .read_until(b'\n', chunk)?;
        if n_read as u64 > MAX_LINE_BYTES && !chunk.ends_with(b"\n") {
            chunk.truncate(start);
            skip_line(&mut self.reader)?;
            return Ok(Line::TooLong);
        }
        if self.line == 1 && chunk.starts_with("\u{feff}".as_bytes()) {
            chunk.drain(..3);
        }
        Ok(match n_read {
            0 => Line::None,
            _ if chunk[start..].trim_ascii().is_empty() => Line::Blank,
            _ => Line::Some,
        })
    }
}

enum Line {
    /// There is no more.
    None,
    Blank,
    Some,
    /// Left out.
    TooLong,
}

impl Iterator for Chunks {
    type Item = Chunk;

    fn next(&mut self) -> Option<Chunk> {
        if let Some(bad) = self.bad.take() {
            return Some(bad);
        }
        let (line, item) = (self.line, self.item);
        guarded("unpacking it", "", || self.next_lines(line, item)).unwrap_or_else(|fault| {
            self.ended = true;
            let lines = Err(Reason::Fault(fault.panic));
            Some(Chunk {
                line,
                item,
                n_lines: 0,
                lines,
            })
        })
    }
}

impl Chunks {
    fn next_lines(&mut self, line: usize, item: usize) -> Option<Chunk> {
        let mut bytes = Vec::new();
        let room = |len: usize, n_lines: usize| len < CHUNK_BYTES && n_lines < CHUNK_LINES;
        while !self.ended && self.bad.is_none() && room(bytes.len(), self.line - line) {
            let read = self.read_line(&mut bytes);
            let reason = match &read {
                Ok(Line::TooLong) => Some(Reason::LongLine(MAX_LINE_BYTES >> 20)),
                Err(error) => Some(compress::unreadable(self.packed, error)),
                Ok(_) => None,
            };
            self.bad = reason.map(|reason| Chunk {
                line: self.line,
                item: self.item,
                lines: Err(reason),
                n_lines: 1,
            });
            // The line after the last item that is read says so.
            let is_full = self.item > MAX_ITEMS && matches!(read, Ok(Line::Some));
            self.ended = is_full || matches!(read, Err(_) | Ok(Line::None));
            self.item += usize::from(matches!(read, Ok(Line::Some | Line::TooLong)));
            self.line += 1;
        }
        if bytes.is_empty() {
            return self.bad.take();
        }
        Some(Chunk {
            line,
            item,
            lines: Ok(bytes),
            n_lines: self.line - line,
        })
    }
}

/// Hands all articles and problems in `chunks` to `sink`, in their order.
pub(super) fn read(
    origin: &Origin,
    chunks: Chunks,
    sink: &mut dyn FnMut(Item) -> ControlFlow<()>,
) -> ControlFlow<()> {
    let mut tally = Tally::default();
    let weight = |chunk: &Chunk| {
        chunk.lines.as_ref().map_or(0, |lines| {
            lines.len() as u64 * 4 + chunk.n_lines as u64 * ARTICLE_BYTES
        })
    };
    let flow = in_order(
        chunks,
        weight,
        |chunk| items(origin, chunk),
        |items| {
            items
                .into_iter()
                .flat_map(|items| tally.keep(items))
                .try_for_each(&mut *sink)
        },
    );
    match flow {
        Ok(flow) => flow?,
        Err(error) => sink(origin.problem(At::File, Reason::of(&error), false))?,
    }
    tally.rest(origin).map_or(ControlFlow::Continue(()), sink)
}

/// The articles and problems of a chunk, those of one line together.
fn items(origin: &Origin, chunk: Chunk) -> Vec<Vec<Item>> {
    let at = At::Line(chunk.line);
    let mut found = Vec::new();
    let mut take = |outcome| {
        found.push(origin.items(outcome));
        ControlFlow::Continue(())
    };
    let read = chunk.lines.and_then(|lines| {
        let read = || json::lines(&lines, chunk.line, chunk.item, &mut take);
        guarded(READING, &origin.place, read).map_err(|fault| Reason::Fault(fault.panic))
    });
    if let Err(reason) = read {
        found.push(origin.items(Err(Failure { at, reason })));
    }
    found
}

/// Reads on to the end of the line.
fn skip_line(reader: &mut dyn BufRead) -> io::Result<()> {
    loop {
        let bytes = reader.fill_buf()?;
        if bytes.is_empty() {
            return Ok(());
        }
        match bytes.iter().position(|b| *b == b'\n') {
            Some(at) => {
                reader.consume(at + 1);
                return Ok(());
            }
            None => {
                let len = bytes.len();
                reader.consume(len);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chunks(bytes: impl Read + Send + 'static) -> Vec<(usize, usize, Result<String, Reason>)> {
        Chunks::new(Box::new(io::BufReader::new(bytes)), false)
            .map(|chunk| {
                (
                    chunk.line,
                    chunk.item,
                    chunk.lines.map(|lines| String::from_utf8(lines).unwrap()),
                )
            })
            .collect()
    }

    #[test]
    fn chunks_hold_whole_lines_and_know_their_numbers() {
        let line = format!("{}\n\n", "x".repeat(CHUNK_BYTES / 4));
        let text = format!("\u{feff}{}y", line.repeat(5));
        let chunks = chunks(io::Cursor::new(text));
        let numbers: Vec<(usize, usize)> = chunks
            .iter()
            .map(|(line, item, _)| (*line, *item))
            .collect();
        assert_eq!(numbers, [(1, 1), (8, 5)]);
        assert_eq!(chunks[1].2, Ok(format!("\n{line}y")));
    }

    #[test]
    fn a_chunk_holds_few_lines_however_short_and_the_last_tells_that_there_are_too_many() {
        let text = "1\n\n".repeat(MAX_ITEMS + 3 * CHUNK_LINES);
        let chunks = chunks(io::Cursor::new(text));
        let n_lines = |lines: &Result<String, Reason>| lines.as_ref().unwrap().lines().count();
        assert!(
            chunks
                .iter()
                .all(|(.., lines)| n_lines(lines) <= CHUNK_LINES)
        );
        let n_items: usize = chunks.iter().map(|(.., lines)| n_lines(lines)).sum();
        assert_eq!(n_items.div_ceil(2), MAX_ITEMS + 1);
    }

    #[test]
    fn a_line_without_end_is_left_out_and_the_rest_is_read() {
        let long = io::repeat(b'x').take(MAX_LINE_BYTES + 9);
        let text = io::Cursor::new("a\n\n")
            .chain(long)
            .chain(io::Cursor::new("\nb\n"));
        let reason = Reason::LongLine(64);
        let expected = [
            (1, 1, Ok("a\n\n".to_owned())),
            (3, 2, Err(reason)),
            (4, 3, Ok("b\n".to_owned())),
        ];
        assert_eq!(chunks(text), expected);
    }
}
