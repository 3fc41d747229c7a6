//! The team's standard: the lines that every automation is asked about.

use super::Nothing;
use crate::views::{StandardItemView, StandardView};
use crate::{App, AppError};
use hub_core::EntityKind;
use hub_core::permission::{Action, Standing, allowed_somewhere};
use hub_core::rows::{Role, StandardItem};

/// All lines, those that are no longer asked last.
pub(crate) fn list(app: &App, _: Nothing) -> Result<StandardView, AppError> {
    let session = app.session()?;
    let (names, me) = (session.names()?, session.me());
    let rows = session.read(|reader| reader.rows(EntityKind::StandardItem))?;
    let rows = rows.iter().filter(|row| !row.removed);
    let items = rows.filter_map(|row| {
        let item = <&StandardItem>::try_from(&row.body).ok()?;
        Some(StandardItemView {
            id: hub_core::StandardItemId(row.id),
            text: item.text.clone(),
            builtin: item.builtin.clone(),
            check: item.check,
            check_name: item.check_name.clone(),
            required: item.required,
            position: item.position,
            archived: item.archived,
        })
    });
    let mut items: Vec<StandardItemView> = items.collect();
    items.sort_by_key(|item| (item.archived, item.position, item.id));
    let role = names.member(me).map_or(Role::Viewer, |member| member.role);
    let may_edit = allowed_somewhere(Action::StandardItemPut, Standing::of(role));
    Ok(StandardView { items, may_edit })
}
