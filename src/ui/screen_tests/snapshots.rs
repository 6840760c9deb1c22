//! Newer snapshots, while one reads.

use dateline_core::article::ArticleKey;

use crate::ui::fixture::{STORY, Session};

#[test]
fn a_newer_snapshot_moves_nothing_that_was_chosen() {
    let mut session = Session::start(STORY, 100, 24);
    session.press("j Enter j");
    let place = session.app.location();
    session.read(
        "
        //- aurora/1.txt 2024-03-01
        Flood damage is counted in Ashby

        The flood in January has cost the town of Ashby two million, its council said on Friday.
        ",
    );
    assert_eq!(session.app.location(), place);
    assert_eq!(session.app.world.corpus.articles().len(), 3);
    let entry = session.app.text.entry.clone().expect("an article");
    assert_eq!(entry.title(), Some("Mill owner thanks Ashby"));
}

#[test]
fn an_article_that_turns_up_at_an_earlier_place_stays_shown_and_read() {
    let mill = "2024-03-05\nThe old mill of Ashby reopened to visitors on Monday.\n\nIts owner Ada Lark thanked the town.\n";
    let mut session = Session::start(STORY, 100, 24);
    session.read(&format!("//- ledger/3.txt {mill}"));
    session.press("f r e o p e n e d Enter Enter }");
    let before = session.app.location();
    let read = |session: &Session| session.app.world.status.read().cloned().collect::<Vec<_>>();
    let key = |key: &str| ArticleKey(key.into());
    assert_eq!(before.article, Some(key("ledger/3.txt")));
    assert_eq!(read(&session), [key("ledger/3.txt")]);
    session.read(&format!("//- ledger/2.txt {mill}"));
    let now = session.app.location();
    assert_eq!(now.article, Some(key("ledger/2.txt")));
    assert_eq!((now.cursor, now.top), (before.cursor, before.top));
    assert_eq!(read(&session), [key("ledger/2.txt")]);
    for (width, told) in [(100, "in 2 places"), (160, "also in ledger/3.txt")] {
        session.app.resize(width, 24);
        let about = session.lines_with(told, &[]);
        assert_eq!(about.len(), 1, "{}", session.screen(&[]));
    }
}
