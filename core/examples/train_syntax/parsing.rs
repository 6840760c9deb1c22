//! Learns heads and relations.

use dateline_core::syntax::{
    HIDDEN, LABELS_LEFT, LABELS_RIGHT, N_OUTCOMES, Relation, features,
    net::Net,
    transition::{Action, State},
};

use crate::{
    corpus::Sentence,
    guided,
    learner::{Learner, greatest, soften},
    oracle,
    random::Random,
};

/// How to learn.
#[derive(Clone, Copy)]
pub struct Course {
    pub n_rows: usize,
    pub n_epochs: usize,
    pub rate: f32,
    /// The share of features that are not seen at each step.
    pub blind: f32,
    /// Whether what the guides say is seen.
    pub guided: bool,
}

/// Networks that decide together.
pub struct Parser {
    learners: Vec<Learner<HIDDEN>>,
    guided: bool,
}

/// How often what the parser would do wrong is done, so that it learns to go on from there.
const EXPLORE: f32 = 0.9;
/// What is right with so much probability is not learnt further.
const SURE: f32 = 0.995;

impl Parser {
    /// Learns so many networks, which start and go over the sentences otherwise.
    pub fn learn(sentences: &[&Sentence], course: &Course, n: u64) -> Parser {
        Parser {
            learners: (0..n).map(|seed| learn(sentences, course, seed)).collect(),
            guided: course.guided,
        }
    }

    /// Heads and relations, as [`Sentence`] has them.
    pub fn parse(&self, sentence: &Sentence) -> (Vec<u32>, Vec<u32>) {
        let mut state = start(sentence);
        while !state.is_done() {
            let features = seen(&state, sentence, self.guided);
            let hidden: Vec<[f32; HIDDEN]> = self
                .learners
                .iter()
                .map(|learner| learner.hidden(&features))
                .collect();
            let score = |outcome: usize| -> f32 {
                let scores = self.learners.iter().zip(&hidden);
                scores
                    .map(|(learner, hidden)| learner.score(hidden, outcome))
                    .sum()
            };
            let scores = Action::ALL.map(|action| {
                if state.allows(action) {
                    score(action as usize)
                } else {
                    f32::NEG_INFINITY
                }
            });
            let action = Action::ALL[greatest(scores)];
            let relation = first_label(action).map_or(0, |first| {
                1 + greatest((first..first + Relation::ALL.len()).map(score)) as u32
            });
            state.take(action, relation);
        }
        one_root(&state)
    }

    pub fn net(&self) -> Net<HIDDEN> {
        self.learners[0].net()
    }
}

fn start(sentence: &Sentence) -> State {
    let mut state = State::default();
    state.start(
        sentence
            .words
            .iter()
            .map(|word| word.lower)
            .zip(sentence.tags.iter().copied()),
    );
    state
}

fn seen(state: &State, sentence: &Sentence, guided: bool) -> Vec<u32> {
    let mut found = features(state).to_vec();
    if guided {
        guided::features(state, sentence, &mut found);
    }
    found
}

fn first_label(action: Action) -> Option<usize> {
    match action {
        Action::Left => Some(LABELS_LEFT),
        Action::Right => Some(LABELS_RIGHT),
        Action::Shift | Action::Reduce => None,
    }
}

/// What is left without a head hangs on the first such word.
fn one_root(state: &State) -> (Vec<u32>, Vec<u32>) {
    let nodes = &state.nodes[1..state.nodes.len() - 1];
    let mut root = None;
    let arcs = nodes.iter().zip(1..).map(|(node, at)| {
        let is_root = node.relation == Relation::Root as u32 + 1;
        match root {
            _ if node.head < state.root() => (node.head, node.relation),
            None => {
                root = Some(at);
                (node.head, Relation::Root as u32 + 1)
            }
            Some(root) if is_root => (root, Relation::Parataxis as u32 + 1),
            Some(root) => (root, node.relation),
        }
    });
    arcs.unzip()
}

