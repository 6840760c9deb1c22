//! The text of one file of corrections, in pieces that are understood one by one.
//!
//! A piece reaches from one `[[correction]]` to the next. What is not understood, comments and the pieces of others
//! stay as they stand when something is added or taken away.

use serde::{Deserialize, Serialize};

use dateline_core::corpus::corrections::Correction;

/// Corrections that are read of one file at most; what names and articles make of each takes time.
const MAX_PIECES: usize = 10_000;

/// Pieces that one may be torn into by a line of its own text.
const MAX_TORN: usize = 16;

/// Letters of what is wrong with a piece.
const MAX_REASON: usize = 200;

/// What a new file begins with.
const HEAD: &str = "# What was corrected by hand.\n";

/// One thing that is done to the corrections.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// It is made.
    Make(Correction),
    /// It is taken back.
    TakeBack(Correction),
}

/// A file of corrections.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    pieces: Vec<Piece>,
}

#[derive(Clone, Debug)]
struct Piece {
    text: Vec<u8>,
    holds: Holds,
}

/// What a piece says.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Holds {
    /// Nothing but comments.
    Nothing,
    Change(Change),
    /// Something that is not understood.
    Unread(Unread),
}

/// A place in the file that is not understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// The line, from 1.
    pub line: usize,
    /// Why.
    pub reason: String,
}

/// A piece as TOML has it.
#[derive(Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    correction: Vec<Correction>,
    #[serde(default, rename = "taken-back", skip_serializing_if = "Vec::is_empty")]
    taken_back: Vec<Correction>,
}

impl Change {
    /// The correction that is made or taken back.
    pub const fn correction(&self) -> &Correction {
        let (Change::Make(correction) | Change::TakeBack(correction)) = self;
        correction
    }

    /// Whether `other` does the same to the same correction.
    fn is(&self, other: &Change) -> bool {
        let is_made = |change: &Change| matches!(change, Change::Make(_));
        is_made(self) == is_made(other) && self.correction().is(other.correction())
    }
}

impl Sheet {
    /// The file that holds `bytes`.
    pub fn parse(bytes: &[u8]) -> Sheet {
        let mut starts = vec![0];
        starts.extend(headers(bytes).into_iter().filter(|at| *at > 0));
        let rest = starts.get(MAX_PIECES).copied();
        starts.truncate(MAX_PIECES);
        let whole = rest.unwrap_or(bytes.len());
        let end = |nth: usize| starts.get(nth).copied().unwrap_or(whole);
        let mut sheet = Sheet::default();
        let (mut nth, mut line) = (0, 1);
        while nth < starts.len() {
            let mut after = nth + 1;
            let mut read = understood(&bytes[starts[nth]..end(after)]);
            if read.is_err() {
                // A line within the text of a correction may look like the head of the next.
                let longer = (nth + 2..=starts.len()).take(MAX_TORN);
                let whole = longer
                    .take_while(|_| may_be_torn(&bytes[starts[nth]..end(nth + 1)]))
                    .find_map(|after| {
                        let read = understood(&bytes[starts[nth]..end(after)]);
                        read.ok().map(|it| (after, it))
                    });
                if let Some((to, holds)) = whole {
                    (after, read) = (to, Ok(holds));
                }
            }
            let text = bytes[starts[nth]..end(after)].to_vec();
            let n_lines = text.iter().filter(|byte| **byte == b'\n').count();
            let holds = match read {
                Ok(Some(change)) => Holds::Change(change),
                Ok(None) => Holds::Nothing,
                Err((at, reason)) => Holds::Unread(Unread {
                    line: line + at,
                    reason,
                }),
            };
            sheet.pieces.push(Piece { text, holds });
            (nth, line) = (after, line + n_lines);
        }
        if let Some(rest) = rest {
            let reason = format!("no more than {MAX_PIECES} corrections are read");
            sheet.pieces.push(Piece {
                text: bytes[rest..].to_vec(),
                holds: Holds::Unread(Unread { line, reason }),
            });
        }
        sheet
    }

