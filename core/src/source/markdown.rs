//! Markdown files: headings are stated, the text stays as it is (CommonMark).

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag};

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
/// with its marks. Items of lists, rows of tables and lines of code are text; a paragraph is one, over however many lines.
pub(super) fn read(text: String) -> Outcome {
    let mut draft = plain::read(text)?;
    let after_front = draft.blocks.first().map_or(0, |front| front.span.end()) as usize;
    let text = Text::new(draft.text.as_str());
    let mut has_title = false;
    let mut words: Option<String> = None;
    let parser = Parser::new_ext(&draft.text[after_front..], Options::ENABLE_TABLES);
    let mut items: Vec<Span> = Vec::new();
    for (event, range) in parser.into_offset_iter() {
        let whole = text.trim(Span::of(range.start + after_front, range.end + after_front));
        match event {
            // An item ends where another list begins in it.
            Event::Start(Tag::List(_)) => {
                if let Some(item) = items.last_mut().filter(|it| it.contains(whole)) {
                    *item = text.trim(Span::new(item.start(), whole.start()));
                }
            }
            Event::Start(Tag::Item | Tag::TableHead | Tag::TableRow) => items.push(whole),
            Event::Start(Tag::CodeBlock(_)) => {
                let lines = text.lines().map(|line| text.trim(line));
                items.extend(lines.filter(|line| !line.is_empty() && whole.contains(*line)));
            }
            Event::Start(Tag::Paragraph) => draft.paragraphs.push(whole),
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
    let body = items.into_iter().filter(|item| !item.is_empty());
    draft.blocks.extend(body.map(|span| Block {
        span,
        role: Role::Body,
    }));
    draft.blocks.sort_unstable();
    // What stands in another is that.
    draft
        .blocks
        .dedup_by(|later, kept| kept.span.intersects(later.span));
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
    fn items_rows_and_code_are_text_and_a_paragraph_is_one_over_its_lines() {
        let text = "All that burnt,\nand more:\n\n- a mill\n- two\n  boats\n    - small\n\n| what | where |\n|---|---|\n\
                    | mill | Ny |\n\n    ls -l\n";
        let (_, blocks) = read_blocks(text);
        let words: Vec<&str> = blocks.iter().map(|(_, words)| words.as_str()).collect();
        assert_eq!(
            words,
            [
                "- a mill",
                "- two\n  boats",
                "- small",
                "| what | where |",
                "| mill | Ny |",
                "ls -l"
            ]
        );
        assert!(blocks.iter().all(|(role, _)| *role == Role::Body));
        let paragraphs = read(text.to_owned()).unwrap().paragraphs;
        let text = Text::new(text);
        assert_eq!(&text[paragraphs[0]], "All that burnt,\nand more:");
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
