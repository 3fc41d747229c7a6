//! What the program is asked on the command line, and what it answers there.

#![expect(clippy::print_stdout, reason = "a program for the terminal prints")]

mod admin;
mod args;
mod backup;
mod failure;
mod init;
mod place;
mod run;

pub use args::Cli;

use args::{Admin, Audit, Command};
use failure::Failure;
use hub_core::SpaceId;
use hub_server::authority::Verified;
use hub_server::http::ServeError;
use hub_server::store::Store;

/// Does what was asked.
pub async fn run(cli: Cli) -> Result<(), Failure> {
    let Cli { place, reached, running, command } = cli;
    match command {
        None => run::run(&place, &reached, running).await,
        Some(Command::Init(asked)) => init::init(&place, &reached, &asked).await,
        Some(Command::Admin(Admin::ResetToken(asked))) => {
            admin::reset_token(&place, &reached, asked.email.as_deref()).await
        }
        Some(Command::Admin(Admin::Invite(asked))) => admin::invite(&place, &reached, &asked).await,
        Some(Command::Backup(asked)) => backup::backup(&place, &asked.file),
        Some(Command::Audit(Audit::Verify)) => verify(&place).await,
        Some(Command::Openapi) => openapi(),
    }
}

/// What `docs/openapi.json` holds.
fn openapi() -> Result<(), Failure> {
    let text = hub_server::http::document().to_pretty_json().map_err(std::io::Error::other)?;
    println!("{text}");
    Ok(())
}

/// Recomputes the chain.
async fn verify(place: &args::Place) -> Result<(), Failure> {
    let store = place::open(place).await?;
    match store.verify(space(&store).await?).await? {
        Verified::Whole { operations } => {
            println!(
                "The record is whole: {operations} operations, each following from the one before."
            );
            Ok(())
        }
        Verified::Broken { n } => Err(Failure::Said(format!(
            "the record is not what was decided from operation {n} on: it was changed, or the \
             database is damaged. Nothing was written. Keep this database as it is, compare it \
             with a backup, and do not let devices push until you know why"
        ))),
    }
}

async fn space(store: &Store) -> Result<SpaceId, Failure> {
    Ok(store.space().await?.ok_or(ServeError::NoSpace)?)
}
