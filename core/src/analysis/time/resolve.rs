//! Works out which days a time expression means.

use jiff::{
    Span as Distance, ToSpan,
    civil::{Date, Weekday},
};

use super::{
    From, Meaning, Part, Reference, Season, Side, TimeExpression, Unit, When, YearOf, feasts, near,
};
use crate::article::DateRange;

/// A part of a day belongs to a day told no more than so many bytes before.
const REACH_OF_DAY: u32 = 1000;

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
    let mut known = Known {
        published,
        looks_back: published.is_some_and(|day| looks_back(times, day)),
        ..Known::default()
    };
    let value = |time: &TimeExpression| {
        known.at = time.span.start();
        let value = match time.meaning {
            Meaning::Vague(reference) => without_days(vague(reference).to_owned()),
            Meaning::Length(count, unit) => {
                if unit == Unit::Month {
                    known.quarter = None;
                }
                without_days(length(count, unit))
            }
            Meaning::Every(count, unit) => without_days(length(Some(count), unit)),
            Meaning::EveryWeekday(weekday) => without_days(some_weekday(weekday)),
            Meaning::EveryMonth(month) => without_days(format!("XXXX-{month:02}")),
            Meaning::On(when, part) => on(when, part, &known),
        };
        known.told = value.days.or(known.told);
        if let Some(day) = value.days.and_then(DateRange::only) {
            known.told_day = Some(day);
            known.day_told_at = time.span.start();
        }
        if let (Meaning::On(When::Quarter(quarter, _), _), Some(days)) = (time.meaning, value.days)
        {
            // Results are reported of the latest quarter that has ended.
            let told = Some((days.first().year(), quarter));
            if published.is_none_or(|published| days.last() < published) {
                known.quarter = known.quarter.max(told);
            }
            known.quarter = known.quarter.or(told);
        }
        value
    };
    times.iter().map(value).collect()
}

/// What is known of an article's days where a time expression stands.
#[derive(Clone, Copy, Debug, Default)]
struct Known {
    published: Option<Date>,
    /// Whether it tells of years long before its publication, so that days without a year follow those told before.
    looks_back: bool,
    /// The days told last.
    told: Option<DateRange>,
    /// The day told last, and where.
    told_day: Option<Date>,
    day_told_at: u32,
    /// Where the expression stands.
    at: u32,
    /// Year and number of the quarter told last.
    quarter: Option<(i16, i8)>,
}

