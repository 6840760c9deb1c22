//! What is printed of a story, part by part.

use std::{
    io::{BufRead, BufReader, Write},
    process::{Command, Output, Stdio},
};

use serde_json::Value;

use super::session::*;

const COURIER: &str = "{\"title\": \"Ferry runs aground off Ny\", \"source\": \"Courier\", \"date\": \"2019-07-09\", \
    \"text\": \"The ferry Dunmore ran aground on the rocks off Ny harbour on Monday. At least 12 passengers were hurt, the harbour office said.\\n\\n\
    “We saw the rocks too late,” said Ada Lark, its captain.\"}";
const LEDGER: &str = "{\"title\": \"Divers search the wreck\", \"source\": \"Ledger\", \"date\": \"2019-07-10\", \
    \"text\": \"The ferry Dunmore ran aground on the rocks off Ny harbour on Monday.\\n\\nDivers found a cracked hull, Lark said on Wednesday.\"}";

/// What the program makes of `articles` on standard input.
fn list(arguments: &[&str], articles: &[&str]) -> Output {
    let mut child = Command::new(PROGRAM)
        .args(arguments)
        .arg("-")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    input.write_all(articles.join("\n").as_bytes()).unwrap();
    drop(input);
    child.wait_with_output().unwrap()
}

/// The fields of each line of `output`, which has to be that of a program that found something.
#[track_caller]
fn records(output: &Output) -> Vec<Vec<String>> {
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    let text = String::from_utf8(output.stdout.clone()).unwrap();
    let fields = |line: &str| line.split('\t').map(str::to_owned).collect();
    text.lines().map(fields).collect()
}

#[test]
fn an_event_told_by_two_outlets_is_one_line_with_both() {
    let found = records(&list(&["timeline"], &[COURIER, LEDGER]));
    let monday: Vec<_> = found.iter().filter(|it| it[0] == "● 2019-07-08").collect();
    assert_eq!(monday.len(), 1, "{found:?}");
    assert_eq!(
        monday[0][1],
        "The ferry Dunmore ran aground on the rocks off Ny harbour on Monday."
    );
    assert_eq!(monday[0][2], "Courier -#1:3:1; Ledger -#2:3:1");
    let ascii = records(&list(&["timeline", "--glyphs", "ascii"], &[COURIER]));
    assert_eq!(ascii[0][0], "o 2019-07-08");
}

#[test]
fn quotes_are_listed_with_speaker_words_outlet_and_place() {
    let found = records(&list(&["quotes"], &[COURIER, LEDGER]));
    assert_eq!(
        found,
        [[
            "Ada Lark",
            "“We saw the rocks too late,”",
            "Courier",
            "-#1:5:2"
        ]]
    );
}

#[test]
fn a_quotation_is_listed_once_with_what_each_outlet_makes_of_it() {
    let article = |outlet: &str, text: &str| {
        format!("{{\"source\": \"{outlet}\", \"date\": \"2019-07-09\", \"text\": \"{text}\"}}")
    };
    let full = "“The old ferry touched the granite rocks before the pilot saw them, and nobody rang the bell,”";
    let articles = [
        article("Courier", &format!("{full} said Ada Lark.")),
        article(
            "Ledger",
            "“The old ferry struck the granite rocks before the pilot saw them, and nobody rang the bell,” said a sailor.",
        ),
        article(
            "Post",
            "“The old ferry touched the granite rocks before the pilot saw them,” said Ada Lark.",
        ),
    ];
    let articles: Vec<&str> = articles.iter().map(String::as_str).collect();
    let found = records(&list(&["quotes"], &articles));
    let rows: Vec<&[String]> = found.iter().map(|it| &it[2..]).collect();
    assert!(found.iter().all(|it| it[..2] == ["Ada Lark", full]));
    assert_eq!(
        rows,
        [
            &["Courier", "-#1:1:2"][..],
            &[
                "Ledger",
                "-#2:1:2",
                "otherwise: touched → struck",
                "said by: a sailor"
            ],
            &[
                "Post",
                "-#3:1:2",
                "cut: “The old ferry touched the granite rocks before the pilot saw them,”"
            ],
        ]
    );
}

