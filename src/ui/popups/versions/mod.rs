//! A quotation: each of its versions, what differs in them, and to whom each article gives them.

mod drawing;

use crossterm::event::KeyCode;

use super::{
    AppView, Outcome, frame,
    selection::{PassageRow, Selection},
};
use crate::display::{numbers::counted, visible, wrap};
use crate::ui::{follow::Anchor, key::Key, theme::Look};
use dateline_core::{
    corpus::Corpus,
    story::{Quotation, QuotationId, QuoteId, quotations::Extent, shared},
    text::Span,
};
pub use drawing::draw;

/// Columns of the box; words are not read well in longer rows.
const COLUMNS: u16 = 100;
/// Columns before the words and after them.
const MARGINS: u16 = 5;
/// Rows that a version takes, about.
const ROWS_EACH: usize = 4;

/// A box with all who give one quotation.
#[derive(Clone, Debug)]
pub struct Versions {
    /// A quote of it.
    anchor: Anchor,
    heading: String,
    /// How many give it, in how many versions; who differs on the speaker.
    about: Vec<(String, Look)>,
    /// All places, those with the same words together, the fullest first.
    places: Vec<Place>,
    /// The list, set for the width of the terminal.
    rows: Vec<PassageRow>,
    selection: Selection,
}

/// Which quotation was open, and where in its box the reader was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VersionsPlace {
    anchor: Anchor,
    selection: Selection,
}

/// One quote of it.
#[derive(Clone, Debug)]
struct Place {
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

impl Versions {
    /// The versions of the quotation that is given at `anchor`, in a terminal of this size; the quote there is selected.
    pub fn new(corpus: &Corpus, anchor: Anchor, size: (u16, u16)) -> Option<Versions> {
        let id = anchor.quotation(corpus)?;
        let quotation = corpus.quotation(id);
        let places = places(corpus, quotation);
        let here = corpus.find(&anchor.article);
        let is_here =
            |it: &Place| Some(it.quote.article) == here && it.span.start() == anchor.start;
        let mut versions = Versions {
            heading: heading(corpus, quotation),
            about: about(corpus, id),
            selection: Selection {
                at: places.iter().position(is_here).unwrap_or(0),
                ..Selection::default()
            },
            anchor,
            places,
            rows: Vec::new(),
        };
        versions.set(corpus, size.0);
        versions.reveal(size.1);
        Some(versions)
    }

    /// The box as the reader left it, by what `corpus` knows.
    pub fn at(corpus: &Corpus, place: VersionsPlace, size: (u16, u16)) -> Option<Versions> {
        let mut versions = Versions::new(corpus, place.anchor, size)?;
        versions.selection = place.selection;
        versions.selection.at = place
            .selection
            .at
            .min(versions.places.len().saturating_sub(1));
        versions.reveal(size.1);
        Some(versions)
    }

    /// Where the reader is in it.
    pub fn place(&self) -> VersionsPlace {
        VersionsPlace {
            anchor: self.anchor.clone(),
            selection: self.selection,
        }
    }

    /// Sets the list for a terminal of `width` columns.
    fn set(&mut self, corpus: &Corpus, width: u16) {
        let columns = frame::inner_columns(COLUMNS, width).saturating_sub(MARGINS);
        let mut rows = Vec::new();
        for (text, look) in &self.about {
            let lines = wrap::wrap(text, columns + MARGINS - 2).into_iter();
            rows.extend(lines.map(|line| PassageRow::About(text[line].to_owned(), *look)));
        }
        for (n, it) in self.places.iter().enumerate() {
            if it.is_repeated {
                rows.push(PassageRow::Head(n));
                continue;
            }
            rows.extend([PassageRow::Blank, PassageRow::Head(n)]);
            let text = &corpus.article(it.quote.article).article.text;
            let lines = wrap::spans(text, it.span, columns);
            rows.extend(lines.map(|line| PassageRow::Text(n, line)));
        }
        self.rows = rows;
    }

    /// Takes a key.
    pub fn press(&mut self, app: &AppView<'_>, key: Key) -> Outcome {
        let Some(motion) = frame::motion(key) else {
            return match key.code {
                _ if frame::closes(key) => Outcome::Close,
                KeyCode::Char('c') => Outcome::Close,
                KeyCode::Enter => match self.places.get(self.selection.at) {
                    Some(it) => Outcome::Read(it.quote.article, it.span),
                    None => Outcome::Close,
                },
                _ => Outcome::Stay,
            };
        };
        let height = frame::list_rows(app.height);
        self.selection
            .go(motion, self.places.len(), ROWS_EACH, height);
        self.reveal(app.height);
        Outcome::Stay
    }

    fn reveal(&mut self, height: u16) {
        let height = frame::list_rows(height);
        self.selection.reveal(&self.rows, PassageRow::of, height);
    }
}

/// All quotes of `quotation`, version by version, each by publication.
fn places(corpus: &Corpus, quotation: &Quotation) -> Vec<Place> {
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
            let place = Place {
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
    let (mut places, others): (Vec<Place>, Vec<Vec<Span>>) = versions.unzip();
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
fn about(corpus: &Corpus, id: QuotationId) -> Vec<(String, Look)> {
    let quotation = corpus.quotation(id);
    let n_articles = counted(quotation.articles().len(), "article");
    let told = match quotation.versions.len() {
        1 => format!("Quoted in {n_articles}, everywhere with the same words."),
        n => format!("Quoted in {n_articles}, in {}.", counted(n, "version")),
    };
    let mut about = vec![(told, Look::Text)];
    if quotation.differs {
        let told = "The articles differ on who says it.".to_owned();
        about.push((told, Look::Error));
    }
    about
}
