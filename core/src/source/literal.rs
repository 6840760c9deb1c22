//! A small corpus written as one text: for tests, examples and documentation.

use crate::{
    article::{Article, ArticleKey, Basis, DateRange, Dating, Stated},
    text::Text,
};

/// The articles of `literal`, in its order.
///
/// Each begins with a line `//- courier/1 2024-03-06`: its key, whose first part is its outlet, and the
/// day on which it was published, which may be left out and may be followed by the hour (`2024-03-06T18:00`). Lines are trimmed.
///
/// ```
/// let articles = dateline_core::source::literal(
///     "//- courier/1 2024-03-06
///      The mill reopened on Monday.
///      //- ledger/1
///      The mill is open again.",
/// );
/// assert_eq!(articles[1].text.as_str(), "The mill is open again.");
/// assert_eq!(articles[1].stated.outlet.as_deref(), Some("ledger"));
/// ```
pub fn literal(literal: &str) -> Vec<Article> {
    let article = |part: &str| {
        let (header, body) = part.split_once('\n').unwrap_or((part, ""));
        let (key, day) = header.trim().split_once(' ').unwrap_or((header.trim(), ""));
        let lines: Vec<&str> = body.lines().map(str::trim).collect();
        let (day, time) = day.trim().split_once('T').unwrap_or((day.trim(), ""));
        let (day, time) = (day.parse().ok().map(DateRange::day), time.parse().ok());
        Article {
            key: ArticleKey(key.into()),
            text: Text::new(lines.join("\n").trim()),
            stated_blocks: Vec::new(),
            stated_paragraphs: Vec::new(),
            stated: Stated {
                outlet: key.split('/').next().map(str::to_owned),
                published: day.map(|day| Dating::stated(day, time, Basis::Metadata)),
                ..Stated::default()
            },
        }
    };
    literal.split("//- ").skip(1).map(article).collect()
}
