//! One article as an object.

use rayon::prelude::*;

use super::{
    index::{Index, entity_id},
    schema::{
        AmountObject, ArticleObject, BlockObject, FigureObject, MentionObject, NoveltyObject,
        PartsObject, PublishedObject, QuoteObject, RunObject, SentenceObject, SpeakerObject,
        TimexObject,
    },
};
use crate::{
    analysis::{Speaker, time::TimeKind},
    article::{Basis, Dating, Precision},
    corpus::{Against, Corpus},
    story::{ArticleId, Novelty},
    text::Span,
};

/// Articles made at once.
const BATCH: u32 = 256;

/// All articles in order; those of a batch are made at once on all cores, as what is new in each takes longer than to write it.
pub fn objects<'a>(
    corpus: &'a Corpus,
    index: &'a Index,
) -> impl Iterator<Item = ArticleObject<'a>> {
    let n_articles = corpus.articles().len() as u32;
    (0..n_articles)
        .step_by(BATCH as usize)
        .flat_map(move |first| {
            let batch = first..n_articles.min(first + BATCH);
            let objects = batch
                .into_par_iter()
                .map(|id| object(corpus, ArticleId(id), index));
            objects.collect::<Vec<_>>()
        })
}

fn object<'a>(corpus: &'a Corpus, id: ArticleId, index: &'a Index) -> ArticleObject<'a> {
    let entry = corpus.article(id);
    let (article, annotations) = (&entry.article, &entry.annotations);
    let (stated, head) = (&article.stated, &annotations.head);
    let offsets = |span| index.offsets(corpus, id, span);
    let printed = |span: Option<Span>| span.map(|span| &article.text[span]);
    let published = entry.published.as_ref();
    let parts = corpus.parts(id);
    let blocks = annotations.blocks.iter().map(|block| {
        let (start, end) = offsets(block.span);
        let role = block.role.name();
        BlockObject {
            start,
            end,
            role,
            corrected: entry.is_corrected(block.span),
        }
    });
    let mentions = annotations.mentions.iter().zip(corpus.entities_in(id));
    let mentions = mentions.map(|(mention, entity)| {
        let (start, end) = offsets(mention.span);
        MentionObject {
            start,
            end,
            // Where articles disagree, what most of them take the name for.
            kind: corpus.entity(*entity).kind.name(),
            entity: entity_id(*entity),
        }
    });
    let times = annotations.times.iter().zip(&entry.values);
    let timexes = times.map(|(time, value)| {
        let (start, end) = offsets(time.span);
        TimexObject {
            start,
            end,
            kind: time_kind(time.kind),
            value: &value.timex,
        }
    });
    let figures = annotations.figures.iter().map(|figure| {
        let (start, end) = offsets(figure.span);
        FigureObject {
            start,
            end,
            value: AmountObject::from(figure.amount),
            unit: figure.measure.unit(),
            of: printed(figure.of),
        }
    });
    let also = corpus.other_places(id).iter();
    let also = also.map(|it| it.path.as_deref().unwrap_or(&it.key.0));
    ArticleObject {
        id: index.id(id),
        reference: stated.reference.as_deref(),
        path: stated.path.as_deref(),
        also: also.collect(),
        url: stated.url.as_deref(),
        title: entry.title(),
        outlet: stated.outlet.as_deref(),
        agency: entry.agency(),
        byline: stated.byline.as_deref().or(printed(head.byline)),
        section: stated.section.as_deref().or(printed(head.section)),
        language: stated.language.as_deref(),
        dateline: entry.dateline(),
        published: published.map(|dating| published_object(corpus, dating, index)),
        updated: (stated.updated.as_ref()).map(|dating| published_object(corpus, dating, index)),
        text: article.text.as_str(),
        blocks: blocks.collect(),
        sentences: sentences(corpus, id, index),
        mentions: mentions.collect(),
        timexes: timexes.collect(),
        quotes: quotes(corpus, id, index),
        figures: figures.collect(),
        parts: PartsObject {
            own: parts.own,
            copied: parts.copied,
            quoted: parts.quoted,
            noise: parts.noise,
        },
        corrected: corrected(corpus, id),
    }
}

