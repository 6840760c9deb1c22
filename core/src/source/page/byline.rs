//! Names of writers as pages state and print them, without what stands around them.

use crate::source::draft::one_line;

/// Words before the names.
const BEFORE: &[&str] = &["written by ", "posted by ", "story by ", "by ", "by: "];
/// Marks after which the writer's paper or the date is told.
const AFTER: &[&str] = &[" | ", " · ", " • ", " / ", "\u{2022}"];
/// Words that tell of a date, which stand glued to the names where a page parts them by style only.
const DATE: &[&str] = &[
    "Posted",
    "Published",
    "Updated",
    "posted:",
    "published:",
    "updated",
];
/// Names of accounts and fillings of templates.
const NOBODY: &[&str] = &[
    "admin",
    "administrator",
    "author",
    "by",
    "editor",
    "guest",
    "n/a",
    "none",
    "null",
    "root",
    "undefined",
    "unknown",
    "user",
    "webmaster",
];

/// The names in `line`; `None` when there are none. `outlet` is whose page it is.
pub(super) fn clean(line: &str, outlet: Option<&str>) -> Option<String> {
    let mut names = line.trim();
    for before in BEFORE {
        let start = names.get(..before.len());
        if start.is_some_and(|start| start.eq_ignore_ascii_case(before)) {
            names = names[before.len()..].trim_start();
            break;
        }
    }
    for mark in AFTER {
        names = first_part(names, names.find(mark));
    }
    for word in DATE {
        names = first_part(names, names.find(word));
    }
    // `Ana Lund, +3 more`, `Ana Lund ana@harbour.test`.
    names = first_part(names, names.find(", +"));
    let mail = names.split_whitespace().find(|word| word.contains('@'));
    names = first_part(names, mail.and_then(|mail| names.find(mail)));
    names = without_outlet(names, outlet);
    let names = names.trim_end_matches(|c: char| {
        c.is_whitespace() || matches!(c, ',' | ';' | ':' | '-' | '–' | '(')
    });
    let is_somebody = names.chars().any(char::is_alphabetic)
        && !NOBODY
            .iter()
            .any(|nobody| names.eq_ignore_ascii_case(nobody));
    is_somebody.then(|| one_line(names)).flatten()
}

/// Whether the names are that of the outlet and not of a person.
pub(super) fn is_outlet(names: &str, outlet: Option<&str>) -> bool {
    outlet.is_some_and(|outlet| folded(names) == folded(outlet))
}

/// `names` up to `end`, if a name is left.
fn first_part(names: &str, end: Option<usize>) -> &str {
    let part = end.map_or("", |end| &names[..end]);
    if part.chars().any(char::is_alphabetic) {
        part.trim_end()
    } else {
        names
    }
}

/// `Ana Lund` of `Ana Lund Harbour News` and of `Ana Lund, harbour.test`.
fn without_outlet<'a>(names: &'a str, outlet: Option<&str>) -> &'a str {
    if let Some((before, last)) = names.rsplit_once(", ")
        && !last.contains(' ')
        && last.contains('.')
        && !last.ends_with('.')
    {
        return before;
    }
    let before = outlet.and_then(|outlet| names.strip_suffix(outlet));
    let before = before.and_then(|before| before.strip_suffix([' ', ',', '/']));
    before
        .filter(|before| before.contains(' '))
        .unwrap_or(names)
}

fn folded(text: &str) -> String {
    let letters = text.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, expected: &str) {
        let names = clean(line, Some("Harbour News"));
        assert_eq!(names.as_deref().unwrap_or("-"), expected, "{line}");
    }

    #[test]
    fn only_the_names_stay() {
        check("By Ana Lund", "Ana Lund");
        check("WRITTEN BY Ana Lund and Bo Ek", "Ana Lund and Bo Ek");
        check("Byron Ek", "Byron Ek");
        check("Ana Lund | Sea Desk", "Ana Lund");
        check("Ana Lund · Posted: Dec 20, 2023 10:27 AM", "Ana Lund");
        check(
            "By Ana Lund, Bo Ek, +5 moreupdatedSep 4, 2023",
            "Ana Lund, Bo Ek",
        );
        check("Ana Lund ana@harbour.test", "Ana Lund");
        check("Ana Lund Harbour News", "Ana Lund");
        check("Ana Lund, harbour.test", "Ana Lund");
        check("Ana Lund, Jr.", "Ana Lund, Jr.");
        check("Harbour News", "Harbour News");
        check("Staff reports", "Staff reports");
    }

    #[test]
    fn accounts_are_nobody() {
        for line in ["admin", "By Webmaster", "N/A", "", "--", "by "] {
            check(line, "-");
        }
    }

    #[test]
    fn an_outlet_is_known_however_it_is_written() {
        assert!(is_outlet("HARBOUR-NEWS", Some("Harbour News")));
        assert!(!is_outlet("Ana Lund", Some("Harbour News")));
        assert!(!is_outlet("Ana Lund", None));
    }
}
