//! The words that time expressions are made of.

use std::{cell::RefCell, ops::Range};

use jiff::civil::Weekday;

use super::{Part, Reference, Season, Side, Unit};
use crate::{
    analysis::{Tokens, parsed::Parsed, tokens::Token},
    article::{Block, Role},
    lexicon::{self, Class, Entry},
    syntax::Tree,
    text::{Span, steps},
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
    /// `Q3`; counted from 1.
    Quarter(i8),
    /// `H1`; 1 or 2.
    Half(i8),
    /// `last`, `this`, `next`.
    Side(Side),
    /// `now`, `recently`.
    Vague(Reference),
    /// A word that speaks of what is to come: `will`, `due`.
    Ahead,
    /// A verb in the past tense.
    Told,
}

/// What each form of an article's tokens can contribute.
pub(super) struct Forms(Vec<Word>);

impl Forms {
    pub(super) fn read(tokens: &Tokens) -> Forms {
        Forms(tokens.by_form(read))
    }
}

/// The tokens of one block with what each can contribute.
pub(super) struct Words<'t> {
    tokens: &'t Tokens,
    forms: &'t Forms,
    words: &'t [Token],
    role: Role,
    /// The stretch of tokens that was parsed last.
    parsed: RefCell<(Range<usize>, Parsed<'t>)>,
}

impl<'t> Words<'t> {
    pub(super) fn of(tokens: &'t Tokens, forms: &'t Forms, block: Block) -> Words<'t> {
        Words {
            tokens,
            forms,
            words: tokens.inside(block.span),
            role: block.role,
            parsed: RefCell::default(),
        }
    }

    /// What `ask` finds in the tree of the tokens in `stretch`, given the place of token `at` in it and whether the
    /// present tells there of what was.
    pub(super) fn in_tree<T>(
        &self,
        stretch: Range<usize>,
        at: usize,
        ask: impl Fn(&Tree<'t>, usize, bool) -> Option<T>,
    ) -> Option<T> {
        let at = self.words.get(at)?.span;
        let mut parsed = self.parsed.borrow_mut();
        if parsed.0 != stretch {
            let span = self.span(stretch.start, stretch.end);
            *parsed = (stretch, Parsed::of(self.tokens.text(), span));
        }
        let (_, parsed) = &*parsed;
        let historic = matches!(self.role, Role::Title | Role::Caption);
        ask(&parsed.tree, parsed.at(at.start())?, historic)
    }

    /// How many tokens there are.
    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    /// The token at `index`, or a stop beyond the end.
    pub(super) fn at(&self, index: usize) -> Word {
        steps::count(1);
        let word = self.words.get(index);
        word.map_or(Word::Stop, |word| self.forms.0[word.form.index()])
    }

    /// The token before `index`, or a stop at the start.
    pub(super) fn before(&self, index: usize) -> Word {
        index.checked_sub(1).map_or(Word::Stop, |n| self.at(n))
    }

    /// Whether the token at `index` is this glue word or mark.
    pub(super) fn is(&self, index: usize, glue: &str) -> bool {
        matches!(self.at(index), Word::Glue(found) if found == glue)
    }

    /// Whether the token at `index`, whatever its capitals, is in one of `classes`.
    pub(super) fn has(&self, index: usize, classes: Class) -> bool {
        let word = self.words.get(index);
        word.is_some_and(|word| self.tokens.is(*word, classes))
    }

    /// The token at `index` in lower case; empty beyond the end.
    pub(super) fn lower(&self, index: usize) -> &'t str {
        let word = self.words.get(index);
        word.map_or("", |word| self.tokens.lower(*word))
    }

    /// The token at `index` as it stands; empty beyond the end.
    pub(super) fn covered(&self, index: usize) -> &'t str {
        let word = self.words.get(index);
        word.map_or("", |word| self.tokens.word(*word))
    }

    /// Whether nothing stands between the token at `index` and the next.
    pub(super) fn touches_next(&self, index: usize) -> bool {
        match (self.words.get(index), self.words.get(index + 1)) {
            (Some(one), Some(next)) => one.span.end() == next.span.start(),
            _ => false,
        }
    }

    /// The span from token `first` up to but not including token `after`.
    pub(super) fn span(&self, first: usize, after: usize) -> Span {
        self.words[first].span.cover(self.words[after - 1].span)
    }
}

/// The longest word in the table, in bytes.
const LONGEST: usize = 13;

/// What a token that is written as `word` can contribute.
fn read(word: &str) -> Word {
    let first = word.chars().next().unwrap_or(' ');
    let is_mark = !first.is_alphabetic() && word.chars().nth(1).is_none();
    if first.is_ascii_digit() {
        return read_number(word);
    }
    if is_mark {
        return read_mark(word);
    }
    if word.len() > LONGEST {
        return past_tense(word);
    }
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
        Word::Month(..) | Word::Weekday(..) | Word::Weekdays(_) | Word::Quarter(_) | Word::Half(_)
    );
    match proper && !word.starts_with(|c: char| c.is_ascii_uppercase()) {
        true => Word::Other,
        false => found,
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
    of_list(lexicon::english().get(lower)).unwrap_or_else(|| of_table(lower))
}

/// What a word of the lists of numbers, months and weekdays can contribute.
fn of_list(entry: Entry) -> Option<Word> {
    let number = entry.value? as i16;
    let is = |class| entry.classes.contains(class);
    let is_whole = !is(Class::SHORT);
    if is(Class::MONTH) {
        Some(Word::Month(number as i8, is_whole))
    } else if is(Class::WEEKDAY) {
        let day = Weekday::from_monday_one_offset(number as i8).ok()?;
        Some(match is(Class::PLURAL) {
            true => Word::Weekdays(day),
            false => Word::Weekday(day, is_whole),
        })
    } else if is(Class::CARDINAL) && !is(Class::SCALE) && number > 0 {
        Some(Word::Number(number))
    } else if is(Class::ORDINAL) {
        // `second` alone is nearly always the ordinal.
        Some(Word::Ordinal(number))
    } else if is(Class::DECADE) {
        Some(Word::Decade(number))
    } else {
        None
    }
}

fn of_table(lower: &str) -> Word {
    match lower {
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
        "q1" => Word::Quarter(1),
        "q2" => Word::Quarter(2),
        "q3" => Word::Quarter(3),
        "q4" => Word::Quarter(4),
        "h1" => Word::Half(1),
        "h2" => Word::Half(2),
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
        _ => glue!(
            lower,
            "the" "a" "an" "of" "in" "on" "at" "by" "since" "during" "until" "before" "after" "from" "to" "between"
            "through" "and" "around" "about" "circa" "mid" "early" "late" "earlier" "later" "ago" "end" "start"
            "beginning" "middle" "every" "each" "past" "recent" "future" "few" "several" "many" "couple" "some" "half"
            "more" "consecutive" "straight" "full" "for" "within" "over" "than" "nearly" "almost" "only" "just" "old"
            "that" "same" "these" "those" "tonight" "overnight" "am" "a.m." "pm" "p.m." "fiscal"
            "'s" "’s" "`s" "his" "her" "their" "its" "my" "our" "your" "or" "as" "throughout" "back"
            "latest" "period" "comparable" "corresponding" "ended" "ending" "term" "near" "new" "so" "ahead" "short" "with"
            "hundred" "thousand" "million" "billion" "cents" "share" "once" "twice" "times" "per" "barely" "least" "another" "prior" "onwards" "present"
            "born" "died" "o'clock" "o’clock"
        ),
    }
}
