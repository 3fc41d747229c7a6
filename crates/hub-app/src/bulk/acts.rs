//! The operation for each idea, from where the idea stands.

use crate::views::BulkAct;
use crate::{AppError, Session};
use hub_core::rows::{Idea, Pair, PairKind, Stage};
use hub_core::{EntityKind, IdeaId, Key, Operation, SpaceId, ids};
use hub_store::{Reader, StoreError};

/// What is to be sent.
#[derive(Debug, Default)]
pub(super) struct Planned {
    /// An operation for each idea.
    pub(super) operations: Vec<(IdeaId, Operation)>,
    /// Ideas that need none.
    pub(super) so_already: usize,
}

impl Session {
    /// The operations of an act. The idea that all others are merged into or paired with is not one
    /// of them.
    pub(super) fn plan(&self, ideas: &[IdeaId], act: &BulkAct) -> Result<Planned, AppError> {
        let space = self.space_id()?;
        let other = match act {
            BulkAct::Pair { with, .. } => Some(*with),
            BulkAct::Merge { target, .. } => Some(*target),
            _ => None,
        };
        self.read(|reader| {
            let mut planned = Planned::default();
            for id in ideas.iter().copied().filter(|id| Some(*id) != other) {
                match operation(reader, space, id, act)? {
                    Some(operation) => planned.operations.push((id, operation)),
                    None => planned.so_already += 1,
                }
            }
            Ok(planned)
        })
    }
}

/// None where the idea stands there already: a move to where one is is no move.
fn operation(
    reader: &Reader,
    space: SpaceId,
    id: IdeaId,
    act: &BulkAct,
) -> Result<Option<Operation>, StoreError> {
    Ok(Some(match act {
        BulkAct::Edit { set } => Operation::IdeaEdit { id, set: set.clone() },
        BulkAct::Follow { on } => Operation::FollowSet { idea: id, on: *on },
        BulkAct::Merge { target, adds_volume } => {
            Operation::Merge { source: id, target: *target, adds_volume: *adds_volume }
        }
        BulkAct::Pair { with, to } => {
            let expect = said(reader, space, id, *with)?;
            Operation::PairSet { a: id, b: *with, to: *to, expect }
        }
        BulkAct::Move { to, reason_code, reason, revisit_on } => {
            let from = stage(reader, id)?;
            if from == *to {
                return Ok(None);
            }
            Operation::StageMove {
                id,
                from,
                to: *to,
                reason_code: reason_code.clone(),
                reason: reason.clone(),
                revisit_on: *revisit_on,
                seen_score: None,
                seen_profile: None,
            }
        }
    }))
}

/// Where it stands; what is not there is refused when it is decided.
fn stage(reader: &Reader, id: IdeaId) -> Result<Stage, StoreError> {
    let row = reader.idea(id)?;
    let idea = row.as_ref().and_then(|row| <&Idea>::try_from(&row.body).ok());
    Ok(idea.map_or(Stage::Withdrawn, |idea| idea.stage.now))
}

fn said(reader: &Reader, space: SpaceId, a: IdeaId, b: IdeaId) -> Result<PairKind, StoreError> {
    let row = reader.row(&Key::new(EntityKind::Pair, ids::of_pair(space, a, b)))?;
    let pair = row.as_ref().and_then(|row| <&Pair>::try_from(&row.body).ok());
    Ok(pair.map_or(PairKind::None, |pair| pair.kind))
}
