//! How things are put on a screen or in a line of text: made safe, wrapped, and words for days and numbers.

pub mod dates;
pub mod glyphs;
pub mod numbers;
pub mod visible;
pub mod wrap;
