//! What in an article's markup stands beside its story: captions, boxes, headlines of other stories.

use dom_query::{NodeData, NodeRef};

use crate::article::Role;

/// Attributes in which pages name their elements.
const NAMES: &[&str] = &["class", "id", "data-module", "data-component"];
/// Ends of names of elements that hold the words to a picture.
const CAPTIONS: &[&str] = &["caption", "caption-text", "captiontext", "caption__text"];
/// Parts of names of elements beside the story.
const ASIDES: &[&str] = &[
    "newsletter",
    "related-",
    "-related",
    "recommended",
    "recirc",
    "author-bio",
    "about-author",
    "about-the-author",
    "disclaimer",
    "most-popular",
    "signup",
    "sign-up",
    "subscribe",
    "trust-badge",
    "share-",
    "social-",
];
/// Such an element holds no more text than this, and no more than a third of the story's.
pub(super) const MAX_ASIDE_BYTES: usize = 1500;

/// The words of a headline.
const MIN_HEADLINE_WORDS: usize = 5;
const MAX_HEADLINE_WORDS: usize = 30;

/// What the name that the page gives an element says of the text in it. With more text than `max_bytes`
/// the name is that of the page's layout.
pub(super) fn called(node: &NodeRef, max_bytes: usize) -> Option<Role> {
    let mut role = None;
    for attribute in NAMES {
        let Some(value) = node.attr(attribute) else {
            continue;
        };
        let value = value.to_ascii_lowercase();
        for name in value.split_ascii_whitespace() {
            if CAPTIONS.iter().any(|end| name.ends_with(end)) {
                role = Some(Role::Caption);
            } else if ASIDES.iter().any(|part| name.contains(part)) {
                role = Some(Role::Noise);
            }
        }
    }
    role.filter(|_| n_bytes(node, max_bytes + 1) <= max_bytes)
}

/// The bytes of text in `node`, or `most` where there are more.
pub(super) fn n_bytes(node: &NodeRef, most: usize) -> usize {
    let mut n_bytes = 0;
    for inner in node.descendants_it() {
        inner.query(|inner| {
            if let NodeData::Text { contents } = &inner.data {
                n_bytes += contents.trim().len();
            }
        });
        if n_bytes >= most {
            return most;
        }
    }
    n_bytes
}

/// Whether a link goes to another page of the same site.
pub(super) fn leads_on(link: &NodeRef, host: &str) -> bool {
    let Some(href) = link.attr("href") else {
        return false;
    };
    match href.split_once("://").or_else(|| href.split_once("//")) {
        Some((_, rest)) => {
            let other = rest.split(['/', '?', '#']).next().unwrap_or_default();
            !host.is_empty() && other.trim_start_matches("www.") == host
        }
        None => !href.starts_with('#') && !href.contains(':'),
    }
}

/// Whether a line that is a link can be the headline of what it leads to. `role` is the line's own.
pub(super) fn is_headline(line: &str, role: Option<Role>) -> bool {
    let n_words = line.split(' ').count();
    n_words <= MAX_HEADLINE_WORDS && (role == Some(Role::Subhead) || n_words >= MIN_HEADLINE_WORDS)
}

#[cfg(test)]
mod tests {
    use dom_query::Document;

    use super::super::story_of;
    use crate::article::Role;

    const STORY: &str = "<p>The ferry Maren sank off the coast of Ny on Tuesday evening, said the harbour master, after \
        water had come in through a door on the car deck, and all of the forty people on board were taken off.</p>";

    /// The roles of what the page itself says it is, in a story.
    #[track_caller]
    fn check(html: &str, expected: &[(Role, &str)]) {
        let page = Document::from(format!("{STORY}{STORY}{html}"));
        let story = story_of(&page.root(), "harbour.test");
        let words =
            |span: crate::text::Span| &story.text[span.start() as usize..span.end() as usize];
        let blocks: Vec<(Role, &str)> = story
            .blocks
            .iter()
            .map(|block| (block.role, words(block.span)))
            .collect();
        assert_eq!(blocks, expected, "{html}");
    }

    #[test]
    fn a_line_that_is_a_link_is_the_headline_of_another_story() {
        let noise = &[(Role::Noise, "Harbour master of Ny says sorry")];
        check(
            "<p><b><a href=/2>Harbour master of Ny says sorry</a></b>",
            noise,
        );
        check(
            "<li><a href=https://www.harbour.test/2>Harbour master of Ny says sorry</a>",
            noise,
        );
        check(
            "<h3><a href=2.html>He says sorry</a></h3>",
            &[(Role::Noise, "He says sorry")],
        );
        check(
            "<a href=/2><h3>He says sorry</h3></a>",
            &[(Role::Noise, "He says sorry")],
        );
    }

    #[test]
    fn other_links_say_nothing() {
        for html in [
            "<p><a href=/2>Harbour master of Ny</a> says sorry",
            "<p><a href=https://sea.test/2>Harbour master of Ny says sorry</a>",
            "<p><a href='#2'>Harbour master of Ny says sorry</a>",
            "<p><a href=mailto:ana@harbour.test>Harbour master of Ny says sorry</a>",
            "<p><a>Harbour master of Ny says sorry</a>",
            "<p><a href=/2>The ferry Maren</a>",
        ] {
            check(html, &[]);
        }
        check(
            "<h2><a href='#2'>He says sorry</a></h2>",
            &[(Role::Subhead, "He says sorry")],
        );
        check(
            &format!("<p><a href=/2>{}</a>", "and on it went ".repeat(10)),
            &[],
        );
    }

    #[test]
    fn elements_say_by_their_names_what_they_hold() {
        check(
            "<p class='x wp-caption-text'>The Maren in June.",
            &[(Role::Caption, "The Maren in June.")],
        );
        check(
            "<div id=newsletter-box><h3>Letters</h3><p>Every day.</div>",
            &[(Role::Noise, "Letters"), (Role::Noise, "Every day.")],
        );
        check("<p>It <span class=caption>sank</span>.", &[]);
        check("<p class=captioned>It sank.", &[]);
    }

    #[test]
    fn the_name_of_a_large_part_is_that_of_the_layout() {
        check(
            &format!("<div class=has-newsletter>{STORY}{STORY}</div>"),
            &[],
        );
    }
}
