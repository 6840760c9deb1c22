//! Reports compared: the figures of a claim, and all who tell an event.

use crate::ui::fixture::Session;

const TOLLS: &str = "
//- courier/1.txt 2024-03-04
A ferry runs aground at Holm

The ferry Selkie ran aground on the rocks of Holm on Monday. Divers saved 40 passengers from the ferry on Monday, the harbour master Ada Lark said.
//- ledger/1.txt 2024-03-05
More saved from the ferry of Holm

The ferry Selkie ran aground on the rocks of Holm on Monday. Divers had saved 70 passengers from the ferry by Tuesday, the harbour master Ada Lark said.
";

fn n_lines(session: &Session, needle: &str) -> usize {
    session.lines_with(needle, &[]).len()
}

#[test]
fn d_shows_the_figures_of_a_claim_by_outlet_and_leads_to_them_and_back() {
    for (width, height) in [(120, 40), (80, 24), (60, 20)] {
        let mut session = Session::start(TOLLS, width, height);
        session.press("d");
        assert_eq!(n_lines(&session, "Differences"), 1, "{width}");
        session.press("Enter");
        assert_eq!(n_lines(&session, "Differences"), 0, "{width}");
        session.press("Esc");
        assert_eq!(n_lines(&session, "Differences"), 1, "{width}");
        session.press("Esc");
        assert_eq!(n_lines(&session, "Differences"), 0, "{width}");
    }
}

#[test]
fn enter_on_an_event_shows_all_who_tell_it_and_leads_to_a_report_and_back() {
    let mut session = Session::start(TOLLS, 120, 40);
    session.press("g t g g Enter");
    assert_eq!(n_lines(&session, "told in 2 articles, 2 outlets"), 1);
    session.press("j Enter");
    assert_eq!(n_lines(&session, "told in 2 articles, 2 outlets"), 0);
    assert_eq!(n_lines(&session, "▍ The ferry Selkie ran aground"), 1);
    session.press("Esc");
    assert_eq!(n_lines(&session, "told in 2 articles, 2 outlets"), 1);
}
