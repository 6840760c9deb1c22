//! Jump to something by typing a few of its letters, with a look at it beside.

use std::collections::BTreeMap;

use crossterm::event::{KeyCode, KeyModifiers};
use ratatui::{buffer::Buffer, layout::Rect};
use tui_input::Input;

use super::{AppView, Outcome, frame, frame::Choice, preview, prompt};
use crate::{
    article::ArticleKey,
    corpus::{
        Corpus,
        fuzzy::{Folded, Query, Scorer},
    },
    story::ArticleId,
    ui::{
        app::App,
        follow::Anchor,
        highlight,
        key::Key,
        keymap::BINDINGS,
        paint::{self, Row, Skin},
        rank::{self, Candidate, Ranked, Scope},
        theme::Look,
        visible,
    },
};

/// Columns from which a look at the choice stands beside the list.
const PREVIEW_COLUMNS: u16 = 70;

/// A jump being typed.
#[derive(Clone, Debug, Default)]
pub struct Jump {
    /// What is typed.
    pub input: Input,
    /// Where it can lead.
    pub scope: Scope,
    /// A mention of the name that the one found is merged with.
    pub merged: Option<Anchor>,
    /// The article that the one found is set beside.
    pub beside: Option<ArticleKey>,
    /// Which part of it others have too, in per cent, by article.
    shares: BTreeMap<ArticleId, u32>,
    /// The query whose results are awaited.
    pub generation: u64,
    /// Whether what is found is to be gone to as soon as it is.
    opening: bool,
    ranked: Ranked,
    choice: Choice,
}

/// Where a jump leads, in any snapshot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hit {
    /// An article.
    Article(ArticleKey),
    /// The entity that is mentioned there.
    Entity(Anchor),
    /// The event that is told there.
    Event(Anchor),
    /// The nth line of the key table.
    Command(usize),
    /// Nowhere: the first article is set beside the second.
    Beside(ArticleKey, ArticleKey),
    /// Nowhere: what is mentioned at the first is merged with what is at the second.
    Merge(Anchor, Anchor),
}

impl Jump {
    /// An empty jump.
    pub fn new(scope: Scope) -> Jump {
        Jump {
            scope,
            ..Jump::default()
        }
    }

    /// An empty choice of the name that the one mentioned at `merged` is merged with.
    pub fn merge(merged: Anchor) -> Jump {
        Jump {
            merged: Some(merged),
            ..Jump::new(Scope::Names)
        }
    }

    /// An empty choice of the article that the one named `own` is set beside.
    pub fn beside(own: ArticleKey) -> Jump {
        Jump {
            beside: Some(own),
            ..Jump::default()
        }
    }

    /// Takes a newer snapshot for what is to be ranked next.
    pub fn take_corpus(&mut self, corpus: &Corpus) {
        let own = self.beside.as_ref().and_then(|key| corpus.find(key));
        if let Some(own) = own {
            let n_words = corpus.article(own).n_words.max(1);
            let shares = corpus.in_common(own).into_iter();
            self.shares = shares.map(|(id, n)| (id, 100 * n / n_words)).collect();
            self.scope = Scope::Beside(own);
        }
    }

    /// Takes a key.
    pub fn press(&mut self, app: &AppView<'_>, key: Key) -> Outcome {
        match key.code {
            KeyCode::Esc => return Outcome::Close,
            KeyCode::Backspace if self.input.value().is_empty() => return Outcome::Close,
            KeyCode::Enter if self.ranked.generation != self.generation => {
                self.opening = true;
                return Outcome::Stay;
            }
            KeyCode::Enter => {
                return match self.hit() {
                    Some(hit) => Outcome::Go(hit),
                    None => Outcome::Stay,
                };
            }
            KeyCode::Tab if key.modifiers.is_empty() => return self.step(app, KeyCode::Down),
            KeyCode::Tab => return self.step(app, KeyCode::Up),
            _ => (),
        }
        let n_hits = self.ranked.hits.len();
        if self.choice.press(key, n_hits, frame::list_rows(app.height)) {
            return Outcome::Stay;
        }
        match prompt::edit(&mut self.input, key) {
            Some(true) => {
                self.opening = false;
                self.choice.reset();
                Outcome::Rank
            }
            _ => Outcome::Stay,
        }
    }

