//! What can be seen of one line by itself.

use super::lexicon::{self, Lexicon};
use crate::analysis::cues;

/// What is seen of one line alone, in the order of the values of a [`Look`].
pub(super) const LOCAL: [&str; 34] = [
    "words",
    "chars",
    "word length",
    "final mark",
    "inner stops",
    "commas",
    "function words",
    "capitalised",
    "shouted",
    "digits",
    "numbers",
    "marks",
    "separators",
    "bullet",
    "opening",
    "quotes",
    "second person",
    "first person",
    "byline",
    "date words",
    "clock",
    "credit",
    "caption",
    "invitation",
    "of page",
    "address",
    "bracketed",
    "ago",
    "foreign letters",
    "lexicon sum",
    "lexicon mean",
    "lexicon least",
    "lexicon most",
    "prose",
];
pub(super) const WORDS: usize = 0;
pub(super) const FINAL_MARK: usize = 3;
pub(super) const CAPITALISED: usize = 7;
pub(super) const BULLET: usize = 13;
pub(super) const FUNCTION_SHARE: usize = 6;
pub(super) const DIGITS: usize = 9;
pub(super) const BYLINE: usize = 18;
pub(super) const DATE_WORDS: usize = 19;
pub(super) const LEXICON_LEAST: usize = 31;
pub(super) const LEXICON_MEAN: usize = 30;
pub(super) const PROSE: usize = 33;

/// A line of more words than this that ends as a sentence does is prose.
const SHORT_WORDS: f32 = 12.0;
/// A line without spaces between its words is prose from so many characters on.
const SHORT_CHARS: usize = 60;

/// Words that hold English sentences together; their share is high in prose and low in menus.
const FUNCTION_WORDS: &[&str] = &[
    "a", "about", "after", "against", "all", "also", "an", "and", "any", "are", "as", "at", "be",
    "because", "been", "before", "being", "between", "but", "by", "can", "could", "did", "do",
    "does", "during", "for", "from", "had", "has", "have", "he", "her", "him", "his", "how", "i",
    "if", "in", "into", "is", "it", "its", "just", "may", "me", "more", "most", "my", "no", "not",
    "of", "on", "one", "only", "or", "other", "our", "out", "over", "said", "she", "should", "so",
    "some", "such", "than", "that", "the", "their", "them", "then", "there", "these", "they",
    "this", "those", "through", "to", "under", "until", "up", "was", "we", "were", "what", "when",
    "where", "which", "while", "who", "will", "with", "would", "you", "your",
];

const DATE_WORDS_LIST: &[&str] = &[
    "jan",
    "january",
    "feb",
    "february",
    "mar",
    "march",
    "apr",
    "april",
    "may",
    "jun",
    "june",
    "jul",
    "july",
    "aug",
    "august",
    "sep",
    "sept",
    "september",
    "oct",
    "october",
    "nov",
    "november",
    "dec",
    "december",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mon",
    "tue",
    "wed",
    "thu",
    "fri",
    "sat",
    "sun",
    "am",
    "pm",
    "gmt",
    "utc",
    "est",
    "edt",
    "pst",
    "pdt",
    "bst",
    "ist",
    "updated",
    "published",
    "posted",
];

/// The words above as their hashes, sorted.
pub struct WordLists {
    function: Vec<u32>,
    date: Vec<u32>,
}

impl Default for WordLists {
    fn default() -> WordLists {
        let hashes = |words: &[&str]| {
            let mut hashes: Vec<u32> = words.iter().map(|word| lexicon::hash(word)).collect();
            hashes.sort_unstable();
            hashes
        };
        WordLists {
            function: hashes(FUNCTION_WORDS),
            date: hashes(DATE_WORDS_LIST),
        }
    }
}

/// What was seen of one line alone.
pub struct Look {
    pub(super) values: [f32; LOCAL.len()],
    /// The whole line.
    pub(super) hash: u32,
    /// Its words of four and more letters: hash, and whether capitalised and not the line's first.
    pub(super) content: Vec<(u32, bool)>,
}

impl Look {
    /// Whether the line is long and ends as a sentence does.
    pub fn is_prose(&self) -> bool {
        self.values[PROSE] > 0.0
    }

    pub(super) fn words(&self) -> f32 {
        self.values[WORDS]
    }

    pub(super) fn is_dated(&self) -> bool {
        self.values[DATE_WORDS] > 0.0 && self.words() <= SHORT_WORDS
    }

    /// What the line adds to a run of prose, in words.
    pub(super) fn worth(&self) -> f32 {
        match (self.is_prose(), self.values[FINAL_MARK] > 0.0) {
            (true, _) => self.words().clamp(SHORT_WORDS, 40.0),
            (_, true) if self.words() >= 3.0 => self.words() / 2.0,
            _ => -8.0,
        }
    }
}

