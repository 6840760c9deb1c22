//! The table of what reports differ on, and of what an article leaves out.

use expect_test::expect;

use crate::ui::{fixture::Session, theme::StyleRole};

/// Two numbers of one day, and two of a sum that grows.
pub(super) const BRIDGE: &str = "
//- courier/1.txt 2024-03-06
Bridge falls in Ashby

A bridge collapsed in Ashby on Tuesday and killed 12 people on their way to market. The bridge weighed 40 tonnes.
//- ledger/1.txt 2024-03-06
Bridge of Ashby lies in the river

The collapse of a bridge in Ashby on Tuesday killed 17 people, many of them on their way to market.
//- herald/1.txt 2024-03-06
Water in the streets

Ashby was under water. The Norse Rescue Corps said it had already emptied 56 barns and stables around Lake Dunmore.
//- mirror/1.txt 2024-03-08
More rain to come

Ashby fears more rain. The Norse Rescue Corps said 100 barns and stables had now been emptied.
";

#[test]
fn differences_are_a_table_of_claim_by_outlet_with_conflicts_first() {
    let mut session = Session::start(BRIDGE, 100, 26);
    session.press("d");
    expect![[r#"
         Dateline  Ashby                                                  4 outlets · 4 articles · 4 unread
        ╭─ Articles by story ────┬─ Text ───────────────────────────────────────────┬─ Entities by kind ───╮
        │6 Mar 24 Bridge falls i…│  Bridge falls in Ashby                           │ Organisations 1      │
        │▍●{selection}  6 Mar 24 courier    {/}│  courier · Wed 6 Mar 2024 · 1 min                │ Norse Res… ▇▇▇▇    2 │
        │▍╭─ Differences: courier, Bridge falls in Ashby ────────────────────────────────────────────────╮ │
        │ │ {error}≠{/} 1 conflict  ◇ 1 only here                                                                  │ │
        │ │                                                                                              │ │
        │6│                           courier                   ledger                                   │ │
        │ │▍{error}≠{/} people                  {selection}12                       {/} {error}17{/}                                       │ │
        │ │ ◇ weighed                 40 tonnes                                                          │ │
        │ │                                                                                              │ │
        │ │──────────────────────────────────────────────────────────────────────────────────────────────│ │
        │ │ courier · Wed 6 Mar 2024                                                                     │ │
        │ │ A bridge collapsed in Ashby on Tuesday and killed 12 people on their way to market.          │─┤
        │ │                                                                                              │ │
        │ │                                                                                              │ │
        │ │ Enter goes there  d all articles  h l outlet  Esc closes                                     │2│
        │ ╰──────────────────────────────────────────────────────────────────────────────────────────────╯ │
        │                        │                                                  │                      │
        │                        │                                                  │                      │
        │                        │                                                  │                      │
        │                        │                                                  │                      │
        │                        │                                                  │                      │
        │                        │                                                  │                      │
        ╰────────────────────────┴──────────────────────────────────────────────────┴──────────────────────╯
         ? help  / find  f jump  e entities  t timeline  : command  q quit                       1/4  100 %
    "#]].assert_eq(&session.screen(&[StyleRole::Error, StyleRole::Selection]));
    session.press("d");
    expect![[r#"
         Dateline  Ashby                                                  4 outlets · 4 articles · 4 unread
        ╭─ Articles by story ────┬─ Text ───────────────────────────────────────────┬─ Entities by kind ───╮
        │6 Mar 24 Bridge falls i…│  Bridge falls in Ashby                           │ Organisations 1      │
        │▍●{selection}  6 Mar 24 courier    {/}│  courier · Wed 6 Mar 2024 · 1 min                │ Norse Res… ▇▇▇▇    2 │
        │▍╭─ Differences in all articles ────────────────────────────────────────────────────────────────╮ │
        │ │ {error}≠{/} 1 conflict  ↗ 1 progress                                                                   │ │
        │ │                                                                                              │ │
        │6│                           courier         herald          ledger          mirror             │ │
        │ │▍{error}≠{/} people                  {selection}12             {/}                 {error}17{/}                                 │ │
        │ │ ↗ barns and stables                       56                              100                │ │
        │ │                                                                                              │ │
        │ │──────────────────────────────────────────────────────────────────────────────────────────────│ │
        │ │ courier · Wed 6 Mar 2024                                                                     │ │
        │ │ A bridge collapsed in Ashby on Tuesday and killed 12 people on their way to market.          │─┤
        │ │                                                                                              │ │
        │ │                                                                                              │ │
        │ │ Enter goes there  d this article  h l outlet  Esc closes                                     │2│
        │ ╰──────────────────────────────────────────────────────────────────────────────────────────────╯ │
        │                        │                                                  │                      │
        │                        │                                                  │                      │
        │                        │                                                  │                      │
        │                        │                                                  │                      │
        │                        │                                                  │                      │
        │                        │                                                  │                      │
        ╰────────────────────────┴──────────────────────────────────────────────────┴──────────────────────╯
         ? help  / find  f jump  e entities  t timeline  : command  q quit                       1/4  100 %
    "#]].assert_eq(&session.screen(&[StyleRole::Error, StyleRole::Selection]));
}

#[test]
fn at_narrow_widths_each_claim_is_a_list_of_outlets() {
    let mut session = Session::start(BRIDGE, 60, 20);
    session.press("d");
    expect![[r#"
         Dateline  Ashby          4 outlets · 4 articles · 4 unread
        ─ ╭─ Differences: courier, Bridge falls in Ashby ────────╮──
        6 │ ≠ 1 conflict  ◇ 1 only here                          │
        ▍●│                                                      │
        ▍ │ ≠ people                                             │
         ●│▍  courier: 12                                        │
          │   ledger: 17                                         │
        6–│ ◇ weighed                                            │
         ●│   courier: 40 tonnes                                 │
          │──────────────────────────────────────────────────────│
         ●│ courier · Wed 6 Mar 2024                             │
          │ A bridge collapsed in Ashby on Tuesday and killed 12 │
          │ people on their way to market.                       │
          │                                                      │
          │ Enter goes there  d all articles  Esc closes         │
          ╰──────────────────────────────────────────────────────╯
                                    │
        ────────────────────────────┴───────────────────────────────
         5 Mar 24 ▆◆·▃
         ? help  / find  f jump  e entities              1/4  100 %
    "#]]
    .assert_eq(&session.screen(&[]));
}

#[test]
fn a_cell_leads_to_its_sentence_and_esc_back_to_the_same_cell() {
    for (width, height) in [(100, 26), (60, 20), (200, 50)] {
        let mut session = Session::start(BRIDGE, width, height);
        session.press("d l");
        let before = session.screen(&[]);
        session.press("Enter");
        let cursor = session.app.text.cursor.expect("a sentence");
        let entry = session.app.text.entry.clone().expect("an article");
        assert!(entry.article.text[cursor].starts_with("The collapse of a bridge"));
        session.press("Esc");
        assert_eq!(session.screen(&[]), before);
        session.press("Esc");
        assert!(session.app.popup.is_none());
    }
}

#[test]
fn what_happened_and_an_article_leaves_out_stands_among_the_differences() {
    let story = "
//- courier/1.txt 2024-03-06
The old mill of Ashby reopened to visitors on Monday after the flood. Ada Lark thanked the helpers of Ashby.
//- ledger/1.txt 2024-03-06
On Monday the old mill of Ashby reopened to visitors after the flood. The helpers of Ashby danced.
//- mirror/1.txt 2024-03-06
The old mill of Ashby, closed by the flood, reopened to visitors on Monday. A band played for the helpers.
//- star/1.txt 2024-03-07
Ada Lark thanked the helpers who had cleared the mud after the flood. A band played, and they danced.
";
    let mut session = Session::start(story, 120, 30);
    session.press("G d");
    assert_eq!(session.lines_with("∅ 1 not told here", &[]).len(), 1);
    assert!(session.lines_with("conflict", &[]).is_empty());
    let row = session.lines_with("∅ not told", &[]);
    assert_eq!(row.len(), 1, "{}", session.screen(&[]));
    assert!(row[0].contains("The old mill of Ashby"), "{row:?}");
    session.press("Enter");
    let cursor = session.app.text.cursor.expect("a sentence");
    let entry = session.app.text.entry.clone().expect("an article");
    assert!(entry.article.text[cursor].contains("mill of Ashby"));
}

#[test]
fn what_three_outlets_tell_and_an_article_leaves_out_is_a_marked_cell() {
    let story = "
//- courier/1.txt 2024-03-06
A bridge collapsed in Ashby on Tuesday and killed 12 people on their way to market.
//- ledger/1.txt 2024-03-06
The collapse of a bridge in Ashby on Tuesday killed 12 people, many of them on their way to market.
//- mirror/1.txt 2024-03-07
At least 12 people died on their way to market when a bridge in Ashby collapsed on Tuesday.
//- star/1.txt 2024-03-07
A bridge collapsed in Ashby on Tuesday. Mourners on their way to the market of Ashby laid flowers beside the bridge.
";
    let mut session = Session::start(story, 110, 24);
    session.press("G d");
    expect![[r#"
         Dateline  Ashby                                                            4 outlets · 4 articles · 4 unread
        ╭─ Articles ──────────────────┬─ Text ───────────────────────────────────────────┬─ Entities by kind ────────╮
        │{accent} {/}●  6 Mar 24 courier         │  star · Thu 7 Mar 2024 · 1 min                   │ Places 1                  │
        │{accent} {/}╭─ Differences: star, A bridge collapsed in Ashby on Tuesday. Mourners on their way to the market of A… ─╮ │
        │{accent} {/}│ = 1 agree  {accent}∅{/} 1 not told here                                                                           │ │
        │{accent} {/}│                                                                                                        │ │
        │{accent} {/}│                             {accent} {/}star              courier           ledger            mirror              │ │
        │{accent} {/}│{accent}▍{/}= people                     {accent}∅ not told{/}        12                12                At least 12         │ │
        │{accent}▍{/}│                                                                                                        │ │
        │{accent}▍{/}│                                                                                                        │ │
        │ │────────────────────────────────────────────────────────────────────────────────────────────────────────│ │
        │ │ courier · Wed 6 Mar 2024                                                                               │ │
        │ │ A bridge collapsed in Ashby on Tuesday and killed 12 people on their way to market.                    │─┤
        │ │                                                                                                        │ │
        │ │                                                                                                        │ │
        │ │ Enter goes there  d all articles  h l outlet  Esc closes                                               │4│
        │ ╰────────────────────────────────────────────────────────────────────────────────────────────────────────╯ │
        │                             │                                                  │                           │
        │                             │                                                  │                           │
        │                             │                                                  │                           │
        │                             │                                                  │                           │
        │                             │                                                  │                           │
        ╰─────────────────────────────┴──────────────────────────────────────────────────┴───────────────────────────╯
         ? help  / find  f jump  e entities  t timeline  : command  q quit                                 4/4  100 %
    "#]].assert_eq(&session.screen(&[StyleRole::Accent]));
}

#[test]
fn dates_are_told_short_in_a_narrow_table_and_the_first_is_the_one_led_to() {
    let story = "
//- courier/1.txt 2024-03-09
Rebels of Norland took Ashby on Tuesday after a long siege, the army said.
//- courier/2.txt 2024-03-09
Rebels of Norland took Ashby on Thursday after a long siege, its mayor said.
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
          │▍≠ Rebels of Norland… {selection}5 Mar 24 +1     {/} Wed 6 Mar 2024   Wed 6 Mar 2024    │
         ●│                                                                          │
          │                                                                          │
          │──────────────────────────────────────────────────────────────────────────│
          │ courier · Sat 9 Mar 2024                                                 │
          │ Rebels of Norland took Ashby on Tuesday after a long siege, the army     │
          │ said.                                                                    │
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
    .assert_eq(&session.screen(&[StyleRole::Selection]));
    // Of its own article the outlet's cell tells first what that article has.
    session.press("Esc j d");
    assert_eq!(session.lines_with("7 Mar 24 +1", &[]).len(), 1);
    assert_eq!(
        session
            .lines_with("│ Rebels of Norland took Ashby on Thursday", &[])
            .len(),
        1
    );
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
fn a_table_says_that_there_are_more_outlets_than_it_has_room_for() {
    let mut session = Session::start(BRIDGE, 80, 24);
    session.press("d d");
    let heads = session.lines_with("courier", &[]);
    assert!(heads.iter().any(|it| it.contains("+1 >")), "{heads:?}");
}

#[test]
fn where_a_day_is_in_doubt_only_those_who_name_one_stand_against_each_other() {
    let story = "
//- courier/1.txt 2024-03-09
Rebels of Norland took Ashby on Wednesday after a long siege of its walls.
//- mirror/1.txt 2024-03-09
Rebels of Norland took Ashby on Thursday after a long siege of its walls.
//- star/1.txt 2024-03-09
Earlier this week rebels of Norland took Ashby after a long siege of its walls, its mayor said.
";
    let mut session = Session::start(story, 120, 30);
    session.press("d d");
    let row = session.lines_with("≠ date", &[]);
    assert_eq!(row.len(), 1, "{}", session.screen(&[]));
    assert!(row[0].contains("Wed 6 Mar 2024") && row[0].contains("Thu 7 Mar 2024"));
    let heads = session.lines_with("courier  ", &[]);
    assert!(heads.iter().any(|it| it.contains("mirror")), "{heads:?}");
    assert!(!heads.iter().any(|it| it.contains("star")), "{heads:?}");
}

#[test]
fn an_outlet_that_gives_both_days_contradicts_nobody() {
    let story = "
//- courier/1.txt 2024-03-09
Rebels of Norland took Ashby on Wednesday after a long siege of its walls.
//- courier/2.txt 2024-03-09
Rebels of Norland took Ashby on Thursday after a long siege of its walls.
";
    let mut session = Session::start(story, 120, 30);
    session.press("d");
    assert_eq!(session.lines_with("conflict", &[]), [""; 0]);
    session.press("Esc g t Enter");
    assert_eq!(
        session.lines_with("Told in 2", &[]).len() + session.lines_with("told in 2", &[]).len(),
        1
    );
    assert_eq!(session.lines_with("doubts it", &[]), [""; 0]);
}
