//! Sentences and tokens.

use super::{Tokens, abbreviations::Abbreviation, blocks::quoting, tokens};
use crate::{
    article::Block,
    lexicon::currencies,
    text::{Span, Text},
};

/// One sentence, with the quotation marks and brackets that belong to it and no white space at its ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Sentence {
    /// Where it stands.
    pub span: Span,
}

/// A word, a number or a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
}

/// What a [`Token`] is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, with apostrophes and full stops that belong to the word (`Shi'ite`, `U.S.`, `Gen.`); hyphens part words,
    /// and a possessive `'s` is a word of its own.
    Word,
    /// Digits, with the marks of grouping and decimals (`27,000`), and the letters of an ordinal or a decade (`7th`, `1990s`).
    Number,
    /// Any other character that is not white space, each by itself.
    Mark,
}

/// A sentence has no more tokens: what rules read from one end of a sentence to the other has a bound.
pub(super) const MAX_SENTENCE_TOKENS: usize = 512;

/// The sentences of those `blocks` whose role tells something; none runs over the end of a block.
///
/// One of more than 512 tokens is no sentence, and is cut at the end of a line or a clause.
pub fn sentences(text: &Text, tokens: &Tokens, blocks: &[Block]) -> Vec<Sentence> {
    let mut found = Vec::new();
    for block in blocks.iter().filter(|block| block.role.tells()) {
        let tokens = tokens.inside(block.span);
        let mut first = 0;
        for last in 0..tokens.len() {
            let end = if last + 1 == tokens.len() || ends_sentence(text, tokens, first, last) {
                last
            } else if last + 1 - first == MAX_SENTENCE_TOKENS {
                first + cut(text, &tokens[first..=last + 1])
            } else {
                continue;
            };
            let span = tokens[first].span.cover(tokens[end].span);
            found.push(Sentence { span });
            first = end + 1;
        }
    }
    found
}

/// Of `tokens`, of which the last is the first of what follows, the one after which an endless sentence is best cut;
/// it stands in the second half.
fn cut(text: &Text, tokens: &[tokens::Token]) -> usize {
    let whole = tokens.len() - 2;
    let ends_line = |at: &usize| text[between(tokens, *at)].contains('\n');
    let ends_clause = |at: &usize| matches!(&text[tokens[*at].span], "," | ";" | ":");
    let late = || (whole / 2..=whole).rev();
    let found = late().find(ends_line).or_else(|| late().find(ends_clause));
    found.unwrap_or(whole)
}

/// What stands between the token at `index` and the next.
fn between(tokens: &[tokens::Token], index: usize) -> Span {
    Span::new(tokens[index].span.end(), tokens[index + 1].span.start())
}

/// The tokens of `within`, in order; all that is not white space lies in one, but for marks of quoting at the heads of lines.
pub fn tokens(text: &Text, within: Span) -> Vec<Token> {
    let covered = &text[within];
    let offset = within.start() as usize;
    let mut found = Vec::with_capacity(covered.len() / 5 + 1);
    let mut at = 0;
    while let Some(first) = char_at(covered, at) {
        if first.is_whitespace() {
            at += first.len_utf8();
            // `>` at the head of a line within a paragraph, as mail quotes.
            if first == '\n' {
                at += quoting(&covered[at..]).len();
            }
            continue;
        }
        let (kind, end) = if first.is_alphabetic() {
            (TokenKind::Word, word_end(covered, at))
        } else if first.is_ascii_digit() {
            (TokenKind::Number, number_end(covered, at))
        } else if let Some(end) = possessive_end(covered, at) {
            (TokenKind::Word, end)
        } else {
            (TokenKind::Mark, at + first.len_utf8())
        };
        let span = Span::of(offset + at, offset + end);
        found.push(Token { span, kind });
        at = end;
    }
    found
}

/// Whether `c` can stand between two letters of one word, or before the `s` of a possessive.
pub(super) const fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '`' | 'ʼ' | 'ʿ' | 'ʾ')
}

