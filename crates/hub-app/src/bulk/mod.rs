//! One act at many ideas: which ideas, which operation for each, and what came of it. All of it is
//! one transaction and one step of undo.

mod acts;
mod send;
mod which;
pub(crate) mod work;

use crate::views::{BulkReason, BulkRefused, BulkRequest, BulkResult, NamedIdea};
use crate::{AppError, Intent, Session};
use hub_core::{IdeaId, OpId, Verdict};
use std::collections::BTreeMap;
use uuid::Uuid;

/// So many refused ones are named.
const MAX_EXAMPLES: usize = 100;

impl Session {
    /// Carries out one act at many ideas, or says what would come of it.
    ///
    /// # Errors
    /// `VIEW_NOT_UNDERSTOOD` for a view of which a part was left out, `STORE_CANCELLED`, or what
    /// the disk says; nothing was kept then.
    pub fn bulk(&self, request: &BulkRequest) -> Result<BulkResult, AppError> {
        self.works.under(request.group_id.0, |work| {
            let ideas = self.ideas_of(&request.ideas)?;
            let planned = self.plan(&ideas, &request.act)?;
            work.expect(planned.operations.len());
            let (ids, operations): (Vec<IdeaId>, Vec<_>) = planned.operations.into_iter().unzip();
            let intents = ids.iter().zip(operations).map(|(id, operation)| Intent {
                op_id: OpId(Uuid::new_v5(&request.group_id.0, id.0.as_bytes())),
                group_id: Some(request.group_id),
                operation,
            });
            let mut watch = |done| work.heard(done);
            let outcomes = match request.dry_run {
                true => self.rehearse(intents.collect(), &mut watch)?,
                false => self.send_outcomes(intents.collect(), &mut watch)?,
            };
            self.told(&ids, outcomes, planned.so_already)
        })
    }

    fn told(
        &self,
        ids: &[IdeaId],
        outcomes: send::Outcomes,
        so_already: usize,
    ) -> Result<BulkResult, AppError> {
        let (mut changed, mut unchanged, mut refused) = (0, so_already, vec![]);
        for (id, (verdict, has_changed)) in ids.iter().zip(outcomes) {
            match verdict {
                Verdict::Rejected(refusal) => refused.push((*id, AppError::from(refusal))),
                _ if has_changed => changed += 1,
                _ => unchanged += 1,
            }
        }
        let reasons = reasons(&refused);
        let total = (ids.len() + so_already) as u32;
        let (changed, unchanged, count) = (changed, unchanged as u32, refused.len() as u32);
        let first = refused.into_iter().take(MAX_EXAMPLES);
        let example = |(id, failure)| Ok(BulkRefused { idea: self.named_or_unknown(id)?, failure });
        let examples = first.map(example).collect::<Result<_, AppError>>()?;
        Ok(BulkResult { total, changed, unchanged, refused: count, reasons, examples })
    }

    /// An idea by name; an unknown one has neither number nor title.
    fn named_or_unknown(&self, id: IdeaId) -> Result<NamedIdea, AppError> {
        let unknown = NamedIdea { id, shown_id: String::new(), title: String::new() };
        Ok(self.named_idea(id)?.unwrap_or(unknown))
    }
}

fn reasons(refused: &[(IdeaId, AppError)]) -> Vec<BulkReason> {
    let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
    refused.iter().for_each(|(_, error)| *counts.entry(&error.code).or_default() += 1);
    let reason = |(code, count): (&str, u32)| BulkReason { code: code.to_owned(), count };
    let mut reasons: Vec<BulkReason> = counts.into_iter().map(reason).collect();
    reasons.sort_by_key(|reason| std::cmp::Reverse(reason.count));
    reasons
}
