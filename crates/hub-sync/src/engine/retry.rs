//! Pauses between tries: full jitter, from half a second to a minute, for ever. Full jitter keeps ten
//! thousand devices from coming back in step after an outage.

/// The longest first pause.
const FIRST_MS: u64 = 500;
/// The longest pause of all.
const LONGEST_MS: u64 = 60_000;

/// Numbers that follow from a seed (SplitMix64). They spread load and decide nothing.
#[derive(Clone, Debug)]
pub(super) struct Random(u64);

impl Random {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 to `most`.
    fn up_to(&mut self, most: u64) -> u64 {
        self.next() % (most + 1)
    }
}

/// When something that failed is tried again.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Retry {
    failures: u32,
    not_before_ms: u64,
    is_of_the_network: bool,
}

impl Retry {
    pub(super) fn is_due(&self, now_ms: u64) -> bool {
        now_ms >= self.not_before_ms
    }

    pub(super) fn not_before_ms(&self) -> u64 {
        self.not_before_ms
    }

    pub(super) fn failures(&self) -> u32 {
        self.failures
    }

    pub(super) fn succeed(&mut self) {
        *self = Self::default();
    }

    /// Waits longer than the last time, and at least so long.
    pub(super) fn fail(&mut self, now_ms: u64, random: &mut Random, at_least_ms: u64) {
        let longest = FIRST_MS.saturating_mul(1 << self.failures.min(16)).min(LONGEST_MS);
        self.failures = self.failures.saturating_add(1);
        self.not_before_ms = now_ms.saturating_add(random.up_to(longest).max(at_least_ms));
        self.is_of_the_network = false;
    }

    /// As [`Retry::fail`], over as soon as the network is there.
    pub(super) fn fail_to_reach(&mut self, now_ms: u64, random: &mut Random) {
        self.fail(now_ms, random, 0);
        self.is_of_the_network = true;
    }

    /// Something was put right: the next try is at once. When that did not help, it waits.
    pub(super) fn put_right(&mut self, now_ms: u64, random: &mut Random) {
        match self.failures {
            0 => self.failures = 1,
            _ => self.fail(now_ms, random, 0),
        }
    }

    /// The network is there: there is no reason to wait any longer for that.
    pub(super) fn network_is_there(&mut self) {
        if self.is_of_the_network {
            self.succeed();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_to_a_minute_and_never_end() {
        let (mut random, mut retry) = (Random::new(7), Retry::default());
        let mut longest = [0; 40];
        for _ in 0..200 {
            retry.succeed();
            for pause in &mut longest {
                retry.fail(1_000, &mut random, 0);
                *pause = (*pause).max(retry.not_before_ms() - 1_000);
            }
        }
        assert!((400..=500).contains(&longest[0]), "{longest:?}");
        assert!((55_000..=60_000).contains(&longest[39]), "{longest:?}");
    }

    #[test]
    fn what_was_put_right_is_tried_at_once_and_only_once() {
        let (mut random, mut retry) = (Random::new(7), Retry::default());
        retry.put_right(1_000, &mut random);
        assert!(retry.is_due(1_000));
        let waits = (0..20).any(|_| {
            retry.put_right(1_000, &mut random);
            !retry.is_due(1_000)
        });
        assert!(waits);
    }
}
