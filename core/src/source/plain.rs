//! Text files, with the lines between `---` at their head that some programs put there.

use crate::{
    article::{Block, Role, Stated},
    problem::Reason,
    source::{
        date,
        draft::{Draft, Failure, Outcome, language_tag, one_line, unreadable_date, web_address},
    },
    text::{Span, Text},
};

/// Lines that front matter may have; a rule with more text under it is a rule.
const MAX_FRONT_LINES: usize = 60;

/// A text file as an article: the text as it stands, and what its front matter states.
pub(super) fn read(text: String) -> Outcome {
    if text.trim().is_empty() {
        return Err(Failure::of_file(Reason::NoText));
    }
    let mut draft = Draft {
        text,
        ..Draft::default()
    };
    if let Some(span) = front_matter(&draft.text) {
        let lines = draft.text[span.start() as usize..span.end() as usize].to_owned();
        state(&mut draft, &lines);
        draft.blocks.push(Block {
            span,
            role: Role::Metadata,
        });
    }
    Ok(draft)
}

/// The front matter at the head of `text`, marks included: `key: value` lines between `---`.
fn front_matter(text: &str) -> Option<Span> {
    let text = Text::new(text);
    let mut lines = text.lines().map(|line| text.trim(line));
    let first = lines.next().filter(|line| &text[*line] == "---")?;
    let mut n_keys = 0;
    for line in lines.take(MAX_FRONT_LINES) {
        match &text[line] {
            "---" | "..." if n_keys > 0 => return Some(first.cover(line)),
            inner => n_keys += usize::from(key_and_value(inner).is_some()),
        }
    }
    None
}

fn state(draft: &mut Draft, lines: &str) {
    let Stated {
        reference,
        url,
        title,
        outlet,
        byline,
        section,
        language,
        published,
        ..
    } = &mut draft.stated;
    for (key, value) in lines.lines().filter_map(key_and_value) {
        let value = list_or_text(value);
        match &key.to_ascii_lowercase()[..] {
            "id" | "guid" => *reference = one_line(&value),
            "title" | "headline" => *title = one_line(&value),
            "author" | "authors" | "byline" => *byline = one_line(&value),
            "source" | "outlet" | "publisher" | "site" => *outlet = one_line(&value),
            "url" | "link" | "canonical" => *url = web_address(&value),
            "section" | "category" => *section = one_line(&value),
            "lang" | "language" => *language = language_tag(&value),
            "date" | "published" | "pubdate" if !value.is_empty() => {
                *published = date::parse(&value);
                if published.is_none() {
                    draft.notes.push(unreadable_date(&value));
                }
            }
            _ => {}
        }
    }
}

fn key_and_value(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.split_once(':')?;
    let is_key = key.starts_with(|c: char| c.is_ascii_alphabetic())
        && key
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-');
    is_key.then_some((key, value.trim()))
}

/// `value` without the quotation marks or brackets that YAML has around it.
fn list_or_text(value: &str) -> String {
    let inside = |value: &str, open, close| {
        let inner = value.strip_prefix(open)?.strip_suffix(close)?;
        Some(inner.trim().to_owned())
    };
    let unquoted = |value: &str| {
        inside(value, '"', '"')
            .or_else(|| inside(value, '\'', '\''))
            .unwrap_or_else(|| value.to_owned())
    };
    match inside(value, '[', ']') {
        Some(list) => list
            .split(',')
            .map(|part| unquoted(part.trim()))
            .collect::<Vec<_>>()
            .join(", "),
        None => unquoted(value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_is_kept_as_it_stands() {
        let text = " A ferry sank.\r\nAll are safe.\r\r\n";
        let draft = read(text.to_owned()).unwrap();
        assert_eq!(draft.text, text);
        assert_eq!(draft.blocks, []);
        assert_eq!(draft.stated, Stated::default());
    }

    #[test]
    fn white_space_is_no_article() {
        assert_eq!(
            read(" \n\t\u{a0}\n".to_owned()),
            Err(Failure::of_file(Reason::NoText))
        );
    }

    #[test]
    fn front_matter_is_stated_and_stays_in_the_text() {
        let text = "---\r\ntitle: \"Ferry sinks: all safe\"\r\ndate: 2019-07-07\r\n\
                    authors: [Ana Lund, 'Bo Ek']\r\nsource: Harbour News\r\nurl: https://a.test/x\r\n---\r\nA ferry sank.\r\n";
        let draft = read(text.to_owned()).unwrap();
        let stated = &draft.stated;
        assert_eq!(draft.text, text);
        assert_eq!(stated.title.as_deref(), Some("Ferry sinks: all safe"));
        assert_eq!(stated.byline.as_deref(), Some("Ana Lund, Bo Ek"));
        assert_eq!(stated.outlet.as_deref(), Some("Harbour News"));
        assert_eq!(stated.url.as_deref(), Some("https://a.test/x"));
        let published = stated.published.as_ref().unwrap();
        assert_eq!(published.days.to_string(), "2019-07-07");
        let [block] = draft.blocks[..] else { panic!() };
        assert_eq!(block.role, Role::Metadata);
        assert!(Text::new(text)[block.span].ends_with("x\r\n---"));
    }

    #[test]
    fn a_rule_is_no_front_matter() {
        for text in [
            "---\nA ferry sank.\n---\nAll are safe.",
            "---\nname: it sank",
            "----\na: b\n---\n",
        ] {
            assert_eq!(read(text.to_owned()).unwrap().blocks, [], "{text}");
        }
    }

    #[test]
    fn a_date_that_is_none_is_told() {
        let draft = read("---\ndate: 2019-02-30\n---\nA ferry sank.".to_owned()).unwrap();
        assert_eq!(draft.stated.published, None);
        assert_eq!(draft.notes, [Reason::Date("2019-02-30".to_owned())]);
    }
}
