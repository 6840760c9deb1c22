//! Works out which days a time expression means.

use jiff::{
    Span as Distance, ToSpan,
    civil::{Date, Weekday},
};

use super::{From, Meaning, Part, Reference, Season, Side, TimeExpression, Unit, When, YearOf};
use crate::article::DateRange;

/// What a time expression means in its article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Value {
    /// TIMEX3 value: `2017-11-23`, `2017-W46`, `P9M`, `2017-11-23TMO`, `PAST_REF`, `XXXX-11-23`.
    pub timex: String,
    /// The days, where it means some that can stand on a timeline.
    pub days: Option<DateRange>,
}

/// The value of each of `times`, which stand in an article published on `published`, if that is known.
///
/// Without it only what names its year has days. `times` are all those of one article, in order:
/// some are counted from the one before.
pub fn resolve(times: &[TimeExpression], published: Option<Date>) -> Vec<Value> {
    let mut told = None;
    let value = |time: &TimeExpression| {
        let value = match time.meaning {
            Meaning::Vague(reference) => without_days(vague(reference).to_owned()),
            Meaning::Length(count, unit) => without_days(length(count, unit)),
            Meaning::Every(count, unit) => without_days(length(Some(count), unit)),
            Meaning::EveryWeekday(weekday) => without_days(some_weekday(weekday)),
            Meaning::On(when, part) => on(when, part, published, told),
        };
        told = value.days.and_then(DateRange::only).or(told);
        value
    };
    times.iter().map(value).collect()
}

fn without_days(timex: String) -> Value {
    Value { timex, days: None }
}

const fn vague(reference: Reference) -> &'static str {
    match reference {
        Reference::Past => "PAST_REF",
        Reference::Present => "PRESENT_REF",
        Reference::Future => "FUTURE_REF",
    }
}

fn length(count: Option<u32>, unit: Unit) -> String {
    let (prefix, factor, letter) = match unit {
        Unit::Second => ("PT", 1, "S"),
        Unit::Minute => ("PT", 1, "M"),
        Unit::Hour => ("PT", 1, "H"),
        Unit::Day => ("P", 1, "D"),
        Unit::Weekend => ("P", 1, "WE"),
        Unit::Week => ("P", 1, "W"),
        Unit::Month => ("P", 1, "M"),
        Unit::Quarter => ("P", 1, "Q"),
        Unit::Year => ("P", 1, "Y"),
        Unit::Decade => ("P", 10, "Y"),
        Unit::Century => ("P", 100, "Y"),
    };
    match count {
        Some(count) => format!("{prefix}{}{letter}", count.saturating_mul(factor)),
        None => match unit {
            Unit::Decade => "PXDE".to_owned(),
            Unit::Century => "PXCE".to_owned(),
            _ => format!("{prefix}X{letter}"),
        },
    }
}

fn some_weekday(weekday: Weekday) -> String {
    format!("XXXX-WXX-{}", weekday.to_monday_one_offset())
}

/// The value of `when` and `part`, with `told` as the day told last.
fn on(when: When, part: Option<Part>, published: Option<Date>, told: Option<Date>) -> Value {
    let mut value = days(when, published, told).unwrap_or_else(|| without_days(unknown(when)));
    if let Some(part) = part {
        value.timex.push_str(&match part {
            Part::Morning => "TMO".to_owned(),
            Part::Afternoon => "TAF".to_owned(),
            Part::Evening => "TEV".to_owned(),
            Part::Night => "TNI".to_owned(),
            Part::Clock(hour, minute) => format!("T{hour:02}:{minute:02}"),
        });
    }
    value
}

/// The value of `when`; `None` when it hangs on a date that is not known.
fn days(when: When, published: Option<Date>, told: Option<Date>) -> Option<Value> {
    match when {
        When::Day(day) => Some(day_value(day)),
        When::MonthDay {
            month,
            day,
            weekday,
        } => nearest(published?, month, day, weekday).map(day_value),
        When::Weekday(weekday, side) => weekday_near(published?, weekday, side).map(day_value),
        When::Month(month, year) => {
            let year = year_of(year, published, |day| day.month().cmp(&month))?;
            range_value(DateRange::month(year, month)?)
        }
        When::Quarter(quarter, year) => {
            let year = year_of(year, published, |day| quarter_of(day).cmp(&quarter))?;
            quarter_value(year, quarter)
        }
        When::Season(season, year) => {
            let year = year_of(year, published, |day| day.month().cmp(&first_month(season)))?;
            Some(without_days(format!("{year:04}-{}", season_name(season))))
        }
        When::Year(year) => range_value(DateRange::year(year)?),
        When::Years(first, last) => {
            let range = DateRange::new(Date::new(first, 1, 1).ok()?, Date::new(last, 12, 31).ok()?);
            Some(Value {
                timex: format!("{first:04}/{last:04}"),
                days: Some(range),
            })
        }
        When::Decade(first) => years_value(first, 10),
        When::Century(first) => years_value(first, 100),
        When::Counted(count, unit, from) => {
            let from = match from {
                From::Published => published,
                From::Told => told.or(published),
            };
            counted(from?, count, unit)
        }
    }
}

