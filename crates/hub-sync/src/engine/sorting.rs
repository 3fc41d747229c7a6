//! Which operations go together. A push that fails whole is halved until the culprit stands alone,
//! so that one operation that the server cannot take keeps no other back.

use crate::device::Queued;
use hub_protocol::Limits;

/// Room for what surrounds each envelope, and the whole.
const AROUND_BYTES: usize = 160;
/// So many failures inside the server at the same operations are those operations' failures.
const FAILURES_OF_SERVER: u32 = 3;

/// How the outbox is cut into pushes.
#[derive(Debug)]
pub(super) struct Sorting {
    /// At most so many in a push; none: as many as the server takes.
    size: Option<usize>,
    /// The culprit is among the operations up to this one.
    culprit_up_to: u64,
    /// The server says that it is this one.
    named: Option<u64>,
    /// Failures inside the server since the last push that went through.
    failures_of_server: u32,
    /// A push has gone through since an operation was set aside. Until then nothing else is: when
    /// everything fails it is not the operations' fault.
    may_set_aside: bool,
}

impl Default for Sorting {
    fn default() -> Self {
        Self {
            size: None,
            culprit_up_to: 0,
            named: None,
            failures_of_server: 0,
            may_set_aside: true,
        }
    }
}

impl Sorting {
    /// At most so many operations go into the next push.
    pub(super) fn limit(&self, limits: &Limits) -> usize {
        let most = usize::try_from(limits.push_operations).unwrap_or(usize::MAX).clamp(1, 200);
        self.size.unwrap_or(most).min(most)
    }

    /// Those that fit into one push: at least one.
    pub(super) fn cut(&self, queued: Vec<Queued>, limits: &Limits) -> Vec<Queued> {
        let room = usize::try_from(limits.body_bytes).unwrap_or(usize::MAX);
        let mut bytes = AROUND_BYTES;
        let mut cut: Vec<Queued> = vec![];
        for operation in queued {
            bytes += operation.envelope.len() + AROUND_BYTES;
            let is_named = self.named == Some(operation.n);
            if !cut.is_empty() && (bytes > room || is_named) {
                break;
            }
            cut.push(operation);
            if is_named {
                break;
            }
        }
        cut
    }

    /// A push went through, up to this operation.
    pub(super) fn went_through(&mut self, last_n: u64) {
        self.failures_of_server = 0;
        self.may_set_aside = true;
        if last_n >= self.culprit_up_to {
            (self.size, self.named) = (None, None);
        }
    }

    /// The server failed inside. Whether that begins to look like the operations' doing.
    pub(super) fn server_failed(&mut self) -> bool {
        self.failures_of_server += 1;
        self.failures_of_server >= FAILURES_OF_SERVER
    }

    /// A push of several failed whole: the next one is smaller.
    pub(super) fn narrow(&mut self, first_n: u64, length: usize, named: Option<u64>) {
        let last_n = first_n + length as u64 - 1;
        self.failures_of_server = 0;
        self.culprit_up_to = last_n;
        self.named = named.filter(|n| (first_n..=last_n).contains(n));
        // A name that has been followed already did not help.
        self.size = Some(if self.named.is_some() { length } else { length / 2 });
    }

    /// Whether the operation of a push of one that failed is to be set aside.
    pub(super) fn may_set_aside(&self) -> bool {
        self.may_set_aside
    }

    /// An operation was set aside.
    pub(super) fn has_set_aside(&mut self) {
        self.may_set_aside = false;
    }

    /// Another stream, other numbers.
    pub(super) fn start_over(&mut self) {
        let may_set_aside = self.may_set_aside;
        *self = Self { may_set_aside, ..Self::default() };
    }
}
