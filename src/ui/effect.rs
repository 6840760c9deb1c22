//! What the event loop has to do for the app.

use std::sync::Arc;

use super::rank;
use dateline_core::corpus::{Corpus, corrections::Corrections};

/// Something that the event loop does for the app.
#[derive(Clone, Debug)]
pub enum Effect {
    /// Leave the program.
    Quit,
    /// Suspend the program until the shell continues it.
    Suspend,
    /// Keep these corrections, and read the articles that they are about anew.
    Correct(Corrections),
    /// Rank what a jump can lead to, off the drawing thread.
    Rank(rank::Request),
    /// Free this snapshot off the drawing thread.
    Discard(Arc<Corpus>),
}
