//! The reader over a small corpus in one literal, without a terminal: keys in, screen out.

use std::sync::Arc;

use ratatui::{
    buffer::Buffer,
    layout::Rect,
    style::{Color, Style},
};

use super::{
    app::App,
    effect::Effect,
    key::Key,
    rank::Ranker,
    theme::{Ground, StyleRole, Theme},
    themes::Themes,
    view,
};
use crate::display::glyphs;
use dateline_core::{
    corpus::{Builder, Corpus, corrections::Corrections},
    source::{self, Item},
};

pub(super) const STORY: &str = "
//- courier/1.txt 2024-03-04
The old mill reopens

The old mill of Ashby reopened to visitors on Monday, two months after the flood, its owner Ada Lark said.

The river Dun had flooded the mill in January, and Lark had feared that it would never open again.

Join our channel and get the latest news delivered to you.
//- ledger/1.txt 2024-03-05
Mill owner thanks Ashby

The old mill of Ashby reopened to visitors on Monday, and its owner Ada Lark thanked the town on Tuesday.

The mayor of Ashby, Tom Reed, said that the town was proud of the mill and of all those who helped.
";

/// One article that is longer than most windows.
pub(super) const LONG: &str = "
//- courier/1.txt 2024-03-04
The river that a town forgot

The river Dun has run under Ashby for a hundred years, and most of those who walk above it have never seen more of it than the iron lids in the High Street, which rattle when a lorry goes by.

That changed in January, when it rose for three nights, lifted eleven of the lids and ran through the cellars of forty houses, the old mill among them, before the pumps of the county could hold it.

Since then the council has met twice to ask who owns the vault that the river runs in, and twice it has gone home without an answer, because the company that dug it was wound up before the war.

Ada Lark, who owns the mill, has asked for a survey of the whole vault from the weir down to the railway, and has offered to pay for the first half mile of it herself if the town will pay for the rest.

Tom Reed, the mayor, said that he would rather see the lids taken up for good and the river let out into the light, with trees along it, as it was in the oldest map that hangs in the town hall.

Neither plan can begin before the summer, when the water is low, and both need leave from the county, which has said that it will role at them side by side and not before the last cellar is dry.
";

/// Letters of two columns, marks without a letter, a word of no end, and controls.
pub(super) const WIDE: &str = "
//- 港町/1.txt 2024-03-06
港の水車小屋が再び開く e\u{301}\u{301}\u{301} 👩‍👩‍👧‍👧

水車小屋は月曜日に再び開いた。Ada Lark said on Monday: “Né à Ashby\u{202e}, \u{1b}[31mrouge\u{7}.” 🇫🇷🇫🇷🇫

\u{301}aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\u{200b}
";

/// The reader over the articles of a literal, with effects done at once.
pub(super) struct Session {
    pub(super) app: App,
    /// Whether the event loop was asked to quit or to stop.
    pub(super) has_left: bool,
    builder: Builder,
}

impl Session {
    pub(super) fn start(literal: &str, width: u16, height: u16) -> Session {
        let theme = Theme {
            name: "test".to_owned(),
            ground: Ground::Terminal,
            styles: StyleRole::ALL.map(|role| match role {
                StyleRole::Ground => Style::reset(),
                _ => Style::new().fg(Color::Indexed(role as u8)),
            }),
        };
        let themes = Themes::default();
        let mut session = Session {
            app: App::new(
                "Ashby".to_owned(),
                themes,
                theme,
                &glyphs::UNICODE,
                width,
                height,
            ),
            has_left: false,
            builder: Builder::new(Corrections::default()),
        };
        session.read(literal);
        session
    }

    pub(super) fn read(&mut self, literal: &str) {
        let articles = source::literal(literal);
        self.builder
            .add(articles.into_iter().map(Item::Article).collect());
        self.publish();
    }

    fn publish(&mut self) {
        let corpus: Arc<Corpus> = Arc::new(self.builder.snapshot(true));
        let effects = self.app.receive_corpus(corpus);
        self.work(effects);
    }

    /// Presses keys, written as in the key table with blanks between.
    pub(super) fn press(&mut self, keys: &str) {
        for key in keys.split(' ') {
            let effects = self.app.press(Key::parse(key).expect(key));
            self.work(effects);
        }
    }

    fn work(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Rank(request) => {
                    let mut found = Vec::new();
                    Ranker::default().rank(&request, |ranked| {
                        found.push(ranked);
                        std::ops::ControlFlow::Continue(())
                    });
                    for ranked in found {
                        let effects = self.app.receive_ranked(ranked);
                        self.work(effects);
                    }
                }
                Effect::Correct(_) => {
                    self.builder.correct(self.app.world.corrections.clone());
                    self.publish();
                }
                Effect::Discard(_) => (),
                Effect::Quit | Effect::Suspend => self.has_left = true,
            }
        }
    }

    /// The screen, with what has one of these roles in braces.
    pub(super) fn screen(&self, roles: &[StyleRole]) -> String {
        let area = self.app.screen.layout.area;
        let mut buffer = Buffer::empty(Rect::new(0, 0, area.width, area.height));
        view::draw_on(&self.app, &mut buffer);
        let mut screen = String::new();
        for row in area.rows() {
            let mut line = String::new();
            let mut open = None;
            for position in row.positions() {
                let cell = &buffer[position];
                let role = roles
                    .iter()
                    .find(|role| cell.fg == Color::Indexed(**role as u8));
                if role != open {
                    line.push_str(if open.is_some() { "{/}" } else { "" });
                    if let Some(role) = role {
                        line.push_str(&format!("{{{}}}", role.name()));
                    }
                    open = role;
                }
                line.push_str(cell.symbol());
            }
            screen.push_str(line.trim_end());
            screen.push_str(if open.is_some() { "{/}\n" } else { "\n" });
        }
        screen
    }

    /// The lines of the screen that hold `needle`.
    pub(super) fn lines_with(&self, needle: &str, roles: &[StyleRole]) -> Vec<String> {
        let screen = self.screen(roles);
        let lines = screen.lines().filter(|line| line.contains(needle));
        lines.map(|line| line.trim().to_owned()).collect()
    }
}