fn learn(sentences: &[&Sentence], course: &Course, seed: u64) -> Learner<HIDDEN> {
    let mut learner = Learner::new(course.n_rows, N_OUTCOMES, seed);
    let mut order: Vec<&Sentence> = sentences.to_vec();
    let mut random = Random::new(100 + seed);
    let n_steps = (order.len() * course.n_epochs) as f32;
    let mut n_seen = 0.0;
    for epoch in 0..course.n_epochs {
        random.shuffle(&mut order);
        for sentence in &order {
            let rate = course.rate * (1.0 - n_seen / n_steps).max(0.02);
            n_seen += 1.0;
            let mut state = start(sentence);
            while !state.is_done() {
                let mut features = seen(&state, sentence, course.guided);
                if course.blind > 0.0 {
                    features.retain(|_| random.unit() >= course.blind);
                }
                let explore = epoch > 0 && random.unit() < EXPLORE;
                let hidden = learner.hidden(&features);
                let mut slopes = Vec::new();
                let action =
                    judge_action(&learner, &hidden, &state, sentence, explore, &mut slopes);
                let relation =
                    judge_relation(&learner, &hidden, &state, sentence, action, &mut slopes);
                if !slopes.is_empty() {
                    learner.learn(&features, &hidden, &slopes, rate);
                }
                state.take(action, relation);
            }
        }
    }
    learner
}

/// The action to take, and what was wrong with the scores of all.
fn judge_action(
    learner: &Learner<HIDDEN>,
    hidden: &[f32; HIDDEN],
    state: &State,
    sentence: &Sentence,
    explore: bool,
    slopes: &mut Vec<(usize, f32)>,
) -> Action {
    let costs = oracle::costs(state, &sentence.heads);
    let least = costs.iter().flatten().min().copied();
    let right = costs.map(|cost| cost.is_some() && cost == least);
    let scores: [f32; 4] = std::array::from_fn(|action| match costs[action] {
        Some(_) => learner.score(hidden, action),
        None => f32::NEG_INFINITY,
    });
    let best = greatest(scores);
    let best_right = greatest(std::array::from_fn::<f32, 4, _>(|action| {
        if right[action] {
            scores[action]
        } else {
            f32::NEG_INFINITY
        }
    }));
    let mut chances = scores;
    soften(&mut chances);
    let share: f32 = (0..4)
        .filter(|&action| right[action])
        .map(|action| chances[action])
        .sum();
    if share < SURE {
        for action in (0..4).filter(|&action| costs[action].is_some()) {
            let wanted = if right[action] {
                chances[action] / share.max(1e-6)
            } else {
                0.0
            };
            slopes.push((action, chances[action] - wanted));
        }
    }
    Action::ALL[if explore { best } else { best_right }]
}

/// The relation to give; what was wrong with the scores is learnt where the arc is right.
fn judge_relation(
    learner: &Learner<HIDDEN>,
    hidden: &[f32; HIDDEN],
    state: &State,
    sentence: &Sentence,
    action: Action,
    slopes: &mut Vec<(usize, f32)>,
) -> u32 {
    let Some(first) = first_label(action) else {
        return 0;
    };
    let (head, dependent) = match action {
        Action::Left => (state.next, state.top()),
        _ => (state.top(), state.next),
    };
    let mut scores: Vec<f32> = (first..first + Relation::ALL.len())
        .map(|outcome| learner.score(hidden, outcome))
        .collect();
    let best = greatest(scores.iter().copied());
    if sentence.heads[dependent as usize - 1] == head {
        let gold = sentence.relations[dependent as usize - 1] as usize - 1;
        soften(&mut scores);
        if scores[gold] < SURE {
            scores[gold] -= 1.0;
            let wrong = scores
                .into_iter()
                .enumerate()
                .filter(|(_, slope)| slope.abs() > 1e-4);
            slopes.extend(wrong.map(|(relation, slope)| (first + relation, slope)));
        }
    }
    best as u32 + 1
}
