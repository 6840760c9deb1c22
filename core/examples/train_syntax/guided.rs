//! What the parser that teaches sees besides: what parsers of another scheme say of the words at hand.

use dateline_core::syntax::{net::feature, transition::State};

use crate::corpus::{Guide, Sentence};

/// Appends the features of all guides.
pub fn features(state: &State, sentence: &Sentence, to: &mut Vec<u32>) {
    for (n, guide) in sentence.guides.iter().enumerate() {
        of_guide(state, guide, 100 + 30 * n as u32, to);
    }
    agreement(state, sentence, to);
}

/// What one guide says; numbers of words beyond the sentence are nothing to it.
struct View<'g>(&'g [Guide]);

impl View<'_> {
    fn word(&self, at: u32) -> Guide {
        let at = (at as usize).checked_sub(1);
        at.and_then(|at| self.0.get(at))
            .copied()
            .unwrap_or_default()
    }

    fn head(&self, at: u32) -> u32 {
        self.word(at).head
    }

    fn relation(&self, at: u32) -> u32 {
        self.word(at).relation
    }
}

fn of_guide(state: &State, guide: &[Guide], kind: u32, to: &mut Vec<u32>) {
    let view = View(guide);
    let (s, b, root) = (state.top(), state.next, state.root());
    let (top, next, after) = (view.word(s), view.word(b), view.word(b + 1));
    let headed = u32::from(state.nodes[s as usize].head > 0);
    let place = |at: u32| match at {
        0 => 0,
        _ if at == root => 1,
        _ if at > b => 2,
        _ if at == b => 3,
        _ if at == s => 4,
        _ if state.stack.contains(&at) => 5,
        _ => 6,
    };
    let arc = match (s, top.head, next.head) {
        (0, ..) => 0,
        (_, head, _) if head == b => 1,
        (_, _, head) if head == s => 2,
        _ => 0,
    };
    // Prepositions and copulas stand between where the other scheme has them for heads.
    let apart = s > 0 && arc == 0;
    let over_next = if apart && view.head(next.head) == s {
        view.relation(next.head)
    } else {
        0
    };
    let over_top = if apart && view.head(top.head) == b {
        view.relation(top.head)
    } else {
        0
    };
    let beside = if apart && top.head == next.head {
        view.relation(top.head) ^ 5
    } else {
        0
    };
    let top_waits = (b..root)
        .find(|&at| view.head(at) == s)
        .map_or(0, |at| view.relation(at));
    let waiting = state
        .stack
        .iter()
        .rev()
        .find(|&&at| view.head(at) == b && state.nodes[at as usize].head == 0);
    let next_takes = waiting.map_or(0, |&at| view.relation(at));
    let (s_node, b_node) = (state.nodes[s as usize], state.nodes[b as usize]);
    let rows = [
        [
            arc,
            if arc == 1 {
                top.relation
            } else {
                next.relation
            },
            headed,
        ],
        [top.relation, place(top.head), headed],
        [next.relation, place(next.head), headed],
        [top.relation, next.relation, arc << 4 | headed],
        [over_next, next.relation, headed],
        [over_top, top.relation, headed],
        [beside, top.relation, next.relation],
        [top_waits, headed, 0],
        [next_takes, next.relation, 0],
        [top.tag, next.tag, arc << 4 | headed],
        [
            place(view.head(next.head)),
            view.relation(next.head),
            next.relation,
        ],
        [
            place(view.head(top.head)),
            view.relation(top.head),
            top.relation,
        ],
        [top.relation, view.word(top.head).tag, arc],
        [next.relation, view.word(next.head).tag, arc],
        [after.relation, place(after.head), next.relation],
        [
            place(top.head) << 8 | place(next.head),
            top.relation,
            next.relation,
        ],
        [b_node.tag, next.relation, b_node.word],
        [s_node.tag, top.relation, s_node.word],
    ];
    to.extend(
        (kind..)
            .zip(rows)
            .map(|(kind, [one, two, three])| feature(kind, one, two, three)),
    );
}

/// What all guides say together.
fn agreement(state: &State, sentence: &Sentence, to: &mut Vec<u32>) {
    let (s, b, root) = (state.top(), state.next, state.root());
    let (mut arcs, mut tops, mut nexts) = (1_u32, 0_u32, 0_u32);
    for guide in &sentence.guides {
        let view = View(guide);
        let head = |at| view.head(at);
        let mut arc = 0;
        if s > 0 {
            arc |= u32::from(head(s) == b) | u32::from(head(b) == s) << 1;
            arc |= u32::from(head(s) == head(b)) << 2 | u32::from(head(head(b)) == s) << 5;
            arc |= u32::from((b..root).any(|at| head(at) == s)) << 3;
        }
        arc |= u32::from(state.stack.iter().any(|&at| at != s && head(b) == at)) << 4;
        arcs = arcs.wrapping_mul(64).wrapping_add(arc);
        tops = tops.wrapping_mul(31).wrapping_add(view.relation(s));
        nexts = nexts.wrapping_mul(31).wrapping_add(view.relation(b));
    }
    let headed = u32::from(state.nodes[s as usize].head > 0);
    to.extend([
        feature(300, arcs, 0, 0),
        feature(301, arcs, headed, state.nodes[b as usize].tag),
        feature(302, tops, nexts, 0),
        feature(303, arcs, tops, 0),
        feature(304, arcs, nexts, 0),
    ]);
}
