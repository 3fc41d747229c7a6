//! What people did and what they were told, beside the stores: what is there afterwards is held
//! against it.

use hub_core::{Envelope, MemberId, OpId, Verdict};
use std::collections::{BTreeMap, BTreeSet};

/// An operation that a device has taken into its outbox.
#[derive(Clone, Debug)]
pub struct Entry {
    /// On which device's folder.
    pub node: usize,
    /// Whose.
    pub member: MemberId,
    /// As it was written.
    pub envelope: Envelope,
    /// What the device kept as the server's verdicts, with the server's history they are of.
    pub told: Vec<(u32, Verdict)>,
    /// It was set aside.
    pub is_aside: bool,
}

/// Everything that was done.
#[derive(Debug, Default)]
pub struct Ledger {
    entries: BTreeMap<OpId, Entry>,
    /// In the order in which they were done, on each folder.
    order: Vec<OpId>,
    /// Operations that the server cannot take.
    pub poison: BTreeSet<OpId>,
}

impl Ledger {
    /// A device has taken it into its outbox.
    pub fn queued(&mut self, node: usize, member: MemberId, envelope: Envelope) {
        let op = envelope.op_id;
        let entry = Entry { node, member, envelope, told: vec![], is_aside: false };
        if self.entries.insert(op, entry).is_none() {
            self.order.push(op);
        }
    }

    /// A device keeps a verdict. The verdict that another one was told in the same history, if that
    /// is not the same.
    pub fn told(&mut self, op: OpId, generation: u32, verdict: &Verdict) -> Option<Verdict> {
        let entry = self.entries.get_mut(&op)?;
        let known = entry.told.iter().find(|(of, _)| *of == generation);
        match known {
            Some((_, known)) => Some(known).filter(|known| *known != verdict).cloned(),
            None => {
                entry.told.push((generation, verdict.clone()));
                None
            }
        }
    }

    /// A device has put it on the attention list.
    pub fn set_aside(&mut self, op: OpId) {
        if let Some(entry) = self.entries.get_mut(&op) {
            entry.is_aside = true;
        }
    }

    /// What is known of it.
    pub fn get(&self, op: OpId) -> Option<&Entry> {
        self.entries.get(&op)
    }

    /// Everything, in the order in which it was done.
    pub fn all(&self) -> impl Iterator<Item = (OpId, &Entry)> {
        self.order.iter().filter_map(|op| Some((*op, self.entries.get(op)?)))
    }
}
