//! Leaving: the program, and a snapshot.

use std::sync::Arc;

use dateline_core::corpus::Corpus;

use crate::ui::{
    fixture::{STORY, Session},
    pane::Pane,
};

#[test]
fn q_goes_to_the_list_and_then_quits() {
    let mut session = Session::start(STORY, 100, 30);
    session.press("Enter q");
    assert_eq!(session.app.screen.focus, Pane::Articles);
    assert!(!session.has_left);
    session.press("q");
    assert!(session.has_left);
}

#[test]
fn capital_q_quits_from_a_box_unless_it_is_typed_into_one() {
    for open in ["W", "d", "w", "?", ": p r o b l e m s Enter"] {
        let mut session = Session::start(STORY, 100, 30);
        session.press(open);
        assert!(session.app.popup.is_some(), "{open}");
        session.press("Q");
        assert!(session.has_left, "{open}");
    }
    let mut session = Session::start(STORY, 100, 30);
    session.press("/ Q");
    assert!(!session.has_left);
}

#[test]
fn a_snapshot_that_is_shown_no_more_is_handed_on_to_be_freed() {
    let mut session = Session::start(STORY, 100, 30);
    let before = Arc::downgrade(&session.app.world.corpus);
    let newer = Corpus::clone(&session.app.world.corpus);
    let effects = session.app.receive_corpus(Arc::new(newer));
    assert!(before.upgrade().is_some());
    drop(effects);
    assert!(before.upgrade().is_none());
}

#[test]
fn ctrl_c_quits_only_when_nothing_was_pressed_in_between() {
    let mut session = Session::start(STORY, 100, 30);
    session.press("Ctrl-c j Ctrl-c / Ctrl-c");
    assert!(!session.has_left);
    session.press("Ctrl-c");
    assert!(session.has_left);
}
