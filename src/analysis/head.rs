//! Headline, byline, agency, place and section, where they are printed in the text.

use crate::{
    article::{Block, Role},
    text::{Span, Text},
};

/// What stands at the head or foot of an article about the article itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// The headline.
    pub title: Option<Span>,
    /// The writer's name, without `By`.
    pub byline: Option<Span>,
    /// The agency whose text it is, from the dateline or the credit of the text; not that of a picture.
    pub agency: Option<Span>,
    /// The place at the head of the text: `BAGHDAD` in `BAGHDAD (REUTERS) -`.
    pub dateline: Option<Span>,
    /// The name of the page's section.
    pub section: Option<Span>,
}

/// Finds the head of an article in its blocks.
pub fn find(_text: &Text, blocks: &[Block]) -> Head {
    let title = blocks.iter().find(|block| block.role == Role::Title);
    Head {
        title: title.map(|block| block.span),
        ..Head::default()
    }
}
