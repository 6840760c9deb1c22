//! The headline of a page, without the name of the site.

use std::collections::HashSet;

/// Marks between a headline and the name of the site; each stands between spaces but the first.
const SEPARATORS: &[&str] = &[
    "|", " -- ", " - ", " – ", " — ", " » ", " « ", " · ", " • ", " :: ", " / ", " : ", " < ",
    " > ", " ~ ",
];

/// Words that a name of a site may have.
const MAX_SITE_WORDS: usize = 6;
/// Characters that a heading has at least if it is a headline.
const MIN_HEADLINE_CHARS: usize = 10;
/// The share of words that a headline has in common with a title that the page states.
const MIN_SHARED: f64 = 0.5;
/// The same, where there is only one heading.
const MIN_SHARED_ALONE: f64 = 0.25;

/// What a headline is chosen from.
pub(super) struct Clues<'a> {
    /// Titles that the page states, the likeliest first.
    pub stated: &'a [String],
    /// The `title` element, as one line.
    pub tag: Option<&'a str>,
    /// Its `h1` elements, each as one line.
    pub headings: &'a [String],
    /// The name of the site.
    pub outlet: Option<&'a str>,
    /// The page's address.
    pub url: Option<&'a str>,
}

/// The headline as it is printed, else as the page states it.
pub(super) fn choose(clues: &Clues) -> Option<String> {
    let candidates = clues.stated.iter().map(String::as_str).chain(clues.tag);
    let titles: Vec<&str> = candidates
        .map(|title| without_site(title, clues))
        .filter(|title| !title.is_empty() && !is_site(title, clues))
        .collect();
    printed(&titles, clues)
        .or(titles.first().copied())
        .or_else(|| {
            clues
                .headings
                .iter()
                .map(String::as_str)
                .find(|heading| !is_site(heading, clues))
        })
        .map(str::to_owned)
}

/// The heading that is the headline: the only one, or the one that shares most words with the stated titles.
fn printed<'a>(titles: &[&str], clues: &Clues<'a>) -> Option<&'a str> {
    let words = |text: &str| -> HashSet<String> {
        let words = text
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty());
        words.map(str::to_lowercase).collect()
    };
    let stated: Vec<HashSet<String>> = titles.iter().map(|title| words(title)).collect();
    let shared = |heading: &str| {
        let own = words(heading);
        let parts = stated.iter().map(|title| {
            let n_shared = title.intersection(&own).count();
            n_shared as f64 / title.len().max(own.len()).max(1) as f64
        });
        parts.fold(0.0, f64::max)
    };
    let mut headings: Vec<&str> = clues.headings.iter().map(String::as_str).collect();
    headings.retain(|heading| {
        !is_site(heading, clues) && heading.chars().count() >= MIN_HEADLINE_CHARS
    });
    headings.dedup();
    let min_shared = if headings.len() == 1 {
        MIN_SHARED_ALONE
    } else {
        MIN_SHARED
    };
    headings
        .into_iter()
        .map(|heading| (shared(heading), heading))
        .filter(|(shared, _)| *shared >= min_shared || titles.is_empty())
        // The first of equals: `max_by` would take the last.
        .reduce(|best, next| if next.0 > best.0 { next } else { best })
        .map(|(_, heading)| without_section(heading, titles))
}

/// `heading` without the section before it, where what is left is a stated title.
fn without_section<'a>(heading: &'a str, titles: &[&str]) -> &'a str {
    let is_stated = |part: &str| titles.iter().any(|title| folded(title) == folded(part));
    let parts = SEPARATORS
        .iter()
        .filter_map(|mark| heading.split_once(mark));
    parts
        .map(|(_, part)| part.trim())
        .find(|part| is_stated(part))
        .unwrap_or(heading)
}

fn is_site(title: &str, clues: &Clues) -> bool {
    clues
        .outlet
        .is_some_and(|outlet| folded(outlet) == folded(title))
}

