//! Options of shared spaces.

use super::Progress;
use clap::{Args, ValueEnum};
use hub_core::rows::Role;
use std::path::PathBuf;

/// A shared space to join.
#[derive(Debug, Args)]
pub struct Join {
    /// The link of an invite (ohub://join?..), or, for somebody who has an account, the address of
    /// the server
    pub link: String,
    /// Your name, as everyone there sees it; needed with an invite
    #[arg(long)]
    pub name: Option<String>,
    /// Your e-mail address, for signing in
    #[arg(long)]
    pub email: String,
    /// Read the password from the first line of stdin; there is no other way to give it, so that it
    /// stands in no list of processes
    #[arg(long, required = true)]
    pub password_stdin: bool,
    /// What you call this device [default: the name of this computer]
    #[arg(long, value_name = "NAME")]
    pub device: Option<String>,
    /// Keep the means to stay signed in in this file, which only you can read [default: the
    /// system's keychain]
    #[arg(long, value_name = "FILE")]
    pub token_file: Option<PathBuf>,
    /// How long the first copy may take, in seconds; `ohub sync` goes on with it
    #[arg(long, value_name = "SECONDS", default_value_t = 600)]
    pub within: u64,
    /// Whether to say on stderr how far it is [default: on a terminal]
    #[arg(long, value_enum, default_value = "auto")]
    pub progress: Progress,
}

/// A sync.
#[derive(Debug, Args)]
pub struct Sync {
    /// Stay, and keep the space level until Ctrl+C
    #[arg(long)]
    pub watch: bool,
    /// How long it may take, in seconds
    #[arg(long, value_name = "SECONDS", default_value_t = 600, conflicts_with = "watch")]
    pub within: u64,
    /// Whether to say on stderr how far it is [default: on a terminal]
    #[arg(long, value_enum, default_value = "auto")]
    pub progress: Progress,
}

/// Somebody to invite.
#[derive(Debug, Args)]
pub struct Invite {
    /// What the new member may do
    #[arg(long, value_enum, default_value = "contributor")]
    pub role: Invited,
    /// How long the link is good
    #[arg(long, value_name = "DAYS", default_value_t = 7,
          value_parser = clap::value_parser!(u32).range(1..=30))]
    pub days: u32,
}

/// The roles, each with all that those before it may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Invited {
    /// Reads and follows
    Viewer,
    /// Sends ideas and comments
    Contributor,
    /// Claims and builds
    Engineer,
    /// Decides
    Lead,
    /// Manages the space and its members
    Admin,
}

impl From<Invited> for Role {
    fn from(invited: Invited) -> Self {
        match invited {
            Invited::Viewer => Self::Viewer,
            Invited::Contributor => Self::Contributor,
            Invited::Engineer => Self::Engineer,
            Invited::Lead => Self::Lead,
            Invited::Admin => Self::Admin,
        }
    }
}
