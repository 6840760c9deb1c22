//! Dates, speakers and figures on which reports differ, where there is little room for them.

use expect_test::expect;

use super::compare::BRIDGE;
use crate::ui::{fixture::Session, glyphs, theme::Look};

#[test]
fn dates_are_told_short_in_a_narrow_table_and_the_first_is_the_one_led_to() {
    let story = "
//- courier/1.txt 2024-03-09
Ashby fell to the rebels on Wednesday after a long siege, the army of Norland said.
//- courier/2.txt 2024-03-09
Ashby fell to the rebels of Norland on Thursday after a long siege, its mayor said.
//- ledger/1.txt 2024-03-09
Rebels of Norland took Ashby on Wednesday after a long siege.
//- mirror/1.txt 2024-03-09
Rebels of Norland took Ashby on Wednesday after a long siege, a farmer said.
";
    let mut session = Session::start(story, 80, 24);
    session.press("d d");
    expect![[r#"
         Dateline  Ashby                              3 outlets · 4 articles · 4 unread
        ─ Articles ───────────────────┬─ Text ──────────────────────────────────────────
        ▍●{selection}  9 Mar 24 courier          {/}│  courier · Sat 9 Mar 2024 · 1 min
        ▍ ╭─ Differences in all articles ────────────────────────────────────────────╮
         ●│ ≠ 1 conflict                                                             │
          │                                                                          │
         ●│                      courier          ledger           mirror            │
          │▍≠ Rebels of Norland… {selection}6 Mar 24 +1     {/} Wed 6 Mar 2024   Wed 6 Mar 2024    │
         ●│                                                                          │
          │                                                                          │
          │──────────────────────────────────────────────────────────────────────────│
          │ courier · Sat 9 Mar 2024                                                 │
          │ Ashby fell to the rebels on Wednesday after a long siege, the army of    │
          │ Norland said.                                                            │
          │                                                                          │
          │ Enter goes there  d this article  h l outlet  Esc closes                 │
          ╰──────────────────────────────────────────────────────────────────────────╯
                                      │
                                      │
                                      │
                                      │
        ──────────────────────────────┴─────────────────────────────────────────────────
         6 Mar 24 █··◆
         ? help  / find  f jump  e entities  t timeline  : command  q quit   1/4  100 %
    "#]]
    .assert_eq(&session.screen(&[Look::Selection]));
    session.press("Esc j d");
    expect![[r#"
         Dateline  Ashby                              3 outlets · 4 articles · 4 unread
        ─ Articles ───────────────────┬─ Text ──────────────────────────────────────────
         ●  9 Mar 24 courier          │  courier · Sat 9 Mar 2024 · 1 min
          ╭─ Differences: courier, Ashby fell to the rebels of Norland on Thursday… ─╮
        ▍●│ ≠ 1 conflict                                                             │
        ▍ │                                                                          │
         ●│                      courier          ledger           mirror            │
          │▍≠ Rebels of Norland… {selection}7 Mar 24 +1     {/} Wed 6 Mar 2024   Wed 6 Mar 2024    │
         ●│                                                                          │
          │                                                                          │
          │──────────────────────────────────────────────────────────────────────────│
          │ courier · Sat 9 Mar 2024                                                 │
          │ Ashby fell to the rebels of Norland on Thursday after a long siege, its  │
          │ mayor said.                                                              │
          │                                                                          │
          │ Enter goes there  d all articles  h l outlet  Esc closes                 │
          ╰──────────────────────────────────────────────────────────────────────────╯
                                      │
                                      │
                                      │
                                      │
        ──────────────────────────────┴─────────────────────────────────────────────────
         6 Mar 24 █··◆
         ? help  / find  f jump  e entities  t timeline  : command  q quit   2/4  100 %
    "#]]
    .assert_eq(&session.screen(&[Look::Selection]));
}

#[test]
fn a_number_that_several_reports_of_an_event_give_is_not_told_by_one_alone() {
    let story = "
//- courier/1.txt 2024-03-09
Ashby fell to the rebels on Wednesday after a long siege in which 40 houses burned, the army of Norland said.
//- courier/2.txt 2024-03-12
Ashby fell to the rebels of Norland last week after a long siege in which 40 houses burned to the ground.
//- ledger/1.txt 2024-03-09
Rebels of Norland took Ashby on Wednesday after a long siege of 11 weeks.
";
    let mut session = Session::start(story, 80, 24);
    session.press("g t d");
    expect![[r#"
         Dateline  Ashby                              2 outlets · 3 articles · 3 unread
        ─ Timeline ───────────────────┬─ Text ──────────────────────────────────────────
         ● Wed 6 Mar 2024             │  courier · Sat 9 Mar 2024 · 1 min
        ▍·╭─ Differences on the event of Wed 6 Mar 2024 ─────────────────────────────╮
        ▍ │ = 1 agree                                                                │
          │                                                                          │y
          │                      courier                                             │
          │▍= houses             40                                                  │
          │                                                                          │
          │                                                                          │
          │──────────────────────────────────────────────────────────────────────────│
          │ courier · Tue 12 Mar 2024                                                │
          │ Ashby fell to the rebels of Norland last week after a long siege in      │
          │ which 40 houses burned to the ground.                                    │
          │                                                                          │
          │ Enter goes there  d all articles  h l outlet  Esc closes                 │
          ╰──────────────────────────────────────────────────────────────────────────╯
                                      │
                                      │
                                      │
                                      │
        ──────────────────────────────┴─────────────────────────────────────────────────
         6 Mar 24 █··◆··▃
         ? help  / find  f jump  e entities  t timeline  : command  q quit   1/3  100 %
    "#]]
    .assert_eq(&session.screen(&[]));
}

#[test]
fn the_hint_of_the_differences_makes_room_for_a_claim() {
    let mut session = Session::start(BRIDGE, 20, 5);
    session.press("d");
    expect![[r#"
        ╭─ Differences:… ──╮
        │ ≠ 1 conflict  ◇ 1│
        │                  │
        │ ≠ people         │
        ╰──────────────────╯
    "#]]
    .assert_eq(&session.screen(&[]));
    session.app.resize(40, 12);
    expect![[r#"
        ╭─ Differences: courier, Bridge fall… ─╮
        │ ≠ 1 conflict  ◇ 1 only here          │
        │                                      │
        │ ≠ people                             │
        │▍  courier: 12                        │
        │   ledger: 17                         │
        │ ◇ weighed                            │
        │   courier: 40 tonnes                 │
        │                                      │
        │                                      │
        │ Enter goes there  Esc closes         │
        ╰──────────────────────────────────────╯
    "#]]
    .assert_eq(&session.screen(&[]));
}

#[test]
fn an_outlet_doubts_a_day_once_however_many_of_its_articles_do() {
    let story = "
//- courier/1.txt 2024-03-09
Ashby fell to the rebels on Wednesday after a long siege, the army of Norland said.
//- ledger/1.txt 2024-03-09
Rebels of Norland took Ashby on Wednesday after a long siege.
//- herald/1.txt 2024-03-09
Rebels of Norland took Ashby on Wednesday after a long siege of its walls.
//- mirror/1.txt 2024-03-09
Ashby fell to the rebels of Norland on Thursday after a long siege, its mayor said.
//- mirror/2.txt 2024-03-09
Ashby fell to the rebels of Norland on Thursday after a long siege, a farmer said.
";
    let mut session = Session::start(story, 90, 44);
    session.press("g t Enter");
    assert_eq!(session.lines_with("mirror doubts it", &[]).len(), 1);
    assert_eq!(session.lines_with("says Thu 7 Mar 2024", &[]).len(), 2);
}

#[test]
fn signs_have_their_twins_in_ascii_wherever_reports_are_compared() {
    let mut session = Session::start(BRIDGE, 160, 50);
    session.app.glyphs = &glyphs::ASCII;
    for keys in ["j", "d", "d", "Esc c Enter", "Esc g t Enter", "Esc w"] {
        session.press(keys);
        for (width, height) in [(160, 50), (80, 24), (40, 12)] {
            session.app.resize(width, height);
            let screen = session.screen(&[]);
            // The dash of a range of days is writing and no sign.
            let signs = screen.replace('–', "-");
            let other: Vec<&str> = signs.lines().filter(|it| !it.is_ascii()).collect();
            assert!(other.is_empty(), "{keys} {width} {other:?}");
        }
    }
}

#[test]
fn a_table_says_that_there_are_more_outlets_than_it_has_room_for() {
    let mut session = Session::start(BRIDGE, 80, 24);
    session.press("d d");
    let heads = session.lines_with("courier", &[]);
    assert!(heads.iter().any(|it| it.contains("+1 >")), "{heads:?}");
}
