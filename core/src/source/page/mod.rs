//! Saved web pages: the article in them, and what they state about it.

mod byline;
mod date;
mod meta;
mod nesting;
mod printed;
pub(super) mod render;
mod standfirst;
mod title;

use dom_query::{Document, NodeRef};
use dom_smoothie::{Config, Readability};

use crate::{
    article::{Block, Role, Stated},
    problem::Reason,
    source::draft::{Draft, Failure, Outcome, one_line, unreadable_date, web_address},
    text::Span,
};
use date::PageDate;
use meta::Meta;
use render::Rendered;

/// Elements of a page beyond which its article is not searched for: all text is taken.
const MAX_ELEMENTS: usize = 60_000;
/// An article that was found is doubted when it is shorter than this, in bytes.
const SHORT_ARTICLE: usize = 250;
/// What is longer than this is no headline: a `title` that is never closed holds all of the page.
const MAX_TITLE_BYTES: usize = 600;
/// How many headings are looked at for the headline.
const MAX_HEADINGS: usize = 20;
/// What is longer than this is no byline, whatever the page calls it.
const MAX_BYLINE_CHARS: usize = 120;

/// Where a browser noted the address of a page that it saved.
const SAVED_FROM: &[&str] = &["saved from url=", "url: "];

/// A page as an article: title, empty line, text.
pub(super) fn read(html: &str) -> Outcome {
    let limited = nesting::limit(html);
    let page = Document::from(&*limited);
    let meta = Meta::of(&page);
    let url = meta.url().or_else(|| saved_from(html));
    let outlet = meta.outlet();
    let headings = lines_of(&page, "h1");
    let title = title::choose(&title::Clues {
        stated: &meta.titles(),
        tag: lines_of(&page, "title").first().map(String::as_str),
        headings: &headings,
        outlet: outlet.as_deref(),
        url: url.as_deref(),
    });
    let headline = printed::headline(&page, title.as_deref());
    let dates = date::find(&page, &meta, url.as_deref(), headline);
    let standfirst = standfirst::find(headline, &meta);
    let (published, note) = match dates.published {
        PageDate::Known(dating) => (Some(dating), None),
        PageDate::Unreadable(written) => (None, Some(unreadable_date(&written))),
        PageDate::Unknown => (None, None),
    };
    let own_host = url.as_deref().and_then(host);
    let found = article_in(page, own_host.as_deref());
    let bylines: Vec<String> = (meta.bylines().into_iter())
        .chain(found.as_ref().and_then(|found| found.byline.clone()))
        .filter_map(|byline| byline::clean(&byline, outlet.as_deref()))
        .collect();
    let is_person = |byline: &&String| !byline::is_outlet(byline, outlet.as_deref());
    let byline = bylines.iter().find(is_person).or(bylines.first()).cloned();
    let body = match found {
        Some(found) if found.body.text.len() >= SHORT_ARTICLE => found.body,
        found => longer(
            found.map(|found| found.body).unwrap_or_default(),
            &meta,
            &limited,
        ),
    };
    let body = with_standfirst(without_title(body, title.as_deref()), standfirst);
    if body.text.is_empty() && title.is_none() {
        return Err(Failure::of_file(Reason::NoText));
    }
    let stated = Stated {
        outlet: outlet.or(own_host),
        url,
        title,
        byline,
        section: meta.section(),
        language: meta.language(),
        published,
        updated: dates.updated,
        ..Stated::default()
    };
    let mut draft = Draft::titled(stated, &body.text);
    let shift = draft.text.len() - body.text.len();
    (draft.blocks).extend(body.blocks.iter().map(|block| moved(block, shift)));
    draft.notes.extend(note);
    Ok(draft)
}

/// What the extractor found in a page.
struct Found {
    body: Rendered,
    byline: Option<String>,
}

/// The part of `page` that is its article, after Mozilla's Readability. `host` is the page's own.
fn article_in(page: Document, host: Option<&str>) -> Option<Found> {
    let config = Config {
        max_elements_to_parse: MAX_ELEMENTS,
        disable_json_ld: true,
        keep_classes: true,
        ..Config::default()
    };
    let mut readability = Readability::with_document(page, None, Some(config)).ok()?;
    let article = readability.parse().ok()?;
    let root = readability.doc.select("#readability-page-1");
    let byline = article.byline.and_then(|byline| one_line(&byline));
    Some(Found {
        body: render::story_of(root.nodes().first()?, host.unwrap_or_default()),
        byline: byline.filter(|byline| byline.chars().count() <= MAX_BYLINE_CHARS),
    })
}

