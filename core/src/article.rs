//! One report as its source gave it: its text, and what the source itself says about it.

use std::{fmt, str::FromStr, sync::Arc};

use jiff::{
    ToSpan,
    civil::{Date, Time},
};

use crate::text::{Span, Text};

/// One report. Nothing in it was guessed: what the text means is for `analysis`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    /// Names the article within its corpus.
    pub key: ArticleKey,
    /// The decoded text, unchanged; where the source gives the title apart, that and an empty line come first.
    pub text: Text,
    /// Blocks whose role the source's own format states, in order and disjoint; often none.
    pub stated_blocks: Vec<Block>,
    /// What the source says about the article outside its text.
    pub stated: Stated,
}

/// An article's name: the same in every run over the same folder, and unique in its corpus.
///
/// The path below the folder that was opened, with `#3` for the third item of a file that holds
/// several. Sorting by key is the order in which articles stand in a corpus: by path, then by number.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ArticleKey(pub Arc<str>);

/// What a source says about an article outside its text; all trimmed, none empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stated {
    /// The file it came from, as given, with `#3` for the third item in it.
    pub path: Option<String>,
    /// The name that the source gave it: a JSON item's `id`, the guid of a feed's item.
    pub reference: Option<String>,
    /// Where it was published.
    pub url: Option<String>,
    /// The headline, where the format has a place for it.
    pub title: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// Who wrote it.
    pub byline: Option<String>,
    /// The part of the paper it stood in.
    pub section: Option<String>,
    /// BCP 47 tag.
    pub language: Option<String>,
    /// When it was published.
    pub published: Option<Dating>,
    /// When it was last changed, where the source says so apart; never before `published`.
    pub updated: Option<Dating>,
}

/// A stretch of the text with one role. Begins and ends with no white space.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Block {
    /// Where it stands.
    pub span: Span,
    /// What it is for.
    pub role: Role,
}

/// What a block of a page is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// The headline, each time it is printed.
    Title,
    /// The sentence or two between headline and text.
    Standfirst,
    /// The name of the page's section: `World`, `Iraq News`.
    Section,
    /// `By …`.
    Byline,
    /// Place and agency at the head of the text, where they stand in a block of their own.
    Dateline,
    /// Words to a picture.
    Caption,
    /// Whose text or picture it is: `SOURCE: …`.
    Credit,
    /// A headline within the text.
    Subhead,
    /// The text itself.
    Body,
    /// Dates and the like about the article.
    Metadata,
    /// What belongs to the page and not to the article.
    Noise,
}

/// The days on which an article was published, and how that is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dating {
    /// The days that are possible; one when the day is known.
    pub days: DateRange,
    /// The time of day in the article's own zone, where the source gives it.
    pub time: Option<Time>,
    /// The kind of evidence that decided.
    pub basis: Basis,
    /// Where the evidence stands; empty when it is outside every text.
    pub evidence: Vec<Evidence>,
    /// What speaks for other days; it is kept to be shown, and did not decide.
    pub clashes: Vec<Evidence>,
}

/// A place in a text that speaks for or against a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// The article in which it stands.
    pub article: ArticleKey,
    /// The words that say it.
    pub span: Span,
    /// How they say it, as a reader may be told: `tells the same event, dated there`.
    pub why: &'static str,
}

/// The kinds of evidence for a date, the strongest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Basis {
    /// The reader said so.
    Option,
    /// The page, the feed or the item says so outside the text.
    Metadata,
    /// The article's own text says so.
    Text,
    /// Other articles decide it.
    Corpus,
    /// Only the file's own time was left.
    File,
}

/// The days from `first` to `last`, both included.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DateRange {
    // Invariant: first <= last.
    first: Date,
    last: Date,
}

impl Dating {
    /// The days as `basis` gives them from outside every text.
    pub const fn stated(days: DateRange, time: Option<Time>, basis: Basis) -> Dating {
        Dating {
            days,
            time,
            basis,
            evidence: Vec::new(),
            clashes: Vec::new(),
        }
    }
}

impl Article {
    /// The span of the title where the text begins with it because the source gave it apart.
    pub fn stated_title(&self) -> Option<Span> {
        let title = self.stated_blocks.first()?;
        (title.role == Role::Title).then_some(title.span)
    }
}

impl ArticleKey {
    /// The path, and the number of the item in that file, 0 where it has none.
    fn path_and_number(&self) -> (&str, u64) {
        let parts = self.0.rsplit_once('#');
        let numbered = parts.and_then(|(path, number)| Some((path, number.parse().ok()?)));
        numbered.unwrap_or((&self.0, 0))
    }
}

impl Ord for ArticleKey {
    fn cmp(&self, other: &ArticleKey) -> std::cmp::Ordering {
        let parts = self.path_and_number().cmp(&other.path_and_number());
        parts.then_with(|| self.0.cmp(&other.0))
    }
}

impl PartialOrd for ArticleKey {
    fn partial_cmp(&self, other: &ArticleKey) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for ArticleKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Role {
    /// The name in the export.
    pub const fn name(self) -> &'static str {
        match self {
            Role::Title => "title",
            Role::Standfirst => "standfirst",
            Role::Section => "section",
            Role::Byline => "byline",
            Role::Dateline => "dateline",
            Role::Caption => "caption",
            Role::Credit => "credit",
            Role::Subhead => "subhead",
            Role::Body => "body",
            Role::Metadata => "metadata",
            Role::Noise => "noise",
        }
    }

    /// Whether sentences in such a block are read as part of what the article tells.
    pub const fn tells(self) -> bool {
        matches!(
            self,
            Role::Title | Role::Standfirst | Role::Caption | Role::Subhead | Role::Body
        )
    }
}

