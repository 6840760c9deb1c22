//! Work whose panic costs what it was about, and not the program.

use std::{
    any::Any,
    cell::{Cell, RefCell},
    fmt,
    panic::{AssertUnwindSafe, PanicHookInfo, catch_unwind},
    sync::{Mutex, PoisonError},
};

thread_local! {
    static GUARDED: Cell<bool> = const { Cell::new(false) };
    /// Where the last guarded panic of this thread began.
    static BEGAN: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// A panic that was caught: what it was about is lost, and the program goes on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// What the work was about: a file, an article, all articles.
    pub place: String,
    /// What became of it.
    pub panic: Panic,
}

/// A panic, in words for the reader.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
#[error("a fault in dateline while {doing} ({said}{}); please report it", .began.iter().map(|at| format!(", {at}")).collect::<String>())]
pub struct Panic {
    /// What was being done: `reading it`.
    pub doing: &'static str,
    /// What the panic said.
    pub said: String,
    /// The line of this program, where it is known.
    pub began: Option<String>,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.panic)
    }
}

/// Runs `work`, which is `doing` something about `place`: `reading it`, `a.html`.
///
/// # Errors
///
/// Fails when `work` panics, on whatever thread.
pub fn guarded<T>(doing: &'static str, place: &str, work: impl FnOnce() -> T) -> Result<T, Fault> {
    let outer = GUARDED.replace(true);
    let done = catch_unwind(AssertUnwindSafe(|| {
        #[cfg(debug_assertions)]
        injection::panic_if_wanted(doing, place);
        work()
    }));
    GUARDED.set(outer);
    done.map_err(|panic| Fault {
        place: place.to_owned(),
        panic: Panic {
            doing,
            said: words(&*panic).to_owned(),
            began: BEGAN.take(),
        },
    })
}

fn words(panic: &(dyn Any + Send)) -> &str {
    let words = panic.downcast_ref::<&str>().copied();
    let words = words.or_else(|| panic.downcast_ref::<String>().map(String::as_str));
    words.unwrap_or("no reason given")
}

/// For a panic hook: whether the panic will be caught on this thread and become a [`Fault`], so that nothing need be said.
pub fn takes(panic: &PanicHookInfo<'_>) -> bool {
    if GUARDED.get() {
        BEGAN.set(panic.location().map(ToString::to_string));
    }
    GUARDED.get()
}

/// Says that all work of this thread is somebody else's, who gets its panics: so it is with the threads of a pool.
pub fn is_somebody_elses() {
    GUARDED.set(true);
}

/// The faults of work that goes on in parallel.
#[derive(Debug, Default)]
pub struct Faults(Mutex<Vec<Fault>>);

impl Faults {
    /// What `work` returns; where it panics the fault is kept, and there is nothing in its stead.
    pub fn guard<T: Default>(
        &self,
        doing: &'static str,
        place: &str,
        work: impl FnOnce() -> T,
    ) -> T {
        guarded(doing, place, work).unwrap_or_else(|fault| {
            let mut faults = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            // The same again says nothing more.
            if !faults.contains(&fault) {
                faults.push(fault);
            }
            T::default()
        })
    }

    /// The faults so far, in no order.
    pub fn list(&self) -> Vec<Fault> {
        let faults = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        faults.clone()
    }
}

/// Faults for tests of the whole program, which has no other way to come by one.
#[cfg(debug_assertions)]
mod injection {
    use std::{env, sync::LazyLock};

    /// What is to panic: `reading it: a.html`.
    static WANTED: LazyLock<Option<String>> = LazyLock::new(|| env::var("DATELINE_FAULT").ok());

    pub(super) fn panic_if_wanted(doing: &str, place: &str) {
        let wanted = WANTED.as_deref().and_then(|it| it.split_once(": "));
        if wanted.is_some_and(|(work, about)| work == doing && place.ends_with(about)) {
            // On another thread than the one that is guarded.
            rayon::scope(|scope| scope.spawn(|_| panic!("a test asks for it")));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_inside_is_caught_and_the_guard_ends() {
        let is_guarded = || GUARDED.get();
        assert_eq!(guarded("trying", "a", is_guarded), Ok(true));
        let fault = guarded("trying", "a", || -> u8 { panic!("expected by this test") });
        let fault = fault.map_err(|fault| fault.to_string());
        let told = "a: a fault in dateline while trying (expected by this test); please report it";
        assert_eq!(fault, Err(told.to_owned()));
        assert!(!is_guarded());
    }

    #[test]
    fn a_fault_is_kept_once_and_what_is_lost_is_nothing() {
        let faults = Faults::default();
        let n = |n: u8| faults.guard("trying", "a", || 6 / n);
        assert_eq!([n(2), n(0), n(3), n(0)], [3, 0, 2, 0]);
        assert_eq!(faults.list().len(), 1);
    }
}
