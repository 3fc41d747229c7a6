//! One transaction of the journal in which operations are decided: by itself, or in a joined space as
//! a preview over what is shown.

use super::append::{self, Batch, Over, Stop, Writer};
use super::{Journal, Outcome, Turn, Turned, Watch, own};
use crate::database::quick_check;
use crate::error::{Blame, StoreError, sqlite};
use hub_core::{Envelope, MemberId, OpId, Verdict};
use rusqlite::TransactionBehavior;

/// What a transaction leaves behind.
#[derive(Clone, Copy)]
pub(super) enum Keep {
    All,
    Nothing,
}

impl Journal {
    /// As [`Journal::append`] in a joined space: what is not refused waits for the server, and lies
    /// over the catalogue, whose transaction the caller finishes. With `instead_of`, one that was
    /// refused is done with in the same transaction.
    pub(crate) fn queue(
        &mut self,
        over: Over<'_>,
        (actor, now_ms): (MemberId, i64),
        envelopes: &[Envelope],
        instead_of: Option<OpId>,
        watch: Watch<'_>,
    ) -> Result<Vec<Outcome>, StoreError> {
        self.decide(Keep::All, Some(over), (actor, now_ms), |writer| {
            let tx = writer.tx;
            let outcomes = append::append(writer, envelopes, watch)?;
            let is_queued = |it: &Outcome| !matches!(it.verdict, Verdict::Rejected(_));
            if let Some(op) = instead_of.filter(|_| outcomes.iter().all(is_queued)) {
                own::op::discard(tx, op, now_ms)?;
            }
            Ok(outcomes)
        })
    }

    /// As [`Journal::rehearse`] in a joined space; the caller drops the catalogue's transaction.
    pub(crate) fn rehearse_over(
        &mut self,
        over: Over<'_>,
        (actor, now_ms): (MemberId, i64),
        envelopes: &[Envelope],
        watch: Watch<'_>,
    ) -> Result<Vec<Outcome>, StoreError> {
        self.decide(Keep::Nothing, Some(over), (actor, now_ms), |writer| {
            append::append(writer, envelopes, watch)
        })
    }

    /// As [`Journal::turn`] in a joined space; see [`Journal::queue`].
    pub(crate) fn turn_over(
        &mut self,
        over: Over<'_>,
        (actor, now_ms): (MemberId, i64),
        turn: &Turn,
        watch: Watch<'_>,
    ) -> Result<Turned, StoreError> {
        self.decide(Keep::All, Some(over), (actor, now_ms), |writer| {
            append::turn(writer, turn, watch)
        })
    }

    pub(super) fn decide<T>(
        &mut self,
        keep: Keep,
        over: Option<Over<'_>>,
        (actor, now_ms): (MemberId, i64),
        work: impl FnOnce(Writer<'_>) -> Result<T, Stop>,
    ) -> Result<T, StoreError> {
        let (batch, is_joined) = (Batch { space: self.space, actor, now_ms }, over.is_some());
        let done = self.decided(keep, over, &batch, work);
        match done {
            Ok(done) => Ok(done),
            Err(Stop::Cancelled) => Err(StoreError::Cancelled),
            Err(Stop::Sql(error)) => {
                let error = sqlite(Blame::Journal, &self.path, &error);
                Err(if is_joined { self.blamed(error) } else { error })
            }
        }
    }

    fn decided<T>(
        &mut self,
        keep: Keep,
        over: Option<Over<'_>>,
        batch: &Batch,
        work: impl FnOnce(Writer<'_>) -> Result<T, Stop>,
    ) -> Result<T, Stop> {
        let tx = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let writer = match over {
            None => Writer::of_authority(&tx, self.rules, batch)?,
            Some(Over { facts, layer }) => {
                Writer::of_device(&tx, self.rules, batch, Over { facts, layer: &mut *layer })?
            }
        };
        let done = work(writer)?;
        match keep {
            Keep::All => tx.commit()?,
            Keep::Nothing => drop(tx),
        }
        Ok(done)
    }

    /// Two files take part where operations are queued: when this one is whole, it was the other.
    fn blamed(&self, error: StoreError) -> StoreError {
        match error {
            StoreError::JournalDamaged { detail, .. }
                if self.read(quick_check).is_ok_and(|problems| problems.is_empty()) =>
            {
                StoreError::CatalogueDamaged { detail }
            }
            error => error,
        }
    }
}
