//! Erasing a text from everything that was written so far, in the transaction that decides it.

use super::column::Tx;
use super::{event, op, row, snapshot};
use crate::authority::Erasure;
use crate::store::Result;
use crate::store::access::pg;
use hub_core::names::Names;
use hub_core::{EntityKind, SpaceId};

/// Erases a text.
pub(super) async fn erase(tx: &Tx<'_>, space: SpaceId, erasure: &Erasure) -> Result<()> {
    for kind in erasure.kinds() {
        op::erase(tx, space, kind, erasure).await?;
    }
    events(tx, space, erasure).await?;
    for row in row::list(tx, space, [EntityKind::Conflict].iter()).await? {
        if erasure.takes_row(&row) {
            row::delete(tx, space, &row.key()).await?;
        }
    }
    snapshot::delete_all(tx, space).await?;
    match erasure.member() {
        Some(member) => pg::forget(tx, space, member).await,
        None => Ok(()),
    }
}

async fn events(tx: &Tx<'_>, space: SpaceId, erasure: &Erasure) -> Result<()> {
    let key = erasure.redaction.row;
    let idea = match key.kind {
        EntityKind::Idea => Some(key.id),
        _ => row::one(tx, space, &key).await?.and_then(|row| Names::of(&row).idea_id),
    };
    for (seq, json) in event::about(tx, space, (idea, key.id), erasure.up_to_seq).await? {
        if let Some(cleaned) = erasure.cleaned(&json)? {
            event::update(tx, space, seq, &cleaned).await?;
        }
    }
    Ok(())
}
