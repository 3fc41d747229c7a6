//! Carrying a dry run out, once.

use super::{DryRun, State, held, preview};
use crate::import::apply::carry_out;
use crate::import::remember;
use crate::views::{ImportResult, ImportRunRequest};
use crate::{AppError, Session};
use hub_core::GroupId;
use uuid::Uuid;

impl Session {
    /// Carries out a dry run as one act. One that is done already is answered as it was then.
    ///
    /// # Errors
    /// `NO_PLAN`, `STORE_CANCELLED`, or what the disk says; nothing was kept then, and the dry run
    /// still stands.
    pub fn import_run(&self, request: &ImportRunRequest) -> Result<ImportResult, AppError> {
        self.works.under(request.plan, |work| {
            let dry_run = self.dry_run(request.plan)?;
            let mut state = held(&dry_run.state);
            if !state.is_done {
                work.expect(state.plan.operations());
                carry_out(self, &mut state.plan, &mut |done| work.heard(done))?;
                state.is_done = true;
                dry_run.likes.stop();
                if !request.forget {
                    self.remember(&dry_run);
                }
            }
            Ok(result(&dry_run, &state))
        })
    }

    /// What an import did.
    ///
    /// # Errors
    /// `NO_PLAN`, also while it is not done.
    pub fn import_result(&self, plan: Uuid) -> Result<ImportResult, AppError> {
        let dry_run = self.dry_run(plan)?;
        let state = held(&dry_run.state);
        match state.is_done {
            true => Ok(result(&dry_run, &state)),
            false => Err(AppError::new("NO_PLAN")),
        }
    }

    fn remember(&self, dry_run: &DryRun) {
        let DryRun { table, mapping, options, .. } = dry_run;
        // The ideas are in; that the columns have to be said again is no failure of the import.
        let _ = remember(self, table, mapping, options);
    }
}

fn result(dry_run: &DryRun, state: &State) -> ImportResult {
    let report = &state.plan.report;
    let act = (state.plan.operations() > 0).then_some(GroupId(report.batch_id.0));
    ImportResult {
        plan: dry_run.id,
        act,
        counts: preview::counts(&report.counts),
        rows_in_file: report.rows_in_file,
        has_header: report.has_header,
        new_areas: report.new_areas.clone(),
        new_systems: report.new_systems.clone(),
    }
}