/// Whether most years named in `times` lie two years or more before `published`, and more of these than of
/// expressions that are counted from publication.
fn looks_back(times: &[TimeExpression], published: Date) -> bool {
    let (mut far, mut near) = (0, 0);
    for time in times {
        let Meaning::On(when, _) = time.meaning else {
            continue;
        };
        let year = match when {
            When::Day(day) => day.year(),
            When::Month(_, YearOf::Known(year)) | When::Year(year) => year,
            When::Counted(0, Unit::Day, _) => continue,
            When::Counted(_, _, From::Published) | When::Weekday(..) | When::Compared(..) => {
                near += 1;
                continue;
            }
            _ => continue,
        };
        match year + 2 <= published.year() {
            true => far += 1,
            false => near += 1,
        }
    }
    far >= 3 && far > near
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

/// The value of `when` and `part`.
fn on(when: When, part: Option<Part>, known: &Known) -> Value {
    // `the morning` is that of the day told, and of none where none is.
    let of_no_day = matches!(when, When::Counted(_, Unit::Day, From::Told))
        && part.is_some_and(|part| !matches!(part, Part::Clock(..)))
        && (known.told_day.is_none() || known.at - known.day_told_at > REACH_OF_DAY);
    let known_days = days(when, known).filter(|_| !of_no_day);
    let mut value = known_days.unwrap_or_else(|| without_days(unknown(when)));
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
fn days(when: When, known: &Known) -> Option<Value> {
    let published = known.published;
    // In a text that looks back, what has no year of its own follows the day told last.
    let followed = known.told.filter(|_| known.looks_back);
    match when {
        When::Day(day) => Some(day_value(day)),
        When::MonthDay {
            month,
            day,
            weekday,
            side,
        } => match followed {
            Some(told) => near::following(told, month, day),
            None => near::month_day(published?, month, day, weekday, side),
        }
        .map(day_value),
        When::Weekday(weekday, side) => near::weekday(published?, weekday, side).map(day_value),
        When::Weekend(side) => weekend_value(near::weekday(published?, Weekday::Saturday, side)?),
        When::Month(month, year) => {
            let year = match (year, followed) {
                (YearOf::Near(Side::Open | Side::Latest), Some(told)) => {
                    near::following(told, month, 1)?.year()
                }
                _ => near::year_of_month(year, published, month)?,
            };
            range_value(DateRange::month(year, month)?)
        }
        When::Quarter(quarter, year) => {
            quarter_value(near::year_of_quarter(year, published, quarter)?, quarter)
        }
        When::Half(half, year) => {
            let year = near::year_of_quarter(year, published, half * 2)?;
            half_value(year, half)
        }
        When::Compared(years) => match (known.quarter, years) {
            (Some((year, quarter)), _) => {
                quarter_value(year.checked_add(i16::try_from(years).ok()?)?, quarter)
            }
            (None, 0) => {
                let (year, quarter) = near::quarter_before(published?)?;
                quarter_value(year, quarter)
            }
            (None, _) => days(When::Counted(years, Unit::Year, From::Published), known),
        },
        When::ComparedIn(year) => match known.quarter {
            Some((_, quarter)) => quarter_value(year, quarter),
            None => range_value(DateRange::year(year)?),
        },
        When::Season(season, year) => {
            let year = match (year, followed) {
                (YearOf::Near(Side::Open | Side::Latest), Some(told)) => told.first().year(),
                _ => near::year_of_month(year, published, first_month(season))?,
            };
            Some(without_days(format!("{year:04}-{}", season_name(season))))
        }
        When::Feast(feast, after, year) => {
            let year = near::year_of_feast(year, published, feast)?;
            let day = feasts::day(feast, year)?.checked_add(i64::from(after).days());
            day.ok().map(day_value)
        }
        When::Year(year) => range_value(DateRange::year(year)?),
        When::Decade(first) => years_value(first, 10),
        When::Century(first) => years_value(first, 100),
        // In a text that looks back, `today` is nowadays.
        When::Counted(0, Unit::Day, From::Published) if known.looks_back => {
            Some(without_days(vague(Reference::Present).to_owned()))
        }
        When::Counted(count, unit, From::Published) => counted(published?, count, unit),
        When::Counted(count, unit, From::Current) if !known.looks_back => {
            counted(published?, count, unit)
        }
        When::Counted(count, unit, From::Told | From::Current) => {
            let of_months = matches!(
                unit,
                Unit::Month | Unit::Quarter | Unit::Year | Unit::Decade | Unit::Century
            );
            let told = match of_months {
                true => known.told.map(DateRange::first),
                false => known.told_day,
            };
            counted(told.or(published)?, count, unit)
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

fn half_value(year: i16, half: i8) -> Option<Value> {
    let first = Date::new(year, half * 6 - 5, 1).ok()?;
    let last = Date::new(year, half * 6, 1).ok()?.last_of_month();
    Some(Value {
        timex: format!("{year:04}-H{half}"),
        days: Some(DateRange::new(first, last)),
    })
}

/// The weekend that begins on `saturday`.
fn weekend_value(saturday: Date) -> Option<Value> {
    let week = saturday.iso_week_date();
    Some(Value {
        timex: format!("{:04}-W{:02}-WE", week.year(), week.week()),
        days: Some(DateRange::new(saturday, saturday.tomorrow().ok()?)),
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
        When::Half(half, _) => format!("XXXX-H{half}"),
        When::Weekend(_) => "XXXX-WXX-WE".to_owned(),
        When::Compared(0) => "XXXX-QX".to_owned(),
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

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn value(when: When, published: Option<Date>) -> String {
        on(
            when,
            None,
            &Known {
                published,
                ..Known::default()
            },
        )
        .timex
    }

    #[test]
    fn without_publication_only_full_dates_have_days() {
        let friday = on(
            When::Weekday(Weekday::Friday, Side::Last),
            None,
            &Known::default(),
        );
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
            side: Side::Open,
        };
        assert_eq!(value(eve, published), "2020-12-31");
    }

    #[test]
    fn a_leap_day_finds_a_leap_year() {
        let leap = When::MonthDay {
            month: 2,
            day: 29,
            weekday: None,
            side: Side::Open,
        };
        assert_eq!(value(leap, Some(date(2023, 3, 1))), "2024-02-29");
    }

    #[test]
    fn a_count_beyond_the_calendar_has_no_days() {
        let when = When::Counted(-20_000, Unit::Year, From::Published);
        assert_eq!(value(when, Some(date(2024, 3, 6))), "XXXX");
    }
}
