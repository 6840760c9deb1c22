//! The command line.

use std::rc::Rc;

use ratatui::{buffer::Buffer, layout::Rect};
use tui_input::Input;

use super::{outcome::PopupOutcome, prompt};
use crate::ui::{
    action::{
        Action,
        Direction::{self, Next, Previous},
        Motion,
    },
    keymap::BINDINGS,
    paint::{self, Row},
    scene::Scene,
    theme::StyleRole,
};

/// Completions that are shown at most.
const MAX_SHOWN: usize = 8;

/// Commands that are completed to first; the others have keys that are shorter.
const FIRST: &[&str] = &["quit", "theme", "problems", "help"];

/// A command being typed.
#[derive(Clone, Debug)]
pub struct CommandLine {
    /// What is typed.
    pub input: Input,
    /// Names that `:theme` takes.
    themes: Rc<[String]>,
    /// What was typed before Tab completed it, and which completion stands there now.
    completing: Option<(String, usize)>,
}

impl CommandLine {
    /// An empty line on which these themes can be named.
    pub fn new(themes: Rc<[String]>) -> CommandLine {
        CommandLine {
            input: Input::default(),
            themes,
            completing: None,
        }
    }

    /// Does `action`.
    pub fn update(&mut self, action: Action) -> PopupOutcome {
        match action {
            Action::Close => return PopupOutcome::Close,
            Action::Open => return PopupOutcome::Command(self.input.value().trim().to_owned()),
            Action::Move(Motion::Line(direction)) => self.complete(direction),
            _ => (),
        }
        PopupOutcome::Stay
    }

    /// What is typed has changed.
    pub fn typed(&mut self) -> PopupOutcome {
        self.completing = None;
        PopupOutcome::Stay
    }

    /// Puts the next completion, or the one before, in place of what was typed.
    fn complete(&mut self, direction: Direction) {
        let (typed, at) = match self.completing.take() {
            Some((typed, at)) => (typed, Some(at)),
            None => (self.input.value().to_owned(), None),
        };
        let completions = completions(&typed, &self.themes);
        let n = completions.len();
        if n == 0 {
            return;
        }
        let at = match (at, direction) {
            (None, Next) => 0,
            (None, Previous) => n - 1,
            (Some(at), Next) => (at + 1) % n,
            (Some(at), Previous) => (at + n - 1) % n,
        };
        self.input = Input::new(completions[at].0.clone());
        self.completing = Some((typed, at));
    }

    /// Draws the prompt in the last row, and above it what it can be completed to.
    pub fn draw(&self, scene: Scene<'_>, buffer: &mut Buffer) {
        let (screen, context) = (scene.layout.area, scene.context);
        let bottom = screen.bottom().saturating_sub(1);
        let typed = match &self.completing {
            Some((typed, _)) => typed.as_str(),
            None => self.input.value(),
        };
        let completions = completions(typed, &self.themes);
        let chosen = self.completing.as_ref().map(|(_, at)| *at);
        let room = usize::from(screen.height.saturating_sub(1)).min(MAX_SHOWN);
        let first = chosen.map_or(0, |at| (at + 1).saturating_sub(room));
        let n_seen = completions.len().saturating_sub(first).min(room) as u16;
        let list = Rect::new(0, bottom.saturating_sub(n_seen), screen.width, n_seen);
        paint::clear(buffer, list, context.style(StyleRole::Ground));
        let seen = completions.iter().enumerate().skip(first).take(room);
        for (n, (at, (name, help))) in seen.enumerate() {
            let selected = Some(at) == chosen;
            let style = |role| paint::on(selected, context.style(role));
            if selected {
                let row = Rect::new(list.x, list.y + n as u16, list.width, 1);
                paint::shade(buffer, row, context.style(StyleRole::Selection));
            }
            let mut row = Row::of(buffer, list, n as u16);
            row.skip(1)
                .put_cut(name, 20, context, style(StyleRole::HintKey));
            row.skip(1).put(help, style(StyleRole::Dim));
        }
        prompt::draw_last_row(&self.input, ":", "", scene, buffer);
    }
}

/// The commands that begin with `typed`, with what they do.
fn completions(typed: &str, themes: &[String]) -> Vec<(String, &'static str)> {
    let typed = typed.trim_start();
    let commands = BINDINGS.iter().filter(|it| it.is_command());
    let commands = commands.flat_map(|it| match it.action {
        Action::ChooseTheme => {
            let themes = themes.iter();
            let named = themes.map(|name| (format!("{} {name}", it.command()), "this theme"));
            named.collect()
        }
        Action::GoToRow => Vec::new(),
        _ => vec![(it.name.to_owned(), it.help)],
    });
    let mut res: Vec<_> = commands
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
    let commands = BINDINGS.iter().filter(|it| it.is_command());
    let names = commands.map(|binding| binding.command());
    let best = names.max_by_key(|name| (shared(name), std::cmp::Reverse(name.len())))?;
    (shared(best) > 0).then_some(best)
}
