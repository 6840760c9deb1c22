//! Why: what the sentence at hand is to the reader, and how the date of its article is known; with the places that say so.

use super::content::{Content, Item, Line, Words, Writing};
use crate::{
    display::{dates, numbers::counted, visible},
    ui::{
        follow::Target,
        popups::outcome::PopupContext,
        reading_state::{Judged, NoveltyMark, ReadingState},
        theme::StyleRole,
    },
};
use dateline_core::{
    article::{ArticleKey, Basis, Evidence},
    corpus::{Entry, Precedence},
    story::{ArticleId, Novelty, Passage, Told},
    text::Span,
};

/// Columns of the box.
const COLUMNS: u16 = 84;
/// Rows of a sentence that are shown at most.
const MAX_ROWS: usize = 6;
/// Columns before the sentence in question and after it, and of one that says something of it.
const OWN_MARGINS: (usize, usize) = (0, 3);
const MARGINS: (usize, usize) = (2, 1);

/// What is known of `article`, and of its sentence where `cursor` begins.
pub(super) fn content(
    context: &PopupContext<'_>,
    article: &ArticleKey,
    cursor: Option<Span>,
) -> Option<Content> {
    let id = context.corpus.find(article)?;
    let reading = context.reading;
    let judged = cursor.and_then(|it| reading.judged_at(article, it.start()));
    let mut answer = Answer {
        writing: Writing::new(context, COLUMNS),
        reading,
    };
    answer.writing.shade_all();
    let heading = judged.and_then(|judged| answer.explain_in_full(id, judged));
    answer.date(id);
    let heading = heading.unwrap_or("How the date is known");
    Some(answer.writing.finish(heading.to_owned()))
}

/// An answer while it is written.
struct Answer<'a> {
    writing: Writing<'a>,
    reading: &'a ReadingState,
}