    /// Whether it leads somewhere, and does not only choose what something is done with.
    pub fn is_free(&self) -> bool {
        self.merged.is_none() && self.beside.is_none()
    }

    /// What is typed, as a query.
    pub fn query(&self) -> Query {
        Query::parse(self.input.value())
    }

    /// Takes results, unless they are those of an older query. What is chosen stays chosen; gives
    /// the best where Enter was pressed before it was known.
    pub fn take(&mut self, ranked: Ranked, height: u16) -> Option<Hit> {
        if ranked.generation != self.generation {
            return None;
        }
        let chosen = self.chosen().filter(|_| self.choice.at > 0);
        self.ranked = ranked;
        let same = |hit: &Hit| {
            let mut hits = self.ranked.hits.iter();
            hits.position(|it| to_hit(&self.ranked.corpus, *it).as_ref() == Some(hit))
        };
        let n_hits = self.ranked.hits.len();
        let at = chosen.as_ref().and_then(same).unwrap_or(self.choice.at);
        self.choice.at = at.min(n_hits.saturating_sub(1));
        self.choice
            .scroll
            .show(self.choice.at, n_hits, frame::list_rows(height));
        let opening = self.opening && self.ranked.complete;
        if opening { self.hit() } else { None }
    }

    fn step(&mut self, app: &AppView<'_>, code: KeyCode) -> Outcome {
        let key = Key {
            code,
            modifiers: KeyModifiers::NONE,
        };
        let n_hits = self.ranked.hits.len();
        self.choice.press(key, n_hits, frame::list_rows(app.height));
        Outcome::Stay
    }

    fn hit(&self) -> Option<Hit> {
        Some(match (&self.merged, self.chosen()?) {
            (Some(merged), Hit::Entity(other)) => Hit::Merge(merged.clone(), other),
            (_, Hit::Article(other)) => match &self.beside {
                Some(own) => Hit::Beside(own.clone(), other),
                None => Hit::Article(other),
            },
            (_, hit) => hit,
        })
    }

    fn chosen(&self) -> Option<Hit> {
        let candidate = self.ranked.hits.get(self.choice.at)?;
        to_hit(&self.ranked.corpus, *candidate)
    }
}

fn to_hit(corpus: &Corpus, candidate: Candidate) -> Option<Hit> {
    Some(match candidate {
        Candidate::Article(id) => Hit::Article(corpus.article(id).article.key.clone()),
        Candidate::Entity(id) => Hit::Entity(Anchor::of_entity(corpus, id)?),
        Candidate::Event(id) => Hit::Event(Anchor::of_event(corpus, id)?),
        Candidate::Command(at) => Hit::Command(at),
    })
}

/// Draws the box.
pub fn draw(app: &App, jump: &Jump, buffer: &mut Buffer) {
    let skin = app.skin();
    let screen = app.layout.area;
    let area = frame::area(screen, 150, screen.height);
    let heading = match jump.scope {
        Scope::Articles => "Jump to an article",
        Scope::Everything => "Jump to an article, name, event or command",
        Scope::Names => "Jump to a name",
        Scope::Beside(_) => "Compare this article with",
    };
    let merged = jump.merged.as_ref().and_then(|it| it.entity(&app.corpus));
    let heading = match merged {
        Some(id) => format!("{} is the same as", app.corpus.entity(id).name),
        None => heading.to_owned(),
    };
    let inner = frame::draw(&heading, skin, buffer, area);
    prompt::draw(&jump.input, "> ", skin, buffer, Rect { height: 1, ..inner });
    let ranked = &jump.ranked;
    let n_hits = ranked.hits.len();
    let more = match ranked.complete && n_hits < rank::MAX_HITS {
        true => "",
        false => "+",
    };
    let counts = format!("{n_hits}{more}/{} ", ranked.n_candidates);
    let mut row = Row::of(buffer, inner, 0);
    row.skip(visible::width(jump.input.value()) + 4)
        .put_right(&counts, skin.style(Look::Dim));
    let list = Rect {
        y: inner.y + 2.min(inner.height),
        height: inner.height.saturating_sub(2),
        ..inner
    };
    let beside = inner.width >= PREVIEW_COLUMNS;
    let list_width = if beside { inner.width / 2 } else { inner.width };
    draw_hits(
        jump,
        skin,
        buffer,
        Rect {
            width: list_width,
            ..list
        },
    );
    if beside {
        for n in 0..list.height {
            let divider = Rect {
                x: list.x + list_width,
                width: 1,
                ..list
            };
            Row::of(buffer, divider, n).put(skin.glyphs.vertical, skin.style(Look::Border));
        }
        let preview = Rect {
            x: list.x + list_width + 2,
            width: inner.width - list_width - 3,
            ..list
        };
        draw_preview(app, jump, buffer, preview);
    }
}

