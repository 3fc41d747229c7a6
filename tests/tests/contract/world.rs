//! A space with a member of every role, and operations for it.

use hub_core::genesis::{Founding, shared_genesis};
use hub_core::operation::{FieldEdit, Imported, Submission};
use hub_core::rows::*;
use hub_core::*;
use hub_protocol::{Numbered, Push};
use serde_json::Value;
use serde_json::value::RawValue;
use std::collections::BTreeMap;
use uuid::Uuid;

/// A Monday in 2026, at noon.
pub const NOW_MS: i64 = 1_780_920_000_000;
pub const SPACE: SpaceId = SpaceId(Uuid::from_u128(0x5ace));
pub const AREA: AreaId = AreaId(Uuid::from_u128(0xa1));
/// A contributor besides the one of each role.
pub const BYSTANDER: MemberId = MemberId(Uuid::from_u128(0x1ff));
/// Nobody in the space.
pub const STRANGER: MemberId = MemberId(Uuid::from_u128(0x2ff));

/// The member of a role; the administrator founded the space.
pub fn member(role: Role) -> MemberId {
    MemberId(Uuid::from_u128(0x100 + role as u128))
}

/// Everybody who ever acts.
pub fn everybody() -> Vec<MemberId> {
    let members = Role::ALL.iter().copied().map(member);
    members.chain([BYSTANDER, STRANGER]).collect()
}

pub fn idea_id(n: u128) -> IdeaId {
    IdeaId(Uuid::from_u128(0x1dea_0000 + n))
}

pub fn op_id(n: u128) -> OpId {
    OpId(Uuid::from_u128(0x0b_0000 + n))
}

/// The first rows: the space, its members, an area.
pub fn first_rows(space: SpaceId) -> Vec<Row> {
    let founding = Founding {
        space,
        member: member(Role::Admin),
        op: op_id(0),
        profiles: [1, 2, 3, 4].map(|n| ProfileId(Uuid::from_u128(0xf0 + n))),
        name: "Finance".into(),
        member_name: "Ana".into(),
        currency: "EUR".into(),
        time_zone: "Europe/Lisbon".into(),
        now_ms: NOW_MS,
    };
    let mut rows = shared_genesis(&founding).unwrap();
    let others = Role::ALL.iter().copied().filter(|role| *role != Role::Admin);
    let others = others.map(|role| (member(role), role)).chain([(BYSTANDER, Role::Contributor)]);
    rows.extend(others.map(|(id, role)| first_row(id.0, person(role))));
    let (name, unknown) = ("Accounts".to_owned(), Unknown::new());
    rows.push(first_row(AREA.0, Area { name, current_basis_id: None, archived: false, unknown }));
    rows
}

fn person(role: Role) -> Member {
    Member {
        display_name: format!("The {role}"),
        role,
        area_id: None,
        state: MemberState::Active,
        erased_no: None,
        unknown: Unknown::new(),
    }
}

fn first_row(id: Uuid, body: impl Into<Body>) -> Row {
    Row {
        id,
        seq: 0,
        created_op: op_id(0),
        created_by: member(Role::Admin),
        created_at_ms: NOW_MS,
        fv: BTreeMap::new(),
        removed: false,
        body: body.into(),
    }
}

/// An operation with an id of its own, by number.
pub fn envelope(n: u128, operation: Operation) -> Envelope {
    Envelope { op_id: op_id(n), written_at_ms: NOW_MS - 1, group_id: None, operation }
}

pub fn submission(id: IdeaId, title: &str) -> Submission {
    Submission {
        id,
        case: Case { title: title.to_owned(), ..Case::default() },
        estimate: EstimateInputs {
            runs: Some(10.0),
            period: Some(Period::Day),
            minutes_per_run: Some(12.0),
            people: Some(1.0),
            ..EstimateInputs::default()
        },
        answers: Answers {
            rules: Some(4),
            digital: Some(3),
            structured: Some(5),
            ..Answers::default()
        },
        origin: None,
    }
}

pub fn submit(id: IdeaId) -> Operation {
    Operation::IdeaSubmit(submission(id, "Match the invoices"))
}

/// An idea of the one who imports, at a stage that can be imported; each import by itself.
pub fn import(id: IdeaId, stage: Stage, batch: u128) -> Operation {
    let imported = Imported {
        stage,
        reason_code: None,
        reason: None,
        submitted_for: None,
        batch_id: BatchId(Uuid::from_u128(0xba_0000 + batch)),
        live_at_ms: None,
        ratings: Ratings::default(),
    };
    Operation::IdeaImport { submission: submission(id, "Match the invoices"), imported }
}

pub fn edit(id: IdeaId, field: &str, value: Value, base: Option<OpId>) -> Operation {
    let set = BTreeMap::from([(field.to_owned(), FieldEdit::Value { value, base })]);
    Operation::IdeaEdit { id, set }
}

pub fn comment(n: u128, idea: IdeaId, body: &str) -> Operation {
    Operation::CommentAdd { id: comment_id(n), idea, body: body.to_owned() }
}

pub fn comment_id(n: u128) -> CommentId {
    CommentId(Uuid::from_u128(0xc0_0000 + n))
}

pub fn move_to(id: IdeaId, from: Stage, to: Stage) -> Operation {
    Operation::StageMove {
        id,
        from,
        to,
        reason_code: Some("other".into()),
        reason: Some("As agreed".into()),
        revisit_on: None,
        seen_score: None,
        seen_profile: None,
    }
}

/// The stream of a member's one device.
pub fn stream(member: MemberId) -> Uuid {
    Uuid::from_u128(0x57_0000_0000 + member.0.as_u128())
}

/// Operations as they travel, from `first_n` on.
pub fn push(stream: Uuid, first_n: u64, envelopes: &[Envelope]) -> Push {
    let numbered = (first_n..).zip(envelopes).map(|(n, envelope)| {
        let json = serde_json::to_string(envelope).unwrap();
        Numbered { n, op_id: envelope.op_id, envelope: RawValue::from_string(json).unwrap() }
    });
    Push { stream, operations: numbered.collect() }
}

/// One operation whose body is any JSON.
pub fn push_raw(stream: Uuid, n: u64, op_id: OpId, json: &str) -> Push {
    let envelope = RawValue::from_string(json.to_owned()).unwrap();
    Push { stream, operations: vec![Numbered { n, op_id, envelope }] }
}
