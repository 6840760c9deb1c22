//! Which format a file has: by what is in it, then by its name.

use super::decode;
use crate::problem::Reason;

/// The bytes at the head of a file that are looked at.
pub(super) const HEAD_BYTES: usize = 64 << 10;

/// The formats that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    /// Text as it stands.
    Plain,
    /// Text with headings.
    Markdown,
    /// A saved web page.
    Html,
    /// RSS or Atom.
    Feed,
    /// One JSON value.
    Json,
    /// One JSON value a line.
    JsonLines,
}

impl Format {
    /// The most bytes that are read of one file of the format, unpacked; JSON lines are read one by one.
    pub const fn limit(self) -> u64 {
        match self {
            Format::Plain | Format::Markdown | Format::Feed => 64 << 20,
            Format::Html => 32 << 20,
            Format::Json | Format::JsonLines => 256 << 20,
        }
    }
}

/// First bytes of formats that hold no text one could read as it stands, each with a name and a next step.
const BINARY: &[(&[u8], &str)] = &[
    (b"\x89PNG", "a picture (PNG), not text"),
    (b"\xff\xd8\xff", "a picture (JPEG), not text"),
    (b"GIF8", "a picture (GIF), not text"),
    (b"RIFF", "a picture or sound, not text"),
    (b"%PDF-", "a PDF; save its text to a file first"),
    (
        b"PK\x03\x04",
        "a zip archive or office document; unpack it or save its text first",
    ),
    (
        b"\xd0\xcf\x11\xe0",
        "an office document; save its text first",
    ),
    (b"\x1f\x8b", "packed twice; unpack it once"),
    (b"\x28\xb5\x2f\xfd", "packed twice; unpack it once"),
    (
        b"BZh",
        "packed with bzip2; unpack it or pack it with gzip or zstd",
    ),
    (
        b"\xfd7zXZ",
        "packed with xz; unpack it or pack it with gzip or zstd",
    ),
    (b"7z\xbc\xaf", "a 7z archive; unpack it first"),
    (b"WARC/", "a web archive (WARC); unpack it to pages first"),
    (b"SQLite format 3", "a database, not text"),
    (b"\x7fELF", "a program, not text"),
];

/// Extensions of files that lie beside saved pages and are text but no articles.
const NO_ARTICLES: &[&str] = &["css", "js", "mjs", "map", "svg"];

/// Tags that hardly open anything but a web page.
const PAGE_TAGS: &[&str] = &[
    "html", "head", "body", "title", "meta", "link", "div", "p", "article", "section", "main",
    "header", "h1", "h2", "span", "table", "a", "b", "script", "style", "base", "center", "font",
];

/// The format of a file that begins with `head` and is called `name`.
///
/// # Errors
///
/// The reason when it is none that is read.
pub(super) fn sniff(head: &[u8], name: &str) -> Result<Format, Reason> {
    if let Some((_, what)) = BINARY.iter().find(|(magic, _)| head.starts_with(magic)) {
        return Err(Reason::Format(what));
    }
    if head.get(257..262) == Some(b"ustar") {
        return Err(Reason::Format("an archive of files (tar); unpack it first"));
    }
    if decode::is_binary(head) {
        return Err(Reason::Format("not text"));
    }
    let text = decode::preview(head);
    let text = text.trim_start();
    let extension = extension(name);
    if NO_ARTICLES.contains(&&extension[..]) {
        return Err(Reason::Format("part of a web page, not an article"));
    }
    Ok(match text.chars().next() {
        Some('<') => markup(text, &extension),
        Some('{' | '[') => json(text, &extension),
        _ => by_name(&extension),
    })
}

/// Whether a file that begins with `head` is an export of this program: a whole one or a part, or one of lines.
pub(super) fn is_export(head: &[u8]) -> bool {
    const ID_LEN: usize = 16;
    if head.starts_with(b"{\"schema\":\"dateline/") {
        return true;
    }
    let rest = head.strip_prefix(b"{\"id\":\"").unwrap_or_default();
    rest.get(..ID_LEN)
        .is_some_and(|id| id.iter().all(u8::is_ascii_hexdigit))
        && rest[ID_LEN..].starts_with(b"\",\"ref\":")
}

/// The extension of `name` in lower case, without those of packing.
fn extension(name: &str) -> String {
    let name = name.to_ascii_lowercase();
    let name = name
        .strip_suffix(".gz")
        .or_else(|| name.strip_suffix(".zst"))
        .unwrap_or(&name);
    name.rsplit_once('.')
        .map_or_else(String::new, |(_, extension)| extension.to_owned())
}

fn by_name(extension: &str) -> Format {
    match extension {
        "html" | "htm" | "xhtml" | "shtml" => Format::Html,
        "md" | "markdown" => Format::Markdown,
        "jsonl" | "ndjson" => Format::JsonLines,
        "json" => Format::Json,
        _ => Format::Plain,
    }
}