fn day_value(day: Date) -> Value {
    Value {
        timex: day.to_string(),
        days: Some(DateRange::day(day)),
    }
}

fn range_value(range: DateRange) -> Option<Value> {
    Some(Value {
        timex: range.to_string(),
        days: Some(range),
    })
}

fn quarter_value(year: i16, quarter: i8) -> Option<Value> {
    let first = Date::new(year, quarter * 3 - 2, 1).ok()?;
    let last = Date::new(year, quarter * 3, 1).ok()?.last_of_month();
    let timex = format!("{year:04}-Q{quarter}");
    Some(Value {
        timex,
        days: Some(DateRange::new(first, last)),
    })
}

/// The decade or century that begins with `first`, as its leading digits.
fn years_value(first: i16, years: i16) -> Option<Value> {
    let range = DateRange::new(
        Date::new(first, 1, 1).ok()?,
        Date::new(first + years - 1, 12, 31).ok()?,
    );
    Some(Value {
        timex: format!("{:02}", first / years),
        days: Some(range),
    })
}

/// The value where the date it hangs on is not known.
fn unknown(when: When) -> String {
    match when {
        When::MonthDay { month, day, .. } => format!("XXXX-{month:02}-{day:02}"),
        When::Weekday(weekday, _) => some_weekday(weekday),
        When::Month(month, _) => format!("XXXX-{month:02}"),
        When::Quarter(quarter, _) => format!("XXXX-Q{quarter}"),
        When::Season(season, _) => format!("XXXX-{}", season_name(season)),
        When::Counted(_, Unit::Week, _) => "XXXX-WXX".to_owned(),
        When::Counted(_, Unit::Weekend, _) => "XXXX-WXX-WE".to_owned(),
        When::Counted(_, Unit::Month, _) => "XXXX-XX".to_owned(),
        When::Counted(_, Unit::Quarter, _) => "XXXX-QX".to_owned(),
        When::Counted(_, Unit::Second | Unit::Minute | Unit::Hour | Unit::Day, _) => {
            "XXXX-XX-XX".to_owned()
        }
        _ => "XXXX".to_owned(),
    }
}

/// The year in which month and day lie nearest to `published`, the weekday agreeing if any near year lets it.
fn nearest(published: Date, month: i8, day: i8, weekday: Option<Weekday>) -> Option<Date> {
    // The weekday of a date recurs after at most 11 years, but a report seldom means more than one away.
    let candidates =
        (-4..=4).filter_map(|years| Date::new(published.year() + years, month, day).ok());
    let agrees = |date: &Date| weekday.is_none_or(|weekday| date.weekday() == weekday);
    let near = |date: &Date| (i32::from(date.year()) - i32::from(published.year())).abs() <= 1;
    candidates.min_by_key(|date| {
        let distance = days_between(published, *date).abs();
        (!(agrees(date) && near(date)), distance)
    })
}

fn days_between(from: Date, to: Date) -> i32 {
    from.until(to)
        .map_or(i32::MAX, |distance| distance.get_days())
}

fn weekday_near(published: Date, weekday: Weekday, side: Side) -> Option<Date> {
    let on_day = published.weekday() == weekday;
    match side {
        Side::Latest | Side::Coming if on_day => Some(published),
        Side::Latest | Side::Last => published.nth_weekday(-1, weekday).ok(),
        Side::Coming | Side::Next => published.nth_weekday(1, weekday).ok(),
        Side::This => monday(published)?
            .checked_add(i64::from(weekday.to_monday_zero_offset()).days())
            .ok(),
    }
}

fn monday(day: Date) -> Option<Date> {
    day.checked_sub(i64::from(day.weekday().to_monday_zero_offset()).days())
        .ok()
}

/// The year that is meant; `compare` says how the same unit of a day's year lies to the one meant.
fn year_of(
    year: YearOf,
    published: Option<Date>,
    compare: impl Fn(Date) -> std::cmp::Ordering,
) -> Option<i16> {
    let (side, published) = match year {
        YearOf::Known(year) => return Some(year),
        YearOf::Counted(years) => return published.map(|day| day.year() + years as i16),
        YearOf::Near(side) => (side, published?),
    };
    let shift = match (side, compare(published)) {
        (Side::Latest, std::cmp::Ordering::Less) => -1,
        (Side::Last, order) if order.is_le() => -1,
        (Side::Coming, std::cmp::Ordering::Greater) => 1,
        (Side::Next, order) if order.is_ge() => 1,
        _ => 0,
    };
    Some(published.year() + shift)
}

