//! Files that the program writes, and what lies beside the articles.

use std::{
    fs,
    os::unix::fs::symlink,
    path::Path,
    process::{Command, Output},
};

use serde_json::Value;

use super::session::*;

const MILL: &str = "The old mill of Ashby reopened on Monday.\n\nIts owner Ada Lark thanked the town on Tuesday.\n";

fn run(folder: &Path, arguments: &[&str]) -> Output {
    let home = tempfile::tempdir().unwrap();
    let mut command = Command::new(PROGRAM);
    command.env("HOME", home.path());
    command.env_remove("XDG_STATE_HOME");
    command.args(arguments).arg(folder).output().unwrap()
}

fn told(done: &Output) -> String {
    String::from_utf8(done.stderr.clone()).unwrap()
}

fn exported(done: &Output) -> Value {
    serde_json::from_slice(&done.stdout).unwrap()
}

#[test]
fn what_corrects_articles_from_beside_them_is_told_and_can_be_refused() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "a.txt", MILL);
    write(
        folder.path(),
        ".dateline.toml",
        "[[correction]]\narticle = \"a.txt\"\npublished-on = \"2024-03-06\"\n\n\
         [[correction]]\narticle = \"a.txt\"\nnoise = { start = 0, exact = \"The old mill of Ashby reopened on Monday.\" }\n",
    );
    let done = run(folder.path(), &["export"]);
    assert!(told(&done).starts_with("note: 2 corrections from this folder"));
    let article = &exported(&done)["articles"][0];
    assert_eq!(
        article["corrected"],
        serde_json::json!(["published", "blocks"])
    );
    assert_eq!(article["blocks"][0]["corrected"], true);
    assert_eq!(article["blocks"][1]["corrected"], Value::Null);

    let done = run(folder.path(), &["export", "--no-corrections"]);
    assert_eq!(told(&done), "");
    let article = &exported(&done)["articles"][0];
    assert_eq!(article["corrected"], Value::Null);
    assert_eq!(article["published"], Value::Null);

    let path = folder.path().display().to_string();
    let mut session = Session::start(&Start {
        arguments: &[&path],
        ..Start::default()
    });
    session.wait_for("2 corrections from this folder");
    session.wait_for("1 corrected");
    let mut session = Session::start(&Start {
        arguments: &["--no-corrections", &path],
        ..Start::default()
    });
    session.wait_for("no date");
    session.wait_for("reopened on Monday");
    assert!(!session.contents().contains("correction"));
}

#[test]
fn a_name_that_is_corrected_is_marked_in_the_export() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "a.txt", MILL);
    write(
        folder.path(),
        "b.txt",
        "Tom Reed, the mayor of Dunmore, opened the bridge on Friday.\n",
    );
    write(
        folder.path(),
        ".dateline.toml",
        "[[correction]]\nsame = [{ kind = \"PERSON\", name = \"Ada Lark\" }, { kind = \"PERSON\", name = \"Tom Reed\" }]\n",
    );
    let corpus = exported(&run(folder.path(), &["export"]));
    let entities = corpus["entities"].as_array().unwrap().iter();
    let corrected = entities.filter(|it| it["corrected"] == true);
    let kinds: Vec<&str> = corrected.filter_map(|it| it["type"].as_str()).collect();
    assert_eq!(kinds, ["PERSON"]);
    assert_eq!(
        corpus["articles"][1]["corrected"],
        serde_json::json!(["mentions"])
    );
}

#[test]
fn one_wrong_correction_is_a_warning_on_one_line_that_cannot_act_on_the_terminal() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "a.txt", MILL);
    write(
        folder.path(),
        ".dateline.toml",
        "[[correction]]\n\"\u{1b}[2J\u{9b}31m\" = 3\n\n[[correction]]\narticle = \"a.txt\"\npublished-on = \"2024-03-06\"\n\n\
         [[correction]]\narticle = \"\u{1b}]0;x\u{7}\npublished-on = 7\n",
    );
    let done = run(folder.path(), &["timeline"]);
    assert_eq!(done.status.code(), Some(0));
    let told = told(&done);
    assert!(
        !told.contains(|c: char| c.is_control() && c != '\n'),
        "{told:?}"
    );
    let lines: Vec<&str> = told.lines().collect();
    assert_eq!(lines.len(), 3, "{told}");
    assert!(lines[0].starts_with("note: 1 correction "), "{told}");
    assert!(lines[1].contains(".dateline.toml:"), "{told}");
    assert!(lines[2].contains(".dateline.toml:"), "{told}");
}

