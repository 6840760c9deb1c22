//! A map of where the story is: the places of an article, an event, a day or all articles.

mod globe;
mod spots;

use ratatui::{
    buffer::Buffer,
    layout::Rect,
    symbols::Marker,
    widgets::{
        Widget,
        canvas::{self, Canvas, MapResolution},
    },
};

use super::{
    frame,
    outcome::{Hit, PopupOutcome},
};
use crate::display::{glyphs, visible};
use crate::ui::{
    action::{Action, Direction, Motion},
    keymap::Mode,
    paint::{self, DrawContext, Row},
    scene::Scene,
    theme::StyleRole,
};
use dateline_core::{
    corpus::Corpus,
    story::{ArticleId, EventId},
};
use globe::{Point, Window};
use spots::{Scope, Spot};

/// The map, and the place that is chosen on it.
#[derive(Clone, Debug)]
pub struct Map {
    scopes: Vec<Scope>,
    scope: usize,
    chosen: usize,
    /// Whether all places are shown, and not only where most of the story is.
    far: bool,
}

/// From this width on the list stands beside the map.
const MIN_BESIDE: u16 = 90;
const LIST_COLUMNS: u16 = 40;

/// A map that is wider than so many degrees has coasts of low resolution.
const COARSE: f64 = 60.0;

/// The part of all mentions that a map is fitted to.
const MOST: f64 = 0.9;

impl Map {
    /// The places of the article and the event, or of all articles where nothing known is.
    pub fn new(corpus: &Corpus, article: Option<ArticleId>, event: Option<EventId>) -> Map {
        let scopes = spots::scopes(corpus, article, event);
        let known = scopes.iter().position(|scope| !scope.spots.is_empty());
        Map {
            scope: known.unwrap_or(0),
            scopes,
            chosen: 0,
            far: false,
        }
    }

    fn spots(&self) -> &[Spot] {
        self.scopes
            .get(self.scope)
            .map_or(&[], |scope| &scope.spots)
    }

    /// Does `action`.
    pub fn update(&mut self, action: Action) -> PopupOutcome {
        let last = self.spots().len().saturating_sub(1);
        match action {
            Action::Close => return PopupOutcome::Close,
            Action::Open => {
                return match self.spots().get(self.chosen) {
                    Some(spot) => PopupOutcome::Go(Hit::Entity(spot.anchor.clone())),
                    None => PopupOutcome::Close,
                };
            }
            Action::FocusRound(_) => {
                self.scope = (self.scope + 1) % self.scopes.len().max(1);
                self.chosen = 0;
            }
            Action::Zoom => self.far = !self.far,
            Action::Follow(direction) => self.chosen = direction.step(self.chosen, 1, last + 1),
            Action::FocusBeside(Direction::Previous) => self.go(0.0, -1.0),
            Action::FocusBeside(Direction::Next) => self.go(0.0, 1.0),
            Action::Move(Motion::Line(Direction::Previous)) => self.go(1.0, 0.0),
            Action::Move(Motion::Line(Direction::Next)) => self.go(-1.0, 0.0),
            Action::Move(Motion::First) => self.chosen = 0,
            Action::Move(Motion::Last) => self.chosen = last,
            _ => (),
        }
        PopupOutcome::Stay
    }

    /// Chooses the nearest place that lies rather that way than any other.
    fn go(&mut self, north: f64, east: f64) {
        let Some(here) = self.spots().get(self.chosen).map(|spot| spot.at) else {
            return;
        };
        let shrink = here.lat.to_radians().cos();
        let ahead = |spot: &Spot| {
            let (up, right) = (spot.at.lat - here.lat, (spot.at.lon - here.lon) * shrink);
            let along = up * north + right * east;
            let aside = (up * east).abs() + (right * north).abs();
            (along > 0.0 && aside <= along).then_some(along + aside)
        };
        let spots = self.spots().iter().enumerate();
        let ways = spots.filter_map(|(at, spot)| Some((at, ahead(spot)?)));
        if let Some((at, _)) = ways.min_by(|a, b| a.1.total_cmp(&b.1)) {
            self.chosen = at;
        }
    }

