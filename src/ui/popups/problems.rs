//! What could not be read, and why.

use crossterm::event::KeyCode;
use ratatui::buffer::Buffer;

use super::{AppView, Outcome, frame};
use crate::display::{visible, wrap::wrap};
use crate::ui::{
    app::App,
    key::Key,
    paint::Row,
    panes::list::{self, Scroll},
    theme::Look,
};

/// The list of problems.
#[derive(Clone, Copy, Debug, Default)]
pub struct Problems {
    scroll: Scroll,
}

impl Problems {
    /// Takes a key.
    pub fn press(&mut self, app: &AppView<'_>, key: Key) -> Outcome {
        let height = frame::list_rows(app.height);
        let last_top = app.n_problems.saturating_sub(1);
        let Some(motion) = frame::motion(key) else {
            return match key.code {
                _ if frame::closes(key) => Outcome::Close,
                KeyCode::Enter => Outcome::Close,
                _ => Outcome::Stay,
            };
        };
        self.scroll.top = list::moved(self.scroll.top, motion, 0, last_top + 1, height);
        Outcome::Stay
    }
}

/// Draws the list: each problem with its place, and under it the reason.
pub fn draw(app: &App, problems: &Problems, buffer: &mut Buffer) {
    let skin = app.skin();
    let listed = app.corpus.problems();
    let area = frame::area(app.layout.area, 100, app.layout.area.height);
    let inner = frame::draw(&format!("Problems {}", listed.len()), skin, buffer, area);
    if listed.is_empty() {
        let mut row = Row::of(buffer, inner, 0);
        row.skip(1)
            .put("Everything could be read.", skin.style(Look::Text));
        return;
    }
    let mut n = 0;
    for problem in &listed[problems.scroll.top.min(listed.len())..] {
        let mut row = Row::of(buffer, inner, n);
        let place = visible::clean(&problem.place);
        let room = row.left().saturating_sub(2);
        row.skip(1)
            .put_cut(&place, room, skin, skin.style(Look::Heading));
        n += 1;
        let reason = match problem.recovered {
            true => format!("{}; it was read all the same", problem.reason),
            false => problem.reason.clone(),
        };
        for line in wrap(&reason, inner.width.saturating_sub(4)) {
            let mut row = Row::of(buffer, inner, n);
            row.skip(3).put(&reason[line], skin.style(Look::Text));
            n += 1;
        }
        if n >= inner.height {
            break;
        }
    }
}
