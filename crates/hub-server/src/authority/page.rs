//! Where a page ends: always with an operation, after as much as may travel at once, and after at
//! least one whole operation, however large.

/// So many bytes of rows and events are a page, unless a single operation is larger.
pub const PAGE_BYTES: u64 = 2 * 1_024 * 1_024;

/// One thing behind the cursor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Measure {
    /// Its place in the order.
    pub seq: u64,
    /// The size of its JSON.
    pub bytes: u64,
}

/// How far a page may go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// To where the order stands.
    Head,
    /// To the last operation that ended at or before `last`; where none ended after the cursor and
    /// so far, to the first that ended at or after `first`.
    Within {
        /// The first thing behind the cursor.
        first: u64,
        /// The last that fits.
        last: u64,
    },
}

/// How far a page goes, of the first things behind the cursor in order: one more than may be on a
/// page, or all there are.
pub fn reach(things: &[Measure], limit: usize, limit_bytes: u64) -> Reach {
    let mut bytes = 0_u64;
    let fits = |thing: &&Measure| {
        bytes = bytes.saturating_add(thing.bytes);
        bytes <= limit_bytes
    };
    let fitting = things.iter().take(limit.max(1)).take_while(fits).count().max(1);
    match (things.first(), things.get(fitting - 1)) {
        (Some(first), Some(last)) if fitting < things.len() => {
            Reach::Within { first: first.seq, last: last.seq }
        }
        _ => Reach::Head,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_ends_at_the_first_of_its_limits() {
        let things = [(3, 10), (4, 10), (9, 90), (12, 1)];
        let things = things.map(|(seq, bytes)| Measure { seq, bytes });
        let within = |last| Reach::Within { first: 3, last };
        let cases = [
            (&things[..0], 5, 100, Reach::Head),
            (&things[..], 5, 1_000, Reach::Head),
            (&things[..], 4, 1_000, Reach::Head),
            (&things[..], 3, 1_000, within(9)),
            (&things[..], 1, 1_000, within(3)),
            (&things[..], 0, 1_000, within(3)),
            (&things[..], 4, 110, within(9)),
            (&things[..], 4, 109, within(4)),
            (&things[..], 4, 5, within(3)),
            (&things[..1], 4, 5, Reach::Head),
        ];
        for (things, limit, bytes, expected) in cases {
            assert_eq!(reach(things, limit, bytes), expected, "{limit} {bytes}");
        }
    }
}
