//! When a page was published and when it was changed, by what it states and what it prints.
//!
//! The order is near that of htmldate (Barbaresi 2020): JSON-LD, `meta` elements, elements that are
//! marked as the date, the address, what is printed at the headline, then any element that is called
//! a date. A stated date gives way to a printed one in two cases, so that the article has the day
//! that its readers saw: where it is the same moment in another time zone, and where the page prints,
//! as its date, the day that it states as that of a change.

use dom_query::{Document, NodeData, NodeRef};
use jiff::{ToSpan, civil::Date};

use super::{
    meta::Meta,
    printed::{self, Printed},
};
use crate::{
    article::Dating,
    source::{
        date::{in_url, parse, within},
        draft::change,
    },
};

/// Names of `meta` elements that hold the day of publication, the most reliable first.
const PUBLISHED: &[&str] = &[
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "article:published",
    "article.published",
    "article:publicationdate",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "cxenseparse:publishtime",
    "article_date_original",
    "publish_date",
    "publish-date",
    "publishdate",
    "publishdtm",
    "published_at",
    "publisheddate",
    "published_date",
    "published",
    "publicationdate",
    "publication_date",
    "pubdate",
    "pub_date",
    "og:pubdate",
    "bt:pubdate",
    "ptime",
    "pdate",
    "rbpubdate",
];
/// Names that hold some date, which is mostly that of publication.
const DATE: &[&str] = &[
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "dcterms.date",
    "dc.issued",
    "dcterms.available",
    "dc.date.created",
    "dcterms.created",
    "datecreated",
    "article.created",
    "article:created",
    "citation_publication_date",
    "citation_date",
    "dcsext.articlefirstpublished",
    "displaydate",
    "article_publish_date",
    "originalpublicationdate",
    "release_date",
    "prism.publicationdate",
    "search:contentdate",
    "date",
    "created",
    "timestamp",
];
/// Names that hold the day of the last change.
const UPDATED: &[&str] = &[
    "article:modified_time",
    "og:article:modified_time",
    "og:updated_time",
    "og:modified_time",
    "article:modified",
    "article:updated",
    "article_date_updated",
    "datemodified",
    "updated_time",
    "modified_time",
    "lastmod",
    "last-modified",
    "dc.date.modified",
    "dcterms.modified",
    "dc.modified",
    "sailthru.date",
    "modified",
    "updated",
];

/// Elements whose name says that the day of publication stands in them.
const CALLED_DATE: &str = "[itemprop='datePublished'], [class*='publish'], [class*='pubdate'], \
     [class*='pub-date'], [class*='post-date'], [class*='entry-date'], [class*='article-date']";

/// Elements whose format says that the day of publication stands in them.
const MARKED_DATE: &str = "[itemprop='datePublished'], time[pubdate], .dt-published, abbr.published, \
     time[class*='publish'], time[class*='entry-date'], time[class*='posted']";

/// How long words may be that are looked at for a date.
const MIN_DATE_BYTES: usize = 8;
const MAX_DATE_BYTES: usize = 80;
const MAX_DATE_WORDS: usize = 10;
/// No page of the web is older than this year; dates that are not stated are not believed before it.
const FIRST_YEAR: i16 = 1990;
/// The first hour, by the clock of UTC, at which a later day has begun somewhere, and the first at
/// which an earlier day has ended everywhere.
const NEXT_DAY_FROM: i8 = 10;
const DAY_BEFORE_TO: i8 = 12;

/// What a page says about when it was written.
pub(super) struct Dates {
    /// The day of publication.
    pub published: PageDate,
    /// The day of the last change, when it is not before that.
    pub updated: Option<Dating>,
}

/// What was found.
pub(super) enum PageDate {
    /// A date.
    Known(Dating),
    /// Something where the date should be that is none.
    Unreadable(String),
    /// Nothing.
    Unknown,
}

