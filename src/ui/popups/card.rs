//! The name card: what is known of one entity, each row a place to go to.

use crossterm::event::{KeyCode, KeyModifiers};
use jiff::civil::Date;
use ratatui::{buffer::Buffer, layout::Rect};

use super::{AppView, Outcome, frame};
use crate::{
    analysis::EntityKind,
    article::ArticleKey,
    corpus::{Corpus, Entry, profile},
    story::{ArticleId, EntityId, Link},
    text::Span,
    ui::{
        action::{Action, Direction, Motion},
        app::App,
        dates,
        follow::Anchor,
        highlight,
        key::Key,
        paint::{self, Row, Skin},
        panes::list::{self, Scroll},
        theme::Look,
        visible,
    },
};

/// Columns of the box.
const COLUMNS: u16 = 100;

const HINT: &str =
    "Enter goes there  n follows  M merges  B breaks a spelling off  u undoes  Esc closes";

/// Others that an entity appears with, at most.
const MAX_COMPANIONS: usize = 12;

/// Words of a sentence that are shown before a name in it.
const WORDS_BEFORE: usize = 3;

/// A box about one entity.
#[derive(Clone, Debug)]
pub struct Card {
    /// A mention of it.
    pub anchor: Anchor,
    heading: String,
    rows: Vec<CardRow>,
    /// Which of the rows that lead somewhere is selected.
    at: usize,
    scroll: Scroll,
}

/// Which card was open, and where in it the reader was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardPlace {
    anchor: Anchor,
    at: usize,
    scroll: Scroll,
}

#[derive(Clone, Debug)]
enum CardRow {
    /// How often it is mentioned; leads to a mention.
    Mentions(String),
    /// Mentions by day.
    Days(Vec<(Date, usize)>),
    /// What the rows below tell.
    Heading(&'static str),
    /// A row that leads to a place.
    Place(Line),
}

#[derive(Clone, Debug)]
struct Line {
    text: String,
    look: Look,
    /// More about it, as long as there is room.
    aside: String,
    article: ArticleKey,
    span: Span,
    /// The kind of thing it was taken for, where the text is a spelling of its name.
    spelling: Option<EntityKind>,
}

impl Card {
    /// What `corpus` knows of the entity mentioned at `anchor`.
    pub fn new(corpus: &Corpus, anchor: Anchor) -> Option<Card> {
        let id = anchor.entity(corpus)?;
        let entity = corpus.entity(id);
        Some(Card {
            heading: entity.name.clone(),
            rows: rows(corpus, id),
            anchor,
            at: 0,
            scroll: Scroll::default(),
        })
    }

    /// The card as the reader left it, by what `corpus` knows.
    pub fn at(corpus: &Corpus, place: CardPlace) -> Option<Card> {
        let mut card = Card::new(corpus, place.anchor)?;
        card.at = place.at.min(card.leading().len().saturating_sub(1));
        card.scroll = place.scroll;
        Some(card)
    }

    /// Where the reader is in it.
    pub fn place(&self) -> CardPlace {
        CardPlace {
            anchor: self.anchor.clone(),
            at: self.at,
            scroll: self.scroll,
        }
    }

    /// Takes a key.
    pub fn press(&mut self, app: &AppView<'_>, key: Key) -> Outcome {
        let control = key.modifiers == KeyModifiers::CONTROL;
        let motion = match key.code {
            KeyCode::Char('r') if control => return Outcome::Above(Action::Redo),
            KeyCode::Char('o') if control => return Outcome::Close,
            KeyCode::Char('d') if control => Motion::HalfPage(Direction::Next),
            KeyCode::Char('u') if control => Motion::HalfPage(Direction::Previous),
            KeyCode::Char('f') if control => Motion::Page(Direction::Next),
            KeyCode::Char('b') if control => Motion::Page(Direction::Previous),
            KeyCode::Char('n') if control => Motion::Line(Direction::Next),
            KeyCode::Char('p') if control => Motion::Line(Direction::Previous),
            KeyCode::Esc | KeyCode::Backspace | KeyCode::Char('q') => return Outcome::Close,
            KeyCode::Enter => return self.open(),
            KeyCode::Char('n') => return Outcome::Walk(self.anchor.clone(), Direction::Next),
            KeyCode::Char('N') => return Outcome::Walk(self.anchor.clone(), Direction::Previous),
            KeyCode::Char('M') => return Outcome::Merge(self.anchor.clone()),
            KeyCode::Char('B') => return self.break_off(),
            KeyCode::Char('u') => return Outcome::Above(Action::Undo),
            KeyCode::Down | KeyCode::Char('j') => Motion::Line(Direction::Next),
            KeyCode::Up | KeyCode::Char('k') => Motion::Line(Direction::Previous),
            KeyCode::PageDown | KeyCode::Char(' ') => Motion::Page(Direction::Next),
            KeyCode::PageUp => Motion::Page(Direction::Previous),
            KeyCode::Home | KeyCode::Char('g') => Motion::First,
            KeyCode::End | KeyCode::Char('G') => Motion::Last,
            _ => return Outcome::Stay,
        };
        let leading = self.leading();
        let height = frame::list_rows(app.height);
        self.at = list::moved(self.at, motion, 0, leading.len(), height);
        if let Some(row) = leading.get(self.at) {
            self.scroll.show(*row, self.rows.len(), height);
        }
        Outcome::Stay
    }

