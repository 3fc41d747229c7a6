//! The race for ideas: everybody wants to build every idea in the same moment, at several servers.

use hub_core::rows::Role;
use hub_core::{Code, IdeaId, MemberId, Verdict};
use std::collections::BTreeMap;
use std::thread;
use uuid::Uuid;

use super::world::{On, World};
use crate::backend::{Outcome, ops, person::Person, things};
use crate::bench::chance::Chance;

/// So many operations in one push at most.
const PUSH: usize = 200;
/// So many claims in one push at most.
const AT_ONCE: usize = 10;

/// How a race ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Race {
    /// Ideas with exactly one holder.
    pub won: usize,
    /// Claims that were refused, each with the holder's name.
    pub lost: usize,
}

/// Runs a race on one PostgreSQL; none where there is no PostgreSQL.
///
/// # Errors
/// When an idea has no holder or two, or a loser was not told by whom.
pub fn race(clients: usize, servers: usize, ideas: usize, seed: u64) -> Outcome<Option<Race>> {
    let Some(mut world) = World::start(On::Postgres, 0)? else { return Ok(None) };
    while world.servers.len() < servers {
        let mut another = world.servers[0].beside();
        another.start()?;
        world.servers.push(another);
    }
    let ideas = bring(&mut world.admin, ideas)?;
    let mut people = vec![];
    for at in 0..clients {
        let (address, invite) =
            (world.servers[at % servers].address()?, world.admin.invite(Role::Engineer)?);
        people.push(Person::join(&address, &invite, &format!("Engineer{at}"))?);
    }
    let outcomes = thread::scope(|scope| {
        let ideas = &ideas;
        let running: Vec<_> = (seed..)
            .zip(people)
            .map(|(seed, person)| scope.spawn(move || claim_all(person, ideas, Chance::new(seed))))
            .collect();
        let ended =
            running.into_iter().map(|it| it.join().map_err(|_| "a client broke down".into()));
        ended.map(|it| it.and_then(|claimed| claimed)).collect::<Outcome<Vec<_>>>()
    })?;
    let (holders, lost) = held(outcomes)?;
    let (all, _) = things::of_server(&world.admin)?;
    for idea in &ideas {
        let holder = holders.get(idea).ok_or_else(|| format!("nobody holds {idea}"))?;
        let is_row = |(kind, id, _): &&(String, Uuid, String)| kind == "idea" && *id == idea.0;
        let row = all.values().find(is_row).ok_or("an idea is gone")?;
        if !row.2.contains(&holder.to_string()) {
            return Err(format!("{holder} was told to hold {idea}: {}", row.2).into());
        }
    }
    world.servers[0].verify()?;
    Ok(Some(Race { won: holders.len(), lost }))
}

fn bring(admin: &mut Person, count: usize) -> Outcome<Vec<IdeaId>> {
    let ideas: Vec<IdeaId> = (0..count).map(|_| ops::new_idea()).collect();
    for some in ideas.chunks(PUSH) {
        let imports =
            some.iter().map(|id| ops::import_ready(*id, "Match invoices", Uuid::now_v7()));
        let verdicts = admin.push(&imports.collect::<Outcome<Vec<_>>>()?)?;
        if let Some(refused) = verdicts.iter().find(|verdict| **verdict != Verdict::Ok) {
            return Err(format!("{refused:?}").into());
        }
    }
    Ok(ideas)
}

/// Who claimed, and what each claim led to.
type Claimed = (MemberId, Vec<(IdeaId, Verdict)>);

fn claim_all(mut person: Person, ideas: &[IdeaId], mut chance: Chance) -> Outcome<Claimed> {
    let mut left = ideas.to_vec();
    let mut claimed = vec![];
    while !left.is_empty() {
        let count = (1 + chance.below(AT_ONCE)).min(left.len());
        let some: Vec<_> = (0..count).map(|_| left.swap_remove(chance.below(left.len()))).collect();
        let claims = some.iter().map(|id| ops::claim(*id)).collect::<Outcome<Vec<_>>>()?;
        claimed.extend(some.into_iter().zip(person.push(&claims)?));
    }
    Ok((person.signed_in.member, claimed))
}

/// The one holder of each idea, and how many were told who that is.
fn held(outcomes: Vec<Claimed>) -> Outcome<(BTreeMap<IdeaId, MemberId>, usize)> {
    let (mut holders, mut refused) = (BTreeMap::new(), vec![]);
    for (who, claimed) in outcomes {
        for (idea, verdict) in claimed {
            match verdict {
                Verdict::Ok => {
                    if let Some(other) = holders.insert(idea, who) {
                        return Err(format!("{other} and {who} both hold {idea}").into());
                    }
                }
                Verdict::Rejected(refusal) if refusal.code == Code::ClaimTaken => {
                    refused.push((idea, refusal));
                }
                other => return Err(format!("a claim led to {other:?}").into()),
            }
        }
    }
    for (idea, refusal) in &refused {
        let told = refusal.facts.get("by").and_then(|by| by.as_str());
        if told.map(str::to_owned) != holders.get(idea).map(ToString::to_string) {
            return Err(format!("of {idea} the loser was told {refusal:?}").into());
        }
    }
    Ok((holders, refused.len()))
}
