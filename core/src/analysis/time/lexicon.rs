//! The words that time expressions are made of.

use jiff::civil::Weekday;

use super::{Feast, Part, Reference, Season, Side, Unit};
use crate::{
    analysis::segment::{self, Token, TokenKind},
    text::{Span, Text, steps},
};

/// What a token can contribute to a time expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    /// Nothing.
    Other,
    /// A mark that ends a sentence or clause, or lies outside the block.
    Stop,
    /// A glue word or mark, in lower case.
    Glue(&'static str),
    /// A cardinal of at most four digits or one word.
    Number(i16),
    /// `7th`, `third`.
    Ordinal(i16),
    /// The first year of `1990s`.
    Decade(i16),
    /// A capitalised month; whether it is written out.
    Month(i8, bool),
    /// A capitalised weekday; whether it is written out.
    Weekday(Weekday, bool),
    /// `Fridays`.
    Weekdays(Weekday),
    /// A unit in the singular.
    Unit(Unit),
    /// A unit in the plural.
    Units(Unit),
    /// `daily`, `monthly`.
    Every(Unit),
    /// A part of the day.
    Part(Part),
    /// `mornings`, `nights`.
    Parts,
    /// A season.
    Season(Season),
    /// `yesterday`, `today`, `tomorrow`.
    Day(i8),
    /// The first word of a feast's name.
    Feast(Feast),
    /// `last`, `this`, `next`.
    Side(Side),
    /// `now`, `recently`.
    Vague(Reference),
    /// A word that speaks of what is to come: `will`, `due`.
    Ahead,
    /// A verb in the past tense.
    Told,
}

/// The tokens of one block with what each can contribute.
pub(super) struct Words<'t> {
    text: &'t Text,
    tokens: Vec<Token>,
    words: Vec<Word>,
}

impl Words<'_> {
    /// Reads the tokens of `within`.
    pub(super) fn read(text: &Text, within: Span) -> Words<'_> {
        let tokens = segment::tokens(text, within);
        let words = tokens.iter().map(|token| read(text, token)).collect();
        Words {
            text,
            tokens,
            words,
        }
    }

    /// How many tokens there are.
    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    /// The token at `index`, or a stop beyond the end.
    pub(super) fn at(&self, index: usize) -> Word {
        steps::count(1);
        self.words.get(index).copied().unwrap_or(Word::Stop)
    }

    /// The token before `index`, or a stop at the start.
    pub(super) fn before(&self, index: usize) -> Word {
        index.checked_sub(1).map_or(Word::Stop, |n| self.at(n))
    }

    /// Whether the token at `index` is this glue word or mark.
    pub(super) fn is(&self, index: usize, glue: &str) -> bool {
        matches!(self.at(index), Word::Glue(found) if found == glue)
    }

    /// The token at `index` as it stands; empty beyond the end.
    pub(super) fn covered(&self, index: usize) -> &str {
        self.tokens
            .get(index)
            .map_or("", |token| &self.text[token.span])
    }

    /// Whether nothing stands between the token at `index` and the next.
    pub(super) fn touches_next(&self, index: usize) -> bool {
        match (self.tokens.get(index), self.tokens.get(index + 1)) {
            (Some(one), Some(next)) => one.span.end() == next.span.start(),
            _ => false,
        }
    }

    /// The span from token `first` up to but not including token `after`.
    pub(super) fn span(&self, first: usize, after: usize) -> Span {
        self.tokens[first].span.cover(self.tokens[after - 1].span)
    }
}

/// The longest word in the table, in bytes.
const LONGEST: usize = 13;

/// What `token` can contribute.
fn read(text: &Text, token: &Token) -> Word {
    let word = &text[token.span];
    match token.kind {
        TokenKind::Number => read_number(word),
        TokenKind::Mark => read_mark(word),
        TokenKind::Word if word.len() > LONGEST => past_tense(word),
        TokenKind::Word => {
            let mut lower = [0; LONGEST];
            let lower = &mut lower[..word.len()];
            lower.copy_from_slice(word.as_bytes());
            lower.make_ascii_lowercase();
            let found = match std::str::from_utf8(lower).map_or(Word::Other, read_word) {
                Word::Other => past_tense(word),
                found => found,
            };
            let proper = matches!(
                found,
                Word::Month(..) | Word::Weekday(..) | Word::Weekdays(_) | Word::Feast(_)
            );
            if proper && !word.starts_with(|c: char| c.is_ascii_uppercase()) {
                Word::Other
            } else {
                found
            }
        }
    }
}

