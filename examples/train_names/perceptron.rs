//! The averaged structured perceptron (Collins 2002), with a margin.

use dateline::analysis::names::tagger::{
    label::{Label, N_LABELS},
    weights::{self, Weights},
};

/// A stretch of words with its features and its right labels.
pub struct Example {
    /// Numbers of rows, of all words one after the other.
    pub features: Vec<u32>,
    /// Where those of each word end.
    pub ends: Vec<u32>,
    pub gold: Vec<Label>,
    /// How much it counts.
    pub weight: f32,
    /// Which kind of text it is from.
    pub source: usize,
}

/// What a wrong label must fall short by.
const MARGIN: f32 = 1.0;

struct Sum {
    now: [f32; N_LABELS],
    /// Changes times the moment they were made at.
    late: [f32; N_LABELS],
}

/// Learns weights in `n_rows` rows, going over the examples `n_epochs` times.
pub fn learn(
    examples: &[&Example],
    n_rows: usize,
    n_sources: usize,
    n_epochs: usize,
    unit: f32,
) -> Weights {
    let empty = || Sum {
        now: [0.0; N_LABELS],
        late: [0.0; N_LABELS],
    };
    let mut rows: Vec<Sum> = (0..n_rows * (1 + n_sources)).map(|_| empty()).collect();
    let mut steps: Vec<Sum> = (0..N_LABELS).map(|_| empty()).collect();
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    let mut clock = 0.0f32;
    let all = (examples.len() * n_epochs) as f32;
    let mut scores: Vec<[f32; N_LABELS]> = Vec::new();
    for epoch in 0..n_epochs {
        random.shuffle(&mut order);
        let mut n_wrong = 0;
        for &at in &order {
            let example = examples[at];
            clock += 1.0 / all;
            let own = if n_sources > example.source {
                n_rows * (1 + example.source)
            } else {
                0
            };
            score(
                example,
                |row| {
                    let mut sum = rows[row].now;
                    if own > 0 {
                        for (s, o) in sum.iter_mut().zip(rows[row + own].now) {
                            *s += o;
                        }
                    }
                    sum
                },
                &mut scores,
            );
            for (scores, gold) in scores.iter_mut().zip(&example.gold) {
                for (label, score) in scores.iter_mut().enumerate() {
                    if label != gold.number() {
                        *score += MARGIN;
                    }
                }
            }
            let found = weights::best(&scores, |before, label| steps[before].now[label]);
            if found == example.gold {
                continue;
            }
            n_wrong += 1;
            let by = example.weight;
            let own_by = by
                * if example.source == 2 {
                    std::env::var("OWN_RE3D")
                        .ok()
                        .and_then(|v| v.parse::<f32>().ok())
                        .unwrap_or(1.0)
                } else {
                    std::env::var("OWN")
                        .ok()
                        .and_then(|v| v.parse::<f32>().ok())
                        .unwrap_or(1.0)
                };
            let change = |sum: &mut Sum, label: Label, by: f32| {
                sum.now[label.number()] += by;
                sum.late[label.number()] += by * clock;
            };
            let mut start = 0;
            for (n, &end) in example.ends.iter().enumerate() {
                let (right, wrong) = (example.gold[n], found[n]);
                if right != wrong {
                    for &row in &example.features[start..end as usize] {
                        change(&mut rows[row as usize], right, by);
                        change(&mut rows[row as usize], wrong, -by);
                        if own > 0 {
                            change(&mut rows[row as usize + own], right, own_by);
                            change(&mut rows[row as usize + own], wrong, -own_by);
                        }
                    }
                }
                start = end as usize;
            }
            for (labels, by) in [(&example.gold, by), (&found, -by)] {
                let mut before = Label::NONE;
                for &label in labels.iter().chain([&Label::NONE]) {
                    change(&mut steps[before.number()], label, by);
                    before = label;
                }
            }
        }
        if epoch + 1 == n_epochs {
            eprintln!("  {n_wrong} of {} wrong in the last epoch", examples.len());
        }
    }
    // The mean over time of what changed at t is the change times what is left.
    let mean = |sum: &Sum, label: usize| (sum.now[label] - sum.late[label]) / unit;
    rows.truncate(n_rows);
    let stored = rows
        .iter()
        .map(|sum| std::array::from_fn(|label| mean(sum, label).round().clamp(-127.0, 127.0) as i8))
        .collect();
    let steps = std::array::from_fn(|before| {
        std::array::from_fn(|label| mean(&steps[before], label).round() as i16)
    });
    Weights::new(stored, steps)
}

fn score(
    example: &Example,
    row: impl Fn(usize) -> [f32; N_LABELS],
    scores: &mut Vec<[f32; N_LABELS]>,
) {
    scores.clear();
    let mut start = 0;
    for &end in &example.ends {
        let mut sum = [0.0; N_LABELS];
        for &feature in &example.features[start..end as usize] {
            for (sum, weight) in sum.iter_mut().zip(row(feature as usize)) {
                *sum += weight;
            }
        }
        scores.push(sum);
        start = end as usize;
    }
}

/// xorshift64*, so that a run repeats.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 11
    }

    fn shuffle(&mut self, items: &mut [usize]) {
        for at in (1..items.len()).rev() {
            items.swap(at, (self.next() % (at as u64 + 1)) as usize);
        }
    }
}
