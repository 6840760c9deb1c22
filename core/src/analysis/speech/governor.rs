//! What gives a quotation to a speaker: the verb, preposition, noun or mark that governs it.

use std::ops::Range;

use super::frames::{Framed, Read};
use crate::{
    lexicon::{self, Class},
    syntax::{Relation, Tag},
};

/// What governs a quotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Governor {
    /// The word that gives the quotation to the speaker.
    pub(super) cue: usize,
    /// The head of the speaker's phrase.
    pub(super) speaker: usize,
}

/// A verb further up in the tree does not govern a quotation.
const MAX_UP: usize = 12;

/// So many words after a quotation its verb is looked for where the tree has none.
const REACH: usize = 14;

impl Read<'_> {
    /// What governs a quotation, by the tree; where that has nothing, by the words beside a whole one.
    pub(super) fn governor(&self, quote: &Framed) -> Option<Governor> {
        let beside = || quote.whole.then(|| self.beside(quote)).flatten();
        let named = || (!quote.whole).then(|| self.named_so(quote)).flatten();
        self.above(quote)
            .or_else(beside)
            .or_else(named)
            .or_else(|| self.dashed(quote))
    }

    fn above(&self, quote: &Framed) -> Option<Governor> {
        let nodes = self.tree.nodes();
        let is_head = |at: &usize| {
            nodes[*at]
                .head
                .is_none_or(|head| !quote.nodes.contains(&head))
        };
        let mut at = quote.nodes.clone().find(is_head)?;
        let mut weak = None;
        for n in 0..MAX_UP {
            // `..., Hale said`; `according to Hale`
            let put_in = self.tree.dependents(at).find_map(|other| {
                if self.is_quoted(other) {
                    return None;
                }
                let node = &nodes[other];
                let aside = matches!(node.relation, Relation::Parataxis | Relation::Discourse)
                    || n == 0
                        && quote.whole
                        && !self.tree.reach(other).contains(&quote.nodes.start);
                if aside && node.tag.is_verb() {
                    return self.by_verb(other, n == 0 && quote.whole);
                }
                self.by_source(other)
            });
            if put_in.is_some() {
                return put_in;
            }
            let Some(head) = nodes[at].head else { break };
            if self.is_quoted(head) {
                // What is governed with another quotation is that one's.
                return None;
            }
            let is_subject = nodes[at].relation.is_subject();
            if nodes[head].tag.is_verb() && !is_subject {
                let found = self.by_verb(head, n == 0 && quote.whole);
                let found = found.or_else(|| self.inserted(head));
                if found.is_some() {
                    return found;
                }
                // `ruled that it had “…”`: what stands in the complement of a verb may be its subject's words.
                if nodes[at].relation == Relation::Ccomp && weak.is_none() {
                    weak = self.by_verb(head, true);
                }
            }
            at = head;
        }
        weak
    }

    /// `a plan that the mayor said would be “…”`: a verb of saying inside the subject.
    fn inserted(&self, verb: usize) -> Option<Governor> {
        let subject = self.tree.own_subject(verb)?;
        let mut inside = self.tree.dependents(subject).filter(|&other| {
            self.tree.nodes()[other].relation == Relation::AclRelcl
                && self.tree.object(other).is_none()
                && self
                    .tree
                    .own_subject(other)
                    .is_some_and(|at| self.tag(at).is_noun())
        });
        inside.find_map(|other| self.by_verb(other, false))
    }

    /// Who says what a verb governs; any verb will do for a whole quotation that hangs on it directly.
    fn by_verb(&self, verb: usize, any: bool) -> Option<Governor> {
        if self.is_quoted(verb) || !any && !self.says(verb) {
            return None;
        }
        let speaker = self.sayer(verb)?;
        let is_asked = matches!(self.tag(speaker), Tag::Wp | Tag::Wdt);
        (!is_asked).then_some(Governor { cue: verb, speaker })
    }

    /// Whether a verb is one of saying.
    pub(super) fn says(&self, verb: usize) -> bool {
        let form = self.form(verb);
        lexicon::english().is(&form.to_lowercase(), Class::SAYS)
    }

    /// The head of the phrase that does what a verb says.
    pub(super) fn sayer(&self, verb: usize) -> Option<usize> {
        let node = self.tree.nodes()[verb];
        let has = |relations: &[Relation]| self.tree.dependent(verb, relations).is_some();
        let passive = self.tree.is_passive(verb)
            || node.tag == Tag::Vbn
                && !has(&[Relation::Aux])
                && self.tree.own_subject(verb).is_none();
        if passive {
            return self.tree.agent(verb);
        }
        let subject = self.tree.subject(verb);
        let subject = subject.filter(|&at| !self.is_quoted(at) && self.may_speak(at));
        let subject = subject.filter(|&at| !self.is_addressee(verb, at));
        subject
            .or_else(|| self.beside_verb(verb))
            .map(|at| self.antecedent(verb, at))
    }

    /// What a relative pronoun stands for.
    fn antecedent(&self, verb: usize, subject: usize) -> usize {
        let nodes = self.tree.nodes();
        let relative = matches!(nodes[subject].tag, Tag::Wp | Tag::Wdt);
        match nodes[verb].head {
            Some(head)
                if relative
                    && matches!(
                        nodes[verb].relation,
                        Relation::AclRelcl | Relation::AdvclRelcl
                    ) =>
            {
                head
            }
            _ => subject,
        }
    }

    /// Whether a noun behind a verb that has another right before it is whom it is said to: `an officer told the paper`.
    fn is_addressee(&self, verb: usize, subject: usize) -> bool {
        let before = verb.checked_sub(1).filter(|&at| !self.is_quoted(at));
        subject > verb && before.is_some_and(|at| self.tag(at).is_noun())
    }

    /// Whether a word may be the head of a speaker's phrase.
    fn may_speak(&self, at: usize) -> bool {
        let tag = self.tag(at);
        tag.is_noun()
            || matches!(
                tag,
                Tag::Prp | Tag::Wp | Tag::Wdt | Tag::Cd | Tag::Jj | Tag::Jjs | Tag::Jjr | Tag::Dt
            )
    }

    /// The phrase right beside a verb that the tree gives no subject: `said farmer Hale`, `Hale said`.
    fn beside_verb(&self, verb: usize) -> Option<usize> {
        let nodes = self.tree.nodes();
        let is_clause = |at: usize| {
            nodes[at].head == Some(verb)
                && matches!(
                    nodes[at].relation,
                    Relation::Ccomp | Relation::Xcomp | Relation::Advcl
                )
        };
        // `“…,” said Hale`: nothing but marks and adverbs stands before the verb.
        let light = |at: &usize| {
            !self.form(*at).starts_with(char::is_alphanumeric) || self.tag(*at) == Tag::Rb
        };
        let before = (0..verb).rev().find(|at| !light(at));
        if before.is_none_or(|at| self.is_quoted(at)) {
            let after = self.top(verb + 1, |head| head > verb);
            return after.filter(|&at| !is_clause(at) && self.may_speak(at));
        }
        if self.tag(verb - 1) == Tag::Comma {
            return self.set_off(verb);
        }
        let before = self.top(before?, |head| head < verb)?;
        (self.tag(before).is_noun() || self.tag(before) == Tag::Prp).then_some(before)
    }

    /// `“…,” Hale, who keeps the inn, said`: what stands first after the quotation.
    fn set_off(&self, verb: usize) -> Option<usize> {
        let after = (0..verb).rev().find(|&at| self.is_quoted(at))? + 1;
        let is_word = |at: &usize| self.form(*at).starts_with(char::is_alphanumeric);
        let first = (after..verb).find(is_word)?;
        let top = self.top(first, |head| head > first && head < verb)?;
        (self.tag(top).is_noun() || self.tag(top) == Tag::Prp).then_some(top)
    }

    /// The head of the phrase that a word is of, as far as its words are `inside`.
    fn top(&self, at: usize, inside: impl Fn(usize) -> bool) -> Option<usize> {
        let nodes = self.tree.nodes();
        if at >= nodes.len() || self.is_quoted(at) {
            return None;
        }
        let is_name = |at: usize| matches!(self.tag(at), Tag::Nnp | Tag::Nnps);
        let mut top = at;
        while let Some(head) = nodes[top].head.filter(|&head| inside(head)) {
            if !self.may_speak(head)
                || self.is_quoted(head)
                || head < top && is_name(top) && !is_name(head) && self.tree.case(top).is_none()
            {
                break;
            }
            top = head;
        }
        let is_word = self.form(top).starts_with(char::is_alphanumeric);
        (is_word && self.may_speak(top) && self.tag(at) != Tag::In).then_some(top)
    }

    /// Who is named as the source by a preposition or a noun: `according to Hale`, `in the words of Hale`, `in a statement by Hale`.
    fn by_source(&self, at: usize) -> Option<Governor> {
        let nodes = self.tree.nodes();
        let case = self.tree.case(at)?;
        if self.form(case).eq_ignore_ascii_case("according") {
            return Some(Governor {
                cue: case,
                speaker: at,
            });
        }
        let noun = self.form(at).to_lowercase();
        let says = matches!(self.form(case).to_lowercase().as_str(), "in" | "by")
            && lexicon::english().is(&noun, Class::WORDS);
        if !says {
            return None;
        }
        let owner = self.tree.dependents(at).find(|&other| {
            let case = self.tree.case(other).map(|case| self.form(case));
            nodes[other].relation == Relation::NmodPoss
                || matches!(
                    nodes[other].relation,
                    Relation::Nmod | Relation::Obl | Relation::OblAgent
                ) && matches!(case, Some("of" | "by" | "from"))
        });
        Some(Governor {
            cue: at,
            speaker: owner?,
        })
    }

    /// The verb right after or before a whole quotation.
    fn beside(&self, quote: &Framed) -> Option<Governor> {
        let is_stop = |at: &usize| {
            matches!(self.tag(*at), Tag::Stop | Tag::Colon | Tag::Open) || self.is_quoted(*at)
        };
        let after = quote.nodes.end..(quote.nodes.end + REACH).min(self.spans.len());
        let after = after.skip_while(|&at| !self.form(at).starts_with(char::is_alphanumeric));
        let mut verbs = after
            .take_while(|at| !is_stop(at))
            .filter(|&at| self.tag(at).is_verb() && self.says(at));
        if let Some(verb) = verbs.next()
            && let Some(found) = self.by_verb(verb, false)
        {
            return Some(found);
        }
        let opening = quote.nodes.start.checked_sub(2)?;
        let first = opening.saturating_sub(REACH);
        let source = (first..opening).find_map(|at| self.by_source(at));
        if source.is_some() {
            return source;
        }
        let introduced = matches!(self.form(opening), ":" | ",");
        let mut before = (opening.saturating_sub(REACH)..opening)
            .rev()
            .take_while(|at| !is_stop(at));
        let verb = before
            .find(|&at| self.tag(at).is_verb() && self.says(at))
            .filter(|_| introduced)?;
        self.by_verb(verb, false)
    }

    /// `called a colleague “…”`, where the tree has it otherwise.
    fn named_so(&self, quote: &Framed) -> Option<Governor> {
        let opening = quote.nodes.start.checked_sub(1)?;
        let before = (opening.saturating_sub(REACH / 2)..opening).rev();
        let verb = before
            .take_while(|&at| !self.is_quoted(at) && self.tag(at) != Tag::Stop)
            .find(|&at| self.tag(at).is_verb())?;
        self.by_verb(verb, false)
    }

    /// `“…” - Hale`; `Hale: “…”`; `From Hale: “…”`
    fn dashed(&self, quote: &Framed) -> Option<Governor> {
        let is_dash = |form: &str| matches!(form, "-" | "--" | "—" | "–");
        let after = quote.nodes.end..self.spans.len();
        let mut marks = after
            .clone()
            .take_while(|&at| !self.form(at).starts_with(char::is_alphanumeric));
        if quote.whole
            && let Some(dash) = marks.find(|&at| is_dash(self.form(at)))
        {
            return self
                .noun_in(dash + 1..self.spans.len())
                .map(|speaker| Governor { cue: dash, speaker });
        }
        let colon = quote.nodes.start.checked_sub(2)?;
        if self.form(colon) != ":" {
            return None;
        }
        let first = usize::from(self.form(0).eq_ignore_ascii_case("from"));
        let speaker = self.noun_in(first..colon)?;
        Some(Governor {
            cue: colon,
            speaker,
        })
    }

    /// The head of the one noun phrase that words are, without a verb.
    pub(super) fn noun_in(&self, words: Range<usize>) -> Option<usize> {
        let nodes = self.tree.nodes();
        if words
            .clone()
            .any(|at| self.is_quoted(at) || self.tag(at).is_verb() || self.tag(at) == Tag::Md)
        {
            return None;
        }
        words.clone().find(|&at| {
            self.tag(at).is_noun() && nodes[at].head.is_none_or(|head| !words.contains(&head))
        })
    }
}

impl Read<'_> {
    /// Who says something in other words by the word at `cue`, if it is one that tells so.
    pub(super) fn states(&self, cue: usize) -> Option<Governor> {
        let is_according = self.form(cue).eq_ignore_ascii_case("according");
        if self.tag(cue).is_verb() && !is_according {
            return self.by_verb(cue, false);
        }
        let source = self.tree.nodes()[cue].head.filter(|_| is_according)?;
        self.by_source(source)
            .filter(|governor| governor.cue == cue)
    }
}
