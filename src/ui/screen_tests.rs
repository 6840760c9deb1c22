//! Keys in, screen out: what stands on the screen, with its looks in braces.

use std::sync::Arc;

use expect_test::{Expect, expect};
use ratatui::{
    buffer::Buffer,
    layout::Rect,
    style::{Color, Style},
};

use super::{
    action::Effect,
    app::App,
    glyphs,
    key::Key,
    panes::Pane,
    rank::Ranker,
    theme::{Ground, Look, Theme},
    themes::Themes,
    view,
};
use crate::{
    corpus::{Builder, Corpus, corrections::Corrections},
    source::Item,
    story::fixture,
};

const STORY: &str = "
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

/// The reader over the articles of a literal, with effects done at once.
struct Session {
    app: App,
    builder: Builder,
}

impl Session {
    fn start(literal: &str, width: u16, height: u16) -> Session {
        let theme = Theme {
            name: "test".to_owned(),
            ground: Ground::Terminal,
            styles: Look::ALL.map(|look| match look {
                Look::Ground => Style::reset(),
                _ => Style::new().fg(Color::Indexed(look as u8)),
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
            builder: Builder::new(Corrections::default()),
        };
        session.read(literal);
        session
    }

    fn read(&mut self, literal: &str) {
        let articles = fixture::articles(literal).into_iter();
        let items = articles.map(|(_, annotated)| {
            let mut article = annotated.article;
            let outlet = article.key.0.split('/').next();
            article.stated.outlet = outlet.map(str::to_owned);
            Item::Article(article)
        });
        self.builder.add(items.collect());
        self.publish();
    }

    fn publish(&mut self) {
        let corpus: Arc<Corpus> = Arc::new(self.builder.snapshot(true));
        let effects = self.app.take_corpus(corpus);
        self.work(effects);
    }

    /// Presses keys, written as in the key table with blanks between.
    fn press(&mut self, keys: &str) {
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
                        let effects = self.app.take_ranked(ranked);
                        self.work(effects);
                    }
                }
                Effect::Correct(corrections) => {
                    self.builder.correct(corrections);
                    self.publish();
                }
                Effect::Quit | Effect::Suspend => panic!("{effect:?}"),
            }
        }
    }

    /// The screen, with what has one of these looks in braces.
    fn screen(&self, looks: &[Look]) -> String {
        let area = self.app.layout.area;
        let mut buffer = Buffer::empty(Rect::new(0, 0, area.width, area.height));
        view::draw_on(&self.app, &mut buffer);
        let mut screen = String::new();
        for row in area.rows() {
            let mut line = String::new();
            let mut open = None;
            for position in row.positions() {
                let cell = &buffer[position];
                let look = looks
                    .iter()
                    .find(|look| cell.fg == Color::Indexed(**look as u8));
                if look != open {
                    line.push_str(if open.is_some() { "{/}" } else { "" });
                    if let Some(look) = look {
                        line.push_str(&format!("{{{}}}", look.name()));
                    }
                    open = look;
                }
                line.push_str(cell.symbol());
            }
            screen.push_str(line.trim_end());
            screen.push_str(if open.is_some() { "{/}\n" } else { "\n" });
        }
        screen
    }

    /// The lines of the screen that hold `needle`.
    fn lines_with(&self, needle: &str, looks: &[Look]) -> Vec<String> {
        let screen = self.screen(looks);
        let lines = screen.lines().filter(|line| line.contains(needle));
        lines.map(|line| line.trim().to_owned()).collect()
    }
}

#[track_caller]
fn check(keys: &str, looks: &[Look], (width, height): (u16, u16), expect: Expect) {
    let mut session = Session::start(STORY, width, height);
    if !keys.is_empty() {
        session.press(keys);
    }
    // A mark before each line, since an expectation loses the blanks that all its lines begin with.
    let lines = session.screen(looks).replace('\n', "\n|");
    expect.assert_eq(&format!("|{}\n", lines.trim_end_matches(['\n', '|'])));
}

