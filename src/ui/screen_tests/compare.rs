//! All who tell an event, and boxes that compare at any size.

use expect_test::expect;

use super::differences::BRIDGE;
use crate::display::glyphs;
use crate::ui::{fixture::Session, theme::StyleRole};

#[test]
fn an_event_shows_all_who_tell_it() {
    let mut session = Session::start(BRIDGE, 90, 24);
    session.press("g t c");
    expect![[r#"
         Dateline  Ashby                                        4 outlets · 4 articles · 4 unread
        ─ Timeline ───────────────────┬─ Text ────────────────────────────────────────────────────
         ● Tue 5 Mar 2024             │  Bridge falls in Ashby
        ▍·╭─ Tue 5 Mar 2024 ───────────────────────────────────────────────────────────────────╮
        ▍ │ The day is known; told in 2 articles, 2 outlets, 2 origins.                        │
          │ Ashby                                                                              │
          │                                                                                    │
          │▍ courier · Wed 6 Mar 2024                                                          │
          │▍  A bridge collapsed in Ashby on {followed}Tuesday{/} and killed 12 people on their way to      │
          │▍  market.                                                                          │
          │                                                                                    │
          │  ledger · Wed 6 Mar 2024                                                           │
          │   The collapse of a bridge in Ashby on {followed}Tuesday{/} killed 17 people, many of them on   │
          │   their way to market.                                                             │
          │                                                                                    │
          │ Enter goes there  d differences  j k next report  Esc closes                       │
          ╰────────────────────────────────────────────────────────────────────────────────────╯
                                      │
                                      │
                                      │
                                      │
        ──────────────────────────────┴───────────────────────────────────────────────────────────
         5 Mar 24 ▆◆·▃
         ? help  / find  f jump  e entities  t timeline  : command  q quit             1/4  100 %
    "#]].assert_eq(&session.screen(&[StyleRole::Followed]));
    session.press("d");
    assert_eq!(session.lines_with("Differences on the event", &[]).len(), 1);
}

#[test]
fn boxes_that_compare_stay_whole_at_any_size() {
    let mut session = Session::start(BRIDGE, 100, 24);
    for keys in ["d", "Esc g t c", "Esc g a c Enter"] {
        session.press(keys);
        for (width, height) in [(1, 1), (20, 5), (200, 50), (59, 15), (80, 24)] {
            session.app.resize(width, height);
            session.press("j l G n");
            session.screen(&[]);
        }
    }
}

#[test]
fn an_event_says_who_doubts_its_day_and_what_day_each_report_gives() {
    let story = "
//- courier/1.txt 2024-03-09
Ashby fell to the rebels on Wednesday after a long siege, the army of Norland said.
//- ledger/1.txt 2024-03-09
Rebels of Norland took Ashby on Wednesday after a long siege.
//- mirror/1.txt 2024-03-09
Ashby fell to the rebels of Norland on Thursday after a long siege, its mayor said.
";
    let mut session = Session::start(story, 90, 24);
    session.press("g t Enter");
    expect![[r#"
         Dateline  Ashby                                        3 outlets · 3 articles · 3 unread
        ─ Timeline ───────────────────┬─ Text ────────────────────────────────────────────────────
         ●╭─ Wed 6 Mar 2024 ───────────────────────────────────────────────────────────────────╮
        ▍·│ The day is known; told in 3 articles, 3 outlets, 3 origins.                        │
        ▍ │ {error}mirror doubts it: Thu 7 Mar 2024{/}                                                   │
          │ Norland, Ashby                                                                     │
          │                                                                                    │
          │▍ courier · Sat 9 Mar 2024                                                          │
          │▍  Ashby fell to the rebels on Wednesday after a long siege, the army of Norland    │
          │▍  said.                                                                            │
          │                                                                                    │
          │  ledger · Sat 9 Mar 2024                                                           │
          │   Rebels of Norland took Ashby on Wednesday after a long siege.                    │
          │                                                                                    │
          │  mirror · Sat 9 Mar 2024 · says Thu 7 Mar 2024                                     │
          │   Ashby fell to the rebels of Norland on Thursday after a long siege, its mayor    │
          │   said.                                                                            │
          │                                                                                    │
          │ Enter goes there  d differences  j k next report  Esc closes                       │
          ╰────────────────────────────────────────────────────────────────────────────────────╯
                                      │
        ──────────────────────────────┴───────────────────────────────────────────────────────────
         6 Mar 24 █··◆
         ? help  / find  f jump  e entities  t timeline  : command  q quit             1/3  100 %
    "#]].assert_eq(&session.screen(&[StyleRole::Error]));
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
    session.app.screen.glyphs = &glyphs::ASCII;
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
