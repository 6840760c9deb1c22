//! Two articles side by side.

use expect_test::expect;

use crate::ui::{fixture::Session, theme::StyleRole};

/// An article and one that edits, moves and leaves out some of it.
const MILL: &str = "
//- courier/1.txt 2024-03-04
The old mill reopens

Bread was free for hungry children on the green. The old mill of Ashby reopened to cheering visitors on Monday with flags and songs. Its wheel had stood still since the flood in January.
//- ledger/1.txt 2024-03-05
Mill opens its doors

The old mill of Ashby reopened to 300 visitors on Monday with flags and songs. The mayor gave a short speech about rivers. Bread was free for hungry children on the green.
//- mirror/1.txt 2024-03-06
A ferry runs aground

A ferry ran aground near Holm in thick fog.
";

#[test]
fn where_nothing_is_compared_the_box_says_why() {
    let mut session = Session::start(MILL, 80, 24);
    session.press("G d");
    let why = "This article gives no figure that can be compared";
    assert_eq!(session.lines_with(why, &[]).len(), 1);
    session.press("d");
    let why = "No two articles give a figure for the same thing";
    assert_eq!(session.lines_with(why, &[]).len(), 1);
}

#[test]
fn an_article_is_set_beside_the_one_that_has_most_in_common_with_it() {
    let mut session = Session::start(MILL, 100, 24);
    session.press("c");
    expect![[r#"
         D╭─ Compare this article with ──────────────────────────────────────────────────────────────────╮d
        ╭─│>                                                                                         2/2 │─╮
        │▍│                                                                                              │ │
        │▍│▍      Mill opens its doors  ledger  2024-03-05│ Mill opens its doors                         │ │
        │ │       A ferry runs aground  mirror  2024-03-06│ ledger · Tue 5 Mar 2024                      │ │
        │ │                                               │                                              │ │
        │ │                                               │ The old mill of Ashby reopened to 300        │ │
        │ │                                               │ visitors on Monday with flags and songs. The │ │
        │ │                                               │ mayor gave a short speech about rivers.      │ │
        │ │                                               │ Bread was free for hungry children on the    │ │
        │ │                                               │ green.                                       │ │
        │ │                                               │                                              │ │
        │ │                                               │                                              │─┤
        │ │                                               │                                              │ │
        │ │                                               │                                              │d│
        │ │                                               │                                              │…│
        │ │                                               │                                              │u│
        │ │                                               │                                              │ │
        │ │                                               │                                              │2│
        │ │                                               │                                              │ │
        │ │                                               │                                              │ │
        │ ╰──────────────────────────────────────────────────────────────────────────────────────────────╯ │
        ╰────────────────────────┴──────────────────────────────────────────────────┴──────────────────────╯
         ? help  / find  f jump  e entities  t timeline  : command  q quit                       1/3  100 %
    "#]].assert_eq(&session.screen(&[]));
    session.press("Enter");
    expect![[r#"
         D╭─ 1 sentence in both, 1 in other words; only left 1, only right 1 ────────────────────────────╮{dim}d{/}
        ╭─│   courier{dim} · Mon 4 Mar 2024{/}                   │   ledger{dim} · Tue 5 Mar 2024{/}                     │─╮
        │▍│   The old mill reopens                       │   Mill opens its doors                        │ │
        │▍│                                              │                                               │ │
        │ │▍{dim}→{/} {dim}Bread was free for hungry children on the{/}  │                                               │ │
        │ │▍{dim}→{/} {dim}green.{/}                                     │                                               │ │
        │ │                                              │                                               │ │
        │ │ ≠ The old mill of Ashby reopened to {found}cheering{/} │ ≠ The old mill of Ashby reopened to {found}300{/}       │ │
        │ │ {dim} {/} visitors on Monday with flags and songs.   │ {dim} {/} visitors on Monday with flags and songs.    │ │
        │ │ ◇ Its wheel had stood still since the flood  │ ◇ The mayor gave a short speech about         │ │
        │ │ ◇ in January.                                │ ◇ rivers.                                     │ │
        │ │                                              │ {dim}→{/} {dim}Bread was free for hungry children on the{/}   │ │
        │ │                                              │ {dim}→{/} {dim}green.{/}                                      │─┤
        │ │                                              │                                               │ │
        │ │                                              │                                               │d│
        │ │                                              │                                               │…│
        │ │                                              │                                               │{dim}u{/}│
        │ │                                              │                                               │ │
        │ │                                              │                                               │2│
        │ │                                                                                              │ │
        │ │ n next difference  Enter goes there  h l side  c another  Esc closes                         │ │
        │ ╰──────────────────────────────────────────────────────────────────────────────────────────────╯ │
        ╰────────────────────────┴──────────────────────────────────────────────────┴──────────────────────╯
         ? help  / find  f jump  e entities  t timeline  : command  q quit                       {dim}1/3  100 %{/}
    "#]].assert_eq(&session.screen(&[StyleRole::Found, StyleRole::Dim]));
}

#[test]
fn at_narrow_widths_one_text_stands_under_the_other() {
    let mut session = Session::start(MILL, 60, 24);
    session.press("c Enter");
    expect![[r#"
         D╭─ 1 sentence in both, 1 in other words; only A 1, o… ─╮d
        ─ │ A  courier · Mon 4 Mar 2024                          │──
        ▍●│ B  ledger · Tue 5 Mar 2024                           │
        ▍ │                                                      │
         ●│▍A  → Bread was free for hungry children on the       │
          │▍A  → green.                                          │
         ●│                                                      │
          │ A  ≠ The old mill of Ashby reopened to {found}cheering{/}      │
          │ A    visitors on Monday with flags and songs.        │
          │ B  ≠ The old mill of Ashby reopened to {found}300{/} visitors  │.
          │ B    on Monday with flags and songs.                 │
          │ A  ◇ Its wheel had stood still since the flood in    │
          │ A  ◇ January.                                        │
          │ B  ◇ The mayor gave a short speech about rivers.     │
          │ B  → Bread was free for hungry children on the       │
          │ B  → green.                                          │
          │                                                      │
          │                                                      │
          │                                                      │
          │                                                      │
          │ n next difference  Enter goes there  Esc closes      │
        ──╰──────────────────────────────────────────────────────╯──
         4 Mar 24 ◆▃▃
         ? help  / find  f jump  e entities              1/3  100 %
    "#]]
    .assert_eq(&session.screen(&[StyleRole::Found]));
}

#[test]
fn the_next_difference_leads_to_its_place_and_esc_back() {
    for width in [60, 100] {
        let mut session = Session::start(MILL, width, 24);
        session.press("c Enter n n");
        let before = session.screen(&[]);
        session.press("Enter");
        let cursor = session.app.text.cursor.expect("a sentence");
        let entry = session.app.text.entry.clone().expect("an article");
        assert!(entry.article.text[cursor].starts_with("Its wheel had stood"));
        session.press("Esc");
        assert_eq!(session.screen(&[]), before);
    }
}

#[test]
fn what_only_one_has_runs_beside_what_only_the_other_has() {
    let mut session = Session::start(MILL, 100, 24);
    session.press("c f e r r y Enter");
    expect![[r#"
         D╭─ No sentence in common ──────────────────────────────────────────────────────────────────────╮d
        ╭─│   courier · Mon 4 Mar 2024                   │   mirror · Wed 6 Mar 2024                     │─╮
        │▍│   The old mill reopens                       │   A ferry runs aground                        │ │
        │▍│                                              │                                               │ │
        │ │▍◇ Bread was free for hungry children on the  │ ◇ A ferry runs aground                        │ │
        │ │▍◇ green.                                     │                                               │ │
        │ │ ◇ The old mill of Ashby reopened to cheering │ ◇ A ferry ran aground near Holm in thick      │ │
        │ │ ◇ visitors on Monday with flags and songs.   │ ◇ fog.                                        │ │
        │ │ ◇ Its wheel had stood still since the flood  │                                               │ │
        │ │ ◇ in January.                                │                                               │ │
        │ │                                              │                                               │ │
        │ │                                              │                                               │ │
        │ │                                              │                                               │─┤
        │ │                                              │                                               │ │
        │ │                                              │                                               │d│
        │ │                                              │                                               │…│
        │ │                                              │                                               │u│
        │ │                                              │                                               │ │
        │ │                                              │                                               │2│
        │ │                                                                                              │ │
        │ │ n next difference  Enter goes there  h l side  c another  Esc closes                         │ │
        │ ╰──────────────────────────────────────────────────────────────────────────────────────────────╯ │
        ╰────────────────────────┴──────────────────────────────────────────────────┴──────────────────────╯
         ? help  / find  f jump  e entities  t timeline  : command  q quit                       1/3  100 %
    "#]].assert_eq(&session.screen(&[]));
    session.press("j l Enter");
    let cursor = session.app.text.cursor.expect("a sentence");
    let entry = session.app.text.entry.clone().expect("an article");
    assert!(entry.article.text[cursor].starts_with("A ferry ran aground"));
}

#[test]
fn n_and_shift_n_walk_all_that_differs_and_come_back() {
    for width in [60, 100] {
        let mut session = Session::start(MILL, width, 24);
        session.press("c Enter");
        let mut seen = vec![session.screen(&[])];
        for _ in 0..3 {
            session.press("n");
            seen.push(session.screen(&[]));
        }
        session.press("n");
        assert_eq!(session.screen(&[]), seen[3], "there is no fourth");
        for before in seen[1..3].iter().rev() {
            session.press("N");
            assert_eq!(session.screen(&[]), *before);
        }
    }
}

#[test]
fn the_other_article_is_chosen_by_a_few_letters() {
    let mut session = Session::start(MILL, 100, 24);
    session.press("c f e r r y Enter");
    assert_eq!(session.lines_with("No sentence in common", &[]).len(), 1);
}
