//! Dates as sources write them: ISO 8601, RFC 2822, epoch numbers, and English words.

use std::ops::Range;

use jiff::{
    Timestamp,
    civil::{Date, DateTime, Time},
};

use crate::article::{Basis, DateRange, Dating};

/// Publication years that are believed; others are slips or empty clocks.
const YEARS: std::ops::RangeInclusive<i16> = 1700..=2100;

/// How many words after a day its time of day may stand.
const MAX_TO_CLOCK: usize = 4;

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The date in `written`, with its time of day as it stands in its own zone.
///
/// `None` for what is no date, for days that the calendar lacks, for days and months in an order
/// that cannot be told, and for years before 1700 or after 2100.
pub(super) fn parse(written: &str) -> Option<Dating> {
    let written = written.trim();
    if written.bytes().all(|b| b.is_ascii_digit()) {
        return digits(written);
    }
    iso(written)
        .or_else(|| in_words(written))
        .or_else(|| in_numbers(written))
}

/// The date that a number means: seconds or milliseconds since 1970, or the digits of a day.
pub(super) fn of_number(number: i64) -> Option<Dating> {
    digits(&number.to_string())
}

/// The day in the path of a web address, as in `/2017/11/23/`, `/2017/nov/23/` or `/2017-11-23-`.
pub(super) fn in_url(url: &str) -> Option<Dating> {
    let path = url.split(['?', '#']).next()?;
    within(path).or_else(|| {
        let parts: Vec<&str> = path.split('/').collect();
        parts.windows(3).find_map(|parts| {
            let date = Date::new(
                four_digits(parts[0])?,
                month(parts[1])?,
                day_of_month(parts[2])?,
            );
            day(date.ok()?, None)
        })
    })
}

/// The first day written with all its numbers, year first, in `words`: `News 2017-11-23`, `2017年11月23日`.
pub(super) fn within(words: &str) -> Option<Dating> {
    let words = words.replace(['年', '月'], "-");
    let starts = words.char_indices().scan(' ', |before, (at, c)| {
        let starts = c.is_ascii_digit() && !before.is_alphanumeric();
        *before = c;
        Some(starts.then_some(at))
    });
    starts.flatten().find_map(|at| {
        let (date, rest) = year_month_day(&words[at..])?;
        let ends = !rest.starts_with(|c: char| c.is_ascii_digit());
        ends.then(|| day(date, None)).flatten()
    })
}

/// The whole days in the line `words` as a page prints them, each with its time of day and the range
/// of words that tell it: `Mar 6, 2024 at 9:05 p.m.`, `6 March 2024`, `2024-03-06`.
pub(super) fn printed(words: &[&str]) -> Vec<(Dating, Range<usize>)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let Some((date, n_words)) = leading_day(&words[at..]) else {
            at += 1;
            continue;
        };
        let start = at;
        at += n_words;
        let after = &words[at..words.len().min(at + MAX_TO_CLOCK)];
        // Only `at` and the like stand between; what a longer word begins is told of another date.
        let clock = (after
            .iter()
            .position(|word| word.contains(':') || word.len() > 2))
        .filter(|at| after[*at].contains(':'));
        let time = clock.and_then(|clock| {
            let half = after.get(clock + 1).map(|word| word.replace('.', ""));
            let with_half = format!("{} {}", after[clock], half.unwrap_or_default());
            time(&with_half).or_else(|| time(after[clock]))
        });
        if let (Some(clock), Some(_)) = (clock, time) {
            at += clock + 1;
        }
        found.extend(day(date, time).map(|dating| (dating, start..at)));
    }
    found
}

/// The day that the first of `words` begins, and how many of them tell it.
fn leading_day(words: &[&str]) -> Option<(Date, usize)> {
    let first = words.first()?;
    let in_three = |[first, second, third]: [&str; 3]| {
        let (month, day) = match (month(first), month(second)) {
            (Some(month), _) => (month, day_of_month(second)?),
            (None, month) => (month?, day_of_month(first)?),
        };
        Date::new(four_digits(third)?, month, day).ok()
    };
    let numbers = || match year_month_day(first) {
        Some((date, rest)) => (!rest.starts_with(|c: char| c.is_ascii_digit())).then_some(date),
        None => in_numbers(first)?.days.only(),
    };
    let joined: Vec<&str> = first.split('-').collect();
    if let Some(date) = numbers() {
        Some((date, 1))
    } else if let [first, second, third] = joined[..] {
        Some((in_three([first, second, third])?, 1))
    } else if let [first, second, third, ..] = words {
        Some((in_three([first, second, third])?, 3))
    } else {
        None
    }
}

