//! What the article that is shown tells one who has read others.

use std::{collections::HashSet, sync::Arc};

use super::{
    action::Direction,
    app::{App, Reading},
    follow::Target,
    glyphs::Glyphs,
    theme::Look,
};
use crate::{
    article::ArticleKey,
    corpus::Corpus,
    story::{ArticleId, Novelty, Verdict},
    text::Span,
};

/// So many articles on, what is new to the reader is looked for at one press of a key.
const MAX_AHEAD: usize = 200;

/// A smaller share of an article that others have too, in per cent, is not worth a word at its head.
const MIN_COMMON: u32 = 10;

/// What a sentence is to the reader, the weightiest last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sign {
    /// Told in an article that was read.
    Told,
    /// Told in none that was read.
    New,
    /// Copied from an article that was read, or both from a third.
    Copied,
    /// Other articles give other figures.
    Differs,
}

/// What the article that is shown tells.
#[derive(Clone, Debug, Default)]
pub struct News {
    of: Option<Basis>,
    /// The sentences that are judged, in order; only those that differ while nothing else has been read.
    pub signs: Vec<(Span, Sign)>,
    n_sentences: usize,
    n_new: usize,
    /// What stands at the head, the most important first; nothing when there is nothing to say.
    pub head: Vec<String>,
}

/// What news were made from; they are the same while that is.
#[derive(Clone, Debug)]
struct Basis {
    key: ArticleKey,
    corpus: Arc<Corpus>,
    read: HashSet<ArticleId>,
}

impl Sign {
    /// How it stands in the gutter.
    pub const fn glyph(self, glyphs: &Glyphs) -> &'static str {
        match self {
            Sign::Told => glyphs.dot,
            Sign::New => glyphs.gutter,
            Sign::Copied => glyphs.copy,
            Sign::Differs => glyphs.clash,
        }
    }

    /// In what colour and weight.
    pub const fn look(self) -> Look {
        match self {
            Sign::Told | Sign::Copied => Look::Dim,
            Sign::New => Look::Accent,
            Sign::Differs => Look::Error,
        }
    }

    /// Whether the reader knows the sentence.
    pub const fn is_known(self) -> bool {
        matches!(self, Sign::Told | Sign::Copied)
    }
}

impl News {
    /// The weightiest sign of a sentence in `row`; that it is known only when all there is known.
    pub fn sign(&self, row: Span) -> Option<Sign> {
        let first = self
            .signs
            .partition_point(|(span, _)| span.end() <= row.start());
        let here = self.signs[first..].iter();
        let here = here.take_while(|(span, _)| span.start() < row.end());
        here.map(|(_, sign)| *sign).max()
    }

    /// The sentences that the reader knows and that touch `row`.
    pub fn known(&self, row: Span) -> impl Iterator<Item = Span> + '_ {
        let first = self
            .signs
            .partition_point(|(span, _)| span.end() <= row.start());
        let here = self.signs[first..].iter();
        let here = here.take_while(move |(span, _)| span.start() < row.end());
        here.filter(|(_, sign)| sign.is_known())
            .map(|(span, _)| *span)
    }

    fn of(basis: Basis) -> News {
        let Basis { corpus, key, read } = &basis;
        let Some(article) = corpus.find(key) else {
            return News::default();
        };
        let entry = corpus.article(article);
        let sentences = entry.annotations.sentences.iter().map(|it| it.span);
        let novelty = corpus.novelty_to_reader(article, read);
        let mut news = News::default();
        for (span, novelty) in sentences.zip(&novelty) {
            let Some(novelty) = novelty else {
                continue;
            };
            news.n_sentences += 1;
            news.n_new += usize::from(*novelty == Novelty::New);
            let sign = match novelty {
                _ if differs(corpus, article, span) => Sign::Differs,
                Novelty::New if read.is_empty() => continue,
                Novelty::New => Sign::New,
                Novelty::Told(_) => Sign::Told,
                Novelty::Copied(_) => Sign::Copied,
            };
            news.signs.push((span, sign));
        }
        if !read.is_empty() && news.n_sentences > 0 {
            let (n_new, n) = (news.n_new, news.n_sentences);
            let noun = if n == 1 { "sentence" } else { "sentences" };
            news.head.push(format!("{n_new} of {n} {noun} new to you"));
        }
        news.head.extend(in_common(corpus, article));
        news.of = Some(basis);
        news
    }

    fn is_of(&self, basis: &Basis) -> bool {
        let same = |own: &Basis| {
            own.key == basis.key
                && Arc::ptr_eq(&own.corpus, &basis.corpus)
                && own.read == basis.read
        };
        self.of.as_ref().is_some_and(same)
    }
}

