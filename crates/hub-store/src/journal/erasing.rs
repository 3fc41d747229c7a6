//! Erasing a text from what a journal keeps, by the rule of [`hub_core::redaction`]: bodies and salts
//! of operations that held it, lines of the history, values that did not win. Hashes and verdicts
//! stay, so the chain still fits.

use super::own::op as own;
use super::{Journal, op, undo};
use crate::error::StoreError;
use crate::table::{event, row};
use hub_core::redaction::{REMOVED, Redaction};
use hub_core::rows::Event;
use hub_core::{EntityKind, SpaceId};
use rusqlite::Transaction;
use std::collections::BTreeSet;

impl Journal {
    /// Deletes from the archive what the server erased.
    pub(crate) fn erase(&mut self, redactions: &[Redaction]) -> Result<(), StoreError> {
        let (space, Some(member)) = (self.space(), self.member()) else { return Ok(()) };
        if redactions.is_empty() {
            return Ok(());
        }
        self.write(|tx| {
            for redaction in redactions {
                own::erase(tx, redaction, space, member)?;
                erase_undo(tx, redaction)?;
            }
            Ok(())
        })
    }
}

/// Deletes from the journal of a private space what was erased in it before a place.
pub(super) fn erase(
    tx: &Transaction<'_>,
    redaction: &Redaction,
    space: SpaceId,
    before: u64,
) -> rusqlite::Result<()> {
    for id in op::erase(tx, redaction, space)? {
        undo::forget_op(tx, id)?;
    }
    erase_undo(tx, redaction)?;
    row::conflicts_of(tx, redaction, before)?.iter().try_for_each(|key| row::delete(tx, key))?;
    event::erase(tx, redaction, before).map(drop)
}

/// An act is told by the title of its idea.
fn erase_undo(tx: &Transaction<'_>, redaction: &Redaction) -> rusqlite::Result<()> {
    if redaction.row.kind == EntityKind::Idea && redaction.field == "title" {
        undo::retitle(tx, redaction.row.id, REMOVED)?;
    }
    Ok(())
}

/// What lines of the history say was erased.
pub(crate) fn redactions<'a>(events: impl IntoIterator<Item = &'a str>) -> Vec<Redaction> {
    let mut seen = BTreeSet::new();
    let events = events.into_iter().filter_map(|json| serde_json::from_str::<Event>(json).ok());
    let redactions = events.filter_map(|event| Redaction::of_event(&event));
    redactions.filter(|it| seen.insert((it.row, it.field.clone()))).collect()
}
