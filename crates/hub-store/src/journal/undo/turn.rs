//! Turns an act: takes it back or does it again, in one transaction. Each part is looked at as the
//! parts before it left the space, and each operation is decided like any other.

use super::entry::{self, UndoEntry, UndoState};
use super::missing::load_missing;
use super::trace::{self, At, Place};
use crate::journal::append::{Stop, Watch, Writer};
use crate::table::{event, row};
use hub_core::rows::Event;
use hub_core::undo::{self, Act, Scene, Way};
use hub_core::{
    EntityKind, Envelope, GroupId, IdeaId, Key, MemberId, OpId, Operation, Row, Verdict,
};
use rusqlite::Connection;
use serde_json::{Map, Value, json};
use std::cell::RefCell;
use std::collections::BTreeMap;
use uuid::Uuid;

/// So many parts are turned between two calls of a [`Watch`].
const WATCH_EVERY: usize = 64;

/// What is to be turned.
#[derive(Clone, Copy, Debug)]
pub struct Turn {
    /// Made by the caller: sent twice, it acts once.
    pub id: Uuid,
    /// Which act; none: the last one.
    pub act: Option<Uuid>,
    /// Back, or forth again.
    pub back: bool,
}

/// What became of a turn.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Turned {
    /// The act as it is now; none: there was nothing to turn.
    pub entry: Option<UndoEntry>,
    /// How many of its operations were turned.
    pub done: usize,
    /// What stays as it is.
    pub kept: Vec<KeptBack>,
}

/// Something that stays as it is.
#[derive(Clone, Debug, PartialEq)]
pub struct KeptBack {
    /// At which idea; none: in the space.
    pub idea: Option<IdeaId>,
    /// Which field; none: all that the operation did.
    pub field: Option<String>,
    /// One of [`undo::Why`], or the code of a refusal.
    pub code: String,
    /// What the sentence needs.
    pub facts: Map<String, Value>,
    /// Who changed it since.
    pub by: Option<MemberId>,
}

/// Turns an act. The caller commits.
pub(crate) fn turn(writer: &mut Writer<'_>, turn: &Turn, watch: Watch<'_>) -> Result<Turned, Stop> {
    let (tx, actor) = (writer.tx, writer.batch.actor);
    let Some(mut entry) = found(tx, actor, turn)? else { return Ok(Turned::default()) };
    if entry.turned_by == Some(turn.id) {
        return Ok(Turned { entry: Some(entry), ..Turned::default() });
    }
    let mut places = trace::places(tx, entry.id)?;
    places.retain(|place| (place.round % 2 == 0) == turn.back);
    if turn.back {
        places.reverse();
    }
    let mut turned = Turned::default();
    for (count, place) in places.iter().enumerate() {
        if count % WATCH_EVERY == 0 && watch(count).is_break() {
            return Err(Stop::Cancelled);
        }
        turn_place(writer, turn, &entry, place, &mut turned)?;
    }
    entry.state = state(turn.back, turned.done, entry.state);
    (entry.turn, entry.turned_by) = (entry::next(tx)?, Some(turn.id));
    entry::put(tx, actor, &entry)?;
    turned.entry = Some(entry);
    if watch(places.len()).is_break() {
        return Err(Stop::Cancelled);
    }
    Ok(turned)
}

/// The act that is meant; for a request that came before, the one that it turned then.
pub(crate) fn found(
    connection: &Connection,
    actor: MemberId,
    turn: &Turn,
) -> rusqlite::Result<Option<UndoEntry>> {
    if let Some(entry) = entry::turned_by(connection, actor, turn.id)? {
        return Ok(Some(entry));
    }
    match (turn.act, turn.back) {
        (Some(act), _) => entry::find(connection, actor, act),
        (None, true) => entry::last_done(connection, actor),
        (None, false) => entry::last_undone(connection, actor),
    }
}

/// What was tried in vain is not the next one to be tried.
fn state(back: bool, done: usize, before: UndoState) -> UndoState {
    match (back, done) {
        (true, 0) if before == UndoState::Done => UndoState::Kept,
        (false, 0) if before == UndoState::Undone => UndoState::Gone,
        (_, 0) => before,
        (true, _) => UndoState::Undone,
        (false, _) => UndoState::Done,
    }
}