    /// What the map is fitted to: where most of it is, or all, and what is chosen.
    fn fitted(&self) -> Vec<Point> {
        let spots = self.spots();
        let towns: Vec<&Spot> = spots.iter().filter(|spot| !spot.is_country).collect();
        let few = towns.len() < 2;
        let mut near: Vec<&Spot> = if self.far || few {
            spots.iter().collect()
        } else {
            towns
        };
        let Some(first) = near.first().map(|spot| spot.at) else {
            return Vec::new();
        };
        let total: usize = near.iter().map(|spot| spot.count).sum();
        near.sort_by(|a, b| first.distance(a.at).total_cmp(&first.distance(b.at)));
        let mut seen = 0;
        let mut points = Vec::new();
        for spot in near {
            if !self.far && seen as f64 >= MOST * total as f64 {
                break;
            }
            seen += spot.count;
            points.push(spot.at);
        }
        points.extend(spots.get(self.chosen).map(|spot| spot.at));
        points
    }

    /// Draws the map over the whole screen, with a list beside or below it.
    pub fn draw(&self, scene: Scene<'_>, buffer: &mut Buffer) {
        let (area, context) = (scene.layout.area, scene.context);
        let Some(scope) = self.scopes.get(self.scope) else {
            return;
        };
        let dot = context.glyphs.dot;
        let heading = match scope.n_unknown {
            0 => format!("Map {dot} {}", scope.name),
            n => format!("Map {dot} {} {dot} {n} not known", scope.name),
        };
        let inner = frame::draw(&heading, context, buffer, area);
        let hints = context.keymap.hints(&[Mode::Map, Mode::List]);
        frame::put_foot(&hints, context, buffer, inner);
        let bottom = inner.height.saturating_sub(1);
        let inner = Rect {
            height: bottom,
            ..inner
        };
        if scope.spots.is_empty() {
            let says = "None of its places is in the gazetteer, or it is not sure which is meant; Tab shows other places.";
            paint::put_wrapped(buffer, inner, says, context.style(StyleRole::Text));
            return;
        }
        let (chart, list) = divided(inner, scope.spots.len());
        draw_chart(self, context, buffer, chart);
        draw_list(self, context, buffer, list);
    }
}

/// The room of the map and of the list.
fn divided(inner: Rect, n_spots: usize) -> (Rect, Rect) {
    if inner.width >= MIN_BESIDE {
        let chart = Rect {
            width: inner.width - LIST_COLUMNS - 1,
            ..inner
        };
        let x = chart.right() + 1;
        return (
            chart,
            Rect {
                x,
                width: LIST_COLUMNS,
                ..inner
            },
        );
    }
    let rows = (inner.height / 3).min(n_spots as u16);
    let chart = Rect {
        height: inner.height - rows,
        ..inner
    };
    let list = Rect {
        y: chart.bottom(),
        height: rows,
        ..inner
    };
    (chart, list)
}

