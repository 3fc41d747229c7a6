//! Erasing a text from everything that was written so far, in the transaction that decides it.

use super::super::Result;
use super::{event, op, row, snapshot};
use crate::authority::Erasure;
use crate::store::access::lite;
use hub_core::names::Names;
use hub_core::{EntityKind, SpaceId};
use rusqlite::Transaction;

/// Erases a text.
pub(super) fn erase(tx: &Transaction<'_>, space: SpaceId, erasure: &Erasure) -> Result<()> {
    bodies(tx, space, erasure)?;
    events(tx, space, erasure)?;
    for row in row::list(tx, space, EntityKind::Conflict)? {
        if erasure.takes_row(&row) {
            row::delete(tx, space, &row.key())?;
        }
    }
    snapshot::delete_all(tx, space)?;
    if let Some(member) = erasure.member() {
        lite::forget(tx, space, member)?;
    }
    Ok(())
}

fn bodies(tx: &Transaction<'_>, space: SpaceId, erasure: &Erasure) -> Result<()> {
    let needle = erasure.needle();
    let mut taken = vec![];
    for kind in erasure.kinds() {
        let asked = (erasure.up_to_n, kind, needle.as_deref());
        op::of_kind(tx, space, asked, |n, actor, body| {
            taken.extend(erasure.takes_body(space, actor, body).then_some(n));
        })?;
    }
    taken.into_iter().try_for_each(|n| op::erase(tx, space, n))?;
    Ok(())
}

fn events(tx: &Transaction<'_>, space: SpaceId, erasure: &Erasure) -> Result<()> {
    let key = erasure.redaction.row;
    let idea = match key.kind {
        EntityKind::Idea => Some(key.id),
        _ => row::get(tx, space, &key)?.and_then(|row| Names::of(&row).idea_id),
    };
    for (seq, json) in event::about(tx, space, (idea, key.id), erasure.up_to_seq)? {
        if let Some(cleaned) = erasure.cleaned(&json)? {
            event::update(tx, space, seq, &cleaned)?;
        }
    }
    Ok(())
}
