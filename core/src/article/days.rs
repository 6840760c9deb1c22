//! Days, and how finely they are known.

use std::{fmt, str::FromStr};

use jiff::{ToSpan, civil::Date};

/// The days from `first` to `last`, both included.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DateRange {
    // Invariant: first <= last.
    first: Date,
    last: Date,
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
