//! Draws two articles side by side.

use ratatui::{buffer::Buffer, layout::Rect};

use super::{
    Beside, MIN_BESIDE, Pair, ROWS_AROUND, Standing,
    rows::{ListRow, SINGLE_MARGINS, side_columns},
};
use crate::display::{dates, numbers::counted, visible};
use crate::ui::{
    highlight,
    keymap::Mode,
    paint::{DrawContext, Row},
    popups::frame,
    scene::Scene,
    theme::StyleRole,
};
use dateline_core::{corpus::Entry, text::Span};

/// How the sides are called where they do not stand beside each other.
const LETTERS: [&str; 2] = ["A", "B"];

/// Draws the box.
pub fn draw(scene: Scene<'_>, beside: &Beside, buffer: &mut Buffer) {
    let context = scene.context;
    let wide = beside.width >= MIN_BESIDE;
    let area = super::area(scene.layout.area);
    let heading = heading(beside, wide);
    let room = usize::from(area.width).saturating_sub(6);
    let heading = visible::cut(&heading, room, context.glyphs.ellipsis);
    let inner = frame::draw(&heading, context, buffer, area);
    let entries = beside.articles.map(|id| scene.corpus.article(id));
    let hints = context.keymap.hints(&[Mode::Beside, Mode::List]);
    frame::put_foot(&hints, context, buffer, inner);
    let list = Rect::new(
        inner.x,
        inner.y + 3.min(inner.height),
        inner.width,
        area.height.saturating_sub(ROWS_AROUND),
    );
    for (side, entry) in entries.into_iter().enumerate() {
        let place = if wide {
            side_area(Rect { height: 2, ..inner }, side)
        } else {
            Rect::new(inner.x, inner.y + side as u16, inner.width, 1)
        };
        name(entry, side, wide, context, buffer, place);
    }
    if wide {
        for n in 0..list.bottom().saturating_sub(inner.y) {
            let mut row = Row::of(buffer, inner, n);
            row.skip(usize::from(side_columns(inner.width)));
            row.put(context.glyphs.vertical, context.style(StyleRole::Border));
        }
    }
    if beside.levels.is_empty() {
        let mut row = Row::of(buffer, list, 0);
        row.skip(1).put(
            "Neither article has any running text.",
            context.style(StyleRole::Dim),
        );
    }
    let seen = beside.rows.iter().skip(beside.selection.scroll.top);
    for (n, row) in seen.take(usize::from(list.height)).enumerate() {
        let area = Rect::new(list.x, list.y + n as u16, list.width, 1);
        match *row {
            ListRow::Both(sides) => {
                for (side, its) in sides.into_iter().enumerate() {
                    if let Some((level, span)) = its {
                        let row = Row::of(buffer, side_area(area, side), 0);
                        put(beside, entries[side], (level, side), span, context, row);
                    }
                }
            }
            ListRow::One(level, side, span) => {
                let pair = &beside.levels[level];
                let same = pair.standing(side) == Standing::Level && !pair.is_edited();
                let whose = if same { "AB" } else { LETTERS[side] };
                let mut letters = Row::of(buffer, area, 0);
                letters
                    .skip(1)
                    .put(whose, context.style(StyleRole::Heading));
                put(
                    beside,
                    entries[side],
                    (level, side),
                    span,
                    context,
                    Row::of(buffer, area, 0),
                );
            }
            ListRow::Blank => (),
        }
    }
}

fn side_area(area: Rect, side: usize) -> Rect {
    let width = side_columns(area.width);
    Rect {
        x: area.x + side as u16 * (width + 1),
        width,
        ..area
    }
}