fn turn_place(
    writer: &mut Writer<'_>,
    turn: &Turn,
    entry: &UndoEntry,
    place: &Place,
    turned: &mut Turned,
) -> rusqlite::Result<()> {
    let Some(done) = writer.envelope(place.done)? else { return Ok(()) };
    let events = place.last.events(writer.facts)?;
    let way = way(writer, turn.back, place, &done, &events)?;
    let idea = done.operation.idea().or_else(|| events.iter().find_map(|event| event.idea_id));
    for kept in way.kept {
        let by = kept.since.map(|op| writer.actor(idea, op)).transpose()?.flatten();
        let (field, code) = (kept.field, kept.why.as_str().to_owned());
        turned.kept.push(KeptBack { idea, field, code, facts: Map::new(), by });
    }
    let at = At { entry: entry.id, place: place.place, round: place.round + 1 };
    let has_group = entry.about.operations() > 1 || way.operations.len() > 1;
    writer.recorder.turning = Some(at);
    let count = way.operations.len();
    for (step, operation) in way.operations.into_iter().enumerate() {
        let op_id = OpId(Uuid::new_v5(&turn.id, format!("{}/{step}", place.place).as_bytes()));
        let group_id = has_group.then_some(GroupId(turn.id));
        let written_at_ms = writer.batch.now_ms;
        let envelope = Envelope { op_id, written_at_ms, group_id, operation };
        if let Some(refused) = send(writer, &envelope, idea)? {
            turned.kept.push(refused);
            break;
        }
        turned.done += usize::from(step + 1 == count);
    }
    writer.recorder.turning = None;
    Ok(())
}

/// What is refused stays as it is.
fn send(
    writer: &mut Writer<'_>,
    envelope: &Envelope,
    idea: Option<IdeaId>,
) -> rusqlite::Result<Option<KeptBack>> {
    let refusal = match writer.load_and_take(envelope)?.verdict {
        Verdict::Rejected(refusal) => refusal,
        _ => return Ok(None),
    };
    let code = json!(refusal.code).as_str().unwrap_or_default().to_owned();
    Ok(Some(KeptBack { idea, field: None, code, facts: refusal.facts, by: None }))
}

fn way(
    writer: &mut Writer<'_>,
    back: bool,
    place: &Place,
    done: &Envelope,
    events: &[Event],
) -> rusqlite::Result<Way> {
    let (tx, space, actor) = (writer.tx, writer.batch.space, writer.batch.actor);
    let facts = writer.facts;
    let former = former(tx, place)?;
    let act = Act { done, events, origin: place.origin, former: &former };
    load_missing(facts, &mut writer.rows, undo::looks_at(space, actor, &act))?;
    if matches!(done.operation, Operation::ProfileSave { .. }) {
        row::list(facts, EntityKind::Profile)?.into_iter().for_each(|row| writer.rows.insert(row));
    }
    let touched_by = touched_by((tx, facts), place, &done.operation)?;
    let failed = RefCell::new(None);
    let written_by = |row: &Row, field: &str| {
        let version = row.version_of(field);
        trace::writer(tx, row.key(), field, version).unwrap_or_else(|error| {
            failed.replace(Some(error));
            version
        })
    };
    let scene = Scene { space, actor, rows: &writer.rows, writer: &written_by, touched_by };
    let way = if back { undo::back(&act, &scene) } else { undo::again(&act, &scene) };
    failed.into_inner().map_or(Ok(way), Err)
}

/// Whose values the act found, by those who wrote them first.
fn former(
    connection: &Connection,
    place: &Place,
) -> rusqlite::Result<BTreeMap<(Key, String), OpId>> {
    let former = place.first.former.iter().map(|(key, field, version)| {
        let writer = trace::writer(connection, *key, field, *version)?;
        Ok(((*key, field.clone()), writer))
    });
    former.collect()
}

/// The first operation at an imported idea since, that still stands.
fn touched_by(
    (connection, facts): (&Connection, &Connection),
    place: &Place,
    operation: &Operation,
) -> rusqlite::Result<Option<OpId>> {
    let Operation::IdeaImport { submission, .. } = operation else { return Ok(None) };
    for row in event::of_idea(facts, submission.id.0)? {
        let op = row.event.op_id;
        if op != place.done && trace::stands(connection, op)? {
            return Ok(Some(op));
        }
    }
    Ok(None)
}
