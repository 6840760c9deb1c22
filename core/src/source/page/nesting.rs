//! A limit on how deeply a page's elements nest, set before the page is parsed.
//!
//! Parsers go down by recursion, look through all open elements at every tag and through all
//! attributes at every attribute, so that a page of a hundred kilobytes can take minutes or all of
//! the stack.

use std::{borrow::Cow, ops::Range};

/// Elements inside one another that are kept; more become line breaks.
const MAX_DEPTH: usize = 128;
/// Open elements of [`FORMATTING`] that are kept: a parser repeats them in every paragraph.
const MAX_FORMATTING: usize = 24;
/// Attributes of one element that are kept; with more, all go.
const MAX_ATTRIBUTES: usize = 256;

/// Entities in one text.
const MAX_ENTITIES: usize = 2000;
/// A comment parts two texts and is not read.
const SPLIT: &str = "<!---->";

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

/// Elements of other standards, in which elements can close themselves.
const DRAWINGS: &[&str] = &["svg", "math"];

/// Elements whose content is text, whatever stands in it.
const RAW: &[&str] = &[
    "script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes",
];

/// `html` without the tags that would nest too deeply and without attributes of elements that have
/// too many; borrowed when there are none.
pub(super) fn limit(html: &str) -> Cow<'_, str> {
    let mut out = String::new();
    let mut kept_to = 0;
    let mut depths = [Depth::new(MAX_DEPTH), Depth::new(MAX_FORMATTING)];
    let mut in_drawing = false;
    let mut n_stray = 0;
    let mut at = 0;
    while let Some(found) = html[at..].find('<') {
        let start = at + found;
        split_entities(html, at..start, &mut kept_to, &mut out);
        let tag = match Tag::at(&html[start..]) {
            Found::Tag(mut tag) => {
                let is_drawing = DRAWINGS.contains(&&tag.name[..]);
                // Elsewhere the slash in `<div/>` says nothing.
                tag.closes_itself &= in_drawing || is_drawing;
                in_drawing = if is_drawing {
                    tag.opens && !tag.closes_itself
                } else {
                    in_drawing
                };
                tag
            }
            // Parsers keep a list of all such errors.
            Found::Text => {
                out.push_str(&html[kept_to..start]);
                out.push_str("&lt;");
                n_stray += 1;
                if n_stray % MAX_ENTITIES == 0 {
                    out.push_str(SPLIT);
                }
                at = start + 1;
                kept_to = at;
                continue;
            }
            // A page that ends within a tag ends before it.
            Found::CutOff => {
                out.push_str(&html[kept_to..start]);
                return Cow::Owned(out);
            }
        };
        let end = start + tag.len;
        at = end;
        let replacement = if !keeps(&tag, &mut depths) {
            Some(if is_formatting(&tag) { "" } else { "<br>" }.to_owned())
        } else if tag.n_attributes > MAX_ATTRIBUTES {
            Some(format!("<{}>", tag.name))
        } else {
            None
        };
        if let Some(replacement) = replacement {
            out.push_str(&html[kept_to..start]);
            out.push_str(&replacement);
            kept_to = end;
        }
        if tag.opens && !in_drawing && RAW.contains(&&tag.name[..]) {
            at = end + raw_len(&html[end..], &tag.name);
        }
    }
    split_entities(html, at..html.len(), &mut kept_to, &mut out);
    if kept_to == 0 {
        return Cow::Borrowed(html);
    }
    out.push_str(&html[kept_to..]);
    Cow::Owned(out)
}

/// Puts an empty comment after every so many entities in a stretch of text: each of them is added
/// to the text before it, which is moved for it.
fn split_entities(html: &str, text: Range<usize>, kept_to: &mut usize, out: &mut String) {
    let entities = html[text.clone()].match_indices('&');
    for (at, _) in entities.skip(MAX_ENTITIES).step_by(MAX_ENTITIES) {
        out.push_str(&html[*kept_to..text.start + at]);
        out.push_str(SPLIT);
        *kept_to = text.start + at;
    }
}

/// Whether `tag` stays; counts the elements that are open after it.
fn keeps(tag: &Tag, depths: &mut [Depth; 2]) -> bool {
    let name = &&tag.name[..];
    if name.is_empty() || tag.closes_itself || UNCOUNTED.contains(name) || RAW.contains(name) {
        return true;
    }
    let depth = &mut depths[usize::from(is_formatting(tag))];
    if tag.opens {
        depth.open()
    } else {
        depth.close()
    }
}

