//! What time expressions mean, as TIMEX3 writes it and as days.

use jiff::{
    Span as Distance, ToSpan,
    civil::{Date, Weekday},
};

use super::{Reference, Season, Unit, When, near};
use crate::article::DateRange;

/// What a time expression means in its article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Value {
    /// TIMEX3 value: `2017-11-23`, `2017-W46`, `P9M`, `2017-11-23TMO`, `PAST_REF`, `XXXX-11-23`.
    pub timex: String,
    /// The days, where it means some that can stand on a timeline.
    pub days: Option<DateRange>,
}

pub(super) fn without_days(timex: String) -> Value {
    Value { timex, days: None }
}

pub(super) const fn vague(reference: Reference) -> &'static str {
    match reference {
        Reference::Past => "PAST_REF",
        Reference::Present => "PRESENT_REF",
        Reference::Future => "FUTURE_REF",
    }
}

pub(super) fn length(count: Option<u32>, unit: Unit) -> String {
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

pub(super) fn some_weekday(weekday: Weekday) -> String {
    format!("XXXX-WXX-{}", weekday.to_monday_one_offset())
}

pub(super) fn day_value(day: Date) -> Value {
    Value {
        timex: day.to_string(),
        days: Some(DateRange::day(day)),
    }
}

pub(super) fn range_value(range: DateRange) -> Option<Value> {
    Some(Value {
        timex: range.to_string(),
        days: Some(range),
    })
}

pub(super) fn quarter_value(year: i16, quarter: i8) -> Option<Value> {
    let first = Date::new(year, quarter * 3 - 2, 1).ok()?;
    let last = Date::new(year, quarter * 3, 1).ok()?.last_of_month();
    let timex = format!("{year:04}-Q{quarter}");
    Some(Value {
        timex,
        days: Some(DateRange::new(first, last)),
    })
}

pub(super) fn half_value(year: i16, half: i8) -> Option<Value> {
    let first = Date::new(year, half * 6 - 5, 1).ok()?;
    let last = Date::new(year, half * 6, 1).ok()?.last_of_month();
    Some(Value {
        timex: format!("{year:04}-H{half}"),
        days: Some(DateRange::new(first, last)),
    })
}

/// The weekend that begins on `saturday`.
pub(super) fn weekend_value(saturday: Date) -> Option<Value> {
    let week = saturday.iso_week_date();
    Some(Value {
        timex: format!("{:04}-W{:02}-WE", week.year(), week.week()),
        days: Some(DateRange::new(saturday, saturday.tomorrow().ok()?)),
    })
}

/// The decade or century that begins with `first`, as its leading digits.
pub(super) fn years_value(first: i16, years: i16) -> Option<Value> {
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
pub(super) fn unknown(when: When) -> String {
    match when {
        When::MonthDay { month, day, .. } => format!("XXXX-{month:02}-{day:02}"),
        When::Weekday(weekday, _) => some_weekday(weekday),
        When::Month(month, _) => format!("XXXX-{month:02}"),
        When::Quarter(quarter, _) => format!("XXXX-Q{quarter}"),
        When::Half(half, _) => format!("XXXX-H{half}"),
        When::Weekend(_) => "XXXX-WXX-WE".to_owned(),
        When::Compared(0) => "XXXX-QX".to_owned(),
        When::Season(season, _) => format!("XXXX-{}", season_name(season)),
        When::DayOfMonth(day, _) => format!("XXXX-XX-{day:02}"),
        When::Namesake(day) => format!("XXXX-{:02}-{:02}", day.month(), day.day()),
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

pub(super) const fn first_month(season: Season) -> i8 {
    match season {
        Season::Winter => 1,
        Season::Spring => 3,
        Season::Summer => 6,
        Season::Autumn => 9,
    }
}

pub(super) const fn season_name(season: Season) -> &'static str {
    match season {
        Season::Spring => "SP",
        Season::Summer => "SU",
        Season::Autumn => "FA",
        Season::Winter => "WI",
    }
}

/// `count` units after `from`, as coarse as the unit.
pub(super) fn counted(from: Date, count: i32, unit: Unit) -> Option<Value> {
    let count = i64::from(count);
    let add = |distance: Result<Distance, jiff::Error>| from.checked_add(distance.ok()?).ok();
    match unit {
        Unit::Second | Unit::Minute => Some(day_value(from)),
        Unit::Hour => add(Distance::new().try_days(count / 24)).map(day_value),
        Unit::Day => add(Distance::new().try_days(count)).map(day_value),
        Unit::Week | Unit::Weekend => {
            let monday = near::monday(add(Distance::new().try_weeks(count))?)?;
            let sunday = monday.checked_add(6.days()).ok()?;
            if unit == Unit::Weekend {
                return weekend_value(sunday.yesterday().ok()?);
            }
            let week = monday.iso_week_date();
            Some(Value {
                timex: format!("{:04}-W{:02}", week.year(), week.week()),
                days: Some(DateRange::new(monday, sunday)),
            })
        }
        Unit::Month => {
            let day = add(Distance::new().try_months(count))?;
            range_value(DateRange::month(day.year(), day.month())?)
        }
        Unit::Quarter => {
            let day = add(Distance::new().try_months(count.checked_mul(3)?))?;
            quarter_value(day.year(), near::quarter_of(day))
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
