//! What can be seen of each line of a page: by itself, in its neighbours and in the whole page.
//!
//! The decision whether a line belongs to the story is learnt over these numbers, here and in the
//! training program alike. Every feature is a plain number, larger for more; none depends on what
//! the page is about but through words that recur in it.

use std::collections::HashMap;

use super::lexicon::{self, Lexicon};
use crate::{analysis::cues, text::Span, text::Text};

/// What is seen of one line alone, in the order of [`Look::values`].
const LOCAL: [&str; 34] = [
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
const WORDS: usize = 0;
const FINAL_MARK: usize = 3;
const CAPITALISED: usize = 7;
const BULLET: usize = 13;
const DATE_WORDS: usize = 19;
const LEXICON_MEAN: usize = 30;
const PROSE: usize = 33;

/// Which of them are also seen of the neighbours.
const OF_NEIGHBOURS: [usize; 10] = [
    WORDS,
    FINAL_MARK,
    6,
    CAPITALISED,
    BULLET,
    9,
    18,
    DATE_WORDS,
    LEXICON_MEAN,
    31,
];
const NEIGHBOURS: [isize; 6] = [-3, -2, -1, 1, 2, 3];

/// What is seen of a line in its page.
const IN_PAGE: [&str; 30] = [
    "lines of page",
    "prose lines of page",
    "words of prose in page",
    "place",
    "from top",
    "from bottom",
    "words above",
    "prose above",
    "prose below",
    "prose share above",
    "lines since prose",
    "lines to prose",
    "prose within 3",
    "prose within 8",
    "prose density above",
    "prose density below",
    "slow prose density above",
    "slow prose density below",
    "short lines in a row above",
    "short lines in a row below",
    "dates within 8",
    "alike lines",
    "shared words",
    "shared word share",
    "shared names share",
    "in densest run",
    "into densest run",
    "out of densest run",
    "words of densest run",
    "median words",
];

/// What is seen of a line once every line of the page has a first score.
const OF_SCORES: [&str; 29] = [
    "score",
    "score -5",
    "score -4",
    "score -3",
    "score -2",
    "score -1",
    "score +1",
    "score +2",
    "score +3",
    "score +4",
    "score +5",
    "mean score within 2",
    "mean score within 5",
    "mean score within 12",
    "best score of page",
    "kept lines of page",
    "kept share of page",
    "kept above",
    "kept below",
    "lines since kept",
    "lines to kept",
    "in best run",
    "into best run",
    "out of best run",
    "score of run",
    "share of shared words",
    "rank of score",
    "score below best",
    "mean score below best",
];

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
    values: [f32; LOCAL.len()],
    /// The whole line.
    hash: u32,
    /// Its words of four and more letters: hash, and whether capitalised and not the line's first.
    content: Vec<(u32, bool)>,
}

impl Look {
    fn is_prose(&self) -> bool {
        self.values[PROSE] > 0.0
    }

    fn words(&self) -> f32 {
        self.values[WORDS]
    }

    fn is_dated(&self) -> bool {
        self.values[DATE_WORDS] > 0.0 && self.words() <= SHORT_WORDS
    }

    /// What the line adds to a run of prose, in words.
    fn worth(&self) -> f32 {
        match (self.is_prose(), self.values[FINAL_MARK] > 0.0) {
            (true, _) => self.words().clamp(SHORT_WORDS, 40.0),
            (_, true) if self.words() >= 3.0 => self.words() / 2.0,
            _ => -8.0,
        }
    }
}

/// The names of the features of the first pass, in the order of the rows.
pub fn names() -> Vec<String> {
    let mut names: Vec<String> = LOCAL.iter().map(|&name| name.to_owned()).collect();
    for offset in NEIGHBOURS {
        names.extend(
            OF_NEIGHBOURS
                .iter()
                .map(|&n| format!("{} {offset:+}", LOCAL[n])),
        );
    }
    names.extend(IN_PAGE.iter().map(|&name| name.to_owned()));
    names
}