fn markup(text: &str, extension: &str) -> Format {
    let Some(name) = first_element(text) else {
        return match by_name(extension) {
            Format::Plain if text.starts_with("<!") => Format::Html,
            format => format,
        };
    };
    match name.rsplit(':').next().unwrap_or_default() {
        "rss" | "feed" | "rdf" | "entry" => Format::Feed,
        "html" | "head" | "body" => Format::Html,
        // A crumb of a page at the head of pasted text does not make it one.
        _ if matches!(extension, "txt" | "text" | "md" | "markdown") => by_name(extension),
        tag if PAGE_TAGS.contains(&tag) => Format::Html,
        _ if matches!(extension, "xml" | "rss" | "atom" | "rdf") => Format::Feed,
        _ => by_name(extension),
    }
}

/// The name of the first element in `text`, in lower case, past prolog, document type and comments.
fn first_element(text: &str) -> Option<String> {
    let mut rest = text;
    loop {
        rest = rest.trim_start();
        let inner = rest.strip_prefix('<')?;
        let (opens, closes) = if inner.starts_with("!--") {
            (3, "-->")
        } else if inner.starts_with('?') {
            (1, "?>")
        } else if inner.starts_with('!') {
            if inner
                .get(..13)
                .is_some_and(|start| start.eq_ignore_ascii_case("!doctype html"))
            {
                return Some("html".to_owned());
            }
            let subset = inner
                .find('[')
                .filter(|at| inner.find('>').is_none_or(|end| *at < end));
            (1, if subset.is_some() { "]>" } else { ">" })
        } else {
            let name: String = inner
                .chars()
                .take_while(|c| c.is_alphanumeric() || matches!(c, ':' | '-' | '_'))
                .collect();
            return (!name.is_empty()).then(|| name.to_ascii_lowercase());
        };
        let end = inner[opens..].find(closes)?;
        rest = &inner[opens + end + closes.len()..];
    }
}

fn json(text: &str, extension: &str) -> Format {
    let named = by_name(extension);
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    let first = lines.next().unwrap_or_default();
    let second = lines.next().unwrap_or_default();
    let whole = |line: &str| serde_json::from_str::<serde::de::IgnoredAny>(line).is_ok();
    match named {
        Format::JsonLines if !whole(first) && matches!(first.trim(), "{" | "[" | "[{") => {
            Format::Json
        }
        Format::Json if first.starts_with('{') && second.starts_with('{') && whole(first) => {
            Format::JsonLines
        }
        Format::Plain => {
            let second_char = text[1..].trim_start().chars().next();
            let like_json = match second_char {
                Some('"' | '}') => text.starts_with('{'),
                Some('{' | '[' | ']') => text.starts_with('['),
                _ => false,
            };
            match like_json {
                true if whole(first) && !second.is_empty() => Format::JsonLines,
                true => Format::Json,
                false => Format::Plain,
            }
        }
        format => format,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(head: &str, name: &str, expected: Format) {
        assert_eq!(
            sniff(head.as_bytes(), name),
            Ok(expected),
            "{name} {head:?}"
        );
    }

    #[test]
    fn content_decides_before_the_name() {
        check("<!DOCTYPE html><p>x", "page.xml", Format::Html);
        check("<?xml version='1.0'?>\n<html>", "page.txt", Format::Html);
        check("<!-- saved -->\n<HTML>", "page", Format::Html);
        check(
            "<?xml version='1.0'?><!-- x --><rss>",
            "page.html",
            Format::Feed,
        );
        check("<!DOCTYPE rss [<!ENTITY a \"b\">]><rss>", "x", Format::Feed);
        check("<rdf:RDF>", "x.txt", Format::Feed);
        check(
            "{\"text\": \"x\"}\n{\"text\": \"y\"}\n",
            "dump.json",
            Format::JsonLines,
        );
        check(
            "{\"text\": \"x\"}\n{\"text\": \"y\"}\n",
            "dump.txt",
            Format::JsonLines,
        );
        check("{\n \"text\": \"x\"\n}\n", "dump.jsonl", Format::Json);
        check("[{\"text\": \"x\"}]", "dump", Format::Json);
    }

    #[test]
    fn the_name_decides_where_content_is_silent() {
        check("A ferry sank.", "a.txt", Format::Plain);
        check("A ferry sank.", "a.MD", Format::Markdown);
        check("A ferry <b>sank</b>.", "a.html", Format::Html);
        check("A ferry sank.", "a.html.gz", Format::Html);
        check("<SPAN>A ferry</SPAN> sank.", "a.txt", Format::Plain);
        check("<SPAN>A ferry</SPAN> sank.", "a", Format::Html);
        check("[AMMAN] A ferry sank.", "a.txt", Format::Plain);
        check("<3 letters from home", "a.txt", Format::Plain);
        check("<nitf><body>", "a.xml", Format::Feed);
    }

    #[test]
    fn what_is_no_text_is_named() {
        let reason = |head: &[u8], name| sniff(head, name).unwrap_err().to_string();
        assert_eq!(
            reason(b"\x89PNG\r\n\x1a\n", "a.html"),
            "a picture (PNG), not text"
        );
        assert_eq!(
            reason(b"body { margin: 0 }", "a.css"),
            "part of a web page, not an article"
        );
        assert_eq!(reason(&[1, 2, 3, 4, 200, 0, 0, 7], "a.txt"), "not text");
    }
}