/// The fields of the article known as `id` in which corrections decide something.
fn corrected(corpus: &Corpus, id: ArticleId) -> Vec<&'static str> {
    let entry = corpus.article(id);
    let by_hand = |dating: &Dating| dating.basis == Basis::Option;
    let mut entities = corpus.entities_in(id).iter();
    let fields = [
        (entry.published.as_ref().is_some_and(by_hand), "published"),
        (!entry.corrected.is_empty(), "blocks"),
        (entities.any(|it| corpus.is_corrected(*it)), "mentions"),
    ];
    let fields = fields.into_iter().filter(|(corrected, _)| *corrected);
    fields.map(|(_, field)| field).collect()
}

/// The sentences of the article known as `id`.
pub fn sentences<'a>(corpus: &Corpus, id: ArticleId, index: &'a Index) -> Vec<SentenceObject<'a>> {
    let sentences = &corpus.article(id).annotations.sentences;
    let objects = sentences.iter().zip(corpus.novelty(id, index.precedence));
    let objects = objects.map(|(sentence, novelty)| {
        let (start, end) = index.offsets(corpus, id, sentence.span);
        let against = || corpus.against(id, sentence.span);
        SentenceObject {
            start,
            end,
            novelty: novelty.map(|it| novelty_object(corpus, id, &it, &against(), index)),
        }
    });
    objects.collect()
}

/// The quotations in the article known as `id`.
pub fn quotes<'a>(corpus: &'a Corpus, id: ArticleId, index: &Index) -> Vec<QuoteObject<'a>> {
    let entry = corpus.article(id);
    let objects = entry.annotations.quotes.iter().map(|quote| {
        let (start, end) = index.offsets(corpus, id, quote.span);
        QuoteObject {
            start,
            end,
            speaker: quote.speaker.map(|it| speaker(corpus, id, it)),
            cue: quote.cue.map(|span| &entry.article.text[span]),
        }
    });
    objects.collect()
}

/// Who speaks in the article known as `id`.
pub fn speaker(corpus: &Corpus, id: ArticleId, speaker: Speaker) -> SpeakerObject<'_> {
    match speaker {
        Speaker::Name(n) => SpeakerObject::Entity(entity_id(corpus.entities_in(id)[n as usize])),
        Speaker::Unnamed(words) => SpeakerObject::Text(&corpus.article(id).article.text[words]),
    }
}

fn published_object<'a>(corpus: &Corpus, dating: &Dating, index: &'a Index) -> PublishedObject<'a> {
    let days = dating.days;
    let (value, precision) = match (days.only(), dating.time) {
        (Some(day), Some(time)) => (
            format!("{day}T{:02}:{:02}", time.hour(), time.minute()),
            "minute",
        ),
        _ => (days.to_string(), precision(days.precision())),
    };
    let why = dating.evidence.iter();
    let why = why.filter_map(|it| Some(index.place(corpus, corpus.find(&it.article)?, it.span)));
    PublishedObject {
        value,
        precision,
        basis: match dating.basis {
            Basis::Option => "option",
            Basis::Metadata => "metadata",
            Basis::Text => "text",
            Basis::Corpus => "corpus",
            Basis::File => "file",
        },
        why: why.collect(),
    }
}

fn novelty_object<'a>(
    corpus: &Corpus,
    article: ArticleId,
    novelty: &Novelty,
    against: &Against,
    index: &'a Index,
) -> NoveltyObject<'a> {
    let status = match novelty {
        Novelty::New => "new",
        Novelty::Partly { .. } => "partly",
        Novelty::Told(_) => "seen",
        Novelty::Copied(_) => "copy",
    };
    let new = match novelty {
        Novelty::Partly { new, .. } => &new[..],
        _ => &[],
    };
    let new = new.iter().map(|span| {
        let (start, end) = index.offsets(corpus, article, *span);
        RunObject { start, end }
    });
    let of = novelty.places().iter();
    let of = of.map(|it| index.place(corpus, it.article, it.span));
    let told = against.told.iter();
    NoveltyObject {
        status,
        of: of.collect(),
        new: new.collect(),
        against: told
            .map(|it| index.place(corpus, it.article, it.sentence))
            .collect(),
        against_more: against.n_more,
    }
}

/// The unit to which a value is given.
pub fn precision(precision: Precision) -> &'static str {
    match precision {
        Precision::Day | Precision::Range => "day",
        Precision::Month => "month",
        Precision::Year => "year",
    }
}

fn time_kind(kind: TimeKind) -> &'static str {
    match kind {
        TimeKind::Date => "DATE",
        TimeKind::Time => "TIME",
        TimeKind::Duration => "DURATION",
        TimeKind::Set => "SET",
    }
}
