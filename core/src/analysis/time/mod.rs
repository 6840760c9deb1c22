//! Time expressions: where they stand ([`find`]) and, once the article's date is known, which days they mean ([`resolve`]).

mod calendar;
mod clause;
mod clock;
mod counted;
mod feasts;
mod find;
mod heads;
mod lexicon;
mod month_days;
mod near;
mod quarters;
mod resolve;
mod tense;
mod value;
mod year_words;
mod years;

use jiff::civil::{Date, Weekday};

pub use find::{find, find_in};
pub use resolve::resolve;
pub use value::Value;

pub use crate::lexicon::feasts::Feast;
use crate::text::{Span, Text};

/// A phrase that tells when: a TIMEX3 of TimeML 1.2, with its meaning before the article's date is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeExpression {
    /// Where it stands, without preposition: `Thursday (Nov 23)`.
    pub span: Span,
    /// TIMEX3 type.
    pub kind: TimeKind,
    /// What it means, as far as the phrase itself tells.
    pub meaning: Meaning,
    /// Whether it tells when something was said or since when something is, not when what is told was: `police said on Monday`.
    pub is_aside: bool,
}

impl TimeExpression {
    /// Whether it is a day in full that is written without words: `2024-03-04`.
    pub(super) fn is_by_digits(&self, text: &Text) -> bool {
        matches!(self.meaning, Meaning::On(When::Day(_), _))
            && !text[self.span].contains(char::is_alphabetic)
    }
}

/// The types of TIMEX3.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TimeKind {
    /// A day or longer.
    Date,
    /// A part of a day.
    Time,
    /// A length of time.
    Duration,
    /// A recurring time.
    Set,
}

/// What a time expression means, as far as the phrase itself and the words before it tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// A time that has no place on a calendar: `now`, `recently`.
    Vague(Reference),
    /// How long: `nine months`; `None` for `several` and the like.
    Length(Option<u32>, Unit),
    /// So many and a half: `two and a half years`.
    LengthAndHalf(u32, Unit),
    /// How often: `every day`, `every two years`.
    Every(u32, Unit),
    /// `every Friday`.
    EveryWeekday(Weekday),
    /// `each July`; months count from 1.
    EveryMonth(i8),
    /// Days on a calendar, and the part of the day.
    On(When, Option<Part>),
}

/// Days on a calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// A day in full: `8 November 2017`.
    Day(Date),
    /// A day without its year: `Nov 23`, and perhaps its weekday: `Thursday (Nov 23)`.
    MonthDay {
        /// 1 to 12.
        month: i8,
        /// 1 to 31; the month has so many days in some year.
        day: i8,
        /// The weekday that stands before it.
        weekday: Option<Weekday>,
        /// `last year`; [`Side::Latest`] after `ended`, [`Side::Coming`] after `ending`, else [`Side::Open`].
        year: YearOf,
    },
    /// `Friday`, `last Friday`.
    Weekday(Weekday, Side),
    /// `the weekend`: [`Side::Latest`], the last one to begin, or [`Side::Coming`].
    Weekend(Side),
    /// `July 2017`, `July`, `last July`; months count from 1.
    Month(i8, YearOf),
    /// `the third quarter`; quarters count from 1.
    Quarter(i8, YearOf),
    /// `the first half of 1990`; 1 or 2.
    Half(i8, YearOf),
    /// Of a company's results: the same quarter as the one told last, so many years later: `the quarter` (0),
    /// `the year-earlier period` (-1). Where no quarter is told, the last one to end before publication, or
    /// so many years after that of publication.
    Compared(i32),
    /// Of a company's results: the same quarter as the one told last, in this year: `the 1988 period`.
    ComparedIn(i16),
    /// `last summer`, `spring 2014`.
    Season(Season, YearOf),
    /// `Christmas`, `Boxing Day`.
    Feast(Feast, YearOf),
    /// `the 14th`: a day of the month told last, or of one near publication.
    DayOfMonth(i8, Side),
    /// `the Sept. 11 attacks`: what happened on this day is called after it, from then on.
    Namesake(Date),
    /// `in 2014`.
    Year(i16),
    /// The ten years from this one: `the 1990s`.
    Decade(i16),
    /// The hundred years that begin with this one, as TIMEX3 counts them: 1800 for `the 19th century`.
    Century(i16),
    /// So many units after (or, negative, before) another day: `yesterday`, `last week`, `two years ago`, `a day later`.
    Counted(i32, Unit, From),
}

/// The year of a month, quarter or season.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum YearOf {
    /// It is given.
    Known(i16),
    /// So many years after that of publication: `July last year`.
    Counted(i32),
    /// The year before the latest one: `the year-earlier third quarter`.
    Earlier,
    /// That of the day told last: `March that year`.
    Told,
    /// It follows from where publication lies.
    Near(Side),
}

/// Where something that recurs lies, seen from publication.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Nothing is said: the latest weekday, the nearest month.
    Open,
    /// The words around speak of what was: the latest one, not after publication.
    Latest,
    /// The words around speak of what is to come: the first one, not before publication.
    Coming,
    /// `last`: the latest one before publication.
    Last,
    /// `this`: the one in the week or year of publication.
    This,
    /// `next`: the first one after publication.
    Next,
}

/// What days are counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum From {
    /// The day of publication.
    Published,
    /// The day told last, or that of publication where none is.
    Told,
    /// The day of publication or, in a text that looks back, the one told last: `the year`.
    Current,
}

/// Units of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Second.
    Second,
    /// Minute.
    Minute,
    /// Hour.
    Hour,
    /// Day.
    Day,
    /// Saturday and Sunday.
    Weekend,
    /// From Monday to Sunday.
    Week,
    /// Month.
    Month,
    /// Quarter of a year.
    Quarter,
    /// Year.
    Year,
    /// Ten years.
    Decade,
    /// A hundred years.
    Century,
}

/// Parts of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// `morning`.
    Morning,
    /// `afternoon`.
    Afternoon,
    /// `evening`.
    Evening,
    /// `night`.
    Night,
    /// Hour and minute: `5 p.m.`
    Clock(i8, i8),
}

/// Seasons, whose days depend on the half of the earth and so stand on no timeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Season {
    /// Spring.
    Spring,
    /// Summer.
    Summer,
    /// Autumn.
    Autumn,
    /// Winter.
    Winter,
}

/// Times that have no place on a calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reference {
    /// `recently`.
    Past,
    /// `now`.
    Present,
    /// `soon`.
    Future,
}

impl TimeKind {
    /// The name in TIMEX3 and in the export.
    pub const fn name(self) -> &'static str {
        match self {
            TimeKind::Date => "DATE",
            TimeKind::Time => "TIME",
            TimeKind::Duration => "DURATION",
            TimeKind::Set => "SET",
        }
    }
}

impl Meaning {
    /// The TIMEX3 type of phrases that mean this.
    pub const fn kind(self) -> TimeKind {
        match self {
            Meaning::Vague(_) | Meaning::On(_, None) => TimeKind::Date,
            Meaning::On(_, Some(_)) => TimeKind::Time,
            Meaning::Length(..) | Meaning::LengthAndHalf(..) => TimeKind::Duration,
            Meaning::Every(..) | Meaning::EveryWeekday(_) | Meaning::EveryMonth(_) => TimeKind::Set,
        }
    }
}
