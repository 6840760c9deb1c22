//! Work shared out to threads, its results handed on in the order of the jobs.

use std::{
    collections::BTreeMap,
    io,
    ops::ControlFlow,
    sync::{Condvar, Mutex, MutexGuard, PoisonError, mpsc},
    thread,
};

/// Jobs that may be finished or under way before their turn has come, by weight.
const MAX_WEIGHT_AHEAD: u64 = 256 << 20;
/// Jobs that may be finished or under way before their turn has come.
const MAX_JOBS_AHEAD: usize = 64;
/// Room for parsers that go down into nested pages.
const STACK_BYTES: usize = 16 << 20;

struct Queue<I> {
    jobs: I,
    /// Jobs taken so far.
    taken: usize,
    /// Jobs taken and not yet handed on, and their weight.
    ahead: usize,
    weight: u64,
    stopped: bool,
}

/// Does `work` on every job, on as many threads as there are processors, and hands each result to
/// `emit` on this thread, in the order of the jobs, the first as soon as it is done.
///
/// `weight` is how much memory a job may take, in bytes; jobs wait while too much is under way.
/// When `emit` breaks no further job is begun. `work` must not panic: its turn would never come.
///
/// # Errors
///
/// When not even one thread can be started; nothing has been done then.
pub(super) fn in_order<J: Send, R: Send>(
    jobs: impl Iterator<Item = J> + Send,
    weight: impl Fn(&J) -> u64 + Sync,
    work: impl Fn(J) -> R + Sync,
    mut emit: impl FnMut(R) -> ControlFlow<()>,
) -> io::Result<ControlFlow<()>> {
    let queue = Mutex::new(Queue {
        jobs: jobs.peekable(),
        taken: 0,
        ahead: 0,
        weight: 0,
        stopped: false,
    });
    let changed = Condvar::new();
    let (sender, results) = mpsc::channel();
    let n_threads = thread::available_parallelism().map_or(1, usize::from);

    thread::scope(|scope| {
        for n_spawned in 0..n_threads {
            let sender = sender.clone();
            let (queue, changed, weight, work) = (&queue, &changed, &weight, &work);
            let worker = move || {
                while let Some((at, weight, job)) = next_job(queue, changed, weight) {
                    if sender.send((at, weight, work(job))).is_err() {
                        break;
                    }
                }
            };
            let spawned = thread::Builder::new()
                .stack_size(STACK_BYTES)
                .spawn_scoped(scope, worker);
            match spawned {
                Err(error) if n_spawned == 0 => return Err(error),
                Err(_) => break,
                Ok(_) => {}
            }
        }
        drop(sender);

        let mut waiting = BTreeMap::new();
        let mut turn = 0;
        for (at, weight, result) in results {
            waiting.insert(at, (weight, result));
            while let Some((weight, result)) = waiting.remove(&turn) {
                turn += 1;
                if emit(result).is_break() {
                    stop(&queue, &changed);
                    return Ok(ControlFlow::Break(()));
                }
                let mut queue = lock(&queue);
                queue.ahead -= 1;
                queue.weight -= weight;
                changed.notify_all();
            }
        }
        Ok(ControlFlow::Continue(()))
    })
}

/// Waits until there is room, then takes the next job with its place and weight.
fn next_job<J, I: Iterator<Item = J>>(
    queue: &Mutex<Queue<std::iter::Peekable<I>>>,
    changed: &Condvar,
    weight: impl Fn(&J) -> u64,
) -> Option<(usize, u64, J)> {
    let mut queue = lock(queue);
    loop {
        if queue.stopped {
            return None;
        }
        let weight = weight(queue.jobs.peek()?);
        let room = queue.ahead < MAX_JOBS_AHEAD && queue.weight + weight <= MAX_WEIGHT_AHEAD;
        if queue.ahead == 0 || room {
            let job = queue.jobs.next()?;
            let at = queue.taken;
            queue.taken += 1;
            queue.ahead += 1;
            queue.weight += weight;
            return Some((at, weight, job));
        }
        queue = changed.wait(queue).unwrap_or_else(PoisonError::into_inner);
    }
}

fn stop<I>(queue: &Mutex<Queue<I>>, changed: &Condvar) {
    lock(queue).stopped = true;
    changed.notify_all();
}

fn lock<I>(queue: &Mutex<Queue<I>>) -> MutexGuard<'_, Queue<I>> {
    queue.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    #[test]
    fn results_come_in_the_order_of_the_jobs() {
        let mut seen = Vec::new();
        let slow_first = |job: u64| (0..(1000 - job) * 100).fold(job, |sum, n| sum ^ n ^ n);
        let flow = in_order(
            0..1000,
            |_| 1 << 20,
            slow_first,
            |result| {
                seen.push(result);
                ControlFlow::Continue(())
            },
        );
        assert_eq!(flow.unwrap(), ControlFlow::Continue(()));
        assert!(seen.iter().copied().eq(0..1000));
    }

    #[test]
    fn a_break_leaves_the_other_jobs_undone() {
        let done = AtomicUsize::new(0);
        let work = |_| done.fetch_add(1, Ordering::Relaxed);
        let flow = in_order(0.., |_| 0, work, |_| ControlFlow::Break(()));
        assert_eq!(flow.unwrap(), ControlFlow::Break(()));
        assert!(done.into_inner() <= MAX_JOBS_AHEAD);
    }

    #[test]
    fn a_job_heavier_than_all_room_is_done_alone() {
        let mut n_done = 0;
        let flow = in_order(
            0..3,
            |_| u64::MAX / 4,
            |job| job,
            |_| {
                n_done += 1;
                ControlFlow::Continue(())
            },
        );
        assert_eq!(flow.unwrap(), ControlFlow::Continue(()));
        assert_eq!(n_done, 3);
    }
}
