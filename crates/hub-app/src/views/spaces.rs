//! The spaces of this device, and what joining one says.

use super::AppState;
use hub_core::SpaceId;
use hub_core::rows::Role;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Who decides in a space.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SpaceKind {
    /// This device, for its person alone.
    Private,
    /// A server, for everyone in the space.
    Joined,
}

/// One space of this device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct SpaceEntry {
    /// Which one.
    pub id: SpaceId,
    /// Its name.
    pub name: String,
    /// Who decides in it.
    pub kind: SpaceKind,
    /// Whether nothing in it is the person's own.
    pub is_sample: bool,
    /// Whether it is the one that is shown.
    pub is_open: bool,
    /// Left, and kept for reading.
    pub is_read_only: bool,
    /// For example `hub.alder.example`; none: private.
    pub host: Option<String>,
    /// Own changes that the server has not taken yet.
    pub unsent: u32,
    /// None in a private space; of one that is not open, as it was left.
    pub phase: Option<super::SyncPhase>,
}

/// Which space.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct SpaceRequest {
    /// Its id.
    pub id: SpaceId,
}

/// What stays of a space that is left.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LeaveKeep {
    /// All of it, for reading.
    ReadOnly,
    /// Nothing: its folder goes, with what was not sent.
    Delete,
}

/// Leaving a joined space.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct LeaveRequest {
    /// Which one.
    pub id: SpaceId,
    /// What stays.
    pub keep: LeaveKeep,
    /// The person knows that what was not sent goes with it.
    #[ts(optional)]
    pub discard_unsent: Option<bool>,
}

/// A link, an address or a bare host, as it was pasted.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct LookRequest {
    /// `ohub://join?..`, `https://..` or a host.
    pub link: String,
}

/// How what travels is protected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Protection {
    /// An authority that the system trusts vouches for the server.
    Tls,
    /// The link names the server's key.
    Pinned,
    /// It stays on this computer.
    Loopback,
}

/// What a server, and an invite, say before anything is given away.
#[derive(Clone, Debug, Serialize, TS)]
pub struct JoinLook {
    /// As it is asked from then on, for example `https://hub.alder.example`.
    pub server: String,
    /// For example `hub.alder.example`.
    pub host: String,
    /// How what travels is protected.
    pub protection: Protection,
    /// The link holds an invite, and it is good.
    pub invite: Option<JoinInvite>,
    /// People can sign in through their organisation.
    pub sso: bool,
    /// The space is on this device already.
    pub known: Option<SpaceId>,
}

/// A good invite.
#[derive(Clone, Debug, Serialize, TS)]
pub struct JoinInvite {
    /// Where to.
    pub space: SpaceId,
    /// Its name.
    pub space_name: String,
    /// Who invites.
    pub invited_by: String,
    /// What the new member may do.
    pub role: Role,
}

/// Accepting an invite.
#[derive(Clone, Deserialize, TS)]
pub struct AcceptRequest {
    /// The link with the invite.
    pub link: String,
    /// Everyone in the space sees it.
    pub display_name: String,
    /// For signing in.
    pub email: String,
    /// At least ten characters.
    pub password: String,
    /// What the person calls this device.
    pub device_name: String,
}

/// Signing in to a space that one is a member of; on this device for the first time, or again.
#[derive(Clone, Deserialize, TS)]
pub struct SignInRequest {
    /// A link, an address or a bare host.
    pub link: String,
    /// As it was given when the invite was accepted.
    pub email: String,
    /// The password.
    pub password: String,
    /// What the person calls this device.
    pub device_name: String,
}

/// Where the means to stay signed in are kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TokensKept {
    /// The system's keychain.
    Keychain,
    /// Nowhere: they go when the Hub is closed.
    #[default]
    Session,
    /// A file that the person named.
    File,
}

/// The person is in.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Joined {
    /// With the space open; it fills while it is shown.
    pub state: AppState,
    /// Whether the next start needs a password.
    pub tokens: TokensKept,
}

/// One device that is signed in as this person.
#[derive(Clone, Debug, Serialize, TS)]
pub struct DeviceEntry {
    /// Names it for revoking.
    pub session: uuid::Uuid,
    /// What the person called it.
    pub name: String,
    /// When it signed in, in UTC milliseconds.
    #[ts(type = "number")]
    pub since_ms: i64,
    /// When it was last heard of, in UTC milliseconds.
    #[ts(type = "number")]
    pub last_used_ms: i64,
    /// Whether it is this one.
    pub is_this: bool,
}

/// Which device.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct DeviceRevoke {
    /// Its session.
    pub session: uuid::Uuid,
}

/// A new invite is wanted.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct InviteRequest {
    /// What the new member may do.
    pub role: Role,
    /// How long it is good: 1 to 30.
    pub days: u32,
}

/// A new invite.
#[derive(Clone, Debug, Serialize, TS)]
pub struct InviteView {
    /// Shown once.
    pub link: String,
    /// When it ends, in UTC milliseconds.
    #[ts(type = "number")]
    pub expires_at_ms: i64,
}

/// How one member signs in; for administrators.
#[derive(Clone, Debug, Serialize, TS)]
pub struct AccountView {
    /// Whose.
    pub member: hub_core::MemberId,
    /// For signing in.
    pub email: String,
    /// When one of its devices was last heard of, in UTC milliseconds; none: it has no device.
    #[ts(type = "number | null")]
    pub last_used_ms: Option<i64>,
}
