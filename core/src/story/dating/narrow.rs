//! What an article's lead leaves of the days on which it can have been published.

use jiff::{
    ToSpan,
    civil::{Date, Weekday},
};

use super::{
    asked::{Answer, Tells},
    clue::{Clue, OpenDay},
};
use crate::{analysis::time::Side, article::DateRange, text::Span};

/// The day of the news in the lead and the next, if they are among `days`, and the words that say so.
///
/// Of reports whose lead tells news of a bare weekday that another dates, nineteen in twenty are of
/// that day or the next. The next is ruled out too where its weekday is told as the one of the week
/// before, or the article tells the news of the lead as of `this morning`.
pub(super) fn by_lead(
    days: DateRange,
    clues: &[Clue],
    answers: &[Answer<'_>],
) -> (DateRange, Vec<(Span, &'static str)>) {
    let told = |clue: &&Clue| matches!(clue.day, OpenDay::Weekday(..) | OpenDay::Dated(..));
    let lead = clues.iter().find(told).filter(|clue| clue.leads);
    let Some((lead, news)) = lead.and_then(|lead| Some((lead, day_of(lead, days, answers)?)))
    else {
        return (days, Vec::new());
    };
    let mut why = vec![(
        lead.time,
        "a lead tells news of its own day or the day before",
    )];
    let next = news.checked_add(1.day()).unwrap_or(news);
    if !days.contains(next) {
        return (DateRange::day(news), why);
    }
    let others = clues.iter().filter(|clue| clue.time != lead.time);
    if let Some(reason) = others
        .clone()
        .find_map(|clue| not_after(clue, news, answers))
    {
        why.push(reason);
        return (DateRange::day(news), why);
    }
    (DateRange::new(news, next), why)
}

/// The one of `days` that `lead` tells of, as another article dates it.
fn day_of(lead: &Clue, days: DateRange, answers: &[Answer<'_>]) -> Option<Date> {
    let mut known = answers.iter().filter(|it| it.here == lead.time);
    let mut dated = known.clone().filter_map(|it| it.event_day());
    let day = dated.find(|day| days.contains(*day))?;
    known
        .all(|it| {
            it.event_day()
                .is_none_or(|it| it == day || !days.contains(it))
        })
        .then_some(day)
}

/// Words of `clue` that tell that an article is not of the day after `news`.
fn not_after(clue: &Clue, news: Date, answers: &[Answer<'_>]) -> Option<(Span, &'static str)> {
    let next = news.checked_add(1.day()).ok()?;
    let dated = |day: Date| {
        let mut of_clue = answers.iter().filter(|it| it.here == clue.time);
        of_clue.any(|it| it.event_day() == Some(day))
    };
    let weekday: Weekday = next.weekday();
    let reason = match clue.day {
        OpenDay::Weekday(day, Side::Last) if day == weekday => {
            "would not be told so on that weekday itself"
        }
        OpenDay::Weekday(day, Side::Latest)
            if day == weekday && dated(next.checked_sub(7.days()).ok()?) && !dated(next) =>
        {
            "is dated in the week before by another article"
        }
        OpenDay::Counted(0) if dated(news) && !dated(next) => "tells the same news of its own day",
        _ => return None,
    };
    Some((clue.time, reason))
}

impl Answer<'_> {
    fn event_day(&self) -> Option<Date> {
        match self.tells {
            Tells::Event { day, .. } => Some(day),
            Tells::Words(..) => None,
        }
    }
}

/// Days from `from` to `to`, negative when `to` is the earlier.
pub(super) fn days_between(from: Date, to: Date) -> i32 {
    from.until(to)
        .map_or(i32::MAX, |distance| distance.get_days())
}
