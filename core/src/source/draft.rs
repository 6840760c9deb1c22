//! What a format's reader makes of a file, before its articles have their keys.

use std::{ops::ControlFlow, sync::Arc};

use super::Item;
use crate::{
    article::{Article, ArticleKey, Block, Dating, Role, Stated},
    problem::{Problem, Reason},
    text::{Span, Text},
};

/// One article as its format gave it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Draft {
    /// Its number, from 1, in a file of a format that can hold several.
    pub number: Option<usize>,
    /// What the format says about it; the path is filled in later.
    pub stated: Stated,
    /// All that is shown as its text.
    pub text: String,
    /// Blocks of `text` whose role the format states.
    pub blocks: Vec<Block>,
    /// Stretches of `text` of several lines that the format states to be one paragraph.
    pub paragraphs: Vec<Span>,
    /// What could not be read of it.
    pub notes: Vec<Reason>,
}

/// Why something in a file became no article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Failure {
    /// Where in the file.
    pub at: At,
    /// Why.
    pub reason: Reason,
}

/// A place in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum At {
    /// The whole file.
    File,
    /// A line, from 1.
    Line(usize),
    /// An item, from 1.
    Item(usize),
}

/// An article, or why there is none.
pub(super) type Outcome = Result<Draft, Failure>;

/// Takes what becomes of a file, one after the other as it is read, until it breaks.
pub(super) type Take<'t> = &'t mut dyn FnMut(Outcome) -> ControlFlow<()>;

/// So many items are read of one file: a small packed one may hold millions.
pub(super) const MAX_ITEMS: usize = 100_000;

/// The file that articles come from, and how they are named after it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Origin {
    /// The key of its only article, and the stem of the keys of several.
    pub key: String,
    /// The path as given, or `-`.
    pub place: String,
    /// Whether `place` is the path of a file.
    pub is_file: bool,
}

/// Counts the problems of one file, so that a file with nothing but problems does not bury the others.
#[derive(Debug, Default)]
pub(super) struct Tally {
    n_problems: usize,
}

/// Problems of one file that are told one by one.
const MAX_PROBLEMS: usize = 100;

impl Tally {
    /// `items` without the problems that are too many.
    pub fn keep(&mut self, mut items: Vec<Item>) -> Vec<Item> {
        items.retain(|item| {
            let is_problem = matches!(item, Item::Problem(_));
            self.n_problems += usize::from(is_problem);
            !is_problem || self.n_problems <= MAX_PROBLEMS
        });
        items
    }

    /// A last problem that stands for those left out.
    pub fn rest(&self, origin: &Origin) -> Option<Item> {
        let n_left_out = self
            .n_problems
            .checked_sub(MAX_PROBLEMS)
            .filter(|n| *n > 0)?;
        Some(origin.problem(At::File, Reason::More(n_left_out), true))
    }
}

impl Draft {
    /// An article whose format gives the title apart: the title, an empty line, then `body`.
    ///
    /// The title is not printed twice where `body` begins with it.
    pub fn titled(stated: Stated, body: &str) -> Draft {
        let mut draft = Draft::default();
        if let Some(title) = &stated.title {
            draft.blocks.push(Block {
                span: Span::of(0, title.len()),
                role: Role::Title,
            });
            let has_title = body
                .strip_prefix(title.as_str())
                .is_some_and(|rest| rest.starts_with("\n\n"));
            if !has_title {
                draft.text = title.clone();
                if !body.is_empty() {
                    draft.text.push_str("\n\n");
                }
            }
        }
        draft.text.push_str(body);
        draft.stated = stated;
        draft
    }
}

impl Failure {
    /// A failure of the whole file.
    pub fn of_file(reason: Reason) -> Failure {
        Failure {
            at: At::File,
            reason,
        }
    }

    /// Why the item `number` and what follows it is not read.
    pub fn too_many(number: usize) -> Failure {
        Failure {
            at: At::Item(number),
            reason: Reason::TooMany(MAX_ITEMS),
        }
    }
}

impl Origin {
    /// What is handed on for `outcome`: the problems first, then the article.
    pub fn items(&self, outcome: Outcome) -> Vec<Item> {
        let draft = match outcome {
            Ok(draft) => draft,
            Err(failure) => return vec![self.problem(failure.at, failure.reason, false)],
        };
        let at = draft.number.map_or(At::File, At::Item);
        let mut items: Vec<Item> = (draft.notes.into_iter())
            .map(|note| self.problem(at, note, true))
            .collect();
        let path = self.is_file.then(|| at.within(&self.place));
        items.push(Item::Article(Article {
            key: ArticleKey(Arc::from(at.within(&self.key))),
            text: Text::new(draft.text),
            stated_blocks: draft.blocks,
            stated_paragraphs: draft.paragraphs,
            stated: Stated {
                path,
                ..draft.stated
            },
        }));
        items
    }

