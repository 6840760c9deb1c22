//! The answer to why, a row each.

use crate::display::{dates, wrap};
use crate::ui::{
    news::{Judged, News, Sign},
    theme::Look,
};
use dateline_core::{
    article::{Basis, Evidence},
    corpus::Corpus,
    story::{ArticleId, Novelty, Passage, Told},
    text::Span,
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
    let mut writing = Writing {
        corpus,
        columns,
        rows: Vec::new(),
        places: Vec::new(),
    };
    let heading = judged.and_then(|judged| {
        writing.explain(news, article, judged);
        let is_told = !writing.rows.is_empty();
        is_told.then(|| {
            let own = writing.set(article, judged.span).into_iter();
            writing.rows.splice(0..0, own.map(WhyRow::Own));
            writing.rows.push(WhyRow::Blank);
            writing.says("How the date is known", Look::Heading);
            match judged.sign {
                Some(Sign::New) => "New to you",
                Some(Sign::Told) => "Told before",
                Some(Sign::Copied) => "Copied",
                Some(Sign::Differs) => "Otherwise elsewhere",
                None if writing.places.is_empty() => "New to you",
                None => "Published before",
            }
        })
    });
    writing.date(article);
    Answer {
        heading: heading.unwrap_or("How the date is known"),
        rows: writing.rows,
        places: writing.places,
    }
}

/// An answer while it is written.
struct Writing<'a> {
    corpus: &'a Corpus,
    columns: u16,
    rows: Vec<WhyRow>,
    places: Vec<Place>,
}

impl Writing<'_> {
    /// What a sentence is to the reader, and to those who read everything as it came out.
    fn explain(&mut self, news: &News, article: ArticleId, judged: &Judged) {
        self.contradictions(article, judged.span);
        match (&judged.novelty, news.n_read()) {
            (Novelty::New, 0) => (),
            (Novelty::New, 1) => {
                let says = "New to you: the other article that you have read does not tell it.";
                self.sign(Sign::New, says);
            }
            (Novelty::New, n) => {
                let says =
                    format!("New to you: none of the {n} others that you have read tells it.");
                self.sign(Sign::New, &says);
            }
            (Novelty::Told(places), _) => {
                let says = "Told in what you have read: all its names, days and numbers and nearly all its words stand there.";
                self.sign(Sign::Told, says);
                self.passages(places);
            }
            (Novelty::Copied(places), _) => {
                let says = "Copied from what you have read, or both from a third:";
                self.sign(Sign::Copied, says);
                self.passages(places);
            }
        }
        let sentences = &self.corpus.article(article).annotations.sentences;
        let Ok(at) = sentences.binary_search_by_key(&judged.span, |it| it.span) else {
            return;
        };
        let (sign, how, mut places) = match self.corpus.novelty(article).swap_remove(at) {
            Some(Novelty::Told(places)) => (Sign::Told, "told", places),
            Some(Novelty::Copied(places)) => (Sign::Copied, "carried", places),
            Some(Novelty::New) if self.rows.is_empty() && self.corpus.articles().len() > 1 => {
                let says = "New to you, who have read no other article yet; and none published before tells it.";
                self.sign(Sign::New, says);
                return;
            }
            Some(Novelty::New) | None => return,
        };
        places.retain(|it| !news.has_read(it.article));
        if !places.is_empty() {
            let says = format!("It was {how} in what was published before, and you have not read:");
            self.sign(sign, &says);
            self.passages(&places);
        }
    }

    /// The figures of other articles that cannot be right together with those of the sentence.
    fn contradictions(&mut self, article: ArticleId, sentence: Span) {
        let corpus = self.corpus;
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
            let mut others = comparison.values.iter().filter(|it| against.contains(it));
            let (Some(own), Some(first)) = (own, others.next()) else {
                continue;
            };
            let (of_article, of) = comparison.of;
            self.sign(
                Sign::Differs,
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
                self.place(told.article, told.sentence, words, how);
            }
        }
    }

    fn passages(&mut self, passages: &[Passage]) {
        for Passage { article, span } in passages {
            let how = dates::in_full(self.corpus.article(*article).published.as_ref());
            let none = Span::new(span.start(), span.start());
            self.place(*article, *span, none, how);
        }
    }

    /// A place with the whole of what it says, in which `words` matter.
    fn place(&mut self, article: ArticleId, span: Span, words: Span, how: String) {
        let n = self.places.len();
        self.places.push(Place {
            article,
            leads_to: span,
            words,
            how,
            look: Look::Dim,
        });
        self.rows.push(WhyRow::Place(n));
        let lines = self.set(article, span).into_iter();
        self.rows.extend(lines.map(|line| WhyRow::Text(n, line)));
    }

    /// The date, and what speaks for it and against.
    fn date(&mut self, article: ArticleId) {
        let dating = self.corpus.article(article).published.as_ref();
        self.rows.push(WhyRow::Date);
        let Some(dating) = dating else {
            let says = "Nothing in this article or its source dates it; D sets a date.";
            self.says(says, Look::Text);
            return;
        };
        self.says(basis(dating.basis), Look::Text);
        if !dating.evidence.is_empty() || !dating.clashes.is_empty() {
            self.rows.push(WhyRow::Blank);
        }
        for it in &dating.evidence {
            self.evidence(it, Look::Dim);
        }
        for it in &dating.clashes {
            self.evidence(it, Look::Error);
        }
    }

    fn evidence(&mut self, it: &Evidence, look: Look) {
        let Some(article) = self.corpus.find(&it.article) else {
            return;
        };
        let sentence = self.corpus.article(article).sentence_at(it.span.start());
        let n = self.places.len();
        self.places.push(Place {
            article,
            leads_to: sentence.unwrap_or(it.span),
            words: it.span,
            how: it.why.to_owned(),
            look,
        });
        self.rows.extend([WhyRow::Place(n), WhyRow::Around(n)]);
    }

    fn sign(&mut self, sign: Sign, text: &str) {
        self.rows.push(WhyRow::Blank);
        let mut lines = wrap::wrap(text, self.columns.saturating_sub(2)).into_iter();
        if let Some(line) = lines.next() {
            self.rows.push(WhyRow::Sign(sign, text[line].to_owned()));
        }
        let rest = lines.map(|line| WhyRow::Says(format!("  {}", &text[line]), Look::Text));
        self.rows.extend(rest);
    }

    fn says(&mut self, text: &str, look: Look) {
        let lines = wrap::wrap(text, self.columns).into_iter();
        let rows = lines.map(|line| WhyRow::Says(text[line].to_owned(), look));
        self.rows.extend(rows);
    }

    /// The first rows of `span` of an article.
    fn set(&self, article: ArticleId, span: Span) -> Vec<Span> {
        let text = &self.corpus.article(article).article.text;
        let lines = wrap::spans(text, span, self.columns.saturating_sub(2));
        lines.take(MAX_ROWS).collect()
    }
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