fn day(date: Date, time: Option<Time>) -> Option<Dating> {
    dated(DateRange::day(date), time)
}

fn dated(days: DateRange, time: Option<Time>) -> Option<Dating> {
    let dating = Dating::stated(days, time, Basis::Metadata);
    YEARS.contains(&days.first().year()).then_some(dating)
}

/// `1511395200`, `1511395200000`, `20171123`, `20171123101500`.
fn digits(written: &str) -> Option<Dating> {
    let number: i64 = written.parse().ok()?;
    let epoch = |instant: Timestamp| {
        let moment = instant.to_zoned(jiff::tz::TimeZone::UTC).datetime();
        day(moment.date(), Some(moment.time()))
    };
    match written.len() {
        8 => day(
            Date::new(
                (number / 10_000) as i16,
                (number / 100 % 100) as i8,
                (number % 100) as i8,
            )
            .ok()?,
            None,
        ),
        9 | 10 => epoch(Timestamp::from_second(number).ok()?),
        13 => epoch(Timestamp::from_millisecond(number).ok()?),
        14 => {
            let moment = DateTime::strptime("%Y%m%d%H%M%S", written).ok()?;
            day(moment.date(), Some(moment.time()))
        }
        _ => None,
    }
}

/// `2017-11-23T10:15:00+03:00` and its shorter forms, `2017/11/23 10:15`, `2017-11`, `2017-W47-4` not among them.
fn iso(written: &str) -> Option<Dating> {
    if let Some((date, rest)) = year_month_day(written) {
        return match rest.trim_start_matches(['T', 't', ' ', ',']) {
            "" => day(date, None),
            clock if rest.starts_with(['T', 't', ' ', ',']) => {
                let says_time = clock.starts_with(|c: char| c.is_ascii_digit());
                let time = if says_time { Some(time(clock)?) } else { None };
                day(date, time)
            }
            zone if self::zone(zone) => day(date, None),
            _ => None,
        };
    }
    let (year, month) = written.split_once('-')?;
    if year.len() == 4 && month.len() == 2 {
        dated(
            DateRange::month(year.parse().ok()?, month.parse().ok()?)?,
            None,
        )
    } else {
        None
    }
}

/// Reads `2017-11-23`, `2017/11/3` or `2017.11.23` at the start of `written`; the rest comes back.
fn year_month_day(written: &str) -> Option<(Date, &str)> {
    let (year, rest) = number(written, 4, 4)?;
    let mark = rest
        .chars()
        .next()
        .filter(|c| matches!(c, '-' | '/' | '.'))?;
    let (month, rest) = number(&rest[1..], 1, 2)?;
    let (day, rest) = number(rest.strip_prefix(mark)?, 1, 2)?;
    Some((Date::new(year, month as i8, day as i8).ok()?, rest))
}

/// Reads a number of `min` to `max` digits that ends there.
fn number(written: &str, min: usize, max: usize) -> Option<(i16, &str)> {
    let len = written.bytes().take_while(u8::is_ascii_digit).count();
    if !(min..=max).contains(&len) {
        return None;
    }
    Some((written[..len].parse().ok()?, &written[len..]))
}

/// `10:15`, `10:15:00.123Z`, `9:05 pm EST`, `10:15:00 +0300`; the zone must be one but is not applied.
fn time(written: &str) -> Option<Time> {
    let (hour, rest) = number(written, 1, 2)?;
    let (minute, rest) = number(rest.strip_prefix(':')?, 2, 2)?;
    let (second, rest) = match rest.strip_prefix(':') {
        Some(rest) => number(rest, 2, 2)?,
        None => (0, rest),
    };
    let rest = match rest.strip_prefix(['.', ',']) {
        Some(fraction) => fraction.trim_start_matches(|c: char| c.is_ascii_digit()),
        None => rest,
    };
    let (hour, rest) = half_of_day(hour, rest.trim_start())?;
    // Clocks hold no leap second: the one before stands for it.
    let second = if second == 60 { 59 } else { second };
    let time = Time::new(hour as i8, minute as i8, second as i8, 0).ok()?;
    zone(rest.trim_start()).then_some(time)
}

