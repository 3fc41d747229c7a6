//! Changing fields of an idea. Each field merges by itself: the first commit wins, and a value
//! that did not win is kept in a conflict row (rule 5).

use super::ask::{Ask, forbidden, locked};
use super::value::{value_of, with_field};
use super::write::conflict_id;
use super::{Decision, Verdict};
use crate::ids::{IdeaId, OpId};
use crate::operation::FieldEdit;
use crate::permission::{Group, Standing, edit_who, editable_somewhere, group_of, may_edit};
use crate::refusal::Refusal;
use crate::row::{EntityKind, Row};
use crate::rows::{Conflict, ConflictState, Idea, Stage, Unknown};
use crate::text::problem;
use serde_json::Value;
use std::collections::BTreeMap;

type Edits = BTreeMap<String, FieldEdit>;

pub(super) fn edit(ask: &Ask, id: IdeaId, set: &Edits) -> Result<Decision, Refusal> {
    let (row, idea) = ask.idea_unless_merged(id)?;
    let fields = in_order(set);
    rights(ask, idea, &fields)?;
    if let Some(unknown) = set.keys().find(|field| group_of(field).is_none()) {
        return Err(Refusal::invalid(&shortened(unknown), problem::UNKNOWN_FIELD));
    }
    let mut edited = idea.clone();
    let mut conflicts = vec![];
    for (field, edit) in fields {
        let wanted = with_field(ask, &edited, field, edit)?;
        let lost = value_of(&wanted, field);
        match lost == value_of(&edited, field) || !is_stale(row, field, edit) {
            true => edited = wanted,
            false => conflicts.push(conflict(ask, row, EntityKind::Idea, field, lost)),
        }
    }
    Ok(with_conflicts(ask.write_idea(row, edited), ask, Some(id), conflicts))
}

/// The edits of known fields in the order of the domain.
pub(super) fn in_order(set: &Edits) -> Vec<(&'static str, &FieldEdit)> {
    let fields = Group::ALL.iter().flat_map(|group| group.fields().iter().copied());
    fields.filter_map(|field| Some((field, set.get(field)?))).collect()
}

/// Table 3.2 for each field; one that may not be changed refuses all.
pub(super) fn rights(
    ask: &Ask,
    idea: &Idea,
    fields: &[(&'static str, &FieldEdit)],
) -> Result<(), Refusal> {
    let (standing, stage) = (ask.standing(idea), idea.stage.now);
    if fields.is_empty() {
        return ask.at_stage(stage, standing);
    }
    // No stage would allow one field: that is said before another is said to be locked now.
    let never = fields.iter().find(|(field, _)| !editable_somewhere(field, standing));
    if let Some((field, _)) = never {
        return Err(forbidden(ask.role, &edit_who(field)).with("field", *field));
    }
    first_locked(fields, standing, stage).map_or(Ok(()), |field| {
        let refusal = locked(stage);
        Err(refusal.with("field", field))
    })
}

fn first_locked(
    fields: &[(&'static str, &FieldEdit)],
    standing: Standing,
    stage: Stage,
) -> Option<&'static str> {
    fields.iter().map(|(field, _)| *field).find(|field| !may_edit(field, standing, stage))
}

/// Whether somebody wrote the field after the person looked.
fn is_stale(row: &Row, field: &str, edit: &FieldEdit) -> bool {
    match edit {
        FieldEdit::Value { base: Some(base), .. } => *base != row.version_of(field),
        _ => false,
    }
}

/// The row that keeps a value which did not win.
pub(super) fn conflict(
    ask: &Ask,
    row: &Row,
    entity: EntityKind,
    field: &str,
    lost: Value,
) -> (Row, String) {
    let facts = Conflict {
        entity: entity.as_str().to_owned(),
        key: row.id,
        field: field.to_owned(),
        lost_value: lost,
        lost_by: ask.actor,
        lost_written_at_ms: ask.envelope.written_at_ms,
        kept_op: row.version_of(field),
        state: ConflictState::Open,
        unknown: Unknown::new(),
    };
    (ask.new_row(conflict_id(ask, row, field, ask.actor), facts), field.to_owned())
}

/// Adds the values that did not win to what was written.
pub(super) fn with_conflicts(
    mut decision: Decision,
    ask: &Ask,
    idea: Option<IdeaId>,
    conflicts: Vec<(Row, String)>,
) -> Decision {
    if conflicts.is_empty() {
        return decision;
    }
    if decision.events.is_empty() {
        decision.events.push(ask.event(idea, None, vec![]));
    }
    let (rows, fields): (Vec<Row>, Vec<String>) = conflicts.into_iter().unzip();
    let conflicts = rows.iter().map(|row| row.id).collect();
    decision.rows.extend(rows);
    Decision { verdict: Verdict::Merged { fields, conflicts }, ..decision }
}

/// The base of an edit of one text.
pub(super) fn is_stale_base(row: &Row, field: &str, base: Option<OpId>) -> bool {
    base.is_some_and(|base| base != row.version_of(field))
}

/// An unknown name is told back, but not a book.
fn shortened(name: &str) -> String {
    name.chars().take(80).collect()
}
