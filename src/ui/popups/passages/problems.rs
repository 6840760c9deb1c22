//! What could not be read, and why.

use super::content::{Content, Writing};
use crate::{
    display::visible,
    ui::{popups::outcome::PopupContext, theme::StyleRole},
};

/// Columns of the box.
const COLUMNS: u16 = 100;

/// Each problem with its place, and under it the reason.
pub(super) fn content(context: &PopupContext<'_>) -> Content {
    let mut writing = Writing::new(context, COLUMNS);
    let listed = context.corpus.problems();
    if listed.is_empty() {
        writing.says("Everything could be read.", StyleRole::Text);
    }
    for problem in listed {
        let room = writing.room.saturating_sub(1);
        let place = visible::clean(&problem.place);
        let place = visible::cut(&place, room, writing.glyphs.ellipsis);
        writing.line(vec![(place.into_owned(), StyleRole::Heading)]);
        let reason = match problem.recovered {
            true => format!("{}; it was read all the same", problem.reason),
            false => problem.reason.to_string(),
        };
        writing.says_behind(" ", StyleRole::Text, &reason, StyleRole::Text);
    }
    writing.finish(format!("Problems {}", listed.len()))
}
