//! Whether a time lies back or ahead, by the grammar of its clause.

use super::Side;
use crate::{
    lexicon::{self, Class},
    syntax::{Relation, Tag, Tree},
};

/// Heads over which a time is followed at most: sentences nest no deeper.
const MAX_CLIMB: usize = 8;

/// A sentence whose verbs are asked.
pub(super) struct Clauses<'s, 't> {
    pub(super) tree: &'s Tree<'t>,
    /// Whether the present tells of what was, as in headlines and captions.
    pub(super) historic: bool,
}

/// How a clause has its verb.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// `met`, `had met`, `may have met`.
    Past { is_perfect: bool },
    /// `has met`.
    Perfect,
    /// `meets`.
    Present,
    /// `will meet`, `may meet`.
    Modal,
    /// `to meet`.
    Infinitive,
    /// `arrested` of `the man arrested`.
    Participle,
    /// `meeting`.
    Gerund,
    /// `meet`, to be done.
    Imperative,
    /// There is none.
    None,
}

impl Clauses<'_, '_> {
    /// Where the time with its last word at `at` lies; `None` where nothing says so.
    pub(super) fn side(&self, at: usize) -> Option<Side> {
        let top = self.whole(at);
        let preposition = self.preposition(top);
        if preposition == "since" {
            return Some(Side::Latest);
        }
        let node = &self.tree.nodes()[top];
        let head = node.head?;
        let beside = matches!(
            node.relation,
            Relation::NmodPoss | Relation::Compound | Relation::NmodUnmarked
        );
        if beside && self.tree.nodes()[head].tag.is_noun() {
            return self.of_happening(head);
        }
        let clause = self.clause_of(head);
        match preposition.as_str() {
            "until" | "till" | "til" => return Some(self.until(top, clause)),
            "through" if self.form(clause) != (Form::Past { is_perfect: true }) => {
                return Some(Side::Coming);
            }
            "by" if self.form(clause) == Form::None => return Some(Side::Coming),
            _ => {}
        }
        if let Some(side) = self.of_nouns(head, clause, &preposition) {
            return Some(side);
        }
        self.of_clause(clause, 0)
    }

    /// The verb of the clause that the word at `at` is in.
    fn clause_of(&self, at: usize) -> usize {
        let verb = std::iter::once(at)
            .chain(self.tree.ancestors(at))
            .find(|&at| {
                let is_verb = self.tree.nodes()[at].tag.is_verb();
                self.tree.is_predicate(at) || is_verb && self.tree.is_finite(at)
            });
        verb.unwrap_or_else(|| self.tree.clause(at))
    }

    /// `evening` of `Sunday evening`.
    fn whole(&self, at: usize) -> usize {
        let node = &self.tree.nodes()[at];
        let head = node.head.filter(|&head| {
            matches!(
                self.word(head).as_str(),
                "morning" | "afternoon" | "evening" | "night"
            )
        });
        head.filter(|_| !node.relation.is_clause()).unwrap_or(at)
    }

    fn word(&self, at: usize) -> String {
        self.tree.nodes()[at].form.to_ascii_lowercase()
    }

    fn is(&self, at: usize, classes: Class) -> bool {
        lexicon::english().is(&self.word(at), classes)
    }

    fn preposition(&self, at: usize) -> String {
        self.tree
            .case(at)
            .map_or(String::new(), |case| self.word(case))
    }

    /// `Sunday's flood` was; `Sunday's election` is when what is told of it is.
    fn of_happening(&self, noun: usize) -> Option<Side> {
        if !self.is(noun, Class::HAPPENING) {
            return Some(Side::Latest);
        }
        let clause = self.tree.clause(noun);
        self.of_nouns(noun, clause, "")
            .or_else(|| self.of_clause(clause, 0))
    }

    /// What the nouns from `first` up to the verb at `clause` say: `the forecast for`, `ahead of the vote on`.
    fn of_nouns(&self, first: usize, clause: usize, preposition: &str) -> Option<Side> {
        let nodes = self.tree.nodes();
        let nouns = std::iter::once(first).chain(self.tree.ancestors(first));
        let nouns = nouns.take_while(|&at| at != clause && nodes[at].tag.is_noun());
        for noun in nouns.take(MAX_CLIMB) {
            let before = self.tree.phrase(noun).start;
            let word = |back: usize| before.checked_sub(back).map(|at| self.word(at));
            let case = self.tree.case(noun).map(|case| self.word(case));
            let ahead = case.as_deref() == Some("ahead")
                || word(2).as_deref() == Some("ahead")
                || self
                    .tree
                    .dependents(noun)
                    .any(|at| self.word(at) == "ahead");
            let place = matches!(self.word(noun).as_str(), "place" | "spot" | "berth");
            let planned = preposition == "for" && self.is(noun, Class::PLAN);
            if ahead || place || planned {
                return Some(Side::Coming);
            }
            // `Saturday's race has been called off` before it was to be.
            let happens = self.is(noun, Class::HAPPENING) && nodes[noun].relation.is_subject();
            if happens && self.form(clause) == Form::Perfect && self.tree.is_passive(clause) {
                return Some(Side::Coming);
            }
        }
        None
    }

