//! The words and options of `hub-server`, and their help.

use clap::{Args, Parser, Subcommand, ValueEnum};
use hub_core::rows::Role;
use ipnet::IpNet;
use std::net::SocketAddr;
use std::path::PathBuf;

/// The shared backend of the Opportunity Hub: one catalogue for everyone.
///
/// Without a command it serves. Every option can also be given as the environment variable that its
/// help names.
#[derive(Debug, Parser)]
#[command(name = "hub-server", version, after_help = EXAMPLE, max_term_width = 100)]
pub struct Cli {
    /// Where everything is kept.
    #[command(flatten)]
    pub place: Place,
    /// How devices reach the server.
    #[command(flatten)]
    pub reached: Reached,
    /// How it runs.
    #[command(flatten)]
    pub running: RunningArgs,
    /// What to do.
    #[command(subcommand)]
    pub command: Option<Command>,
}

const EXAMPLE: &str = "Example:
  hub-server init --name \"Our company\" --currency EUR --time-zone Europe/Lisbon
  hub-server
  hub-server --listen 0.0.0.0:443 --tls-cert hub.pem --tls-key hub.key --public-url https://hub.example.org
";

const PLACE: &str = "Where everything is kept";
const REACHED: &str = "How devices reach it";
const RUNNING: &str = "How it runs";

/// Where everything is kept.
#[derive(Clone, Debug, Args)]
pub struct Place {
    /// The folder of the embedded database [default: the data folder of this user on this system]
    #[arg(long, global = true, env = "OHUB_DATA", value_name = "DIR", help_heading = PLACE)]
    pub data: Option<PathBuf>,
    /// A PostgreSQL database instead of the folder, version 15 or later:
    /// postgres://user:password@host/name
    #[arg(
        long, global = true, env = "OHUB_DATABASE_URL", hide_env_values = true, value_name = "URL",
        help_heading = PLACE
    )]
    pub database_url: Option<String>,
}

/// How devices reach the server.
#[derive(Clone, Debug, Args)]
pub struct Reached {
    /// The address to listen at. Beyond this machine only with TLS
    #[arg(
        long, global = true, env = "OHUB_LISTEN", value_name = "ADDRESS:PORT",
        default_value = "127.0.0.1:8470", help_heading = REACHED
    )]
    pub listen: SocketAddr,
    /// The address that devices use, for links [default: as it listens]
    #[arg(long, global = true, env = "OHUB_PUBLIC_URL", value_name = "URL", help_heading = REACHED)]
    pub public_url: Option<String>,
    /// The certificate for TLS, with those that vouch for it, as a PEM file
    #[arg(
        long, global = true, env = "OHUB_TLS_CERT", value_name = "FILE", requires = "tls_key",
        help_heading = REACHED
    )]
    pub tls_cert: Option<PathBuf>,
    /// The certificate's private key, as a PEM file
    #[arg(
        long, global = true, env = "OHUB_TLS_KEY", value_name = "FILE", requires = "tls_cert",
        help_heading = REACHED
    )]
    pub tls_key: Option<PathBuf>,
    /// Put the key's hash into links, for a certificate of your own that no authority vouches for
    #[arg(long, global = true, env = "OHUB_PIN", requires = "tls_cert", help_heading = REACHED)]
    pub pin: bool,
    /// A proxy in front of this server speaks TLS, so plain HTTP may come from other machines
    #[arg(long, global = true, env = "OHUB_BEHIND_TLS_PROXY", help_heading = REACHED)]
    pub behind_tls_proxy: bool,
}