fn char_at(text: &str, at: usize) -> Option<char> {
    match text.as_bytes().get(at) {
        Some(byte) if byte.is_ascii() => Some(char::from(*byte)),
        Some(_) => text.get(at..)?.chars().next(),
        None => None,
    }
}

fn continues_word(c: char) -> bool {
    // Combining accents, soft hyphens and joiners are no letters, but stand inside words.
    c.is_alphanumeric()
        || matches!(
            c,
            '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200c}' | '\u{200d}'
        )
}

fn letters_end(text: &str, mut at: usize) -> usize {
    while let Some(c) = char_at(text, at).filter(|&c| continues_word(c)) {
        at += c.len_utf8();
    }
    at
}

/// The most letters of a currency that stands before its number.
const MAX_CURRENCY: usize = 4;

/// The end of the currency at `start`, where the digits of a sum touch it: `Sh` of `Sh4.6 billion`.
fn currency_end(text: &str, start: usize) -> Option<usize> {
    let letters = text.as_bytes()[start..].iter().take(MAX_CURRENCY + 1);
    let n_letters = letters
        .take_while(|byte| byte.is_ascii_alphabetic())
        .count();
    let end = start + n_letters;
    let digits = text.as_bytes().get(end).is_some_and(u8::is_ascii_digit);
    let sum = digits && n_letters <= MAX_CURRENCY;
    (sum && currencies::opens_sum(&text[start..end], &text[end..])).then_some(end)
}

fn word_end(text: &str, start: usize) -> usize {
    if let Some(end) = currency_end(text, start) {
        return end;
    }
    let mut end = letters_end(text, start);
    while let Some(mark) = char_at(text, end).filter(|&c| is_apostrophe(c)) {
        let after = end + mark.len_utf8();
        let letters = char_at(text, after).is_some_and(char::is_alphabetic);
        if !letters || possessive_end(text, end).is_some() {
            return end;
        }
        end = letters_end(text, after);
    }
    // `43C.` ends a sentence.
    let of_number = text.as_bytes()[..start]
        .last()
        .is_some_and(u8::is_ascii_digit);
    let is_dotted = char_at(text, end + 1).is_some_and(char::is_alphabetic);
    if char_at(text, end) != Some('.') || of_number && !is_dotted {
        return end;
    }
    let word = &text[start..end];
    if word.chars().nth(1).is_none() {
        return initials_end(text, start, end);
    }
    let next = text[end + 1..].trim_start_matches(' ').chars().next();
    if Abbreviation::of(word, next).is_some() {
        end + 1
    } else {
        end
    }
}

/// The end of `U.S.`, `a.m.` or `J.`, whose first letter is `start..end`.
fn initials_end(text: &str, start: usize, mut end: usize) -> usize {
    let mut n_letters = 1;
    while char_at(text, end) == Some('.') {
        let Some(letter) = char_at(text, end + 1).filter(|c| c.is_alphabetic()) else {
            break;
        };
        let after = end + 1 + letter.len_utf8();
        if char_at(text, after).is_some_and(continues_word) {
            break;
        }
        end = after;
        n_letters += 1;
    }
    let capital = char_at(text, start).is_some_and(char::is_uppercase);
    if char_at(text, end) == Some('.') && (capital || n_letters > 1) {
        end += 1;
    }
    end
}

fn number_end(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut end = start;
    while is_digit(end) || (matches!(bytes.get(end), Some(b',' | b'.')) && is_digit(end + 1)) {
        end += 1;
    }
    let letters = letters_end(text, end);
    let suffix = &text[end..letters];
    let is_suffix = ["st", "nd", "rd", "th", "s"]
        .iter()
        .any(|known| known.eq_ignore_ascii_case(suffix));
    if is_suffix { letters } else { end }
}

