//! Going to things and coming back.

use super::{
    action::{Direction, Effect},
    app::App,
    follow::{self, Follow, Target},
    keymap::BINDINGS,
    layout::Form,
    panes::Pane,
    place::Place,
    popups::{
        Popup, command,
        jump::{Hit, Jump},
        search::Search,
    },
    rank::{self, Scope},
};
use crate::story::{ArticleId, EventId};

impl App {
    /// Where the reader is.
    pub fn place(&self) -> Place {
        Place {
            article: self.text.key().cloned(),
            top: self.text.top,
            cursor: self.text.cursor,
            focus: self.focus,
            follow: self.follow.clone(),
        }
    }

    /// Goes to a place visited before.
    pub(super) fn go_to(&mut self, place: Place) {
        if let Some(id) = place.article.as_ref().and_then(|key| self.corpus.find(key)) {
            self.show(id);
            self.text.top = place.top;
            self.text.cursor = place.cursor;
        }
        self.follow = place.follow;
        self.focus_on(place.focus);
    }

    /// Shows `article` from its top, unless it is shown already.
    pub(super) fn show(&mut self, article: ArticleId) {
        self.text
            .show(self.corpus.articles()[article.index()].clone());
        self.arrange();
    }

    pub(super) fn focus_on(&mut self, pane: Pane) {
        if pane != Pane::Text {
            self.wishes.zoom = false;
        }
        self.focus = pane;
        self.wishes.drawer = match pane {
            Pane::Entities | Pane::Timeline => Some(pane),
            Pane::Articles | Pane::Text => None,
        };
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
        match self.focus == pane {
            true => self.focus_on(Pane::Text),
            false => self.focus_on(pane),
        }
    }

    /// Opens what is selected in the focused pane.
    pub(super) fn open(&mut self) {
        match self.focus {
            Pane::Articles => {
                self.history.leave(self.place());
                self.focus_on(Pane::Text);
            }
            Pane::Text => self.open_at_cursor(),
            Pane::Entities => {
                if let Some(entity) = self.entities.selected_entity(&self.corpus)
                    && let Some(anchor) = follow::Anchor::of_entity(&self.corpus, entity)
                {
                    self.follow_up(Follow::Entity(anchor));
                }
            }
            Pane::Timeline => {
                if let Some(event) = self.timeline.selected_event(&self.corpus) {
                    self.open_event(event);
                }
            }
        }
    }

    /// In the text, Enter follows the name that the reader was led to or that stands in the sentence.
    fn open_at_cursor(&mut self) {
        let (Some(cursor), Some(article)) = (self.text.cursor, self.shown()) else {
            self.say("nothing is chosen here; ) goes to a sentence, e to the names");
            return;
        };
        let mentions = &self.corpus.article(article).annotations.mentions;
        let mention = mentions.iter().position(|it| cursor.intersects(it.span));
        if let Some(at) = mention {
            let entity = self.corpus.entities_in(article)[at];
            if let Some(anchor) = follow::Anchor::of_entity(&self.corpus, entity) {
                self.entities.selected = Some(anchor.clone());
                self.follow_up(Follow::Entity(anchor));
            }
        }
    }

    /// Goes to the sentence that tells `event`: in the article that is shown, if it tells it, or else where it is told best.
    fn open_event(&mut self, event: EventId) {
        let Some(anchor) = follow::Anchor::of_event(&self.corpus, event) else {
            return;
        };
        let reports = &self.corpus.event(event).reports;
        let shown = self.shown();
        let here = reports.iter().find(|report| Some(report.article) == shown);
        let Some(report) = here.or(reports.first()).copied() else {
            return;
        };
        let n_reports = reports.len();
        self.history.leave(self.place());
        self.timeline.selected = Some(anchor.clone());
        self.follow = Some(Follow::Event(anchor));
        self.lead_to(Target {
            article: report.article,
            span: report.sentence,
        });
        if n_reports > 1 {
            self.say(format!(
                "told in {n_reports} places; n goes to the next, Esc back"
            ));
        }
    }

    /// Follows a name and goes to its first mention in the article that is shown, or else in the story.
    fn follow_up(&mut self, follow: Follow) {
        self.history.leave(self.place());
        self.follow = Some(follow);
        let targets = self.targets();
        let shown = self.shown();
        let here = targets.iter().find(|target| Some(target.article) == shown);
        if let Some(target) = here.or(targets.first()).copied() {
            self.lead_to(target);
            let at = targets.iter().position(|it| *it == target).unwrap_or(0);
            self.say(format!(
                "mention {} of {}; n goes to the next, Esc back",
                at + 1,
                targets.len()
            ));
        }
    }

    fn lead_to(&mut self, target: Target) {
        self.show(target.article);
        self.focus_on(Pane::Text);
        self.text.lead_to(target.span);
    }

    fn targets(&self) -> Vec<Target> {
        let follow = self.follow.as_ref();
        follow.map_or_else(Vec::new, |follow| {
            follow.targets(&self.corpus, self.shown())
        })
    }

