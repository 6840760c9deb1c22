//! What the reports say of each claim, event and quotation on which they may differ, as a table of claim by outlet.

use std::{cmp::Reverse, collections::BTreeMap};

use super::doubts;
use crate::display::glyphs::Glyphs;
use crate::ui::{bookmark::Scope, theme::StyleRole};
use dateline_core::{
    analysis::Amount,
    article::DateRange,
    corpus::{ComparisonId, Corpus, Unsaid},
    story::{ArticleId, Told, Verdict},
    text::Span,
};

/// Claims as lines, outlets as columns; of one snapshot.
#[derive(Clone, Debug)]
pub struct Table {
    /// Whose claims they are.
    pub scope: Scope,
    /// The outlets: that of the article in question, then those that say most.
    pub outlets: Vec<String>,
    /// The claims, conflicts first.
    pub lines: Vec<Line>,
}

/// One claim.
#[derive(Clone, Debug)]
pub struct Line {
    /// What kind of claim it is.
    pub subject: Subject,
    /// How what is said of it stands to each other.
    pub standing: Standing,
    /// What is claimed, as it stands there.
    pub of: (ArticleId, Span),
    /// What the outlets say, by column; only of those that say something, or are asked why they do not.
    pub cells: Vec<Cell>,
}

/// What claims are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// How many or how much.
    Figure,
    /// On which day something happened.
    Date,
    /// Who said something.
    Attribution,
}

/// What one outlet says of one claim.
#[derive(Clone, Debug)]
pub struct Cell {
    /// The outlet.
    pub column: usize,
    /// What it says, by day, but that of the article in question before other dates and speakers; nothing where it
    /// omits what others have.
    pub told: Vec<Place>,
    /// Which of them the reader is led to: that of the article in question, or else the latest figure, or the first date or speaker.
    lead: usize,
}

/// Where a figure stands, a date, or the name of who speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The article.
    pub article: ArticleId,
    /// The figure, the date, or the name.
    pub figure: Span,
    /// The sentence that tells it.
    pub sentence: Span,
    /// The days that a date means there.
    pub days: Option<DateRange>,
}

/// How what is said of one claim stands to each other, the weightiest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// Some cannot be right together.
    Conflict,
    /// Later values follow from the earlier.
    Progress,
    /// All may mean one number.
    Agree,
    /// Only one article says it.
    Alone,
}

impl Table {
    /// The claims of `scope`, by what `corpus` knows.
    pub fn new(corpus: &Corpus, scope: Scope) -> Table {
        let own = match &scope {
            Scope::Article(key) => corpus.find(key),
            _ => None,
        };
        let event = match &scope {
            Scope::Event(anchor) => anchor.event(corpus),
            _ => None,
        };
        let mut found: Vec<Found<'_>> = match (&scope, own, event) {
            (Scope::Article(_), Some(article), _) => of_article(corpus, article),
            (Scope::Event(_), _, Some(event)) => {
                let compared = corpus.comparisons_of(event).into_iter();
                let mut found: Vec<Found<'_>> = compared.map(|id| compare(corpus, id)).collect();
                found.extend(doubts::date(corpus, corpus.event(event)));
                found.extend(doubts::attributions_of(corpus, event));
                let reports = corpus.event(event).reports.iter();
                let asked = reports.map(|it| (it.article, Some(it.sentence)));
                found.extend(alone(corpus, asked));
                found
            }
            (Scope::Everything, ..) => {
                let ids = (0..corpus.comparisons().len() as u32).map(ComparisonId);
                let compared = ids.map(|id| compare(corpus, id));
                let dates = doubts::dates(corpus, None);
                compared
                    .chain(dates)
                    .chain(doubts::attributions(corpus, None))
                    .collect()
            }
            _ => Vec::new(),
        };
        found.sort_by_key(|it| (it.standing, it.unsaid, it.subject, it.of));
        found.dedup_by_key(|it| (it.standing, it.subject, it.of));
        let outlets = outlets(&found, own.map(|id| corpus.article(id).outlet()));
        let column_of: BTreeMap<&str, usize> = outlets.iter().copied().zip(0..).collect();
        let lines = found.iter().map(|it| it.line(&column_of, own)).collect();
        Table {
            scope,
            outlets: outlets.into_iter().map(str::to_owned).collect(),
            lines,
        }
    }

    /// How many lines there are of `standing`.
    pub fn count(&self, standing: Standing) -> usize {
        let lines = self.lines.iter();
        lines.filter(|line| line.standing == standing).count()
    }

    /// How many lines tell what the article in question leaves out.
    pub fn n_unsaid(&self) -> usize {
        let is_unsaid = |line: &&Line| line.cells.iter().any(|cell| cell.told.is_empty());
        self.lines.iter().filter(is_unsaid).count()
    }
}

impl Cell {
    /// The place that the cell leads to.
    pub fn lead(&self) -> Option<Place> {
        self.told.get(self.lead).copied()
    }
}

impl Standing {
    /// Every way to stand, the weightiest first.
    pub const ALL: [Standing; 4] = [
        Standing::Conflict,
        Standing::Progress,
        Standing::Agree,
        Standing::Alone,
    ];

    /// Its sign.
    pub const fn glyph(self, glyphs: &Glyphs) -> &'static str {
        match self {
            Standing::Conflict => glyphs.clash,
            Standing::Progress => glyphs.progress,
            Standing::Agree => glyphs.agree,
            Standing::Alone => glyphs.only,
        }
    }

    /// In what colour and weight.
    pub const fn role(self) -> StyleRole {
        match self {
            Standing::Conflict => StyleRole::Error,
            Standing::Progress => StyleRole::Accent,
            Standing::Agree => StyleRole::Figure,
            Standing::Alone => StyleRole::Dim,
        }
    }

    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Standing::Conflict => "conflict",
            Standing::Progress => "progress",
            Standing::Agree => "agree",
            Standing::Alone => "only here",
        }
    }
}

