//! A quotation: each of its versions, what differs in them, and to whom each article gives them.

use super::content::{Content, Item, Line, Writing};
use crate::{
    display::{numbers::counted, visible},
    ui::{
        follow::{Anchor, Target},
        popups::outcome::PopupContext,
        theme::StyleRole,
    },
};
use dateline_core::{
    corpus::Corpus,
    story::{Quotation, QuotationId, QuoteId, quotations::Extent, shared},
    text::Span,
};

/// Columns of the box; words are not read well in longer rows.
const COLUMNS: u16 = 100;
/// Columns before the words and after them.
const MARGINS: (usize, usize) = (2, 2);

/// One quote of it.
#[derive(Clone, Debug)]
struct QuoteRow {
    quote: QuoteId,
    span: Span,
    extent: Extent,
    /// Who says it there.
    speaker: String,
    /// Whether another article gives it to somebody else.
    differs: bool,
    /// Whether the place above has the same words.
    is_repeated: bool,
    /// The words that do not stand in the fullest version; in the fullest, those that a wording of its own has otherwise.
    edits: Vec<Span>,
}

/// The versions of the quotation that is given at `anchor`; the quote there is selected.
pub(super) fn content(context: &PopupContext<'_>, anchor: &Anchor) -> Option<Content> {
    let corpus = context.corpus;
    let id = anchor.quotation(corpus)?;
    let quotation = corpus.quotation(id);
    let mut writing = Writing::new(context, COLUMNS);
    for (text, role) in about(corpus, id) {
        writing.says(&text, role);
    }
    let quotes = quotes(corpus, quotation);
    for it in &quotes {
        let article = it.quote.article;
        let text = match it.is_repeated {
            true => Vec::new(),
            false => {
                writing.blank();
                writing.printed(article, it.span, &it.edits, Some(StyleRole::Quote), MARGINS)
            }
        };
        writing.item(Item {
            heading: line(&writing, it),
            text,
            leads_to: Target {
                article,
                span: it.span,
            },
        });
    }
    let here = corpus.find(&anchor.article);
    let is_here = |it: &QuoteRow| Some(it.quote.article) == here && it.span.start() == anchor.start;
    writing.select(quotes.iter().position(is_here).unwrap_or(0));
    Some(writing.finish(heading(corpus, quotation)))
}

/// Outlet, date and speaker, and how the words stand to the fullest.
fn line(writing: &Writing<'_>, it: &QuoteRow) -> Line {
    let glyphs = writing.glyphs;
    let entry = writing.corpus.article(it.quote.article);
    let extent = match (it.is_repeated, it.extent) {
        (true, _) => "the same words",
        (_, Extent::Whole) => "",
        (_, Extent::Cut) => "cut",
        (_, Extent::Otherwise) => "in other words",
    };
    let role = match it.differs {
        true => StyleRole::Error,
        false => StyleRole::Person,
    };
    let mut line = writing.byline(entry, writing.room, 2);
    line.push((format!(" {} ", glyphs.dot), StyleRole::Dim));
    if it.differs {
        line.push((glyphs.clash.to_owned(), role));
        line.push((" ".to_owned(), StyleRole::Text));
    }
    let extent = match extent {
        "" => String::new(),
        extent => format!(" {} {extent}", glyphs.dot),
    };
    let used: usize = line.iter().map(|(text, _)| visible::width(text)).sum();
    let after = visible::width(&extent) + 1;
    let room = writing.room.saturating_sub(used + after);
    let speaker = visible::cut(&it.speaker, room, glyphs.ellipsis);
    line.push((speaker.into_owned(), role));
    line.push((extent, StyleRole::Dim));
    line
}

/// All quotes of `quotation`, version by version, each by publication.
fn quotes(corpus: &Corpus, quotation: &Quotation) -> Vec<QuoteRow> {
    let Some(fullest) = quotation.fullest() else {
        return Vec::new();
    };
    let text = |quote: QuoteId| &corpus.article(quote.article).article.text;
    let full = (text(fullest), corpus.quote_span(fullest));
    let versions = quotation.versions.iter().flat_map(|version| {
        let mut quotes = version.places.clone();
        quotes.sort_by_key(|it| (corpus.nth_published(it.article), it.index));
        quotes.into_iter().enumerate().map(|(n, quote)| {
            let span = corpus.quote_span(quote);
            let edits = match version.extent {
                Extent::Otherwise => shared::differences((text(quote), span), full),
                Extent::Whole | Extent::Cut => Vec::new(),
            };
            let place = QuoteRow {
                quote,
                span,
                extent: version.extent,
                speaker: speaker(corpus, quotation, quote),
                differs: quotation.attributed(quote).is_some_and(|it| it.differs),
                is_repeated: n > 0,
                edits: marked(edits.iter().map(|(own, _)| *own)),
            };
            // What it leaves out at its ends is cut, and not edited.
            let others = edits.into_iter().map(|(_, other)| other);
            let others =
                others.filter(|it| it.start() > full.1.start() && it.end() + 1 < full.1.end());
            (place, marked(others))
        })
    });
    let (mut places, others): (Vec<QuoteRow>, Vec<Vec<Span>>) = versions.unzip();
    if let Some(first) = places.iter_mut().find(|it| it.quote == fullest) {
        first.edits = others.concat();
    }
    places
}

/// Those of `edits` that have words.
fn marked(edits: impl Iterator<Item = Span>) -> Vec<Span> {
    edits.filter(|it| !it.is_empty()).collect()
}

/// Who says `quote`: a name, or the words of the article.
fn speaker(corpus: &Corpus, quotation: &Quotation, quote: QuoteId) -> String {
    let by = quotation.attributed(quote).map(|it| it.by);
    let name = by.map_or("no speaker", |by| corpus.attributed(by));
    visible::clean(name).into_owned()
}

/// Who says it, and where articles differ on that, all of them.
fn heading(corpus: &Corpus, quotation: &Quotation) -> String {
    let names = quotation.speakers().map(|by| corpus.attributed(by));
    let names = names.collect::<Vec<&str>>().join(" or ");
    match names.is_empty() {
        true => "A quotation".to_owned(),
        false => visible::clean(&names).into_owned(),
    }
}

/// What stands above the versions.
fn about(corpus: &Corpus, id: QuotationId) -> Vec<(String, StyleRole)> {
    let quotation = corpus.quotation(id);
    let n_articles = counted(quotation.articles().len(), "article");
    let told = match quotation.versions.len() {
        1 => format!("Quoted in {n_articles}, everywhere with the same words."),
        n => format!("Quoted in {n_articles}, in {}.", counted(n, "version")),
    };
    let mut about = vec![(told, StyleRole::Text)];
    if quotation.differs {
        let told = "The articles differ on who says it.".to_owned();
        about.push((told, StyleRole::Error));
    }
    about
}
