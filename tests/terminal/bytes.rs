//! What reaches the terminal, byte by byte.

use std::path::Path;

use super::session::*;

/// A title, a backspace, a colour and a change of direction, as a terminal would take them.
const ACTS: &str = "\u{1b}]0;pwned\u{7}\u{8}\u{9b}31m\u{202e}";

#[test]
fn no_colour_means_none_and_bold_and_reverse_stay() {
    let start = Start {
        environment: &[("NO_COLOR", "1")],
        ..Start::default()
    };
    let mut session = Session::start(&start);
    session.wait_for("Haider al-Abadi");
    session.press("?");
    session.wait_for("type to find");
    session.press("\u{3}f");
    session.wait_for("Jump to an article");
    session.press("\u{3}/iraq");
    session.wait_for(" hits");
    session.press("\u{3}Q");
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
fn nothing_that_an_item_says_of_itself_reaches_the_terminal_raw() {
    let folder = tempfile::tempdir().unwrap();
    hostile_items(folder.path());
    let path = folder.path().display().to_string();
    let start = Start {
        arguments: &[&path, &format!("{path}/{ACTS}")],
        ..Start::default()
    };
    let mut session = Session::start(&start);
    session.wait_for("Bridge closes");
    session.press("F");
    session.wait_for("name, event or command");
    session.press("\u{3}w");
    session.press("\u{3}:problems\r");
    session.wait_for("Problems ");
    session.press("\u{3}Q");
    assert_eq!(session.end().exit_code(), 0);
    assert_tame(&session);
}

#[test]
fn what_an_export_warns_of_cannot_act_on_the_terminal() {
    let folder = tempfile::tempdir().unwrap();
    hostile_items(folder.path());
    let path = folder.path().display().to_string();
    let out = folder.path().join("out").display().to_string();
    let start = Start {
        arguments: &["export", "-o", &out, &path],
        ..Start::default()
    };
    let mut session = Session::start(&start);
    assert_eq!(session.end().exit_code(), 0);
    assert!(session.contents().contains("soon` is no date"));
    assert_tame(&session);
}

#[test]
fn a_path_that_is_not_there_is_told_without_what_could_act_on_the_terminal() {
    let start = Start {
        arguments: &["no/\u{1b}]0;pwned\u{7}\u{9b}2J\u{202e}such"],
        ..Start::default()
    };
    let mut session = Session::start(&start);
    assert_eq!(session.end().exit_code(), 2);
    assert!(String::from_utf8_lossy(&session.bytes).contains("such`: no such file"));
    assert_tame(&session);
}

/// A file of items that says `ACTS` wherever it can, and ends with a line that cannot be read.
fn hostile_items(folder: &Path) {
    let item = serde_json::json!({
        "title": format!("{ACTS}Bridge closes"),
        "outlet": format!("{ACTS}Courier"),
        "byline": format!("{ACTS}Ada Lark"),
        "published": format!("{ACTS}soon"),
        "text": format!("{ACTS}The council of Ashby voted on Tuesday, Ada Lark{ACTS} said."),
    });
    write(folder, "items.jsonl", format!("{item}\n{{\"{ACTS}\n"));
}

#[track_caller]
fn assert_tame(session: &Session) {
    for raw in ["\u{1b}]", "\u{7}", "\u{8}", "\u{9b}", "\u{202e}"] {
        let mut sent = session.bytes.windows(raw.len());
        let found = sent.any(|bytes| bytes == raw.as_bytes());
        assert!(!found, "{raw:?} reached the terminal");
    }
}