    /// Goes to the next of what is followed, or the one before.
    pub(super) fn walk(&mut self, direction: Direction, count: usize) {
        if self.follow.is_none() {
            self.say("nothing is followed; Enter on a name follows it, / searches");
            return;
        }
        let targets = self.targets();
        let shown = self.shown();
        let here = self.text.cursor.map_or(0, |span| span.start());
        let mut from = shown.map(|id| (id, here));
        let mut round = false;
        let mut found = None;
        for _ in 0..count.max(1) {
            let forward = direction == Direction::Next;
            let Some((target, again)) = follow::next(&self.corpus, &targets, from, forward) else {
                self.say("nothing found");
                return;
            };
            from = Some((target.article, target.span.start()));
            round |= again;
            found = Some(*target);
        }
        let Some(target) = found else {
            return;
        };
        if Some(target.article) != shown {
            self.history.leave(self.place());
        }
        self.lead_to(target);
        let at = targets.iter().position(|it| *it == target).unwrap_or(0);
        let again = if round { "; begun again" } else { "" };
        self.say(format!("{} of {}{again}", at + 1, targets.len()));
    }

    /// Opens the article after this one in the list, or the one before.
    pub(super) fn neighbour(&mut self, direction: Direction, count: usize) {
        let at = self.shown().map_or(0, |id| self.row_of(id));
        let row = direction.step(at, count.max(1), self.corpus.articles().len());
        match self.corpus.chronology().get(row) {
            Some(id) if row != at => {
                let id = *id;
                self.history.leave(self.place());
                self.show(id);
            }
            _ => self.say("no more articles that way"),
        }
    }

    /// One step back: to the place before, or else to the list.
    pub(super) fn back(&mut self) {
        if self.wishes.zoom {
            self.wishes.zoom = false;
            self.arrange();
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

    pub(super) fn jump(&mut self, scope: Scope) -> Vec<Effect> {
        self.popup = Some(Popup::Jump(Jump::new(scope)));
        self.rank()
    }

    pub(super) fn jump_again(&mut self) -> Vec<Effect> {
        let jump = self.last_jump.clone();
        self.popup = Some(Popup::Jump(jump.unwrap_or_default()));
        self.rank()
    }

    /// Asks for the results of what is typed in the jump that is open.
    pub(super) fn rank(&mut self) -> Vec<Effect> {
        let Some(Popup::Jump(jump)) = &mut self.popup else {
            return Vec::new();
        };
        self.n_ranked += 1;
        jump.generation = self.n_ranked;
        vec![Effect::Rank(rank::Request {
            generation: jump.generation,
            query: jump.query(),
            scope: jump.scope,
            corpus: self.corpus.clone(),
        })]
    }

    /// Goes where a jump leads.
    pub(super) fn go(&mut self, hit: Hit) -> Vec<Effect> {
        match hit {
            Hit::Article(key) => {
                if let Some(id) = self.corpus.find(&key) {
                    self.history.leave(self.place());
                    self.show(id);
                    self.focus_on(Pane::Text);
                    self.mark_progress();
                }
            }
            Hit::Entity(anchor) => {
                self.entities.selected = Some(anchor.clone());
                self.follow_up(Follow::Entity(anchor));
            }
            Hit::Event(anchor) => {
                if let Some(event) = anchor.event(&self.corpus) {
                    self.open_event(event);
                }
            }
            Hit::Command(at) => return self.update(BINDINGS[at].action, 0),
        }
        Vec::new()
    }

    pub(super) fn search(&mut self) {
        self.popup = Some(Popup::Search(Search {
            input: Default::default(),
            from: self.place(),
        }));
    }

    /// Shows the first hit of what is typed, from where the search began.
    pub(super) fn seek(&mut self, popup: Popup) {
        if let Popup::Search(search) = &popup {
            let words = search.input.value().to_owned();
            let from = search
                .from
                .cursor
                .map_or(search.from.top.at, |span| span.start());
            self.text.top = search.from.top;
            self.text.cursor = search.from.cursor;
            let hits = match &self.text.entry {
                Some(entry) => follow::hits(&entry.article.text, &words),
                None => Vec::new(),
            };
            let after = hits.iter().find(|hit| hit.start() >= from);
            if let Some(hit) = after.or(hits.first()) {
                self.text.lead_to(*hit);
            }
        }
        self.popup = Some(popup);
    }

    /// Ends the search where it has led, so that `n` walks its hits.
    pub(super) fn keep_search(&mut self, popup: Popup) {
        let Popup::Search(search) = popup else {
            return;
        };
        let words = search.input.value().trim().to_owned();
        let n_hits = self.hits_in_article(&words);
        if words.is_empty() || n_hits == 0 {
            self.go_to(search.from);
            if !words.is_empty() {
                self.complain(format!("`{words}` is not in this article"));
            }
            return;
        }
        self.history.leave(search.from);
        self.follow = Some(Follow::Search(words));
        self.focus_on(Pane::Text);
        if let Some(cursor) = self.text.cursor {
            self.text.lead_to(cursor);
        }
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
        match n
            .checked_sub(1)
            .and_then(|row| self.corpus.chronology().get(row))
        {
            Some(id) => {
                let id = *id;
                self.history.leave(self.place());
                self.show(id);
            }
            None => self.complain(format!(
                "there is no article {n} of {}",
                self.corpus.articles().len()
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
