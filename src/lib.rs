//! Dateline, a reader for many reports of one story.
//!
//! The modules in the order in which an article passes through them: **bytes → article →
//! annotations → story → screen, listing or export**. Each uses only those above it in this list.

pub mod analysis;
pub mod article;
pub mod corpus;
pub mod export;
pub mod guard;
pub mod listing;
pub mod source;
pub mod story;
pub mod text;
pub mod ui;
