//! The keys, found by typing; Enter does what is chosen.

use std::cmp::Reverse;

use ratatui::{buffer::Buffer, layout::Rect};
use tui_input::Input;

use super::{
    frame,
    outcome::{PopupContext, PopupOutcome},
    prompt,
};
use crate::ui::{
    action::Action,
    keymap::{BINDINGS, Binding},
    list::ListSelection,
    paint::{self, Row},
    scene::Scene,
    theme::StyleRole,
};
use dateline_core::corpus::fuzzy::{Folded, Query, Scorer};

/// Columns of the keys.
const KEY_COLUMNS: usize = 20;

/// The help box.
#[derive(Clone, Debug, Default)]
pub struct Help {
    /// What the keys are filtered by.
    pub input: Input,
    selection: ListSelection,
}

impl Help {
    /// Does `action`.
    pub fn update(&mut self, context: &PopupContext<'_>, action: Action) -> PopupOutcome {
        let shown = shown(self.input.value());
        match action {
            Action::Close => PopupOutcome::Close,
            Action::Open => match shown.get(self.selection.at) {
                Some(binding) if binding.is_command() => PopupOutcome::Run(binding.action),
                _ => PopupOutcome::Stay,
            },
            Action::Move(motion) => {
                let height = frame::list_rows(context.size.1);
                self.selection.step(motion, shown.len(), height);
                PopupOutcome::Stay
            }
            _ => PopupOutcome::Stay,
        }
    }

    /// What is typed has changed.
    pub fn typed(&mut self) -> PopupOutcome {
        self.selection = ListSelection::default();
        PopupOutcome::Stay
    }

    /// Draws the box.
    pub fn draw(&self, scene: Scene<'_>, buffer: &mut Buffer) {
        let (screen, context) = (scene.layout.area, scene.context);
        let area = frame::area(screen, 76, screen.height);
        let heading = "Keys: type to find, Enter does it, Esc closes";
        let inner = frame::draw(heading, context, buffer, area);
        prompt::draw(&self.input, " ", context, buffer, inner);
        let list = Rect {
            y: inner.y + 1,
            height: inner.height.saturating_sub(1),
            ..inner
        };
        let shown = shown(self.input.value());
        if shown.is_empty() {
            Row::of(buffer, list, 0)
                .skip(1)
                .put("No key does that.", context.style(StyleRole::Dim));
        }
        let seen = shown.iter().enumerate().skip(self.selection.scroll.top);
        for (n, (at, binding)) in seen.take(usize::from(list.height)).enumerate() {
            let selected = at == self.selection.at;
            let style = |role| paint::on(selected, context.style(role));
            let n = n as u16;
            if selected {
                let row = Rect::new(list.x, list.y + n, list.width, 1);
                paint::shade(buffer, row, context.style(StyleRole::Selection));
            }
            let mut row = Row::of(buffer, list, n);
            let bar = if selected { context.glyphs.bar } else { " " };
            row.put(bar, context.style(StyleRole::Accent));
            let keys = context.keymap.keys_of(binding).join("  ");
            row.put_cut(&keys, KEY_COLUMNS, context, style(StyleRole::HintKey))
                .skip(1);
            row.put(binding.help, style(StyleRole::Text));
            row.skip(1)
                .put_right(binding.group.name(), style(StyleRole::Dim));
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
    let told = BINDINGS.iter().filter(|it| !it.help.is_empty());
    let mut found: Vec<_> = told.filter_map(score).collect();
    found.sort_by_key(|(score, _)| Reverse(*score));
    found.into_iter().map(|(_, binding)| binding).collect()
}
