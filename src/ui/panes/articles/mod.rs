//! Every report: outlet, date, headline, read or unread; by date, or under its story.

mod order;

use ratatui::{buffer::Buffer, layout::Rect};

use crate::display::{dates, visible};
use crate::ui::{
    action::Direction,
    days::ChosenDays,
    list::Scroll,
    paint,
    pane::Pane,
    read_status::{ReadStatus, Reading},
    reading_state::MIN_COMMON,
    scene::Scene,
    theme::StyleRole,
};
use dateline_core::{
    corpus::{Corpus, Entry},
    story::{ArticleId, StoryId},
};

pub use order::{ArticleRow, Order};

/// Columns of an outlet's name where an article takes one row.
const OUTLET_COLUMNS: usize = 10;

/// What the list of articles shows. The selection is the article that the text pane shows.
#[derive(Clone, Debug, Default)]
pub struct ArticlesPane {
    /// Which lines are seen. A heading takes one, an article as many as [`Layout::rows_of_article`](crate::ui::layout::Layout::rows_of_article) says.
    pub scroll: Scroll,
    /// The order that the reader chose.
    pub chosen_order: Option<Order>,
    /// All rows, in the newest snapshot.
    pub rows: Vec<ArticleRow>,
    /// The articles among them, in their order.
    pub ids: Vec<ArticleId>,
    /// For each row, the headings before it.
    n_headings: Vec<u32>,
}

impl ArticlesPane {
    /// Takes the rows anew: of a newer snapshot, or with other articles let through.
    pub fn receive(&mut self, corpus: &Corpus, is_seen: impl Fn(ArticleId) -> bool) {
        self.rows = self.order(corpus).rows(corpus, is_seen);
        self.ids = self.rows.iter().filter_map(article).collect();
        let mut n_headings = 0;
        let counts = self.rows.iter().map(|row| {
            let before = n_headings;
            n_headings += u32::from(article(row).is_none());
            before
        });
        self.n_headings = counts.collect();
    }

    /// The order of the rows.
    pub fn order(&self, corpus: &Corpus) -> Order {
        self.chosen_order.unwrap_or_else(|| Order::of(corpus))
    }

    /// The place of `id` among the articles of the list; `None` when it is not in it.
    pub fn position(&self, id: ArticleId) -> Option<usize> {
        self.ids.iter().position(|it| *it == id)
    }

    /// The first line of `id`, when articles take so many `each`.
    pub fn line_of(&self, id: ArticleId, each: usize) -> Option<usize> {
        let row = self.row_of(id)?;
        Some(self.line(row, each))
    }

    /// The article at `line`, or the one under a heading.
    pub fn article_at(&self, line: usize, each: usize) -> Option<ArticleId> {
        let row = self.row_at(line, each);
        self.rows.get(row..)?.iter().find_map(article)
    }

    /// Scrolls as little as it takes to see `id`, with the rows beside it where there is room.
    pub fn show(&mut self, id: ArticleId, each: usize, height: usize) {
        let Some(row) = self.row_of(id) else {
            self.align(each, height);
            return;
        };
        let (from, to) = (self.line(row, each), self.line(row + 1, each));
        let context = usize::from(height > 4 * each);
        let lowest = self.line(row + 1 + context, each).saturating_sub(height);
        let highest = self.line(row.saturating_sub(context), each);
        let (lowest, highest) = match lowest <= highest {
            true => (lowest, highest),
            false => (to.saturating_sub(height), from),
        };
        self.scroll.top = self.scroll.top.clamp(lowest.min(highest), highest);
        self.align(each, height);
    }

    /// Scrolls by `n` articles without a selection.
    pub fn scroll_by(&mut self, direction: Direction, n: usize, each: usize, height: usize) {
        let len = self.line(self.rows.len(), each);
        self.scroll.by(direction, n * each, len, height);
        if direction == Direction::Previous {
            self.scroll.top = self.line(self.row_at(self.scroll.top, each), each);
        }
        self.align(each, height);
    }

