//! What the reader knows, folded.

use crossterm::event::{KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use expect_test::expect;

use crate::display::glyphs;
use crate::ui::{fixture::Session, theme::StyleRole};

/// The second article tells what the first does: in a paragraph of its own, and in the midst of another.
const FERRY: &str = "
//- courier/1.txt 2024-03-04
A ferry runs aground at Holm

A ferry with 80 passengers ran aground on the rocks of Holm on Monday morning in thick fog.

Nobody was hurt, the harbour master Ada Lark said in the evening. The passengers spent the night in the school of Holm and were brought home by bus.
//- ledger/1.txt 2024-03-05
Divers role at the ferry of Holm

The owner of the ferry will pay for new trousers.

A ferry with 80 passengers ran aground on the rocks of Holm on Monday morning in thick fog.

Nobody was hurt, the harbour master Ada Lark said in the evening. The passengers spent the night in the school of Holm and were brought home by bus.

Divers found a hole of two metres in her hull. The passengers spent the night in the school of Holm and were brought home by bus. A crane comes from Corby on Friday.
";

fn at_the_second(width: u16, height: u16) -> Session {
    let mut session = Session::start(FERRY, width, height);
    session.press("r ] g x");
    session
}

#[test]
fn what_is_known_is_folded_a_paragraph_to_a_row_and_a_run_to_a_sign() {
    let mut session = at_the_second(60, 24);
    session.press("Z");
    expect![[r#"
         Dateline  Ashby          2 outlets · 2 articles · 0 unread
        ─ Articles ─────────────────┬─ Text ────────────────────────
         ○  4 Mar 24 courier  100 % │  Divers role at the ferry of
           A ferry runs aground at… │  Holm
        ▍○  5 Mar 24 ledger  +3 new │  ledger · Tue 5 Mar 2024
        ▍  Divers role at the ferry…│  2 of 7 sentences and 1 part…
                                    │  own 35 %, copied 65 %
                                    │
                                    │╎ The owner of the ferry will
                                    │╎ pay for new trousers.
                                    │
                                    │◌ {noise}⋯ 3 sentences known ⋯ Z{/}
                                    │
                                    │▎ Divers found a hole of two
                                    │▎ metres in her hull. {noise}⋯{/} A
                                    │▎ crane comes from Corby on
                                    │▎ Friday.
                                    │
                                    │
                                    │
                                    │
        ────────────────────────────┴───────────────────────────────
         4 Mar 24 █◆··▂
         what you know is folded                         2/2  100 %
    "#]]
    .assert_eq(&session.screen(&[StyleRole::Noise]));
    session.press("Z");
    assert_eq!(session.lines_with("Nobody was hurt", &[]).len(), 1);
}

#[test]
fn folded_sentences_have_their_place_in_a_small_window_and_in_ascii() {
    let mut session = at_the_second(20, 6);
    session.app.screen.glyphs = &glyphs::ASCII;
    session.press("Z G");
    expect![[r#"
         Text > ledger
        | metres in her
        | hull. ~ A crane
        | comes from Corby
        | on Friday.
         ? help  / find
    "#]]
    .assert_eq(&session.screen(&[]));
    session.press("k k k");
    expect![[r#"
         Text > ledger

        | Divers found a
        | hole of two
        | metres in her
         ? help  / find
    "#]]
    .assert_eq(&session.screen(&[]));
}

#[test]
fn the_row_at_the_top_stays_there_when_it_is_folded_and_shown_again() {
    let mut session = at_the_second(40, 10);
    session.press("j j j j j j j j");
    let before = session.screen(&[]);
    session.press("Z");
    assert_ne!(session.screen(&[]), before);
    session.press("Z j k");
    assert_eq!(session.screen(&[]), before);
}

#[test]
fn a_name_in_a_folded_sentence_unfolds_that_place_alone() {
    let mut session = at_the_second(60, 30);
    session.press("Z");
    assert_eq!(session.lines_with("Nobody was hurt", &[]).len(), 0);
    session.press("/ l a r k Enter");
    assert_eq!(session.lines_with("Nobody was hurt", &[]).len(), 1);
    assert_eq!(session.lines_with("ran aground on the rocks", &[]).len(), 0);
    session.press("Z Z");
    assert_eq!(session.lines_with("Nobody was hurt", &[]).len(), 0);
}

#[test]
fn what_is_known_stays_folded_from_article_to_article() {
    let mut session = at_the_second(60, 30);
    session.press("Z [");
    assert_eq!(session.lines_with("sentences known", &[]).len(), 1);
    session.press("]");
    assert_eq!(session.lines_with("sentences known", &[]).len(), 1);
}

#[test]
fn sentences_and_paragraphs_that_are_folded_are_stepped_over() {
    let mut session = at_the_second(60, 30);
    session.press("Z ) ) )");
    assert_eq!(session.lines_with("▍ ⋯", &[]).len(), 0);
    assert_eq!(session.lines_with("▍ Divers found", &[]).len(), 1);
    session.press("{");
    assert_eq!(session.lines_with("▍ The owner", &[]).len(), 1);
    session.press("}");
    assert_eq!(session.lines_with("▍ Divers found", &[]).len(), 1);
}

#[test]
fn where_nothing_is_known_the_key_says_so() {
    let mut session = Session::start(FERRY, 100, 20);
    session.press("Z");
    assert_eq!(
        session
            .lines_with("you have read no other article yet", &[])
            .len(),
        1
    );
    session.press("Z");
    assert_eq!(session.lines_with("what you know is shown", &[]).len(), 1);
}

#[test]
fn a_click_on_what_is_folded_shows_it() {
    let mut session = at_the_second(60, 36);
    session.press("Z");
    let fold = session
        .screen(&[])
        .lines()
        .position(|line| line.contains("sentences known"));
    session.app.mouse(MouseEvent {
        kind: MouseEventKind::Down(MouseButton::Left),
        column: 40,
        row: fold.expect("a row that is folded") as u16,
        modifiers: KeyModifiers::NONE,
    });
    assert_eq!(session.lines_with("sentences known", &[]).len(), 0);
    assert_eq!(session.lines_with("Nobody was hurt", &[]).len(), 1);
    assert_eq!(session.lines_with("in her hull. ⋯", &[]).len(), 1);
}
