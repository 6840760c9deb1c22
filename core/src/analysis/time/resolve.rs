//! Works out which days a time expression means.

use jiff::{
    Span as Distance,
    civil::{Date, Weekday},
};

use super::{
    From, Meaning, Part, Reference, Side, TimeExpression, Unit, When, YearOf, near,
    value::{
        Value, counted, day_value, first_month, half_value, length, quarter_value, range_value,
        season_name, some_weekday, unknown, vague, weekend_value, without_days, years_value,
    },
};
use crate::article::DateRange;

/// A part of a day belongs to a day told no more than so many bytes before.
const REACH_OF_DAY: u32 = 1000;

/// So many time expressions are the head of an article.
const HEAD_TIMES: usize = 4;

/// An hour belongs to a day that is named no more than so many bytes before, whatever happened on it.
const REACH_OF_CLOCK: u32 = 32;

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
                // Three months are a quarter.
                if unit == Unit::Month && count != Some(3) {
                    known.quarter = None;
                }
                without_days(length(count, unit))
            }
            Meaning::LengthAndHalf(count, unit) => {
                let whole = length(Some(count), unit);
                let letter = whole.len() - 1;
                without_days(format!("{}.5{}", &whole[..letter], &whole[letter..]))
            }
            Meaning::Every(count, unit) => without_days(length(Some(count), unit)),
            Meaning::EveryWeekday(weekday) => without_days(some_weekday(weekday)),
            Meaning::EveryMonth(month) => without_days(format!("XXXX-{month:02}")),
            Meaning::On(when, part) => on(when, part, &known),
        };
        // `4:42 a.m. (1942 GMT Sunday)` is one hour, of the first day.
        let is_clock = matches!(time.meaning, Meaning::On(_, Some(Part::Clock(..))));
        let again = is_clock
            && known
                .clock_ends
                .is_some_and(|end| time.span.start() <= end + 2);
        known.clock_ends = is_clock.then_some(time.span.end());
        if again {
            return value;
        }
        let day = value.days.and_then(DateRange::only);
        // What is told follows the days of what was told, not those on which it was said.
        if !time.is_aside || known.told.is_none() || known.is_aside {
            known.told = value.days.or(known.told);
            known.is_aside = time.is_aside;
        }
        if let Some(day) = day {
            if !time.is_aside || known.told_day.is_none() || known.day_is_aside {
                known.told_day = Some(day);
                known.day_is_aside = time.is_aside;
                known.day_told_at = time.span.start();
            }
            known.last_day = Some((day, time.span.start()));
            let past = matches!(time.meaning, Meaning::On(When::Weekday(_, Side::Latest), _));
            known.tells_of_today |= past && Some(day) == published;
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
    /// The days told last, asides only where there are no others.
    told: Option<DateRange>,
    is_aside: bool,
    /// The day told last, likewise, and where.
    told_day: Option<Date>,
    day_is_aside: bool,
    day_told_at: u32,
    /// The day that stands last, and where.
    last_day: Option<(Date, u32)>,
    /// Where the hour ends that stands just before.
    clock_ends: Option<u32>,
    /// Whether something was on the day of publication, called by its weekday.
    tells_of_today: bool,
    /// Where the expression stands.
    at: u32,
    /// Year and number of the quarter told last.
    quarter: Option<(i16, i8)>,
}