/// A word of which only the ending is known.
fn past_tense(word: &str) -> Word {
    let regular = word.len() > 4
        && word.ends_with("ed")
        && !matches!(
            word,
            "indeed" | "proceed" | "succeed" | "exceed" | "speed" | "breed" | "bleed" | "greed"
        );
    match regular && word.bytes().all(|b| b.is_ascii_lowercase()) {
        true => Word::Told,
        false => Word::Other,
    }
}

fn read_number(word: &str) -> Word {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let Some(number) = (digits.len() <= 4)
        .then(|| digits.parse::<i16>().ok())
        .flatten()
    else {
        return Word::Other;
    };
    match &word[digits.len()..] {
        "" => Word::Number(number),
        "s" if digits.len() == 4 && number % 10 == 0 && number > 1000 => Word::Decade(number),
        "s" if digits.len() == 2 && number % 10 == 0 && number >= 20 => Word::Decade(1900 + number),
        "s" => Word::Other,
        _ => Word::Ordinal(number),
    }
}

fn read_mark(mark: &str) -> Word {
    match mark {
        "." | "!" | "?" | ";" | "…" => Word::Stop,
        "," => Word::Glue(","),
        "(" => Word::Glue("("),
        ")" => Word::Glue(")"),
        "[" => Word::Glue("["),
        ":" => Word::Glue(":"),
        "/" => Word::Glue("/"),
        "-" | "–" | "‑" | "‐" => Word::Glue("-"),
        "$" | "€" | "£" | "¥" | "#" => Word::Glue("$"),
        "%" => Word::Glue("%"),
        "'" | "’" | "`" | "‘" => Word::Glue("'"),
        _ => Word::Other,
    }
}

/// The glue words themselves, so that each is written once.
macro_rules! glue {
    ($word:expr, $($known:literal)*) => {
        match $word { $($known => Word::Glue($known),)* _ => Word::Other }
    };
}

