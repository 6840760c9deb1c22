//! Signals, and a terminal that goes away: what the loop is told of, and what ends the program without it.

use std::{
    io::{self, PipeReader, Write},
    thread,
    time::Duration,
};

use rustix::fs::{OFlags, fcntl_getfl, fcntl_setfl};
use signal_hook::{
    consts::{SIGABRT, SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP},
    iterator::Signals,
    low_level,
};

use super::{
    terminal,
    tty::{self, Ended},
};

/// How long one who asks the program to end waits for the loop to do so.
const GRACE: Duration = Duration::from_secs(1);

/// What a program that a signal ended exits with, but for the number of the signal.
const SIGNALLED: i32 = 128;

/// Calls `tell` with signals that the loop obeys, until it says that nobody listens any more.
///
/// One that asks the program to end is obeyed soon after even if the loop does not. One that says that the program is
/// broken gives the terminal back and ends it as if nobody had listened.
///
/// # Errors
///
/// Fails when signals cannot be listened to, or there is no thread to do so.
pub fn listen(tell: impl Fn(i32) -> bool + Send + 'static) -> io::Result<()> {
    let mut signals = Signals::new([SIGABRT, SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP])?;
    let held = hold_aborts()?;
    let work = move || {
        let _held = held;
        for signal in signals.forever() {
            match signal {
                SIGABRT | SIGQUIT => {
                    terminal::give_back();
                    // Does not return.
                    let _ = low_level::emulate_default_handler(signal);
                }
                SIGCONT | SIGTSTP => {
                    if !tell(signal) {
                        return;
                    }
                }
                _ => leave(signal, &tell),
            }
        }
    };
    thread::Builder::new().spawn(work)?;
    Ok(())
}

/// Calls `tell` with SIGHUP when the terminal is gone: where the program is not of the terminal's session, no signal
/// says so, and reading keys from it neither waits nor fails.
///
/// # Errors
///
/// Fails when there is no thread to watch it.
pub fn watch_terminal(tell: impl Fn(i32) -> bool + Send + 'static) -> io::Result<()> {
    let work = move || match terminal::wait_until_gone() {
        Ended::Gone => leave(SIGHUP, &tell),
        Ended::Unknown => (),
    };
    thread::Builder::new().spawn(work)?;
    Ok(())
}

/// Ends the program by itself when the loop has not done so soon.
fn leave(signal: i32, tell: &impl Fn(i32) -> bool) {
    // Where nobody listens, the loop has ended already.
    let _ = tell(signal);
    tty::abandon();
    thread::sleep(GRACE);
    terminal::give_back();
    low_level::exit(SIGNALLED + signal)
}

/// Makes a thread that aborts the program wait while the pipe that is returned is open, for an abort ends the program
/// as soon as its handlers are done: the thread of the signals, which is told at the same time, comes to give the
/// terminal back, and ends the program in its stead.
///
/// Memory that is not to be had aborts the program, as does a stack that is too small.
fn hold_aborts() -> io::Result<PipeReader> {
    let (reader, mut writer) = io::pipe()?;
    let flags = fcntl_getfl(&writer)?;
    fcntl_setfl(&writer, flags | OFlags::NONBLOCK)?;
    // Full, so that the handler's one byte has to wait.
    while writer.write(&[0; 512]).is_ok() {}
    while writer.write(&[0]).is_ok() {}
    low_level::pipe::register(SIGABRT, writer.try_clone()?)?;
    // What was registered was made not to wait.
    fcntl_setfl(&writer, flags - OFlags::NONBLOCK)?;
    Ok(reader)
}
