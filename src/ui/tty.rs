//! The terminal as a device: written to without waiting for ever.

use std::{
    io::{self, Write},
    os::fd::{AsFd, BorrowedFd, OwnedFd},
    sync::atomic::{AtomicBool, Ordering},
    time::{Duration, Instant},
};

use rustix::{
    event::{PollFd, PollFlags, Timespec, poll},
    fs::{self, Mode, OFlags},
    io::Errno,
    path::Arg,
    termios::{QueueSelector, Termios, tcflush, tcgetattr, ttyname},
};

/// A terminal that takes nothing is waited for so long before it is looked whether anybody still wants it to.
const GLANCE: Duration = Duration::from_millis(100);

/// Whether what is still to be shown does not matter any more.
static ABANDONED: AtomicBool = AtomicBool::new(false);

/// From now on a [`Tty`] fails where it would have to wait for its terminal.
pub fn abandon() {
    ABANDONED.store(true, Ordering::SeqCst);
}

/// The terminal of standard output.
#[derive(Debug)]
pub struct Tty {
    // Invariant: a write to it never waits, where the terminal could be opened anew.
    device: OwnedFd,
}

impl Tty {
    /// Opens the terminal that standard output is.
    ///
    /// # Errors
    ///
    /// Fails when standard output is closed.
    pub fn open() -> io::Result<Tty> {
        // Opened anew, since not to wait is a flag that the shell would share otherwise.
        let named = ttyname(io::stdout(), Vec::new()).and_then(open);
        let device = match named.or_else(|_| open("/dev/tty")) {
            Ok(device) => device,
            Err(_) => io::stdout().as_fd().try_clone_to_owned()?,
        };
        Ok(Tty { device })
    }

    /// How the terminal treats what is typed and shown.
    ///
    /// # Errors
    ///
    /// Fails when there is no terminal.
    pub fn modes(&self) -> io::Result<Termios> {
        Ok(tcgetattr(&self.device)?)
    }

    /// Writes `bytes` within about `patience`, throwing away what the terminal has not taken by then. Takes no lock and
    /// no memory.
    pub fn write_within(&self, patience: Duration, bytes: &[u8]) {
        let deadline = Instant::now() + patience;
        let mut rest = bytes;
        let mut flushed = false;
        while !rest.is_empty() {
            match rustix::io::write(&self.device, rest) {
                Ok(n) => rest = &rest[n..],
                Err(Errno::INTR) => (),
                Err(Errno::AGAIN) if Instant::now() < deadline => drop(self.wait()),
                Err(Errno::AGAIN) if !flushed => {
                    flushed = true;
                    rest = bytes;
                    let _ = tcflush(&self.device, QueueSelector::OFlush);
                }
                Err(_) => return,
            }
        }
    }

    /// Waits until the terminal is gone; returns at once where that cannot be told.
    pub fn wait_until_gone(&self) -> Ended {
        loop {
            let mut polled = [PollFd::new(&self.device, PollFlags::empty())];
            match poll(&mut polled, None) {
                Ok(_) if polled[0].revents().contains(PollFlags::NVAL) => return Ended::Unknown,
                Ok(_) => return Ended::Gone,
                Err(Errno::INTR) => (),
                Err(_) => return Ended::Unknown,
            }
        }
    }

    /// Waits until the terminal takes something, or for a moment.
    fn wait(&self) -> io::Result<()> {
        let moment = Timespec {
            tv_sec: 0,
            tv_nsec: GLANCE.subsec_nanos().into(),
        };
        let mut polled = [PollFd::new(&self.device, PollFlags::OUT)];
        match poll(&mut polled, Some(&moment)) {
            Ok(_) | Err(Errno::INTR) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }
}

/// What came of waiting for a terminal to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// It is gone.
    Gone,
    /// It does not say.
    Unknown,
}

impl AsFd for Tty {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.device.as_fd()
    }
}

impl Write for &Tty {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        loop {
            match rustix::io::write(&self.device, bytes) {
                Err(Errno::AGAIN) if ABANDONED.load(Ordering::SeqCst) => {
                    return Err(io::ErrorKind::TimedOut.into());
                }
                Err(Errno::AGAIN) => self.wait()?,
                written => return Ok(written?),
            }
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn open(path: impl Arg) -> rustix::io::Result<OwnedFd> {
    let flags = OFlags::RDWR | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC;
    fs::open(path, flags, Mode::empty())
}
