//! Quotations that several articles give: their versions, who says them, and days on which reports differ.

use expect_test::expect;

use crate::ui::{fixture::Session, theme::StyleRole};

/// One utterance: in full, in other words, and cut.
const BELL: &str = "
//- courier/1.txt 2024-03-05
Ferry lies on the rocks

\"The old ferry touched the granite rocks before the pilot saw them, and nobody rang the bell,\" said Ada Lark.
//- ledger/1.txt 2024-03-06
The bell was silent

\"The old ferry struck the granite rocks before the pilot saw them, and nobody rang the bell,\" said Ada Lark.
//- post/1.txt 2024-03-06
Ferry is lost

\"The old ferry touched the granite rocks before the pilot saw them,\" a sailor said.
";

/// One utterance that two are said to have made.
const WHOSE: &str = "
//- courier/1.txt 2024-03-05
Ferry lies on the rocks

\"The old ferry touched the granite rocks before the pilot saw them, and nobody rang the bell,\" said Ada Lark.
//- ledger/1.txt 2024-03-06
The bell was silent

\"The old ferry touched the granite rocks before the pilot saw them, and nobody rang the bell,\" said Tom Reed.
";

#[test]
fn c_on_a_quotation_shows_its_versions_with_the_differing_words_marked() {
    let mut session = Session::start(BELL, 90, 24);
    session.press("Enter ) ) c");
    expect![[r#"
         Dateline  Ashby                                        3 outlets · 3 articles · 2 unread
        ─ Articles ───────────────────┬─ Text ────────────────────────────────────────────────────
        ▍○╭─ Ada Lark ─────────────────────────────────────────────────────────────────────────╮
        ▍ │ Quoted in 3 articles, in 3 versions.                                               │
         ◌│                                                                                    │
          │▍courier · Tue 5 Mar 2024 · Ada Lark                                                │
         ◌│▍  The old ferry {found}touched{/} the granite rocks before the pilot saw them, and nobody    │
          │▍  rang the bell,                                                                   │
          │                                                                                    │
          │ ledger · Wed 6 Mar 2024 · Ada Lark · in other words                                │
          │   The old ferry {found}struck{/} the granite rocks before the pilot saw them, and nobody     │
          │   rang the bell,                                                                   │
          │                                                                                    │
          │ post · Wed 6 Mar 2024 · a sailor · cut                                             │
          │   The old ferry touched the granite rocks before the pilot saw them,               │
          │                                                                                    │
          │ Enter goes there  j k next  Esc closes                                             │
          ╰────────────────────────────────────────────────────────────────────────────────────╯
                                      │
                                      │
                                      │
        ──────────────────────────────┴───────────────────────────────────────────────────────────
         5 Mar 24 ◆█
         ? help  / find  f jump  e entities  t timeline  : command  q quit             1/3  100 %
    "#]].assert_eq(&session.screen(&[StyleRole::Found]));
    session.press("j Enter");
    expect![[r#"
        ○  5 Mar 24 courier     80 % │  The bell was silent
        ▍  The bell was silent        │  own 29 %, quoted 71 %"#]]
    .assert_eq(&session.lines_with("silent", &[]).join("\n"));
    session.press("Esc");
    expect![
        "▍ │ Quoted in 3 articles, in 3 versions.                                               │"
    ]
    .assert_eq(&session.lines_with("Quoted in", &[]).join("\n"));
}

#[test]
fn a_name_card_has_each_quotation_once_and_leads_to_its_fullest_version() {
    let mut session = Session::start(BELL, 90, 24);
    session.press("e Enter");
    expect![[r#"
         Dateline  Ashby                                        3 outlets · 3 articles · 3 unread
        ─ Entities by kind ───────────┬─ Text ────────────────────────────────────────────────────
         People 2                     │  Ferry lies on the rocks
        ▍Ada Lark           ▇▇▇▇    2 │  courier · Tue 5 Mar 2024 · 1 min
         F╭─ Ada Lark ─────────────────────────────────────────────────────────────────────────╮
          │▍2 mentions in 2 articles                                                           │
          │ 5 Mar 24 ██ 6 Mar 24                                                               │
          │ Spellings                                                                          │
          │   Ada Lark  2: courier 1, ledger 1                                                 │
          │ Says                                                                               │
          │   5 Mar 24 courier ×3  The old ferry touched the granite rocks before the pilot s… │
          │                                                                                    │
          │ Enter goes there  n follows  M merges  B breaks off  u undoes  Esc closes          │
          ╰────────────────────────────────────────────────────────────────────────────────────╯
                                      │
                                      │
                                      │
                                      │
                                      │
                                      │
                                      │
        ──────────────────────────────┴───────────────────────────────────────────────────────────
         5 Mar 24 ◆█
         ? help  / find  f jump  e entities  t timeline  : command  q quit             1/3  100 %
    "#]]
    .assert_eq(&session.screen(&[]));
    session.press("G Enter");
    expect![
        "? help  / find  f jump  e entities  t timeline  : command  q quit             1/3  100 %"
    ]
    .assert_eq(&session.lines_with("1/3", &[]).join("\n"));
    session.press("Enter");
    expect![
        "▍ │ Quoted in 3 articles, in 3 versions.                                               │"
    ]
    .assert_eq(&session.lines_with("Quoted in", &[]).join("\n"));
    session.press("Esc Esc");
    expect![
        "│ Says                                                                               │"
    ]
    .assert_eq(&session.lines_with("Says", &[]).join("\n"));
}

#[test]
fn speakers_on_whom_articles_differ_stand_in_the_card_and_among_the_differences() {
    let mut session = Session::start(WHOSE, 90, 24);
    session.press("Enter ) ) c");
    expect![[r#"
         Dateline  Ashby                                        2 outlets · 2 articles · 1 unread
        ─ Articles ───────────────────┬─ Text ────────────────────────────────────────────────────
        ▍○  5 Mar 24 courier     90 % │  Ferry lies on the rocks
        ▍  Ferry lies on the rocks    │  courier · Tue 5 Mar 2024 · 1 min
         ◌╭─ Ada Lark or Tom Reed ─────────────────────────────────────────────────────────────╮
          │ Quoted in 2 articles, everywhere with the same words.                              │
          │ {error}The articles differ on who says it.{/}                                                │
          │                                                                                    │
          │▍courier · Tue 5 Mar 2024 · ≠ Ada Lark                                              │
          │▍  The old ferry touched the granite rocks before the pilot saw them, and nobody    │
          │▍  rang the bell,                                                                   │
          │ ledger · Wed 6 Mar 2024 · {error}≠{/} {error}Tom Reed{/} · the same words                              │
          │                                                                                    │
          │ Enter goes there  j k next  Esc closes                                             │
          ╰────────────────────────────────────────────────────────────────────────────────────╯
                                      │
                                      │
                                      │
                                      │
                                      │
                                      │
        ──────────────────────────────┴───────────────────────────────────────────────────────────
         5 Mar 24 ◆█
         ? help  / find  f jump  e entities  t timeline  : command  q quit             1/2  100 %
    "#]].assert_eq(&session.screen(&[StyleRole::Error]));
    session.press("Esc d");
    expect![[r#"
         Dateline  Ashby                                        2 outlets · 2 articles · 1 unread
        ─ Articles ───────────────────┬─ Text ────────────────────────────────────────────────────
        ▍○  5 Mar 24 courier     90 % │  Ferry lies on the rocks
        ▍ ╭─ Differences: courier, Ferry lies on the rocks ────────────────────────────────────╮
         ◌│ {error}≠{/} 1 conflict                                                                       │
          │                                                                                    │
          │                         courier                   ledger                           │
          │▍{error}≠{/} said by: “The old fe… Ada Lark                  {error}Tom Reed{/}                         │
          │                                                                                    │
          │                                                                                    │
          │────────────────────────────────────────────────────────────────────────────────────│
          │ courier · Tue 5 Mar 2024                                                           │
          │ "The old ferry touched the granite rocks before the pilot saw them, and nobody     │
          │ rang the bell," said Ada Lark.                                                     │
          │                                                                                    │
          │ Enter goes there  d all articles  h l outlet  Esc closes                           │
          ╰────────────────────────────────────────────────────────────────────────────────────╯
                                      │
                                      │
                                      │
                                      │
        ──────────────────────────────┴───────────────────────────────────────────────────────────
         5 Mar 24 ◆█
         ? help  / find  f jump  e entities  t timeline  : command  q quit             1/2  100 %
    "#]].assert_eq(&session.screen(&[StyleRole::Error]));
}

#[test]
fn days_on_which_reports_differ_stand_among_the_differences() {
    let story = "
//- courier/1.txt 2024-03-09
Ashby fell to the rebels on Wednesday after a long siege, the army of Norland said.
//- ledger/1.txt 2024-03-09
Rebels of Norland took Ashby on Wednesday after a long siege.
//- mirror/1.txt 2024-03-09
Ashby fell to the rebels of Norland on Thursday after a long siege, its mayor said.
";
    let mut session = Session::start(story, 100, 24);
    session.press("d");
    expect![[r#"
         Dateline  Ashby                                                  3 outlets · 3 articles · 3 unread
        ╭─ Articles ─────────────┬─ Text ───────────────────────────────────────────┬─ Entities by kind ───╮
        │▍●  9 Mar 24 courier    │  courier · Sat 9 Mar 2024 · 1 min                │ People 1             │
        │▍╭─ Differences: courier, Ashby fell to the rebels on Wednesday after a long siege, the army… ──╮ │
        │ │ {error}≠{/} 1 conflict                                                                                 │ │
        │ │                                                                                              │ │
        │ │                           courier               ledger                mirror                 │ │
        │ │▍{error}≠{/} Ashby fell to the rebe… Wed 6 Mar 2024        {error}Wed 6 Mar 2024{/}        {error}Thu 7 Mar 2024{/}         │ │
        │ │                                                                                              │ │
        │ │                                                                                              │ │
        │ │──────────────────────────────────────────────────────────────────────────────────────────────│ │
        │ │ courier · Sat 9 Mar 2024                                                                     │ │
        │ │ Ashby fell to the rebels on Wednesday after a long siege, the army of Norland said.          │─┤
        │ │                                                                                              │ │
        │ │                                                                                              │ │
        │ │ Enter goes there  d all articles  h l outlet  Esc closes                                     │3│
        │ ╰──────────────────────────────────────────────────────────────────────────────────────────────╯ │
        │                        │                                                  │                      │
        │                        │                                                  │                      │
        │                        │                                                  │                      │
        │                        │                                                  │                      │
        │                        │                                                  │                      │
        ╰────────────────────────┴──────────────────────────────────────────────────┴──────────────────────╯
         ? help  / find  f jump  e entities  t timeline  : command  q quit                       1/3  100 %
    "#]].assert_eq(&session.screen(&[StyleRole::Error]));
}