/// The end of the `'s` at `at`, if one stands there after a word.
fn possessive_end(text: &str, at: usize) -> Option<usize> {
    let mark = char_at(text, at).filter(|&c| is_apostrophe(c))?;
    let end = at + mark.len_utf8() + 1;
    let is_s = matches!(char_at(text, end - 1), Some('s' | 'S'));
    let before = text[..at].chars().next_back()?;
    let after = char_at(text, end);
    (is_s && !before.is_whitespace() && !after.is_some_and(continues_word)).then_some(end)
}

/// How many marks may stand before the first word of a sentence; longer runs are ornaments.
const MAX_MARKS_BEFORE_SENTENCE: usize = 16;

/// Whether the sentence that begins with token `first` ends with token `last`, which is not the final one.
fn ends_sentence(text: &Text, tokens: &[tokens::Token], first: usize, last: usize) -> bool {
    let line_ends = text[between(tokens, last)].bytes();
    if line_ends.filter(|&byte| byte == b'\n').count() > 1 {
        return true;
    }
    if is_closer(&text[tokens[last + 1].span]) && touch(tokens, last) {
        return false;
    }
    // Closing marks belong to the sentence whose full stop they follow at once.
    let mut stop = last;
    while stop > first && is_closer(&text[tokens[stop].span]) && touch(tokens, stop - 1) {
        stop -= 1;
    }
    let word = &text[tokens[stop].span];
    let closed = stop < last;
    let unspaced = is_unspaced_stop(word);
    let hard = unspaced || matches!(word, "." | "?" | "!" | "…");
    let soft = tokens[stop].kind == TokenKind::Word && word.ends_with('.');
    if !hard && !soft {
        return false;
    }
    if touch(tokens, last) && !(closed && hard) && !unspaced {
        return false;
    }
    // `1.` and `(a).` number what follows.
    if stop == first + 1 && tokens[first].kind == TokenKind::Number {
        return false;
    }
    let Some(next) = (last + 1..tokens.len())
        .take(MAX_MARKS_BEFORE_SENTENCE)
        .find(|&n| tokens[n].kind != TokenKind::Mark)
    else {
        return false;
    };
    if hard {
        opens_sentence(text, tokens, next)
            && !(closed && matches!(word, "?" | "!") && is_cue(text, &tokens[next..]))
    } else {
        abbreviation_ends(word.trim_end_matches('.'), text, &tokens[next..])
    }
}

/// Whether `mark` ends sentences in a script that need not write a space after it: Chinese and Japanese, Arabic and Urdu,
/// Hindi, Armenian, Amharic.
pub(super) fn is_unspaced_stop(mark: &str) -> bool {
    matches!(
        mark,
        "。" | "！" | "？" | "｡" | "؟" | "۔" | "।" | "॥" | "։" | "።" | "፧"
    )
}

fn touch(tokens: &[tokens::Token], index: usize) -> bool {
    tokens[index].span.end() == tokens[index + 1].span.start()
}

fn is_closer(mark: &str) -> bool {
    matches!(
        mark,
        "\"" | "”" | "’" | "'" | "`" | ")" | "]" | "»" | "›" | "″" | "」" | "』" | "）"
    )
}

fn opens_sentence(text: &Text, tokens: &[tokens::Token], next: usize) -> bool {
    let word = &text[tokens[next].span];
    let after = tokens.get(next + 2).map_or("", |token| &text[token.span]);
    let article_of_name = matches!(word, "al" | "el" | "ad" | "as" | "ash" | "an" | "ar" | "at")
        && tokens
            .get(next + 1)
            .is_some_and(|token| matches!(&text[token.span], "-" | "‑"))
        && starts_upper(after);
    tokens[next].kind == TokenKind::Number || !starts_lower(word) || article_of_name
}

/// Whether `X asked` follows, as it may a question inside quotation marks.
fn is_cue(text: &Text, rest: &[tokens::Token]) -> bool {
    let words = rest
        .iter()
        .take(6)
        .take_while(|t| t.kind == TokenKind::Word);
    !is_opener(&text[rest[0].span])
        && words.skip(1).any(|token| {
            matches!(
                &text[token.span],
                "said"
                    | "says"
                    | "asked"
                    | "asks"
                    | "added"
                    | "told"
                    | "wrote"
                    | "cried"
                    | "shouted"
                    | "replied"
                    | "wondered"
                    | "tweeted"
                    | "exclaimed"
                    | "continued"
            )
        })
}

