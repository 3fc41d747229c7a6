//! `hub-server admin`: links for people, made by whoever has the machine.

use super::args::{Invite as Asked, Place, Reached};
use super::failure::Failure;
use super::{place, space};
use hub_core::rows::Role;
use hub_core::{MemberId, SpaceId};
use hub_server::access::{Email, Kind, Secret};
use hub_server::authority::Asker;
use hub_server::config::{Clock, Serving};
use hub_server::http::pin;
use hub_server::link;
use hub_server::store::access::Invite;
use hub_server::store::{Store, StoreError};
use std::io;

/// An invite to be made.
pub struct Invitation {
    /// In which space.
    pub space: SpaceId,
    /// What it is.
    pub invite: Invite,
    /// How long it is good for.
    pub days: u32,
}

/// Keeps an invite and gives its link.
pub async fn say(
    store: &Store,
    serving: &Serving,
    invitation: Invitation,
) -> Result<String, Failure> {
    let Invitation { space, invite, days } = invitation;
    let secret = Secret::random(Kind::Invite).map_err(io::Error::other)?;
    let now_ms = Clock::system().now_ms();
    let expires_at_ms = now_ms + i64::from(days) * 24 * 3_600_000;
    store.put_invite(space, secret.hash(), invite, now_ms, expires_at_ms).await?;
    let pin = serving.tls.as_ref().map(pin).transpose();
    let pin = pin.map_err(hub_server::http::ServeError::from)?.flatten();
    Ok(link::join(&serving.address(serving.listen), secret.word(), pin.as_deref()))
}

/// A link for a new member.
pub async fn invite(place: &Place, reached: &Reached, asked: &Asked) -> Result<(), Failure> {
    let serving = place::serving(reached)?;
    let store = place::open(place).await?;
    let space = space(&store).await?;
    let invited_by = store.first_admin(space).await?;
    let invite = Invite { role: asked.role, member: None, invited_by };
    let link = say(&store, &serving, Invitation { space, invite, days: asked.days }).await?;
    println!("{link}");
    Ok(())
}

/// A link by which a member gets a new password.
pub async fn reset_token(
    place: &Place,
    reached: &Reached,
    email: Option<&str>,
) -> Result<(), Failure> {
    let serving = place::serving(reached)?;
    let store = place::open(place).await?;
    let space = space(&store).await?;
    let admin = store.first_admin(space).await?;
    let member = match email {
        Some(email) => of_email(&store, space, email).await?,
        None => admin,
    };
    let role = store.role(Asker { space, member }).await?;
    let invite = Invite { role, member: Some(member), invited_by: admin };
    let link = say(&store, &serving, Invitation { space, invite, days: 7 }).await?;
    if role == Role::Admin {
        eprintln!("Whoever opens this link becomes an administrator. Hand it over in person.");
    }
    println!("{link}");
    Ok(())
}

async fn of_email(store: &Store, space: SpaceId, email: &str) -> Result<MemberId, Failure> {
    let email = Email::read(email).map_err(StoreError::from)?;
    let account = store.account(space, email.as_str().to_owned()).await?;
    let none = || {
        Failure::Said(format!("nobody has the e-mail address {}. Nothing was done", email.as_str()))
    };
    Ok(account.ok_or_else(none)?.member)
}
