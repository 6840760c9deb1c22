//! The four panes, one file or folder each: its state, how it moves, how it is drawn; and the timeline in one row.

pub mod articles;
pub mod entities;
pub mod mini_timeline;
pub mod text;
pub mod timeline;
