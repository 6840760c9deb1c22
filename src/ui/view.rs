//! Draws the app. Reads it only; every cell follows from the [`App`].

use ratatui::{Frame, buffer::Buffer, layout::Rect};

use super::{
    action::Action,
    app::App,
    keymap::{Hint, Mode},
    layout::LayoutKind,
    paint::{self, Row},
    pane::Pane,
    panes::{
        articles::{self, ArticleList, Order},
        entities, mini_timeline, text, timeline,
    },
    popups::frame,
    theme::StyleRole,
};
use crate::display::{
    dates,
    numbers::{counted, grouped},
    visible, wrap,
};

/// What is hinted at in the footer, the most useful first.
const FOOTER: [Action; 7] = [
    Action::Help,
    Action::Search,
    Action::Jump,
    Action::Drawer(Pane::Entities),
    Action::Drawer(Pane::Timeline),
    Action::Command,
    Action::BackOrQuit,
];

/// Draws everything.
pub fn draw(app: &App, frame: &mut Frame<'_>) {
    draw_on(app, frame.buffer_mut());
}

/// Draws everything into `buffer`.
pub fn draw_on(app: &App, buffer: &mut Buffer) {
    let area = buffer.area;
    if area.is_empty() {
        return;
    }
    let context = app.screen.context();
    paint::clear(buffer, area, context.style(StyleRole::Ground));
    if app.screen.layout.kind == LayoutKind::Tiny {
        draw_tiny(app, buffer);
        return;
    }
    draw_frame(app, buffer);
    let scene = app.scene();
    for (pane, area) in &app.screen.layout.panes {
        match pane {
            Pane::Articles => {
                let list = ArticleList {
                    pane: &app.articles,
                    status: &app.world.status,
                    n_new: app.text.reading.n_new,
                };
                articles::draw(scene, &list, buffer, *area);
            }
            Pane::Text => text::draw(scene, &app.text, buffer, app.screen.layout.page()),
            Pane::Entities => entities::draw(scene, &app.entities, buffer, *area),
            Pane::Timeline => timeline::draw(scene, &app.timeline, buffer, *area),
        }
    }
    if !app.screen.layout.mini_timeline.is_empty() {
        mini_timeline::draw(scene, buffer, app.screen.layout.mini_timeline);
    }
    if !app.screen.layout.header.is_empty() {
        draw_header(app, buffer);
    }
    if !app.screen.layout.footer.is_empty() {
        draw_footer(app, buffer);
    }
    if let Some(popup) = &app.popup {
        popup.draw(scene, buffer);
    }
    draw_continuations(app, buffer);
}

/// Title and position, and nothing else.
fn draw_tiny(app: &App, buffer: &mut Buffer) {
    let context = app.screen.context();
    let area = app.screen.layout.area;
    let Some(id) = app.shown() else {
        Row::of(buffer, area, 0).put(&app.world.name, context.style(StyleRole::Dim));
        return;
    };
    let width = area.width;
    let position = position(app);
    let headline = app.world.corpus.article(id).headline();
    let rows = wrap::wrap(headline, width);
    let room = usize::from(area.height.saturating_sub(1)).max(1);
    for (n, line) in rows.into_iter().take(room).enumerate() {
        Row::of(buffer, area, n as u16).put(&headline[line], context.style(StyleRole::Title));
    }
    if area.height > 1 {
        Row::of(buffer, area, area.height - 1).put(&position, context.style(StyleRole::Dim));
    }
}

