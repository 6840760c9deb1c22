//! Records as lines: one a line with tabs between its fields, or under headings and wrapped.

use std::io::{self, Write};

use crate::display::{visible, wrap};

/// Columns by which what belongs to a line above stands in.
const INDENT: usize = 2;
/// Columns by which a record goes on further in.
const HANG: usize = 4;
/// What is left for text in a terminal however narrow.
const MIN_WIDTH: usize = 10;

/// Writes records.
pub(super) struct Records<W> {
    out: W,
    /// The columns of the terminal; `None` for one record a line.
    width: Option<u16>,
    /// The fields of the heading that records stand under.
    head: Option<String>,
    n_records: usize,
}

impl<W: Write> Records<W> {
    pub(super) fn new(out: W, width: Option<u16>) -> Records<W> {
        Records {
            out,
            width,
            head: None,
            n_records: 0,
        }
    }

    /// Begins a heading, under which all records after it stand.
    pub(super) fn head(&mut self, fields: &[&str]) -> io::Result<()> {
        if self.width.is_some() {
            if self.head.is_some() {
                writeln!(self.out)?;
            }
            self.wrapped(0, HANG, &self.joined(fields))?;
        }
        self.head = Some(self.joined(fields));
        Ok(())
    }

    /// Writes one record; `detail`, its last fields, has lines of its own on a terminal.
    pub(super) fn put(&mut self, fields: &[&str], detail: &[&str]) -> io::Result<()> {
        self.n_records += 1;
        let fields = self.joined(fields);
        let detail = self.joined(detail);
        if self.width.is_some() {
            let indent = if self.head.is_some() { INDENT } else { 0 };
            self.wrapped(indent, HANG, &fields)?;
            return match detail.is_empty() {
                true => Ok(()),
                false => self.wrapped(indent + INDENT, 0, &detail),
            };
        }
        if let Some(head) = &self.head {
            write!(self.out, "{head}\t")?;
        }
        match detail.is_empty() {
            true => writeln!(self.out, "{fields}"),
            false => writeln!(self.out, "{fields}\t{detail}"),
        }
    }

    /// Sees to it that all is written, and gives how many records that are.
    pub(super) fn finish(mut self) -> io::Result<usize> {
        self.out.flush()?;
        Ok(self.n_records)
    }

    /// Fields beside each other, each made so that it can neither act on a terminal nor end its field or line.
    fn joined(&self, fields: &[&str]) -> String {
        let separator = if self.width.is_some() { "  " } else { "\t" };
        let cleaned: Vec<_> = fields.iter().map(|it| visible::clean(it)).collect();
        cleaned.join(separator)
    }

    /// Writes `line`, which begins `indent` columns in; what does not fit goes on `hang` further in.
    fn wrapped(&mut self, indent: usize, hang: usize, line: &str) -> io::Result<()> {
        let width = self.width.map_or(usize::MAX, usize::from);
        let room = width.saturating_sub(indent + hang).max(MIN_WIDTH);
        let room = u16::try_from(room).unwrap_or(u16::MAX);
        for (n, row) in wrap::wrap(line, room).into_iter().enumerate() {
            let indent = if n == 0 { indent } else { indent + hang };
            writeln!(self.out, "{:indent$}{}", "", &line[row])?;
        }
        Ok(())
    }
}