fn draw_chart(map: &Map, context: DrawContext<'_>, buffer: &mut Buffer, area: Rect) {
    let area = area.intersection(buffer.area);
    if area.is_empty() {
        return;
    }
    let window = Window::around(&map.fitted(), area.width, area.height);
    draw_coasts(&window, context, buffer, area);
    let spots = map.spots();
    let most = spots.first().map_or(1, |spot| spot.count);
    // The chosen place is never hidden by another, nor is one often named by one seldom named.
    let mut order: Vec<usize> = (0..spots.len()).collect();
    order.sort_by_key(|at| (*at != map.chosen, *at));
    let mut taken = vec![false; usize::from(area.width) * usize::from(area.height)];
    let cell = |x: u16, y: u16| usize::from(y) * usize::from(area.width) + usize::from(x);
    let mut marks = Vec::new();
    for at in order {
        if let Some((x, y)) = window.cell(spots[at].at, area.width, area.height)
            && !std::mem::replace(&mut taken[cell(x, y)], true)
        {
            marks.push((at, x, y));
        }
    }
    for &(at, x, y) in &marks {
        let spot = &spots[at];
        let chosen = at == map.chosen;
        let (sign, role) = match chosen {
            true => (context.glyphs.here, StyleRole::Current),
            false => (sign(spot.count, most, context), StyleRole::Place),
        };
        Row::of(buffer, area, y)
            .skip(usize::from(x))
            .put(sign, context.style(role));
    }
    for (at, x, y) in marks {
        let (spot, chosen) = (&spots[at], at == map.chosen);
        let width = visible::width(&spot.name) as u16;
        let right = x.saturating_add(2);
        let left = x.saturating_sub(width.saturating_add(1));
        // What is chosen is named in any case.
        let free = |from: u16| {
            let mut cells = from..from.saturating_add(width);
            from + width <= area.width && (chosen || cells.all(|x| !taken[cell(x, y)]))
        };
        let from = match (free(right), x > width && free(left)) {
            (true, _) => right,
            (false, true) => left,
            (false, false) => continue,
        };
        for x in from..from + width {
            taken[cell(x, y)] = true;
        }
        let role = if chosen {
            StyleRole::Current
        } else {
            StyleRole::Text
        };
        // A blank keeps the coast off the name.
        let (from, name) = match from > x {
            true => (from - 1, format!(" {}", spot.name)),
            false => (from, format!("{} ", spot.name)),
        };
        Row::of(buffer, area, y)
            .skip(usize::from(from))
            .put(&name, context.style(role));
    }
}

/// The coasts of the world, as far as `window` shows them.
fn draw_coasts(window: &Window, context: DrawContext<'_>, buffer: &mut Buffer, area: Rect) {
    let resolution = match window.right * 2.0 > COARSE {
        true => MapResolution::Low,
        false => MapResolution::High,
    };
    let Window { middle, up, right } = *window;
    Canvas::default()
        .marker(Marker::Braille)
        .x_bounds([middle.lon - right, middle.lon + right])
        .y_bounds([middle.lat - up, middle.lat + up])
        .paint(|canvas| {
            canvas.draw(&canvas::Map {
                resolution,
                ..canvas::Map::default()
            });
        })
        .render(area, buffer);
    let is_ascii = *context.glyphs == glyphs::ASCII;
    for position in area.positions() {
        let cell = &mut buffer[position];
        if is_ascii && !cell.symbol().is_ascii() {
            cell.set_symbol(context.glyphs.span);
        }
        cell.set_style(context.style(StyleRole::Border));
    }
}

