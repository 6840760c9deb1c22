//! What comes with the program, and what is pasted into a report.

use std::{fs, process::Command};

use super::session::*;

#[test]
fn manual_pages_and_completions_have_every_command() {
    let folder = tempfile::tempdir().unwrap();
    let done = Command::new(PROGRAM)
        .arg("generate")
        .arg(folder.path())
        .output()
        .unwrap();
    assert!(done.status.success() && done.stdout.is_empty());
    let help = Command::new(PROGRAM).arg("--help").output().unwrap();
    let help = String::from_utf8(help.stdout).unwrap();
    let (_, commands) = help.split_once("Commands:\n").unwrap();
    // A command stands two columns in, what it does further in where it takes several lines.
    let commands = commands
        .lines()
        .take_while(|line| !line.is_empty())
        .filter(|line| !line.starts_with("   "))
        .filter_map(|line| line.split_whitespace().next());
    let commands: Vec<&str> = commands.filter(|it| *it != "help").collect();
    assert!(commands.contains(&"export") && !commands.contains(&"generate"));
    let written = |name: &str| fs::read_to_string(folder.path().join(name)).unwrap();
    let bash = written("dateline.bash");
    assert!(written("_dateline").contains("#compdef dateline"));
    assert!(written("dateline.1").contains("dateline"));
    for command in commands {
        assert!(bash.contains(command), "{command}");
        assert!(written(&format!("dateline-{command}.1")).contains(command));
    }
}

#[test]
fn an_article_is_explained_with_carets_under_what_was_found() {
    let folder = tempfile::tempdir().unwrap();
    let path = write(
        folder.path(),
        "a.txt",
        "Tuesday, March 5, 2024\n\nThe old mill reopened on Monday, its owner Ada Lark said.\u{1b}[31m\n",
    );
    let done = Command::new(PROGRAM).args(["explain", &path]).output();
    let told = String::from_utf8(done.unwrap().stdout).unwrap();
    assert!(
        told.starts_with("a.txt: a, 2024-03-05 by its own text\n"),
        "{told}"
    );
    let lines: Vec<&str> = told.lines().collect();
    let under = |words: &str, label: &str| {
        let at = lines.iter().position(|line| line.contains(words)).unwrap();
        let column = lines[at].find(words).unwrap();
        let carets = format!("{:column$}{:^<len$} {label}", "", "", len = words.len());
        let mut below = lines[at + 1..].iter();
        assert!(
            below.any(|line| line.starts_with(&carets)),
            "{carets}\n{told}"
        );
    };
    under("Ada Lark", "PERSON Ada Lark: ");
    under("Monday", "2024-03-04");
    assert!(!told.contains('\u{1b}'));
}
