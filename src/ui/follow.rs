//! What `n` and `N` walk: hits of a search, mentions of a name, reports of an event.

use dateline_core::{
    article::ArticleKey,
    corpus::{Corpus, fuzzy::Folded},
    story::{ArticleId, EntityId, EventId, QuotationId, QuoteId},
    text::{Span, Text},
};

/// What is being followed, so that it is found again in any later snapshot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Follow {
    /// Words, in the article that is shown.
    Search(String),
    /// The entity that one of its mentions names.
    Entity(Anchor),
    /// The event that one of its reports tells.
    Event(Anchor),
}

/// A place in an article: the start of a mention, of a quote, or of the time expression of a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Anchor {
    /// The article.
    pub article: ArticleKey,
    /// The byte at which it begins.
    pub start: u32,
}

/// A stretch of an article that can be gone to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Target {
    /// The article.
    pub article: ArticleId,
    /// What the reader is led to.
    pub span: Span,
}

impl Follow {
    /// The entity that is followed, as `corpus` knows it.
    pub fn followed_entity(&self, corpus: &Corpus) -> Option<EntityId> {
        match self {
            Follow::Entity(anchor) => anchor.entity(corpus),
            _ => None,
        }
    }

    /// The event that is followed, as `corpus` knows it.
    pub fn followed_event(&self, corpus: &Corpus) -> Option<EventId> {
        match self {
            Follow::Event(anchor) => anchor.event(corpus),
            _ => None,
        }
    }

    /// Everything to walk, article by article in the order of publication; `shown` is where a search looks.
    pub fn targets(&self, corpus: &Corpus, shown: Option<ArticleId>) -> Vec<Target> {
        let mut targets: Vec<Target> = match self {
            Follow::Search(words) => {
                let Some(article) = shown else {
                    return Vec::new();
                };
                let hits = hits(&corpus.article(article).article.text, words).into_iter();
                return hits.map(|span| Target { article, span }).collect();
            }
            Follow::Entity(_) => {
                let entity = self.followed_entity(corpus).map(|id| corpus.entity(id));
                let mentions = entity.into_iter().flat_map(|entity| &entity.mentions);
                mentions
                    .map(|mention| Target {
                        article: mention.article,
                        span: corpus.mention_span(*mention),
                    })
                    .collect()
            }
            Follow::Event(_) => {
                let event = self.followed_event(corpus).map(|id| corpus.event(id));
                let reports = event.into_iter().flat_map(|event| &event.reports);
                reports
                    .map(|report| Target {
                        article: report.article,
                        span: report.sentence,
                    })
                    .collect()
            }
        };
        targets.sort_by_key(|target| (corpus.nth_published(target.article), target.span));
        targets
    }
}

impl Anchor {
    /// The first mention of `entity`.
    pub fn of_entity(corpus: &Corpus, entity: EntityId) -> Option<Anchor> {
        let first = *corpus.entity(entity).mentions.first()?;
        let start = corpus.mention_span(first).start();
        Some(Anchor::new(corpus, first.article, start))
    }

    /// The first report of `event`.
    pub fn of_event(corpus: &Corpus, event: EventId) -> Option<Anchor> {
        let first = *corpus.event(event).reports.first()?;
        Some(Anchor::new(corpus, first.article, first.time.start()))
    }

    /// The quote known as `quote`.
    pub fn of_quote(corpus: &Corpus, quote: QuoteId) -> Anchor {
        Anchor::new(corpus, quote.article, corpus.quote_span(quote).start())
    }

    fn new(corpus: &Corpus, article: ArticleId, start: u32) -> Anchor {
        Anchor {
            article: corpus.article(article).article.key.clone(),
            start,
        }
    }

    /// The entity that is mentioned here, as `corpus` knows it.
    pub fn entity(&self, corpus: &Corpus) -> Option<EntityId> {
        let article = corpus.find(&self.article)?;
        let mentions = &corpus.article(article).annotations.mentions;
        let at = mentions.binary_search_by_key(&self.start, |it| it.span.start());
        at.ok().map(|at| corpus.entities_in(article)[at])
    }

    /// The event whose time stands here, as `corpus` knows it.
    pub fn event(&self, corpus: &Corpus) -> Option<EventId> {
        let article = corpus.find(&self.article)?;
        corpus.event_told_at(article, self.start)
    }

    /// The quotation that is given here and elsewhere, as `corpus` knows it.
    pub fn quotation(&self, corpus: &Corpus) -> Option<QuotationId> {
        let article = corpus.find(&self.article)?;
        let quotes = &corpus.article(article).annotations.quotes;
        let at = quotes.binary_search_by_key(&self.start, |it| it.span.start());
        let index = at.ok()? as u32;
        corpus.quotation_of(QuoteId { article, index })
    }
}

/// Of the quotes in `span` of `article` the first that others give too.
pub fn quotation_in(corpus: &Corpus, article: ArticleId, span: Span) -> Option<QuoteId> {
    let quotes = &corpus.article(article).annotations.quotes;
    let ids = (0..).map(|index| QuoteId { article, index });
    let inside = ids.zip(quotes).filter(|(_, it)| it.span.intersects(span));
    let mut ids = inside.map(|(id, _)| id);
    ids.find(|id| corpus.quotation_of(*id).is_some())
}

/// The target after `from` in the order of `targets`, or before it, going round at the ends; and whether it went round.
pub fn next<'a>(
    corpus: &Corpus,
    targets: &'a [Target],
    from: Option<(ArticleId, u32)>,
    forward: bool,
) -> Option<(&'a Target, bool)> {
    let Some((article, at)) = from else {
        return targets.first().map(|target| (target, false));
    };
    let here = (corpus.nth_published(article), at);
    let place = |target: &Target| (corpus.nth_published(target.article), target.span.start());
    if forward {
        let after = targets.partition_point(|target| place(target) <= here);
        let round = after == targets.len();
        Some((targets.get(if round { 0 } else { after })?, round))
    } else {
        let before = targets.partition_point(|target| place(target) < here);
        let round = before == 0;
        let at = if round { targets.len() } else { before };
        Some((targets.get(at.checked_sub(1)?)?, round))
    }
}

/// Where `words` stand in `text`, whatever their case and accents.
pub fn hits(text: &Text, words: &str) -> Vec<Span> {
    let wanted = Folded::new(words.trim());
    if wanted.as_str().is_empty() {
        return Vec::new();
    }
    let folded = Folded::new(text.as_str());
    let found = folded.as_str().match_indices(wanted.as_str());
    found
        .map(|(at, hit)| {
            let range = folded.original(at..at + hit.len());
            Span::of(range.start, range.end)
        })
        .collect()
}
