//! The pane of names, the card of one, and what is said of them.

use expect_test::expect;

use super::check;
use crate::ui::{
    fixture::{STORY, Session},
    panes::entities::EntityRow,
    theme::StyleRole,
};

/// The rows of the names and their counts.
fn names(session: &Session) -> Vec<String> {
    let corpus = &session.app.world.corpus;
    let ranking = corpus.ranking().iter().map(|id| corpus.entity(*id));
    let names = ranking.map(|it| format!("{} {}", it.name, it.mentions.len()));
    names.collect()
}

#[test]
fn a_name_card_tells_spellings_company_and_why() {
    for size in [(60, 20), (160, 50)] {
        let mut session = Session::start(STORY, size.0, size.1);
        session.press("g e Enter");
        for line in [
            "owner  2: courier 1, ledger 1",
            "Ada Lark  2: courier 1, ledger 1",
            "Lark = Ada Lark  part of the full name",
        ] {
            assert_eq!(session.lines_with(line, &[]).len(), 1, "{line} at {size:?}");
        }
    }
    check(
        "g e Enter j j",
        &[StyleRole::Selection],
        (100, 30),
        expect![[r#"
            | Dateline  Ashby                                                  2 outlets · 2 articles · 2 unread
            |╭─ Articles ─────────────┬─ Text ───────────────────────────────────────────┬─ Entities by kind ───╮
            |│▍●  4 Mar 24 courier    │  The old mill reopens                            │ People 2             │
            |│▍  The old mill reopens │  courier · Mon 4 Mar 2024 · 1 min                │▍{selection}Ada Lark   ▇▇▇▇    3 {/}│
            |│ ╭─ Ada Lark ───────────────────────────────────────────────────────────────────────────────────╮ │
            |│ │ 3 mentions in 2 articles                                                                     │ │
            |│ │ 4 Mar 24 █▄ 5 Mar 24                                                                         │ │
            |│ │ Roles                                                                                        │ │
            |│ │   owner  2: courier 1, ledger 1                                                              │ │
            |│ │ Spellings                                                                                    │ │
            |│ │▍{selection}  Ada Lark  2: courier 1, ledger 1                                                           {/}│ │
            |│ │   Lark  courier 1                                                                            │ │
            |│ │ Appears with                                                                                 │ │
            |│ │   Ashby  2 sentences                                                                         │ │
            |│ │   Dun  1 sentence                                                                            │ │
            |│ │ Why these are one                                                                            │─┤
            |│ │   Lark = Ada Lark  part of the full name in the same article                                 │ │
            |│ │     courier  flood, its owner Ada Lark said.                                                 │ │
            |│ │     courier  in January, and Lark had feared that it would never open again.                 │…│
            |│ │                                                                                              │u│
            |│ │ Enter goes there  n follows  M merges  B breaks off  u undoes  Esc closes                    │ │
            |│ ╰──────────────────────────────────────────────────────────────────────────────────────────────╯2│
            |│                        │                                                  │                      │
            |│                        │                                                  │                      │
            |│                        │                                                  │                      │
            |│                        │                                                  │                      │
            |│                        │                                                  │                      │
            |│                        │                                                  │                      │
            |╰────────────────────────┴──────────────────────────────────────────────────┴──────────────────────╯
            | ? help  / find  f jump  e entities  t timeline  : command  q quit                       1/2  100 %
        "#]],
    );
}

#[test]
fn a_row_of_the_card_leads_to_its_place_and_esc_back_to_that_row() {
    let mut session = Session::start(STORY, 100, 30);
    session.press("g e Enter j j j");
    let card = session.screen(&[StyleRole::Selection]);
    session.press("Enter");
    let cursor = session.app.text.cursor.expect("a mention");
    let entry = session.app.text.entry.clone().expect("an article");
    assert_eq!(&entry.article.text[cursor], "Lark");
    assert_eq!(session.lines_with("Ada Lark 2 of 3", &[]).len(), 1);
    session.press("Esc");
    assert_eq!(session.screen(&[StyleRole::Selection]), card);
    session.press("n");
    assert!(session.app.popup.is_none() && session.app.follow.is_some());
}

#[test]
fn a_card_leads_to_what_is_said_and_to_a_role() {
    let story = "//- courier/1.txt 2024-03-04
Ferry stays in harbour

\u{201c}The ferry will not leave before the wind has gone,\u{201d} harbour master Ada Lark, a former captain, said in Oslo.
";
    let mut session = Session::start(story, 100, 30);
    session.press("g e Enter");
    let says = "4 Mar 24 courier  The ferry will not leave before the wind has gone,";
    assert_eq!(session.lines_with(says, &[]).len(), 1);
    session.press("j Enter");
    let entry = session.app.text.entry.clone().expect("an article");
    let cursor = session.app.text.cursor.expect("a role");
    assert_eq!(&entry.article.text[cursor], "former captain");
    session.press("Esc G Enter");
    let cursor = session.app.text.cursor.expect("what is said");
    assert!(entry.article.text[cursor].starts_with("The ferry will"));
}

#[test]
fn a_spelling_is_broken_off_in_the_card_which_stays() {
    let mut session = Session::start(STORY, 100, 30);
    let before = names(&session);
    session.press("g e Enter B");
    assert_eq!(
        session.lines_with("choose one of the spellings", &[]).len(),
        1
    );
    session.press("j j j B");
    assert_eq!(session.lines_with("`Lark` is not `Ada Lark`", &[]).len(), 1);
    assert!(session.lines_with("Lark = Ada Lark", &[]).is_empty());
    assert!(
        names(&session).contains(&"Lark 1".to_owned()),
        "{:?}",
        names(&session)
    );
    session.press("u");
    assert_eq!(session.lines_with("Lark = Ada Lark", &[]).len(), 1);
    assert_eq!(names(&session), before);
}

#[test]
fn two_names_are_merged_until_that_is_taken_back() {
    let mut session = Session::start(STORY, 120, 30);
    let before = names(&session);
    assert!(before.contains(&"Tom Reed 1".to_owned()), "{before:?}");
    session.press("g e M");
    assert_eq!(session.lines_with("Ada Lark is the same as", &[]).len(), 1);
    session.press("r e e d Enter");
    assert!(
        names(&session).contains(&"Ada Lark 4".to_owned()),
        "{:?}",
        names(&session)
    );
    assert_eq!(
        session
            .lines_with("`Ada Lark` is `Tom Reed`; u takes", &[])
            .len(),
        1
    );
    session.press("u");
    assert_eq!(names(&session), before);
    session.press("Ctrl-r");
    assert_eq!(names(&session).len(), before.len() - 1);
}

#[test]
fn one_mention_is_broken_off_where_it_stands() {
    let mut session = Session::start(STORY, 120, 30);
    let before = names(&session);
    session.press("g e Enter Enter n n B");
    let after = names(&session);
    assert!(after.contains(&"Ada Lark 2".to_owned()), "{after:?}");
    assert!(after.contains(&"Lark 1".to_owned()) || after.contains(&"Ada Lark 1".to_owned()));
    session.press("u");
    assert_eq!(names(&session), before);
}

/// The rows of the pane of names, as they stand on the screen.
fn pane(session: &Session) -> Vec<String> {
    let screen = session.screen(&[]);
    let rows = screen.lines().map(|line| {
        let pane = line.rsplit('│').nth(1).unwrap_or_default();
        pane.split_whitespace().collect::<Vec<_>>().join(" ")
    });
    rows.take_while(|row| !row.contains("Timeline")).collect()
}

#[test]
fn a_key_puts_the_names_in_another_order_and_the_heading_says_which() {
    let story = "//- courier/1.txt 2024-03-04
Ferry stays in harbour

The ferry to Bergen will stay in Oslo until Monday, said Ada Lark, and boats to Bergen too.
//- ledger/1.txt 2024-03-02
Ferries to Bergen

Tom Reed hopes for better weather in Bergen, and so does Ada Lark.
";
    let mut session = Session::start(story, 150, 30);
    session.press("g e");
    let mut told = String::new();
    for _ in 0..5 {
        let heading = session.lines_with("Entities ", &[]);
        let heading = heading[0].split("Entities ").last().unwrap_or_default();
        let names = session.app.entities.rows.iter().map(|row| match row {
            EntityRow::Heading(heading, _) => format!("[{heading}]"),
            EntityRow::Entity(id, n) => {
                format!("{} {n}", session.app.world.corpus.entity(*id).name)
            }
        });
        let names: Vec<String> = names.collect();
        let heading = heading.trim_end_matches(['─', '╮', ' ']);
        told.push_str(&format!("{heading}: {}\n", names.join(", ")));
        session.press("O");
    }
    expect![[r#"
        by kind: [People], Ada Lark 2, Tom Reed 1, [Places], Bergen 4, Oslo 1
        by count: Bergen 4, Ada Lark 2, Oslo 1, Tom Reed 1
        by first mention: Bergen 4, Tom Reed 1, Ada Lark 2, Oslo 1
        in this article: Bergen 2, Tom Reed 1, Ada Lark 1
        by kind: [People], Ada Lark 2, Tom Reed 1, [Places], Bergen 4, Oslo 1
    "#]]
    .assert_eq(&told);
}

#[test]
fn names_of_this_article_follow_the_article() {
    let mut session = Session::start(STORY, 150, 30);
    session.press("g e O O O");
    assert!(session.lines_with("Dun", &[]).len() > 1);
    assert!(session.lines_with("Tom Reed loc", &[]).is_empty());
    let before = pane(&session);
    session.press("]");
    let after = pane(&session);
    assert_ne!(before, after);
    assert!(
        after.iter().any(|row| row.starts_with("Tom Reed per")),
        "{after:?}"
    );
}

#[test]
fn names_are_narrowed_as_one_types_and_esc_shows_all_again() {
    let mut session = Session::start(STORY, 150, 30);
    session.press("g e");
    let all = pane(&session);
    session.press("/ l a r");
    assert_eq!(session.lines_with("1 name; Enter keeps it", &[]).len(), 1);
    session.press("Enter");
    assert_eq!(session.lines_with("Entities: lar, by kind", &[]).len(), 1);
    let narrowed = pane(&session);
    assert!(narrowed.iter().any(|row| row.contains("Ada Lark")));
    assert!(!narrowed.iter().any(|row| row.contains("Tom Reed")));
    session.press("Esc");
    assert_eq!(pane(&session), all);
    session.press("/ x x x");
    assert_eq!(session.lines_with("No name matches", &[]).len(), 1);
    session.press("Esc");
    assert_eq!(pane(&session), all);
}
