//! The dates that a page prints around its headline, and what it calls them.

use std::collections::VecDeque;

use dom_query::{Document, NodeData, NodeRef};

use super::render;
use crate::{
    article::Dating,
    source::{date, draft::one_line},
};

/// A date that stands by itself near the headline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Printed {
    /// The day, and the time in the page's own zone where that is printed too.
    pub dating: Dating,
    /// Whether it is said to be that of a change.
    pub is_update: bool,
    /// Whether it stands after the headline.
    pub is_under: bool,
}

/// How many headings are looked at for the headline.
const MAX_HEADINGS: usize = 60;
/// How many texts before the headline, and how many nodes after it, are looked at.
const MAX_TEXTS_OVER: usize = 40;
const MAX_NODES_UNDER: usize = 600;
/// A text of this length is a paragraph. The first can be a standfirst; under the second, dates are no
/// longer the article's own.
const MIN_PARAGRAPH_BYTES: usize = 200;
const MAX_PARAGRAPHS: usize = 2;
/// A line with a date in it is no longer than this.
const MAX_LINE_BYTES: usize = 120;
/// Words beside the date and its time in such a line.
const MAX_OTHER_WORDS: usize = 6;
/// Words of a line that only says what the date after it is.
const MAX_LABEL_WORDS: usize = 3;

/// Beginnings of words that say that a date is that of a change, in the languages that news is much read in.
const UPDATED: &[&str] = &[
    "updat",
    "modif",
    "actuali",
    "aktuali",
    "atualiz",
    "aggiorn",
    "bijgewerkt",
];
/// The same for the day of publication.
const PUBLISHED: &[&str] = &["publi", "posted", "first", "created", "issued", "veröff"];

/// All dates around `headline` on `page`, in their order.
pub(super) fn around_headline(page: &Document, headline: Option<NodeRef>) -> Vec<Printed> {
    let mut found = Vec::new();
    let Some(headline) = headline else {
        return found;
    };
    let mut over = VecDeque::new();
    let root = page.root();
    let mut nodes = root.descendants_it();
    for node in nodes.by_ref().take_while(|node| node.id != headline.id) {
        if let Some(text) = text(&node) {
            over.push_back((node, text));
            if over.len() > MAX_TEXTS_OVER {
                over.pop_front();
            }
        }
    }
    let n_within = headline.descendants_it().count();
    let under = nodes
        .skip(n_within)
        .take(MAX_NODES_UNDER)
        .filter_map(|node| text(&node).map(|text| (node, text)))
        .scan(0, |n_paragraphs, (node, text)| {
            *n_paragraphs += usize::from(text.len() >= MIN_PARAGRAPH_BYTES);
            (*n_paragraphs < MAX_PARAGRAPHS).then_some((node, text))
        });
    let mut label = None;
    for (is_under, (node, text)) in
        (over.into_iter().map(|text| (false, text))).chain(under.map(|text| (true, text)))
    {
        in_line(&node, &text, is_under, &mut label, &mut found);
    }
    found
}

/// Adds the dates in one line. `label` is what a line before has said that they are.
fn in_line(
    node: &NodeRef,
    line: &str,
    is_under: bool,
    label: &mut Option<bool>,
    found: &mut Vec<Printed>,
) {
    if line.len() > MAX_LINE_BYTES {
        *label = None;
        return;
    }
    let split = |c: char| c.is_whitespace() || matches!(c, ',' | '|' | '·' | '•' | '(' | ')');
    let words: Vec<&str> = line
        .split(split)
        .map(|word| word.trim_start_matches('-').trim_end_matches(':'))
        .filter(|word| word.contains(char::is_alphanumeric))
        .collect();
    let days = date::printed(&words);
    let n_other = words.len() - days.iter().map(|(_, words)| words.len()).sum::<usize>();
    let is_sentence = line.ends_with(['.', '!', '?']) && !line.ends_with("m.");
    let mut said_to = 0;
    if n_other <= MAX_OTHER_WORDS && !is_sentence {
        for (dating, range) in &days {
            let own = says_update(&words[said_to..range.start]);
            said_to = range.end;
            // `March 6, 2024 -- Updated 0203 GMT`.
            let own = own.or_else(|| match words[said_to..] {
                [said, clock, ..] if clock.starts_with(|c: char| c.is_ascii_digit()) => {
                    let is_of_this = days.last().is_some_and(|(_, last)| last == range);
                    says_update(&[said]).filter(|_| is_of_this)
                }
                _ => None,
            });
            found.push(Printed {
                dating: dating.clone(),
                is_update: own
                    .or(label.take())
                    .unwrap_or_else(|| is_called_update(node)),
                is_under,
            });
        }
    }
    let rest = &words[said_to..];
    *label = match says_update(rest) {
        said @ Some(_) if rest.len() <= MAX_LABEL_WORDS => said,
        _ => None,
    };
}