    /// What it says, in order.
    pub fn changes(&self) -> impl Iterator<Item = &Change> {
        self.pieces.iter().filter_map(|piece| match &piece.holds {
            Holds::Change(change) => Some(change),
            Holds::Nothing | Holds::Unread(_) => None,
        })
    }

    /// What of it is not understood, in order.
    pub fn unread(&self) -> impl Iterator<Item = &Unread> {
        self.pieces.iter().filter_map(|piece| match &piece.holds {
            Holds::Unread(unread) => Some(unread),
            Holds::Nothing | Holds::Change(_) => None,
        })
    }

    /// Whether it says `change`.
    pub fn says(&self, change: &Change) -> bool {
        self.changes().any(|it| change.is(it))
    }

    /// Whether it holds as many corrections as are read.
    pub fn is_full(&self) -> bool {
        self.pieces.len() >= MAX_PIECES
    }

    /// Adds `change` at the end.
    pub fn push(&mut self, change: Change) {
        let correction = vec![change.correction().clone()];
        let written = match &change {
            Change::Make(_) => Written {
                correction,
                ..Written::default()
            },
            Change::TakeBack(_) => Written {
                taken_back: correction,
                ..Written::default()
            },
        };
        // Strings, numbers and tables of them, all of which TOML has.
        let written = toml::to_string(&written).unwrap_or_default();
        if self.is_blank() {
            let text = HEAD.into();
            let holds = Holds::Nothing;
            self.pieces = vec![Piece { text, holds }];
        }
        if let Some(last) = self.pieces.last_mut() {
            let ends = last.text.ends_with(b"\n");
            last.text
                .extend_from_slice(if ends { b"\n" } else { b"\n\n" });
        }
        self.pieces.push(Piece {
            text: written.into_bytes(),
            holds: Holds::Change(change),
        });
    }

    /// Takes the last place that says `change` away, with the comment above it; gives whether there was one.
    pub fn remove(&mut self, change: &Change) -> bool {
        let is_it = |piece: &Piece| matches!(&piece.holds, Holds::Change(it) if change.is(it));
        let Some(at) = self.pieces.iter().rposition(is_it) else {
            return false;
        };
        let removed = self.pieces.remove(at);
        let comments = comments_after(&removed.text);
        if !comments.is_empty() {
            let piece = Piece {
                text: comments.to_vec(),
                holds: Holds::Nothing,
            };
            self.pieces.insert(at, piece);
        }
        true
    }

    /// Takes all away that is understood.
    pub fn clear(&mut self) {
        self.pieces
            .retain(|piece| !matches!(piece.holds, Holds::Change(_)));
    }

    /// Whether nothing in it is worth a file.
    pub fn is_blank(&self) -> bool {
        self.pieces.iter().all(|piece| {
            let text = piece.text.trim_ascii();
            piece.holds == Holds::Nothing
                && (text.is_empty() || text == HEAD.trim_ascii().as_bytes())
        })
    }

    /// The text of the file.
    pub fn bytes(&self) -> Vec<u8> {
        let texts = self.pieces.iter().map(|piece| &*piece.text);
        texts.collect::<Vec<_>>().concat()
    }
}

/// Where pieces begin: at each line `[[correction]]` or `[[taken-back]]`, or at the comment right above it.
fn headers(bytes: &[u8]) -> Vec<usize> {
    let mut starts = Vec::new();
    let mut at = 0;
    let mut comment = None;
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        let text = line.strip_prefix("\u{feff}".as_bytes()).unwrap_or(line);
        let text = text.trim_ascii();
        if is_header(text) {
            starts.push(comment.take().unwrap_or(at));
        } else if text.starts_with(b"#") {
            comment = comment.or(Some(at));
        } else {
            comment = None;
        }
        at += line.len();
    }
    starts
}

fn is_header(line: &[u8]) -> bool {
    let Some(inner) = line.strip_prefix(b"[[") else {
        return false;
    };
    let inner = inner.trim_ascii_start();
    let names: [&[u8]; 2] = [b"correction", b"taken-back"];
    names.iter().any(|name| {
        let rest = inner.strip_prefix(*name).map(<[u8]>::trim_ascii_start);
        rest.is_some_and(|rest| rest.starts_with(b"]]"))
    })
}

