//! Saved views of the list: names for addresses, kept on this device.

use super::Nothing;
use crate::views::{SavedView, ViewDelete, ViewMove, ViewPut};
use crate::{App, AppError, Session};
use hub_core::Refusal;
use hub_core::text::{self, problem};
use hub_store::Journal;
use serde_json::json;
use uuid::Uuid;

/// The longest address that is kept.
const MAX_ADDRESS_CHARACTERS: usize = 4_096;

/// All saved views in their order.
pub(crate) fn list(app: &App, _: Nothing) -> Result<Vec<SavedView>, AppError> {
    app.session()?.saved_views()
}

/// Saves a view; what was seen in it counts no more when it shows something else now.
pub(crate) fn put(app: &App, view: ViewPut) -> Result<Vec<SavedView>, AppError> {
    let view = checked(view)?;
    let session = app.session()?;
    let known = session.saved_views()?.into_iter().find(|known| known.id == view.id);
    if known.is_some_and(|known| known.address != view.address) {
        session.forget_ranks(view.id)?;
    }
    session.change_views(|journal| journal.view_put(&view))
}

/// Forgets a view.
pub(crate) fn delete(app: &App, view: ViewDelete) -> Result<Vec<SavedView>, AppError> {
    let session = app.session()?;
    let views = session.change_views(|journal| journal.view_delete(view.id))?;
    session.forget_ranks(view.id)?;
    Ok(views)
}

/// Moves a view to another place.
pub(crate) fn move_to(app: &App, view: ViewMove) -> Result<Vec<SavedView>, AppError> {
    app.session()?.change_views(|journal| journal.view_move(view.id, view.position as usize))
}

impl Session {
    fn saved_views(&self) -> Result<Vec<SavedView>, AppError> {
        let views = self.write(|space| space.journal().view_list())?;
        let view = |(position, view): (u32, hub_store::SavedView)| SavedView {
            id: view.id,
            name: view.name,
            address: view.address,
            position,
        };
        Ok((0..).zip(views).map(view).collect())
    }

    fn forget_ranks(&self, view: Uuid) -> Result<(), AppError> {
        let name = view.to_string();
        self.visits.forget(&name);
        self.write(|space| space.journal_mut().seen_ranks_delete(&name))
    }

    fn change_views(
        &self,
        change: impl FnOnce(&mut Journal) -> Result<(), hub_store::StoreError>,
    ) -> Result<Vec<SavedView>, AppError> {
        self.write(|space| change(space.journal_mut()))?;
        self.tell(&json!({ "kinds": ["saved_view"], "ids": [] }));
        self.saved_views()
    }
}

fn checked(view: ViewPut) -> Result<hub_store::SavedView, AppError> {
    let length = view.address.chars().count();
    if length > MAX_ADDRESS_CHARACTERS {
        let refusal = Refusal::invalid("address", problem::TOO_LONG);
        return Err(refusal.with("max", MAX_ADDRESS_CHARACTERS).with("length", length).into());
    }
    let name = text::line("name", &view.name, 1, 80)?;
    Ok(hub_store::SavedView { id: view.id, name, address: view.address })
}