/// How the server runs.
#[derive(Clone, Debug, Args)]
pub struct RunningArgs {
    /// Networks of proxies that are believed when they say for whom they speak (X-Forwarded-For)
    #[arg(
        long = "trusted-proxy", env = "OHUB_TRUSTED_PROXY", value_delimiter = ',',
        value_name = "CIDR", help_heading = RUNNING
    )]
    pub trusted_proxies: Vec<IpNet>,
    /// The organisation's OpenID Connect provider: people can sign in through it. Register
    /// PUBLIC_URL/v1/sso/callback there
    #[arg(long, env = "OHUB_OIDC_ISSUER", value_name = "URL", requires = "oidc_client_id",
        help_heading = RUNNING)]
    pub oidc_issuer: Option<String>,
    /// The name under which the provider knows this server
    #[arg(long, env = "OHUB_OIDC_CLIENT_ID", value_name = "ID", requires = "oidc_client_secret_file",
        help_heading = RUNNING)]
    pub oidc_client_id: Option<String>,
    /// A file with the secret that the provider gave for it
    #[arg(long, env = "OHUB_OIDC_CLIENT_SECRET_FILE", value_name = "FILE", help_heading = RUNNING)]
    pub oidc_client_secret_file: Option<PathBuf>,
    /// Whoever the provider vouches for becomes a member with this role, without an invite
    #[arg(long, env = "OHUB_OIDC_JOINS_AS", value_name = "ROLE", value_parser = role,
        help_heading = RUNNING)]
    pub oidc_joins_as: Option<Role>,
    /// Operations that a person may send in a minute
    #[arg(
        long, env = "OHUB_OPERATIONS_PER_MINUTE", value_name = "N", default_value_t = 2_000,
        help_heading = RUNNING
    )]
    pub operations_per_minute: u32,
    /// Operations that a lead or administrator may send in a minute
    #[arg(
        long, env = "OHUB_OPERATIONS_PER_MINUTE_OF_LEADS", value_name = "N",
        default_value_t = 20_000, help_heading = RUNNING
    )]
    pub operations_per_minute_of_leads: u32,
    /// How the log is written, to stderr
    #[arg(long, env = "OHUB_LOG", value_enum, default_value = "text", help_heading = RUNNING)]
    pub log: Log,
    /// What is logged
    #[arg(long, env = "OHUB_LOG_LEVEL", default_value = "info", value_name = "LEVEL",
        value_parser = ["error", "warn", "info", "debug"], help_heading = RUNNING)]
    pub log_level: String,
}

/// Forms of the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Log {
    /// Lines for people.
    Text,
    /// Lines of JSON for programs.
    Json,
}

/// What the program does besides serving.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make the space and print the link of its first administrator
    #[command(after_help = "Example:\n  hub-server init --name \"Our company\" --currency EUR \
                            --time-zone Europe/Lisbon")]
    Init(Init),
    /// Let people in from this machine
    #[command(subcommand)]
    Admin(Admin),
    /// Write a copy of the embedded database, also while the server runs
    ///
    /// A PostgreSQL database is backed up with its own tools (pg_dump).
    #[command(after_help = "Example:\n  hub-server backup /backups/hub-monday.db")]
    Backup(Backup),
    /// Look at the record of all operations
    #[command(subcommand)]
    Audit(Audit),
    /// Print the description of all addresses, as OpenAPI
    #[command(hide = true)]
    Openapi,
}

/// See [`Command::Init`].
#[derive(Debug, Args)]
pub struct Init {
    /// The name of the space; everyone sees it
    #[arg(long, env = "OHUB_SPACE_NAME")]
    pub name: String,
    /// Its currency, as three letters
    #[arg(long, env = "OHUB_SPACE_CURRENCY")]
    pub currency: String,
    /// Its time zone, for example Europe/Lisbon or America/Sao_Paulo
    #[arg(long, env = "OHUB_SPACE_TIME_ZONE")]
    pub time_zone: String,
    /// Do nothing where a space is already, for scripts that start a server
    #[arg(long)]
    pub if_missing: bool,
}

/// Letting people in.
#[derive(Debug, Subcommand)]
pub enum Admin {
    /// Print a new single-use link for somebody who is a member, and void the former one
    ///
    /// Without --email it is for the first administrator. Who opens it chooses e-mail address and
    /// password anew; all devices of that member are signed out then.
    #[command(after_help = "Example:\n  hub-server admin reset-token --email ana@example.org")]
    ResetToken(ResetToken),
    /// Print a single-use link for a new member
    #[command(after_help = "Example:\n  hub-server admin invite --role lead --days 7")]
    Invite(Invite),
}

/// See [`Admin::ResetToken`].
#[derive(Debug, Args)]
pub struct ResetToken {
    /// Whose
    #[arg(long)]
    pub email: Option<String>,
}

/// See [`Admin::Invite`].
#[derive(Debug, Args)]
pub struct Invite {
    /// What the new member may do: viewer, contributor, engineer, lead or admin
    #[arg(long, value_parser = role)]
    pub role: Role,
    /// How many days the link is good for, 1 to 30
    #[arg(long, default_value_t = 7, value_parser = clap::value_parser!(u32).range(1..=30))]
    pub days: u32,
}

/// See [`Command::Backup`].
#[derive(Debug, Args)]
pub struct Backup {
    /// The file to write; it must not be there
    pub file: PathBuf,
}

/// Looking at the record.
#[derive(Debug, Subcommand)]
pub enum Audit {
    /// Recompute the chain over all operations, and say whether anybody changed them
    Verify,
}

fn role(word: &str) -> Result<Role, String> {
    Role::from_word(word)
        .ok_or_else(|| "one of viewer, contributor, engineer, lead, admin".to_owned())
}
