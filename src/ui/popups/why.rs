//! How the date of an article is known, with the places that say so.

use crossterm::event::KeyCode;
use ratatui::{buffer::Buffer, layout::Rect};

use super::{AppView, Outcome, frame, frame::Choice};
use crate::{
    article::{ArticleKey, Basis, Dating},
    text::Span,
    ui::{
        app::App,
        dates,
        key::Key,
        paint::{self, Row},
        theme::Look,
    },
};

/// The evidence of one article's date.
#[derive(Clone, Debug)]
pub struct Why {
    dating: Option<Dating>,
    choice: Choice,
}

impl Why {
    /// The evidence for `dating`.
    pub fn new(dating: Option<Dating>) -> Why {
        Why {
            dating,
            choice: Choice::default(),
        }
    }

    fn evidence(&self) -> &[(ArticleKey, Span)] {
        self.dating.as_ref().map_or(&[], |dating| &dating.evidence)
    }

    /// Takes a key.
    pub fn press(&mut self, app: &AppView<'_>, key: Key) -> Outcome {
        match key.code {
            KeyCode::Enter => match self.evidence().get(self.choice.at) {
                Some((article, span)) => Outcome::Evidence(article.clone(), *span),
                None => Outcome::Close,
            },
            KeyCode::Char('D') => Outcome::Run(crate::ui::action::Action::SetDate),
            KeyCode::Esc | KeyCode::Backspace | KeyCode::Char('q' | 'w') => Outcome::Close,
            _ => {
                let key = match key.code {
                    KeyCode::Char('j') => Key {
                        code: KeyCode::Down,
                        ..key
                    },
                    KeyCode::Char('k') => Key {
                        code: KeyCode::Up,
                        ..key
                    },
                    _ => key,
                };
                let len = self.evidence().len();
                self.choice.press(key, len, frame::list_rows(app.height));
                Outcome::Stay
            }
        }
    }
}

/// Draws the box.
pub fn draw(app: &App, why: &Why, buffer: &mut Buffer) {
    let skin = app.skin();
    let n_evidence = why.evidence().len() as u16;
    let area = frame::area(app.layout.area, 84, 7 + 2 * n_evidence);
    let inner = frame::draw("How the date is known", skin, buffer, area);
    let date = dates::in_full(why.dating.as_ref());
    Row::of(buffer, inner, 0)
        .skip(1)
        .put(&date, skin.style(Look::Date));
    let says = why.dating.as_ref().map_or(
        "Nothing in this article or its source dates it; D sets a date.",
        |dating| basis(dating.basis),
    );
    Row::of(buffer, inner, 1)
        .skip(1)
        .put(says, skin.style(Look::Text));
    for (n, (key, span)) in why.evidence().iter().enumerate() {
        let Some(id) = app.corpus.find(key) else {
            continue;
        };
        let entry = app.corpus.article(id);
        let selected = n == why.choice.at;
        let top = 3 + 2 * n as u16;
        let rows = Rect::new(
            inner.x,
            inner.y + top,
            inner.width,
            2.min(inner.height.saturating_sub(top)),
        );
        if selected {
            paint::shade(buffer, rows, skin.style(Look::Selection));
        }
        let mut row = Row::of(buffer, rows, 0);
        row.put(
            if selected { skin.glyphs.bar } else { " " },
            skin.style(Look::Accent),
        );
        let room = row.left();
        row.put_cut(
            entry.outlet(),
            room,
            skin,
            paint::on(selected, skin.style(Look::Heading)),
        );
        let said = entry.sentence_at(span.start()).unwrap_or(*span);
        let mut row = Row::of(buffer, rows, 1);
        let room = row.left().saturating_sub(3);
        let text = &entry.article.text[said];
        row.skip(3).put_cut(
            text,
            room,
            skin,
            paint::on(selected, skin.style(Look::Text)),
        );
    }
    let bottom = inner.height.saturating_sub(1);
    let hint = match n_evidence {
        0 => "D sets the date  Esc closes",
        _ => "Enter goes there  D sets the date  Esc closes",
    };
    Row::of(buffer, inner, bottom)
        .skip(1)
        .put(hint, skin.style(Look::Hint));
}

fn basis(basis: Basis) -> &'static str {
    match basis {
        Basis::Option => "You set it; u takes the last correction back.",
        Basis::Metadata => "Its source says so, outside the text.",
        Basis::Text => "Its own text says so:",
        Basis::Corpus => "Other articles decide it:",
        Basis::File => "Only the file's own time was left.",
    }
}
