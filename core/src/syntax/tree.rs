//! The tree of a sentence, and what one asks of it.

use std::ops::Range;

use super::{lemma::lemma, relation::Relation, tag::Tag};

/// A word in the tree of its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Node<'t> {
    /// The word as it stands.
    pub form: &'t str,
    /// Its part of speech.
    pub tag: Tag,
    /// The place of its head in the sentence; `None` for the root.
    pub head: Option<usize>,
    /// What it is to its head.
    pub relation: Relation,
}

/// When a clause has its doing, as far as the form of its verb tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tense {
    /// `said`, `had said`, `was saying`.
    Past,
    /// `says`, `has said`, `is saying`.
    Present,
    /// `will say`, `is going to say`.
    Future,
}

/// The tree of a sentence: one root, no cycles. Words are meant by their places.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tree<'t> {
    nodes: Vec<Node<'t>>,
    /// Places of the first and behind the last word that hangs on each.
    reach: Vec<(u32, u32)>,
}

impl<'t> Tree<'t> {
    /// A tree of nodes. Those without a head but for the first are hung on it.
    pub(super) fn new(nodes: impl Iterator<Item = Node<'t>>) -> Tree<'t> {
        let mut nodes: Vec<Node<'t>> = nodes.collect();
        let mut root = None;
        for (at, node) in nodes.iter_mut().enumerate() {
            if node.head.is_some() {
                continue;
            }
            node.head = root;
            match root {
                None => {
                    root = Some(at);
                    node.relation = Relation::Root;
                }
                Some(_) if node.relation == Relation::Root => node.relation = Relation::Parataxis,
                Some(_) => {}
            }
        }
        let reach = reach(&nodes);
        Tree { nodes, reach }
    }

    /// The words in order.
    pub fn nodes(&self) -> &[Node<'t>] {
        &self.nodes
    }

    /// The word on which all others hang; `None` only where there are no words.
    pub fn root(&self) -> Option<usize> {
        self.nodes.iter().position(|node| node.head.is_none())
    }

    /// What hangs directly on a word, in order.
    pub fn dependents(&self, at: usize) -> impl Iterator<Item = usize> {
        let reach = self.reach(at);
        reach.filter(move |&other| self.nodes[other].head == Some(at))
    }

    /// The first that hangs on a word by one of the relations.
    pub fn dependent(&self, at: usize, relations: &[Relation]) -> Option<usize> {
        self.dependents(at)
            .find(|&other| relations.contains(&self.nodes[other].relation))
    }

    /// The words from the first to the last that hang on a word, itself and those that hang on them included.
    pub fn reach(&self, at: usize) -> Range<usize> {
        let (start, end) = self.reach[at];
        start as usize..end as usize
    }

    /// The word without what is set off from it: clauses, appositions, conjuncts and the marks before them.
    pub fn phrase(&self, at: usize) -> Range<usize> {
        let mut range = at..at + 1;
        for other in self.dependents(at) {
            if self.nodes[other].relation.is_set_off() {
                continue;
            }
            let own = self.reach(other);
            range = range.start.min(own.start)..range.end.max(own.end);
        }
        // What is set off in the midst of it cuts it.
        let cut = self.dependents(at).find(|&other| {
            other > at && other < range.end && self.nodes[other].relation.is_set_off()
        });
        if let Some(cut) = cut {
            range.end = self.reach(cut).start.max(at + 1);
        }
        range
    }

    /// Heads of a word from its own up to the root.
    pub fn ancestors(&self, at: usize) -> impl Iterator<Item = usize> {
        std::iter::successors(self.nodes[at].head, |&at| self.nodes[at].head)
    }

    /// The dictionary form of a word.
    pub fn lemma(&self, at: usize) -> String {
        lemma(self.nodes[at].form, self.nodes[at].tag)
    }

    /// The verb or other predicate of the clause that a word is in, itself if it is one.
    pub fn clause(&self, at: usize) -> usize {
        std::iter::once(at)
            .chain(self.ancestors(at))
            .find(|&at| self.is_predicate(at))
            .or_else(|| self.root())
            .unwrap_or(at)
    }

    /// Whether a word is the head of a clause.
    pub fn is_predicate(&self, at: usize) -> bool {
        let node = &self.nodes[at];
        match node.relation {
            Relation::Root => true,
            Relation::Conj | Relation::Appos | Relation::List => {
                self.own_subject(at).is_some() || {
                    node.tag.is_verb() && node.head.is_some_and(|head| self.is_predicate(head))
                }
            }
            relation => relation.is_clause(),
        }
    }

    /// The head of the subject that a clause has itself.
    pub fn own_subject(&self, at: usize) -> Option<usize> {
        self.dependents(at)
            .find(|&other| self.nodes[other].relation.is_subject())
    }

    /// The head of the subject of a clause: its own, or the one that it has in common with the clause that it is joined to, or
    /// that its controller has.
    pub fn subject(&self, at: usize) -> Option<usize> {
        if let Some(own) = self.own_subject(at) {
            return Some(own);
        }
        let node = &self.nodes[at];
        let head = node.head?;
        match node.relation {
            Relation::Conj => self.subject(head),
            // What someone wants someone to do is done by the object.
            Relation::Xcomp => self
                .dependent(head, &[Relation::Obj, Relation::Iobj])
                .or_else(|| self.subject(head)),
            Relation::Acl => Some(head),
            Relation::Advcl if !self.is_finite(at) => self.subject(head),
            _ => None,
        }
    }

    /// The head of the direct object of a verb.
    pub fn object(&self, at: usize) -> Option<usize> {
        self.dependent(at, &[Relation::Obj])
    }

    /// Who does what a passive verb says, after `by`.
    pub fn agent(&self, at: usize) -> Option<usize> {
        self.dependent(at, &[Relation::OblAgent])
    }

    /// The preposition or possessive mark of a noun.
    pub fn case(&self, at: usize) -> Option<usize> {
        self.dependent(at, &[Relation::Case])
    }

    /// Whether a verb is passive.
    pub fn is_passive(&self, at: usize) -> bool {
        let signs = &[Relation::AuxPass, Relation::NsubjPass, Relation::CsubjPass];
        self.dependent(at, signs).is_some()
            || self.nodes[at].tag == Tag::Vbn && self.agent(at).is_some()
    }

    /// Whether a clause or a phrase is negated by a word of its own: `not`, `never`, `no`.
    pub fn is_negated(&self, at: usize) -> bool {
        self.dependents(at).any(|other| {
            let form = self.nodes[other].form;
            let by = matches!(
                self.nodes[other].relation,
                Relation::Advmod
                    | Relation::Det
                    | Relation::Cc
                    | Relation::CcPreconj
                    | Relation::Mark
            );
            by && NEGATIONS.iter().any(|word| word.eq_ignore_ascii_case(form))
        })
    }

    /// The modal verb of a clause: `will`, `may`, `could`.
    pub fn modal(&self, at: usize) -> Option<usize> {
        self.dependents(at)
            .find(|&other| self.nodes[other].tag == Tag::Md)
    }

    /// Whether a clause has a verb with a tense, or a modal verb.
    pub fn is_finite(&self, at: usize) -> bool {
        self.finite(at).is_some()
    }

    /// The word of a clause that has its tense: the verb itself, its first auxiliary or its copula.
    pub fn finite(&self, at: usize) -> Option<usize> {
        let helps =
            |relation| matches!(relation, Relation::Aux | Relation::AuxPass | Relation::Cop);
        self.dependents(at)
            .filter(|&other| helps(self.nodes[other].relation))
            .chain([at])
            .find(|&other| self.nodes[other].tag.is_finite())
    }

    /// The tense of a clause; `None` where it has none of its own.
    pub fn tense(&self, at: usize) -> Option<Tense> {
        let finite = self.finite(at)?;
        match self.nodes[finite].tag {
            Tag::Vbd => Some(Tense::Past),
            Tag::Md => match self.nodes[finite].form.to_ascii_lowercase().as_str() {
                "will" | "wo" | "'ll" | "’ll" | "shall" => Some(Tense::Future),
                _ => None,
            },
            _ if self.nodes[at].form == "going" => {
                let goes_on = self.dependent(at, &[Relation::Xcomp]);
                Some(goes_on.map_or(Tense::Present, |_| Tense::Future))
            }
            _ => Some(Tense::Present),
        }
    }

    /// The word that another explains by standing beside it.
    pub fn apposed_to(&self, at: usize) -> Option<usize> {
        self.nodes[at]
            .head
            .filter(|_| self.nodes[at].relation == Relation::Appos)
    }

    /// What stands beside a word to explain it.
    pub fn appositions(&self, at: usize) -> impl Iterator<Item = usize> {
        self.dependents(at)
            .filter(|&other| self.nodes[other].relation == Relation::Appos)
    }

    /// The first of the words that a word is joined to by `and`, `or` or a comma; itself if it is joined to none before it.
    pub fn first_conjunct(&self, at: usize) -> usize {
        match self.nodes[at].head {
            Some(head) if self.nodes[at].relation == Relation::Conj => self.first_conjunct(head),
            _ => at,
        }
    }

    /// The words that are joined to a word, which is the first of them.
    pub fn conjuncts(&self, at: usize) -> impl Iterator<Item = usize> {
        self.dependents(at)
            .filter(|&other| self.nodes[other].relation == Relation::Conj)
    }

    /// The verb that gives the clause of a word as something said, thought or asked: the one whose complement the clause is, or
    /// one that is put in or behind (`…, she said`).
    pub fn reporting_verb(&self, at: usize) -> Option<usize> {
        let mut clause = self.clause(at);
        loop {
            let node = &self.nodes[clause];
            let put_in = self.dependents(clause).find(|&other| {
                self.nodes[other].relation == Relation::Parataxis
                    && self.nodes[other].tag.is_verb()
                    && self.subject(other).is_some()
            });
            if put_in.is_some() {
                return put_in;
            }
            let head = node.head?;
            if node.relation == Relation::Ccomp {
                return Some(head);
            }
            clause = self.clause(head);
        }
    }
}

const NEGATIONS: &[&str] = &["not", "n't", "n’t", "never", "no", "nor", "neither"];

/// The first and behind the last word that hangs on each.
fn reach(nodes: &[Node]) -> Vec<(u32, u32)> {
    let mut reach: Vec<(u32, u32)> = (0..nodes.len() as u32).map(|at| (at, at + 1)).collect();
    // A word is done when all that hangs on it is.
    let mut n_open = vec![0_u32; nodes.len()];
    for head in nodes.iter().filter_map(|node| node.head) {
        n_open[head] += 1;
    }
    let mut done: Vec<usize> = (0..nodes.len()).filter(|&at| n_open[at] == 0).collect();
    while let Some(at) = done.pop() {
        let Some(head) = nodes[at].head else { continue };
        let own = reach[at];
        let to = &mut reach[head];
        *to = (to.0.min(own.0), to.1.max(own.1));
        n_open[head] -= 1;
        if n_open[head] == 0 {
            done.push(head);
        }
    }
    reach
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A tree of words written `form/TAG/head/relation`, heads counted from 1.
    fn tree(words: &str) -> Tree<'_> {
        Tree::new(words.split_whitespace().map(|word| {
            let columns: Vec<&str> = word.split('/').collect();
            Node {
                form: columns[0],
                tag: Tag::parse(columns[1]).expect("a tag"),
                head: columns[2].parse::<usize>().expect("a head").checked_sub(1),
                relation: Relation::parse(columns[3]).expect("a relation"),
            }
        }))
    }

