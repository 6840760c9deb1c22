//! Draws the differences.

use ratatui::{buffer::Buffer, layout::Rect};

use super::{
    Differences, ListRow, MIN_TABLE,
    cells::put_cell,
    table::{Line, Place, Standing, Subject, Table},
};
use crate::display::{dates, visible, wrap};
use crate::ui::{
    action::Action,
    bookmark::Scope,
    highlight,
    keymap::{Hint, Mode},
    paint::{self, DrawContext, Row},
    popups::frame,
    scene::Scene,
    theme::StyleRole,
};
use dateline_core::text::Span;

/// Columns of a cell, at least and at most.
const CELL_COLUMNS: (u16, u16) = (15, 26);
/// Columns of what is claimed, at least and at most.
const CLAIM_COLUMNS: (u16, u16) = (18, 34);
/// Columns of a claim from which it is said that it is about a date.
const MIN_NAMED: usize = 24;
/// Columns before what is claimed: the bar and the sign.
const SIGN_COLUMNS: u16 = 3;

/// Draws the box.
pub fn draw(scene: Scene<'_>, differences: &Differences, buffer: &mut Buffer) {
    let context = scene.context;
    let screen = scene.layout.area;
    let rows = differences.rows(screen.width);
    let area = super::area(screen, rows.len());
    let table = differences.table();
    let heading = visible::clean(&heading(scene, table)).into_owned();
    let room = usize::from(area.width).saturating_sub(6);
    let heading = visible::cut(&heading, room, context.glyphs.ellipsis);
    let inner = frame::draw(&heading, context, buffer, area);
    let hint_row = inner.height.saturating_sub(1);
    let hints = hints(differences, context, screen.width >= MIN_TABLE);
    if table.lines.is_empty() {
        frame::put_foot(&hints, context, buffer, inner);
        let why = Rect::new(inner.x, inner.y, inner.width, hint_row.min(inner.height));
        paint::put_wrapped(
            buffer,
            why,
            empty(scene, table),
            context.style(StyleRole::Dim),
        );
        return;
    }
    summary(table, context, Row::of(buffer, inner, 0));
    let list_rows = super::list_rows(screen.width, screen.height, rows.len());
    let top = 2 + u16::from(screen.width >= MIN_TABLE);
    let list = Rect::new(
        inner.x,
        inner.y + top.min(inner.height),
        inner.width,
        list_rows.min(inner.height.saturating_sub(top)),
    );
    // In the smallest window a claim is worth more than a hint.
    if list.bottom() <= inner.y + hint_row {
        frame::put_foot(&hints, context, buffer, inner);
    }
    let columns = Columns::of(differences, inner.width);
    if screen.width >= MIN_TABLE {
        names(table, &columns, context, Row::of(buffer, inner, 2));
    }
    let seen = rows.iter().skip(differences.selection.scroll.top);
    for (n, row) in seen.take(usize::from(list.height)).enumerate() {
        let area = Rect::new(list.x, list.y + n as u16, list.width, 1);
        match *row {
            ListRow::Line(at) if screen.width >= MIN_TABLE => {
                draw_line(scene, differences, at, &columns, buffer, area);
            }
            ListRow::Line(at) => {
                let mut cells = Row::of(buffer, area, 0);
                let room = cells.left();
                cells.skip(1);
                put_claim(scene, &table.lines[at], room, false, &mut cells);
            }
            ListRow::Cell(line, cell) => {
                let selected = differences.here() == (line, cell);
                draw_cell_row(scene, table, line, cell, selected, buffer, area);
            }
        }
    }
    let below = Rect::new(
        inner.x,
        list.bottom(),
        inner.width,
        (inner.y + hint_row).saturating_sub(list.bottom()),
    );
    if let (Some(place), 3..) = (differences.selected(), below.height) {
        draw_sentence(scene, place, buffer, below);
    }
}

/// Which of the outlets are seen, and how wide.
struct Columns {
    claim: u16,
    each: u16,
    first: usize,
    n: usize,
}

impl Columns {
    fn of(differences: &Differences, width: u16) -> Columns {
        let claim = (width / 4).clamp(CLAIM_COLUMNS.0, CLAIM_COLUMNS.1);
        let room = width.saturating_sub(SIGN_COLUMNS + claim + 1);
        let n_outlets = differences.table().outlets.len();
        let n = usize::from(room / CELL_COLUMNS.0).clamp(1, n_outlets.max(1));
        let each = (room / n as u16).min(CELL_COLUMNS.1);
        let selected = differences.cell().map_or(0, |cell| cell.column);
        Columns {
            claim,
            each,
            first: (selected + 1).saturating_sub(n),
            n,
        }
    }
}