/// A claim before it has its columns.
pub(super) struct Found<'a> {
    pub(super) subject: Subject,
    pub(super) standing: Standing,
    /// Whether the article in question leaves it out.
    pub(super) unsaid: bool,
    pub(super) of: (ArticleId, Span),
    pub(super) by_outlet: BTreeMap<&'a str, Vec<Place>>,
}

impl Found<'_> {
    fn line(&self, column_of: &BTreeMap<&str, usize>, own: Option<ArticleId>) -> Line {
        let says = self.by_outlet.iter().map(|(outlet, told)| {
            let mut told = told.clone();
            if self.subject != Subject::Figure {
                // None of them takes the place of another, so that what is led to is what is read first.
                told.sort_by_key(|it| Some(it.article) != own);
            }
            let lead = told.iter().position(|it| Some(it.article) == own);
            let lead = lead.unwrap_or(match self.subject {
                Subject::Figure => told.len().saturating_sub(1),
                Subject::Date | Subject::Attribution => 0,
            });
            Cell {
                column: column_of[outlet],
                lead,
                told,
            }
        });
        // The outlet of the article in question has the first column.
        let silent = self.unsaid.then(|| Cell {
            column: 0,
            told: Vec::new(),
            lead: 0,
        });
        let mut cells: Vec<Cell> = silent.into_iter().chain(says).collect();
        cells.sort_by_key(|cell| cell.column);
        Line {
            subject: self.subject,
            standing: self.standing,
            of: self.of,
            cells,
        }
    }
}

fn of_article(corpus: &Corpus, article: ArticleId) -> Vec<Found<'_>> {
    let own = corpus.comparisons_in(article).into_iter();
    let mut found: Vec<Found<'_>> = own.map(|id| compare(corpus, id)).collect();
    found.extend(doubts::dates(corpus, Some(article)));
    found.extend(doubts::attributions(corpus, Some(article)));
    let unsaid = corpus.unsaid(article).into_iter();
    let unsaid = unsaid.filter_map(|it| match it {
        Unsaid::Claim(id) => Some(compare(corpus, id)),
        Unsaid::Event(id) => doubts::happening(corpus, corpus.event(id)),
    });
    found.extend(unsaid.map(|it| Found { unsaid: true, ..it }));
    if corpus.articles().len() > 1 {
        found.extend(alone(corpus, [(article, None)].into_iter()));
    }
    found
}

fn compare(corpus: &Corpus, id: ComparisonId) -> Found<'_> {
    let comparison = corpus.comparison(id);
    let place = |told: &Told| {
        let figures = &corpus.article(told.article).annotations.figures;
        Place {
            article: told.article,
            figure: figures[told.figure as usize].span,
            sentence: told.sentence,
            days: None,
        }
    };
    let by_outlet = corpus.by_outlet(id).into_iter();
    Found {
        subject: Subject::Figure,
        standing: match comparison.verdict {
            Verdict::Conflict => Standing::Conflict,
            Verdict::Update => Standing::Progress,
            Verdict::Agree => Standing::Agree,
        },
        unsaid: false,
        of: comparison.of,
        by_outlet: by_outlet
            .map(|(outlet, told)| (outlet, told.iter().map(place).collect()))
            .collect(),
    }
}

/// The claims that no comparison holds of each article, or of the one sentence of it that is asked for. The same number
/// of the same thing is one claim, and several articles that make it agree.
fn alone<'a>(
    corpus: &'a Corpus,
    asked: impl Iterator<Item = (ArticleId, Option<Span>)>,
) -> Vec<Found<'a>> {
    let mut found: Vec<((String, Amount), Found<'a>)> = Vec::new();
    for (article, sentence) in asked {
        let entry = corpus.article(article);
        let figures = corpus.only_here(article);
        let claims = entry.claims.iter().filter(|claim| {
            let asked = sentence.is_none_or(|sentence| claim.sentence == sentence);
            asked && figures.contains(&claim.figure)
        });
        for claim in claims {
            let figure = &entry.annotations.figures[claim.figure as usize];
            let place = Place {
                article,
                figure: figure.span,
                sentence: claim.sentence,
                days: None,
            };
            let counted = entry.article.text[claim.of].to_lowercase();
            let said = (counted, figure.amount);
            let Some((_, known)) = found.iter_mut().find(|(it, _)| *it == said) else {
                let alone = Found {
                    subject: Subject::Figure,
                    standing: Standing::Alone,
                    unsaid: false,
                    of: (article, claim.of),
                    by_outlet: BTreeMap::from([(entry.outlet(), vec![place])]),
                };
                found.push((said, alone));
                continue;
            };
            if known.of.0 != article {
                known.standing = Standing::Agree;
            }
            known
                .by_outlet
                .entry(entry.outlet())
                .or_default()
                .push(place);
        }
    }
    found.into_iter().map(|(_, found)| found).collect()
}

/// The outlets of `found`: `own`, then those that say most.
fn outlets<'a>(found: &[Found<'a>], own: Option<&'a str>) -> Vec<&'a str> {
    let mut n_said: BTreeMap<&str, usize> = BTreeMap::new();
    for outlet in found.iter().flat_map(|it| it.by_outlet.keys()) {
        *n_said.entry(outlet).or_default() += 1;
    }
    n_said.extend(own.map(|own| (own, usize::MAX)));
    let mut outlets: Vec<(&str, usize)> = n_said.into_iter().collect();
    outlets.sort_by_key(|(outlet, n)| (Reverse(*n), *outlet));
    outlets.into_iter().map(|(outlet, _)| outlet).collect()
}
