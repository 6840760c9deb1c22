//! The keys, found by typing; Enter does what is chosen.

use std::cmp::Reverse;

use crossterm::event::KeyCode;
use ratatui::{buffer::Buffer, layout::Rect};
use tui_input::Input;

use super::{AppView, Outcome, frame, frame::Choice, prompt};
use crate::ui::{
    action::Action,
    app::App,
    key::Key,
    keymap::{BINDINGS, Binding},
    paint::{self, Row},
    theme::Look,
};
use dateline_core::corpus::fuzzy::{Folded, Query, Scorer};

/// Columns of the keys.
const KEY_COLUMNS: usize = 20;

/// The help box.
#[derive(Clone, Debug, Default)]
pub struct Help {
    /// What the keys are filtered by.
    pub input: Input,
    choice: Choice,
}

impl Help {
    /// Takes a key.
    pub fn press(&mut self, app: &AppView<'_>, key: Key) -> Outcome {
        let shown = shown(self.input.value());
        match key.code {
            KeyCode::Esc | KeyCode::F(1) => Outcome::Close,
            KeyCode::Backspace if self.input.value().is_empty() => Outcome::Close,
            KeyCode::Char('?' | 'q') if self.input.value().is_empty() => Outcome::Close,
            KeyCode::Char('Q') if self.input.value().is_empty() => Outcome::Run(Action::Quit),
            KeyCode::Enter => match shown.get(self.choice.at) {
                Some(binding) => Outcome::Run(binding.action),
                None => Outcome::Stay,
            },
            _ if self
                .choice
                .press(key, shown.len(), frame::list_rows(app.height)) =>
            {
                Outcome::Stay
            }
            _ => {
                if prompt::edit(&mut self.input, key) == Some(true) {
                    self.choice.reset();
                }
                Outcome::Stay
            }
        }
    }
}

/// The bindings that `typed` finds, the best first; all in the order of the table while nothing is typed.
fn shown(typed: &str) -> Vec<&'static Binding> {
    let query = Query::parse(typed);
    let scorer = Scorer::default();
    let score = |binding: &'static Binding| {
        let line = format!(
            "{} {} {}",
            binding.keys.join(" "),
            binding.help,
            binding.name
        );
        Some((scorer.score(&query, &Folded::new(&line))?, binding))
    };
    let mut found: Vec<_> = BINDINGS.iter().filter_map(score).collect();
    found.sort_by_key(|(score, _)| Reverse(*score));
    found.into_iter().map(|(_, binding)| binding).collect()
}

/// Draws the box.
pub fn draw(app: &App, help: &Help, buffer: &mut Buffer) {
    let skin = app.skin();
    let area = frame::area(app.layout.area, 76, app.layout.area.height);
    let inner = frame::draw(
        "Keys: type to find, Enter does it, Esc closes",
        skin,
        buffer,
        area,
    );
    prompt::draw(&help.input, " ", skin, buffer, inner);
    let list = Rect {
        y: inner.y + 1,
        height: inner.height.saturating_sub(1),
        ..inner
    };
    let shown = shown(help.input.value());
    if shown.is_empty() {
        Row::of(buffer, list, 0)
            .skip(1)
            .put("No key does that.", skin.style(Look::Dim));
    }
    let seen = shown.iter().enumerate().skip(help.choice.scroll.top);
    for (n, (at, binding)) in seen.take(usize::from(list.height)).enumerate() {
        let selected = at == help.choice.at;
        let n = n as u16;
        if selected {
            let row = Rect::new(list.x, list.y + n, list.width, 1);
            paint::shade(buffer, row, skin.style(Look::Selection));
        }
        let mut row = Row::of(buffer, list, n);
        row.put(
            if selected { skin.glyphs.bar } else { " " },
            skin.style(Look::Accent),
        );
        let keys = match binding.keys {
            [] => format!(":{}", binding.name),
            keys => keys.join("  "),
        };
        let key_style = paint::on(selected, skin.style(Look::HintKey));
        row.put_cut(&keys, KEY_COLUMNS, skin, key_style).skip(1);
        row.put(binding.help, paint::on(selected, skin.style(Look::Text)));
        let group = binding.group.name();
        row.skip(1)
            .put_right(group, paint::on(selected, skin.style(Look::Dim)));
    }
}
