//! Checks of one stage, drawn with carets under the text.

use expect_test::Expect;

use crate::{
    article::{Article, ArticleKey, Stated},
    text::{Span, Text, underline},
};

/// An article of which its source says nothing but `text`.
pub(crate) fn article(text: &Text) -> Article {
    Article {
        key: ArticleKey("a.txt".into()),
        text: text.clone(),
        stated_blocks: Vec::new(),
        stated_paragraphs: Vec::new(),
        stated: Stated::default(),
    }
}

/// Checks one stage against text with its labels drawn underneath.
///
/// Lines of carets are the expectation and the others the input, so a
/// fixture is written once. `UPDATE_EXPECT=1 cargo test` redraws them.
#[track_caller]
pub(crate) fn check(stage: impl Fn(&Text) -> Vec<(Span, String)>, expect: Expect) {
    let input: String = expect
        .data()
        .lines()
        .map(str::trim_end)
        .filter(|line| !line.trim_start().starts_with('^') && !line.is_empty())
        .map(|line| line.trim_start().to_owned() + "\n")
        .collect();
    let text = Text::new(input.trim_end());
    let found = stage(&text);
    let labels = found.iter().map(|(span, label)| (*span, label.as_str()));
    expect.assert_eq(&underline(&text, labels));
}
