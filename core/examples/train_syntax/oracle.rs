//! What an action costs: how many right arcs can no longer be reached after it (Goldberg and Nivre 2012).

use dateline_core::syntax::transition::{Action, State};

/// The costs of all actions, by their numbers; `None` for those that cannot be taken.
pub fn costs(state: &State, heads: &[u32]) -> [Option<u32>; 4] {
    let (top, next, root) = (state.top(), state.next, state.root());
    let head = |at: u32| heads[at as usize - 1];
    let wanted_by_next = || {
        let waiting = state
            .stack
            .iter()
            .filter(|&&at| state.nodes[at as usize].head == 0 && head(at) == next);
        waiting.count() as u32
    };
    let next_wants_stack = || next < root && state.stack.contains(&head(next));
    let wanted_by_top = || (next..root).filter(|&at| head(at) == top).count() as u32;
    Action::ALL.map(|action| {
        state.allows(action).then(|| match action {
            Action::Shift => wanted_by_next() + u32::from(next_wants_stack()),
            Action::Right if head(next) == top => wanted_by_next(),
            Action::Right => wanted_by_next() + u32::from(next_wants_stack() || head(next) > next),
            Action::Reduce => wanted_by_top(),
            Action::Left => wanted_by_top() + u32::from(head(top) > next),
        })
    })
}

#[cfg(test)]
mod tests {
    use dateline_core::syntax::Tag;

    use super::*;

    #[test]
    fn an_action_costs_the_arcs_that_it_puts_out_of_reach() {
        // 1 and 3 hang on 2, 2 on the root, 4.
        let heads = [2, 4, 2];
        let mut state = State::default();
        state.start([(0, Tag::Nn); 3].into_iter());
        assert_eq!(costs(&state, &heads), [Some(0), None, None, None]);
        state.take(Action::Shift, 0);
        assert_eq!(costs(&state, &heads), [Some(1), None, Some(0), Some(2)]);
        state.take(Action::Left, 1);
        state.take(Action::Shift, 0);
        assert_eq!(costs(&state, &heads), [Some(1), None, Some(2), Some(0)]);
        state.take(Action::Right, 1);
        assert_eq!(costs(&state, &heads), [None, Some(0), None, None]);
    }
}