/// When `page` was published and changed. `url` is its own address.
pub(super) fn find(
    page: &Document,
    meta: &Meta,
    url: Option<&str>,
    headline: Option<NodeRef>,
) -> Dates {
    let written: Vec<&str> = (meta.in_articles("datePublished"))
        .chain(meta.named(PUBLISHED))
        .collect();
    let less_sure: Vec<&str> = (meta.named(DATE))
        .chain(meta.in_records("datePublished"))
        .chain(meta.in_articles("dateCreated"))
        .chain(meta.in_records("uploadDate"))
        .collect();
    let printed = printed::around_headline(page, headline);
    let updated = (meta.in_articles("dateModified"))
        .chain(meta.named(UPDATED))
        .find_map(stated)
        .map(|(_, dating)| dating)
        .or_else(|| {
            marked(
                page,
                "[itemprop='dateModified'], time.dt-updated, time.updated",
            )
        })
        .or_else(|| {
            let update = printed.iter().find(|printed| printed.is_update);
            update.map(|printed| printed.dating.clone())
        });
    let found = (written.iter().find_map(|written| stated(written)))
        .or_else(|| marked(page, MARKED_DATE).map(|dating| ("", dating)))
        .or_else(|| less_sure.iter().find_map(|written| stated(written)))
        .map(|(written, dating)| as_printed(written, dating, updated.as_ref(), &printed))
        .or_else(|| not_stated(page, url, &printed))
        // A text of which only the last change is known is dated by that.
        .or_else(|| updated.clone());
    let published = match (found, written.first().or(less_sure.first())) {
        (Some(dating), _) => PageDate::Known(dating),
        (None, Some(written)) => PageDate::Unreadable((*written).to_owned()),
        (None, None) => PageDate::Unknown,
    };
    let updated = match &published {
        PageDate::Known(published) => change(Some(published), updated),
        PageDate::Unreadable(_) | PageDate::Unknown => None,
    };
    Dates { published, updated }
}

/// A date that the page states, with how it is written. The first moment of 1970 is a clock that was never set.
fn stated(written: &str) -> Option<(&str, Dating)> {
    let dating = parse(written)?;
    (dating.days.first() != jiff::civil::date(1970, 1, 1)).then_some((written, dating))
}

/// `stated`, which stands as `written`, or the date in `printed` that is shown in its place.
fn as_printed(
    written: &str,
    stated: Dating,
    updated: Option<&Dating>,
    printed: &[Printed],
) -> Dating {
    let Some(day) = stated.days.only() else {
        return stated;
    };
    let day_of = |printed: &Printed| printed.dating.days.only();
    if printed.iter().any(|printed| day_of(printed) == Some(day)) {
        return stated;
    }
    let mut shown = printed.iter().filter(|printed| !printed.is_update);
    let same_moment = (shown.clone())
        .filter(|printed| printed.is_under && is_utc(written))
        .find(|printed| {
            let hour = stated.time.map_or(0, |time| time.hour());
            let later = day_of(printed) == day.checked_add(1.day()).ok();
            let earlier = day_of(printed) == day.checked_sub(1.day()).ok();
            later && hour >= NEXT_DAY_FROM || earlier && hour < DAY_BEFORE_TO
        });
    if let Some(printed) = same_moment {
        return printed.dating.clone();
    }
    let changed_on: Option<Date> = updated.and_then(|updated| updated.days.only());
    let as_new = shown.any(|printed| changed_on.is_some() && day_of(printed) == changed_on);
    match updated {
        Some(updated) if as_new => updated.clone(),
        _ => stated,
    }
}

/// Whether a moment is written in the time of UTC, as far as it says.
fn is_utc(written: &str) -> bool {
    let Some((_, clock)) = written.split_once(['T', ' ']) else {
        return false;
    };
    let offset = clock.rsplit_once(['+', '-']).map(|(_, offset)| offset);
    clock.contains(':')
        && offset.is_none_or(|offset| !offset.contains(|c: char| c.is_ascii_digit() && c != '0'))
}

