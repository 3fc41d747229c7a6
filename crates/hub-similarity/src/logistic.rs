//! A logistic over a few facts: the chance it gives, and its weights fitted anew on answers, with
//! those it began with as what was believed before.
//!
//! Not here: which facts, and what a chance is called.

use std::cmp::Ordering;

/// How strongly answers have to pull before a weight leaves its beginning, in answers.
const PRIOR: f64 = 3.0;

/// Facts of one size with a one for the constant, and whether both were said to be the same.
pub(crate) type Said<const N: usize> = ([f64; N], bool);

/// The chance that weights give to facts, 0 to 1.
pub(crate) fn chance<const N: usize>(weights: &[f64; N], facts: &[f64; N]) -> f64 {
    let sum: f64 = weights.iter().zip(facts).map(|(weight, fact)| weight * fact).sum();
    1.0 / (1.0 + (-sum).exp())
}

/// The same answers in one order, whichever they came in: sums of floating point numbers, and who
/// judges whom in [`expected_error`], depend on it.
pub(crate) fn in_order<const N: usize>(mut answers: Vec<Said<N>>) -> Vec<Said<N>> {
    answers.sort_by(|a, b| {
        let mut facts = a.0.iter().zip(&b.0).map(|(a, b)| a.total_cmp(b));
        facts.find(|order| order.is_ne()).unwrap_or(Ordering::Equal).then(a.1.cmp(&b.1))
    });
    answers
}

/// The likeliest weights; none where the facts are beyond all measure.
pub(crate) fn fitted<const N: usize>(start: &[f64; N], answers: &[Said<N>]) -> Option<[f64; N]> {
    Some(fit(start, answers)).filter(|weights| weights.iter().all(|weight| weight.is_finite()))
}

/// Newton's method, which needs a few steps for a logistic.
fn fit<const N: usize>(start: &[f64; N], answers: &[Said<N>]) -> [f64; N] {
    const MOST_STEPS: usize = 30;
    let mut weights = *start;
    for _ in 0..MOST_STEPS {
        let step = newton_step(start, &weights, answers);
        for (weight, step) in weights.iter_mut().zip(&step) {
            *weight -= step.clamp(-1.0, 1.0);
        }
        if step.iter().all(|step| step.abs() < 1e-6) {
            break;
        }
    }
    weights
}

fn newton_step<const N: usize>(
    start: &[f64; N],
    weights: &[f64; N],
    answers: &[Said<N>],
) -> [f64; N] {
    let mut slope = [0.0; N];
    let mut bend = [[0.0; N]; N];
    for at in 0..N {
        slope[at] = PRIOR * (weights[at] - start[at]);
        bend[at][at] = PRIOR;
    }
    for (facts, is_same) in answers {
        let chance = chance(weights, facts);
        let off = chance - f64::from(u8::from(*is_same));
        for (at, fact) in facts.iter().enumerate() {
            slope[at] += off * fact;
            for (other, of_other) in facts.iter().enumerate() {
                bend[at][other] += chance * (1.0 - chance) * fact * of_other;
            }
        }
    }
    solved(bend, slope)
}

/// The solution of a system that is positive definite, as the prior makes it: no pivots needed.
fn solved<const N: usize>(mut matrix: [[f64; N]; N], mut right: [f64; N]) -> [f64; N] {
    for at in 0..N {
        let row = matrix[at];
        for below in at + 1..N {
            let factor = matrix[below][at] / row[at];
            for (value, above) in matrix[below].iter_mut().zip(&row) {
                *value -= factor * above;
            }
            right[below] -= factor * right[at];
        }
    }
    for at in (0..N).rev() {
        let known: f64 = (at + 1..N).map(|later| matrix[at][later] * right[later]).sum();
        right[at] = (right[at] - known) / matrix[at][at];
    }
    right
}

/// How far chances are from what was answered, over ten bands, each fifth of the answers judged by
/// weights fitted on the others.
pub(crate) fn expected_error<const N: usize>(start: &[f64; N], answers: &[Said<N>]) -> f32 {
    const FOLDS: usize = 5;
    const BANDS: usize = 10;
    let mut bands = [(0.0, 0.0); BANDS];
    for fold in 0..FOLDS {
        let of = |own: bool| {
            let part =
                answers.iter().enumerate().filter(move |(nth, _)| (nth % FOLDS == fold) == own);
            part.map(|(_, answer)| *answer).collect::<Vec<_>>()
        };
        let weights = fit(start, &of(false));
        for (facts, is_same) in of(true) {
            let chance = chance(&weights, &facts);
            let band = &mut bands[((chance * BANDS as f64) as usize).min(BANDS - 1)];
            band.0 += chance;
            band.1 += f64::from(u8::from(is_same));
        }
    }
    let off: f64 = bands.iter().map(|(said, was)| (said - was).abs()).sum();
    (off / answers.len() as f64) as f32
}
