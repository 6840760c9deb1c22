//! Feasts that news dates by.

use jiff::civil::{Date, Weekday};

use super::{
    Feast, Meaning, Side, When, YearOf,
    find::Found,
    lexicon::{Word, Words},
    tense, years,
};

/// The feast whose name begins with token `at`, or after the word before it as `side` says.
pub(super) fn feast(words: &Words<'_>, at: usize, side: Option<Side>) -> Option<Found> {
    let (feast, days, after) = named(words, at)?;
    let on = |after, year| Some((after, Meaning::On(When::Feast(feast, days, year), None)));
    if let Some((year, after)) = years::number(words, after + usize::from(words.is(after, ","))) {
        return on(after, YearOf::Known(year));
    }
    if let Some(side) = side {
        return on(after, YearOf::Near(side));
    }
    // `a Christmas tree`, `Easter Island` are no days.
    let day = matches!(
        words.before(at),
        Word::Glue(
            "at" | "by"
                | "before"
                | "after"
                | "until"
                | "since"
                | "for"
                | "on"
                | "over"
                | "around"
                | "during"
                | "this"
                | "in"
                | "from"
                | "and"
                | "through"
        ) | Word::Ahead
            | Word::Stop
    ) && !matches!(words.at(after), Word::Other);
    let whole = after > at + 1;
    (day || whole).then(|| {
        let year = YearOf::Near(tense::side(words, at, after));
        (after, Meaning::On(When::Feast(feast, days, year), None))
    })
}

/// The feast, how many days after it the named day lies, and the token after the name.
fn named(words: &Words<'_>, at: usize) -> Option<(Feast, i8, usize)> {
    if words.covered(at) == "New"
        && words.covered(at + 1) == "Year"
        && words.covered(at + 2).ends_with('s')
    {
        return match words.covered(at + 3) {
            "Eve" => Some((Feast::NewYear, -1, at + 4)),
            "Day" => Some((Feast::NewYear, 0, at + 4)),
            _ => None,
        };
    }
    let Word::Feast(feast) = words.at(at) else {
        return None;
    };
    let (days, after) = match (feast, words.covered(at + 1)) {
        (Feast::Christmas, "Eve") => (-1, at + 2),
        (Feast::Christmas | Feast::Thanksgiving, "Day") => (0, at + 2),
        (Feast::Easter, "Sunday") => (0, at + 2),
        (Feast::Easter, "Monday") => (1, at + 2),
        (_, next) if next.starts_with(char::is_uppercase) => return None,
        _ => (0, at + 1),
    };
    Some((feast, days, after))
}

/// The day of `feast` in `year`.
pub(super) fn day(feast: Feast, year: i16) -> Option<Date> {
    match feast {
        Feast::NewYear => Date::new(year, 1, 1).ok(),
        Feast::Halloween => Date::new(year, 10, 31).ok(),
        Feast::Christmas => Date::new(year, 12, 25).ok(),
        Feast::Thanksgiving => Date::new(year, 11, 1)
            .ok()?
            .nth_weekday_of_month(4, Weekday::Thursday)
            .ok(),
        Feast::Easter => easter(year),
    }
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
    fn feasts_that_move_fall_on_their_days() {
        assert_eq!(day(Feast::Easter, 2024), Some(date(2024, 3, 31)));
        assert_eq!(day(Feast::Easter, 2038), Some(date(2038, 4, 25)));
        assert_eq!(day(Feast::Easter, 1818), Some(date(1818, 3, 22)));
        assert_eq!(day(Feast::Thanksgiving, 2023), Some(date(2023, 11, 23)));
    }
}