    const FERRY: &str = "The/DT/2/det mayor/NN/8/nsubj ,/,/4/punct Ana/NNP/2/appos Dol/NNP/4/flat ,/,/4/punct did/VBD/8/aux \
        tell/VB/0/root the/DT/10/det owners/NNS/8/obj to/TO/12/mark sell/VB/8/xcomp ferries/NNS/12/obj and/CC/15/cc \
        boats/NNS/13/conj";

    #[test]
    fn who_does_what_to_whom() {
        let tree = tree(FERRY);
        assert_eq!(tree.root(), Some(7));
        assert_eq!(tree.subject(7), Some(1));
        assert_eq!(tree.object(7), Some(9));
        assert_eq!(tree.subject(11), Some(9), "whom one tells to do it does it");
        assert_eq!(tree.conjuncts(12).collect::<Vec<_>>(), [14]);
        assert_eq!(tree.first_conjunct(14), 12);
        assert_eq!(tree.appositions(1).collect::<Vec<_>>(), [3]);
        assert_eq!(tree.apposed_to(3), Some(1));
        assert_eq!((tree.reach(1), tree.phrase(1)), (0..6, 0..2));
        assert_eq!((tree.clause(14), tree.clause(3)), (11, 7));
        assert_eq!(tree.tense(7), Some(Tense::Past));
        assert_eq!(tree.tense(11), None);
        assert!(!tree.is_negated(7) && !tree.is_passive(7));
    }