/// Whether the last word that says what a date is says that it is that of a change.
fn says_update(words: &[&str]) -> Option<bool> {
    words.iter().rev().find_map(|word| {
        let word = word.to_lowercase();
        let is = |marks: &[&str]| marks.iter().any(|mark| word.starts_with(mark));
        (is(UPDATED) || is(PUBLISHED)).then(|| is(UPDATED))
    })
}

/// Whether an element that `text` stands in is called after a change.
fn is_called_update(text: &NodeRef) -> bool {
    let parents = text.ancestors_it(Some(2));
    parents.into_iter().any(|parent| {
        ["class", "id", "itemprop", "data-testid"]
            .iter()
            .any(|attribute| {
                let name = parent.attr_or(attribute, "").to_ascii_lowercase();
                (name.contains("updat") || name.contains("modif")) && !name.contains("publi")
            })
    })
}

/// The element that holds the headline: the heading that is `title`, else the first of the first rank.
pub(super) fn headline<'a>(page: &'a Document, title: Option<&str>) -> Option<NodeRef<'a>> {
    let headings = page.select("h1, h2, h3");
    let headings = &headings.nodes()[..headings.length().min(MAX_HEADINGS)];
    let is_title = |node: &&NodeRef| {
        let line = one_line(&render::text_of(node).text);
        title.is_some_and(|title| line.is_some_and(|line| line.contains(title)))
    };
    let first = || headings.iter().find(|node| node.has_name("h1"));
    headings.iter().find(is_title).or_else(first).copied()
}

/// The words of a text that is shown, on one line.
fn text(node: &NodeRef) -> Option<String> {
    let contents = node.query(|node| match &node.data {
        NodeData::Text { contents } => one_line(contents),
        _ => None,
    })??;
    let parent = node.parent()?;
    let is_code = ["script", "style", "noscript", "template", "title"]
        .iter()
        .any(|name| parent.has_name(name));
    (!is_code).then_some(contents)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(html: &str, expected: &[&str]) {
        let page = Document::from(html);
        let shown = |printed: &Printed| {
            let days = printed.dating.days;
            let time = printed.dating.time.map(|time| format!(" {time}"));
            let over = if printed.is_under { "" } else { " over" };
            let update = if printed.is_update { " update" } else { "" };
            format!("{days}{}{update}{over}", time.unwrap_or_default())
        };
        let found = around_headline(&page, headline(&page, Some("Ferry sinks")));
        let found: Vec<String> = found.iter().map(shown).collect();
        assert_eq!(found, expected, "{html}");
    }

    #[test]
    fn dates_of_many_forms_stand_around_a_headline() {
        check(
            "<i>March 5, 2024</i><h1>Ferry sinks</h1><p>By Ana Lund | Mar. 6th, 2024, at 9:05 p.m. EST<p>6-Mar-2024",
            &["2024-03-05 over", "2024-03-06 21:05:00", "2024-03-06"],
        );
        check(
            "<h1>Ferry sinks</h1><p>2024-03-06 • 16/03/2024",
            &["2024-03-06", "2024-03-16"],
        );
        check(
            "<h2>Ferry sinks</h2><p>Wednesday 6 March 2024",
            &["2024-03-06"],
        );
    }

    #[test]
    fn what_is_said_of_a_date_stands_before_it() {
        check(
            "<h1>Ferry sinks</h1><p>Published March 6, 2024 Updated: March 7, 2024 9:05am<p>March 8, 2024",
            &["2024-03-06", "2024-03-07 09:05:00 update", "2024-03-08"],
        );
        check(
            "<h1>Ferry sinks</h1><b>Last updated on</b><i>March 7, 2024</i><i>March 8, 2024</i>",
            &["2024-03-07 update", "2024-03-08"],
        );
        check(
            "<h1>Ferry sinks</h1><p>19:00, March 6, 2024 Updated 07:26, March 7, 2024",
            &["2024-03-06", "2024-03-07 update"],
        );
        check(
            "<h1>Ferry sinks</h1><p>March 7, 2024 -- Updated 0203 GMT",
            &["2024-03-07 update"],
        );
        check(
            "<h1>Ferry sinks</h1><p class=updated-at><i>March 7, 2024",
            &["2024-03-07 update"],
        );
        check(
            "<h1>Ferry sinks</h1><p class=publish-update><i>March 7, 2024",
            &["2024-03-07"],
        );
    }

    #[test]
    fn dates_that_are_told_of_are_not_the_articles() {
        let long = "They sailed on and on. ".repeat(10);
        check("<h1>Ferry sinks on March 6, 2024</h1>", &[]);
        check("<h1>Ferry sinks</h1><p>It sank on March 6, 2024.", &[]);
        check(
            "<h1>Ferry sinks</h1><p>The harbour will be closed on March 6, 2024 and then open again",
            &[],
        );
        check(
            &format!("<h1>Ferry sinks</h1><p>{long}<p>March 6, 2024<p>{long}<p>March 7, 2024"),
            &["2024-03-06"],
        );
        check("<h1>Ferry sinks</h1><script>March 6, 2024</script>", &[]);
        check("<p>March 6, 2024", &[]);
    }
}
