//! What the article that is shown tells one who has read others.

use std::{collections::HashSet, rc::Rc, sync::Arc};

use super::{action::Direction, app::App, follow::Target, glyphs::Glyphs, theme::Look};
use crate::{
    article::ArticleKey,
    corpus::Corpus,
    story::{ArticleId, Novelty, Verdict},
    text::Span,
};

/// So many articles on, what is new to the reader is looked for at one press of a key.
const MAX_AHEAD: usize = 64;

/// A smaller share of an article that others have too, in per cent, is not worth a word at its head.
const MIN_COMMON: u32 = 10;

/// What a sentence is to the reader, the weightiest last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sign {
    /// Told in an article that was read.
    Told,
    /// Copied from an article that was read, or both from a third.
    Copied,
    /// Told in none that was read.
    New,
    /// Other articles give other figures.
    Differs,
}

/// What the article that is shown tells.
#[derive(Clone, Debug, Default)]
pub struct News {
    /// What it was made from: the article, and what has been read.
    of: Option<(ArticleKey, Rc<ReadArticles>)>,
    /// The sentences that are judged, in order; only those that differ while nothing else has been read.
    signs: Vec<(Span, Sign)>,
    /// What stands at the head, the most important first; nothing when there is nothing to say.
    pub head: Vec<String>,
}

/// The articles of one snapshot that have been read.
#[derive(Debug)]
pub struct ReadArticles {
    corpus: Arc<Corpus>,
    /// Of the reader's progress, when this was made.
    version: u64,
    articles: HashSet<ArticleId>,
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

    fn of(key: ArticleKey, read: Rc<ReadArticles>) -> News {
        let corpus = &*read.corpus;
        let Some(article) = corpus.find(&key) else {
            return News::default();
        };
        let entry = corpus.article(article);
        let sentences = entry.annotations.sentences.iter().map(|it| it.span);
        let novelty = corpus.novelty_to_reader(article, &read.articles);
        let judged = sentences.zip(&novelty);
        let judged: Vec<(Span, &Novelty)> = judged
            .filter_map(|(span, novelty)| Some((span, novelty.as_ref()?)))
            .collect();
        let read_another = read.articles.iter().any(|other| *other != article);
        let sign = |&(span, novelty): &(Span, &Novelty)| {
            let sign = match novelty {
                _ if differs(corpus, article, span) => Sign::Differs,
                Novelty::New if !read_another => return None,
                Novelty::New => Sign::New,
                Novelty::Told(_) => Sign::Told,
                Novelty::Copied(_) => Sign::Copied,
            };
            Some((span, sign))
        };
        let signs = judged.iter().filter_map(sign).collect();
        let mut head = Vec::new();
        if read_another && !judged.is_empty() {
            let n_new = judged.iter().filter(|(_, it)| **it == Novelty::New).count();
            let n = judged.len();
            let noun = if n == 1 { "sentence" } else { "sentences" };
            head.push(format!("{n_new} of {n} {noun} new to you"));
        }
        head.extend(in_common(corpus, article));
        News {
            signs,
            head,
            of: Some((key, read)),
        }
    }

    fn is_of(&self, key: &ArticleKey, read: &Rc<ReadArticles>) -> bool {
        let of = self.of.as_ref();
        of.is_some_and(|(own, with)| own == key && Rc::ptr_eq(with, read))
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
        let read = self.read();
        if !self.text.news.is_of(&key, &read) {
            self.text.take_news(News::of(key, read));
        }
    }

    /// Goes to the next sentence that is new to the reader, or the one before, in the order of the articles.
    pub(super) fn walk_news(&mut self, direction: Direction) {
        let Some(shown) = self.shown().filter(|_| self.corpus.is_complete()) else {
            self.say("what is new is known when all articles have been read");
            return;
        };
        let read = self.read();
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
            let new = new_in(&read, article);
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

    /// The articles that have been read; made anew only when that, or the snapshot, has changed.
    fn read(&mut self) -> Rc<ReadArticles> {
        let version = self.progress.version();
        if let Some(read) = &self.read
            && read.version == version
            && Arc::ptr_eq(&read.corpus, &self.corpus)
        {
            return read.clone();
        }
        let read = self.progress.read();
        let read = Rc::new(ReadArticles {
            articles: read.filter_map(|key| self.corpus.find(key)).collect(),
            corpus: self.corpus.clone(),
            version,
        });
        self.read = Some(read.clone());
        read
    }
}

/// The sentences of `article` that are new to the reader.
fn new_in(read: &ReadArticles, article: ArticleId) -> Vec<Span> {
    let novelty = read.corpus.novelty_to_reader(article, &read.articles);
    let sentences = &read.corpus.article(article).annotations.sentences;
    let new = sentences.iter().zip(&novelty);
    let new = new.filter(|(_, novelty)| **novelty == Some(Novelty::New));
    new.map(|(sentence, _)| sentence.span).collect()
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