fn quarter_of(day: Date) -> i8 {
    (day.month() + 2) / 3
}

const fn first_month(season: Season) -> i8 {
    match season {
        Season::Winter => 1,
        Season::Spring => 3,
        Season::Summer => 6,
        Season::Autumn => 9,
    }
}

const fn season_name(season: Season) -> &'static str {
    match season {
        Season::Spring => "SP",
        Season::Summer => "SU",
        Season::Autumn => "FA",
        Season::Winter => "WI",
    }
}

/// `count` units after `from`, as coarse as the unit.
fn counted(from: Date, count: i32, unit: Unit) -> Option<Value> {
    let count = i64::from(count);
    let add = |distance: Result<Distance, jiff::Error>| from.checked_add(distance.ok()?).ok();
    match unit {
        Unit::Second | Unit::Minute => Some(day_value(from)),
        Unit::Hour => add(Distance::new().try_days(count / 24)).map(day_value),
        Unit::Day => add(Distance::new().try_days(count)).map(day_value),
        Unit::Week | Unit::Weekend => {
            let monday = monday(add(Distance::new().try_weeks(count))?)?;
            let sunday = monday.checked_add(6.days()).ok()?;
            let week = monday.iso_week_date();
            let timex = format!("{:04}-W{:02}", week.year(), week.week());
            if unit == Unit::Week {
                return Some(Value {
                    timex,
                    days: Some(DateRange::new(monday, sunday)),
                });
            }
            let days = DateRange::new(sunday.yesterday().ok()?, sunday);
            Some(Value {
                timex: timex + "-WE",
                days: Some(days),
            })
        }
        Unit::Month => {
            let day = add(Distance::new().try_months(count))?;
            range_value(DateRange::month(day.year(), day.month())?)
        }
        Unit::Quarter => {
            let day = add(Distance::new().try_months(count.checked_mul(3)?))?;
            quarter_value(day.year(), quarter_of(day))
        }
        Unit::Year => range_value(DateRange::year(
            add(Distance::new().try_years(count))?.year(),
        )?),
        Unit::Decade => {
            let year = add(Distance::new().try_years(count.checked_mul(10)?))?.year();
            years_value(year - year.rem_euclid(10), 10)
        }
        Unit::Century => {
            let year = add(Distance::new().try_years(count.checked_mul(100)?))?.year();
            years_value(year - year.rem_euclid(100), 100)
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn value(when: When, published: Option<Date>) -> String {
        on(when, None, published, None).timex
    }

    #[test]
    fn without_publication_only_full_dates_have_days() {
        let friday = on(When::Weekday(Weekday::Friday, Side::Last), None, None, None);
        assert_eq!(friday, without_days("XXXX-WXX-5".to_owned()));
        let month = When::Month(7, YearOf::Near(Side::Latest));
        assert_eq!(value(month, None), "XXXX-07");
        assert_eq!(
            value(When::Counted(-1, Unit::Day, From::Published), None),
            "XXXX-XX-XX"
        );
        assert_eq!(value(When::Day(date(2016, 2, 29)), None), "2016-02-29");
    }

    #[test]
    fn the_years_turn_moves_weeks_and_months() {
        let published = Some(date(2021, 1, 3));
        let counted = |n, unit| value(When::Counted(n, unit, From::Published), published);
        assert_eq!(counted(0, Unit::Week), "2020-W53");
        assert_eq!(counted(0, Unit::Weekend), "2020-W53-WE");
        assert_eq!(counted(-1, Unit::Month), "2020-12");
        assert_eq!(counted(-1, Unit::Quarter), "2020-Q4");
        let eve = When::MonthDay {
            month: 12,
            day: 31,
            weekday: None,
        };
        assert_eq!(value(eve, published), "2020-12-31");
    }

    #[test]
    fn a_leap_day_finds_a_leap_year() {
        let leap = When::MonthDay {
            month: 2,
            day: 29,
            weekday: None,
        };
        assert_eq!(value(leap, Some(date(2023, 3, 1))), "2024-02-29");
    }

    #[test]
    fn a_count_beyond_the_calendar_has_no_days() {
        let when = When::Counted(-20_000, Unit::Year, From::Published);
        assert_eq!(value(when, Some(date(2024, 3, 6))), "XXXX");
    }
}
