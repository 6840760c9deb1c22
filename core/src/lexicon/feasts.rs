//! Days of the year that have a name, and when they fall.

use jiff::{
    ToSpan,
    civil::{Date, Weekday},
};

/// Names and rules of English: `MONTH-DAY`; `MONTH WEEKDAY N DAYS` for so many days after the nth such weekday of the month,
/// the last one if n is 0; `easter DAYS`. A name is its tokens in small letters, with spaces between.
const ENGLISH: &str = include_str!("en/feasts.tsv");

/// When a day that has a name falls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Feast {
    /// The same day each year: month and day.
    Fixed(i8, i8),
    /// So many days after the nth weekday of a month; 0 for the last one.
    Nth {
        /// 1 to 12.
        month: i8,
        /// Which day of the week.
        weekday: Weekday,
        /// 1 to 5, or 0.
        n: i8,
        /// How many days after it.
        days: i8,
    },
    /// So many days after Easter Sunday of the Western churches.
    Easter(i8),
}

impl Feast {
    /// The day in `year`.
    pub fn day(self, year: i16) -> Option<Date> {
        let (day, days) = match self {
            Feast::Fixed(month, day) => (Date::new(year, month, day).ok()?, 0),
            Feast::Nth {
                month,
                weekday,
                n,
                days,
            } => {
                let n = if n == 0 { -1 } else { n };
                let first = Date::new(year, month, 1).ok()?;
                (first.nth_weekday_of_month(n, weekday).ok()?, days)
            }
            Feast::Easter(days) => (easter(year)?, days),
        };
        day.checked_add(i64::from(days).days()).ok()
    }

    fn parse(rule: &str) -> Option<Feast> {
        if let Some(days) = rule.strip_prefix("easter ") {
            return Some(Feast::Easter(days.parse().ok()?));
        }
        if let Some((month, day)) = rule.split_once('-') {
            return Some(Feast::Fixed(month.parse().ok()?, day.parse().ok()?));
        }
        let mut fields = rule.split(' ');
        let month = fields.next()?.parse().ok()?;
        let weekday = super::english().get(fields.next()?).value? as i8;
        Some(Feast::Nth {
            month,
            weekday: Weekday::from_monday_one_offset(weekday).ok()?,
            n: fields.next()?.parse().ok()?,
            days: fields.next()?.parse().ok()?,
        })
    }
}

/// The day named by the longest name that the words begin with, which `word` gives in small letters, and how many they are.
pub fn named<'w>(word: impl Fn(usize) -> &'w str) -> Option<(Feast, usize)> {
    let lines = ENGLISH.lines().filter_map(|line| line.split_once('\t'));
    let found = lines.filter_map(|(name, rule)| {
        let n_words = name.split(' ').count();
        let is_said = name.split(' ').enumerate().all(|(n, part)| {
            let said = word(n);
            said == part || part.starts_with('\'') && said.replace('’', "'") == part
        });
        is_said.then_some((rule, n_words))
    });
    let (rule, n_words) = found.max_by_key(|(_, n_words)| *n_words)?;
    Some((Feast::parse(rule)?, n_words))
}

/// The first words of all names.
pub(super) fn first_words() -> impl Iterator<Item = &'static str> {
    ENGLISH
        .lines()
        .filter_map(|line| line.split([' ', '\t']).next())
}

/// Easter Sunday by the anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, chapter 8).
fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 19 * l) / 433;
    let month = (h + l - 7 * m + 90) / 25;
    let day = (h + l - 7 * m + 33 * month + 19) % 32;
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn every_name_has_a_day() {
        for line in ENGLISH.lines() {
            let rule = line.split('\t').nth(1).and_then(Feast::parse);
            assert!(rule.and_then(|feast| feast.day(2024)).is_some(), "{line}");
        }
    }

    #[test]
    fn feasts_that_move_fall_on_their_days() {
        assert_eq!(Feast::Easter(0).day(2024), Some(date(2024, 3, 31)));
        assert_eq!(Feast::Easter(0).day(2038), Some(date(2038, 4, 25)));
        assert_eq!(Feast::Easter(0).day(1818), Some(date(1818, 3, 22)));
        let named = |words: &[&'static str]| named(|n| words.get(n).copied().unwrap_or(""));
        let (thanksgiving, _) = named(&["thanksgiving"]).unwrap();
        assert_eq!(thanksgiving.day(2023), Some(date(2023, 11, 23)));
        let (memorial, n_words) = named(&["memorial", "day", "in"]).unwrap();
        assert_eq!((memorial.day(2024), n_words), (Some(date(2024, 5, 27)), 2));
        let (eve, n_words) = named(&["new", "year", "’s", "eve"]).unwrap();
        assert_eq!((eve.day(2024), n_words), (Some(date(2024, 12, 31)), 4));
        let (black, _) = named(&["black", "friday"]).unwrap();
        assert_eq!(black.day(2024), Some(date(2024, 11, 29)));
    }
}
