//! The story in memory.

pub mod fuzzy;
