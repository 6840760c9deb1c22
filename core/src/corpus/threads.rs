//! The threads on which articles are analysed.

use std::{error::Error, io};

/// Starts the threads on which articles are analysed.
///
/// # Errors
///
/// When the system gives none. Reading without them would panic then.
pub fn start_threads() -> io::Result<()> {
    match rayon::ThreadPoolBuilder::new().build_global() {
        // Without one they run already.
        Err(error) if error.source().is_some() => Err(io::Error::other(error)),
        _ => Ok(()),
    }
}
