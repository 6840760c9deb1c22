//! The full text of one article, set as a page.

use std::sync::Arc;

use ratatui::{buffer::Buffer, layout::Rect};

use crate::{
    article::{ArticleKey, Role},
    corpus::Entry,
    text::Span,
    ui::{
        action::{Direction, Motion, TextMotion},
        app::App,
        dates,
        highlight::{self, Marks},
        layout::Form,
        news::News,
        page::{Page, Row, RowKind},
        paint::{self, Skin},
        place::Top,
        theme::Look,
        visible,
    },
};

/// What the text pane shows, and from where.
#[derive(Clone, Debug, Default)]
pub struct TextPane {
    /// The article that is shown.
    pub entry: Option<Arc<Entry>>,
    /// What stands at the top.
    pub top: Top,
    /// The sentence, mention or hit that the reader was led to.
    pub cursor: Option<Span>,
    /// Whether page noise is shown.
    pub noise: bool,
    /// What the article tells one who has read others.
    pub news: News,
    page: Page,
    width: u16,
    height: usize,
}

impl TextPane {
    /// Sets the page anew for a pane of this size; the row at the top stays there.
    pub fn resize(&mut self, width: u16, height: u16) {
        self.height = usize::from(height);
        if self.width != width {
            self.width = width;
            self.set();
        }
    }

    /// Shows `entry` from the top; when it is shown already, nothing moves.
    pub fn show(&mut self, entry: Arc<Entry>) {
        let same = |shown: &Arc<Entry>| shown.article.key == entry.article.key;
        if !self.entry.as_ref().is_some_and(same) {
            self.top = Top::default();
            self.cursor = None;
        }
        if !self
            .entry
            .as_ref()
            .is_some_and(|it| Arc::ptr_eq(it, &entry))
        {
            self.entry = Some(entry);
            self.set();
        }
    }

    /// Takes what the article that is shown tells; the row at the top stays there.
    pub fn take_news(&mut self, news: News) {
        let reset = news.head.is_empty() != self.news.head.is_empty();
        self.news = news;
        if reset {
            self.set();
        }
    }

    /// The key of the article that is shown.
    pub fn key(&self) -> Option<&ArticleKey> {
        self.entry.as_ref().map(|entry| &entry.article.key)
    }

    /// Shows page noise, or folds it; the row at the top stays there. Gives whether there is any.
    pub fn toggle_noise(&mut self) -> bool {
        let n_rows = self.page.rows.len();
        self.noise = !self.noise;
        self.set();
        self.page.rows.len() != n_rows
    }

    /// Scrolls as little as it takes to see `span`, well inside the pane, and marks it.
    pub fn lead_to(&mut self, span: Span) {
        self.cursor = Some(span);
        if self.is_folded(span) {
            self.noise = true;
            self.set();
        }
        let row = self.page.row_of(span.start());
        let top = self.top_row();
        let inside = top..(top + self.height * 3 / 4).max(top + 1);
        if !inside.contains(&row) {
            self.scroll_to(row.saturating_sub(self.height / 3));
        }
    }

    /// Moves the page.
    pub fn scroll(&mut self, motion: Motion, count: usize) {
        let times = count.max(1);
        let top = self.top_row();
        let by = |direction, n| match direction {
            Direction::Next => top.saturating_add(n),
            Direction::Previous => top.saturating_sub(n),
        };
        self.scroll_to(match motion {
            Motion::Line(direction) => by(direction, times),
            Motion::HalfPage(direction) => by(direction, times * (self.height / 2).max(1)),
            Motion::Page(direction) => by(
                direction,
                times * (self.height - (self.height / 4).min(2)).max(1),
            ),
            Motion::First => count.saturating_sub(1),
            Motion::Last if count > 0 => count - 1,
            Motion::Last => usize::MAX,
        });
    }