fn abbreviation_ends(word: &str, text: &Text, rest: &[tokens::Token]) -> bool {
    let next = &text[rest[0].span];
    if rest[0].kind == TokenKind::Number || !starts_upper(next) {
        return false;
    }
    if Abbreviation::of(word, next.chars().next()) == Some(Abbreviation::Leads) {
        return false;
    }
    if matches!(word, "a.m" | "p.m" | "A.M" | "P.M") {
        let is_zone = next.chars().all(char::is_uppercase) && (2..=4).contains(&next.len());
        let is_day =
            next.ends_with("day") || matches!(next, "Eastern" | "Pacific" | "Central" | "Mountain");
        return !(is_zone || is_day);
    }
    is_opener(next)
}

/// Function words with the capital that begins a sentence; sorted.
#[rustfmt::skip]
const OPENERS: &[&str] = &[
    "A", "According", "After", "All", "Also", "Although", "An", "And", "Another", "As", "At", "Because", "Before",
    "Both", "But", "By", "Despite", "During", "Earlier", "Even", "For", "From", "He", "Her", "Here", "His", "How",
    "However", "I", "If", "In", "Instead", "It", "Its", "Later", "Many", "Meanwhile", "Most", "My", "No", "Not",
    "Now", "Of", "On", "Once", "Or", "Other", "Others", "Our", "She", "Since", "So", "Some", "Still", "Such",
    "That", "The", "Their", "Then", "There", "These", "They", "This", "Those", "To", "Under", "Until", "We", "What",
    "When", "Where", "While", "Who", "Why", "With", "Yet", "You",
];

/// Whether `word` is a capitalised function word, which within a sentence would be in lower case.
fn is_opener(word: &str) -> bool {
    OPENERS.binary_search(&word).is_ok()
}

fn starts_lower(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_lowercase)
}

