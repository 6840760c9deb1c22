//! What Dateline knows of many reports of one story, from their bytes to an export.
//!
//! The modules in the order in which an article passes through them, each using only those above it:
//! **bytes → article → annotations → story → corpus → export**.

pub mod text;

pub mod guard;

pub mod problem;

pub mod article;

pub mod source;

pub mod lexicon;

pub mod syntax;

pub mod analysis;

pub mod story;

pub mod corpus;

pub mod export;
