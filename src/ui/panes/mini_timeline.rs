//! The timeline in one row, where there is no room for its pane.

use jiff::civil::Date;
use ratatui::{buffer::Buffer, layout::Rect};

use crate::display::dates;
use crate::ui::{days::ChosenDays, paint::Row, scene::Scene, theme::StyleRole};
use dateline_core::corpus::Corpus;

/// Days without anything that end a run of days.
const MAX_GAP_DAYS: i32 = 14;

/// Columns of a run's first day and the blank after it.
const LABEL_COLUMNS: usize = dates::SHORT_COLUMNS + 1;

/// A run of days that are drawn side by side, with how much is of each.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Run {
    first: Date,
    n_reports: Vec<usize>,
}

/// Draws how much is of each day, reports of events and publications alike, and where the article that is shown
/// was published; days that were chosen stand out.
///
/// Days far apart stand in runs of their own, each with its first day before it; where there is no
/// room for all, those around the article that is shown.
pub fn draw(scene: Scene<'_>, buffer: &mut Buffer, area: Rect) {
    let context = scene.context;
    let mut row = Row::of(buffer, area, 0);
    row.skip(1);
    let shown = scene
        .shown
        .and_then(|id| scene.corpus.article(id).published.as_ref());
    let here = shown.and_then(|dating| dating.days.only());
    let kept = scene.days.and_then(ChosenDays::within);
    let runs = runs(&counts(scene.corpus));
    if runs.is_empty() {
        let why = match scene.corpus.is_complete() {
            true => "no day is known in these articles",
            false => "days come as articles are read",
        };
        row.put(why, context.style(StyleRole::Dim));
        return;
    }
    let most = runs
        .iter()
        .flat_map(|run| &run.n_reports)
        .max()
        .copied()
        .unwrap_or(1)
        .max(1);
    for run in &runs[first_seen(&runs, here, row.left())..] {
        let run = run.around(here, row.left().saturating_sub(LABEL_COLUMNS));
        if row.left() < LABEL_COLUMNS + 1 {
            break;
        }
        let label = dates::day_month_year(run.first);
        row.put(label.trim(), context.style(StyleRole::Dim)).skip(1);
        for (day, n) in days(run.first).zip(run.n_reports) {
            let level = (n * context.glyphs.levels.len()).div_ceil(most);
            match (Some(day) == here, level.checked_sub(1)) {
                (true, _) => row.put(context.glyphs.here, context.style(StyleRole::Accent)),
                (false, Some(level)) => {
                    let is_kept = kept.is_some_and(|days| days.contains(day));
                    let role = if is_kept {
                        StyleRole::Followed
                    } else {
                        StyleRole::Bar
                    };
                    row.put(context.glyphs.levels[level], context.style(role))
                }
                (false, None) => row.put(context.glyphs.dot, context.style(StyleRole::Dim)),
            };
        }
        row.skip(2);
    }
}

impl Run {
    /// At most `n_days` days of the run, those around `here` if it lies in the run.
    fn around(&self, here: Option<Date>, n_days: usize) -> Run {
        let len = self.n_reports.len();
        let n_days = n_days.min(len);
        let at = here.map_or(0, |here| (here - self.first).get_days().max(0) as usize);
        let start = at.saturating_sub(n_days / 2).min(len - n_days);
        Run {
            first: days(self.first).nth(start).unwrap_or(self.first),
            n_reports: self.n_reports[start..start + n_days].to_vec(),
        }
    }
}

/// Reports of events and publications of each day that has any, by day.
fn counts(corpus: &Corpus) -> Vec<(Date, usize)> {
    let told = corpus.events().iter();
    let told = told.filter_map(|event| Some((event.when.only()?, event.reports.len())));
    let published = corpus.articles().iter();
    let published = published.filter_map(|entry| Some((entry.published.as_ref()?.days.only()?, 1)));
    let mut counts: Vec<(Date, usize)> = told.chain(published).collect();
    counts.sort_unstable();
    counts.dedup_by(|next, first| {
        let same = next.0 == first.0;
        if same {
            first.1 += next.1;
        }
        same
    });
    counts
}

fn runs(counts: &[(Date, usize)]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for (day, n) in counts {
        let offset = |run: &Run| (*day - run.first).get_days();
        match runs.last_mut() {
            Some(run) if offset(run) - (run.n_reports.len() as i32) < MAX_GAP_DAYS => {
                let at = offset(run).unsigned_abs() as usize;
                run.n_reports.resize(at, 0);
                run.n_reports.push(*n);
            }
            _ => runs.push(Run {
                first: *day,
                n_reports: vec![*n],
            }),
        }
    }
    runs
}

/// The first run to draw so that as many as there is room for are seen up to the one that holds `here`.
fn first_seen(runs: &[Run], here: Option<Date>, room: usize) -> usize {
    let last = here.map_or(0, |here| {
        runs.partition_point(|run| run.first <= here)
            .saturating_sub(1)
    });
    let mut room = room;
    let mut first = last;
    for (at, run) in runs[..=last].iter().enumerate().rev() {
        let columns = LABEL_COLUMNS + run.n_reports.len() + 2;
        let Some(left) = room.checked_sub(columns) else {
            break;
        };
        room = left;
        first = at;
    }
    first
}

fn days(first: Date) -> impl Iterator<Item = Date> {
    std::iter::successors(Some(first), |day| day.tomorrow().ok())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn days_far_apart_stand_in_runs_of_their_own() {
        let counts = [
            (date(2017, 11, 17), 3),
            (date(2017, 11, 19), 1),
            (date(2019, 7, 7), 2),
        ];
        let found = runs(&counts);
        let shown: Vec<_> = found
            .iter()
            .map(|run| (run.first, run.n_reports.clone()))
            .collect();
        assert_eq!(
            shown,
            [
                (date(2017, 11, 17), vec![3, 0, 1]),
                (date(2019, 7, 7), vec![2])
            ]
        );
        assert_eq!(first_seen(&found, Some(date(2019, 7, 7)), 70), 0);
        assert_eq!(first_seen(&found, Some(date(2019, 7, 7)), 15), 1);
    }
}
