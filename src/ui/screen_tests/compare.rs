//! Reports compared: figures by outlet, all who tell an event, two articles side by side.

use expect_test::expect;

use crate::ui::{fixture::Session, theme::Look};

/// Four outlets, one day: two numbers of one thing; three tell of the boats, and one omits them.
const BRIDGE: &str = "
//- courier/1.txt 2024-03-06
Bridge falls in Ashby

A bridge collapsed in Ashby on Tuesday and killed 12 people on their way to market. The Norse Rescue Corps said it had already emptied 56 barns and stables around Lake Dunmore.
//- ledger/1.txt 2024-03-06
Bridge of Ashby lies in the river

The collapse of a bridge in Ashby on Tuesday killed 17 people, many of them on their way to market. Divers will look at the piers in the river Dun.
//- mirror/1.txt 2024-03-08
Ashby counts its losses

Ashby fears more rain. The Norse Rescue Corps said 100 barns and stables had now been emptied. The town has 9 boats on the river Dun.
";

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
fn differences_are_a_table_of_claim_by_outlet_with_conflicts_first() {
    let mut session = Session::start(BRIDGE, 100, 26);
    session.press("d");
    expect![[""]].assert_eq(&session.screen(&[Look::Error, Look::Selection]));
    session.press("d");
    assert_eq!(session.lines_with("Differences in all", &[]).len(), 1);
}

#[test]
fn at_narrow_widths_each_claim_is_a_list_of_outlets() {
    let mut session = Session::start(BRIDGE, 60, 20);
    session.press("d");
    expect![[""]].assert_eq(&session.screen(&[]));
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
fn what_three_outlets_tell_and_an_article_omits_is_a_marked_cell() {
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
    expect![[""]].assert_eq(&session.screen(&[Look::Accent]));
}

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
fn an_event_shows_all_who_tell_it() {
    let mut session = Session::start(BRIDGE, 90, 24);
    session.press("g t c");
    expect![[""]].assert_eq(&session.screen(&[Look::Followed]));
    session.press("d");
    assert_eq!(session.lines_with("Differences on the event", &[]).len(), 1);
}

#[test]
fn an_article_is_set_beside_the_one_that_has_most_in_common_with_it() {
    let mut session = Session::start(MILL, 100, 24);
    session.press("c");
    expect![[""]].assert_eq(&session.screen(&[]));
    session.press("Enter");
    expect![[""]].assert_eq(&session.screen(&[Look::Found, Look::Dim]));
}

#[test]
fn at_narrow_widths_one_text_stands_under_the_other() {
    let mut session = Session::start(MILL, 60, 24);
    session.press("c Enter");
    expect![[""]].assert_eq(&session.screen(&[Look::Found]));
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
fn the_other_article_is_chosen_by_a_few_letters() {
    let mut session = Session::start(MILL, 100, 24);
    session.press("c f e r r y Enter");
    assert_eq!(session.lines_with("No sentence in common", &[]).len(), 1);
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