/// Whether most years named in `times` lie two years or more before `published`, and many more of these than of
/// expressions that are counted from publication; none of those stands at the head, as in all news.
fn looks_back(times: &[TimeExpression], published: Date) -> bool {
    let (mut far, mut near) = (0, 0);
    for (n, time) in times.iter().enumerate() {
        let Meaning::On(when, _) = time.meaning else {
            continue;
        };
        let year = match when {
            When::Day(day) => day.year(),
            When::Month(_, YearOf::Known(year)) | When::Year(year) => year,
            When::Counted(0, Unit::Day, From::Published) => {
                near += 1;
                continue;
            }
            When::Weekday(..) | When::Counted(_, Unit::Day | Unit::Week, From::Published) => {
                if n < HEAD_TIMES {
                    return false;
                }
                near += 2;
                continue;
            }
            When::Counted(_, _, From::Published) | When::Compared(..) => {
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

/// The value of `when` and `part`.
fn on(when: When, part: Option<Part>, known: &Known) -> Value {
    // `the morning` is that of the day told, and of none where none is.
    let of_no_day = matches!(when, When::Counted(_, Unit::Day, From::Told))
        && part.is_some_and(|part| !matches!(part, Part::Clock(..)))
        && (known.told_day.is_none() || known.at - known.day_told_at > REACH_OF_DAY);
    // An hour is of the day that stands just before it, whatever it tells.
    let just_told = known
        .last_day
        .filter(|(_, at)| known.at - at <= REACH_OF_CLOCK);
    let of_hour = matches!(part, Some(Part::Clock(..)))
        && matches!(when, When::Counted(0, Unit::Day, From::Told));
    let known_days = match just_told.filter(|_| of_hour) {
        Some((day, _)) => Some(day_value(day)),
        None => days(when, known).filter(|_| !of_no_day),
    };
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
            year,
        } => match (year, followed) {
            (YearOf::Near(_), Some(told)) => near::following(told, month, day),
            (YearOf::Near(side), None) => near::month_day(published?, month, day, weekday, side),
            (year, _) => Date::new(year_of(year, known)?, month, day).ok(),
        }
        .map(day_value),
        When::Weekday(weekday, side) => {
            let day = near::weekday(published?, weekday, side)?;
            // Where later days or the same weekday were told, one to come is not the day of publication.
            let taken = known.last_day.is_some_and(|(last, _)| last > day) || known.tells_of_today;
            match side == Side::Coming && Some(day) == published && taken {
                true => near::weekday(published?, weekday, Side::Next).map(day_value),
                false => Some(day_value(day)),
            }
        }
        When::Weekend(side) => weekend_value(near::weekday(published?, Weekday::Saturday, side)?),
        When::Month(month, year) => {
            let year = match (year, followed) {
                (YearOf::Near(Side::Open | Side::Latest), Some(told)) => {
                    near::following(told, month, 1)?.year()
                }
                (YearOf::Told, _) => year_of(year, known)?,
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
        When::Feast(feast, year) => {
            let year = near::year_of_feast(year, published, feast)?;
            feast.day(year).map(day_value)
        }
        When::DayOfMonth(day, side) => {
            let told = known.told_day.or(published)?;
            let first = told.first_of_month();
            let months = match side {
                Side::Coming => [0, 1, 2],
                _ => [0, -1, -2],
            };
            let mut days = months.iter().filter_map(|&months| {
                let month = first
                    .checked_add(Distance::new().try_months(months).ok()?)
                    .ok()?;
                Date::new(month.year(), month.month(), day).ok()
            });
            let lies = |day: &Date| match side {
                Side::Coming => *day >= told,
                _ => published.is_none_or(|published| *day <= published),
            };
            days.find(lies).map(day_value)
        }
        When::Namesake(day) if published.is_none_or(|published| published >= day) => {
            Some(day_value(day))
        }
        When::Namesake(day) => {
            near::month_day(published?, day.month(), day.day(), None, Side::Open).map(day_value)
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

/// The year that hangs on publication or on what was told alone.
fn year_of(year: YearOf, known: &Known) -> Option<i16> {
    match year {
        YearOf::Known(year) => Some(year),
        YearOf::Told => Some(known.told.map(DateRange::first).or(known.published)?.year()),
        YearOf::Counted(years) => known
            .published?
            .year()
            .checked_add(i16::try_from(years).ok()?),
        YearOf::Earlier | YearOf::Near(_) => None,
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
            year: YearOf::Near(Side::Open),
        };
        assert_eq!(value(eve, published), "2020-12-31");
    }

    #[test]
    fn a_leap_day_finds_a_leap_year() {
        let leap = When::MonthDay {
            month: 2,
            day: 29,
            weekday: None,
            year: YearOf::Near(Side::Open),
        };
        assert_eq!(value(leap, Some(date(2023, 3, 1))), "2024-02-29");
    }

    #[test]
    fn a_count_beyond_the_calendar_has_no_days() {
        let when = When::Counted(-20_000, Unit::Year, From::Published);
        assert_eq!(value(when, Some(date(2024, 3, 6))), "XXXX");
    }
}