/// The date of a page that states none.
fn not_stated(page: &Document, url: Option<&str>, printed: &[Printed]) -> Option<Dating> {
    let modern = |dating: &Dating| dating.days.first().year() >= FIRST_YEAR;
    let in_url = || in_url(url?).filter(modern);
    let under = || {
        let under = printed
            .iter()
            .filter(|printed| printed.is_under && !printed.is_update);
        under.map(|printed| printed.dating.clone()).find(modern)
    };
    (in_url())
        .or_else(under)
        .or_else(|| in_time_elements(page).filter(modern))
        .or_else(|| in_called_date(page).filter(modern))
}

/// The first date in an element that `selector` finds.
fn marked(page: &Document, selector: &str) -> Option<Dating> {
    let elements = page.select(selector);
    elements.nodes().iter().find_map(in_element)
}

fn in_element(node: &NodeRef) -> Option<Dating> {
    let attributes = ["datetime", "content", "title"];
    let mut written = attributes.iter().filter_map(|name| node.attr(name));
    let dating = written.find_map(|written| stated(&written).map(|(_, dating)| dating));
    dating.or_else(|| parse(&few_words(node)?))
}

/// The first `time` element that is not called updated.
fn in_time_elements(page: &Document) -> Option<Dating> {
    let times = page.select("time");
    let is_updated = |node: &NodeRef| {
        ["class", "itemprop", "id"].iter().any(|attribute| {
            let name = node.attr_or(attribute, "").to_ascii_lowercase();
            name.contains("updat") || name.contains("modif")
        })
    };
    let nodes = times.nodes();
    nodes
        .iter()
        .filter(|node| !is_updated(node))
        .find_map(in_element)
}

fn in_called_date(page: &Document) -> Option<Dating> {
    let elements = page.select(CALLED_DATE);
    let stated = elements.nodes().iter().find_map(|node| {
        ["content", "datetime", "data-date", "data-time"]
            .iter()
            .find_map(|attribute| parse(&node.attr(attribute)?))
    });
    let words = || elements.nodes().iter().filter_map(few_words);
    stated
        .or_else(|| words().find_map(|words| in_few_words(&words, parse)))
        .or_else(|| words().find_map(|words| in_few_words(&words, within)))
}

/// The words in `node`, if they are few.
fn few_words(node: &NodeRef) -> Option<String> {
    let mut words = String::new();
    for inner in node.descendants_it() {
        inner.query(|inner| {
            if let NodeData::Text { contents } = &inner.data {
                words.push_str(contents);
            }
        });
        if words.trim().len() > MAX_DATE_BYTES {
            return None;
        }
    }
    Some(words)
}

