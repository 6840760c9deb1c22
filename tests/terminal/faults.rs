//! Faults of the program: what they cost, and that they are told. Only a build for tests has some to order.

#![cfg(debug_assertions)]

use std::process::Command;

use super::session::*;

/// The folder, and its articles as they are written.
fn two_articles() -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in [
        (
            "a.txt",
            "The old mill burnt down on Monday. The fire killed 12 people, its owner Ada Lark said.",
        ),
        (
            "b.txt",
            "A fire in the old mill killed 15 people on Monday, the coroner said.",
        ),
    ] {
        write(folder.path(), name, text);
    }
    let path = folder.path().display().to_string();
    (folder, path)
}

/// What an export says of the two articles with this fault: how many it has, and its warnings.
fn exported(fault: &str) -> (usize, String) {
    let (_folder, path) = two_articles();
    let mut command = Command::new(PROGRAM);
    command.args(["export", "--format", "jsonl", &path]);
    let done = command.env("DATELINE_FAULT", fault).output().unwrap();
    let warnings = String::from_utf8(done.stderr).unwrap();
    assert!(done.status.success(), "{fault}: {warnings}");
    let articles = String::from_utf8(done.stdout).unwrap();
    (articles.lines().count(), warnings)
}

#[test]
fn a_fault_costs_what_it_is_about_and_is_told_in_one_line() {
    for (fault, n_articles) in [
        ("reading it: b.txt", 1),
        ("analysing it: b.txt", 2),
        ("taking it in: b.txt", 1),
        ("dating articles by one another: all articles", 2),
        ("looking for what it shares with others: b.txt", 2),
        ("comparing figures: all articles", 2),
        ("reading its quotes: b.txt", 2),
        ("gathering quotes that are one: all articles", 2),
        ("putting the story together: all articles", 2),
    ] {
        let (n_exported, warnings) = exported(fault);
        assert_eq!(n_exported, n_articles, "{fault}");
        let [line] = warnings.lines().collect::<Vec<_>>()[..] else {
            panic!("{fault}: {warnings}");
        };
        let (doing, place) = fault.split_once(": ").unwrap();
        assert!(line.starts_with("warning: "), "{line}");
        let told = format!("{place}: a fault in dateline while {doing} (a test asks for it");
        assert!(line.contains(&told), "{line}");
    }
}

#[test]
fn a_fault_is_a_problem_that_is_listed_and_the_reader_goes_on() {
    for (fault, shown) in [
        ("reading it: b.txt", "The old mill"),
        ("analysing it: b.txt", "A fire in the old mill"),
        (
            "dating articles by one another: all articles",
            "A fire in the old mill",
        ),
        (
            "putting the story together: all articles",
            "A fire in the old mill",
        ),
    ] {
        let (_folder, path) = two_articles();
        let mut session = Session::start(&Start {
            arguments: &[&path],
            environment: &[("DATELINE_FAULT", fault)],
            ..Start::default()
        });
        session.wait_for(shown);
        session.press(":problems\r");
        let (doing, _) = fault.split_once(": ").unwrap();
        session.wait_for(&format!("a fault in dateline while {doing}"));
        session.press("Q");
        assert_eq!(session.end().exit_code(), 0, "{fault}");
        session.assert_restored();
    }
}

#[test]
fn a_fault_of_the_program_itself_is_one_line_and_an_exit_code() {
    let mut command = Command::new(PROGRAM);
    command.args(["entities"]);
    let fault = "running: dateline";
    let done = command.env("DATELINE_FAULT", fault).output().unwrap();
    assert_eq!(done.status.code(), Some(101));
    let told = String::from_utf8(done.stderr).unwrap();
    assert_eq!(told.lines().count(), 1, "{told}");
    assert!(
        told.starts_with("error: dateline: a fault in dateline while running"),
        "{told}"
    );
}
