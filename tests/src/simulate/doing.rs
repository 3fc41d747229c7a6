//! People at work: what they do on their devices, whatever the network is like.

use super::edges::{End, catalogue, word};
use super::people::{Seen, intent};
use super::server::Poison;
use super::world::World;
use super::{Finding, Outcome, checks};
use hub_core::operation::{Envelope, Operation};
use hub_core::{GroupId, OpId, Verdict};
use hub_store::{Space, StoreError, Turn};
use hub_sync::Input;
use std::ops::ControlFlow;

impl World {
    /// Somebody does something; when nothing of the space is there yet, nobody can.
    ///
    /// # Errors
    /// What is found.
    pub fn acts(&mut self, which: usize) -> Outcome<()> {
        let at = which % self.nodes.len();
        if !self.sees_something(at) {
            return Ok(());
        }
        match self.draw.from(0, 99) {
            0..=5 => self.turns(at),
            6..=11 => self.attends(at),
            _ => {
                let operations = self.intents(at)?;
                self.does(at, operations)
            }
        }
    }

    fn sees_something(&mut self, at: usize) -> bool {
        let joined = self.nodes[at].space.as_mut().and_then(Space::joined);
        joined.is_some_and(|joined| joined.place().is_ok_and(|place| place.is_some()))
    }

    fn intents(&mut self, at: usize) -> Outcome<Vec<Operation>> {
        let node = &self.nodes[at];
        let Some(space) = &node.space else { return Ok(vec![]) };
        let readers = space.readers();
        let seen = Seen::new(&readers, node.member);
        let count = if self.draw.permille(150) { self.draw.from(2, 5) } else { 1 };
        let mut operations = vec![];
        for _ in 0..count {
            operations.extend(intent(&seen, &mut self.draw).map_err(Finding::disk)?);
        }
        Ok(operations)
    }

    /// Operations of the person of a device, as one act.
    ///
    /// # Errors
    /// What is found.
    pub fn does(&mut self, at: usize, operations: Vec<Operation>) -> Outcome<()> {
        let group_id = (operations.len() > 1).then(|| GroupId(self.draw.id()));
        let written_at_ms = self.wall_ms() + self.nodes[at].wrong_ms;
        let envelopes: Vec<Envelope> = operations
            .into_iter()
            .map(|operation| {
                let op_id = OpId(self.draw.id());
                Envelope { op_id, written_at_ms, group_id, operation }
            })
            .collect();
        let member = self.nodes[at].member;
        let kept = envelopes.clone();
        self.writes(at, |space, wall_ms| {
            let appended =
                space.append(member, &envelopes, wall_ms, &mut |_| ControlFlow::Continue(()))?;
            Ok(appended.verdicts.into_iter().zip(kept).collect())
        })
    }

    /// Writes on a device, unless its process ends by it.
    fn writes(
        &mut self,
        at: usize,
        write: impl FnOnce(&mut Space, i64) -> Result<Vec<(Verdict, Envelope)>, StoreError>,
    ) -> Outcome<()> {
        let wall_ms = self.wall_ms() + self.nodes[at].wrong_ms;
        let permille = if self.is_healed { 0 } else { self.plan.crash_permille * 3 };
        let end = self.draw.permille(permille).then(|| self.draw.from(0, 1));
        let folder = self.nodes[at].folder.clone();
        let before = if end == Some(1) { catalogue(&folder) } else { vec![] };
        let Some(space) = self.nodes[at].space.as_mut() else { return Ok(()) };
        let mut verdicts = write(space, wall_ms).map_err(Finding::disk)?;
        verdicts.extend(self.unheard_of(at, &verdicts)?);
        for (verdict, envelope) in verdicts {
            self.tally.count(&format!("preview: {}", word(&verdict)));
            self.tally.count(&format!("operation: {}", envelope.operation.kind()));
            if !matches!(verdict, Verdict::Rejected(_)) {
                self.poison(at, envelope.op_id);
                let member = self.nodes[at].member;
                self.ledger.queued(at, member, envelope);
            }
        }
        match end {
            None => {
                checks::shown(self, at)?;
                self.hears(self.life(at), Input::Queued)
            }
            Some(end) => {
                self.tally.count(if end == 1 {
                    "fault: crash between the files"
                } else {
                    "fault: crash after a step"
                });
                let end = if end == 1 { End::Between(before) } else { End::Clean };
                self.ends(at, &end)
            }
        }
    }

    /// What a device has queued by itself: the way back of an act.
    fn unheard_of(
        &self,
        at: usize,
        known: &[(Verdict, Envelope)],
    ) -> Outcome<Vec<(Verdict, Envelope)>> {
        if !known.is_empty() {
            return Ok(vec![]);
        }
        let own = checks::own_ops(&self.nodes[at].folder)?.into_iter();
        let new = own.filter(|own| {
            let is_new = self.ledger.get(own.op_id).is_none();
            own.state == "queued" && own.kind != "skip" && is_new
        });
        let read = |body: String| serde_json::from_str(&body).ok();
        let envelopes = new.filter_map(|own| own.body.and_then(read));
        Ok(envelopes.map(|envelope| (Verdict::Ok, envelope)).collect())
    }

    fn poison(&mut self, at: usize, op: OpId) {
        if std::mem::take(&mut self.nodes[at].is_poisoned) {
            let kinds = [(Poison::Named, 2), (Poison::Unnamed, 2), (Poison::Breaking, 1)];
            let kind = self.draw.weighted(&kinds);
            self.server.poison.insert(op, kind);
            self.ledger.poison.insert(op);
            self.tally.count("fault: poison");
        }
    }

    /// Takes the last act back, or does it again.
    fn turns(&mut self, at: usize) -> Outcome<()> {
        let turn = Turn { id: self.draw.id(), act: None, back: self.draw.permille(700) };
        let member = self.nodes[at].member;
        self.tally.count("undo");
        self.writes(at, |space, wall_ms| {
            space.turn(member, &turn, wall_ms, &mut |_| ControlFlow::Continue(()))?;
            Ok(vec![])
        })
    }

    /// Looks after something that came to nothing.
    fn attends(&mut self, at: usize) -> Outcome<()> {
        let Some(joined) = self.nodes[at].space.as_mut().and_then(Space::joined) else {
            return Ok(());
        };
        let list = joined.attention().map_err(Finding::disk)?;
        let Some(one) = self.draw.one(&list).cloned() else { return Ok(()) };
        let (again, new) = (self.draw.permille(600), OpId(self.draw.id()));
        self.tally.count(if again { "attention: again" } else { "attention: discarded" });
        self.writes(at, |space, wall_ms| {
            let Some(mut joined) = space.joined() else { return Ok(vec![]) };
            if !again {
                joined.discard(one.op_id, wall_ms)?;
                return Ok(vec![]);
            }
            let appended = joined.retry(one.op_id, new, wall_ms)?;
            let verdicts = appended.map(|appended| appended.verdicts).unwrap_or_default();
            let envelope = one.envelope.and_then(|json| serde_json::from_str(&json).ok());
            let envelope = envelope.map(|envelope: Envelope| Envelope { op_id: new, ..envelope });
            Ok(verdicts.into_iter().zip(envelope).collect())
        })
    }
}
