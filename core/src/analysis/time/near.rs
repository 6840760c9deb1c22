//! Which of the days, months and quarters that recur is meant, by where publication lies.

use std::cmp::Ordering;

use jiff::{
    ToSpan,
    civil::{Date, Weekday},
};

use super::{Feast, Side, YearOf};
use crate::article::DateRange;

/// A month of which nothing is said is one to come when it is no more than so many ahead.
const MAX_MONTHS_AHEAD: i8 = 4;

/// A day of a month that the words say is to come may be so many days ago all the same: the present tells of it too.
const MAX_DAYS_AGO: i32 = 40;

/// A month that the words say is to come is one to come when it is no more than so many ahead.
const MAX_MONTHS_TOLD_AHEAD: i8 = 8;

/// The day nearest to `published` with this month and day, the weekday agreeing if any near year lets it.
pub(super) fn month_day(
    published: Date,
    month: i8,
    day: i8,
    weekday: Option<Weekday>,
    side: Side,
) -> Option<Date> {
    // The weekday of a date recurs after at most 11 years, but a report seldom means more than one away.
    let candidates =
        (-4..=4).filter_map(|years| Date::new(published.year() + years, month, day).ok());
    let candidates = candidates.filter(|date| match side {
        Side::Latest => *date <= published,
        Side::Coming => days_between(*date, published) <= MAX_DAYS_AGO,
        _ => true,
    });
    let agrees = |date: &Date| weekday.is_none_or(|weekday| date.weekday() == weekday);
    let near = |date: &Date| (i32::from(date.year()) - i32::from(published.year())).abs() <= 1;
    candidates.min_by_key(|date| {
        let distance = days_between(published, *date).abs();
        (!(agrees(date) && near(date)), distance)
    })
}

/// The first day with this month and day that does not lie before the month of `told`, or in its year if it is one.
pub(super) fn following(told: DateRange, month: i8, day: i8) -> Option<Date> {
    let from = told.first().first_of_month();
    let mut days =
        (0..=8).filter_map(|years| Date::new(from.year().checked_add(years)?, month, day).ok());
    days.find(|day| *day >= from)
}

fn days_between(from: Date, to: Date) -> i32 {
    from.until(to)
        .map_or(i32::MAX, |distance| distance.get_days())
}

/// The day meant by a weekday.
pub(super) fn weekday(published: Date, weekday: Weekday, side: Side) -> Option<Date> {
    let on_day = published.weekday() == weekday;
    match side {
        Side::Open | Side::Latest | Side::Coming if on_day => Some(published),
        Side::Open | Side::Latest | Side::Last => published.nth_weekday(-1, weekday).ok(),
        Side::Coming | Side::Next => published.nth_weekday(1, weekday).ok(),
        Side::This => monday(published)?
            .checked_add(i64::from(weekday.to_monday_zero_offset()).days())
            .ok(),
    }
}

/// The Monday of the week of `day`.
pub(super) fn monday(day: Date) -> Option<Date> {
    day.checked_sub(i64::from(day.weekday().to_monday_zero_offset()).days())
        .ok()
}

/// The year of a month.
pub(super) fn year_of_month(year: YearOf, published: Option<Date>, month: i8) -> Option<i16> {
    let side = match year {
        YearOf::Near(Side::Open) => {
            let published = published?;
            let ahead = (month - published.month()).rem_euclid(12);
            let next = i16::from(month < published.month());
            let shift = match ahead <= MAX_MONTHS_AHEAD {
                true => next,
                false => next - 1,
            };
            return Some(published.year() + shift);
        }
        YearOf::Near(side) => side,
        year => return fixed_year(year, published, |published| published.month().cmp(&month)),
    };
    let published = published?;
    let ahead = (month - published.month()).rem_euclid(12);
    let side = match side {
        // What is to come in a month long ahead is more often said of one that has been.
        Side::Coming if ahead > MAX_MONTHS_TOLD_AHEAD => Side::Latest,
        side => side,
    };
    Some(published.year() + shift(side, published.month().cmp(&month)))
}

/// The year of a quarter: without more words, the latest one to begin; one that has just ended may be expected still.
pub(super) fn year_of_quarter(year: YearOf, published: Option<Date>, quarter: i8) -> Option<i16> {
    let side = match year {
        YearOf::Near(side) => side,
        year => {
            return fixed_year(year, published, |published| {
                quarter_of(published).cmp(&quarter)
            });
        }
    };
    let published = published?;
    let order = quarter_of(published).cmp(&quarter);
    let just_ended = (quarter_of(published) + 3 - quarter) % 4 == 0;
    let side = match side {
        Side::Coming if just_ended => Side::Latest,
        Side::Open => Side::Latest,
        side => side,
    };
    Some(published.year() + shift(side, order))
}

/// The year of a feast.
pub(super) fn year_of_feast(year: YearOf, published: Option<Date>, feast: Feast) -> Option<i16> {
    let this = feast.day(published?.year())?;
    if year == YearOf::Near(Side::Open) {
        let published = published?;
        let near = month_day(published, this.month(), this.day(), None, Side::Open)?;
        return Some(near.year());
    }
    match year {
        YearOf::Near(side) => Some(published?.year() + shift(side, published?.cmp(&this))),
        year => fixed_year(year, published, |published| published.cmp(&this)),
    }
}

/// A year that hangs on no tense; `order` is that of publication to the thing in the year of publication.
fn fixed_year(
    year: YearOf,
    published: Option<Date>,
    order: impl Fn(Date) -> Ordering,
) -> Option<i16> {
    match year {
        YearOf::Known(year) => Some(year),
        YearOf::Counted(years) => published?.year().checked_add(i16::try_from(years).ok()?),
        YearOf::Earlier | YearOf::Near(_) | YearOf::Told => {
            let published = published?;
            Some(published.year() - 1 + shift(Side::Latest, order(published)))
        }
    }
}

/// By how many years the thing meant lies off that in the year of publication; `order` is that of publication to the latter.
fn shift(side: Side, order: Ordering) -> i16 {
    match (side, order) {
        (Side::Latest, Ordering::Less) => -1,
        (Side::Last, order) if order.is_le() => -1,
        (Side::Coming, Ordering::Greater) => 1,
        (Side::Next, order) if order.is_ge() => 1,
        _ => 0,
    }
}

/// The quarter of `day`, 1 to 4.
pub(super) fn quarter_of(day: Date) -> i8 {
    (day.month() + 2) / 3
}

/// Year and number of the last quarter to end before `day`.
pub(super) fn quarter_before(day: Date) -> Option<(i16, i8)> {
    let before = day.checked_sub(3.months()).ok()?;
    Some((before.year(), quarter_of(before)))
}
