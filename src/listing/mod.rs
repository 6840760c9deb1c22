//! One part of what is known as text, for a pipe or a terminal.
//!
//! In a pipe each line is one record, its fields parted by tabs, what stands above it on a terminal repeated in it.
//! On a terminal records stand under headings and are wrapped. Places are `article:line:column`, counted from 1 in
//! characters of the article's own text. Nothing from outside reaches the terminal raw.

mod explain;
mod quotes;
mod records;

use std::{
    cmp::Reverse,
    collections::BTreeSet,
    io::{self, Write},
};

use crate::display::glyphs::Glyphs;
use dateline_core::{
    article::{DateRange, Precision},
    corpus::{ComparisonId, Corpus, Entry, Precedence, Unsaid, profile},
    export::Part,
    story::{ArticleId, Doubt, Event, EventId, Report, Verdict},
    text::Span,
};
pub use explain::explain;
use records::Records;

/// How a listing is set.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    /// What it is written with.
    pub glyphs: &'static Glyphs,
    /// The columns of the terminal; `None` for one record a line.
    pub width: Option<u16>,
}

/// Writes one part of `corpus` to `out`, and gives the number of records in it.
///
/// # Errors
///
/// Fails when `out` does.
pub fn write(corpus: &Corpus, part: Part, style: Style, out: impl Write) -> io::Result<usize> {
    let mut records = Records::new(out, style.width);
    match part {
        Part::Timeline => timeline(corpus, style.glyphs, &mut records)?,
        Part::Compare => compare(corpus, &mut records)?,
        Part::Quotes => quotes::write(corpus, style.glyphs, &mut records)?,
        Part::New(precedence) => new(corpus, precedence, style.glyphs, &mut records)?,
        Part::Entities => entities(corpus, &mut records)?,
    }
    records.finish()
}

/// Interval with the sign of its precision, label, reports by outlet.
fn timeline(corpus: &Corpus, glyphs: &Glyphs, records: &mut Records<impl Write>) -> io::Result<()> {
    for id in (0..corpus.events().len() as u32).map(EventId) {
        let event = corpus.event(id);
        let sign = match event.when.precision() {
            Precision::Day => glyphs.day,
            Precision::Range => glyphs.range,
            Precision::Month | Precision::Year => glyphs.span,
        };
        let when = format!("{sign} {}", event.when);
        let label = event.reports.first().map_or("", |it| sentence(corpus, it));
        records.put(&[&when, label], &[&reports(corpus, event)])?;
    }
    Ok(())
}

/// `Courier a.txt:3:1, a.txt:9:1; Ledger b.txt:5:1`, outlets as they are first found.
fn reports(corpus: &Corpus, event: &Event) -> String {
    let mut by_outlet: Vec<(&str, Vec<String>)> = Vec::new();
    for report in &event.reports {
        let outlet = corpus.article(report.article).outlet();
        let place = place(corpus, report.article, report.sentence);
        match by_outlet.iter_mut().find(|(it, _)| *it == outlet) {
            Some((_, places)) => places.push(place),
            None => by_outlet.push((outlet, vec![place])),
        }
    }
    let outlets = by_outlet.into_iter();
    let told = outlets.map(|(outlet, places)| format!("{outlet} {}", places.join(", ")));
    told.collect::<Vec<String>>().join("; ")
}

/// Number of the claim, verdict and what is claimed; under it outlet, value, day, place and sentence. Then what happened, where
/// reports give other days or some leave it out, in the same way: the value is the time as printed, and none where an
/// article is silent. What differs stands before what grew, and that before what all agree on.
fn compare(corpus: &Corpus, records: &mut Records<impl Write>) -> io::Result<()> {
    let mut ids: Vec<ComparisonId> = (0..corpus.comparisons().len() as u32)
        .map(ComparisonId)
        .collect();
    ids.sort_by_key(|id| (Reverse(corpus.comparison(*id).verdict), *id));
    let events = || (0..corpus.events().len() as u32).map(EventId);
    let n_conflicts = ids.partition_point(|id| corpus.comparison(*id).verdict == Verdict::Conflict);
    let mut number = 0..;
    let mut next = || number.next().map_or(0, |n: u32| n + 1).to_string();
    for id in &ids[..n_conflicts] {
        claim(corpus, *id, &next(), records)?;
    }
    for id in events().filter(|id| !corpus.doubts(corpus.event(*id)).is_empty()) {
        happening(corpus, id, &next(), Verdict::Conflict.name(), records)?;
    }
    for id in &ids[n_conflicts..] {
        claim(corpus, *id, &next(), records)?;
    }
    for id in events() {
        let leave_out = corpus.silent_on(Unsaid::Event(id));
        if !leave_out.is_empty() {
            happening(corpus, id, &next(), "silent", records)?;
            silent(corpus, &leave_out, records)?;
        }
    }
    Ok(())
}

/// What each outlet says of a claim.
fn claim(
    corpus: &Corpus,
    id: ComparisonId,
    number: &str,
    records: &mut Records<impl Write>,
) -> io::Result<()> {
    let comparison = corpus.comparison(id);
    let (article, of) = comparison.of;
    let of = &corpus.article(article).article.text[of];
    records.head(&[number, comparison.verdict.name(), of])?;
    for (outlet, told) in corpus.by_outlet(id) {
        for told in told {
            let entry = corpus.article(told.article);
            let text = &entry.article.text;
            let figure = &entry.annotations.figures[told.figure as usize];
            let as_of = told.as_of.to_string();
            let place = place(corpus, told.article, figure.span);
            let fields = [outlet, &text[figure.span], &as_of, &place];
            records.put(&fields, &[&text[told.sentence]])?;
        }
    }
    silent(corpus, &corpus.silent_on(Unsaid::Claim(id)), records)
}

