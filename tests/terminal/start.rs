//! What it is started with, and what it says when that is wrong.

use std::process::{Command, Stdio};

use portable_pty::CommandBuilder;

use super::session::*;

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
fn a_broken_theme_of_ones_own_is_told_with_its_line_and_the_terminal_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let broken = "name = \"dusk\"\nground = \"dark\"\n[looks]\npersn = {}\n";
    write(folder.path(), "dateline/themes/dusk.toml", broken);
    let config = folder.path().display().to_string();
    let start = Start {
        arguments: &["--theme", "dusk"],
        environment: &[("XDG_CONFIG_HOME", &config)],
        ..Start::default()
    };
    let mut session = Session::start(&start);
    assert_eq!(session.end().exit_code(), 2);
    let sent = String::from_utf8_lossy(&session.bytes);
    assert!(
        sent.contains("error: ") && sent.contains("dusk.toml:"),
        "{sent}"
    );
    assert!(!sent.contains("\x1b[?1049h"), "{sent}");
}

#[test]
fn keys_come_from_the_terminal_where_standard_input_is_something_else() {
    let mut command = CommandBuilder::new("sh");
    command.args(["-c", &format!("'{PROGRAM}' < /dev/null")]);
    let mut session = Session::spawn(command, &Start::default());
    session.wait_for("Haider al-Abadi");
    session.press("Q");
    assert_eq!(session.end().exit_code(), 0);
}
