//! Sends what a plan says, all or nothing.

use super::plan::Plan;
use super::report::{Counts, Report, RowNote, RowStatus};
use crate::{AppError, Intent, Session, clock};
use hub_core::{GroupId, OpId, Verdict};
use hub_store::Watch;

/// Carries out a plan in one transaction. `watch` hears how many operations of
/// [`Plan::operations`] are decided and can stop it; nothing is kept then.
///
/// # Errors
/// `STORE_CANCELLED`, or what the disk says; nothing was kept then.
pub fn apply(session: &Session, plan: Plan, watch: Watch<'_>) -> Result<Report, AppError> {
    let Plan { mut report, operations, left_out } = plan;
    if operations.is_empty() {
        return Ok(report);
    }
    let group_id = Some(GroupId(report.batch_id.0));
    let (rows, operations): (Vec<_>, Vec<_>) = operations.into_iter().unzip();
    let intent = |operation| Intent { op_id: OpId(clock::new_id()), group_id, operation };
    let verdicts = session.send_all(operations.into_iter().map(intent).collect(), watch)?;
    for (row, verdict) in rows.into_iter().zip(verdicts) {
        // A refused addition of an area or system shows at the rows that name it.
        let Some(row) = row.and_then(|at| report.rows.get_mut(at)) else { continue };
        match verdict {
            Verdict::Rejected(refusal) => {
                row.status = RowStatus::Refused;
                row.problems.push(refusal.into());
            }
            Verdict::Merged { fields, .. } => row.notes.push(RowNote::KeptBeside { fields }),
            Verdict::Ok | Verdict::Requested => {}
        }
    }
    report.counts = Counts::of(&report.rows, left_out);
    Ok(report)
}