fn draw_hits(jump: &Jump, skin: Skin<'_>, buffer: &mut Buffer, area: Rect) {
    let ranked = &jump.ranked;
    if ranked.hits.is_empty() && ranked.complete {
        let why = match ranked.n_candidates {
            0 => "No articles have been read yet.",
            _ => "Nothing matches; Backspace widens the search.",
        };
        Row::of(buffer, area, 0)
            .skip(1)
            .put(why, skin.style(Look::Dim));
    }
    let query = jump.query();
    let scorer = Scorer::default();
    let seen = ranked.hits.iter().enumerate().skip(jump.choice.scroll.top);
    for (n, (at, candidate)) in seen.take(usize::from(area.height)).enumerate() {
        let n = n as u16;
        let selected = at == jump.choice.at;
        if selected {
            let row = Rect::new(area.x, area.y + n, area.width, 1);
            paint::shade(buffer, row, skin.style(Look::Selection));
        }
        let mut row = Row::of(buffer, area, n);
        row.put(
            if selected { skin.glyphs.bar } else { " " },
            skin.style(Look::Accent),
        );
        let look = match candidate {
            Candidate::Article(_) => Look::Text,
            Candidate::Entity(id) => highlight::look_of(ranked.corpus.entity(*id).kind),
            Candidate::Event(_) => Look::Date,
            Candidate::Command(_) => Look::HintKey,
        };
        let line = rank::line(&ranked.corpus, *candidate);
        let matched = query.matches(&scorer, &Folded::new(&line));
        let style = paint::on(selected, skin.style(look));
        let share = match candidate {
            Candidate::Article(id) => jump.shares.get(id),
            _ => None,
        };
        if let Some(share) = share {
            row.put(&format!("{share:>3} % "), style);
        } else if matches!(jump.scope, Scope::Beside(_)) {
            row.skip(6);
        }
        put_line(&mut row, &line, &matched, style, skin);
    }
}

/// Puts `line` with its matched parts marked, cut where there is no more room.
fn put_line(
    row: &mut Row<'_>,
    line: &str,
    matched: &[std::ops::Range<usize>],
    style: ratatui::style::Style,
    skin: Skin<'_>,
) {
    let cut = visible::cut(line, row.left(), skin.glyphs.ellipsis);
    for (at, grapheme) in visible::graphemes(&cut) {
        let hit = matched.iter().any(|range| range.contains(&at));
        let style = if hit {
            style.patch(skin.style(Look::Found))
        } else {
            style
        };
        row.put_grapheme(&grapheme, style);
    }
}

/// Draws the article that is chosen, or the place where what is chosen stands first.
fn draw_preview(app: &App, jump: &Jump, buffer: &mut Buffer, area: Rect) {
    let corpus = &jump.ranked.corpus;
    let Some(candidate) = jump.ranked.hits.get(jump.choice.at) else {
        return;
    };
    let (id, cursor) = match candidate {
        Candidate::Article(id) => (*id, None),
        Candidate::Entity(id) => match corpus.entity(*id).mentions.first() {
            Some(first) => (first.article, Some(corpus.mention_span(*first))),
            None => return,
        },
        Candidate::Event(id) => match corpus.event(*id).reports.first() {
            Some(best) => (best.article, Some(best.sentence)),
            None => return,
        },
        Candidate::Command(at) => {
            let binding = BINDINGS[*at];
            let keys = binding.keys.join("  ");
            Row::of(buffer, area, 0).put(&keys, app.skin().style(Look::HintKey));
            Row::of(buffer, area, 1).put(binding.help, app.skin().style(Look::Text));
            return;
        }
    };
    preview::draw(app, corpus, id, cursor, buffer, area);
}