    /// Goes to a paragraph or sentence before or after the one the reader was led to last, or else
    /// the one at the top.
    pub fn step(&mut self, motion: TextMotion, count: usize) {
        let Some(entry) = self.entry.clone() else {
            return;
        };
        let places: Vec<Span> = match motion {
            TextMotion::Sentence(_) => {
                let sentences = entry.annotations.sentences.iter();
                let spans = sentences.map(|sentence| sentence.span);
                spans.filter(|span| !self.is_folded(*span)).collect()
            }
            TextMotion::Paragraph(_) => {
                let blocks = entry.annotations.blocks.iter();
                let shown = blocks.filter(|block| {
                    self.noise || (block.role.tells() && block.role != Role::Title)
                });
                shown.map(|block| block.span).collect()
            }
        };
        let top = self.page.rows.get(self.top_row());
        let seen = |cursor: &Span| {
            let row = self.page.row_of(cursor.start());
            (self.top_row()..self.top_row() + self.height).contains(&row)
        };
        let here = self.cursor.filter(seen);
        let from = here.map(|it| it.start());
        let (TextMotion::Sentence(direction) | TextMotion::Paragraph(direction)) = motion;
        let at = match (direction, from) {
            (Direction::Next, Some(from)) => places.partition_point(|it| it.start() <= from),
            (Direction::Previous, Some(from)) => {
                let before = places.partition_point(|it| it.start() < from);
                match before.checked_sub(1) {
                    Some(at) => at,
                    None => return,
                }
            }
            (_, None) => {
                let from = top.map_or(0, |row| row.span.start());
                places.partition_point(|it| it.start() < from)
            }
        };
        let at = direction.step(at, count.saturating_sub(1), places.len());
        if let Some(place) = places.get(at) {
            self.lead_to(*place);
        }
    }

    /// How much of the article has been seen when the reader is here, in per cent.
    pub fn percent_seen(&self) -> usize {
        let rows = self.page.rows.len().max(1);
        (self.top_row() + self.height).min(rows) * 100 / rows
    }

    /// Whether the end of the article is seen.
    pub fn at_end(&self) -> bool {
        self.top_row() + self.height >= self.page.rows.len()
    }

    /// The byte of the article at a row and column of the pane.
    pub fn byte_at(&self, row: usize, column: u16) -> Option<u32> {
        let row = self.page.rows.get(self.top_row() + row)?;
        let entry = self.entry.as_ref()?;
        let RowKind::Text(_) = row.kind else {
            return None;
        };
        let mut x = 0;
        for (at, grapheme) in visible::graphemes(&entry.article.text[row.span]) {
            x += grapheme.width;
            if column < x {
                return Some(row.span.start() + at as u32);
            }
        }
        None
    }

    fn set(&mut self) {
        self.page = match &self.entry {
            Some(entry) => Page::new(entry, self.width, self.noise, !self.news.head.is_empty()),
            None => Page::default(),
        };
    }

    fn is_folded(&self, span: Span) -> bool {
        let row = self.page.rows.get(self.page.row_of(span.start()));
        !self.noise && row.is_some_and(|row| !row.span.intersects(span))
    }

    /// The row that is seen at the top. What stands at the top is not changed by a window in which
    /// there is too little below it, so that it is there again in the next.
    fn top_row(&self) -> usize {
        let above = usize::from(self.top.above);
        let row = match self.top.at {
            0 => above,
            at => self.page.row_of(at).saturating_sub(above),
        };
        row.min(self.last_top())
    }

    /// The last row at the top that leaves the pane full.
    fn last_top(&self) -> usize {
        self.page.rows.len().saturating_sub(self.height)
    }

    /// Puts `row`, or the last that leaves the pane full, at the top.
    fn scroll_to(&mut self, row: usize) {
        let row = row.min(self.last_top());
        let rows = &self.page.rows[row.min(self.page.rows.len())..];
        let text = rows
            .iter()
            .position(|row| matches!(row.kind, RowKind::Text(_)) && row.span.start() > 0);
        self.top = match text {
            Some(above) if row > 0 => Top {
                at: rows[above].span.start(),
                above: above as u16,
            },
            _ => Top {
                at: 0,
                above: row as u16,
            },
        };
    }
}