#[test]
fn a_sentence_that_was_told_before_is_not_new() {
    let found = records(&list(&["new"], &[LEDGER, COURIER]));
    let told = found.iter().filter(|it| it[4].contains("ran aground"));
    let outlets: Vec<&String> = told.map(|it| &it[1]).collect();
    assert_eq!(outlets, ["Courier"], "the earlier article comes first");
    assert!(
        found
            .iter()
            .any(|it| it[1] == "Ledger" && it[4].contains("cracked hull"))
    );
}

#[test]
fn what_contradicts_a_new_sentence_stands_after_it() {
    let bridge = |outlet: &str, text: &str| {
        format!(
            r#"{{"title": "A bridge falls", "source": "{outlet}", "date": "2024-03-06", "text": "{text}"}}"#
        )
    };
    let courier = bridge(
        "Courier",
        "A bridge collapsed in Ashby on Tuesday and killed 12 people on their way to market. It rained that day in Ashby.",
    );
    let mirror = bridge(
        "Mirror",
        "The collapse of a bridge in Ashby on Tuesday killed 17 people, many of them on their way to market.",
    );
    let found = records(&list(&["new"], &[&courier, &mirror]));
    let against: Vec<_> = found.iter().map(|it| (&it[1][..], it.get(5))).collect();
    let told = |words: &str| Some(words.to_owned());
    assert_eq!(
        against,
        [
            ("Courier", told("≠ Mirror 17 -#2:3:53").as_ref()),
            ("Courier", None),
            ("Mirror", told("≠ Courier 12 -#1:3:51").as_ref()),
        ]
    );
    let data = list(&["export", "--format", "json"], &[&courier, &mirror]).stdout;
    let data: Value = serde_json::from_slice(&data).unwrap();
    let sentences = &data["articles"][0]["sentences"];
    let against = &sentences[1]["novelty"]["against"];
    assert_eq!(against[0]["article"], data["articles"][1]["id"]);
    assert_eq!(against[0]["start"], 16);
    assert_eq!(sentences[2]["novelty"].get("against"), None);
}

#[test]
fn entities_are_listed_with_their_spellings() {
    let found = records(&list(&["entities"], &[COURIER, LEDGER]));
    assert!(
        found.contains(
            &["PERSON", "Ada Lark", "2", "Ada Lark 1, Lark 1"]
                .map(str::to_owned)
                .to_vec()
        ),
        "{found:?}"
    );
}

#[test]
fn figures_that_differ_are_listed_by_outlet_under_their_claim() {
    let later = COURIER
        .replace("At least 12 passengers", "At least 15 passengers")
        .replace("Courier", "Herald");
    let found = records(&list(&["compare"], &[COURIER, &later]));
    let told: Vec<_> = found
        .iter()
        .map(|it| [&it[2][..], &it[3], &it[4]])
        .collect();
    assert_eq!(
        told,
        [
            ["passengers", "Courier", "At least 12"],
            ["passengers", "Herald", "At least 15"]
        ]
    );
}

#[test]
fn days_on_which_reports_differ_are_listed_before_figures_on_which_they_agree() {
    let [first, second, third] = [
        ("Courier", "The ferry to Skerrey sank in the storm on Wednesday with 40 sheep, the coast guard of Norland said."),
        ("Ledger", "The ferry to Skerrey sank in the storm on Wednesday with 40 sheep, the mayor of Norland said."),
        ("Mirror", "The ferry to Skerrey sank in the storm on Thursday, a farmer of Norland said."),
    ]
    .map(|(outlet, text)| format!("{{\"source\": \"{outlet}\", \"date\": \"2024-03-09\", \"text\": \"{text}\"}}"));
    let later = COURIER
        .replace("At least 12 passengers", "At least 15 passengers")
        .replace("Courier", "Herald");
    let all = [COURIER, &later, &first, &second, &third];
    let found = records(&list(&["compare"], &all));
    let told: Vec<_> = found
        .iter()
        .map(|it| [&it[0][..], &it[1], &it[3], &it[4], &it[5]])
        .collect();
    assert_eq!(
        told,
        [
            ["1", "conflict", "Ledger", "Wednesday", "2024-03-06"],
            ["1", "conflict", "Courier", "Wednesday", "2024-03-06"],
            ["1", "conflict", "Mirror", "Thursday", "2024-03-07"],
            ["2", "agree", "Courier", "At least 12", "2019-07-09"],
            ["2", "agree", "Herald", "At least 15", "2019-07-09"],
        ]
    );
}

