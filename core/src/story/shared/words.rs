//! The words of an article as they are compared: folded, and hashed.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};
use xxhash_rust::xxh3::xxh3_64;

use crate::{
    analysis::{
        AnnotatedArticle,
        segment::{self, TokenKind},
    },
    article::Role,
    text::{Span, Text},
};

/// One word or number without regard to capitals, accents, apostrophes, full stops and grouping of digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FoldedWord {
    /// Equal for words that are equal when folded; for others with all but certainty not.
    pub hash: u32,
    /// Where it stands.
    pub span: Span,
}

/// The words of what `annotated` tells in running text, in order; marks are left out.
///
/// Headlines and captions are left out too: to share them says nothing of who wrote the text.
pub fn of_article(annotated: &AnnotatedArticle) -> Vec<FoldedWord> {
    let blocks = annotated.annotations.blocks.iter();
    let running = blocks.filter(|block| matches!(block.role, Role::Standfirst | Role::Body));
    let mut words = Vec::new();
    for block in running {
        of_span(&annotated.article.text, block.span, &mut words);
    }
    words
}

/// Adds the words within `span` to `words`.
pub fn of_span(text: &Text, span: Span, words: &mut Vec<FoldedWord>) {
    let mut folded = String::new();
    for token in segment::tokens(text, span) {
        if token.kind == TokenKind::Mark {
            continue;
        }
        fold(&text[token.span], &mut folded);
        words.push(FoldedWord {
            hash: xxh3_64(folded.as_bytes()) as u32,
            span: token.span,
        });
    }
}

fn fold(word: &str, folded: &mut String) {
    folded.clear();
    if word.is_ascii() {
        let letters = word.bytes().filter(u8::is_ascii_alphanumeric);
        folded.extend(letters.map(|byte| char::from(byte.to_ascii_lowercase())));
        return;
    }
    let letters = word.nfkd().filter(|c| !is_combining_mark(*c));
    folded.extend(
        letters
            .filter(|c| c.is_alphanumeric())
            .flat_map(char::to_lowercase),
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hashes(text: &str) -> Vec<u32> {
        let text = Text::new(text);
        let mut words = Vec::new();
        of_span(&text, text.span(), &mut words);
        words.iter().map(|word| word.hash).collect()
    }

    #[test]
    fn capitals_marks_and_accents_do_not_count() {
        assert_eq!(
            hashes("The U.S. didn’t pay “27,000” euros — to Türkiye's café"),
            hashes("the us DIDN'T pay 27000 euros to turkiye`s cafe")
        );
    }

    #[test]
    fn other_numbers_are_other_words() {
        assert_ne!(hashes("27 mills"), hashes("28 mills"));
        assert_ne!(hashes("27.5 mills"), hashes("28.5 mills"));
    }
}
