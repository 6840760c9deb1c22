//! Grammar of English sentences: parts of speech, heads and relations, in one pass over the words of each.
//!
//! A greedy transition-based parser (Nivre 2003) by two small networks over hashed features, embedded and learnt by
//! `examples/train_syntax`; `README.md` beside this file says from what. Relations are those of Universal Dependencies.
//!
//! Pure: no files, clock, threads. It cannot fail: any words have a tree, in time linear in their number.

mod features;
mod lemma;
mod model;
pub mod net;
mod relation;
mod tag;
pub mod tagger;
mod tokens;
pub mod transition;
mod tree;
pub mod word;

pub use features::{N_FEATURES, features};
pub use lemma::lemma;
pub use model::{HIDDEN, HIDDEN_OF_TAGGER, LABELS_LEFT, LABELS_RIGHT, Model, N_OUTCOMES};
pub use relation::Relation;
pub use tag::Tag;
pub use tokens::tokens;
pub use tree::{Node, Tense, Tree};

use transition::{Action, State};
use word::Word;

/// Reads sentences one after the other, with room that is used again.
pub struct Parser {
    model: &'static Model,
    words: Vec<Word>,
    state: State,
}

/// The tree of one sentence. [`Parser`] is quicker for many.
pub fn parse<'t>(forms: &[&'t str]) -> Tree<'t> {
    Parser::default().parse(forms)
}

impl Default for Parser {
    fn default() -> Parser {
        Parser {
            model: Model::embedded(),
            words: Vec::new(),
            state: State::default(),
        }
    }
}

impl Parser {
    /// A parser by a model of one's own.
    pub fn with(model: &'static Model) -> Parser {
        Parser {
            model,
            ..Parser::default()
        }
    }

    /// The tree of the words of one sentence, parted as [`tokens`] does.
    pub fn parse<'t>(&mut self, forms: &[&'t str]) -> Tree<'t> {
        let case = word::case(forms.iter().copied());
        self.words.clear();
        self.words
            .extend(forms.iter().map(|form| Word::new(form, case)));
        let tags = self.tag();
        self.attach(&tags);
        let nodes = forms.iter().zip(&tags).zip(&self.state.nodes[1..]);
        Tree::new(nodes.map(|((&form, &tag), node)| Node {
            form,
            tag,
            // The root stands after the last word, and counts from one.
            head: Some(node.head as usize - 1).filter(|&head| head < forms.len()),
            relation: Relation::ALL[node.relation as usize - 1],
        }))
    }

    fn tag(&self) -> Vec<Tag> {
        let mut before = [None; 2];
        let mut tags = Vec::with_capacity(self.words.len());
        for at in 0..self.words.len() {
            let features = tagger::features(&self.words, at, before);
            let hidden = self.model.tagger.hidden(&features);
            let tag = Tag::ALL[self.model.tagger.best(&hidden, 0..Tag::ALL.len())];
            before = [Some(tag), before[0]];
            tags.push(tag);
        }
        tags
    }

    fn attach(&mut self, tags: &[Tag]) {
        let state = &mut self.state;
        state.start(
            self.words
                .iter()
                .map(|word| word.lower)
                .zip(tags.iter().copied()),
        );
        while !state.is_done() {
            let net = &self.model.parser;
            let hidden = net.hidden(&features(state));
            let mut best = (i32::MIN, Action::Shift);
            for action in Action::ALL {
                if state.allows(action) {
                    let score = net.score(&hidden, action as usize);
                    if score > best.0 {
                        best = (score, action);
                    }
                }
            }
            let labels = match best.1 {
                Action::Left => Some(LABELS_LEFT),
                Action::Right => Some(LABELS_RIGHT),
                Action::Shift | Action::Reduce => None,
            };
            let relation = labels.map_or(0, |first| {
                1 + net.best(&hidden, first..first + Relation::ALL.len()) - first
            });
            state.take(best.1, relation as u32);
        }
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;
    use proptest::prelude::*;

    use super::*;
    use crate::text::Text;

    /// The words of a sentence, each as `form/TAG/head/relation`, heads by their form.
    fn drawn(sentence: &str) -> String {
        let text = Text::new(sentence);
        let spans = tokens(sentence, 0);
        let forms: Vec<&str> = spans.iter().map(|&span| &text[span]).collect();
        let tree = parse(&forms);
        let nodes = tree.nodes().iter().map(|node| {
            let head = node.head.map_or("", |head| forms[head]);
            format!(
                "{}/{}/{head}/{}\n",
                node.form,
                node.tag.name(),
                node.relation.name()
            )
        });
        nodes.collect()
    }

    #[test]
    fn plain_sentences_are_read_as_they_are_meant() {
        let expected = expect![[r#"
            The/DT/mayor/det
            mayor/NN/told/nsubj
            told/VBD//root
            reporters/NNS/told/iobj
            that/IN/sold/mark
            the/DT/ferries/det
            ferries/NNS/sold/nsubj:pass
            had/VBD/sold/aux
            not/RB/sold/advmod
            been/VBN/sold/aux:pass
            sold/VBN/told/ccomp
            ././told/punct
        "#]];
        expected.assert_eq(&drawn(
            "The mayor told reporters that the ferries had not been sold.",
        ));
        let expected = expect![[r#"
            “/``/lost/punct
            We/PRP/lost/nsubj
            lost/VBD/said/ccomp
            everything/NN/lost/obj
            ,/,/lost/punct
            ”/''/lost/punct
            said/VBD//root
            Ana/NNP/said/nsubj
            Velisk/NNP/Ana/flat
            ,/,/teacher/punct
            a/DT/teacher/det
            teacher/NN/Ana/appos
            from/IN/Karmin/case
            Karmin/NNP/teacher/nmod
            ././said/punct
        "#]];
        expected.assert_eq(&drawn(
            "“We lost everything,” said Ana Velisk, a teacher from Karmin.",
        ));
    }

    proptest! {
        #[test]
        fn any_words_have_a_tree_with_one_root(words in prop::collection::vec("[a-zA-Z0-9,.“”'é-]{1,8}", 1..40)) {
            let forms: Vec<&str> = words.iter().map(String::as_str).collect();
            let tree = parse(&forms);
            prop_assert_eq!(tree.nodes().len(), forms.len());
            prop_assert_eq!(tree.nodes().iter().filter(|node| node.head.is_none()).count(), 1);
            for at in 0..forms.len() {
                prop_assert!(tree.ancestors(at).count() < forms.len());
            }
            let root = tree.root().expect("there are words");
            prop_assert_eq!(tree.reach(root), 0..forms.len());
        }
    }

    #[test]
    fn no_words_have_no_tree() {
        assert!(parse(&[]).nodes().is_empty());
    }
}
