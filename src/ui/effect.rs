//! What the event loop has to do for the app.

use std::sync::Arc;

use super::rank;
use crate::store::Change;
use dateline_core::corpus::Corpus;

/// Something that the event loop does for the app.
#[derive(Clone, Debug)]
pub enum Effect {
    /// Leave the program.
    Quit,
    /// Suspend the program until the shell continues it.
    Suspend,
    /// Keep this change to the corrections, and read the articles that they are about anew.
    Correct(Change),
    /// Rank what a jump can lead to, off the drawing thread.
    Rank(rank::Request),
    /// Free this snapshot off the drawing thread.
    Discard(Arc<Corpus>),
}
