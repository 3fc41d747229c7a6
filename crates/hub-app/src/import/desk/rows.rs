//! The rows of a dry run as they are shown: what each changes, what it is like, and its cells.

use super::likes::Other;
use super::preview::problem_key;
use super::{DryRun, State, held};
use crate::import::fixes::Fixes;
use crate::import::{Like, Plan, RowReport, RowStatus};
use crate::names::{self, Names};
use crate::views::*;
use crate::{AppError, Session};
use hub_core::operation::{FieldEdit, Imported, Submission};
use hub_core::rows::{Change, Idea};
use hub_core::{AreaId, Operation, SystemId};
use hub_store::{Reader, StoreError};
use serde::Serialize;
use serde_json::{Map, Value};
use std::collections::BTreeSet;

const USUAL: usize = 100;
const MOST: usize = 500;

impl Session {
    /// Some rows of a dry run, or of the import that came of it.
    ///
    /// # Errors
    /// `NO_PLAN`, or what the disk says.
    pub fn import_rows(&self, request: &ImportRowsRequest) -> Result<ImportRows, AppError> {
        let dry_run = self.dry_run(request.plan)?;
        let state = held(&dry_run.state);
        let mut places = places(&dry_run, &state, &request.kinds);
        if let Some(wanted) = &request.problem {
            let rows = &state.plan.report.rows;
            places.retain(|at| rows[*at].problems.iter().any(|it| is_of(it, wanted)));
        }
        let limit = match request.limit as usize {
            0 => USUAL,
            limit => limit.min(MOST),
        };
        let some = places.iter().copied().skip(request.offset as usize).take(limit);
        let fixes = Fixes::of(&dry_run.table, &dry_run.options.fixes)?;
        let names = self.names()?;
        let shown = Shown { dry_run: &dry_run, plan: &state.plan, fixes: &fixes, names: &names };
        let some: Vec<usize> = some.collect();
        let rows = self.read(|reader| some.iter().map(|at| shown.row(reader, *at)).collect())?;
        Ok(ImportRows { total: places.len() as u32, rows })
    }
}

/// The places of the rows of these kinds.
fn places(dry_run: &DryRun, state: &State, kinds: &[RowStatus]) -> Vec<usize> {
    let wants_likes = kinds.contains(&RowStatus::PossibleDuplicate);
    let likes = if wants_likes { dry_run.likes.rows() } else { Default::default() };
    let wants_new = kinds.contains(&RowStatus::New);
    let is_wanted = |at: usize, row: &RowReport| {
        let is_like = row.status == RowStatus::PossibleDuplicate;
        kinds.is_empty()
            || kinds.contains(&row.status)
            || (wants_new && is_like)
            || (wants_likes && likes.contains(&at) && super::likes::is_new(row.status))
    };
    let rows = state.plan.report.rows.iter().enumerate();
    rows.filter(|(at, row)| is_wanted(*at, row)).map(|(at, _)| at).collect()
}

fn is_of(problem: &AppError, wanted: &ImportProblemKey) -> bool {
    let ImportProblemKey { column, field, problem: what } = wanted;
    problem_key(problem) == (column.as_deref(), field.as_deref(), what.as_str())
}

struct Shown<'a> {
    dry_run: &'a DryRun,
    plan: &'a Plan,
    fixes: &'a Fixes,
    names: &'a Names,
}

