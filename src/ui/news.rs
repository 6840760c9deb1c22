//! What the article that is shown tells one who has read others.

use std::{collections::HashSet, rc::Rc, sync::Arc};

use super::{action::Direction, app::App, follow::Target, page::RowKind, theme::Look};
use crate::display::{glyphs::Glyphs, numbers::counted};
use dateline_core::{
    article::ArticleKey,
    corpus::Corpus,
    story::{ArticleId, Novelty},
    text::Span,
};

/// So many articles on, what is new to the reader is looked for at one press of a key.
const MAX_AHEAD: usize = 64;

/// A smaller share of an article that others have too, in per cent, is not worth a word.
pub const MIN_COMMON: u32 = 10;

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
    /// The sentences that are judged, in order.
    judged: Vec<Judged>,
    /// Those of them that the reader knows.
    pub known: Vec<Span>,
    /// How many of them tell what nothing read tells; `None` while nothing else has been read.
    pub n_new: Option<usize>,
    /// What stands at the head, the most important first; nothing when there is nothing to say.
    pub head: Vec<String>,
    /// How much of it is its own, where much is not.
    pub made_of: Option<String>,
}

/// A sentence, and what it is to the reader.
#[derive(Clone, Debug)]
pub struct Judged {
    /// The sentence.
    pub span: Span,
    /// Whether and where it is told in what has been read.
    pub novelty: Novelty,
    /// What is shown beside it; while nothing else has been read, only that it differs.
    pub sign: Option<Sign>,
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
            .judged
            .partition_point(|it| it.span.end() <= row.start());
        let here = self.judged[first..].iter();
        let here = here.take_while(|it| it.span.start() < row.end());
        here.filter_map(|it| it.sign).max()
    }

    /// The sentence that holds the byte at `at` of the article named `key`, if it is judged.
    pub fn judged_at(&self, key: &ArticleKey, at: u32) -> Option<&Judged> {
        let (own, _) = self.of.as_ref()?;
        if own != key {
            return None;
        }
        let first = self.judged.partition_point(|it| it.span.end() <= at);
        self.judged.get(first).filter(|it| it.span.start() <= at)
    }

    /// Whether the article known as `id` in the snapshot that this was made from has been read.
    pub fn has_read(&self, id: ArticleId) -> bool {
        let read = self.of.as_ref().map(|(_, read)| read);
        read.is_some_and(|read| read.articles.contains(&id))
    }

    /// How many articles have been read besides the one that is shown.
    pub fn n_read(&self) -> usize {
        let Some((key, read)) = &self.of else {
            return 0;
        };
        let own = read.corpus.find(key);
        read.articles.iter().filter(|it| Some(**it) != own).count()
    }

    /// The rows that it takes at the head of the article.
    pub fn rows(&self) -> Vec<RowKind> {
        let head = (!self.head.is_empty()).then_some(RowKind::News);
        let made_of = self.made_of.is_some().then_some(RowKind::MadeOf);
        head.into_iter().chain(made_of).collect()
    }

    fn of(key: ArticleKey, read: Rc<ReadArticles>) -> News {
        let corpus = &*read.corpus;
        let Some(article) = corpus.find(&key) else {
            return News::default();
        };
        let entry = corpus.article(article);
        let read_another = read.articles.iter().any(|other| *other != article);
        let sign = |span: Span, novelty: &Novelty| match novelty {
            _ if !corpus.against(article, span).is_empty() => Some(Sign::Differs),
            Novelty::New => read_another.then_some(Sign::New),
            Novelty::Told(_) => Some(Sign::Told),
            Novelty::Copied(_) => Some(Sign::Copied),
        };
        let sentences = entry.annotations.sentences.iter().map(|it| it.span);
        let novelty = corpus.novelty_to_reader(article, &read.articles);
        let judged: Vec<Judged> = sentences
            .zip(novelty)
            .filter_map(|(span, novelty)| {
                let novelty = novelty?;
                let sign = sign(span, &novelty);
                Some(Judged {
                    span,
                    novelty,
                    sign,
                })
            })
            .collect();
        let mut head = Vec::new();
        let new = judged.iter().filter(|it| it.novelty == Novelty::New);
        let n_new = (read_another && !judged.is_empty()).then(|| new.count());
        if let Some(n_new) = n_new {
            let all = counted(judged.len(), "sentence");
            head.push(format!("{n_new} of {all} new to you"));
        }
        let in_common = in_common(corpus, article);
        let made_of = in_common.as_ref().map(|_| made_of(corpus, article));
        head.extend(in_common);
        let is_known = |it: &&Judged| it.sign.is_some_and(Sign::is_known);
        News {
            known: judged.iter().filter(is_known).map(|it| it.span).collect(),
            judged,
            n_new,
            head,
            made_of,
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

    /// Folds what the reader knows, in all articles, or shows it again; and says what comes of it.
    pub(super) fn toggle_known(&mut self) {
        let is_any = self.text.toggle_known();
        let folds = self.text.folds_known;
        self.say(match (folds, is_any) {
            (false, _) => "what you know is shown",
            (true, _) if !self.corpus.is_complete() => {
                "what you know is known when all articles have been read"
            }
            (true, true) => "what you know is folded",
            (true, false) if self.text.news.n_read() == 0 => {
                "you have read no other article yet; what it tells will be folded"
            }
            (true, false) => "nothing here is known to you; elsewhere it is folded",
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

/// With whom `article` has most in common, if that is much.
fn in_common(corpus: &Corpus, article: ArticleId) -> Option<String> {
    let common = corpus.most_in_common(article)?;
    let outlet = corpus.article(common.with).outlet();
    let more = match common.n_others {
        1 => String::new(),
        n => format!(" (+{})", n - 1),
    };
    let percent = common.percent;
    (percent >= MIN_COMMON).then(|| format!("{percent} % in common with {outlet}{more}"))
}

/// How much of `article` is its own, how much others carry as well, and how much is somebody's words.
fn made_of(corpus: &Corpus, article: ArticleId) -> String {
    let parts = corpus.parts(article);
    let n_words = (parts.own + parts.copied + parts.quoted).max(1);
    let shares = [
        ("own", parts.own),
        ("copied", parts.copied),
        ("quoted", parts.quoted),
    ];
    let shares = shares.map(|(name, n)| (name, (100 * n + n_words / 2) / n_words));
    let shares = shares.into_iter().filter(|(_, percent)| *percent > 0);
    let shares: Vec<String> = shares
        .map(|(name, percent)| format!("{name} {percent} %"))
        .collect();
    shares.join(", ")
}