#[test]
fn j_selects_the_next_article_and_shows_its_text() {
    check(
        "j",
        &[Look::Selection],
        (70, 16),
        expect![[r#"
            | Dateline  Ashby                    2 outlets · 2 articles · 2 unread
            |──────────────────────────────┬───────────────────────────────────────
            | ●  4 Mar 24 courier          │  Mill owner thanks Ashby
            |   The old mill reopens       │  ledger · Tue 5 Mar 2024 · 1 min
            |▍●{selection}  5 Mar 24 ledger           {/}│
            |▍ {selection} Mill owner thanks Ashby    {/}│  The old mill of Ashby reopened to
            |                              │  visitors on Monday, and its owner
            |                              │  Ada Lark thanked the town on
            |                              │  Tuesday.
            |                              │
            |                              │  The mayor of Ashby, Tom Reed, said
            |                              │  that the town was proud of the mill
            |                              │  and of all those who helped.
            |──────────────────────────────┴───────────────────────────────────────
            | 4 Mar 24 █◆
            | ? help  / find  f jump  e entities  t timeline            2/2  100 %
        "#]],
    );
}

#[test]
fn below_twenty_by_five_there_are_title_and_position() {
    check(
        "",
        &[Look::Title, Look::Dim],
        (19, 4),
        expect![[r#"
            |{title}The old mill{/}
            |{title}reopens{/}
            |
            |{dim}1/2   20 %{/}
        "#]],
    );
}

#[test]
fn one_pane_at_a_time_has_a_breadcrumb() {
    check(
        "Enter",
        &[Look::Heading],
        (44, 12),
        expect![[r#"
            | {heading}Text{/} → courier                  1/2   83 %
            |  The old mill reopens
            |  {heading}courier{/} · Mon 4 Mar 2024 · 1 min
            |
            |  The old mill of Ashby reopened to
            |  visitors on Monday, two months after the
            |  flood, its owner Ada Lark said.
            |
            |  The river Dun had flooded the mill in
            |  January, and Lark had feared that it
            |  would never open again.
            | ? help  / find  f jump  e entities
        "#]],
    );
}

#[test]
fn a_name_that_is_chosen_is_marked_and_walked_from_article_to_article() {
    let mut session = Session::start(STORY, 120, 30);
    session.press("g e Enter");
    let marks = [Look::Current, Look::Followed];
    assert_eq!(session.app.focus, Pane::Text);
    assert_eq!(session.lines_with("{current}", &marks).len(), 1);
    let first = session.app.shown();
    session.press("n n");
    assert_ne!(
        session.app.shown(),
        first,
        "the third mention stands in the other article"
    );
    session.press("N");
    assert_eq!(session.app.shown(), first);
    session.press("Ctrl-o Ctrl-o Ctrl-o");
    assert_eq!(session.app.focus, Pane::Entities);
}

#[test]
fn an_event_leads_to_its_sentence_and_esc_back_to_the_timeline() {
    let mut session = Session::start(STORY, 120, 30);
    session.press("G g t Enter");
    let cursor = session.app.text.cursor.expect("a sentence");
    let entry = session.app.text.entry.clone().expect("an article");
    assert!(entry.article.text[cursor].contains("reopened to visitors on Monday"));
    assert_eq!(session.app.focus, Pane::Text);
    session.press("Esc");
    assert_eq!(session.app.focus, Pane::Timeline);
    assert_eq!(session.app.text.cursor, None);
}

#[test]
fn noise_is_folded_with_a_count_and_x_shows_it() {
    let mut session = Session::start(STORY, 100, 30);
    assert_eq!(session.lines_with("1 line of page noise", &[]).len(), 1);
    assert!(session.lines_with("Join our channel", &[]).is_empty());
    session.press("x");
    assert_eq!(session.lines_with("Join our channel", &[]).len(), 1);
}

#[test]
fn a_paragraph_that_is_called_noise_is_folded_until_that_is_taken_back() {
    let mut session = Session::start(STORY, 100, 30);
    let dun = |session: &Session| session.lines_with("feared", &[]).len();
    assert_eq!(dun(&session), 1);
    session.press("} } X");
    assert_eq!(dun(&session), 0);
    session.press("u");
    assert_eq!(dun(&session), 1);
    session.press("Ctrl-r");
    assert_eq!(dun(&session), 0);
}

#[test]
fn a_date_that_is_set_moves_what_hangs_on_it() {
    let mut session = Session::start(STORY, 120, 30);
    session.press("g g D 2 0 2 4 - 0 3 - 1 2 Enter");
    assert_eq!(
        session.lines_with("Tue 12 Mar 2024", &[]).len(),
        1,
        "the head of the article"
    );
    assert_eq!(
        session.lines_with("Mon 11 Mar 2024", &[]).len(),
        1,
        "its Monday on the timeline"
    );
    session.press("u");
    assert!(session.lines_with("12 Mar 2024", &[]).is_empty());
}

#[test]
fn hits_are_marked_as_one_types_and_esc_leads_back() {
    let mut session = Session::start(STORY, 100, 30);
    let place = session.app.place();
    session.press("/ L A R K");
    let looks = [Look::Found, Look::Current];
    assert_eq!(session.lines_with("{current}Lark", &looks).len(), 1);
    assert_eq!(session.lines_with("{found}Lark", &looks).len(), 1);
    assert_eq!(session.lines_with("2 hits", &looks).len(), 1);
    session.press("Esc");
    assert_eq!(session.app.place(), place);
}

#[test]
fn a_jump_marks_what_matches_and_opens_it() {
    let mut session = Session::start(STORY, 100, 30);
    session.press("f t h a n k Space m i l l");
    let lines = session.lines_with("{found}", &[Look::Found]);
    assert_eq!(lines.len(), 1, "{lines:?}");
    assert!(
        lines[0].contains("{found}Mill{/} owner {found}thank{/}s"),
        "{lines:?}"
    );
    session.press("Enter");
    let entry = session.app.text.entry.clone().expect("an article");
    assert_eq!(entry.title(), Some("Mill owner thanks Ashby"));
}

#[test]
fn a_newer_snapshot_moves_nothing_that_was_chosen() {
    let mut session = Session::start(STORY, 100, 24);
    session.press("j Enter j");
    let place = session.app.place();
    session.read(
        "
        //- aurora/1.txt 2024-03-01
        Flood damage is counted in Ashby

        The flood in January has cost the town of Ashby two million, its council said on Friday.
        ",
    );
    assert_eq!(session.app.place(), place);
    assert_eq!(session.app.corpus.articles().len(), 3);
    let entry = session.app.text.entry.clone().expect("an article");
    assert_eq!(entry.title(), Some("Mill owner thanks Ashby"));
}

#[test]
fn counts_repeat_a_move() {
    let mut session = Session::start(STORY, 100, 10);
    session.press("Enter 3 j");
    let three = session.app.text.top;
    session.press("k k k");
    session.press("j j j");
    assert_eq!(session.app.text.top, three);
}

#[test]
fn after_a_prefix_a_box_lists_what_can_follow() {
    let mut session = Session::start(STORY, 100, 30);
    session.press("g");
    for line in [
        "a  to the articles",
        "e  to the entities",
        "g  to the first row",
    ] {
        assert_eq!(session.lines_with(line, &[]).len(), 1, "{line}");
    }
    session.press("e");
    assert_eq!(session.app.focus, Pane::Entities);
}

#[test]
fn the_help_finds_a_key_and_does_it() {
    let mut session = Session::start(STORY, 100, 30);
    session.press("? n o i s e Enter");
    assert!(session.app.popup.is_none() && session.app.text.noise);
}
