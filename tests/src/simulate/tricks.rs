//! The server's planted mistakes: what a careless authority would answer, made from what the real
//! one does.

use super::planted::Planted;
use super::server::seq_of;
use hub_core::operation::Operation;
use hub_core::refusal::Code;
use hub_core::rows::{Member, Role};
use hub_core::{Body, Envelope, MemberId, OpId, Refusal, Row, SpaceId, Verdict};
use hub_protocol::{Answered, Numbered, Page, ProblemCode, Push, Pushed, Snapshot};
use hub_server::authority::{Asker, Own};
use hub_server::store::StoreError;
use hub_server::store::sqlite::Authority;
use serde_json::value::RawValue;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

type Result<T> = std::result::Result<T, StoreError>;

/// A mistake and what it remembers.
#[derive(Default)]
pub struct Tricks {
    planted: Option<Planted>,
    /// What was answered under each number.
    known: BTreeMap<(Uuid, u64), Verdict>,
    answered: BTreeSet<OpId>,
    /// What is committed and not seen yet.
    unseen: BTreeSet<u64>,
    /// The greatest role that somebody ever had.
    roles: BTreeMap<MemberId, Role>,
    owns: u64,
}

impl Tricks {
    /// None, or one.
    pub fn new(planted: Option<Planted>) -> Self {
        Self { planted, ..Self::default() }
    }

    fn is(&self, planted: Planted) -> bool {
        self.planted == Some(planted)
    }

    /// A push, and what the mistake makes of it.
    pub fn push(
        &mut self,
        authority: &mut Authority,
        asker: &Asker,
        push: &Push,
        now_ms: i64,
    ) -> Result<Pushed> {
        let mut push = push.clone();
        let mut foregone = vec![];
        if self.is(Planted::NumberWithoutId) {
            foregone = self.already(&mut push);
        }
        let before = seq_of(&authority.head(asker.space)?.to_string());
        let former = self.raise(authority, asker, now_ms)?;
        if self.is(Planted::ClaimWithoutCompare) {
            self.give_claims(authority, asker, &mut push)?;
        }
        let pushed = authority.push(asker, &push, now_ms);
        if let Some(former) = former {
            self.own(authority, asker, former, now_ms)?;
        }
        let mut pushed = pushed?;
        let after = seq_of(&authority.head(asker.space)?.to_string());
        if self.is(Planted::SequenceForCounter) && after > before {
            // This commit is slow: until the next one, nobody sees it.
            self.unseen = if self.unseen.is_empty() {
                (before + 1..=after).collect()
            } else {
                BTreeSet::new()
            };
        }
        if self.is(Planted::VerdictNotStored) {
            self.decide_again(&mut pushed);
        }
        for answer in &pushed.answers {
            self.known.insert((push.stream, answer.n), answer.verdict.clone());
        }
        foregone.extend(pushed.answers);
        Ok(Pushed { answers: foregone, ..pushed })
    }

    /// What stands under a number already is answered without a look at what it is.
    fn already(&self, push: &mut Push) -> Vec<Answered> {
        let stream = push.stream;
        let (known, fresh): (Vec<_>, Vec<_>) = std::mem::take(&mut push.operations)
            .into_iter()
            .partition(|it| self.known.contains_key(&(stream, it.n)));
        push.operations = fresh;
        let answer = |it: Numbered| {
            let verdict = self.known.get(&(stream, it.n)).cloned()?;
            Some(Answered { n: it.n, op_id: it.op_id, verdict })
        };
        known.into_iter().filter_map(answer).collect()
    }

    fn decide_again(&mut self, pushed: &mut Pushed) {
        for answer in &mut pushed.answers {
            let is_again = !self.answered.insert(answer.op_id);
            if is_again && answer.verdict == Verdict::Ok {
                answer.verdict = Verdict::Rejected(Refusal::new(Code::KeyTaken));
            }
        }
    }

    /// Who was more once decides as that for the length of a push. The row as it was.
    fn raise(
        &mut self,
        authority: &mut Authority,
        asker: &Asker,
        now_ms: i64,
    ) -> Result<Option<Row>> {
        if !self.is(Planted::RoleAtEdit) {
            return Ok(None);
        }
        let rows = rows(authority, asker)?;
        let Some(row) = rows.get(&asker.member.0) else { return Ok(None) };
        let Body::Member(member) = &row.body else { return Ok(None) };
        let once = self.roles.entry(asker.member).or_insert(member.role);
        *once = member.role.max(*once);
        if *once == member.role {
            return Ok(None);
        }
        let raised = Member { role: *once, ..(**member).clone() };
        self.own(authority, asker, Row { body: raised.into(), ..row.clone() }, now_ms)?;
        Ok(Some(row.clone()))
    }

