//! `hub-server init`: the space, and the one link of its first administrator.

use super::admin::{Invitation, say};
use super::args::{Init, Place, Reached};
use super::failure::Failure;
use super::place;
use hub_core::genesis::{Founding, genesis};
use hub_core::rows::Role;
use hub_core::{MemberId, OpId, ProfileId, Refusal, SpaceId};
use hub_server::config::Clock;
use hub_server::store::StoreError;
use hub_server::store::access::Invite;
use uuid::Uuid;

/// How long the first link is good for.
const DAYS: u32 = 7;

/// Makes the space.
pub async fn init(place: &Place, reached: &Reached, asked: &Init) -> Result<(), Failure> {
    let serving = place::serving(reached)?;
    let founding = founding(asked);
    let rows = genesis(&founding).map_err(|refusal| Failure::Said(sentence(&refusal)))?;
    let store = place::make(place).await?;
    if store.space().await?.is_some() {
        return match asked.if_missing {
            true => Ok(()),
            false => Err(StoreError::Exists.into()),
        };
    }
    store.found(rows).await?;
    println!("The space \"{}\" is made.", asked.name.trim());
    let founder = founding.member;
    let invite = Invite { role: Role::Admin, member: Some(founder), invited_by: founder };
    let link = say(&store, &serving, Invitation { space: founding.space, invite, days: DAYS });
    let link = link.await?;
    println!("Start the server, then open this link once in the desktop app to become its first");
    println!("administrator. It is good for {DAYS} days and is not shown again:\n\n  {link}\n");
    Ok(())
}

/// The first administrator has no name yet; accepting the link gives it one.
fn founding(asked: &Init) -> Founding {
    Founding {
        space: SpaceId(Uuid::now_v7()),
        member: MemberId(Uuid::now_v7()),
        op: OpId(Uuid::now_v7()),
        profiles: std::array::from_fn(|_| ProfileId(Uuid::now_v7())),
        name: asked.name.clone(),
        member_name: "Administrator".to_owned(),
        currency: asked.currency.trim().to_uppercase(),
        time_zone: asked.time_zone.clone(),
        now_ms: Clock::system().now_ms(),
    }
}

fn sentence(refusal: &Refusal) -> String {
    let field = refusal.facts.get("field").and_then(|field| field.as_str()).unwrap_or("option");
    let option = field.replace('_', "-");
    format!("--{option} cannot stand as it is given. Nothing was made. See hub-server init --help")
}