    /// Lets no article be cut at the top, nor anything be empty below the last for no need.
    fn align(&mut self, each: usize, height: usize) {
        let last_top = self.line(self.rows.len(), each).saturating_sub(height);
        let top = self.scroll.top.min(last_top);
        let row = self.row_at(top, each);
        self.scroll.top = match self.line(row, each) == top {
            true => top,
            false => self.line(row + 1, each),
        };
    }

    fn row_of(&self, id: ArticleId) -> Option<usize> {
        let mut rows = self.rows.iter();
        rows.position(|row| *row == ArticleRow::Article(id))
    }

    /// The first line of `row`; after the last row, the number of lines.
    fn line(&self, row: usize, each: usize) -> usize {
        let row = row.min(self.rows.len());
        let n_headings = match self.n_headings.get(row) {
            Some(n) => *n as usize,
            None => self.rows.len() - self.ids.len(),
        };
        (row - n_headings) * each + n_headings
    }

    /// The row that holds `line`.
    fn row_at(&self, line: usize, each: usize) -> usize {
        let (mut from, mut to) = (0, self.rows.len());
        while from < to {
            let middle = from.midpoint(to);
            match self.line(middle + 1, each) <= line {
                true => from = middle + 1,
                false => to = middle,
            }
        }
        from
    }
}

fn article(row: &ArticleRow) -> Option<ArticleId> {
    match row {
        ArticleRow::Article(id) => Some(*id),
        ArticleRow::Heading(_) => None,
    }
}

/// What the list is drawn from.
pub struct ArticleList<'a> {
    /// Its rows.
    pub pane: &'a ArticlesPane,
    /// How far the reader has come in each article.
    pub status: &'a ReadStatus,
    /// How many sentences of the one that is shown are new to the reader.
    pub n_new: Option<usize>,
}

/// Draws the list.
pub fn draw(scene: Scene<'_>, list: &ArticleList<'_>, buffer: &mut Buffer, area: Rect) {
    let each = scene.layout.rows_of_article();
    let selected = scene.shown;
    let pane = list.pane;
    if pane.rows.is_empty() {
        let why = match scene.corpus.is_complete() {
            _ if scene.days.and_then(ChosenDays::within).is_some() => {
                "No article is of these days or tells of them; Esc shows all."
            }
            true => "No articles here; :problems says why.",
            false => "Reading…",
        };
        paint::put_wrapped(buffer, area, why, scene.context.style(StyleRole::Dim));
    }
    let first = pane.row_at(pane.scroll.top, each);
    let mut y = area.y;
    for row in pane.rows.iter().skip(first) {
        let left = area.bottom() - y;
        if left == 0 {
            break;
        }
        let height = match row {
            ArticleRow::Heading(_) => 1,
            ArticleRow::Article(_) => left.min(each as u16),
        };
        let lines = Rect::new(area.x, y, area.width, height);
        match row {
            ArticleRow::Heading(story) => draw_heading(scene, *story, buffer, lines),
            ArticleRow::Article(id) => {
                draw_article(scene, list, *id, selected == Some(*id), buffer, lines);
            }
        }
        y += height;
    }
}

/// The days of a story and its label.
fn draw_heading(scene: Scene<'_>, story: Option<StoryId>, buffer: &mut Buffer, area: Rect) {
    let context = scene.context;
    let mut row = paint::Row::of(buffer, area, 0);
    let Some(story) = story else {
        row.put("told by one article alone", context.style(StyleRole::Dim));
        return;
    };
    let story = &scene.corpus.stories()[story.index()];
    if let Some(days) = story.days {
        row.put(&dates::span(days), context.style(StyleRole::Dim))
            .skip(1);
    }
    let label = scene.corpus.article(story.central);
    let room = row.left();
    row.put_cut(
        headline(label),
        room,
        context,
        context.style(StyleRole::Heading),
    );
}