/// The lines around and between the panes, with their headings.
fn draw_frame(app: &App, buffer: &mut Buffer) {
    let layout = &app.screen.layout;
    let frame = layout.frame;
    if frame.is_empty() {
        return;
    }
    let context = app.screen.context();
    let glyphs = context.glyphs;
    let style = context.style(StyleRole::Border);
    let boxed = layout.kind >= LayoutKind::Four;
    let (top, bottom) = (0, frame.height - 1);
    let horizontal = glyphs.horizontal.repeat(usize::from(frame.width));
    for n in [top, bottom] {
        Row::of(buffer, frame, n).put(&horizontal, style);
    }
    let mut verticals: Vec<u16> = layout.dividers.iter().map(|(_, x)| *x).collect();
    if layout.kind == LayoutKind::Wide {
        verticals.extend(layout.pane(Pane::Timeline).map(|area| area.x - 1));
    }
    for x in verticals {
        let column = Rect::new(x, frame.y, 1, frame.height);
        Row::of(buffer, column, top).put(glyphs.tee_down, style);
        Row::of(buffer, column, bottom).put(glyphs.tee_up, style);
        for n in top + 1..bottom {
            Row::of(buffer, column, n).put(glyphs.vertical, style);
        }
    }
    if boxed {
        let right = frame.right() - 1;
        for (x, up, down) in [
            (frame.x, glyphs.top_left, glyphs.bottom_left),
            (right, glyphs.top_right, glyphs.bottom_right),
        ] {
            let column = Rect::new(x, frame.y, 1, frame.height);
            Row::of(buffer, column, top).put(up, style);
            Row::of(buffer, column, bottom).put(down, style);
            for n in top + 1..bottom {
                Row::of(buffer, column, n).put(glyphs.vertical, style);
            }
        }
        for (pane, area) in &layout.panes {
            if *pane == Pane::Timeline && layout.kind == LayoutKind::Four {
                let line = Rect::new(area.x - 1, area.y - 1, area.width + 2, 1);
                let middle = glyphs.horizontal.repeat(usize::from(area.width));
                let mut row = Row::of(buffer, line, 0);
                row.put(glyphs.tee_right, style)
                    .put(&middle, style)
                    .put(glyphs.tee_left, style);
            }
        }
    }
    for (pane, area) in &layout.panes {
        draw_heading(app, *pane, *area, buffer);
    }
}

/// The name of a pane, and in which order its rows are and which of them, where that can be chosen.
fn title(app: &App, pane: Pane) -> String {
    match pane {
        Pane::Entities => (),
        Pane::Articles if app.articles.order(&app.world.corpus) == Order::Story => {
            return format!("{} {}", pane.name(), Order::Story.name());
        }
        Pane::Timeline => {
            let of = app.timeline.followed(&app.world.corpus);
            let name = of.map(|id| visible::clean(&app.world.corpus.entity(id).name).into_owned());
            return match name {
                Some(name) => format!("{}: {name}", pane.name()),
                None => pane.name().to_owned(),
            };
        }
        _ => return pane.name().to_owned(),
    }
    let order = app.entities.order.name();
    match app.entities.narrowed.as_str() {
        "" => format!("{} {order}", pane.name()),
        narrowed => format!("{}: {}, {order}", pane.name(), visible::clean(narrowed)),
    }
}

fn draw_heading(app: &App, pane: Pane, area: Rect, buffer: &mut Buffer) {
    let context = app.screen.context();
    let focused = app.screen.focus == pane;
    let style = match focused {
        true => context
            .style(StyleRole::Heading)
            .patch(context.style(StyleRole::BorderFocused)),
        false => context.style(StyleRole::Heading),
    };
    let above = Rect::new(area.x, area.y - 1, area.width, 1);
    if focused {
        let line = context.glyphs.horizontal.repeat(usize::from(area.width));
        Row::of(buffer, above, 0).put(&line, context.style(StyleRole::BorderFocused));
    }
    let mut row = Row::of(buffer, above, 0);
    let room = row.left().saturating_sub(2);
    let told = format!(" {} ", title(app, pane));
    row.skip(1).put_cut(&told, room, context, style);
}

/// What is open, and how much of it there is.
fn draw_header(app: &App, buffer: &mut Buffer) {
    let context = app.screen.context();
    let area = app.screen.layout.header;
    let dot = context.glyphs.dot;
    let n_articles = app.world.corpus.articles().len();
    let n_unread = grouped(app.world.n_unread());
    let days = app.days_kept().map(dates::span);
    let counts = match app.world.corpus.n_outlets() {
        _ if days.is_some() => {
            let n_kept = grouped(app.articles.ids.len());
            format!("{n_kept} of {} ", counted(n_articles, "article"))
        }
        0 => format!(
            "{} {dot} {n_unread} unread ",
            counted(n_articles, "article")
        ),
        n => format!(
            "{} {dot} {} {dot} {n_unread} unread ",
            counted(n, "outlet"),
            counted(n_articles, "article")
        ),
    };
    let mut row = Row::of(buffer, area, 0);
    row.skip(1);
    if app.screen.layout.kind == LayoutKind::Single {
        // The way here, as a breadcrumb.
        row.put(
            &title(app, app.screen.focus),
            context.style(StyleRole::Heading),
        );
        if let (Pane::Text, Some(id)) = (app.screen.focus, app.shown()) {
            let outlet = app.world.corpus.article(id).outlet();
            row.put(
                &format!(" {} {outlet}", context.glyphs.arrow),
                context.style(StyleRole::Dim),
            );
        }
        if let Some(days) = days.filter(|_| app.screen.focus != Pane::Text) {
            let room = row
                .left()
                .saturating_sub(visible::width(&position(app)) + 4);
            row.skip(1)
                .put_cut(&days, room, context, context.style(StyleRole::Followed));
        }
        row.skip(1).put_right(
            &format!("{} ", position(app)),
            context.style(StyleRole::Dim),
        );
        return;
    }
    row.put("Dateline", context.style(StyleRole::Heading))
        .skip(2);
    let room = row.left().saturating_sub(visible::width(&counts) + 1);
    match days {
        Some(days) => row.put_cut(&days, room, context, context.style(StyleRole::Followed)),
        None => row.put_cut(
            &app.world.name,
            room,
            context,
            context.style(StyleRole::Text),
        ),
    };
    row.put_right(&counts, context.style(StyleRole::Dim));
}