impl App {
    /// Works out what the article that is shown tells, where anything has changed since.
    pub(super) fn refresh_news(&mut self) {
        let Some(key) = self
            .text
            .key()
            .cloned()
            .filter(|_| self.corpus.is_complete())
        else {
            self.text.take_news(News::default());
            return;
        };
        let read = self.read_but(&key);
        let corpus = self.corpus.clone();
        let basis = Basis { key, corpus, read };
        if !self.text.news.is_of(&basis) {
            self.text.take_news(News::of(basis));
        }
    }

    /// Goes to the next sentence that is new to the reader, or the one before, in the order of the articles.
    pub(super) fn walk_news(&mut self, direction: Direction) {
        let Some(shown) = self.shown().filter(|_| self.corpus.is_complete()) else {
            self.say("what is new is known when all articles have been read");
            return;
        };
        let order = &self.articles.ids;
        let at = self.articles.position(shown).unwrap_or(0);
        let here = self.text.cursor;
        let ahead: Vec<ArticleId> = match direction {
            Direction::Next => order[at..].iter().take(MAX_AHEAD).copied().collect(),
            Direction::Previous => order[..order.len().min(at + 1)]
                .iter()
                .rev()
                .take(MAX_AHEAD)
                .copied()
                .collect(),
        };
        let n_ahead = ahead.len();
        for article in ahead {
            let new = self.new_in(article);
            let own = article == shown;
            let found = match (direction, here.filter(|_| own)) {
                (Direction::Next, Some(here)) => {
                    new.iter().position(|it| it.start() > here.start())
                }
                (Direction::Next, None) => (!new.is_empty()).then_some(0),
                (Direction::Previous, Some(here)) => {
                    new.iter().rposition(|it| it.start() < here.start())
                }
                (Direction::Previous, None) if own => None,
                (Direction::Previous, None) => new.len().checked_sub(1),
            };
            if let Some(n) = found {
                if !own {
                    self.history.leave(self.place());
                }
                let span = new[n];
                self.lead_to(Target { article, span });
                let dot = self.glyphs.dot;
                let (n, n_new) = (n + 1, new.len());
                self.say(format!("new to you {n} of {n_new} here {dot} n next"));
                return;
            }
        }
        self.say(match n_ahead {
            MAX_AHEAD => format!("nothing new to you in {MAX_AHEAD} articles that way"),
            _ => "nothing more that is new to you that way".to_owned(),
        });
    }

    /// The sentences of `article` that are new to the reader.
    fn new_in(&self, article: ArticleId) -> Vec<Span> {
        let entry = self.corpus.article(article);
        let read = self.read_but(&entry.article.key);
        let novelty = self.corpus.novelty_to_reader(article, &read);
        let sentences = entry.annotations.sentences.iter().zip(&novelty);
        let new = sentences.filter(|(_, novelty)| **novelty == Some(Novelty::New));
        new.map(|(sentence, _)| sentence.span).collect()
    }

    /// The articles that have been read, but for the one named `key`.
    fn read_but(&self, key: &ArticleKey) -> HashSet<ArticleId> {
        let read = self
            .reading
            .iter()
            .filter(|(other, reading)| **reading == Reading::Read && *other != key);
        read.filter_map(|(other, _)| self.corpus.find(other))
            .collect()
    }
}

/// Whether another article contradicts a figure of the sentence.
fn differs(corpus: &Corpus, article: ArticleId, sentence: Span) -> bool {
    let compared = corpus.comparisons_at(article, sentence).into_iter();
    compared
        .map(|id| corpus.comparison(id).verdict)
        .any(|verdict| verdict == Verdict::Conflict)
}

/// With whom `article` has most in common, if that is much.
fn in_common(corpus: &Corpus, article: ArticleId) -> Option<String> {
    let others = corpus.in_common(article);
    let (most, n_words) = others.first()?;
    let share = 100 * n_words / corpus.article(article).n_words.max(1);
    let outlet = corpus.article(*most).outlet();
    let more = match others.len() {
        1 => String::new(),
        n => format!(" (+{})", n - 1),
    };
    (share >= MIN_COMMON).then(|| format!("{} % in common with {outlet}{more}", share.min(100)))
}
