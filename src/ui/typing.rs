//! What is typed: keys to actions, sequences and counts, and the boxes that take keys for themselves.

use crossterm::event::KeyCode;

use super::{
    action::{Action, Effect},
    app::App,
    key::Key,
    keymap::{self, Lookup},
    popups::{AppView, Outcome, Popup},
};

/// A count typed before a key is no greater.
const MAX_COUNT: usize = 1_000_000;

impl App {
    /// Takes a key.
    pub fn press(&mut self, key: Key) -> Vec<Effect> {
        let effects = self.take_key(key);
        self.settle();
        effects
    }

    fn take_key(&mut self, key: Key) -> Vec<Effect> {
        let complained = self.message.take().is_some_and(|message| message.error);
        self.touched = true;
        if keymap::lookup(&[key]) == Lookup::Action(Action::Cancel) {
            return self.cancel();
        }
        self.cancelled = false;
        if keymap::lookup(&[key]) == Lookup::Action(Action::Suspend) {
            return vec![Effect::Suspend];
        }
        if complained && key.code == KeyCode::Esc && self.popup.is_none() {
            return Vec::new();
        }
        if let Some(mut popup) = self.popup.take() {
            let quits = keymap::lookup(&[key]) == Lookup::Action(Action::Quit);
            if quits && popup.input().is_none() {
                return vec![Effect::Quit];
            }
            let view = AppView {
                themes: &self.theme_names,
                width: self.layout.area.width,
                height: self.layout.area.height,
                n_problems: self.corpus.problems().len(),
            };
            let outcome = popup.press(&view, key);
            return self.resolve(popup, outcome);
        }
        self.type_key(key)
    }

    /// Takes text that was pasted.
    pub fn paste(&mut self, text: &str) -> Vec<Effect> {
        match self.popup.take() {
            Some(mut popup) => {
                let outcome = popup.paste(text);
                self.resolve(popup, outcome)
            }
            None => Vec::new(),
        }
    }

    fn type_key(&mut self, key: Key) -> Vec<Effect> {
        if let KeyCode::Char(c @ '0'..='9') = key.code
            && key.modifiers.is_empty()
            && self.typed.is_empty()
            && (c != '0' || self.count > 0)
        {
            let digit = c as usize - '0' as usize;
            self.count = (self.count * 10 + digit).min(MAX_COUNT);
            return Vec::new();
        }
        self.typed.push(key);
        match keymap::lookup(&self.typed) {
            Lookup::Prefix => Vec::new(),
            Lookup::Action(action) => {
                self.typed.clear();
                let count = std::mem::take(&mut self.count);
                self.update(action, count)
            }
            Lookup::Unbound => {
                let typed: Vec<String> = self.typed.drain(..).map(|key| key.to_string()).collect();
                self.count = 0;
                if key.code != KeyCode::Esc {
                    self.say(format!(
                        "{} does nothing here; ? shows the keys",
                        typed.join(" ")
                    ));
                }
                Vec::new()
            }
        }
    }

    fn resolve(&mut self, popup: Popup, outcome: Outcome) -> Vec<Effect> {
        match outcome {
            Outcome::Stay => self.popup = Some(popup),
            Outcome::Close => self.close(popup),
            Outcome::Rank => {
                self.popup = Some(popup);
                return self.rank();
            }
            Outcome::Go(hit) => {
                self.close(popup);
                return self.go(hit);
            }
            Outcome::Run(action) => return self.update(action, 0),
            Outcome::Obey(command) => return self.obey(&command),
            Outcome::Published(days) => return self.publish_on(days),
            Outcome::Read(article, span) => self.go_from_box(popup, article, span),
            Outcome::Report(anchor, report) => self.go_to_report(popup, anchor, report),
            Outcome::Mention(anchor, place) => self.go_from_card(popup, anchor, place),
            Outcome::Walk(anchor, direction) => self.walk_from_card(popup, anchor, direction),
            Outcome::Merge(anchor) => return self.ask_merge_of(anchor),
            Outcome::BreakOff(anchor, spelling) => {
                self.popup = Some(popup);
                return self.break_off_spelling(&anchor, spelling);
            }
            Outcome::Above(action) => {
                self.popup = Some(popup);
                return self.update(action, 0);
            }
            Outcome::Narrow => {
                if let Popup::Narrow(narrow) = &popup {
                    self.narrow(narrow.input.value());
                }
                self.popup = Some(popup);
            }
            Outcome::Widen => self.narrow(""),
            Outcome::Seek => self.seek(popup),
            Outcome::Found => self.keep_search(popup),
            Outcome::Return(place) => self.go_to(place),
        }
        Vec::new()
    }

    fn close(&mut self, popup: Popup) {
        if let Popup::Jump(jump) = popup
            && jump.is_free()
        {
            self.last_jump = Some(jump);
        }
    }

    pub(super) fn cancel(&mut self) -> Vec<Effect> {
        let typing = self.popup.is_some() || !self.typed.is_empty() || self.count > 0;
        if self.cancelled && !typing {
            return vec![Effect::Quit];
        }
        match self.popup.take() {
            Some(Popup::Search(search)) => self.go_to(search.from),
            Some(Popup::Narrow(_)) => self.narrow(""),
            Some(popup) => self.close(popup),
            None => (),
        }
        self.typed.clear();
        self.count = 0;
        self.cancelled = true;
        self.say("Ctrl-c again quits");
        Vec::new()
    }
}
