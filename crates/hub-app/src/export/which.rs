//! Which ideas are written, in which order, and with which ranks.

use crate::views::ExportRequest;
use crate::{AppError, Session};
use std::collections::HashMap;

/// Ideas by the numbers of the list.
pub(super) struct Wanted {
    pub(super) locals: Vec<u32>,
    /// In the view that was taken, else in the list of all.
    pub(super) ranks: HashMap<u32, u32>,
}

impl Session {
    pub(super) fn wanted(&self, request: &ExportRequest) -> Result<Wanted, AppError> {
        let view = request.ideas.as_ref().and_then(|which| which.view.clone());
        let ordered = self.ordered(&view.unwrap_or_default())?;
        let ranks = ordered.locals.iter().copied().zip(ordered.ranks.iter().copied());
        let ranks = ranks.filter(|(_, rank)| *rank > 0).collect();
        let locals = match &request.ideas {
            None => self.all_by_number()?,
            Some(which) => {
                let ids = self.ideas_of(which)?;
                self.read(|reader| {
                    let locals = ids.iter().map(|id| reader.local_of(*id));
                    locals.filter_map(Result::transpose).collect()
                })?
            }
        };
        Ok(Wanted { locals, ranks })
    }

    /// Every idea, also those that lists leave out.
    fn all_by_number(&self) -> Result<Vec<u32>, AppError> {
        let mut all = vec![];
        self.read(|reader| {
            all.clear();
            reader.each_entry(|entry| all.push((entry.row.number, entry.row.local)))
        })?;
        all.sort_unstable_by_key(|(number, local)| (number.unwrap_or(u32::MAX), *local));
        Ok(all.into_iter().map(|(_, local)| local).collect())
    }
}
