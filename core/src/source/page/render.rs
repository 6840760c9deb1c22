//! A part of a page as text: one line a block, an empty line between blocks.

mod beside;

use dom_query::{NodeData, NodeRef};

use crate::{
    article::{Block, Role},
    text::Span,
};
use beside::{MAX_ASIDE_BYTES, called, is_headline, leads_on, n_bytes};

/// The text of a part of a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::source) struct Rendered {
    /// The text, without white space at its ends.
    pub text: String,
    /// Captions and headings, as the page marks them.
    pub blocks: Vec<Block>,
}

/// Elements whose content is not read.
const SKIPPED: &[&str] = &[
    "audio", "button", "canvas", "embed", "form", "head", "iframe", "input", "math", "nav",
    "noscript", "object", "script", "select", "style", "svg", "template", "textarea", "video",
];

/// What an element does to the flow of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Flow {
    /// Nothing: its words go on in the line.
    Inline,
    /// It stands in a block of its own.
    Block,
    /// It begins a line.
    Line,
    /// It is parted from what stands before it by a space.
    Cell,
    /// It is left out.
    Skipped,
}

enum Step<'a> {
    Enter(NodeRef<'a>),
    Leave(Flow, Option<Role>),
    LeaveLink,
}

/// All readable text below `root`.
pub(in crate::source) fn text_of(root: &NodeRef<'_>) -> Rendered {
    lines_of(root, None)
}

/// The text of a story on the site `host`, which is empty when unknown: headlines of others that it links to are noise.
pub(in crate::source) fn story_of(root: &NodeRef<'_>, host: &str) -> Rendered {
    lines_of(root, Some(host))
}

/// In one pass without recursion.
fn lines_of(root: &NodeRef<'_>, own_host: Option<&str>) -> Rendered {
    let mut page = Lines::default();
    let max_aside = own_host.map_or(0, |_| n_bytes(root, MAX_ASIDE_BYTES * 3) / 3);
    let mut steps: Vec<Step> = root.children_it(true).map(Step::Enter).collect();
    while let Some(step) = steps.pop() {
        let node = match step {
            Step::Enter(node) => node,
            Step::Leave(flow, role) => {
                page.end(flow);
                page.role = role;
                continue;
            }
            Step::LeaveLink => {
                page.in_link = false;
                continue;
            }
        };
        if node.is_text() {
            node.query(|node| {
                if let NodeData::Text { contents } = &node.data {
                    page.words(contents);
                }
            });
            continue;
        }
        let Some(name) = node.node_name() else {
            continue;
        };
        let flow = flow(&name);
        if flow == Flow::Skipped || node.has_attr("hidden") {
            continue;
        }
        page.end(flow);
        if own_host.is_some_and(|host| &*name == "a" && !page.in_link && leads_on(&node, host)) {
            page.in_link = true;
            steps.push(Step::LeaveLink);
        }
        steps.push(Step::Leave(flow, page.role));
        let called = match flow {
            Flow::Block | Flow::Line if own_host.is_some() => called(&node, max_aside),
            _ => None,
        };
        page.role = match page.role {
            Some(Role::Noise) => page.role,
            within => called.or(role(&name)).or(within),
        };
        steps.extend(node.children_it(true).map(Step::Enter));
    }
    page.end(Flow::Block);
    page.rendered
}

/// The text of a piece of HTML, as feeds have it.
pub(in crate::source) fn text_of_fragment(html: &str) -> Rendered {
    let html = super::nesting::limit(html);
    let document = dom_query::Document::fragment(&*html);
    text_of(&document.root())
}

fn flow(name: &str) -> Flow {
    match name {
        "address" | "article" | "aside" | "blockquote" | "body" | "center" | "dd" | "details"
        | "dialog" | "div" | "dl" | "dt" | "fieldset" | "figcaption" | "figure" | "footer"
        | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "header" | "hgroup" | "hr" | "html"
        | "main" | "ol" | "p" | "pre" | "section" | "summary" | "table" | "ul" => Flow::Block,
        "br" | "li" | "tr" | "caption" | "option" => Flow::Line,
        "td" | "th" => Flow::Cell,
        _ if SKIPPED.contains(&name) => Flow::Skipped,
        _ => Flow::Inline,
    }
}

