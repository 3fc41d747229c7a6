//! Sends what a plan says, all or nothing.

use super::plan::Plan;
use super::report::{Counts, Report, RowNote, RowStatus};
use crate::{AppError, Session, clock};
use hub_core::Verdict;
use hub_store::Watch;

/// Carries out a plan in one transaction. `watch` hears how many operations of
/// [`Plan::operations`] are decided and can stop it; nothing is kept then.
///
/// # Errors
/// `STORE_CANCELLED`, or what the disk says; nothing was kept then.
pub fn apply(session: &Session, mut plan: Plan, watch: Watch<'_>) -> Result<Report, AppError> {
    carry_out(session, &mut plan, watch)?;
    Ok(plan.report)
}

/// The same for a plan that is kept; where it fails the plan still stands.
pub(crate) fn carry_out(
    session: &Session,
    plan: &mut Plan,
    watch: Watch<'_>,
) -> Result<(), AppError> {
    if plan.envelopes.is_empty() {
        return Ok(());
    }
    let now_ms = clock::now_ms();
    plan.envelopes.iter_mut().for_each(|envelope| envelope.written_at_ms = now_ms);
    let me = session.me();
    let appended = session.write(|space| space.append(me, &plan.envelopes, now_ms, watch))?;
    let verdicts = session.appended(appended)?;
    for (row, (verdict, _)) in plan.places.iter().zip(verdicts) {
        // A refused addition of an area or system shows at the rows that name it.
        let Some(row) = row.and_then(|at| plan.report.rows.get_mut(at)) else { continue };
        match verdict {
            Verdict::Rejected(refusal) => {
                row.status = RowStatus::Refused;
                row.problems.push(refusal.into());
            }
            Verdict::Merged { fields, .. } => row.notes.push(RowNote::KeptBeside { fields }),
            Verdict::Ok | Verdict::Requested => {}
        }
    }
    plan.report.counts = Counts::of(&plan.report.rows, plan.left_out);
    Ok(())
}
