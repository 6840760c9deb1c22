//! Feeds: RSS in all its versions, Atom, JSON Feed.

mod json;
mod xml;

use super::{
    date,
    draft::{
        At, Draft, Failure, Outcome, change, language_tag, one_line, unreadable_date, web_address,
    },
    page::render::text_of_fragment,
};
use crate::{article::Stated, problem::Reason};

pub(super) use json::read_json;
pub(super) use xml::read_xml;

/// What a feed or one of its items says; texts as they stand.
#[derive(Clone, Debug, Default)]
struct Entry {
    title: Option<Written>,
    content: Option<Written>,
    summary: Option<Written>,
    link: Option<String>,
    id: Option<String>,
    published: Option<String>,
    updated: Option<String>,
    authors: Vec<String>,
    language: Option<String>,
    source: Option<Written>,
}

/// A text and whether it is HTML.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Written {
    text: String,
    is_html: bool,
}

fn article(entry: Entry, feed: &Entry, number: usize) -> Outcome {
    let title = entry.title.as_ref().and_then(Written::line);
    let content = entry
        .content
        .as_ref()
        .map(Written::plain)
        .unwrap_or_default();
    let summary = entry
        .summary
        .as_ref()
        .map(Written::plain)
        .unwrap_or_default();
    let body = if summary.len() > content.len() {
        summary
    } else {
        content
    };
    if title.is_none() && body.is_empty() {
        return Err(Failure {
            at: At::Item(number),
            reason: Reason::NoText,
        });
    }
    let dates = [&entry.published, &entry.updated];
    let mut written = dates
        .into_iter()
        .flatten()
        .filter(|date| !date.trim().is_empty());
    let published = written.clone().find_map(|date| date::parse(date));
    let note = match &published {
        None => written.next().map(|date| unreadable_date(date)),
        Some(_) => None,
    };
    let authors = if entry.authors.is_empty() {
        &feed.authors
    } else {
        &entry.authors
    };
    let outlet = entry.source.as_ref().or(feed.title.as_ref());
    let mut draft = Draft::titled(
        Stated {
            path: None,
            url: entry
                .link
                .as_deref()
                .and_then(web_address)
                .or_else(|| web_address(entry.id.as_deref()?)),
            reference: entry.id.as_deref().and_then(one_line),
            title,
            outlet: outlet.and_then(Written::line),
            byline: one_line(&authors.join(", ")),
            section: None,
            language: entry
                .language
                .as_ref()
                .or(feed.language.as_ref())
                .and_then(|tag| language_tag(tag)),
            updated: change(
                published.as_ref(),
                entry.updated.as_deref().and_then(date::parse),
            ),
            published,
        },
        &body,
    );
    draft.number = Some(number);
    draft.notes.extend(note);
    Ok(draft)
}

impl Written {
    fn plain(&self) -> String {
        if self.is_html {
            text_of_fragment(&self.text).text
        } else {
            self.text.trim().to_owned()
        }
    }

    fn line(&self) -> Option<String> {
        one_line(&self.plain())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        article::Dating,
        source::draft::{Failure, MAX_ITEMS, gathered, told},
    };

    fn read_xml(xml: &str) -> Vec<Outcome> {
        gathered(|take| super::read_xml(xml, take))
    }

    fn read_json(text: &str) -> Vec<Outcome> {
        gathered(|take| super::read_json(text, take))
    }

    fn rss(items: &str) -> Vec<Outcome> {
        read_xml(&format!(
            "<?xml version='1.0' encoding='ISO-8859-1'?>\n<rss version='2.0' xmlns:dc='x'><channel><title>Harbour News</title>\
             <link>https://harbour.test/</link><language>en-GB</language>{items}</channel></rss>"
        ))
    }

    fn texts(outcomes: Vec<Outcome>) -> Vec<String> {
        let shown = |outcome: Outcome| match outcome {
            Ok(draft) => format!("{} {}", draft.text, told(&draft.notes))
                .trim()
                .to_owned(),
            Err(failure) => format!("{:?} {}", failure.at, failure.reason),
        };
        outcomes.into_iter().map(shown).collect()
    }

    #[test]
    fn an_item_of_rss_is_an_article_of_its_feed() {
        let outcomes = rss(
            "<item><title>Ferry &amp;amp; tug sink</title><link>https://harbour.test/7</link><guid isPermaLink='false'>n7</guid>\
             <pubDate>Tue, 09 Jul 2019 23:30:00 -0400</pubDate><dc:creator>Ana Lund</dc:creator><media:title>no</media:title>\
             <description><![CDATA[<p>Both&nbsp;sank.</p><p>All are safe.</p><script>no</script>]]></description></item>",
        );
        let [Ok(draft)] = &outcomes[..] else {
            panic!("{outcomes:?}")
        };
        assert_eq!(
            draft.text,
            "Ferry & tug sink\n\nBoth sank.\n\nAll are safe."
        );
        assert_eq!(draft.number, Some(1));
        let stated = &draft.stated;
        assert_eq!(stated.reference.as_deref(), Some("n7"));
        assert_eq!(stated.url.as_deref(), Some("https://harbour.test/7"));
        assert_eq!(stated.outlet.as_deref(), Some("Harbour News"));
        assert_eq!(stated.byline.as_deref(), Some("Ana Lund"));
        assert_eq!(stated.language.as_deref(), Some("en-GB"));
        let published = stated.published.as_ref().unwrap();
        assert_eq!(published.days.to_string(), "2019-07-09");
        assert_eq!(published.time.unwrap().to_string(), "23:30:00");
    }

