//! Virtual time: what happens next, and when. Nothing waits for a real clock.

use hub_sync::{Answer, Failure, Input, Request, RequestId};
use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::plan::Fault;

/// A device's process: each start is another one, and hears nothing of what the former waited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Life {
    /// Which device.
    pub node: usize,
    /// Which of its processes.
    pub number: u32,
}

/// What happens.
#[derive(Clone, Debug)]
pub enum Event {
    /// A process hears something.
    Hears(Life, Input),
    /// The time has come that a process wanted to be woken at.
    Wakes(Life, u64),
    /// A request reaches the server.
    Arrives(Life, RequestId, Request),
    /// A long wait is over.
    WaitEnds(u64),
    /// An answer leaves the server.
    Answers(Life, RequestId, Result<Answer, Failure>),
    /// Somebody does something on a device.
    Acts(usize),
    /// Something goes wrong.
    Fails(Fault),
    /// A device is started again.
    Starts(usize),
    /// A device has its network again.
    Reconnects(usize),
    /// The server works again.
    ServerWorks,
    /// A person signs in again.
    SignsIn(usize),
}

/// What is to come.
#[derive(Debug, Default)]
pub struct Agenda {
    heap: BinaryHeap<Reverse<(u64, u64)>>,
    events: std::collections::BTreeMap<u64, Event>,
    count: u64,
}

impl Agenda {
    /// Puts something on it. Of what happens at the same moment, the first put is the first.
    pub fn put(&mut self, at_ms: u64, event: Event) {
        self.count += 1;
        self.heap.push(Reverse((at_ms, self.count)));
        self.events.insert(self.count, event);
    }

    /// What is next, if it is before a moment.
    pub fn next(&mut self, before_ms: u64) -> Option<(u64, Event)> {
        let Reverse((at_ms, id)) = *self.heap.peek()?;
        if at_ms >= before_ms {
            return None;
        }
        self.heap.pop();
        Some((at_ms, self.events.remove(&id)?))
    }
}
