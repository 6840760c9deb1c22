//! What an outlet says of a claim, in the room that there is.

use super::table::{Cell, Line, Standing, Subject};
use crate::display::{dates, visible};
use crate::ui::{
    paint::{self, Row},
    scene::Scene,
    theme::StyleRole,
};
use dateline_core::article::DateRange;

/// What an outlet says, each value once, or that it does not.
pub(super) fn put_cell(
    scene: Scene<'_>,
    line: &Line,
    cell: &Cell,
    selected: bool,
    row: &mut Row<'_>,
) {
    let context = scene.context;
    let room = row.left();
    if cell.told.is_empty() {
        let told = format!("{} not told", context.glyphs.silent);
        row.put_cut(
            &told,
            room,
            context,
            paint::on(selected, context.style(StyleRole::Accent)),
        );
        return;
    }
    let values = fitting(scene, line, cell, room);
    let role = match line.standing {
        Standing::Conflict => StyleRole::Error,
        _ => StyleRole::Figure,
    };
    row.put_cut(
        &values,
        room,
        context,
        paint::on(selected, context.style(role)),
    );
}

/// What an outlet says: figures in the order in which they were given; of dates and speakers where there is little
/// room the first, and how many more there are.
fn fitting(scene: Scene<'_>, line: &Line, cell: &Cell, room: usize) -> String {
    if line.subject == Subject::Figure {
        let arrow = format!(" {} ", scene.context.glyphs.arrow);
        return values(scene, line, cell, dates::span).join(&arrow);
    }
    let in_full = values(scene, line, cell, dates::days_in_full).join(", ");
    if visible::width(&in_full) <= room {
        return in_full;
    }
    let short = values(scene, line, cell, dates::span);
    let all = short.join(", ");
    match short.split_first() {
        Some((first, rest)) if !rest.is_empty() && visible::width(&all) > room => {
            let more = format!(" +{}", rest.len());
            let room = room.saturating_sub(more.len());
            visible::cut(first, room, scene.context.glyphs.ellipsis).into_owned() + &more
        }
        _ => all,
    }
}

/// The values that an outlet gives, days as `set` sets them; each date and speaker once.
fn values(scene: Scene<'_>, line: &Line, cell: &Cell, set: fn(DateRange) -> String) -> Vec<String> {
    let mut values: Vec<String> = Vec::new();
    for place in &cell.told {
        let text = &scene.corpus.article(place.article).article.text;
        let value = match place.days {
            Some(days) => set(days),
            None => text[place.figure]
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" "),
        };
        let known = match line.subject {
            Subject::Figure => values.last() == Some(&value),
            Subject::Date | Subject::Attribution => values.contains(&value),
        };
        if !known {
            values.push(value);
        }
    }
    values
}
