//! The real program in a pseudo-terminal: what it starts with, survives, and leaves behind.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::{
    fs,
    io::{Read, Write},
    path::Path,
    process::{Command, Stdio},
    sync::mpsc,
    thread,
    time::{Duration, Instant},
};

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};

/// A test fails when the program has not shown in so long what is waited for.
const PATIENCE: Duration = Duration::from_secs(20);
const PROGRAM: &str = env!("CARGO_BIN_EXE_dateline");

struct Session {
    child: Box<dyn Child + Send + Sync>,
    input: Box<dyn Write + Send>,
    output: mpsc::Receiver<Vec<u8>>,
    screen: vt100::Parser,
    /// Everything that the program has sent.
    bytes: Vec<u8>,
    master: Box<dyn MasterPty + Send>,
    _home: tempfile::TempDir,
}

/// How a session is started.
struct Start<'a> {
    arguments: &'a [&'a str],
    environment: &'a [(&'a str, &'a str)],
    size: (u16, u16),
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
    fn start(start: &Start<'_>) -> Session {
        let mut command = CommandBuilder::new(PROGRAM);
        command.args(start.arguments);
        Session::spawn(command, start)
    }

    fn spawn(mut command: CommandBuilder, start: &Start<'_>) -> Session {
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
        let (send, output) = mpsc::channel();
        thread::spawn(move || {
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
            master: pty.master,
            _home: home,
        }
    }

    /// Waits until the screen fulfils `wanted`.
    #[track_caller]
    fn wait(&mut self, what: &str, wanted: impl Fn(&str) -> bool) {
        let deadline = Instant::now() + PATIENCE;
        while !wanted(&self.screen.screen().contents()) {
            let left = deadline.saturating_duration_since(Instant::now());
            match self.output.recv_timeout(left) {
                Ok(bytes) => self.take(&bytes),
                Err(_) => panic!("no {what} on screen:\n{}", self.screen.screen().contents()),
            }
        }
    }

    #[track_caller]
    fn wait_for(&mut self, needle: &str) {
        self.wait(&format!("`{needle}`"), |screen| screen.contains(needle));
    }

    fn take(&mut self, bytes: &[u8]) {
        self.screen.process(bytes);
        self.bytes.extend(bytes);
    }

    fn press(&mut self, keys: &str) {
        self.input.write_all(keys.as_bytes()).unwrap();
        self.input.flush().unwrap();
    }

    /// Changes the size of the window; what it showed before is forgotten.
    fn resize(&mut self, columns: u16, rows: u16) {
        self.screen = parser(columns, rows);
        self.master.resize(size(columns, rows)).unwrap();
    }

    fn signal(&mut self, name: &str) {
        let id = self.child.process_id().unwrap().to_string();
        let done = Command::new("kill").args(["-s", name, &id]).status();
        assert!(done.unwrap().success());
    }

    /// Waits for the end of the program, and takes all that it still sent.
    fn end(&mut self) -> ExitStatus {
        while let Ok(bytes) = self.output.recv_timeout(PATIENCE) {
            self.take(&bytes);
        }
        self.child.wait().unwrap()
    }

    /// What a program has to send so that the terminal is as it was.
    #[track_caller]
    fn assert_restored(&self) {
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

fn size(cols: u16, rows: u16) -> PtySize {
    PtySize {
        rows,
        cols,
        pixel_width: 0,
        pixel_height: 0,
    }
}

fn parser(columns: u16, rows: u16) -> vt100::Parser {
    let at_least_one = |n: u16| n.max(1).try_into().unwrap();
    vt100::Parser::new(at_least_one(rows), at_least_one(columns), 0)
}

fn write(folder: &Path, name: &str, text: impl AsRef<[u8]>) -> String {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, text).unwrap();
    path.display().to_string()
}

#[test]
fn the_bundled_corpus_opens_and_q_quits_and_restores_the_screen() {
    let mut session = Session::start(&Start::default());
    session.wait_for("Iraq opens desert drive");
    session.wait_for("Haider al-Abadi");
    session.press("q");
    assert_eq!(session.end().exit_code(), 0);
    session.assert_restored();
}

#[test]
fn signals_that_ask_to_leave_are_obeyed_and_the_screen_restored() {
    for (name, number) in [("TERM", 15), ("HUP", 1), ("INT", 2)] {
        let mut session = Session::start(&Start::default());
        session.wait_for("Haider al-Abadi");
        session.signal(name);
        assert_eq!(session.end().exit_code(), 128 + number, "{name}");
        session.assert_restored();
    }
}

#[test]
fn no_size_of_the_window_ends_the_program() {
    let mut session = Session::start(&Start::default());
    session.wait_for("Haider al-Abadi");
    for (columns, rows) in [
        (200, 60),
        (80, 24),
        (40, 12),
        (20, 5),
        (10, 3),
        (1, 1),
        (3, 40),
    ] {
        session.resize(columns, rows);
    }
    session.resize(80, 24);
    session.wait_for("Iraq opens desert drive");
    session.press("Q");
    assert_eq!(session.end().exit_code(), 0);
}

#[test]
fn the_sentence_at_the_top_stays_there_through_resizing() {
    let mut session = Session::start(&Start::default());
    session.wait_for("Haider al-Abadi");
    // Nothing but the page, scrolled down to a paragraph.
    session.press("z\u{4}");
    session.wait("scrolled page", |screen| {
        !screen.contains("1 min") && !screen.contains("PHOTO")
    });
    let top = |screen: &str| -> Option<String> {
        let line = screen.lines().find(|line| !line.trim().is_empty())?;
        line.split_whitespace().next().map(str::to_owned)
    };
    let first = top(&session.screen.screen().contents()).unwrap();
    session.resize(60, 30);
    session.wait("same top", |screen| top(screen).as_ref() == Some(&first));
    session.resize(120, 40);
    session.wait("same top", |screen| top(screen).as_ref() == Some(&first));
}

#[test]
fn ctrl_z_gives_the_terminal_back_and_going_on_brings_all_back() {
    let mut session = Session::start(&Start::default());
    session.wait_for("Haider al-Abadi");
    session.press("\u{1a}");
    let deadline = Instant::now() + PATIENCE;
    while !session.bytes.ends_with(b"\x1b[?25h") {
        let left = deadline.saturating_duration_since(Instant::now());
        let bytes = session
            .output
            .recv_timeout(left)
            .expect("the terminal is given back");
        session.take(&bytes);
    }
    session.assert_restored();
    session.screen = parser(120, 40);
    // Asked to go on until it has: it may not have stopped yet.
    let shown = |session: &Session| {
        session
            .screen
            .screen()
            .contents()
            .contains("Haider al-Abadi")
    };
    while !shown(&session) && Instant::now() < deadline {
        session.signal("CONT");
        if let Ok(bytes) = session.output.recv_timeout(Duration::from_millis(200)) {
            session.take(&bytes);
        }
    }
    assert!(shown(&session));
    session.press("Q");
    assert_eq!(session.end().exit_code(), 0);
    session.assert_restored();
}

#[test]
fn a_path_that_is_not_there_is_told_and_the_terminal_left_alone() {
    let start = Start {
        arguments: &["no/such/folder"],
        ..Start::default()
    };
    let mut session = Session::start(&start);
    let status = session.end();
    assert_eq!(status.exit_code(), 2);
    let sent = String::from_utf8_lossy(&session.bytes);
    assert!(
        sent.contains("error: `no/such/folder`: no such file or folder"),
        "{sent}"
    );
    assert!(!sent.contains("\x1b[?1049h"), "{sent}");
}

#[test]
fn an_unknown_theme_is_told_with_those_there_are() {
    let start = Start {
        arguments: &["--theme", "papper"],
        ..Start::default()
    };
    let mut session = Session::start(&start);
    assert_eq!(session.end().exit_code(), 2);
    let sent = String::from_utf8_lossy(&session.bytes);
    assert!(
        sent.contains("`papper`") && sent.contains("paper"),
        "{sent}"
    );
}

#[test]
fn without_a_terminal_there_is_one_clear_line() {
    let done = Command::new(PROGRAM).stdin(Stdio::null()).output().unwrap();
    assert_eq!(done.status.code(), Some(2));
    assert!(done.stdout.is_empty());
    let told = String::from_utf8(done.stderr).unwrap();
    assert_eq!(told.lines().count(), 1, "{told}");
    assert!(told.contains("terminal"), "{told}");
}

#[test]
fn articles_come_through_a_pipe_while_keys_come_from_the_terminal() {
    let folder = tempfile::tempdir().unwrap();
    let path = write(
        folder.path(),
        "a.txt",
        "The old mill reopened on Monday, its owner Ada Lark said, two months after the flood.\n",
    );
    let mut command = CommandBuilder::new("sh");
    command.args(["-c", &format!("cat '{path}' | '{PROGRAM}' -")]);
    let mut session = Session::spawn(command, &Start::default());
    session.wait_for("The old mill reopened");
    session.press("?");
    session.wait_for("type to find");
    session.press("\u{1b}");
    session.wait("closed help", |screen| !screen.contains("type to find"));
    session.press("Q");
    assert_eq!(session.end().exit_code(), 0);
}

#[test]
fn no_colour_means_none_and_bold_and_reverse_stay() {
    let start = Start {
        environment: &[("NO_COLOR", "1")],
        ..Start::default()
    };
    let mut session = Session::start(&start);
    session.wait_for("Haider al-Abadi");
    session.press("Q");
    session.end();
    let sent = String::from_utf8_lossy(&session.bytes).into_owned();
    let parameters: Vec<&str> = sent
        .split("\x1b[")
        .filter_map(|sequence| {
            let end = sequence.find(|c: char| !c.is_ascii_digit() && c != ';')?;
            (sequence[end..].starts_with('m')).then(|| &sequence[..end])
        })
        .flat_map(|parameters| parameters.split(';'))
        .collect();
    let colours = parameters.iter().filter_map(|it| it.parse().ok());
    let coloured = colours
        .clone()
        .find(|n: &u32| matches!(n, 30..=38 | 40..=48 | 90..=107));
    assert_eq!(coloured, None);
    assert!(
        parameters.contains(&"1") && parameters.contains(&"7"),
        "{parameters:?}"
    );
}

#[test]
fn nothing_in_an_article_reaches_the_terminal_raw() {
    let folder = tempfile::tempdir().unwrap();
    let hostile = "Bridge\x1b]0;pwned\x07 to close\n\n\x1b[2J\x1b]52;c;cm0=\x07The council \u{9b}31mvoted \u{202e}seven to two\u{202c} on Tuesday.\n";
    write(folder.path(), "esc_\x1b[31mred.txt", hostile);
    let path = folder.path().display().to_string();
    let start = Start {
        arguments: &[&path],
        ..Start::default()
    };
    let mut session = Session::start(&start);
    session.wait_for("voted");
    session.wait_for("to close");
    session.press("Q");
    session.end();
    for raw in [
        "\x1b]",
        "\x07",
        "\x08",
        "\u{9b}",
        "\u{202e}",
        "\x1b[2J\x1b",
        "\x1b[31mred",
    ] {
        let found = session
            .bytes
            .windows(raw.len())
            .any(|bytes| bytes == raw.as_bytes());
        assert!(!found, "{raw:?} reached the terminal");
    }
}

#[test]
fn a_broken_theme_of_ones_own_is_told_with_its_line_and_the_old_one_stays() {
    let folder = tempfile::tempdir().unwrap();
    write(
        folder.path(),
        "dateline/themes/dusk.toml",
        "name = \"dusk\"\nground = \"dark\"\n[looks]\npersn = {}\n",
    );
    let config = folder.path().display().to_string();
    let start = Start {
        environment: &[("XDG_CONFIG_HOME", &config)],
        ..Start::default()
    };
    let mut session = Session::start(&start);
    session.wait_for("Haider al-Abadi");
    session.press(":theme dusk\r");
    session.wait_for("dusk.toml:");
    session.press(":theme paper\r");
    session.wait_for("theme paper");
}

#[test]
fn a_jump_opens_what_is_typed_and_esc_leads_back() {
    let mut session = Session::start(&Start::default());
    session.wait_for("Haider al-Abadi");
    session.press("fpalmgate");
    session.wait_for("> palmgate");
    session.press("\r");
    session.wait_for("3/5");
    session.press("\u{1b}");
    session.wait_for("1/5");
}

#[test]
fn a_correction_is_there_at_the_next_start() {
    let folder = tempfile::tempdir().unwrap();
    write(
        folder.path(),
        "a.txt",
        "The old mill reopened on Monday, its owner Ada Lark said, two months after the flood.\n",
    );
    let path = folder.path().display().to_string();
    let start = Start {
        arguments: &[&path],
        ..Start::default()
    };
    let mut session = Session::start(&start);
    session.wait_for("no date");
    session.press("D2024-03-06\r");
    session.wait_for("Wed 6 Mar 2024");
    session.press("Q");
    session.end();
    let mut session = Session::start(&start);
    session.wait_for("Mon 4 Mar 2024");
    session.press("u");
    session.wait("no date", |screen| screen.contains("no date"));
}

#[test]
fn an_export_into_a_pipe_that_closes_ends_quietly() {
    let done = Command::new("sh")
        .args([
            "-c",
            &format!("'{PROGRAM}' export --format json | head -c 20"),
        ])
        .output()
        .unwrap();
    assert_eq!(
        String::from_utf8(done.stdout).unwrap(),
        "{\"schema\":\"dateline/1"[..20]
    );
    assert!(done.stderr.is_empty());
}
