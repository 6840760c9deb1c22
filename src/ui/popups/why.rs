//! How the date of an article is known, with the places that say so.

use crossterm::event::KeyCode;
use ratatui::{buffer::Buffer, layout::Rect};

use super::{AppView, Outcome, frame, frame::Choice};
use crate::{
    article::{Basis, Dating, Evidence},
    text::Span,
    ui::{
        app::App,
        dates,
        key::Key,
        paint::{self, Row},
        theme::Look,
        visible,
    },
};

/// Rows of the box that hold no place: its frame, the date, how it is known, an empty one, the hint.
const ROWS_AROUND: u16 = 7;

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

    /// What speaks for the date, then what against; each with its look.
    fn places(&self) -> impl Iterator<Item = (&Evidence, Look)> {
        let dating = self.dating.iter();
        dating.flat_map(|dating| {
            let evidence = dating.evidence.iter().map(|it| (it, Look::Dim));
            evidence.chain(dating.clashes.iter().map(|it| (it, Look::Error)))
        })
    }

    /// Takes a key.
    pub fn press(&mut self, app: &AppView<'_>, key: Key) -> Outcome {
        match key.code {
            KeyCode::Enter => match self.places().nth(self.choice.at) {
                Some((it, _)) => Outcome::Evidence(it.article.clone(), it.span),
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
                let len = self.places().count();
                self.choice.press(key, len, frame::list_rows(app.height));
                Outcome::Stay
            }
        }
    }
}

/// Draws the box.
pub fn draw(app: &App, why: &Why, buffer: &mut Buffer) {
    let skin = app.skin();
    let n_places = why.places().count();
    let height = ROWS_AROUND + 2 * n_places as u16;
    let area = frame::area(app.layout.area, 84, height);
    let inner = frame::draw("How the date is known", skin, buffer, area);
    let date = dates::in_full(why.dating.as_ref());
    let mark = dates::mark(why.dating.as_ref(), skin.glyphs);
    Row::of(buffer, inner, 0)
        .skip(1)
        .put(&format!("{date} {mark}"), skin.style(Look::Date));
    let says = why.dating.as_ref().map_or(
        "Nothing in this article or its source dates it; D sets a date.",
        |dating| basis(dating.basis),
    );
    let room = usize::from(inner.width).saturating_sub(2);
    Row::of(buffer, inner, 1)
        .skip(1)
        .put_cut(says, room, skin, skin.style(Look::Text));
    let n_seen = usize::from(area.height.saturating_sub(ROWS_AROUND) / 2).max(1);
    let first = (why.choice.at + 1).saturating_sub(n_seen);
    for (n, (it, look)) in why.places().enumerate().skip(first).take(n_seen) {
        let top = 3 + 2 * (n - first) as u16;
        let rows = Rect::new(
            inner.x,
            inner.y + top,
            inner.width,
            2.min(inner.height.saturating_sub(top)),
        );
        place(app, it, look, n == why.choice.at, rows, buffer);
    }
    let bottom = inner.height.saturating_sub(1);
    let hint = match n_places {
        0 => "D sets the date  Esc closes",
        _ => "Enter goes there  D sets the date  Esc closes",
    };
    Row::of(buffer, inner, bottom)
        .skip(1)
        .put(hint, skin.style(Look::Hint));
}

/// One place on two rows: where and how it speaks, and the sentence.
fn place(app: &App, it: &Evidence, look: Look, selected: bool, rows: Rect, buffer: &mut Buffer) {
    let skin = app.skin();
    let Some(id) = app.corpus.find(&it.article) else {
        return;
    };
    let entry = app.corpus.article(id);
    if selected {
        paint::shade(buffer, rows, skin.style(Look::Selection));
    }
    let style = |look| paint::on(selected, skin.style(look));
    let mut row = Row::of(buffer, rows, 0);
    row.put(
        if selected { skin.glyphs.bar } else { " " },
        skin.style(Look::Accent),
    );
    if look == Look::Error {
        row.put(skin.glyphs.clash, style(look)).skip(1);
    }
    let outlet = visible::cut(entry.outlet(), row.left(), skin.glyphs.ellipsis);
    row.put(&outlet, style(Look::Heading));
    let room = row.left().saturating_sub(1);
    let how = visible::cut(it.why, room, skin.glyphs.ellipsis);
    row.skip(1).put(&how, style(look));
    let said = entry.sentence_at(it.span.start()).unwrap_or(it.span);
    let mut row = Row::of(buffer, rows, 1);
    let room = row.left().saturating_sub(3);
    let text = &entry.article.text;
    let before = &text[Span::new(said.start(), it.span.start())];
    let from = said.start() + n_skipped(before, room / 2) as u32;
    let cut = if from > said.start() {
        skin.glyphs.ellipsis
    } else {
        ""
    };
    let shown = format!("{cut}{}", &text[Span::new(from, said.end())]);
    row.skip(3).put_cut(&shown, room, skin, style(Look::Text));
}