impl Answer<'_> {
    /// The sentence, and what it is to the reader if there is anything to say; gives what the box is about.
    fn explain_in_full(&mut self, article: ArticleId, judged: &Judged) -> Option<&'static str> {
        self.explain(article, judged);
        if self.writing.n_rows() == 0 {
            return None;
        }
        let own = self.set(article, judged.span, &[], OWN_MARGINS);
        self.writing.insert(0, own);
        self.writing.blank();
        self.writing
            .says("How the date is known", StyleRole::Heading);
        Some(match judged.sign {
            Some(NoveltyMark::New) => "New to you",
            Some(NoveltyMark::Partly) => "New in part",
            Some(NoveltyMark::Told) => "Told before",
            Some(NoveltyMark::Copied) => "Copied",
            Some(NoveltyMark::Differs) => "Otherwise elsewhere",
            None if self.writing.n_places() == 0 => "New to you",
            None => "Published before",
        })
    }

    /// What a sentence is to the reader, and to those who read everything as it came out.
    fn explain(&mut self, article: ArticleId, judged: &Judged) {
        self.contradictions(article, judged.span);
        match (&judged.novelty, self.reading.n_read()) {
            (Novelty::New, 0) => (),
            (Novelty::New, 1) => {
                let says = "New to you: the other article that you have read does not tell it.";
                self.sign(NoveltyMark::New, says);
            }
            (Novelty::New, n) => {
                let says =
                    format!("New to you: none of the {n} others that you have read tells it.");
                self.sign(NoveltyMark::New, &says);
            }
            (Novelty::Partly { told, .. }, _) => {
                let says = "Told in part in what you have read; what is bright is not found there:";
                self.sign(NoveltyMark::Partly, says);
                self.passages(told);
            }
            (Novelty::Told(places), _) => {
                let says = "Told in what you have read, in these words or others:";
                self.sign(NoveltyMark::Told, says);
                self.passages(places);
            }
            (Novelty::Copied(places), _) => {
                let says = "Copied from what you have read, or both from a third:";
                self.sign(NoveltyMark::Copied, says);
                self.passages(places);
            }
        }
        let sentences = &self.writing.corpus.article(article).annotations.sentences;
        let Ok(at) = sentences.binary_search_by_key(&judged.span, |it| it.span) else {
            return;
        };
        let corpus = self.writing.corpus;
        let novelty = corpus
            .novelty(article, Precedence::Published)
            .swap_remove(at);
        let (sign, how, mut places) = match novelty {
            Some(Novelty::Told(places)) => (NoveltyMark::Told, "told", places),
            Some(Novelty::Partly { told, .. }) => (NoveltyMark::Partly, "told in part", told),
            Some(Novelty::Copied(places)) => (NoveltyMark::Copied, "carried", places),
            Some(Novelty::New)
                if self.writing.n_rows() == 0 && self.writing.corpus.articles().len() > 1 =>
            {
                let says = "New to you, who have read no other article yet; and none published before tells it.";
                self.sign(NoveltyMark::New, says);
                return;
            }
            Some(Novelty::New) | None => return,
        };
        places.retain(|it| !self.reading.has_read(it.article));
        if !places.is_empty() {
            let says = format!("It was {how} in what was published before, and you have not read:");
            self.sign(sign, &says);
            self.passages(&places);
        }
    }

    /// The figures of other articles that cannot be right together with those of the sentence.
    fn contradictions(&mut self, article: ArticleId, sentence: Span) {
        let corpus = self.writing.corpus;
        let against = corpus.against(article, sentence);
        let figure = |told: &Told| {
            corpus.article(told.article).annotations.figures[told.figure as usize].span
        };
        let text = |article: ArticleId, span: Span| {
            let words = corpus.article(article).article.text[span].split_whitespace();
            words.collect::<Vec<_>>().join(" ")
        };
        for id in corpus.comparisons_at(article, sentence) {
            let comparison = corpus.comparison(id);
            let is_own = |it: &&Told| it.article == article && it.sentence == sentence;
            let own = comparison.values.iter().find(is_own);
            let mut others = comparison
                .values
                .iter()
                .filter(|it| against.told.contains(it));
            let (Some(own), Some(first)) = (own, others.next()) else {
                continue;
            };
            let (of_article, of) = comparison.of;
            self.sign(
                NoveltyMark::Differs,
                &format!(
                    "{}: {} here, as of {}; elsewhere",
                    text(of_article, of),
                    text(article, figure(own)),
                    dates::days_in_full(own.as_of),
                ),
            );
            for told in std::iter::once(first).chain(others) {
                let words = figure(told);
                let how = format!("says {}", text(told.article, words));
                self.place(told.article, told.sentence, words, &how);
            }
        }
        if against.n_more > 0 {
            let n_more = counted(against.n_more, "more place");
            let says = format!("{n_more} cannot be right together with it.");
            self.writing.says(&says, StyleRole::Dim);
        }
    }

    fn passages(&mut self, passages: &[Passage]) {
        for Passage { article, span } in passages {
            let how = dates::in_full(self.writing.corpus.article(*article).published.as_ref());
            let none = Span::new(span.start(), span.start());
            self.place(*article, *span, none, &how);
        }
    }

    /// A place with the whole of what it says, in which `words` matter.
    fn place(&mut self, article: ArticleId, span: Span, words: Span, how: &str) {
        let text = self.set(article, span, &[words], MARGINS);
        self.item(article, span, how, StyleRole::Dim, text);
    }

    /// The date, and what speaks for it and against.
    fn date(&mut self, article: ArticleId) {
        let published = self.writing.corpus.article(article).published.as_ref();
        let mark = dates::mark(published, self.writing.glyphs);
        let date = format!("{} {mark}", dates::in_full(published));
        self.writing.line(vec![(date, StyleRole::Date)]);
        let Some(dating) = published else {
            let says = "Nothing in this article or its source dates it; D sets a date.";
            self.writing.says(says, StyleRole::Text);
            return;
        };
        self.writing.says(basis(dating.basis), StyleRole::Text);
        if !dating.evidence.is_empty() || !dating.clashes.is_empty() {
            self.writing.blank();
        }
        for it in &dating.evidence {
            self.evidence(it, StyleRole::Dim);
        }
        for it in &dating.clashes {
            self.evidence(it, StyleRole::Error);
        }
    }

    fn evidence(&mut self, it: &Evidence, role: StyleRole) {
        let writing = &self.writing;
        let Some(article) = writing.corpus.find(&it.article) else {
            return;
        };
        let entry = writing.corpus.article(article);
        let sentence = entry.sentence_at(it.span.start()).unwrap_or(it.span);
        let room = writing.room.saturating_sub(2);
        let ellipsis = writing.glyphs.ellipsis;
        let shown = around(entry, sentence, it.span, room, ellipsis);
        let shown = format!("  {}", visible::cut(&shown, room, ellipsis));
        let text = vec![Words::Said(vec![(shown, StyleRole::Text)])];
        self.item(article, sentence, it.why, role, text);
    }

    /// A place under whose it is and how it says something.
    fn item(
        &mut self,
        article: ArticleId,
        span: Span,
        how: &str,
        role: StyleRole,
        text: Vec<Words>,
    ) {
        let glyphs = self.writing.glyphs;
        let mut heading = Line::new();
        let mut room = self.writing.room;
        if role == StyleRole::Error {
            heading.push((glyphs.clash.to_owned(), role));
            heading.push((" ".to_owned(), StyleRole::Text));
            room = room.saturating_sub(2);
        }
        let outlet = self.writing.corpus.article(article).outlet();
        let outlet = visible::cut(outlet, room, glyphs.ellipsis);
        room = room.saturating_sub(visible::width(&outlet) + 1);
        let how = format!(" {}", visible::cut(how, room, glyphs.ellipsis));
        heading.push((outlet.into_owned(), StyleRole::Heading));
        heading.push((how, role));
        self.writing.item(Item {
            heading,
            text,
            leads_to: Target { article, span },
        });
    }

    fn sign(&mut self, sign: NoveltyMark, text: &str) {
        self.writing.blank();
        let glyph = sign.glyph(self.writing.glyphs);
        self.writing
            .says_behind(glyph, sign.role(), text, StyleRole::Text);
    }

    /// The first rows of `span` of an article, with what is `marked` in it.
    fn set(
        &self,
        article: ArticleId,
        span: Span,
        marked: &[Span],
        margins: (usize, usize),
    ) -> Vec<Words> {
        let mut rows = self.writing.printed(article, span, marked, None, margins);
        rows.truncate(MAX_ROWS);
        rows
    }
}

