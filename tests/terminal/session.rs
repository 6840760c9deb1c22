//! The program in a pseudo-terminal: what is pressed, what it shows, what it sends.

use std::{
    fs,
    io::{self, Read, Write},
    os::fd::OwnedFd,
    path::{Path, PathBuf},
    process::Command,
    sync::mpsc,
    thread,
    time::{Duration, Instant},
};

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};
use rustix::{
    fs::{Mode, OFlags},
    io::Errno,
    termios::{LocalModes, tcgetattr},
};

/// A test fails when the program has not shown in so long what is waited for.
pub const PATIENCE: Duration = Duration::from_secs(20);
pub const PROGRAM: &str = env!("CARGO_BIN_EXE_dateline");

/// The program, and the terminal that it runs in.
pub struct Session {
    pub child: Box<dyn Child + Send + Sync>,
    pub input: Box<dyn Write + Send>,
    /// What the program sends. The terminal takes no more while nobody receives it.
    pub output: mpsc::Receiver<Vec<u8>>,
    pub screen: vt100::Parser,
    /// Everything that the program has sent.
    pub bytes: Vec<u8>,
    /// Gone once the terminal is.
    pub master: Option<Box<dyn MasterPty + Send>>,
    reader: Option<thread::JoinHandle<()>>,
    _home: tempfile::TempDir,
}

/// How a session is started.
pub struct Start<'a> {
    pub arguments: &'a [&'a str],
    pub environment: &'a [(&'a str, &'a str)],
    pub size: (u16, u16),
}

impl Default for Start<'_> {
    fn default() -> Self {
        Start {
            arguments: &[],
            environment: &[],
            size: (120, 40),
        }
    }
}

impl Session {
    pub fn start(start: &Start<'_>) -> Session {
        let mut command = CommandBuilder::new(PROGRAM);
        command.args(start.arguments);
        Session::spawn(command, start)
    }

    pub fn spawn(mut command: CommandBuilder, start: &Start<'_>) -> Session {
        let home = tempfile::tempdir().unwrap();
        for name in [
            "XDG_CONFIG_HOME",
            "XDG_STATE_HOME",
            "NO_COLOR",
            "DATELINE_THEME",
        ] {
            command.env_remove(name);
        }
        command.env("HOME", home.path());
        command.env("TERM", "xterm-256color");
        for (name, value) in start.environment {
            command.env(name, value);
        }
        let (columns, rows) = start.size;
        let pty = native_pty_system().openpty(size(columns, rows)).unwrap();
        let child = pty.slave.spawn_command(command).unwrap();
        drop(pty.slave);
        let mut reader = pty.master.try_clone_reader().unwrap();
        let (send, output) = mpsc::sync_channel(0);
        let reader = thread::spawn(move || {
            let mut buffer = [0; 1 << 16];
            while let Ok(n @ 1..) = reader.read(&mut buffer) {
                if send.send(buffer[..n].to_vec()).is_err() {
                    return;
                }
            }
        });
        Session {
            child,
            input: pty.master.take_writer().unwrap(),
            output,
            screen: parser(columns, rows),
            bytes: Vec::new(),
            master: Some(pty.master),
            reader: Some(reader),
            _home: home,
        }
    }

    /// Waits until the text on the screen fulfils `wanted`.
    #[track_caller]
    pub fn wait(&mut self, what: &str, wanted: impl Fn(&str) -> bool) {
        self.wait_until(what, |screen| wanted(&screen.contents()));
    }

    /// Waits until the screen, with its colours, fulfils `wanted`.
    #[track_caller]
    pub fn wait_until(&mut self, what: &str, wanted: impl Fn(&vt100::Screen) -> bool) {
        let deadline = Instant::now() + PATIENCE;
        while !wanted(self.screen.screen()) {
            let left = deadline.saturating_duration_since(Instant::now());
            match self.output.recv_timeout(left) {
                Ok(bytes) => self.take(&bytes),
                Err(_) => panic!("no {what} on screen:\n{}", self.screen.screen().contents()),
            }
        }
    }

    #[track_caller]
    pub fn wait_for(&mut self, needle: &str) {
        self.wait(&format!("`{needle}`"), |screen| screen.contains(needle));
    }

