//! The answer to why, a row each.

use crate::{
    article::{Basis, Dating, Evidence},
    corpus::Corpus,
    story::{ArticleId, Novelty, Passage, Verdict},
    text::Span,
    ui::{
        dates,
        news::{Judged, News, Sign},
        theme::Look,
        wrap,
    },
};

/// Rows of a sentence that are shown at most.
const MAX_ROWS: usize = 6;

/// All that is answered.
#[derive(Clone, Debug)]
pub(super) struct Answer {
    /// What the box is about.
    pub(super) heading: &'static str,
    pub(super) rows: Vec<WhyRow>,
    /// The places that the rows tell of, in their order.
    pub(super) places: Vec<Place>,
}

/// A place that says something.
#[derive(Clone, Debug)]
pub(super) struct Place {
    pub(super) article: ArticleId,
    /// What the reader is led to.
    pub(super) leads_to: Span,
    /// The words that matter in it.
    pub(super) words: Span,
    /// How it says it, beside whose it is.
    pub(super) how: String,
    pub(super) look: Look,
}

#[derive(Clone, Debug)]
pub(super) enum WhyRow {
    /// Words of the program.
    Says(String, Look),
    /// The same with the sign that they are about.
    Sign(Sign, String),
    /// The date of the article.
    Date,
    /// A stretch of the sentence in question.
    Own(Span),
    /// Whose place it is, and how it says it.
    Place(usize),
    /// A stretch of the text of a place.
    Text(usize, Span),
    /// The words of a place that matter, with as much around them as a row holds.
    Around(usize),
    /// Nothing.
    Blank,
}

impl WhyRow {
    /// The place that the row is part of.
    pub(super) const fn of(&self) -> Option<usize> {
        match self {
            WhyRow::Place(n) | WhyRow::Text(n, _) | WhyRow::Around(n) => Some(*n),
            _ => None,
        }
    }
}

/// Why the sentence `judged` of `article` is what it is, and how the article's date is known; set for so many columns.
pub(super) fn answer(
    corpus: &Corpus,
    news: &News,
    article: ArticleId,
    judged: Option<&Judged>,
    columns: u16,
) -> Answer {
    let mut answer = Answer {
        heading: "How the date is known",
        rows: Vec::new(),
        places: Vec::new(),
    };
    if let Some(judged) = judged {
        answer.explain(corpus, news, article, judged, columns);
    }
    if !answer.rows.is_empty() {
        answer.heading = match judged.and_then(|it| it.sign) {
            Some(Sign::New) => "New to you",
            Some(Sign::Told) => "Told before",
            Some(Sign::Copied) => "Copied",
            Some(Sign::Differs) => "Otherwise elsewhere",
            None => "Published before",
        };
        let lines = rows_of(
            corpus,
            article,
            judged.map_or(Span::new(0, 0), |it| it.span),
            columns,
        );
        let own = lines.into_iter().map(WhyRow::Own);
        answer.rows.splice(0..0, own);
        answer.rows.push(WhyRow::Blank);
        answer.says("How the date is known", Look::Heading, columns);
    }
    answer.date(corpus, article, columns);
    answer
}

impl Answer {
    /// What a sentence is to the reader, and to those who read everything as it came out.
    fn explain(
        &mut self,
        corpus: &Corpus,
        news: &News,
        article: ArticleId,
        judged: &Judged,
        columns: u16,
    ) {
        self.contradictions(corpus, article, judged.span, columns);
        match &judged.novelty {
            Novelty::New => match news.n_read() {
                0 => (),
                1 => {
                    let says = "New to you: the other article that you have read does not tell it.";
                    self.sign(Sign::New, says, columns);
                }
                n => {
                    let says =
                        format!("New to you: none of the {n} others that you have read tells it.");
                    self.sign(Sign::New, &says, columns);
                }
            },
            Novelty::Told(places) => {
                let says = "Told in what you have read: all its names, days and numbers and nearly all its words stand there.";
                self.sign(Sign::Told, says, columns);
                self.passages(corpus, places, columns);
            }
            Novelty::Copied(places) => {
                let says = "Copied from what you have read, or both from a third:";
                self.sign(Sign::Copied, says, columns);
                self.passages(corpus, places, columns);
            }
        }
        let sentences = &corpus.article(article).annotations.sentences;
        let at = sentences.binary_search_by_key(&judged.span, |it| it.span);
        let published = at
            .ok()
            .and_then(|at| corpus.novelty(article).swap_remove(at));
        let (sign, how, places) = match published {
            Some(Novelty::Told(places)) => (Sign::Told, "told", places),
            Some(Novelty::Copied(places)) => (Sign::Copied, "carried", places),
            Some(Novelty::New) | None => return,
        };
        let is_listed = |it: &Passage| self.places.iter().any(|place| place.article == it.article);
        let unread: Vec<Passage> = places.into_iter().filter(|it| !is_listed(it)).collect();
        if !unread.is_empty() {
            let says = format!("It was {how} in what was published before, and you have not read:");
            self.sign(sign, &says, columns);
            self.passages(corpus, &unread, columns);
        }
    }