    #[test]
    fn the_day_of_a_change_is_kept_apart() {
        let updated = |published: &str| {
            let outcomes = read_xml(&format!(
                "<feed><entry><title>Ferry sinks</title><updated>2019-07-09T08:00:00Z</updated>{published}</entry></feed>"
            ));
            let [Ok(draft)] = &outcomes[..] else {
                panic!("{outcomes:?}")
            };
            let days =
                |dating: &Option<Dating>| dating.as_ref().map(|dating| dating.days.to_string());
            (
                days(&draft.stated.published).unwrap(),
                days(&draft.stated.updated),
            )
        };
        let changed = Some("2019-07-09".to_owned());
        assert_eq!(
            updated("<published>2019-07-08</published>"),
            ("2019-07-08".to_owned(), changed)
        );
        assert_eq!(
            updated("<published>2019-07-10</published>"),
            ("2019-07-10".to_owned(), None)
        );
        assert_eq!(updated(""), ("2019-07-09".to_owned(), None));
    }

    #[test]
    fn an_entry_of_atom_may_hold_markup() {
        let outcomes = read_xml(
            "<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='fr'><title type='text'>A &lt; B</title><author><name>Bo Ek</name></author>\
             <entry><id>urn:1</id><title/><link rel='self' href='https://a.test/self'/><link href='https://a.test/1?a=1&amp;b=2'/>\
             <updated>2019-07-09T08:00:00Z</updated><content type='xhtml'><div><p>Fish &amp; chips</p><p>2 &lt; 3</p></div></content></entry></feed>",
        );
        let [Ok(draft)] = &outcomes[..] else {
            panic!("{outcomes:?}")
        };
        assert_eq!(draft.text, "Fish & chips\n\n2 < 3");
        assert_eq!(
            draft.stated.url.as_deref(),
            Some("https://a.test/1?a=1&b=2")
        );
        assert_eq!(draft.stated.outlet.as_deref(), Some("A < B"));
        assert_eq!(draft.stated.byline.as_deref(), Some("Bo Ek"));
        assert_eq!(draft.stated.language.as_deref(), Some("fr"));
    }

    #[test]
    fn a_json_feed_is_a_feed() {
        let outcomes = read_json(
            r#"{"version": "https://jsonfeed.org/version/1.1", "title": "Harbour News", "items": [
            {"id": "1", "title": "Ferry sinks", "content_html": "<p>It sank.</p>", "date_published": "2019-07-09T08:00:00Z", "authors": [{"name": "Ana Lund"}]},
            {"id": 2, "content_text": "All are safe."}, {"id": "3"}, 4]}"#,
        );
        assert_eq!(
            texts(outcomes),
            [
                "Ferry sinks\n\nIt sank.",
                "All are safe.",
                "Item(3) no text in it",
                "Item(4) no text in it"
            ]
        );
    }

    #[test]
    fn broken_feeds_give_what_they_hold() {
        assert_eq!(
            texts(rss(
                "<item><title>Fish & chips <b>up</title><description>It sank.</description></item><item><title>Two</title></item>"
            )),
            ["Fish & chips up\n\nIt sank.", "Two"]
        );
        assert_eq!(
            texts(read_xml(
                "<rss><channel><item><title>One</title></item><item><title>Two</title><description>It sa"
            )),
            ["One", "Two\n\nIt sa cut off in the middle of this item"]
        );
    }

    #[test]
    fn of_a_feed_of_countless_items_the_first_are_read_and_the_rest_is_told() {
        let items = "<item><title>One</title></item>".repeat(MAX_ITEMS + 5);
        let outcomes = rss(&items);
        assert_eq!(outcomes.len(), MAX_ITEMS + 1);
        let last = outcomes.last().unwrap().as_ref().unwrap_err();
        assert_eq!(*last, Failure::too_many(MAX_ITEMS + 1));
    }

    #[test]
    fn entities_of_a_document_are_not_expanded() {
        let xml = "<!DOCTYPE r [<!ENTITY a SYSTEM \"file:///etc/passwd\"><!ENTITY b \"&a;&a;\">]><rss><channel><item><title>x &a; &b;</title></item></channel></rss>";
        assert_eq!(texts(read_xml(xml)), ["x &a; &b;"]);
    }

    #[test]
    fn bad_dates_are_told_and_no_items_too() {
        assert_eq!(
            texts(rss(
                "<item><title>One</title><pubDate>Yesterday</pubDate></item>"
            )),
            ["One `Yesterday` is no date that can be read; the article is left without one"]
        );
        assert_eq!(
            texts(rss("")),
            ["File no items of a feed in it; RSS, Atom and JSON Feed are read"]
        );
    }
}