fn draw_article(
    scene: Scene<'_>,
    list: &ArticleList<'_>,
    id: ArticleId,
    selected: bool,
    buffer: &mut Buffer,
    area: Rect,
) {
    let context = scene.context;
    let entry = scene.corpus.article(id);
    let reading = list.status.of(&entry.article.key);
    if selected {
        let role = match scene.focus {
            Pane::Articles => StyleRole::Selection,
            _ => StyleRole::SelectionUnfocused,
        };
        paint::shade(buffer, area, context.style(role));
    }
    let followed = scene.follows(id);
    let lead = |row: &mut paint::Row<'_>, mark: &str, role: StyleRole| {
        let bar = if selected { context.glyphs.bar } else { " " };
        let bar_role = match scene.focus {
            Pane::Articles => StyleRole::Accent,
            _ => StyleRole::Dim,
        };
        row.put(bar, context.style(bar_role))
            .put(mark, context.style(role))
            .skip(1);
    };
    let in_common = scene.corpus.most_in_common(id);
    let mark = match reading {
        Reading::Unread if in_common.is_some_and(|it| it.is_copy) => context.glyphs.copy,
        Reading::Unread => context.glyphs.unread,
        Reading::Partly => context.glyphs.partly,
        Reading::Read => context.glyphs.read,
    };
    let (mark_role, text_role) = match reading {
        Reading::Unread => (StyleRole::Unread, StyleRole::Text),
        Reading::Partly => (StyleRole::Unread, StyleRole::Text),
        Reading::Read => (StyleRole::Dim, StyleRole::Dim),
    };
    // A selected row keeps the colours of the selection.
    let role = |role| paint::on(selected, context.style(role));
    let published = dates::short(entry.published.as_ref());
    let two_rows = area.height > 1;
    let mut row = paint::Row::of(buffer, area, 0);
    lead(&mut row, mark, mark_role);
    row.put(&published, role(StyleRole::Date));
    let how_known = dates::mark(entry.published.as_ref(), context.glyphs);
    row.put(how_known, role(StyleRole::Dim));
    if two_rows {
        let (brings, brings_role) = brings(scene, list.n_new.filter(|_| selected), id);
        let room = row.left().saturating_sub(if followed { 2 } else { 0 });
        // The outlet is not cut for it.
        let beside = visible::width(&brings) + 2;
        let fits = !brings.is_empty() && visible::width(entry.outlet()) + beside <= room;
        let room = if fits { room - beside } else { room };
        row.put_cut(entry.outlet(), room, context, role(StyleRole::Heading));
        if fits {
            row.skip(1).put(&brings, role(brings_role)).skip(1);
        }
        if followed {
            row.put(context.glyphs.here, context.style(StyleRole::Followed));
        }
        let mut row = paint::Row::of(buffer, area, 1);
        lead(&mut row, " ", mark_role);
        let room = row.left();
        row.put_cut(headline(entry), room, context, role(text_role));
    } else {
        row.put_cut(
            entry.outlet(),
            OUTLET_COLUMNS.min(row.left()),
            context,
            role(StyleRole::Heading),
        );
        row.skip(1);
        let room = row.left();
        row.put_cut(headline(entry), room, context, role(text_role));
    }
}

/// What an article brings: of the one that is shown how much is new to the reader, of others what share stands elsewhere
/// too; nothing where there is nothing to say.
fn brings(scene: Scene<'_>, n_new: Option<usize>, id: ArticleId) -> (String, StyleRole) {
    if let Some(n_new) = n_new {
        return (format!("+{n_new} new"), StyleRole::Accent);
    }
    let in_common = scene.corpus.most_in_common(id);
    match in_common.filter(|it| it.percent >= MIN_COMMON) {
        Some(it) => (format!("{} %", it.percent), StyleRole::Dim),
        None => (String::new(), StyleRole::Dim),
    }
}

fn headline(entry: &Entry) -> &str {
    let headline = entry.headline();
    let end = headline
        .char_indices()
        .nth(200)
        .map_or(headline.len(), |(at, _)| at);
    debug_assert!(visible::width("…") == 1);
    &headline[..end]
}