fn heading(scene: Scene<'_>, table: &Table) -> String {
    match &table.scope {
        Scope::Article(key) => match scene.corpus.find(key) {
            Some(id) => {
                let entry = scene.corpus.article(id);
                format!("Differences: {}, {}", entry.outlet(), entry.headline())
            }
            None => "Differences".to_owned(),
        },
        Scope::Event(anchor) => match anchor.event(scene.corpus) {
            Some(id) => {
                let days = dates::days_in_full(scene.corpus.event(id).when);
                format!("Differences on the event of {days}")
            }
            None => "Differences".to_owned(),
        },
        Scope::Everything => "Differences in all articles".to_owned(),
    }
}

/// What the keys do.
fn hints(differences: &Differences, context: DrawContext<'_>, wide: bool) -> Vec<Hint> {
    let mut hints = context.keymap.hints(&[Mode::Differences, Mode::List]);
    hints.retain(|hint| match hint.action {
        Action::Open => !differences.table().lines.is_empty(),
        Action::Differences => differences.tables.len() > 1,
        Action::FocusBeside(_) => wide,
        _ => true,
    });
    let mut turns = hints.iter_mut();
    if let (1.., Some(hint)) = (
        differences.shown,
        turns.find(|it| it.action == Action::Differences),
    ) {
        hint.word = match differences.tables[0].scope {
            Scope::Event(_) => "this event",
            _ => "this article",
        }
        .into();
    }
    hints
}

