//! The real program in a pseudo-terminal: what it starts with, survives, and leaves behind.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod bytes;
mod export;
mod faults;
mod kept;
mod keys;
mod life;
mod listing;
mod package;
mod session;
mod start;
