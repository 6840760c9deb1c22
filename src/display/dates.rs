//! Dates as the screen shows them.

use jiff::civil::Date;

use super::glyphs::Glyphs;
use dateline_core::article::{Basis, DateRange, Dating, Precision};

/// Words that are read in a minute.
const WORDS_A_MINUTE: u32 = 230;

const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// Columns of [`short`].
pub const SHORT_COLUMNS: usize = 9;

/// Publication in a list: `23 Nov 17`, always of the same width.
pub fn short(published: Option<&Dating>) -> String {
    let Some(dating) = published else {
        return format!("{:SHORT_COLUMNS$}", "no date");
    };
    let days = dating.days;
    let first = days.first();
    let shown = match days.precision() {
        Precision::Day => day_month_year(first),
        Precision::Range => format!("~{}", month_year(first)),
        Precision::Month => month_year(first),
        Precision::Year => first.year().to_string(),
    };
    format!("{shown:SHORT_COLUMNS$}")
}

/// How a publication date is known, in one column: blank where source or text state the day.
pub fn mark(published: Option<&Dating>, glyphs: &Glyphs) -> &'static str {
    match published {
        Some(dating) if dating.basis == Basis::Option => glyphs.corrected,
        Some(dating) if !dating.clashes.is_empty() => glyphs.clash,
        Some(dating) if dating.days.only().is_none() => glyphs.ranged,
        Some(dating) if dating.basis >= Basis::Corpus => glyphs.inferred,
        _ => " ",
    }
}

/// Publication at the head of an article: `Thu 23 Nov 2017 08:12`.
pub fn in_full(published: Option<&Dating>) -> String {
    let Some(dating) = published else {
        return "no date".to_owned();
    };
    let mut res = days_in_full(dating.days);
    if let Some(time) = dating.time {
        res.push_str(&format!(" {:02}:{:02}", time.hour(), time.minute()));
    }
    res
}

/// Days as a heading: `Thu 23 Nov 2017`, `Nov 2017`, `2014`, `1880s`, `20 Nov 2017 – 26 Nov 2017`.
pub fn days_in_full(days: DateRange) -> String {
    let (first, last) = (days.first(), days.last());
    match days.precision() {
        Precision::Day => {
            let weekday = first.strftime("%a");
            format!("{weekday} {}", day_of_year(first))
        }
        Precision::Month => format!("{} {}", month(first), first.year()),
        Precision::Year => first.year().to_string(),
        Precision::Range => {
            let whole_years = first == first.first_of_year() && last == last.last_of_year();
            match (whole_years, last.year() - first.year()) {
                (true, 9) if first.year() % 10 == 0 => format!("{}s", first.year()),
                (true, _) => format!("{}–{}", first.year(), last.year()),
                (false, _) => format!("{} – {}", day_of_year(first), day_of_year(last)),
            }
        }
    }
}

/// Days beside something else: `23 Nov 17`, `20–26 Nov 17`, `30 Oct–2 Nov 17`, `Nov 2017`, `2014`.
pub fn span(days: DateRange) -> String {
    let (first, last) = (days.first(), days.last());
    match days.precision() {
        Precision::Day => day_month_year(first).trim().to_owned(),
        Precision::Month => month_year(first),
        Precision::Year => first.year().to_string(),
        Precision::Range => {
            if first == first.first_of_year() && last == last.last_of_year() {
                return format!("{}–{}", first.year(), last.year());
            }
            let from = match (first.year() == last.year(), first.month() == last.month()) {
                (true, true) => first.day().to_string(),
                (true, false) => format!("{} {}", first.day(), month(first)),
                (false, _) => day_month_year(first).trim().to_owned(),
            };
            format!("{from}–{}", day_month_year(last).trim())
        }
    }
}

/// Minutes that it takes to read so many words, at least one.
pub fn reading_minutes(n_words: u32) -> u32 {
    n_words.div_ceil(WORDS_A_MINUTE).max(1)
}

fn day_of_year(day: Date) -> String {
    format!("{} {} {}", day.day(), month(day), day.year())
}

/// A day in a list: `23 Nov 17`, always of the same width.
pub fn day_month_year(day: Date) -> String {
    format!(
        "{:>2} {} {:02}",
        day.day(),
        month(day),
        day.year().rem_euclid(100)
    )
}

fn month_year(day: Date) -> String {
    format!("{} {}", month(day), day.year())
}

fn month(day: Date) -> &'static str {
    MONTHS[usize::from(day.month().unsigned_abs()) - 1]
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn days_are_shown_as_finely_as_they_are_known() {
        let full = |first, last| days_in_full(DateRange::new(first, last));
        assert_eq!(
            full(date(2017, 11, 23), date(2017, 11, 23)),
            "Thu 23 Nov 2017"
        );
        assert_eq!(full(date(2017, 11, 1), date(2017, 11, 30)), "Nov 2017");
        assert_eq!(full(date(2017, 1, 1), date(2017, 12, 31)), "2017");
        assert_eq!(full(date(1880, 1, 1), date(1889, 12, 31)), "1880s");
        assert_eq!(full(date(1800, 1, 1), date(1899, 12, 31)), "1800–1899");
        assert_eq!(
            full(date(2017, 11, 3), date(2017, 11, 5)),
            "3 Nov 2017 – 5 Nov 2017"
        );
    }

    #[test]
    fn days_beside_something_else_take_as_little_room_as_they_can() {
        let shown = |first, last| span(DateRange::new(first, last));
        let day = |month, day| date(2017, month, day);
        assert_eq!(shown(day(11, 3), day(11, 3)), "3 Nov 17");
        assert_eq!(shown(day(11, 3), day(11, 25)), "3–25 Nov 17");
        assert_eq!(shown(day(10, 30), day(11, 2)), "30 Oct–2 Nov 17");
        assert_eq!(shown(day(11, 3), date(2019, 11, 3)), "3 Nov 17–3 Nov 19");
        assert_eq!(shown(day(11, 1), day(11, 30)), "Nov 2017");
        assert_eq!(shown(day(1, 1), date(2019, 12, 31)), "2017–2019");
    }

    #[test]
    fn a_date_is_marked_by_what_is_most_worth_knowing_of_it() {
        let day = DateRange::day(date(2017, 11, 23));
        let days = DateRange::new(date(2017, 11, 23), date(2017, 11, 24));
        let glyphs = &crate::display::glyphs::UNICODE;
        let marked = |days, basis, n_clashes| {
            let clash = dateline_core::article::Evidence {
                article: dateline_core::article::ArticleKey("a".into()),
                span: dateline_core::text::Span::new(0, 1),
                why: "",
            };
            let dating = Dating {
                clashes: vec![clash; n_clashes],
                ..Dating::stated(days, None, basis)
            };
            mark(Some(&dating), glyphs)
        };
        assert_eq!(marked(day, Basis::Metadata, 0), " ");
        assert_eq!(marked(day, Basis::Text, 0), " ");
        assert_eq!(marked(day, Basis::Corpus, 0), glyphs.inferred);
        assert_eq!(marked(days, Basis::Corpus, 0), glyphs.ranged);
        assert_eq!(marked(day, Basis::Metadata, 1), glyphs.clash);
        assert_eq!(marked(days, Basis::Option, 1), glyphs.corrected);
    }

    #[test]
    fn a_short_page_takes_a_minute() {
        assert_eq!([0, 230, 231].map(reading_minutes), [1, 1, 2]);
    }
}
