//! The arc-eager transition system (Nivre 2003), with the root after the last word.

use super::tag::Tag;

/// What the parser can do next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Action {
    /// The next word goes on the stack.
    Shift,
    /// The top of the stack, which has a head, is done.
    Reduce,
    /// The next word becomes the head of the top, which is done.
    Left,
    /// The top becomes the head of the next word, which goes on the stack.
    Right,
}

impl Action {
    /// In the order of their numbers.
    pub const ALL: [Action; 4] = [Action::Shift, Action::Reduce, Action::Left, Action::Right];
}

/// A word while its sentence is parsed. Words count from 1; 0 is none, and the root is after the last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Node {
    /// Its word in lower case.
    pub word: u32,
    /// Its part of speech; 0 is none.
    pub tag: u32,
    /// Its head.
    pub head: u32,
    /// Relation to the head, from 1.
    pub relation: u32,
    /// Outermost dependents on the left: the first, then the one found before.
    pub lefts: [u32; 2],
    /// Outermost dependents on the right.
    pub rights: [u32; 2],
    /// Relations of those on the left, a bit each.
    pub left_relations: u64,
    /// Of those on the right.
    pub right_relations: u64,
    /// Marks before it: commas and the like, colons and dashes, quotation marks.
    pub marks: [u16; 3],
}

/// How far a sentence is parsed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    /// All words, with none before them and the root behind.
    pub nodes: Vec<Node>,
    /// Those that are not done.
    pub stack: Vec<u32>,
    /// The next word.
    pub next: u32,
}

impl State {
    /// Nothing is parsed.
    pub fn start(&mut self, words: impl Iterator<Item = (u32, Tag)>) {
        self.nodes.clear();
        self.nodes.push(Node::default());
        let mut marks = [0; 3];
        for (word, tag) in words {
            self.nodes.push(Node {
                word,
                tag: tag as u32 + 1,
                marks,
                ..Node::default()
            });
            match tag {
                Tag::Comma => marks[0] += 1,
                Tag::Colon | Tag::OpenBracket | Tag::CloseBracket => marks[1] += 1,
                Tag::Open | Tag::Close => marks[2] += 1,
                _ => {}
            }
        }
        self.nodes.push(Node {
            word: 1,
            tag: 98,
            marks,
            ..Node::default()
        });
        self.stack.clear();
        self.next = 1;
    }

    /// The number of the root.
    pub fn root(&self) -> u32 {
        self.nodes.len() as u32 - 1
    }

    /// The top of the stack; 0 if there is none.
    pub fn top(&self) -> u32 {
        self.stack.last().copied().unwrap_or(0)
    }

    /// Whether all is done.
    pub fn is_done(&self) -> bool {
        self.next == self.root() && self.stack.is_empty()
    }

    /// Whether an action can be taken.
    pub fn allows(&self, action: Action) -> bool {
        let top = self.top();
        match action {
            Action::Shift => self.next < self.root(),
            Action::Reduce => top > 0 && self.nodes[top as usize].head > 0,
            Action::Left => top > 0 && self.nodes[top as usize].head == 0,
            Action::Right => top > 0 && self.next < self.root(),
        }
    }

    /// Takes an action that is allowed.
    pub fn take(&mut self, action: Action, relation: u32) {
        match action {
            Action::Shift => {
                self.stack.push(self.next);
                self.next += 1;
            }
            Action::Reduce => {
                self.stack.pop();
            }
            Action::Left => {
                let dependent = self.top();
                self.link(self.next, dependent, relation);
                self.stack.pop();
            }
            Action::Right => {
                self.link(self.top(), self.next, relation);
                self.stack.push(self.next);
                self.next += 1;
            }
        }
    }

    fn link(&mut self, head: u32, dependent: u32, relation: u32) {
        let own = &mut self.nodes[dependent as usize];
        own.head = head;
        own.relation = relation;
        let of = &mut self.nodes[head as usize];
        if dependent < head {
            of.lefts = [dependent, of.lefts[0]];
            of.left_relations |= 1 << relation;
        } else {
            of.rights = [dependent, of.rights[0]];
            of.right_relations |= 1 << relation;
        }
    }
}