fn half_of_day(hour: i16, rest: &str) -> Option<(i16, &str)> {
    let mark = rest.get(..2).map(str::to_ascii_lowercase);
    match mark.as_deref() {
        Some(mark @ ("am" | "pm")) if !rest[2..].starts_with(char::is_alphabetic) => {
            let past_noon = if mark == "pm" { 12 } else { 0 };
            (1..=12)
                .contains(&hour)
                .then(|| (hour % 12 + past_noon, &rest[2..]))
        }
        _ => Some((hour, rest)),
    }
}

/// Whether `written` is nothing or some time zone: `Z`, `GMT`, `+0300`, `+03:00`, `[Asia/Baghdad]`.
fn zone(written: &str) -> bool {
    let written = written.split(['[', '(']).next().unwrap_or_default().trim();
    let Some(offset) = written.trim_start_matches("GMT").strip_prefix(['+', '-']) else {
        return written.len() <= 5 && written.bytes().all(|b| b.is_ascii_alphabetic());
    };
    let hours_minutes = offset.replace(':', "");
    let (hours, minutes) = hours_minutes.split_at(hours_minutes.len().min(2));
    let within = |digits: &str, most: u8| digits.parse().is_ok_and(|number: u8| number <= most);
    within(hours, 18) && (minutes.is_empty() || minutes.len() == 2 && within(minutes, 59))
}

/// `Thu, 23 Nov 2017 10:15:00 +0300`, `November 23rd, 2017, 9:05 pm`, `23-Nov-17`, `Nov 2017`.
fn in_words(written: &str) -> Option<Dating> {
    let words: Vec<&str> = written
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '|' | '·'))
        .flat_map(|word| {
            if word.contains(':') || word.starts_with('-') {
                vec![word]
            } else {
                word.split('-').collect()
            }
        })
        .filter(|word| !word.is_empty())
        .collect();
    let at = words.iter().position(|word| month(word).is_some())?;
    let month = month(words[at])?;
    let before = at.checked_sub(1).and_then(|at| day_of_month(words[at]));
    let after = words.get(at + 1).and_then(|word| day_of_month(word));
    let (year, after_date) = match (before, after) {
        (_, Some(_)) if words.get(at + 2).and_then(|word| year(word)).is_some() => (at + 2, at + 3),
        _ => (at + 1, at + 2),
    };
    let month_first = year == at + 2;
    let year = self::year(words.get(year)?)?;
    let Some(day_number) = (if month_first { after } else { before }) else {
        return dated(DateRange::month(year, month)?, None);
    };
    let date = Date::new(year, month, day_number).ok()?;
    let rest = &words[after_date.min(words.len())..];
    let clock = rest.iter().position(|word| word.contains(':'));
    let time = match clock {
        Some(clock) => Some(time(&rest[clock..].join(" "))?),
        None => None,
    };
    day(date, time)
}

fn month(word: &str) -> Option<i8> {
    let word = word.trim_end_matches('.').to_ascii_lowercase();
    let long_enough = word.len() >= 3;
    let at = MONTHS
        .iter()
        .position(|month| {
            long_enough && (month.starts_with(&word) && (word.len() == 3 || word == *month))
        })
        .or_else(|| (word == "sept").then_some(8))?;
    Some(at as i8 + 1)
}

fn day_of_month(word: &str) -> Option<i8> {
    let len = word.bytes().take_while(u8::is_ascii_digit).count();
    let ordinal = matches!(
        &word[len..].to_ascii_lowercase()[..],
        "" | "st" | "nd" | "rd" | "th"
    );
    let day: i8 = word[..len].parse().ok()?;
    (ordinal && len <= 2).then_some(day)
}

/// A year of four digits, or of two as RFC 822 had them.
fn year(word: &str) -> Option<i16> {
    let year: i16 = word.parse().ok()?;
    match word.len() {
        4 => Some(year),
        2 if year < 70 => Some(2000 + year),
        2 => Some(1900 + year),
        _ => None,
    }
}

fn four_digits(word: &str) -> Option<i16> {
    (word.len() == 4).then(|| word.parse().ok()).flatten()
}