/// Whether `text` has a string that may go on past its end.
fn may_be_torn(text: &[u8]) -> bool {
    let holds = |quotes: &[u8]| text.windows(quotes.len()).any(|it| it == quotes);
    holds(b"\"\"\"") || holds(b"'''")
}

/// What one piece says; else how many lines down it is wrong, and why.
fn understood(text: &[u8]) -> Result<Option<Change>, (usize, String)> {
    let lines_before = |at: usize| text[..at].iter().filter(|byte| **byte == b'\n').count();
    let text = str::from_utf8(text).map_err(|error| {
        let reason = "some bytes are not UTF-8".to_owned();
        (lines_before(error.valid_up_to()), reason)
    })?;
    let written: Written = toml::from_str(text).map_err(|error| {
        let at = error.span().map_or(0, |span| span.start);
        let reason = error.message().chars().take(MAX_REASON).collect();
        (lines_before(at.min(text.len())), reason)
    })?;
    let made = written.correction.into_iter().map(Change::Make);
    let taken_back = written.taken_back.into_iter().map(Change::TakeBack);
    let mut changes = made.chain(taken_back);
    match (changes.next(), changes.next()) {
        (change, None) => Ok(change),
        _ => Err((0, "several corrections where one should be".to_owned())),
    }
}

/// The lines at the end of `text` that are comments of their own, from the first blank line before them on.
fn comments_after(text: &[u8]) -> &[u8] {
    let mut at = text.len();
    for line in text.split_inclusive(|byte| *byte == b'\n').rev() {
        let content = line.trim_ascii();
        if !content.is_empty() && !content.starts_with(b"#") {
            break;
        }
        at -= line.len();
    }
    let after = &text[at..];
    match after.contains(&b'#') {
        true => after,
        false => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use dateline_core::{
        analysis::EntityKind,
        corpus::{
            corrections::{Anchor, ArticleAnchor, Claim},
            names::{NameAnchor, Place},
        },
    };

    fn at(article: &str) -> ArticleAnchor {
        ArticleAnchor {
            article: article.to_owned(),
            identity: None,
            text: None,
        }
    }

    fn dated(id: &str, article: &str) -> Change {
        Change::Make(Correction {
            id: id.to_owned(),
            article: Some(at(article)),
            claim: Claim::PublishedOn("2017-11".parse().unwrap()),
        })
    }

    fn noise(exact: &str) -> Change {
        Change::Make(Correction {
            id: "n".to_owned(),
            article: Some(at("a/1.txt")),
            claim: Claim::Noise(Anchor {
                start: 4,
                exact: exact.to_owned(),
            }),
        })
    }

    fn of_names(id: &str) -> Change {
        let name = |name: &str, mention| NameAnchor {
            kind: EntityKind::Person,
            name: name.to_owned(),
            mention,
        };
        let place = Place {
            article: ArticleAnchor {
                identity: Some("text:0".to_owned()),
                ..at("a/1.txt")
            },
            start: 17,
        };
        let names = [
            name("Berg", Some(Box::new(place))),
            name("Anna \"A\" Berg", None),
        ];
        Change::TakeBack(Correction {
            id: id.to_owned(),
            article: None,
            claim: Claim::Apart(names),
        })
    }

    fn read(text: &str) -> (Vec<Change>, Vec<Unread>) {
        let sheet = Sheet::parse(text.as_bytes());
        assert_eq!(sheet.bytes(), text.as_bytes());
        (
            sheet.changes().cloned().collect(),
            sheet.unread().cloned().collect(),
        )
    }

    #[test]
    fn what_is_written_is_read_again() {
        let all = [
            dated("1", "a.txt"),
            noise("Join \"our\" channel"),
            noise(
                "Two lines,\n[[correction]]\n# the second \"\"\" and '''\n[[taken-back]]\nof them",
            ),
            of_names("2"),
            dated("", "a\u{1b}[2J.txt"),
        ];
        let mut sheet = Sheet::default();
        for change in &all {
            sheet.push(change.clone());
        }
        let text = String::from_utf8(sheet.bytes()).unwrap();
        assert_eq!(read(&text), (all.to_vec(), Vec::new()), "{text}");
    }

    #[test]
    fn one_wrong_piece_is_told_with_its_line_and_the_rest_holds() {
        let text = "# mine\n\n[[correction]]\narticle = \"a.txt\"\npublished-on = \"2017-11\"\nid = \"1\"\n\n\
            [[correction]]\narticle = \"b.txt\npublished-on = \"2017-11\"\n\n\
            [[correction]]\narticle = \"c.txt\"\npublished-on = \"never\"\n\n\
            [[correction]]\nid = \"2\"\narticle = \"d.txt\"\npublished-on = \"2017-11\"\n";
        let (changes, unread) = read(text);
        assert_eq!(changes, [dated("1", "a.txt"), dated("2", "d.txt")]);
        let lines: Vec<usize> = unread.iter().map(|it| it.line).collect();
        assert_eq!(lines, [9, 12], "{unread:?}");
        assert!(unread[1].reason.contains("no date"), "{unread:?}");
    }

    #[test]
    fn what_stands_before_all_corrections_is_told() {
        for text in [
            "hello\n",
            "correction = 3\n",
            "\u{0}",
            "version = 7\n[[correction]]\n",
        ] {
            let unread = read(text).1;
            assert_eq!(unread[0].line, 1, "{text}: {unread:?}");
        }
        assert_eq!(read("\u{feff}# nothing\r\n"), (Vec::new(), Vec::new()));
    }

    #[test]
    fn bytes_that_are_no_text_cost_one_piece() {
        let text = b"[[correction]]\narticle = \"\xff\"\n[[correction]]\nid = \"1\"\narticle = \"a.txt\"\npublished-on = \"2017-11\"\n";
        let sheet = Sheet::parse(text);
        assert_eq!(sheet.changes().count(), 1);
        assert_eq!(sheet.unread().next().unwrap().line, 2);
        assert_eq!(sheet.bytes(), text);
    }

    #[test]
    fn comments_and_what_is_not_understood_stay() {
        let one = "# why one\n[[correction]]\nid = \"1\"\narticle = \"a.txt\"\npublished-on = \"2017-11\"\n\n# of its own\n\n";
        let two = "# why two\n[[correction]]\nid = \"2\"\narticle = \"b.txt\"\npublished-on = \"2017-11\"\n";
        let wrong = "[[correction]]\nwhat = 3\n";
        let mut sheet = Sheet::parse(format!("# head\n\n{one}{two}{wrong}").as_bytes());
        assert!(sheet.remove(&dated("1", "a.txt")));
        assert!(!sheet.remove(&dated("1", "a.txt")));
        sheet.push(dated("3", "c.txt"));
        let text = String::from_utf8(sheet.bytes()).unwrap();
        let kept =
            format!("# head\n\n\n# of its own\n\n{two}{wrong}\n[[correction]]\nid = \"3\"\n");
        assert!(text.starts_with(&kept), "{text}");
    }

    #[test]
    fn of_too_many_corrections_the_first_are_read() {
        let one = "[[correction]]\narticle = \"a.txt\"\npublished-on = \"2017-11\"\n";
        let text = one.repeat(MAX_PIECES + 5);
        let (changes, unread) = read(&text);
        assert_eq!(unread.len(), 1);
        assert_eq!(unread[0].line, changes.len() * 3 + 1);
        assert!(Sheet::parse(text.as_bytes()).is_full());
    }

    #[test]
    fn a_correction_without_an_identity_is_known_by_what_it_says() {
        let mut sheet = Sheet::parse(b"");
        sheet.push(dated("", "a.txt"));
        sheet.push(dated("", "b.txt"));
        sheet.push(dated("", "a.txt"));
        assert!(sheet.remove(&dated("", "a.txt")));
        let left: Vec<&Change> = sheet.changes().collect();
        assert_eq!(left, [&dated("", "a.txt"), &dated("", "b.txt")]);
        assert!(!sheet.says(&dated("1", "a.txt")));
    }
}
