//! The sentence or two between headline and text, which extractors take for an ornament.

use dom_query::NodeRef;

use super::{
    meta::{Meta, plain_line},
    render,
};
use crate::source::draft::one_line;

/// How many nodes after the headline are looked at.
const MAX_NODES: usize = 400;
/// A standfirst is neither shorter nor longer, in bytes.
const MIN_BYTES: usize = 30;
const MAX_BYTES: usize = 600;

/// How far up an element is looked for that belongs to another story.
const MAX_PARENTS: usize = 6;

/// Elements that a standfirst may be.
const ELEMENTS: &[&str] = &[
    "p", "h2", "h3", "h4", "div", "span", "section", "em", "strong",
];
/// What elements that hold one are called.
const CALLED: &[&str] = &[
    "standfirst",
    "subtitle",
    "sub-title",
    "subheadline",
    "dek",
    "deck",
];
/// Names of `meta` elements that hold it, or a summary for search engines that is not printed.
const DESCRIPTION: &[&str] = &[
    "og:description",
    "description",
    "twitter:description",
    "dc.description",
];

/// The standfirst under `headline`: what the page states as its description and prints there, or
/// what it prints there in an element called so.
pub(super) fn find(headline: Option<NodeRef>, meta: &Meta) -> Option<String> {
    let headline = headline?;
    let stated = (meta.in_articles("description"))
        .chain(meta.in_articles("alternativeHeadline"))
        .chain(meta.named(DESCRIPTION));
    let stated: Vec<String> = stated
        .filter_map(plain_line)
        .map(|line| folded(&line))
        .collect();
    let root = headline.ancestors_it(None).last()?;
    let is_headline = |node: &NodeRef| node.id == headline.id;
    let after = root.descendants_it().skip_while(|node| !is_headline(node));
    let under = after
        .skip(headline.descendants_it().count() + 1)
        .take(MAX_NODES);
    under
        .filter_map(|node| {
            let name = node.node_name()?;
            let line = ELEMENTS.contains(&&*name).then(|| line_of(&node))??;
            let own = folded(&line);
            let is_stated = stated.iter().any(|stated| {
                own == *stated || stated.len() >= MIN_BYTES && own.starts_with(stated.as_str())
            });
            (is_stated || is_called_so(&node) && !is_of_another(&node)).then_some(line)
        })
        .next()
}

/// The text of an element that holds one short paragraph.
fn line_of(node: &NodeRef) -> Option<String> {
    let mut n_bytes = 0;
    for inner in node.descendants_it().filter(|inner| inner.is_text()) {
        n_bytes += inner.text().len();
        if n_bytes > 2 * MAX_BYTES {
            return None;
        }
    }
    let text = render::text_of(node).text;
    let is_one = (MIN_BYTES..=MAX_BYTES).contains(&text.len()) && !text.contains('\n');
    is_one.then(|| one_line(&text)).flatten()
}

fn is_called_so(node: &NodeRef) -> bool {
    ["class", "id", "data-testid"].iter().any(|attribute| {
        let names = node.attr_or(attribute, "").to_ascii_lowercase();
        let mut parts = names.split(|c: char| c.is_whitespace() || matches!(c, '_' | ':'));
        parts.any(|name| {
            CALLED
                .iter()
                .any(|called| name == *called || name.ends_with(&format!("-{called}")))
        })
    })
}

/// Whether it belongs to the link to another story.
fn is_of_another(node: &NodeRef) -> bool {
    let others = ["a", "aside", "li", "nav"];
    let parents = node.ancestors_it(Some(MAX_PARENTS));
    let mut near = parents.chain(node.children_it(false));
    near.any(|near| others.iter().any(|name| near.has_name(name)))
}

/// Letters and digits in lower case: pages state their standfirst with other quotes and spaces than they print.
pub(super) fn folded(text: &str) -> String {
    let letters = text.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use dom_query::Document;

    use super::*;
    use crate::source::page::printed::headline;

    const STATED: &str = "<meta name=description content='All forty on board the “Maren” are safe, says the harbour'>";

    #[track_caller]
    fn check(head: &str, body: &str, expected: Option<&str>) {
        let page = Document::from(format!("<head>{head}</head><body>{body}</body>"));
        let found = find(headline(&page, None), &Meta::of(&page));
        assert_eq!(found.as_deref(), expected, "{body}");
    }

    #[test]
    fn the_stated_description_is_the_standfirst_where_it_is_printed() {
        let line = "All forty on board the \"Maren\" are safe, says the harbour";
        check(
            STATED,
            &format!("<h1>Ferry sinks</h1><div><h2>{line}</h2></div>"),
            Some(line),
        );
        check(STATED, &format!("<p>{line}</p><h1>Ferry sinks</h1>"), None);
        check(
            STATED,
            "<h1>Ferry sinks</h1><p>It sank on Tuesday evening off Ny.</p>",
            None,
        );
        check(STATED, &format!("<p>{line}</p>"), None);
    }

    #[test]
    fn an_element_that_is_called_so_holds_the_standfirst() {
        let line = "All forty on board are safe, says the harbour";
        for class in [
            "standfirst",
            "story-dek",
            "article__subtitle",
            "x Sub-Title",
        ] {
            check(
                "",
                &format!("<h1>Ferry sinks</h1><p class='{class}'>{line}"),
                Some(line),
            );
        }
        for class in ["deckchair", "standfirst-link-list"] {
            check(
                "",
                &format!("<h1>Ferry sinks</h1><p class='{class}'>{line}"),
                None,
            );
        }
        check(
            "",
            &format!("<h1>Ferry sinks</h1><a href=/2><p class=dek>{line}</a>"),
            None,
        );
        check("", "<h1>Ferry sinks</h1><p class=dek>Short", None);
        check(
            "",
            &format!("<h1>Ferry sinks</h1><div class=dek><p>{line}<p>{line}</div>"),
            None,
        );
    }
}
