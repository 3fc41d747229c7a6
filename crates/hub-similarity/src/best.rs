//! The best few of many, without sorting all.

use std::cmp::Ordering;

/// The `limit` best by falling score, equal ones by rising number.
pub(crate) fn keep_best(
    scored: impl IntoIterator<Item = (f32, u32)>,
    limit: usize,
) -> Vec<(f32, u32)> {
    let mut best = Vec::new();
    let full = limit.saturating_mul(2).max(64);
    let mut least = f32::NEG_INFINITY;
    for found in scored {
        if found.0 >= least {
            best.push(found);
            if best.len() >= full {
                least = cut(&mut best, limit).max(least);
            }
        }
    }
    cut(&mut best, limit);
    best.sort_unstable_by(better);
    best
}

/// Keeps the best in any order and says the least score among them.
fn cut(found: &mut Vec<(f32, u32)>, limit: usize) -> f32 {
    if found.len() > limit {
        if limit > 0 {
            found.select_nth_unstable_by(limit - 1, better);
        }
        found.truncate(limit);
    }
    found.iter().map(|(score, _)| *score).fold(f32::INFINITY, f32::min)
}

fn better(a: &(f32, u32), b: &(f32, u32)) -> Ordering {
    b.0.total_cmp(&a.0).then(a.1.cmp(&b.1))
}