    fn own(
        &mut self,
        authority: &mut Authority,
        asker: &Asker,
        row: Row,
        now_ms: i64,
    ) -> Result<()> {
        self.owns += 1;
        let op_id = OpId(Uuid::new_v5(&asker.space.0, &self.owns.to_be_bytes()));
        let (body, rows) = (serde_json::Value::Null, vec![row]);
        let (actor, kind, events) = (asker.member, "member.role", vec![]);
        let own = Own { actor, op_id, kind, body, rows, events, now_ms };
        authority.own(asker.space, &own)
    }

    /// Whoever has it, who asks gets it: the claim is assigned without a look at the former holder.
    fn give_claims(
        &mut self,
        authority: &mut Authority,
        asker: &Asker,
        push: &mut Push,
    ) -> Result<()> {
        let ideas = rows(authority, asker)?;
        for numbered in &mut push.operations {
            let Ok(envelope) = serde_json::from_str::<Envelope>(numbered.envelope.get()) else {
                continue;
            };
            let Operation::ClaimTake { id } = envelope.operation else { continue };
            let Some(Body::Idea(idea)) = ideas.get(&id.0).map(|row| &row.body) else { continue };
            if idea.claim.claimed_by.is_none_or(|holder| holder == asker.member) {
                continue;
            }
            let expect_claim_no = idea.claim.claim_no;
            let operation = Operation::ClaimAssign { id, to: asker.member, expect_claim_no };
            let envelope = serde_json::to_string(&Envelope { operation, ..envelope })?;
            numbered.envelope = RawValue::from_string(envelope)?;
        }
        Ok(())
    }

    /// A page, and what the mistake makes of it.
    pub fn page(
        &mut self,
        authority: &mut Authority,
        asker: &Asker,
        after: &str,
        stream: Uuid,
        items: u32,
    ) -> Result<Page> {
        let mut page = match authority.changes(asker, Some(after), Some(stream), items) {
            Err(error)
                if self.is(Planted::ChainNotChecked)
                    && error.problem().code == ProblemCode::CursorUnknown =>
            {
                return self.believed(authority, asker, after, stream, items);
            }
            page => page?,
        };
        match self.planted {
            Some(Planted::EdgeOfPage) if page.more && page.items.len() > 1 => {
                page.items.pop();
            }
            Some(Planted::SequenceForCounter) => {
                page.items.retain(|item| !self.unseen.contains(&item.seq));
            }
            Some(Planted::TombstonePurged) => {
                page.items
                    .retain(|item| !item.json.get().contains(r#""removed":true,"kind":"idea""#));
            }
            _ => {}
        }
        Ok(page)
    }

    /// A place is its number, whatever came before it.
    fn believed(
        &self,
        authority: &mut Authority,
        asker: &Asker,
        after: &str,
        stream: Uuid,
        items: u32,
    ) -> Result<Page> {
        let head = authority.head(asker.space)?;
        let seq = seq_of(after);
        let mut page = authority.changes(asker, None, Some(stream), items.max(1_000_000))?;
        page.items.retain(|item| item.seq > seq);
        if head.position.seq < seq {
            // Nothing is new, as far as the number says.
            page.cursor = after.to_owned();
        }
        Ok(page)
    }

    /// A snapshot, and what the mistake makes of it.
    pub fn snapshot(
        &mut self,
        authority: &mut Authority,
        space: SpaceId,
        mut snapshot: Snapshot,
    ) -> Result<Snapshot> {
        if self.is(Planted::SnapshotAfterScan) {
            snapshot.cursor = authority.head(space)?.to_string();
        }
        Ok(snapshot)
    }
}

fn rows(authority: &mut Authority, asker: &Asker) -> Result<BTreeMap<Uuid, Row>> {
    let page = authority.changes(asker, None, None, 1_000_000)?;
    let rows = page.items.iter().filter_map(|item| {
        let row: Row = serde_json::from_str(item.json.get()).ok()?;
        Some((row.id, row))
    });
    Ok(rows.collect())
}
