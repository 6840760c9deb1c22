//! Starting, resizing, stopping, going on, ending.

use std::time::{Duration, Instant};

use portable_pty::CommandBuilder;

use super::session::*;

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
fn a_terminal_that_takes_nothing_does_not_keep_the_program_from_ending() {
    for (name, number) in [("TERM", 15), ("HUP", 1), ("INT", 2)] {
        let mut session = Session::start(&Start::default());
        session.wait_for("Haider al-Abadi");
        session.clog();
        session.press("?");
        session.signal(name);
        assert_eq!(session.end_unread().exit_code(), 128 + number, "{name}");
        assert!(session.has_modes_of_a_shell());
        session.end();
        session.assert_restored();
    }
}

#[test]
fn signals_that_end_a_broken_program_give_the_terminal_back() {
    for (name, described) in [("QUIT", "Quit"), ("ABRT", "Abort")] {
        let mut session = Session::spawn(without_core(), &Start::default());
        session.wait_for("Haider al-Abadi");
        session.signal(name);
        let status = session.end();
        let signal = status.signal().unwrap_or_default();
        assert!(signal.starts_with(described), "{signal:?}");
        assert!(session.has_modes_of_a_shell());
        session.assert_restored();
    }
}

#[cfg(target_os = "linux")]
#[test]
fn memory_that_is_not_to_be_had_ends_the_program_and_gives_the_terminal_back() {
    use rustix::process::{Pid, Resource, Rlimit, prlimit};
    let mut session = Session::spawn(without_core(), &Start::default());
    session.wait_for("Haider al-Abadi");
    let id = i32::try_from(session.child.process_id().unwrap()).unwrap();
    // What it has it keeps, and gets nothing more.
    let none = Rlimit {
        current: Some(0),
        maximum: None,
    };
    prlimit(Pid::from_raw(id), Resource::As, none).unwrap();
    session.resize(4000, 2000);
    let status = session.end();
    let signal = status.signal().unwrap_or_default();
    assert!(signal.starts_with("Abort"), "{status:?}");
    assert!(session.has_modes_of_a_shell());
    session.assert_restored();
}

/// The program, where nothing is written down of one that is broken.
fn without_core() -> CommandBuilder {
    let mut command = CommandBuilder::new("sh");
    command.args(["-c", &format!("ulimit -c 0; exec '{PROGRAM}'")]);
    command
}

#[test]
fn a_terminal_that_is_gone_ends_the_program() {
    let mut session = Session::start(&Start::default());
    session.wait_for("Haider al-Abadi");
    session.hang_up();
    // By the signal, or because it could not draw any more, whichever came first; not by a panic.
    let code = session.end().exit_code();
    assert!(matches!(code, 2 | 129), "{code}");
}

#[test]
fn a_terminal_that_is_gone_without_a_signal_ends_the_program() {
    let mut command = CommandBuilder::new(PROGRAM);
    command.set_controlling_tty(false);
    let mut session = Session::spawn(command, &Start::default());
    session.wait_for("Haider al-Abadi");
    session.hang_up();
    let code = session.end().exit_code();
    assert!(matches!(code, 2 | 129), "{code}");
}

#[test]
fn the_program_draws_at_every_size_and_comes_back_whole() {
    let mut session = Session::start(&Start::default());
    session.wait_for("Haider al-Abadi");
    for (columns, rows, shown) in [
        (200, 60, "Haider al-Abadi"),
        (120, 40, "Haider al-Abadi"),
        (80, 24, "Iraq opens desert drive"),
        (40, 12, "Articles"),
        (20, 5, "Articles"),
        (10, 3, "1/5"),
        (1, 1, ""),
        (3, 40, "1/5"),
        (80, 24, "Iraq opens desert drive"),
        (120, 40, "Haider al-Abadi"),
    ] {
        session.resize(columns, rows);
        let drawn = |screen: &str| !screen.trim().is_empty() && screen.contains(shown);
        session.wait(&format!("`{shown}` at {columns}×{rows}"), drawn);
    }
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
        Some(line.trim().to_owned())
    };
    let before = top(&session.contents()).unwrap();
    let first_word = before.split(' ').next().unwrap();
    for (columns, rows) in [(60, 30), (45, 20), (30, 12), (20, 5), (90, 30)] {
        session.resize(columns, rows);
        session.wait(&format!("`{first_word}` at {columns}×{rows}"), |screen| {
            top(screen).is_some_and(|line| line.contains(first_word))
        });
    }
    for (columns, rows) in [(200, 60), (10, 3), (1, 1), (23, 40)] {
        session.resize(columns, rows);
        session.wait("anything", |screen| !screen.trim().is_empty());
    }
    session.resize(120, 40);
    session.wait(&format!("`{before}` at the top"), |screen| {
        top(screen).as_ref() == Some(&before)
    });
}

#[test]
fn ctrl_z_gives_the_terminal_back_and_going_on_brings_all_back() {
    stop_and_go_on(|session| session.press("\u{1a}"));
}

#[test]
fn a_signal_to_stop_gives_the_terminal_back_too() {
    stop_and_go_on(|session| session.signal("TSTP"));
}

#[track_caller]
fn stop_and_go_on(stop: impl Fn(&mut Session)) {
    let mut session = Session::start(&Start::default());
    session.wait_for("Haider al-Abadi");
    stop(&mut session);
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
fn a_shell_has_its_terminal_while_the_reader_is_stopped() {
    // A shell with job control, which goes on when the reader stops.
    let modes = "stty -a | tr ' ;' '\\n\\n' | grep -xE -- '-?(icanon|echo)'";
    let script = format!("'{PROGRAM}'; {modes}; echo it stopped; read line; fg");
    let mut command = CommandBuilder::new("sh");
    command.args(["-mc", &script]);
    let mut session = Session::spawn(command, &Start::default());
    session.wait_for("Haider al-Abadi");
    session.press("\u{1a}");
    session.wait_for("it stopped");
    let shell = session.screen.screen();
    assert!(!shell.alternate_screen() && !shell.hide_cursor() && !shell.bracketed_paste());
    assert_eq!(shell.mouse_protocol_mode(), vt100::MouseProtocolMode::None);
    let contents = shell.contents();
    let modes: Vec<&str> = contents.lines().map(str::trim).collect();
    assert!(
        modes.contains(&"icanon") && modes.contains(&"echo"),
        "{contents}"
    );
    session.press("\r");
    session.wait_for("Haider al-Abadi");
    assert!(session.screen.screen().alternate_screen());
    session.press("Q");
    assert_eq!(session.end().exit_code(), 0);
}