    /// The rows that lead somewhere.
    fn leading(&self) -> Vec<usize> {
        let rows = self.rows.iter().enumerate();
        let leads = |row: &CardRow| matches!(row, CardRow::Mentions(_) | CardRow::Place(_));
        rows.filter(|(_, row)| leads(row)).map(|(n, _)| n).collect()
    }

    fn selected(&self) -> Option<&CardRow> {
        let row = *self.leading().get(self.at)?;
        self.rows.get(row)
    }

    fn open(&self) -> Outcome {
        let place = match self.selected() {
            Some(CardRow::Place(line)) => Some((line.article.clone(), line.span)),
            _ => None,
        };
        Outcome::Mention(self.anchor.clone(), place)
    }

    fn break_off(&self) -> Outcome {
        let spelling = match self.selected() {
            Some(CardRow::Place(line)) => line.spelling.map(|kind| (line.text.clone(), kind)),
            _ => None,
        };
        Outcome::BreakOff(self.anchor.clone(), spelling)
    }
}

fn rows(corpus: &Corpus, id: EntityId) -> Vec<CardRow> {
    let entity = corpus.entity(id);
    let spellings = profile::spellings(corpus, id);
    let mut articles: Vec<ArticleId> = entity.mentions.iter().map(|it| it.article).collect();
    articles.dedup();
    let n_mentions = counted(entity.mentions.len(), "mention");
    let in_articles = counted(articles.len(), "article");
    let mut rows = vec![CardRow::Mentions(format!("{n_mentions} in {in_articles}"))];
    let days: Vec<(Date, usize)> = profile::days(corpus, id).into_iter().collect();
    if !days.is_empty() {
        rows.push(CardRow::Days(days));
    }
    let line = |article: ArticleId, span: Span| Line {
        text: String::new(),
        look: Look::Text,
        aside: String::new(),
        article: corpus.article(article).article.key.clone(),
        span,
        spelling: None,
    };
    rows.push(CardRow::Heading("Spellings"));
    for it in spellings {
        let outlets = it.outlets.iter();
        let outlets: Vec<String> = outlets.map(|(name, n)| format!("{name} {n}")).collect();
        rows.push(CardRow::Place(Line {
            text: it.surface.to_owned(),
            look: highlight::look_of(it.kind),
            aside: outlets.join(", "),
            spelling: Some(it.kind),
            ..line(it.first.article, corpus.mention_span(it.first))
        }));
    }
    let companions = profile::companions(corpus, id);
    if !companions.is_empty() {
        rows.push(CardRow::Heading("Appears with"));
    }
    for it in companions.into_iter().take(MAX_COMPANIONS) {
        let other = corpus.entity(it.entity);
        rows.push(CardRow::Place(Line {
            text: other.name.clone(),
            look: highlight::look_of(other.kind),
            aside: counted(it.n_sentences as usize, "sentence"),
            ..line(it.first.article, corpus.mention_span(it.first))
        }));
    }
    if !entity.links.is_empty() {
        rows.push(CardRow::Heading("Why these are one"));
    }
    for Link {
        rule,
        spellings: [long, short],
        evidence,
    } in &entity.links
    {
        if let Some(&(article, span)) = evidence.first() {
            rows.push(CardRow::Place(Line {
                text: format!("{short} = {long}"),
                aside: rule.reason().to_owned(),
                ..line(article, span)
            }));
        }
        for &(article, span) in evidence {
            let entry = corpus.article(article);
            rows.push(CardRow::Place(Line {
                text: format!("  {}", entry.outlet()),
                look: Look::Dim,
                aside: around(entry, span),
                ..line(article, span)
            }));
        }
    }
    rows
}

/// The sentence in which `span` stands, from a few words before it.
fn around(entry: &Entry, span: Span) -> String {
    let sentence = entry.sentence_at(span.start()).unwrap_or(span);
    let said = &entry.article.text[sentence];
    let at = (span.start() - sentence.start()) as usize;
    let words = said[..at].char_indices().rev();
    let starts = words.filter(|(_, c)| c.is_whitespace());
    let mut starts = starts.map(|(n, space)| n + space.len_utf8());
    let from = starts.nth(WORDS_BEFORE).unwrap_or(0);
    said[from..]
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

fn counted(n: usize, noun: &str) -> String {
    format!("{n} {noun}{}", if n == 1 { "" } else { "s" })
}

/// Draws the box.
pub fn draw(app: &App, card: &Card, buffer: &mut Buffer) {
    let skin = app.skin();
    let n_rows = card.rows.len() as u16;
    let area = frame::area(app.layout.area, COLUMNS, n_rows.saturating_add(4));
    let inner = frame::draw(&visible::clean(&card.heading), skin, buffer, area);
    let list = Rect {
        height: inner.height.saturating_sub(2),
        ..inner
    };
    let selected = card.leading().get(card.at).copied();
    let seen = card.rows.iter().enumerate().skip(card.scroll.top);
    for (n, (at, row)) in seen.take(usize::from(list.height)).enumerate() {
        let area = Rect::new(list.x, list.y + n as u16, list.width, 1);
        draw_row(row, selected == Some(at), skin, buffer, area);
    }
    let mut row = Row::of(buffer, inner, inner.height.saturating_sub(1));
    let room = row.left().saturating_sub(2);
    row.skip(1);
    // What was just done stands at the foot of the window unless the box covers it.
    let over_foot = area.bottom() == app.layout.area.bottom();
    match app.message.as_ref().filter(|_| over_foot) {
        Some(message) => {
            let said = visible::clean(&message.text);
            row.put_cut(&said, room, skin, skin.style(Look::Message))
        }
        None => row.put_cut(HINT, room, skin, skin.style(Look::Hint)),
    };
}

fn draw_row(row: &CardRow, selected: bool, skin: Skin<'_>, buffer: &mut Buffer, area: Rect) {
    if selected {
        paint::shade(buffer, area, skin.style(Look::Selection));
    }
    let style = |look| paint::on(selected, skin.style(look));
    let mut cells = Row::of(buffer, area, 0);
    let bar = if selected { skin.glyphs.bar } else { " " };
    cells.put(bar, skin.style(Look::Accent));
    match row {
        CardRow::Mentions(text) => {
            cells.put(text, style(Look::Text));
        }
        CardRow::Days(days) => draw_days(days, skin, &mut cells),
        CardRow::Heading(text) => {
            cells.put(text, style(Look::Heading));
        }
        CardRow::Place(line) => {
            let room = cells.left().saturating_sub(3);
            let width = visible::width(&line.text).min(room);
            cells.skip(2);
            cells.put_cut(&line.text, width, skin, style(line.look));
            let room = cells.left().saturating_sub(3);
            cells.skip(2);
            cells.put_cut(&line.aside, room, skin, style(Look::Dim));
        }
    }
}

/// Draws mentions by day from the first day to the last, several days to a column where they are many.
fn draw_days(days: &[(Date, usize)], skin: Skin<'_>, cells: &mut Row<'_>) {
    let (Some((first, _)), Some((last, _))) = (days.first(), days.last()) else {
        return;
    };
    let labels = [*first, *last].map(|day| dates::day_month_year(day).trim().to_owned());
    let around: usize = labels.iter().map(|label| visible::width(label) + 1).sum();
    let n_days = (*last - *first).get_days().max(0) as usize + 1;
    let room = cells.left().saturating_sub(around + 1).max(1);
    let days_each = n_days.div_ceil(room);
    let mut counts = vec![0; n_days.div_ceil(days_each)];
    for (day, n) in days {
        counts[(*day - *first).get_days().max(0) as usize / days_each] += n;
    }
    let most = counts.iter().copied().max().unwrap_or(1).max(1);
    cells.put(&labels[0], skin.style(Look::Dim)).skip(1);
    for n in counts {
        let level = (n * skin.glyphs.levels.len()).div_ceil(most);
        match level.checked_sub(1) {
            Some(level) => cells.put(skin.glyphs.levels[level], skin.style(Look::Bar)),
            None => cells.put(skin.glyphs.dot, skin.style(Look::Dim)),
        };
    }
    if n_days > 1 {
        cells.skip(1).put(&labels[1], skin.style(Look::Dim));
    }
}
