//! The reader of Dateline over [`dateline_core`]: what is kept, the screen, and one part of a corpus as lines of text.

pub mod sample;

pub mod files;

pub mod store;

pub mod display;

pub mod ui;

pub mod listing;
