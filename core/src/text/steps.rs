//! How much is read, counted in tests: time must grow as an article does, and no faster.
//!
//! What an article's length can multiply reads its text, its tokens or its annotations through a few doors: the index of
//! `Text`, the questions of a `Span`, the words of each stage, `starting_in`. In tests these doors count, and
//! `linear_tests` doubles articles; in the program there is nothing here. A window counts whole, however little of it
//! is looked at: what has no bound is found.

#[cfg(test)]
thread_local! {
    static TAKEN: std::cell::Cell<u64> = const { std::cell::Cell::new(0) };
}

/// Notes that `n` bytes or items are read.
#[cfg(test)]
pub(crate) fn count(n: usize) {
    TAKEN.set(TAKEN.get() + n as u64);
}

/// Notes nothing.
#[cfg(not(test))]
#[inline(always)]
pub(crate) const fn count(_: usize) {}

/// The steps that `work` takes on this thread, and what it gives.
#[cfg(test)]
pub(crate) fn of<T>(work: impl FnOnce() -> T) -> (u64, T) {
    let before = TAKEN.get();
    let done = work();
    (TAKEN.get() - before, done)
}