/// What was just done, or the keys that matter now; the position at the right.
fn draw_footer(app: &App, buffer: &mut Buffer) {
    let context = app.screen.context();
    let area = app.screen.layout.footer;
    // One pane at a time has it in the breadcrumb.
    let position = match app.screen.layout.kind {
        LayoutKind::Single => String::new(),
        _ => format!("{} ", position(app)),
    };
    let mut row = Row::of(buffer, area, 0);
    row.skip(1);
    let room = row.left().saturating_sub(visible::width(&position) + 1);
    if let Some(message) = &app.message {
        let role = if message.error {
            StyleRole::Error
        } else {
            StyleRole::Message
        };
        row.put_cut(
            &visible::clean(&message.text),
            room,
            context,
            context.style(role),
        );
    } else {
        let mut used = 0;
        if let Some(progress) = progress(app) {
            used = visible::width(&progress) + 2;
            row.put_cut(&progress, room, context, context.style(StyleRole::Message));
            row.skip(usize::from(used <= room) * 2);
        }
        if used == 0 {
            frame::put_hints(&hints(app), room.saturating_sub(2), context, &mut row);
        }
    }
    row.put_right(&position, context.style(StyleRole::Dim));
}

/// What is hinted at, in this order.
fn hints(app: &App) -> Vec<Hint> {
    let mut hints = app.screen.keymap.hints(&[Mode::Panes]);
    let rank = |hint: &Hint| FOOTER.iter().position(|it| *it == hint.action);
    hints.sort_by_key(|hint| rank(hint).unwrap_or(FOOTER.len()));
    hints
}

/// What is being done, how far, and what could not be read.
fn progress(app: &App) -> Option<String> {
    let n_articles = app.world.corpus.articles().len();
    if !app.world.corpus.is_complete() {
        return Some(format!(
            "reading: {} so far",
            counted(n_articles, "article")
        ));
    }
    let problems = app.world.corpus.problems();
    if problems.is_empty() || app.world.has_seen_problems() {
        return None;
    }
    let n_doubts = problems.iter().filter(|problem| problem.recovered).count();
    let told = match (problems.len() - n_doubts, n_doubts) {
        (0, doubts) => counted(doubts, "doubt"),
        (lost, 0) => format!("{} not read", grouped(lost)),
        (lost, doubts) => format!("{} not read, {}", grouped(lost), counted(doubts, "doubt")),
    };
    Some(format!("{told}; :problems tells"))
}

/// The number of the article, and how much of it has been seen.
fn position(app: &App) -> String {
    let n_articles = app.articles.ids.len();
    match app.shown() {
        Some(id) => format!(
            "{}/{}  {:>3} %",
            (app.articles.position(id)).map_or("-".to_owned(), |at| grouped(at + 1)),
            grouped(n_articles),
            app.text.percent_seen()
        ),
        None => format!("0/{n_articles}"),
    }
}

/// After a prefix, what can follow.
fn draw_continuations(app: &App, buffer: &mut Buffer) {
    if app.typed.is_empty() {
        return;
    }
    let context = app.screen.context();
    let next = app.screen.keymap.continuations(&app.modes(), &app.typed);
    let lines: Vec<String> = next
        .iter()
        .map(|(key, help)| format!(" {key}  {help} "))
        .collect();
    let width = lines
        .iter()
        .map(|line| visible::width(line))
        .max()
        .unwrap_or(0) as u16
        + 2;
    let height = lines.len() as u16 + 2;
    let screen = app.screen.layout.area;
    let area = Rect::new(
        screen.right().saturating_sub(width + 1),
        screen.bottom().saturating_sub(height + 1),
        width.min(screen.width),
        height.min(screen.height),
    );
    let typed: Vec<String> = app.typed.iter().map(ToString::to_string).collect();
    let inner = frame::draw(&typed.join(" "), context, buffer, area);
    for (n, line) in lines.iter().enumerate() {
        Row::of(buffer, inner, n as u16).put(line, context.style(StyleRole::Text));
    }
}