fn starts_upper(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Role;

    fn sentences_of(text: &Text, blocks: &[Block]) -> Vec<Sentence> {
        sentences(text, &Tokens::of(text, blocks), blocks)
    }

    #[track_caller]
    fn check_tokens(input: &str, expected: &str) {
        let text = Text::new(input);
        let found: Vec<&str> = tokens(&text, text.span())
            .iter()
            .map(|t| &text[t.span])
            .collect();
        assert_eq!(found.join(" "), expected);
    }

    /// `|` stands where one sentence ends and the next begins.
    #[track_caller]
    fn check_sentences(expected: &str) {
        let text = Text::new(expected.replace(" | ", " "));
        let block = Block {
            span: text.span(),
            role: Role::Body,
        };
        let found = sentences_of(&text, &[block]);
        let found: Vec<&str> = found.iter().map(|s| &text[s.span]).collect();
        assert_eq!(found.join(" | "), expected);
    }

    #[test]
    fn words_keep_their_apostrophes_and_shed_the_possessive() {
        check_tokens(
            "Shi'ite farmers’ wells, the mayor's don`t",
            "Shi'ite farmers ’ wells , the mayor 's don`t",
        );
        check_tokens("the river`s ISO’s (UN)'s", "the river `s ISO ’s ( UN ) 's");
    }

    #[test]
    fn full_stops_stay_with_initials_and_abbreviations() {
        check_tokens(
            "The U.S. sent Lt. Col. J.R. Hale.",
            "The U.S. sent Lt. Col. J.R. Hale .",
        );
        check_tokens(
            "No. 2 said no. Nov. 3 at 5 a.m.",
            "No. 2 said no . Nov. 3 at 5 a.m.",
        );
    }

    #[test]
    fn numbers_keep_groups_decimals_and_ordinals() {
        check_tokens(
            "27,000 of 3.5, the 7th of the 1990s, 10km.",
            "27,000 of 3.5 , the 7th of the 1990s , 10 km .",
        );
    }

    #[test]
    fn hyphens_and_marks_stand_alone() {
        check_tokens("al-Tin... “so”", "al - Tin . . . “ so ”");
        check_tokens("a\u{a0}b\u{feff}", "a b \u{feff}");
    }

    #[test]
    fn openers_are_sorted() {
        assert!(OPENERS.is_sorted());
    }

    #[test]
    fn a_title_ends_no_sentence() {
        check_sentences("Maj. Gen. Amin Sabri met Mr. Hale. | They spoke on Nov. 3.");
        check_sentences("He lives in the U.S. | The house is small. | U.S. President Hale left.");
        check_sentences(
            "J. K. Rowan of Dunmore Inc. spoke. | It was 9 p.m. | Police came at 5 p.m. Monday.",
        );
    }

    #[test]
    fn closing_marks_stay_with_their_sentence() {
        check_sentences("“It is over.” | The mayor left. | 'We won.' | They sang.");
        check_sentences("(It rained.) | \"We go home.\" | \"Tomorrow,\" he said.");
        check_sentences("''We go.'' | Nobody stayed.");
    }

    #[test]
    fn a_question_belongs_to_its_cue() {
        check_sentences("\"Is it far?\" he asked. | \"No!\" Sabri said. | \"Why?\" | He laughed.");
    }

    #[test]
    fn a_sentence_does_not_end_before_lower_case() {
        check_sentences(
            "She shops at Yahoo! and elsewhere. | He waited ... and left. | 27 stayed.",
        );
        check_sentences("They left. | al-Sabri stayed at 3.5 per cent.");
    }

    #[test]
    fn a_full_stop_of_another_script_needs_no_space() {
        let text = Text::new("水が戻った。「本当か？」と市長。पानी आया।शहर खुश है। ውሃ መጣ።ከተማው ተደሰተ።");
        let block = Block {
            span: text.span(),
            role: Role::Body,
        };
        let found = sentences_of(&text, &[block]);
        let found: Vec<&str> = found.iter().map(|s| &text[s.span]).collect();
        assert_eq!(
            found,
            [
                "水が戻った。",
                "「本当か？」",
                "と市長。",
                "पानी आया।",
                "शहर खुश है।",
                "ውሃ መጣ።",
                "ከተማው ተደሰተ።"
            ]
        );
    }

    #[test]
    fn what_never_ends_is_cut_at_a_line_or_a_clause() {
        let n_tokens = |text: &str| {
            let text = Text::new(text);
            let block = Block {
                span: text.span(),
                role: Role::Body,
            };
            let found = sentences_of(&text, &[block]);
            let counts = found.iter().map(|s| tokens(&text, s.span).len());
            counts.collect::<Vec<_>>()
        };
        assert_eq!(n_tokens(&"rain ".repeat(1100)), [512, 512, 76]);
        let clauses = format!("{}, {}", "rain ".repeat(300), "rain ".repeat(300));
        assert_eq!(n_tokens(&clauses), [301, 300]);
        let lines = format!("{}\n{}", "rain ".repeat(300), "rain, ".repeat(150));
        assert_eq!(n_tokens(&lines), [300, 300]);
        let early = format!("rain,\n{}", "rain ".repeat(600));
        assert_eq!(n_tokens(&early), [512, 90]);
    }

    #[test]
    fn an_empty_line_ends_a_sentence() {
        let text = Text::new("Names\n\nOne name\nis long");
        let block = Block {
            span: text.span(),
            role: Role::Body,
        };
        let found: Vec<&str> = sentences_of(&text, &[block])
            .iter()
            .map(|s| &text[s.span])
            .collect();
        assert_eq!(found, ["Names", "One name\nis long"]);
    }

    #[test]
    fn blocks_that_tell_nothing_have_no_sentences() {
        let text = Text::new("Share this.");
        let block = Block {
            span: text.span(),
            role: Role::Noise,
        };
        assert_eq!(sentences_of(&text, &[block]), []);
    }
}