fn role(name: &str) -> Option<Role> {
    match name {
        "figcaption" => Some(Role::Caption),
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Some(Role::Subhead),
        _ => None,
    }
}

/// The text so far, and the line that is being written.
#[derive(Default)]
struct Lines {
    rendered: Rendered,
    line: String,
    space: bool,
    /// What stands between the last line and this one.
    gap: &'static str,
    role: Option<Role>,
    /// Within a link to another page.
    in_link: bool,
    /// Bytes of the line's words, and those of them within links.
    n_bytes: usize,
    n_linked: usize,
}

impl Lines {
    /// Adds words with single spaces between them.
    fn words(&mut self, text: &str) {
        for (n, word) in text.split(char::is_whitespace).enumerate() {
            self.space |= n > 0;
            if word.is_empty() {
                continue;
            }
            if self.space && !self.line.is_empty() {
                self.line.push(' ');
            }
            self.space = false;
            self.line.push_str(word);
            let is_word = word.contains(char::is_alphanumeric);
            self.n_bytes += if is_word { word.len() } else { 0 };
            self.n_linked += if is_word && self.in_link {
                word.len()
            } else {
                0
            };
        }
    }

    /// Ends what is being written as `flow` asks.
    fn end(&mut self, flow: Flow) {
        let gap = match flow {
            Flow::Inline | Flow::Skipped => return,
            Flow::Cell => {
                self.space = true;
                return;
            }
            Flow::Line => "\n",
            Flow::Block => "\n\n",
        };
        let line = std::mem::take(&mut self.line);
        let is_link = self.n_linked > 0 && self.n_linked == self.n_bytes;
        (self.n_bytes, self.n_linked) = (0, 0);
        let line = line.trim();
        if line.is_empty() {
            if gap.len() > self.gap.len() {
                self.gap = gap;
            }
            return;
        }
        let Rendered { text, blocks } = &mut self.rendered;
        if !text.is_empty() {
            text.push_str(self.gap);
        }
        let start = text.len();
        text.push_str(line);
        let role = match self.role {
            Some(Role::Caption) => self.role,
            // Longer ones are left to the analysis, as are shorter ones that are no heading.
            _ if is_link && is_headline(line, self.role) => Some(Role::Noise),
            role => role,
        };
        if let Some(role) = role {
            let span = Span::of(start, text.len());
            blocks.push(Block { span, role });
        }
        self.gap = gap;
        self.space = false;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(html: &str, expected: &str) -> Vec<(Role, String)> {
        let rendered = text_of_fragment(html);
        assert_eq!(rendered.text, expected);
        let words =
            |span: Span| rendered.text[span.start() as usize..span.end() as usize].to_owned();
        rendered
            .blocks
            .iter()
            .map(|block| (block.role, words(block.span)))
            .collect()
    }

    #[test]
    fn blocks_are_parted_by_empty_lines_and_lines_by_line_feeds() {
        check(
            "<p>A  ferry\n<b>sank</b>.<p>All are<br>safe.<ul><li>one<li>two</ul>x",
            "A ferry sank.\n\nAll are\nsafe.\n\none\ntwo\n\nx",
        );
        check("<div><div> </div>a</div><br><br>b", "a\n\nb");
        check("<table><tr><td>a</td><td>b</td></tr><tr><td>c", "a b\nc");
        check("a<span>b</span> <i> c</i>", "ab c");
    }

    #[test]
    fn what_is_not_shown_is_not_read() {
        check(
            "a<script>b</script><style>c</style><!-- d --><noscript>e</noscript><p hidden>f</p>",
            "a",
        );
    }

    #[test]
    fn captions_and_headings_are_stated() {
        let blocks = check(
            "<figure><img><figcaption>A ferry. <i>Photo: Ek</i></figcaption></figure><p>It sank.</p><h2>What now?</h2>",
            "A ferry. Photo: Ek\n\nIt sank.\n\nWhat now?",
        );
        assert_eq!(
            blocks,
            [
                (Role::Caption, "A ferry. Photo: Ek".to_owned()),
                (Role::Subhead, "What now?".to_owned())
            ]
        );
    }
}
