//! The reader on a terminal.

pub mod glyphs;
pub mod theme;