/// The text of a page in which hardly an article was found: what the page states as its text, or all of it.
fn longer(found: Rendered, meta: &Meta, html: &str) -> Rendered {
    if let Some(stated) = meta.body()
        && stated.len() > found.text.len() * 2
    {
        return if stated.contains("</") {
            render::text_of_fragment(stated)
        } else {
            Rendered {
                text: stated.trim().to_owned(),
                ..Rendered::default()
            }
        };
    }
    if !found.text.is_empty() {
        return found;
    }
    let page = Document::from(html);
    page.select("header, footer, aside").remove();
    let all = render::text_of(&page.body().unwrap_or_else(|| page.root()));
    if !all.text.is_empty() {
        return all;
    }
    let page = Document::from(html);
    let all = render::text_of(&page.root());
    let title = page.select("title");
    match title.nodes().first() {
        Some(title) if all.text.is_empty() && lines_of(&page, "title").is_empty() => {
            render::text_of(title)
        }
        _ => all,
    }
}

/// `body` without its first lines where they are the title again.
fn without_title(body: Rendered, title: Option<&str>) -> Rendered {
    let Some(title) = title else {
        return body;
    };
    let mut rest = &body.text[..];
    while rest.lines().next() == Some(title) {
        rest = rest[title.len()..].trim_start();
    }
    let cut = body.text.len() - rest.len();
    let blocks = body
        .blocks
        .iter()
        .filter(|block| block.span.start() as usize >= cut);
    Rendered {
        text: rest.to_owned(),
        blocks: blocks
            .map(|block| Block {
                span: Span::of(
                    block.span.start() as usize - cut,
                    block.span.end() as usize - cut,
                ),
                role: block.role,
            })
            .collect(),
    }
}

/// `body` after its standfirst, unless it has it.
fn with_standfirst(body: Rendered, standfirst: Option<String>) -> Rendered {
    let begins = |standfirst: &String| {
        let start = standfirst::folded(standfirst);
        !body.text.is_empty() && !standfirst::folded(&body.text).contains(&start)
    };
    let Some(standfirst) = standfirst.filter(begins) else {
        return body;
    };
    let mut blocks = vec![Block {
        span: Span::of(0, standfirst.len()),
        role: Role::Standfirst,
    }];
    let text = format!("{standfirst}\n\n{}", body.text);
    let shift = text.len() - body.text.len();
    blocks.extend(body.blocks.iter().map(|block| moved(block, shift)));
    Rendered { text, blocks }
}

/// `block` so many bytes later.
fn moved(block: &Block, shift: usize) -> Block {
    let (start, end) = (block.span.start() as usize, block.span.end() as usize);
    Block {
        span: Span::of(start + shift, end + shift),
        role: block.role,
    }
}

fn lines_of(page: &Document, selector: &str) -> Vec<String> {
    let elements = page.select(selector);
    let line = |node: &NodeRef| one_line(&render::text_of(node).text);
    let nodes = elements.nodes().iter().take(MAX_HEADINGS);
    nodes
        .filter_map(line)
        .filter(|line| line.len() <= MAX_TITLE_BYTES)
        .collect()
}

/// The host in an address, which is all that some pages say about who published them.
fn host(url: &str) -> Option<String> {
    let (_, rest) = url.split_once("://")?;
    let host = rest.split(['/', '?', '#', ':']).next()?.to_lowercase();
    one_line(host.strip_prefix("www.").unwrap_or(&host))
}