/// Bytes of whole words to leave out of `before`, so that at most `room` columns stay before the phrase that matters.
fn n_skipped(before: &str, room: usize) -> usize {
    let mut left = visible::width(before);
    let mut words = before.split_inclusive(' ');
    let mut skipped = 0;
    while left > room
        && let Some(word) = words.next()
    {
        left = left.saturating_sub(visible::width(word));
        skipped += word.len();
    }
    skipped
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

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::ui::{fixture::Session, theme::Look};

    /// One article that others date, and one that prints another date than its source states.
    const DATES: &str = "
//- courier/1.txt
The old mill of Ashby reopened to cheering visitors on Monday with flags and free bread, two months after the river had flooded its wheel.
The council paid for new timber and seven carpenters on Friday.
//- ledger/1.txt 2024-03-05
Mill reopens
Published 1 May 2024
The old mill of Ashby reopened to visitors on Monday with songs, flags and free bread, two months after the river Dun had flooded its wheel.
The council had paid seven carpenters for new timber on Friday.
";

    #[test]
    fn the_key_w_shows_what_dates_an_article_and_enter_goes_there() {
        let mut session = Session::start(DATES, 70, 20);
        session.press("w");
        expect![[r#"
             Dateline  Ashby                    2 outlets · 2 articles · 2 unread
            ─ ╭─ How the date is known ────────────────────────────────────────╮──
            ▍●│ {date}4 Mar 2024 – 5 Mar 2024 ±{/}                                      │
            ▍ │ Other articles decide it:                                      │
             ●│                                                                │
              │▍courier tells the same event, without its date                 │
              │   …to cheering visitors on Monday with flags and free bread, t…│
              │ ledger tells the same event, dated there                       │
              │   …Ashby reopened to visitors on Monday with songs, flags and… │
              │ courier tells the same event, without its date                 │
              │   …and seven carpenters on Friday.                             │
              │ ledger tells the same event, dated there                       │
              │   …carpenters for new timber on Friday.                        │
              │ courier a lead tells news of its own day or the day before     │
              │   …to cheering visitors on Monday with flags and free bread, t…│
              │                                                                │
              │ Enter goes there  D sets the date  Esc closes                  │
            ──╰────────────────────────────────────────────────────────────────╯──
             1 Mar 24 █··█▄
             ? help  / find  f jump  e entities  t timeline            1/2  100 %
        "#]]
        .assert_eq(&session.screen(&[Look::Date]));
        session.press("Down Enter");
        expect![[r#"
             Dateline  Ashby                    2 outlets · 2 articles · 2 unread
            ─ Articles ───────────────────┬─ Text ────────────────────────────────
             ● ~Mar 2024±courier          │  Mill reopens
               The old mill of Ashby reop…│  ledger · Tue 5 Mar 2024≠ · 1 min
            ▍●  5 Mar 24≠ledger           │  71 % in common with courier
            ▍  Mill reopens               │
                                          │  ⋯ 1 line of page noise ⋯ x shows it
                                          │
                                          │▍ The old mill of Ashby reopened to
                                          │▍ visitors on Monday with songs, flags
                                          │▍ and free bread, two months after the
                                          │▍ river Dun had flooded its wheel.
                                          │
                                          │  The council had paid seven
                                          │  carpenters for new timber on Friday.
                                          │
                                          │
            ──────────────────────────────┴───────────────────────────────────────
             1 Mar 24 █··█◆
             ? help  / find  f jump  e entities  t timeline            2/2  100 %
        "#]]
        .assert_eq(&session.screen(&[Look::Current]));
    }

    #[test]
    fn a_clash_has_its_sign_in_the_list_and_its_words_in_the_box() {
        let mut session = Session::start(DATES, 70, 20);
        session.press("j w");
        expect![[r#"
             Dateline  Ashby                    2 outlets · 2 articles · 2 unread
            ─ Articles ───────────────────┬─ Text ────────────────────────────────
             ● ~Mar 2024±courier          │  Mill reopens
              ╭─ How the date is known ────────────────────────────────────────╮
            ▍●│ Tue 5 Mar 2024 ≠                                               │
            ▍ │ Its source says so, outside the text.                          │
              │                                                                │
              │▍≠ ledger stands beside the headline                            │
              │   1 May 2024                                                   │
              │                                                                │s
              │ Enter goes there  D sets the date  Esc closes                  │e
              ╰────────────────────────────────────────────────────────────────╯
                                          │
                                          │  The council had paid seven
                                          │  carpenters for new timber on Friday.
                                          │
                                          │
            ──────────────────────────────┴───────────────────────────────────────
             1 Mar 24 █··█◆
             ? help  / find  f jump  e entities  t timeline            2/2  100 %
        "#]]
        .assert_eq(&session.screen(&[Look::Error]));
    }
}
