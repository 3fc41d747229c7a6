//! The standard: its lines, and how an automation meets them.

use super::ask::{Ask, forbidden};
use super::claim::{is_built, with_progress};
use super::{Decision, check};
use crate::ids::{self, IdeaId, SpaceId, StandardItemId};
use crate::operation::Operation;
use crate::permission::Who;
use crate::refusal::{Code, Refusal};
use crate::row::{EntityKind, Key, Row};
use crate::rows::{Check, Idea, Role, StandardAnswer, StandardItem, StandardState, Unknown};
use crate::standard;
use crate::text::{self, problem};

/// The key of a line of the standard.
pub(super) fn item_key(id: StandardItemId) -> Key {
    Key::new(EntityKind::StandardItem, id.0)
}

/// The key of an idea's answer to a line.
pub(super) fn answer_key(space: SpaceId, idea: IdeaId, item: StandardItemId) -> Key {
    Key::new(EntityKind::StandardAnswer, ids::of_standard_answer(space, idea, item))
}

pub(super) fn answer(ask: &Ask) -> Result<Decision, Refusal> {
    let Operation::StandardAnswer { idea: id, item: item_id, state, evidence, by_scan, reason } =
        &ask.envelope.operation
    else {
        return Ok(Decision::no_effect());
    };
    let (_, item) = ask.find::<StandardItem>(item_key(*item_id))?;
    let (row, idea) = ask.idea(*id)?;
    let passes = *state == StandardState::NotApplicable;
    if passes && item.required && ask.role < Role::Lead {
        return Err(forbidden(ask.role, &[Who::Lead]));
    }
    if *state == StandardState::Excepted {
        return Err(Refusal::invalid("state", problem::OUT_OF_RANGE));
    }
    let evidence = text::lines("evidence", evidence, 0, 500)?;
    let reason = said(reason.as_deref(), passes)?;
    is_asked(*item_id, item)?;
    let said = Said { state: *state, by_scan: *by_scan, evidence, reason };
    let mut decision = write(ask, *id, *item_id, said);
    if is_built(idea) && !decision.rows.is_empty() {
        decision.rows.extend(progressed(ask, row, idea));
    }
    Ok(decision)
}

/// A lead lets a line pass. In a shared space never at what the lead builds.
pub(super) fn except(
    ask: &Ask,
    id: IdeaId,
    item_id: StandardItemId,
    reason: &str,
) -> Result<Decision, Refusal> {
    let (_, item) = ask.find::<StandardItem>(item_key(item_id))?;
    let (_, idea) = ask.idea(id)?;
    let reason = said(Some(reason), true)?;
    is_asked(item_id, item)?;
    if ask.space.shared && idea.claim.claimed_by == Some(ask.actor) {
        return Err(Code::SelfException.into());
    }
    let (state, by_scan, evidence) = (StandardState::Excepted, false, String::new());
    Ok(write(ask, id, item_id, Said { state, by_scan, evidence, reason }))
}

struct Said {
    state: StandardState,
    by_scan: bool,
    evidence: String,
    reason: Option<String>,
}

fn said(reason: Option<&str>, is_needed: bool) -> Result<Option<String>, Refusal> {
    let reason = text::lines("reason", reason.unwrap_or_default(), usize::from(is_needed), 1_000)?;
    Ok(Some(reason).filter(|reason| !reason.is_empty()))
}

fn is_asked(id: StandardItemId, item: &StandardItem) -> Result<(), Refusal> {
    match item.archived {
        true => Err(Refusal::new(Code::ItemArchived).with("id", id.to_string())),
        false => Ok(()),
    }
}

/// The same answer again is none: it stays with who gave it first.
fn write(ask: &Ask, idea: IdeaId, item: StandardItemId, said: Said) -> Decision {
    let key = answer_key(ask.context.space, idea, item);
    let former = ask.rows.get::<StandardAnswer>(&key);
    let answer = StandardAnswer {
        idea_id: idea,
        item_id: item,
        state: said.state,
        by_scan: said.by_scan,
        evidence: said.evidence,
        reason: said.reason,
        by: ask.actor,
        at_ms: ask.context.now_ms,
        unknown: former.map_or_else(Unknown::new, |(_, former)| former.unknown.clone()),
    };
    match former {
        Some((row, _)) => ask.write(row, Some(idea), answer),
        None => ask.add(ask.new_row(key.id, answer), Some(idea)),
    }
}

fn progressed(ask: &Ask, row: &Row, idea: &Idea) -> Option<Row> {
    let moved = with_progress(idea, ask.context.now_ms);
    (moved != *idea).then(|| ask.changed(row, moved).0)
}

/// Writes a line, or writes it anew. A line that came with the Hub stays worded by whoever shows it
/// as long as its text is the one that it came with.
pub(super) fn put(ask: &Ask) -> Result<Decision, Refusal> {
    let Operation::StandardItemPut { id, text, check, check_name, required, position, archived } =
        &ask.envelope.operation
    else {
        return Ok(Decision::no_effect());
    };
    let text = text::line("text", text, 1, 300)?;
    let check_name = check_name_of(*check, check_name.clone())?;
    let former = ask.rows.get::<StandardItem>(&item_key(*id));
    let item = StandardItem {
        builtin: standard::builtin(ask.context.space, *id, &text),
        text,
        check: *check,
        check_name,
        required: *required,
        position: *position,
        archived: *archived,
        unknown: former.map_or_else(Unknown::new, |(_, former)| former.unknown.clone()),
    };
    Ok(match former {
        Some((row, _)) => ask.write(row, None, item),
        None => ask.add(ask.new_row(id.0, item), None),
    })
}

fn check_name_of(by: Check, mut name: Option<String>) -> Result<Option<String>, Refusal> {
    let mut found = check::Findings::default();
    found.optional_line("check_name", &mut name, 80);
    if by == Check::Auto && name.is_none() && found.refusals.is_empty() {
        found.add("check_name", problem::EMPTY);
    }
    check::none_of(found.refusals)?;
    Ok(name.filter(|_| by == Check::Auto))
}
