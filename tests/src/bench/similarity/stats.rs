//! Ranks into figures, and how far chance may have moved them.

use super::super::chance::Chance;

/// Resamples behind an interval.
const RESAMPLES: usize = 2_000;

/// The rank of the right document of each query, from nought; `None` beyond what was listed.
#[derive(Clone, Default)]
pub struct Ranks(pub Vec<Option<usize>>);

impl Ranks {
    /// The share of queries whose right document is among the first so many.
    pub fn recall(&self, within: usize) -> f64 {
        self.mean(|rank| f64::from(u8::from(rank.is_some_and(|rank| rank < within))))
    }

    /// The mean of one over the place.
    pub fn mrr(&self) -> f64 {
        self.mean(|rank| rank.map_or(0.0, |rank| 1.0 / (rank as f64 + 1.0)))
    }

    fn mean(&self, value: impl Fn(Option<usize>) -> f64) -> f64 {
        self.0.iter().map(|rank| value(*rank)).sum::<f64>() / self.0.len().max(1) as f64
    }

    fn at(&self, places: &[usize]) -> Ranks {
        Ranks(places.iter().map(|&place| self.0[place]).collect())
    }
}

/// A figure of ours over that of the yardstick, with an interval that 95 of 100 resamples of the
/// queries stay within.
pub fn ratio(ours: &Ranks, theirs: &Ranks, figure: impl Fn(&Ranks) -> f64) -> (f64, f64, f64) {
    let of = |ours: &Ranks, theirs: &Ranks| figure(ours) / figure(theirs).max(1e-9);
    let count = ours.0.len();
    let resampled = resamples(count).map(|places| of(&ours.at(&places), &theirs.at(&places)));
    interval(of(ours, theirs), resampled.collect())
}

/// The value with the interval of its resamples.
pub fn interval(value: f64, mut resampled: Vec<f64>) -> (f64, f64, f64) {
    resampled.sort_by(f64::total_cmp);
    let at = |part: f64| resampled[(part * (resampled.len() - 1) as f64).round() as usize];
    (value, at(0.025), at(0.975))
}

/// Places drawn with replacement, always the same ones.
pub fn resamples(count: usize) -> impl Iterator<Item = Vec<usize>> {
    let mut chance = Chance::new(9);
    (0..RESAMPLES).map(move |_| (0..count).map(|_| chance.below(count)).collect())
}

/// Spearman's rho: how far two orders agree. Equal values share their ranks.
pub fn spearman(a: &[f64], b: &[f64]) -> f64 {
    let (a, b) = (ranked(a), ranked(b));
    let mean = (a.len() as f64 - 1.0) / 2.0;
    let product =
        |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| (a - mean) * (b - mean)).sum::<f64>();
    product(&a, &b) / (product(&a, &a) * product(&b, &b)).sqrt()
}

fn ranked(values: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|a, b| values[*a].total_cmp(&values[*b]));
    let mut ranks = vec![0.0; values.len()];
    for run in order.chunk_by(|a, b| values[*a] == values[*b]) {
        let first = order.partition_point(|at| values[*at] < values[run[0]]);
        let shared = first as f64 + (run.len() as f64 - 1.0) / 2.0;
        run.iter().for_each(|at| ranks[*at] = shared);
    }
    ranks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranks_become_figures() {
        let ranks = Ranks(vec![Some(0), Some(4), None, Some(1)]);
        assert_eq!((ranks.recall(1), ranks.recall(5)), (0.25, 0.75));
        assert!((ranks.mrr() - (1.0 + 0.2 + 0.5) / 4.0).abs() < 1e-9);
        let (value, low, high) = ratio(&ranks, &Ranks(vec![Some(0); 4]), Ranks::mrr);
        assert!(low < value && value < high && high <= 1.0);
    }

    #[test]
    fn orders_agree_from_all_to_not_at_all() {
        let cases: [(&[f64], &[f64], f64); 4] = [
            (&[1.0, 2.0, 3.0], &[10.0, 20.0, 90.0], 1.0),
            (&[1.0, 2.0, 3.0], &[3.0, 2.0, 1.0], -1.0),
            (&[1.0, 2.0, 2.0, 3.0], &[1.0, 2.0, 2.0, 3.0], 1.0),
            (&[1.0, 2.0, 3.0, 4.0], &[2.0, 1.0, 4.0, 3.0], 0.6),
        ];
        for (a, b, expected) in cases {
            assert!((spearman(a, b) - expected).abs() < 1e-9, "{a:?} {b:?}");
        }
    }
}
