//! Signing in: invites, tokens and devices. Rows carry names, never e-mail addresses; those stay here.

use hub_core::rows::Role;
use hub_core::{MemberId, SpaceId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// `POST /v1/sign-in`.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct SignIn {
    /// As it was given when the invite was accepted.
    pub email: String,
    /// 10 to 200 characters.
    pub password: String,
    /// What the person calls this device, 1 to 80 characters.
    pub device_name: String,
}

/// `POST /v1/invites/accept`: a single-use invite becomes an account and a member.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct AcceptInvite {
    /// The secret of the link.
    pub invite: String,
    /// 1 to 80 characters; everyone in the space sees it.
    pub display_name: String,
    /// For signing in; only administrators see it.
    pub email: String,
    /// 10 to 200 characters.
    pub password: String,
    /// What the person calls this device, 1 to 80 characters.
    pub device_name: String,
}

/// `POST /v1/sso/finish`: what the browser brought back from the organisation becomes a session.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct SsoFinish {
    /// The code that came with the browser.
    pub code: String,
    /// The secret whose SHA-256 was sent as `challenge`; 43 to 128 characters.
    pub verifier: String,
    /// What the person calls this device, 1 to 80 characters.
    pub device_name: String,
    /// The secret of an invite, for somebody who is no member yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub invite: Option<String>,
}

/// `POST /v1/tokens/refresh`.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct Refresh {
    /// The last refresh token; it is spent by this.
    pub refresh_token: String,
}

/// What a device needs from then on. The tokens are random words that mean nothing by themselves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct SignedIn {
    /// Sent as `Authorization: Bearer`.
    pub access_token: String,
    /// How long it is good for.
    pub access_seconds: u32,
    /// Good once, for the next pair.
    pub refresh_token: String,
    /// The space.
    #[schema(value_type = Uuid)]
    pub space: SpaceId,
    /// Its name, for the person.
    pub space_name: String,
    /// Who signed in.
    #[schema(value_type = Uuid)]
    pub member: MemberId,
    /// This device's session.
    pub session: Uuid,
}

/// `POST /v1/spaces/{space}/invites`, for administrators.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct NewInvite {
    /// What the new member may do.
    #[schema(value_type = String)]
    pub role: Role,
    /// 1 to 30 days.
    pub days: u32,
}

/// A new invite. Its secret is shown once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Invited {
    /// The secret.
    pub invite: String,
    /// `ohub://join?server=..&invite=..`, to be sent to the person.
    pub link: String,
    /// When it ends, in UTC milliseconds.
    pub expires_at_ms: i64,
}

/// `POST /v1/invites/look`. The secret stands in the body, for addresses end up in logs.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct LookInvite {
    /// The secret of the link.
    pub invite: String,
}

/// What `POST /v1/invites/look` says of an invite before it is spent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct InviteLook {
    /// The space.
    #[schema(value_type = Uuid)]
    pub space: SpaceId,
    /// Its name.
    pub space_name: String,
    /// Who invites.
    pub invited_by: String,
    /// What the new member may do.
    #[schema(value_type = String)]
    pub role: Role,
}

/// `GET /v1/devices`: where the person is signed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Devices {
    /// The last used first.
    pub devices: Vec<Device>,
}

/// One signed-in device; `DELETE /v1/devices/{session}` ends it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Device {
    /// Its session.
    pub session: Uuid,
    /// What the person called it.
    pub name: String,
    /// When it signed in, in UTC milliseconds.
    pub since_ms: i64,
    /// When it was last heard of, in UTC milliseconds.
    pub last_used_ms: i64,
    /// Whether it is the one that asks.
    pub is_this: bool,
}

/// `GET /v1/spaces/{space}/members`, for administrators: who can sign in, and how they are reached.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Members {
    /// By e-mail address.
    pub members: Vec<MemberAccount>,
}

/// The account of a member; name and role are in the member's row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct MemberAccount {
    /// Whose.
    #[schema(value_type = Uuid)]
    pub member: MemberId,
    /// For signing in.
    pub email: String,
    /// When it was made, in UTC milliseconds.
    pub since_ms: i64,
    /// When one of its devices was last heard of, in UTC milliseconds; none: it has no device.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_used_ms: Option<i64>,
}