fn read_word(lower: &str) -> Word {
    match lower {
        "january" => Word::Month(1, true),
        "february" => Word::Month(2, true),
        "march" => Word::Month(3, true),
        "april" => Word::Month(4, true),
        "may" => Word::Month(5, true),
        "june" => Word::Month(6, true),
        "july" => Word::Month(7, true),
        "august" => Word::Month(8, true),
        "september" => Word::Month(9, true),
        "october" => Word::Month(10, true),
        "november" => Word::Month(11, true),
        "december" => Word::Month(12, true),
        "jan" | "jan." => Word::Month(1, false),
        "feb" | "feb." => Word::Month(2, false),
        "mar" | "mar." => Word::Month(3, false),
        "apr" | "apr." => Word::Month(4, false),
        "jun" | "jun." => Word::Month(6, false),
        "jul" | "jul." => Word::Month(7, false),
        "aug" | "aug." => Word::Month(8, false),
        "sep" | "sep." | "sept" | "sept." => Word::Month(9, false),
        "oct" | "oct." => Word::Month(10, false),
        "nov" | "nov." => Word::Month(11, false),
        "dec" | "dec." => Word::Month(12, false),
        "monday" => Word::Weekday(Weekday::Monday, true),
        "tuesday" => Word::Weekday(Weekday::Tuesday, true),
        "wednesday" => Word::Weekday(Weekday::Wednesday, true),
        "thursday" => Word::Weekday(Weekday::Thursday, true),
        "friday" => Word::Weekday(Weekday::Friday, true),
        "saturday" => Word::Weekday(Weekday::Saturday, true),
        "sunday" => Word::Weekday(Weekday::Sunday, true),
        "mon" | "mon." => Word::Weekday(Weekday::Monday, false),
        "tue" | "tue." | "tues" | "tues." => Word::Weekday(Weekday::Tuesday, false),
        "wed" | "wed." => Word::Weekday(Weekday::Wednesday, false),
        "thu" | "thu." | "thur" | "thur." | "thurs" | "thurs." => {
            Word::Weekday(Weekday::Thursday, false)
        }
        "fri" | "fri." => Word::Weekday(Weekday::Friday, false),
        "sat" | "sat." => Word::Weekday(Weekday::Saturday, false),
        "sun" | "sun." => Word::Weekday(Weekday::Sunday, false),
        "mondays" => Word::Weekdays(Weekday::Monday),
        "tuesdays" => Word::Weekdays(Weekday::Tuesday),
        "wednesdays" => Word::Weekdays(Weekday::Wednesday),
        "thursdays" => Word::Weekdays(Weekday::Thursday),
        "fridays" => Word::Weekdays(Weekday::Friday),
        "saturdays" => Word::Weekdays(Weekday::Saturday),
        "sundays" => Word::Weekdays(Weekday::Sunday),
        // `second` alone is nearly always the ordinal.
        "second" => Word::Ordinal(2),
        "seconds" => Word::Units(Unit::Second),
        "minute" => Word::Unit(Unit::Minute),
        "minutes" => Word::Units(Unit::Minute),
        "hour" => Word::Unit(Unit::Hour),
        "hours" => Word::Units(Unit::Hour),
        "day" => Word::Unit(Unit::Day),
        "days" => Word::Units(Unit::Day),
        "weekend" => Word::Unit(Unit::Weekend),
        "weekends" => Word::Units(Unit::Weekend),
        "week" => Word::Unit(Unit::Week),
        "weeks" => Word::Units(Unit::Week),
        "month" => Word::Unit(Unit::Month),
        "months" => Word::Units(Unit::Month),
        "quarter" => Word::Unit(Unit::Quarter),
        "quarters" => Word::Units(Unit::Quarter),
        "year" => Word::Unit(Unit::Year),
        "years" => Word::Units(Unit::Year),
        "decade" => Word::Unit(Unit::Decade),
        "decades" => Word::Units(Unit::Decade),
        "century" => Word::Unit(Unit::Century),
        "centuries" => Word::Units(Unit::Century),
        "daily" => Word::Every(Unit::Day),
        "weekly" => Word::Every(Unit::Week),
        "monthly" => Word::Every(Unit::Month),
        "morning" => Word::Part(Part::Morning),
        "afternoon" => Word::Part(Part::Afternoon),
        "evening" => Word::Part(Part::Evening),
        "night" => Word::Part(Part::Night),
        "mornings" | "afternoons" | "evenings" | "nights" => Word::Parts,
        "noon" | "midday" => Word::Part(Part::Clock(12, 0)),
        "midnight" => Word::Part(Part::Clock(0, 0)),
        "spring" => Word::Season(Season::Spring),
        "summer" => Word::Season(Season::Summer),
        "autumn" | "fall" => Word::Season(Season::Autumn),
        "winter" => Word::Season(Season::Winter),
        "yesterday" => Word::Day(-1),
        "today" => Word::Day(0),
        "tomorrow" => Word::Day(1),
        "last" | "previous" => Word::Side(Side::Last),
        "this" | "current" => Word::Side(Side::This),
        "next" | "coming" | "following" => Word::Side(Side::Next),
        "now" | "currently" | "nowadays" => Word::Vague(Reference::Present),
        "recently" | "lately" => Word::Vague(Reference::Past),
        "soon" => Word::Vague(Reference::Future),
        "will" | "'ll" | "’ll" | "would" | "shall" | "should" | "might" | "could" | "must"
        | "due" | "until" | "till" | "scheduled" | "slated" | "plan" | "plans" | "planned"
        | "planning" | "expect" | "expects" | "expected" | "intends" | "hopes" | "going"
        | "begins" | "starts" | "opens" | "expires" | "resumes" | "effective" | "upcoming" => {
            Word::Ahead
        }
        "was" | "were" | "had" | "has" | "have" | "did" | "said" | "says" | "told" | "went"
        | "came" | "began" | "took" | "gave" | "got" | "made" | "found" | "left" | "lost"
        | "won" | "held" | "led" | "fell" | "rose" | "grew" | "saw" | "sent" | "spent"
        | "spoke" | "stood" | "struck" | "sold" | "bought" | "brought" | "built" | "broke"
        | "hit" | "shot" | "fought" | "fled" | "flew" | "drove" | "wrote" | "withdrew"
        | "became" | "ran" | "sank" | "threw" | "thought" | "knew" | "kept" | "heard" | "paid"
        | "sought" | "met" | "caught" | "swept" | "rode" | "drew" | "meant" => Word::Told,
        "christmas" => Word::Feast(Feast::Christmas),
        "easter" => Word::Feast(Feast::Easter),
        "halloween" => Word::Feast(Feast::Halloween),
        "thanksgiving" => Word::Feast(Feast::Thanksgiving),
        "twenties" => Word::Decade(1920),
        "thirties" => Word::Decade(1930),
        "forties" => Word::Decade(1940),
        "fifties" => Word::Decade(1950),
        "sixties" => Word::Decade(1960),
        "seventies" => Word::Decade(1970),
        "eighties" => Word::Decade(1980),
        "nineties" => Word::Decade(1990),
        "one" => Word::Number(1),
        "two" => Word::Number(2),
        "three" => Word::Number(3),
        "four" => Word::Number(4),
        "five" => Word::Number(5),
        "six" => Word::Number(6),
        "seven" => Word::Number(7),
        "eight" => Word::Number(8),
        "nine" => Word::Number(9),
        "ten" => Word::Number(10),
        "eleven" => Word::Number(11),
        "twelve" => Word::Number(12),
        "thirteen" => Word::Number(13),
        "fourteen" => Word::Number(14),
        "fifteen" => Word::Number(15),
        "sixteen" => Word::Number(16),
        "seventeen" => Word::Number(17),
        "eighteen" => Word::Number(18),
        "nineteen" => Word::Number(19),
        "twenty" => Word::Number(20),
        "thirty" => Word::Number(30),
        "forty" => Word::Number(40),
        "fifty" => Word::Number(50),
        "sixty" => Word::Number(60),
        "seventy" => Word::Number(70),
        "eighty" => Word::Number(80),
        "ninety" => Word::Number(90),
        "first" => Word::Ordinal(1),
        "third" => Word::Ordinal(3),
        "fourth" => Word::Ordinal(4),
        "fifth" => Word::Ordinal(5),
        "sixth" => Word::Ordinal(6),
        "seventh" => Word::Ordinal(7),
        "eighth" => Word::Ordinal(8),
        "ninth" => Word::Ordinal(9),
        "tenth" => Word::Ordinal(10),
        "eleventh" => Word::Ordinal(11),
        "twelfth" => Word::Ordinal(12),
        "thirteenth" => Word::Ordinal(13),
        "fourteenth" => Word::Ordinal(14),
        "fifteenth" => Word::Ordinal(15),
        "sixteenth" => Word::Ordinal(16),
        "seventeenth" => Word::Ordinal(17),
        "eighteenth" => Word::Ordinal(18),
        "nineteenth" => Word::Ordinal(19),
        "twentieth" => Word::Ordinal(20),
        "thirtieth" => Word::Ordinal(30),
        _ => glue!(
            lower,
            "the" "a" "an" "of" "in" "on" "at" "by" "since" "during" "until" "before" "after" "from" "to" "between"
            "through" "and" "around" "about" "circa" "mid" "early" "late" "earlier" "later" "ago" "end" "start"
            "beginning" "middle" "every" "each" "past" "recent" "future" "few" "several" "many" "couple" "some" "half"
            "more" "consecutive" "straight" "full" "for" "within" "over" "than" "nearly" "almost" "only" "just" "old"
            "that" "same" "these" "those" "tonight" "overnight" "am" "a.m." "pm" "p.m." "gmt" "utc" "fiscal"
            "'s" "’s" "`s" "his" "her" "their" "its" "my" "our" "your" "or" "as" "throughout" "back"
            "latest" "period" "comparable" "corresponding" "ended" "ending" "term" "near" "new" "so" "ahead" "short" "with"
            "hundred" "thousand" "million" "billion" "cents" "share" "once" "twice" "times" "per" "barely" "least" "another" "prior" "onwards" "present"
            "born" "died" "est" "edt" "pst" "pdt" "cst" "cdt" "bst" "cet" "o'clock" "o’clock"
        ),
    }
}
