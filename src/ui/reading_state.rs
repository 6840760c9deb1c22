//! What the article that is shown tells one who has read others.

use std::{collections::HashSet, rc::Rc, sync::Arc};

use super::{page::RowKind, read_status::ReadStatus, theme::StyleRole};
use crate::display::{glyphs::Glyphs, numbers::counted};
use dateline_core::{
    article::ArticleKey,
    corpus::Corpus,
    story::{ArticleId, Novelty},
    text::Span,
};

/// A smaller share of an article that others have too, in per cent, is not worth a word.
pub const MIN_COMMON: u32 = 10;

/// What a sentence is to the reader, the weightiest last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NoveltyMark {
    /// Told in an article that was read.
    Told,
    /// Copied from an article that was read, or both from a third.
    Copied,
    /// Told in part.
    Partly,
    /// Told in none that was read.
    New,
    /// Other articles give other figures.
    Differs,
}

/// What the article that is shown tells.
#[derive(Clone, Debug, Default)]
pub struct ReadingState {
    /// What it was made from: the article, and what has been read.
    of: Option<(ArticleKey, Rc<ReadArticles>)>,
    /// The sentences that are judged, in order.
    judged: Vec<Judged>,
    /// Those of them that the reader knows.
    pub known: Vec<Span>,
    /// All that the reader knows, what is told of a sentence too.
    pub dimmed: Vec<Span>,
    /// How many of them tell something that nothing read tells; `None` while nothing else has been read.
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
    pub sign: Option<NoveltyMark>,
}

/// The articles of one snapshot that have been read.
#[derive(Debug)]
pub struct ReadArticles {
    corpus: Arc<Corpus>,
    /// Of the reader's progress, when this was made.
    version: u64,
    articles: HashSet<ArticleId>,
}

impl ReadArticles {
    /// Those of `corpus` that `status` says are read.
    pub fn new(corpus: &Arc<Corpus>, status: &ReadStatus) -> ReadArticles {
        ReadArticles {
            articles: status.read().filter_map(|key| corpus.find(key)).collect(),
            corpus: corpus.clone(),
            version: status.version(),
        }
    }

    /// Whether they are those of `corpus` by `status` still.
    pub fn is_of(&self, corpus: &Arc<Corpus>, status: &ReadStatus) -> bool {
        self.version == status.version() && Arc::ptr_eq(&self.corpus, corpus)
    }

    /// What of each sentence of `article` is new to one who has read them: all of it, or its first words that are.
    pub fn new_in(&self, article: ArticleId) -> Vec<Span> {
        let novelty = self.corpus.novelty_to_reader(article, &self.articles);
        let sentences = &self.corpus.article(article).annotations.sentences;
        let judged = sentences.iter().map(|it| it.span).zip(novelty);
        judged
            .filter_map(|(sentence, novelty)| novelty?.new_parts(sentence).first().copied())
            .collect()
    }
}

impl NoveltyMark {
    /// How it stands in the gutter.
    pub const fn glyph(self, glyphs: &Glyphs) -> &'static str {
        match self {
            NoveltyMark::Told => glyphs.dot,
            NoveltyMark::Partly => glyphs.gutter_part,
            NoveltyMark::New => glyphs.gutter,
            NoveltyMark::Copied => glyphs.copy,
            NoveltyMark::Differs => glyphs.clash,
        }
    }

    /// In what colour and weight.
    pub const fn role(self) -> StyleRole {
        match self {
            NoveltyMark::Told | NoveltyMark::Copied => StyleRole::Dim,
            NoveltyMark::Partly | NoveltyMark::New => StyleRole::Accent,
            NoveltyMark::Differs => StyleRole::Error,
        }
    }

    /// Whether the reader knows the sentence.
    pub const fn is_known(self) -> bool {
        matches!(self, NoveltyMark::Told | NoveltyMark::Copied)
    }
}

impl ReadingState {
    /// The weightiest sign of a sentence in `row`; that it is known only when all there is known.
    pub fn sign(&self, row: Span) -> Option<NoveltyMark> {
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
        let head = (!self.head.is_empty()).then_some(RowKind::Novelty);
        let made_of = self.made_of.is_some().then_some(RowKind::MadeOf);
        head.into_iter().chain(made_of).collect()
    }

    /// What the article named `key` is to one who has `read` these.
    pub fn of(key: ArticleKey, read: Rc<ReadArticles>) -> ReadingState {
        let corpus = &*read.corpus;
        let Some(article) = corpus.find(&key) else {
            return ReadingState::default();
        };
        let entry = corpus.article(article);
        let read_another = read.articles.iter().any(|other| *other != article);
        let sign = |span: Span, novelty: &Novelty| match novelty {
            _ if !corpus.against(article, span).told.is_empty() => Some(NoveltyMark::Differs),
            Novelty::New => read_another.then_some(NoveltyMark::New),
            Novelty::Partly { .. } => read_another.then_some(NoveltyMark::Partly),
            Novelty::Told(_) => Some(NoveltyMark::Told),
            Novelty::Copied(_) => Some(NoveltyMark::Copied),
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
        let n_of = |is: fn(&Novelty) -> bool| judged.iter().filter(|it| is(&it.novelty)).count();
        let n_whole = n_of(|it| *it == Novelty::New);
        let n_parts = n_of(|it| matches!(it, Novelty::Partly { .. }));
        let n_new = (read_another && !judged.is_empty()).then_some(n_whole + n_parts);
        if n_new.is_some() {
            let all = counted(judged.len(), "sentence");
            let parts = counted(n_parts, "part");
            head.push(match (n_whole, n_parts) {
                (_, 0) => format!("{n_whole} of {all} new to you"),
                (0, _) => format!("{parts} new to you"),
                _ => format!("{n_whole} of {all} and {parts} new to you"),
            });
        }
        let in_common = in_common(corpus, article);
        let made_of = in_common.as_ref().map(|_| made_of(corpus, article));
        head.extend(in_common);
        let is_known = |it: &&Judged| it.sign.is_some_and(NoveltyMark::is_known);
        ReadingState {
            dimmed: judged.iter().flat_map(known_parts).collect(),
            known: judged.iter().filter(is_known).map(|it| it.span).collect(),
            judged,
            n_new,
            head,
            made_of,
            of: Some((key, read)),
        }
    }

    /// Whether it was made from these.
    pub fn is_of(&self, key: &ArticleKey, read: &Rc<ReadArticles>) -> bool {
        let of = self.of.as_ref();
        of.is_some_and(|(own, with)| own == key && Rc::ptr_eq(with, read))
    }
}

/// What the reader knows of a sentence: all of it, what stands around its new parts, or nothing.
fn known_parts(judged: &Judged) -> Vec<Span> {
    match (judged.sign, &judged.novelty) {
        (Some(sign), _) if sign.is_known() => vec![judged.span],
        (Some(NoveltyMark::Partly), Novelty::Partly { new, .. }) => {
            let ends = new.iter().map(|it| it.start()).chain([judged.span.end()]);
            let starts = [judged.span.start()].into_iter();
            let starts = starts.chain(new.iter().map(|it| it.end()));
            let parts = starts.zip(ends).filter(|(start, end)| start < end);
            parts.map(|(start, end)| Span::new(start, end)).collect()
        }
        _ => Vec::new(),
    }
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