/// `23/11/2017` or `11/23/2017`, where the numbers leave no doubt which is the month.
fn in_numbers(written: &str) -> Option<Dating> {
    let (first, rest) = number(written, 1, 2)?;
    let mark = rest
        .chars()
        .next()
        .filter(|c| matches!(c, '-' | '/' | '.'))?;
    let (second, rest) = number(&rest[1..], 1, 2)?;
    let (year, rest) = number(rest.strip_prefix(mark)?, 4, 4)?;
    let (month, day_number) = match (first, second) {
        (month, day) if month == day => (month, day),
        (month, day @ 13..) => (month, day),
        (day @ 13.., month) => (month, day),
        _ => return None,
    };
    let clock = rest.trim_start_matches([' ', ',']);
    let time = if clock.is_empty() {
        None
    } else {
        Some(time(clock)?)
    };
    day(Date::new(year, month as i8, day_number as i8).ok()?, time)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(dating: Option<Dating>) -> String {
        match dating {
            Some(Dating {
                days,
                time: Some(time),
                ..
            }) => format!("{days} {time}"),
            Some(Dating { days, .. }) => days.to_string(),
            None => "-".to_owned(),
        }
    }

    #[track_caller]
    fn check(written: &str, expected: &str) {
        assert_eq!(shown(parse(written)), expected, "{written:?}");
    }

    #[test]
    fn iso_dates_keep_the_clock_of_their_own_zone() {
        check("2017-11-23", "2017-11-23");
        check("2017-11-23T23:15:00+03:00", "2017-11-23 23:15:00");
        check("2017-11-23T01:15:00.250Z", "2017-11-23 01:15:00");
        check("2017-11-23 01:15", "2017-11-23 01:15:00");
        check("2017/11/23", "2017-11-23");
        check("2017-11-23Z", "2017-11-23");
        check("2017-11", "2017-11");
        check("2016-12-31T23:59:60Z", "2016-12-31 23:59:59");
    }

    #[test]
    fn dates_in_words_are_read_in_either_order() {
        check("Thu, 23 Nov 2017 10:15:00 GMT", "2017-11-23 10:15:00");
        check("23 Nov 17 10:15 +0300", "2017-11-23 10:15:00");
        check("November 23, 2017", "2017-11-23");
        check("Nov. 23rd, 2017, 9:75 pm", "-");
        check("Thu, 23 Nov 2017 10:15:00 -0300", "2017-11-23 10:15:00");
        check("Nov. 23rd, 2017, 9:05 pm", "2017-11-23 21:05:00");
        check("Published 7 Sept 2019", "2019-09-07");
        check("23-Nov-2017", "2017-11-23");
        check("November 2017", "2017-11");
    }

    #[test]
    fn numbers_are_seconds_milliseconds_or_days() {
        check("1511432100", "2017-11-23 10:15:00");
        check("1511432100000", "2017-11-23 10:15:00");
        check("20171123", "2017-11-23");
        check("20171123101500", "2017-11-23 10:15:00");
        assert_eq!(shown(of_number(1_511_432_100)), "2017-11-23 10:15:00");
    }

    #[test]
    fn impossible_days_are_no_dates() {
        for written in [
            "0000-00-00",
            "9999-12-31",
            "-0044-03-15",
            "2024-02-30",
            "2024-13-01",
            "1e400",
            "253402300800",
            "99999999999999999",
            "-62135596801",
            "2024-03-02T25:61:61Z",
            "2024-03-02T10:00:00+99:99",
            "Thu, 31 Feb 2024 00:00:00 GMT",
            "yesterday at noon",
            "maybe 3 2024",
            "1699-12-31",
            "2101-01-01",
            "é",
            "2024-03-0é",
        ] {
            check(written, "-");
        }
    }

    #[test]
    fn numbers_alone_need_a_day_past_twelve() {
        check("23/11/2017", "2017-11-23");
        check("11/23/2017 10:15", "2017-11-23 10:15:00");
        check("02/03/2004", "-");
        check("02/03/04", "-");
    }

    #[test]
    fn an_address_can_hold_the_day() {
        let shown = |url| shown(in_url(url));
        assert_eq!(
            shown("https://news.test/world/2017/11/23/a-story"),
            "2017-11-23"
        );
        assert_eq!(
            shown("https://news.test/2017-11-23-a-story.html"),
            "2017-11-23"
        );
        assert_eq!(shown("https://news.test/2017/nov/23/a-story"), "2017-11-23");
        assert_eq!(shown("https://news.test/2017/nov/31/a-story"), "-");
        assert_eq!(shown("https://news.test/2017/11/a-story"), "-");
        assert_eq!(shown("https://news.test/a?d=2017/11/23"), "-");
        assert_eq!(shown("https://news.test/12017/11/23/"), "-");
    }

    #[test]
    fn a_day_in_numbers_is_found_among_words() {
        assert_eq!(shown(within("News 2017-11-23 10:15")), "2017-11-23");
        assert_eq!(shown(within("2017年11月23日")), "2017-11-23");
        assert_eq!(shown(within("No 12017-11-23 or 2017-11-231")), "-");
    }
}
