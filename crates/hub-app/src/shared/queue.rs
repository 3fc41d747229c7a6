//! Own changes that wait for the server, and those that came to nothing.

use super::changes;
use crate::views::{NamedIdea, QueuedView, RefusedView};
use crate::{AppError, Intent, Session, clock};
use hub_core::rows::Idea;
use hub_core::{CommentId, Envelope, IdeaId, OpId, Operation, Row, Verdict};
use hub_store::{Attention, Queued, Trouble};
use serde_json::Value;

/// So many of what waits are shown; a person reads no more.
const SHOWN: usize = 500;

/// Nobody reads, or writes, longer ones.
const COMMENT_CHARACTERS: usize = 10_000;

/// Something of the attention list, with the idea it is about.
pub(super) struct Refused {
    pub(super) idea: Option<NamedIdea>,
    pub(super) at_ms: i64,
    pub(super) view: RefusedView,
}

impl Session {
    /// What waits, in the order in which it was done.
    ///
    /// # Errors
    /// `NOT_JOINED`, or what the disk says.
    pub fn queue(&self) -> Result<Vec<QueuedView>, AppError> {
        self.shared()?;
        let queued =
            self.write(|space| space.joined().map_or(Ok(vec![]), |it| it.outbox(SHOWN)))?;
        queued.iter().filter_map(|queued| self.queued(queued).transpose()).collect()
    }

    fn queued(&self, queued: &Queued) -> Result<Option<QueuedView>, AppError> {
        let Some(operation) = operation(&queued.envelope) else { return Ok(None) };
        let kind = operation.kind().to_owned();
        if matches!(operation, Operation::Skip { .. }) {
            return Ok(None);
        }
        let row = self.row_about(&operation)?;
        // What lies over the rows has a history of its own, as exact as any.
        let idea = row.as_ref().map(|row| IdeaId(row.id));
        let laid = self.read(|reader| reader.event_by_op(idea, queued.op_id))?;
        let changes = match laid {
            Some(laid) => laid.event.changes,
            None => changes::of(&operation, row.as_ref()),
        };
        let (op_id, at_ms) = (queued.op_id, queued.queued_at_ms);
        Ok(Some(QueuedView {
            op_id,
            kind,
            idea: self.idea_named_by(row.as_ref())?,
            changes,
            at_ms,
        }))
    }

    /// How many own changes came to nothing and were not looked after.
    pub(crate) fn attention_count(&self) -> usize {
        self.attention().map_or(0, |attention| attention.len())
    }

    fn attention(&self) -> Result<Vec<Attention>, AppError> {
        if self.is_read_only() {
            return Ok(vec![]);
        }
        self.write(|space| space.joined().map_or(Ok(vec![]), |joined| joined.attention()))
    }

    /// What came to nothing, the oldest first.
    pub(super) fn refused(&self) -> Result<Vec<Refused>, AppError> {
        self.attention()?.into_iter().map(|one| self.refused_one(one)).collect()
    }

    fn refused_one(&self, one: Attention) -> Result<Refused, AppError> {
        let operation = one.envelope.as_deref().and_then(operation);
        let row = match &operation {
            Some(operation) => self.row_about(operation)?,
            None => None,
        };
        let is_set_aside = matches!(one.trouble, Trouble::SetAside(_));
        let refusal = match one.trouble {
            Trouble::Refused(refusal) => refusal.into(),
            Trouble::SetAside(said) => set_aside(said),
        };
        let changes = operation.as_ref().map(|it| changes::of(it, row.as_ref()));
        let view = RefusedView {
            op_id: one.op_id,
            changes: changes.unwrap_or_default(),
            refusal,
            is_set_aside,
            may_retry: operation.is_some(),
            may_comment: operation.as_ref().is_some_and(is_sayable) && row.is_some(),
            operation,
        };
        Ok(Refused { idea: self.idea_named_by(row.as_ref())?, at_ms: one.at_ms, view })
    }

    /// Does what came to nothing again.
    ///
    /// # Errors
    /// `NOT_FOUND`, the refusal when it would come to nothing again, or what the disk says.
    pub fn retry(&self, op: OpId) -> Result<(), AppError> {
        self.shared()?;
        let (new, now_ms) = (OpId(clock::new_id()), clock::now_ms());
        let again = self.write(|space| {
            space.joined().map_or(Ok(None), |mut joined| joined.retry(op, new, now_ms))
        })?;
        let again = again.ok_or_else(|| AppError::new("NOT_FOUND"))?;
        let outcomes = self.appended(again)?;
        self.inbox_changed();
        match outcomes.into_iter().next() {
            Some((Verdict::Rejected(refusal), _)) => Err(refusal.into()),
            _ => Ok(()),
        }
    }

