//! The command line.

use crossterm::event::{KeyCode, KeyModifiers};
use ratatui::{buffer::Buffer, layout::Rect};
use tui_input::Input;

use super::{AppView, Outcome, prompt};
use crate::ui::{
    app::App,
    key::Key,
    keymap::BINDINGS,
    paint::{self, Row},
    theme::Look,
};

/// Completions that are shown at most.
const MAX_SHOWN: usize = 8;

/// Commands that are completed to first; the others have keys that are shorter.
const FIRST: &[&str] = &["quit", "theme", "problems", "help"];

/// A command being typed.
#[derive(Clone, Debug, Default)]
pub struct CommandLine {
    /// What is typed.
    pub input: Input,
    /// What was typed before Tab completed it, and which completion stands there now.
    completing: Option<(String, usize)>,
}

impl CommandLine {
    /// Takes a key.
    pub fn press(&mut self, app: &AppView<'_>, key: Key) -> Outcome {
        match key.code {
            KeyCode::Esc => return Outcome::Close,
            KeyCode::Backspace if self.input.value().is_empty() => return Outcome::Close,
            KeyCode::Enter => return Outcome::Obey(self.input.value().trim().to_owned()),
            KeyCode::Tab | KeyCode::Down => {
                let back = key.modifiers == KeyModifiers::SHIFT;
                self.complete(app, back);
            }
            KeyCode::Up => self.complete(app, true),
            _ => {
                prompt::edit(&mut self.input, key);
                self.completing = None;
            }
        }
        Outcome::Stay
    }

    /// Puts the next completion, or the one before, in place of what was typed.
    fn complete(&mut self, app: &AppView<'_>, back: bool) {
        let (typed, at) = match self.completing.take() {
            Some((typed, at)) => (typed, Some(at)),
            None => (self.input.value().to_owned(), None),
        };
        let completions = completions(&typed, app.themes);
        let n = completions.len();
        if n == 0 {
            return;
        }
        let at = match (at, back) {
            (None, false) => 0,
            (None, true) => n - 1,
            (Some(at), false) => (at + 1) % n,
            (Some(at), true) => (at + n - 1) % n,
        };
        self.input = Input::new(completions[at].0.clone());
        self.completing = Some((typed, at));
    }
}

/// The commands that begin with `typed`, with what they do.
fn completions(typed: &str, themes: &[String]) -> Vec<(String, &'static str)> {
    let commands = BINDINGS.iter().map(|it| (it.name.to_owned(), it.help));
    let with_theme = themes
        .iter()
        .map(|name| (format!("theme {name}"), "this theme"));
    let typed = typed.trim_start();
    let mut res: Vec<_> = commands
        .chain(with_theme)
        .filter(|(command, _)| command.starts_with(typed))
        .collect();
    res.sort_by_key(|(command, _)| {
        let first = FIRST.iter().position(|it| command.starts_with(it));
        (first.unwrap_or(FIRST.len()), command.clone())
    });
    res
}

/// The command that is spelled most like `typed`.
pub fn nearest(typed: &str) -> Option<&'static str> {
    let shared = |name: &str| {
        let same = name.chars().zip(typed.chars()).take_while(|(a, b)| a == b);
        same.count()
    };
    let names = BINDINGS.iter().map(|binding| binding.name);
    let best = names.max_by_key(|name| (shared(name), std::cmp::Reverse(name.len())))?;
    (shared(best) > 0).then_some(best)
}

/// Draws the prompt in the last row, and above it what it can be completed to.
pub fn draw(app: &App, command: &CommandLine, buffer: &mut Buffer) {
    let skin = app.skin();
    let screen = app.layout.area;
    let bottom = screen.bottom().saturating_sub(1);
    let typed = match &command.completing {
        Some((typed, _)) => typed.as_str(),
        None => command.input.value(),
    };
    let completions = completions(typed, &app.theme_names);
    let chosen = command.completing.as_ref().map(|(_, at)| *at);
    let room = usize::from(screen.height.saturating_sub(1)).min(MAX_SHOWN);
    let first = chosen.map_or(0, |at| (at + 1).saturating_sub(room));
    let seen: Vec<_> = completions
        .iter()
        .enumerate()
        .skip(first)
        .take(room)
        .collect();
    let top = bottom.saturating_sub(seen.len() as u16);
    let list = Rect::new(0, top, screen.width, seen.len() as u16);
    paint::clear(buffer, list, skin.style(Look::Ground));
    for (n, (at, (name, help))) in seen.into_iter().enumerate() {
        let selected = Some(at) == chosen;
        if selected {
            let row = Rect::new(list.x, list.y + n as u16, list.width, 1);
            paint::shade(buffer, row, skin.style(Look::Selection));
        }
        let mut row = Row::of(buffer, list, n as u16);
        row.skip(1).put_cut(
            name,
            20,
            skin,
            paint::on(selected, skin.style(Look::HintKey)),
        );
        row.skip(1)
            .put(help, paint::on(selected, skin.style(Look::Dim)));
    }
    let area = Rect::new(0, bottom, screen.width, 1);
    paint::clear(buffer, area, skin.style(Look::Ground));
    prompt::draw(&command.input, ":", skin, buffer, area);
}
