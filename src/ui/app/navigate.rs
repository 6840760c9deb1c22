//! Going to things and coming back.

use super::App;
use crate::ui::{
    action::{Action, Direction},
    effect::Effect,
    keymap::BINDINGS,
    layout::LayoutKind,
    location::Location,
    pane::Pane,
    popups::{Popup, command},
};
use dateline_core::{corpus::Entry, story::ArticleId};

impl App {
    /// Where the reader is.
    pub fn location(&self) -> Location {
        Location {
            article: self.text.key().cloned(),
            top: self.text.top,
            cursor: self.text.cursor,
            focus: self.screen.focus,
            follow: self.follow.clone(),
            popup: (self.popup.as_ref()).and_then(|popup| popup.bookmark(&self.world.corpus)),
        }
    }

    /// Goes to a place visited before.
    pub(super) fn go_to(&mut self, place: Location) {
        if let Some(id) = place
            .article
            .as_ref()
            .and_then(|key| self.world.corpus.find(key))
        {
            self.show(id);
            self.text.return_to(place.top, place.cursor);
        }
        self.follow = place.follow;
        self.focus_on(place.focus);
        if let Some(popup) = place.popup {
            self.popup = Popup::at(&self.popup_context(), popup);
        }
    }

    /// Shows `article` from its top, unless it is shown already.
    pub(super) fn show(&mut self, article: ArticleId) {
        let entry = self.world.corpus.articles()[article.index()].clone();
        self.reveal_day(&entry);
        self.text.show(entry);
        self.sync_reading();
        self.entities.turn(&self.world.corpus, Some(article));
        self.relayout();
    }

    /// Puts the names in the next order.
    pub(super) fn reorder(&mut self) {
        if self.screen.focus == Pane::Articles {
            self.reorder_articles();
            return;
        }
        let (shown, height) = (self.shown(), self.screen.height_of(Pane::Entities));
        self.entities.reorder(&self.world.corpus, shown, height);
        self.notify(format!("entities {}", self.entities.order.name()));
    }

    fn reorder_articles(&mut self) {
        if self.world.corpus.stories().is_empty() {
            self.notify("which articles report one story is known when all are read");
            return;
        }
        let order = self.articles.order(&self.world.corpus).next();
        self.articles.chosen_order = Some(order);
        self.keep_days();
        self.notify(format!("articles {}", order.name()));
    }

    /// Leaves the names that match what is `typed`; all when nothing is.
    pub(super) fn narrow(&mut self, typed: &str) {
        let shown = self.shown();
        self.entities.narrow(&self.world.corpus, shown, typed);
        if let Some(Popup::Narrow(narrow)) = &mut self.popup {
            narrow.n_names = self.entities.n_names();
        }
    }

    /// Scrolls the timeline, unless something is chosen in it, to the day `entry` was published.
    pub(super) fn reveal_day(&mut self, entry: &Entry) {
        let free = self.screen.focus != Pane::Timeline && self.timeline.chosen.is_none();
        if let Some(dating) = entry.published.as_ref().filter(|_| free) {
            let height = self.screen.height_of(Pane::Timeline);
            self.timeline.reveal(dating.days.first(), height);
        }
    }

    pub(super) fn focus_on(&mut self, pane: Pane) {
        if pane != Pane::Text {
            self.screen.prefs.zoom = false;
        }
        self.screen.focus = pane;
        self.relayout();
    }

    pub(super) fn focus_beside(&mut self, direction: Direction) {
        let at = self.screen.focus.position();
        self.focus_on(Pane::ALL[direction.step(at, 1, Pane::ALL.len())]);
    }

    pub(super) fn focus_round(&mut self, direction: Direction) {
        let n_panes = Pane::ALL.len();
        let at = self.screen.focus.position();
        let next = match direction {
            Direction::Next => at + 1,
            Direction::Previous => at + n_panes - 1,
        };
        self.focus_on(Pane::ALL[next % n_panes]);
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
                self.history.leave(self.location());
                self.show(id);
            }
            _ => self.notify("no more articles that way"),
        }
    }

    /// One step back: to the place before, or else to the list.
    pub(super) fn back(&mut self) {
        if self.screen.focus == Pane::Entities && !self.entities.narrowed.is_empty() {
            self.narrow("");
        } else if self.screen.prefs.zoom {
            self.screen.prefs.zoom = false;
            self.relayout();
        } else if self.screen.focus == Pane::Timeline
            && self.timeline.followed(&self.world.corpus).is_some()
        {
            self.timeline.is_whole = true;
            self.rebuild_timeline();
        } else if self.screen.focus != Pane::Text && self.clear_days() {
            self.notify("all days");
        } else if let Some(place) = self.follow.as_ref().and(self.follow_from.take()) {
            self.history.leave(self.location());
            self.go_to(place);
        } else if let Some(place) = self.history.back(self.location()) {
            self.go_to(place);
        } else if self.follow.take().is_some() {
            self.text.cursor = None;
        } else if self.screen.focus != Pane::Articles {
            self.focus_on(Pane::Articles);
        }
    }

    pub(super) fn visit(&mut self, direction: Direction) {
        let here = self.location();
        let place = match direction {
            Direction::Next => self.history.forward(here),
            Direction::Previous => self.history.back(here),
        };
        match place {
            Some(place) => self.go_to(place),
            None => self.notify("no more places that way"),
        }
    }

    pub(super) fn back_or_quit(&mut self) -> Vec<Effect> {
        if self.screen.prefs.zoom {
            self.screen.prefs.zoom = false;
            self.relayout();
        } else if self.screen.focus != Pane::Articles && self.screen.layout.kind != LayoutKind::Tiny
        {
            self.focus_on(Pane::Articles);
        } else {
            return vec![Effect::Quit];
        }
        Vec::new()
    }

    /// Carries out a command that was typed.
    pub(super) fn run_command(&mut self, command: &str) -> Vec<Effect> {
        let (name, argument) = command.split_once(' ').unwrap_or((command, ""));
        if let Ok(n) = name.parse() {
            return self.update(Action::GoToRow, n);
        }
        let mut commands = BINDINGS.iter().filter(|it| it.is_command());
        match (commands.find(|it| it.command() == name), argument.trim()) {
            _ if name.is_empty() => (),
            (Some(binding), theme)
                if binding.action == Action::ChooseTheme && !theme.is_empty() =>
            {
                self.choose_theme(theme);
            }
            (Some(binding), _) => return self.update(binding.action, 0),
            (None, _) => {
                let meant = command::nearest(name);
                let meant = meant.map_or(String::new(), |it| format!("; did you mean `{it}`?"));
                self.alert(format!("`{name}` is no command{meant}"));
            }
        }
        Vec::new()
    }

    /// Shows the article of the number `n` in the list.
    pub(super) fn go_to_row(&mut self, n: usize) {
        match n.checked_sub(1).and_then(|row| self.articles.ids.get(row)) {
            Some(id) => {
                let id = *id;
                self.history.leave(self.location());
                self.show(id);
            }
            None => self.alert(format!(
                "there is no article {n} of {}",
                self.articles.ids.len()
            )),
        }
    }

    pub(super) fn choose_theme(&mut self, name: &str) {
        match self.screen.choose_theme(name) {
            Ok(()) => self.notify(format!("theme {}", self.screen.theme.name)),
            Err(error) => self.alert(error.to_string()),
        }
    }
}
