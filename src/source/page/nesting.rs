//! A limit on how deeply a page's elements nest, set before the page is parsed.
//!
//! Parsers go down by recursion or look through all open elements at every tag, so that a page of
//! a hundred kilobytes can take minutes or all of the stack.

use std::borrow::Cow;

/// Elements inside one another that are kept; more become line breaks.
const MAX_DEPTH: usize = 256;
/// Open elements of [`FORMATTING`] that are kept: a parser repeats them in every paragraph.
const MAX_FORMATTING: usize = 24;

/// Elements without an end tag, or whose end tag may be left out: they say nothing about depth.
const UNCOUNTED: &[&str] = &[
    "area", "base", "body", "br", "col", "colgroup", "dd", "dt", "embed", "head", "hr", "html",
    "img", "input", "li", "link", "meta", "optgroup", "option", "p", "param", "path", "rp", "rt",
    "source", "tbody", "td", "tfoot", "th", "thead", "tr", "track", "use", "wbr",
];

/// "Formatting elements" of the HTML Standard, which stay open across blocks.
const FORMATTING: &[&str] = &[
    "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
];

/// Elements whose content is text, whatever stands in it.
const RAW: &[&str] = &[
    "script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes",
];

/// `html` without the tags that would nest too deeply; borrowed when there are none.
pub(super) fn limit(html: &str) -> Cow<'_, str> {
    let mut out = String::new();
    let mut kept_to = 0;
    let mut depths = [Depth::new(MAX_DEPTH), Depth::new(MAX_FORMATTING)];
    let mut at = 0;
    while let Some(found) = html[at..].find('<') {
        let start = at + found;
        let Some(tag) = Tag::at(&html[start..]) else {
            at = start + 1;
            continue;
        };
        let end = start + tag.len;
        at = end;
        if tag.opens && RAW.contains(&&tag.name[..]) {
            at = end + raw_len(&html[end..], &tag.name);
            continue;
        }
        let is_formatting = FORMATTING.contains(&&tag.name[..]);
        if tag.name.is_empty() || tag.closes_itself || UNCOUNTED.contains(&&tag.name[..]) {
            continue;
        }
        let depth = &mut depths[usize::from(is_formatting)];
        let kept = if tag.opens {
            depth.open()
        } else {
            depth.close()
        };
        if !kept {
            out.push_str(&html[kept_to..start]);
            if !is_formatting {
                out.push_str("<br>");
            }
            kept_to = end;
        }
    }
    if kept_to == 0 {
        return Cow::Borrowed(html);
    }
    out.push_str(&html[kept_to..]);
    Cow::Owned(out)
}

/// How many elements are open, and how many of them were left out.
struct Depth {
    max: usize,
    open: usize,
    left_out: usize,
}

impl Depth {
    fn new(max: usize) -> Depth {
        Depth {
            max,
            open: 0,
            left_out: 0,
        }
    }

    fn open(&mut self) -> bool {
        if self.open < self.max {
            self.open += 1;
            true
        } else {
            self.left_out += 1;
            false
        }
    }

    fn close(&mut self) -> bool {
        if self.left_out > 0 {
            self.left_out -= 1;
            return false;
        }
        self.open = self.open.saturating_sub(1);
        true
    }
}

/// A tag, or a comment or declaration without a name.
struct Tag {
    name: String,
    opens: bool,
    closes_itself: bool,
    len: usize,
}

impl Tag {
    /// The tag that `html` begins with.
    fn at(html: &str) -> Option<Tag> {
        let unnamed = |len| Tag {
            name: String::new(),
            opens: false,
            closes_itself: false,
            len,
        };
        if let Some(comment) = html.strip_prefix("<!--") {
            return Some(unnamed(
                comment.find("-->").map_or(html.len(), |end| end + 7),
            ));
        }
        let inner = &html[1..];
        let (opens, inner) = match inner.strip_prefix('/') {
            Some(inner) => (false, inner),
            None => (true, inner),
        };
        if !inner.starts_with(|c: char| c.is_ascii_alphabetic()) {
            let is_declaration = inner.starts_with(['!', '?']);
            return is_declaration
                .then(|| unnamed(html.find('>').map_or(html.len(), |end| end + 1)));
        }
        let name_len = inner.find(|c: char| c.is_whitespace() || c == '/' || c == '>')?;
        let attributes = html.len() - inner.len() + name_len;
        let len = attributes + attributes_len(&html.as_bytes()[attributes..])?;
        Some(Tag {
            name: inner[..name_len].to_ascii_lowercase(),
            opens,
            closes_itself: html[..len].ends_with("/>"),
            len,
        })
    }
}

/// The bytes up to and with the `>` that ends a tag, which may stand in a quoted value before.
fn attributes_len(bytes: &[u8]) -> Option<usize> {
    let mut quote = None;
    let mut before = b' ';
    for (at, &byte) in bytes.iter().enumerate() {
        match (quote, byte) {
            (None, b'>') => return Some(at + 1),
            (None, b'"' | b'\'') if before == b'=' => quote = Some(byte),
            (Some(open), close) if open == close => quote = None,
            _ => {}
        }
        if !byte.is_ascii_whitespace() {
            before = byte;
        }
    }
    None
}

/// The bytes before the end tag of the raw element `name`; all when it is never closed.
fn raw_len(html: &str, name: &str) -> usize {
    let mut at = 0;
    while let Some(found) = html[at..].find("</") {
        let start = at + found;
        let is_end = html[start + 2..]
            .get(..name.len())
            .is_some_and(|end| end.eq_ignore_ascii_case(name));
        if is_end {
            return start;
        }
        at = start + 2;
    }
    html.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_pages_are_left_alone() {
        let html = "<p><b>It <a title='a > b'>sank</a></b><!-- <b><b> --><script>if (a<b) {}</script><br/> 3 < 4 <";
        assert!(matches!(limit(html), Cow::Borrowed(same) if same == html));
    }

    #[test]
    fn the_deepest_tags_become_line_breaks() {
        let html = format!(
            "{}deep{}<p>after",
            "<div>".repeat(300),
            "</div>".repeat(300)
        );
        let limited = limit(&html);
        assert_eq!(limited.matches("<div>").count(), MAX_DEPTH);
        assert_eq!(limited.matches("</div>").count(), MAX_DEPTH);
        assert!(limited.contains("<br>deep<br>") && limited.ends_with("</div><p>after"));
    }

    #[test]
    fn formatting_without_an_end_is_kept_a_few_times() {
        let html = format!("<div>{}deep</div>", "<b><i>".repeat(5000));
        let limited = limit(&html);
        assert_eq!(
            limited.matches("<b>").count() + limited.matches("<i>").count(),
            MAX_FORMATTING
        );
        assert!(limited.ends_with("deep</div>"));
    }

    #[test]
    fn cut_off_pages_come_to_an_end() {
        for html in [
            "<",
            "</",
            "<div",
            "<div a='",
            "<!--",
            "<script>x",
            "<title></tit",
            "<é>",
        ] {
            assert_eq!(limit(html), html);
        }
    }
}
