//! Going to things and coming back.

use super::{
    action::{Direction, Effect},
    app::App,
    keymap::BINDINGS,
    layout::Form,
    panes::Pane,
    place::Place,
    popups::{Popup, command},
};
use dateline_core::{corpus::Entry, story::ArticleId};

impl App {
    /// Where the reader is.
    pub fn place(&self) -> Place {
        Place {
            article: self.text.key().cloned(),
            top: self.text.top,
            cursor: self.text.cursor,
            focus: self.focus,
            follow: self.follow.clone(),
            popup: match &self.popup {
                Some(popup) => popup.place(&self.corpus),
                None => None,
            },
        }
    }

    /// Goes to a place visited before.
    pub(super) fn go_to(&mut self, place: Place) {
        if let Some(id) = place.article.as_ref().and_then(|key| self.corpus.find(key)) {
            self.show(id);
            self.text.return_to(place.top, place.cursor);
        }
        self.follow = place.follow;
        self.focus_on(place.focus);
        if let Some(popup) = place.popup {
            self.popup = Popup::at(&self.corpus, &self.text.news, popup, self.size());
        }
    }

    /// Shows `article` from its top, unless it is shown already.
    pub(super) fn show(&mut self, article: ArticleId) {
        let entry = self.corpus.articles()[article.index()].clone();
        self.reveal_day(&entry);
        self.text.show(entry);
        self.refresh_news();
        self.entities.turn(&self.corpus, Some(article));
        self.arrange();
    }

    /// Puts the names in the next order.
    pub(super) fn reorder(&mut self) {
        if self.focus == Pane::Articles {
            self.reorder_articles();
            return;
        }
        let (shown, height) = (self.shown(), self.height_of(Pane::Entities));
        self.entities.reorder(&self.corpus, shown, height);
        self.say(format!("entities {}", self.entities.order.name()));
    }

    fn reorder_articles(&mut self) {
        if self.corpus.stories().is_empty() {
            self.say("which articles report one story is known when all are read");
            return;
        }
        let order = self.articles.order(&self.corpus).next();
        self.articles.chosen_order = Some(order);
        self.keep_days();
        self.say(format!("articles {}", order.name()));
    }

    /// Leaves the names that match what is `typed`; all when nothing is.
    pub(super) fn narrow(&mut self, typed: &str) {
        let shown = self.shown();
        self.entities.narrow(&self.corpus, shown, typed);
    }

    /// Scrolls the timeline, unless something is chosen in it, to the day `entry` was published.
    pub(super) fn reveal_day(&mut self, entry: &Entry) {
        let free = self.focus != Pane::Timeline && self.timeline.chosen.is_none();
        if let Some(dating) = entry.published.as_ref().filter(|_| free) {
            let height = self.height_of(Pane::Timeline);
            self.timeline.reveal(dating.days.first(), height);
        }
    }

    pub(super) fn focus_on(&mut self, pane: Pane) {
        if pane != Pane::Text {
            self.wishes.zoom = false;
        }
        self.focus = pane;
        self.arrange();
    }

    pub(super) fn focus_beside(&mut self, direction: Direction) {
        let at = Pane::ALL
            .iter()
            .position(|pane| *pane == self.focus)
            .unwrap_or(0);
        self.focus_on(Pane::ALL[direction.step(at, 1, Pane::ALL.len())]);
    }

    pub(super) fn focus_round(&mut self, direction: Direction) {
        let n_panes = Pane::ALL.len();
        let at = Pane::ALL
            .iter()
            .position(|pane| *pane == self.focus)
            .unwrap_or(0);
        let next = match direction {
            Direction::Next => at + 1,
            Direction::Previous => at + n_panes - 1,
        };
        self.focus_on(Pane::ALL[next % n_panes]);
    }

    /// Puts the focus on `pane`, or away from it again.
    pub(super) fn toggle(&mut self, pane: Pane) {
        if self.focus == pane {
            self.focus_on(self.before_drawer);
        } else {
            if matches!(self.focus, Pane::Articles | Pane::Text) {
                self.before_drawer = self.focus;
            }
            self.focus_on(pane);
        }
    }