    #[test]
    fn what_is_done_by_whom_and_what_is_not() {
        let tree = tree(
            "Ferries/NNS/5/nsubj:pass may/MD/5/aux not/RB/5/advmod be/VB/5/aux:pass stopped/VBN/0/root \
             by/IN/7/case police/NNS/5/obl:agent and/CC/9/cc left/VBN/5/conj",
        );
        assert!(tree.is_passive(4) && tree.is_negated(4));
        assert_eq!(
            (tree.agent(4), tree.modal(4), tree.case(6)),
            (Some(6), Some(1), Some(5))
        );
        assert_eq!(tree.subject(8), Some(0), "joined verbs have one subject");
        assert_eq!(tree.finite(4), Some(1));
        assert_eq!(tree.tense(4), None);
        assert_eq!(tree.lemma(4), "stop");
    }

    #[test]
    fn what_is_said_is_led_to_its_verb() {
        let behind = tree(
            "Ferries/NNS/2/nsubj stopped/VBD/0/root ,/,/2/punct said/VBD/2/parataxis Dol/NNP/4/nsubj",
        );
        assert_eq!(behind.reporting_verb(0), Some(3));
        let before =
            tree("Dol/NNP/2/nsubj said/VBD/0/root ferries/NNS/4/nsubj stopped/VBD/2/ccomp");
        assert_eq!(before.reporting_verb(2), Some(1));
        assert_eq!(before.reporting_verb(0), None);
    }

    #[test]
    fn words_without_a_head_hang_on_the_first_of_them() {
        let tree = tree("Stop/VB/0/root now/RB/1/advmod !/./0/root");
        assert_eq!(tree.root(), Some(0));
        assert_eq!(tree.nodes()[2].head, Some(0));
        assert_eq!(tree.nodes()[2].relation, Relation::Parataxis);
        assert_eq!(Tree::new([].into_iter()).root(), None);
    }
}
