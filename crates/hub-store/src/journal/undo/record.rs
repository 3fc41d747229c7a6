//! Writes down what was done, as it is done: in the same transaction, for its undo.

use super::KEPT;
use super::entry::{self, About, UndoEntry, UndoState};
use super::trace::{self, At, Trace};
use crate::table::row;
use hub_core::{Body, Envelope, Key, MemberId, OpId, Operation, Row, Rows};
use rusqlite::{Connection, Transaction};
use std::collections::HashMap;
use uuid::Uuid;

/// The acts of one batch.
pub(crate) struct Recorder {
    actor: MemberId,
    now_ms: i64,
    acts: HashMap<Uuid, Open>,
    /// In a turn, all operations belong to one part of one act.
    pub(crate) turning: Option<At>,
}

struct Open {
    entry: UndoEntry,
    next_place: i64,
}

impl Recorder {
    pub(crate) fn new(actor: MemberId, now_ms: i64) -> Self {
        Self { actor, now_ms, acts: HashMap::new(), turning: None }
    }

    /// Keeps what an accepted operation left. `rows` are as they are now.
    /// `facts` is where rows are.
    pub(crate) fn note(
        &mut self,
        (tx, facts): (&Transaction<'_>, &Connection),
        envelope: &Envelope,
        rows: &Rows,
        written: &[Row],
        trace: &Trace,
    ) -> rusqlite::Result<()> {
        if let Some(at) = self.turning {
            let trace = Trace { former: vec![], ..trace.clone() };
            return trace::insert(tx, envelope.op_id, at, &trace);
        }
        if !hub_core::undo::is_undoable(&envelope.operation) {
            return Ok(());
        }
        let act = act_of(envelope);
        let open = match self.acts.entry(act) {
            std::collections::hash_map::Entry::Occupied(known) => known.into_mut(),
            std::collections::hash_map::Entry::Vacant(new) => {
                let known = entry::find(tx, self.actor, act)?;
                let open = match known {
                    Some(entry) => Open { next_place: trace::next_place(tx, entry.id)?, entry },
                    None => Open { entry: fresh(tx, act, self.now_ms)?, next_place: 0 },
                };
                // The line has its number from now on, so that the next act gets another one.
                entry::put(tx, self.actor, &open.entry)?;
                new.insert(open)
            }
        };
        let at = At { entry: open.entry.id, place: open.next_place, round: 0 };
        open.next_place += 1;
        open.entry.state = UndoState::Done;
        tell(facts, &mut open.entry.about, envelope, rows, written)?;
        trace::insert(tx, envelope.op_id, at, trace)
    }

    /// Writes the lines of the acts, and forgets the oldest.
    pub(crate) fn finish(self, tx: &Transaction<'_>) -> rusqlite::Result<()> {
        if self.acts.is_empty() {
            return Ok(());
        }
        for open in self.acts.values() {
            entry::put(tx, self.actor, &open.entry)?;
        }
        entry::trim(tx, self.actor, KEPT)
    }
}

fn fresh(tx: &Transaction<'_>, act: Uuid, at_ms: i64) -> rusqlite::Result<UndoEntry> {
    let id = entry::next(tx)?;
    let (about, state) = (About::default(), UndoState::Done);
    Ok(UndoEntry { id, act, at_ms, about, state, turn: id, turned_by: None })
}

/// A group or an import is one act.
fn act_of(envelope: &Envelope) -> Uuid {
    match (&envelope.group_id, &envelope.operation) {
        (Some(group), _) => group.0,
        (None, Operation::IdeaImport { imported, .. }) => imported.batch_id.0,
        _ => envelope.op_id.0,
    }
}

/// Who had written the fields that are now written by an operation.
pub(crate) fn former(rows: &Rows, written: &[Row], op: OpId) -> Vec<(Key, String, OpId)> {
    let mut former = vec![];
    for row in written {
        let Some(before) = rows.row(&row.key()) else { continue };
        let fields = row.fv.iter().filter(|(_, version)| **version == op);
        former
            .extend(fields.map(|(field, _)| (row.key(), field.clone(), before.version_of(field))));
    }
    former
}

fn tell(
    facts: &Connection,
    about: &mut About,
    envelope: &Envelope,
    rows: &Rows,
    written: &[Row],
) -> rusqlite::Result<()> {
    let operation = &envelope.operation;
    *about.kinds.entry(operation.kind().to_owned()).or_default() += 1;
    match operation {
        Operation::IdeaEdit { set, .. } => about.fields.extend(set.keys().cloned()),
        Operation::StageMove { to, .. } => about.stage = Some(*to),
        _ => {}
    }
    if about.idea.is_some() {
        return Ok(());
    }
    let Some(id) = operation.idea().or_else(|| written.iter().find_map(idea_of)) else {
        about.title = about.title.take().or_else(|| written.iter().find_map(name_of));
        return Ok(());
    };
    about.idea = Some(id.0);
    // A comment is decided without its idea.
    let row = rows
        .row(&id.into())
        .cloned()
        .map_or_else(|| row::get(facts, &id.into()), |it| Ok(Some(it)))?;
    if let Some(Body::Idea(idea)) = row.map(|row| row.body) {
        about.number = idea.number;
        about.title = Some(idea.case.title);
    }
    Ok(())
}

/// The idea that a comment stands at.
fn idea_of(row: &Row) -> Option<hub_core::IdeaId> {
    match &row.body {
        Body::Comment(comment) => Some(comment.idea_id),
        _ => None,
    }
}

fn name_of(row: &Row) -> Option<String> {
    match &row.body {
        Body::Area(area) => Some(area.name.clone()),
        Body::System(system) => Some(system.name.clone()),
        Body::Profile(profile) => Some(profile.name.clone()),
        Body::StandardItem(item) => Some(item.text.clone()),
        _ => None,
    }
}