/// The names of the features that the second pass adds to them.
pub fn names_of_scores() -> Vec<String> {
    OF_SCORES.iter().map(|&name| name.to_owned()).collect()
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

/// One row of features for each line of a page; `width` numbers each, one row after the other.
pub fn rows(looks: &[Look]) -> Vec<f32> {
    let n = looks.len();
    let mut rows = Vec::with_capacity(
        n * (LOCAL.len() + NEIGHBOURS.len() * OF_NEIGHBOURS.len() + IN_PAGE.len()),
    );
    let page = Page::new(looks);
    for at in 0..n {
        rows.extend_from_slice(&looks[at].values);
        for offset in NEIGHBOURS {
            let neighbour = at.checked_add_signed(offset).and_then(|at| looks.get(at));
            rows.extend(
                OF_NEIGHBOURS
                    .iter()
                    .map(|&k| neighbour.map_or(-1.0, |look| look.values[k])),
            );
        }
        page.push_row(at, &mut rows);
    }
    rows
}

/// What is known of all lines of a page together.
struct Page<'l> {
    looks: &'l [Look],
    /// Prose lines before each line, and after the last.
    prose: Vec<u32>,
    words: Vec<f32>,
    dated: Vec<u32>,
    above: Vec<(f32, f32)>,
    below: Vec<(f32, f32)>,
    short_above: Vec<u32>,
    short_below: Vec<u32>,
    since: Vec<u32>,
    until: Vec<u32>,
    alike: HashMap<u32, u32>,
    vocabulary: HashMap<u32, u32>,
    run: (usize, usize),
    run_words: f32,
    median: f32,
    prose_words: f32,
}

/// Farther than this is far.
const FAR: u32 = 99;

