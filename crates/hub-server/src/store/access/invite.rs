//! Single-use invites, and how one becomes an account and a member.

use super::account;
use super::session::{self, Pair, active};
use super::sql::{Cells, Sql, first, strange};
use crate::access::{Newcomer, SecretHash};
use crate::authority::Own;
use crate::store::StoreError;
use hub_core::decide::{Context, Verdict};
use hub_core::rows::{Change, Event, Member, MemberState, Role, Unknown};
use hub_core::{EntityKind, Envelope, Key, MemberId, OpId, Operation, Row, Rows, SpaceId, ids};
use hub_protocol::{Problem, ProblemCode};
use serde_json::{Value as Json, json};
use std::collections::BTreeMap;
use uuid::Uuid;

const INSERT: &str = "INSERT INTO invite
    (space_id, hash, role, member_id, invited_by, created_at_ms, expires_at_ms)
    VALUES ($1, $2, $3, $4, $5, $6, $7)";
const FIND: &str = "SELECT role, member_id, invited_by, expires_at_ms, spent_at_ms FROM invite
    WHERE space_id = $1 AND hash = $2";
/// The condition decides between many that accept at once: one of them spends it.
const SPEND: &str = "UPDATE invite SET spent_at_ms = $3
    WHERE space_id = $1 AND hash = $2 AND spent_at_ms IS NULL AND expires_at_ms > $3
    RETURNING role, member_id, invited_by";
const VOID: &str = "DELETE FROM invite
    WHERE space_id = $1 AND member_id = $2 AND spent_at_ms IS NULL";
const SWEEP: &str = "DELETE FROM invite WHERE space_id = $1 AND expires_at_ms < $2";

/// Spent and ended invites are known a while longer, for the operator.
const KEPT_MS: i64 = 90 * 24 * 3_600_000;

/// The kind of the operation by which somebody joins.
const JOIN: &str = "member.join";

/// An invite as it is kept.
#[derive(Clone, Copy, Debug)]
pub struct Invite {
    /// What the new member may do.
    pub role: Role,
    /// Somebody who is a member already and gets an account, or a new password.
    pub member: Option<MemberId>,
    /// In whose name the new member is let in.
    pub invited_by: MemberId,
}

/// Keeps a new invite. One for somebody who is a member already voids the earlier ones.
pub async fn put(
    sql: &mut impl Sql,
    space: SpaceId,
    hash: SecretHash,
    invite: Invite,
    now_ms: i64,
    expires_at_ms: i64,
) -> Result<(), StoreError> {
    if let Some(member) = invite.member {
        sql.rows(VOID, &[space.into(), member.into()]).await?;
    }
    let values = [
        space.into(),
        hash.into(),
        invite.role.as_str().into(),
        invite.member.into(),
        invite.invited_by.into(),
        now_ms.into(),
        expires_at_ms.into(),
    ];
    sql.rows(INSERT, &values).await.map(drop)
}

/// An invite that is still good, and the name of who invites.
///
/// # Errors
/// `NOT_ACCEPTED` when it is not, or no longer, good; `why` says `unknown`, `spent`, `ended` or
/// `withdrawn`. Only who holds the secret can learn it.
pub async fn look(
    sql: &mut impl Sql,
    space: SpaceId,
    hash: SecretHash,
    now_ms: i64,
) -> Result<(Invite, String), StoreError> {
    let cells = first(sql, FIND, &[space.into(), hash.into()]).await?;
    let cells = cells.ok_or_else(|| not_accepted("unknown"))?;
    if cells.int_or_none(4)?.is_some() {
        return Err(not_accepted("spent"));
    }
    if cells.int(3)? <= now_ms {
        return Err(not_accepted("ended"));
    }
    let invite = read(&cells)?;
    let inviter = inviter(sql, space, &invite).await?;
    Ok((invite, inviter.display_name))
}

/// Who came in, and with which session.
#[derive(Clone, Copy, Debug)]
pub struct Joined {
    /// The member.
    pub member: MemberId,
    /// The device's session.
    pub session: Uuid,
}

/// Spends an invite: the account, the member's row and the first session are there together, or
/// nothing is.
///
/// # Errors
/// `NOT_ACCEPTED` when the invite is not, or no longer, good, or when who invited may not invite
/// any more; `INVALID` when the e-mail address is somebody else's.
pub async fn accept(
    sql: &mut impl Sql,
    space: SpaceId,
    hash: SecretHash,
    newcomer: &Newcomer,
    credential: &account::Credential,
    pair: Pair,
    now_ms: i64,
) -> Result<Joined, StoreError> {
    let cells = first(sql, SPEND, &[space.into(), hash.into(), now_ms.into()]).await?;
    let Some(cells) = cells else {
        look(sql, space, hash, now_ms).await?;
        return Err(not_accepted("spent"));
    };
    let invite = read(&cells)?;
    inviter(sql, space, &invite).await?;
    let member = invite.member.unwrap_or_else(|| MemberId(Uuid::now_v7()));
    account::put(sql, space, member, &newcomer.email, credential, now_ms).await?;
    session::end_all(sql, space, member).await?;
    let session = session::open(sql, space, member, &newcomer.device_name, pair, now_ms).await?;
    let own = match sql.member(space, member).await? {
        Some(row) => {
            let of_space = sql.row(space, Key::new(EntityKind::Space, space.0)).await?;
            rename(space, member, [Some(row), of_space], newcomer, now_ms)?
        }
        None => Some(join(space, member, &invite, newcomer, now_ms)),
    };
    if let Some(own) = own {
        sql.own(space, &own).await?;
    }
    Ok(Joined { member, session })
}

