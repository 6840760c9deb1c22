//! Logistic regression, of two classes and of three, by gradient descent with momentum over standardised features.

const N_STEPS: usize = 600;
const RATE: f64 = 0.4;
const MOMENTUM: f64 = 0.9;
/// Of the squares of the weights, a share of the number of examples.
const RIDGE: f64 = 1.5;

/// Means and deviations, so that all features weigh alike while they are learnt.
struct Scale<const N: usize> {
    mean: [f64; N],
    deviation: [f64; N],
}

impl<const N: usize> Scale<N> {
    fn of<'a>(rows: impl Iterator<Item = &'a [f32; N]> + Clone) -> Scale<N> {
        let n = rows.clone().count().max(1) as f64;
        let mut mean = [0.0; N];
        let mut deviation = [0.0; N];
        for row in rows.clone() {
            for (sum, it) in mean.iter_mut().zip(row) {
                *sum += f64::from(*it) / n;
            }
        }
        for row in rows {
            for ((sum, mean), it) in deviation.iter_mut().zip(&mean).zip(row) {
                *sum += (f64::from(*it) - mean).powi(2) / n;
            }
        }
        let deviation = deviation.map(|it: f64| if it > 1e-12 { it.sqrt() } else { 1.0 });
        Scale { mean, deviation }
    }

    fn apply(&self, row: &[f32; N]) -> [f64; N] {
        std::array::from_fn(|n| (f64::from(row[n]) - self.mean[n]) / self.deviation[n])
    }
}

/// As many classes as rows of weights; the scores are logarithms of odds.
pub struct Classes<const N: usize> {
    scale: Scale<N>,
    weights: Vec<[f64; N]>,
    biases: Vec<f64>,
}

impl<const N: usize> Classes<N> {
    /// Learns from rows with their class, 0 to 2.
    pub fn learn(rows: &[([f32; N], usize)]) -> Classes<N> {
        Classes::of(rows, 3, RIDGE)
    }

    fn of(rows: &[([f32; N], usize)], n_classes: usize, ridge: f64) -> Classes<N> {
        let scale = Scale::of(rows.iter().map(|(row, _)| row));
        let scaled: Vec<([f64; N], usize)> = rows
            .iter()
            .map(|(row, class)| (scale.apply(row), *class))
            .collect();
        let mut learnt = Classes {
            scale,
            weights: vec![[0.0; N]; n_classes],
            biases: vec![0.0; n_classes],
        };
        let n = rows.len().max(1) as f64;
        let mut speed = vec![[0.0; N]; n_classes];
        let mut bias_speed = vec![0.0; n_classes];
        for _ in 0..N_STEPS {
            let mut slope = vec![[0.0; N]; n_classes];
            let mut bias_slope = vec![0.0; n_classes];
            for (row, class) in &scaled {
                let shares = shares(&learnt.scaled_scores(row));
                for (k, share) in shares.iter().enumerate() {
                    let error = share - f64::from(u8::from(k == *class));
                    for (sum, it) in slope[k].iter_mut().zip(row) {
                        *sum += error * it / n;
                    }
                    bias_slope[k] += error / n;
                }
            }
            for k in 0..n_classes {
                for j in 0..N {
                    let slope = slope[k][j] + ridge / n * learnt.weights[k][j];
                    speed[k][j] = MOMENTUM * speed[k][j] - RATE * (1.0 - MOMENTUM) * slope;
                    learnt.weights[k][j] += speed[k][j];
                }
                bias_speed[k] = MOMENTUM * bias_speed[k] - RATE * (1.0 - MOMENTUM) * bias_slope[k];
                learnt.biases[k] += bias_speed[k];
            }
        }
        learnt
    }

    fn scaled_scores(&self, row: &[f64; N]) -> Vec<f64> {
        let each = self.weights.iter().zip(&self.biases);
        each.map(|(weights, bias)| {
            bias + weights
                .iter()
                .zip(row)
                .map(|(weight, it)| weight * it)
                .sum::<f64>()
        })
        .collect()
    }

    /// The score of each class.
    pub fn scores(&self, row: &[f32; N]) -> [f64; 3] {
        let scores = self.scaled_scores(&self.scale.apply(row));
        std::array::from_fn(|n| scores.get(n).copied().unwrap_or(f64::NEG_INFINITY))
    }

    /// The weights and biases for features as they are.
    pub fn raw(&self) -> (Vec<Vec<f64>>, Vec<f64>) {
        let rows = self.weights.iter().map(|row| {
            row.iter()
                .zip(&self.scale.deviation)
                .map(|(weight, it)| weight / it)
                .collect::<Vec<f64>>()
        });
        let rows: Vec<Vec<f64>> = rows.collect();
        let shift = |row: &[f64]| {
            row.iter()
                .zip(&self.scale.mean)
                .map(|(weight, it)| weight * it)
                .sum::<f64>()
        };
        let biases = rows
            .iter()
            .zip(&self.biases)
            .map(|(row, bias)| bias - shift(row))
            .collect();
        (rows, biases)
    }
}

/// Yes or no.
pub struct Binary<const N: usize>(Classes<N>);

impl<const N: usize> Binary<N> {
    /// Learns from rows that are or are not.
    pub fn learn(rows: &[([f32; N], bool)]) -> Binary<N> {
        let rows: Vec<([f32; N], usize)> = rows
            .iter()
            .map(|(row, is)| (*row, usize::from(*is)))
            .collect();
        Binary(Classes::of(&rows, 2, 1.0))
    }

    /// How surely it is.
    pub fn probability(&self, row: &[f32; N]) -> f32 {
        let [no, yes, _] = self.0.scores(row);
        (1.0 / (1.0 + (no - yes).exp())) as f32
    }

    /// The weights and the bias for features as they are.
    pub fn raw(&self) -> (Vec<f64>, f64) {
        let (rows, biases) = self.0.raw();
        let weights = rows[1]
            .iter()
            .zip(&rows[0])
            .map(|(yes, no)| yes - no)
            .collect();
        (weights, biases[1] - biases[0])
    }
}

fn shares(scores: &[f64]) -> Vec<f64> {
    let most = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let odds: Vec<f64> = scores.iter().map(|it| (it - most).exp()).collect();
    let all: f64 = odds.iter().sum();
    odds.iter().map(|it| it / all).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_learnt_from_rows_apart_tells_them_apart() {
        let rows: Vec<([f32; 2], bool)> = (0..40)
            .map(|n| ([n as f32, (n % 3) as f32], n >= 20))
            .collect();
        let learnt = Binary::learn(&rows);
        assert!(learnt.probability(&[35.0, 1.0]) > 0.8);
        assert!(learnt.probability(&[4.0, 1.0]) < 0.2);
        let (weights, bias) = learnt.raw();
        let raw = weights[0] * 35.0 + weights[1] + bias;
        let expected = f64::from(learnt.probability(&[35.0, 1.0]));
        assert!((1.0 / (1.0 + (-raw).exp()) - expected).abs() < 1e-3);
    }
}
