//! Numbers that look random and are the same on every machine (SplitMix64, public domain). Good
//! enough for samples and moments, for nothing secret.

/// A source of numbers.
pub struct Chance(u64);

impl Chance {
    /// The same seed gives the same numbers.
    #[must_use]
    pub fn new(seed: u64) -> Chance {
        Chance(seed)
    }

    /// The next number.
    pub fn draw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 to `end` without it; 0 when `end` is.
    pub fn below(&mut self, end: usize) -> usize {
        (self.draw() % end.max(1) as u64) as usize
    }

    /// One of the values, each as often as its weight says.
    pub fn weighted<T: Copy>(&mut self, values: &[(T, u32)]) -> T {
        let total: u32 = values.iter().map(|(_, weight)| weight).sum();
        let mut left = self.below(total as usize) as u32;
        for (value, weight) in values {
            if left < *weight {
                return *value;
            }
            left -= weight;
        }
        values[0].0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_come_as_often_as_their_weights_say() {
        let mut chance = Chance::new(7);
        let mut counts = [0_u32; 3];
        for _ in 0..10_000 {
            counts[chance.weighted(&[(0, 70), (1, 25), (2, 5)])] += 1;
        }
        for (count, expected) in counts.into_iter().zip([7_000, 2_500, 500]) {
            assert!(count.abs_diff(expected) < 200, "{counts:?}");
        }
    }
}
