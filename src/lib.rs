//! The reader of Dateline over [`dateline_core`]: the screen, and one part of a corpus as lines of text.

pub mod sample;

pub mod display;

pub mod ui;

pub mod listing;