fn saved_from(html: &str) -> Option<String> {
    let head = html.get(..2048).unwrap_or(html);
    let comment = &head[head.find("<!--")?..];
    let comment = &comment[..comment.find("-->")?];
    let after = SAVED_FROM
        .iter()
        .find_map(|mark| comment.split_once(mark))?
        .1;
    let start = after.find("http")?;
    web_address(after[start..].split_whitespace().next()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    const BODY: &str = "<p>The ferry Maren sank off the coast of Ny on Tuesday evening, said the harbour master, \
        after water had come in through a door on the car deck.</p><p>All of the forty people on board were taken \
        off by fishing boats, among them two children, and nobody was hurt, he said on Wednesday.</p>";

    fn page(head: &str, body: &str) -> Draft {
        read(&format!(
            "<!doctype html><html lang=en><head>{head}</head><body>{body}</body></html>"
        ))
        .unwrap()
    }

    #[test]
    fn the_title_stands_once_before_the_text() {
        let draft = page(
            "<title>Ferry sinks | Harbour News</title>",
            &format!(
                "<nav>Home World</nav><article><h1>Ferry sinks</h1>{BODY}</article><footer>Imprint</footer>"
            ),
        );
        assert!(
            draft
                .text
                .starts_with("Ferry sinks\n\nThe ferry Maren sank"),
            "{}",
            draft.text
        );
        assert!(draft.text.ends_with("on Wednesday."), "{}", draft.text);
        assert_eq!(draft.stated.title.as_deref(), Some("Ferry sinks"));
        assert_eq!(draft.stated.language.as_deref(), Some("en"));
        let [block] = draft.blocks[..] else {
            panic!("{:?}", draft.blocks)
        };
        assert_eq!((block.role, block.span), (Role::Title, Span::of(0, 11)));
    }

    #[test]
    fn what_the_page_states_is_taken() {
        let head = r#"<meta property="og:title" content="Ferry sinks &amp;amp; floats"><meta property="og:site_name" content="Harbour News">
            <link rel="canonical" href="https://harbour.test/1"><meta property="article:section" content="World">
            <script type="application/ld+json">{"@graph": [{"@type": "WebPage", "datePublished": "2001-01-01"},
            {"@type": ["NewsArticle"], "datePublished": "2019-07-09T08:00:00+02:00", "author": [{"name": "Ana Lund"}, {"name": "Bo Ek"}]}]}</script>"#;
        let stated = page(head, BODY).stated;
        assert_eq!(stated.title.as_deref(), Some("Ferry sinks & floats"));
        assert_eq!(stated.outlet.as_deref(), Some("Harbour News"));
        assert_eq!(stated.url.as_deref(), Some("https://harbour.test/1"));
        assert_eq!(stated.section.as_deref(), Some("World"));
        assert_eq!(stated.byline.as_deref(), Some("Ana Lund, Bo Ek"));
        assert_eq!(stated.published.unwrap().days.to_string(), "2019-07-09");
    }

    #[test]
    fn a_standfirst_stands_once_between_title_and_text() {
        let line = "Nobody was hurt when the Maren sank, says the harbour";
        let head = format!("<meta property=og:description content='{line}'>");
        let draft = page(
            &head,
            &format!(
                "<h1>Ferry sinks off Ny</h1><div><h2>{line}</h2></div><article>{BODY}</article>"
            ),
        );
        let start = format!("Ferry sinks off Ny\n\n{line}\n\nThe ferry");
        assert!(draft.text.starts_with(&start), "{}", draft.text);
        let roles: Vec<Role> = draft.blocks.iter().map(|block| block.role).collect();
        assert_eq!(roles, [Role::Title, Role::Standfirst]);
        let twice = page(
            &head,
            &format!("<h1>Ferry sinks off Ny</h1><article><p>{line}</p>{BODY}</article>"),
        );
        assert_eq!(twice.text.matches(line).count(), 1, "{}", twice.text);
    }

    #[test]
    fn a_person_is_preferred_to_the_outlet_as_writer() {
        let byline = |author: &str, meta: &str| {
            let head = format!(
                "<meta property=og:site_name content='Harbour News'><meta name=author content='{author}'>{meta}"
            );
            page(&head, BODY).stated.byline
        };
        let person = "<meta name=byl content='By Ana Lund'>";
        assert_eq!(byline("HARBOUR NEWS", person).as_deref(), Some("Ana Lund"));
        assert_eq!(byline("Bo Ek", person).as_deref(), Some("Bo Ek"));
        assert_eq!(byline("Harbour News", "").as_deref(), Some("Harbour News"));
        assert_eq!(byline("admin", "").as_deref(), None);
    }

    #[test]
    fn a_page_of_menus_has_no_text_that_tells() {
        let menu: String = (0..40)
            .map(|n| format!("<li><a href=/{n}>Section {n}</a>"))
            .collect();
        let draft = page(
            "<title>Harbour News</title>",
            &format!("<nav><ul>{menu}</ul></nav>"),
        );
        assert_eq!(
            (&*draft.text, draft.stated.published),
            ("Harbour News", None)
        );
        let lists = page("<title>Harbour News</title>", &format!("<ul>{menu}</ul>"));
        assert!(lists.text.starts_with("Harbour News"), "{}", lists.text);
    }

    #[test]
    fn dates_are_looked_for_from_the_surest_to_the_least_sure_place() {
        let day = |head: &str, extra: &str| {
            let published = page(head, &format!("{extra}{BODY}")).stated.published;
            published.map_or("-".to_owned(), |dating| dating.days.to_string())
        };
        let meta = "<meta name=pubdate content=2019-07-01>";
        let time =
            "<time class=updated datetime=2019-07-05>x</time><time datetime=2019-07-02>x</time>";
        let url = "<link rel=canonical href=https://a.test/2019/07/03/x>";
        let class = "<span class=post-date>July 4, 2019</span>";
        let words = "<p>July 1, 2019</p><h1>Ferry sinks</h1><p>By Ana Lund</p><p>Published July 5, 2019</p>";
        assert_eq!(
            day(&format!("{meta}{url}"), &format!("{time}{class}")),
            "2019-07-01"
        );
        assert_eq!(day(url, &format!("{time}{words}{class}")), "2019-07-03");
        assert_eq!(day("", &format!("{time}{words}{class}")), "2019-07-05");
        assert_eq!(day("", &format!("{time}{class}")), "2019-07-02");
        assert_eq!(day("", class), "2019-07-04");
        assert_eq!(day("", words), "2019-07-05");
        assert_eq!(
            day("", "<h1>Ferry sinks</h1><p>It sank on 3 March 2024.</p>"),
            "-"
        );
        assert_eq!(day("", ""), "-");
    }

    #[test]
    fn an_unreadable_date_is_told() {
        let draft = page("<meta name=pubdate content='one of these days'>", BODY);
        assert_eq!(draft.stated.published, None);
        assert_eq!(draft.notes.len(), 1);
    }

    #[test]
    fn captions_are_stated_at_their_place() {
        let figure = "<figure><img src=a.jpg><figcaption>The Maren in June.</figcaption></figure>";
        let draft = page(
            "<title>Ferry sinks</title>",
            &format!("<article>{BODY}{figure}{BODY}</article>"),
        );
        let caption = draft
            .blocks
            .iter()
            .find(|block| block.role == Role::Caption)
            .unwrap();
        let (start, end) = (caption.span.start() as usize, caption.span.end() as usize);
        assert_eq!(&draft.text[start..end], "The Maren in June.");
    }

    #[test]
    fn a_page_without_an_article_gives_all_its_text() {
        assert_eq!(
            page("<title>Ferry</title>", "It sank.").text,
            "Ferry\n\nIt sank."
        );
        assert_eq!(read("<p></p>"), Err(Failure::of_file(Reason::NoText)));
    }

    #[test]
    fn a_page_as_saved_by_a_browser_keeps_its_address() {
        let html = format!(
            "<!-- saved from url=(0022)https://harbour.test/2019/07/09/x -->\n<html>{BODY}"
        );
        let stated = read(&html).unwrap().stated;
        assert_eq!(
            stated.url.as_deref(),
            Some("https://harbour.test/2019/07/09/x")
        );
        assert_eq!(stated.published.unwrap().days.to_string(), "2019-07-09");
    }

    #[test]
    fn deep_pages_are_read() {
        let deep = format!(
            "{}{BODY}{}",
            "<div>".repeat(20_000),
            "</div>".repeat(20_000)
        );
        assert!(page("", &deep).text.contains("nobody was hurt"));
        assert!(
            page("", &format!("{}{BODY}", "<b><i>".repeat(5_000)))
                .text
                .contains("nobody was hurt")
        );
        assert!(
            page("", &format!("{}{BODY}", "<table>".repeat(3_000)))
                .text
                .contains("nobody was hurt")
        );
    }
}