impl<'l> Page<'l> {
    fn new(looks: &'l [Look]) -> Page<'l> {
        let run = densest_run(looks.iter().map(Look::worth));
        let mut alike = HashMap::new();
        for look in looks {
            *alike.entry(look.hash).or_insert(0) += 1;
        }
        let prose_words = |look: &Look| {
            if look.is_prose() {
                look.words().min(60.0)
            } else {
                0.0
            }
        };
        let mut lengths: Vec<u32> = looks.iter().map(|look| look.words() as u32).collect();
        lengths.sort_unstable();
        Page {
            prose: sums(looks.iter().map(|look| u32::from(look.is_prose()))),
            dated: sums(looks.iter().map(|look| u32::from(look.is_dated()))),
            words: {
                let mut sum = 0.0;
                looks
                    .iter()
                    .map(|look| {
                        sum += look.words();
                        sum - look.words()
                    })
                    .collect()
            },
            above: densities(looks.iter().map(prose_words)),
            below: reversed(densities(looks.iter().rev().map(prose_words))),
            short_above: in_a_row(
                looks
                    .iter()
                    .map(|look| !look.is_prose() && look.values[FINAL_MARK] < 2.0),
            ),
            short_below: reversed(in_a_row(
                looks
                    .iter()
                    .rev()
                    .map(|look| !look.is_prose() && look.values[FINAL_MARK] < 2.0),
            )),
            since: in_a_row(looks.iter().map(|look| !look.is_prose())),
            until: reversed(in_a_row(looks.iter().rev().map(|look| !look.is_prose()))),
            alike,
            vocabulary: vocabulary(looks, Look::is_prose_at),
            run,
            run_words: looks[run.0..run.1].iter().map(prose_words).sum(),
            median: lengths.get(lengths.len() / 2).copied().unwrap_or(0) as f32,
            prose_words: looks.iter().map(prose_words).sum(),
            looks,
        }
    }

    fn push_row(&self, at: usize, row: &mut Vec<f32>) {
        let n = self.looks.len();
        let look = &self.looks[at];
        let own = u32::from(look.is_prose());
        let (above, below) = (self.prose[at], self.prose[n] - self.prose[at + 1]);
        let within = |sums: &[u32], reach: usize| {
            (sums[(at + reach + 1).min(n)] - sums[at.saturating_sub(reach)]) as f32
        };
        let (shared, share, names) = shared(look, &self.vocabulary, look.is_prose());
        let (first, after) = self.run;
        let far = |distance: isize| (distance.clamp(-(FAR as isize), FAR as isize)) as f32;
        row.extend([
            n as f32,
            self.prose[n] as f32,
            self.prose_words,
            at as f32 / n as f32,
            at as f32,
            (n - 1 - at) as f32,
            self.words[at],
            above as f32,
            below as f32,
            above as f32 / (self.prose[n] - own).max(1) as f32,
            self.since[at].min(FAR) as f32,
            self.until[at].min(FAR) as f32,
            within(&self.prose, 3) - own as f32,
            within(&self.prose, 8) - own as f32,
            self.above[at].0,
            self.below[at].0,
            self.above[at].1,
            self.below[at].1,
            self.short_above[at].min(FAR) as f32,
            self.short_below[at].min(FAR) as f32,
            within(&self.dated, 8),
            self.alike.get(&look.hash).copied().unwrap_or(0) as f32,
            shared as f32,
            share,
            names,
            if (first..after).contains(&at) {
                1.0
            } else {
                0.0
            },
            far(at as isize - first as isize),
            far(after as isize - 1 - at as isize),
            self.run_words,
            self.median,
        ]);
    }
}

impl Look {
    fn is_prose_at(look: &Look, _: usize) -> bool {
        look.is_prose()
    }
}

/// How many of the chosen lines hold each content word.
fn vocabulary(looks: &[Look], chosen: impl Fn(&Look, usize) -> bool) -> HashMap<u32, u32> {
    let mut vocabulary = HashMap::new();
    for (_, look) in looks
        .iter()
        .enumerate()
        .filter(|(at, look)| chosen(look, *at))
    {
        let mut words: Vec<u32> = look.content.iter().map(|&(word, _)| word).collect();
        words.sort_unstable();
        words.dedup();
        for word in words {
            *vocabulary.entry(word).or_insert(0) += 1;
        }
    }
    vocabulary
}

/// How many content words of the line stand in other lines of the vocabulary, their share, and the share of names among them.
fn shared(look: &Look, vocabulary: &HashMap<u32, u32>, is_in: bool) -> (usize, f32, f32) {
    let own = u32::from(is_in);
    let is_shared = |word: u32| vocabulary.get(&word).is_some_and(|&n| n > own);
    let n_shared = look
        .content
        .iter()
        .filter(|(word, _)| is_shared(*word))
        .count();
    let n_names = look.content.iter().filter(|(_, name)| *name).count();
    let n_shared_names = look
        .content
        .iter()
        .filter(|&&(word, name)| name && is_shared(word))
        .count();
    let share = |n: usize, of: usize| if of == 0 { -1.0 } else { n as f32 / of as f32 };
    (
        n_shared,
        share(n_shared, look.content.len()),
        share(n_shared_names, n_names),
    )
}

/// The features of the second pass: `scores` are those of the first, positive for lines of the story.
pub fn rows_of_scores(looks: &[Look], scores: &[f32]) -> Vec<f32> {
    let n = looks.len();
    let kept = sums(scores.iter().map(|&score| u32::from(score > 0.0)));
    let since = in_a_row(scores.iter().map(|&score| score <= 0.0));
    let until = reversed(in_a_row(scores.iter().rev().map(|&score| score <= 0.0)));
    let (first, after) = densest_run(scores.iter().copied());
    let run_score: f32 = scores.get(first..after).unwrap_or(&[]).iter().sum();
    let best = scores.iter().copied().fold(f32::MIN, f32::max);
    let best_mean = (0..n)
        .map(|at| mean_of(scores, at, 5))
        .fold(f32::MIN, f32::max);
    let vocabulary = vocabulary(looks, |_, at| scores[at] > 0.0);
    let mut sorted = scores.to_vec();
    sorted.sort_unstable_by(f32::total_cmp);
    let far = |distance: isize| (distance.clamp(-(FAR as isize), FAR as isize)) as f32;
    let mut rows = Vec::with_capacity(n * OF_SCORES.len());
    for (at, look) in looks.iter().enumerate() {
        let score = |offset: isize| {
            at.checked_add_signed(offset)
                .and_then(|at| scores.get(at))
                .copied()
                .unwrap_or(-9.0)
        };
        rows.push(score(0));
        rows.extend((-5..=5).filter(|&offset| offset != 0).map(score));
        rows.extend([2, 5, 12].map(|reach| mean_of(scores, at, reach)));
        let rank = n - sorted.partition_point(|&other| other < scores[at]);
        rows.extend([
            best,
            kept[n] as f32,
            kept[n] as f32 / n as f32,
            kept[at] as f32,
            (kept[n] - kept[at + 1]) as f32,
            since[at].min(FAR) as f32,
            until[at].min(FAR) as f32,
            if (first..after).contains(&at) {
                1.0
            } else {
                0.0
            },
            far(at as isize - first as isize),
            far(after as isize - 1 - at as isize),
            run_score,
            shared(look, &vocabulary, scores[at] > 0.0).1,
            rank as f32,
            score(0) - best,
            mean_of(scores, at, 5) - best_mean,
        ]);
    }
    rows
}

/// The mean over the lines so far around one, those of the page only.
pub(super) fn mean_of(scores: &[f32], at: usize, reach: usize) -> f32 {
    let near = &scores[at.saturating_sub(reach)..(at + reach + 1).min(scores.len())];
    near.iter().sum::<f32>() / near.len() as f32
}

/// The stretch with the greatest sum; all where none is positive.
pub(super) fn densest_run(worths: impl ExactSizeIterator<Item = f32>) -> (usize, usize) {
    let (mut best, mut best_run) = (0.0, (0, worths.len()));
    let (mut sum, mut start) = (0.0, 0);
    for (n, worth) in worths.enumerate() {
        if sum <= 0.0 {
            (sum, start) = (0.0, n);
        }
        sum += worth;
        if sum > best {
            (best, best_run) = (sum, (start, n + 1));
        }
    }
    best_run
}

/// The sum of the numbers before each, and of all.
fn sums(numbers: impl Iterator<Item = u32>) -> Vec<u32> {
    let mut sum = 0;
    let mut sums = vec![0];
    for number in numbers {
        sum += number;
        sums.push(sum);
    }
    sums
}

/// A quickly and a slowly fading sum of the numbers before each.
fn densities(numbers: impl Iterator<Item = f32>) -> Vec<(f32, f32)> {
    let (mut fast, mut slow) = (0.0, 0.0);
    numbers
        .map(|number| {
            let before = (fast, slow);
            (fast, slow) = (fast * 0.6 + number, slow * 0.88 + number);
            before
        })
        .collect()
}

/// How many lines right before each are such.
fn in_a_row(are: impl Iterator<Item = bool>) -> Vec<u32> {
    let mut n = 0;
    are.map(|is| {
        let before = n;
        n = if is { n + 1 } else { 0 };
        before
    })
    .collect()
}

fn reversed<T>(mut items: Vec<T>) -> Vec<T> {
    items.reverse();
    items
}

/// The lines of `within` that hold something, without the white space around them; lines end with a line feed, a carriage return or both.
pub fn lines(text: &Text, within: Span) -> Vec<Span> {
    let mut start = within.start();
    let mut lines = Vec::new();
    for piece in text[within].split(['\n', '\r']) {
        let span = text.trim(Span::new(start, start + piece.len() as u32));
        start += piece.len() as u32 + 1;
        if !span.is_empty() {
            lines.push(span);
        }
    }
    lines
}
