//! Who said what: each quotation once, however many give it.

use std::{collections::BTreeSet, io};

use super::{place, records::Records};
use crate::display::glyphs::Glyphs;
use dateline_core::{
    analysis::Speaker,
    corpus::Corpus,
    story::{Quotation, QuoteId, quotations::Extent, shared},
};

/// By whom a quotation of which nobody is said to be the speaker is.
const NOBODY: &str = "-";

/// Speaker and words at their fullest, by publication; under them outlet and place of all who give them, and what is
/// otherwise there: words, speaker.
pub(super) fn write(
    corpus: &Corpus,
    glyphs: &Glyphs,
    records: &mut Records<impl io::Write>,
) -> io::Result<()> {
    let mut told = BTreeSet::new();
    for &article in corpus.chronology() {
        let n_quotes = corpus.article(article).annotations.quotes.len() as u32;
        for index in 0..n_quotes {
            let quote = QuoteId { article, index };
            let Some(id) = corpus.quotation_of(quote) else {
                let speaker = speaker(corpus, quote).unwrap_or(NOBODY);
                records.head(&[speaker, &quoted(corpus, quote)])?;
                put(corpus, quote, &[], records)?;
                continue;
            };
            if told.insert(id) {
                versions(corpus, corpus.quotation(id), glyphs, records)?;
            }
        }
    }
    Ok(())
}

fn versions(
    corpus: &Corpus,
    quotation: &Quotation,
    glyphs: &Glyphs,
    records: &mut Records<impl io::Write>,
) -> io::Result<()> {
    let Some(fullest) = quotation.fullest() else {
        return Ok(());
    };
    let speakers = speakers(corpus, quotation);
    records.head(&[&speakers, &quoted(corpus, fullest)])?;
    for version in &quotation.versions {
        for &quote in &version.places {
            let mut notes = Vec::new();
            match version.extent {
                Extent::Whole => (),
                Extent::Cut => notes.push(format!("cut: {}", quoted(corpus, quote))),
                Extent::Otherwise => {
                    notes.push(format!(
                        "otherwise: {}",
                        edits(corpus, fullest, quote, glyphs)
                    ));
                }
            }
            let own = speaker(corpus, quote);
            if own.is_none_or(|own| own != speakers) {
                notes.push(format!("said by: {}", own.unwrap_or(NOBODY)));
            }
            put(corpus, quote, &notes, records)?;
        }
    }
    Ok(())
}

fn put(
    corpus: &Corpus,
    quote: QuoteId,
    notes: &[String],
    records: &mut Records<impl io::Write>,
) -> io::Result<()> {
    let place = place(corpus, quote.article, corpus.quote_span(quote));
    let outlet = corpus.article(quote.article).outlet();
    let notes: Vec<&str> = notes.iter().map(String::as_str).collect();
    records.put(&[outlet, &place], &notes)
}

/// `“We stay”`, with the marks that a quotation has nowhere lost.
fn quoted(corpus: &Corpus, quote: QuoteId) -> String {
    let text = &corpus.article(quote.article).article.text;
    format!("“{}”", &text[corpus.quote_span(quote)])
}

/// What stands in `quote` otherwise than in `fullest`: `this phase → this stage; God willing → -`.
fn edits(corpus: &Corpus, fullest: QuoteId, quote: QuoteId, glyphs: &Glyphs) -> String {
    let side = |quote: QuoteId| {
        let text = &corpus.article(quote.article).article.text;
        (text, corpus.quote_span(quote))
    };
    let (one, other) = (side(fullest), side(quote));
    let words = |words: &str| match words {
        "" => NOBODY.to_owned(),
        words => words.to_owned(),
    };
    let edits = shared::differences(one, other).into_iter();
    let edits = edits.map(|(a, b)| {
        let [a, b] = [words(&one.0[a]), words(&other.0[b])];
        format!("{a} {} {b}", glyphs.arrow)
    });
    edits.collect::<Vec<String>>().join("; ")
}

/// Who is said to speak in `quote`.
fn speaker(corpus: &Corpus, quote: QuoteId) -> Option<&str> {
    let entry = corpus.article(quote.article);
    match entry.annotations.quotes[quote.index as usize].speaker? {
        Speaker::Name(n) => {
            let entity = corpus.entities_in(quote.article)[n as usize];
            Some(&corpus.entity(entity).name)
        }
        Speaker::Unnamed(words) => Some(&entry.article.text[words]),
    }
}

/// Who speaks, with `or` between those who cannot both be right.
fn speakers(corpus: &Corpus, quotation: &Quotation) -> String {
    let names = quotation.speakers().map(|by| corpus.attributed(by));
    let names = names.collect::<Vec<&str>>();
    match names.is_empty() {
        true => NOBODY.to_owned(),
        false => names.join(" or "),
    }
}
