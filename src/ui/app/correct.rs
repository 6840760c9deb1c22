//! Corrections: made, taken back, made again.

use std::iter;

use super::App;
use crate::store::{self, Change};
use crate::ui::{
    bookmark::PassagesOf,
    effect::Effect,
    popups::{Popup, date::DatePrompt},
};
use dateline_core::{
    article::{DateRange, Role},
    corpus::corrections::{Anchor, ArticleAnchor, Claim, Correction},
};

impl App {
    /// Asks for the date of the article that is shown.
    pub(super) fn ask_date(&mut self) {
        match self.text.key() {
            Some(_) => self.popup = Some(Popup::Date(DatePrompt::default())),
            None => self.notify("no article is open"),
        }
    }

    /// Shows why the sentence that the reader was led to is new or known, and how the date of its article is known.
    pub(super) fn show_why(&mut self) {
        let Some(key) = self.text.key().cloned() else {
            self.notify("no article is open");
            return;
        };
        self.show_passages(PassagesOf::Why(key, self.text.cursor), None);
    }

    pub(super) fn publish_on(&mut self, days: DateRange) -> Vec<Effect> {
        self.correct(Claim::PublishedOn(days))
    }

    /// Says that the paragraph the reader was led to is page noise; or, when it is, that it is not.
    pub(super) fn correct_noise(&mut self) -> Vec<Effect> {
        let Some(entry) = self.text.entry.clone() else {
            self.notify("no article is open");
            return Vec::new();
        };
        let Some(cursor) = self.text.cursor else {
            self.notify(
                "go to a paragraph first: } and {, or a click; x shows those that are folded",
            );
            return Vec::new();
        };
        let mut blocks = entry.annotations.blocks.iter();
        let Some(block) = blocks.find(|block| block.span.intersects(cursor)) else {
            return Vec::new();
        };
        let anchor = Anchor::of(&entry.article.text, block.span);
        self.correct(match block.role {
            Role::Noise | Role::Metadata => Claim::Body(anchor),
            _ => Claim::Noise(anchor),
        })
    }

    /// Takes the last correction back: the last that was made since the start and still holds, or else the last that is kept.
    pub(super) fn undo(&mut self) -> Vec<Effect> {
        let kept = &mut self.world.corrections.made;
        let place = |it: &Correction| kept.iter().rposition(|other| it.is(other));
        let own = iter::from_fn(|| self.world.made.pop()).find_map(|it| place(&it));
        let Some(at) = own.or(kept.len().checked_sub(1)) else {
            self.notify("nothing was corrected");
            return Vec::new();
        };
        let correction = kept.remove(at);
        self.notify(format!("taken back: {}", in_words(&correction)));
        self.world.undone.push(correction.clone());
        vec![Effect::Correct(Change::TakeBack(correction))]
    }

    /// Makes the correction that was taken back last.
    pub(super) fn redo(&mut self) -> Vec<Effect> {
        let Some(correction) = self.world.undone.pop() else {
            self.notify("nothing was taken back");
            return Vec::new();
        };
        self.make(correction)
    }

    fn correct(&mut self, claim: Claim) -> Vec<Effect> {
        let Some(entry) = self.text.entry.clone() else {
            return Vec::new();
        };
        self.world.undone.clear();
        self.make(Correction {
            id: store::fresh_id(),
            article: Some(ArticleAnchor::of(&entry.article)),
            claim,
        })
    }

    /// Says something of names.
    pub(super) fn correct_names(&mut self, claim: Claim) -> Vec<Effect> {
        self.world.undone.clear();
        self.make(Correction {
            id: store::fresh_id(),
            article: None,
            claim,
        })
    }

    fn make(&mut self, correction: Correction) -> Vec<Effect> {
        self.notify(format!("{}; u takes it back", in_words(&correction)));
        self.world.corrections.made.push(correction.clone());
        self.world.made.push(correction.clone());
        vec![Effect::Correct(Change::Make(correction))]
    }
}

fn in_words(correction: &Correction) -> String {
    let article = correction.article.as_ref();
    let article = article.map_or("", |it| it.article.as_str());
    match &correction.claim {
        Claim::PublishedOn(days) => format!("{article} is of {days}"),
        Claim::Noise(_) => format!("a paragraph of {article} is page noise"),
        Claim::Body(_) => format!("a paragraph of {article} is part of its text"),
        Claim::Same([one, other]) => format!("`{}` is `{}`", one.name, other.name),
        Claim::Apart([one, rest]) => {
            let here = if one.mention.is_some() { " here" } else { "" };
            format!("`{}`{here} is not `{}`", one.name, rest.name)
        }
    }
}
