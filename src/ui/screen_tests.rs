//! Keys in, screen out: what stands on the screen, with its roles in braces.

mod beside;
mod compare;
mod days;
mod differences;
mod folding;
mod leaving;
mod names;
mod news;
mod quotations;
mod snapshots;

use expect_test::{Expect, expect};
use proptest::prelude::*;

use super::{
    fixture::{LONG, STORY, Session, WIDE},
    key::Key,
    keymap::BINDINGS,
    pane::Pane,
    theme::StyleRole,
};

#[track_caller]
fn check(keys: &str, roles: &[StyleRole], (width, height): (u16, u16), expect: Expect) {
    let mut session = Session::start(STORY, width, height);
    if !keys.is_empty() {
        session.press(keys);
    }
    // A mark before each line, since an expectation loses the blanks that all its lines begin with.
    let lines = session.screen(roles).replace('\n', "\n|");
    expect.assert_eq(&format!("|{}\n", lines.trim_end_matches(['\n', '|'])));
}

#[test]
fn j_selects_the_next_article_and_shows_its_text() {
    check(
        "j",
        &[StyleRole::Selection],
        (70, 16),
        expect![[r#"
            | Dateline  Ashby                    2 outlets · 2 articles · 2 unread
            |─ Articles ───────────────────┬─ Text ────────────────────────────────
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
        &[StyleRole::Title, StyleRole::Dim],
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
        &[StyleRole::Heading],
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
    session.press("g e Enter Enter");
    let marks = [StyleRole::Current, StyleRole::Followed];
    assert_eq!(session.app.screen.focus, Pane::Text);
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
    assert_eq!(session.app.screen.focus, Pane::Entities);
}

#[test]
fn an_event_leads_to_its_reports_and_their_sentences_and_esc_back_to_the_timeline() {
    let mut session = Session::start(STORY, 120, 30);
    session.press("G g t Enter Enter");
    let cursor = session.app.text.cursor.expect("a sentence");
    let entry = session.app.text.entry.clone().expect("an article");
    assert!(entry.article.text[cursor].contains("reopened to visitors on Monday"));
    assert_eq!(session.app.screen.focus, Pane::Text);
    session.press("Esc");
    assert!(session.app.popup.is_some());
    session.press("Esc");
    assert_eq!(session.app.screen.focus, Pane::Timeline);
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
    let folded = "⋯ 2 lines of page noise, 1 corrected ⋯";
    assert_eq!(session.lines_with(folded, &[]).len(), 1);
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
    let place = session.app.location();
    session.press("/ L A R K");
    let roles = [StyleRole::Found, StyleRole::Current];
    assert_eq!(session.lines_with("{current}Lark", &roles).len(), 1);
    assert_eq!(session.lines_with("{found}Lark", &roles).len(), 1);
    assert_eq!(session.lines_with("2 hits", &roles).len(), 1);
    session.press("Esc");
    assert_eq!(session.app.location(), place);
}

#[test]
fn a_jump_marks_what_matches_and_opens_it() {
    let mut session = Session::start(STORY, 100, 30);
    session.press("f t h a n k Space m i l l");
    let lines = session.lines_with("{found}", &[StyleRole::Found]);
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
    assert_eq!(session.app.screen.focus, Pane::Entities);
}

#[test]
fn the_help_finds_a_key_and_does_it() {
    let mut session = Session::start(STORY, 100, 30);
    session.press("? n o i s e");
    let line = session.lines_with("show or fold page noise", &[]).concat();
    assert!(line.contains("▍x "), "{line}");
    session.press("Enter");
    assert!(session.app.popup.is_none() && session.app.text.noise);
}

#[test]
fn no_row_of_sizes_moves_what_stands_at_the_top() {
    let mut session = Session::start(LONG, 100, 30);
    session.press("Enter");
    for n in 0..12 {
        session.press("j");
        let (place, screen) = (session.app.location(), session.screen(&[]));
        for (width, height) in [(120, 40), (61, 17), (30, 12), (7, 3), (1, 1), (240, 90)] {
            session.app.resize(width, height);
            // What is drawn at a size must not count as read on.
            session.screen(&[]);
        }
        session.app.resize(100, 30);
        assert_eq!(session.app.location(), place, "{n} rows down");
        assert_eq!(session.screen(&[]), screen, "{n} rows down");
    }
}

#[test]
fn the_word_at_the_top_is_in_the_first_row_at_every_size() {
    let mut session = Session::start(LONG, 100, 20);
    session.press("Enter 9 j");
    let at = session.app.text.byte_at(0, 0).expect("text at the top");
    for (width, height) in [(80, 24), (60, 16), (45, 20), (23, 8), (100, 20)] {
        session.app.resize(width, height);
        let first = session.app.text.byte_at(0, 0).expect("text at the top");
        let below = session.app.text.byte_at(1, 0);
        assert!(
            first <= at && below.is_none_or(|below| at < below),
            "{at} is not in {first}..{below:?} at {width}×{height}"
        );
    }
}

#[test]
fn at_80_columns_names_and_timeline_are_drawers_that_leave_the_page_whole() {
    let mut session = Session::start(STORY, 80, 24);
    let page = session.app.screen.layout.page();
    let seen = |session: &Session| {
        assert_eq!(session.app.screen.layout.page(), page);
        let screen = session.screen(&[StyleRole::Heading]);
        ["{heading}People{/}", "{heading}Mon 4 Mar 2024{/}"].map(|it| screen.contains(it))
    };
    assert_eq!(seen(&session), [false, false]);
    session.press("e");
    assert_eq!(seen(&session), [true, false]);
    assert_eq!(
        session
            .lines_with("{selection}", &[StyleRole::Selection])
            .len(),
        1
    );
    session.press("t");
    assert_eq!(seen(&session), [false, true]);
    session.press("t");
    assert_eq!(seen(&session), [false, false]);
    session.press("e Esc");
    assert_eq!(seen(&session), [false, false]);
    assert_eq!(session.app.screen.focus, Pane::Articles);
}

#[test]
fn a_jump_shows_the_text_of_what_is_chosen_beside_it() {
    let mut session = Session::start(STORY, 100, 30);
    session.press("f");
    let of_second = "The mayor of Ashby";
    assert_eq!(
        session.lines_with(of_second, &[]).len(),
        1,
        "the latest comes first"
    );
    session.press("Down");
    assert_eq!(session.lines_with(of_second, &[]).len(), 0);
    assert_eq!(session.lines_with("two months after", &[]).len(), 1);
}

#[test]
fn n_after_a_search_goes_round_and_says_so() {
    let mut session = Session::start(STORY, 100, 30);
    session.press("/ l a r k Enter n");
    let told = |session: &Session, at: &str| {
        let lines = session.lines_with(at, &[]);
        assert_eq!(lines.len(), 1, "{at}");
        lines[0].contains("begun again")
    };
    assert!(!told(&session, "2 of 2"));
    session.press("n");
    assert!(told(&session, "1 of 2"));
    session.press("5 n");
    assert!(told(&session, "2 of 2"));
}

/// Keys of the table and of boxes, letters that find something, and sizes of the window.
fn presses() -> impl Strategy<Value = Vec<Result<&'static str, (u16, u16)>>> {
    let bound = BINDINGS.iter().flat_map(|it| it.keys).copied();
    let keys: Vec<&str> = bound
        .chain(["g", "'", "a", "o", "3", "9", "Enter", "Enter", "Tab"])
        .filter(|key| Key::parse(key).is_some())
        .collect();
    let sizes = (1u16..220, 1u16..70);
    let press = prop_oneof![
        12 => proptest::sample::select(keys).prop_map(Ok),
        1 => sizes.prop_map(Err),
    ];
    proptest::collection::vec(press, 1..60)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_row_of_keys_and_sizes_breaks_the_screen(presses in presses()) {
        let mut session = Session::start(STORY, 100, 30);
        session.read(WIDE);
        for press in presses {
            match press {
                Ok(key) => session.press(key),
                Err((width, height)) => session.app.resize(width, height),
            }
            session.screen(&[]);
        }
        prop_assert!(session.app.shown().is_some());
    }
}