impl Shown<'_> {
    fn row(&self, reader: &Reader, at: usize) -> Result<ImportRow, StoreError> {
        let report = &self.plan.report.rows[at];
        let there = report.idea_id.map(|id| reader.idea(id)).transpose()?.flatten();
        let idea = there.as_ref().filter(|row| !row.removed);
        let idea = idea.and_then(|row| <&Idea>::try_from(&row.body).ok());
        let kind = match report.status {
            RowStatus::PossibleDuplicate => RowStatus::New,
            status => status,
        };
        Ok(ImportRow {
            row: report.row,
            kind,
            title: report.title.clone(),
            idea: report.idea_id.filter(|_| idea.is_some()),
            shown_id: idea.map(|idea| self.names.shown_id(idea.number)),
            changes: self.changes(reader, at, report)?,
            likes: self.likes(reader, at, report)?,
            problems: report.problems.clone(),
            notes: report.notes.clone(),
            cells: self.cells(at),
        })
    }

    fn cells(&self, at: usize) -> Vec<String> {
        let table = &self.dry_run.table;
        let text = |column: usize| {
            let cell = self.fixes.cell(&table.rows[at], column);
            cell.map(|cell| cell.as_text().into_owned()).unwrap_or_default()
        };
        (0..table.headers.len()).map(text).collect()
    }

    fn changes(
        &self,
        reader: &Reader,
        at: usize,
        report: &RowReport,
    ) -> Result<Vec<Change>, StoreError> {
        let mut changes = match self.operation(at) {
            Some(Operation::IdeaImport { submission, imported }) => said(submission, imported),
            Some(Operation::IdeaEdit { set, .. }) => {
                let change = |(field, edit): (&String, &FieldEdit)| {
                    let before = report.before.get(field).cloned().unwrap_or_default();
                    Change { field: field.clone(), after: after(&before, edit), before }
                };
                set.iter().map(change).collect()
            }
            _ => vec![],
        };
        for change in &mut changes {
            change.before = self.named(reader, &change.field, &change.before)?;
            change.after = self.named(reader, &change.field, &change.after)?;
        }
        Ok(changes)
    }

    fn operation(&self, at: usize) -> Option<&Operation> {
        let place = self.plan.places.binary_search(&Some(at)).ok()?;
        Some(&self.plan.envelopes[place].operation)
    }

    /// Areas, systems and goals by their names.
    fn named(&self, reader: &Reader, field: &str, value: &Value) -> Result<Value, StoreError> {
        let id = |value: &Value| value.as_str().and_then(|text| text.parse().ok());
        Ok(match field {
            "area_id" => id(value).and_then(|id| self.area(AreaId(id))).into(),
            "goal_id" => {
                let goals = &self.names.space.goals;
                let goal = goals.iter().find(|goal| Some(goal.id) == id(value));
                goal.map(|goal| goal.name.clone()).into()
            }
            "system_ids" => {
                let ids = value.as_array().into_iter().flatten().filter_map(id).map(SystemId);
                let ids: BTreeSet<SystemId> = ids.collect();
                let known = names::systems(reader, ids.iter().copied())?;
                let name = |id| known.get(id).cloned().or_else(|| self.plan.named.system_name(*id));
                let mut names: Vec<String> = ids.iter().filter_map(name).collect();
                names.sort_unstable();
                names.into()
            }
            _ => value.clone(),
        })
    }

    fn area(&self, id: AreaId) -> Option<String> {
        self.names.area(Some(id)).or_else(|| self.plan.named.area_name(id))
    }

    fn likes(
        &self,
        reader: &Reader,
        at: usize,
        report: &RowReport,
    ) -> Result<Vec<ImportLike>, StoreError> {
        let equal = match &report.like {
            Some(Like::Idea { local, .. }) => Some(Other::Idea(*local)),
            Some(Like::Row { row }) => {
                let rows = &self.plan.report.rows;
                rows.binary_search_by_key(row, |other| other.row).ok().map(Other::Row)
            }
            None => None,
        };
        let mut likes = vec![];
        if let Some(other) = equal {
            likes.extend(self.like(reader, other, None)?);
        }
        let found = self.dry_run.likes.of_row(at).into_iter();
        for (other, certainty) in found.filter(|(other, _)| Some(*other) != equal) {
            likes.extend(self.like(reader, other, Some(certainty.into()))?);
        }
        Ok(likes)
    }

    fn like(
        &self,
        reader: &Reader,
        other: Other,
        sureness: Option<Sureness>,
    ) -> Result<Option<ImportLike>, StoreError> {
        Ok(match other {
            Other::Row(at) => {
                let other = self.plan.report.rows.get(at);
                other.map(|row| ImportLike {
                    idea: None,
                    row: Some(row.row),
                    title: row.title.clone(),
                    sureness,
                })
            }
            Other::Idea(local) => reader.lines_of(&[local])?.into_iter().next().map(|line| {
                let (id, shown_id) = (line.row.id, self.names.shown_id(line.row.number));
                let title = line.title.clone();
                let idea = Some(NamedIdea { id, shown_id, title: line.title });
                ImportLike { idea, row: None, title, sureness }
            }),
        })
    }
}

/// What a new row says.
fn said(submission: &Submission, imported: &Imported) -> Vec<Change> {
    let Submission { case, estimate, answers, .. } = submission;
    let stage = Map::from_iter([("stage".to_owned(), imported.stage.as_str().into())]);
    let person = imported.submitted_for.clone().map(|it| ("submitted_for".to_owned(), it.into()));
    let reason = imported.reason.clone().map(|it| ("reason".to_owned(), it.into()));
    let groups =
        [object(case), stage, object(estimate), object(answers), object(&imported.ratings)];
    let all = groups.into_iter().flatten().chain(person).chain(reason);
    all.map(|(field, after)| Change { field, before: Value::Null, after }).collect()
}

fn object(facts: &impl Serialize) -> Map<String, Value> {
    match serde_json::to_value(facts) {
        Ok(Value::Object(members)) => members,
        _ => Map::new(),
    }
}

/// The value after an edit.
fn after(before: &Value, edit: &FieldEdit) -> Value {
    match edit {
        FieldEdit::Value { value, .. } => value.clone(),
        FieldEdit::Members { add, remove } => {
            let ids = before.as_array().into_iter().flatten().filter_map(Value::as_str);
            let gone: BTreeSet<String> = remove.iter().map(SystemId::to_string).collect();
            let stay = ids.filter(|id| !gone.contains(*id)).map(str::to_owned);
            stay.chain(add.iter().map(SystemId::to_string)).collect::<Vec<_>>().into()
        }
    }
}