    /// Where the end of what the verb at `clause` tells lies, which `until` at `top` gives.
    fn until(&self, top: usize, clause: usize) -> Side {
        let past = match self.form(clause) {
            Form::Past { is_perfect } => {
                is_perfect
                    || top < clause
                    || self.tree.is_negated(clause)
                    || matches!(
                        self.tree.lemma(clause).as_str(),
                        "stay"
                            | "remain"
                            | "live"
                            | "work"
                            | "last"
                            | "wait"
                            | "serve"
                            | "fight"
                            | "continue"
                            | "run"
                    )
            }
            Form::Perfect => top < clause,
            _ => false,
        };
        if past { Side::Latest } else { Side::Coming }
    }

    /// Where what the verb at `clause` tells lies; `depth` clauses have been climbed.
    fn of_clause(&self, clause: usize, depth: usize) -> Option<Side> {
        let nodes = self.tree.nodes();
        let node = &nodes[clause];
        let planned = self.is(clause, Class::PLAN);
        let climb = |at: usize| match depth < MAX_CLIMB {
            true => self.of_clause(self.tree.clause(at), depth + 1),
            false => None,
        };
        // `would resign if he lost on Sunday`
        if node.relation == Relation::Advcl && self.is_condition(clause) {
            return node.head.and_then(climb);
        }
        match self.form(clause) {
            Form::Modal => Some(Side::Coming),
            Form::Past { is_perfect: false } if planned && node.tag != Tag::Vbd => {
                Some(Side::Coming)
            }
            Form::Perfect if planned => Some(Side::Coming),
            Form::Past { .. } | Form::Perfect => Some(Side::Latest),
            Form::Present if self.is(clause, Class::SAYS) => None,
            Form::Present if self.historic && !planned => None,
            Form::Present => Some(Side::Coming),
            Form::Imperative => Some(Side::Coming),
            Form::Infinitive => {
                let Some(head) = node.head else {
                    return Some(Side::Coming);
                };
                let form = self.form(head);
                let had = matches!(form, Form::Past { is_perfect: true });
                let is_to = nodes[head].tag.is_verb() && self.tree.lemma(head) == "be";
                if self.is(head, Class::INTENT | Class::PLAN) || is_to {
                    return Some(if had { Side::Latest } else { Side::Coming });
                }
                climb(head)
            }
            Form::Participle if planned => {
                let main = self.tree.clause(node.head?);
                Some(match self.form(main) {
                    Form::Past { .. } => Side::Latest,
                    _ => Side::Coming,
                })
            }
            Form::Participle => Some(Side::Latest),
            Form::Gerund => match self.is(clause, Class::INTENT) {
                true => Some(Side::Coming),
                false => node.head.and_then(climb),
            },
            Form::None => node.head.and_then(climb),
        }
    }

    fn is_condition(&self, clause: usize) -> bool {
        let mark = self.tree.dependent(clause, &[Relation::Mark]);
        mark.is_some_and(|mark| matches!(self.word(mark).as_str(), "if" | "unless"))
    }

    fn form(&self, clause: usize) -> Form {
        let nodes = self.tree.nodes();
        let tag = nodes[clause].tag;
        let has = self.tree.dependents(clause).find(|&at| {
            matches!(nodes[at].relation, Relation::Aux | Relation::AuxPass)
                && matches!(
                    self.tree.lemma(at).as_str(),
                    "have" | "'ve" | "’ve" | "'d" | "’d"
                )
        });
        if let Some(modal) = self.tree.modal(clause) {
            // `could not be reached`, `would not comment`
            let was = matches!(self.word(modal).as_str(), "could" | "would")
                && self.tree.is_negated(clause);
            return match has.is_some() || was {
                true => Form::Past {
                    is_perfect: has.is_some(),
                },
                false => Form::Modal,
            };
        }
        let infinitive = self
            .tree
            .dependents(clause)
            .any(|at| nodes[at].tag == Tag::To && at < clause);
        if infinitive {
            return match has {
                Some(_) => Form::Past { is_perfect: true },
                None => Form::Infinitive,
            };
        }
        let is_attribute = matches!(nodes[clause].relation, Relation::Acl | Relation::Advcl)
            && self.tree.own_subject(clause).is_none();
        if is_attribute
            && matches!(tag, Tag::Vbn | Tag::Vbd)
            && self.tree.finite(clause) == Some(clause)
            || tag == Tag::Vbn && self.tree.finite(clause).is_none()
        {
            return Form::Participle;
        }
        match self.tree.finite(clause) {
            Some(finite) if nodes[finite].tag == Tag::Vbd => Form::Past {
                is_perfect: has == Some(finite),
            },
            Some(finite) if has == Some(finite) => Form::Perfect,
            // `is going to meet` and `is meeting` are present; what they tell lies ahead as well.
            Some(finite)
                if tag != Tag::Vbz && finite == clause && self.is(clause, Class::SAME_PAST) =>
            {
                Form::Past { is_perfect: false }
            }
            Some(_) => Form::Present,
            None if tag == Tag::Vbg => Form::Gerund,
            None if tag == Tag::Vb && self.tree.own_subject(clause).is_some() => {
                match self.is(clause, Class::SAME_PAST) {
                    true => Form::Past { is_perfect: false },
                    false => Form::Present,
                }
            }
            None if tag == Tag::Vb => Form::Imperative,
            None => Form::None,
        }
    }
}