#[test]
fn where_nothing_differs_one_line_says_so() {
    let done = list(&["compare"], &[LEDGER]);
    assert_eq!(done.status.code(), Some(1));
    assert!(done.stdout.is_empty());
    assert_eq!(String::from_utf8(done.stderr).unwrap().lines().count(), 1);
}

#[test]
fn each_part_as_json_is_that_part_of_the_export() {
    let whole = list(&["export"], &[COURIER, LEDGER]).stdout;
    let whole: Value = serde_json::from_slice(&whole).unwrap();
    for (command, part) in [
        ("timeline", "events"),
        ("compare", "comparisons"),
        ("entities", "entities"),
    ] {
        let done = list(&[command, "--format", "json"], &[COURIER, LEDGER]);
        let object: Value = serde_json::from_slice(&done.stdout).unwrap();
        assert_eq!(object["schema"], "dateline/1");
        assert_eq!(object[part], whole[part], "{command}");
    }
    let quotes = list(&["quotes", "--format", "json"], &[COURIER, LEDGER]).stdout;
    let quotes: Value = serde_json::from_slice(&quotes).unwrap();
    assert_eq!(quotes["quotations"], whole["quotations"]);
    for at in 0..2 {
        assert_eq!(quotes["articles"][at]["id"], whole["articles"][at]["id"]);
        assert_eq!(
            quotes["articles"][at]["quotes"],
            whole["articles"][at]["quotes"]
        );
    }
    let new = list(&["new", "--format", "json"], &[COURIER, LEDGER]).stdout;
    let new: Value = serde_json::from_slice(&new).unwrap();
    let sentences = new["articles"][1]["sentences"].as_array().unwrap();
    assert!(!sentences.is_empty());
    for sentence in sentences {
        assert_eq!(sentence["novelty"]["status"], "new");
    }
}

#[test]
fn nothing_of_an_article_can_act_on_the_terminal_or_end_a_record() {
    let evil = "{\"source\": \"Cou\\u001b[2Jrier\", \"date\": \"2019-07-09\", \
        \"text\": \"The ferry\\u001b]0;x\\u0007 ran\\taground off\\nOslo\\u202e on Monday, Mr Ny\\u202eBerg said.\"}";
    for command in ["timeline", "new", "entities"] {
        for more in [&[][..], &["--width", "30"]] {
            let done = list(&[&[command], more].concat(), &[evil]);
            let text = String::from_utf8(done.stdout).unwrap();
            let acts = |c: char| (c.is_control() && !"\t\n".contains(c)) || c == '\u{202e}';
            assert!(
                !text.is_empty() && !text.contains(acts),
                "{command}: {text:?}"
            );
        }
    }
    let found = records(&list(&["timeline"], &[evil]));
    assert!(found.iter().all(|it| it.len() == 3), "{found:?}");
}

#[test]
fn with_a_width_no_line_is_wider() {
    for command in ["timeline", "compare", "quotes", "new", "entities"] {
        let done = Command::new(PROGRAM)
            .args([command, "--width", "50"])
            .output();
        let text = String::from_utf8(done.unwrap().stdout).unwrap();
        for line in text.lines() {
            assert!(line.chars().count() <= 50, "{command}: {line}");
        }
    }
}

#[test]
fn on_a_terminal_lines_are_wrapped_at_its_width() {
    let mut session = Session::start(&Start {
        arguments: &["new"],
        size: (40, 50),
        ..Start::default()
    });
    session.end();
    let sent = String::from_utf8(session.bytes.clone()).unwrap();
    assert!(sent.lines().count() > 50);
    for line in sent.lines() {
        assert!(line.chars().count() <= 40, "{line}");
    }
}

#[test]
fn a_listing_into_a_pipe_that_closes_ends_quietly() {
    let mut child = Command::new(PROGRAM)
        .arg("new")
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap())
        .read_line(&mut line)
        .unwrap();
    let done = child.wait_with_output().unwrap();
    assert_eq!(done.status.code(), Some(0));
    assert!(done.stderr.is_empty());
}