fn not_accepted(why: &str) -> StoreError {
    Problem::new(ProblemCode::NotAccepted).with("why", why).into()
}

fn read(cells: &Cells) -> Result<Invite, StoreError> {
    let role = Role::from_word(&cells.text(0)?).ok_or_else(|| strange("no role"))?;
    let member = cells.id_or_none(1)?.map(MemberId);
    Ok(Invite { role, member, invited_by: MemberId(cells.id(2)?) })
}

/// Who invites has to be an administrator still, for the new member is let in under that name.
async fn inviter(
    sql: &mut impl Sql,
    space: SpaceId,
    invite: &Invite,
) -> Result<Member, StoreError> {
    let row = sql.member(space, invite.invited_by).await?;
    match active(row.as_ref()) {
        Some(member) if member.role == Role::Admin => Ok(member.clone()),
        _ => Err(not_accepted("withdrawn")),
    }
}

fn join(
    space: SpaceId,
    member: MemberId,
    invite: &Invite,
    newcomer: &Newcomer,
    now_ms: i64,
) -> Own {
    let (op_id, by) = (OpId(Uuid::now_v7()), invite.invited_by);
    let facts = Member {
        display_name: newcomer.display_name.clone(),
        role: invite.role,
        area_id: None,
        state: MemberState::Active,
        erased_no: None,
        unknown: Unknown::new(),
    };
    let changed = |field: &str, after: &str| Change {
        field: field.to_owned(),
        before: Json::Null,
        after: after.into(),
    };
    let event = Event {
        op_id,
        idea_id: None,
        about: Some(Key::from(member)),
        kind: JOIN.to_owned(),
        by,
        at_ms: now_ms,
        written_at_ms: now_ms,
        changes: vec![
            changed("display_name", &facts.display_name),
            changed("role", facts.role.as_str()),
        ],
        group_id: None,
        unknown: Unknown::new(),
    };
    // Without the name: the row and the event have it, and are where it is erased.
    let body = json!({ "op_id": op_id, "written_at_ms": now_ms, "kind": JOIN, "member": member,
        "role": facts.role });
    let row = Row {
        id: member.0,
        seq: 0,
        created_op: op_id,
        created_by: by,
        created_at_ms: now_ms,
        fv: BTreeMap::new(),
        removed: false,
        body: facts.into(),
    };
    let events = vec![(ids::of_event(space, op_id, None), event)];
    Own { actor: by, op_id, kind: JOIN, body, rows: vec![row], events, now_ms }
}

/// Who is a member already takes the name that was given now, by an operation of one's own.
fn rename(
    space: SpaceId,
    member: MemberId,
    [row, of_space]: [Option<Row>; 2],
    newcomer: &Newcomer,
    now_ms: i64,
) -> Result<Option<Own>, StoreError> {
    let facts = active(row.as_ref()).ok_or_else(|| Problem::new(ProblemCode::NotMember))?;
    let display_name = newcomer.display_name.clone();
    let operation = Operation::MemberProfile { display_name, area_id: facts.area_id };
    let op_id = OpId(Uuid::now_v7());
    let envelope = Envelope { op_id, written_at_ms: now_ms, group_id: None, operation };
    let mut rows = Rows::default();
    row.into_iter().chain(of_space).for_each(|row| rows.insert(row));
    let context = Context { space, now_ms, next_number: 0, authority: true };
    let decision = hub_core::decide(&rows, member, &envelope, &context);
    if decision.verdict != Verdict::Ok || decision.rows.is_empty() {
        return Ok(None);
    }
    let body = serde_json::to_value(&envelope).unwrap_or_default();
    let (rows, events) = (decision.rows, decision.events);
    Ok(Some(Own { actor: member, op_id, kind: "member.profile", body, rows, events, now_ms }))
}

/// Forgets invites of long ago.
pub(super) async fn sweep(
    sql: &mut impl Sql,
    space: SpaceId,
    now_ms: i64,
) -> Result<(), StoreError> {
    sql.rows(SWEEP, &[space.into(), (now_ms - KEPT_MS).into()]).await.map(drop)
}
