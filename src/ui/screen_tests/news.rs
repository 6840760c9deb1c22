//! What is new to one who has read others.

use expect_test::expect;

use super::check;
use crate::ui::{fixture::Session, theme::StyleRole};

const FERRY: &str = "
//- courier/1.txt 2024-03-04
A ferry runs aground at Holm

A ferry with 80 passengers ran aground on the rocks of Holm on Monday morning in thick fog. Nobody was hurt, the harbour master Ada Lark said.
//- ledger/1.txt 2024-03-05
Divers role at the ferry of Holm

A ferry with 80 passengers ran aground on the rocks of Holm on Monday morning in thick fog. Divers found a hole of two metres in her hull on Tuesday.
";

#[test]
fn what_was_read_elsewhere_is_told_from_what_is_new() {
    check(
        "r ] n",
        &[StyleRole::Dim, StyleRole::Accent],
        (100, 20),
        expect![[r#"
            | Dateline  Ashby                                                  {dim}2 outlets · 2 articles · 0 unread{/}
            |╭─ Articles ─────────────┬─ Text ───────────────────────────────────────────┬─ Entities by kind ───╮
            |│{dim} ○{/}  4 Mar 24{dim} {/}courier    │  Mill owner thanks Ashby                         │ People{dim} 2{/}             │
            |│{dim}  {/} {dim}The old mill reopens{/} │  ledger · Tue 5 Mar 2024 · 1 min                 │{dim} {/}Ada Lark   ▇▇▇▇{dim}    3{/} │
            |│{dim}▍○{/}  5 Mar 24 ledger     │  2 parts new to you                              │{dim} {/}Tom Reed       {dim}    1{/} │
            |│{dim}▍ {/} Mill owner thanks As…│                                                  │ Places{dim} 2{/}             │
            |│                        │{accent}╎{/} {dim}The old mill of {/}Ashby{dim} reopened to visitors on{/}   │{dim} {/}Ashby      ▇▇▇▇{dim}    4{/} │
            |│                        │{accent}▍{/} Monday{dim}, and its owner {/}Ada Lark{dim} {/}thanked the town │{dim} {/}Dun            {dim}    1{/} │
            |│                        │{accent}▍{/} on Tuesday{dim}.{/}                                     │                      │
            |│                        │                                                  │                      │
            |│                        │{accent}╎{/} {dim}The {/}mayor{dim} of {/}Ashby{dim}, {/}Tom Reed{dim}, said that the{/}     ├─ Timeline ───────────┤
            |│                        │{accent}╎{/} {dim}town was {/}proud{dim} of the mill and of all those who{/} │ ○ Jan 2024           │
            |│                        │{accent}╎{/} helped{dim}.{/}                                         │{dim}  {/} {dim}The river Dun had{/}  │
            |│                        │                                                  │{dim}  {/} {dim}flooded the mill i…{/}│
            |│                        │                                                  │ ● Mon 4 Mar 2024     │
            |│                        │                                                  │{dim} {/}· The old mill of    │
            |│                        │                                                  │{dim} {/}  Ashby reopene… ×2/2│
            |│                        │                                                  │                      │
            |╰────────────────────────┴──────────────────────────────────────────────────┴──────────────────────╯
            | new to you 1 of 2 here · n next                                                         {dim}2/2  100 %{/}
        "#]],
    );
}

#[test]
fn n_goes_on_to_the_next_article_and_says_when_nothing_is_left() {
    let mut session = Session::start(FERRY, 100, 30);
    session.press("n n");
    assert_eq!(session.lines_with("new to you 2 of 2 here", &[]).len(), 1);
    // The first has been seen to its end: what the other repeats is known.
    session.press("n");
    assert_eq!(session.lines_with("new to you 1 of 1 here", &[]).len(), 1);
    session.press("n");
    assert_eq!(
        session
            .lines_with("nothing more that is new to you that way", &[])
            .len(),
        1
    );
    session.press("N");
    assert_eq!(session.lines_with("▍ Nobody was hurt", &[]).len(), 1);
}

#[test]
fn the_head_counts_what_is_new_once_something_has_been_read() {
    let mut session = Session::start(FERRY, 160, 30);
    assert_eq!(session.lines_with("new to you", &[]).len(), 0);
    session.press("r ]");
    assert_eq!(
        session.lines_with("1 of 2 sentences new to you", &[]).len(),
        1
    );
    assert_eq!(session.lines_with("in common with courier", &[]).len(), 1);
    assert_eq!(session.lines_with("own 51 %, copied 49 %", &[]).len(), 1);
}

#[test]
fn a_row_with_something_new_after_what_was_copied_has_the_sign_of_what_is_new() {
    let mut session = Session::start(FERRY, 160, 30);
    session.press("r ]");
    assert_eq!(
        session
            .lines_with("▎ on Monday morning in thick fog. Divers", &[])
            .len(),
        1
    );
}

#[test]
fn the_list_says_what_share_of_an_article_is_elsewhere_what_is_a_copy_and_what_is_new() {
    let copy = FERRY.replace(
        " Divers found a hole of two metres in her hull on Tuesday.",
        " It rained.",
    );
    let mut session = Session::start(&copy, 160, 20);
    session.press("r ]");
    assert_eq!(
        session
            .lines_with("○  4 Mar 24 courier         66 % │", &[])
            .len(),
        1
    );
    assert_eq!(
        session
            .lines_with("◌  5 Mar 24 ledger        +1 new │", &[])
            .len(),
        1
    );
    // Where the outlet's name would be cut nothing stands beside it.
    session.app.resize(100, 20);
    assert_eq!(session.lines_with("◌  5 Mar 24 ledger     │", &[]).len(), 1);
}

#[test]
fn an_article_in_another_language_says_so_in_its_head() {
    let input = "
//- courier/1.txt 2024-03-04
Le vieux moulin rouvre

Le vieux moulin a rouvert ses portes lundi, et sa propriétaire a remercié les habitants de la ville qui avaient aidé. Les travaux ont été payés par une fondation, dit le maire, mais il reste à réparer la roue.
";
    let session = Session::start(input, 100, 20);
    assert_eq!(session.lines_with("not in English", &[]).len(), 1);
    let session = Session::start(FERRY, 100, 20);
    assert_eq!(session.lines_with("not in English", &[]).len(), 0);
}
