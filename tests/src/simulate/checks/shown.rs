//! S9: what somebody did is shown from then on, and never flickers.

use super::tables::own_ops;
use crate::simulate::world::World;
use crate::simulate::{Finding, Outcome};
use hub_core::operation::Operation;
use hub_core::rows::{Member, MemberState, Role};
use hub_core::{EntityKind, IdeaId, Key, MemberId, OpId, Verdict};
use hub_store::{Reader, StoreError};

/// So many of the last operations of a device are looked at.
const LAST: usize = 6;

/// Looks whether what a device's person did is shown, unless somebody else has taken the ground away
/// from under it.
///
/// # Errors
/// What flickers.
pub fn shown(world: &World, at: usize) -> Outcome<()> {
    let node = &world.nodes[at];
    // Two devices under one name confuse each other until one has taken another; a server that was
    // put back knows less for a while.
    if node.is_copied || world.server.generation > 0 {
        return Ok(());
    }
    let Some(space) = &node.space else { return Ok(()) };
    let own: Vec<_> = world.ledger.all().filter(|(_, entry)| entry.node == at).collect();
    let readers = space.readers();
    for (op, entry) in own.iter().rev().take(LAST) {
        let refused = entry.told.iter().any(|(_, told)| matches!(told, Verdict::Rejected(_)));
        if refused || entry.is_aside {
            continue;
        }
        let missing =
            readers.read(|reader| is_missing(reader, node.member, &entry.envelope.operation));
        if missing.map_err(Finding::disk)? && !is_erased(world, at, *op)? {
            let kind = entry.envelope.operation.kind();
            let state = node.state;
            let says = format!("device {at}: {kind} {op} is not shown any more; {state:?}");
            return Err(Finding::new("S9 what is shown never flickers", says));
        }
    }
    Ok(())
}

/// What was erased on the server is erased here before its row is.
fn is_erased(world: &World, at: usize, op: OpId) -> Outcome<bool> {
    let own = own_ops(&world.nodes[at].folder)?;
    Ok(own.iter().any(|own| own.op_id == op && own.body.is_none()))
}

fn is_missing(reader: &Reader, me: MemberId, operation: &Operation) -> Result<bool, StoreError> {
    let (key, ground) = match operation {
        Operation::IdeaSubmit(submission) => (Key::from(submission.id), None),
        Operation::CommentAdd { id, idea, .. } => {
            (Key::new(EntityKind::Comment, id.0), Some(*idea))
        }
        _ => return Ok(false),
    };
    if !may_write(reader, me)? || !stands(reader, ground)? {
        return Ok(false);
    }
    Ok(reader.row(&key)?.is_none())
}

fn may_write(reader: &Reader, me: MemberId) -> Result<bool, StoreError> {
    let row = reader.row(&Key::from(me))?;
    let member = row.as_ref().and_then(|row| <&Member>::try_from(&row.body).ok());
    Ok(member.is_some_and(|it| it.role >= Role::Contributor && it.state == MemberState::Active))
}

fn stands(reader: &Reader, idea: Option<IdeaId>) -> Result<bool, StoreError> {
    match idea {
        None => Ok(true),
        Some(idea) => Ok(reader.idea(idea)?.is_some_and(|row| !row.removed)),
    }
}