/// Draws the page of the article that is shown.
pub fn draw(app: &App, buffer: &mut Buffer, area: Rect) {
    let pane = &app.text;
    let skin = app.skin();
    let Some(entry) = &pane.entry else {
        let why = match app.corpus.is_complete() {
            true => "No article is open; f jumps to one.",
            false => "The first articles are being read.",
        };
        paint::put_wrapped(buffer, area, why, skin.style(Look::Dim));
        return;
    };
    let marks = Marks::of(app, entry);
    let rows = pane.page.rows.iter().skip(pane.top_row());
    for (n, row) in rows.take(usize::from(area.height)).enumerate() {
        let n = n as u16;
        draw_row(app, entry, &marks, *row, buffer, area, n);
    }
}

fn draw_row(
    app: &App,
    entry: &Entry,
    marks: &Marks,
    row: Row,
    buffer: &mut Buffer,
    area: Rect,
    n: u16,
) {
    let skin = app.skin();
    match row.kind {
        RowKind::Blank => (),
        RowKind::About => about(entry, skin, paint::Row::of(buffer, area, n)),
        RowKind::News => news(&app.text.news, skin, paint::Row::of(buffer, area, n)),
        RowKind::Folded(lines) => {
            let noun = if lines == 1 { "line" } else { "lines" };
            let fold = skin.glyphs.fold;
            let it = if lines == 1 { "it" } else { "them" };
            let words = format!("{fold} {lines} {noun} of page noise {fold} x shows {it}");
            paint::Row::of(buffer, area, n).put(&words, skin.style(Look::Noise));
        }
        RowKind::Text(role) => {
            let gutter = area.x >= 2 && app.layout.form > Form::Tiny;
            let here = |cursor: Span| cursor.intersects(row.span);
            let sign = match app.text.news.sign(row.span) {
                _ if marks.cursor.is_some_and(here) => Some((skin.glyphs.bar, Look::Accent)),
                sign => sign.map(|it| (it.glyph(skin.glyphs), it.look())),
            };
            if let (true, Some((glyph, look))) = (gutter, sign) {
                let area = Rect::new(area.x - 2, area.y, 1, area.height);
                paint::Row::of(buffer, area, n).put(glyph, skin.style(look));
            }
            let cells = paint::Row::of(buffer, area, n);
            highlight::put(entry, marks, role, row.span, skin, cells);
        }
    }
}

/// Outlet, date, agency and length, as many as there is room for.
fn about(entry: &Entry, skin: Skin<'_>, mut row: paint::Row<'_>) {
    let style = skin.style(Look::Byline);
    let published = entry.published.as_ref();
    let how_known = dates::mark(published, skin.glyphs);
    let parts = [
        Some(format!("{}{}", dates::in_full(published), how_known.trim())),
        Some(format!("{} min", dates::reading_minutes(entry.n_words))),
        entry.agency().filter(|agency| agency != entry.outlet()),
    ];
    let room = row.left();
    let outlet = visible::cut(entry.outlet(), room, skin.glyphs.ellipsis);
    row.put(&outlet, style.patch(skin.style(Look::Heading)));
    for part in parts.into_iter().flatten() {
        let part = format!(" {} {part}", skin.glyphs.dot);
        if visible::width(&part) <= row.left() {
            row.put(&part, style);
        }
    }
}

/// What the article tells, as much of it as there is room for.
fn news(news: &News, skin: Skin<'_>, mut row: paint::Row<'_>) {
    let style = skin.style(Look::Byline);
    for (n, part) in news.head.iter().enumerate() {
        let part = match n {
            0 => part.clone(),
            _ => format!(" {} {part}", skin.glyphs.dot),
        };
        if n == 0 || visible::width(&part) <= row.left() {
            row.put(
                &visible::cut(&part, row.left(), skin.glyphs.ellipsis),
                style,
            );
        }
    }
}
