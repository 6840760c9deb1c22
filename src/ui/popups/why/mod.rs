//! Why: what the sentence at hand is to the reader, and how the date of its article is known; with the places that say so.

mod drawing;
mod rows;

use crossterm::event::KeyCode;

use super::{AppView, Outcome, frame, selection::Selection};
use crate::ui::{
    action::{Action, Motion},
    key::Key,
    news::News,
};
use dateline_core::{article::ArticleKey, corpus::Corpus, text::Span};
pub use drawing::draw;
use rows::{Answer, WhyRow};

/// Rows that a place takes, about.
const ROWS_EACH: usize = 3;

/// A box with the reasons for what stands beside a sentence, and for the date of its article.
#[derive(Clone, Debug)]
pub struct Why {
    /// The article, and the sentence if one is asked about.
    article: ArticleKey,
    sentence: Option<Span>,
    answer: Answer,
    /// Which of the places is selected.
    selection: Selection,
}

/// What was asked, and where in the answer the reader was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WhyPlace {
    article: ArticleKey,
    sentence: Option<Span>,
    selection: Selection,
}

impl Why {
    /// What `corpus` and `news` say of the article named `article` and of its sentence where `cursor` begins, in a
    /// terminal of this size.
    pub fn new(
        corpus: &Corpus,
        news: &News,
        article: ArticleKey,
        cursor: Option<Span>,
        size: (u16, u16),
    ) -> Option<Why> {
        let id = corpus.find(&article)?;
        let judged = cursor.and_then(|it| news.judged_at(&article, it.start()));
        Some(Why {
            answer: rows::answer(corpus, news, id, judged, drawing::columns(size.0)),
            sentence: cursor,
            article,
            selection: Selection::default(),
        })
    }

    /// The box as the reader left it, by what `corpus` and `news` say.
    pub fn at(corpus: &Corpus, news: &News, place: WhyPlace, size: (u16, u16)) -> Option<Why> {
        let mut why = Why::new(corpus, news, place.article, place.sentence, size)?;
        why.selection = place.selection;
        why.selection.at = place
            .selection
            .at
            .min(why.answer.places.len().saturating_sub(1));
        why.reveal(size.1);
        Some(why)
    }

    /// Where the reader is in it.
    pub fn place(&self) -> WhyPlace {
        WhyPlace {
            article: self.article.clone(),
            sentence: self.sentence,
            selection: self.selection,
        }
    }

    /// Takes a key.
    pub fn press(&mut self, app: &AppView<'_>, key: Key) -> Outcome {
        let Some(motion) = frame::motion(key) else {
            return match key.code {
                _ if frame::closes(key) => Outcome::Close,
                KeyCode::Char('w') => Outcome::Close,
                KeyCode::Char('D') => Outcome::Run(Action::SetDate),
                KeyCode::Enter => match self.answer.places.get(self.selection.at) {
                    Some(it) => Outcome::Read(it.article, it.leads_to),
                    None => Outcome::Close,
                },
                _ => Outcome::Stay,
            };
        };
        let (n_rows, height) = (self.answer.rows.len(), frame::list_rows(app.height));
        let from = self.selection.at;
        self.selection
            .go(motion, self.answer.places.len(), ROWS_EACH, height);
        match motion {
            // Beyond the last place, and above the first, there may be words to read.
            Motion::Line(direction) if self.selection.at == from => {
                self.selection.scroll.by(direction, 1, n_rows, height)
            }
            _ => self.reveal(app.height),
        }
        Outcome::Stay
    }

