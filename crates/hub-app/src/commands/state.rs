//! The program as a whole: state, device settings, spaces, what can be chosen, backups.

use super::Nothing;
use crate::views::*;
use crate::{App, AppError};
use hub_core::rows::{Area, Member, MemberState, System};
use hub_core::text::fold;
use hub_core::{AreaId, Body, EntityKind, Row};
use iso_currency::IntoEnumIterator;

/// What the window needs before it can paint.
pub(crate) fn state(app: &App, _: Nothing) -> Result<AppState, AppError> {
    app.state()
}

/// What the first run can choose from.
pub(crate) fn founding_choices(_: &App, _: Nothing) -> Result<FoundingChoices, AppError> {
    let in_use = |currency: &iso_currency::Currency| !currency.is_fund() && !currency.is_special();
    let choice = |currency: iso_currency::Currency| CurrencyChoice {
        code: currency.code().to_owned(),
        name: currency.name().to_owned(),
    };
    let zones = jiff::tz::db().available().map(|name| name.as_str().to_owned());
    let mut time_zones: Vec<String> = zones.collect();
    time_zones.sort();
    Ok(FoundingChoices {
        currencies: iso_currency::Currency::iter().filter(in_use).map(choice).collect(),
        time_zones,
    })
}

/// Makes a private space.
pub(crate) fn create_space(app: &App, new: NewSpace) -> Result<AppState, AppError> {
    app.create_space(&new)?;
    app.state()
}

/// Keeps settings of this device.
pub(crate) fn set_device(app: &App, wanted: Device) -> Result<Device, AppError> {
    app.change_device(|device| wanted.put_into(device))?;
    app.log.set_level(wanted.log);
    Ok(wanted)
}

/// Everything that fields choose from.
pub(crate) fn choices(app: &App, _: Nothing) -> Result<Choices, AppError> {
    let session = app.session()?;
    let (areas, systems, members) = session.read(|reader| {
        let areas = reader.rows(EntityKind::Area)?;
        Ok((areas, reader.rows(EntityKind::System)?, reader.rows(EntityKind::Member)?))
    })?;
    Ok(Choices {
        areas: named::<Area>(&areas, |area| (&area.name, area.archived))
            .into_iter()
            .map(|Choice { id, name, archived }| AreaChoice { id: AreaId(id), name, archived })
            .collect(),
        systems: named::<System>(&systems, |system| (&system.name, system.archived)),
        members: named::<Member>(&members, |member| {
            (&member.display_name, member.state != MemberState::Active)
        })
        .into_iter()
        .filter(|member| !member.name.is_empty())
        .collect(),
    })
}

fn named<'a, T: 'a>(rows: &'a [Row], name: impl Fn(&'a T) -> (&'a String, bool)) -> Vec<Choice>
where
    &'a T: TryFrom<&'a Body>,
{
    let choice = |row: &'a Row| {
        let (name, archived) = name(<&T>::try_from(&row.body).ok()?);
        Some(Choice { id: row.id, name: name.clone(), archived })
    };
    let mut choices: Vec<Choice> =
        rows.iter().filter(|row| !row.removed).filter_map(choice).collect();
    choices.sort_by_cached_key(|choice| fold(&choice.name));
    choices
}

/// Makes a backup beside the automatic ones.
pub(crate) fn back_up(app: &App, _: Nothing) -> Result<BackupView, AppError> {
    let (path, size_bytes) = app.session()?.back_up(None)?;
    Ok(BackupView { path: path.display().to_string(), size_bytes })
}

/// Puts the newest automatic backup in the place of a damaged journal.
pub(crate) fn restore_backup(app: &App, _: Nothing) -> Result<AppState, AppError> {
    app.restore_newest_backup()?;
    app.state()
}
