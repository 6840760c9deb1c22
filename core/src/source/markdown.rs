//! Markdown files: headings are stated, the text stays as it is (CommonMark).

use pulldown_cmark::{Event, HeadingLevel, Parser, Tag};

use crate::{
    article::{Block, Role},
    source::{
        draft::{Outcome, one_line},
        plain,
    },
    text::{Span, Text},
};

/// A Markdown file as an article.
///
/// The first heading of level 1 is the title, later headings are subheads; blocks cover a heading
/// with its marks.
pub(super) fn read(text: String) -> Outcome {
    let mut draft = plain::read(text)?;
    let after_front = draft.blocks.first().map_or(0, |front| front.span.end()) as usize;
    let text = Text::new(draft.text.as_str());
    let mut has_title = false;
    let mut words: Option<String> = None;
    let parser = Parser::new(&draft.text[after_front..]).into_offset_iter();
    for (event, range) in parser {
        match event {
            Event::Start(Tag::Heading { level, .. }) => {
                let span = Span::of(range.start + after_front, range.end + after_front);
                let is_title = level == HeadingLevel::H1 && !has_title;
                let role = if is_title { Role::Title } else { Role::Subhead };
                let span = text.trim(span);
                if !span.is_empty() {
                    draft.blocks.push(Block { span, role });
                }
                words = (is_title && draft.stated.title.is_none()).then(String::new);
                has_title |= is_title;
            }
            Event::Text(part) | Event::Code(part) => {
                if let Some(words) = &mut words {
                    words.push_str(&part);
                }
            }
            Event::SoftBreak | Event::HardBreak => {
                if let Some(words) = &mut words {
                    words.push(' ');
                }
            }
            Event::End(pulldown_cmark::TagEnd::Heading(_)) => {
                if let Some(words) = words.take() {
                    draft.stated.title = one_line(&words);
                }
            }
            _ => {}
        }
    }
    Ok(draft)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_blocks(text: &str) -> (Option<String>, Vec<(Role, String)>) {
        let draft = read(text.to_owned()).unwrap();
        assert_eq!(draft.text, text);
        let text = Text::new(text);
        let block = |block: &Block| (block.role, text[block.span].to_owned());
        (draft.stated.title, draft.blocks.iter().map(block).collect())
    }

    #[test]
    fn headings_are_stated() {
        let (title, blocks) = read_blocks(
            "# Ferry *sinks* off Ny\n\nAll are safe.\n\n## What now?\n\nNobody knows.\n\n# More\n",
        );
        assert_eq!(title.as_deref(), Some("Ferry sinks off Ny"));
        assert_eq!(
            blocks,
            [
                (Role::Title, "# Ferry *sinks* off Ny".to_owned()),
                (Role::Subhead, "## What now?".to_owned()),
                (Role::Subhead, "# More".to_owned()),
            ]
        );
    }

    #[test]
    fn front_matter_has_the_last_word_on_the_title() {
        let (title, blocks) =
            read_blocks("---\ntitle: Ferry sinks\n---\n\nThe ferry sinks\n===\n\nAll are safe.\n");
        assert_eq!(title.as_deref(), Some("Ferry sinks"));
        assert_eq!(
            blocks,
            [
                (Role::Metadata, "---\ntitle: Ferry sinks\n---".to_owned()),
                (Role::Title, "The ferry sinks\n===".to_owned()),
            ]
        );
    }
}
