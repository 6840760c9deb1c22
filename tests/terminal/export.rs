//! What is written for other programs.

use std::{
    io::Read,
    process::{Command, Stdio},
};

use serde_json::Value;

use super::session::*;

#[test]
fn an_export_into_a_pipe_that_closes_ends_quietly() {
    let mut child = Command::new(PROGRAM)
        .args(["export", "--format", "json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut first = [0; 20];
    let mut out = child.stdout.take().unwrap();
    out.read_exact(&mut first).unwrap();
    drop(out);
    assert_eq!(
        &first,
        b"{\"schema\":\"dateline/1\"".first_chunk::<20>().unwrap()
    );
    let done = child.wait_with_output().unwrap();
    assert_eq!(done.status.code(), Some(0));
    assert!(done.stderr.is_empty());
}

#[test]
fn warnings_that_nobody_reads_do_not_end_an_export() {
    let folder = tempfile::tempdir().unwrap();
    write(
        folder.path(),
        "a.txt",
        "The old mill of Ashby reopened on Monday.\n",
    );
    write(folder.path(), "b.jsonl", "{\n");
    let mut child = Command::new(PROGRAM)
        .arg("export")
        .arg(folder.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stderr.take());
    let done = child.wait_with_output().unwrap();
    assert_eq!(done.status.code(), Some(0));
    assert!(serde_json::from_slice::<Value>(&done.stdout).is_ok());
}

#[test]
fn blocks_of_an_export_count_code_points() {
    const HEADLINE: &str = "Café at the 港 reopens";
    const BODY: &str = "The café at the harbour, 港, reopened on Monday, its owner Ada Lark said, \
                        two months after the flood.";
    let folder = tempfile::tempdir().unwrap();
    let path = write(folder.path(), "a.txt", format!("{HEADLINE}\n\n{BODY}\n"));
    let done = Command::new(PROGRAM).args(["export", &path]).output();
    let done = done.unwrap();
    assert_eq!(done.status.code(), Some(0));
    let corpus: Value = serde_json::from_slice(&done.stdout).unwrap();
    assert_eq!(corpus["schema"], "dateline/1");
    let article = &corpus["articles"][0];
    let text: Vec<char> = article["text"].as_str().unwrap().chars().collect();
    let blocks = article["blocks"].as_array().unwrap().iter();
    let covered = blocks.map(|block| {
        let at = |field: &str| block[field].as_u64().unwrap() as usize;
        text[at("start")..at("end")].iter().collect::<String>()
    });
    assert_eq!(covered.collect::<Vec<_>>(), [HEADLINE, BODY]);
}
