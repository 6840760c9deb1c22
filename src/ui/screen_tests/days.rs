//! The timeline of a name, days that are chosen on it, and articles under their stories.

use super::{super::panes::articles::ArticleRow, Session};
use crate::ui::fixture::STORY;

/// Two happenings, each reported twice, and one article of its own.
const STORIES: &str = "
//- courier/1.txt 2024-03-04
The old mill reopens

The old mill of Ashby reopened to visitors on Monday, two months after the flood of the river Dun, its owner Ada Lark said. \
Lark opened the gates of the mill at noon, and the wheel turned for the first time since January.
//- courier/2.txt 2024-05-21
Ferry runs aground off Norhaven

The ferry Selkie ran aground off Norhaven on Tuesday with ninety passengers, the coastguard said. Captain Jon Voss \
steered the Selkie onto the rocks in fog, and tugs pulled the ferry free at dusk.
//- herald/1.txt 2024-04-11
Library lends telescopes

Readers in Upper Wick can borrow telescopes from Thursday, said librarian Mina Okoro.
//- ledger/1.txt 2024-03-05
Mill owner thanks Ashby

The old mill of Ashby reopened to visitors on Monday, and its owner Ada Lark thanked the town on Tuesday. The wheel of \
the mill had stood still since the river Dun flooded it in January.
//- ledger/2.txt 2024-05-22
Selkie passengers home

All ninety passengers of the ferry Selkie, which ran aground off Norhaven on Tuesday, are home, the coastguard said on \
Wednesday. Captain Jon Voss told the coastguard of fog on the rocks.
";

/// The list of articles, headings in brackets.
fn listed(session: &Session) -> Vec<String> {
    let corpus = &session.app.world.corpus;
    let rows = session.app.articles.rows.iter().map(|row| match row {
        ArticleRow::Article(id) => corpus.article(*id).headline().to_owned(),
        ArticleRow::Heading(Some(story)) => {
            let central = corpus.stories()[story.index()].central;
            format!("[{}]", corpus.article(central).headline())
        }
        ArticleRow::Heading(None) => "[alone]".to_owned(),
    });
    rows.collect()
}

fn shown(session: &Session) -> &str {
    let id = session.app.shown().expect("an article");
    session.app.world.corpus.article(id).headline()
}

#[test]
fn articles_of_several_stories_stand_under_them() {
    let mut session = Session::start(STORIES, 120, 30);
    assert_eq!(
        listed(&session),
        [
            "[The old mill reopens]",
            "The old mill reopens",
            "Mill owner thanks Ashby",
            "[Ferry runs aground off Norhaven]",
            "Ferry runs aground off Norhaven",
            "Selkie passengers home",
            "[alone]",
            "Library lends telescopes",
        ]
    );
    assert_eq!(session.lines_with("Articles by story", &[]).len(), 1);
    assert_eq!(session.lines_with("21–22 May 24 Ferry", &[]).len(), 1);
    session.press("O");
    assert_eq!(listed(&session)[2], "Library lends telescopes");
    assert_eq!(session.lines_with("Articles by story", &[]).len(), 0);
}

#[test]
fn moving_through_the_articles_skips_headings() {
    for (width, height) in [(120, 40), (80, 24), (70, 16), (50, 9), (30, 6)] {
        let mut session = Session::start(STORIES, width, height);
        let mut seen = vec![shown(&session).to_owned()];
        for _ in 0..4 {
            session.press("j");
            seen.push(shown(&session).to_owned());
            let selected = session.lines_with("▍", &[]);
            assert!(!selected.is_empty(), "{width}×{height}: {seen:?}");
        }
        let articles = listed(&session)
            .into_iter()
            .filter(|it| !it.starts_with('['));
        assert_eq!(seen, articles.collect::<Vec<_>>());
        session.press("]");
        assert_eq!(shown(&session), "Library lends telescopes");
        session.press("k g g");
        assert_eq!(shown(&session), "The old mill reopens");
        assert_eq!(session.app.articles.scroll.top, usize::from(height < 8));
    }
}

#[test]
fn days_that_are_chosen_narrow_articles_and_names_and_esc_widens_them() {
    let mut session = Session::start(STORIES, 150, 40);
    let before = listed(&session);
    let names = session.app.entities.rows.len();
    session.press("g t G v v");
    assert_eq!(session.lines_with("Dateline  21 May 24", &[]).len(), 1);
    assert_eq!(
        listed(&session),
        [
            "[Ferry runs aground off Norhaven]",
            "Ferry runs aground off Norhaven",
            "Selkie passengers home"
        ]
    );
    assert_eq!(session.lines_with("Jon Voss", &[]).len(), 1);
    assert_eq!(session.lines_with("Mina Okoro", &[]).len(), 0);
    assert_eq!(session.lines_with("2 of 5 articles;", &[]).len(), 1);
    session.press("Esc");
    assert_eq!(listed(&session), before);
    assert_eq!(session.app.entities.rows.len(), names);
}

#[test]
fn the_days_that_are_kept_stand_at_the_head_at_every_width() {
    for (width, height) in [(160, 50), (120, 40), (80, 24), (60, 16), (50, 12)] {
        let mut session = Session::start(STORIES, width, height);
        session.press("g t G v v g a");
        let screen = session.screen(&[]);
        let head = screen.lines().next().unwrap_or_default();
        assert!(head.contains("21 May 24"), "{width}×{height}: {head}");
        assert!(screen.contains("-/2"), "{width}×{height}: {screen}");
        // What is shown is not among them; the list begins at its first row all the same.
        let heading = screen
            .lines()
            .any(|line| line.contains("21–22 May 24 Ferry"));
        assert!(heading, "{width}×{height}: {screen}");
        session.press("j");
        assert_eq!(shown(&session), "Ferry runs aground off Norhaven");
    }
}

#[test]
fn the_timeline_of_a_name_that_is_followed_has_only_its_events() {
    let mut session = Session::start(STORY, 120, 30);
    let all = session.app.timeline.rows.len();
    session.press("g e / r e e d Enter Enter Enter");
    assert_eq!(session.lines_with("Timeline: Tom Reed", &[]).len(), 1);
    assert!(session.app.timeline.rows.len() < all);
    session.press("g t Esc");
    assert_eq!(session.app.timeline.rows.len(), all);
    assert!(session.app.follow.is_some());
}

#[test]
fn an_event_says_how_many_articles_tell_it_from_how_many_origins() {
    let session = Session::start(STORY, 120, 30);
    assert_eq!(session.lines_with("×2/2", &[]).len(), 1);
}
