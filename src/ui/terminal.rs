//! The terminal: taken over, given back, and never left in between.

use std::{
    io::{self, BufWriter, IsTerminal, Write},
    mem::ManuallyDrop,
    panic, process,
    sync::{
        Mutex, OnceLock,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::Duration,
};

use crossterm::{
    cursor::{Hide, Show},
    event::{DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture},
    execute, queue,
    terminal::{
        BeginSynchronizedUpdate, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen,
        disable_raw_mode, enable_raw_mode,
    },
};
use ratatui::{
    Terminal,
    backend::CrosstermBackend,
    layout::{Position, Rect},
};
use rustix::termios::{OptionalActions, Termios, tcsetattr};

use super::{
    app::App,
    tty::{Ended, Tty},
    view,
};
use dateline_core::guard;

/// The terminal that is taken over, and what gives it back. Never dropped, so that it can be given back from anywhere.
static DEVICE: OnceLock<(Tty, Vec<u8>)> = OnceLock::new();

/// The modes of the terminal before it was taken over.
static MODES: Mutex<Option<Termios>> = Mutex::new(None);

/// Whether the terminal is taken over, so that it is given back once.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// Exit code of a program that panicked.
const PANICKED: i32 = 101;

/// A terminal that takes nothing for so long is given back without what it should still have shown.
const PATIENCE: Duration = Duration::from_millis(500);

/// The terminal while the reader runs; given back when dropped.
pub struct TakenTerminal {
    // Never dropped: it would show the cursor, which `give_back` does, and panic where the terminal
    // is gone and cannot be told so.
    terminal: ManuallyDrop<Terminal<CrosstermBackend<BufWriter<&'static Tty>>>>,
}

/// Columns of the terminal that the program writes to; `None` where it writes to none.
pub fn width() -> Option<u16> {
    let size = crossterm::terminal::size().ok();
    let (columns, _) = size.filter(|_| io::stdout().is_terminal())?;
    (columns > 0).then_some(columns)
}

impl TakenTerminal {
    /// Takes the terminal over.
    ///
    /// # Errors
    ///
    /// Fails when there is no terminal, or when it does not take the commands.
    pub fn take() -> io::Result<TakenTerminal> {
        let tty = enter()?;
        let backend = CrosstermBackend::new(BufWriter::new(tty));
        let terminal = Terminal::new(backend).inspect_err(|_| give_back())?;
        Ok(TakenTerminal {
            terminal: ManuallyDrop::new(terminal),
        })
    }

    /// Draws `app`, all at once.
    ///
    /// # Errors
    ///
    /// Fails when the terminal does.
    pub fn draw(&mut self, app: &App) -> io::Result<()> {
        queue!(self.terminal.backend_mut(), BeginSynchronizedUpdate)?;
        self.terminal.draw(|frame| view::draw(app, frame))?;
        queue!(self.terminal.backend_mut(), EndSynchronizedUpdate)?;
        Write::flush(self.terminal.backend_mut())
    }

    /// Gives the terminal back, stops the program until it is continued, and takes the terminal again.
    ///
    /// # Errors
    ///
    /// Fails when the terminal does.
    pub fn suspend(&mut self) -> io::Result<()> {
        give_back();
        forget_modes()?;
        signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP)?;
        self.resume()
    }

    /// Takes the terminal again after the program was stopped, and forgets what stood there.
    ///
    /// # Errors
    ///
    /// Fails when the terminal does.
    pub fn resume(&mut self) -> io::Result<()> {
        give_back();
        forget_modes()?;
        enter()?;
        // Not `Terminal::clear`, which asks the terminal for the cursor and waits for the answer
        // that the thread of the keys would take.
        let size = self.terminal.size()?;
        self.terminal.resize(Rect::from((Position::ORIGIN, size)))
    }

    /// Columns and rows.
    ///
    /// # Errors
    ///
    /// Fails when the terminal does.
    pub fn size(&self) -> io::Result<(u16, u16)> {
        let size = self.terminal.size()?;
        Ok((size.width, size.height))
    }
}

impl Drop for TakenTerminal {
    fn drop(&mut self) {
        give_back();
    }
}

fn enter() -> io::Result<&'static Tty> {
    let (tty, _) = device()?;
    if let Ok(mut modes) = MODES.lock() {
        *modes = Some(tty.modes()?);
    }
    enable_raw_mode()?;
    TAKEN.store(true, Ordering::SeqCst);
    let mut out = tty;
    execute!(
        out,
        EnterAlternateScreen,
        EnableMouseCapture,
        EnableBracketedPaste,
        Hide
    )
    .inspect_err(|_| give_back())?;
    Ok(tty)
}

fn device() -> io::Result<&'static (Tty, Vec<u8>)> {
    if let Some(device) = DEVICE.get() {
        return Ok(device);
    }
    let tty = Tty::open()?;
    let mut leave = Vec::new();
    execute!(
        leave,
        EndSynchronizedUpdate,
        DisableBracketedPaste,
        DisableMouseCapture,
        LeaveAlternateScreen,
        Show
    )?;
    Ok(DEVICE.get_or_init(|| (tty, leave)))
}

/// Makes crossterm read the modes of the terminal anew when it takes it over again.
fn forget_modes() -> io::Result<()> {
    disable_raw_mode()
}

/// Gives the terminal back as it was, once; a terminal that is gone does not matter any more.
///
/// Takes no memory and waits for no other thread, so that it works whatever has become of the program.
pub fn give_back() {
    if !TAKEN.swap(false, Ordering::SeqCst) {
        return;
    }
    if let Some((tty, leave)) = DEVICE.get() {
        tty.write_within(PATIENCE, leave);
        let modes = MODES.try_lock();
        if let Some(modes) = modes.as_deref().ok().and_then(Option::as_ref) {
            // Nothing is left to try where the terminal does not take them.
            let _ = tcsetattr(tty, OptionalActions::Now, modes);
        }
    }
}

/// Waits until the terminal is gone; returns at once where that cannot be told, and before it is taken over.
pub fn wait_until_gone() -> Ended {
    let device = DEVICE.get();
    device.map_or(Ended::Unknown, |(tty, _)| tty.wait_until_gone())
}

/// From now on a panic gives the terminal back before it is reported, and ends the program whichever thread it is on;
/// of one that is caught nothing is said, for it becomes a problem that is listed.
pub fn end_on_panic() {
    let report = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        if guard::takes(info) {
            return;
        }
        give_back();
        report(info);
        if thread::current().name() != Some("main") {
            process::exit(PANICKED);
        }
    }));
}