/// A mark by how often a place is named, beside the one that is named most.
fn sign(count: usize, most: usize, context: DrawContext<'_>) -> &'static str {
    let glyphs = context.glyphs;
    match count * 4 {
        n if n >= most * 2 => glyphs.day,
        n if n >= most => glyphs.range,
        _ => glyphs.span,
    }
}

fn draw_list(map: &Map, context: DrawContext<'_>, buffer: &mut Buffer, area: Rect) {
    let spots = map.spots();
    let height = usize::from(area.height).max(1);
    let top = (map.chosen + 1).saturating_sub(height);
    let Some(first) = spots.first() else {
        return;
    };
    for (n, (at, spot)) in spots.iter().enumerate().skip(top).take(height).enumerate() {
        let selected = at == map.chosen;
        let line = Rect {
            y: area.y + n as u16,
            height: 1,
            ..area
        };
        if selected {
            paint::shade(buffer, line, context.style(StyleRole::Selection));
        }
        let style = |role: StyleRole| paint::on(selected, context.style(role));
        let way = match at {
            0 => String::new(),
            _ => format!(
                "{:>2} {:>5.0} km",
                first.at.bearing(spot.at),
                first.at.distance(spot.at)
            ),
        };
        let facts = format!("{} {:>4} {way:>11}", spot.country, spot.count);
        let mut row = Row::of(buffer, line, 0);
        let bar = if selected { context.glyphs.bar } else { " " };
        let room = row.left().saturating_sub(facts.len() + 3);
        row.put(bar, context.style(StyleRole::Accent))
            .put_cut(&spot.name, room, context, style(StyleRole::Place))
            .put_right(&facts, style(StyleRole::Dim));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::fixture::{STORY, Session};

    /// Three towns and two countries.
    const JOURNEY: &str = "
//- courier/1.txt 2024-03-04
A train through the hills

The train left the city of Madrid in Spain on Monday. It passed the city of Zaragoza and reached the city of Barcelona; from the city of Madrid another left for France.
";

    fn map_at(width: u16, height: u16) -> Session {
        let mut session = Session::start(JOURNEY, width, height);
        session.press("W");
        session
    }

    #[test]
    fn places_stand_on_the_map_and_in_a_list_with_bearing_and_distance() {
        let session = map_at(100, 30);
        assert_eq!(session.lines_with("Map · this article", &[]).len(), 1);
        let rows = session.lines_with("NE", &[]);
        let zaragoza = rows.iter().find(|it| it.contains("Zaragoza"));
        assert!(zaragoza.is_some_and(|it| it.contains("km")), "{rows:?}");
        let chosen = session.lines_with("◆", &[]);
        assert_eq!(chosen.len(), 1);
        assert!(
            chosen[0].contains("Madrid"),
            "the place that is named most is chosen"
        );
    }

    #[test]
    fn the_map_fits_every_window_and_always_shows_what_is_chosen() {
        for (width, height) in [(60, 20), (100, 30), (160, 50)] {
            let mut session = map_at(width, height);
            for _ in 0..6 {
                let chosen = session.lines_with("◆", &[]);
                assert_eq!(chosen.len(), 1, "{width}×{height}");
                session.press("n");
            }
        }
    }

    #[test]
    fn arrows_go_that_way_and_enter_to_the_name() {
        let mut session = map_at(100, 30);
        session.press("Right");
        let chosen = session.lines_with("◆", &[]).concat();
        assert!(!chosen.contains("◆ Madrid"), "{chosen}");
        session.press("l l l Enter");
        assert!(session.app.popup.is_none());
        let cursor = session.app.text.cursor.expect("a mention");
        let entry = session.app.text.entry.clone().expect("an article");
        assert_eq!(&entry.article.text[cursor], "Barcelona");
    }

    #[test]
    fn tab_goes_round_what_the_places_are_of_and_esc_closes() {
        let mut session = map_at(100, 30);
        let mut seen = Vec::new();
        for _ in 0..8 {
            let heading = session.lines_with("Map · ", &[]).concat();
            for name in ["this article", "all articles"] {
                if heading.contains(name) && !seen.contains(&name) {
                    seen.push(name);
                }
            }
            session.press("Tab");
        }
        assert_eq!(seen, ["this article", "all articles"]);
        session.press("Esc");
        assert!(session.app.popup.is_none());
    }

    #[test]
    fn a_map_without_known_places_says_why_it_is_empty() {
        let mut session = Session::start(STORY, 100, 30);
        session.press("W");
        let says = session.lines_with("None of its places is in the gazetteer", &[]);
        assert_eq!(says.len(), 1);
    }

    #[test]
    fn in_ascii_there_is_nothing_else() {
        let mut session = Session::start(JOURNEY, 100, 30);
        session.app.screen.glyphs = &glyphs::ASCII;
        session.press("W");
        assert!(session.screen(&[]).is_ascii());
    }
}