/// The sentence `said` from so near its `words` that they are seen in `room` columns.
fn around(entry: &Entry, said: Span, words: Span, room: usize, ellipsis: &str) -> String {
    let text = &entry.article.text;
    let before = &text[Span::new(said.start(), words.start())];
    let from = said.start() + n_skipped(before, room / 2) as u32;
    let cut = if from > said.start() { ellipsis } else { "" };
    format!("{cut}{}", &text[Span::new(from, said.end())])
}

/// Bytes of whole words to leave out of `before`, so that at most `room` columns stay before the phrase that matters.
fn n_skipped(before: &str, room: usize) -> usize {
    let mut left = visible::width(before);
    let mut words = before.split_inclusive(' ');
    let mut skipped = 0;
    while left > room
        && let Some(word) = words.next()
    {
        left = left.saturating_sub(visible::width(word));
        skipped += word.len();
    }
    skipped
}

fn basis(basis: Basis) -> &'static str {
    match basis {
        Basis::Option => "You set it; u takes the last correction back.",
        Basis::Metadata => "Its source says so, outside the text.",
        Basis::Text => "Its own text says so:",
        Basis::Corpus => "Other articles decide it:",
        Basis::File => "Only the file's own time was left.",
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::ui::{fixture::Session, theme::StyleRole};

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
        .assert_eq(&session.screen(&[StyleRole::Date]));
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
        .assert_eq(&session.screen(&[StyleRole::Current]));
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
        .assert_eq(&session.screen(&[StyleRole::Error]));
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
            ─ ╭─ Otherwise elsewhere ────────────────────────────────────────────────────╮──
             ○│ The collapse of a bridge in Ashby on Tuesday killed 17 people, many of   │
              │ them on their way to market.                                             │
            ▍○│                                                                          │
            ▍ │ {error}≠{/} people: 17 here, as of Tue 5 Mar 2024; elsewhere                       │
              │▍courier says 12                                                          │
              │   A bridge collapsed in Ashby on Tuesday and killed 12 people on their   │
              │   way to market.                                                         │o
              │                                                                          │
              │ ╎ Told in part in what you have read; what is bright is not found there: │
              │ courier Wed 6 Mar 2024                                                   │
              │   A bridge collapsed in Ashby on Tuesday and killed 12 people on their   │
              │   way to market.                                                         │
              │                                                                          │
              │ How the date is known                                                    │
              │ Wed 6 Mar 2024                                                           │
              │ Its source says so, outside the text.                                    │
              │                                                                          │
              │ Enter goes there  D sets the date  Esc closes                            │.
              ╰──────────────────────────────────────────────────────────────────────────╯
            ──────────────────────────────┴─────────────────────────────────────────────────
             5 Mar 24 █◆
             ? help  / find  f jump  e entities  t timeline  : command  q quit   2/2  100 %
        "#]]
        .assert_eq(&session.screen(&[StyleRole::Error]));
        session.press("Enter");
        expect![[r#"
             Dateline  Ashby                              2 outlets · 2 articles · 0 unread
            ─ Articles ───────────────────┬─ Text ──────────────────────────────────────────
            ▍○  6 Mar 24 courier   +1 new │  Bridge falls in Ashby
            ▍  Bridge falls in Ashby      │  courier · Wed 6 Mar 2024 · 1 min
             ○  6 Mar 24 ledger      44 % │  1 part new to you · 69 % in common with ledger
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
        .assert_eq(&session.screen(&[StyleRole::Current]));
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
            {dim} ○{/}  6 Mar 24{dim} {/}courier     {dim}69 %{/} │  Ashby mourns
            {dim}  {/}╭─ Told before ────────────────────────────────────────────────────────────╮
            {dim}▍○{/}│ Before the bridge fell into the river the flooded mill of Ashby had      │
            {dim}▍ {/}│ lost its timber wheel.                                                   │
              │                                                                          │
              │ {dim}·{/} Told in what you have read, in these words or others:                  │
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
        .assert_eq(&why("flooded").screen(&[StyleRole::Dim]));
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
        .assert_eq(&why("county").screen(&[StyleRole::Dim]));
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
        "#]].assert_eq(&why("divers").screen(&[StyleRole::Accent]));
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
