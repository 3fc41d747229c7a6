//! What only the server knows of the people in a joined space: how they sign in, where, and invites.
//! All of it is asked for when it is wanted, and nothing of it is kept.

use super::calls::Server;
use crate::views::{AccountView, DeviceEntry, InviteRequest, InviteView};
use crate::{AppError, Session};
use hub_core::SpaceId;
use hub_protocol::{Devices, Invited, Members, NewInvite};
use uuid::Uuid;

/// All of them fail with `NOT_JOINED`, `SERVER_UNREACHABLE`, `NOT_SIGNED_IN`, `FORBIDDEN`, and what
/// else a server says.
#[expect(clippy::missing_errors_doc, reason = "said once above")]
impl Session {
    /// How members sign in, by e-mail address; for administrators.
    pub fn accounts(&self) -> Result<Vec<AccountView>, AppError> {
        let (server, tokens, space) = self.asking()?;
        let members: Members = server.get(&format!("v1/spaces/{space}/members"), &tokens)?;
        let account = |it: hub_protocol::MemberAccount| AccountView {
            member: it.member,
            email: it.email,
            last_used_ms: it.last_used_ms,
        };
        Ok(members.members.into_iter().map(account).collect())
    }

    /// Where this person is signed in, the last used first.
    pub fn devices(&self) -> Result<Vec<DeviceEntry>, AppError> {
        let (server, tokens, _) = self.asking()?;
        let devices: Devices = server.get("v1/devices", &tokens)?;
        let entry = |it: hub_protocol::Device| DeviceEntry {
            session: it.session,
            name: it.name,
            since_ms: it.since_ms,
            last_used_ms: it.last_used_ms,
            is_this: it.is_this,
        };
        Ok(devices.devices.into_iter().map(entry).collect())
    }

    /// Ends the session of a device.
    pub fn revoke(&self, session: Uuid) -> Result<(), AppError> {
        let (server, tokens, _) = self.asking()?;
        server.delete(&format!("v1/devices/{session}"), &tokens)
    }

    /// Makes an invite, whose link is shown once; for administrators.
    pub fn invite(&self, wanted: &InviteRequest) -> Result<InviteView, AppError> {
        let (server, tokens, space) = self.asking()?;
        let new = NewInvite { role: wanted.role, days: wanted.days };
        let path = format!("v1/spaces/{space}/invites");
        let invited: Invited = server.post(&path, Some(&tokens), &new)?;
        Ok(InviteView { link: invited.link, expires_at_ms: invited.expires_at_ms })
    }

    fn asking(&self) -> Result<(Server, hub_sync::Session, SpaceId), AppError> {
        let shared = self.shared()?;
        let tokens = shared.tokens.clone().ok_or_else(|| AppError::new("NOT_SIGNED_IN"))?;
        Ok((Server::at(shared.kept().address()?)?, tokens, shared.space))
    }
}