/// `title` without the name of the site at either end.
///
/// The end goes when it is the name, or when what is left is a heading of the page, or when it is
/// in the host's name.
fn without_site<'a>(title: &'a str, clues: &Clues) -> &'a str {
    let is_heading = |part: &str| {
        clues
            .headings
            .iter()
            .any(|heading| folded(heading) == folded(part))
    };
    let mut title = title.trim();
    loop {
        if is_heading(title) {
            return title;
        }
        let cuts = SEPARATORS.iter().flat_map(|mark| title.match_indices(mark));
        let shorter = cuts
            .filter_map(|(at, mark)| {
                let (before, after) = (title[..at].trim(), title[at + mark.len()..].trim());
                let names = |part: &str, rest: &str| {
                    names_site(part, clues) || is_heading(rest) && is_short(part)
                };
                match () {
                    () if before.is_empty() || after.is_empty() => None,
                    () if names(after, before) => Some(before),
                    () if names(before, after) => Some(after),
                    () => None,
                }
            })
            .min_by_key(|part| part.len());
        match shorter {
            Some(shorter) => title = shorter,
            None => return title,
        }
    }
}

fn names_site(part: &str, clues: &Clues) -> bool {
    if !is_short(part) {
        return false;
    }
    let part = folded(part);
    if part.is_empty() {
        return false;
    }
    let named = |outlet: &str| {
        let outlet = folded(outlet);
        outlet == part
            || part.len() > 3
                && (outlet.contains(&part) || outlet.len() > 3 && part.contains(&outlet))
    };
    clues.outlet.is_some_and(named)
        || clues.url.and_then(host).is_some_and(|host| {
            part.len() > 2 && host.contains(&part)
                || host
                    .split('.')
                    .any(|label| label.len() > 3 && part.contains(label))
        })
}

fn is_short(part: &str) -> bool {
    part.split_whitespace().count() <= MAX_SITE_WORDS
}

/// Letters and digits only, in lower case, so that `The Harbour-News` is found in `harbournews.test`.
fn folded(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

fn host(url: &str) -> Option<String> {
    let (_, rest) = url.split_once("://")?;
    let host = rest.split(['/', '?', '#']).next()?;
    Some(
        host.trim_start_matches("www.")
            .replace('-', "")
            .to_lowercase(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(
        tag: &str,
        headings: &[&str],
        outlet: Option<&str>,
        url: Option<&str>,
        expected: &str,
    ) {
        let headings: Vec<String> = headings
            .iter()
            .map(|heading| (*heading).to_owned())
            .collect();
        let clues = Clues {
            stated: &[],
            tag: Some(tag),
            headings: &headings,
            outlet,
            url,
        };
        assert_eq!(choose(&clues).as_deref(), Some(expected));
    }

    #[test]
    fn the_name_of_the_site_goes() {
        check(
            "Ferry sinks - Harbour News",
            &[],
            Some("Harbour News"),
            None,
            "Ferry sinks",
        );
        check(
            "Harbour News | Ferry sinks",
            &[],
            Some("Harbour News"),
            None,
            "Ferry sinks",
        );
        check(
            "Ferry sinks | World | Harbour News",
            &["Ferry sinks"],
            None,
            None,
            "Ferry sinks",
        );
        check(
            "Ferry sinks – HarbourNews.test",
            &[],
            None,
            Some("https://www.harbour-news.test/1"),
            "Ferry sinks",
        );
    }

    #[test]
    fn what_is_printed_goes_before_what_is_stated_for_machines() {
        let headings = [
            "Harbour News",
            "Ferry Maren sinks off Ny",
            "More ferries to read about",
        ];
        check(
            "Ferry sinks off Ny",
            &headings,
            Some("Harbour News"),
            None,
            "Ferry Maren sinks off Ny",
        );
        check(
            "Ferry sinks",
            &["The ferry sinks off Ny"],
            None,
            None,
            "The ferry sinks off Ny",
        );
        check(
            "Ferry sinks",
            &["Sign up for our newsletter"],
            None,
            None,
            "Ferry sinks",
        );
    }

    #[test]
    fn other_parts_of_a_headline_stay() {
        check(
            "Ferry sinks - all are safe",
            &[],
            Some("Harbour News"),
            None,
            "Ferry sinks - all are safe",
        );
        check(
            "Live: Ferry sinks",
            &["Live: Ferry sinks"],
            None,
            Some("https://live.test/"),
            "Live: Ferry sinks",
        );
        check(
            "Harbour News",
            &["Ferry sinks"],
            Some("Harbour News"),
            None,
            "Ferry sinks",
        );
    }
}