/// When the reports of an event say that it happened, the first of each outlet for each of its days.
fn happening(
    corpus: &Corpus,
    id: EventId,
    number: &str,
    verdict: &str,
    records: &mut Records<impl Write>,
) -> io::Result<()> {
    let event = corpus.event(id);
    let label = event.reports.first().map_or("", |it| sentence(corpus, it));
    records.head(&[number, verdict, label])?;
    let doubts = corpus.doubts(event);
    let takes_side = |article: ArticleId, when: DateRange| {
        let doubt = Doubt { when, article };
        doubts.is_empty() || when == event.when || doubts.contains(&doubt)
    };
    let mut told = BTreeSet::new();
    for it in &event.reports {
        let entry = corpus.article(it.article);
        let when = corpus.days_of(it).unwrap_or(event.when);
        if takes_side(it.article, when) && told.insert((entry.outlet(), when)) {
            let place = place(corpus, it.article, it.sentence);
            let time = &entry.article.text[it.time];
            let fields = [entry.outlet(), time, &when.to_string(), &place];
            records.put(&fields, &[sentence(corpus, it)])?;
        }
    }
    Ok(())
}

/// Outlet, no value, day, place and headline of articles that leave something out.
fn silent(
    corpus: &Corpus,
    articles: &[ArticleId],
    records: &mut Records<impl Write>,
) -> io::Result<()> {
    for &id in articles {
        let entry = corpus.article(id);
        let published = published(entry);
        let place = &entry.article.key.0;
        records.put(
            &[entry.outlet(), "-", &published, place],
            &[entry.headline()],
        )?;
    }
    Ok(())
}

/// Day, outlet and headline of each article; under it place and words of what is new in it, and what contradicts
/// each sentence of that.
fn new(
    corpus: &Corpus,
    precedence: Precedence,
    glyphs: &Glyphs,
    records: &mut Records<impl Write>,
) -> io::Result<()> {
    for id in corpus.in_order(precedence) {
        let entry = corpus.article(id);
        let sentences = entry.annotations.sentences.iter();
        let new = sentences.zip(corpus.novelty(id, precedence));
        let new = new.filter_map(|(sentence, novelty)| {
            let parts = novelty?.new_parts(sentence.span);
            (!parts.is_empty()).then_some((sentence.span, parts))
        });
        let new: Vec<(Span, Vec<Span>)> = new.collect();
        if new.is_empty() {
            continue;
        }
        records.head(&[&published(entry), entry.outlet(), entry.headline()])?;
        for (span, parts) in new {
            let place = place(corpus, id, parts[0]);
            let words = parts.iter().map(|part| &entry.article.text[*part]);
            let words = words
                .collect::<Vec<_>>()
                .join(&format!(" {} ", glyphs.ellipsis));
            let against = against(corpus, id, span, glyphs);
            let against = against.as_deref().into_iter().collect::<Vec<_>>();
            records.put(&[&place, &words], &against)?;
        }
    }
    Ok(())
}

/// `≠ Courier 17 a.txt:3:1; Ledger 19 b.txt:5:1`: the figures that contradict a sentence; `None` when there are none.
fn against(corpus: &Corpus, id: ArticleId, sentence: Span, glyphs: &Glyphs) -> Option<String> {
    let against = corpus.against(id, sentence);
    let told = against.told.iter().map(|told| {
        let entry = corpus.article(told.article);
        let figure = entry.annotations.figures[told.figure as usize].span;
        let place = place(corpus, told.article, figure);
        format!("{} {} {place}", entry.outlet(), &entry.article.text[figure])
    });
    let more = (against.n_more > 0).then(|| format!("{} more", against.n_more));
    let told: Vec<String> = told.chain(more).collect();
    (!told.is_empty()).then(|| format!("{} {}", glyphs.clash, told.join("; ")))
}

/// Kind, name, mentions and spellings, by kind and count.
fn entities(corpus: &Corpus, records: &mut Records<impl Write>) -> io::Result<()> {
    for &id in corpus.ranking() {
        let entity = corpus.entity(id);
        let spellings = profile::spellings(corpus, id).into_iter();
        let spellings = spellings.map(|it| format!("{} {}", it.surface, it.count));
        let spellings = spellings.collect::<Vec<String>>().join(", ");
        let count = entity.mentions.len().to_string();
        records.put(&[entity.kind.name(), &entity.name, &count, &spellings], &[])?;
    }
    Ok(())
}

fn sentence<'a>(corpus: &'a Corpus, report: &Report) -> &'a str {
    &corpus.article(report.article).article.text[report.sentence]
}

/// The days on which `entry` was published, or a dash.
fn published(entry: &Entry) -> String {
    let published = entry.published.as_ref();
    published.map_or("-".to_owned(), |dating| dating.days.to_string())
}

/// Where `span` begins: `a.txt:3:14`.
fn place(corpus: &Corpus, article: ArticleId, span: Span) -> String {
    let article = &corpus.article(article).article;
    let before = &article.text.as_str()[..span.start() as usize];
    let line = before.matches('\n').count() + 1;
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let column = before[start..].chars().count() + 1;
    format!("{}:{line}:{column}", article.key)
}