impl DateRange {
    /// # Panics
    ///
    /// Panics if `last` is before `first`.
    #[track_caller]
    pub fn new(first: Date, last: Date) -> DateRange {
        assert!(first <= last);
        DateRange { first, last }
    }

    /// The one day.
    pub const fn day(day: Date) -> DateRange {
        DateRange {
            first: day,
            last: day,
        }
    }

    /// All of one month; `None` when there is no such month.
    pub fn month(year: i16, month: i8) -> Option<DateRange> {
        let first = Date::new(year, month, 1).ok()?;
        Some(DateRange::new(first, first.last_of_month()))
    }

    /// All of one year; `None` when the calendar does not reach it.
    pub fn year(year: i16) -> Option<DateRange> {
        let first = Date::new(year, 1, 1).ok()?;
        Some(DateRange::new(first, first.last_of_year()))
    }

    /// The first of the days.
    pub const fn first(self) -> Date {
        self.first
    }

    /// The last of the days.
    pub const fn last(self) -> Date {
        self.last
    }

    /// Whether `day` is one of them.
    pub fn contains(self, day: Date) -> bool {
        self.first <= day && day <= self.last
    }

    /// Each of them, in order.
    pub fn days(self) -> impl Iterator<Item = Date> {
        let days = self.first.series(1.day());
        days.take_while(move |day| *day <= self.last)
    }

    /// Days from the end of the one to the begin of the other: 1 for neighbours, 0 when they share a day.
    pub fn days_apart(self, other: DateRange) -> i32 {
        let from_to = |from: Date, to: Date| {
            let distance = from.until(to);
            distance.map_or(i32::MAX, |distance| distance.get_days())
        };
        let after = from_to(self.last, other.first);
        after.max(from_to(other.last, self.first)).max(0)
    }

    /// The day, when the range is one day long.
    pub fn only(self) -> Option<Date> {
        (self.first == self.last).then_some(self.first)
    }

    /// How finely the range is known, judged by its length and ends.
    pub fn precision(self) -> Precision {
        if self.first == self.last {
            Precision::Day
        } else if DateRange::month(self.first.year(), self.first.month()) == Some(self) {
            Precision::Month
        } else if DateRange::year(self.first.year()) == Some(self) {
            Precision::Year
        } else {
            Precision::Range
        }
    }
}

/// How finely a date is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Precision {
    /// The day is known.
    Day,
    /// Some days that are no calendar unit longer than a day.
    Range,
    /// The month is known.
    Month,
    /// The year is known.
    Year,
}

impl fmt::Debug for DateRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// ISO 8601: `2017-11-23`, `2017-11`, `2017`, or two days with a solidus between.
impl fmt::Display for DateRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let first = self.first;
        match self.precision() {
            Precision::Day => write!(f, "{first}"),
            Precision::Month => write!(f, "{:04}-{:02}", first.year(), first.month()),
            Precision::Year => write!(f, "{:04}", first.year()),
            Precision::Range => write!(f, "{first}/{}", self.last),
        }
    }
}

/// A date that is written in no form that [`DateRange`] reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no date; write 2017-11-23, 2017-11, 2017, or two days with / between")]
pub struct NoDateRange;

/// Reads what [`fmt::Display`] writes.
impl FromStr for DateRange {
    type Err = NoDateRange;

    fn from_str(written: &str) -> Result<DateRange, NoDateRange> {
        if let Some((first, last)) = written.split_once('/') {
            let day = |written: &str| written.trim().parse::<Date>().map_err(|_| NoDateRange);
            let (first, last) = (day(first)?, day(last)?);
            return match first <= last {
                true => Ok(DateRange::new(first, last)),
                false => Err(NoDateRange),
            };
        }
        let mut parts = written.trim().split('-');
        let year = parts.next().filter(|year| year.len() == 4);
        let year = year.and_then(|year| year.parse().ok()).ok_or(NoDateRange)?;
        let range = match (parts.next(), parts.next()) {
            (None, _) => DateRange::year(year),
            (Some(month), None) => {
                let month = month.parse().map_err(|_| NoDateRange)?;
                DateRange::month(year, month)
            }
            (Some(_), Some(_)) => written.trim().parse().ok().map(DateRange::day),
        };
        range.ok_or(NoDateRange)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn the_tenth_item_of_a_file_stands_after_the_second() {
        let mut keys =
            ["b.txt", "a#10", "a/b", "a#2", "a", "a#x"].map(|key| ArticleKey(key.into()));
        keys.sort();
        let keys = keys.each_ref().map(|key| &*key.0);
        assert_eq!(keys, ["a", "a#2", "a#10", "a#x", "a/b", "b.txt"]);
    }

    #[test]
    fn a_range_is_read_as_it_is_written() {
        for written in ["2017-11-23", "2016-02", "2014", "2017-11-20/2017-11-26"] {
            let range: DateRange = written.parse().unwrap();
            assert_eq!(range.to_string(), written);
        }
        for wrong in [
            "",
            "17",
            "2017-13",
            "2017-02-30",
            "2017-11-23/2017-11-22",
            "now",
        ] {
            assert_eq!(wrong.parse::<DateRange>(), Err(NoDateRange), "{wrong}");
        }
    }

    #[test]
    fn a_range_is_written_as_finely_as_it_is_known() {
        let range = |a, b| DateRange::new(a, b).to_string();
        assert_eq!(range(date(2017, 11, 23), date(2017, 11, 23)), "2017-11-23");
        assert_eq!(range(date(2016, 2, 1), date(2016, 2, 29)), "2016-02");
        assert_eq!(range(date(2014, 1, 1), date(2014, 12, 31)), "2014");
        assert_eq!(
            range(date(2017, 11, 20), date(2017, 11, 26)),
            "2017-11-20/2017-11-26"
        );
    }
}