#[test]
fn a_pipe_in_the_place_of_corrections_keeps_no_command_waiting() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "a.txt", MILL);
    let made = Command::new("mkfifo")
        .arg(folder.path().join(".dateline.toml"))
        .status();
    assert!(made.unwrap().success());
    let done = run(folder.path(), &["entities"]);
    assert_eq!(done.status.code(), Some(0));
    assert!(told(&done).contains("not a file"), "{}", told(&done));
}

#[test]
fn an_export_replaces_a_link_and_leaves_the_old_file_where_the_disk_is_full() {
    let folder = tempfile::tempdir().unwrap();
    let articles = folder.path().join("articles");
    write(&articles, "a.txt", MILL.repeat(40));
    let victim = write(folder.path(), "victim", "precious");
    let link = folder.path().join("out.json");
    symlink(&victim, &link).unwrap();
    let out = link.display().to_string();
    assert_eq!(
        run(&articles, &["export", "-o", &out]).status.code(),
        Some(0)
    );
    assert_eq!(fs::read_to_string(&victim).unwrap(), "precious");
    let whole = fs::read(&link).unwrap();
    assert!(serde_json::from_slice::<Value>(&whole).is_ok());

    // No file may be longer than one block, and going over it is an error and not a signal.
    let limited = "trap '' XFSZ; ulimit -f 1; exec \"$0\" export -o \"$1\" \"$2\"";
    let done = Command::new("sh")
        .args(["-c", limited, PROGRAM, &out])
        .arg(&articles)
        .output()
        .unwrap();
    assert_eq!(done.status.code(), Some(2), "{}", told(&done));
    assert!(told(&done).contains("out.json"), "{}", told(&done));
    assert_eq!(fs::read(&link).unwrap(), whole);
    let names = fs::read_dir(folder.path()).unwrap();
    assert_eq!(names.count(), 3);
}

#[test]
fn an_export_into_a_pipe_or_device_goes_there() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "a.txt", MILL);
    let done = run(folder.path(), &["export", "-o", "/dev/stdout"]);
    assert_eq!(exported(&done)["schema"], "dateline/1");
    if Path::new("/dev/full").exists() {
        let done = run(folder.path(), &["export", "-o", "/dev/full"]);
        assert_eq!(done.status.code(), Some(2));
    }
}

#[test]
fn an_export_in_the_folder_is_no_article() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "a.txt", MILL);
    for format in ["json", "jsonl"] {
        let out = folder.path().join(format!("out.{format}"));
        let out = out.display().to_string();
        let done = run(folder.path(), &["export", "--format", format, "-o", &out]);
        assert_eq!(done.status.code(), Some(0));
    }
    let done = run(folder.path(), &["export"]);
    assert_eq!(exported(&done)["articles"].as_array().unwrap().len(), 1);
    let told = told(&done);
    assert_eq!(
        told.matches("written by `dateline export`").count(),
        2,
        "{told}"
    );
    // Given itself it is read.
    let done = run(&folder.path().join("out.json"), &["export"]);
    assert_eq!(exported(&done)["articles"].as_array().unwrap().len(), 1);
}

#[test]
fn a_state_folder_that_cannot_be_read_does_not_stop_the_reader() {
    let home = tempfile::tempdir().unwrap();
    let state = home.path().join("dateline/corrections");
    fs::create_dir_all(&state).unwrap();
    let home = home.path().display().to_string();
    let start = Start {
        environment: &[("XDG_STATE_HOME", &home)],
        ..Start::default()
    };
    let mut session = Session::start(&start);
    session.wait_for("Haider al-Abadi");
    session.press("D2024-03-06\r");
    session.wait_for("Wed 6 Mar 2024");
    session.press("Q");
    session.end();
    // A folder in the place of the file, which even root cannot read as one.
    let file = fs::read_dir(&state)
        .unwrap()
        .next()
        .unwrap()
        .unwrap()
        .path();
    fs::remove_file(&file).unwrap();
    fs::create_dir(&file).unwrap();
    let mut session = Session::start(&start);
    session.wait_for("Haider al-Abadi");
    session.press(":problems\r");
    session.wait_for("corrections are not read: not a file");
}

#[test]
fn a_theme_of_no_name_is_none() {
    let mut session = Session::start(&Start {
        environment: &[("DATELINE_THEME", "")],
        ..Start::default()
    });
    session.wait_for("Haider al-Abadi");
}
