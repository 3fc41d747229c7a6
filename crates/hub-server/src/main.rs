//! `hub-server`: the shared backend of the Opportunity Hub, one program with nothing beside it.
//!
//! Deliberately not here: everything it does; this crate's library does it.

mod cli;

use clap::Parser;
use std::process::ExitCode;

#[tokio::main]
async fn main() -> ExitCode {
    let cli = cli::Cli::parse();
    match cli::run(cli).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("hub-server: {failure}");
            ExitCode::FAILURE
        }
    }
}