    /// Takes it off the list: the person does not want it any more.
    ///
    /// # Errors
    /// `NOT_FOUND`, or what the disk says.
    pub fn discard(&self, op: OpId) -> Result<(), AppError> {
        self.shared()?;
        let now_ms = clock::now_ms();
        let is_gone = self.write(|space| {
            space.joined().map_or(Ok(false), |mut joined| joined.discard(op, now_ms))
        })?;
        self.inbox_changed();
        if is_gone { Ok(()) } else { Err(AppError::new("NOT_FOUND")) }
    }

    /// Says as a comment what came to nothing, at the idea that goes on, and takes it off the list.
    ///
    /// # Errors
    /// `NOT_FOUND`, the comment's refusal, or what the disk says; it stays on the list then.
    pub fn say_as_comment(&self, op: OpId, body: Option<&str>) -> Result<(), AppError> {
        let not_found = || AppError::new("NOT_FOUND");
        let one = self.attention()?.into_iter().find(|one| one.op_id == op);
        let operation = one.and_then(|one| operation(one.envelope.as_deref()?));
        let operation = operation.filter(is_sayable).ok_or_else(not_found)?;
        let row = self.row_about(&operation)?.ok_or_else(not_found)?;
        let merge = <&Idea>::try_from(&row.body).ok().and_then(|idea| idea.merge.as_ref());
        let idea = merge.map_or(IdeaId(row.id), |merge| merge.merged_into);
        let body = match body.map(str::trim).filter(|body| !body.is_empty()) {
            Some(body) => body.to_owned(),
            None => text_of(&operation, &row),
        };
        // Said twice, it is one comment.
        let id = CommentId(uuid::Uuid::new_v5(&op.0, b"comment"));
        let op_id = OpId(uuid::Uuid::new_v5(&op.0, b"comment.add"));
        let operation = Operation::CommentAdd { id, idea, body };
        self.send(Intent { op_id, group_id: None, operation })?;
        self.discard(op)
    }

    fn row_about(&self, operation: &Operation) -> Result<Option<Row>, AppError> {
        let idea = match operation {
            Operation::CommentEdit { id, .. } | Operation::CommentRemove { id } => {
                let key = hub_core::Key::new(hub_core::EntityKind::Comment, id.0);
                let row = self.read(|reader| reader.row(&key))?;
                let body = row.as_ref().map(|row| &row.body);
                body.and_then(|body| <&hub_core::rows::Comment>::try_from(body).ok())
                    .map(|it| it.idea_id)
            }
            other => other.idea(),
        };
        Ok(idea.map(|id| self.read(|reader| reader.idea(id))).transpose()?.flatten())
    }

    fn idea_named_by(&self, row: Option<&Row>) -> Result<Option<NamedIdea>, AppError> {
        let idea = row.and_then(|row| Some((row, <&Idea>::try_from(&row.body).ok()?)));
        let Some((row, idea)) = idea else { return Ok(None) };
        let shown_id = self.names()?.shown_id(idea.number);
        Ok(Some(NamedIdea { id: IdeaId(row.id), shown_id, title: idea.case.title.clone() }))
    }
}

fn operation(envelope: &str) -> Option<Operation> {
    serde_json::from_str::<Envelope>(envelope).ok().map(|envelope| envelope.operation)
}

/// What the server said when it could not take an operation in: a problem, not a refusal.
fn set_aside(said: Value) -> AppError {
    let fact = |name: &str| said.get(name).cloned().unwrap_or_default();
    let facts = fact("facts").as_object().cloned().unwrap_or_default();
    AppError { code: "NOT_TAKEN".to_owned(), facts }.with("problem", fact("code"))
}

/// Whether it says something that another person could act on.
fn is_sayable(operation: &Operation) -> bool {
    matches!(
        operation,
        Operation::IdeaEdit { .. }
            | Operation::CommentAdd { .. }
            | Operation::CommentEdit { .. }
            | Operation::StageMove { .. }
            | Operation::ClaimRelease { note: Some(_), .. }
            | Operation::ClaimProgress { note: Some(_), .. }
    )
}

/// What was written, field by field: names of fields are the same in every language.
fn text_of(operation: &Operation, row: &Row) -> String {
    let text = match operation {
        Operation::CommentAdd { body, .. } | Operation::CommentEdit { body, .. } => body.clone(),
        Operation::ClaimRelease { note: Some(note), .. }
        | Operation::ClaimProgress { note: Some(note), .. } => note.clone(),
        other => {
            let line = |change: hub_core::rows::Change| {
                let after = match change.after {
                    Value::String(text) => text,
                    other => other.to_string(),
                };
                format!("{}: {after}", change.field)
            };
            let lines = changes::of(other, Some(row)).into_iter().map(line);
            lines.collect::<Vec<_>>().join("\n\n")
        }
    };
    text.chars().take(COMMENT_CHARACTERS).collect()
}