fn is_formatting(tag: &Tag) -> bool {
    FORMATTING.contains(&&tag.name[..])
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

/// What a `<` begins.
enum Found {
    Tag(Tag),
    /// Nothing: it is a character of the text.
    Text,
    /// A tag that the page ends in.
    CutOff,
}

/// A tag, or a comment or declaration, which has no name.
struct Tag {
    name: String,
    opens: bool,
    closes_itself: bool,
    n_attributes: usize,
    len: usize,
}

impl Tag {
    /// The tag that `html` begins with.
    fn at(html: &str) -> Found {
        let unnamed = |len| {
            Found::Tag(Tag {
                name: String::new(),
                opens: false,
                closes_itself: false,
                n_attributes: 0,
                len,
            })
        };
        if let Some(comment) = html.strip_prefix("<!--") {
            return comment
                .find("-->")
                .map_or(Found::CutOff, |end| unnamed(end + 7));
        }
        let inner = &html[1..];
        let (opens, inner) = match inner.strip_prefix('/') {
            Some(inner) => (false, inner),
            None => (true, inner),
        };
        if inner.starts_with(['!', '?']) {
            return html.find('>').map_or(Found::CutOff, |end| unnamed(end + 1));
        }
        if !inner.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return Found::Text;
        }
        let Some(name_len) = inner.find(|c: char| c.is_whitespace() || c == '/' || c == '>') else {
            return Found::CutOff;
        };
        let attributes = html.len() - inner.len() + name_len;
        let Some((len, n_attributes)) = measure(&html.as_bytes()[attributes..]) else {
            return Found::CutOff;
        };
        let len = attributes + len;
        Found::Tag(Tag {
            name: inner[..name_len].to_ascii_lowercase(),
            opens,
            closes_itself: html[..len].ends_with("/>"),
            n_attributes,
            len,
        })
    }
}

/// The bytes up to and with the `>` that ends a tag, which may stand in a quoted value before, and
/// the number of attributes, or more.
fn measure(bytes: &[u8]) -> Option<(usize, usize)> {
    let mut quote = None;
    let mut n_words = 0;
    let (mut last, mut before) = (b' ', b' ');
    for (at, &byte) in bytes.iter().enumerate() {
        match (quote, byte) {
            (None, b'>') => return Some((at + 1, n_words)),
            (None, b'"' | b'\'') if before == b'=' => quote = Some(byte),
            (Some(open), close) if open == close => quote = None,
            (None, _) => {
                let begins = matches!(
                    last,
                    b' ' | b'\t' | b'\n' | b'\r' | b'\x0c' | b'/' | b'"' | b'\''
                );
                n_words += usize::from(begins && !byte.is_ascii_whitespace());
            }
            _ => {}
        }
        if !byte.is_ascii_whitespace() {
            before = byte;
        }
        last = byte;
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
        let html = "<p><b>It <a title='a > b'>sank</a></b><!-- <b><b> --><script>if (a<b) {}</script><br/> 3 &lt; 4";
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
    fn a_slash_closes_only_in_drawings() {
        assert_eq!(
            limit(&"<div/>".repeat(300)).matches("<div/>").count(),
            MAX_DEPTH
        );
        let drawing = format!("<svg>{}</svg><div>", "<circle/>".repeat(300));
        assert_eq!(limit(&drawing), drawing);
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
    fn too_many_attributes_go() {
        let many: String = (0..300).map(|n| format!(" a{n}='x y'")).collect();
        let html = format!("<p a='b' c>one<p{many}>two<div{many}>three</div>");
        assert_eq!(limit(&html), "<p a='b' c>one<p>two<div>three</div>");
    }

    #[test]
    fn stray_signs_are_entities_and_many_entities_are_split() {
        assert_eq!(limit("3 < 4"), "3 &lt; 4");
        let html = format!("a&amp;b<p>{}", "&amp;".repeat(5000));
        assert_eq!(limit(&html).replace("<!---->", ""), html);
        assert_eq!(limit(&html).matches("<!---->").count(), 2);
    }

    #[test]
    fn cut_off_pages_end_before_the_cut() {
        assert_eq!(limit("a<b>c<"), "a<b>c&lt;");
        for cut_off in ["</", "</é", "<é"] {
            assert_eq!(limit(cut_off), cut_off.replace('<', "&lt;"));
        }
        for cut_off in ["<div", "<div a='>", "<!-- a", "</div", "<!doctype"] {
            assert_eq!(limit(&format!("a{cut_off}")), "a");
        }
        for html in ["<script>x", "<title></tit"] {
            assert_eq!(limit(html), html);
        }
    }
}
