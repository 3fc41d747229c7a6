//! Drawing by a seed: everything random in a history comes from here.

use crate::bench::chance::Chance;
use uuid::Uuid;

/// A seeded source with what histories need of it.
pub struct Draw(Chance);

impl Draw {
    /// The same seed gives the same history.
    pub fn new(seed: u64) -> Self {
        Self(Chance::new(seed))
    }

    /// A number from `low` to `high`.
    pub fn from(&mut self, low: u64, high: u64) -> u64 {
        low + self.0.draw() % (high - low + 1)
    }

    /// Whether something happens that happens so often in a thousand times.
    pub fn permille(&mut self, share: u32) -> bool {
        self.0.below(1_000) < share as usize
    }

    /// One of them, if there are any.
    pub fn one<'a, T>(&mut self, of: &'a [T]) -> Option<&'a T> {
        of.get(self.0.below(of.len()))
    }

    /// One of them, each as often as its weight says.
    pub fn weighted<T: Copy>(&mut self, values: &[(T, u32)]) -> T {
        self.0.weighted(values)
    }

    /// An id that no other is.
    pub fn id(&mut self) -> Uuid {
        let (high, low) = (self.0.draw(), self.0.draw());
        uuid::Builder::from_random_bytes(((u128::from(high) << 64) | u128::from(low)).to_be_bytes())
            .into_uuid()
    }
}
