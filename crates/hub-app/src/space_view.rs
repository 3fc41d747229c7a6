//! The open space as the window shows it.

use crate::shared::Shared;
use crate::{AppError, Session, views};
use hub_core::EntityKind;
use hub_core::rows::{Role, Triple};

impl Session {
    /// The space as the window shows it.
    pub(crate) fn space_view(&self) -> Result<views::SpaceView, AppError> {
        if let Some(shared) = self.shared.as_ref().filter(|_| self.is_filling()) {
            return Ok(shared.filling_view(self.is_read_only()));
        }
        let names = self.names()?;
        let me = names.member(self.me()).ok_or_else(|| AppError::new("STORE_NOT_A_SPACE"))?;
        let space = &names.space;
        let id = names.rows.iter().find(|row| row.body.kind() == EntityKind::Space);
        let currency = iso_currency::Currency::from_code(&space.currency);
        Ok(views::SpaceView {
            id: hub_core::SpaceId(id.map(|row| row.id).unwrap_or_default()),
            name: space.name.clone(),
            prefix: space.prefix.clone(),
            currency: space.currency.clone(),
            currency_digits: currency.and_then(|it| it.exponent()).unwrap_or(2) as u8,
            time_zone: space.time_zone.clone(),
            share_default: space.share_default,
            goals: space.goals.clone(),
            me: views::MeView {
                id: self.me(),
                name: me.display_name.clone(),
                role: me.role,
                area_id: me.area_id,
            },
            ideas: self.listing()?.total() as u32,
            is_sample: self.is_sample(),
            kind: self.kind(),
            is_read_only: self.is_read_only(),
            is_filling: false,
        })
    }
}

impl Session {
    /// Who decides in it.
    pub(crate) fn kind(&self) -> views::SpaceKind {
        match self.shared {
            Some(_) => views::SpaceKind::Joined,
            None => views::SpaceKind::Private,
        }
    }
}

impl Shared {
    /// What can be said before anything was read: who and where, and guesses.
    pub(crate) fn filling_view(&self, is_read_only: bool) -> views::SpaceView {
        let name = String::new();
        views::SpaceView {
            id: self.space,
            name: self.name.clone(),
            prefix: String::new(),
            currency: "EUR".to_owned(),
            currency_digits: 2,
            time_zone: "UTC".to_owned(),
            share_default: Triple { low: 0.0, likely: 0.0, high: 0.0 },
            goals: vec![],
            me: views::MeView { id: self.member, name, role: Role::Viewer, area_id: None },
            ideas: 0,
            is_sample: false,
            kind: views::SpaceKind::Joined,
            is_read_only,
            is_filling: true,
        }
    }
}