fn empty(scene: Scene<'_>, table: &Table) -> &'static str {
    match (&table.scope, scene.corpus.articles().len()) {
        _ if !scene.corpus.is_complete() => "Figures are compared as articles are read.",
        (_, 0 | 1) => "There are no other articles to compare this one with.",
        (Scope::Article(_), _) => {
            "This article gives no figure that can be compared, and no date or speaker in doubt; d shows those of all."
        }
        (Scope::Event(_), _) => {
            "The reports of this event give no figure that can be compared, and no date or speaker in doubt; d shows those of all."
        }
        (Scope::Everything, _) => {
            "No two articles give a figure for the same thing; c compares this article with another."
        }
    }
}

/// How many claims stand how to each other, each with its sign.
fn summary(table: &Table, context: DrawContext<'_>, mut row: Row<'_>) {
    row.skip(1);
    for standing in Standing::ALL {
        let n = table.count(standing);
        if n > 0 {
            row.put(
                standing.glyph(context.glyphs),
                context.style(standing.role()),
            );
            let told = format!(" {n} {}  ", standing.name());
            row.put(&told, context.style(StyleRole::Text));
        }
    }
    if table.n_unsaid() > 0 {
        row.put(context.glyphs.silent, context.style(StyleRole::Accent));
        let told = format!(" {} not told here", table.n_unsaid());
        row.put(&told, context.style(StyleRole::Text));
    }
}

/// The names of the outlets that are seen, and that there are more to either side.
fn names(table: &Table, columns: &Columns, context: DrawContext<'_>, mut row: Row<'_>) {
    let each = usize::from(columns.each);
    row.skip(usize::from(SIGN_COLUMNS + columns.claim));
    let left = if columns.first > 0 { "<" } else { " " };
    row.put(left, context.style(StyleRole::Accent));
    let seen = table.outlets.iter().skip(columns.first).take(columns.n);
    let n_more = table
        .outlets
        .len()
        .saturating_sub(columns.first + columns.n);
    let more = match n_more {
        0 => String::new(),
        n => format!(" +{n} >"),
    };
    for (n, outlet) in seen.enumerate() {
        let last = n + 1 == columns.n;
        let room = row
            .left()
            .saturating_sub(if last { more.len() + 1 } else { 1 });
        row.put_cut(
            outlet,
            room.min(each - 1),
            context,
            context.style(StyleRole::Heading),
        );
        if !last {
            row.skip(1);
        }
    }
    row.put_right(&more, context.style(StyleRole::Accent));
}

/// Puts the sign of a claim and what it is about.
fn put_claim(scene: Scene<'_>, line: &Line, room: usize, selected: bool, row: &mut Row<'_>) {
    let context = scene.context;
    let sign = line.standing.glyph(context.glyphs);
    let style = paint::on(selected, context.style(line.standing.role()));
    row.put(sign, style).skip(1);
    let (article, of) = line.of;
    let text = &scene.corpus.article(article).article.text[of];
    let text = match line.subject {
        Subject::Figure => text.to_owned(),
        // The cells of a narrow line tell as much.
        Subject::Date if room < MIN_NAMED => text.to_owned(),
        Subject::Date => format!("date: {text}"),
        Subject::Attribution => format!("said by: “{text}”"),
    };
    let role = match line.standing {
        Standing::Alone => StyleRole::Text,
        _ => StyleRole::Heading,
    };
    row.put_cut(
        &text,
        room,
        context,
        paint::on(selected, context.style(role)),
    );
}

fn draw_line(
    scene: Scene<'_>,
    differences: &Differences,
    at: usize,
    columns: &Columns,
    buffer: &mut Buffer,
    area: Rect,
) {
    let context = scene.context;
    let line = &differences.table().lines[at];
    let here = differences.selection.at == at;
    let mut row = Row::of(buffer, area, 0);
    let bar = if here { context.glyphs.bar } else { " " };
    row.put(bar, context.style(StyleRole::Accent));
    put_claim(scene, line, usize::from(columns.claim), false, &mut row);
    for (n, cell) in line.cells.iter().enumerate() {
        let Some(at) = cell.column.checked_sub(columns.first) else {
            continue;
        };
        if at >= columns.n {
            break;
        }
        let x = SIGN_COLUMNS + columns.claim + 1 + columns.each * at as u16;
        let place = Rect::new(area.x + x, area.y, columns.each - 1, 1);
        let selected = here && differences.selection.column == n;
        if selected {
            paint::shade(buffer, place, context.style(StyleRole::Selection));
        }
        put_cell(scene, line, cell, selected, &mut Row::of(buffer, place, 0));
    }
}

/// A cell in a row of its own: the outlet and what it says.
fn draw_cell_row(
    scene: Scene<'_>,
    table: &Table,
    line: usize,
    cell: usize,
    selected: bool,
    buffer: &mut Buffer,
    area: Rect,
) {
    let context = scene.context;
    if selected {
        paint::shade(buffer, area, context.style(StyleRole::Selection));
    }
    let line = &table.lines[line];
    let cell = &line.cells[cell];
    let mut row = Row::of(buffer, area, 0);
    let bar = if selected { context.glyphs.bar } else { " " };
    row.put(bar, context.style(StyleRole::Accent)).skip(2);
    let outlet = format!("{}: ", table.outlets[cell.column]);
    let room = (row.left() * 2 / 3).min(visible::width(&outlet));
    row.put_cut(
        &outlet,
        room,
        context,
        paint::on(selected, context.style(StyleRole::Text)),
    );
    put_cell(scene, line, cell, selected, &mut row);
}

/// The sentence in which the selected figure stands, with its outlet and date.
fn draw_sentence(scene: Scene<'_>, place: Place, buffer: &mut Buffer, area: Rect) {
    let context = scene.context;
    let line = context.glyphs.horizontal.repeat(usize::from(area.width));
    Row::of(buffer, area, 0).put(&line, context.style(StyleRole::Border));
    let entry = scene.corpus.article(place.article);
    let mut row = Row::of(buffer, area, 1);
    row.skip(1)
        .put(entry.outlet(), context.style(StyleRole::Heading));
    let date = dates::in_full(entry.published.as_ref());
    row.put(
        &format!(" {} {date}", context.glyphs.dot),
        context.style(StyleRole::Dim),
    );
    let text = &entry.article.text;
    let rows: Vec<Span> = wrap::spans(text, place.sentence, area.width.saturating_sub(2)).collect();
    let n_rows = usize::from(area.height.saturating_sub(2));
    // The figure is seen, even at the end of a long sentence.
    let with = rows.iter().position(|row| row.end() > place.figure.start());
    let first = with.map_or(0, |with| (with + 1).saturating_sub(n_rows));
    let layers = [(place.figure, StyleRole::Found)];
    for (n, span) in rows.into_iter().skip(first).take(n_rows).enumerate() {
        let mut row = Row::of(buffer, area, 2 + n as u16);
        row.skip(1);
        highlight::put_layers(text, StyleRole::Text, &layers, span, context, &mut row);
    }
}
