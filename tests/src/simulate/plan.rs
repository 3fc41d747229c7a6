//! What a history is like: who takes part, how bad the network is, and what goes wrong when.

use super::draw::Draw;
use hub_core::rows::Role;

/// Something that happens once, at a moment of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// A device has no network for a while.
    Offline,
    /// The server is not there for a while.
    Outage,
    /// The server is there, its database is not.
    Unavailable,
    /// The server fails at pushes for a while.
    Internal,
    /// The server wants to be left alone.
    TooMany,
    /// The server takes no operations of this version for a while.
    UpgradeRequired,
    /// All access tokens are spent at once.
    TokensSpent,
    /// A session is ended; the person signs in again later.
    SessionOver,
    /// A process ends without a word.
    Crash,
    /// The server's process ends without a word.
    ServerCrash,
    /// A backup of the server is made.
    ServerSaved,
    /// The server is put back to its last backup.
    ServerRestored,
    /// A data folder is copied, and both go on.
    CopiedFolder,
    /// A device loses what can be fetched again.
    CatalogueLost,
    /// A clock is wrong by a year from now on.
    ClockJump,
    /// Somebody joins with a new device.
    LateJoin,
    /// The next operation of a person cannot be taken by the server.
    Poison,
    /// An admin changes somebody's role.
    RoleChange,
    /// An admin removes somebody.
    Removal,
    /// An admin erases a text.
    Erasure,
}

const FAULTS: &[(Fault, u32)] = &[
    (Fault::Offline, 24),
    (Fault::Outage, 6),
    (Fault::Unavailable, 4),
    (Fault::Internal, 4),
    (Fault::TooMany, 4),
    (Fault::UpgradeRequired, 3),
    (Fault::TokensSpent, 6),
    (Fault::SessionOver, 4),
    (Fault::Crash, 10),
    (Fault::ServerCrash, 6),
    (Fault::ServerSaved, 6),
    (Fault::ServerRestored, 8),
    (Fault::CopiedFolder, 4),
    (Fault::CatalogueLost, 4),
    (Fault::ClockJump, 6),
    (Fault::LateJoin, 7),
    (Fault::Poison, 8),
    (Fault::RoleChange, 7),
    (Fault::Removal, 5),
    (Fault::Erasure, 8),
];

/// The conditions of one history.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The people at the beginning; the first is an admin.
    pub roles: Vec<Role>,
    /// Messages that get lost, each way.
    pub lost_permille: u32,
    /// Messages that arrive twice.
    pub twice_permille: u32,
    /// Answers that break off.
    pub torn_permille: u32,
    /// How long messages travel at most; they overtake each other.
    pub delay_ms: u64,
    /// Steps of a device's store at which its process ends.
    pub crash_permille: u32,
    /// Steps of a device's store that find the disk full.
    pub full_permille: u32,
    /// Requests at which the server's process ends.
    pub server_crash_permille: u32,
    /// Rows and events in a page.
    pub page_items: u32,
    /// How long people work.
    pub work_ms: u64,
    /// How often somebody does something, in all.
    pub acts: u64,
    /// What else happens, and when.
    pub faults: Vec<(u64, Fault)>,
}

impl Plan {
    /// Conditions by chance; some histories are calm, some are not.
    pub fn drawn(draw: &mut Draw) -> Self {
        let is_calm = draw.permille(120);
        let share = |draw: &mut Draw, most: u64| {
            if is_calm || draw.permille(400) { 0 } else { draw.from(0, most) as u32 }
        };
        let work_ms = draw.from(20_000, 150_000);
        let faults = if is_calm { 0 } else { draw.from(0, 7) };
        Self {
            roles: roles(draw),
            lost_permille: share(draw, 150),
            twice_permille: share(draw, 100),
            torn_permille: share(draw, 80),
            delay_ms: draw.weighted(&[(20, 4), (300, 4), (4_000, 2), (20_000, 1)]),
            crash_permille: share(draw, 15),
            full_permille: share(draw, 15),
            server_crash_permille: share(draw, 20),
            page_items: draw.weighted(&[(1, 3), (2, 2), (5, 2), (40, 2), (2_000, 4)]),
            work_ms,
            acts: draw.from(12, 45),
            faults: with_backups((0..faults).map(|_| fault(draw, work_ms)).collect(), draw),
        }
    }
}

/// At least one admin and one more; leads and engineers are where most happens.
fn roles(draw: &mut Draw) -> Vec<Role> {
    let weights = [
        (Role::Viewer, 1),
        (Role::Contributor, 3),
        (Role::Engineer, 6),
        (Role::Lead, 6),
        (Role::Admin, 2),
    ];
    let others = draw.from(1, 3);
    let others: Vec<Role> = (0..others).map(|_| draw.weighted(&weights)).collect();
    [vec![Role::Admin], others].concat()
}

/// What is put back was saved before.
fn with_backups(mut faults: Vec<(u64, Fault)>, draw: &mut Draw) -> Vec<(u64, Fault)> {
    let restored = faults.iter().filter(|(_, fault)| *fault == Fault::ServerRestored);
    let saved: Vec<_> =
        restored.map(|(at_ms, _)| (draw.from(0, *at_ms), Fault::ServerSaved)).collect();
    faults.extend(saved);
    faults
}

fn fault(draw: &mut Draw, work_ms: u64) -> (u64, Fault) {
    let at_ms = draw.from(1_000, work_ms);
    (at_ms, draw.weighted(FAULTS))
}