    /// The figures of other articles that cannot be right together with those of the sentence.
    fn contradictions(
        &mut self,
        corpus: &Corpus,
        article: ArticleId,
        sentence: Span,
        columns: u16,
    ) {
        let against = corpus.against(article, sentence);
        for id in corpus.comparisons_at(article, sentence) {
            let comparison = corpus.comparison(id);
            let values = comparison.values.iter();
            let own = values
                .clone()
                .find(|it| it.article == article && it.sentence == sentence);
            let others: Vec<_> = values.filter(|it| against.contains(it)).collect();
            let Some(own) =
                own.filter(|_| comparison.verdict == Verdict::Conflict && !others.is_empty())
            else {
                continue;
            };
            let figure = |article: ArticleId, n: u32| {
                corpus.article(article).annotations.figures[n as usize].span
            };
            let text = |article: ArticleId, span: Span| &corpus.article(article).article.text[span];
            let (of_article, of) = comparison.of;
            let says = format!(
                "{}: {} here, as of {}; elsewhere",
                one_line(text(of_article, of)),
                one_line(text(article, figure(article, own.figure))),
                dates::days_in_full(own.as_of),
            );
            self.sign(Sign::Differs, &says, columns);
            for told in others {
                let words = figure(told.article, told.figure);
                let how = format!("says {}", one_line(text(told.article, words)));
                self.place(corpus, told.article, told.sentence, words, how, columns);
            }
        }
    }

    fn passages(&mut self, corpus: &Corpus, passages: &[Passage], columns: u16) {
        for it in passages {
            let published = corpus.article(it.article).published.as_ref();
            let how = dates::in_full(published);
            self.place(
                corpus,
                it.article,
                it.span,
                Span::new(it.span.start(), it.span.start()),
                how,
                columns,
            );
        }
    }

    fn place(
        &mut self,
        corpus: &Corpus,
        article: ArticleId,
        span: Span,
        words: Span,
        how: String,
        columns: u16,
    ) {
        let n = self.places.len();
        self.places.push(Place {
            article,
            leads_to: span,
            words,
            how,
            look: Look::Dim,
        });
        self.rows.push(WhyRow::Place(n));
        let lines = rows_of(corpus, article, span, columns).into_iter();
        self.rows.extend(lines.map(|line| WhyRow::Text(n, line)));
    }

    /// The date, and what speaks for it and against.
    fn date(&mut self, corpus: &Corpus, article: ArticleId, columns: u16) {
        let dating = corpus.article(article).published.as_ref();
        self.rows.push(WhyRow::Date);
        let says = dating.map_or(
            "Nothing in this article or its source dates it; D sets a date.",
            |dating| basis(dating.basis),
        );
        self.says(says, Look::Text, columns);
        let evidence = dating.into_iter().flat_map(
            |Dating {
                 evidence, clashes, ..
             }| {
                let evidence = evidence.iter().map(|it| (it, Look::Dim));
                evidence.chain(clashes.iter().map(|it| (it, Look::Error)))
            },
        );
        let mut is_first = true;
        for (it, look) in evidence {
            let Some(article) = corpus.find(&it.article) else {
                continue;
            };
            if std::mem::take(&mut is_first) {
                self.rows.push(WhyRow::Blank);
            }
            let n = self.places.len();
            self.places.push(evidence_place(corpus, article, it, look));
            self.rows.extend([WhyRow::Place(n), WhyRow::Around(n)]);
        }
    }

    fn sign(&mut self, sign: Sign, text: &str, columns: u16) {
        self.rows.push(WhyRow::Blank);
        let mut lines = wrap::wrap(text, columns.saturating_sub(2)).into_iter();
        if let Some(line) = lines.next() {
            self.rows.push(WhyRow::Sign(sign, text[line].to_owned()));
        }
        self.rows
            .extend(lines.map(|line| WhyRow::Says(format!("  {}", &text[line]), Look::Text)));
    }

    fn says(&mut self, text: &str, look: Look, columns: u16) {
        let lines = wrap::wrap(text, columns).into_iter();
        self.rows
            .extend(lines.map(|line| WhyRow::Says(text[line].to_owned(), look)));
    }
}

fn evidence_place(corpus: &Corpus, article: ArticleId, it: &Evidence, look: Look) -> Place {
    let sentence = corpus.article(article).sentence_at(it.span.start());
    Place {
        article,
        leads_to: sentence.unwrap_or(it.span),
        words: it.span,
        how: it.why.to_owned(),
        look,
    }
}

/// The rows of `span` of an article.
fn rows_of(corpus: &Corpus, article: ArticleId, span: Span, columns: u16) -> Vec<Span> {
    let start = span.start() as usize;
    let lines = wrap::wrap(
        &corpus.article(article).article.text[span],
        columns.saturating_sub(2),
    );
    let lines = lines.into_iter().take(MAX_ROWS);
    lines
        .map(|it| Span::of(start + it.start, start + it.end))
        .collect()
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
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