    /// A problem of this file.
    pub fn problem(&self, at: At, reason: Reason, recovered: bool) -> Item {
        Item::Problem(Problem {
            place: at.within(&self.place),
            reason,
            recovered,
        })
    }
}

impl At {
    /// The number in a key or path that ends in `#3`.
    pub fn item_number(key: &str) -> Option<u64> {
        let (_, number) = key.rsplit_once('#')?;
        let digits = !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit());
        digits.then(|| number.parse().ok()).flatten()
    }

    fn within(self, file: &str) -> String {
        match self {
            At::File => file.to_owned(),
            At::Line(line) => format!("{file}:{line}"),
            At::Item(item) => format!("{file}#{item}"),
        }
    }
}

/// `value` on one line, trimmed, with single spaces; `None` when nothing is left.
pub(super) fn one_line(value: &str) -> Option<String> {
    let line = value.split_whitespace().collect::<Vec<_>>().join(" ");
    (!line.is_empty()).then_some(line)
}

/// `value` as a language tag (BCP 47): `en`, `pt-BR`; `None` when it has not the form of one.
pub(super) fn language_tag(value: &str) -> Option<String> {
    let tag = value.trim().replace('_', "-");
    let mut parts = tag.split('-');
    let primary = parts.next()?;
    let well_formed = (2..=3).contains(&primary.len())
        && primary.bytes().all(|b| b.is_ascii_alphabetic())
        && parts.all(|part| {
            (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric())
        });
    well_formed.then_some(tag)
}

/// `value` as an absolute web address; `None` for any other scheme.
pub(super) fn web_address(value: &str) -> Option<String> {
    let value = value.trim();
    let (scheme, rest) = value.split_once("://")?;
    let is_web = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
    let clean = !rest.is_empty() && !rest.contains(|c: char| c.is_whitespace() || c.is_control());
    (is_web && clean).then(|| value.to_owned())
}

/// `updated` where it can be the day of a change to what was `published`.
pub(super) fn change(published: Option<&Dating>, updated: Option<Dating>) -> Option<Dating> {
    let published = published?;
    updated.filter(|updated| {
        updated.days.first() >= published.days.first()
            && (updated.days, updated.time) != (published.days, published.time)
    })
}

/// The note on a date that is there and cannot be read.
pub(super) fn unreadable_date(written: &str) -> Reason {
    Reason::Date(written.trim().chars().take(40).collect())
}

/// Notes in words.
#[cfg(test)]
pub(super) fn told(notes: &[Reason]) -> String {
    let notes: Vec<String> = notes.iter().map(ToString::to_string).collect();
    notes.join("; ")
}

/// All that `read` hands over, or why that counts for nothing.
#[cfg(test)]
pub(super) fn gathered(read: impl FnOnce(Take<'_>) -> Result<(), Failure>) -> Vec<Outcome> {
    let mut outcomes = Vec::new();
    let read = read(&mut |outcome| {
        outcomes.push(outcome);
        ControlFlow::Continue(())
    });
    match read {
        Ok(()) => outcomes,
        Err(failure) => vec![Err(failure)],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_title_comes_first_but_not_twice() {
        let stated = || Stated {
            title: Some("Ferry sinks".to_owned()),
            ..Stated::default()
        };
        assert_eq!(
            Draft::titled(stated(), "All are safe.").text,
            "Ferry sinks\n\nAll are safe."
        );
        assert_eq!(Draft::titled(stated(), "").text, "Ferry sinks");
        let printed = "Ferry sinks\n\nAll are safe.";
        assert_eq!(Draft::titled(stated(), printed).text, printed);
        let goes_on = "Ferry sinks off the coast.";
        assert_eq!(
            Draft::titled(stated(), goes_on).text,
            "Ferry sinks\n\nFerry sinks off the coast."
        );
    }

    #[test]
    fn only_web_addresses_and_language_tags_pass() {
        assert_eq!(
            web_address(" https://a.test/x "),
            Some("https://a.test/x".to_owned())
        );
        assert_eq!(web_address("file:///etc/passwd"), None);
        assert_eq!(web_address("https://a.test/\u{1b}[2J"), None);
        assert_eq!(language_tag("pt_BR"), Some("pt-BR".to_owned()));
        assert_eq!(language_tag("english please"), None);
    }
}