fn heading(beside: &Beside, wide: bool) -> String {
    let n_edited = beside.levels.iter().filter(|it| it.is_edited()).count();
    let alone = |side: usize| {
        let alone = beside
            .levels
            .iter()
            .filter(|it| it.level.sides[side].is_some() && it.standing(side) == Standing::Alone);
        alone.count()
    };
    let level = |it: &&Pair| it.standing(0) == Standing::Level;
    let n_level = beside.levels.iter().filter(level).count();
    match n_level {
        0 => "No sentence in common".to_owned(),
        n => {
            let in_both = counted(n, "sentence");
            let [one, other] = if wide { ["left", "right"] } else { LETTERS };
            let (n_one, n_other) = (alone(0), alone(1));
            format!(
                "{in_both} in both, {n_edited} in other words; only {one} {n_one}, only {other} {n_other}"
            )
        }
    }
}

/// The names of an article: outlet and date, and where there is room the headline.
fn name(
    entry: &Entry,
    side: usize,
    wide: bool,
    context: DrawContext<'_>,
    buffer: &mut Buffer,
    area: Rect,
) {
    let date = dates::in_full(entry.published.as_ref());
    let mark = dates::mark(entry.published.as_ref(), context.glyphs).trim();
    let date = format!(" {} {date}{mark}", context.glyphs.dot);
    let mut row = Row::of(buffer, area, 0);
    if wide {
        row.skip(3);
    } else {
        row.skip(1)
            .put(LETTERS[side], context.style(StyleRole::Heading))
            .skip(2);
    }
    let room = row.left().saturating_sub(visible::width(&date) + 1);
    let outlet = visible::cut(entry.outlet(), room, context.glyphs.ellipsis);
    row.put(&outlet, context.style(StyleRole::Heading));
    row.put(&date, context.style(StyleRole::Dim));
    if wide {
        let mut row = Row::of(buffer, area, 1);
        let room = row.left().saturating_sub(4);
        row.skip(3).put_cut(
            entry.headline(),
            room,
            context,
            context.style(StyleRole::Title),
        );
    }
}

/// Puts a row of a sentence with the bar of what is selected, its sign, and its differences marked.
fn put(
    beside: &Beside,
    entry: &Entry,
    (level, side): (usize, usize),
    span: Span,
    context: DrawContext<'_>,
    mut row: Row<'_>,
) {
    let pair = &beside.levels[level];
    let chosen =
        beside.selection.at == level && beside.selected().is_some_and(|(it, _)| it == side);
    // What is shown once stands for both.
    let once = beside.width < MIN_BESIDE && !pair.is_edited();
    let selected = chosen || beside.selection.at == level && once;
    let bar = if selected { context.glyphs.bar } else { " " };
    row.put(bar, context.style(StyleRole::Accent));
    if beside.width < MIN_BESIDE {
        row.skip(usize::from(SINGLE_MARGINS) - 3);
    }
    let (sign, role, base) = match pair.standing(side) {
        Standing::Alone => (context.glyphs.only, StyleRole::Accent, StyleRole::Text),
        Standing::Elsewhere => (context.glyphs.arrow, StyleRole::Dim, StyleRole::Dim),
        Standing::Level if touches(&pair.edits[side], span) => {
            (context.glyphs.clash, StyleRole::Error, StyleRole::Text)
        }
        Standing::Level if pair.retold => {
            (context.glyphs.inferred, StyleRole::Dim, StyleRole::Text)
        }
        Standing::Level if pair.is_edited() => (" ", StyleRole::Dim, StyleRole::Text),
        Standing::Level => (context.glyphs.agree, StyleRole::Dim, StyleRole::Dim),
    };
    row.put(sign, context.style(role)).skip(1);
    let edits = pair.edits[side].iter();
    let edits: Vec<_> = edits.map(|it| (*it, StyleRole::Found)).collect();
    highlight::put_layers(&entry.article.text, base, &edits, span, context, &mut row);
}

/// Whether one of `edits` stands in `row`, or something is missing there.
fn touches(edits: &[Span], row: Span) -> bool {
    let touches = |it: &Span| match it.is_empty() {
        true => row.start() <= it.start() && it.start() <= row.end(),
        false => it.start() < row.end() && row.start() < it.end(),
    };
    edits.iter().any(touches)
}