    fn reveal(&mut self, height: u16) {
        let height = frame::list_rows(height);
        self.selection.reveal(&self.answer.rows, WhyRow::of, height);
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::ui::{fixture::Session, theme::Look};

    /// One article that others date, and one that prints another date than its source states.
    const DATES: &str = "
//- courier/1.txt
The old mill of Ashby reopened to cheering visitors on Monday with flags and free bread, two months after the river had flooded its wheel.
The council paid for new timber and seven carpenters on Friday.
//- ledger/1.txt 2024-03-05
Mill reopens
Published 1 May 2024
The old mill of Ashby reopened to visitors on Monday with songs, flags and free bread, two months after the river Dun had flooded its wheel.
The council had paid seven carpenters for new timber on Friday.
";

    #[test]
    fn the_key_w_shows_what_dates_an_article_and_enter_goes_there() {
        let mut session = Session::start(DATES, 70, 20);
        session.press("w");
        expect![[r#"
             Dateline  Ashby                    2 outlets · 2 articles · 2 unread
            ─ ╭─ How the date is known ────────────────────────────────────────╮──
            ▍●│ {date}4 Mar 2024 – 5 Mar 2024 ±{/}                                      │
            ▍ │ Other articles decide it:                                      │
             ●│                                                                │
              │▍courier tells the same event, without its date                 │
              │   …to cheering visitors on Monday with flags and free bread, t…│
              │ ledger tells the same event, dated there                       │
              │   …Ashby reopened to visitors on Monday with songs, flags and… │
              │ courier tells the same event, without its date                 │
              │   …and seven carpenters on Friday.                             │
              │ ledger tells the same event, dated there                       │
              │   …carpenters for new timber on Friday.                        │
              │ courier a lead tells news of its own day or the day before     │
              │   …to cheering visitors on Monday with flags and free bread, t…│
              │                                                                │
              │ Enter goes there  D sets the date  Esc closes                  │
            ──╰────────────────────────────────────────────────────────────────╯──
             1 Mar 24 █··█▄
             ? help  / find  f jump  e entities  t timeline            1/2  100 %
        "#]]
        .assert_eq(&session.screen(&[Look::Date]));
        session.press("Down Enter");
        expect![[r#"
             Dateline  Ashby                    2 outlets · 2 articles · 2 unread
            ─ Articles ───────────────────┬─ Text ────────────────────────────────
             ● ~Mar 2024±courier     75 % │  Mill reopens
               The old mill of Ashby reop…│  ledger · Tue 5 Mar 2024≠ · 1 min
            ▍●  5 Mar 24≠ledger      75 % │  75 % in common with courier
            ▍  Mill reopens               │  own 28 %, copied 72 %
                                          │
                                          │  ⋯ 1 line of page noise ⋯ x shows it
                                          │
                                          │▍ The old mill of Ashby reopened to
                                          │▍ visitors on Monday with songs, flags
                                          │▍ and free bread, two months after the
                                          │▍ river Dun had flooded its wheel.
                                          │
                                          │  The council had paid seven
                                          │  carpenters for new timber on Friday.
                                          │
            ──────────────────────────────┴───────────────────────────────────────
             1 Mar 24 █··█◆
             ? help  / find  f jump  e entities  t timeline            2/2  100 %
        "#]]
        .assert_eq(&session.screen(&[Look::Current]));
    }

    #[test]
    fn a_clash_has_its_sign_in_the_list_and_its_words_in_the_box() {
        let mut session = Session::start(DATES, 70, 20);
        session.press("j w");
        expect![[r#"
             Dateline  Ashby                    2 outlets · 2 articles · 2 unread
            ─ Articles ───────────────────┬─ Text ────────────────────────────────
             ● ~Mar 2024±courier     75 % │  Mill reopens
              ╭─ How the date is known ────────────────────────────────────────╮
            ▍●│ Tue 5 Mar 2024 ≠                                               │
            ▍ │ Its source says so, outside the text.                          │
              │                                                                │
              │▍≠ ledger stands beside the headline                            │
              │   1 May 2024                                                   │
              │                                                                │
              │ Enter goes there  D sets the date  Esc closes                  │s
              ╰────────────────────────────────────────────────────────────────╯e
                                          │  river Dun had flooded its wheel.
                                          │
                                          │  The council had paid seven
                                          │  carpenters for new timber on Friday.
                                          │
            ──────────────────────────────┴───────────────────────────────────────
             1 Mar 24 █··█◆
             ? help  / find  f jump  e entities  t timeline            2/2  100 %
        "#]]
        .assert_eq(&session.screen(&[Look::Error]));
    }

    /// The second article copies a sentence of the first, tells another in its own words, and gives another number.
    const BRIDGE: &str = "
//- courier/1.txt 2024-03-06
Bridge falls in Ashby

A bridge collapsed in Ashby on Tuesday and killed 12 people on their way to market. The flooded mill of Ashby had lost its timber wheel before the bridge fell into the river.

The mayor, Tom Reed, promised that the county would pay for a new bridge of iron before the summer.
//- ledger/1.txt 2024-03-06
Ashby mourns

The collapse of a bridge in Ashby on Tuesday killed 17 people, many of them on their way to market.

Before the bridge fell into the river the flooded mill of Ashby had lost its timber wheel.

The mayor, Tom Reed, promised that the county would pay for a new bridge of iron before the summer.

Divers are looking for the bell of the chapel.
";

    /// The box that `w` opens on the sentence with `words`, the courier's article having been read.
    fn why(words: &str) -> Session {
        let mut session = Session::start(BRIDGE, 80, 24);
        session.press("r ] /");
        for letter in words.chars() {
            session.press(&letter.to_string());
        }
        session.press("Enter w");
        session
    }

    #[test]
    fn a_sentence_that_differs_says_from_what_and_enter_leads_there_and_esc_back() {
        let mut session = why("collapse");
        expect![[r#"
             Dateline  Ashby                              2 outlets · 2 articles · 0 unread
            ─ Articles ───────────────────┬─ Text ──────────────────────────────────────────
             ○╭─ Otherwise elsewhere ────────────────────────────────────────────────────╮
              │ The collapse of a bridge in Ashby on Tuesday killed 17 people, many of   │
            ▍○│ them on their way to market.                                             │
            ▍ │                                                                          │
              │ {error}≠{/} people: 17 here, as of Tue 5 Mar 2024; elsewhere                       │
              │▍courier says 12                                                          │
              │   A bridge collapsed in Ashby on Tuesday and killed 12 people on their   │o
              │   way to market.                                                         │
              │                                                                          │
              │ ▎ New to you: the other article that you have read does not tell it.     │
              │                                                                          │
              │ How the date is known                                                    │
              │ Wed 6 Mar 2024                                                           │
              │ Its source says so, outside the text.                                    │
              │                                                                          │
              │ Enter goes there  D sets the date  Esc closes                            │
              ╰──────────────────────────────────────────────────────────────────────────╯
                                          │▎ Divers are looking for the bell of the chapel.
                                          │
            ──────────────────────────────┴─────────────────────────────────────────────────
             5 Mar 24 █◆
             ? help  / find  f jump  e entities  t timeline  : command  q quit   2/2  100 %
        "#]]
        .assert_eq(&session.screen(&[Look::Error]));
        session.press("Enter");
        expect![[r#"
             Dateline  Ashby                              2 outlets · 2 articles · 0 unread
            ─ Articles ───────────────────┬─ Text ──────────────────────────────────────────
            ▍○  6 Mar 24 courier   +1 new │  Bridge falls in Ashby
            ▍  Bridge falls in Ashby      │  courier · Wed 6 Mar 2024 · 1 min
             ○  6 Mar 24 ledger      44 % │  1 of 3 sentences new to you
               Ashby mourns               │  own 36 %, copied 64 %
                                          │
                                          │▍ A bridge collapsed in Ashby on Tuesday and
                                          │▍ killed 12 people on their way to market. The
                                          │◌ flooded mill of Ashby had lost its timber
                                          │◌ wheel before the bridge fell into the river.
                                          │
                                          │◌ The mayor, Tom Reed, promised that the county
                                          │◌ would pay for a new bridge of iron before the
                                          │◌ summer.
                                          │
                                          │
                                          │
                                          │
                                          │
                                          │
            ──────────────────────────────┴─────────────────────────────────────────────────
             5 Mar 24 █◆
             ? help  / find  f jump  e entities  t timeline  : command  q quit   1/2  100 %
        "#]]
        .assert_eq(&session.screen(&[Look::Current]));
        session.press("Esc");
        assert_eq!(session.lines_with("─ Otherwise elsewhere", &[]).len(), 1);
        session.press("Esc");
        assert!(session.app.popup.is_none());
    }

    #[test]
    fn a_sentence_that_was_told_or_copied_says_where() {
        expect![[r#"
             Dateline  Ashby                              {dim}2 outlets · 2 articles · 0 unread{/}
            ─ Articles ───────────────────┬─ Text ──────────────────────────────────────────
            {dim} ○{/}╭─ Told before ────────────────────────────────────────────────────────────╮
            {dim}  {/}│ Before the bridge fell into the river the flooded mill of Ashby had      │
            {dim}▍○{/}│ lost its timber wheel.                                                   │
            {dim}▍ {/}│                                                                          │
              │ {dim}·{/} Told in what you have read: all its names, days and numbers and nearly │
              │   all its words stand there.                                             │
              │▍courier Wed 6 Mar 2024                                                   │o
              │   The flooded mill of Ashby had lost its timber wheel before the bridge  │
              │   fell into the river.                                                   │
              │                                                                          │
              │ How the date is known                                                    │
              │ Wed 6 Mar 2024                                                           │
              │ Its source says so, outside the text.                                    │
              │                                                                          │
              │ Enter goes there  D sets the date  Esc closes                            │
              ╰──────────────────────────────────────────────────────────────────────────╯
                                          │
                                          │▎ Divers are looking for the bell of the chapel.
                                          │
            ──────────────────────────────┴─────────────────────────────────────────────────
             {dim}5 Mar 24{/} █◆
             ? help  / find  f jump  e entities  t timeline  : command  q quit   {dim}2/2  100 %{/}
        "#]]
        .assert_eq(&why("flooded").screen(&[Look::Dim]));
        expect![[r#"
             Dateline  Ashby                              {dim}2 outlets · 2 articles · 0 unread{/}
            ─ Articles ───────────────────┬─ Text ──────────────────────────────────────────
            {dim} ○{/}  6 Mar 24{dim} {/}courier     {dim}69 %{/} │  Ashby mourns
            {dim}  {/}╭─ Copied ─────────────────────────────────────────────────────────────────╮
            {dim}▍○{/}│ The mayor, Tom Reed, promised that the county would pay for a new        │
            {dim}▍ {/}│ bridge of iron before the summer.                                        │
              │                                                                          │
              │ {dim}◌{/} Copied from what you have read, or both from a third:                  │
              │▍courier Wed 6 Mar 2024                                                   │o
              │   The mayor, Tom Reed, promised that the county would pay for a new      │
              │   bridge of iron before the summer.                                      │
              │                                                                          │
              │ How the date is known                                                    │
              │ Wed 6 Mar 2024                                                           │
              │ Its source says so, outside the text.                                    │
              │                                                                          │
              │ Enter goes there  D sets the date  Esc closes                            │
              ╰──────────────────────────────────────────────────────────────────────────╯
                                          │
                                          │▎ Divers are looking for the bell of the chapel.
                                          │
            ──────────────────────────────┴─────────────────────────────────────────────────
             {dim}5 Mar 24{/} █◆
             ? help  / find  f jump  e entities  t timeline  : command  q quit   {dim}2/2  100 %{/}
        "#]]
        .assert_eq(&why("county").screen(&[Look::Dim]));
    }

    #[test]
    fn a_sentence_that_is_new_says_that_nothing_read_tells_it() {
        expect![[r#"
             Dateline  Ashby                              2 outlets · 2 articles · 0 unread
            ─ Articles ───────────────────┬─ Text ──────────────────────────────────────────
             ○  6 Mar 24 courier     69 % │  Ashby mourns
               Bridge falls in Ashby      │  ledger · Wed 6 Mar 2024 · 1 min
            ▍○╭─ New to you ─────────────────────────────────────────────────────────────╮
            ▍ │{accent} {/}Divers are looking for the bell of the chapel.                           │
              │{accent} {/}                                                                         │
              │{accent} ▎{/} New to you: the other article that you have read does not tell it.     │
              │{accent} {/}                                                                         │o
              │{accent} {/}How the date is known                                                    │
              │{accent} {/}Wed 6 Mar 2024                                                           │
              │{accent} {/}Its source says so, outside the text.                                    │
              │                                                                          │
              │ D sets the date  Esc closes                                              │
              ╰──────────────────────────────────────────────────────────────────────────╯
                                          │◌ The mayor, Tom Reed, promised that the county
                                          │◌ would pay for a new bridge of iron before the
                                          │◌ summer.
                                          │
                                          │{accent}▍{/} Divers are looking for the bell of the chapel.
                                          │
            ──────────────────────────────┴─────────────────────────────────────────────────
             5 Mar 24 █{accent}◆{/}
             ? help  / find  f jump  e entities  t timeline  : command  q quit   2/2  100 %
        "#]].assert_eq(&why("divers").screen(&[Look::Accent]));
    }

    #[test]
    fn a_place_that_was_read_does_not_stand_among_those_that_were_not() {
        let later = BRIDGE.replace("ledger/1.txt 2024-03-06", "ledger/1.txt 2024-03-07");
        let mut session = Session::start(&later, 80, 24);
        session.press("] / m a y o r Enter w");
        assert_eq!(session.lines_with("you have not read", &[]).len(), 1);
        session.press("Esc [ r ] / m a y o r Enter w");
        assert_eq!(session.lines_with("what you have read", &[]).len(), 1);
        assert!(session.lines_with("you have not read", &[]).is_empty());
    }

    #[test]
    fn before_anything_is_read_a_sentence_is_known_from_what_was_published_before() {
        let literal = BRIDGE.replace("ledger/1.txt 2024-03-06", "ledger/1.txt 2024-03-07");
        let mut session = Session::start(&literal, 80, 24);
        session.press("] } } w");
        assert_eq!(session.lines_with("you have not read", &[]).len(), 1);
        assert_eq!(session.lines_with("▍courier", &[]).len(), 1);
    }

    #[test]
    fn the_box_is_read_in_the_smallest_window() {
        let mut session = why("collapse");
        session.press("w");
        session.app.resize(20, 5);
        session.press("w");
        let mut seen = String::new();
        for _ in 0..40 {
            seen += &session.screen(&[]);
            session.press("j");
        }
        for words in ["The collapse", "courier", "killed 12", "6 Mar 2024"] {
            assert!(seen.contains(words), "{words}: {seen}");
        }
    }

    #[test]
    fn a_sentence_is_new_to_one_who_has_read_nothing_else() {
        let mut session = Session::start(BRIDGE, 80, 24);
        session.press("] / D i v e r s Enter w");
        assert_eq!(session.lines_with("New to you ─", &[]).len(), 1);
        assert_eq!(session.lines_with("who have read no other", &[]).len(), 1);
    }
}
