//! Making a private space.

use crate::session::Session;
use crate::{App, AppError, clock, views};
use hub_core::SpaceId;
use hub_core::genesis::{Founding, genesis};

impl App {
    /// Makes a private space and opens it.
    ///
    /// # Errors
    /// `SPACE_EXISTS` when one is open, `INVALID` with the field, or what the disk says.
    pub fn create_space(&self, new: &views::NewSpace) -> Result<(), AppError> {
        if !self.is_at_first_run() {
            return Err(AppError::new("SPACE_EXISTS"));
        }
        let founding = founding(new)?;
        let space = Session::create(self.data_dir(), &genesis(&founding)?)?;
        self.open_new(founding.space.0, space)
    }
}

fn founding(new: &views::NewSpace) -> Result<Founding, AppError> {
    let known = iso_currency::Currency::from_code(&new.currency).is_some();
    if !known {
        let problem = hub_core::text::problem::WRONG_TYPE;
        return Err(hub_core::Refusal::invalid("currency", problem).into());
    }
    Ok(Founding {
        space: SpaceId(clock::new_id()),
        member: hub_core::MemberId(clock::new_id()),
        op: hub_core::OpId(clock::new_id()),
        profiles: [(); 4].map(|()| hub_core::ProfileId(clock::new_id())),
        name: new.name.clone(),
        member_name: new.member_name.clone(),
        currency: new.currency.clone(),
        time_zone: new.time_zone.clone(),
        now_ms: clock::now_ms(),
    })
}