/// Looks at one line by itself.
pub fn look(line: &str, lists: &WordLists, lexicon: &Lexicon) -> Look {
    let mut seen = Look {
        values: [0.0; LOCAL.len()],
        hash: lexicon::hash(line),
        content: Vec::new(),
    };
    let mut n_words = 0usize;
    let (mut n_chars, mut n_letters, mut n_digits, mut n_marks, mut n_foreign) = (0, 0, 0, 0, 0);
    let (mut n_function, mut n_capital, mut n_shouted, mut n_numbers) = (0, 0, 0, 0);
    let (mut n_commas, mut n_stops, mut n_separators, mut n_quotes) = (0, 0, 0, 0);
    let (mut n_dates, mut n_second, mut n_first, mut clock, mut address) = (0, 0, 0, false, false);
    let (mut sum, mut least, mut most, mut n_known) = (0.0f32, 0.0f32, 0.0f32, 0);
    for token in line.split_whitespace() {
        let word = token.trim_matches(|c: char| !c.is_alphanumeric());
        n_words += usize::from(!word.is_empty());
        n_separators += usize::from(word.is_empty());
        n_stops += usize::from(token.ends_with(['.', '?', '!']));
        address |= token.contains('@') || token.contains("://") || token.contains("www.");
        for c in token.chars() {
            n_chars += 1;
            match c {
                '0'..='9' => n_digits += 1,
                ',' | '،' | '、' => n_commas += 1,
                '"' | '“' | '”' | '«' | '»' => n_quotes += 1,
                '|' | '•' | '/' | '>' | '<' | '·' | '_' | '=' | '{' | '}' => {
                    n_separators += 1;
                    n_marks += 1;
                }
                '。' | '؟' | '۔' | '।' => n_stops += 1,
                _ if c.is_ascii_alphabetic() => n_letters += 1,
                _ if c.is_alphabetic() => {
                    n_letters += 1;
                    n_foreign += usize::from(c > '\u{24f}');
                }
                _ => n_marks += usize::from(!matches!(c, '.' | '’' | '\'' | '-')),
            }
        }
        let Some(first) = word.chars().next() else {
            continue;
        };
        let hash = lexicon::hash(word);
        if first.is_ascii_digit() {
            n_numbers += 1;
            clock |= word.contains(':');
        }
        if first.is_uppercase() {
            n_capital += 1;
            n_shouted += usize::from(word.len() > 1 && !word.contains(char::is_lowercase));
        }
        n_function += usize::from(lists.function.binary_search(&hash).is_ok());
        n_dates += usize::from(lists.date.binary_search(&hash).is_ok());
        n_second +=
            usize::from(word.eq_ignore_ascii_case("you") || word.eq_ignore_ascii_case("your"));
        n_first += usize::from(
            ["we", "our", "us", "i", "my"]
                .iter()
                .any(|own| word.eq_ignore_ascii_case(own)),
        );
        if let Some(score) = lexicon.score(hash) {
            sum += score;
            least = least.min(score);
            most = most.max(score);
            n_known += 1;
        }
        if word.len() > 3 && !first.is_ascii_digit() {
            seen.content
                .push((hash, n_words > 1 && first.is_uppercase()));
        }
    }
    let share = |n: usize, of: usize| n as f32 / of.max(1) as f32;
    let short = n_words <= 30;
    let stops = cues::ends_with_stop(line);
    let final_mark = match line
        .trim_end_matches(['"', '”', '’', '\'', ')', ']', '»', ' ', '\u{a0}'])
        .chars()
        .next_back()
    {
        Some('.') if line.ends_with("...") || line.ends_with("..") => 1.0,
        Some('…') => 1.0,
        Some(':' | ';') => 2.0,
        Some('?' | '!') => 3.0,
        _ if stops => 4.0,
        Some(',') => 0.5,
        _ => 0.0,
    };
    let prose = final_mark >= 2.0
        && (n_words as f32 > SHORT_WORDS || (n_foreign * 2 > n_letters && n_chars > SHORT_CHARS));
    let first = line.chars().next().unwrap_or(' ');
    let bullet = matches!(
        first,
        '*' | '+' | '-' | '•' | '·' | '–' | '>' | '»' | '|' | '#' | '←' | '→'
    );
    let opening = match first {
        _ if first.is_lowercase() => 0.0,
        '"' | '“' | '‘' | '\'' => 3.0,
        _ if first.is_uppercase() => 2.0,
        _ if first.is_ascii_digit() => 1.0,
        _ => 1.5,
    };
    let flag = |is: bool| if is { 1.0 } else { 0.0 };
    seen.values = [
        n_words as f32,
        n_chars as f32,
        share(n_chars, n_words),
        final_mark,
        n_stops as f32,
        n_commas as f32,
        share(n_function, n_words),
        share(n_capital, n_words),
        share(n_shouted, n_words),
        share(n_digits, n_chars),
        share(n_numbers, n_words),
        share(n_marks, n_chars),
        n_separators as f32,
        flag(bullet),
        opening,
        n_quotes as f32,
        n_second as f32,
        n_first as f32,
        flag(short && cues::is_byline(line)),
        n_dates as f32,
        flag(clock),
        flag(short && cues::is_credit(line)),
        flag(n_words <= 80 && cues::is_caption(line)),
        flag(short && cues::invites(line)),
        flag(short && cues::is_of_page(line)),
        flag(address),
        flag(matches!(first, '(' | '[')),
        flag(short && line.contains(" ago")),
        share(n_foreign, n_letters),
        sum,
        if n_known > 0 {
            sum / n_known as f32
        } else {
            0.0
        },
        least,
        most,
        flag(prose),
    ];
    seen
}