    /// Opens the article after this one in the list, or the one before.
    pub(super) fn neighbour(&mut self, direction: Direction, count: usize) {
        let at = self.shown().and_then(|id| self.articles.position(id));
        let row = at.map_or(0, |at| {
            direction.step(at, count.max(1), self.articles.ids.len())
        });
        match self.articles.ids.get(row) {
            Some(id) if Some(row) != at => {
                let id = *id;
                self.history.leave(self.place());
                self.show(id);
            }
            _ => self.say("no more articles that way"),
        }
    }

    /// One step back: to the place before, or else to the list.
    pub(super) fn back(&mut self) {
        if self.focus == Pane::Entities && !self.entities.narrowed.is_empty() {
            self.narrow("");
        } else if self.wishes.zoom {
            self.wishes.zoom = false;
            self.arrange();
        } else if self.focus == Pane::Timeline && self.timeline.followed(&self.corpus).is_some() {
            self.timeline.is_whole = true;
            self.retake_timeline();
        } else if self.focus != Pane::Text && self.clear_days() {
            self.say("all days");
        } else if let Some(place) = self.follow.as_ref().and(self.follow_from.take()) {
            self.history.leave(self.place());
            self.go_to(place);
        } else if let Some(place) = self.history.back(self.place()) {
            self.go_to(place);
        } else if self.follow.take().is_some() {
            self.text.cursor = None;
        } else if self.focus != Pane::Articles {
            self.focus_on(Pane::Articles);
        }
    }

    pub(super) fn visit(&mut self, direction: Direction) {
        let here = self.place();
        let place = match direction {
            Direction::Next => self.history.forward(here),
            Direction::Previous => self.history.back(here),
        };
        match place {
            Some(place) => self.go_to(place),
            None => self.say("no more places that way"),
        }
    }

    pub(super) fn back_or_quit(&mut self) -> Vec<Effect> {
        if self.wishes.zoom {
            self.wishes.zoom = false;
            self.arrange();
        } else if self.focus != Pane::Articles && self.layout.form != Form::Tiny {
            self.focus_on(Pane::Articles);
        } else {
            return vec![Effect::Quit];
        }
        Vec::new()
    }

    /// Carries out a command that was typed.
    pub(super) fn obey(&mut self, command: &str) -> Vec<Effect> {
        let (name, argument) = command.split_once(' ').unwrap_or((command, ""));
        if let Ok(n) = name.parse::<usize>() {
            self.go_to_row(n);
            return Vec::new();
        }
        match (name, argument.trim()) {
            ("", _) => (),
            ("q", _) => return vec![Effect::Quit],
            ("theme", "") => self.say(format!("themes: {}", self.theme_names.join(", "))),
            ("theme", theme) => {
                let theme = theme.to_owned();
                self.choose_theme(&theme);
            }
            (name, _) => match BINDINGS.iter().find(|binding| binding.name == name) {
                Some(binding) => return self.update(binding.action, 0),
                None => {
                    let meant = command::nearest(name);
                    let meant = meant.map_or(String::new(), |it| format!("; did you mean `{it}`?"));
                    self.complain(format!("`{name}` is no command{meant}"));
                }
            },
        }
        Vec::new()
    }

    fn go_to_row(&mut self, n: usize) {
        match n.checked_sub(1).and_then(|row| self.articles.ids.get(row)) {
            Some(id) => {
                let id = *id;
                self.history.leave(self.place());
                self.show(id);
            }
            None => self.complain(format!(
                "there is no article {n} of {}",
                self.articles.ids.len()
            )),
        }
    }

    pub(super) fn choose_theme(&mut self, name: &str) {
        match self.themes.load(name) {
            Ok(theme) => {
                self.say(format!("theme {}", theme.name));
                self.theme = theme;
            }
            Err(error) => self.complain(error.to_string()),
        }
    }
}
