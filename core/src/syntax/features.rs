//! What the parser sees.

use super::{
    net::feature,
    transition::{Node, State},
};

/// Features of one state.
pub const N_FEATURES: usize = 56;

/// The features of a state.
pub fn features(state: &State) -> [u32; N_FEATURES] {
    let node = |at: u32| state.nodes[at as usize];
    let ahead = |by: u32| {
        let at = (state.next + by) as usize;
        state.nodes.get(at).copied().unwrap_or_default()
    };
    let top = state.top();
    let under = state
        .stack
        .len()
        .checked_sub(2)
        .map_or(0, |at| state.stack[at]);
    let (s, s2): (Node, Node) = (node(top), node(under));
    let (b, b1, b2, b3) = (ahead(0), ahead(1), ahead(2), ahead(3));
    let (sh, sl, sr) = (node(s.head), node(s.lefts[0]), node(s.rights[0]));
    let shh = node(sh.head);
    let (sl2, sr2) = (node(s.lefts[1]), node(s.rights[1]));
    let (bl, bl2) = (node(b.lefts[0]), node(b.lefts[1]));
    let far = distance(state.next - top.min(state.next));
    let headed = u32::from(s.head > 0);
    let fold = |set: u64| (set ^ set >> 32) as u32;
    let (s_left, s_right) = (
        fold(s.left_relations),
        fold(s.right_relations).rotate_left(7),
    );
    let b_left = fold(b.left_relations);
    let prev = node(state.next - 1);
    let marks = |n: usize| u32::from(b.marks[n] - s.marks[n]);
    let between = if top == 0 {
        99
    } else {
        marks(0).min(3) | marks(1).min(2) << 2 | (marks(2).min(3)) << 4
    };
    [
        feature(0, s.word, s.tag, 0),
        feature(1, s.tag, headed, 0),
        feature(2, s.word, headed, 0),
        feature(3, b.word, b.tag, 0),
        feature(4, b.tag, 0, 0),
        feature(5, b.word, 0, 0),
        feature(6, b1.word, b1.tag, 0),
        feature(7, b1.tag, b2.tag, 0),
        feature(8, b2.word, b2.tag, 0),
        feature(9, b1.tag, b2.tag, b3.tag),
        feature(10, s.word, s.tag, b.word ^ b.tag),
        feature(11, s.word, b.word, headed),
        feature(12, s.word, s.tag, b.tag),
        feature(13, s.tag, b.word, b.tag),
        feature(14, s.tag, b.tag, headed),
        feature(15, b.tag, b1.tag, s.tag),
        feature(16, b.tag, b1.tag, b2.tag),
        feature(17, sh.tag, s.tag, b.tag),
        feature(18, s.tag, sl.tag, b.tag),
        feature(19, s.tag, sr.tag, b.tag),
        feature(20, s.tag, b.tag, bl.tag),
        feature(21, s.word, far, headed),
        feature(22, s.tag, b.tag, far << 1 | headed),
        feature(23, b.word, far, 0),
        feature(24, b.tag, far, between),
        feature(25, s.word, s_right, 0),
        feature(26, s.tag, s_right, b.tag),
        feature(27, s.word, s_left, 0),
        feature(28, s.tag, s_left, b.tag),
        feature(29, b.word, b_left, 0),
        feature(30, b.tag, b_left, s.tag),
        feature(31, sh.word, sh.tag, s.relation),
        feature(32, s.relation, s.tag, b.tag),
        feature(33, shh.tag, sh.relation, sh.tag),
        feature(34, sl.word, sl.relation, 0),
        feature(35, sr.word, sr.relation, 0),
        feature(36, bl.word, bl.relation, 0),
        feature(37, s.tag, sl.relation, sl2.relation),
        feature(38, s.tag, sr.relation, sr2.relation),
        feature(39, b.tag, bl.relation, bl2.relation),
        feature(40, sr.tag, sr.word, b.word),
        feature(41, sh.word, s.word, b.tag),
        feature(42, sh.tag, s.relation, b.word),
        feature(43, s2.tag, s2.word, 0),
        feature(44, s2.tag, s.tag, b.tag),
        feature(45, s2.relation, s2.tag, u32::from(s2.head > 0)),
        feature(46, prev.word, prev.tag, b.tag),
        feature(47, s.tag, b.tag, between | 0x100),
        feature(48, s.word, b1.tag, b.tag),
        feature(49, s.tag, b.word, b1.tag),
        feature(50, bl.word, s.word, 0),
        feature(51, bl.word, s.tag, b.tag),
        feature(52, bl.word, sh.word, 0),
        feature(53, sr.word, sr.tag, b.tag),
        feature(54, s.relation, between, b.tag),
        feature(55, b1.word, b.tag, s.tag),
    ]
}

/// A distance in words, in steps that matter.
const fn distance(words: u32) -> u32 {
    match words {
        0..=4 => words,
        5..=6 => 5,
        7..=9 => 6,
        10..=15 => 7,
        _ => 8,
    }
}