fn in_few_words(words: &str, read: fn(&str) -> Option<Dating>) -> Option<Dating> {
    let words = words.trim();
    let is_few = (MIN_DATE_BYTES..=MAX_DATE_BYTES).contains(&words.len())
        && words.split_whitespace().count() <= MAX_DATE_WORDS;
    let is_sentence = words.ends_with(['.', '!', '?']) && !words.ends_with("m.");
    if !is_few || is_sentence {
        return None;
    }
    let whole_day = |dating: &Dating| dating.days.only().is_some();
    read(words).filter(whole_day)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The day of publication, and that of the last change.
    #[track_caller]
    fn check(head: &str, body: &str, expected: &str) {
        let page = Document::from(format!("<head>{head}</head><body>{body}</body>"));
        let headline = printed::headline(&page, Some("Ferry sinks"));
        let dates = find(&page, &Meta::of(&page), None, headline);
        let mut shown = match dates.published {
            PageDate::Known(dating) => dating.days.to_string(),
            PageDate::Unreadable(written) => format!("no date: {written}"),
            PageDate::Unknown => "-".to_owned(),
        };
        if let Some(updated) = dates.updated {
            shown.push_str(&format!(", updated {}", updated.days));
        }
        assert_eq!(shown, expected, "{head} {body}");
    }

    fn published(moment: &str) -> String {
        format!("<meta property=article:published_time content='{moment}'>")
    }

    #[test]
    fn the_day_is_that_of_the_pages_own_zone() {
        let printed = |day| format!("<h1>Ferry sinks</h1><p>{day}</p>");
        check(
            &published("2024-03-05T22:03:00Z"),
            &printed("March 6, 2024 9:03AM"),
            "2024-03-06",
        );
        check(
            &published("2024-03-07T03:00:00"),
            &printed("March 6, 2024"),
            "2024-03-06",
        );
        // It is the 6th nowhere yet, or nowhere any more; or the zone is the page's own.
        check(
            &published("2024-03-05T09:03:00Z"),
            &printed("March 6, 2024"),
            "2024-03-05",
        );
        check(
            &published("2024-03-07T13:00:00Z"),
            &printed("March 6, 2024"),
            "2024-03-07",
        );
        check(
            &published("2024-03-05T22:03:00-05:00"),
            &printed("March 6, 2024"),
            "2024-03-05",
        );
        check(
            &published("2024-03-05"),
            &printed("March 6, 2024"),
            "2024-03-05",
        );
        check(
            &published("2024-03-05T22:03:00Z"),
            &printed("Updated March 6, 2024"),
            "2024-03-05, updated 2024-03-06",
        );
        check(
            &published("2024-03-05T22:03:00Z"),
            &format!("<p>March 6, 2024{}", printed("x")),
            "2024-03-05",
        );
    }

    #[test]
    fn the_original_and_the_updated_date_are_kept_apart() {
        let both = "<script type=application/ld+json>{\"@type\": \"NewsArticle\",
            \"datePublished\": \"2024-03-06T08:00Z\", \"dateModified\": \"2024-03-09T08:00Z\"}</script>";
        check(both, "", "2024-03-06, updated 2024-03-09");
        check(
            both,
            "<h1>Ferry sinks</h1><p>Updated March 9, 2024",
            "2024-03-06, updated 2024-03-09",
        );
        check(
            both,
            "<h1>Ferry sinks</h1><p>March 6, 2024<p>March 9, 2024",
            "2024-03-06, updated 2024-03-09",
        );
        check(
            "",
            "<h1>Ferry sinks</h1><p>March 6, 2024<p>Updated March 9, 2024",
            "2024-03-06, updated 2024-03-09",
        );
        let before = published("2024-03-06") + "<meta property=og:updated_time content=2024-03-01>";
        check(&before, "", "2024-03-06");
    }

    #[test]
    fn the_one_date_that_a_page_prints_is_that_of_the_article() {
        let both =
            published("2019-03-06") + "<meta property=article:modified_time content=2024-03-09>";
        check(&both, "<h1>Ferry sinks</h1><p>March 9, 2024", "2024-03-09");
        check(
            &both,
            "<h1>Ferry sinks</h1><p>March 8, 2024",
            "2019-03-06, updated 2024-03-09",
        );
        check(
            "",
            "<h1>Ferry sinks</h1><p>Updated March 9, 2024",
            "2024-03-09",
        );
    }

    #[test]
    fn marked_dates_come_before_any_other() {
        let story = "<h1>Ferry sinks</h1>";
        check(
            "<meta name=dc.date content=2024-03-01>",
            "<b itemprop=datePublished content=2024-03-06>",
            "2024-03-06",
        );
        check(
            "",
            &format!("{story}<p>March 5, 2024<abbr class=published title=2024-03-06T08:00Z>x"),
            "2024-03-06",
        );
        check(
            "",
            &format!("{story}<p>March 5, 2024<time class=dt-published>March 6, 2024</time>"),
            "2024-03-06",
        );
        check(
            "",
            &format!("<time>March 5, 2024</time>{story}<p>6 March 2024"),
            "2024-03-06",
        );
    }

    #[test]
    fn impossible_dates_are_refused() {
        check(
            &published("1970-01-01T00:00:00Z"),
            "",
            "no date: 1970-01-01T00:00:00Z",
        );
        check(&published("2999-01-01"), "", "no date: 2999-01-01");
        check("", "<h1>Ferry sinks</h1><p>March 6, 1924", "-");
        check(&published("1924-03-06"), "", "1924-03-06");
    }
}