    pub fn take(&mut self, bytes: &[u8]) {
        self.screen.process(bytes);
        self.bytes.extend(bytes);
    }

    pub fn press(&mut self, keys: &str) {
        self.input.write_all(keys.as_bytes()).unwrap();
        self.input.flush().unwrap();
    }

    /// Changes the size of the window; what it showed before is forgotten.
    pub fn resize(&mut self, columns: u16, rows: u16) {
        self.screen = parser(columns, rows);
        let master = self.master.as_ref().unwrap();
        master.resize(size(columns, rows)).unwrap();
    }

    pub fn signal(&mut self, name: &str) {
        let id = self.child.process_id().unwrap().to_string();
        let done = Command::new("kill").args(["-s", name, &id]).status();
        assert!(done.unwrap().success());
    }

    /// The terminal as the program sees it, opened once more.
    fn device(&self) -> OwnedFd {
        let path: PathBuf = self.master.as_ref().unwrap().tty_name().unwrap();
        let flags = OFlags::RDWR | OFlags::NONBLOCK | OFlags::NOCTTY;
        rustix::fs::open(path, flags, Mode::empty()).unwrap()
    }

    /// Sends what nobody receives until the terminal takes no more.
    pub fn clog(&self) {
        let device = self.device();
        while rustix::io::write(&device, &[b'x'; 256]) != Err(Errno::AGAIN) {}
    }

    /// Whether the terminal edits and shows what is typed, as a shell expects it.
    pub fn has_modes_of_a_shell(&self) -> bool {
        let modes = tcgetattr(self.device()).unwrap();
        let wanted = LocalModes::ICANON | LocalModes::ECHO | LocalModes::ISIG;
        modes.local_modes.contains(wanted)
    }

    /// Closes the terminal, as a window is closed.
    pub fn hang_up(&mut self) {
        // The thread that reads holds the terminal open, and lets go of what nobody listens to.
        (_, self.output) = mpsc::channel();
        // Where the terminal takes no more, there is something to read already.
        let _ = rustix::io::write(self.device(), b"x");
        self.reader.take().unwrap().join().unwrap();
        self.input = Box::new(io::sink());
        self.master = None;
    }

    /// Waits for the end of the program while the terminal takes nothing.
    pub fn end_unread(&mut self) -> ExitStatus {
        let deadline = Instant::now() + PATIENCE;
        loop {
            match self.child.try_wait().unwrap() {
                Some(status) => return status,
                None => assert!(Instant::now() < deadline, "the program does not end"),
            }
            thread::yield_now();
        }
    }

    /// Waits for the end of the program, and takes all that it still sent.
    pub fn end(&mut self) -> ExitStatus {
        while let Ok(bytes) = self.output.recv_timeout(PATIENCE) {
            self.take(&bytes);
        }
        self.end_unread()
    }

    /// The text on the screen.
    pub fn contents(&self) -> String {
        self.screen.screen().contents()
    }

    /// What a program has to send so that the terminal is as it was.
    #[track_caller]
    pub fn assert_restored(&self) {
        let sent = String::from_utf8_lossy(&self.bytes);
        for (what, on, off) in [
            ("the alternate screen", "\x1b[?1049h", "\x1b[?1049l"),
            ("the cursor", "\x1b[?25l", "\x1b[?25h"),
            ("the mouse", "\x1b[?1003h", "\x1b[?1003l"),
            ("bracketed paste", "\x1b[?2004h", "\x1b[?2004l"),
        ] {
            let (on, off) = (sent.rfind(on), sent.rfind(off));
            assert!(on.is_some() && on < off, "{what} is not given back");
        }
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        // A test that failed leaves no program behind; one that has ended is gone already.
        let _ = self.child.kill();
    }
}

pub fn size(cols: u16, rows: u16) -> PtySize {
    PtySize {
        rows,
        cols,
        pixel_width: 0,
        pixel_height: 0,
    }
}

pub fn parser(columns: u16, rows: u16) -> vt100::Parser {
    let at_least_one = |n: u16| n.max(1).try_into().unwrap();
    vt100::Parser::new(at_least_one(rows), at_least_one(columns), 0)
}

pub fn write(folder: &Path, name: &str, text: impl AsRef<[u8]>) -> String {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, text).unwrap();
    path.display().to_string()
}
